//! Exchange rates: the data set's own, each with its source, and the caller's. Nothing here converts, and
//! nothing here chooses a rate: the caller does.

use core::iter::FusedIterator;

use rust_decimal::Decimal;

use crate::handle::handle;
use crate::money::decimal;
use crate::shared::date::Date;
use crate::shared::layout;
use crate::tables::at;
use crate::{Currency, Source, tables};

handle! {
    /// An exchange rate that a source states for a day. No rate is ever used unless the caller names it.
    ///
    /// ```
    /// use hyperscaler_investments::{Currency, Rate};
    ///
    /// let rate = Rate::get("usd-eur-2024-05-27").unwrap();
    /// assert_eq!((rate.base(), rate.quote()), (Currency::USD, Currency::EUR));
    /// assert_eq!(rate.value().to_string(), "0.9211");
    /// ```
    Rate in rate, called "rate",
    key: id, "Returns the permanent id: base, quote, day.",
    example: "usd-eur-2024-05-27",
}

impl Rate {
    /// Returns the currency of which one unit is priced.
    ///
    /// ```
    /// use hyperscaler_investments::{Currency, Rate};
    /// assert_eq!(Rate::get("usd-eur-2024-05-27").unwrap().base(), Currency::USD);
    /// ```
    #[must_use]
    pub fn base(self) -> Currency {
        Currency(at(&tables::rate::BASE, self.0))
    }

    /// Returns the currency in which the price is stated.
    ///
    /// ```
    /// use hyperscaler_investments::{Currency, Rate};
    /// assert_eq!(Rate::get("usd-eur-2024-05-27").unwrap().quote(), Currency::EUR);
    /// ```
    #[must_use]
    pub fn quote(self) -> Currency {
        Currency(at(&tables::rate::QUOTE, self.0))
    }

    /// Returns the price of one unit of the base, in units of the quote currency. It is above zero.
    ///
    /// ```
    /// use hyperscaler_investments::Rate;
    /// assert_eq!(Rate::get("usd-eur-2024-05-27").unwrap().value().to_string(), "0.9211");
    /// ```
    #[must_use]
    pub fn value(self) -> Decimal {
        decimal(
            at(&tables::rate::UNITS, self.0).into(),
            at(&tables::rate::SCALE, self.0).into(),
        )
    }

    /// Returns the day for which the source states it.
    ///
    /// ```
    /// use hyperscaler_investments::Rate;
    /// assert_eq!(Rate::get("usd-eur-2024-05-27").unwrap().date().to_string(), "2024-05-27");
    /// ```
    #[must_use]
    pub fn date(self) -> Date {
        Date::from_bits(at(&tables::rate::DATE, self.0))
    }

    /// Returns the editor's remark about it, if there is one.
    ///
    /// ```
    /// use hyperscaler_investments::Rate;
    /// let note = Rate::get("usd-eur-2024-06-14").unwrap().note().unwrap();
    /// assert!(note.starts_with("Printed by Reuters"));
    /// ```
    #[must_use]
    pub fn note(self) -> Option<&'static str> {
        layout::text(tables::rate::note(self.0))
    }

    /// Returns the sources that state it, of which there is at least one.
    ///
    /// ```
    /// use hyperscaler_investments::Rate;
    /// for source in Rate::get("usd-eur-2024-05-27").unwrap().sources() {
    ///     println!("{}: {}", source.publisher(), source.url().unwrap_or("no public address"));
    /// }
    /// ```
    pub fn sources(
        self,
    ) -> impl ExactSizeIterator<Item = Source> + DoubleEndedIterator + FusedIterator + Clone {
        tables::rate::SOURCES.of(self.0).iter().copied().map(Source)
    }
}

/// A rate to convert with: one of the data set's own, or the caller's.
///
/// ```
/// use hyperscaler_investments::{Currency, ExchangeRate, Rate};
///
/// let published: ExchangeRate = Rate::get("usd-eur-2024-05-27").unwrap().into();
/// let own = ExchangeRate::new(Currency::USD, Currency::EUR, "0.93".parse().unwrap(), None).unwrap();
/// assert_eq!((published.base(), published.quote()), (own.base(), own.quote()));
/// // A rate is a positive number between two currencies.
/// assert!(ExchangeRate::new(Currency::EUR, Currency::EUR, "1".parse().unwrap(), None).is_none());
/// assert!(ExchangeRate::new(Currency::USD, Currency::EUR, "-1".parse().unwrap(), None).is_none());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct ExchangeRate {
    base: Currency,
    quote: Currency,
    value: Decimal,
    date: Option<Date>,
    rate: Option<Rate>,
}

