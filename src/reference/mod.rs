//! Reference conversion: amounts and totals in one currency at published rates, said so. What counts is the
//! totals' affair, and which plan belongs to which month is decided in one place, here.

mod conversion;
mod error;
mod rate;
mod totals;

pub use conversion::Conversion;
pub use error::{ReferenceError, ReferenceErrorKind};
pub use rate::ReferenceRate;
pub use totals::ReferenceTotals;

pub(crate) use conversion::Between;
pub(crate) use rate::{Series, series};

use core::borrow::Borrow;
use core::iter::FusedIterator;

use crate::shared::date::Date;
use crate::shared::reference::{first_of, last_of, month_number};
use crate::{Amount, Currency, Investment, Snapshot, tables};
use rate::Time;

/// Which of the published averages a reference conversion takes.
///
/// ```
/// use hyperscaler_investments::{Country, Currency, Investment, ReferenceRates, as_of};
///
/// let italy = || Investment::iter().filter(|plan| plan.country() == Some(Country::ITALY));
/// let then = as_of("2024-05-27".parse()?);
/// let total = then.totals_in(Currency::EUR, ReferenceRates::OfEachMonth, italy());
/// assert_eq!(format!("{total:.2}"), "pledged: more than EUR 4.16 bn\nspent: EUR 1.00 bn");
///
/// let total = then.totals_in(Currency::EUR, ReferenceRates::OfMonth("2024-04".parse()?), italy());
/// assert_eq!(format!("{total:.2}"), "pledged: more than EUR 4.23 bn\nspent: EUR 1.00 bn");
/// # Ok::<(), hyperscaler_investments::DateError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ReferenceRates {
    /// Of each amount its own: the month in which it became public, or the year, where only that is known. Where
    /// that average was not known yet, the last that was.
    OfEachMonth,
    /// One month for all; a year means the average over all of it.
    OfMonth(Date),
}

impl ReferenceRates {
    /// Returns the time whose averages convert what became public on a date, and whether it is an earlier one
    /// than the rule asks for. `until` is the last month of the files.
    fn time(self, date: Date, day: Date, until: u32) -> Result<(Time, bool), ReferenceErrorKind> {
        match self {
            Self::OfEachMonth => Ok(own(date, until.min(last_over(day)))),
            Self::OfMonth(date) => {
                let time = Time::of(date);
                if time.last() <= last_over(day) {
                    Ok((time, false))
                } else {
                    let period = time.period();
                    Err(ReferenceErrorKind::NotOver { period, day })
                }
            }
        }
    }
}

/// Returns the month or year of a date, as far as it was known; else the last month that was.
fn own(date: Date, known: u32) -> (Time, bool) {
    let year = date.year();
    match month_number(date) {
        Some(month) => (Time::Month(month.min(known)), month > known),
        None if first_of(year) > known => (Time::Month(known), true),
        None => {
            let through = last_of(year).min(known);
            (Time::Year { year, through }, through < last_of(year))
        }
    }
}

/// Returns the last month that was over by a day: its average is known from the first of the next month on.
fn last_over(day: Date) -> u32 {
    month_number(day).map_or(0, |month| month.saturating_sub(1))
}

/// Returns the series of a currency; `None` for the euro, which needs none.
fn series_of(currency: Currency) -> Result<Option<&'static Series>, ReferenceErrorKind> {
    if tables::reference::EURO == Some(currency.0) {
        return Ok(None);
    }
    let series = Series::of(currency).ok_or(ReferenceErrorKind::NoSeries { currency })?;
    Ok(Some(series))
}

impl Snapshot {
    /// Returns the averages of a currency's months that were over by the day, oldest first.
    ///
    /// ```
    /// use hyperscaler_investments::{Currency, as_of};
    /// let then = as_of("2024-05-27".parse()?);
    /// let last = then.reference_rates(Currency::USD).last().unwrap();
    /// assert_eq!(last.to_string(), "1 EUR = 1.072776 USD (2024-04)");
    /// # Ok::<(), hyperscaler_investments::DateError>(())
    /// ```
    #[must_use]
    pub fn reference_rates(
        self,
        currency: Currency,
    ) -> impl DoubleEndedIterator<Item = ReferenceRate> + FusedIterator + Clone {
        let over = last_over(self.date());
        ReferenceRate::of(currency).filter(move |rate| rate.time().last() <= over)
    }

