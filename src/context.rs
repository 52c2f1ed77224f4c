//! What stands beside the investments: cloud regions, agreements, market figures.

use crate::handle::handle;
use crate::shared::date::Date;
use crate::shared::layout;
use crate::tables::at;
use crate::{Amount, Country, Currency, Investment, Provider, Source, tables};

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
        layout::text(tables::region::city(self.0))
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
        layout::date(at(&tables::region::OPENED, self.0))
    }

    /// The plan it belongs to, where one is known.
    ///
    /// ```
    /// use hyperscaler_investments::{Region, investments};
    /// assert_eq!(Region::get("eu-south-1").unwrap().investment(), Some(investments::AWS_IT_MILAN));
    /// ```
    #[must_use]
    pub fn investment(self) -> Option<Investment> {
        layout::row(at(&tables::region::INVESTMENT, self.0)).map(Investment)
    }

    /// What a reader should know about it.
    ///
    /// ```
    /// use hyperscaler_investments::Region;
    /// assert!(Region::iter().filter_map(Region::note).all(|note| !note.is_empty()));
    /// ```
    #[must_use]
    pub fn note(self) -> Option<&'static str> {
        layout::text(tables::region::note(self.0))
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
        layout::date(at(&tables::agreement::ANNOUNCED, self.0))
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
        layout::text(tables::agreement::size(self.0))
    }

    /// What a reader should know about it.
    ///
    /// ```
    /// use hyperscaler_investments::Agreement;
    /// assert!(Agreement::iter().filter_map(Agreement::note).all(|note| !note.is_empty()));
    /// ```
    #[must_use]
    pub fn note(self) -> Option<&'static str> {
        layout::text(tables::agreement::note(self.0))
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

handle! {
    /// The size of a market: context, never an investment.
    ///
    /// ```
    /// use hyperscaler_investments::Market;
    ///
    /// let market = Market::get("cloud-infrastructure-2023").unwrap();
    /// assert_eq!(market.amount().to_string(), "USD 270 bn");
    /// assert_eq!(market.period(), "2023");
    /// ```
    Market, market, "market", id, "The permanent id.", "cloud-infrastructure-2023"
}

impl Market {
    /// What is measured, in one line.
    ///
    /// ```
    /// use hyperscaler_investments::Market;
    /// assert!(Market::iter().all(|market| !market.title().is_empty()));
    /// ```
    #[must_use]
    pub fn title(self) -> &'static str {
        tables::market::title(self.0)
    }

    /// The revenue in the period.
    ///
    /// ```
    /// use hyperscaler_investments::Market;
    /// let market = Market::get("cloud-infrastructure-2023").unwrap();
    /// assert_eq!(market.amount().units(), 270_000_000_000);
    /// ```
    #[must_use]
    pub fn amount(self) -> Amount {
        Amount::new(
            at(&tables::market::UNITS, self.0),
            Currency(at(&tables::market::CURRENCY, self.0)),
            at(&tables::market::QUALIFIER, self.0),
        )
    }

    /// The period, in words.
    ///
    /// ```
    /// use hyperscaler_investments::Market;
    /// assert!(Market::iter().all(|market| !market.period().is_empty()));
    /// ```
    #[must_use]
    pub fn period(self) -> &'static str {
        tables::market::period(self.0)
    }

    /// When the figure was published.
    ///
    /// ```
    /// use hyperscaler_investments::Market;
    /// let market = Market::get("cloud-infrastructure-2023").unwrap();
    /// assert_eq!(market.published().to_string(), "2024-02-01");
    /// ```
    #[must_use]
    pub fn published(self) -> Date {
        Date::from_bits(at(&tables::market::PUBLISHED, self.0))
    }

    /// What a reader should know about it.
    ///
    /// ```
    /// use hyperscaler_investments::Market;
    /// assert!(Market::iter().filter_map(Market::note).all(|note| !note.is_empty()));
    /// ```
    #[must_use]
    pub fn note(self) -> Option<&'static str> {
        layout::text(tables::market::note(self.0))
    }

    /// Where the figure comes from; at least one source.
    ///
    /// ```
    /// use hyperscaler_investments::Market;
    /// assert!(Market::iter().all(|market| market.sources().len() > 0));
    /// ```
    pub fn sources(self) -> impl ExactSizeIterator<Item = Source> + DoubleEndedIterator + Clone {
        tables::market::SOURCES
            .of(self.0)
            .iter()
            .copied()
            .map(Source)
    }
}
