//! How values are written for people. It knows no record.

use std::fmt::Display;

use hyperscaler_investments::{Amount, Currency, Horizon, Qualifier, Source};
use rust_decimal::{Decimal, RoundingStrategy};

/// Returns an amount with every digit: `more than USD 900,000,000`.
pub fn amount(amount: Amount) -> String {
    money(amount.qualifier(), amount.currency(), amount.value())
}

/// Returns an amount, or says that there is none.
pub fn amount_or_none(amount: Option<Amount>) -> String {
    amount.map_or_else(|| "no amount".into(), self::amount)
}

/// Returns a sum with every digit of its whole units, and its fraction if it has one.
pub fn money(qualifier: Qualifier, currency: Currency, value: Decimal) -> String {
    let sum = format!("{currency} {}", grouped(value));
    qualified(qualifier.in_words(), sum)
}

/// Puts a qualifier before a sum, if there is one.
pub fn qualified(qualifier: &str, sum: impl Display) -> String {
    format!("{qualifier} {sum}").trim_start().into()
}

/// Returns digits in groups of three: `15,700,000,000`.
pub fn grouped(value: Decimal) -> String {
    let text = value.normalize().to_string();
    let point = text.find('.').unwrap_or(text.len());
    let mut grouped = String::new();
    // The digits before the point are counted from it; a sign is no digit, and no comma follows it.
    for (index, character) in text.chars().enumerate() {
        let starts_group = index < point && (point - index) % 3 == 0;
        if starts_group && grouped.ends_with(|last: char| last.is_ascii_digit()) {
            grouped.push(',');
        }
        grouped.push(character);
    }
    grouped
}

/// Returns a horizon as far as it is stated: `2024-2033`, `to 2040`, `5 years`.
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

/// Returns a source in one line: publisher, day, title.
pub fn source(source: Source) -> String {
    let published = optional(source.published().map(|day| format!(", {day}")));
    let title = optional(source.title().map(|title| format!(", \"{title}\"")));
    format!("{}{published}{title}", source.publisher())
}

/// Returns a value, or nothing.
pub fn optional(value: Option<impl Display>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

/// Returns values joined by spaces, as the flat tables hold lists.
pub fn joined(values: impl IntoIterator<Item: Display>) -> String {
    list(values, " ")
}

/// Returns values joined by commas, as sentences hold lists.
pub fn listed(values: impl IntoIterator<Item: Display>) -> String {
    list(values, ", ")
}

/// Returns values joined by commas, or what to say of none.
pub fn listed_or(none: &str, values: impl IntoIterator<Item: Display>) -> String {
    match listed(values) {
        list if list.is_empty() => none.into(),
        list => list,
    }
}

/// Returns values one below the other.
pub fn one_a_line(values: impl IntoIterator<Item: Display>) -> String {
    list(values, "\n")
}

fn list(values: impl IntoIterator<Item: Display>, separator: &str) -> String {
    let texts: Vec<_> = values.into_iter().map(|value| value.to_string()).collect();
    texts.join(separator)
}

/// Returns a number of things: `1 record`, `2 records`.
pub fn count(number: usize, thing: &str) -> String {
    if number == 1 {
        format!("1 {thing}")
    } else {
        format!("{number} {thing}s")
    }
}

/// Returns a sum in whole units: half a unit is rounded away from zero.
pub fn whole(value: Decimal) -> Decimal {
    value.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero)
}

/// Returns a sum in whole units, as JSON holds it.
pub fn rounded(value: Decimal) -> Option<i64> {
    i64::try_from(whole(value)).ok()
}

/// Returns the first of a list that may be long, and how many more there are.
pub fn some(values: impl Iterator<Item: Display>) -> String {
    const SHOWN: usize = 8;
    let texts: Vec<_> = values.map(|value| value.to_string()).collect();
    match texts.split_at_checked(SHOWN) {
        Some((shown, rest)) if !rest.is_empty() => {
            format!("{} and {} more", listed(shown), rest.len())
        }
        _ => listed(texts),
    }
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::{count, grouped, rounded, some};

    #[test]
    fn digits_stand_in_groups_of_three() {
        let grouped = |text: &str| grouped(text.parse::<Decimal>().unwrap());
        assert_eq!(grouped("0"), "0");
        assert_eq!(grouped("999"), "999");
        assert_eq!(grouped("1000"), "1,000");
        assert_eq!(grouped("-13200000000.50"), "-13,200,000,000.5");
    }

    #[test]
    fn halves_are_rounded_away_from_zero() {
        let rounded = |text: &str| rounded(text.parse::<Decimal>().unwrap());
        assert_eq!(rounded("0.5"), Some(1));
        assert_eq!(rounded("-2.5"), Some(-3));
        assert_eq!(rounded("2171316903.49"), Some(2_171_316_903));
        assert_eq!(rounded("79228162514264337593543950335"), None);
    }

    #[test]
    fn long_lists_are_cut_short() {
        assert_eq!(some(1..=3), "1, 2, 3");
        assert_eq!(some(1..=8), "1, 2, 3, 4, 5, 6, 7, 8");
        assert_eq!(some(1..=10), "1, 2, 3, 4, 5, 6, 7, 8 and 2 more");
        assert_eq!(
            (count(1, "record"), count(0, "record")),
            ("1 record".into(), "0 records".into())
        );
    }
}
