//! The order of the data files: of the keys in a record, and of the records in a file.

use std::collections::BTreeMap;

#[allow(dead_code, reason = "each test uses a part of what they share")]
mod common;

use common::{Record, last_day};

/// The keys of each kind of record, in the order in which they stand wherever they stand.
const KEYS: [(&str, &[&str]); 10] = [
    (
        "agreement",
        &[
            "provider",
            "customer",
            "country",
            "title",
            "announced",
            "size",
            "sources",
            "note",
            "aliases",
        ],
    ),
    (
        "country",
        &[
            "alpha3",
            "name",
            "the",
            "former-names",
            "names",
            "shared-names",
            "note",
            "aliases",
            "subdivisions",
        ],
    ),
    ("currency", &["name", "minor-units", "aliases"]),
    (
        "group",
        &[
            "name", "the", "members", "from", "until", "sources", "note", "aliases",
        ],
    ),
    (
        "investment",
        &[
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
            "stated-by",
            "horizon",
            "history",
            "supersedes",
            "adds-to",
            "stated-total",
            "outcome-of",
            "part-of",
            "restates",
            "overlaps",
            "fulfils",
            "distinct-from",
            "claims",
            "sources",
            "note",
            "aliases",
        ],
    ),
    (
        "market",
        &[
            "title",
            "amount",
            "period",
            "published",
            "sources",
            "note",
            "aliases",
        ],
    ),
    ("provider", &["name", "aliases"]),
    (
        "rate",
        &[
            "base", "quote", "rate", "date", "sources", "note", "aliases",
        ],
    ),
    (
        "region",
        &[
            "provider",
            "name",
            "city",
            "country",
            "opened",
            "by",
            "investment",
            "sources",
            "note",
            "aliases",
        ],
    ),
    (
        "source",
        &[
            "publisher",
            "title",
            "url",
            "published",
            "read",
            "language",
            "kind",
            "attribution",
            "origin",
            "note",
        ],
    ),
];

/// The keys of the tables within a record.
const INNER_KEYS: [(&str, &[&str]); 2] = [
    ("amount", &["value", "at-most", "currency", "qualifier"]),
    ("horizon", &["start", "end", "years"]),
];

/// The keys of the tables in lists.
const LISTED_KEYS: [(&str, &[&str]); 2] = [
    ("history", &["date", "by", "status", "source"]),
    (
        "claims",
        &[
            "jobs",
            "gdp",
            "megawatts",
            "currency",
            "per",
            "qualifier",
            "source",
        ],
    ),
];

fn curated() -> impl Iterator<Item = &'static Record> {
    common::all()
        .iter()
        .filter(|record| record.file.starts_with("data/"))
}

#[track_caller]
fn assert_order(record: &Record, keys: &[&str], order: &[&str]) {
    let place = |key: &&str| {
        order
            .iter()
            .position(|other| other == key)
            .expect("a known key")
    };
    let (file, id) = (&record.file, &record.id);
    assert!(
        keys.iter().map(place).is_sorted(),
        "{file}: {id} has {keys:?}; the order is {order:?}"
    );
}

#[test]
fn keys_stand_in_one_order() {
    for record in curated() {
        let (_, order) = KEYS
            .iter()
            .find(|(kind, _)| *kind == record.kind)
            .expect("a known kind");
        assert_order(record, &record.keys(""), order);
        for (key, order) in INNER_KEYS {
            assert_order(record, &record.keys(key), order);
        }
        for (key, order) in LISTED_KEYS {
            let entries = (0..).map(|number| record.keys(&format!("{key}/{number}")));
            for keys in entries.take_while(|keys| !keys.is_empty()) {
                assert_order(record, &keys, order);
            }
        }
    }
}

/// The records of a country stand in one file, or in one folder with a file for each of its parts; there by
/// provider, then by the day on which they became public, then by id.
#[test]
fn investments_stand_by_provider_and_day_in_the_file_of_their_place() {
    let mut place_of_file: BTreeMap<String, String> = BTreeMap::new();
    let mut before = (String::new(), String::new(), String::new(), String::new());
    for record in curated().filter(|record| record.kind == "investment") {
        let text = |key| record.text(key).expect("a text").to_owned();
        let place = record.text("country").or(record.text("area"));
        let place = place.expect("a place").to_owned();
        let (file, id) = (&record.file, &record.id);
        let others = place_of_file.entry(file.clone()).or_insert(place.clone());
        assert_eq!(*others, place, "{file}: {id} is of another place");
        let own = (
            file.clone(),
            text("provider"),
            last_day(record.history()[0][0]),
            id.clone(),
        );
        assert!(before <= own, "{file}: {id} stands after {}", before.3);
        before = own;
    }
    let mut files_of_place: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (file, place) in &place_of_file {
        files_of_place.entry(place).or_default().push(file);
    }
    for (place, files) in files_of_place {
        assert!(files.len() == 1 || place == "US", "{place} is in {files:?}");
    }
}
