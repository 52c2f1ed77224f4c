//! A region, an agreement, a market figure or a rate as of a day: nothing that became known later is in it.
//! Investments have more to them: see [`crate::record`].

use hyperscaler_investments::{DATA_AS_OF, Date, Investment, Region, Snapshot, Source};
use serde_core::ser::{Error, Serialize, Serializer};
use serde_json::{Value, json};

#[derive(Clone, Copy, PartialEq, Eq)]
pub struct AsOf<T> {
    pub item: T,
    pub snapshot: Snapshot,
}

impl<T> AsOf<T> {
    /// Those whose date is public by the day. Without a date, nothing shows that it was public before the
    /// data's own day.
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

    /// Those of its sources that were public.
    pub fn sources(&self, all: impl Iterator<Item = Source>) -> impl Iterator<Item = Source> {
        all.filter(|source| is_public(source.published(), self.snapshot))
    }

    /// A note, which is written with the knowledge of the data's own day.
    pub fn note(&self, note: Option<&'static str>) -> Option<&'static str> {
        note.filter(|_| self.snapshot.date() >= DATA_AS_OF)
    }
}

impl AsOf<Region> {
    /// The plan it belongs to, if that was public.
    pub fn investment(&self) -> Option<Investment> {
        self.item
            .investment()
            .filter(|&investment| self.snapshot.knows(investment))
    }

    /// The library's form of the region, as of the day.
    fn json(&self) -> serde_json::Result<Value> {
        let mut form = serde_json::to_value(self.item)?;
        form["investment"] = json!(self.investment().map(Investment::id));
        form["sources"] = json!(
            self.sources(self.item.sources())
                .map(Source::id)
                .collect::<Vec<_>>()
        );
        form["note"] = json!(self.note(self.item.note()));
        Ok(form)
    }
}

impl Serialize for AsOf<Region> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.json().map_err(S::Error::custom)?.serialize(serializer)
    }
}

/// Whether something of this date was public by the day.
pub fn is_public(date: Option<Date>, snapshot: Snapshot) -> bool {
    date.unwrap_or(DATA_AS_OF).last_day() <= snapshot.date()
}
