//! The reference rates themselves: averages of months and years. Nothing here converts.

use core::fmt;
use core::iter::FusedIterator;

use rust_decimal::Decimal;

use crate::money::decimal;
use crate::shared::date::Date;
use crate::shared::money::Fixed;
use crate::shared::pad::pad;
use crate::shared::reference::{NO_FIGURE, first_of, last_of, month, month_number};
use crate::{Currency, Source, tables};

/// The average of a currency's euro reference rates over a month or a year: its units for one euro.
///
/// It is not a rate at which anybody could buy or sell: the rates behind it are published for information. What
/// a month's average is, and which months have one, is said in the crate's `METHODOLOGY.md`, "One currency".
///
/// ```
/// use hyperscaler_investments::{Currency, ReferenceRate};
///
/// let rate = ReferenceRate::get(Currency::USD, "2024-05".parse()?).unwrap();
/// assert_eq!(rate.to_string(), "1 EUR = 1.081223 USD (2024-05)");
/// // The euro has no rate, and a series that has ended has none.
/// assert_eq!(ReferenceRate::get(Currency::EUR, "2024-05".parse()?), None);
/// assert_eq!(ReferenceRate::get(Currency::RUB, "2024-05".parse()?), None);
/// # Ok::<(), hyperscaler_investments::DateError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct ReferenceRate {
    currency: Currency,
    time: Time,
    units: u64,
    scale: u8,
}

impl ReferenceRate {
    /// Returns the average of a month or of a whole year. Of a day, it is that of its month.
    ///
    /// A year's average is that over the year's days: of its months, each as often as it has days.
    ///
    /// ```
    /// use hyperscaler_investments::{Currency, ReferenceRate};
    /// let rate = ReferenceRate::get(Currency::USD, "2021".parse()?).unwrap();
    /// assert_eq!(rate.value().to_string(), "1.182740");
    /// # Ok::<(), hyperscaler_investments::DateError>(())
    /// ```
    #[must_use]
    pub fn get(currency: Currency, period: Date) -> Option<Self> {
        Self::average(Series::of(currency)?, Time::of(period))
    }

    /// Returns the averages of a currency's months, oldest first.
    ///
    /// ```
    /// use hyperscaler_investments::{Currency, ReferenceRate};
    /// for rate in ReferenceRate::of(Currency::USD) {
    ///     println!("{},{}", rate.period(), rate.value());
    /// }
    /// ```
    #[must_use]
    pub fn of(currency: Currency) -> impl DoubleEndedIterator<Item = Self> + FusedIterator + Clone {
        let series = Series::of(currency);
        let months = series.map_or(0..0, |series| series.first..series.until + 1);
        months.filter_map(move |month| Self::average(series?, Time::Month(month)))
    }

    /// Returns the currencies that have averages, in the order of their codes.
    ///
    /// ```
    /// use hyperscaler_investments::{Currency, ReferenceRate};
    /// assert!(ReferenceRate::currencies().any(|currency| currency == Currency::JPY));
    /// ```
    #[must_use]
    pub fn currencies()
    -> impl ExactSizeIterator<Item = Currency> + DoubleEndedIterator + FusedIterator + Clone {
        tables::reference::SERIES
            .iter()
            .map(|series| series.currency)
    }

    /// Computes an average. Returns `None` if a month of it has none.
    pub(super) fn average(series: &Series, time: Time) -> Option<Self> {
        let units = match time {
            Time::Month(month) => series.units(month)?,
            Time::Year { year, through } => series.average(first_of(year), through)?,
        };
        Some(Self {
            currency: series.currency,
            time,
            units,
            scale: series.scale,
        })
    }

    /// Returns the currency.
    ///
    /// ```
    /// use hyperscaler_investments::{Currency, ReferenceRate};
    /// let newest = ReferenceRate::of(Currency::USD).next_back().unwrap();
    /// println!("1 EUR = {} {}", newest.value(), newest.currency());
    /// ```
    #[must_use]
    pub const fn currency(self) -> Currency {
        self.currency
    }

    /// Returns the month or the year.
    ///
    /// ```
    /// use hyperscaler_investments::{Currency, ReferenceRate};
    /// let rate = ReferenceRate::get(Currency::USD, "2024-05-27".parse()?).unwrap();
    /// assert_eq!(rate.period().to_string(), "2024-05");
    /// # Ok::<(), hyperscaler_investments::DateError>(())
    /// ```
    #[must_use]
    pub fn period(self) -> Date {
        self.time.period()
    }

    /// Returns the last month in the average: the month itself, and of a year its last or the last that was over.
    ///
    /// ```
    /// use hyperscaler_investments::{Currency, ReferenceRate};
    /// let rate = ReferenceRate::get(Currency::USD, "2021".parse()?).unwrap();
    /// assert_eq!(rate.last_month().to_string(), "2021-12");
    /// # Ok::<(), hyperscaler_investments::DateError>(())
    /// ```
    #[must_use]
    pub fn last_month(self) -> Date {
        date_of(self.time.last())
    }

    /// Returns the units of the currency for one euro, with all digits that the data set holds.
    ///
    /// ```
    /// use hyperscaler_investments::{Currency, ReferenceRate};
    /// let rate = ReferenceRate::get(Currency::JPY, "2024-05".parse()?).unwrap();
    /// assert_eq!(rate.value().to_string(), "168.536364");
    /// # Ok::<(), hyperscaler_investments::DateError>(())
    /// ```
    #[must_use]
    pub const fn value(self) -> Decimal {
        decimal(self.units as u128, self.scale as u32)
    }

