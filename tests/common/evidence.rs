//! From which day a source counts, and how strong the sources of a record are together, worked out from
//! METHODOLOGY.md and the data files alone.

use std::collections::BTreeMap;

use super::common::{Record, last_day, of_kind};

/// The first day of each source, by id. `own_day` is the data's own.
pub fn first_days(own_day: &str) -> BTreeMap<&'static str, String> {
    let mut cited: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for record in of_kind("investment").into_values() {
        for [date, _, source] in record.history() {
            cited.entry(source).or_default().push(date);
        }
    }
    let mut first_days = BTreeMap::new();
    for (id, source) in of_kind("source") {
        let published = source.text("published");
        let dates = cited.get(id).map_or(&[][..], Vec::as_slice);
        // A month is within its year, and a day within its month: their texts begin alike.
        let fitting = dates
            .iter()
            .filter(|date| published.is_none_or(|published| date.starts_with(published)));
        let earliest = fitting.map(|date| last_day(date)).min();
        let first_day = match (published, earliest) {
            (Some(day), _) if day.len() == "2024-05-22".len() => day.to_owned(),
            (_, Some(earliest)) => earliest,
            (Some(published), None) => last_day(published),
            (None, None) => source
                .text("read")
                .map_or_else(|| own_day.to_owned(), last_day),
        };
        first_days.insert(id, first_day);
    }
    first_days
}

/// The evidence for a record, of the sources given.
pub fn evidence(sources: &[&Record]) -> Option<&'static str> {
    if sources.is_empty() {
        return None;
    }
    let is_one = |kinds: &[&str]| {
        let mut of = sources.iter().filter_map(|source| source.text("kind"));
        of.any(|kind| kinds.contains(&kind))
    };
    if is_one(&["provider", "filing"]) {
        return Some("primary");
    }
    if is_one(&["government"]) {
        return Some("official");
    }
    let mut origins = Vec::new();
    let mut is_named = false;
    for source in sources {
        if source.text("attribution") == Some("named") {
            is_named = true;
            if source.text("kind") != Some("digest") {
                let origin = source.text("origin").or_else(|| source.text("publisher"));
                origins.push(origin.map(str::to_lowercase));
            }
        }
    }
    origins.sort();
    origins.dedup();
    Some(match (origins.len(), is_named) {
        (2.., _) => "corroborated",
        (_, true) => "reported",
        (_, false) => "anonymous",
    })
}
