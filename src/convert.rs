//! Totals in one currency, by rates that the caller names. What counts is the totals' affair: nothing here looks
//! at a verdict, and no rate is used that was not given.

use core::fmt;

use rust_decimal::Decimal;

use crate::pad::pad;
use crate::{Currency, ExchangeRate, Investment, Phase, Qualifier, Total, Totals, tables};

const CURRENCIES: usize = tables::currency::LEN;

/// A rate is distant from a plan if more days than these lie between them: more than any year has.
const DISTANT: i32 = 366;

/// The error of converting totals that the rates given do not fit.
///
/// ```
/// use hyperscaler_investments::{ConvertError, Currency, as_of, investments};
///
/// let totals = as_of("2024-05-27".parse()?).totals([investments::GOOGLE_IT_2020]);
/// let error = totals.convert(Currency::EUR, &[]).unwrap_err();
/// assert_eq!(error, ConvertError::MissingRate { from: Currency::USD, into: Currency::EUR });
/// assert_eq!(error.to_string(), "no rate given leads from USD to EUR, directly or through one step");
/// # Ok::<(), hyperscaler_investments::DateError>(())
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
            Self::MissingRate { from, into } => pad(
                f,
                format_args!(
                    "no rate given leads from {from} to {into}, directly or through one step"
                ),
            ),
            Self::AmbiguousRate { from, into } => pad(
                f,
                format_args!("the rates given lead from {from} to {into} in more than one way"),
            ),
            Self::Overflow { from, into } => pad(
                f,
                format_args!("the total in {from} is too large to convert to {into}"),
            ),
        }
    }
}

impl core::error::Error for ConvertError {}

/// Totals in one currency: still one line for each phase, with the rates that were used.
///
/// Nothing is rounded but the 28th digit of a division. Round where you show the number.
///
/// ```
/// use hyperscaler_investments::{Country, Currency, Investment, Phase, Qualifier, Rate, as_of};
///
/// let italy = Investment::iter().filter(|investment| investment.country() == Some(Country::ITALY));
/// let totals = as_of("2024-05-27".parse()?).totals(italy);
/// let rates = [Rate::get("usd-eur-2024-05-27").unwrap().into()];
/// let converted = totals.convert(Currency::EUR, &rates)?;
/// let pledged = converted.get(Phase::Pledged).unwrap();
/// assert_eq!(pledged.value().normalize().to_string(), "4210640000");
/// assert_eq!(pledged.qualifier(), Qualifier::MoreThan);
/// // The rate is years younger than two of the plans.
/// assert_eq!(converted.distant().count(), 2);
/// # Ok::<(), Box<dyn std::error::Error>>(())
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
///
/// ```
/// use hyperscaler_investments::{Currency, Phase, Qualifier, Rate, as_of, investments};
///
/// // More than USD 900 m, at USD 1 = EUR 0.9211.
/// let totals = as_of("2024-05-27".parse()?).totals([investments::GOOGLE_IT_2020]);
/// let rates = [Rate::get("usd-eur-2024-05-27").unwrap().into()];
/// let converted = totals.convert(Currency::EUR, &rates)?;
/// let line = converted.iter().next().unwrap();
/// assert_eq!((line.phase(), line.currency()), (Phase::Pledged, Currency::EUR));
/// assert_eq!(line.qualifier(), Qualifier::MoreThan);
/// assert_eq!(line.value().round().to_string(), "828990000");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct ConvertedTotal {
    phase: Phase,
    currency: Currency,
    qualifier: Qualifier,
    value: Decimal,
}

/// The rates that lead from a currency to the one asked for, by their positions in the caller's slice.
#[derive(Clone, Copy)]
enum Path {
    /// Nothing was converted from this currency.
    Unused,
    /// It is the currency asked for.
    Same,
    Direct(usize),
    Through(usize, usize),
}

