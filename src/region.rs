//! Cloud regions.

use crate::column::{at, optional};
use crate::handle::handle;
use crate::investment::row;
use crate::shared::date::Date;
use crate::source::date;
use crate::{Country, Investment, Provider, Source, tables};

handle! {
    /// A cloud region by the code its provider gave it.
    ///
    /// ```
    /// use hyperscaler_investments::{Provider, Region, investments};
    ///
    /// let region = Region::get("eu-south-2").unwrap();
    /// assert_eq!((region.provider(), region.name()), (Provider::AWS, "Europe (Spain)"));
    /// assert_eq!(region.opened().unwrap().to_string(), "2022-11-15");
    /// assert_eq!(region.investment(), Some(investments::AWS_ES_2021));
    /// ```
    Region, region, "region", code, "The code: `eu-south-2`, `europe-west8`, `italynorth`.", "eu-south-2"
}

impl Region {
    /// Whose region it is.
    ///
    /// ```
    /// use hyperscaler_investments::{Provider, Region};
    /// assert_eq!(Region::get("italynorth").unwrap().provider(), Provider::MICROSOFT);
    /// ```
    #[must_use]
    pub fn provider(self) -> Provider {
        Provider(at(&tables::region::PROVIDER, self.0))
    }

    /// The provider's name for it.
    ///
    /// ```
    /// use hyperscaler_investments::Region;
    /// assert_eq!(Region::get("italynorth").unwrap().name(), "Italy North");
    /// ```
    #[must_use]
    pub fn name(self) -> &'static str {
        tables::region::name(self.0)
    }

    /// Where it is, as far as known.
    ///
    /// ```
    /// use hyperscaler_investments::Region;
    /// assert!(Region::get("italynorth").unwrap().city().unwrap().contains("Milan"));
    /// ```
    #[must_use]
    pub fn city(self) -> Option<&'static str> {
        optional(tables::region::city(self.0))
    }

    /// In which country it is.
    ///
    /// ```
    /// use hyperscaler_investments::{Country, Region};
    /// assert_eq!(Region::get("europe-west8").unwrap().country(), Country::ITALY);
    /// ```
    #[must_use]
    pub fn country(self) -> Country {
        Country(at(&tables::region::COUNTRY, self.0))
    }

    /// When it opened, to the precision verified.
    ///
    /// ```
    /// use hyperscaler_investments::Region;
    /// assert_eq!(Region::get("eu-central-1").unwrap().opened().unwrap().to_string(), "2014-10");
    /// ```
    #[must_use]
    pub fn opened(self) -> Option<Date> {
        date(at(&tables::region::OPENED, self.0))
    }

    /// The plan it belongs to, where one is known.
    ///
    /// ```
    /// use hyperscaler_investments::{Region, investments};
    /// assert_eq!(Region::get("eu-south-1").unwrap().investment(), Some(investments::AWS_IT_MILAN));
    /// ```
    #[must_use]
    pub fn investment(self) -> Option<Investment> {
        row(at(&tables::region::INVESTMENT, self.0)).map(Investment)
    }

    /// What a reader should know about it.
    ///
    /// ```
    /// use hyperscaler_investments::Region;
    /// assert!(Region::iter().filter_map(Region::note).all(|note| !note.is_empty()));
    /// ```
    #[must_use]
    pub fn note(self) -> Option<&'static str> {
        optional(tables::region::note(self.0))
    }

    /// Where the facts come from; at least one source.
    ///
    /// ```
    /// use hyperscaler_investments::Region;
    /// assert!(Region::iter().all(|region| region.sources().len() > 0));
    /// ```
    pub fn sources(self) -> impl ExactSizeIterator<Item = Source> + DoubleEndedIterator + Clone {
        tables::region::SOURCES
            .of(self.0)
            .iter()
            .copied()
            .map(Source)
    }
}
