//! Totals in one currency, by rates that the caller names. What counts is the totals' affair: nothing here looks
//! at a verdict, and no rate is used that was not given.

mod error;
mod line;
mod path;

pub use error::{ConvertError, MissingRates};
pub use line::{ConvertedIter, ConvertedTotal};

pub(crate) use line::{Lines, Part};

use core::fmt;
use core::iter::FusedIterator;

use rust_decimal::Decimal;

use crate::money::write_line;
use crate::reference::Between;
use crate::shared::date::Date;
use crate::totals::LINES;
use crate::{
    Caveat, CaveatKind, Currency, ExchangeRate, Investment, Phase, ReferenceRates, Total, Totals,
};
use path::{Path, Used};

/// A rate is distant from a plan if more days than these lie between them: more than any year has.
const DISTANT: i32 = 366;

/// Totals in one currency: still one line for each phase, with the rates that were used.
///
/// Nothing is rounded but the 28th digit of a division. The lines print like those of [`Totals`], and with a
/// precision with as many digits behind the point. The rates are copied, so that a function can return it.
///
/// ```
/// use hyperscaler_investments::{Country, Currency, Investment, Phase, Qualifier, Rate, as_of};
///
/// let italy = Investment::iter().filter(|investment| investment.country() == Some(Country::ITALY));
/// let totals = as_of("2024-05-27".parse()?).totals(italy);
/// let rates = [Rate::get("usd-eur-2024-05-27").unwrap().into()];
/// let converted = totals.convert(Currency::EUR, &rates)?;
/// assert_eq!(converted.to_string(), "pledged: more than EUR 4.21064 bn\nspent: EUR 1 bn");
/// // The rate is years younger than two of the plans.
/// assert_eq!(converted.distant().count(), 2);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct Converted {
    totals: Totals,
    into: Currency,
    /// The way of each line of the totals.
    paths: [Path; LINES],
    lines: Lines<Decimal>,
}

impl Totals {
    /// Returns these totals in one currency, by the rates given.
    ///
    /// A rate is used as it is given or the other way round. Where no rate leads from a currency to the one
    /// asked for, two do that have a third currency in common. No rate is used that is not given.
    ///
    /// # Errors
    ///
    /// Returns an error if no rate leads there, if several do, if a rate of the data set that would be used is
    /// dated after the day of the totals, or if the result is too large for a decimal.
    ///
    /// ```
    /// use hyperscaler_investments::{Currency, Phase, Rate, as_of, investments};
    ///
    /// // An article gives USD 1 = EUR 0.9211. The other way round, EUR 2.0 bn are USD 2.171 bn.
    /// let totals = as_of("2024-05-27".parse()?).totals([investments::AWS_IT_MILAN]);
    /// let rates = [Rate::get("usd-eur-2024-05-27").unwrap().into()];
    /// let converted = totals.convert(Currency::USD, &rates)?;
    /// assert_eq!(converted.get(Phase::Pledged).unwrap().to_string(), "USD 2.171316904 bn");
    /// assert_eq!(format!("{converted:.3}"), "pledged: USD 2.171 bn");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[inline]
    pub fn convert(
        &self,
        into: Currency,
        rates: &[ExchangeRate],
    ) -> Result<Converted, ConvertError> {
        let mut converted = Converted {
            totals: self.clone(),
            into,
            paths: [Path::None; LINES],
            lines: Lines::EMPTY,
        };
        let mut missing = MissingRates::none(into);
        for (number, total) in self.numbered() {
            match Path::find(total.currency(), into, rates)? {
                None => missing.insert(total.currency()),
                Some(path) => converted.add(number, total, path)?,
            }
        }
        if missing.is_empty() {
            Ok(converted)
        } else {
            Err(ConvertError::MissingRates(missing))
        }
    }
}

impl Converted {
    #[inline]
    fn add(&mut self, number: usize, total: Total<'_>, path: Path) -> Result<(), ConvertError> {
        let (from, into) = (total.currency(), self.into);
        for used in path.used() {
            self.refuse_later(&used.rate)?;
        }
        let overflow = ConvertError::Overflow { from, into };
        let value = path.follow(total.value(), from).ok_or(overflow)?;
        let part = Part {
            phase: total.phase(),
            qualifier: total.qualifier(),
            value,
        };
        if let Some(used) = self.paths.get_mut(number) {
            *used = path;
        }
        self.lines.add(part, Decimal::checked_add).ok_or(overflow)
    }