impl Totals {
    /// Returns these totals in one currency, by the rates given.
    ///
    /// A rate is used as it is given or the other way round. Where no rate leads from a currency to the one
    /// asked for, two do that have a third currency in common. No rate is used that is not given.
    ///
    /// # Errors
    ///
    /// Returns an error if no rate leads there, if several do, or if the result is too large for a decimal.
    ///
    /// ```
    /// use hyperscaler_investments::{Currency, Phase, Rate, as_of, investments};
    ///
    /// // An article gives USD 1 = EUR 0.9211. The other way round, EUR 2.0 bn are USD 2.171 bn.
    /// let totals = as_of("2024-05-27".parse()?).totals([investments::AWS_IT_MILAN]);
    /// let rates = [Rate::get("usd-eur-2024-05-27").unwrap().into()];
    /// let converted = totals.convert(Currency::USD, &rates)?;
    /// let dollars = converted.get(Phase::Pledged).unwrap().value().round();
    /// assert_eq!(dollars.to_string(), "2171316904");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
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
        let path = find_path(from, into, self.rates)?;
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

    /// Takes a value along a path. Returns `None` if it overflows.
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

    /// Returns the currency asked for.
    #[must_use]
    pub const fn currency(&self) -> Currency {
        self.into
    }

    /// Returns the sum of a phase, without ceilings; `None` if nothing of the phase counts.
    ///
    /// ```
    /// use hyperscaler_investments::{Currency, Phase, as_of, investments};
    ///
    /// let totals = as_of("2024-05-27".parse()?).totals([investments::AWS_IT_MILAN]);
    /// // What is in euros already needs no rate.
    /// let converted = totals.convert(Currency::EUR, &[])?;
    /// assert_eq!(converted.get(Phase::Pledged).unwrap().value().to_string(), "2000000000");
    /// assert_eq!(converted.get(Phase::Spent), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn get(&self, phase: Phase) -> Option<ConvertedTotal> {
        *self.lines.get(line_number(phase, false))?
    }

    /// Returns an iterator over the lines, by phase. The ceilings of a phase follow its sum.
    ///
    /// ```
    /// use hyperscaler_investments::{Currency, as_of, investments};
    ///
    /// let totals = as_of("2024-05-27".parse()?).totals([investments::AWS_IT_MILAN]);
    /// for line in totals.convert(Currency::EUR, &[])?.iter() {
    ///     println!("{}: {} {}", line.phase(), line.currency(), line.value().round());
    /// }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn iter(&self) -> impl Iterator<Item = ConvertedTotal> + Clone + '_ {
        self.lines.iter().copied().flatten()
    }

    /// Returns an iterator over the rates that were used, in the order given.
    ///
    /// ```
    /// use hyperscaler_investments::{Currency, Rate, as_of, investments};
    ///
    /// let totals = as_of("2024-05-27".parse()?).totals([investments::AWS_IT_MILAN]);
    /// let rates = [Rate::get("usd-eur-2024-05-27").unwrap().into()];
    /// assert_eq!(totals.convert(Currency::USD, &rates)?.rates().count(), 1);
    /// // The sum is in euros: the rate is given, but not used.
    /// assert_eq!(totals.convert(Currency::EUR, &rates)?.rates().count(), 0);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn rates(&self) -> impl Iterator<Item = &'a ExchangeRate> + Clone + '_ {
        self.rates_where(|number| self.paths.iter().any(|path| path.uses(number)))
    }

    /// Returns an iterator over the counted records and the rates they were converted with whose days are more
    /// than a year apart.
    ///
    /// Where there are any, the result is a rough one. A rate without a day is never among them.
    ///
    /// ```
    /// use hyperscaler_investments::{Currency, Rate, as_of, investments};
    ///
    /// let rates = [Rate::get("usd-eur-2024-05-27").unwrap().into()];
    /// let totals = as_of("2024-05-27".parse()?).totals([investments::GOOGLE_IT_2020]);
    /// let converted = totals.convert(Currency::EUR, &rates)?;
    /// let (record, rate) = converted.distant().next().unwrap();
    /// assert_eq!((record, rate.base()), (investments::GOOGLE_IT_2020, Currency::USD));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn distant(&self) -> impl Iterator<Item = (Investment, &'a ExchangeRate)> + Clone + '_ {
        self.totals.counted().flat_map(move |investment| {
            let path = self.path_of(investment);
            self.rates_where(move |number| path.uses(number))
                .filter(move |rate| is_distant(rate, investment))
                .map(move |rate| (investment, rate))
        })
    }

    /// Returns the rates at those positions for which the question is answered with yes.
    fn rates_where<'s>(
        &'s self,
        is_asked_for: impl Fn(usize) -> bool + Clone + 's,
    ) -> impl Iterator<Item = &'a ExchangeRate> + Clone + 's {
        self.rates
            .iter()
            .enumerate()
            .filter(move |&(number, _)| is_asked_for(number))
            .map(|(_, rate)| rate)
    }

    /// Returns the way on which a record's amount was converted.
    fn path_of(&self, investment: Investment) -> Path {
        let Some(amount) = investment.amount() else {
            return Path::Unused;
        };
        let row = usize::from(amount.currency().0);
        self.paths.get(row).copied().unwrap_or(Path::Unused)
    }
}

