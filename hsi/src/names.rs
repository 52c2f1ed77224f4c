//! Values on the command line: names of the data set in any of their spellings, and sums of money.

use std::ffi::OsStr;
use std::str::FromStr;

use clap::builder::{PossibleValue, StringValueParser, TypedValueParser};
use clap::{Arg, Command, Error};
use hyperscaler_investments::{
    Country, Currency, Date, Evidence, Kind, Phase, Provider, Scope, Status, UnknownName,
};
use rust_decimal::Decimal;

/// Parses a name by the library's own `FromStr`, aliases and suggestions included, and offers the
/// names proper to help and completion.
#[derive(Clone)]
pub struct Name<T> {
    values: fn() -> Vec<PossibleValue>,
    parsed: std::marker::PhantomData<fn() -> T>,
}

impl<T> Name<T> {
    const fn of(values: fn() -> Vec<PossibleValue>) -> Self {
        Self {
            values,
            parsed: std::marker::PhantomData,
        }
    }
}

impl<T> TypedValueParser for Name<T>
where
    T: FromStr<Err = UnknownName> + Clone + Send + Sync + 'static,
{
    type Value = T;

    fn parse_ref(&self, command: &Command, arg: Option<&Arg>, value: &OsStr) -> Result<T, Error> {
        StringValueParser::new()
            .try_map(|text| text.trim().parse::<T>())
            .parse_ref(command, arg, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new((self.values)().into_iter()))
    }
}

macro_rules! vocabulary {
    ($($function:ident: $type:ident),+) => {
        $(pub const fn $function() -> Name<$type> {
            Name::of(|| $type::ALL.iter().map(|value| PossibleValue::new(value.as_str())).collect())
        })+
    };
}

vocabulary!(evidence: Evidence, kind: Kind, phase: Phase, scope: Scope, status: Status);

pub const fn provider() -> Name<Provider> {
    Name::of(|| {
        Provider::iter()
            .map(|it| PossibleValue::new(it.id()).help(it.name()))
            .collect()
    })
}

pub const fn country() -> Name<Country> {
    Name::of(|| {
        Country::iter()
            .map(|it| PossibleValue::new(it.code()).help(it.name()))
            .collect()
    })
}

pub const fn currency() -> Name<Currency> {
    Name::of(|| {
        Currency::iter()
            .map(|it| PossibleValue::new(it.code()).help(it.name()))
            .collect()
    })
}

/// A date, with what was probably meant where another order or spelling was typed.
pub fn date(text: &str) -> Result<Date, String> {
    let error = match text.trim().parse() {
        Ok(date) => return Ok(date),
        Err(error) => error,
    };
    let parts: Vec<_> = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .collect();
    let meant = match *parts.as_slice() {
        [year, month] if year.len() == 4 => format!("{year}-{month:0>2}"),
        [month, year] if year.len() == 4 => format!("{year}-{month:0>2}"),
        [year, month, day] if year.len() == 4 => format!("{year}-{month:0>2}-{day:0>2}"),
        [day, month, year] if year.len() == 4 && text.contains('.') => {
            format!("{year}-{month:0>2}-{day:0>2}")
        }
        _ => return Err(error.to_string()),
    };
    Err(match meant.parse::<Date>() {
        Ok(meant) => format!("{error}; did you mean \"{meant}\"?"),
        Err(_) => error.to_string(),
    })
}

/// A sum in whole units: `2_000_000`, `900m`, `1.5bn`.
pub fn units(text: &str) -> Result<u64, &'static str> {
    let lower = text.trim().to_ascii_lowercase();
    let (number, scale) = if let Some(number) = lower.strip_suffix("bn") {
        (number, 1_000_000_000_u64)
    } else if let Some(number) = lower.strip_suffix('m') {
        (number, 1_000_000)
    } else {
        (lower.as_str(), 1)
    };
    let value = Decimal::from_str_exact(number.trim_end()).ok();
    let units = value
        .and_then(|value| value.checked_mul(scale.into()))
        .filter(Decimal::is_integer);
    units
        .and_then(|units| u64::try_from(units).ok())
        .ok_or("expected whole currency units, such as 900m, 1.5bn or 2_000_000")
}
