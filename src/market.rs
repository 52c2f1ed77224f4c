//! Market figures: the size of the markets that the investments are made for. They are context: none of them
//! is an investment, and no total reads them.

use core::iter::FusedIterator;

use crate::handle::handle;
use crate::shared::date::Date;
use crate::shared::layout;
use crate::tables::{at, find};
use crate::{Amount, Currency, Source, tables};

handle! {
    /// The size of a market in a period. It is context, never an investment.
    ///
    /// ```
    /// use hyperscaler_investments::Market;
    ///
    /// let market = Market::get("cloud-infrastructure-2023").unwrap();
    /// assert_eq!(market.amount().to_string(), "USD 270 bn");
    /// assert_eq!(market.period(), "2023");
    /// ```
    Market in market, called "market",
    key: id, "Returns the permanent id.",
    example: "cloud-infrastructure-2023",
}

impl Market {
    /// Returns the name of the market and the measure, in one line.
    ///
    /// ```
    /// use hyperscaler_investments::Market;
    /// let market = Market::get("cloud-infrastructure-2023").unwrap();
    /// assert_eq!(market.title(), "Worldwide revenue of cloud infrastructure services in 2023");
    /// ```
    #[must_use]
    pub fn title(self) -> &'static str {
        tables::market::title(self.0)
    }

    /// Returns the revenue in the period.
    ///
    /// ```
    /// use hyperscaler_investments::Market;
    /// let market = Market::get("cloud-infrastructure-2023").unwrap();
    /// assert_eq!(market.amount().units(), 270_000_000_000);
    /// ```
    #[must_use]
    pub fn amount(self) -> Amount {
        let units = at(&tables::market::UNITS, self.0);
        let currency = Currency(at(&tables::market::CURRENCY, self.0));
        let (qualifier, _) = at(&tables::market::QUALIFIER, self.0);
        let at_most = find(&tables::market::AT_MOST, self.0);
        Amount::stated(units, currency, qualifier).up_to(at_most)
    }

    /// Returns the period as text.
    ///
    /// The records of this crate write it as EDTF (ISO 8601-2): a year, or the first and the last month with
    /// a slash between them.
    ///
    /// ```
    /// use hyperscaler_investments::Market;
    /// let market = Market::get("cloud-infrastructure-2024-q1").unwrap();
    /// assert_eq!(market.period(), "2023-04/2024-03");
    /// ```
    #[must_use]
    pub fn period(self) -> &'static str {
        tables::market::period(self.0)
    }

    /// Returns the date on which the figure was published, as precisely as it is known.
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

    /// Returns the editor's remark about it, if there is one.
    ///
    /// ```
    /// use hyperscaler_investments::Market;
    /// let note = Market::get("cloud-infrastructure-2023").unwrap().note().unwrap();
    /// assert!(note.starts_with("Synergy Research Group"));
    /// ```
    #[must_use]
    pub fn note(self) -> Option<&'static str> {
        layout::text(tables::market::note(self.0))
    }

    /// Returns the sources of the figure, of which there is at least one.
    ///
    /// ```
    /// use hyperscaler_investments::Market;
    /// for source in Market::get("cloud-infrastructure-2023").unwrap().sources() {
    ///     println!("{}: {}", source.publisher(), source.url().unwrap_or("no public address"));
    /// }
    /// ```
    pub fn sources(
        self,
    ) -> impl ExactSizeIterator<Item = Source> + DoubleEndedIterator + FusedIterator + Clone {
        tables::market::SOURCES
            .of(self.0)
            .iter()
            .copied()
            .map(Source)
    }
}