/// Returns whether more than a year lies between a rate and a record.
fn is_distant(rate: &ExchangeRate, investment: Investment) -> bool {
    match rate.date() {
        Some(date) => date.days_since(investment.first_public()).abs() > DISTANT,
        None => false,
    }
}

impl ConvertedTotal {
    /// Returns the phase.
    #[must_use]
    pub const fn phase(&self) -> Phase {
        self.phase
    }

    /// Returns the currency asked for.
    #[must_use]
    pub const fn currency(&self) -> Currency {
        self.currency
    }

    /// Returns the qualifier of the sum, by the rule of [`Total::qualifier`].
    #[must_use]
    pub const fn qualifier(&self) -> Qualifier {
        self.qualifier
    }

    /// Returns the sum in currency units, not rounded.
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

/// Finds the one way from a currency to another by the rates given: one rate, else two.
#[inline]
fn find_path(from: Currency, into: Currency, rates: &[ExchangeRate]) -> Result<Path, ConvertError> {
    if from == into {
        return Ok(Path::Same);
    }
    // A rate that leads there wins over any two, so those are not even looked at.
    if let Some(path) = find_rate(from, into, rates)? {
        return Ok(path);
    }
    find_pair(from, into, rates)?.ok_or(ConvertError::MissingRate { from, into })
}

/// Finds the one rate between two currencies.
#[inline]
fn find_rate(
    from: Currency,
    into: Currency,
    rates: &[ExchangeRate],
) -> Result<Option<Path>, ConvertError> {
    let mut found = None;
    for (number, rate) in rates.iter().enumerate() {
        if other_end(rate, from) == Some(into) {
            keep_only(&mut found, Path::Direct(number), from, into)?;
        }
    }
    Ok(found)
}

/// Finds the one pair of rates that leads from a currency to another through a third.
#[inline]
fn find_pair(
    from: Currency,
    into: Currency,
    rates: &[ExchangeRate],
) -> Result<Option<Path>, ConvertError> {
    let mut found = None;
    for (first, rate) in rates.iter().enumerate() {
        let Some(between) = other_end(rate, from) else {
            continue;
        };
        for (second, rate) in rates.iter().enumerate() {
            if other_end(rate, between) == Some(into) {
                keep_only(&mut found, Path::Through(first, second), from, into)?;
            }
        }
    }
    Ok(found)
}

/// Returns the currency at the other end of a rate, if one of its ends is this one.
#[inline]
fn other_end(rate: &ExchangeRate, end: Currency) -> Option<Currency> {
    if rate.base() == end {
        Some(rate.quote())
    } else if rate.quote() == end {
        Some(rate.base())
    } else {
        None
    }
}

/// Keeps a path that was found. A second one is an error: it is not for us to choose.
#[inline]
fn keep_only(
    found: &mut Option<Path>,
    path: Path,
    from: Currency,
    into: Currency,
) -> Result<(), ConvertError> {
    match found.replace(path) {
        None => Ok(()),
        Some(_) => Err(ConvertError::AmbiguousRate { from, into }),
    }
}

/// Returns the qualifier of a sum of two: more than, else about, else exact. Ceilings meet only ceilings.
const fn looser(a: Qualifier, b: Qualifier) -> Qualifier {
    if looseness(b) > looseness(a) { b } else { a }
}

const fn looseness(qualifier: Qualifier) -> u8 {
    match qualifier {
        Qualifier::MoreThan => 2,
        Qualifier::About => 1,
        Qualifier::Exact | Qualifier::UpTo | Qualifier::Unquantified => 0,
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
