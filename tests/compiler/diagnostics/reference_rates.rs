//! Reference rates: the file, its sources, and rates that contradict each other.

use crate::compiler::compile;
use crate::support::{BASE, Edit, curated, diagnose, edited, expect, overlay};

const CITED: Edit = (
    "# more places",
    "[reference-rates]\nsources = [\"rtve-2024\"]\n# more places",
);

/// The data with sources for the rates, one more currency, and a file of rates.
fn with(csv: &str) -> Vec<String> {
    with_edits(csv, &[])
}

fn with_edits(csv: &str, edits: &[Edit]) -> Vec<String> {
    let mut files = edited(&[&[CITED], edits].concat());
    files.push(curated("data/reference-rates.csv", csv));
    diagnose(&files)
}

#[track_caller]
fn expect_lines(cases: &[(&str, &[&str])]) {
    for (csv, expected) in cases {
        assert_eq!(with(csv), *expected, "{csv}");
    }
}

const NOTHING: [&str; 0] = [];

#[test]
fn what_is_right_passes() {
    for csv in [
        "month,days,USD\n2024-05,22,1.0812\n",
        // Without the last line break, with a byte order mark, with the line breaks of others, with a blank line.
        "month,days,USD\n2024-05,22,1.0812",
        "\u{feff}month,days,USD\r\n2024-05,22,1.081209\r\n2024-06,20,1.0759\r\n\r\n",
        // A month without an average, and a currency that has none yet.
        "month,days,USD\n2024-05,22,\n2024-06,20,1.0759\n2024-07,23,\n",
        // Nine digits on both sides of the point.
        "month,days,USD\n2024-04,10,123456789.123456789\n",
    ] {
        assert_eq!(with(csv), NOTHING, "{csv}");
    }
}

#[test]
fn the_first_line() {
    let begins = |found: &str| {
        format!(
            "data/reference-rates.csv:1:1: the first line begins with {found:?}; help: write month,days and the \
             codes of the currencies, with commas"
        )
    };
    assert_eq!(with("Date,USD\n2024-05-31,1.0812\n"), [begins("Date")]);
    assert_eq!(with("month;days;USD\n"), [begins("month;days;USD")]);
    assert_eq!(with("\u{feff}2024-05,22,1.0812\n"), [begins("2024-05")]);
    expect_lines(&[
        (
            "",
            &[
                "data/reference-rates.csv:1:1: the file is empty; help: the first line is month, days and the codes of the currencies",
            ],
        ),
        (
            "month,days\n2024-05,22\n",
            &["data/reference-rates.csv:1:1: no currency in the first line"],
        ),
        (
            "month,days,USD\n\n",
            &["data/reference-rates.csv:1:1: no month follows the first line"],
        ),
        (
            "month,days,EUR,USD\n2024-05,22,1.0000,1.0812\n",
            &[
                "data/reference-rates.csv:1:12: EUR is what the rates are stated for; help: leave the column out",
            ],
        ),
        (
            "month,days,USD,USD\n2024-05,22,1.0812,1.0813\n",
            &["data/reference-rates.csv:1:16: the column \"USD\" is there twice"],
        ),
        (
            "month,days,UDS\n2024-05,22,1.0812\n",
            &[
                r#"data/reference-rates.csv:1:12: unknown currency "UDS"; help: did you mean "USD"?"#,
            ],
        ),
        (
            "month,days,USD,TWD\n2024-05,22,1.0812,35.02\n",
            &[
                r#"data/reference-rates.csv:1:16: unknown currency "TWD"; help: add [currency.TWD] or correct the id"#,
            ],
        ),
    ]);
}

#[test]
fn months() {
    let not_a_month = "help: write YYYY-MM, from 1999-01 to 2099-12";
    for month in [
        "2024-5",
        "2024",
        "2024-05-31",
        "2024-13",
        "1998-12",
        "2100-01",
        "",
    ] {
        let csv = format!("month,days,USD\n{month},22,1.0812\n");
        let expected = [
            "data/reference-rates.csv:1:1: no month follows the first line".to_owned(),
            format!("data/reference-rates.csv:2:1: not a month: {month:?}; {not_a_month}"),
        ];
        assert_eq!(with(&csv), expected, "{month}");
    }
    expect_lines(&[
        (
            "month,days,USD\n2024-05,22,1.0812\n2024-07,23,1.0844\n",
            &[
                "data/reference-rates.csv:3:1: 2024-07 does not follow 2024-05; help: each month has a row, in order",
            ],
        ),
        (
            "month,days,USD\n2023-12,19,1.0903\n2024-01,22,1.0905\n2023-12,19,1.0903\n",
            &[
                "data/reference-rates.csv:4:1: 2023-12 does not follow 2024-01; help: each month has a row, in order",
            ],
        ),
        (
            "month,days,USD\n2024-05,22,1.0812\n2024-06,20\n2024-07,23,1.0844\n",
            &["data/reference-rates.csv:3:1: the line has 2 cells, and the first line 3"],
        ),
        (
            "month,days,USD\n2024-05,22,1,0812\n",
            &[
                "data/reference-rates.csv:1:1: no month follows the first line",
                "data/reference-rates.csv:2:1: the line has 4 cells, and the first line 3",
            ],
        ),
    ]);
}

