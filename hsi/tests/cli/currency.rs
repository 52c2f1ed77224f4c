//! One currency in every command: the same value of a record everywhere, and what has none is named.

use hyperscaler_investments::{Currency, Date, Investment, ReferenceRates, as_of};
use rust_decimal::Decimal;
use serde_json::{Value, json as value};

use crate::run::{array, document, hsi, ids, json, out, sums};

const TAIWAN: &str = "--country taiwan --as-of 2026-06-30";

fn decimal(value: &Value) -> Decimal {
    let text = value.as_str().expect("a decimal is a text");
    text.parse().expect("a decimal")
}

/// One function for every command: what `list` converts is what the library does, on any day.
#[test]
fn a_listed_amount_is_the_librarys_own() {
    for (day, options, rates) in [
        ("2020-05-08", "", ReferenceRates::OfEachMonth),
        ("2024-10-31", "", ReferenceRates::OfEachMonth),
        (
            "2026-06-30",
            "--at 2021-03",
            ReferenceRates::OfMonth("2021-03".parse().expect("a month")),
        ),
    ] {
        let then = as_of(day.parse().expect("a day"));
        let records = json(&format!("list --in GBP {options} --as-of {day}"));
        let mut converted = 0;
        for record in array(&records) {
            let id = record["id"].as_str().expect("an id");
            let investment = Investment::get(id).expect("a record");
            let own = then.investment_in(Currency::GBP, rates, investment);
            let shown = &record["converted"];
            assert_eq!(shown["currency"], "GBP");
            let Ok(own) = own else {
                assert_eq!(shown["amount"], Value::Null, "{id}");
                continue;
            };
            converted += 1;
            assert_eq!(decimal(&shown["amount"]), own.value(), "{id}");
            assert_eq!(shown["at_earlier"], own.is_earlier(), "{id}");
            let used: Vec<_> = own.rates().map(|rate| rate.to_string()).collect();
            assert_eq!(shown["rates"], value!(used), "{id}");
        }
        assert!(converted > 20, "{day}: {converted}");
    }
}

/// The method, the source and the months stand beside the answer in every form.
#[test]
fn every_form_says_how_it_was_converted() {
    let method = "In EUR at the average reference rate of each plan's own month (2013-12 to 2025-06), computed from \
                  rates that are published for information only. Source: European Central Bank.";
    for command in [
        format!("list {TAIWAN} --counts yes --in EUR"),
        format!(
            "timeline {TAIWAN} --since 2013 --until 2025 --kind plan --status announced --in EUR"
        ),
        format!("timeline {TAIWAN} --since 2013-12 --totals --in EUR"),
        format!("changes {TAIWAN} --since 2013-12 --until 2026 --in EUR"),
        format!("total {TAIWAN} --in EUR"),
    ] {
        let document = document(&command);
        let said = document["query"]["method"].as_str().expect("a method");
        assert!(
            said.starts_with("In EUR at the average reference rate of"),
            "{said}"
        );
        assert_eq!(
            document["query"]["rate_sources"],
            value!(["ecb-reference-rates"])
        );
        for format in ["table", "md", "csv", "ndjson"] {
            let text = out(&format!("{command} --format {format}"));
            let said = said.trim_end_matches('.');
            assert!(
                text.contains(said),
                "hsi {command} --format {format}\n{text}"
            );
        }
    }
    let list = document(&format!("list {TAIWAN} --counts yes --in EUR"));
    assert_eq!(list["query"]["method"], method);
    assert_eq!(list["query"]["options"]["in"], value!(["EUR"]));
}