    /// Nothing leaks back from the future: what the data set learnt later was not known on the day.
    #[inline]
    fn refuse_later(&self, rate: &ExchangeRate) -> Result<(), ConvertError> {
        let day = self.totals.snapshot().date();
        match rate.rate() {
            Some(rate) if !self.totals.snapshot().is_public(rate.date()) => {
                Err(ConvertError::LaterRate { rate, day })
            }
            Some(_) | None => Ok(()),
        }
    }

    /// Returns the currency asked for.
    #[must_use]
    pub const fn currency(&self) -> Currency {
        self.into
    }

    /// Returns the totals as they were stated.
    ///
    /// ```
    /// use hyperscaler_investments::{Currency, as_of, investments};
    /// let totals = as_of("2024-05-27".parse()?).totals([investments::AWS_IT_MILAN]);
    /// assert_eq!(totals.convert(Currency::EUR, &[])?.totals().to_string(), "pledged: EUR 2 bn");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub const fn totals(&self) -> &Totals {
        &self.totals
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
        let line = self.lines.get(phase)?;
        Some(ConvertedTotal::new(self.into, line))
    }

    /// Returns an iterator over the lines, by phase. The ceilings of a phase follow its sum.
    ///
    /// ```
    /// use hyperscaler_investments::{Currency, as_of, investments};
    ///
    /// let totals = as_of("2024-05-27".parse()?).totals([investments::AWS_IT_MILAN]);
    /// for line in totals.convert(Currency::EUR, &[])?.iter() {
    ///     println!("{}: {line}", line.phase());
    /// }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn iter(&self) -> ConvertedIter {
        let into = self.into;
        ConvertedIter::new(self.lines.map(|line| ConvertedTotal::new(into, line)))
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
    #[must_use]
    pub fn rates(&self) -> impl FusedIterator<Item = &ExchangeRate> + Clone {
        let next = |after: Option<usize>| {
            let used = self.paths.iter().flat_map(Path::used);
            used.filter(|used| after.is_none_or(|after| used.place > after))
                .min_by_key(|used| used.place)
        };
        let used = core::iter::successors(next(None), move |used| next(Some(used.place)));
        used.map(|used| &used.rate)
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
    #[must_use]
    pub fn distant(&self) -> impl FusedIterator<Item = (Investment, &ExchangeRate)> + Clone {
        self.totals.counted().flat_map(move |investment| {
            let rates = self.rates_of(investment);
            rates
                .filter(move |rate| is_distant(rate, investment))
                .map(move |rate| (investment, rate))
        })
    }

    /// Returns the rates of the caller's own that were used and are dated after the day of the totals. Those of
    /// the data set are refused.
    ///
    /// ```
    /// use hyperscaler_investments::{Currency, ExchangeRate, as_of, investments};
    ///
    /// let day = "2024-06-03".parse()?;
    /// let rate = ExchangeRate::new(Currency::USD, Currency::EUR, "0.92".parse().unwrap(), Some(day)).unwrap();
    /// let totals = as_of("2024-05-27".parse()?).totals([investments::GOOGLE_IT_2020]);
    /// let converted = totals.convert(Currency::EUR, &[rate])?;
    /// assert!(converted.later().eq([&rate]));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn later(&self) -> impl FusedIterator<Item = &ExchangeRate> + Clone {
        self.rates().filter(|rate| self.is_later(rate))
    }

    /// Returns the rates used that lie a quarter or more from the reference rate of their time, or nearer to it
    /// upside down; and that reference rate for the same pair. Such a rate may be upside down, for a hundred
    /// units, or a thousand times off.
    ///
    /// A rate without a day is compared with the last month that was over by the day of the totals; one for which
    /// there is no reference rate, with nothing.
    ///
    /// ```
    /// use hyperscaler_investments::{Currency, ExchangeRate, as_of, investments};
    ///
    /// // EUR 1 = USD 0.9211: upside down.
    /// let rate = ExchangeRate::new(Currency::EUR, Currency::USD, "0.9211".parse().unwrap(), None).unwrap();
    /// let totals = as_of("2024-05-27".parse()?).totals([investments::GOOGLE_IT_2020]);
    /// let converted = totals.convert(Currency::EUR, &[rate])?;
    /// let (far, reference) = converted.far_from_reference().next().unwrap();
    /// assert_eq!((far, reference.to_string()), (&rate, "1.072776".into()));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn far_from_reference(
        &self,
    ) -> impl FusedIterator<Item = (&ExchangeRate, Decimal)> + Clone {
        self.rates()
            .filter_map(|rate| Some((rate, self.far_reference(rate)?)))
    }

    /// Returns what must be said beside the total because of its rates. What must be said of the records
    /// themselves is among [`Totals::caveats`].
    ///
    /// ```
    /// use hyperscaler_investments::{Currency, Rate, as_of, investments};
    ///
    /// let rates = [Rate::get("usd-eur-2024-05-27").unwrap().into()];
    /// let totals = as_of("2024-05-27".parse()?).totals([investments::GOOGLE_IT_2020]);
    /// let converted = totals.convert(Currency::EUR, &rates)?;
    /// let caveats: Vec<_> = converted.caveats().map(|caveat| caveat.to_string()).collect();
    /// assert_eq!(caveats, [
    ///     "Converted at a rate that is more than a year older or younger: more than USD 900 m pledged \
    ///      (google-it-2020).",
    /// ]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn caveats(&self) -> impl FusedIterator<Item = Caveat> + Clone {
        let snapshot = self.totals.snapshot();
        let records = |is_said: fn(&Self, &ExchangeRate) -> bool| {
            let counted = self.totals.counted();
            counted.filter(move |&it| self.rates_of(it).any(|rate| is_said(self, rate)))
        };
        let later = records(Self::is_later);
        let far = records(|converted, rate| converted.far_reference(rate).is_some());
        let distant = self.distant().map(|(investment, _)| investment);
        [
            Caveat::of(CaveatKind::LaterRate, snapshot, later),
            Caveat::of(CaveatKind::FarRate, snapshot, far),
            Caveat::of(CaveatKind::DistantRate, snapshot, distant),
        ]
        .into_iter()
        .flatten()
    }

    /// Returns the rates with which a record's amount was converted.
    fn rates_of(&self, investment: Investment) -> impl Iterator<Item = &ExchangeRate> + Clone {
        let path = self.paths.get(crate::totals::line_of(investment));
        path.into_iter()
            .flat_map(Path::used)
            .map(|used: &Used| &used.rate)
    }

    fn is_later(&self, rate: &ExchangeRate) -> bool {
        let snapshot = self.totals.snapshot();
        rate.date().is_some_and(|date| !snapshot.is_public(date))
    }

    /// Returns the reference rate of a rate's pair and time, if the rate lies a quarter or more from it.
    fn far_reference(&self, rate: &ExchangeRate) -> Option<Decimal> {
        let snapshot = self.totals.snapshot();
        let date: Date = rate.date().unwrap_or(snapshot.date());
        let (base, quote) = (rate.base(), rate.quote());
        let rates = Between::new(snapshot, base, quote, ReferenceRates::OfEachMonth, date).ok()?;
        let reference = rates.cross()?;
        is_far(rate.value(), reference).then_some(reference)
    }
}

