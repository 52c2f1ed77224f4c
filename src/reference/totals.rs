//! Totals in one currency at reference rates: what could be converted, and beside it what could not.

use core::fmt;
use core::iter::FusedIterator;

use super::conversion::{in_units, is_decimal};
use super::rate::date_of;
use super::{Conversion, ReferenceError, ReferenceErrorKind, ReferenceRate, ReferenceRates};
use crate::convert::{Lines, Part};
use crate::money::write_line;
use crate::set::Set;
use crate::shared::date::Date;
use crate::{
    Caveat, CaveatKind, ConvertedIter, ConvertedTotal, Currency, Investment, Phase, Qualifier,
    Snapshot, Source, Totals, tables,
};

/// Totals in one currency, at published reference rates.
///
/// Each record that counts is converted by itself, and then added up: one line for each phase. What could not be
/// converted is in no line. It is listed, with its own sums, and such a total is not that of all that was asked
/// for. The lines print like those of [`Totals`], and with a precision with as many digits behind the point.
///
/// ```
/// use hyperscaler_investments::{Currency, ReferenceRates, as_of, investments};
///
/// let plans = [investments::GOOGLE_IT_2020, investments::AWS_IT_MILAN];
/// let then = as_of("2024-05-27".parse()?);
/// let total = then.totals_in(Currency::EUR, ReferenceRates::OfEachMonth, plans);
/// assert_eq!(format!("{total:.2}"), "pledged: more than EUR 2.78 bn");
/// assert!(total.is_complete());
/// assert_eq!(
///     total.method().to_string(),
///     "In EUR at the average reference rate of each plan's own month (2020-07), computed from rates that are \
///      published for information only. Source: European Central Bank.",
/// );
/// # Ok::<(), hyperscaler_investments::DateError>(())
/// ```
#[derive(Clone)]
pub struct ReferenceTotals {
    totals: Totals,
    /// The day whose averages are known.
    known: Snapshot,
    currency: Currency,
    rates: ReferenceRates,
    /// In millionths of a unit.
    lines: Lines<u128>,
    unconverted: Set,
    /// The first and the last month of the averages used.
    months: Option<(u32, u32)>,
}

impl Totals {
    /// Returns these totals in one currency, at reference rates, as of the day of the totals.
    ///
    /// ```
    /// use hyperscaler_investments::{Currency, ReferenceRates, as_of, investments};
    ///
    /// let totals = as_of("2024-05-27".parse()?).totals([investments::GOOGLE_IT_2020]);
    /// let total = totals.at_reference(Currency::EUR, ReferenceRates::OfEachMonth);
    /// assert_eq!(format!("{total:.1}"), "pledged: more than EUR 785.1 m");
    /// # Ok::<(), hyperscaler_investments::DateError>(())
    /// ```
    #[must_use]
    pub fn at_reference(&self, currency: Currency, rates: ReferenceRates) -> ReferenceTotals {
        self.at_reference_known(self.snapshot(), currency, rates)
    }

    /// Returns these totals in one currency, at the reference rates that are known as of another day.
    ///
    /// Asked today, each total of a history is converted at the averages that are known today. So a record keeps
    /// one value, and the changes add up to the difference of the totals.
    ///
    /// ```
    /// use hyperscaler_investments::{Currency, ReferenceRates, as_of, investments};
    ///
    /// // A plan of October 2024: that month's average is known from November on.
    /// let then = as_of("2024-10-31".parse()?).totals([investments::MICROSOFT_IT_2024]);
    /// let total = then.at_reference(Currency::USD, ReferenceRates::OfEachMonth);
    /// assert_eq!(total.months().unwrap().0.to_string(), "2024-09");
    /// let later = as_of("2024-11-01".parse()?);
    /// let total = then.at_reference_known(later, Currency::USD, ReferenceRates::OfEachMonth);
    /// assert_eq!(total.months().unwrap().0.to_string(), "2024-10");
    /// # Ok::<(), hyperscaler_investments::DateError>(())
    /// ```
    #[must_use]
    pub fn at_reference_known(
        &self,
        known: Snapshot,
        currency: Currency,
        rates: ReferenceRates,
    ) -> ReferenceTotals {
        let mut converted = ReferenceTotals {
            totals: self.clone(),
            known,
            currency,
            rates,
            lines: Lines::EMPTY,
            unconverted: Set::EMPTY,
            months: None,
        };
        for investment in self.counted() {
            converted.enter(investment);
        }
        converted
    }
}

