//! What a chart says in words.

use std::collections::BTreeMap;

use hyperscaler_investments::{Date, Qualifier, Source};
use rust_decimal::Decimal;

use crate::text;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A date to the precision it has: `30 June 2026`, `October 2023`, `2021`.
pub fn day(date: Date) -> String {
    written(date, |name| name)
}

/// The same, short: `30 Jun 2026`.
pub fn short_day(date: Date) -> String {
    written(date, |name| name.get(..3).unwrap_or(name))
}

fn written(date: Date, month: fn(&'static str) -> &'static str) -> String {
    let name = date
        .month()
        .and_then(|number| MONTHS.get(usize::from(number) - 1))
        .copied()
        .map(month);
    match (date.day(), name) {
        (Some(day), Some(name)) => format!("{day} {name} {}", date.year()),
        (None, Some(name)) => format!("{name} {}", date.year()),
        _ => date.year().to_string(),
    }
}

/// Billions to two digits, with a sign for what is not exact: `> 1.65`.
pub fn billions(qualifier: Qualifier, value: Decimal) -> String {
    let billions = (value / Decimal::from(1_000_000_000))
        .round_dp(2)
        .normalize();
    match qualifier.sign() {
        "" => billions.to_string(),
        sign => format!("{sign} {billions}"),
    }
}

/// The publishers, those with most sources first; all, or as many as a footer has room for.
pub fn publishers(sources: impl Iterator<Item = Source>) -> String {
    const ROOM: usize = 24;
    let mut counts = BTreeMap::<_, u32>::new();
    sources.for_each(|source| *counts.entry(source.publisher()).or_default() += 1);
    let mut ranked: Vec<_> = counts.into_iter().collect();
    ranked.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
    let first = text::listed(ranked.iter().take(ROOM).map(|(name, _)| name));
    match ranked.len().checked_sub(ROOM) {
        None | Some(0) => first,
        Some(others) => format!("{first} and {others} others"),
    }
}

/// `a`, `a and b`, `a, b and c`.
pub fn and(names: &[impl AsRef<str>]) -> String {
    match names {
        [] => String::new(),
        [name] => name.as_ref().into(),
        [names @ .., last] => {
            format!(
                "{} and {}",
                text::listed(names.iter().map(AsRef::as_ref)),
                last.as_ref()
            )
        }
    }
}
