//! The records as the data files state them: read and located, not yet checked against each other. Here are
//! the kinds and tables of them; what a record of each kind states is in `records`,
//! what the files of reference rates state in `reference`, and what an overlay asks for in `choice`.

mod choice;
mod records;
mod reference;

pub use choice::Choice;
pub use records::*;
pub use reference::{Citation, RateColumn, RateFigure, RateMonth, Reference};

use std::collections::BTreeMap;

use super::diagnostic::{Located, Location, unknown};
use crate::shared::date::Date;
use crate::shared::fold::folded;
use crate::shared::nearest::nearest;
use crate::shared::vocabulary::Origin;

/// The most bytes of an id or alias.
pub const LONGEST: usize = 64;

/// The most bytes of an investment's id: a look-up compares two words of sixteen bytes without a loop.
const LONGEST_INVESTMENT: usize = 32;

/// The names of the tables that hold no records.
pub const DATASET: &str = "dataset";
pub const REFERENCE_RATES: &str = "reference-rates";

/// The currency in which reference rates are stated.
pub const EURO: &str = "EUR";

/// The kinds of record: each is a table `[kind.id]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RecordKind {
    Agreement,
    Country,
    Currency,
    Group,
    Investment,
    Market,
    Provider,
    Rate,
    Region,
    Source,
}

impl RecordKind {
    /// Every kind, by name.
    pub const ALL: [Self; 10] = [
        Self::Agreement,
        Self::Country,
        Self::Currency,
        Self::Group,
        Self::Investment,
        Self::Market,
        Self::Provider,
        Self::Rate,
        Self::Region,
        Self::Source,
    ];

    /// Returns the name in `[kind.id]`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Agreement => "agreement",
            Self::Country => "country",
            Self::Currency => "currency",
            Self::Group => "group",
            Self::Investment => "investment",
            Self::Market => "market",
            Self::Provider => "provider",
            Self::Rate => "rate",
            Self::Region => "region",
            Self::Source => "source",
        }
    }

    /// Returns the kind of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

    /// Returns what to say of a table, or of a line of `ids.lock`, whose kind is none of these.
    pub fn unknown(name: &str) -> String {
        let names = || {
            Self::ALL
                .into_iter()
                .map(Self::as_str)
                .chain([DATASET, REFERENCE_RATES])
        };
        unknown("table", name, nearest(name, names()), &|| {
            let mut names: Vec<_> = names().collect();
            names.sort_unstable();
            format!("expected one of {}", names.join(", "))
        })
    }

    /// Returns the most bytes of an id.
    pub const fn longest_id(self) -> usize {
        match self {
            Self::Investment => LONGEST_INVESTMENT,
            Self::Agreement
            | Self::Country
            | Self::Currency
            | Self::Group
            | Self::Market
            | Self::Provider
            | Self::Rate
            | Self::Region
            | Self::Source => LONGEST,
        }
    }

    /// Returns whether a record of this kind can be found by other names.
    pub const fn has_aliases(self) -> bool {
        match self {
            Self::Agreement
            | Self::Country
            | Self::Currency
            | Self::Group
            | Self::Investment
            | Self::Market
            | Self::Provider
            | Self::Rate
            | Self::Region => true,
            // Only records refer to a source, by its id.
            Self::Source => false,
        }
    }

    /// Returns whether a record of this kind is found by its names as people type them.
    pub const fn is_place(self) -> bool {
        matches!(self, Self::Country | Self::Group)
    }
}

/// The part that is the same for records of every kind: the id and its place, the origin, the other names.
#[derive(Debug)]
pub struct Head {
    pub id: String,
    pub at: Location,
    pub origin: Origin,
    pub aliases: Vec<Located<String>>,
    /// The number of its body in the table, unless nothing but the id could be read.
    body: Option<usize>,
}

impl Head {
    pub fn new(id: String, at: Location, origin: Origin, aliases: Vec<Located<String>>) -> Self {
        Self {
            id,
            at,
            origin,
            aliases,
            body: None,
        }
    }
}

/// Heads by id, in id order.
type Heads = BTreeMap<String, Head>;

/// The records of one kind: their heads, and apart from them their bodies.
///
/// Not a map to whole records: nine types of map were a third of the code of the build script.
#[derive(Debug)]
pub struct Table<T> {
    heads: Heads,
    bodies: Vec<T>,
}

impl<T> Table<T> {
    /// Enters a record, in place of one of the same id.
    pub fn insert(&mut self, mut head: Head, body: Option<T>) {
        if let Some(body) = body {
            head.body = Some(self.bodies.len());
            self.bodies.push(body);
        }
        self.heads.insert(head.id.clone(), head);
    }

    pub fn get(&self, id: &str) -> Option<&T> {
        Some(&self.bodies[self.heads.get(id)?.body?])
    }

    /// Drops the records that are not kept.
    pub fn retain(&mut self, is_kept: impl Fn(&str, &T) -> bool) {
        let bodies = &self.bodies;
        self.heads
            .retain(|id, head| head.body.is_some_and(|body| is_kept(id, &bodies[body])));
    }

    pub fn len(&self) -> usize {
        self.heads.len()
    }

    pub fn heads(&self) -> impl Iterator<Item = &Head> + Clone {
        self.heads.values()
    }

