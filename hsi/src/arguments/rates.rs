//! Exchange rates as a person types them, for `--rate`.

use std::ffi::OsStr;
use std::fmt;
use std::str::FromStr;

use clap::builder::{PossibleValue, StringValueParser, TypedValueParser};
use clap::{Arg, Command, Error};
use hyperscaler_investments::{Currency, Date, ExchangeRate, Rate};
use rust_decimal::Decimal;

use crate::failure::Failure;
use crate::text;

/// A rate as it is typed: an id of the data set's own, or `USD=0.9211`, `USD/SEK=10.5`, each with a
/// day if it has one: `USD=0.9211@2024-05-27`.
#[derive(Clone)]
pub enum RateArg {
    Own(Rate),
    Typed {
        base: Currency,
        quote: Option<Currency>,
        value: Decimal,
        date: Option<Date>,
    },
}

impl RateArg {
    /// Returns the rate, with the currency asked for where it names one currency only.
    pub fn resolve(&self, into: Currency) -> Result<ExchangeRate, Failure> {
        match *self {
            Self::Own(rate) => Ok(rate.into()),
            Self::Typed {
                base,
                quote,
                value,
                date,
            } => ExchangeRate::new(base, quote.unwrap_or(into), value, date).ok_or_else(|| {
                Failure::Usage(format!("a rate needs two currencies, found {base} twice"))
            }),
        }
    }
}

/// Parses a rate, and offers the data set's own to completion.
#[derive(Clone)]
pub struct RateParser;

impl TypedValueParser for RateParser {
    type Value = RateArg;

    fn parse_ref(
        &self,
        command: &Command,
        arg: Option<&Arg>,
        value: &OsStr,
    ) -> Result<RateArg, Error> {
        let parse = |text: String| text.parse::<RateArg>();
        StringValueParser::new()
            .try_map(parse)
            .parse_ref(command, arg, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(
            Rate::iter().map(|rate| PossibleValue::new(rate.id())),
        ))
    }
}

/// Writes a rate as it may be typed.
impl fmt::Display for RateArg {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Own(rate) => rate.fmt(f),
            Self::Typed {
                base,
                quote,
                value,
                date,
            } => {
                let quote = text::optional(quote.map(|quote| format!("/{quote}")));
                let date = text::optional(date.map(|date| format!("@{date}")));
                write!(f, "{base}{quote}={value}{date}")
            }
        }
    }
}

impl FromStr for RateArg {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let Some((pair, rest)) = text.split_once('=') else {
            return text.trim().parse().map(Self::Own).map_err(|error| {
                format!(
                    "{error:#}; name one of `hsi rates`, or give one as USD=0.9211 or USD/SEK=10.5@2024-06-03"
                )
            });
        };
        let (base, quote) = split(pair, '/');
        let (value, date) = split(rest, '@');
        let value = Decimal::from_str_exact(value.trim())
            .ok()
            .filter(|value| value.is_sign_positive() && !value.is_zero());
        Ok(Self::Typed {
            base: parsed(base)?,
            quote: quote.map(parsed).transpose()?,
            date: date.map(parsed).transpose()?,
            value: value.ok_or("a rate is a positive number, such as 0.9211")?,
        })
    }
}

/// Splits a text at a sign, if it has one.
fn split(text: &str, sign: char) -> (&str, Option<&str>) {
    match text.split_once(sign) {
        Some((before, after)) => (before, Some(after)),
        None => (text, None),
    }
}

fn parsed<T: FromStr<Err: ToString>>(text: &str) -> Result<T, String> {
    text.trim()
        .parse()
        .map_err(|error: T::Err| error.to_string())
}