    /// Returns the totals of the records given in one currency, at reference rates.
    ///
    /// Each record is converted by itself. What cannot be is in no sum: it is listed, with its own sums.
    ///
    /// ```
    /// use hyperscaler_investments::{Currency, ReferenceRates, as_of, investments};
    ///
    /// // USD 1.5 bn in May 2020, at 1 EUR = 1.090185 USD.
    /// let then = as_of("2024-05-27".parse()?);
    /// let plan = [investments::MICROSOFT_IT_2020];
    /// let total = then.totals_in(Currency::EUR, ReferenceRates::OfEachMonth, plan);
    /// assert_eq!(format!("{total:.3}"), "pledged: EUR 1.376 bn");
    /// # Ok::<(), hyperscaler_investments::DateError>(())
    /// ```
    pub fn totals_in(
        self,
        currency: Currency,
        rates: ReferenceRates,
        investments: impl IntoIterator<Item: Borrow<Investment>>,
    ) -> ReferenceTotals {
        self.totals(investments).at_reference(currency, rates)
    }

    /// Returns the amount of a record in another currency, at reference rates.
    ///
    /// # Errors
    ///
    /// Returns an error if the record was not public or has no amount, or if there is no rate for it.
    ///
    /// ```
    /// use hyperscaler_investments::{Currency, ReferenceRates, as_of, investments};
    ///
    /// let then = as_of("2024-05-27".parse()?);
    /// let plan = investments::GOOGLE_IT_2020;
    /// let converted = then.investment_in(Currency::EUR, ReferenceRates::OfEachMonth, plan)?;
    /// assert_eq!(format!("{converted:.1}"), "more than EUR 785.1 m");
    /// assert_eq!(converted.rates().next().unwrap().to_string(), "1 EUR = 1.146339 USD (2020-07)");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn investment_in(
        self,
        currency: Currency,
        rates: ReferenceRates,
        investment: Investment,
    ) -> Result<Conversion, ReferenceError> {
        let date = investment.announced();
        let converted = match investment.amount() {
            Some(amount) => self.convert(currency, rates, amount, date),
            None => Err(ReferenceErrorKind::NoAmount),
        };
        converted.map_err(|kind| ReferenceError::of(Some(investment), kind))
    }

    /// Returns an amount in another currency, at reference rates. The date is that on which it became public. The amount
    /// may be [your own](Amount::new).
    ///
    /// # Errors
    ///
    /// Returns an error if the date lies after the day, if there is no rate for it, if the month asked for was not over
    /// on the day, or if the result is too large for a decimal: see [`ReferenceErrorKind`].
    ///
    /// ```
    /// use hyperscaler_investments::{Currency, DATA_AS_OF, Market, ReferenceRates, as_of};
    ///
    /// let market = Market::get("cloud-infrastructure-2023").unwrap();
    /// let then = as_of("2024-05-27".parse()?);
    /// let (amount, date) = (market.amount(), market.published());
    /// let converted = then.amount_in(Currency::EUR, ReferenceRates::OfEachMonth, amount, date)?;
    /// assert_eq!(format!("{converted:.1}"), "EUR 250.1 bn");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn amount_in(
        self,
        currency: Currency,
        rates: ReferenceRates,
        amount: Amount,
        date: Date,
    ) -> Result<Conversion, ReferenceError> {
        let converted = self.convert(currency, rates, amount, date);
        converted.map_err(|kind| ReferenceError::of(None, kind))
    }

    fn convert(
        self,
        currency: Currency,
        rates: ReferenceRates,
        amount: Amount,
        date: Date,
    ) -> Result<Conversion, ReferenceErrorKind> {
        if !self.is_public(date) {
            return Err(ReferenceErrorKind::NotYetPublic {
                date,
                day: self.date(),
            });
        }
        if amount.currency() == currency {
            return Ok(Conversion::as_stated(amount));
        }
        let rates = Between::new(self, amount.currency(), currency, rates, date)?;
        Conversion::new(amount, currency, rates)
    }
}
