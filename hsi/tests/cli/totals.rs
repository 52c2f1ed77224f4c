//! `hsi total`: conversion, groups and explanations.

use serde_json::{Value, json as value};

use crate::run::{array, hsi, json, out, sums};

const ITALY: &str = "total --country italy --as-of 2024-05-27";

#[test]
fn rates_come_by_id_or_typed() {
    let converted = |rates: &str| sums(&json(&format!("{ITALY} --in EUR {rates}"))["converted"]);
    let expected = [
        "pledged EUR more-than 4210640000",
        "spent EUR exact 1000000000",
    ];
    assert_eq!(converted("--rate usd-eur-2024-05-27"), expected);
    assert_eq!(converted("--rate USD=0.9211"), expected);
    assert_eq!(converted("--rate usd/eur=0.9211@2024-05-27"), expected);
    // Backwards: the same rate from the other side.
    assert_eq!(
        converted("--rate EUR/USD=1.25"),
        [
            "pledged EUR more-than 3920000000",
            "spent EUR exact 1000000000"
        ]
    );
    // Through one step.
    assert_eq!(
        converted("--rate USD/SEK=10 --rate SEK=0.1"),
        [
            "pledged EUR more-than 4400000000",
            "spent EUR exact 1000000000"
        ]
    );
}

#[test]
fn a_conversion_carries_its_rates() {
    let total = json(&format!(
        "{ITALY} --in EUR --rate usd-eur-2024-05-27 --rate CHF=1.02"
    ));
    assert_eq!(
        total["rates"],
        value!([{ "id": "usd-eur-2024-05-27", "base": "USD", "quote": "EUR", "rate": "0.9211", "date": "2024-05-27" }])
    );
    let caveats = array(&total["caveats"]);
    let caveat = caveats.iter().find(|it| it["kind"] == "distant-rate");
    assert_eq!(
        caveat.expect("a caveat")["records"],
        value!(["google-it-2020", "microsoft-it-2020"])
    );
    assert_eq!(
        total["query"]["method"],
        "In EUR at 1 USD = 0.9211 EUR (2024-05-27)."
    );
    let undated = json(&format!("{ITALY} --in EUR --rate USD=0.9211"));
    assert_eq!(undated["rates"][0]["date"], Value::Null);
    assert!(array(&undated["caveats"]).contains(&value!({
        "kind": "rate-without-day",
        "in_words": "The rate 1 USD = 0.9211 EUR (no day given): how far it is from the plans is not known.",
        "records": [],
        "sums": [],
    })));
}

#[test]
fn nothing_is_rounded_but_what_is_shown() {
    let line =
        "total --provider aws --country it --as-of 2024-05-27 --in USD --rate usd-eur-2024-05-27";
    let converted = json(line)["converted"][0].clone();
    assert_eq!(converted["rounded"], 2_171_316_904_u64);
    assert!(
        converted["amount"]
            .as_str()
            .is_some_and(|amount| amount.starts_with("2171316903.70209532"))
    );
    assert!(out(line).contains("pledged  USD 2.171 bn        1\n"));
    let line = format!("{line} --digits");
    assert!(out(&line).contains("pledged  USD 2,171,316,904        1\n"));
}

/// A line that is refused: exit 2, and the message.
fn refused(line: &str, message: &str) {
    let ran = hsi(line);
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "hsi {line}");
    assert_eq!(ran.err.lines().next(), Some(message), "hsi {line}");
}

#[test]
fn rates_that_are_named_are_the_only_ones() {
    let ran = hsi(&format!("{ITALY} --in EUR --rate CHF=1.02"));
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
    assert!(
        ran.err.starts_with(
            "error: no rate given leads to EUR from USD, directly or through one step; name them with \
             --rate (the data set has "
        ),
        "{}",
        ran.err
    );
    assert!(ran.err.contains("or leave --rate out for reference rates"));
    // All that are missing are named at once.
    let ran = hsi("total --country gb,se,pl --in EUR --rate CHF=1.02");
    assert!(
        ran.err.contains("leads to EUR from GBP, PLN, SEK or USD,"),
        "{}",
        ran.err
    );
    refused(
        &format!("{ITALY} --in EUR --rate USD=0.9 --rate usd-eur-2024-05-27"),
        "error: the rates given lead from USD to EUR in more than one way; name only one",
    );
    refused(
        &format!("{ITALY} --rate USD=0.9"),
        "error: the following required arguments were not provided:",
    );
    refused(
        &format!("{ITALY} --in EUR --at 2024-04 --rate USD=0.9"),
        "error: the argument '--at <MONTH>' cannot be used with '--rate <RATE>'",
    );
}

