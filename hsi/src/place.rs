//! Where a plan is: in a country, or in an area that names no single one.

use hyperscaler_investments::{Area, Country, DATA_AS_OF, Group, Investment};

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Country(Country),
    Area(Area),
}

impl Place {
    pub fn of(investment: Investment) -> Self {
        match investment.country() {
            Some(country) => Self::Country(country),
            None => Self::Area(investment.area().unwrap_or(Area::World)),
        }
    }

    /// Returns the name as it stands alone: `Spain`, `United Kingdom`, `Latin America`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Country(country) => country.name(),
            Self::Area(area) => area.name(),
        }
    }

    /// Returns the name as it stands in a sentence: `the United Kingdom`, `the Middle East`.
    pub fn in_a_sentence(self) -> &'static str {
        match self {
            Self::Country(country) => country.name_in_sentence(),
            Self::Area(area) => area.name(),
        }
    }
}

/// Returns whether a plan concerns a country that is asked for. One for an area concerns the countries that
/// its source lists; it counts in none of them.
pub fn concerns(investment: Investment, is_asked: impl Fn(Country) -> bool) -> bool {
    let mut places = investment
        .country()
        .into_iter()
        .chain(investment.countries());
    places.any(is_asked)
}

/// The groups that divide the world: each country but Antarctica is in one of them.
pub const CONTINENTS: [Group; 5] = [
    Group::AFRICA,
    Group::AMERICAS,
    Group::ASIA,
    Group::EUROPE,
    Group::OCEANIA,
];

/// Returns the continent of a country.
pub fn continent(country: Country) -> Option<Group> {
    let mut continents = CONTINENTS.into_iter();
    continents.find(|group| group.contains(country, DATA_AS_OF))
}

#[cfg(test)]
mod tests {
    use hyperscaler_investments::{Country, DATA_AS_OF};

    use super::{CONTINENTS, continent};

    #[test]
    fn each_country_is_on_one_continent() {
        for country in Country::iter() {
            let on = CONTINENTS
                .iter()
                .filter(|it| it.contains(country, DATA_AS_OF));
            let expected = usize::from(country != Country::ANTARCTICA);
            assert_eq!(on.count(), expected, "{country}");
            assert_eq!(continent(country).is_some(), expected == 1, "{country}");
        }
    }
}
