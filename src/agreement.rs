//! Agreements of customers with providers.

use crate::column::{at, optional};
use crate::handle::handle;
use crate::shared::date::Date;
use crate::source::date;
use crate::{Country, Provider, Source, tables};

handle! {
    /// A customer tied to a provider.
    ///
    /// ```
    /// use hyperscaler_investments::{Agreement, Provider};
    ///
    /// let agreement = Agreement::get("intesa-sanpaolo-2020").unwrap();
    /// assert_eq!(agreement.provider(), Provider::GOOGLE);
    /// assert_eq!(agreement.customer(), "Intesa Sanpaolo");
    /// assert_eq!(agreement.announced().unwrap().year(), 2020);
    /// ```
    Agreement, agreement, "agreement", id, "The permanent id.", "intesa-sanpaolo-2020"
}

impl Agreement {
    /// The provider.
    ///
    /// ```
    /// use hyperscaler_investments::{Agreement, Provider};
    /// assert_eq!(Agreement::get("ferrari").unwrap().provider(), Provider::AWS);
    /// ```
    #[must_use]
    pub fn provider(self) -> Provider {
        Provider(at(&tables::agreement::PROVIDER, self.0))
    }

    /// The customer's name.
    ///
    /// ```
    /// use hyperscaler_investments::Agreement;
    /// assert_eq!(Agreement::get("ferrari").unwrap().customer(), "Ferrari");
    /// ```
    #[must_use]
    pub fn customer(self) -> &'static str {
        tables::agreement::customer(self.0)
    }

    /// The customer's country.
    ///
    /// ```
    /// use hyperscaler_investments::{Agreement, Country};
    /// assert_eq!(Agreement::get("ferrari").unwrap().country(), Country::ITALY);
    /// ```
    #[must_use]
    pub fn country(self) -> Country {
        Country(at(&tables::agreement::COUNTRY, self.0))
    }

    /// What was agreed, in one line.
    ///
    /// ```
    /// use hyperscaler_investments::Agreement;
    /// assert!(Agreement::iter().all(|agreement| !agreement.title().is_empty()));
    /// ```
    #[must_use]
    pub fn title(self) -> &'static str {
        tables::agreement::title(self.0)
    }

    /// When it was announced; `None` where no source dates it.
    ///
    /// ```
    /// use hyperscaler_investments::Agreement;
    /// assert_eq!(Agreement::get("ferrari").unwrap().announced(), None);
    /// ```
    #[must_use]
    pub fn announced(self) -> Option<Date> {
        date(at(&tables::agreement::ANNOUNCED, self.0))
    }

    /// What is known of its size, in words.
    ///
    /// ```
    /// use hyperscaler_investments::Agreement;
    /// let agreement = Agreement::get("telefonica-deutschland-2024").unwrap();
    /// assert!(agreement.size().unwrap().contains("one million"));
    /// ```
    #[must_use]
    pub fn size(self) -> Option<&'static str> {
        optional(tables::agreement::size(self.0))
    }

    /// What a reader should know about it.
    ///
    /// ```
    /// use hyperscaler_investments::Agreement;
    /// assert!(Agreement::iter().filter_map(Agreement::note).all(|note| !note.is_empty()));
    /// ```
    #[must_use]
    pub fn note(self) -> Option<&'static str> {
        optional(tables::agreement::note(self.0))
    }

    /// Where the facts come from; at least one source.
    ///
    /// ```
    /// use hyperscaler_investments::Agreement;
    /// assert!(Agreement::iter().all(|agreement| agreement.sources().len() > 0));
    /// ```
    pub fn sources(self) -> impl ExactSizeIterator<Item = Source> + DoubleEndedIterator + Clone {
        tables::agreement::SOURCES
            .of(self.0)
            .iter()
            .copied()
            .map(Source)
    }
}
