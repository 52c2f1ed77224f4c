//! One amount in another currency. An amount goes through the euro: by one multiplication and one division, in
//! this order, so that nothing is rounded before the end. All of it is arithmetic on integers, which cannot panic.

use core::fmt;
use core::iter::FusedIterator;

use rust_decimal::Decimal;

use super::{ReferenceErrorKind, ReferenceRate, ReferenceRates, Series, series_of};
use crate::money::{decimal, rounded, write_money};
use crate::shared::date::Date;
use crate::{Amount, Currency, Qualifier, Snapshot};

/// An amount in another currency, with the reference rates that lead there.
///
/// `Display` writes the value like an amount, in whole units; with a precision, as many digits behind the point:
/// `{:.1}`. Width and alignment apply.
///
/// ```
/// use hyperscaler_investments::{Currency, Qualifier, ReferenceRates, as_of, investments};
///
/// let then = as_of("2024-05-27".parse()?);
/// let plan = investments::GOOGLE_IT_2020;
/// let converted = then.investment_in(Currency::GBP, ReferenceRates::OfEachMonth, plan)?;
/// assert_eq!(converted.to_string(), "more than GBP 710.261362 m");
/// assert_eq!(format!("{converted:.1}"), "more than GBP 710.2 m");
/// // From dollars to euros, and from euros to pounds.
/// assert_eq!(converted.rates().count(), 2);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Conversion {
    amount: Amount,
    currency: Currency,
    /// In millionths of a unit.
    millionths: u128,
    rates: Between,
}

impl Conversion {
    /// Returns an amount that is in the currency asked for.
    pub(super) const fn as_stated(amount: Amount) -> Self {
        Self {
            amount,
            currency: amount.currency(),
            millionths: amount.units() as u128 * MILLION,
            rates: Between::NONE,
        }
    }

    pub(super) fn new(
        amount: Amount,
        currency: Currency,
        rates: Between,
    ) -> Result<Self, ReferenceErrorKind> {
        // The upper end is the larger: what it fits, the lower one does.
        let largest = rates.convert(amount.at_most().unwrap_or(amount.units()));
        let millionths = largest.and(rates.convert(amount.units()));
        let overflow = ReferenceErrorKind::Overflow {
            from: amount.currency(),
            into: currency,
        };
        Ok(Self {
            amount,
            currency,
            millionths: millionths.ok_or(overflow)?,
            rates,
        })
    }

    /// Returns the amount as it was stated.
    ///
    /// ```
    /// use hyperscaler_investments::{Currency, ReferenceRates, as_of, investments};
    /// let then = as_of("2024-05-27".parse()?);
    /// let plan = investments::GOOGLE_IT_2020;
    /// let converted = then.investment_in(Currency::EUR, ReferenceRates::OfEachMonth, plan)?;
    /// assert_eq!(converted.amount().to_string(), "more than USD 900 m");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub const fn amount(&self) -> Amount {
        self.amount
    }

    /// Returns the currency asked for.
    #[must_use]
    pub const fn currency(&self) -> Currency {
        self.currency
    }

    /// Returns the qualifier, which is that of the amount.
    #[must_use]
    pub const fn qualifier(&self) -> Qualifier {
        self.amount.qualifier()
    }

    /// Returns the value in units of the currency asked for, of a range the lower end: rounded half up to six places, as the averages are.
    ///
    /// ```
    /// use hyperscaler_investments::{Currency, ReferenceRates, as_of, investments};
    /// let then = as_of("2024-05-27".parse()?);
    /// let plan = investments::GOOGLE_IT_2020;
    /// let converted = then.investment_in(Currency::EUR, ReferenceRates::OfEachMonth, plan)?;
    /// assert_eq!(converted.value().round_dp(2).to_string(), "785108070.13");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub const fn value(&self) -> Decimal {
        in_units(self.millionths)
    }

    /// Returns the upper end of a range in units of the currency asked for; `None` for a single sum.
    ///
    /// ```
    /// use hyperscaler_investments::{Currency, ReferenceRates, as_of, investments};
    /// let then = as_of("2024-05-27".parse()?);
    /// let plan = investments::GOOGLE_IT_2020;
    /// let converted = then.investment_in(Currency::EUR, ReferenceRates::OfEachMonth, plan)?;
    /// assert_eq!(converted.at_most(), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn at_most(&self) -> Option<Decimal> {
        let millionths = self.rates.convert(self.amount.at_most()?)?;
        Some(in_units(millionths))
    }

    pub(super) const fn millionths(&self) -> u128 {
        self.millionths
    }

    /// Returns the rates that lead there, in the order in which they do: none where the amount is in the currency
    /// asked for, one to the euro or from it, else both.
    ///
    /// ```
    /// use hyperscaler_investments::{Currency, ReferenceRates, as_of, investments};
    /// let then = as_of("2024-05-27".parse()?);
    /// let plan = investments::AWS_IT_MILAN;
    /// let converted = then.investment_in(Currency::EUR, ReferenceRates::OfEachMonth, plan)?;
    /// assert_eq!(converted.rates().count(), 0);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn rates(
        &self,
    ) -> impl DoubleEndedIterator<Item = ReferenceRate> + FusedIterator + Clone + use<> {
        self.rates.iter()
    }

    /// Returns whether the average of the amount's own month or year was not known, so that an earlier one was
    /// taken: the last that was known, or the year as far as it was.
    ///
    /// ```
    /// use hyperscaler_investments::{Currency, ReferenceRates, as_of, investments};
    ///
    /// // A plan of October 2024: that month's average is known from November on.
    /// let plan = investments::MICROSOFT_IT_2024;
    /// for (day, month) in [("2024-10-31", "2024-09"), ("2024-11-01", "2024-10")] {
    ///     let then = as_of(day.parse()?);
    ///     let converted = then.investment_in(Currency::USD, ReferenceRates::OfEachMonth, plan)?;
    ///     assert_eq!(converted.is_earlier(), month == "2024-09");
    ///     assert_eq!(converted.rates().next().unwrap().period().to_string(), month);
    /// }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub const fn is_earlier(&self) -> bool {
        self.rates.is_earlier
    }
}

