//! Where a plan is: in a country, or in an area that names no single one.

use hyperscaler_investments::{Area, Country, Investment};

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

    /// Returns the name as it stands in a sentence: `the United Kingdom`.
    pub fn in_a_sentence(self) -> String {
        let name = self.name();
        if has_an_article(name) {
            format!("the {name}")
        } else {
            name.into()
        }
    }
}

/// Returns whether English puts "the" before the name of a country.
fn has_an_article(name: &str) -> bool {
    const WORDS: [&str; 5] = ["United", "Islands", "Republic", "Territory", "Territories"];
    const NAMES: [&str; 7] = [
        "Bahamas",
        "Comoros",
        "Gambia",
        "Holy See",
        "Maldives",
        "Netherlands",
        "Philippines",
    ];
    NAMES.contains(&name) || name.split(' ').any(|word| WORDS.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::has_an_article;

    #[test]
    fn some_names_have_an_article() {
        for name in [
            "United Kingdom",
            "United Arab Emirates",
            "Netherlands",
            "Dominican Republic",
            "Marshall Islands",
        ] {
            assert!(has_an_article(name), "{name}");
        }
        for name in ["Spain", "Italy", "Ireland", "Netherlands Antilles"] {
            assert!(!has_an_article(name), "{name}");
        }
    }
}
