//! Why an amount cannot be converted at reference rates.

use core::fmt;

use crate::shared::date::Date;
use crate::shared::pad::pad;
use crate::{Currency, Investment};

/// The error of converting an amount for which there is no reference rate: why, and of which record.
///
/// `{:#}` leaves the record out, for where it stands already.
///
/// ```
/// use hyperscaler_investments::{Currency, ReferenceErrorKind, ReferenceRates, as_of, investments};
///
/// let then = as_of("2024-05-27".parse()?);
/// let plan = investments::AWS_IT_MILAN;
/// let error = then.investment_in(Currency::UAH, ReferenceRates::OfEachMonth, plan).unwrap_err();
/// assert_eq!(error.investment(), Some(plan));
/// assert_eq!(error.kind(), ReferenceErrorKind::NoSeries { currency: Currency::UAH });
/// assert_eq!(error.to_string(), "aws-it-milan: there is no reference rate of UAH");
/// assert_eq!(format!("{error:#}"), "there is no reference rate of UAH");
/// # Ok::<(), hyperscaler_investments::DateError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct ReferenceError {
    investment: Option<Investment>,
    kind: ReferenceErrorKind,
}

impl ReferenceError {
    pub(super) const fn of(investment: Option<Investment>, kind: ReferenceErrorKind) -> Self {
        Self { investment, kind }
    }

    /// Returns the record whose amount it is; `None` for an amount that was given by itself.
    #[must_use]
    pub const fn investment(self) -> Option<Investment> {
        self.investment
    }

    /// Returns why it cannot be converted.
    #[must_use]
    pub const fn kind(self) -> ReferenceErrorKind {
        self.kind
    }
}

impl fmt::Display for ReferenceError {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.investment {
            Some(investment) if !f.alternate() => {
                pad(f, format_args!("{investment}: {}", self.kind))
            }
            Some(_) | None => fmt::Display::fmt(&self.kind, f),
        }
    }
}

/// The sentence: it is what `main` prints of an error, and `expect`.
impl fmt::Debug for ReferenceError {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ReferenceError({self})")
    }
}

impl core::error::Error for ReferenceError {}

/// Why an amount cannot be converted at reference rates: see [`ReferenceError`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ReferenceErrorKind {
    /// No amount is stated.
    NoAmount,
    /// It was not public by the day.
    NotYetPublic {
        /// The date on which it became public.
        date: Date,
        /// The day asked for.
        day: Date,
    },
    /// No reference rate of the currency is in the data.
    NoSeries {
        /// The currency, that of the amount or the one asked for.
        currency: Currency,
    },
    /// The currency has reference rates, and no average for the time: they had ended, pause, or had not begun.
    NoAverage {
        /// The currency, that of the amount or the one asked for.
        currency: Currency,
        /// The month or year.
        period: Date,
    },
    /// The month or year asked for was not over by the day, so that its average was not known.
    NotOver {
        /// The month or year.
        period: Date,
        /// The day asked for.
        day: Date,
    },
    /// The result does not fit a decimal of 96 bits.
    Overflow {
        /// The currency of the amount.
        from: Currency,
        /// The currency asked for.
        into: Currency,
    },
}

impl fmt::Display for ReferenceErrorKind {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoAmount => pad(f, format_args!("no amount is stated")),
            Self::NotYetPublic { date, day } => {
                pad(f, format_args!("it became public on {date}, after {day}"))
            }
            Self::NoSeries { currency } => {
                pad(f, format_args!("there is no reference rate of {currency}"))
            }
            Self::NoAverage { currency, period } => pad(
                f,
                format_args!("there is no reference rate of {currency} for {period}"),
            ),
            Self::NotOver { period, day } => pad(f, format_args!("{period} was not over on {day}")),
            Self::Overflow { from, into } => pad(
                f,
                format_args!("the sum in {from} is too large to convert to {into}"),
            ),
        }
    }
}
