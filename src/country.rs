//! Countries and their subdivisions: codes and names of ISO 3166. What is planned in a country stands with
//! the investments.

use crate::handle::handle;
use crate::shared::layout;
use crate::tables;
use crate::tables::at;

handle! {
    /// A country by its ISO 3166-1 code.
    ///
    /// Parsing takes the alpha-2 and alpha-3 codes, the English name, and the names in German, Italian and
    /// Spanish, among others. A plan that names no single country has an [`Area`](crate::Area) instead.
    ///
    /// ```
    /// use hyperscaler_investments::Country;
    ///
    /// for name in ["IT", "ita", "Italy", "Italien", "Italia"] {
    ///     assert_eq!(name.parse(), Ok(Country::ITALY));
    /// }
    /// ```
    Country in country, called "country",
    key: code, "Returns the ISO 3166-1 alpha-2 code.",
    example: "IT",
}

impl Country {
    /// Returns the ISO 3166-1 alpha-3 code, if the data set has it.
    ///
    /// ```
    /// assert_eq!(hyperscaler_investments::Country::ITALY.alpha3(), Some("ITA"));
    /// ```
    #[must_use]
    pub fn alpha3(self) -> Option<&'static str> {
        layout::text(tables::country::alpha3(self.0))
    }

    /// Returns the English short name.
    ///
    /// ```
    /// assert_eq!(hyperscaler_investments::Country::ITALY.name(), "Italy");
    /// ```
    #[must_use]
    pub fn name(self) -> &'static str {
        tables::country::name(self.0)
    }
}

handle! {
    /// A part of a country by its ISO 3166-2 code.
    ///
    /// Only the subdivisions that records name are listed.
    ///
    /// ```
    /// use hyperscaler_investments::{Country, Subdivision};
    ///
    /// let spain = Subdivision::iter().filter(|part| part.country() == Country::SPAIN);
    /// for subdivision in spain {
    ///     println!("{}: {}", subdivision.code(), subdivision.name());
    /// }
    /// ```
    Subdivision in subdivision, called "subdivision",
    key: code, "Returns the ISO 3166-2 code: the country's alpha-2 code, a hyphen, and the part's own.",
    example: "ES-AR",
}

impl Subdivision {
    /// Returns the English name.
    ///
    /// ```
    /// assert_eq!(hyperscaler_investments::Subdivision::get("ES-AR").unwrap().name(), "Aragon");
    /// ```
    #[must_use]
    pub fn name(self) -> &'static str {
        tables::subdivision::name(self.0)
    }

    /// Returns the country of which it is a part.
    ///
    /// ```
    /// use hyperscaler_investments::{Country, Subdivision};
    /// assert_eq!(Subdivision::get("ES-AR").unwrap().country(), Country::SPAIN);
    /// ```
    #[must_use]
    pub fn country(self) -> Country {
        Country(at(&tables::subdivision::COUNTRY, self.0))
    }
}
