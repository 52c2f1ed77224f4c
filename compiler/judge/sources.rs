//! The first day of each source: the one rule for what is shown as of a day.

use std::collections::BTreeMap;

use crate::compiler::model::{Data, Source};
use crate::shared::date::Date;

/// The day from which each source counts, by id.
pub type FirstDays = BTreeMap<String, Date>;

/// Returns the day from which each source counts.
///
/// A source published on a known day counts from that day. One of which only the month or the year is known
/// counts from the earliest status change in that time that cites it, else from the last day of that time. One
/// without a date counts from the earliest status change that cites it, else from the day on which it was
/// read, else from the data's own day.
pub fn first_days(data: &Data) -> FirstDays {
    let mut cited: BTreeMap<&str, Vec<Date>> = BTreeMap::new();
    for investment in data.investments.bodies() {
        for change in &investment.history {
            let days = cited.entry(change.source.value.as_str()).or_default();
            days.push(change.date.value);
        }
    }
    let own_day = data.as_of.as_ref().map(|date| date.value);
    let own_day = own_day.unwrap_or(Date::from_bits(0));
    let mut first_days = FirstDays::new();
    for (head, source) in data.sources.iter() {
        let shown = cited.get(head.id.as_str()).map_or(&[][..], Vec::as_slice);
        first_days.insert(head.id.clone(), first_day(source, shown, own_day));
    }
    first_days
}

fn first_day(source: &Source, shown: &[Date], own_day: Date) -> Date {
    let published = source.published.as_ref().map(|date| date.value);
    let read = source.read.as_ref().map(|date| date.value.last_day());
    let possible = shown
        .iter()
        .filter(|&&date| published.is_none_or(|published| published.contains(date)))
        .map(|date| date.last_day())
        .min();
    match (published, possible) {
        (Some(published), None) => published.last_day(),
        (Some(published), Some(_)) if published.day().is_some() => published,
        (_, Some(shown)) => shown,
        (None, None) => read.unwrap_or(own_day),
    }
}