/// Returns whether a rate lies a quarter or more from the reference rate, or is nearer to it upside down, which
/// shows where the rate is near to one. What overflows is far.
fn is_far(rate: Decimal, reference: Decimal) -> bool {
    const QUARTER: Decimal = Decimal::from_parts(125, 0, 0, false, 2);
    /// Rates of a month differ by less.
    const NOTICEABLE: Decimal = Decimal::from_parts(105, 0, 0, false, 2);
    let apart = ratio(rate, reference);
    let apart_upside_down = rate
        .checked_mul(reference)
        .and_then(|product| ratio(product, Decimal::ONE));
    match (apart, apart_upside_down) {
        (Some(apart), Some(upside_down)) => {
            apart >= QUARTER || apart >= NOTICEABLE && upside_down < apart
        }
        _ => true,
    }
}

/// Returns how many times the smaller of two rates the larger is.
fn ratio(one: Decimal, other: Decimal) -> Option<Decimal> {
    if one < other {
        other.checked_div(one)
    } else {
        one.checked_div(other)
    }
}

/// Returns whether more than a year lies between a rate and a record.
fn is_distant(rate: &ExchangeRate, investment: Investment) -> bool {
    match rate.date() {
        Some(date) => date.days_since(investment.first_public()).abs() > DISTANT,
        None => false,
    }
}

impl IntoIterator for &Converted {
    type Item = ConvertedTotal;
    type IntoIter = ConvertedIter;

    #[inline]
    fn into_iter(self) -> ConvertedIter {
        self.iter()
    }
}

/// One line a total, without a line break at the end: `pledged: more than EUR 4.21064 bn`.
impl fmt::Display for Converted {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, line) in self.iter().enumerate() {
            write_line(f, number == 0, format_args!("{}", line.phase()), line)?;
        }
        Ok(())
    }
}

impl fmt::Debug for Converted {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}
