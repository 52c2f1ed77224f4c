//! Plans that name no single country, partners, upper bounds.

use crate::support::expect;

#[test]
fn country_or_area() {
    let country = "country = \"IT\"\ntitle = \"Talks";
    expect(&[
        (
            &[(country, "title = \"Talks")],
            &[
                r#"data/investments.toml:46:13: investment "aws-it-2024" has no country; help: a plan that names no single country has an area instead"#,
            ],
        ),
        // A misspelt field is not also missing.
        (
            &[(country, "contry = \"IT\"\ntitle = \"Talks")],
            &[
                r#"data/investments.toml:48:1: unknown field "contry"; help: did you mean "country"?"#,
            ],
        ),
        (
            &[(
                "area = \"europe\"\n",
                "country = \"ES\"\narea = \"europe\"\n",
            )],
            &[
                "data/area.toml:4:8: area beside country; help: keep country, or area for a plan that names no single country",
            ],
        ),
        (
            &[("area = \"europe\"\n", "area = \"Europa\"\n")],
            &[r#"data/area.toml:3:8: unknown area "Europa"; help: did you mean "europe"?"#],
        ),
        (
            &[("area = \"europe\"\n", "area = \"arctic\"\n")],
            &[
                r#"data/area.toml:3:8: unknown area "arctic"; help: expected one of world, africa, americas, asia-pacific, europe, latin-america, middle-east"#,
            ],
        ),
        (
            &[("area = \"europe\"\n", "area = \"world\"\n")],
            &[
                r#"data/area.toml:1:13: id "aws-europe-2025" does not match provider "aws" and area "world"; help: it must start with "aws-world-""#,
            ],
        ),
    ]);
}

#[test]
fn countries_of_an_area() {
    expect(&[
        (
            &[("area = \"europe\"\n", "country = \"ES\"\n")],
            &[
                r#"data/area.toml:1:13: id "aws-europe-2025" does not match provider "aws" and country "ES"; help: it must start with "aws-es-""#,
                "data/area.toml:4:14: countries without area; help: they are those of a plan for a whole area",
            ],
        ),
        (
            &[(r#"countries = ["ES", "IT"]"#, r#"countries = ["ES"]"#)],
            &[
                r#"data/area.toml:4:14: countries names "ES" alone; help: a plan for one country has country = "ES" and no area"#,
            ],
        ),
        (
            &[(
                r#"countries = ["ES", "IT"]"#,
                r#"countries = ["ES", "it", "ES"]"#,
            )],
            &[
                r#"data/area.toml:4:20: unknown country "it"; help: did you mean "IT"?"#,
                r#"data/area.toml:4:26: countries names "ES" twice"#,
            ],
        ),
        (
            &[(
                r#"title = "Data centres in Europe""#,
                "subdivision = \"ES-AR\"\ntitle = \"Data centres in Europe\"",
            )],
            &[
                "data/area.toml:5:15: subdivision without country; help: a plan in one subdivision is in one country",
            ],
        ),
        // None need be listed.
        (&[("countries = [\"ES\", \"IT\"]\n", "")], &[]),
    ]);
}

#[test]
fn partners() {
    let partners = r#"partners = ["Iberdrola", "Enel"]"#;
    expect(&[
        (
            &[(partners, r#"partners = ["Iberdrola", "", "Enel ", "Enel"]"#)],
            &[
                "data/area.toml:7:26: partners is empty",
                "data/area.toml:7:30: partners begins or ends with white space",
            ],
        ),
        (
            &[(partners, r#"partners = ["Enel", "Enel"]"#)],
            &[r#"data/area.toml:7:21: partners names "Enel" twice"#],
        ),
        (
            &[(partners, r#"partners = "Enel""#)],
            &["data/area.toml:7:12: partners: expected an array, found a string"],
        ),
    ]);
}

#[test]
fn upper_bounds() {
    expect(&[
        (
            &[(
                r#"{ date = "2025-07", by = true,"#,
                r#"{ date = "2025-07", by = false,"#,
            )],
            &["data/area.toml:12:37: history.by = false says nothing; help: leave it out"],
        ),
        (
            &[(
                r#"{ date = "2025-07", by = true,"#,
                r#"{ date = "2025-07", by = "June","#,
            )],
            &["data/area.toml:12:37: history.by: expected true, found a string"],
        ),
        (
            &[("opened = \"2022-06\"\n", "")],
            &["data/area.toml:25:6: by without opened"],
        ),
        (
            &[("opened = \"2022-06\"\nby = true\n", "by = false\n")],
            &["data/area.toml:25:6: by = false says nothing; help: leave it out"],
        ),
    ]);
}

#[test]
fn days_of_reading() {
    expect(&[
        (
            &[(r#"read = "2025-08""#, r#"read = "August""#)],
            &[
                r#"data/area.toml:40:8: not a date: "August" has not the form YYYY, YYYY-MM or YYYY-MM-DD"#,
            ],
        ),
        (
            &[(r#"read = "2025-08""#, r#"read = "2026-08-01""#)],
            &[
                r#"data/area.toml:40:8: 2026-08-01 lies after the data's own day, 2026-06-30; help: correct it, or move that day: [dataset] as-of = "2026-08-01""#,
            ],
        ),
    ]);
}
