//! The choices that a page offers: whose plans, and where.

use hyperscaler_investments::{
    Area, Country, Date, Group, Investment, Provider, Snapshot, Subdivision,
};

use crate::place;

/// A place by which a page filters.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Spot {
    World,
    Group(Group),
    Area(Area),
    Country(Country),
    Part(Subdivision),
}

impl Spot {
    /// Returns every place, those of one kind together.
    pub fn all() -> Vec<Self> {
        let mut all = vec![Self::World];
        all.extend(Group::iter().map(Self::Group));
        all.extend(Area::ALL.iter().copied().map(Self::Area));
        let mut countries: Vec<_> = Country::iter().collect();
        countries.sort_by_key(|country| country.name());
        all.extend(countries.into_iter().map(Self::Country));
        // The part of a country that people ask for is a state.
        let parts = Subdivision::iter();
        let mut states: Vec<_> = parts
            .filter(|part| part.country() == Country::UNITED_STATES)
            .collect();
        states.sort_by_key(|state| state.name());
        all.extend(states.into_iter().map(Self::Part));
        all
    }

    /// Returns the option of `hsi total` that asks for it.
    pub const fn option(self) -> &'static str {
        match self {
            Self::World => "",
            Self::Group(_) | Self::Country(_) => "country",
            Self::Area(_) => "area",
            Self::Part(_) => "subdivision",
        }
    }

    /// Returns what stands above the places of its kind.
    pub const fn heading(self) -> &'static str {
        match self {
            Self::World => "",
            Self::Group(_) => "Groups of countries",
            Self::Area(_) => "Plans that name no single country",
            Self::Country(_) => "Countries",
            Self::Part(_) => "States of the United States",
        }
    }

    /// Returns the value of the option.
    pub fn value(self) -> String {
        match self {
            Self::World => String::new(),
            Self::Group(group) => group.to_string(),
            Self::Area(area) => area.to_string(),
            Self::Country(country) => country.to_string(),
            Self::Part(part) => part.to_string(),
        }
    }

    pub fn name(self) -> &'static str {
        match self {
            Self::World => "The whole world",
            Self::Group(group) => group.name(),
            Self::Area(area) => area.name(),
            Self::Country(country) => country.name(),
            Self::Part(part) => part.name(),
        }
    }

    /// Returns what a reader should know about who is meant.
    pub fn note(self) -> Option<&'static str> {
        match self {
            Self::Group(group) => group.note(),
            Self::Country(country) => country.note(),
            Self::World | Self::Area(_) | Self::Part(_) => None,
        }
    }

    /// Returns whether a plan is for the place. Groups have the members of the day.
    fn holds(self, investment: Investment, day: Date) -> bool {
        match self {
            Self::World => true,
            Self::Group(group) => {
                place::concerns(investment, |country| group.contains(country, day))
            }
            Self::Area(area) => investment.area() == Some(area),
            Self::Country(country) => place::concerns(investment, |other| other == country),
            Self::Part(part) => investment.subdivision() == Some(part),
        }
    }
}

/// Whose plans, and where.
#[derive(Clone, Copy)]
pub struct Choice {
    pub provider: Option<Provider>,
    pub spot: Spot,
}

impl Choice {
    /// Returns the records of the choice that were public on a day.
    pub fn records(self, snapshot: Snapshot) -> Vec<Investment> {
        let is_chosen = |&investment: &Investment| {
            let provider = self.provider.is_none_or(|it| it == investment.provider());
            provider && self.spot.holds(investment, snapshot.date())
        };
        snapshot.known().filter(is_chosen).collect()
    }
}
