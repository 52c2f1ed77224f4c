//! Cloud regions: where capacity already is. A region holds no money: its plan does, among the investments.

use core::iter::FusedIterator;

use crate::handle::handle;
use crate::shared::date::Date;
use crate::shared::layout;
use crate::tables::at;
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
    Region in region, called "region",
    key: code, "Returns the provider's code for it: `eu-south-2`, `europe-west8`, `italynorth`.",
    example: "eu-south-2",
}

impl Region {
    /// Returns an iterator over the cloud regions of a provider in a country, in the order of their codes.
    ///
    /// ```
    /// use hyperscaler_investments::{Country, Provider, Region};
    /// assert!(Region::of(Provider::GOOGLE, Country::ITALY).map(Region::code).eq(["europe-west12", "europe-west8"]));
    /// ```
    #[must_use]
    pub fn of(
        provider: Provider,
        country: Country,
    ) -> impl DoubleEndedIterator<Item = Self> + FusedIterator + Clone {
        Self::iter()
            .filter(move |region| (region.provider(), region.country()) == (provider, country))
    }

    /// Returns the provider whose region it is.
    ///
    /// ```
    /// use hyperscaler_investments::{Provider, Region};
    /// assert_eq!(Region::get("italynorth").unwrap().provider(), Provider::MICROSOFT);
    /// ```
    #[must_use]
    pub fn provider(self) -> Provider {
        Provider(at(&tables::region::PROVIDER, self.0))
    }

    /// Returns the provider's name for it.
    ///
    /// ```
    /// use hyperscaler_investments::Region;
    /// assert_eq!(Region::get("italynorth").unwrap().name(), "Italy North");
    /// ```
    #[must_use]
    pub fn name(self) -> &'static str {
        tables::region::name(self.0)
    }

    /// Returns the city or area, where it is known.
    ///
    /// ```
    /// use hyperscaler_investments::Region;
    /// assert_eq!(Region::get("europe-west12").unwrap().city(), Some("Turin"));
    /// ```
    #[must_use]
    pub fn city(self) -> Option<&'static str> {
        layout::text(tables::region::city(self.0))
    }

    /// Returns the country in which it is.
    ///
    /// ```
    /// use hyperscaler_investments::{Country, Region};
    ///
    /// let italy = Region::iter().filter(|region| region.country() == Country::ITALY);
    /// for region in italy {
    ///     println!("{} {}: {}", region.provider().name(), region.code(), region.name());
    /// }
    /// ```
    #[must_use]
    pub fn country(self) -> Country {
        Country(at(&tables::region::COUNTRY, self.0))
    }

    /// Returns the date of its opening, as precisely as it is verified; `None` if no source dates it.
    ///
    /// To ask which regions were open on a day, use [`Snapshot::regions`](crate::Snapshot::regions): it
    /// knows from which day a month or a year counts.
    ///
    /// ```
    /// use hyperscaler_investments::Region;
    /// assert_eq!(Region::get("eu-central-1").unwrap().opened().unwrap().to_string(), "2014-10-23");
    /// ```
    #[must_use]
    pub fn opened(self) -> Option<Date> {
        layout::date(at(&tables::region::OPENED, self.0))
    }

    /// Returns whether the date of its opening is only an upper bound: it is known to be open by then, not since
    /// when.
    ///
    /// ```
    /// use hyperscaler_investments::Region;
    /// assert!(!Region::get("eu-south-2").unwrap().is_opened_upper_bound());
    /// ```
    #[must_use]
    pub fn is_opened_upper_bound(self) -> bool {
        at(&tables::region::OPENED_BY, self.0)
    }

    /// Returns the plan to which it belongs, where one is known.
    ///
    /// ```
    /// use hyperscaler_investments::{Region, investments};
    /// assert_eq!(Region::get("eu-south-1").unwrap().investment(), Some(investments::AWS_IT_MILAN));
    /// ```
    #[must_use]
    pub fn investment(self) -> Option<Investment> {
        layout::row(at(&tables::region::INVESTMENT, self.0)).map(Investment)
    }

    /// Returns the editor's remark about it, if there is one.
    ///
    /// ```
    /// use hyperscaler_investments::Region;
    /// let note = Region::get("italynorth").unwrap().note().unwrap();
    /// assert!(note.contains("The exact day of general availability is not known"));
    /// ```
    #[must_use]
    pub fn note(self) -> Option<&'static str> {
        layout::text(tables::region::note(self.0))
    }

    /// Returns the sources of the facts, of which there is at least one.
    ///
    /// ```
    /// use hyperscaler_investments::Region;
    /// for source in Region::get("europe-west8").unwrap().sources() {
    ///     println!("{}: {}", source.publisher(), source.url().unwrap_or("no public address"));
    /// }
    /// ```
    pub fn sources(
        self,
    ) -> impl ExactSizeIterator<Item = Source> + DoubleEndedIterator + FusedIterator + Clone {
        tables::region::SOURCES
            .of(self.0)
            .iter()
            .copied()
            .map(Source)
    }
}
