//! A field of a record is in every form of output, or the build fails: the library's own form, the JSON
//! that the commands print, its schema, and the tables.

use std::collections::BTreeSet;
use std::process::Command;
use std::{env, fs};

use hyperscaler_investments::{Agreement, Investment, Market, Rate, Region, Source};
use serde_core::Serialize;
use serde_json::Value;

type Names = BTreeSet<String>;

/// What each row carries of the question that it answers.
const QUESTION: [&str; 2] = ["as_of", "query"];

/// A record type, as each form calls it.
struct Form {
    command: &'static str,
    schema: &'static str,
    table: &'static str,
    /// The fields that the library serializes.
    own: Names,
    /// What follows from the record and the day, and is in JSON too.
    verdicts: &'static [&'static str],
    /// Columns that only make another one easier to use.
    only_in_tables: &'static [&'static str],
    /// Lists that have a table of their own.
    only_in_json: &'static [&'static str],
}

fn forms() -> [Form; 6] {
    let form = |command, schema, table, own, only_in_tables| Form {
        command,
        schema,
        table,
        own,
        verdicts: &[],
        only_in_tables,
        only_in_json: &[],
    };
    let published = &["published_precision", "first_public"];
    let of_a_source = &["published_precision", "read_on_precision", "first_public"];
    let (opened, announced) = (
        &["alpha3", "opened_precision", "first_public"],
        &["alpha3", "announced_precision", "first_public"],
    );
    [
        Form {
            verdicts: &["verdict", "verdict_by"],
            only_in_json: &["history", "referenced_by", "claims"],
            ..form(
                "list",
                "investment",
                "investments",
                own(Investment::iter()),
                &[
                    "alpha3",
                    "announced",
                    "announced_precision",
                    "announced_is_upper_bound",
                    "first_public",
                    "last_year",
                ],
            )
        },
        form(
            "region",
            "cloud-region",
            "regions",
            own(Region::iter()),
            opened,
        ),
        form(
            "sources",
            "source",
            "sources",
            own(Source::iter()),
            of_a_source,
        ),
        form(
            "agreements",
            "agreement",
            "agreements",
            own(Agreement::iter()),
            announced,
        ),
        form(
            "markets",
            "market",
            "markets",
            own(Market::iter()),
            published,
        ),
        form(
            "rates",
            "exchange-rate",
            "rates",
            own(Rate::iter()),
            &["date_precision", "day"],
        ),
    ]
}

/// The fields of what the library serializes.
fn own<T: Serialize>(mut items: impl Iterator<Item = T>) -> Names {
    let item = items.next().expect("a record");
    keys(&serde_json::to_value(item).expect("JSON"))
}

/// The keys of an object, and of the objects in it: `amount.value`.
fn keys(form: &Value) -> Names {
    let mut names = Names::new();
    for (key, value) in form.as_object().expect("an object") {
        if value.is_object() {
            names.extend(keys(value).iter().map(|inner| format!("{key}.{inner}")));
        } else {
            names.insert(key.clone());
        }
    }
    names
}

/// The keys that a schema demands, which are all that it allows.
fn demanded(schema: &Value) -> Names {
    assert_eq!(schema["additionalProperties"], false);
    let properties = schema["properties"].as_object().expect("properties");
    let required = schema["required"].as_array().expect("a list");
    assert!(
        properties
            .keys()
            .eq(required.iter().map(|key| key.as_str().expect("a key")))
    );
    let mut names = Names::new();
    for (key, property) in properties {
        if property.get("properties").is_some() {
            names.extend(
                demanded(property)
                    .iter()
                    .map(|inner| format!("{key}.{inner}")),
            );
        } else {
            names.insert(key.clone());
        }
    }
    names
}

/// The column that holds a key of JSON: those of an object inside stand beside the others, and none is
/// a keyword of SQL.
fn column(key: &str) -> String {
    if key == "by" {
        return "is_upper_bound".into();
    }
    if key == "read" {
        return "read_on".into();
    }
    match key.split_once('.') {
        Some(("horizon", inner @ ("start" | "end"))) => format!("{inner}_year"),
        Some((object, "value")) => object.into(),
        Some((_, inner)) => inner.into(),
        None => key.into(),
    }
}

fn hsi(line: &str) -> String {
    let run = Command::new(env!("CARGO_BIN_EXE_hsi"))
        .args(line.split(' '))
        .output()
        .expect("hsi runs");
    assert!(run.status.success(), "hsi {line}");
    String::from_utf8(run.stdout).expect("UTF-8")
}

/// A table of a command without the columns of its question.
fn without_question(csv: &str, day: &str) -> String {
    let question = format!(",{day},\r\n");
    csv.replacen(",as_of,query\r\n", "\r\n", 1)
        .replace(&question, "\r\n")
}

fn names(of: &[&str]) -> Names {
    of.iter().map(|&name| name.into()).collect()
}

#[test]
fn every_form_of_a_record_has_the_same_fields() {
    let schema: Value = serde_json::from_str(&hsi("schema")).expect("JSON");
    for form in forms() {
        let command = form.command;
        let json = &form.own | &names(form.verdicts);
        for line in hsi(&format!("{command} --format ndjson")).lines() {
            let record = serde_json::from_str(line).expect("JSON");
            let keys = &keys(&record) - &names(&QUESTION);
            assert_eq!(keys, json, "hsi {command}");
        }
        assert_eq!(
            demanded(&schema["$defs"][form.schema]),
            json,
            "the schema of {command}"
        );
        let in_tables: Names = json.iter().map(|key| column(key)).collect();
        let in_tables = &(&in_tables - &names(form.only_in_json)) | &names(form.only_in_tables);
        let csv = hsi(&format!("{command} --format csv"));
        let heading: Vec<_> = csv.lines().next().unwrap_or_default().split(',').collect();
        let own = &names(&heading) - &names(&QUESTION);
        assert_eq!(own, in_tables, "the columns of {command}");
        assert_eq!(
            heading.len(),
            in_tables.len() + QUESTION.len(),
            "{command} has a column twice"
        );
    }
}

#[test]
fn a_listing_is_the_table_of_the_export() {
    for day in ["2026-06-30", "2024-05-27"] {
        let folder = env::temp_dir().join(format!("hsi-fields-{}-{day}", std::process::id()));
        hsi(&format!("export {} --as-of {day}", folder.display()));
        let read = |name: &str| fs::read_to_string(folder.join(name)).expect("a file");
        let package: Value = serde_json::from_str(&read("datapackage.json")).expect("JSON");
        let resources = package["resources"].as_array().expect("a list");
        for form in forms() {
            let (command, table) = (form.command, form.table);
            let csv = read(&format!("{table}.csv"));
            let resource = resources
                .iter()
                .find(|it| it["name"] == table)
                .expect("described");
            let fields = resource["schema"]["fields"].as_array().expect("a list");
            let described: Vec<_> = fields.iter().filter_map(|it| it["name"].as_str()).collect();
            assert_eq!(csv.lines().next(), Some(described.join(",").as_str()));
            let listed = hsi(&format!("{command} --as-of {day} --format csv"));
            assert_eq!(csv, without_question(&listed, day));
        }
        let records = read("investments.ndjson");
        let listed = hsi(&format!("list --as-of {day} --format ndjson"));
        let question = format!(",\"as_of\":\"{day}\",\"query\":\"\"}}\n");
        assert_eq!(records, listed.replace(&question, "}\n"));
        fs::remove_dir_all(folder).expect("the folder is there");
    }
}
