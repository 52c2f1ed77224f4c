//! Names of the data set, in any of their spellings, and texts to look for. The library parses the
//! names; nothing here knows one.

use std::ffi::OsStr;
use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

use clap::builder::{PossibleValue, StringValueParser, TypedValueParser};
use clap::{Arg, Command, Error};
use hyperscaler_investments::{
    Area, Country, Currency, Evidence, Group, Investment, Kind, Phase, Provider, Reason, Region,
    Scope, Source, Status, Subdivision,
};

use super::countries::Countries;

/// Parses a name by its own `FromStr`, with its aliases and suggestions, and offers the names proper
/// to help and completion.
#[derive(Clone)]
pub struct Name<T> {
    values: fn() -> Vec<PossibleValue>,
    parsed: PhantomData<fn() -> T>,
}

/// Vocabularies with no more words than these are listed where a word is unknown.
const FEW: usize = 16;

impl<T> Name<T> {
    /// Returns what to say of a text that is no such name.
    fn explained(&self, error: &str) -> String {
        let values = (self.values)();
        if error.contains("did you mean") || values.is_empty() || values.len() > FEW {
            return error.into();
        }
        let names: Vec<_> = values.iter().map(PossibleValue::get_name).collect();
        format!("{error}; there are {}", names.join(", "))
    }
}

impl<T> TypedValueParser for Name<T>
where
    T: FromStr<Err: fmt::Display> + Clone + Send + Sync + 'static,
{
    type Value = T;

    fn parse_ref(&self, command: &Command, arg: Option<&Arg>, value: &OsStr) -> Result<T, Error> {
        let own = self.clone();
        StringValueParser::new()
            .try_map(move |text| {
                let parsed = text.trim().parse::<T>();
                parsed.map_err(|error| own.explained(&format!("{error:#}")))
            })
            .parse_ref(command, arg, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let values = (self.values)();
        if values.is_empty() {
            return None;
        }
        Some(Box::new(values.into_iter()))
    }
}

/// Declares the parser of each type: which values there are, and what is offered for each.
macro_rules! parsers {
    ($($function:ident: $type:ident, $values:expr, $offered:expr;)+) => {
        $(pub const fn $function() -> Name<$type> {
            Name {
                values: || $values.map($offered).collect(),
                parsed: PhantomData,
            }
        })+
    };
}

parsers! {
    area: Area, Area::ALL.iter(), |it| PossibleValue::new(it.as_str());
    evidence: Evidence, Evidence::ALL.iter(), |it| PossibleValue::new(it.as_str()).help(it.in_words());
    kind: Kind, Kind::ALL.iter(), |it| PossibleValue::new(it.as_str());
    phase: Phase, Phase::ALL.iter(), |it| PossibleValue::new(it.as_str());
    scope: Scope, Scope::ALL.iter(), |it| PossibleValue::new(it.as_str());
    reason: Reason, Reason::ALL.iter(), |it| PossibleValue::new(it.as_str());
    statuses: Statuses, status_words().into_iter(), PossibleValue::new;
    provider: Provider, Provider::iter(), |it| PossibleValue::new(it.id()).help(it.name());
    countries: Countries, all_countries().into_iter(), |it| it;
    currency: Currency, Currency::iter(), |it| PossibleValue::new(it.code()).help(it.name());
    source: SourceName, std::iter::empty::<&str>(), PossibleValue::new;
    words: Words, std::iter::empty::<&str>(), PossibleValue::new;
    subdivision: PartOfCountry, std::iter::empty::<&str>(), PossibleValue::new;
}

/// Takes any text, and offers names to completion alone: a look-up says later what is wrong with one.
#[derive(Clone)]
pub struct Offered(fn() -> Vec<&'static str>);

impl TypedValueParser for Offered {
    type Value = String;

    fn parse_ref(
        &self,
        command: &Command,
        arg: Option<&Arg>,
        value: &OsStr,
    ) -> Result<String, Error> {
        StringValueParser::new().parse_ref(command, arg, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let values = (self.0)().into_iter();
        Some(Box::new(values.map(PossibleValue::new)))
    }
}

/// Offers the ids of investments.
pub const fn id() -> Offered {
    Offered(|| Investment::iter().map(Investment::id).collect())
}

/// Offers the codes of regions.
pub const fn code() -> Offered {
    Offered(|| Region::iter().map(Region::code).collect())
}

/// Says after which option a name goes that was typed without one.
pub fn option_of(text: &str) -> Option<String> {
    if text.starts_with('-') {
        return None;
    }
    let option = if text.parse::<Countries>().is_ok() {
        "country"
    } else if text.parse::<Provider>().is_ok() {
        "provider"
    } else if text.parse::<PartOfCountry>().is_ok() {
        "subdivision"
    } else {
        "text"
    };
    let text = if text.contains(' ') {
        format!("\"{text}\"")
    } else {
        text.into()
    };
    Some(format!("--{option} {text}"))
}

/// Returns the codes of countries, then the groups.
fn all_countries() -> Vec<PossibleValue> {
    let countries = Country::iter().map(|it| PossibleValue::new(it.code()).help(it.name()));
    let groups = Group::iter().map(|it| PossibleValue::new(it.id()).help(it.name()));
    countries.chain(groups).collect()
}

/// A part of a country, by its code or its name.
#[derive(Clone)]
pub struct PartOfCountry(pub Subdivision);

impl FromStr for PartOfCountry {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let named: Vec<_> = Subdivision::named(text).collect();
        match named.as_slice() {
            [part] => Ok(Self(*part)),
            [] => Err(format!("unknown subdivision{}", suggested(&like(text)))),
            several => Err(format!("several are called so{}", suggested(several))),
        }
    }
}

/// Returns the parts that can be meant: those with the text behind the country in their code; else those whose name
/// holds it; else the one whose name is nearest.
fn like(text: &str) -> Vec<Subdivision> {
    let lower = text.to_lowercase();
    let of_code = |part: &Subdivision| {
        let (_, own) = part.code().split_once('-').unwrap_or_default();
        own.eq_ignore_ascii_case(text)
    };
    let of_name = |part: &Subdivision| part.name().to_lowercase().contains(&lower);
    let mut parts: Vec<_> = Subdivision::iter().filter(of_code).collect();
    if parts.is_empty() && !text.is_empty() {
        parts.extend(Subdivision::iter().filter(of_name));
    }
    if parts.is_empty() {
        let nearest = text.parse::<Subdivision>().err();
        let nearest = nearest.and_then(|unknown| unknown.nearest());
        parts.extend(nearest.and_then(|name| name.parse::<Subdivision>().ok()));
    }
    parts
}

fn suggested(parts: &[Subdivision]) -> String {
    const MOST: usize = 5;
    let mut names = Vec::new();
    for part in parts.iter().take(MOST) {
        names.push(format!("{part} ({})", part.name()));
    }
    if names.is_empty() {
        String::new()
    } else {
        format!("; did you mean {}?", names.join(" or "))
    }
}

/// A status, or several by one word of people's.
#[derive(Clone)]
pub struct Statuses(pub Vec<Status>);

/// The word for all plans that have ended without being built.
const CANCELLED: &str = "cancelled";

fn status_words() -> Vec<&'static str> {
    let own = Status::ALL.iter().map(|status| status.as_str());
    own.chain([CANCELLED]).collect()
}

impl FromStr for Statuses {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if [CANCELLED, "canceled"]
            .iter()
            .any(|word| word.eq_ignore_ascii_case(text))
        {
            let ended = [Status::Withdrawn, Status::Refused, Status::Shelved];
            return Ok(Self(ended.into()));
        }
        let status = text.parse::<Status>();
        status
            .map(|status| Self(vec![status]))
            .map_err(|error| format!("{error:#}"))
    }
}