#[test]
fn what_has_no_rate_is_named_in_every_form() {
    let missing = ["google-tw-yunlin-county-2020"];
    let list = document(&format!("list {TAIWAN} --counts yes --in EUR"));
    assert_eq!(
        list["not_converted"],
        value!([{ "why": "there is no reference rate of TWD", "records": missing }])
    );
    let sentence =
        "Not converted, because there is no reference rate of TWD: google-tw-yunlin-county-2020.";
    for format in ["table", "md"] {
        let text = out(&format!(
            "list {TAIWAN} --counts yes --in EUR --format {format}"
        ));
        assert!(text.contains(sentence), "{text}");
        assert!(text.contains("not converted"), "{text}");
    }
    for (line, rows_without) in [("list --counts yes", 1), ("changes --since 2019", 3)] {
        let rows = out(&format!("{line} {TAIWAN} --in EUR --format csv"));
        let named = rows
            .lines()
            .filter(|row| row.contains("there is no reference rate of TWD"));
        assert_eq!(named.count(), rows_without, "{rows}");
    }
    // A total has the sum beside it, and is not called that of all that was asked for.
    let total = format!("total {TAIWAN} --in EUR");
    let rows = out(&format!("{total} --format csv"));
    let row = "pledged,TWD,more-than,20000000000,false,1,google-tw-yunlin-county-2020,";
    assert!(rows.lines().any(|line| line.starts_with(row)), "{rows}");
    assert!(
        rows.contains("pledged,EUR,more-than,4833401444.634538,true,3,"),
        "{rows}"
    );
    let text = out(&total);
    assert!(
        text.contains("\nIn EUR, without what could not be converted:\n"),
        "{text}"
    );
    let whole = out("total --country spain --in USD --as-of 2026-06-30");
    assert!(whole.contains("\nIn USD:\n"), "{whole}");
    let grouped = json("total --country taiwan,japan --by country --in EUR --as-of 2026-06-30");
    assert_eq!(
        sums(&grouped["unconverted"]),
        ["pledged TWD more-than 20000000000"]
    );
    assert_eq!(grouped["unconverted"][0]["country"], "TW");
}

/// Steps and changes end at the total, in one currency too.
#[test]
fn steps_and_changes_add_up_to_the_total() {
    for filters in [
        "--country italy",
        "--provider microsoft --phase pledged",
        TAIWAN,
    ] {
        let total = json(&format!("total {filters} --in EUR"));
        let steps = json(&format!("timeline {filters} --totals --in EUR"));
        let changes = json(&format!("changes {filters} --since 1990 --in EUR"));
        for line in array(&total["converted"]) {
            let is_same = |other: &&Value| {
                ["phase", "currency"]
                    .iter()
                    .all(|key| line[*key] == other[*key])
                    && (line["qualifier"] == "up-to") == (other["qualifier"] == "up-to")
            };
            let last = array(&steps).iter().rfind(is_same).expect("a step");
            assert_eq!(last["amount"], line["amount"], "{filters}");
            assert_eq!(last["qualifier"], line["qualifier"], "{filters}");
            let is_ceiling = line["qualifier"] == "up-to";
            let sum = array(&changes["sums"]).iter().find(|sum| {
                sum["phase"] == line["phase"]
                    && sum["currency"] == "EUR"
                    && sum["ceiling"] == is_ceiling
            });
            assert_eq!(
                sum.expect("a sum")["difference"],
                line["amount"],
                "{filters}"
            );
            let mut added = Decimal::ZERO;
            for change in array(&changes["changes"]) {
                let same = change["phase"] == line["phase"];
                let ceiling = change["qualifier"] == "up-to";
                let amount = &change["converted"]["amount"];
                if same && ceiling == is_ceiling && !amount.is_null() {
                    added += decimal(amount);
                }
            }
            assert_eq!(added.normalize(), decimal(&line["amount"]), "{filters}");
        }
    }
}

