//! A region, an agreement, a market figure, a rate or a source as a row: with the day of the
//! question, which decides what is shown of it. Investments have more to them: see
//! [`crate::record`].

use hyperscaler_investments::{Investment, Snapshot, Source};

#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Known<T> {
    pub item: T,
    snapshot: Snapshot,
}

impl<T> Known<T> {
    /// Returns rows of what was known on the day.
    pub fn all(items: impl IntoIterator<Item = T>, snapshot: Snapshot) -> Vec<Self> {
        let items = items.into_iter();
        items.map(|item| Self { item, snapshot }).collect()
    }

    /// Returns the ids of those sources that were public.
    pub fn source_ids(&self, all: impl Iterator<Item = Source>) -> Vec<String> {
        let public = all.filter(|&source| self.snapshot.knows_source(source));
        public.map(|source| source.id().into()).collect()
    }

    /// Returns a note, if the day is late enough for notes.
    pub fn note(&self, note: Option<&'static str>) -> Option<&'static str> {
        note.filter(|_| self.snapshot.knows_notes())
    }

    /// Returns a record, if that was public.
    pub fn investment(&self, investment: Option<Investment>) -> Option<Investment> {
        investment.filter(|&investment| self.snapshot.knows(investment))
    }
}