/// One currency without a rate does not refuse the sum: it is named beside it.
#[test]
fn what_cannot_be_converted_is_named() {
    let line = "total --country taiwan,spain --phase pledged --in EUR --as-of 2026-06-30";
    let total = json(line);
    assert!(!array(&total["converted"]).is_empty());
    let left = array(&total["unconverted"]);
    assert!(!left.is_empty());
    assert!(left.iter().all(|sum| sum["currency"] == "TWD"));
    let text = out(line);
    assert!(
        text.contains("-  Not converted, because there is no reference rate: more than TWD"),
        "{text}"
    );
    let whole = json("total --country spain --in EUR --as-of 2026-06-30");
    assert_eq!(whole["unconverted"], value!([]));
}

/// What was not known on the day is not used: neither a later rate nor a month that was not over.
#[test]
fn rates_do_not_leak_back() {
    let ran = hsi(&format!("{ITALY} --in EUR --rate usd-eur-2024-10-02"));
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("is dated after 2024-05-27"), "{}", ran.err);
    let total = json("total --country italy --in EUR --as-of 2024-05-27");
    for rate in array(&total["rates"]) {
        assert!(rate["date"].as_str() < Some("2024-05"), "{rate}");
    }
}

/// A rate of a person's own is used as it is, and what is odd about it is said, in every form.
#[test]
fn a_rate_that_looks_wrong_is_said_to() {
    let kinds = |rate: &str| -> Vec<String> {
        let total = json(&format!("{ITALY} --in EUR --rate {rate}"));
        let caveats = array(&total["caveats"]).iter();
        let kinds = caveats.filter_map(|caveat| caveat["kind"].as_str().map(String::from));
        kinds.filter(|kind| kind.ends_with("-rate")).collect()
    };
    assert_eq!(kinds("USD=0.9@2030-01-01"), ["later-rate", "distant-rate"]);
    // Upside down, per hundred, a thousand times off.
    for rate in ["EUR/USD=0.9211", "USD=92.11", "USD=0.0009211"] {
        assert_eq!(kinds(rate), ["far-rate"], "{rate}");
    }
    assert_eq!(kinds("USD=0.9211"), [] as [&str; 0]);
    let line = format!("{ITALY} --in EUR --rate EUR/USD=0.9211");
    let said = "Converted at a rate that lies far from the reference rate of its time";
    assert!(out(&line).contains(said));
    assert!(hsi(&format!("{line} --format csv")).err.contains(said));
}

#[test]
fn a_bad_rate_says_why() {
    let bad = |rate: &str, message: &str| {
        refused(
            &format!("{ITALY} --in EUR --rate {rate}"),
            &format!("error: invalid value '{rate}' for '--rate <RATE>': {message}"),
        );
    };
    bad(
        "usd-eur-2024-05-72",
        "unknown rate; did you mean \"usd-eur-2024-05-22\"?; name one of `hsi rates`, or give one as USD=0.9211 or \
         USD/SEK=10.5@2024-06-03",
    );
    bad(
        "USDD=0.9",
        "unknown currency \"USDD\"; did you mean \"USD\"?",
    );
    bad("USD=0,9211", "a rate is a positive number, such as 0.9211");
    bad("USD=0", "a rate is a positive number, such as 0.9211");
    bad("USD=-1", "a rate is a positive number, such as 0.9211");
    bad(
        "USD=0.9@May",
        "not a date: \"May\" has not the form YYYY, YYYY-MM or YYYY-MM-DD",
    );
    refused(
        &format!("{ITALY} --in EUR --rate EUR=0.9"),
        "error: a rate needs two currencies, found EUR twice",
    );
}

#[test]
fn groups_add_up_to_the_whole() {
    let whole = json("total --phase pledged");
    for by in ["country", "provider", "year"] {
        let groups = json(&format!("total --phase pledged --by {by}"));
        assert_eq!(groups["excluded"], whole["excluded"]);
        for line in array(&whole["totals"]) {
            let same = |part: &&Value| {
                part["currency"] == line["currency"]
                    && (part["qualifier"] == "up-to") == (line["qualifier"] == "up-to")
            };
            let parts: Vec<_> = array(&groups["totals"]).iter().filter(same).collect();
            assert!(parts.iter().all(|part| part[by].is_string()));
            let sum: u64 = parts
                .iter()
                .map(|part| part["amount"].as_u64().expect("an amount"))
                .sum();
            assert_eq!(line["amount"], sum, "{by} {}", line["currency"]);
        }
    }
}

