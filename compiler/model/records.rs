//! What a record of each kind states.

use crate::compiler::diagnostic::Located;
use crate::shared::date::Date;
use crate::shared::judge::Facts;
use crate::shared::layout::ARTICLE;
use crate::shared::vocabulary::{
    Area, Attribution, ClaimKind, Kind, Phase, Qualifier, RelationKind, Scope, SourceKind,
    StatedBy, Status,
};

#[derive(Debug)]
pub struct Provider {
    pub name: Located<String>,
}

#[derive(Debug)]
pub struct Country {
    pub alpha3: Option<Located<String>>,
    pub name: Located<String>,
    /// Whether a sentence puts "the" before the name.
    pub has_article: bool,
    /// The names that the data gave the country before, each of which is a constant for ever.
    pub former_names: Vec<Located<String>>,
    /// The names in other languages.
    pub names: Vec<Located<String>>,
    /// The names that do not lead to this country by themselves, because another has them too.
    pub shared_names: Vec<Located<String>>,
    pub subdivisions: Vec<Subdivision>,
    pub note: Option<Located<String>>,
}

impl Country {
    /// Returns the name as a sentence needs it: `the United States`.
    pub fn name_in_sentence(&self) -> String {
        in_sentence(self.has_article, &self.name.value)
    }
}

#[derive(Debug)]
pub struct Subdivision {
    /// The ISO 3166-2 code.
    pub code: Located<String>,
    /// The English name, and then others.
    pub names: Vec<Located<String>>,
}

/// A named set of countries.
#[derive(Debug)]
pub struct Group {
    pub name: Located<String>,
    pub has_article: bool,
    pub members: Vec<Located<String>>,
    /// The first day of a member, where the data begins before it.
    pub from: Vec<(Located<String>, Located<Date>)>,
    /// The last day of a member that left.
    pub until: Vec<(Located<String>, Located<Date>)>,
    pub sources: Vec<Located<String>>,
    pub note: Option<Located<String>>,
}

impl Group {
    /// Returns the name as a sentence needs it: `the European Union`.
    pub fn name_in_sentence(&self) -> String {
        in_sentence(self.has_article, &self.name.value)
    }
}

fn in_sentence(has_article: bool, name: &str) -> String {
    let article = if has_article { ARTICLE } else { "" };
    format!("{article}{name}")
}

#[derive(Debug)]
pub struct Currency {
    pub name: Located<String>,
    pub minor_units: Located<u8>,
}

#[derive(Debug)]
pub struct Source {
    pub publisher: Located<String>,
    pub title: Option<Located<String>>,
    pub url: Option<Located<String>>,
    pub published: Option<Located<Date>>,
    pub read: Option<Located<Date>>,
    pub language: Located<String>,
    pub kind: SourceKind,
    pub attribution: Attribution,
    pub origin: Option<Located<String>>,
    pub note: Option<Located<String>>,
}

#[derive(Debug)]
pub struct Amount {
    pub units: u64,
    /// The upper end of a range, of which `units` are the lower one.
    pub at_most: Option<u64>,
    pub currency: Located<String>,
    pub qualifier: Qualifier,
}

/// The amount of an investment.
#[derive(Debug)]
pub enum Sum {
    Stated(Amount),
    Unquantified,
    /// It could not be read, and that is reported.
    Unread,
}

impl Sum {
    pub const fn as_ref(&self) -> Option<&Amount> {
        match self {
            Self::Stated(amount) => Some(amount),
            Self::Unquantified | Self::Unread => None,
        }
    }
}

/// The place of an investment.
#[derive(Debug)]
pub enum Place {
    /// The code of a country; empty if it could not be read.
    Country(Located<String>),
    /// A plan that names no single country; the countries that its source lists.
    Area(Area, Vec<Located<String>>),
}

impl Place {
    pub const fn country(&self) -> Option<&Located<String>> {
        match self {
            Self::Country(code) => Some(code),
            Self::Area(..) => None,
        }
    }

