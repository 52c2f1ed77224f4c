//! Market figures.

use crate::column::{at, optional};
use crate::handle::handle;
use crate::shared::date::Date;
use crate::{Amount, Currency, Source, tables};

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
        optional(tables::market::note(self.0))
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
