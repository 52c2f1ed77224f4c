//! Totals in one currency, by rates that the caller names.

use core::fmt;

use rust_decimal::Decimal;

use crate::{Currency, ExchangeRate, Investment, Phase, Qualifier, Total, Totals, tables};

const CURRENCIES: usize = tables::currency::LEN;

/// A rate is called distant from a plan from this many days on: more than a year.
const DISTANT: i32 = 366;

/// Why totals could not be converted.
///
/// ```
/// use hyperscaler_investments::{ConvertError, Currency, DATA_AS_OF, as_of, investments};
///
/// let totals = as_of(DATA_AS_OF).totals([investments::GOOGLE_IT_2020]);
/// let error = totals.convert(Currency::EUR, &[]).unwrap_err();
/// assert_eq!(error, ConvertError::MissingRate { from: Currency::USD, into: Currency::EUR });
/// assert_eq!(error.to_string(), "no rate given leads from USD to EUR, directly or through one step");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ConvertError {
    /// No rate given leads from one currency to the other, directly or through one step.
    MissingRate {
        /// The currency of a total.
        from: Currency,
        /// The currency asked for.
        into: Currency,
    },
    /// More than one of the rates given, or more than one pair of them, leads there.
    AmbiguousRate {
        /// The currency of a total.
        from: Currency,
        /// The currency asked for.
        into: Currency,
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
            Self::MissingRate { from, into } => {
                write!(
                    f,
                    "no rate given leads from {from} to {into}, directly or through one step"
                )
            }
            Self::AmbiguousRate { from, into } => {
                write!(
                    f,
                    "the rates given lead from {from} to {into} in more than one way"
                )
            }
            Self::Overflow { from, into } => {
                write!(f, "the total in {from} is too large to convert to {into}")
            }
        }
    }
}

impl core::error::Error for ConvertError {}

/// Totals in one currency: still one line for each phase, with the rates that were used.
///
/// Nothing is rounded but the 28th digit of a division; rounding is for whoever shows the number.
///
/// ```
/// use hyperscaler_investments::{Country, Currency, Investment, Phase, Qualifier, Rate, as_of};
///
/// let italy = Investment::iter().filter(|investment| investment.country() == Country::ITALY);
/// let totals = as_of("2024-05-27".parse().unwrap()).totals(italy);
/// let rates = [Rate::get("usd-eur-2024-05-27").unwrap().into()];
/// let converted = totals.convert(Currency::EUR, &rates)?;
/// let pledged = converted.get(Phase::Pledged).unwrap();
/// assert_eq!(pledged.value().normalize().to_string(), "4210640000");
/// assert_eq!(pledged.qualifier(), Qualifier::MoreThan);
/// // The rate is years younger than two of the plans.
/// assert_eq!(converted.distant().count(), 2);
/// # Ok::<(), hyperscaler_investments::ConvertError>(())
/// ```
#[derive(Clone)]
pub struct Converted<'a> {
    totals: &'a Totals,
    into: Currency,
    rates: &'a [ExchangeRate],
    paths: [Path; CURRENCIES],
    lines: [Option<ConvertedTotal>; Phase::ALL.len() * 2],
}

/// One line of [`Converted`]: everything of a phase, in the currency asked for.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct ConvertedTotal {
    phase: Phase,
    currency: Currency,
    qualifier: Qualifier,
    value: Decimal,
}

/// The rates that lead from a currency to the one asked for: positions in the caller's slice.
#[derive(Clone, Copy)]
enum Path {
    Unused,
    Same,
    Direct(usize),
    Through(usize, usize),
}

