//! The same look-up by a program that carries the records as JSON and makes a map of them.

use std::collections::HashMap;
use std::hint::black_box;

use serde_json::{Map, Value};

fn main() {
    let records = include_str!(concat!(env!("OUT_DIR"), "/records.json"));
    let records: Vec<Map<String, Value>> =
        serde_json::from_str(records).expect("the records are JSON");
    let by_id: HashMap<&str, &Map<String, Value>> = records
        .iter()
        .filter_map(|record| Some((record.get("id")?.as_str()?, record)))
        .collect();
    black_box(by_id.get(black_box("aws-es-aragon-2024")));
}
