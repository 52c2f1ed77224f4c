//! A record of the data files, all of which must be looked at.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use crate::common::{self, Record};

/// A record that notes which of its keys were looked at.
pub struct Stated<'r> {
    pub record: &'r Record,
    seen: RefCell<BTreeSet<String>>,
}

impl<'r> Stated<'r> {
    fn new(record: &'r Record) -> Self {
        // What it is found by besides its id has tests of its own.
        let seen = RefCell::new(BTreeSet::from([String::from("aliases")]));
        Self { record, seen }
    }

    fn see(&self, path: &str) {
        self.seen.borrow_mut().insert(path.to_owned());
    }

    pub fn text(&self, path: &str) -> Option<&'r str> {
        self.see(path);
        self.record.text(path)
    }

    pub fn number(&self, path: &str) -> Option<u64> {
        self.see(path);
        self.record.number(path)
    }

    pub fn list(&self, path: &str) -> Vec<&'r str> {
        self.see(path);
        self.record.list(path)
    }

    /// Whether the record states `true`; it never states `false`.
    pub fn flag(&self, path: &str) -> bool {
        self.see(path);
        self.record.get(path).is_some()
    }

    /// Keys and texts of an inline table.
    pub fn pairs(&self, path: &str) -> Vec<(&'r str, &'r str)> {
        let pairs = self.record.pairs(path);
        for (key, _) in &pairs {
            self.see(&format!("{path}/{key}"));
        }
        pairs
    }

    /// Fails if the record states what was not looked at.
    #[track_caller]
    pub fn all_seen(&self) {
        let seen = self.seen.borrow();
        let mut stated = self.record.stated();
        stated.retain(|path, _| !seen.contains(path));
        assert!(
            stated.is_empty(),
            "{}: not compared: {stated:?}",
            self.record.id
        );
    }
}

pub fn of_kind(kind: &str) -> BTreeMap<&'static str, Stated<'static>> {
    let records = common::of_kind(kind).into_iter();
    records
        .map(|(id, record)| (id, Stated::new(record)))
        .collect()
}
