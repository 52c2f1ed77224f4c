//! What stands beside the investments, as of a day: with nothing leaking back.

use hyperscaler_investments::{DATA_AS_OF, Date, Investment, Region, Snapshot, Source};
use serde_core::ser::{Error, Serialize, Serializer};
use serde_json::{Value, json};

/// A region, an agreement, a market or a rate as of a day.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Seen<T> {
    pub it: T,
    pub snapshot: Snapshot,
}

impl<T> Seen<T> {
    /// Those whose date is public by the day. Without a date, nothing shows that it was public before the
    /// data's own day.
    pub fn all(
        items: impl Iterator<Item = T>,
        snapshot: Snapshot,
        date: impl Fn(&T) -> Option<Date>,
    ) -> Vec<Self> {
        items
            .filter(|it| public(date(it), snapshot))
            .map(|it| Self { it, snapshot })
            .collect()
    }

    /// Those of its sources that were public.
    pub fn sources(&self, all: impl Iterator<Item = Source>) -> impl Iterator<Item = Source> {
        all.filter(|source| public(source.published(), self.snapshot))
    }

    /// A note, which is written with the knowledge of the data's own day.
    pub fn note(&self, note: Option<&'static str>) -> Option<&'static str> {
        note.filter(|_| self.snapshot.date() >= DATA_AS_OF)
    }
}

impl Seen<Region> {
    /// The plan it belongs to, if that was public.
    pub fn investment(&self) -> Option<Investment> {
        self.it
            .investment()
            .filter(|&investment| self.snapshot.knows(investment))
    }

    /// The library's form of the region, as of the day.
    fn json(&self) -> serde_json::Result<Value> {
        let mut form = serde_json::to_value(self.it)?;
        form["investment"] = json!(self.investment().map(Investment::id));
        form["sources"] = json!(
            self.sources(self.it.sources())
                .map(Source::id)
                .collect::<Vec<_>>()
        );
        form["note"] = json!(self.note(self.it.note()));
        Ok(form)
    }
}

impl Serialize for Seen<Region> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.json().map_err(S::Error::custom)?.serialize(serializer)
    }
}

/// Whether something of this date was public by the day.
pub fn public(date: Option<Date>, snapshot: Snapshot) -> bool {
    date.unwrap_or(DATA_AS_OF).last_day() <= snapshot.date()
}
