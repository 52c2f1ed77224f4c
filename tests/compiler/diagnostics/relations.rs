//! Relations, and what each may point at.

use crate::support::{another, chain, expect};

#[test]
fn targets() {
    expect(&[
        (
            &[(
                r#"supersedes = ["aws-es-2021"]"#,
                r#"supersedes = ["aws-es-2024"]"#,
            )],
            &["data/investments.toml:29:15: supersedes names the record itself"],
        ),
        (
            &[(
                r#"supersedes = ["aws-es-2021"]"#,
                r#"supersedes = ["aws-es-2021", "aws-es-2021"]"#,
            )],
            &[r#"data/investments.toml:29:30: supersedes names "aws-es-2021" twice"#],
        ),
        (
            &[(
                r#"supersedes = ["aws-es-2021"]"#,
                r#"supersedes = ["Aws-es-2021"]"#,
            )],
            &[
                r#"data/investments.toml:29:15: unknown investment "Aws-es-2021"; help: did you mean "aws-es-2021"?"#,
            ],
        ),
    ]);
}

#[test]
fn directions() {
    expect(&[
        (
            &[(
                r#"supersedes = ["aws-es-2021"]"#,
                r#"supersedes = ["aws-it-2025"]"#,
            )],
            &[
                r#"data/investments.toml:29:15: supersedes "aws-it-2025", which became public later: 2025-01"#,
            ],
        ),
        (
            &[
                (
                    "adds-to = [\"aws-es-2024\"]\nstated-total = 33_700_000_000\n",
                    "",
                ),
                (
                    r#"note = "The first plan.""#,
                    r#"adds-to = ["aws-es-2026"]"#,
                ),
            ],
            &[
                r#"data/investments.toml:17:12: adds-to "aws-es-2026", which became public later: 2026-03-02"#,
            ],
        ),
        (
            &[(
                r#"outcome-of = ["aws-it-2024"]"#,
                r#"restates = ["aws-es-2026"]"#,
            )],
            &[
                r#"data/investments.toml:68:13: restates "aws-es-2026", which became public later: 2026-03-02"#,
            ],
        ),
        (
            &[
                (
                    "country = \"IT\"\ntitle = \"What",
                    "country = \"ES\"\ntitle = \"What",
                ),
                ("[investment.aws-it-2025]", "[investment.aws-es-2025]"),
                (
                    r#"outcome-of = ["aws-it-2024"]"#,
                    "part-of = [\"aws-es-2026\"]\noverlaps = [\"aws-es-2024\"]",
                ),
            ],
            &[],
        ),
        (
            &[(
                r#"outcome-of = ["aws-it-2024"]"#,
                r#"outcome-of = ["aws-es-2024"]"#,
            )],
            &[r#"data/investments.toml:68:15: outcome-of "aws-es-2024", which was never in talks"#],
        ),
        (
            &[
                (r#"stated-by = "press""#, r#"stated-by = "third-party""#),
                (
                    r#"outcome-of = ["aws-it-2024"]"#,
                    r#"supersedes = ["aws-it-2024"]"#,
                ),
            ],
            &[
                r#"data/investments.toml:68:15: supersedes "aws-it-2024" by a third party's estimate; help: leave it out, or write restates or overlaps"#,
            ],
        ),
        (
            &[(r#"stated-by = "press""#, r#"stated-by = "third-party""#)],
            &[
                r#"data/investments.toml:68:15: outcome-of "aws-it-2024" by a third party's estimate; help: leave it out, or write restates or overlaps"#,
            ],
        ),
        (
            &[(
                r#"date = "2024", status = "in-talks""#,
                r#"date = "2025-01-31", status = "in-talks""#,
            )],
            &[],
        ),
    ]);
}

#[test]
fn cycles() {
    expect(&[
        (
            &[(
                r#"note = "The first plan.""#,
                r#"overlaps = ["aws-es-2026"]"#,
            )],
            &[
                "data/investments.toml:17:13: relations form a cycle: aws-es-2021 -> aws-es-2026 -> aws-es-2024 -> aws-es-2021",
            ],
        ),
        (
            &[(
                r#"note = "The first plan.""#,
                r#"part-of = ["aws-es-2024"]"#,
            )],
            &[
                "data/investments.toml:17:12: relations form a cycle: aws-es-2021 -> aws-es-2024 -> aws-es-2021",
            ],
        ),
        (
            &[
                (
                    r#"note = "The first plan.""#,
                    r#"part-of = ["aws-es-2024"]"#,
                ),
                (
                    "status = \"in-talks\", source = \"rtve-2024\" }]\nsources",
                    "status = \"in-talks\", source = \"rtve-2024\" }]\noverlaps = [\"aws-it-2025\"]\nsources",
                ),
            ],
            &[
                "data/investments.toml:17:12: relations form a cycle: aws-es-2021 -> aws-es-2024 -> aws-es-2021",
                "data/investments.toml:56:13: relations form a cycle: aws-it-2024 -> aws-it-2025 -> aws-it-2024",
            ],
        ),
    ]);
}

/// What was revised goes back to its first sum: the newest record is told as the first one again.
#[test]
fn circles_of_money() {
    expect(&[
        (
            &[
                ("value = 18_000_000_000", "value = 2_500_000_000"),
                (
                    "adds-to = [\"aws-es-2024\"]\nstated-total = 33_700_000_000\n",
                    "supersedes = [\"aws-es-2024\"]\nrestates = [\"aws-es-2021\"]\n",
                ),
            ],
            &[
                r#"data/investments.toml:43:13: restates "aws-es-2021" closes a circle, in which each record waits for the money of the next: aws-es-2026 -> aws-es-2021 -> aws-es-2024 -> aws-es-2026; help: relate "aws-es-2026" and "aws-es-2021" by supersedes alone, or leave one of the relations out"#,
            ],
        ),
        // Superseding the first as well says the same, without a circle.
        (
            &[(
                "adds-to = [\"aws-es-2024\"]\nstated-total = 33_700_000_000\n",
                "supersedes = [\"aws-es-2021\", \"aws-es-2024\"]\n",
            )],
            &[],
        ),
        // Layers upon layers are judged at once.
        (&[("# more investments\n", &chain(48))], &[]),
    ]);
}

/// The older record may be known less precisely than the newer.
#[test]
fn ages() {
    let older = r#"date = "2021-05-25", status"#;
    let newer = r#"date = "2024-05-22""#;
    for (theirs, own, is_younger) in [
        ("2021-05-25", "2021-05-25", false),
        ("2021-05", "2021-05-01", false),
        ("2021", "2021-05-25", false),
        ("2021-05-25", "2021-05", false),
        ("2021-06", "2021-05-31", true),
        ("2022-01", "2021-12-31", true),
        ("2021-05-26", "2021-05-25", true),
    ] {
        let message = format!(
            r#"data/investments.toml:29:15: supersedes "aws-es-2021", which became public later: {theirs}"#
        );
        let expected: &[&str] = if is_younger { &[&message] } else { &[] };
        let theirs = format!("date = {theirs:?}, status");
        let own = format!("date = {own:?}");
        expect(&[(&[(older, &theirs), (newer, &own)], expected)]);
    }
    // An upper bound may be much too late.
    expect(&[(
        &[
            (older, r#"date = "2022-06-30", by = true, status"#),
            (newer, r#"date = "2022-01-01""#),
        ],
        &[],
    )]);
}

#[test]
fn phases() {
    let help = "help: write fulfils for money spent that was the pledge's, or part-of";
    let spent = |relation: &str| {
        another("aws-es-spent", relation).replace("phase = \"pledged\"", "phase = \"spent\"")
    };
    let place = ("# more investments\n", "data/investments.toml:82");
    expect(&[
        (
            &[(place.0, &spent("supersedes = [\"aws-es-2026\"]"))],
            &[&format!(
                r#"{}:15: supersedes "aws-es-2026", which is pledged: another phase; {help}"#,
                place.1
            )],
        ),
        (
            &[(place.0, &spent("outcome-of = [\"aws-it-2024\"]"))],
            &[&format!(
                r#"{}:15: outcome-of "aws-it-2024", which is pledged: another phase; {help}"#,
                place.1
            )],
        ),
        (&[(place.0, &spent("fulfils = [\"aws-es-2026\"]"))], &[]),
        (&[(place.0, &spent("part-of = [\"aws-es-2026\"]"))], &[]),
    ]);
}

/// A sum that is more than talked about does not vanish behind a record that cannot take its place.
#[test]
fn firm_sums() {
    let unquantified = "amount = \"unquantified\"";
    let first = |status: &str| {
        another("aws-es-next", "supersedes = [\"aws-es-2026\"]")
            .replace("status = \"announced\"", &format!("status = {status:?}"))
    };
    let talks = "is in talks itself on its first day; help: leave the relation out until there is firm news";
    let withdrawn = "is withdrawn on its first day; help: that is a status of \"aws-es-2026\": add it to the history there";
    let nothing = "states no amount; help: state the sum that holds now, or leave the relation out";
    let message = |trouble: &str| {
        format!(
            r#"data/investments.toml:82:15: supersedes "aws-es-2026", a firm sum, but {trouble}"#
        )
    };
    let sum = "amount = { value = 5, currency = \"EUR\", qualifier = \"exact\" }";
    for (record, expected) in [
        (first("in-talks"), vec![message(talks)]),
        (first("withdrawn"), vec![message(withdrawn)]),
        (
            first("shelved"),
            vec![message(&withdrawn.replace("withdrawn", "shelved"))],
        ),
        (
            first("refused"),
            vec![message(&withdrawn.replace("withdrawn", "refused"))],
        ),
        (
            first("announced").replace(sum, unquantified),
            vec![message(nothing)],
        ),
        (first("announced"), vec![]),
    ] {
        let expected: Vec<_> = expected.iter().map(String::as_str).collect();
        expect(&[(&[("# more investments\n", &record)], &expected)]);
    }
    // Nothing is lost where no total could hold the money.
    expect(&[(
        &[
            (
                "adds-to = [\"aws-es-2024\"]\nstated-total = 33_700_000_000\n",
                "",
            ),
            (
                "[investment.aws-es-2026]\nprovider = \"aws\"\ncountry = \"ES\"\ntitle = \"More in Aragon\"\n\
                 kind = \"plan\"\nphase = \"pledged\"\nscope = \"infrastructure\"\n",
                "[investment.aws-es-2026]\nprovider = \"aws\"\ncountry = \"ES\"\ntitle = \"More in Aragon\"\n\
                 kind = \"plan\"\nphase = \"pledged\"\nscope = \"joint\"\n",
            ),
            (
                "# more investments\n",
                &first("announced").replace(sum, unquantified),
            ),
        ],
        &[],
    )]);
}

#[test]
fn contradictions() {
    let relations = |relations: &str| another("aws-es-next", relations);
    let help = "help: keep the one that says where the money is";
    expect(&[
        (
            &[(
                "# more investments\n",
                &relations("supersedes = [\"aws-es-2026\"]\nrestates = [\"aws-es-2026\"]"),
            )],
            &[&format!(
                r#"data/investments.toml:83:13: both supersedes and restates name "aws-es-2026"; {help}"#
            )],
        ),
        (
            &[(
                "# more investments\n",
                &relations("overlaps = [\"aws-es-2026\"]\ndistinct-from = [\"aws-es-2026\"]"),
            )],
            &[&format!(
                r#"data/investments.toml:83:18: both overlaps and distinct-from name "aws-es-2026"; {help}"#
            )],
        ),
        // Money spent may be the pledge's and a part of it.
        (
            &[(
                "# more investments\n",
                &relations("part-of = [\"aws-es-2026\"]\nfulfils = [\"aws-es-2026\"]")
                    .replace("phase = \"pledged\"", "phase = \"spent\""),
            )],
            &[],
        ),
    ]);
}
