//! Why totals cannot be converted by the rates that were given.

use core::fmt;
use core::iter::FusedIterator;

use crate::shared::date::Date;
use crate::shared::pad::{align, pad_with};
use crate::{Currency, Rate, tables};

/// The error of converting totals that the rates given do not fit.
///
/// ```
/// use hyperscaler_investments::{ConvertError, Currency, as_of, investments};
///
/// let plans = [investments::GOOGLE_IT_2020, investments::MICROSOFT_SE_2024];
/// let totals = as_of("2024-06-30".parse()?).totals(plans);
/// let error = totals.convert(Currency::EUR, &[]).unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "no rate given leads to EUR from SEK or USD, directly or through one step",
/// );
/// let ConvertError::MissingRates(missing) = error else { unreachable!() };
/// assert!(missing.currencies().eq([Currency::SEK, Currency::USD]));
/// # Ok::<(), hyperscaler_investments::DateError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ConvertError {
    /// No rate given leads from some currencies to the one asked for, directly or through one step.
    MissingRates(MissingRates),
    /// More than one of the rates given, or more than one pair of them, leads there.
    AmbiguousRate {
        /// The currency of a total.
        from: Currency,
        /// The currency asked for.
        into: Currency,
    },
    /// A rate of the data set is dated after the day of the totals.
    LaterRate {
        /// The rate.
        rate: Rate,
        /// The day.
        day: Date,
    },
    /// The result does not fit a decimal of 96 bits.
    Overflow {
        /// The currency of a total.
        from: Currency,
        /// The currency asked for.
        into: Currency,
    },
}

impl fmt::Display for ConvertError {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::MissingRates(missing) => fmt::Display::fmt(missing, f),
            Self::AmbiguousRate { from, into } => align(
                f,
                format_args!("the rates given lead from {from} to {into} in more than one way"),
            ),
            Self::LaterRate { rate, day } => align(
                f,
                format_args!("the rate {rate} is dated after {day}, when it was not known"),
            ),
            Self::Overflow { from, into } => align(
                f,
                format_args!("the total in {from} is too large to convert to {into}"),
            ),
        }
    }
}

impl core::error::Error for ConvertError {}

const WORDS: usize = tables::currency::LEN.div_ceil(64);

/// The currencies from which no rate leads to the one asked for: all of them at once.
///
/// ```
/// use hyperscaler_investments::{ConvertError, Currency, as_of, investments};
///
/// let totals = as_of("2024-05-27".parse()?).totals([investments::GOOGLE_IT_2020]);
/// let Err(ConvertError::MissingRates(missing)) = totals.convert(Currency::EUR, &[]) else { unreachable!() };
/// assert_eq!(missing.currency(), Currency::EUR);
/// assert!(missing.currencies().eq([Currency::USD]));
/// # Ok::<(), hyperscaler_investments::DateError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct MissingRates {
    into: Currency,
    from: [u64; WORDS],
}

impl MissingRates {
    pub(super) const fn none(into: Currency) -> Self {
        Self {
            into,
            from: [0; WORDS],
        }
    }

    pub(super) fn insert(&mut self, from: Currency) {
        if let Some(word) = self.from.get_mut(usize::from(from.0) / 64) {
            *word |= 1 << (from.0 % 64);
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.currencies().next().is_none()
    }

    /// Returns the currency asked for.
    #[must_use]
    pub const fn currency(&self) -> Currency {
        self.into
    }

    /// Returns the currencies for which there is no rate, in the order of their codes.
    #[must_use]
    pub fn currencies(&self) -> impl FusedIterator<Item = Currency> + Clone + '_ {
        Currency::iter().filter(|currency| {
            let word = self.from.get(usize::from(currency.0) / 64);
            word.is_some_and(|word| word & 1 << (currency.0 % 64) != 0)
        })
    }
}

impl fmt::Display for MissingRates {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        pad_with(f, |f| {
            write!(f, "no rate given leads to {} from ", self.into)?;
            let last = self.currencies().last();
            for (number, currency) in self.currencies().enumerate() {
                if number > 0 {
                    f.write_str(if Some(currency) == last { " or " } else { ", " })?;
                }
                f.write_str(currency.code())?;
            }
            f.write_str(", directly or through one step")
        })
    }
}

impl fmt::Debug for MissingRates {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "MissingRates({self})")
    }
}
