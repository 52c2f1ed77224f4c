//! The forms that scripts read.

use hyperscaler_investments::{
    Agreement, Country, Investment, Market, Provider, Rate, Region, Source,
};
use serde_json::{Value, json as value};

use crate::run::{array, document, hsi, json, out, record};

fn keys(record: &Value) -> Vec<&str> {
    record
        .as_object()
        .expect("an object")
        .keys()
        .map(String::as_str)
        .collect()
}

/// The library's own form of everything.
fn own<T: serde_core::Serialize>(items: impl Iterator<Item = T>) -> Vec<Value> {
    items
        .map(|item| serde_json::to_value(item).expect("JSON"))
        .collect()
}

#[test]
fn a_listed_record_is_the_librarys_own_with_its_verdict() {
    let listed = json("list");
    let own = own(Investment::iter());
    assert_eq!(array(&listed).len(), own.len());
    for (listed, own) in array(&listed).iter().zip(own) {
        let mut form = listed.clone();
        let form = form.as_object_mut().expect("an object");
        let verdict = form.shift_remove("verdict").expect("a verdict");
        let by = form.shift_remove("verdict_by").expect("null or an id");
        assert!(verdict.is_string() && (by.is_null() || by.is_string()));
        assert_eq!(&own, &Value::Object(form.clone()));
    }
}

#[test]
fn the_shape_of_a_record() {
    let listed = json("list --provider aws --country es --since 2024-05-22 --until 2024-05-22");
    let record = &listed[0];
    assert_eq!(
        keys(record),
        [
            "id",
            "provider",
            "country",
            "area",
            "countries",
            "subdivision",
            "city",
            "title",
            "kind",
            "partners",
            "phase",
            "scope",
            "amount",
            "stated_by",
            "horizon",
            "status",
            "history",
            "verdict",
            "verdict_by",
            "evidence",
            "relations",
            "referenced_by",
            "stated_total",
            "claims",
            "sources",
            "note",
            "origin",
        ]
    );
    assert_eq!(
        record["amount"],
        value!({ "value": 15_700_000_000_u64, "at_most": null, "currency": "EUR", "qualifier": "exact" })
    );
    assert_eq!(
        record["horizon"],
        value!({ "start": 2024, "end": 2033, "years": 10 })
    );
    assert_eq!(
        (&record["verdict"], &record["verdict_by"]),
        (&value!("counts"), &Value::Null)
    );
    assert_eq!(record["stated_total"], Value::Null);
}

#[test]
fn the_shape_of_a_page() {
    let page = &json("show AWS-ES-ARAGON-2024")[0];
    assert_eq!(
        page["per_year"],
        value!({ "currency": "EUR", "amount": "1570000000", "rounded": 1_570_000_000 })
    );
    assert_eq!(
        page["chain"],
        value!([
            "aws-es-region-2019",
            "aws-es-2020",
            "aws-es-2021",
            "aws-es-aragon-2024",
            "aws-es-preview-2026",
            "aws-es-aragon-2026"
        ])
    );
    assert_eq!(page["latest"], "aws-es-aragon-2026");
    let changes: Vec<_> = array(&page["changes"])
        .iter()
        .map(|change| (change["id"].as_str(), change["amount"].as_i64()))
        .collect();
    assert_eq!(
        changes,
        [
            (Some("aws-es-aragon-2024"), Some(15_700_000_000)),
            (Some("aws-es-2021"), Some(-2_500_000_000)),
        ]
    );
    assert_eq!(page["why"], "counts");
    let talks = &json("show aws-it-talks-2024")[0];
    assert_eq!(
        (&talks["per_year"], &talks["changes"]),
        (&Value::Null, &value!([]))
    );
    // Three years do not divide every sum.
    let frankfurt = &json("show aws-de-frankfurt-2024")[0]["per_year"];
    assert_eq!(frankfurt["rounded"], 2_933_333_333_u64);
    assert!(
        frankfurt["amount"]
            .as_str()
            .is_some_and(|amount| amount.starts_with("2933333333.333333"))
    );
}

#[test]
fn the_chain_of_a_page_is_as_it_was_known() {
    let page = &json("show aws-es-2021 --as-of 2024-05-21")[0];
    assert_eq!(
        page["chain"],
        value!(["aws-es-region-2019", "aws-es-2020", "aws-es-2021"])
    );
    assert_eq!(
        (&page["latest"], &page["status"]),
        (&value!("aws-es-2021"), &value!("announced"))
    );
}

#[test]
fn the_shape_of_a_total() {
    let total = json("total --provider aws --country es --since 2021 --kind plan");
    let caveats = &total["caveats"];
    for caveat in array(caveats) {
        assert_eq!(keys(caveat), ["kind", "in_words", "records", "sums"]);
        let sentence = caveat["in_words"].as_str().expect("a sentence");
        assert!(sentence.ends_with('.'), "{sentence}");
    }
    let mut form = total.clone();
    form["caveats"] = value!([]);
    assert_eq!(
        form,
        value!({
            "query": {
                "as_of": "2026-06-30",
                "data_as_of": "2026-06-30",
                "options": {
                    "provider": ["aws"], "country": ["ES"], "kind": ["plan"], "since": ["2021"],
                },
                "in_words": "As of 2026-06-30. Only: AWS; Spain; plan; public since 2021.",
            },
            "totals": [{
                "phase": "pledged", "currency": "EUR", "qualifier": "exact", "amount": 33_700_000_000_u64,
                "counted": ["aws-es-aragon-2024", "aws-es-aragon-2026"],
            }],
            "excluded": [
                { "id": "aws-es-2021", "reason": "superseded", "by": "aws-es-aragon-2024" },
                { "id": "aws-es-preview-2026", "reason": "superseded", "by": "aws-es-aragon-2026" },
            ],
            "caveats": [],
        })
    );
    assert_eq!(keys(&total), ["query", "totals", "excluded", "caveats"]);
}