/// Asked today, a history is converted at what is known today; asked then, at what was known then.
#[test]
fn a_month_that_was_not_over_is_not_used() {
    let asked = |day: &str| {
        let records = json(&format!(
            "list --text microsoft-it-2024 --in USD --as-of {day}"
        ));
        let converted = &array(&records)[0]["converted"];
        (converted["period"].clone(), converted["at_earlier"].clone())
    };
    assert_eq!(asked("2024-10-31"), (value!("2024-09"), value!(true)));
    assert_eq!(asked("2024-11-01"), (value!("2024-10"), value!(false)));
    let text = out("list --text microsoft-it-2024 --in USD --as-of 2024-10-31");
    let said = "Converted at an earlier average, because that of the month itself was not known: microsoft-it-2024.";
    assert!(text.contains(said), "{text}");
    let steps = |day: &str| {
        let line = format!("timeline --text microsoft-it-2024 --totals --in USD --as-of {day}");
        array(&json(&line))[0]["amount"].clone()
    };
    assert_ne!(steps("2024-10-31"), steps("2024-11-01"));
    assert_eq!(steps("2024-11-01"), steps("2026-06-30"));
}

#[test]
fn a_month_for_all_must_have_been_known() {
    for command in ["list", "timeline", "timeline --totals", "changes", "total"] {
        for month in ["2024-05", "2024", "1999", "2005-12"] {
            let line =
                format!("{command} --country italy --as-of 2024-05-27 --in USD --at {month}");
            let ran = hsi(&line);
            assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "hsi {line}");
            let said = format!(
                "error: --at {month}: the averages that were known on 2024-05-27 are those from 2006-01 to 2024-04\n"
            );
            assert_eq!(ran.err, said);
        }
        for month in ["2024-04", "2024-04-10", "2023", "2006-01"] {
            out(&format!(
                "{command} --country italy --as-of 2024-05-27 --in USD --at {month}"
            ));
        }
    }
    let text = out("total --country italy --in UAH --as-of 2024-05-27");
    assert!(text.contains("Nothing could be converted.\n"), "{text}");
}

#[test]
fn rows_are_sorted_by_what_they_are_in_one_currency() {
    let line = "list --country japan,korea,us --counts yes --in USD --sort amount:desc --top 30";
    let records = json(&format!("{line} --as-of 2026-06-30"));
    let amounts: Vec<_> = array(&records)
        .iter()
        .map(|record| decimal(&record["converted"]["amount"]))
        .collect();
    assert_eq!(amounts.len(), 30);
    assert!(
        amounts.is_sorted_by(|one, other| one >= other),
        "{amounts:?}"
    );
    let currencies: std::collections::BTreeSet<_> = array(&records)
        .iter()
        .map(|record| record["amount"]["currency"].as_str())
        .collect();
    assert!(currencies.len() > 1, "{currencies:?}");
    // What is absent comes last.
    let records = json(&format!("list {TAIWAN} --in USD --sort amount"));
    let absent = |record: &Value| record["converted"]["amount"].is_null();
    assert!(
        array(&records).is_sorted_by_key(absent),
        "{:?}",
        ids(&records)
    );
}

/// What the terminal shows is rounded so that a lower bound stays true; files hold every digit.
#[test]
fn a_screen_shows_the_amount_beside_the_stated_one() {
    let text = out("list --text google-it-2020 --in EUR --as-of 2024-05-27");
    let heading = text.lines().next().unwrap_or_default();
    assert!(
        heading.contains("AMOUNT") && heading.contains("IN EUR"),
        "{heading}"
    );
    assert!(
        text.contains("more than USD 900 m  more than EUR 785.1 m"),
        "{text}"
    );
    let text = out("list --text google-it-2020 --in EUR --digits --as-of 2024-05-27");
    assert!(text.contains("more than EUR 785,108,070"), "{text}");
    let text = out("changes --text aws-it-milan --since 2024 --in USD --as-of 2026-06-30");
    assert!(text.contains("+EUR 2 bn"), "{text}");
    let then = as_of("2026-06-30".parse::<Date>().expect("a day"));
    let milan = Investment::get("aws-it-milan").expect("a record");
    let own = then.investment_in(Currency::USD, ReferenceRates::OfEachMonth, milan);
    let own = format!(
        "+USD {} bn",
        own.expect("a rate").value().round_sf(4).expect("a number") / Decimal::from(1_000_000_000)
    );
    assert!(text.contains(&own), "{own}: {text}");
}