impl Totals {
    /// These totals in one currency, by the rates given: directly, the other way round, or through
    /// one step in between. No rate is used that is not given.
    ///
    /// # Errors
    ///
    /// If no rate leads there, if several do, or if the result is too large for a decimal.
    ///
    /// ```
    /// use hyperscaler_investments::{Currency, DATA_AS_OF, Phase, Rate, as_of, investments};
    ///
    /// // The article's own rate is 1 USD = 0.9211 EUR; backwards it turns EUR 2.0 bn into USD 2.171 bn.
    /// let totals = as_of(DATA_AS_OF).totals([investments::AWS_IT_MILAN]);
    /// let rates = [Rate::get("usd-eur-2024-05-27").unwrap().into()];
    /// let converted = totals.convert(Currency::USD, &rates)?;
    /// let dollars = converted.get(Phase::Pledged).unwrap().value().round();
    /// assert_eq!(dollars.to_string(), "2171316904");
    /// # Ok::<(), hyperscaler_investments::ConvertError>(())
    /// ```
    #[inline]
    pub fn convert<'a>(
        &'a self,
        into: Currency,
        rates: &'a [ExchangeRate],
    ) -> Result<Converted<'a>, ConvertError> {
        let mut converted = Converted {
            totals: self,
            into,
            rates,
            paths: [Path::Unused; CURRENCIES],
            lines: [None; Phase::ALL.len() * 2],
        };
        for total in self.iter() {
            converted.add(total)?;
        }
        Ok(converted)
    }
}

impl<'a> Converted<'a> {
    #[inline]
    fn add(&mut self, total: Total<'_>) -> Result<(), ConvertError> {
        let (from, into) = (total.currency(), self.into);
        let path = path(from, into, self.rates)?;
        let ceiling = total.qualifier() == Qualifier::UpTo;
        let overflow = ConvertError::Overflow { from, into };
        let value = self.follow(path, from, total.value()).ok_or(overflow)?;
        let line = self.lines.get_mut(line_number(total.phase(), ceiling));
        if let (Some(line), Some(used)) = (line, self.paths.get_mut(usize::from(from.0))) {
            *used = path;
            let sum = line.get_or_insert(ConvertedTotal {
                phase: total.phase(),
                currency: into,
                qualifier: total.qualifier(),
                value: Decimal::ZERO,
            });
            sum.value = sum.value.checked_add(value).ok_or(overflow)?;
            sum.qualifier = looser(sum.qualifier, total.qualifier());
        }
        Ok(())
    }

    /// A value taken along the path; `None` if it overflows.
    #[inline]
    fn follow(&self, path: Path, from: Currency, value: Decimal) -> Option<Decimal> {
        let step = |value: Decimal, from: Currency, rate: usize| {
            let rate = self.rates.get(rate)?;
            if rate.base() == from {
                Some((value.checked_mul(rate.value())?, rate.quote()))
            } else {
                Some((value.checked_div(rate.value())?, rate.base()))
            }
        };
        match path {
            Path::Unused | Path::Same => Some(value),
            Path::Direct(rate) => step(value, from, rate).map(|(value, _)| value),
            Path::Through(first, second) => {
                let (value, between) = step(value, from, first)?;
                step(value, between, second).map(|(value, _)| value)
            }
        }
    }

    /// The currency asked for.
    ///
    /// ```
    /// use hyperscaler_investments::{Currency, DATA_AS_OF, as_of, investments};
    /// let totals = as_of(DATA_AS_OF).totals([investments::AWS_IT_MILAN]);
    /// assert_eq!(totals.convert(Currency::EUR, &[]).unwrap().currency(), Currency::EUR);
    /// ```
    #[must_use]
    pub const fn currency(&self) -> Currency {
        self.into
    }

    /// The sum of a phase, without ceilings.
    ///
    /// ```
    /// use hyperscaler_investments::{Currency, DATA_AS_OF, Phase, as_of, investments};
    /// let totals = as_of(DATA_AS_OF).totals([investments::AWS_IT_MILAN]);
    /// let converted = totals.convert(Currency::EUR, &[]).unwrap();
    /// assert_eq!(converted.get(Phase::Pledged).unwrap().value().to_string(), "2000000000");
    /// assert!(converted.get(Phase::Spent).is_none());
    /// ```
    #[must_use]
    pub fn get(&self, phase: Phase) -> Option<ConvertedTotal> {
        *self.lines.get(line_number(phase, false))?
    }

