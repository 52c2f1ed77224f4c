//! What sums can be grouped by, and how a group is called.

use clap::ValueEnum;
use hyperscaler_investments::{Investment, Subdivision};

use crate::failure::Failure;
use crate::place::{Place, continent};

/// What sums are grouped by.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum By {
    Country,
    /// The part of a country, where a plan lies in exactly one
    Subdivision,
    Provider,
    /// The continent of the country; a plan that names no single country is in no total
    #[value(alias = "continent")]
    Area,
    /// In `total`, the year in which a record became public; in `changes`, the year of the change
    Year,
    Phase,
    Kind,
    Scope,
    /// Who stated the amount
    #[value(name = "stated-by")]
    Stated,
}

/// A group: by its code for programs, and by its name for people.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Group {
    /// `None` where what is grouped by is not stated.
    pub code: Option<String>,
    pub name: String,
}

impl By {
    /// Refuses more than two things to group by, and one twice.
    pub fn check(by: &[Self]) -> Result<(), Failure> {
        match by {
            [one, other] if one == other => {
                let name = one.option();
                Err(Failure::Usage(format!("--by names {name} twice")))
            }
            [_, _, _, ..] => Err(Failure::Usage("--by takes one or two".into())),
            _ => Ok(()),
        }
    }

    /// Returns the word of the command line.
    pub fn option(self) -> String {
        self.name().replace('_', "-")
    }

    /// Returns whether sums are told apart by it anyway, so that it needs no column.
    pub fn is_in_every_line(self) -> bool {
        self == Self::Phase
    }

    /// Returns the groups that have columns of their own.
    pub fn in_columns<'g>(by: &[Self], groups: &'g [Group]) -> Vec<&'g Group> {
        let pairs = by.iter().zip(groups);
        let pairs = pairs.filter(|(by, _)| !by.is_in_every_line());
        pairs.map(|(_, group)| group).collect()
    }

    /// Returns the names of these columns.
    pub fn columns(by: &[Self]) -> impl Iterator<Item = &'static str> {
        by.iter()
            .filter(|by| !by.is_in_every_line())
            .map(|by| by.name())
    }

    /// Returns the name of a column of groups.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Country => "country",
            Self::Subdivision => "subdivision",
            Self::Provider => "provider",
            Self::Area => "area",
            Self::Phase => "phase",
            Self::Year => "year",
            Self::Kind => "kind",
            Self::Scope => "scope",
            Self::Stated => "stated_by",
        }
    }

    /// Returns what a group is called: one, and several.
    pub const fn called(self) -> [&'static str; 2] {
        match self {
            Self::Country => ["country", "countries"],
            Self::Subdivision => ["part of a country", "parts of countries"],
            Self::Provider => ["provider", "providers"],
            Self::Area => ["area", "areas"],
            Self::Year => ["year", "years"],
            Self::Phase => ["phase", "phases"],
            Self::Kind => ["kind", "kinds"],
            Self::Scope => ["scope", "scopes"],
            Self::Stated => ["source of its sum", "sources of sums"],
        }
    }

    /// Returns the group of a record; for years, that of its first day.
    pub fn group(self, investment: Investment) -> Group {
        match self {
            Self::Country => match Place::of(investment) {
                Place::Country(country) => Group::new(country.code(), country.name()),
                Place::Area(area) => Group {
                    code: None,
                    name: format!("{}, no single country", area.name()),
                },
            },
            Self::Subdivision => match investment.subdivision() {
                Some(part) => Group::new(part.code(), part_of_a_country(part)),
                None => Group {
                    code: None,
                    name: format!("{}, no single part", Place::of(investment).name()),
                },
            },
            Self::Provider => {
                let provider = investment.provider();
                Group::new(provider.id(), provider.name())
            }
            Self::Area => area(investment),
            Self::Phase => Group::word(investment.phase().as_str()),
            Self::Year => Group::year(investment.first_public().year()),
            Self::Kind => Group::word(investment.kind().as_str()),
            Self::Scope => Group::word(investment.scope().as_str()),
            Self::Stated => Group::word(investment.stated_by().as_str()),
        }
    }
}

impl Group {
    fn new(code: &str, name: impl Into<String>) -> Self {
        Self {
            code: Some(code.into()),
            name: name.into(),
        }
    }

    fn word(word: &str) -> Self {
        Self::new(word, word)
    }

    pub fn year(year: u16) -> Self {
        let year = format!("{year:04}");
        Self::new(&year, year.clone())
    }
}

/// Returns the continent, or the area of a plan that names no single country.
fn area(investment: Investment) -> Group {
    match Place::of(investment) {
        Place::Area(area) => Group {
            code: Some(area.as_str().into()),
            name: format!("{}, no single country", area.name()),
        },
        Place::Country(country) => match continent(country) {
            Some(continent) => Group::new(continent.id(), continent.name()),
            None => Group {
                code: None,
                name: format!("{}, on no continent", country.name()),
            },
        },
    }
}

fn part_of_a_country(part: Subdivision) -> String {
    format!("{}, {}", part.country().name(), part.name())
}
