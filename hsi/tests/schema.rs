//! What the commands print as JSON is what `hsi schema` says they print.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::process::Command;

use jsonschema::Validator;
use serde_json::Value;

fn hsi(args: &str) -> String {
    let run = Command::new(env!("CARGO_BIN_EXE_hsi"))
        .args(args.split(' '))
        .output()
        .unwrap();
    assert!(
        run.status.success(),
        "hsi {args}: {}",
        String::from_utf8_lossy(&run.stderr)
    );
    String::from_utf8(run.stdout).unwrap()
}

fn json(args: &str) -> Value {
    serde_json::from_str(&hsi(args)).unwrap_or_else(|error| panic!("hsi {args}: {error}"))
}

fn schema(command: &str) -> Validator {
    jsonschema::draft202012::new(&json(&format!("schema {command}"))).unwrap()
}

fn assert_valid(schema: &Validator, form: &Value, args: &str) {
    let errors: Vec<_> = schema
        .iter_errors(form)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "hsi {args}\n{}", errors.join("\n"));
}

/// The commands that the schema names.
fn commands() -> Vec<String> {
    let wrong = Command::new(env!("CARGO_BIN_EXE_hsi"))
        .args(["schema", "nothing"])
        .output()
        .unwrap();
    assert_eq!(wrong.status.code(), Some(2));
    let message = String::from_utf8(wrong.stderr).unwrap();
    let (_, names) = message.split_once("[possible values: ").unwrap();
    let (names, _) = names.split_once(']').unwrap();
    names.split(", ").map(String::from).collect()
}

/// Every command that prints JSON, on days and with options that change the form of its output.
const RUNS: [&str; 40] = [
    "list",
    "list --as-of 2024-05-27",
    "list --provider oracle --country portugal",
    "show aws-es-aragon-2024 aws-it-talks-2024 aws-es-aragon-2026",
    "show aws-it-talks-2024 --as-of 2024-05-27",
    "total",
    "total --as-of 2000",
    "total --explain",
    "total --by country",
    "total --by provider --as-of 2024-05-27",
    "total --by year --explain",
    "total --country italy --as-of 2024-05-27 --in EUR --rate usd-eur-2024-05-27",
    "total --country sweden --as-of 2024-12-31 --in EUR --rate SEK=0.0876 --by country --explain",
    "changes",
    "changes --since 2019 --by year,provider",
    "changes --country germany --since 2020 --until 2025 --by country",
    "changes --as-of 2000",
    "timeline",
    "timeline --as-of 2024-05-27",
    "timeline --totals",
    "timeline --country spain --totals",
    "timeline --totals --kind site --min 1bn",
    "total --by subdivision,stated-by",
    "total --country spain --kind site --explain",
    "list --in EUR --as-of 2024-05-27",
    "list --in UAH --at 2024 --country taiwan",
    "timeline --in USD --country taiwan",
    "timeline --totals --in JPY --at 2024-04",
    "changes --in EUR --since 2019 --by country",
    "total --in EUR --by country,provider",
    "region",
    "region eu-south-2 --as-of 2023",
    "sources",
    "sources --provider aws --country spain",
    "coverage",
    "coverage --as-of 2000",
    "agreements",
    "markets",
    "rates",
    "cite aws-es-aragon-2024 aws-it-talks-2024 aws-es-2021",
];

#[test]
fn every_command_prints_what_its_schema_says() {
    for command in commands() {
        let schema = schema(&command);
        let runs: Vec<_> = RUNS
            .iter()
            .filter(|run| run.split(' ').next() == Some(&command))
            .collect();
        assert!(!runs.is_empty(), "hsi {command} is not run");
        for run in runs {
            let format = if command == "cite" {
                "csl-json"
            } else {
                "json"
            };
            let run = format!("{run} --format {format}");
            assert_valid(&schema, &json(&run), &run);
        }
    }
}

#[test]
fn every_record_shown_and_cited_fits_too() {
    let records = json("list --format json");
    let ids: Vec<_> = records["records"]
        .as_array()
        .unwrap()
        .iter()
        .map(|record| record["id"].as_str().unwrap())
        .collect();
    assert!(ids.len() > 75);
    for (command, format) in [("show", "json"), ("cite", "csl-json")] {
        let run = format!("{command} {} --format {format}", ids.join(" "));
        assert_valid(&schema(command), &json(&run), command);
    }
}

#[test]
fn a_line_of_ndjson_is_an_item_of_the_list() {
    let lists = commands()
        .into_iter()
        .filter(|name| !["show", "total", "changes", "coverage", "cite"].contains(&name.as_str()));
    for command in lists {
        let schema = schema(&command);
        let lines = hsi(&format!("{command} --format ndjson"));
        let mut answer = json(&format!("{command} --format json"));
        let records = lines.lines().map(|line| {
            let mut record: Value = serde_json::from_str(line).unwrap();
            for name in ["as_of", "query"] {
                assert!(record.as_object_mut().unwrap().shift_remove(name).is_some());
            }
            record
        });
        answer["records"] = records.collect();
        assert!(!answer["records"].as_array().unwrap().is_empty());
        assert_valid(&schema, &answer, &command);
    }
}

/// A schema that lets everything pass would pass every test above.
#[test]
fn the_schema_refuses_what_is_not_in_it() {
    let schema = schema("list");
    let good = json("list --country spain --format json");
    assert!(schema.is_valid(&good));
    let wrong = |change: fn(&mut Value)| {
        let mut form = good.clone();
        change(&mut form["records"][0]);
        schema.is_valid(&form)
    };
    assert!(!wrong(|record| record["status"] = "anounced".into()));
    assert!(!wrong(|record| record["amount"]["value"] = 1.5.into()));
    assert!(!wrong(|record| record["amount"]["value"] = 0.into()));
    assert!(!wrong(
        |record| record["history"][0]["date"] = "22 May 2024".into()
    ));
    assert!(!wrong(|record| record["surprise"] = true.into()));
    assert!(!wrong(|record| {
        record.as_object_mut().unwrap().remove("verdict");
    }));
}

#[test]
fn one_document_holds_every_definition() {
    let all = json("schema");
    jsonschema::draft202012::meta::validate(&all).unwrap();
    for command in commands() {
        let one = json(&format!("schema {command}"));
        assert_eq!(one["$ref"], format!("#/$defs/{command}"));
        assert_eq!(one["$defs"], all["$defs"]);
    }
}