impl fmt::Display for Conversion {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sum = |value| rounded(self.qualifier(), value);
        let at_most = self.at_most().map(sum);
        write_money(f, self.currency, sum(self.value()), at_most)
    }
}

impl fmt::Debug for Conversion {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Conversion({} = {self}", self.amount)?;
        for rate in self.rates() {
            write!(f, ", {rate}")?;
        }
        f.write_str(")")
    }
}

/// The reference rates that lead from one currency to another: to the euro, and from it.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Between {
    from: Option<ReferenceRate>,
    into: Option<ReferenceRate>,
    is_earlier: bool,
}

impl Between {
    const NONE: Self = Self {
        from: None,
        into: None,
        is_earlier: false,
    };

    /// Finds the rates for what became public on a date. Both are of the same time.
    pub(crate) fn new(
        snapshot: Snapshot,
        from: Currency,
        into: Currency,
        rates: ReferenceRates,
        date: Date,
    ) -> Result<Self, ReferenceErrorKind> {
        let (from, into) = (series_of(from)?, series_of(into)?);
        let ends = [from, into].into_iter().flatten();
        let until = ends.map(Series::until).min().unwrap_or(u32::MAX);
        let (time, is_earlier) = rates.time(date, snapshot.date(), until)?;
        let average = |series: &Series| {
            let missing = ReferenceErrorKind::NoAverage {
                currency: series.currency(),
                period: time.period(),
            };
            ReferenceRate::average(series, time).ok_or(missing)
        };
        Ok(Self {
            from: from.map(average).transpose()?,
            into: into.map(average).transpose()?,
            is_earlier,
        })
    }

    pub(crate) fn iter(
        self,
    ) -> impl DoubleEndedIterator<Item = ReferenceRate> + FusedIterator + Clone {
        [self.from, self.into].into_iter().flatten()
    }

    /// Returns an amount in millionths of a unit of the other currency; `None` if a decimal cannot hold them.
    ///
    /// A rate is its units / 10^its scale, of at most eighteen digits, of which nine at most behind the point. So
    /// neither the product nor the remainder can overflow, only the result.
    // Is called twice for each amount, and copied into every caller it is the most of a program's code.
    #[inline(never)]
    fn convert(self, units: u64) -> Option<u128> {
        let (times, places_of_times) = self.into.map_or((1, 0), ReferenceRate::parts);
        let (by, places_of_by) = self.from.map_or((1, 0), ReferenceRate::parts);
        let (up, down) = (PLACES + places_of_by, places_of_times);
        let shift = u128::from(10_u64.pow(up.abs_diff(down)));
        let (factor, shift) = if up < down { (1, shift) } else { (shift, 1) };
        let product = u128::from(units) * u128::from(times);
        let divisor = u128::from(by) * shift;
        let whole = product.checked_div(divisor)?;
        // What is left is multiplied by itself: all of the product might not fit.
        let left = product - whole * divisor;
        let rounded = (2 * left * factor + divisor).checked_div(2 * divisor)?;
        let sum = whole.checked_mul(factor)?.checked_add(rounded)?;
        is_decimal(sum).then_some(sum)
    }

    /// Returns the units of the other currency for one unit; `None` if they overflow.
    pub(crate) fn cross(self) -> Option<Decimal> {
        let value = |rate: Option<ReferenceRate>| rate.map_or(Decimal::ONE, ReferenceRate::value);
        value(self.into).checked_div(value(self.from))
    }
}

/// The digits behind the point of a value.
const PLACES: u32 = 6;

const MILLION: u128 = 1_000_000;

/// Returns whether a decimal can hold a number.
pub(super) const fn is_decimal(number: u128) -> bool {
    number < 1 << 96
}

pub(super) const fn in_units(millionths: u128) -> Decimal {
    decimal(millionths, PLACES)
}