#[test]
fn days_on_which_rates_were_published() {
    for days in ["9", "32", "", "22.0", "-22"] {
        let csv = format!("month,days,USD\n2024-05,{days},1.0812\n2024-06,20,1.0759\n");
        let expected = [
            "data/reference-rates.csv:2:1: nothing says on how many days rates were published in 2024-05; help: add the column days".to_owned(),
            format!(
                "data/reference-rates.csv:2:9: days is {days:?}, and must be on how many days rates were published; \
                 help: the mean of fewer than 10 is no average"
            ),
        ];
        assert_eq!(with(&csv), expected, "{days}");
    }
    expect_lines(&[(
        "month,USD\n2024-05,1.0812\n",
        &[
            "data/reference-rates.csv:2:1: nothing says on how many days rates were published in 2024-05; help: add the column days",
        ],
    )]);
}

#[test]
fn figures() {
    let help =
        "write the units for one euro, such as 1.081209, or nothing where there is no average";
    for figure in [
        "N/A",
        "0",
        "0.0000",
        "-1.0812",
        "1.",
        ".9211",
        "1.08e0",
        " 1.0812",
        "\"1.0812\"",
        "1.0812345678",
        "1234567890.12",
    ] {
        let csv = format!("month,days,USD\n2024-05,22,{figure}\n");
        let expected =
            format!("data/reference-rates.csv:2:12: not a rate: {figure:?}; help: {help}");
        assert_eq!(with(&csv), [expected], "{figure}");
    }
    for (figure, digits) in [
        ("0.0007", "1 digit"),
        ("0.924", "3 digits"),
        ("168", "3 digits"),
    ] {
        let csv = format!("month,days,USD\n2024-05,22,{figure}\n");
        let expected = format!(
            "data/reference-rates.csv:2:12: {figure} has {digits} that count; help: write at least 4"
        );
        assert_eq!(with(&csv), [expected]);
    }
}

#[test]
fn figures_far_from_the_month_before() {
    let far = "USD of 2024-06 is more than 3 times the month before, or less than a third of it; help: is it upside down, or for a hundred units?";
    for (figure, is_far) in [
        ("0.3604", false),
        ("0.3603", true),
        ("3.2436", false),
        ("3.2437", true),
    ] {
        let csv = format!("month,days,USD\n2024-05,22,1.0812\n2024-06,20,{figure}\n");
        let expected: &[_] = if is_far {
            &[format!("data/reference-rates.csv:3:12: {far}")]
        } else {
            &[]
        };
        assert_eq!(with(&csv), expected, "{figure}");
    }
    // After a pause there is no month before.
    let paused = "month,days,USD\n2024-05,22,1.0812\n2024-06,20,\n2024-07,23,108.44\n";
    assert_eq!(with(paused), NOTHING);
}

#[test]
fn sources() {
    let csv = curated(
        "data/reference-rates.csv",
        "month,days,USD\n2024-05,22,1.0812\n",
    );
    let mut files = edited(&[]);
    files.push(csv);
    assert_eq!(
        diagnose(&files),
        [
            "data/reference-rates.csv:1:1: no table says where these rates come from; help: add [reference-rates] with their sources"
        ]
    );
    expect(&[
        (
            &[CITED],
            &[
                "data/places.toml:33:2: there are no rates to cite; help: add reference-rates.csv beside it",
            ],
        ),
        (
            &[("[dataset]", "reference-rates = 1\n[dataset]")],
            &["data/places.toml:1:1: reference-rates: expected a table, found an integer"],
        ),
    ]);
}