    /// Returns the sources of the currency's rates, of which there is at least one.
    ///
    /// ```
    /// use hyperscaler_investments::{Currency, ReferenceRate};
    /// let rate = ReferenceRate::get(Currency::USD, "2024-05".parse()?).unwrap();
    /// assert_eq!(rate.sources().next().unwrap().publisher(), "European Central Bank");
    /// # Ok::<(), hyperscaler_investments::DateError>(())
    /// ```
    #[must_use]
    pub fn sources(
        self,
    ) -> impl ExactSizeIterator<Item = Source> + DoubleEndedIterator + FusedIterator + Clone {
        let rows = Series::of(self.currency).map_or(&[][..], Series::sources);
        rows.iter().copied().map(Source)
    }

    /// Returns the value as an integer, and how many of its digits stand behind the point.
    pub(super) const fn parts(self) -> (u64, u32) {
        (self.units, self.scale as u32)
    }

    pub(super) const fn time(self) -> Time {
        self.time
    }
}

/// `1 EUR = 1.081223 USD (2024-05)`; a year that was not over says up to which month.
impl fmt::Display for ReferenceRate {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let figure = Fixed {
            units: self.units.into(),
            places: self.scale.into(),
        };
        let (code, time) = (self.currency, self.time);
        pad(f, format_args!("1 EUR = {figure} {code} ({time})"))
    }
}

impl fmt::Debug for ReferenceRate {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ReferenceRate({self})")
    }
}

/// The time of an average. Months are numbers.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Time {
    Month(u32),
    /// A year, through its last month or the last that was over.
    Year {
        year: u16,
        through: u32,
    },
}

impl Time {
    /// Returns the month of a day or month; of a year, all of it.
    pub(super) const fn of(date: Date) -> Self {
        match month_number(date) {
            Some(month) => Self::Month(month),
            None => Self::Year {
                year: date.year(),
                through: last_of(date.year()),
            },
        }
    }

    pub(super) const fn first(self) -> u32 {
        match self {
            Self::Month(month) => month,
            Self::Year { year, .. } => first_of(year),
        }
    }

    pub(super) const fn last(self) -> u32 {
        match self {
            Self::Month(month) => month,
            Self::Year { through, .. } => through,
        }
    }

    pub(super) fn period(self) -> Date {
        match self {
            Self::Month(month) => date_of(month),
            Self::Year { year, .. } => Date::from_year(year).unwrap_or(crate::DATA_AS_OF),
        }
    }
}

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.period().fmt(f)?;
        match *self {
            Self::Year { year, through } if through < last_of(year) => {
                write!(f, " to {}", date_of(through))
            }
            Self::Year { .. } | Self::Month(_) => Ok(()),
        }
    }
}

/// Returns a month by its number. The numbers here come from dates and from the tables.
pub(super) fn date_of(number: u32) -> Date {
    month(number).unwrap_or(crate::DATA_AS_OF)
}

/// The averages of a currency as the tables hold them.
pub(crate) struct Series {
    number: u16,
    currency: Currency,
    first: u32,
    until: u32,
    scale: u8,
    is_wide: bool,
}

/// Makes a row of the generated table: its own number, the currency, the first month with an average, the last
/// month of the files in which the currency stands, the digits behind the point, and whether an average takes two
/// words of the run.
#[allow(dead_code, reason = "a choice of the data may have no reference rates")]
pub(crate) const fn series(
    number: u16,
    currency: u16,
    first: u32,
    until: u32,
    scale: u8,
    is_wide: bool,
) -> Series {
    Series {
        number,
        currency: Currency(currency),
        first,
        until,
        scale,
        is_wide,
    }
}

impl Series {
    pub(super) fn of(currency: Currency) -> Option<&'static Self> {
        let mut all = tables::reference::SERIES.iter();
        all.find(|series| series.currency == currency)
    }

    pub(super) const fn currency(&self) -> Currency {
        self.currency
    }

    /// Returns the rows of the sources.
    pub(super) fn sources(&self) -> &'static [u16] {
        tables::reference::SOURCES.of(self.number)
    }

    /// Returns the last month of the files in which the currency stands, whether it still has an average or not.
    pub(super) const fn until(&self) -> u32 {
        self.until
    }

    /// Returns the average of a month.
    fn units(&self, month: u32) -> Option<u64> {
        let words = tables::reference::FIGURES.of(self.number);
        let place = month.checked_sub(self.first)? as usize;
        let units = if self.is_wide {
            let high = words.get(2 * place + 1)?;
            u64::from(*high) << 32 | u64::from(*words.get(2 * place)?)
        } else {
            u64::from(*words.get(place)?)
        };
        (units != NO_FIGURE).then_some(units)
    }

    /// Returns the average over the days of several months, rounded half up to the places of a month's.
    fn average(&self, first: u32, last: u32) -> Option<u64> {
        let (mut sum, mut days) = (0_u128, 0_u128);
        for month in first..=last {
            let of_month = u128::from(days_in(month)?);
            sum += u128::from(self.units(month)?) * of_month;
            days += of_month;
        }
        let doubled = (2 * sum + days).checked_div(2 * days)?;
        u64::try_from(doubled).ok()
    }
}

/// Returns on how many days rates were published in a month.
fn days_in(month: u32) -> Option<u8> {
    let place = month.checked_sub(tables::reference::FIRST)?;
    tables::reference::DAYS.get(place as usize).copied()
}
