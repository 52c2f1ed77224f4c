//! Many mistakes at once: all are reported, each once, in order.

use std::fmt::Write as _;

use crate::support::{BASE, curated, diagnose, edited, expect};

#[test]
fn ten_mistakes_in_five_files_are_ten_lines() {
    expect(&[(
        &[
            (r#"aliases = ["Amazon"]"#, r#"aliasses = ["Amazon"]"#),
            (r#"alpha3 = "ITA""#, r#"alpha3 = "IT""#),
            (r#"publisher = "RTVE""#, r#"publischer = "RTVE""#),
            (r#"language = "es""#, "language = 34"),
            (
                "horizon = { start = 2021, end = 2031, years = 10 }",
                "horizont = { start = 2021 }",
            ),
            (r#"kind = "site""#, r#"kind = "sit""#),
            ("[agreement.ferrari-2021]", "[agrement.ferrari-2021]"),
            (r#"rate = "0.9211""#, r#"rate = "O.9211""#),
            (r#"opened = "2022-11-16""#, r#"opened = "2022-11-31""#),
            ("provider.aws\n", "provider.awss\n"),
        ],
        &[
            r#"data/context.toml:5:10: not a date: "2022-11-31" is no day of the calendar"#,
            r#"data/context.toml:9:2: unknown table "agrement"; help: did you mean "agreement"?"#,
            r#"data/context.toml:28:8: rate must be a positive decimal such as "0.9211", of at most 18 digits, found "O.9211""#,
            r#"data/ids.lock:5:1: provider "awss" was published and is gone; help: keep it, or name it in the aliases of the record it became"#,
            r#"data/investments.toml:11:1: unknown field "horizont"; help: did you mean "horizon"?"#,
            r#"data/investments.toml:23:8: unknown kind "sit"; help: did you mean "site"?"#,
            r#"data/places.toml:6:1: unknown field "aliasses"; help: did you mean "aliases"?"#,
            r#"data/places.toml:21:10: alpha3 must be three upper-case letters, found "IT""#,
            r#"data/sources.toml:11:1: unknown field "publischer"; help: did you mean "publisher"?"#,
            "data/sources.toml:13:12: language: expected a string, found an integer",
        ],
    )]);
}

#[test]
fn every_mistake_of_one_record_is_reported() {
    expect(&[(
        &[
            ("[investment.aws-es-2024]", "[investment.aws-de-2024]"),
            (r#"title = "Expansion in Aragon""#, "title = 2024"),
            (r#"kind = "site""#, r#"kind = "campus""#),
            (
                r#"amount = { value = 15_700_000_000, currency = "EUR", qualifier = "exact" }"#,
                r#"amount = { value = 15.7, currency = "EURO", qualifier = "abuot" }"#,
            ),
            (r#"date = "2024-05-22""#, r#"date = "2024-05-32""#),
            (
                r#"supersedes = ["aws-es-2021"]"#,
                r#"supersedes = ["aws-es-2021", "aws-de-2024"]"#,
            ),
            (
                r#"adds-to = ["aws-es-2024"]"#,
                r#"adds-to = ["aws-de-2024"]"#,
            ),
        ],
        &[
            r#"data/ids.lock:3:1: investment "aws-es-2024" was published and is gone; help: keep it, or name it in the aliases of the record it became"#,
            r#"data/investments.toml:19:13: id "aws-de-2024" does not match provider "aws" and country "ES"; help: it must start with "aws-es-""#,
            "data/investments.toml:22:9: title: expected a string, found an integer",
            r#"data/investments.toml:23:8: unknown kind "campus"; help: expected one of plan, site, capacity"#,
            "data/investments.toml:26:20: amount.value: expected an integer, found a float; help: write whole currency units, 1_500_000_000 for 1.5 bn",
            r#"data/investments.toml:26:37: unknown currency "EURO"; help: did you mean "EUR"?"#,
            r#"data/investments.toml:26:57: unknown qualifier "abuot"; help: did you mean "about"?"#,
            r#"data/investments.toml:28:21: not a date: "2024-05-32" is no day of the calendar"#,
            "data/investments.toml:29:30: supersedes names the record itself",
        ],
    )]);
}

#[test]
fn one_mistake_does_not_lead_to_others() {
    expect(&[
        // A misspelt field is not also missing, nor are its sources unused.
        (
            &[(
                r#"sources = ["aws-2021", "rtve-2024"]"#,
                r#"source = ["aws-2021", "rtve-2024"]"#,
            )],
            &[
                r#"data/investments.toml:16:1: unknown field "source"; help: did you mean "sources"?"#,
            ],
        ),
        (
            &[(
                r#"adds-to = ["aws-es-2024"]"#,
                r#"add-to = ["aws-es-2024"]"#,
            )],
            &[
                r#"data/investments.toml:42:1: unknown field "add-to"; help: did you mean "adds-to"?"#,
            ],
        ),
        (
            &[(
                r#"url = "https://example.com/2024""#,
                r#"ulr = "https://example.com/2024""#,
            )],
            &[r#"data/sources.toml:12:1: unknown field "ulr"; help: did you mean "url"?"#],
        ),
        // A source that cannot be read might be the one that is not used.
        (
            &[
                (
                    r#"status = "in-talks", source = "rtve-2024""#,
                    r#"status = "in-talks", source = 5"#,
                ),
                (
                    "# more sources\n",
                    "[source.other]\npublisher = \"RTVE\"\nurl = \"https://example.com/other\"\nlanguage = \"es\"\nkind = \"press\"\nattribution = \"named\"\n",
                ),
            ],
            &["data/investments.toml:55:59: history.source: expected a string, found an integer"],
        ),
        // What cannot be read is still there to be pointed at.
        (
            &[(
                "[provider.google]\nname = \"Google\"",
                "provider.google = 1\n[x]",
            )],
            &[
                r#"data/places.toml:8:1: unknown field "provider"; help: expected one of aliases, name"#,
                r#"data/places.toml:9:2: unknown table "x"; help: expected one of agreement, country, currency, dataset, group, investment, market, provider, rate, reference-rates, region, source"#,
            ],
        ),
        // A status that is not known is not "never in talks", nor an unknown day a later one.
        (
            &[(r#"status = "in-talks""#, r#"status = "in-talk""#)],
            &[
                r#"data/investments.toml:55:38: unknown status "in-talk"; help: did you mean "in-talks"?"#,
            ],
        ),
        // A currency that is not known is not another one.
        (
            &[(
                r#"value = 15_700_000_000, currency = "EUR""#,
                r#"value = 15_700_000_000, currency = "EURO""#,
            )],
            &[r#"data/investments.toml:26:47: unknown currency "EURO"; help: did you mean "EUR"?"#],
        ),
        // A country that is not known has no ids to match.
        (
            &[(
                "country = \"IT\"\ntitle = \"Talks",
                "country = \"FR\"\ntitle = \"Talks",
            )],
            &[
                r#"data/investments.toml:48:11: unknown country "FR"; help: write the ISO 3166-1 alpha-2 code; an investment for no single country has an area instead"#,
            ],
        ),
    ]);
}

#[test]
fn columns_are_counted_in_each_file() {
    expect(&[(
        &[
            (r#"opened = "2022-11-16""#, r#"opened = "2022-11-31""#),
            (r#"title = "Region in Spain""#, r#"title = """#),
        ],
        &[
            r#"data/context.toml:5:10: not a date: "2022-11-31" is no day of the calendar"#,
            "data/investments.toml:5:9: title is empty",
        ],
    )]);
}

#[test]
fn the_same_data_gives_the_same_lines() {
    let mut files = edited(&[
        (r#"kind = "site""#, r#"kind = "sit""#),
        (r#"name = "Google""#, "name = 5"),
        (
            r#"supersedes = ["aws-es-2021"]"#,
            r#"supersedes = ["x", "y", "z"]"#,
        ),
    ]);
    let lines = diagnose(&files);
    assert_eq!(lines.len(), 5);
    assert_eq!(diagnose(&files), lines);
    // Neither does it matter in which order the files come.
    files.reverse();
    assert_eq!(diagnose(&files), lines);
}

#[test]
fn aliases_are_counted_too() {
    let mut aliases = String::new();
    for number in 0..65_534 {
        let _ = write!(aliases, "\"a{number}\", ");
    }
    expect(&[(
        &[(r#"aliases = ["Amazon"]"#, &format!("aliases = [{aliases}]"))],
        &[
            "data/places.toml:8:11: too many ids and aliases of providers: 65_536, at most 65_535 fit",
        ],
    )]);
}

#[test]
fn publishers_are_counted_with_those_they_repeat() {
    let (mut sources, mut ids) = (String::new(), String::new());
    for number in 0..32_766 {
        let _ = write!(
            sources,
            "[source.s{number}]\npublisher=\"P{number}\"\norigin=\"O{number}\"\nurl=\"https://x.example/{number}\"\n\
             language=\"en\"\nkind=\"press\"\nattribution=\"named\"\n"
        );
        let _ = write!(ids, "\"s{number}\", ");
    }
    let mut files = edited(&[(
        r#"size = "five years"
sources = ["aws-2021"]"#,
        &format!("sources = [{ids}]"),
    )]);
    files.push(curated("data/sources-2.toml", sources));
    assert_eq!(
        diagnose(&files),
        ["data/sources-2.toml:229356:9: too many publishers: 65_537, at most 65_535 fit"]
    );
}

#[test]
fn sizes() {
    let mut files: Vec<_> = BASE.map(|(path, text)| curated(path, text)).into();
    let mut text = String::new();
    for number in 0..253 {
        let _ = write!(text, "[provider.p{number:03}]\nname = \"P {number:03}\"\n");
    }
    files.push(curated("data/providers.toml", text.clone()));
    assert_eq!(diagnose(&files), [""; 0]);
    files.pop();
    text.push_str("[provider.p253]\nname = \"P 253\"\n");
    files.push(curated("data/providers.toml", text));
    assert_eq!(
        diagnose(&files),
        ["data/providers.toml:507:11: too many providers: 256, at most 255 fit"]
    );

    let mut files: Vec<_> = BASE.map(|(path, text)| curated(path, text)).into();
    for part in 0..4 {
        let mut text = String::new();
        for number in 0..16_384 {
            let _ = write!(
                text,
                "[agreement.a{part}-{number:05}]\nprovider = \"aws\"\ncustomer = \"C\"\ncountry = \"IT\"\ntitle = \"T\"\n\
                 sources = [\"aws-2021\"]\n"
            );
        }
        files.push(curated(&format!("data/agreements-{part}.toml"), text));
    }
    assert_eq!(
        diagnose(&files),
        ["data/agreements-3.toml:98299:12: too many agreements: 65_537, at most 65_535 fit"],
    );
}

/// More than one country can have: a code ends in up to three letters and digits.
#[test]
fn subdivisions_are_counted_over_all_countries() {
    let mut files: Vec<_> = BASE.map(|(path, text)| curated(path, text)).into();
    let mut text = String::new();
    for country in ["ZA", "ZB"] {
        let _ = write!(
            text,
            "[country.{country}]\nname = \"{country}\"\nsubdivisions = {{ "
        );
        for number in 0..32_767 {
            let place = |unit: u32| {
                char::from_digit(number / unit % 36, 36)
                    .unwrap_or('0')
                    .to_ascii_uppercase()
            };
            let code: String = [place(1296), place(36), place(1)].iter().collect();
            let _ = write!(text, "{country}-{code} = \"{number}\", ");
        }
        text.push_str("}\n");
    }
    files.push(curated("data/countries.toml", text));
    assert_eq!(
        diagnose(&files),
        ["data/countries.toml:4:10: too many subdivisions: 65_537, at most 65_535 fit"]
    );
}