#[test]
fn the_table_of_the_sources() {
    let csv = "month,days,USD\n2024-05,22,1.0812\n";
    let twice = (
        "# more context",
        "[reference-rates]\nsources = [\"rtve-2024\"]",
    );
    for (edit, expected) in [
        (
            twice,
            "data/context.toml:32:2: [reference-rates] is defined twice; help: first at data/places.toml:33",
        ),
        (("# more context", ""), ""),
    ] {
        let found = with_edits(csv, &[edit]);
        assert_eq!(found.join("\n"), expected);
    }
    for (table, expected) in [
        (
            "[reference-rates]\n# more places",
            "data/places.toml:33:2: [reference-rates] has no sources",
        ),
        (
            "[reference-rates]\nsources = [\"rtve\"]\n# more places",
            r#"data/places.toml:34:12: unknown source "rtve"; help: add [source.rtve] or correct the id"#,
        ),
        (
            "[reference-rates]\nsources = [\"rtve-2024\"]\nrates = 1\n# more places",
            r#"data/places.toml:35:1: unknown field "rates"; help: expected one of sources"#,
        ),
    ] {
        let mut files = edited(&[("# more places", table)]);
        files.push(curated("data/reference-rates.csv", csv));
        assert_eq!(diagnose(&files), [expected], "{table}");
    }
}

/// The data's own rates, and those of an overlay.
fn with_overlay(toml: &str, csv: &str) -> Vec<String> {
    let mut files = edited(&[CITED]);
    let own = "month,days,USD\n2024-05,22,1.0812\n2024-06,20,1.0759\n";
    files.push(curated("data/reference-rates.csv", own));
    files.push(overlay("/own/own.toml", toml));
    files.push(overlay("/own/reference-rates.csv", csv));
    diagnose(&files)
}

const OWN_SOURCES: &str = "[reference-rates]\nsources = [\"rtve-2024\"]\n";

#[test]
fn an_overlay_adds_months_and_currencies() {
    let currency = format!("{OWN_SOURCES}[currency.TWD]\nname = \"dollar\"\nminor-units = 2\n");
    for csv in [
        // A later month, and one that the data has, with the same figure.
        "month,days,USD\n2024-07,23,1.0844\n",
        "month,days,USD\n2024-06,20,1.075900\n2024-07,23,1.0844\n",
        "month,days,USD,TWD\n2024-06,20,,34.81\n2024-07,23,1.0844,35.55\n",
        // Months that the data has need no days.
        "month,TWD\n2024-05,35.02\n2024-06,34.81\n",
        // A gap between the files is a pause.
        "month,days,USD\n2025-01,22,1.0354\n",
    ] {
        assert_eq!(with_overlay(&currency, csv), NOTHING, "{csv}");
    }
}

#[test]
fn an_overlay_contradicts_nothing() {
    for (csv, expected) in [
        (
            "month,days,USD\n2024-06,20,1.0760\n",
            "/own/reference-rates.csv:2:12: USD of 2024-06 is another at data/reference-rates.csv:3; help: leave the cell empty, or write the same",
        ),
        (
            "month,days,USD\n2024-06,21,1.0759\n",
            "/own/reference-rates.csv:2:1: 2024-06 has 21 days here, and 20 at data/reference-rates.csv:3",
        ),
        (
            "month,USD\n2024-06,1.0759\n2024-07,1.0844\n",
            "/own/reference-rates.csv:3:1: nothing says on how many days rates were published in 2024-07; help: add the column days",
        ),
        (
            "month,days,USD\n2024-07,23,108.44\n",
            "/own/reference-rates.csv:2:12: USD of 2024-07 is more than 3 times the month before, or less than a third of it; help: is it upside down, or for a hundred units?",
        ),
    ] {
        assert_eq!(with_overlay(OWN_SOURCES, csv), [expected], "{csv}");
    }
    assert_eq!(
        with_overlay("", "month,days,USD\n2024-07,23,1.0844\n"),
        [
            "/own/reference-rates.csv:1:1: no table says where these rates come from; help: add [reference-rates] with their sources"
        ]
    );
}

/// One more rate of the data set, beside 1 USD = 0.9211 EUR on 2024-05-27.
fn rate(id: &str, base: &str, quote: &str, rate: &str, date: &str) -> String {
    format!(
        "[rate.{id}]\nbase = \"{base}\"\nquote = \"{quote}\"\nrate = \"{rate}\"\ndate = \"{date}\"\n\
         sources = [\"rtve-2024\"]\n"
    )
}