#[test]
fn ndjson_is_the_same_one_a_line() {
    for line in [
        "list",
        "show aws-es-2021 aws-it-milan",
        "region",
        "sources",
        "agreements",
        "markets",
        "rates",
        "timeline",
    ] {
        let lines = out(&format!("{line} --format ndjson"));
        let lines = lines.lines().map(record).collect();
        assert_eq!(Value::Array(lines), json(line), "hsi {line}");
    }
    let totals = out("total --country it --format ndjson");
    let totals = totals.lines().map(record).collect();
    assert_eq!(Value::Array(totals), json("total --country it")["totals"]);
}

#[test]
fn the_other_tables_are_the_librarys_own() {
    assert_eq!(json("region"), Value::Array(own(Region::iter())));
    assert_eq!(json("sources"), Value::Array(own(Source::iter())));
    assert_eq!(json("agreements"), Value::Array(own(Agreement::iter())));
    assert_eq!(json("markets"), Value::Array(own(Market::iter())));
    assert_eq!(json("rates"), Value::Array(own(Rate::iter())));
}

#[test]
fn coverage_counts_every_record_once() {
    let coverage = document("coverage");
    assert_eq!(coverage["records"], Investment::iter().len());
    for row in array(&coverage["countries"]) {
        let country: Country = row["country"]
            .as_str()
            .expect("a code")
            .parse()
            .expect("a country");
        assert_eq!(row["name"], country.name());
        for provider in Provider::iter() {
            assert_eq!(
                row["records"][provider.id()],
                Investment::of(provider, country).len()
            );
        }
    }
    let covered = array(&coverage["countries"]).len();
    let without = array(&coverage["without_records"]);
    assert!(without.contains(&value!("VA")) && !without.contains(&value!("ES")));
    assert_eq!(covered + without.len(), Country::iter().len());
    let all: u64 = array(&coverage["countries"])
        .iter()
        .chain(array(&coverage["areas"]))
        .flat_map(|row| row["records"].as_object().expect("an object").values())
        .map(|count| count.as_u64().expect("a number"))
        .sum();
    assert_eq!(all, Investment::iter().len() as u64);
    assert!(
        coverage["absence"]
            .as_str()
            .is_some_and(|it| it.contains("does not mean that nothing was invested"))
    );
}

/// The rows of a CSV, each with as many values as the heading.
fn csv(line: &str) -> (Vec<String>, Vec<Vec<String>>) {
    let text = out(&format!("{line} --format csv"));
    assert!(
        text.split_inclusive('\n')
            .all(|line| line.ends_with("\r\n")),
        "RFC 4180: hsi {line}"
    );
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let heading = reader
        .headers()
        .expect("a heading")
        .iter()
        .map(String::from)
        .collect();
    let row = |row: csv::StringRecord| row.iter().map(String::from).collect();
    (
        heading,
        reader
            .records()
            .map(|record| row(record.expect("a whole row")))
            .collect(),
    )
}

#[test]
fn csv_has_one_value_a_column() {
    let (heading, rows) = csv("list");
    assert_eq!(
        heading.join(" "),
        "id provider country alpha3 area countries subdivision city title kind partners phase scope amount \
        at_most currency qualifier stated_by start_year end_year years last_year status announced \
        announced_precision announced_is_upper_bound first_public verdict verdict_by evidence relations \
        stated_total sources note origin as_of query"
    );
    assert_eq!(rows.len(), Investment::iter().len());
    let column = |name: &str| heading.iter().position(|it| it == name).expect("a column");
    for (row, investment) in rows.iter().zip(Investment::iter()) {
        let amount = investment
            .amount()
            .map(|amount| amount.units().to_string())
            .unwrap_or_default();
        assert_eq!(row[column("amount")], amount);
        assert_eq!(row[column("title")], investment.title());
        assert_eq!(
            row[column("first_public")],
            investment.first_public().to_string()
        );
        assert_eq!(
            row[column("sources")].split(' ').count(),
            investment.sources().len()
        );
    }
    for line in [
        "region",
        "sources",
        "agreements",
        "markets",
        "rates",
        "timeline",
        "total",
        "coverage",
    ] {
        assert!(!csv(line).1.is_empty(), "hsi {line}");
    }
}

#[test]
fn markdown_is_a_table() {
    let text = out("list --provider gcp --country it --format md");
    let lines: Vec<_> = text.lines().collect();
    assert_eq!(
        lines[0],
        "| id | provider | country | announced | amount | years | phase | status | counts | why not | title |"
    );
    assert_eq!(
        lines[1],
        "| --- | --- | --- | --- | ---: | --- | --- | --- | --- | --- | --- |"
    );
    assert_eq!(lines[4..], ["", "As of 2026-06-30. Only: Google; Italy."]);
    assert!(
        lines[2]
            .starts_with("| google-it-2020 | Google | Italy | 2020-07-09 | more than USD 900 m |")
    );
}

#[test]
fn messages_stay_out_of_the_data() {
    let ran = hsi("total --country it --format csv");
    assert!(
        ran.out
            .starts_with("phase,currency,qualifier,amount,records,counted,as_of,query\r\n")
    );
    assert!(ran.err.lines().all(|line| line.starts_with("note: ")));
    assert!(ran.err.contains("lower bound"));
}
