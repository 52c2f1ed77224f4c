//! Sums of money as a person types them.

use rust_decimal::Decimal;

const EXPECTED: &str = "expected whole currency units, such as 900m, 1.5bn or 2_000_000";

const SCALES: [(&str, u64); 3] = [
    ("tn", 1_000_000_000_000),
    ("bn", 1_000_000_000),
    ("m", 1_000_000),
];

/// Parses a sum in whole units: `2_000_000`, `900m`, `1.5bn`, `2tn`. The error names what was probably
/// meant where another spelling was typed.
pub fn units(text: &str) -> Result<u64, String> {
    if let Some(units) = parse(text) {
        return Ok(units);
    }
    if is_too_large(text) {
        return Err("no amount is that large".into());
    }
    let meant = respelled(text);
    if parse(&meant).is_some() {
        return Err(format!("{EXPECTED}; did you mean \"{meant}\"?"));
    }
    Err(EXPECTED.into())
}

fn parse(text: &str) -> Option<u64> {
    let lower = text.trim().to_ascii_lowercase();
    let mut number = lower.as_str();
    let mut scale = 1;
    for (unit, size) in SCALES {
        if let Some(before) = lower.strip_suffix(unit) {
            (number, scale) = (before, size);
            break;
        }
    }
    let value = Decimal::from_str_exact(number.trim_end()).ok()?;
    let units = value.checked_mul(scale.into())?;
    if units.is_integer() {
        u64::try_from(units).ok()
    } else {
        None
    }
}

fn is_too_large(text: &str) -> bool {
    const DIGITS: usize = 19;
    let text = text.trim();
    text.len() > DIGITS && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Returns what is left of a text without a currency, with its commas read and its units spelled out.
fn respelled(text: &str) -> String {
    let lower = text.trim().to_ascii_lowercase();
    let without_currency = lower.trim_start_matches(|c: char| !c.is_ascii_digit());
    let without_commas = without_currency.replace(',', comma(without_currency));
    let number = without_commas.trim_end_matches(|c: char| !c.is_ascii_digit());
    // A number with a power of ten in it: 1e12.
    if let Ok(units) = Decimal::from_scientific(&without_commas) {
        if without_commas.contains('e') && units.is_integer() {
            return units.normalize().to_string();
        }
    }
    let unit = match without_commas[number.len()..].trim() {
        // A fraction of a unit is most likely one of billions.
        "" if number.contains('.') => "bn",
        "b" | "billion" | "billions" => "bn",
        "million" | "millions" | "mn" => "m",
        "t" | "trillion" | "trillions" => "tn",
        unit => unit,
    };
    format!("{number}{unit}")
}

/// Returns what a comma stands for: nothing between groups of three digits, else the decimal point.
fn comma(text: &str) -> &'static str {
    let mut groups = text.split(',').skip(1);
    let digits = |group: &str| group.bytes().take_while(u8::is_ascii_digit).count();
    if groups.all(|group| digits(group) == 3) {
        ""
    } else {
        "."
    }
}

#[cfg(test)]
mod tests {
    use super::{EXPECTED, units};

    #[test]
    fn sums_have_units() {
        assert_eq!(units("2_000_000"), Ok(2_000_000));
        assert_eq!(units(" 900 M "), Ok(900_000_000));
        assert_eq!(units("1.5bn"), Ok(1_500_000_000));
        assert_eq!(units("2tn"), Ok(2_000_000_000_000));
    }

    #[test]
    fn other_spellings_are_recognised() {
        for (typed, meant) in [
            ("15billion", "15bn"),
            ("15b", "15bn"),
            ("EUR 15bn", "15bn"),
            ("1,000,000", "1000000"),
            ("1,5bn", "1.5bn"),
            ("$2.5 million", "2.5m"),
            ("1e12", "1000000000000"),
            ("1.5e9", "1500000000"),
            ("1.5", "1.5bn"),
        ] {
            let message = format!("{EXPECTED}; did you mean \"{meant}\"?");
            assert_eq!(units(typed), Err(message), "{typed}");
        }
        let long = "99999999999999999999999999999";
        assert_eq!(units(long), Err("no amount is that large".into()));
        for typed in ["", "-5", "much", "0.5", "1e99", "💶"] {
            assert!(units(typed).is_err(), "{typed}");
        }
    }
}
