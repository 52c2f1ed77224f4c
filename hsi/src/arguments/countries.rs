//! Countries, and groups of them, by the names that people type.

use std::fmt;
use std::str::FromStr;

use hyperscaler_investments::{Area, Country, Date, Group, Subdivision, days};

use crate::question::any_of;

/// A country, or the members of a group.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Countries {
    One(Country),
    Of(Group),
}

impl Countries {
    /// Returns whether a country is meant. A group has the members of the day.
    pub fn contain(self, country: Country, day: Date) -> bool {
        match self {
            Self::One(one) => one == country,
            Self::Of(group) => group.contains(country, day),
        }
    }

    /// Returns the countries that are meant on a day.
    pub fn members(self, day: Date) -> Vec<Country> {
        match self {
            Self::One(country) => vec![country],
            Self::Of(group) => group.members(day).collect(),
        }
    }

    /// Returns what a filter asks for: `Spain`, `Nordic countries (8 countries)`, and of a group whose members
    /// come and go `European Union (28 countries on 2019-12-31)`.
    pub fn in_words(self, day: Date) -> String {
        match self {
            Self::One(country) => told_apart(country),
            Self::Of(group) => {
                // Of an earlier day no more is known than of this one.
                let day = day.max(Group::MEMBERS_SINCE);
                let members = group.members(day).count();
                let on = if has_always_the_same(group, day) {
                    String::new()
                } else {
                    format!(" on {day}")
                };
                format!("{} ({members} countries{on})", group.name())
            }
        }
    }

    /// Returns what a reader should know about who is meant and who is not.
    pub fn remarks(self) -> Vec<String> {
        let (name, note) = match self {
            Self::One(country) => (country.name(), country.note()),
            Self::Of(group) => (group.name(), group.note()),
        };
        let note = note.map(|note| format!("{name}: {note}"));
        let area = match self {
            Self::One(_) => None,
            Self::Of(group) => area_of(group),
        };
        let area = area.map(|area| {
            format!(
                "Plans for {} that name no country are asked for with --area {area}",
                area.name()
            )
        });
        note.into_iter().chain(area).collect()
    }
}

/// Writes the code of the country or the id of the group.
impl fmt::Display for Countries {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::One(country) => country.fmt(f),
            Self::Of(group) => group.fmt(f),
        }
    }
}

impl FromStr for Countries {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if let Some(country) = Country::get(text) {
            return Ok(Self::One(country));
        }
        if let Some(group) = Group::get(text) {
            return Ok(Self::Of(group));
        }
        Err(format!("unknown country{}", hint(text)))
    }
}

/// Returns whether a group has the members of a day on every other day of the data too.
fn has_always_the_same(group: Group, day: Date) -> bool {
    days().all(|other| group.members(other).eq(group.members(day)))
}

/// Returns the groups by their ids, as a list.
pub fn groups() -> String {
    let groups: Vec<_> = Group::iter().map(Group::id).collect();
    groups.join(", ")
}

/// Says what is probably meant by a text that is neither a country nor a group.
fn hint(text: &str) -> String {
    let several: Vec<_> = Country::named(text).map(with_code).collect();
    if !several.is_empty() {
        return format!("; did you mean {}?", any_of(several));
    }
    let area = Area::ALL.iter().find(|area| is_called(**area, text));
    if let Some(area) = area {
        return format!(
            "; --area {area} asks for plans for {} as a whole, which name no single country; \
             without --country, all countries are asked for",
            area.name()
        );
    }
    let parts: Vec<_> = Subdivision::named(text).map(part_of).collect();
    if !parts.is_empty() {
        return format!("; {}", parts.join("; "));
    }
    let near = [
        nearest(text.parse::<Country>().err()),
        nearest(text.parse::<Group>().err()),
    ];
    if let Some(name) = near.into_iter().flatten().next() {
        return format!("; did you mean \"{name}\"?");
    }
    format!(
        "; a country goes by its ISO 3166-1 code or its name, and groups of countries are {}",
        groups()
    )
}

fn nearest(error: Option<hyperscaler_investments::UnknownName>) -> Option<&'static str> {
    error?.nearest()
}

fn is_called(area: Area, text: &str) -> bool {
    [area.as_str(), area.name()]
        .iter()
        .any(|name| name.eq_ignore_ascii_case(text))
}

/// Returns the area that has the id of a group. Its plans name no single country.
fn area_of(group: Group) -> Option<Area> {
    let mut areas = Area::ALL.iter().copied();
    areas.find(|area| area.as_str() == group.id())
}

fn part_of(part: Subdivision) -> String {
    let country = part.country().name_in_sentence();
    format!(
        "{} is a part of {country}: --subdivision {part}",
        part.name()
    )
}

fn with_code(country: Country) -> String {
    format!("{country} ({})", country.name())
}

/// Returns the name of a country; of one that shares it with a part of another, with that word; of one
/// without any record, with the code, for a reader may not see what a name was taken for.
fn told_apart(country: Country) -> String {
    let name = country.name();
    if let Some(part) = Subdivision::iter().find(|part| part.name() == name) {
        return format!("{name} (the country; the other is --subdivision {part})");
    }
    let mut records = hyperscaler_investments::Investment::iter();
    if records.any(|investment| investment.country() == Some(country)) {
        name.into()
    } else {
        format!("{name} ({country})")
    }
}
