//! A region, an agreement, a market figure or a rate as of a day: nothing that became known later
//! is in it. Investments have more to them: see [`crate::record`].

use hyperscaler_investments::{DATA_AS_OF, Date, Investment, Region, Snapshot, Source};

#[derive(Clone, Copy, PartialEq, Eq)]
pub struct AsOf<T> {
    pub item: T,
    snapshot: Snapshot,
}

impl<T> AsOf<T> {
    /// Returns those whose date is public by the day.
    pub fn all(
        items: impl Iterator<Item = T>,
        snapshot: Snapshot,
        date: impl Fn(&T) -> Option<Date>,
    ) -> Vec<Self> {
        items
            .filter(|item| is_public(date(item), snapshot))
            .map(|item| Self { item, snapshot })
            .collect()
    }

    /// Returns the ids of those sources that were public.
    pub fn source_ids(&self, all: impl Iterator<Item = Source>) -> Vec<String> {
        all.filter(|source| is_public(source.published(), self.snapshot))
            .map(|source| source.id().into())
            .collect()
    }

    /// Returns a note on the data's own day only: it is written with the knowledge of that day.
    pub fn note(&self, note: Option<&'static str>) -> Option<&'static str> {
        note.filter(|_| self.snapshot.date() >= DATA_AS_OF)
    }
}

impl AsOf<Region> {
    /// Returns the plan that the region belongs to, if that was public.
    pub fn investment(&self) -> Option<Investment> {
        self.item
            .investment()
            .filter(|&investment| self.snapshot.knows(investment))
    }
}

/// Returns whether something of this date was public by the day. Without a date, nothing shows that
/// it was before the data's own day.
pub fn is_public(date: Option<Date>, snapshot: Snapshot) -> bool {
    date.unwrap_or(DATA_AS_OF).last_day() <= snapshot.date()
}