impl ReferenceTotals {
    // Is a loop's body: copied into the caller it makes the loop no faster and the program larger.
    #[inline(never)]
    fn enter(&mut self, investment: Investment) {
        let Ok(conversion) = self.conversion(investment) else {
            self.unconverted.insert(investment);
            return;
        };
        // Of a range the lower end is added, and some of the money that may overlap is new.
        let is_range = investment.is_range();
        let qualifier = match conversion.qualifier() {
            Qualifier::UpTo => Qualifier::UpTo,
            _ if is_range || self.totals.has_overlaps(investment) => Qualifier::MoreThan,
            own => own,
        };
        let part = Part {
            phase: investment.phase(),
            qualifier,
            value: conversion.millionths(),
        };
        if self.lines.add(part, sum_of).is_none() {
            self.unconverted.insert(investment);
            return;
        }
        for rate in conversion.rates() {
            self.months = Some(with_months(self.months, rate));
        }
    }

    fn conversion(&self, investment: Investment) -> Result<Conversion, ReferenceError> {
        self.known
            .investment_in(self.currency, self.rates, investment)
    }

    /// Returns the currency asked for.
    #[must_use]
    pub const fn currency(&self) -> Currency {
        self.currency
    }

    /// Returns which averages were taken.
    #[must_use]
    pub const fn rates(&self) -> ReferenceRates {
        self.rates
    }

    /// Returns the totals as they were stated.
    ///
    /// ```
    /// use hyperscaler_investments::{Currency, ReferenceRates, as_of, investments};
    /// let then = as_of("2024-05-27".parse()?);
    /// let plan = [investments::GOOGLE_IT_2020];
    /// let total = then.totals_in(Currency::EUR, ReferenceRates::OfEachMonth, plan);
    /// assert_eq!(total.totals().to_string(), "pledged: more than USD 900 m");
    /// # Ok::<(), hyperscaler_investments::DateError>(())
    /// ```
    #[must_use]
    pub const fn totals(&self) -> &Totals {
        &self.totals
    }

    /// Returns the sum of a phase, without ceilings; `None` if nothing of the phase was converted.
    ///
    /// ```
    /// use hyperscaler_investments::{Currency, Phase, ReferenceRates, as_of, investments};
    /// let then = as_of("2024-05-27".parse()?);
    /// let plan = [investments::GOOGLE_IT_2020];
    /// let total = then.totals_in(Currency::EUR, ReferenceRates::OfEachMonth, plan);
    /// let pledged = total.get(Phase::Pledged).unwrap();
    /// assert_eq!(pledged.value().round_dp(2).to_string(), "785108070.13");
    /// # Ok::<(), hyperscaler_investments::DateError>(())
    /// ```
    #[must_use]
    pub fn get(&self, phase: Phase) -> Option<ConvertedTotal> {
        self.lines.get(phase).map(|line| self.shown(line))
    }

    /// Returns the lines, by phase. The ceilings of a phase follow its sum.
    #[must_use]
    pub fn iter(&self) -> ConvertedIter {
        ConvertedIter::new(self.lines.map(|line| self.shown(line)))
    }

    fn shown(&self, line: Part<u128>) -> ConvertedTotal {
        let sum = Part {
            phase: line.phase,
            qualifier: line.qualifier,
            value: in_units(line.value),
        };
        ConvertedTotal::new(self.currency, sum)
    }

