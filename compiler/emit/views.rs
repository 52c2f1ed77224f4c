//! What several columns need of the records and no record states by itself.

use crate::compiler::model::{Data, Head, Investment, RecordKind};
use crate::shared::date::Date;
use crate::shared::vocabulary::Origin;

impl Data {
    /// Code, English name and country of every subdivision, in code order.
    pub fn subdivisions(&self) -> impl Iterator<Item = (&str, &str, &str)> {
        // Codes begin with the country's, and each country's are read in their order.
        self.countries
            .iter()
            .flat_map(|(Head { id, .. }, country)| {
                let named = country.subdivisions.iter();
                named.map(|(code, name)| (code.value.as_str(), name.value.as_str(), id.as_str()))
            })
    }

    /// Every name of a publisher, or of one whose reporting a page repeats.
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

    /// Whether any record is the user's own.
    pub fn is_overlaid(&self) -> bool {
        let is_overlaid = |kind| self.heads(kind).any(|head| head.origin == Origin::Overlay);
        RecordKind::ALL.into_iter().any(is_overlaid)
    }
}

impl Investment {
    /// The first day by which a source shows it was public.
    pub fn first_public(&self) -> Option<Date> {
        self.history.first().map(|turn| turn.date.value.last_day())
    }
}
