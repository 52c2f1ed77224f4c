//! What several columns need of the records and no record states by itself.

use std::collections::BTreeSet;

use crate::compiler::model::{Data, Investment};
use crate::shared::date::Date;
use crate::shared::vocabulary::Origin;

impl Data {
    /// Code, English name and country of every subdivision, in code order.
    pub fn subdivisions(&self) -> impl Iterator<Item = (&str, &str, &str)> {
        // Codes begin with the country's, so the countries' order is the codes' once each is sorted.
        self.countries.iter().flat_map(|(country, record)| {
            let mut subdivisions: Vec<_> = record
                .body
                .subdivisions
                .iter()
                .map(|(code, name)| (code.value.as_str(), name.value.as_str(), country.as_str()))
                .collect();
            subdivisions.sort_unstable();
            subdivisions
        })
    }

    /// Every name of a publisher, or of one whose reporting a page repeats.
    pub fn publishers(&self) -> BTreeSet<&str> {
        let sources = self.sources.values().map(|record| &record.body);
        sources
            .flat_map(|source| [Some(&source.publisher), source.origin.as_ref()])
            .flatten()
            .map(|name| name.value.as_str())
            .collect()
    }

    /// Whose each record is.
    pub fn origins(&self) -> impl Iterator<Item = Origin> {
        let investments = self.investments.values().map(|record| record.origin);
        let sources = self.sources.values().map(|record| record.origin);
        let regions = self.regions.values().map(|record| record.origin);
        let agreements = self.agreements.values().map(|record| record.origin);
        let markets = self.markets.values().map(|record| record.origin);
        let rates = self.rates.values().map(|record| record.origin);
        let providers = self.providers.values().map(|record| record.origin);
        let countries = self.countries.values().map(|record| record.origin);
        let currencies = self.currencies.values().map(|record| record.origin);
        let context = regions.chain(agreements).chain(markets).chain(rates);
        investments.chain(sources).chain(context).chain(providers).chain(countries).chain(currencies)
    }
}

impl Investment {
    /// The first day by which a source shows it was public.
    pub fn first_public(&self) -> Option<Date> {
        self.history.first().map(|turn| turn.date.value.last_day())
    }
}
