//! `--in` and `--rate`: the rates that a person names, and never another.

use std::str::FromStr;

use hyperscaler_investments::{ConvertError, Currency, Date, ExchangeRate, Rate};
use rust_decimal::Decimal;
use serde_json::{Value, json};

use crate::failure::Failure;
use crate::text;

/// A rate as it is typed: an id of the data set's own, or `USD=0.9211`, `USD/SEK=10.5`, each with a
/// day if it has one: `USD=0.9211@2024-05-27`.
#[derive(Clone)]
pub enum Given {
    Own(Rate),
    Typed {
        base: Currency,
        quote: Option<Currency>,
        value: Decimal,
        date: Option<Date>,
    },
}

impl FromStr for Given {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let Some((pair, value)) = text.split_once('=') else {
            return text.trim().parse().map(Self::Own).map_err(|error| {
                format!(
                    "{error}; name one of `hsi rates`, or give one as USD=0.9211 or USD/SEK=10.5@2024-06-03"
                )
            });
        };
        let currency = |code: &str| {
            code.trim()
                .parse::<Currency>()
                .map_err(|error| error.to_string())
        };
        let (base, quote) = match pair.split_once('/') {
            Some((base, quote)) => (currency(base)?, Some(currency(quote)?)),
            None => (currency(pair)?, None),
        };
        let (value, date) = match value.split_once('@') {
            Some((value, date)) => (
                value,
                Some(
                    date.trim()
                        .parse::<Date>()
                        .map_err(|error| error.to_string())?,
                ),
            ),
            None => (value, None),
        };
        let positive = |value: &Decimal| value.is_sign_positive() && !value.is_zero();
        let value = Decimal::from_str_exact(value.trim()).ok().filter(positive);
        let value = value.ok_or("a rate is a positive number, such as 0.9211")?;
        Ok(Self::Typed {
            base,
            quote,
            value,
            date,
        })
    }
}

/// The rates given, with the currency asked for where a rate names one currency only.
pub fn resolve(given: &[Given], into: Currency) -> Result<Vec<ExchangeRate>, Failure> {
    given.iter().map(|rate| one(rate, into)).collect()
}

fn one(given: &Given, into: Currency) -> Result<ExchangeRate, Failure> {
    match *given {
        Given::Own(rate) => Ok(rate.into()),
        Given::Typed {
            base,
            quote,
            value,
            date,
        } => {
            let quote = quote.unwrap_or(into);
            ExchangeRate::new(base, quote, value, date).ok_or_else(|| {
                Failure::Usage(format!("a rate needs two currencies, found {base} twice"))
            })
        }
    }
}

/// Why a conversion failed, and what to do about it.
pub fn failure(error: ConvertError) -> Failure {
    let advice = match error {
        ConvertError::MissingRate { from, .. } => {
            let own = Rate::iter().filter(|rate| rate.base() == from || rate.quote() == from);
            let own = text::listed(own);
            let own = if own.is_empty() {
                String::new()
            } else {
                format!(" (the data set has {own})")
            };
            format!("; name one with --rate{own}")
        }
        ConvertError::AmbiguousRate { .. } => "; name only one".into(),
        _ => String::new(),
    };
    Failure::Usage(format!("{error}{advice}"))
}

pub fn json(rate: &ExchangeRate) -> Value {
    json!({
        "id": rate.rate().map(Rate::id),
        "base": rate.base(),
        "quote": rate.quote(),
        "rate": rate.value().to_string(),
        "date": rate.date(),
    })
}

/// A rate in words: `1 USD = 0.9211 EUR (2024-05-27)`.
pub fn sentence(rate: &ExchangeRate) -> String {
    let day = rate
        .date()
        .map_or_else(|| "no day given".into(), |date| date.to_string());
    format!(
        "1 {} = {} {} ({day})",
        rate.base(),
        rate.value(),
        rate.quote()
    )
}