    /// Returns what each record states, in id order.
    pub fn bodies(&self) -> impl Iterator<Item = &T> + Clone {
        self.heads
            .values()
            .filter_map(|head| Some(&self.bodies[head.body?]))
    }

    pub fn iter(&self) -> impl Iterator<Item = (&Head, &T)> {
        self.heads
            .values()
            .filter_map(|head| Some((head, &self.bodies[head.body?])))
    }
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self {
            heads: Heads::new(),
            bodies: Vec::new(),
        }
    }
}

/// Everything the data files state.
///
/// A record with mistakes is here too, so that all mistakes are found in one build. An empty text or list
/// stands for a part that could not be read: that is reported already, and the rules pass over it.
#[derive(Debug, Default)]
pub struct Data {
    pub as_of: Option<Located<Date>>,
    /// What an overlay asks for, if not for everything.
    pub only: Option<Choice>,
    pub providers: Table<Provider>,
    pub countries: Table<Country>,
    pub currencies: Table<Currency>,
    pub groups: Table<Group>,
    pub sources: Table<Source>,
    pub investments: Table<Investment>,
    pub regions: Table<Region>,
    pub agreements: Table<Agreement>,
    pub markets: Table<Market>,
    pub rates: Table<Rate>,
    pub reference: Reference,
    /// The lines of `ids.lock`: `kind.id`.
    pub published: Vec<Located<String>>,
    /// Every mention of another record.
    pub references: Vec<(RecordKind, Located<String>)>,
    /// Every date that must not lie after the data's own day.
    pub dates: Vec<Located<Date>>,
    /// A mention of a source could not be read, so unused sources are not reported.
    pub unread_sources: bool,
}

impl Data {
    /// Returns the heads of one kind, also where nothing else of the record could be read.
    pub fn heads(&self, kind: RecordKind) -> impl Iterator<Item = &Head> {
        self.heads_by_id(kind).values()
    }

    pub fn head(&self, kind: RecordKind, id: &str) -> Option<&Head> {
        self.heads_by_id(kind).get(id)
    }

    pub fn declares(&self, kind: RecordKind, id: &str) -> bool {
        self.head(kind, id).is_some()
    }

    /// Returns code, English name and country of every subdivision, in code order.
    pub fn subdivisions(&self) -> impl Iterator<Item = (&str, &str, &str)> {
        // Codes begin with the country's, and each country's are read in their order.
        self.countries
            .iter()
            .flat_map(|(Head { id, .. }, country)| {
                country.subdivisions.iter().map(|part| {
                    let name = part.names.first().map_or("", |name| name.value.as_str());
                    (part.code.value.as_str(), name, id.as_str())
                })
            })
    }

    /// Returns every name of a publisher, or of one whose reporting a page repeats.
    pub fn publishers(&self) -> Vec<&str> {
        let mut publishers = Vec::new();
        for source in self.sources.bodies() {
            publishers.push(source.publisher.value.as_str());
            publishers.extend(source.origin.as_ref().map(|name| name.value.as_str()));
        }
        publishers.sort_unstable();
        publishers.dedup();
        publishers
    }

    /// Returns every name of a partner.
    pub fn partners(&self) -> Vec<&str> {
        let partners = self.investments.bodies().flat_map(|plan| &plan.partners);
        let mut partners: Vec<_> = partners.map(|name| name.value.as_str()).collect();
        partners.sort_unstable();
        partners.dedup();
        partners
    }

    /// Returns whether any record is the user's own.
    pub fn is_overlaid(&self) -> bool {
        let is_overlaid = |kind| self.heads(kind).any(|head| head.origin == Origin::Overlay);
        let mut columns = self.reference.columns.iter();
        RecordKind::ALL.into_iter().any(is_overlaid)
            || columns.any(|column| column.origin == Origin::Overlay)
    }

    fn heads_by_id(&self, kind: RecordKind) -> &Heads {
        match kind {
            RecordKind::Agreement => &self.agreements.heads,
            RecordKind::Country => &self.countries.heads,
            RecordKind::Currency => &self.currencies.heads,
            RecordKind::Group => &self.groups.heads,
            RecordKind::Investment => &self.investments.heads,
            RecordKind::Market => &self.markets.heads,
            RecordKind::Provider => &self.providers.heads,
            RecordKind::Rate => &self.rates.heads,
            RecordKind::Region => &self.regions.heads,
            RecordKind::Source => &self.sources.heads,
        }
    }
}

/// Returns a name as that of a constant: `United Kingdom` as `UNITED_KINGDOM`, `Côte d'Ivoire` as
/// `COTE_D_IVOIRE`. A letter beyond Latin becomes nothing: the checks refuse names that have any.
pub fn constant_name(name: &str) -> String {
    let mut constant = String::with_capacity(name.len());
    let mut gap = false;
    for c in name.chars() {
        let (first, second) = folded(c);
        let letters = std::iter::once(first).chain(second);
        let letters = letters.filter(char::is_ascii_alphanumeric);
        for letter in letters {
            if gap && !constant.is_empty() {
                constant.push('_');
            }
            gap = false;
            constant.push(letter.to_ascii_uppercase());
        }
        gap |= !is_part_of_word(c);
    }
    constant
}

/// Returns whether a character is a letter, a digit, or a mark on one.
pub fn is_part_of_word(c: char) -> bool {
    c.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&c)
}
