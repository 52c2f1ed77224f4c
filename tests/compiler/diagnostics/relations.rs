//! Relations, and the totals that go over them.

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
                r#"data/investments.toml:29:15: supersedes "aws-it-2025", which became public later, on 2025-01-31"#,
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
                r#"data/investments.toml:17:12: adds-to "aws-es-2026", which became public later, on 2026-03-02"#,
            ],
        ),
        (
            &[(
                r#"outcome-of = ["aws-it-2024"]"#,
                r#"restates = ["aws-es-2026"]"#,
            )],
            &[
                r#"data/investments.toml:68:13: restates "aws-es-2026", which became public later, on 2026-03-02"#,
            ],
        ),
        (
            &[(
                r#"outcome-of = ["aws-it-2024"]"#,
                "part-of = [\"aws-es-2026\"]\noverlaps = [\"aws-es-2024\"]",
            )],
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
            &[(
                r#"outcome-of = ["aws-it-2024"]"#,
                r#"supersedes = ["aws-it-2024"]"#,
            )],
            &["data/investments.toml:68:15: an estimate supersedes nothing"],
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
            &[(
                "adds-to = [\"aws-es-2024\"]\nstated-total = 33_700_000_000\n",
                "supersedes = [\"aws-es-2024\"]\nrestates = [\"aws-es-2021\"]\n",
            )],
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

#[test]
fn stated_totals() {
    expect(&[
        (
            &[(
                "stated-total = 33_700_000_000",
                "stated-total = 33_800_000_000",
            )],
            &[
                "data/investments.toml:43:16: stated-total is 33_800_000_000, but the parts add up to 33_700_000_000",
            ],
        ),
        (
            &[("adds-to = [\"aws-es-2024\"]\n", "")],
            &["data/investments.toml:42:16: stated-total without adds-to"],
        ),
        (
            &[(r#"adds-to = ["aws-es-2024"]"#, "adds-to = []")],
            &["data/investments.toml:43:16: stated-total without adds-to"],
        ),
        (
            &[(
                r#"adds-to = ["aws-es-2024"]"#,
                r#"adds-to = ["aws-es-2024", "aws-it-2025"]"#,
            )],
            &[
                r#"data/investments.toml:43:16: stated-total adds up currencies: "aws-it-2025" is in another"#,
            ],
        ),
        (
            &[(
                r#"adds-to = ["aws-es-2024"]"#,
                r#"adds-to = ["aws-es-2024", "aws-it-2024"]"#,
            )],
            &[],
        ),
        (
            &[(
                "# more investments\n",
                &another(
                    "aws-es-next",
                    "adds-to = [\"aws-es-2026\"]\nstated-total = 33_700_000_005",
                ),
            )],
            &[],
        ),
        (
            &[(
                "# more investments\n",
                &another(
                    "aws-es-next",
                    "adds-to = [\"aws-es-2026\"]\nstated-total = 33_700_000_004",
                ),
            )],
            &[
                "data/investments.toml:83:16: stated-total is 33_700_000_004, but the parts add up to 33_700_000_005",
            ],
        ),
        (
            &[
                ("stated-total = 33_700_000_000\n", ""),
                (
                    "# more investments\n",
                    &another(
                        "aws-es-next",
                        "adds-to = [\"aws-es-2026\"]\nstated-total = 5",
                    ),
                ),
            ],
            &[
                "data/investments.toml:82:16: stated-total is 5, but the parts add up to 33_700_000_005",
            ],
        ),
        // The other currency may be further down.
        (
            &[
                (
                    "adds-to = [\"aws-es-2024\"]\nstated-total = 33_700_000_000\n",
                    "adds-to = [\"aws-it-2025\"]\n",
                ),
                (
                    "# more investments\n",
                    &another(
                        "aws-es-next",
                        "adds-to = [\"aws-es-2026\"]\nstated-total = 6",
                    ),
                ),
            ],
            &[
                r#"data/investments.toml:82:16: stated-total adds up currencies: "aws-it-2025" is in another"#,
            ],
        ),
    ]);
}
