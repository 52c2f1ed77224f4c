//! What a record's file states, and what serde writes of it: key by key and value by value the same.
#![cfg(feature = "serde")]

use std::collections::{BTreeMap, BTreeSet};

use hyperscaler_investments::{Agreement, Investment, Market, Rate, Region, Source};
use serde_core::Serialize;
use serde_json::Value;

#[allow(dead_code, reason = "each test uses a part of what they share")]
mod common;

/// Keys and values by path: `amount/value`, `history/0/date`.
type Fields = BTreeMap<String, String>;

/// What serde writes of a record; what is absent or empty is left out.
fn written(record: &impl Serialize) -> Fields {
    let mut fields = Fields::new();
    let value = serde_json::to_value(record).expect("JSON");
    flatten("", &value, &mut fields);
    fields
}

fn flatten(path: &str, value: &Value, fields: &mut Fields) {
    let below = |key: &str| match path {
        "" => key.to_owned(),
        path => format!("{path}/{key}"),
    };
    let text = match value {
        Value::Object(object) => {
            for (key, value) in object {
                flatten(&below(key), value, fields);
            }
            return;
        }
        Value::Array(values) if values.iter().all(Value::is_object) => {
            for (number, value) in values.iter().enumerate() {
                flatten(&below(&number.to_string()), value, fields);
            }
            return;
        }
        Value::Array(values) => {
            let texts: Vec<_> = values.iter().filter_map(Value::as_str).collect();
            texts.join(", ")
        }
        Value::String(text) => text.clone(),
        Value::Null | Value::Bool(false) => return,
        Value::Bool(true) | Value::Number(_) => value.to_string(),
    };
    fields.insert(path.to_owned(), text);
}

/// What the file of a record states, with the keys of serde: those of TOML, with `_` for each hyphen.
fn stated(kind: &str, id: &str) -> Fields {
    let stated = common::of_kind(kind)[id].stated().into_iter();
    let mut fields: Fields = stated
        .map(|(path, value)| (path.replace('-', "_"), value))
        .collect();
    // The library takes the other names and does not give them out.
    fields.remove("aliases");
    fields
}

/// Checks all records of a kind but for fields that follow from others, which `prepare` takes care of.
#[track_caller]
fn check<T: Serialize>(
    kind: &str,
    records: impl Iterator<Item = T>,
    key: &str,
    prepare: impl Fn(&mut Fields, &mut Fields),
) {
    let mut checked = BTreeSet::new();
    for record in records {
        let mut written = written(&record);
        let id = written.remove(key).expect("an id");
        let mut stated = stated(kind, &id);
        prepare(&mut written, &mut stated);
        assert_eq!(written, stated, "{kind} {id}");
        checked.insert(id);
    }
    assert!(checked.iter().eq(common::of_kind(kind).keys()), "{kind}");
}

#[test]
fn investments() {
    check("investment", Investment::iter(), "id", |written, stated| {
        for derived in ["status", "evidence", "origin"] {
            assert!(written.remove(derived).is_some(), "{derived}");
        }
        written.retain(|path, _| !path.starts_with("referenced_by/"));
        // The file has a list a relation, serde one list of them all.
        let mut relations: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for number in 0.. {
            let part = |part| format!("relations/{number}/{part}");
            let (Some(kind), Some(id)) =
                (written.remove(&part("kind")), written.remove(&part("id")))
            else {
                break;
            };
            relations
                .entry(kind.replace('-', "_"))
                .or_default()
                .insert(id);
        }
        for (kind, ids) in relations {
            let own = stated.remove(&kind).unwrap_or_default();
            assert_eq!(
                own.split(", ").map(str::to_owned).collect::<BTreeSet<_>>(),
                ids
            );
        }
        // An amount without a number is a word in the file.
        if let Some(word) = stated.remove("amount") {
            stated.insert(String::from("amount/qualifier"), word);
        }
    });
}

#[test]
fn sources() {
    check("source", Source::iter(), "id", |_, stated| {
        // Who repeats nobody is the origin.
        let publisher = stated["publisher"].clone();
        stated.entry(String::from("origin")).or_insert(publisher);
    });
}

#[test]
fn regions_agreements_markets_and_rates() {
    let as_they_are = |_: &mut Fields, _: &mut Fields| {};
    check("region", Region::iter(), "code", as_they_are);
    check("agreement", Agreement::iter(), "id", as_they_are);
    check("market", Market::iter(), "id", as_they_are);
    check("rate", Rate::iter(), "id", as_they_are);
}