#[test]
fn two_rates_of_a_pair_agree() {
    let contradicts = |other: &str| {
        vec![format!(
            "data/context.toml:32:7: rate \"usd-eur-other\" contradicts rate {other:?} at data/context.toml:25: one is more than 3 times the other"
        )]
    };
    for (base, quote, value, date, is_refused) in [
        ("USD", "EUR", "2.7633", "2024-05-27", false),
        ("USD", "EUR", "2.7634", "2024-05-27", true),
        ("USD", "EUR", "0.3071", "2024-05-27", false),
        ("USD", "EUR", "0.3070", "2024-05-27", true),
        ("EUR", "USD", "0.9211", "2024-05-27", false),
        ("EUR", "USD", "108.57", "2024-05-27", true),
        ("EUR", "USD", "0.0009211", "2025-05-01", true),
        // Longer apart, currencies do lose two thirds of their worth.
        ("USD", "EUR", "3.0000", "2025-05-29", false),
        ("USD", "EUR", "3.0000", "2025-05-28", true),
        ("USD", "EUR", "0.00000000000000001", "2024", true),
    ] {
        let other = rate("usd-eur-other", base, quote, value, date);
        let found = diagnose(&edited(&[("# more context", &other)]));
        let expected = if is_refused {
            contradicts("usd-eur-2024")
        } else {
            Vec::new()
        };
        assert_eq!(found, expected, "{base}/{quote} {value} {date}");
    }
}

#[test]
fn a_rate_agrees_with_the_reference_rates_of_its_month() {
    let csv = "month,days,USD\n2024-05,22,1.0812\n2024-06,20,\n";
    assert_eq!(with(csv), NOTHING);
    let far = "is more than 3 times the reference rate of its month, or less than a third of it; help: is it upside down, or for a hundred units?";
    for (base, quote, value, date, is_far) in [
        ("EUR", "USD", "3.2436", "2024-05", false),
        ("EUR", "USD", "3.2437", "2024-05", true),
        ("USD", "EUR", "0.0009211", "2024-05-02", true),
        ("USD", "EUR", "0.0009211", "2024-06-02", false),
        ("USD", "EUR", "0.0009211", "2024", false),
    ] {
        let own = rate("usd-eur-2024", base, quote, value, date);
        let old = BASE[3].1;
        let begin = old.find("[rate.usd-eur-2024]").expect("a rate");
        let end = old.find("# more context").expect("an end");
        let found = with_edits(csv, &[(&old[begin..end], &own)]);
        let expected: &[_] = if is_far {
            &[format!(
                "data/context.toml:25:7: rate \"usd-eur-2024\" {far}"
            )]
        } else {
            &[]
        };
        assert_eq!(found, expected, "{base}/{quote} {value} {date}");
    }
}

#[test]
fn the_figures_are_columns_of_integers() {
    let csv = "month,days,USD\n2024-05,22,1.0812\n2024-06,20,\n2024-07,23,1.08436\n2024-08,22,\n";
    let mut files = edited(&[CITED]);
    files.push(curated("data/reference-rates.csv", csv));
    let tables = compile(&files).expect("right").tables;
    for expected in [
        "pub(crate) const FIRST: u32 = 24292 /* 2024-05 */;",
        "pub(crate) static DAYS: [u8; 4] = u8s(\"22 20 23 22 \");",
        "series(0, 1 /* USD */, 24292, 24295, 5, false),",
        // Figures are words of four bytes, the highest first: 108120, none, 108436.
        r"\x00\x01\xa6\x58\x00\x00\x00\x00\x00\x01\xa7\x94\",
        "pub(crate) const EURO: Option<u16> = Some(0);",
    ] {
        assert!(tables.contains(expected), "{expected}\n{tables}");
    }
    // What does not fit 32 bits takes two words, the low one first: 4294967296, 4294960000.
    let mut files = edited(&[CITED]);
    files.push(curated(
        "data/reference-rates.csv",
        "month,days,USD\n2024-06,20,4294.967296\n2024-07,23,4294.96\n",
    ));
    let tables = compile(&files).expect("right").tables;
    assert!(tables.contains("6, true),"), "{tables}");
    assert!(
        tables.contains(r"\x00\x00\x00\x00\x00\x00\x00\x01\xff\xff\xe3\x80\x00\x00\x00\x00\"),
        "{tables}"
    );
    assert!(
        compile(&edited(&[]))
            .expect("right")
            .tables
            .contains("SERIES: [Series; 0]")
    );
}
