//! Values of the wrong type.

use crate::support::expect;

#[test]
fn types_of_values() {
    expect(&[
        (
            &[(r#"title = "Region in Spain""#, "title = 5")],
            &["data/investments.toml:5:9: title: expected a string, found an integer"],
        ),
        (
            &[(r#"title = "Region in Spain""#, "title = 1.5")],
            &["data/investments.toml:5:9: title: expected a string, found a float"],
        ),
        (
            &[(r#"title = "Region in Spain""#, "title = true")],
            &["data/investments.toml:5:9: title: expected a string, found a boolean"],
        ),
        (
            &[(
                r#"title = "Region in Spain""#,
                r#"title = ["Region in Spain"]"#,
            )],
            &["data/investments.toml:5:9: title: expected a string, found an array"],
        ),
        (
            &[(
                r#"sources = ["aws-2021", "rtve-2024"]"#,
                r#"sources = "aws-2021""#,
            )],
            &["data/investments.toml:16:11: sources: expected an array, found a string"],
        ),
        (
            &[(
                r#"sources = ["aws-2021", "rtve-2024"]"#,
                r#"sources = ["aws-2021", "rtve-2024", 7]"#,
            )],
            &["data/investments.toml:16:37: sources: expected a string, found an integer"],
        ),
        (
            &[(
                r#"amount = { value = 2_500_000_000, currency = "EUR", qualifier = "exact" }"#,
                "amount = 2_500_000_000",
            )],
            &["data/investments.toml:9:10: amount: expected a table, found an integer"],
        ),
        (
            &[(
                r#"amount = { value = 2_500_000_000, currency = "EUR", qualifier = "exact" }"#,
                r#"amount = "billions""#,
            )],
            &[
                r#"data/investments.toml:9:10: not an amount: "billions"; help: write { value = 1_500_000_000, currency = "EUR", qualifier = "exact" } or "unquantified""#,
            ],
        ),
        (
            &[(
                r#"amount = { value = 2_500_000_000, currency = "EUR", qualifier = "exact" }"#,
                r#"amount = { value = 2.5e9, currency = "EUR", qualifier = "exact" }"#,
            )],
            &[
                "data/investments.toml:9:20: amount.value: expected an integer, found a float; help: write whole currency units, 1_500_000_000 for 1.5 bn",
            ],
        ),
        (
            &[(
                r#"amount = { value = 2_500_000_000, currency = "EUR", qualifier = "exact" }"#,
                r#"amount = { value = "2_500_000_000", currency = "EUR", qualifier = "exact" }"#,
            )],
            &[
                "data/investments.toml:9:20: amount.value: expected an integer, found a string; help: write whole currency units, 1_500_000_000 for 1.5 bn",
            ],
        ),
        (
            &[(
                r#"amount = { value = 270_000_000_000, currency = "USD", qualifier = "up-to" }"#,
                r#"amount = "unquantified""#,
            )],
            &["data/context.toml:20:10: amount: expected a table, found a string"],
        ),
    ]);
}

#[test]
fn types_of_tables() {
    expect(&[
        (
            &[(
                "horizon = { start = 2021, end = 2031, years = 10 }",
                r#"horizon = "2021 to 2031""#,
            )],
            &["data/investments.toml:11:11: horizon: expected a table, found a string"],
        ),
        (
            &[(
                "horizon = { start = 2021, end = 2031, years = 10 }",
                r#"horizon = { start = "2021" }"#,
            )],
            &["data/investments.toml:11:21: horizon.start: expected an integer, found a string"],
        ),
        (
            &[(
                r#"{ date = "2021-05-25", status = "announced", source = "aws-2021" }"#,
                r#""announced""#,
            )],
            &["data/investments.toml:13:3: history: expected a table, found a string"],
        ),
        (
            &[(
                r#"history = [{ date = "2025-01", status = "announced", source = "rtve-2024" }]"#,
                r#"history = "2025-01""#,
            )],
            &["data/investments.toml:67:11: history: expected an array, found a string"],
        ),
        (
            &[(
                r#"subdivisions = { IT-25 = "Lombardy" }"#,
                r#"subdivisions = ["IT-25"]"#,
            )],
            &["data/places.toml:23:16: subdivisions: expected a table, found an array"],
        ),
        (
            &[(
                r#"subdivisions = { IT-25 = "Lombardy" }"#,
                "subdivisions = { IT-25 = 25 }",
            )],
            &["data/places.toml:23:26: subdivisions.IT-25: expected a string, found an integer"],
        ),
        (
            &[(
                "[provider.google]\nname = \"Google\"",
                "[provider]\ngoogle = \"Google\"",
            )],
            &[r#"data/places.toml:9:1: provider "google": expected a table, found a string"#],
        ),
        (
            &[("[provider.google]", "[[provider.google]]")],
            &[r#"data/places.toml:8:12: provider "google": expected a table, found an array"#],
        ),
        (
            &[("[dataset]\nas-of = \"2026-06-30\"", "dataset = 2026")],
            &["data/places.toml:1:1: dataset: expected a table, found an integer"],
        ),
        (
            &[("stated-total = 33_700_000_000", "stated-total = 33.7e9")],
            &[
                "data/investments.toml:43:16: stated-total: expected an integer, found a float; help: write whole currency units, 1_500_000_000 for 1.5 bn",
            ],
        ),
    ]);
}