    /// Returns the records that were converted, in id order, each with its value and its rates.
    ///
    /// ```
    /// use hyperscaler_investments::{Currency, ReferenceRates, as_of, investments};
    /// let then = as_of("2024-05-27".parse()?);
    /// let plan = [investments::GOOGLE_IT_2020];
    /// let total = then.totals_in(Currency::EUR, ReferenceRates::OfEachMonth, plan);
    /// let (record, conversion) = total.converted().next().unwrap();
    /// assert_eq!(record, investments::GOOGLE_IT_2020);
    /// assert_eq!(conversion.rates().count(), 1);
    /// # Ok::<(), hyperscaler_investments::DateError>(())
    /// ```
    #[must_use]
    pub fn converted(&self) -> impl FusedIterator<Item = (Investment, Conversion)> + Clone + '_ {
        let counted = self.totals.counted();
        let converted = counted.filter(|&investment| !self.unconverted.contains(investment));
        converted.filter_map(|investment| Some((investment, self.conversion(investment).ok()?)))
    }

    /// Returns the records that count and could not be converted, in id order, and why.
    ///
    /// ```
    /// use hyperscaler_investments::{Currency, ReferenceErrorKind, ReferenceRates, as_of, investments};
    /// let then = as_of("2024-05-27".parse()?);
    /// let plan = [investments::GOOGLE_IT_2020];
    /// let total = then.totals_in(Currency::UAH, ReferenceRates::OfEachMonth, plan);
    /// let (record, error) = total.unconverted().next().unwrap();
    /// assert_eq!(record, investments::GOOGLE_IT_2020);
    /// assert_eq!(error.kind(), ReferenceErrorKind::NoSeries { currency: Currency::UAH });
    /// assert_eq!(total.unconverted_totals().to_string(), "pledged: more than USD 900 m");
    /// # Ok::<(), hyperscaler_investments::DateError>(())
    /// ```
    #[must_use]
    pub fn unconverted(
        &self,
    ) -> impl FusedIterator<Item = (Investment, ReferenceError)> + Clone + '_ {
        self.unconverted.iter().map(|investment| {
            let error = match self.conversion(investment) {
                Err(error) => error,
                // It is the sum that would be too large.
                Ok(conversion) => {
                    let from = conversion.amount().currency();
                    let into = self.currency;
                    let kind = ReferenceErrorKind::Overflow { from, into };
                    ReferenceError::of(Some(investment), kind)
                }
            };
            (investment, error)
        })
    }

    /// Returns what those records state, added up per phase and currency.
    #[must_use]
    pub fn unconverted_totals(&self) -> Totals {
        Totals::sum(self.totals.snapshot(), self.unconverted.iter())
    }

    /// Returns whether everything that counts was converted.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.unconverted.iter().next().is_none()
    }

    /// Returns the first and the last month of the averages used; `None` if nothing had to be converted.
    ///
    /// ```
    /// use hyperscaler_investments::{Country, Currency, Investment, ReferenceRates, as_of};
    /// let italy = Investment::iter().filter(|plan| plan.country() == Some(Country::ITALY));
    /// let then = as_of("2024-05-27".parse()?);
    /// let total = then.totals_in(Currency::EUR, ReferenceRates::OfEachMonth, italy);
    /// let (first, last) = total.months().unwrap();
    /// assert_eq!((first.to_string(), last.to_string()), ("2020-05".into(), "2020-07".into()));
    /// # Ok::<(), hyperscaler_investments::DateError>(())
    /// ```
    #[must_use]
    pub fn months(&self) -> Option<(Date, Date)> {
        let (first, last) = self.months?;
        Some((date_of(first), date_of(last)))
    }

    /// Returns the sources of the rates that were used, each once, in id order.
    ///
    /// ```
    /// use hyperscaler_investments::{Currency, ReferenceRates, as_of, investments};
    /// let then = as_of("2024-05-27".parse()?);
    /// let plan = [investments::GOOGLE_IT_2020];
    /// let total = then.totals_in(Currency::EUR, ReferenceRates::OfEachMonth, plan);
    /// assert!(total.sources().map(|source| source.id()).eq(["ecb-reference-rates"]));
    /// # Ok::<(), hyperscaler_investments::DateError>(())
    /// ```
    #[must_use]
    pub fn sources(&self) -> impl FusedIterator<Item = Source> + Clone + '_ {
        sources_of(self.used())
    }

    /// Returns each rate that was used, as often as it was.
    fn used(&self) -> impl Iterator<Item = ReferenceRate> + Clone + '_ {
        self.converted()
            .flat_map(|(_, conversion)| conversion.rates())
    }

    /// Returns the method in words: which averages, of which months, of whom.
    ///
    /// ```
    /// use hyperscaler_investments::{Currency, ReferenceRates, as_of, investments};
    /// let then = as_of("2024-05-27".parse()?);
    /// let plan = [investments::GOOGLE_IT_2020];
    /// let total = then.totals_in(Currency::EUR, ReferenceRates::OfMonth("2024-04".parse()?), plan);
    /// assert_eq!(
    ///     total.method().to_string(),
    ///     "In EUR at the average reference rate of 2024-04, computed from rates that are published for \
    ///      information only. Source: European Central Bank.",
    /// );
    /// # Ok::<(), hyperscaler_investments::DateError>(())
    /// ```
    #[must_use]
    pub fn method(&self) -> impl fmt::Display + '_ {
        self.rates.method(self.currency, self.used())
    }

    /// Returns what must be said beside the total because it was converted. What must be said of the records
    /// themselves is among [`Totals::caveats`].
    ///
    /// ```
    /// use hyperscaler_investments::{Currency, ReferenceRates, as_of, investments};
    /// let then = as_of("2024-10-31".parse()?);
    /// let plan = [investments::MICROSOFT_IT_2024];
    /// let total = then.totals_in(Currency::USD, ReferenceRates::OfEachMonth, plan);
    /// let caveats: Vec<_> = total.caveats().map(|caveat| caveat.to_string()).collect();
    /// assert_eq!(caveats, [
    ///     "Converted at an earlier average, because that of the month itself was not known: EUR 4.3 bn pledged \
    ///      (microsoft-it-2024).",
    /// ]);
    /// # Ok::<(), hyperscaler_investments::DateError>(())
    /// ```
    #[must_use]
    pub fn caveats(&self) -> impl FusedIterator<Item = Caveat> + Clone + '_ {
        let snapshot = self.totals.snapshot();
        let earlier = self
            .converted()
            .filter(|(_, conversion)| conversion.is_earlier());
        let earlier = earlier.map(|(investment, _)| investment);
        [
            Caveat::of(CaveatKind::EarlierAverage, snapshot, earlier),
            Caveat::of(CaveatKind::Unconverted, snapshot, self.unconverted.iter()),
        ]
        .into_iter()
        .flatten()
    }
}

