//! Relations that are missing, and the ways to answer.

use crate::support::{another, expect};

const MORE: &str = "# more investments\n";

fn record(id: &str, euros: &str, relations: &str) -> String {
    another(id, relations).replace("value = 5,", &format!("value = {euros},"))
}

fn what_of(other: &str) -> String {
    format!(
        "help: what of {other:?}? supersede it too, say how the two relate, or name one in distinct-from of the other"
    )
}

#[test]
fn two_replacements() {
    let next = |relations: &str| record("aws-es-next", "6", relations);
    let ask = format!(
        r#"data/investments.toml:82:15: supersedes "aws-es-2021", which "aws-es-2024" replaced before; {}"#,
        what_of("aws-es-2024")
    );
    expect(&[
        (&[(MORE, &next("supersedes = [\"aws-es-2021\"]"))], &[&ask]),
        (
            &[(
                MORE,
                &next("supersedes = [\"aws-es-2021\"]\ndistinct-from = [\"aws-es-2024\"]"),
            )],
            &[],
        ),
        (
            &[(
                MORE,
                &next(
                    "supersedes = [\"aws-es-2021\", \"aws-es-2024\"]\noverlaps = [\"aws-es-2026\"]",
                ),
            )],
            &[],
        ),
        // One after the other is said already.
        (
            &[(
                MORE,
                &(record(
                    "aws-es-next",
                    "6",
                    "supersedes = [\"aws-es-2024\"]\noverlaps = [\"aws-es-2026\"]",
                ) + &record(
                    "aws-es-third",
                    "7",
                    "supersedes = [\"aws-es-next\", \"aws-es-2021\"]\noverlaps = [\"aws-es-2026\"]",
                )),
            )],
            &[],
        ),
    ]);
}

#[test]
fn an_addition_to_what_is_replaced() {
    let next = |relations: &str| record("aws-es-next", "6", relations);
    let replaced = format!(
        r#"data/investments.toml:82:15: supersedes "aws-es-2024", to which "aws-es-2026" adds; {}"#,
        what_of("aws-es-2026")
    );
    let added = format!(
        r#"data/investments.toml:82:12: adds-to "aws-es-2021", which "aws-es-2024" replaced; {}"#,
        what_of("aws-es-2024")
    );
    expect(&[
        (
            &[(MORE, &next("supersedes = [\"aws-es-2024\"]"))],
            &[&replaced],
        ),
        (
            &[(
                MORE,
                &next("supersedes = [\"aws-es-2024\", \"aws-es-2026\"]"),
            )],
            &[],
        ),
        (
            &[(
                MORE,
                &next("supersedes = [\"aws-es-2024\"]\ndistinct-from = [\"aws-es-2026\"]"),
            )],
            &[],
        ),
        (&[(MORE, &next("adds-to = [\"aws-es-2021\"]"))], &[&added]),
        (
            &[(MORE, &next("adds-to = [\"aws-es-2021\", \"aws-es-2024\"]"))],
            &[],
        ),
    ]);
}

#[test]
fn an_overlap_with_money_that_is_elsewhere_too() {
    let ask = |other: &str, holder: &str, how: &str| {
        format!(
            "data/investments.toml:94:13: overlaps {other:?}, whose money is in {holder:?} too, which {how}; {}",
            what_of(holder)
        )
    };
    let with = |first: &str, relations: &str| {
        record("aws-es-first", "6", first) + &record("aws-es-own", "7", relations)
    };
    let replaced = ask("aws-es-2021", "aws-es-2024", "replaces it");
    let contained = ask("aws-es-first", "aws-es-2026", "contains it");
    let restated = ask("aws-es-first", "aws-es-2026", "it restates");
    let part = "part-of = [\"aws-es-2026\"]";
    expect(&[
        (
            &[(MORE, &with("", "overlaps = [\"aws-es-2021\"]"))],
            &[&replaced],
        ),
        (
            &[(
                MORE,
                &with("", "overlaps = [\"aws-es-2021\", \"aws-es-2024\"]"),
            )],
            &[],
        ),
        (
            &[(
                MORE,
                &with(
                    "",
                    "overlaps = [\"aws-es-2021\"]\ndistinct-from = [\"aws-es-2024\"]",
                ),
            )],
            &[],
        ),
        (
            &[(MORE, &with(part, "overlaps = [\"aws-es-first\"]"))],
            &[&contained],
        ),
        (
            &[(
                MORE,
                &with(
                    "restates = [\"aws-es-2026\"]",
                    "overlaps = [\"aws-es-first\"]",
                ),
            )],
            &[&restated],
        ),
        // No money is counted twice where one of them holds none, or across phases.
        (
            &[(
                MORE,
                &with(part, "overlaps = [\"aws-es-first\"]").replace(
                    "value = 7, currency = \"EUR\", qualifier = \"exact\"",
                    "value = 7, currency = \"EUR\", qualifier = \"up-to\"",
                ),
            )],
            &[],
        ),
        (
            &[
                (MORE, &with("", "overlaps = [\"aws-es-2021\"]")),
                (
                    "kind = \"site\"\nphase = \"pledged\"\nscope = \"infrastructure\"",
                    "kind = \"site\"\nphase = \"pledged\"\nscope = \"joint\"",
                ),
            ],
            &[],
        ),
    ]);
}

#[test]
fn the_same_news_twice() {
    let twin = |relations: &str| record("aws-es-twin", "18_000_000_000", relations);
    let ask = r#"data/investments.toml:71:13: the sum is that of "aws-es-2026", of the same provider, place and phase, within a year; help: say how the two relate, or name it in distinct-from"#;
    let other = |from: &str, to: &str| twin("").replace(from, to);
    expect(&[
        (&[(MORE, &twin(""))], &[ask]),
        (&[(MORE, &twin("distinct-from = [\"aws-es-2026\"]"))], &[]),
        (&[(MORE, &twin("restates = [\"aws-es-2026\"]"))], &[]),
        (
            &[(
                MORE,
                &other(
                    "country = \"ES\"",
                    "country = \"ES\"\nsubdivision = \"ES-AR\"",
                ),
            )],
            &[],
        ),
        (&[(MORE, &other("\"pledged\"", "\"spent\""))], &[]),
        (
            &[(MORE, &other("currency = \"EUR\"", "currency = \"USD\""))],
            &[],
        ),
        (&[(MORE, &other("2026-04-01", "2025-02-28"))], &[]),
        // Two halves of one whole.
        (
            &[(
                MORE,
                &(record("aws-es-half-1", "9", "part-of = [\"aws-es-2026\"]")
                    + &record("aws-es-half-2", "9", "part-of = [\"aws-es-2026\"]")),
            )],
            &[],
        ),
    ]);
    // The older of the two is asked about at the younger.
    let older = ask.replace(
        "data/investments.toml:71:13: the sum is that of \"aws-es-2026\"",
        "data/investments.toml:32:13: the sum is that of \"aws-es-twin\"",
    );
    expect(&[(&[(MORE, &other("2026-04-01", "2025-03-02"))], &[&older])]);
}

/// A relation that is misspelt is not missing too.
#[test]
fn asked_once_all_else_is_right() {
    let twin = record(
        "aws-es-twin",
        "18_000_000_000",
        "distinct-from = [\"aws-es-2062\"]",
    );
    expect(&[(
        &[(MORE, &twin)],
        &[
            r#"data/investments.toml:82:18: unknown investment "aws-es-2062"; help: did you mean "aws-es-2026"?"#,
        ],
    )]);
}
