//! How values are written for people. It knows no record.

use std::fmt::Display;

use hyperscaler_investments::{
    Amount, Conversion, Currency, Horizon, Qualifier, Region, Source, StatusChange,
};
use rust_decimal::{Decimal, RoundingStrategy};

/// How sums are written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Digits {
    /// In billions or millions: `EUR 15.7 bn`.
    Short,
    /// In whole units: `EUR 15,700,000,000`.
    All,
}

/// Returns an amount: `more than USD 900 m`, `EUR 1.5 bn to 2 bn`.
pub fn amount(amount: Amount, digits: Digits) -> String {
    let (qualifier, currency) = (amount.qualifier(), amount.currency());
    let least = money(qualifier, currency, amount.value(), digits);
    match amount.at_most() {
        Some(most) => format!("{least} to {}", number(most.into(), digits)),
        None => least,
    }
}

/// Returns an amount that was converted, rounded as such.
pub fn converted(amount: &Conversion, digits: Digits) -> String {
    let (qualifier, currency) = (amount.qualifier(), amount.currency());
    let least = rough(qualifier, currency, amount.value(), CONVERTED, digits);
    match amount.at_most() {
        Some(most) => {
            let most = rounded_to(Qualifier::UpTo, most, CONVERTED, digits);
            format!("{least} to {}", number(most, digits))
        }
        None => least,
    }
}

/// Returns an amount, or says that there is none.
pub fn amount_or_none(amount: Option<Amount>, digits: Digits) -> String {
    amount.map_or_else(|| "no amount".into(), |amount| self::amount(amount, digits))
}

/// Returns what an amount does to a total: `+EUR 15.7 bn`, `-about EUR 2 bn`.
pub fn signed(is_added: bool, amount: Amount, digits: Digits) -> String {
    let sign = if is_added { '+' } else { '-' };
    format!("{sign}{}", self::amount(amount, digits))
}

/// Says of an amount that is a ceiling that it is one: it does nothing to a total.
pub fn ceiling(amount: Amount) -> &'static str {
    if amount.qualifier() == Qualifier::UpTo {
        ", a ceiling"
    } else {
        ""
    }
}

/// Returns the difference of two sums: `+EUR 13.2 bn`, `-EUR 2.5 bn`, `EUR 0`.
pub fn difference(currency: Currency, value: Decimal, digits: Digits) -> String {
    let sum = money(Qualifier::Exact, currency, value.abs(), digits);
    if value.is_zero() {
        sum
    } else if value.is_sign_negative() {
        format!("-{sum}")
    } else {
        format!("+{sum}")
    }
}

/// Returns the difference of two sums that were converted, rounded as such.
pub fn rough_difference(currency: Currency, value: Decimal, digits: Digits) -> String {
    let rounded = rounded_to(Qualifier::Exact, value, CONVERTED, digits);
    difference(currency, rounded, digits)
}

/// Returns a sum with its qualifier. Nothing is rounded here.
pub fn money(qualifier: Qualifier, currency: Currency, value: Decimal, digits: Digits) -> String {
    let sum = format!("{currency} {}", number(value, digits));
    qualified(qualifier.in_words(), sum)
}

fn number(value: Decimal, digits: Digits) -> String {
    match digits {
        Digits::Short => scaled(value),
        Digits::All => grouped(value),
    }
}

/// How many digits are worth showing of a sum in which something is only about right, and of one
/// that was divided or converted.
pub const ABOUT: u32 = 3;
pub const CONVERTED: u32 = 4;

/// Returns a sum that is not exact, rounded to so many digits; or, where every digit is asked for,
/// to whole units. A lower bound is rounded down and a ceiling up, so that both stay true.
pub fn rough(
    qualifier: Qualifier,
    currency: Currency,
    value: Decimal,
    figures: u32,
    digits: Digits,
) -> String {
    let rounded = rounded_to(qualifier, value, figures, digits);
    money(qualifier, currency, rounded, digits)
}

fn rounded_to(qualifier: Qualifier, value: Decimal, figures: u32, digits: Digits) -> Decimal {
    let strategy = match qualifier {
        Qualifier::MoreThan => RoundingStrategy::ToZero,
        Qualifier::UpTo => RoundingStrategy::AwayFromZero,
        _ => RoundingStrategy::MidpointAwayFromZero,
    };
    match digits {
        Digits::All => whole(value),
        Digits::Short => value
            .round_sf_with_strategy(figures, strategy)
            .unwrap_or(value),
    }
}