    /// Every line: by phase, ceilings after the sum.
    ///
    /// ```
    /// use hyperscaler_investments::{Currency, DATA_AS_OF, as_of, investments};
    /// let totals = as_of(DATA_AS_OF).totals([investments::AWS_IT_MILAN]);
    /// assert_eq!(totals.convert(Currency::EUR, &[]).unwrap().iter().count(), 1);
    /// ```
    pub fn iter(&self) -> impl Iterator<Item = ConvertedTotal> + Clone + '_ {
        self.lines.iter().copied().flatten()
    }

    /// The rates that were used, in the order given.
    ///
    /// ```
    /// use hyperscaler_investments::{Currency, DATA_AS_OF, Rate, as_of, investments};
    /// let totals = as_of(DATA_AS_OF).totals([investments::AWS_IT_MILAN]);
    /// let rates = [Rate::get("usd-eur-2024-05-27").unwrap().into()];
    /// assert_eq!(totals.convert(Currency::USD, &rates).unwrap().rates().count(), 1);
    /// assert_eq!(totals.convert(Currency::EUR, &rates).unwrap().rates().count(), 0);
    /// ```
    pub fn rates(&self) -> impl Iterator<Item = &'a ExchangeRate> + Clone + '_ {
        self.rates
            .iter()
            .enumerate()
            .filter(|&(number, _)| self.paths.iter().any(|path| path.uses(number)))
            .map(|(_, rate)| rate)
    }

    /// The counted records and the rates they were converted with whose days are more than a year
    /// apart: the result is then a rough one.
    ///
    /// ```
    /// use hyperscaler_investments::{Currency, DATA_AS_OF, Rate, as_of, investments};
    /// let rates = [Rate::get("usd-eur-2024-05-27").unwrap().into()];
    /// let totals = as_of(DATA_AS_OF).totals([investments::GOOGLE_IT_2020]);
    /// let converted = totals.convert(Currency::EUR, &rates).unwrap();
    /// let (record, rate) = converted.distant().next().unwrap();
    /// assert_eq!((record, rate.base()), (investments::GOOGLE_IT_2020, Currency::USD));
    /// ```
    pub fn distant(&self) -> impl Iterator<Item = (Investment, &'a ExchangeRate)> + Clone + '_ {
        self.totals.counted().flat_map(move |investment| {
            let currency = investment
                .amount()
                .map(|amount| usize::from(amount.currency().0));
            let path = currency
                .and_then(|currency| self.paths.get(currency))
                .copied();
            let used = move |number| path.is_some_and(|path| path.uses(number));
            let rates = self
                .rates
                .iter()
                .enumerate()
                .filter(move |&(number, _)| used(number));
            rates
                .filter(move |(_, rate)| {
                    let days = rate
                        .date()
                        .map(|date| date.days_since(investment.first_public()));
                    days.is_some_and(|days| days.abs() > DISTANT)
                })
                .map(move |(_, rate)| (investment, rate))
        })
    }
}

impl ConvertedTotal {
    /// Pledged or spent.
    ///
    /// ```
    /// use hyperscaler_investments::{Currency, DATA_AS_OF, Phase, as_of, investments};
    /// let totals = as_of(DATA_AS_OF).totals([investments::AWS_IT_MILAN]);
    /// let converted = totals.convert(Currency::EUR, &[]).unwrap();
    /// assert_eq!(converted.iter().next().unwrap().phase(), Phase::Pledged);
    /// ```
    #[must_use]
    pub const fn phase(&self) -> Phase {
        self.phase
    }

    /// The currency asked for.
    ///
    /// ```
    /// use hyperscaler_investments::{Currency, DATA_AS_OF, as_of, investments};
    /// let totals = as_of(DATA_AS_OF).totals([investments::AWS_IT_MILAN]);
    /// let converted = totals.convert(Currency::EUR, &[]).unwrap();
    /// assert_eq!(converted.iter().next().unwrap().currency(), Currency::EUR);
    /// ```
    #[must_use]
    pub const fn currency(&self) -> Currency {
        self.currency
    }

