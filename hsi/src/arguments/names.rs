//! Names of the data set, in any of their spellings. The library parses them; nothing here knows a
//! name.

use std::ffi::OsStr;
use std::marker::PhantomData;
use std::str::FromStr;

use clap::builder::{PossibleValue, StringValueParser, TypedValueParser};
use clap::{Arg, Command, Error};
use hyperscaler_investments::{
    Country, Currency, Evidence, Kind, Phase, Provider, Scope, Status, UnknownName,
};

/// Parses a name by the library's own `FromStr`, with its aliases and suggestions, and offers the
/// names proper to help and completion.
#[derive(Clone)]
pub struct Name<T> {
    values: fn() -> Vec<PossibleValue>,
    parsed: PhantomData<fn() -> T>,
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

/// Declares the parser of each type: which values there are, and what is offered for each.
macro_rules! parsers {
    ($($function:ident: $type:ident, $values:expr, $offered:expr;)+) => {
        $(pub const fn $function() -> Name<$type> {
            Name { values: || $values.map($offered).collect(), parsed: PhantomData }
        })+
    };
}

parsers! {
    evidence: Evidence, Evidence::ALL.iter(), |it| PossibleValue::new(it.as_str());
    kind: Kind, Kind::ALL.iter(), |it| PossibleValue::new(it.as_str());
    phase: Phase, Phase::ALL.iter(), |it| PossibleValue::new(it.as_str());
    scope: Scope, Scope::ALL.iter(), |it| PossibleValue::new(it.as_str());
    status: Status, Status::ALL.iter(), |it| PossibleValue::new(it.as_str());
    provider: Provider, Provider::iter(), |it| PossibleValue::new(it.id()).help(it.name());
    country: Country, Country::iter(), |it| PossibleValue::new(it.code()).help(it.name());
    currency: Currency, Currency::iter(), |it| PossibleValue::new(it.code()).help(it.name());
}
