//! Totals: folds over the verdict, and nothing else.

use core::fmt;

use rust_decimal::Decimal;

use crate::money::{decimal, write_money};
use crate::set::Set;
use crate::{Currency, Exclusion, Investment, Phase, Qualifier, Snapshot, Verdict, tables};

const CURRENCIES: usize = tables::currency::LEN;

/// The lines of [`Totals`]: for each phase and currency, the sum and, apart from it, the ceilings.
const LINES: usize = Phase::ALL.len() * CURRENCIES * 2;

/// What a set of records adds up to on a day: per phase and currency, never summed across either.
///
/// Each record counts once, however often it is given. Nothing can overflow: 65,535 records below
/// 2<sup>53</sup> stay below 2<sup>69</sup>. It takes some three kilobytes of stack, a line for each
/// phase and currency.
///
/// ```
/// use hyperscaler_investments::{Currency, DATA_AS_OF, Investment, Phase, Provider, Country, as_of};
///
/// let totals = as_of(DATA_AS_OF).totals(Investment::of(Provider::AWS, Country::SPAIN));
/// let pledged = totals.get(Phase::Pledged, Currency::EUR).unwrap();
/// assert_eq!(pledged.to_string(), "EUR 33.7 bn");
/// assert_eq!(pledged.counted().count(), 2);
/// ```
#[derive(Clone)]
pub struct Totals {
    snapshot: Snapshot,
    counted: Set,
    excluded: Set,
    lines: [Line; LINES],
}

#[derive(Clone, Copy)]
struct Line {
    units: u128,
    records: u16,
    more_than: bool,
    about: bool,
}

impl Totals {
    pub(crate) fn new(
        snapshot: Snapshot,
        investments: impl IntoIterator<Item = Investment>,
    ) -> Self {
        let nothing = Line {
            units: 0,
            records: 0,
            more_than: false,
            about: false,
        };
        let mut totals = Self {
            snapshot,
            counted: Set::EMPTY,
            excluded: Set::EMPTY,
            lines: [nothing; LINES],
        };
        for investment in investments {
            totals.add(investment);
        }
        totals
    }

    fn add(&mut self, investment: Investment) {
        match (self.snapshot.verdict(investment), investment.amount()) {
            (Verdict::Counts, Some(amount)) if self.counted.insert(investment) => {
                let ceiling = amount.qualifier() == Qualifier::UpTo;
                let number = line_number(investment.phase(), amount.currency(), ceiling);
                if let Some(line) = self.lines.get_mut(number) {
                    line.units += u128::from(amount.units());
                    line.records += 1;
                    line.more_than |= amount.qualifier() == Qualifier::MoreThan;
                    line.about |= amount.qualifier() == Qualifier::About;
                }
            }
            (Verdict::Excluded(_), _) => {
                self.excluded.insert(investment);
            }
            (Verdict::Counts, _) => {}
        }
    }

    /// The day, as a snapshot.
    ///
    /// ```
    /// use hyperscaler_investments::{DATA_AS_OF, Investment, as_of};
    /// assert_eq!(as_of(DATA_AS_OF).totals(Investment::iter()).snapshot(), as_of(DATA_AS_OF));
    /// ```
    #[must_use]
    pub const fn snapshot(&self) -> Snapshot {
        self.snapshot
    }

    /// Every line in which something counted: by phase, then currency; ceilings after the sum.
    ///
    /// ```
    /// use hyperscaler_investments::{DATA_AS_OF, Investment, as_of};
    /// let totals = as_of(DATA_AS_OF).totals(Investment::iter());
    /// assert!(totals.iter().all(|total| total.counted().count() > 0));
    /// ```
    pub fn iter(&self) -> impl Iterator<Item = Total<'_>> + Clone {
        Phase::ALL.iter().flat_map(move |&phase| {
            Currency::iter().flat_map(move |currency| {
                [false, true]
                    .into_iter()
                    .filter_map(move |ceiling| self.line(phase, currency, ceiling))
            })
        })
    }

    /// The sum of a phase in a currency, without ceilings; `None` if nothing counted.
    ///
    /// ```
    /// use hyperscaler_investments::{Currency, DATA_AS_OF, Investment, Phase, as_of};
    /// let totals = as_of(DATA_AS_OF).totals(Investment::iter());
    /// assert!(totals.get(Phase::Pledged, Currency::EUR).is_some());
    /// ```
    #[must_use]
    pub fn get(&self, phase: Phase, currency: Currency) -> Option<Total<'_>> {
        self.line(phase, currency, false)
    }

    /// The records that counted, in id order.
    ///
    /// ```
    /// use hyperscaler_investments::{DATA_AS_OF, as_of, investments};
    /// let totals = as_of(DATA_AS_OF).totals([investments::AWS_ES_2021, investments::AWS_ES_ARAGON_2024]);
    /// assert!(totals.counted().eq([investments::AWS_ES_ARAGON_2024]));
    /// ```
    pub fn counted(&self) -> impl Iterator<Item = Investment> + Clone {
        self.counted.iter()
    }

    /// The records that were left out, in id order, and why.
    ///
    /// ```
    /// use hyperscaler_investments::{DATA_AS_OF, Reason, as_of, investments};
    /// let totals = as_of(DATA_AS_OF).totals([investments::AWS_ES_2021, investments::AWS_ES_ARAGON_2024]);
    /// let (record, exclusion) = totals.excluded().next().unwrap();
    /// assert_eq!((record, exclusion.reason()), (investments::AWS_ES_2021, Reason::Superseded));
    /// ```
    pub fn excluded(&self) -> impl Iterator<Item = (Investment, Exclusion)> + Clone {
        self.excluded
            .iter()
            .filter_map(|investment| match self.snapshot.verdict(investment) {
                Verdict::Excluded(exclusion) => Some((investment, exclusion)),
                Verdict::Counts => None,
            })
    }

    pub(crate) fn line(
        &self,
        phase: Phase,
        currency: Currency,
        ceiling: bool,
    ) -> Option<Total<'_>> {
        let line = *self.lines.get(line_number(phase, currency, ceiling))?;
        (line.records > 0).then_some(Total {
            totals: self,
            phase,
            currency,
            ceiling,
            line,
        })
    }
}