    /// As in [`Total::qualifier`].
    ///
    /// ```
    /// use hyperscaler_investments::{Currency, DATA_AS_OF, Qualifier, as_of, investments};
    /// let totals = as_of(DATA_AS_OF).totals([investments::AWS_IT_MILAN]);
    /// let converted = totals.convert(Currency::EUR, &[]).unwrap();
    /// assert_eq!(converted.iter().next().unwrap().qualifier(), Qualifier::Exact);
    /// ```
    #[must_use]
    pub const fn qualifier(&self) -> Qualifier {
        self.qualifier
    }

    /// The sum in currency units, not rounded.
    ///
    /// ```
    /// use hyperscaler_investments::{Currency, DATA_AS_OF, as_of, investments};
    /// let totals = as_of(DATA_AS_OF).totals([investments::AWS_IT_MILAN]);
    /// let converted = totals.convert(Currency::EUR, &[]).unwrap();
    /// assert_eq!(converted.iter().next().unwrap().value().to_string(), "2000000000");
    /// ```
    #[must_use]
    pub const fn value(&self) -> Decimal {
        self.value
    }
}

/// `Decimal`'s own `Debug` reaches the heap, so the value is printed from its integers.
impl fmt::Debug for ConvertedTotal {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (units, scale) = (self.value.mantissa(), self.value.scale());
        write!(
            f,
            "ConvertedTotal({}: {} {} {units}e-{scale})",
            self.phase, self.qualifier, self.currency
        )
    }
}

impl fmt::Debug for Converted<'_> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl Path {
    const fn uses(self, number: usize) -> bool {
        match self {
            Self::Unused | Self::Same => false,
            Self::Direct(rate) => rate == number,
            Self::Through(first, second) => first == number || second == number,
        }
    }
}

/// The one way from a currency to another by the rates given.
#[inline]
fn path(from: Currency, into: Currency, rates: &[ExchangeRate]) -> Result<Path, ConvertError> {
    if from == into {
        return Ok(Path::Same);
    }
    let other_end = |rate: &ExchangeRate, end: Currency| {
        if rate.base() == end {
            Some(rate.quote())
        } else if rate.quote() == end {
            Some(rate.base())
        } else {
            None
        }
    };
    let leads = move |rate: &ExchangeRate, from, into| other_end(rate, from) == Some(into);
    let direct = rates
        .iter()
        .enumerate()
        .filter(|(_, rate)| leads(rate, from, into));
    let mut direct = direct.map(|(number, _)| Path::Direct(number));
    let mut through = rates.iter().enumerate().flat_map(|(first, rate)| {
        let between = other_end(rate, from);
        let seconds = rates.iter().enumerate();
        let onward =
            seconds.filter(move |(_, second)| between.is_some_and(|b| leads(second, b, into)));
        onward.map(move |(second, _)| Path::Through(first, second))
    });
    let only = |paths: &mut dyn Iterator<Item = Path>| match (paths.next(), paths.next()) {
        (Some(_), Some(_)) => Err(ConvertError::AmbiguousRate { from, into }),
        (path, _) => Ok(path),
    };
    match only(&mut direct)? {
        Some(path) => Ok(path),
        None => only(&mut through)?.ok_or(ConvertError::MissingRate { from, into }),
    }
}

/// The qualifier of a sum of two: more than, else about, else exact. Ceilings meet only ceilings.
const fn looser(a: Qualifier, b: Qualifier) -> Qualifier {
    match (a, b) {
        (Qualifier::MoreThan, _) | (_, Qualifier::MoreThan) => Qualifier::MoreThan,
        (Qualifier::About, _) | (_, Qualifier::About) => Qualifier::About,
        _ => a,
    }
}

const fn line_number(phase: Phase, ceiling: bool) -> usize {
    phase as usize * 2 + ceiling as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    /// No record of the data set is a ceiling that counts; of an overlay's some may be.
    #[test]
    fn every_line_has_a_place_of_its_own() {
        let mut lines = [false; Phase::ALL.len() * 2];
        for &phase in Phase::ALL {
            for ceiling in [false, true] {
                let is_taken = core::mem::replace(&mut lines[line_number(phase, ceiling)], true);
                assert!(!is_taken, "{phase}, ceiling: {ceiling}");
            }
        }
    }
}