impl ExchangeRate {
    /// Returns a rate of the caller's own: one unit of `base` costs `value` units of `quote`.
    ///
    /// `date` is the day of the rate, if it has one. Returns `None` if the value is not above zero or the
    /// two currencies are the same.
    ///
    /// ```
    /// use hyperscaler_investments::{Currency, ExchangeRate};
    /// let day = "2024-06-03".parse().ok();
    /// assert!(ExchangeRate::new(Currency::SEK, Currency::EUR, "0.0876".parse().unwrap(), day).is_some());
    /// ```
    #[must_use]
    pub fn new(
        base: Currency,
        quote: Currency,
        value: Decimal,
        date: Option<Date>,
    ) -> Option<Self> {
        let valid = base != quote && value.is_sign_positive() && !value.is_zero();
        valid.then_some(Self {
            base,
            quote,
            value,
            date,
            rate: None,
        })
    }

    /// Returns the currency of which one unit is priced.
    ///
    /// ```
    /// use hyperscaler_investments::{Currency, ExchangeRate, Rate};
    /// let rate = ExchangeRate::from(Rate::get("usd-eur-2024-05-27").unwrap());
    /// assert_eq!(rate.base(), Currency::USD);
    /// ```
    #[must_use]
    pub const fn base(&self) -> Currency {
        self.base
    }

    /// Returns the currency in which the price is stated.
    ///
    /// ```
    /// use hyperscaler_investments::{Currency, ExchangeRate, Rate};
    /// let rate = ExchangeRate::from(Rate::get("usd-eur-2024-05-27").unwrap());
    /// assert_eq!(rate.quote(), Currency::EUR);
    /// ```
    #[must_use]
    pub const fn quote(&self) -> Currency {
        self.quote
    }

    /// Returns the price of one unit of the base, in units of the quote currency. It is above zero.
    ///
    /// ```
    /// use hyperscaler_investments::{ExchangeRate, Rate};
    /// let rate = ExchangeRate::from(Rate::get("usd-eur-2024-05-27").unwrap());
    /// assert_eq!(rate.value().to_string(), "0.9211");
    /// ```
    #[must_use]
    pub const fn value(&self) -> Decimal {
        self.value
    }

    /// Returns the day of the rate, if it has one.
    ///
    /// ```
    /// use hyperscaler_investments::{ExchangeRate, Rate};
    /// let rate = ExchangeRate::from(Rate::get("usd-eur-2024-05-27").unwrap());
    /// assert_eq!(rate.date().unwrap().to_string(), "2024-05-27");
    /// ```
    #[must_use]
    pub const fn date(&self) -> Option<Date> {
        self.date
    }

    /// Returns a value in one of the two currencies in units of the other, and which that is: the value times the rate,
    /// or divided by it. A decimal holds 28 digits: a result with more is rounded, and a very small one may become zero.
    ///
    /// Returns `None` if it is in neither currency, or if the result is too large for a decimal.
    ///
    /// ```
    /// use hyperscaler_investments::{Amount, Currency, ExchangeRate, Qualifier};
    ///
    /// let rate = ExchangeRate::new(Currency::USD, Currency::EUR, "0.92".parse().unwrap(), None).unwrap();
    /// let own = Amount::new(500_000_000, Currency::USD, Qualifier::Exact).unwrap();
    /// let (value, currency) = rate.convert(own.value(), own.currency()).unwrap();
    /// assert_eq!((value, currency), (460_000_000.into(), Currency::EUR));
    /// assert_eq!(rate.convert(value, Currency::SEK), None);
    /// ```
    #[must_use]
    #[inline]
    pub fn convert(&self, value: Decimal, from: Currency) -> Option<(Decimal, Currency)> {
        if from == self.base {
            Some((value.checked_mul(self.value)?, self.quote))
        } else if from == self.quote {
            Some((value.checked_div(self.value)?, self.base))
        } else {
            None
        }
    }

    /// Returns the record of the data set, unless the rate is the caller's own.
    ///
    /// ```
    /// use hyperscaler_investments::{ExchangeRate, Rate};
    /// let rate = Rate::get("usd-eur-2024-05-27").unwrap();
    /// assert_eq!(ExchangeRate::from(rate).rate(), Some(rate));
    /// ```
    #[must_use]
    pub const fn rate(&self) -> Option<Rate> {
        self.rate
    }
}

impl From<Rate> for ExchangeRate {
    fn from(rate: Rate) -> Self {
        let (base, quote, value) = (rate.base(), rate.quote(), rate.value());
        Self {
            base,
            quote,
            value,
            date: Some(rate.date()),
            rate: Some(rate),
        }
    }
}

/// `Decimal`'s own `Debug` reaches the heap, so the value is printed from its integers.
impl core::fmt::Debug for ExchangeRate {
    #[inline]
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let (units, scale) = (self.value.mantissa(), self.value.scale());
        write!(
            f,
            "ExchangeRate({}/{} = {units}e-{scale}",
            self.base, self.quote
        )?;
        if let Some(date) = self.date {
            write!(f, ", {date}")?;
        }
        f.write_str(")")
    }
}
