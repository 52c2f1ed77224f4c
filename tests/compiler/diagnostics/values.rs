//! What a value must say.

use crate::support::expect;

#[test]
fn dates() {
    expect(&[
        (
            &[(r#"date = "2021-05-25""#, r#"date = "2021-13""#)],
            &[r#"data/investments.toml:13:12: not a date: "2021-13" is no month of the calendar"#],
        ),
        (
            &[(r#"date = "2021-05-25""#, r#"date = "2021-02-29""#)],
            &[r#"data/investments.toml:13:12: not a date: "2021-02-29" is no day of the calendar"#],
        ),
        (
            &[(r#"opened = "2022-11-16""#, r#"opened = "16 November 2022""#)],
            &[
                r#"data/context.toml:5:10: not a date: "16 November 2022" has not the form YYYY, YYYY-MM or YYYY-MM-DD"#,
            ],
        ),
        (
            &[(r#"opened = "2022-11-16""#, r#"opened = "2027""#)],
            &[
                r#"data/context.toml:5:10: 2027 lies after the data's own day, 2026-06-30; help: correct it, or move that day: [dataset] as-of = "2027-12-31""#,
            ],
        ),
        (
            &[(r#"opened = "2022-11-16""#, r#"opened = "2026""#)],
            &[
                r#"data/context.toml:5:10: 2026 lies after the data's own day, 2026-06-30; help: correct it, or move that day: [dataset] as-of = "2026-12-31""#,
            ],
        ),
        // The day itself does not.
        (
            &[(r#"opened = "2022-11-16""#, r#"opened = "2026-06-30""#)],
            &[],
        ),
        (
            &[(r#"published = "2021-05-25""#, r#"published = "2026-07""#)],
            &[
                r#"data/sources.toml:5:13: 2026-07 lies after the data's own day, 2026-06-30; help: correct it, or move that day: [dataset] as-of = "2026-07-31""#,
            ],
        ),
        (
            &[(r#"published = "2024-02-01""#, r#"published = "2026-07-01""#)],
            &[
                r#"data/context.toml:22:13: 2026-07-01 lies after the data's own day, 2026-06-30; help: correct it, or move that day: [dataset] as-of = "2026-07-01""#,
            ],
        ),
        (
            &[(r#"announced = "2021-06""#, r#"announced = "2026-07-02""#)],
            &[
                r#"data/context.toml:14:13: 2026-07-02 lies after the data's own day, 2026-06-30; help: correct it, or move that day: [dataset] as-of = "2026-07-02""#,
            ],
        ),
        (
            &[(r#"date = "2024-05-27""#, r#"date = "2026-12-31""#)],
            &[
                r#"data/context.toml:29:8: 2026-12-31 lies after the data's own day, 2026-06-30; help: correct it, or move that day: [dataset] as-of = "2026-12-31""#,
            ],
        ),
        (
            &[(r#"date = "2026-03-02""#, r#"date = "2026-08""#)],
            &[
                r#"data/investments.toml:41:21: 2026-08 lies after the data's own day, 2026-06-30; help: correct it, or move that day: [dataset] as-of = "2026-08-31""#,
            ],
        ),
    ]);
}

#[test]
fn the_day_of_the_data_and_histories() {
    expect(&[
        (
            &[(r#"as-of = "2026-06-30""#, r#"as-of = "2026-06""#)],
            &[
                "data/places.toml:2:9: as-of must be a whole day, found 2026-06; help: write YYYY-MM-DD",
            ],
        ),
        (
            &[(r#"as-of = "2026-06-30""#, r#"as-of = "June 2026""#)],
            &[
                r#"data/places.toml:2:9: not a date: "June 2026" has not the form YYYY, YYYY-MM or YYYY-MM-DD"#,
            ],
        ),
        (
            &[(r#"date = "2022-11", status"#, r#"date = "2021-04", status"#)],
            &[
                "data/investments.toml:14:12: history is not in order: 2021-04 comes before 2021-05-25",
            ],
        ),
        // A day has one status.
        (
            &[(
                r#"date = "2022-11", status"#,
                r#"date = "2021-05-25", status"#,
            )],
            &[
                "data/investments.toml:14:12: 2021-05-25 is not later than 2021-05-25; help: keep the last of the two, or give the days as far as they are known",
            ],
        ),
        (
            &[
                (
                    r#"date = "2021-05-25", status"#,
                    r#"date = "2022-11-30", status"#,
                ),
                (r#"supersedes = ["aws-es-2021"]"#, ""),
            ],
            &[
                "data/investments.toml:14:12: 2022-11 is not later than 2022-11-30; help: keep the last of the two, or give the days as far as they are known",
            ],
        ),
        (
            &[(
                r#"history = [{ date = "2025-01", status = "announced", source = "rtve-2024" }]"#,
                "history = []",
            )],
            &[
                r#"data/investments.toml:58:13: investment "aws-it-2025" has an empty history; help: give at least one { date, status, source }"#,
            ],
        ),
    ]);
}

#[test]
fn texts() {
    expect(&[
        (
            &[(r#"title = "Region in Spain""#, r#"title = """#)],
            &["data/investments.toml:5:9: title is empty"],
        ),
        (
            &[(
                r#"title = "Region in Spain""#,
                r#"title = " Region in Spain""#,
            )],
            &["data/investments.toml:5:9: title begins or ends with white space"],
        ),
        (
            &[(
                r#"title = "Region in Spain""#,
                r#"title = "Region\tin Spain""#,
            )],
            &["data/investments.toml:5:9: title holds the control character U+0009"],
        ),
        (
            &[(
                r#"title = "Region in Spain""#,
                &format!(r#"title = "{}""#, "x".repeat(121)),
            )],
            &["data/investments.toml:5:9: title is 121 characters long; at most 120 fit"],
        ),
        (
            &[(
                r#"title = "Region in Spain""#,
                &format!(r#"title = "{}""#, "é".repeat(120)),
            )],
            &[],
        ),
        (
            &[(
                r#"note = "The first plan.""#,
                &format!(r#"note = "{}""#, "n".repeat(601)),
            )],
            &["data/investments.toml:17:8: note is 601 characters long; at most 600 fit"],
        ),
        (
            &[(
                r#"publisher = "RTVE""#,
                &format!(r#"publisher = "{}""#, "p".repeat(301)),
            )],
            &["data/sources.toml:11:13: publisher is 301 characters long; at most 300 fit"],
        ),
        (
            &[(
                r#"title = "A new region in Spain""#,
                &format!(r#"title = "{}""#, "t".repeat(301)),
            )],
            &["data/sources.toml:3:9: title is 301 characters long; at most 300 fit"],
        ),
        (
            &[(
                r#"title = "Region in Spain""#,
                "title = \"Region in Spain\"\ncity = \"Huesca \"",
            )],
            &["data/investments.toml:6:8: city begins or ends with white space"],
        ),
        (
            &[(r#"ES-MD = "Madrid""#, r#"ES-MD = """#)],
            &["data/places.toml:15:44: the name of ES-MD is empty"],
        ),
    ]);
}

#[test]
fn urls_and_codes() {
    expect(&[
        (
            &[(
                r#"url = "https://example.com/2024""#,
                r#"url = "http://example.com/2024""#,
            )],
            &["data/sources.toml:12:7: url must start with https://"],
        ),
        (
            &[(
                r#"url = "https://example.com/2024""#,
                r#"url = "https://example.com/20 24""#,
            )],
            &["data/sources.toml:12:7: url must not contain white space"],
        ),
        (
            &[(
                r#"url = "https://example.com/2024""#,
                &format!(r#"url = "https://example.com/{}""#, "u".repeat(1981)),
            )],
            &["data/sources.toml:12:7: url is 2001 characters long; at most 2000 fit"],
        ),
        (
            &[(
                r#"url = "https://example.com/2024""#,
                r#"url = "https://example.com/2021""#,
            )],
            &[
                r#"data/sources.toml:12:7: this url is already source "aws-2021" at data/sources.toml:4"#,
            ],
        ),
        (
            &[(
                r#"url = "https://example.com/2024""#,
                r#"note = "A broadcast without a page.""#,
            )],
            &[],
        ),
        (
            &[(r#"language = "es""#, r#"language = "spa""#)],
            &[r#"data/sources.toml:13:12: language must be two lower-case letters, found "spa""#],
        ),
        (
            &[(r#"alpha3 = "ITA""#, r#"alpha3 = "Ita""#)],
            &[r#"data/places.toml:21:10: alpha3 must be three upper-case letters, found "Ita""#],
        ),
        (
            &[(
                "name = \"US dollar\"\nminor-units = 2",
                "name = \"US dollar\"\nminor-units = 9",
            )],
            &["data/places.toml:31:15: minor-units must be a number from 0 to 4, found 9"],
        ),
        (
            &[(r#"rate = "0.9211""#, r#"rate = "0,9211""#)],
            &[
                r#"data/context.toml:28:8: rate must be a positive decimal such as "0.9211", of at most 18 digits, found "0,9211""#,
            ],
        ),
        (
            &[(r#"rate = "0.9211""#, r#"rate = "0.0""#)],
            &[
                r#"data/context.toml:28:8: rate must be a positive decimal such as "0.9211", of at most 18 digits, found "0.0""#,
            ],
        ),
        (
            &[(r#"rate = "0.9211""#, r#"rate = "1.""#)],
            &[
                r#"data/context.toml:28:8: rate must be a positive decimal such as "0.9211", of at most 18 digits, found "1.""#,
            ],
        ),
        (
            &[(r#"rate = "0.9211""#, r#"rate = "0.9211000000000000000""#)],
            &[
                r#"data/context.toml:28:8: rate must be a positive decimal such as "0.9211", of at most 18 digits, found "0.9211000000000000000""#,
            ],
        ),
        (
            &[(r#"rate = "0.9211""#, r#"rate = "0.123456789012345678""#)],
            &[
                r#"data/context.toml:28:8: rate must be a positive decimal such as "0.9211", of at most 18 digits, found "0.123456789012345678""#,
            ],
        ),
        (
            &[(r#"rate = "0.9211""#, r#"rate = "0.12345678901234567""#)],
            &[],
        ),
        (&[(r#"rate = "0.9211""#, r#"rate = "160""#)], &[]),
        (
            &[(r#"quote = "EUR""#, r#"quote = "USD""#)],
            &[r#"data/context.toml:27:9: base and quote are both "USD""#],
        ),
    ]);
}

#[test]
fn horizons() {
    expect(&[
        (
            &[(
                "horizon = { start = 2021, end = 2031, years = 10 }",
                "horizon = { start = 2031, end = 2021 }",
            )],
            &["data/investments.toml:11:33: the horizon ends before it starts"],
        ),
        (
            &[(
                "horizon = { start = 2021, end = 2031, years = 10 }",
                "horizon = { start = 2024, end = 2033, years = 8 }",
            )],
            &["data/investments.toml:11:47: years = 8 does not fit 2024 to 2033"],
        ),
        (
            &[(
                "horizon = { start = 2021, end = 2031, years = 10 }",
                "horizon = { start = 2024, end = 2033, years = 9 }",
            )],
            &[],
        ),
        (
            &[(
                "horizon = { start = 2021, end = 2031, years = 10 }",
                "horizon = { start = 2024, end = 2033, years = 10 }",
            )],
            &[],
        ),
        (
            &[(
                "horizon = { start = 2021, end = 2031, years = 10 }",
                "horizon = { start = 2024, end = 2033, years = 11 }",
            )],
            &["data/investments.toml:11:47: years = 11 does not fit 2024 to 2033"],
        ),
        (
            &[(
                "horizon = { start = 2021, end = 2031, years = 10 }",
                "horizon = { years = 0 }",
            )],
            &["data/investments.toml:11:21: horizon.years must be a number from 1 to 100, found 0"],
        ),
        (
            &[(
                "horizon = { start = 2021, end = 2031, years = 10 }",
                "horizon = { years = -1 }",
            )],
            &[
                "data/investments.toml:11:21: horizon.years must be a number from 1 to 100, found -1",
            ],
        ),
        (
            &[(
                "horizon = { start = 2021, end = 2031, years = 10 }",
                "horizon = { start = 1989 }",
            )],
            &[
                "data/investments.toml:11:21: horizon.start must be a year from 1990 to 2100, found 1989",
            ],
        ),
        (
            &[(
                "horizon = { start = 2021, end = 2031, years = 10 }",
                "horizon = { end = 2101 }",
            )],
            &[
                "data/investments.toml:11:19: horizon.end must be a year from 1990 to 2100, found 2101",
            ],
        ),
        (
            &[(
                "horizon = { start = 2021, end = 2031, years = 10 }",
                "horizon = {}",
            )],
            &[
                "data/investments.toml:11:11: the horizon is empty; help: give start, end or years, or leave it out",
            ],
        ),
    ]);
}
