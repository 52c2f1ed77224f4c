//! Places by the names that people type, and what a name can mean.
//!
//! How a name is brought to one form stands in [`crate::shared::fold`]. Nothing here allocates.

use core::fmt;

use crate::shared::date::Date;
use crate::shared::fold::Folded;
use crate::shared::nearest::nearest;
use crate::shared::pad::pad;
use crate::{Country, Group, Investment, Subdivision};

/// A country, a part of one, or a group of them: what a name can mean.
///
/// ```
/// use hyperscaler_investments::Place;
///
/// let mut georgia = Place::named("Georgia").map(|place| place.to_string());
/// assert_eq!(georgia.next().as_deref(), Some("Georgia (GE)"));
/// assert_eq!(georgia.next().as_deref(), Some("Georgia in the United States (US-GA)"));
/// assert_eq!(georgia.next(), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Place {
    /// A country or territory.
    Country(Country),
    /// A part of a country.
    Subdivision(Subdivision),
    /// A group of countries.
    Group(Group),
}

impl Place {
    /// Returns an iterator over every place that has a name or code: countries, the one that is meant as a
    /// rule first, then subdivisions, then the group.
    ///
    /// Whoever asks a person should ask back where there are several.
    ///
    /// ```
    /// use hyperscaler_investments::{Country, Place, Subdivision};
    ///
    /// assert!(Place::named("Italien").eq([Place::Country(Country::ITALY)]));
    /// let virginia = Subdivision::get("US-VA").unwrap();
    /// assert!(Place::named("Virginia").eq([Place::Subdivision(virginia)]));
    /// assert_eq!(Place::named("no such place").count(), 0);
    /// ```
    pub fn named(name: &str) -> impl Iterator<Item = Self> + Clone {
        let countries = Country::named(name).map(Self::Country);
        let parts = Subdivision::named(name).map(Self::Subdivision);
        let group = Group::get(name).map(Self::Group);
        countries.chain(parts).chain(group)
    }

    /// Returns whether an investment is in this place: in a group, if its country is a member on that day.
    ///
    /// A plan that names no single country is in none, nor is one for several parts of a country in a part.
    ///
    /// ```
    /// use hyperscaler_investments::{Investment, Place, as_of};
    ///
    /// let day = "2026-06-30".parse()?;
    /// let benelux = Place::named("Benelux").next().unwrap();
    /// let plans = Investment::iter().filter(|&plan| benelux.holds(plan, day));
    /// for total in &as_of(day).totals(plans) {
    ///     println!("{}: {total}", total.phase());
    /// }
    /// # Ok::<(), hyperscaler_investments::DateError>(())
    /// ```
    #[must_use]
    pub fn holds(self, investment: Investment, day: Date) -> bool {
        match self {
            Self::Country(country) => investment.country() == Some(country),
            Self::Subdivision(part) => investment.subdivision() == Some(part),
            Self::Group(group) => {
                let country = investment.country();
                country.is_some_and(|country| group.contains(country, day))
            }
        }
    }
}

/// Writes the name, the country of a part, and the code or id: `Georgia in the United States (US-GA)`.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Country(country) => pad(f, format_args!("{} ({country})", country.name())),
            Self::Subdivision(part) => {
                let country = part.country().name_in_sentence();
                pad(f, format_args!("{} in {country} ({part})", part.name()))
            }
            Self::Group(group) => pad(f, format_args!("{} ({group})", group.name())),
        }
    }
}

/// Returns the row to which a name leads as people type it, by a look-up of folded names.
pub(crate) fn row_of(name: &str, find: impl Fn(&[u8]) -> Option<u16>) -> Option<u16> {
    let name = Folded::of(name)?;
    find(name.as_bytes()).or_else(|| find(name.turned()?.as_bytes()))
}

/// Returns the rows to which a name leads, as people type it, by folded names in alphabetical order, any of which
/// may lead to several rows. A static that held both arguments would have to be relocated.
pub(crate) fn rows_of(
    name: &str,
    name_of: fn(u16) -> &'static str,
    rows: &'static [u16],
) -> &'static [u16] {
    let Some(folded) = Folded::of(name) else {
        return &[];
    };
    let find = |wanted: &[u8]| {
        let start = count(rows.len(), |number| name_of(number).as_bytes() < wanted);
        let end = count(rows.len(), |number| name_of(number).as_bytes() <= wanted);
        rows.get(start..end).unwrap_or_default()
    };
    match (find(folded.as_bytes()), folded.turned()) {
        ([], Some(turned)) => find(turned.as_bytes()),
        (rows, _) => rows,
    }
}

/// Returns how many names come before the first for which something does not hold.
fn count(names: usize, holds: impl Fn(u16) -> bool) -> usize {
    let (mut start, mut end) = (0, names);
    while start < end {
        let middle = start.midpoint(end);
        if holds(middle as u16) {
            start = middle + 1;
        } else {
            end = middle;
        }
    }
    start
}

/// Returns the key nearest to a name that was not found. Codes of three letters are no mistyped names.
pub(crate) fn nearest_key(
    name: &str,
    keys: impl Iterator<Item = &'static str>,
) -> Option<&'static str> {
    let folded = Folded::of(name)?;
    nearest(folded.as_str(), keys.filter(|key| key.len() > 3))
}