const fn line_number(phase: Phase, currency: Currency, ceiling: bool) -> usize {
    (phase as usize * CURRENCIES + currency.0 as usize) * 2 + ceiling as usize
}

/// One line of [`Totals`]: a sum of one phase in one currency.
///
/// `Display` prints the sum like an [`Amount`](crate::Amount): `more than USD 2.4 bn`.
#[derive(Clone, Copy)]
pub struct Total<'t> {
    totals: &'t Totals,
    phase: Phase,
    currency: Currency,
    ceiling: bool,
    line: Line,
}

impl<'t> Total<'t> {
    /// Pledged or spent.
    ///
    /// ```
    /// use hyperscaler_investments::{DATA_AS_OF, Phase, as_of, investments};
    /// let totals = as_of(DATA_AS_OF).totals([investments::GOOGLE_IT_REGIONS_2024]);
    /// assert_eq!(totals.iter().next().unwrap().phase(), Phase::Spent);
    /// ```
    #[must_use]
    pub const fn phase(&self) -> Phase {
        self.phase
    }

    /// The currency.
    ///
    /// ```
    /// use hyperscaler_investments::{Currency, DATA_AS_OF, as_of, investments};
    /// let totals = as_of(DATA_AS_OF).totals([investments::GOOGLE_IT_2020]);
    /// assert_eq!(totals.iter().next().unwrap().currency(), Currency::USD);
    /// ```
    #[must_use]
    pub const fn currency(&self) -> Currency {
        self.currency
    }

    /// More than, if any record says so; else about, if any record says so; else exact. A line of
    /// ceilings is up to.
    ///
    /// ```
    /// use hyperscaler_investments::{DATA_AS_OF, Qualifier, as_of, investments};
    /// let totals = as_of(DATA_AS_OF).totals([investments::GOOGLE_IT_2020, investments::MICROSOFT_IT_2020]);
    /// assert_eq!(totals.iter().next().unwrap().qualifier(), Qualifier::MoreThan);
    /// ```
    #[must_use]
    pub const fn qualifier(&self) -> Qualifier {
        if self.ceiling {
            Qualifier::UpTo
        } else if self.line.more_than {
            Qualifier::MoreThan
        } else if self.line.about {
            Qualifier::About
        } else {
            Qualifier::Exact
        }
    }

    /// Whether a record in the sum is qualified as "about", whatever else there is.
    ///
    /// ```
    /// use hyperscaler_investments::{DATA_AS_OF, as_of, investments};
    /// let totals = as_of(DATA_AS_OF).totals([investments::AWS_DE_SOVEREIGN_CLOUD_2024]);
    /// assert!(totals.iter().next().unwrap().holds_about());
    /// ```
    #[must_use]
    pub const fn holds_about(&self) -> bool {
        self.line.about
    }

    /// The sum in whole currency units.
    ///
    /// ```
    /// use hyperscaler_investments::{DATA_AS_OF, as_of, investments};
    /// let totals = as_of(DATA_AS_OF).totals([investments::GOOGLE_IT_2020, investments::MICROSOFT_IT_2020]);
    /// assert_eq!(totals.iter().next().unwrap().units(), 2_400_000_000);
    /// ```
    #[must_use]
    pub const fn units(&self) -> u128 {
        self.line.units
    }

    /// The sum as a decimal.
    ///
    /// ```
    /// use hyperscaler_investments::{DATA_AS_OF, as_of, investments};
    /// let totals = as_of(DATA_AS_OF).totals([investments::GOOGLE_IT_2020]);
    /// assert_eq!(totals.iter().next().unwrap().value().to_string(), "900000000");
    /// ```
    #[must_use]
    pub const fn value(&self) -> Decimal {
        decimal(self.line.units, 0)
    }

    /// The records in the sum, in id order.
    ///
    /// ```
    /// use hyperscaler_investments::{DATA_AS_OF, as_of, investments};
    /// let totals = as_of(DATA_AS_OF).totals([investments::GOOGLE_IT_2020]);
    /// assert!(totals.iter().next().unwrap().counted().eq([investments::GOOGLE_IT_2020]));
    /// ```
    pub fn counted(&self) -> impl Iterator<Item = Investment> + Clone + use<'t> {
        let (phase, currency, ceiling) = (self.phase, self.currency, self.ceiling);
        self.totals.counted.iter().filter(move |investment| {
            investment.phase() == phase
                && investment.amount().is_some_and(|amount| {
                    amount.currency() == currency
                        && (amount.qualifier() == Qualifier::UpTo) == ceiling
                })
        })
    }
}

impl fmt::Display for Total<'_> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_money(f, self.qualifier(), self.currency, self.line.units)
    }
}

impl fmt::Debug for Total<'_> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Total({}: {self})", self.phase)
    }
}

/// One line a total, without a line break at the end: `pledged: EUR 33.7 bn`.
impl fmt::Display for Totals {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, total) in self.iter().enumerate() {
            if number > 0 {
                f.write_str("\n")?;
            }
            write!(f, "{}: {total}", total.phase())?;
        }
        Ok(())
    }
}

impl fmt::Debug for Totals {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}