/// A text to look for, whatever its case.
#[derive(Clone)]
pub struct Words {
    typed: String,
    lower: String,
}

impl Words {
    pub fn are_in(&self, text: &str) -> bool {
        text.to_lowercase().contains(&self.lower)
    }
}

impl FromStr for Words {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text.is_empty() {
            return Err("expected a text to look for");
        }
        Ok(Self {
            typed: text.into(),
            lower: text.to_lowercase(),
        })
    }
}

impl fmt::Display for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.typed)
    }
}

/// A source by its id, or all sources of a publisher and those that repeat it.
#[derive(Clone)]
pub enum SourceName {
    Page(Source),
    Publisher(&'static str),
}

impl SourceName {
    /// Returns whether a source is meant.
    pub fn names(&self, source: Source) -> bool {
        match self {
            Self::Page(page) => *page == source,
            Self::Publisher(name) => [source.publisher(), source.origin()].contains(name),
        }
    }
}

impl FromStr for SourceName {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if let Ok(source) = text.parse() {
            return Ok(Self::Page(source));
        }
        let mut near = Vec::new();
        let lower = text.to_lowercase();
        for source in Source::iter() {
            for name in [source.publisher(), source.origin()] {
                let other = name.to_lowercase();
                if other == lower {
                    return Ok(Self::Publisher(name));
                }
                if !lower.is_empty() && other.contains(&lower) && !near.contains(&name) {
                    near.push(name);
                }
            }
        }
        near.truncate(5);
        let near = if near.is_empty() {
            "see hsi sources".into()
        } else {
            format!("did you mean \"{}\"?", near.join("\", \""))
        };
        Err(format!("no source and no publisher; {near}"))
    }
}

impl fmt::Display for SourceName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Page(source) => source.fmt(f),
            Self::Publisher(name) => f.write_str(name),
        }
    }
}
