//! Sums that must fit each other.

use crate::support::{another, expect};

/// A record of so many euros with a relation.
fn record(id: &str, euros: &str, relation: &str) -> String {
    another(id, relation).replace("value = 5,", &format!("value = {euros},"))
}

const MORE: &str = "# more investments\n";

#[test]
fn a_part_and_its_whole() {
    let part = |euros: &str| record("aws-es-part", euros, "part-of = [\"aws-es-2026\"]");
    let larger = r#"data/investments.toml:82:12: part-of "aws-es-2026": the part, 18_000_000_001, is larger than the whole, 18_000_000_000; help: write overlaps if it is only in part inside"#;
    let sum = "value = 18_000_000_000, currency = \"EUR\", qualifier = \"exact\"";
    let range = "value = 18_000_000_000, at-most = 20_000_000_000, currency = \"EUR\", qualifier = \"exact\"";
    let more = "value = 18_000_000_000, currency = \"EUR\", qualifier = \"more-than\"";
    let dollars = "value = 18_000_000_000, currency = \"USD\", qualifier = \"exact\"";
    let total = ("stated-total = 33_700_000_000\n", "");
    expect(&[
        (&[(MORE, &part("18_000_000_000"))], &[]),
        (&[(MORE, &part("18_000_000_001"))], &[larger]),
        (&[(MORE, &part("18_000_000_001")), (sum, range)], &[]),
        (&[(MORE, &part("18_000_000_001")), (sum, more)], &[]),
        (
            &[(MORE, &part("18_000_000_001")), (sum, dollars), total],
            &[],
        ),
    ]);
}

#[test]
fn parts_together() {
    let parts = |first: &str, second: &str, relation: &str| {
        let part = "part-of = [\"aws-es-2026\"]";
        record("aws-es-part-1", first, part)
            + &record("aws-es-part-2", second, &format!("{part}\n{relation}"))
    };
    let more = r#"data/investments.toml:94:12: part-of "aws-es-2026": with this one its parts are 18_000_000_001, more than its 18_000_000_000; help: write overlaps for parts that share money, or correct the sums"#;
    let (ten, eight, more_than_eight) = ("10_000_000_000", "8_000_000_000", "8_000_000_001");
    expect(&[
        (&[(MORE, &parts(ten, eight, ""))], &[]),
        (&[(MORE, &parts(ten, more_than_eight, ""))], &[more]),
        // What is replaced by another part, or in it, is there once.
        (
            &[(
                MORE,
                &parts(ten, more_than_eight, "supersedes = [\"aws-es-part-1\"]"),
            )],
            &[],
        ),
        (
            &[(
                MORE,
                &parts(ten, more_than_eight, "overlaps = [\"aws-es-part-1\"]"),
            )],
            &[],
        ),
        // So is what was spent of it.
        (
            &[(
                MORE,
                &(parts(ten, eight, "")
                    + &record("aws-es-part-3", ten, "part-of = [\"aws-es-2026\"]")
                        .replace("phase = \"pledged\"", "phase = \"spent\"")),
            )],
            &[],
        ),
    ]);
}

#[test]
fn places_of_parts() {
    let part = |target: &str| another("aws-es-part", &format!("part-of = [{target:?}]"));
    let area = another("aws-africa-part", "part-of = [\"aws-es-2026\"]")
        .replace("country = \"ES\"", "area = \"africa\"");
    expect(&[
        (
            &[(MORE, &part("aws-it-2025"))],
            &[
                r#"data/investments.toml:82:12: part-of "aws-it-2025", which is in "IT", not in "ES"; help: write overlaps if the two share money"#,
            ],
        ),
        (
            &[(MORE, &area)],
            &[
                r#"data/investments.toml:82:12: part-of "aws-es-2026", which is in "ES" alone, not in africa as a whole; help: write overlaps if the two share money"#,
            ],
        ),
        (&[(MORE, &part("aws-europe-2025"))], &[]),
    ]);
}

#[test]
fn restatements() {
    let restates = |euros: &str, qualifier: &str, ids: &str| {
        record("aws-es-again", euros, &format!("restates = [{ids}]")).replace(
            "qualifier = \"exact\"",
            &format!("qualifier = {qualifier:?}"),
        )
    };
    let message = |together: &str, sum: &str| {
        format!(
            "data/investments.toml:82:13: restates {together} with a sum of {sum}; help: new money adds to the old (adds-to), a new total supersedes it"
        )
    };
    let one = "\"aws-es-2026\"";
    let both = "\"aws-es-2026\", \"aws-es-2024\"";
    let too_large = message("18_000_000_000", "18_000_000_001");
    let far_too_large = message("18_000_000_000", "19_800_000_001");
    let together = message("33_700_000_000", "33_700_000_001");
    expect(&[
        (&[(MORE, &restates("18_000_000_000", "exact", one))], &[]),
        (
            &[(MORE, &restates("18_000_000_001", "exact", one))],
            &[&too_large],
        ),
        (&[(MORE, &restates("33_700_000_000", "exact", both))], &[]),
        (
            &[(MORE, &restates("33_700_000_001", "exact", both))],
            &[&together],
        ),
        // A round figure may be somewhat more, a ceiling is no sum, and talks have none.
        (&[(MORE, &restates("19_800_000_000", "about", one))], &[]),
        (
            &[(MORE, &restates("19_800_000_001", "about", one))],
            &[&far_too_large],
        ),
        (&[(MORE, &restates("99_000_000_000", "up-to", one))], &[]),
        (
            &[(
                MORE,
                &restates("99_000_000_000", "exact", "\"aws-it-2024\""),
            )],
            &[],
        ),
        (
            &[(
                MORE,
                &restates("99_000_000_000", "exact", "\"aws-it-2025\""),
            )],
            &[],
        ),
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
            &[
                (
                    r#"adds-to = ["aws-es-2024"]"#,
                    r#"adds-to = ["aws-es-2024", "aws-it-2024"]"#,
                ),
                ("outcome-of = [\"aws-it-2024\"]\n", ""),
            ],
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

/// Rounded figures need not add up to the last digit.
#[test]
fn totals_of_round_sums() {
    let total = (
        "stated-total = 33_700_000_000",
        "stated-total = 34_000_000_000",
    );
    let exact = "data/investments.toml:43:16: stated-total is 34_000_000_000, but the parts add up to 33_700_000_000";
    let sum = |qualifier: &str| {
        format!("value = 18_000_000_000, currency = \"EUR\", qualifier = {qualifier:?}")
    };
    let part = |qualifier: &str| {
        format!("value = 15_700_000_000, currency = \"EUR\", qualifier = {qualifier:?}")
    };
    expect(&[
        (&[total], &[exact]),
        (&[total, (&sum("exact"), &sum("about"))], &[]),
        (&[total, (&part("exact"), &part("more-than"))], &[]),
    ]);
}
