//! What an overlay asks for, if not for everything.

use super::{Investment, Place};
use crate::compiler::diagnostic::{Located, Location};
use crate::shared::vocabulary::Area;

/// The records that a build keeps: of some providers, in some countries or for some areas. No providers means
/// all of them, and neither countries nor areas means everywhere.
#[derive(Debug)]
pub struct Choice {
    pub at: Location,
    pub providers: Vec<Located<String>>,
    pub countries: Vec<Located<String>>,
    pub areas: Vec<Area>,
}

impl Choice {
    /// Returns whether a record of a provider, in a country if it names one, was asked for.
    pub fn asks_for(&self, provider: &Located<String>, country: Option<&Located<String>>) -> bool {
        let is_everywhere = self.countries.is_empty() && self.areas.is_empty();
        let is_there = is_everywhere || country.is_some_and(|code| holds(&self.countries, code));
        self.is_of(provider) && is_there
    }

    pub fn asks_for_investment(&self, investment: &Investment) -> bool {
        match &investment.place {
            Place::Country(code) => self.asks_for(&investment.provider, Some(code)),
            Place::Area(area, _) => {
                let is_there = self.areas.contains(area) && self.is_of(&investment.provider);
                is_there || self.asks_for(&investment.provider, None)
            }
        }
    }

    fn is_of(&self, provider: &Located<String>) -> bool {
        self.providers.is_empty() || holds(&self.providers, provider)
    }
}

fn holds(ids: &[Located<String>], id: &Located<String>) -> bool {
    ids.iter().any(|one| one.value == id.value)
}