/// Returns a sum; `None` if a decimal cannot hold it.
fn sum_of(one: u128, other: u128) -> Option<u128> {
    one.checked_add(other).filter(|&sum| is_decimal(sum))
}

impl IntoIterator for &ReferenceTotals {
    type Item = ConvertedTotal;
    type IntoIter = ConvertedIter;

    #[inline]
    fn into_iter(self) -> ConvertedIter {
        self.iter()
    }
}

/// One line a total, and one for each sum that could not be converted, without a line break at the end.
impl fmt::Display for ReferenceTotals {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut is_first = true;
        for line in self {
            write_line(f, is_first, format_args!("{}", line.phase()), line)?;
            is_first = false;
        }
        for total in &self.unconverted_totals() {
            let phase = total.phase();
            write_line(f, is_first, format_args!("{phase}, not converted"), total)?;
            is_first = false;
        }
        Ok(())
    }
}

impl fmt::Debug for ReferenceTotals {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut list = f.debug_list();
        list.entries(self.iter());
        list.entries(self.unconverted().map(|(_, error)| error))
            .finish()
    }
}

impl ReferenceRates {
    /// Returns the method of a conversion in words, from the rates that it used: which averages, of which months, of
    /// whom.
    ///
    /// ```
    /// use hyperscaler_investments::{Currency, ReferenceRates, as_of, investments};
    ///
    /// let (then, rates) = (as_of("2024-05-27".parse()?), ReferenceRates::OfEachMonth);
    /// let plan = then.investment_in(Currency::EUR, rates, investments::GOOGLE_IT_2020)?;
    /// assert_eq!(
    ///     rates.method(Currency::EUR, plan.rates()).to_string(),
    ///     "In EUR at the average reference rate of each plan's own month (2020-07), computed from rates that are \
    ///      published for information only. Source: European Central Bank.",
    /// );
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn method<'r>(
        self,
        currency: Currency,
        used: impl Iterator<Item = ReferenceRate> + Clone + 'r,
    ) -> impl fmt::Display + 'r {
        Method {
            currency,
            rates: self,
            used,
        }
    }
}

