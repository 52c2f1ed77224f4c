//! Mentions of other records.

use crate::support::expect;

#[test]
fn references_to_sources() {
    expect(&[
        (
            &[(
                "source = \"aws-2021\" },\n  { date",
                "source = \"aws-2012\" },\n  { date",
            )],
            &[
                r#"data/investments.toml:13:57: unknown source "aws-2012"; help: did you mean "aws-2021"?"#,
            ],
        ),
        (
            &[(
                r#"sources = ["aws-2021", "rtve-2024"]"#,
                r#"sources = ["aws-2021", "rtve-2024", "elmundo"]"#,
            )],
            &[
                r#"data/investments.toml:16:37: unknown source "elmundo"; help: add [source.elmundo] or correct the id"#,
            ],
        ),
        (
            &[(
                r#"sources = ["aws-2021", "rtve-2024"]"#,
                r#"sources = ["aws-2021", "rtve-2024", "aws-2021"]"#,
            )],
            &[r#"data/investments.toml:16:37: sources names "aws-2021" twice"#],
        ),
        (
            &[(r#"sources = ["aws-2021", "rtve-2024"]"#, "sources = []")],
            &[r#"data/investments.toml:16:11: investment "aws-es-2021" names no source"#],
        ),
        (
            &[(
                "# more sources\n",
                "[source.unused]\npublisher = \"RTVE\"\nurl = \"https://example.com/unused\"\nlanguage = \"es\"\nkind = \"press\"\nattribution = \"named\"\n\n",
            )],
            &[r#"data/sources.toml:18:9: source "unused" is used by no record"#],
        ),
    ]);
}

#[test]
fn other_references() {
    expect(&[
        (
            &[(
                "customer = \"Ferrari\"\ncountry = \"IT\"",
                "customer = \"Ferrari\"\ncountry = \"UK\"",
            )],
            &[
                r#"data/context.toml:12:11: unknown country "UK"; help: write the ISO 3166-1 alpha-2 code; an investment for no single country has an area instead"#,
            ],
        ),
        (
            &[(
                "customer = \"Ferrari\"\ncountry = \"IT\"",
                "customer = \"Ferrari\"\ncountry = \"it\"",
            )],
            &[r#"data/context.toml:12:11: unknown country "it"; help: did you mean "IT"?"#],
        ),
        (
            &[(
                "customer = \"Ferrari\"\ncountry = \"IT\"",
                "customer = \"Ferrari\"\ncountry = \"Italy\"",
            )],
            &[r#"data/context.toml:12:11: unknown country "Italy"; help: did you mean "IT"?"#],
        ),
        (
            &[(r#"base = "USD""#, r#"base = "YEN""#)],
            &[
                r#"data/context.toml:26:8: unknown currency "YEN"; help: add [currency.YEN] or correct the id"#,
            ],
        ),
        (
            &[(r#"base = "USD""#, r#"base = "US""#)],
            &[
                r#"data/context.toml:26:8: unknown currency "US"; help: add [currency.US] or correct the id"#,
            ],
        ),
        (
            &[(
                r#"investment = "aws-es-2021""#,
                r#"investment = "aws-es-2012""#,
            )],
            &[
                r#"data/context.toml:6:14: unknown investment "aws-es-2012"; help: did you mean "aws-es-2021"?"#,
            ],
        ),
        (
            &[(
                r#"investment = "aws-es-2021""#,
                r#"investment = "the first""#,
            )],
            &[
                r#"data/context.toml:6:14: unknown investment "the first"; help: add [investment.the first] or correct the id"#,
            ],
        ),
        (
            &[(
                "[region.eu-south-2]\nprovider = \"aws\"",
                "[region.eu-south-2]\nprovider = \"Amazon\"",
            )],
            &[r#"data/context.toml:2:12: unknown provider "Amazon"; help: did you mean "aws"?"#],
        ),
        (
            &[(
                "[region.eu-south-2]\nprovider = \"aws\"",
                "[region.eu-south-2]\nprovider = \"gogle\"",
            )],
            &[r#"data/context.toml:2:12: unknown provider "gogle"; help: did you mean "google"?"#],
        ),
        (
            &[(
                r#"supersedes = ["aws-es-2021"]"#,
                r#"supersedes = ["aws-es-2020"]"#,
            )],
            &[
                r#"data/investments.toml:29:15: unknown investment "aws-es-2020"; help: did you mean "aws-es-2021"?"#,
            ],
        ),
    ]);
}

#[test]
fn places_and_providers() {
    expect(&[
        (
            &[(r#"subdivision = "ES-AR""#, r#"subdivision = "ES-AX""#)],
            &[
                r#"data/investments.toml:4:15: unknown subdivision "ES-AX"; help: did you mean "ES-AR"?"#,
            ],
        ),
        (
            &[(r#"subdivision = "ES-AR""#, r#"subdivision = "ES-123""#)],
            &[
                r#"data/investments.toml:4:15: unknown subdivision "ES-123"; help: add it to the subdivisions of [country.ES] or correct the code"#,
            ],
        ),
        (
            &[(r#"subdivision = "ES-AR""#, r#"subdivision = "IT-25""#)],
            &[r#"data/investments.toml:4:15: subdivision "IT-25" is not in country "ES""#],
        ),
        (
            &[(
                r#"subdivisions = { IT-25 = "Lombardy" }"#,
                r#"subdivisions = { ES-25 = "Lombardy" }"#,
            )],
            &[r#"data/places.toml:23:18: subdivision "ES-25" is not in country "IT""#],
        ),
        (
            &[(
                r#"subdivisions = { IT-25 = "Lombardy" }"#,
                r#"subdivisions = { IT25 = "Lombardy" }"#,
            )],
            &[
                r#"data/places.toml:23:18: bad subdivision code "IT25": ISO 3166-2 has the form XX-YYY"#,
            ],
        ),
        (
            &[(
                r#"ES-MD = "Madrid""#,
                r#"ES-MADR = "four", ES-m = "lower case", ES- = "none", ESP-M = "three", es-M = "lower case""#,
            )],
            &[
                r#"data/places.toml:15:36: bad subdivision code "ES-MADR": ISO 3166-2 has the form XX-YYY"#,
                r#"data/places.toml:15:54: bad subdivision code "ES-m": ISO 3166-2 has the form XX-YYY"#,
                r#"data/places.toml:15:75: bad subdivision code "ES-": ISO 3166-2 has the form XX-YYY"#,
                r#"data/places.toml:15:89: bad subdivision code "ESP-M": ISO 3166-2 has the form XX-YYY"#,
                r#"data/places.toml:15:106: bad subdivision code "es-M": ISO 3166-2 has the form XX-YYY"#,
            ],
        ),
        (
            &[(
                "[region.eu-south-2]\nprovider = \"aws\"",
                "[region.eu-south-2]\nprovider = \"google\"",
            )],
            &[
                r#"data/context.toml:6:14: investment "aws-es-2021" is of provider "aws", not of "google""#,
            ],
        ),
    ]);
}
