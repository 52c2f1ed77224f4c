//! How values are written for people.

use std::fmt::Display;

use hyperscaler_investments::{Amount, Currency, Horizon, Qualifier, Source};
use rust_decimal::Decimal;

/// An amount with every digit: `more than USD 900,000,000`.
pub fn amount(amount: Amount) -> String {
    money(amount.qualifier(), amount.currency(), amount.value())
}

/// A sum with every digit of its whole units, and its fraction if it has one.
pub fn money(qualifier: Qualifier, currency: Currency, value: Decimal) -> String {
    let words = match qualifier {
        Qualifier::Exact => String::new(),
        other => other.as_str().replace('-', " ") + " ",
    };
    format!("{words}{currency} {}", grouped(value))
}

/// Digits in groups of three: `15,700,000,000`.
pub fn grouped(value: Decimal) -> String {
    let text = value.normalize().to_string();
    let (whole, fraction) = text.split_once('.').map_or((text.as_str(), None), |(a, b)| (a, Some(b)));
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("-", digits));
    let mut grouped = String::from(sign);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    fraction.map_or(grouped.clone(), |fraction| format!("{grouped}.{fraction}"))
}

/// A horizon as far as it is stated: `2024-2033`, `to 2040`, `5 years`.
pub fn years(horizon: Horizon) -> String {
    match (horizon.start(), horizon.last_year(), horizon.years()) {
        (Some(start), Some(end), _) if start == end => start.to_string(),
        (Some(start), Some(end), _) => format!("{start}-{end}"),
        (Some(start), None, _) => format!("from {start}"),
        (None, Some(end), _) => format!("to {end}"),
        (None, None, Some(1)) => "1 year".into(),
        (None, None, Some(years)) => format!("{years} years"),
        (None, None, None) => String::new(),
    }
}

/// A source in one line: publisher, day, title.
pub fn source(source: Source) -> String {
    let published = source.published().map(|day| format!(", {day}")).unwrap_or_default();
    let title = source.title().map(|title| format!(", \"{title}\"")).unwrap_or_default();
    format!("{}{published}{title}", source.publisher())
}

/// A value, or nothing.
pub fn optional(value: Option<impl Display>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

/// Values joined by spaces, as the flat tables hold lists.
pub fn joined(values: impl IntoIterator<Item: Display>) -> String {
    list(values, " ")
}

/// Values joined by commas, as sentences hold lists.
pub fn listed(values: impl IntoIterator<Item: Display>) -> String {
    list(values, ", ")
}

fn list(values: impl IntoIterator<Item: Display>, separator: &str) -> String {
    let texts: Vec<_> = values.into_iter().map(|value| value.to_string()).collect();
    texts.join(separator)
}

/// A number of things: `1 record`, `2 records`.
pub fn count(number: usize, thing: &str) -> String {
    if number == 1 { format!("1 {thing}") } else { format!("{number} {thing}s") }
}

/// A sum in whole units, as JSON holds it: half a unit is rounded away from zero.
pub fn rounded(value: Decimal) -> Option<i64> {
    let whole = value.round_dp_with_strategy(0, rust_decimal::RoundingStrategy::MidpointAwayFromZero);
    i64::try_from(whole).ok()
}

/// The first of a list that may be long, and how many more there are.
pub fn some(values: impl Iterator<Item: Display>) -> String {
    const SHOWN: usize = 8;
    let texts: Vec<_> = values.map(|value| value.to_string()).collect();
    match texts.split_at_checked(SHOWN) {
        Some((shown, rest)) if !rest.is_empty() => format!("{} and {} more", listed(shown), rest.len()),
        _ => listed(texts),
    }
}