/// Returns the first and the last month of averages and of one more.
fn with_months(months: Option<(u32, u32)>, rate: ReferenceRate) -> (u32, u32) {
    let (first, last) = (rate.time().first(), rate.time().last());
    match months {
        None => (first, last),
        Some((earliest, latest)) => (earliest.min(first), latest.max(last)),
    }
}

/// Returns the sources of rates, each once, in id order.
fn sources_of(
    used: impl Iterator<Item = ReferenceRate> + Clone,
) -> impl FusedIterator<Item = Source> + Clone {
    // Few series have few sources, so each is looked for among all that were used.
    let mut before = None;
    let next = move || {
        let sources = used.clone().flat_map(ReferenceRate::sources);
        let next = sources
            .filter(|&source| before.is_none_or(|before| source > before))
            .min();
        before = next;
        next
    };
    core::iter::from_fn(next).fuse()
}

/// Returns the publisher of a source of rates, from names that a program carries without those of all others.
fn publisher(source: Source) -> &'static str {
    let mut rows = tables::reference_source::ROW.iter();
    let number = rows.position(|&row| row == source.0);
    number.map_or("", |number| {
        tables::reference_source::publisher(number as u16)
    })
}

/// The method of a reference conversion.
struct Method<I> {
    currency: Currency,
    rates: ReferenceRates,
    used: I,
}

impl<I: Iterator<Item = ReferenceRate> + Clone> fmt::Display for Method<I> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "In {} ", self.currency)?;
        let used = self.used.clone();
        let months = used.fold(None, |months, rate| Some(with_months(months, rate)));
        let Some((first, last)) = months else {
            return f.write_str("as stated: no rate was used.");
        };
        let (first, last) = (date_of(first), date_of(last));
        f.write_str("at the average reference rate of ")?;
        match self.rates {
            ReferenceRates::OfMonth(_) if first == last => write!(f, "{first}"),
            ReferenceRates::OfMonth(_) => write!(f, "{}", first.year()),
            ReferenceRates::OfEachMonth if first == last => {
                write!(f, "each plan's own month ({first})")
            }
            ReferenceRates::OfEachMonth => {
                write!(f, "each plan's own month ({first} to {last})")
            }
        }?;
        f.write_str(", computed from rates that are published for information only. Source: ")?;
        for (number, source) in sources_of(self.used.clone()).enumerate() {
            f.write_str(if number > 0 { ", " } else { "" })?;
            f.write_str(publisher(source))?;
        }
        f.write_str(".")
    }
}