/// Returns a number in the largest unit that it reaches: `15.7 bn`, `750 m`.
pub fn scaled(value: Decimal) -> String {
    const UNITS: [(u64, &str); 3] = [
        (1_000_000_000_000, "tn"),
        (1_000_000_000, "bn"),
        (1_000_000, "m"),
    ];
    for (size, unit) in UNITS {
        if value.abs() >= Decimal::from(size) {
            return format!("{} {unit}", grouped(value / Decimal::from(size)));
        }
    }
    grouped(value)
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

/// Returns the date of a status change; of one that is only known to have happened by then, with
/// that word.
pub fn date_of(change: StatusChange) -> String {
    let by = if change.is_upper_bound() { "by " } else { "" };
    format!("{by}{}", change.date())
}

/// Returns the date of a region's opening in the same way; nothing if none is known.
pub fn opened(region: Region) -> String {
    let by = if region.is_opened_upper_bound() {
        "by "
    } else {
        ""
    };
    optional(region.opened().map(|date| format!("{by}{date}")))
}

/// Returns a source in one line: publisher, whom it repeats, day, title.
pub fn source(source: Source) -> String {
    let repeated = optional(repeated(source).map(|origin| format!(", after {origin}")));
    let published = optional(source.published().map(|day| format!(", {day}")));
    let title = optional(source.title().map(|title| format!(", \"{title}\"")));
    format!("{}{repeated}{published}{title}", source.publisher())
}

/// Returns whose reporting a page repeats, if it is not its own.
pub fn repeated(source: Source) -> Option<&'static str> {
    Some(source.origin()).filter(|&origin| origin != source.publisher())
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

/// Returns `a`, `a and b`, or `a, b and c`.
pub fn and(values: &[impl Display]) -> String {
    match values {
        [] => String::new(),
        [value] => value.to_string(),
        [values @ .., last] => format!("{} and {last}", listed(values)),
    }
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

/// Returns a sum in whole units, as JSON holds it; `None` where a reader would lose digits.
pub fn rounded(value: Decimal) -> Option<i64> {
    let whole = whole(value);
    let is_safe = whole.abs() <= Decimal::from(LARGEST_NUMBER);
    i64::try_from(whole).ok().filter(|_| is_safe)
}

/// The largest whole number up to which JavaScript and other readers of JSON keep every digit.
const LARGEST_NUMBER: u64 = (1 << 53) - 1;

/// Returns the first of a list that may be long, and how many more there are.
pub fn some(values: impl IntoIterator<Item: Display>) -> String {
    const SHOWN: usize = 8;
    let texts: Vec<_> = values.into_iter().map(|value| value.to_string()).collect();
    match texts.split_at_checked(SHOWN) {
        Some((shown, rest)) if !rest.is_empty() => {
            format!("{} and {} more", listed(shown), rest.len())
        }
        _ => listed(texts),
    }
}

#[cfg(test)]
mod tests {
    use hyperscaler_investments::{Currency, Qualifier};
    use rust_decimal::Decimal;

    use super::{Digits, count, grouped, rough, rounded, scaled, some};

    #[test]
    fn digits_stand_in_groups_of_three() {
        let grouped = |text: &str| grouped(text.parse::<Decimal>().unwrap());
        assert_eq!(grouped("0"), "0");
        assert_eq!(grouped("999"), "999");
        assert_eq!(grouped("1000"), "1,000");
        assert_eq!(grouped("-13200000000.50"), "-13,200,000,000.5");
    }

    #[test]
    fn large_numbers_have_a_unit() {
        let scaled = |text: &str| scaled(text.parse::<Decimal>().unwrap());
        assert_eq!(scaled("0"), "0");
        assert_eq!(scaled("999999"), "999,999");
        assert_eq!(scaled("750000000"), "750 m");
        assert_eq!(scaled("-13200000000"), "-13.2 bn");
        assert_eq!(scaled("7850000000000"), "7.85 tn");
        assert_eq!(scaled("18014398509481984"), "18,014.398509481984 tn");
    }

    #[test]
    fn what_is_not_exact_is_rounded_and_stays_true() {
        let rough = |qualifier, text: &str, digits| {
            let value = text.parse::<Decimal>().unwrap();
            rough(qualifier, Currency::EUR, value, 3, digits)
        };
        assert_eq!(
            rough(Qualifier::About, "40735000000", Digits::Short),
            "about EUR 40.7 bn"
        );
        assert_eq!(
            rough(Qualifier::MoreThan, "40785000000.4", Digits::Short),
            "more than EUR 40.7 bn"
        );
        assert_eq!(
            rough(Qualifier::UpTo, "40735000000", Digits::Short),
            "up to EUR 40.8 bn"
        );
        assert_eq!(
            rough(Qualifier::About, "40735000000.5", Digits::All),
            "about EUR 40,735,000,001"
        );
        assert_eq!(rough(Qualifier::Exact, "999600", Digits::Short), "EUR 1 m");
    }

    #[test]
    fn halves_are_rounded_away_from_zero() {
        let rounded = |text: &str| rounded(text.parse::<Decimal>().unwrap());
        assert_eq!(rounded("0.5"), Some(1));
        assert_eq!(rounded("-2.5"), Some(-3));
        assert_eq!(rounded("2171316903.49"), Some(2_171_316_903));
        assert_eq!(rounded("9007199254740991.4"), Some(9_007_199_254_740_991));
        assert_eq!(rounded("9007199254740991.5"), None);
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
