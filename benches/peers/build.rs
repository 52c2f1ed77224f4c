//! Writes the same records in the forms that the peers read: `phf::Map`, `match`, sorted slices, JSON.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;
use std::{env, fs};

use hyperscaler_investments::{Country, Investment, Provider, Region};

fn main() {
    let ids: Vec<_> = Investment::iter().map(Investment::id).collect();
    let codes: Vec<_> = Region::iter().map(Region::code).collect();
    let mut out = String::new();
    for (name, keys) in [("ID", &ids), ("CODE", &codes)] {
        look_ups(&mut out, name, keys);
    }
    ranges(&mut out);
    records(&mut out);
    let folder = env::var_os("OUT_DIR").map(PathBuf::from).expect("cargo sets it");
    fs::write(folder.join("peers.rs"), out).expect("the output folder is writable");
    let records: Vec<_> = Investment::iter().collect();
    let json = serde_json::to_string(&records).expect("a record is JSON");
    fs::write(folder.join("records.json"), json).expect("the output folder is writable");
}

/// The keys, which come sorted, with their row numbers.
fn look_ups(out: &mut String, name: &str, keys: &[&'static str]) {
    let mut map = phf_codegen::Map::new();
    let mut arms = String::new();
    for (row, key) in keys.iter().enumerate() {
        map.entry(*key, row.to_string());
        let _ = writeln!(arms, "{key:?} => Some({row}),");
    }
    let _ = write!(
        out,
        "pub static {name}_PHF: phf::Map<&'static str, u16> = {};\n\
         pub static {name}_SORTED: [&str; {}] = {keys:?};\n\
         pub fn {}_match(key: &str) -> Option<u16> {{ match key {{ {arms} _ => None }} }}\n",
        map.build(),
        keys.len(),
        name.to_lowercase(),
    );
}

/// The rows of each provider and country that has any.
fn ranges(out: &mut String) {
    let rows: BTreeMap<_, _> = Investment::iter().zip(0u16..).collect();
    let mut ranges = Vec::new();
    for (number, provider) in Provider::iter().enumerate() {
        for (country_number, country) in Country::iter().enumerate() {
            let mut of = Investment::of(provider, country);
            if let Some(first) = of.next() {
                let start = usize::from(rows[&first]);
                let key = u32::try_from(number << 16 | country_number).expect("both are small");
                ranges.push((key, (start, start + 1 + of.len())));
            }
        }
    }
    let mut map = phf_codegen::Map::new();
    for (key, range) in &ranges {
        map.entry(*key, format!("{range:?}"));
    }
    let _ = write!(
        out,
        "pub static OF_PHF: phf::Map<u32, (u16, u16)> = {};\n\
         pub static OF_SORTED: [(u32, (u16, u16)); {}] = {ranges:?};\n",
        map.build(),
        ranges.len(),
    );
}

/// The three fields as a struct with a pointer, as a table is usually written.
fn records(out: &mut String) {
    let _ = writeln!(out, "pub static RECORDS: [Record; {}] = [", Investment::iter().len());
    for record in Investment::iter() {
        let amount = record.amount().map_or(0, hyperscaler_investments::Amount::units);
        let (status, title) = (record.status() as u8, record.title());
        let _ = writeln!(out, "Record {{ amount: {amount}, status: {status}, title: {title:?} }},");
    }
    out.push_str("];\n");
}
