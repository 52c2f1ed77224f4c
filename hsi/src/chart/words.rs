//! Days, sums and lists as a chart says them: shorter than in a table, and with the names of
//! months.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use hyperscaler_investments::{Currency, Date, Qualifier, Source, StatusChange};
use rust_decimal::prelude::FromPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};

use crate::text::{self, Digits};

/// What every picture is about.
pub const IN_WHAT: &str = "in cloud regions and data centres";

const MONTHS: &str =
    "January February March April May June July August September October November December";

/// Returns a date to the precision it has: `30 June 2026`, `October 2023`, `2021`.
pub fn day(date: Date) -> String {
    written(date, usize::MAX)
}

/// Returns the same, short: `30 Jun 2026`.
pub fn short_day(date: Date) -> String {
    written(date, 3)
}

/// Returns the date of a status change; of one that is only known to have happened by then, with
/// that word: `by 2 March 2021`.
pub fn day_of(change: StatusChange) -> String {
    format!("{}{}", by(change), day(change.date()))
}

/// Returns the same, short.
pub fn short_day_of(change: StatusChange) -> String {
    format!("{}{}", by(change), short_day(change.date()))
}

const fn by(change: StatusChange) -> &'static str {
    if change.is_upper_bound() { "by " } else { "" }
}

/// Returns the same with its preposition: `on 30 Jun 2026`, `in Oct 2023`.
pub fn on(date: Date) -> String {
    let preposition = if date.day().is_some() { "on" } else { "in" };
    format!("{preposition} {}", short_day(date))
}

fn written(date: Date, letters: usize) -> String {
    let year = date.year();
    let Some(number) = date.month() else {
        return year.to_string();
    };
    let name = MONTHS
        .split(' ')
        .nth(usize::from(number) - 1)
        .unwrap_or_default();
    let name = name.get(..letters).unwrap_or(name);
    match date.day() {
        Some(day) => format!("{day} {name} {year}"),
        None => format!("{name} {year}"),
    }
}

/// Returns billions with a sign for what is not exact: `> 1.65`.
pub fn billions(qualifier: Qualifier, value: Decimal) -> String {
    text::qualified(qualifier.sign(), number(qualifier, value))
}

/// Returns the number of billions. Large numbers need fewer digits behind the point; a small one
/// keeps its first. A lower bound is rounded down, a ceiling up.
pub fn number(qualifier: Qualifier, value: Decimal) -> String {
    let billions = value / Decimal::from(1_000_000_000);
    let strategy = match qualifier {
        Qualifier::MoreThan => RoundingStrategy::ToZero,
        Qualifier::UpTo => RoundingStrategy::AwayFromZero,
        _ => RoundingStrategy::MidpointAwayFromZero,
    };
    let size = billions.abs();
    let rounded = if size < Decimal::new(1, 1) {
        billions.round_sf_with_strategy(1, strategy)
    } else if size < Decimal::ONE_HUNDRED {
        Some(billions.round_dp_with_strategy(2, strategy))
    } else {
        Some(billions.round_dp_with_strategy(1, strategy))
    };
    text::grouped(rounded.unwrap_or(billions))
}

/// Returns a text that begins a sentence.
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// Returns a round sum as a key names it: `EUR 5 bn`, `USD 5 m`.
pub fn key(currency: Currency, billions: f64) -> String {
    let units = Decimal::from_f64(billions * 1e9).unwrap_or_default();
    text::money(Qualifier::Exact, currency, units.round(), Digits::Short)
}

/// Returns the name of a line of a grid: `0.5`, `1,000`.
pub fn tick(value: f64) -> String {
    let value = Decimal::from_f64(value).unwrap_or_default();
    text::grouped(value.round_dp(3))
}

/// Returns the publishers, those with most sources first; all, or as many as a footer has room for.
pub fn publishers(sources: impl Iterator<Item = Source>) -> String {
    const ROOM: usize = 24;
    let mut counts = BTreeMap::<_, u32>::new();
    for source in sources {
        *counts.entry(source.publisher()).or_default() += 1;
    }
    let mut ranked: Vec<_> = counts.into_iter().collect();
    ranked.sort_by_key(|&(_, count)| Reverse(count));
    let first = text::listed(ranked.iter().take(ROOM).map(|(name, _)| name));
    match ranked.len().checked_sub(ROOM) {
        None | Some(0) => first,
        Some(others) => format!("{first} and {others} others"),
    }
}