#[test]
fn groups_are_ranked_within_a_currency() {
    for line in ["total --by country", "total --by provider --as-of 2024-06"] {
        let total = json(line);
        for pair in array(&total["totals"]).windows(2) {
            let key = |part: &Value| (part["phase"].clone(), part["currency"].clone());
            if key(&pair[0]) == key(&pair[1])
                && pair[1]["qualifier"] != "up-to"
                && pair[0]["qualifier"] != "up-to"
            {
                assert!(
                    pair[0]["amount"].as_u64() >= pair[1]["amount"].as_u64(),
                    "hsi {line}"
                );
            }
        }
    }
}

#[test]
fn a_ceiling_is_apart() {
    let total = json("total");
    for line in array(&total["totals"])
        .iter()
        .filter(|line| line["qualifier"] == "up-to")
    {
        for id in array(&line["counted"]) {
            let record = &json(&format!("show {}", id.as_str().expect("an id")))[0];
            assert_eq!(record["amount"]["qualifier"], "up-to");
        }
    }
}

#[test]
fn an_explanation_names_the_cause() {
    let total = json("total --provider aws --country it --explain");
    let why = |id: &str| {
        let explained = array(&total["explained"])
            .iter()
            .find(|record| record["id"] == id);
        explained.expect("a record")["why"]
            .as_str()
            .expect("a sentence")
            .to_owned()
    };
    assert_eq!(why("aws-it-milan"), "counts");
    assert_eq!(
        why("aws-it-talks-2024"),
        "led to aws-it-expansion-2024 on 2024-11-07"
    );
    assert_eq!(
        why("aws-it-expansion-2024"),
        "counts, on top of aws-it-milan"
    );
    assert_eq!(
        why("aws-it-rho-pero-2025"),
        "inside aws-it-expansion-2024, which counts"
    );
    let headlines = array(&total["headlines"]);
    assert_eq!(headlines.len(), 1);
    assert!(headlines[0]["amount"].as_u64() > Some(3_200_000_000));
}

#[test]
fn an_explanation_is_a_table_too() {
    let csv = out("total --provider aws --country it --explain --format csv");
    let lines: Vec<_> = csv.lines().collect();
    assert_eq!(
        lines[0],
        "id,announced,first_public,phase,currency,headline,counted,qualifier,verdict,verdict_by,why,as_of,query"
    );
    for line in [
        "aws-it-milan,2024-05-27,2024-05-27,pledged,EUR,2000000000,2000000000,exact,counts,,counts,\
         2026-06-30,--provider aws --country IT",
        "aws-it-talks-2024,2024-05-27,2024-05-27,pledged,,,,unquantified,superseded,\
         aws-it-expansion-2024,led to aws-it-expansion-2024 on 2024-11-07,2026-06-30,--provider aws \
         --country IT",
    ] {
        assert!(lines.contains(&line), "{csv}");
    }
    let rows = out("total --provider aws --country it --explain --format ndjson");
    assert_eq!(rows.lines().count(), lines.len() - 1);
}

#[test]
fn every_reason_has_a_sentence() {
    let total = json("total --explain");
    for record in array(&total["explained"]) {
        let (verdict, why) = (
            record["verdict"].as_str(),
            record["why"].as_str().expect("a sentence"),
        );
        assert_eq!(
            verdict == Some("counts"),
            why.starts_with("counts"),
            "{}",
            record["id"]
        );
        if let Some(by) = record["verdict_by"].as_str() {
            assert!(why.contains(by), "{}: {why}", record["id"]);
        }
    }
}

#[test]
fn an_empty_explanation_is_said_to_be_no_zero_once() {
    for format in ["table", "csv", "json"] {
        let ran = hsi(&format!(
            "total --provider oracle --country portugal --explain --format {format}"
        ));
        assert_eq!(ran.code, Some(0));
        assert_eq!(ran.err.matches("no record").count(), 1, "{}", ran.err);
    }
}

#[test]
fn nothing_that_counts_is_said_not_zeroed() {
    let talks = json("total --country it --as-of 2024-05-27 --status in-talks");
    assert_eq!(talks["totals"], value!([]));
    assert!(
        out("total --country it --as-of 2024-05-27 --status in-talks")
            .starts_with("Nothing counts.\n")
    );
    let future = json("total --provider aws --country es --as-of 2030-01-01");
    assert_eq!(
        future["caveats"][0]["in_words"],
        "The data is kept up to 2026-06-30: what came later is not in it."
    );
}
