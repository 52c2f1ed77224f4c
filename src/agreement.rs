//! Agreements: customers tied to a provider. They are context: none of them is an investment, and no total
//! reads them.

use core::iter::FusedIterator;

use crate::handle::handle;
use crate::shared::date::Date;
use crate::shared::layout;
use crate::tables::at;
use crate::{Country, Provider, Source, tables};

handle! {
    /// An agreement that ties a customer to a provider.
    ///
    /// ```
    /// use hyperscaler_investments::{Agreement, Provider};
    ///
    /// let agreement = Agreement::get("intesa-sanpaolo-2020").unwrap();
    /// assert_eq!(agreement.provider(), Provider::GOOGLE);
    /// assert_eq!(agreement.customer(), "Intesa Sanpaolo");
    /// assert_eq!(agreement.announced().unwrap().to_string(), "2020-05");
    /// ```
    Agreement in agreement, called "agreement",
    key: id, "Returns the permanent id.",
    example: "intesa-sanpaolo-2020",
}

impl Agreement {
    /// Returns an iterator over the agreements of a provider with customers of a country, in the order of their
    /// ids.
    ///
    /// ```
    /// use hyperscaler_investments::{Agreement, Country, Provider};
    /// let mut ids = Agreement::of(Provider::AWS, Country::ITALY).map(Agreement::id);
    /// assert!(ids.any(|id| id == "ferrari"));
    /// ```
    #[must_use]
    pub fn of(
        provider: Provider,
        country: Country,
    ) -> impl DoubleEndedIterator<Item = Self> + FusedIterator + Clone {
        Self::iter().filter(move |agreement| {
            (agreement.provider(), agreement.country()) == (provider, country)
        })
    }

    /// Returns the provider.
    ///
    /// ```
    /// use hyperscaler_investments::{Agreement, Provider};
    ///
    /// let google = Agreement::iter().filter(|agreement| agreement.provider() == Provider::GOOGLE);
    /// for agreement in google {
    ///     println!("{}: {}", agreement.customer(), agreement.title());
    /// }
    /// ```
    #[must_use]
    pub fn provider(self) -> Provider {
        Provider(at(&tables::agreement::PROVIDER, self.0))
    }

    /// Returns the customer's name.
    ///
    /// ```
    /// use hyperscaler_investments::Agreement;
    /// assert_eq!(Agreement::get("ferrari").unwrap().customer(), "Ferrari");
    /// ```
    #[must_use]
    pub fn customer(self) -> &'static str {
        tables::agreement::customer(self.0)
    }

    /// Returns the customer's country.
    ///
    /// ```
    /// use hyperscaler_investments::{Agreement, Country};
    /// assert_eq!(Agreement::get("ferrari").unwrap().country(), Country::ITALY);
    /// ```
    #[must_use]
    pub fn country(self) -> Country {
        Country(at(&tables::agreement::COUNTRY, self.0))
    }

    /// Returns the content of the agreement, in one line.
    ///
    /// ```
    /// use hyperscaler_investments::Agreement;
    /// let agreement = Agreement::get("telefonica-deutschland-2024").unwrap();
    /// assert_eq!(agreement.title(), "5G core network of O2 Telefónica on AWS infrastructure");
    /// ```
    #[must_use]
    pub fn title(self) -> &'static str {
        tables::agreement::title(self.0)
    }

    /// Returns the date of the announcement, as precisely as it is known; `None` if no source dates it.
    ///
    /// ```
    /// use hyperscaler_investments::Agreement;
    /// assert_eq!(Agreement::get("ferrari").unwrap().announced(), None);
    /// ```
    #[must_use]
    pub fn announced(self) -> Option<Date> {
        layout::date(at(&tables::agreement::ANNOUNCED, self.0))
    }

    /// Returns the size of the agreement in words, where it is known.
    ///
    /// ```
    /// use hyperscaler_investments::Agreement;
    /// let agreement = Agreement::get("telefonica-deutschland-2024").unwrap();
    /// assert_eq!(agreement.size(), Some("one million 5G customers"));
    /// ```
    #[must_use]
    pub fn size(self) -> Option<&'static str> {
        layout::text(tables::agreement::size(self.0))
    }

    /// Returns the editor's remark about it, if there is one.
    ///
    /// ```
    /// use hyperscaler_investments::Agreement;
    /// let note = Agreement::get("ferrari").unwrap().note().unwrap();
    /// assert!(note.contains("the start of the contract was not found"));
    /// ```
    #[must_use]
    pub fn note(self) -> Option<&'static str> {
        layout::text(tables::agreement::note(self.0))
    }

    /// Returns the sources of the facts, of which there is at least one.
    ///
    /// ```
    /// use hyperscaler_investments::Agreement;
    /// for source in Agreement::get("ferrari").unwrap().sources() {
    ///     println!("{}: {}", source.publisher(), source.url().unwrap_or("no public address"));
    /// }
    /// ```
    pub fn sources(
        self,
    ) -> impl ExactSizeIterator<Item = Source> + DoubleEndedIterator + FusedIterator + Clone {
        tables::agreement::SOURCES
            .of(self.0)
            .iter()
            .copied()
            .map(Source)
    }
}