    pub const fn area(&self) -> Option<Area> {
        match self {
            Self::Country(_) => None,
            Self::Area(area, _) => Some(*area),
        }
    }

    /// Returns the countries that the source of an area lists.
    pub fn listed(&self) -> &[Located<String>] {
        match self {
            Self::Country(_) => &[],
            Self::Area(_, countries) => countries,
        }
    }
}

#[derive(Debug, Default)]
pub struct Horizon {
    pub start: Option<Located<u16>>,
    pub end: Option<Located<u16>>,
    pub years: Option<Located<u16>>,
}

#[derive(Debug)]
pub struct StatusChange {
    pub date: Located<Date>,
    /// Whether the date is only an upper bound.
    pub by: bool,
    pub status: Status,
    pub source: Located<String>,
}

#[derive(Debug)]
pub struct Investment {
    pub provider: Located<String>,
    pub place: Place,
    pub subdivision: Option<Located<String>>,
    pub city: Option<Located<String>>,
    pub title: Located<String>,
    pub kind: Kind,
    pub partners: Vec<Located<String>>,
    pub phase: Phase,
    pub scope: Scope,
    pub amount: Sum,
    pub stated_by: StatedBy,
    pub horizon: Horizon,
    pub history: Vec<StatusChange>,
    pub relations: Vec<(RelationKind, Located<String>)>,
    pub stated_total: Option<Located<u64>>,
    pub claims: Vec<Claim>,
    pub sources: Vec<Located<String>>,
    pub note: Option<Located<String>>,
}

impl Investment {
    /// Returns what the judge asks about it.
    pub fn facts(&self) -> Facts {
        let amount = self.amount.as_ref();
        Facts {
            phase: self.phase,
            scope: self.scope,
            stated_by: self.stated_by,
            qualifier: amount.map_or(Qualifier::Unquantified, |amount| amount.qualifier),
            is_area: self.place.area().is_some(),
        }
    }

    /// Returns the first day by which a source shows it was public.
    pub fn first_public(&self) -> Option<Date> {
        self.history
            .first()
            .map(|change| change.date.value.last_day())
    }
}

/// What the announcer says that a plan will bring.
#[derive(Debug)]
pub struct Claim {
    pub kind: ClaimKind,
    pub value: u64,
    /// The currency of a contribution to GDP.
    pub currency: Option<Located<String>>,
    pub per_year: bool,
    pub qualifier: Qualifier,
    pub source: Located<String>,
}

#[derive(Debug)]
pub struct Region {
    pub provider: Located<String>,
    pub name: Located<String>,
    pub city: Option<Located<String>>,
    pub country: Located<String>,
    pub opened: Option<Located<Date>>,
    /// Whether the date of the opening is only an upper bound.
    pub by: bool,
    pub investment: Option<Located<String>>,
    pub sources: Vec<Located<String>>,
    pub note: Option<Located<String>>,
}

#[derive(Debug)]
pub struct Agreement {
    pub provider: Located<String>,
    pub customer: Located<String>,
    pub country: Located<String>,
    pub title: Located<String>,
    pub announced: Option<Located<Date>>,
    pub size: Option<Located<String>>,
    pub sources: Vec<Located<String>>,
    pub note: Option<Located<String>>,
}

#[derive(Debug)]
pub struct Market {
    pub title: Located<String>,
    pub amount: Amount,
    pub period: Located<String>,
    pub published: Located<Date>,
    pub sources: Vec<Located<String>>,
    pub note: Option<Located<String>>,
}

/// 1 `base` = `units` / 10^`scale` `quote`.
#[derive(Debug)]
pub struct Rate {
    pub base: Located<String>,
    pub quote: Located<String>,
    pub units: u64,
    pub scale: u8,
    pub date: Located<Date>,
    pub sources: Vec<Located<String>>,
    pub note: Option<Located<String>>,
}
