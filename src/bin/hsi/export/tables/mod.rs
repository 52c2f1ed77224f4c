//! The tables: each column with its meaning, its type, and how it is read.

mod context;
mod investments;
mod names;
mod sources;

use hyperscaler_investments::{DATA_AS_OF, Date, Snapshot, Source};

use super::table::Sheet;
use crate::text;

pub use context::{AGREEMENTS, MARKETS, RATES, REGIONS};
pub use investments::{INVESTMENTS, verdicts};
pub use sources::SOURCES;

/// Every table as of a day.
pub fn sheets(snapshot: Snapshot) -> Vec<Sheet> {
    vec![
        INVESTMENTS.sheet(snapshot),
        investments::HISTORY.sheet(snapshot),
        investments::RELATIONS.sheet(snapshot),
        investments::INVESTMENT_SOURCES.sheet(snapshot),
        REGIONS.sheet(snapshot),
        SOURCES.sheet(snapshot),
        AGREEMENTS.sheet(snapshot),
        MARKETS.sheet(snapshot),
        RATES.sheet(snapshot),
        names::PROVIDERS.sheet(snapshot),
        names::COUNTRIES.sheet(snapshot),
        names::SUBDIVISIONS.sheet(snapshot),
        names::CURRENCIES.sheet(snapshot),
    ]
}

/// What stands beside the investments, as of a day.
#[derive(Clone, Copy)]
pub struct Seen<T> {
    it: T,
    snapshot: Snapshot,
}

impl<T> Seen<T> {
    /// Those whose date is public by the day. Without a date, nothing shows that it was public before the
    /// data's own day.
    fn all(
        items: impl Iterator<Item = T>,
        snapshot: Snapshot,
        date: impl Fn(&T) -> Option<Date>,
    ) -> Vec<Self> {
        items.filter(|it| public(date(it), snapshot)).map(|it| Self { it, snapshot }).collect()
    }

    /// The ids of those sources that were public.
    fn sources(&self, all: impl Iterator<Item = Source>) -> String {
        text::joined(all.filter(|source| public(source.published(), self.snapshot)))
    }

    /// A note, which is written with the knowledge of the data's own day.
    fn note(&self, note: Option<&'static str>) -> String {
        text::optional(note.filter(|_| self.snapshot.date() >= DATA_AS_OF))
    }
}

fn public(date: Option<Date>, snapshot: Snapshot) -> bool {
    date.unwrap_or(DATA_AS_OF).last_day() <= snapshot.date()
}
