//! Look-ups of the ids and codes that a person typed, with the near misses where there is none.

use std::collections::BTreeSet;

use hyperscaler_investments::{Investment, Region, Snapshot, StatusChange, UnknownName};

use crate::failure::Failure;
use crate::record::Record;

/// The items that were found, and a message for each of the names that stand for none.
pub struct Found<T> {
    pub items: Vec<T>,
    missing: Vec<String>,
}

impl<T> Found<T> {
    /// Looks up each name, once.
    pub fn each(names: &[String], look_up: impl Fn(&str) -> Result<T, String>) -> Self {
        let (mut items, mut missing) = (Vec::new(), Vec::new());
        let mut seen = BTreeSet::new();
        for name in names.iter().filter(|name| seen.insert(name.as_str())) {
            match look_up(name) {
                Ok(item) => items.push(item),
                Err(message) => missing.push(message),
            }
        }
        Self { items, missing }
    }

    /// Writes the items, then fails if a name is missing. Where there are only missing names, nothing
    /// is written.
    pub fn write(self, write: impl FnOnce(&[T]) -> Result<(), Failure>) -> Result<(), Failure> {
        if !self.items.is_empty() || self.missing.is_empty() {
            write(&self.items)?;
        }
        if self.missing.is_empty() {
            Ok(())
        } else {
            Err(Failure::NotFound(self.missing))
        }
    }
}

/// Returns the investment of an id or alias; else a message.
fn investment(id: &str) -> Result<Investment, String> {
    id.trim().parse().map_err(|error| {
        if let Ok(region) = id.trim().parse::<Region>() {
            return format!("no investment \"{id}\"; it is a cloud region: hsi region {region}");
        }
        unknown(&error, id, Investment::iter().map(Investment::id))
    })
}

/// Returns the record of an id or alias as of a day; else a message.
pub fn record(id: &str, snapshot: Snapshot) -> Result<Record, String> {
    let investment = investment(id)?;
    if snapshot.knows(investment) {
        return Ok(Record::new(investment, snapshot));
    }
    let first = investment.history().next().map(StatusChange::date);
    let date = first.unwrap_or(investment.first_public());
    let counts = if date.day().is_none() {
        ", which counts from its last day"
    } else {
        ""
    };
    let day = snapshot.date();
    Err(format!(
        "investment \"{investment}\" was not public on {day}: it is dated {date}{counts}"
    ))
}

/// Returns the cloud region of a code; else a message.
pub fn region(code: &str) -> Result<Region, String> {
    code.trim().parse().map_err(|error| {
        if let Ok(investment) = code.trim().parse::<Investment>() {
            return format!("no region \"{code}\"; it is an investment: hsi show {investment}");
        }
        unknown(&error, code, Region::iter().map(Region::code))
    })
}

/// Says that a name is unknown, and suggests the nearest one; or, where none is a typing error
/// away, some that contain what was typed.
fn unknown(error: &UnknownName, given: &str, names: impl Iterator<Item = &'static str>) -> String {
    const MOST: usize = 5;
    // A text has other dashes than an id.
    let lower = given.trim().to_ascii_lowercase();
    let lower = lower.replace(['\u{2010}', '\u{2011}', '\u{2013}', '\u{2014}', '_'], "-");
    let mut near: Vec<_> = error.nearest().into_iter().collect();
    if near.is_empty() && !lower.is_empty() {
        near = names
            .filter(|name| name.to_ascii_lowercase().contains(&lower))
            .take(MOST)
            .collect();
    }
    let suggestion = match near.as_slice() {
        [] => String::new(),
        [only] => format!("; did you mean \"{only}\"?"),
        [others @ .., last] => {
            format!(
                "; did you mean \"{}\" or \"{last}\"?",
                others.join("\", \"")
            )
        }
    };
    format!("no {} \"{given}\"{suggestion}", error.what())
}
