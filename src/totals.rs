//! Totals: sums over the verdicts of a selection, and nothing else.

use core::fmt;
use core::iter::FusedIterator;

use rust_decimal::Decimal;

use crate::money::{decimal, write_line, write_money};
use crate::set::Set;
use crate::shared::money::Rounded;
use crate::tables::at;
use crate::verdict::{Group, outermost};
use crate::{Currency, Exclusion, Investment, Phase, Qualifier, Reason, Snapshot, Verdict, tables};

/// The lines that a total of the data can have: one for each phase and currency in which a record has a sum,
/// and one for its ceilings.
pub(crate) const LINES: usize = tables::investment::LINES.len();

/// What a selection of records adds up to on a day: per phase and currency, never summed across either.
///
/// Each record counts once, however often it is given, and is judged within the selection: money held by a
/// record that is not in it does not keep a part of it out. A ceiling ("up to") stands apart and is not added;
/// of a range, the lower end is added. The compiler refuses sums past 2<sup>64</sup>.
///
/// ```
/// use hyperscaler_investments::{Country, Currency, Investment, Phase, Provider, as_of};
///
/// let then = as_of("2026-06-30".parse()?);
/// let totals = then.totals(Investment::of(Provider::AWS, Country::SPAIN));
/// let pledged = totals.get(Phase::Pledged, Currency::EUR).unwrap();
/// assert_eq!(pledged.to_string(), "EUR 33.7 bn");
/// assert_eq!(pledged.counted().count(), 2);
/// # Ok::<(), hyperscaler_investments::DateError>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Totals {
    snapshot: Snapshot,
    /// The records within which the selection is judged: all that were asked for.
    within: Set,
    /// Those of them that are added up.
    selection: Set,
    counted: Set,
    lines: [Line; LINES],
}

/// A sum; how many of its records say that it is more, or about; and how many are left out of it because they
/// may overlap.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Line {
    units: u64,
    records: u16,
    more_than: u16,
    about: u16,
    overlaps: u16,
}

impl Line {
    const EMPTY: Self = Self {
        units: 0,
        records: 0,
        more_than: 0,
        about: 0,
        overlaps: 0,
    };

    /// Counts a record in or out.
    #[inline]
    fn count(&mut self, investment: Investment, step: fn(u16, u16) -> u16) {
        self.records = step(self.records, 1);
        match investment.qualifier() {
            Qualifier::MoreThan => self.more_than = step(self.more_than, 1),
            Qualifier::About => self.about = step(self.about, 1),
            Qualifier::Exact | Qualifier::UpTo | Qualifier::Unquantified => {}
        }
        if investment.is_range() {
            self.more_than = step(self.more_than, 1);
        }
    }
}

impl Totals {
    /// The totals of a selection of which nothing counts yet.
    pub(crate) fn none(snapshot: Snapshot, selection: Set) -> Self {
        Self {
            snapshot,
            within: selection.clone(),
            selection,
            counted: Set::EMPTY,
            lines: [Line::EMPTY; LINES],
        }
    }

    pub(crate) fn new(snapshot: Snapshot, selection: &Set) -> Self {
        let mut totals = Self::none(snapshot, selection.clone());
        // Each group is judged when the first of its selected records comes up.
        let mut done = Set::EMPTY;
        for investment in selection.iter() {
            let records = Group::records(Group::number(investment));
            if records.len() == 1 {
                totals.enter(investment, snapshot.verdict(investment));
            } else if !done.contains(investment) {
                for &record in records {
                    done.insert(Investment(record));
                }
                totals.enter_group(investment);
            }
        }
        totals
    }

    /// Takes in the selected records of the group of a record. Where all of a group are selected, no record outside
    /// the selection has a say, and their verdicts are those that the compiler found.
    fn enter_group(&mut self, investment: Investment) {
        let number = Group::number(investment);
        let records = Group::records(number);
        if records
            .iter()
            .all(|&record| self.selection.contains(Investment(record)))
        {
            for &record in records {
                let member = Investment(record);
                self.enter(member, self.snapshot.verdict(member));
            }
            return;
        }
        let group = self.group(number);
        for (member, judged) in group.iter() {
            if self.selection.contains(member) {
                self.enter(member, judged.into());
            }
        }
    }

    /// Adds up what records state, whatever their verdict, but for those whose money is inside that of another
    /// one of them.
    pub(crate) fn sum(snapshot: Snapshot, records: impl Iterator<Item = Investment>) -> Self {
        let selection: Set = records.collect();
        let outermost = outermost(&selection, snapshot);
        let mut totals = Self::none(snapshot, selection);
        for investment in outermost.iter() {
            totals.enter(investment, Verdict::Counts);
        }
        totals
    }

    /// Takes a record in, by its verdict. Nothing can overflow: the compiler has added everything up.
    #[inline]
    fn enter(&mut self, investment: Investment, verdict: Verdict) {
        match verdict {
            Verdict::Counts => {
                if let Some(line) = self.line_of(investment) {
                    line.units = line.units.wrapping_add(units(investment));
                    line.count(investment, u16::wrapping_add);
                    self.counted.insert(investment);
                }
            }
            Verdict::Excluded(exclusion) if exclusion.reason() == Reason::OverlapUnresolved => {
                if let Some(line) = self.line_of(investment) {
                    line.overlaps = line.overlaps.wrapping_add(1);
                }
            }
            Verdict::Excluded(_) => {}
        }
    }

    /// Takes a record out again, by the verdict by which it came in.
    fn leave(&mut self, investment: Investment, verdict: Verdict) {
        match verdict {
            Verdict::Counts => {
                if let Some(line) = self.line_of(investment) {
                    line.units = line.units.wrapping_sub(units(investment));
                    line.count(investment, u16::wrapping_sub);
                    self.counted.remove(investment);
                }
            }
            Verdict::Excluded(exclusion) if exclusion.reason() == Reason::OverlapUnresolved => {
                if let Some(line) = self.line_of(investment) {
                    line.overlaps = line.overlaps.wrapping_sub(1);
                }
            }
            Verdict::Excluded(_) => {}
        }
    }

    /// Takes a record from one verdict to another.
    pub(crate) fn apply(&mut self, investment: Investment, before: Verdict, after: Verdict) {
        self.leave(investment, before);
        self.enter(investment, after);
    }

    /// Returns the line of a record; `None` if it has no amount.
    #[inline]
    fn line_of(&mut self, investment: Investment) -> Option<&mut Line> {
        let number = at(&tables::investment::LINE, investment.0);
        self.lines.get_mut(usize::from(number))
    }

    pub(crate) fn move_to(&mut self, snapshot: Snapshot) {
        self.snapshot = snapshot;
    }

    /// Returns whether another total shows the same sums.
    pub(crate) fn shows_the_same(&self, other: &Self) -> bool {
        self.iter()
            .map(|total| total.shown())
            .eq(other.iter().map(|total| total.shown()))
    }

    /// Returns the day, as a snapshot.
    ///
    /// ```
    /// use hyperscaler_investments::{as_of, investments};
    /// let then = as_of("2024-05-27".parse()?);
    /// assert_eq!(then.totals([investments::AWS_IT_MILAN]).snapshot(), then);
    /// # Ok::<(), hyperscaler_investments::DateError>(())
    /// ```
    #[must_use]
    pub const fn snapshot(&self) -> Snapshot {
        self.snapshot
    }

    /// Returns every line in which something counted: by phase, then currency; ceilings after the sum.
    ///
    /// ```
    /// use hyperscaler_investments::{as_of, investments};
    ///
    /// let then = as_of("2024-05-27".parse()?);
    /// let totals = then.totals([investments::AWS_IT_MILAN, investments::GOOGLE_IT_2020]);
    /// let lines: Vec<_> = totals.iter().map(|total| total.to_string()).collect();
    /// assert_eq!(lines, ["EUR 2 bn", "more than USD 900 m"]);
    /// # Ok::<(), hyperscaler_investments::DateError>(())
    /// ```
    #[must_use]
    pub const fn iter(&self) -> TotalsIter<'_> {
        TotalsIter {
            totals: self,
            number: 0,
        }
    }

    /// Returns the same, each with the number of its line.
    pub(crate) fn numbered(&self) -> impl FusedIterator<Item = (usize, Total<'_>)> + Clone {
        (0..LINES).filter_map(|number| Some((number, self.line(number)?)))
    }

    /// Returns the sum of a phase in a currency, without ceilings; `None` if nothing counted.
    ///
    /// ```
    /// use hyperscaler_investments::{Currency, Phase, as_of, investments};
    /// let totals = as_of("2024-05-27".parse()?).totals([investments::AWS_IT_MILAN]);
    /// assert_eq!(totals.get(Phase::Pledged, Currency::EUR).unwrap().units(), 2_000_000_000);
    /// assert!(totals.get(Phase::Spent, Currency::EUR).is_none());
    /// # Ok::<(), hyperscaler_investments::DateError>(())
    /// ```
    #[must_use]
    pub fn get(&self, phase: Phase, currency: Currency) -> Option<Total<'_>> {
        let mut lines = tables::investment::LINES.iter();
        let number = lines.position(|&line| line == (phase, currency.0, false))?;
        self.line(number)
    }

    /// Returns the records asked for, in id order.
    ///
    /// ```
    /// use hyperscaler_investments::{as_of, investments};
    /// let totals = as_of("2024-05-27".parse()?).totals([investments::AWS_ES_2021]);
    /// assert!(totals.selection().eq([investments::AWS_ES_2021]));
    /// # Ok::<(), hyperscaler_investments::DateError>(())
    /// ```
    #[must_use]
    pub fn selection(&self) -> impl FusedIterator<Item = Investment> + Clone {
        self.selection.iter()
    }

    pub(crate) fn selected(&self) -> Set {
        self.selection.clone()
    }

    /// Returns the totals of those records alone that are to be kept, each with the verdict that it has now.
    ///
    /// So a question about time, size or status chooses among what counts, and does not change it.
    ///
    /// ```
    /// use hyperscaler_investments::{Country, Investment, Provider, as_of};
    ///
    /// let then = as_of("2026-06-30".parse()?);
    /// let spain = then.totals(Investment::of(Provider::AWS, Country::SPAIN));
    /// let since_2025 = spain.retain(|plan| plan.first_public().year() >= 2025);
    /// assert_eq!(since_2025.to_string(), "pledged: EUR 18 bn");
    /// # Ok::<(), hyperscaler_investments::DateError>(())
    /// ```
    #[must_use]
    pub fn retain(mut self, keep: impl Fn(Investment) -> bool) -> Self {
        let selection = self.selection.clone();
        for investment in selection.iter().filter(|&investment| !keep(investment)) {
            let verdict = self.verdict(investment);
            self.leave(investment, verdict);
            self.selection.remove(investment);
        }
        self
    }

    /// Returns the records that counted, in id order.
    ///
    /// ```
    /// use hyperscaler_investments::{as_of, investments};
    /// let then = as_of("2026-06-30".parse()?);
    /// let totals = then.totals([investments::AWS_ES_2021, investments::AWS_ES_ARAGON_2024]);
    /// assert!(totals.counted().eq([investments::AWS_ES_ARAGON_2024]));
    /// # Ok::<(), hyperscaler_investments::DateError>(())
    /// ```
    #[must_use]
    pub fn counted(&self) -> impl FusedIterator<Item = Investment> + Clone {
        self.counted.iter()
    }

    /// Returns the records that were left out, in id order, and why.
    ///
    /// ```
    /// use hyperscaler_investments::{Reason, as_of, investments};
    /// let then = as_of("2026-06-30".parse()?);
    /// let totals = then.totals([investments::AWS_ES_2021, investments::AWS_ES_ARAGON_2024]);
    /// let (record, exclusion) = totals.excluded().next().unwrap();
    /// assert_eq!((record, exclusion.reason()), (investments::AWS_ES_2021, Reason::Superseded));
    /// # Ok::<(), hyperscaler_investments::DateError>(())
    /// ```
    #[must_use]
    pub fn excluded(&self) -> impl FusedIterator<Item = (Investment, Exclusion)> + Clone {
        let all = self.selection.iter();
        all.filter_map(|investment| Some((investment, self.verdict(investment).exclusion()?)))
    }

    /// Returns the verdict of a record within the selection.
    ///
    /// ```
    /// use hyperscaler_investments::{as_of, investments};
    ///
    /// // Part of a larger plan, it counts for itself where that is not asked for.
    /// let part = investments::AWS_IT_RHO_PERO_2025;
    /// let then = as_of("2026-06-30".parse()?);
    /// assert!(!then.verdict(part).counts());
    /// assert!(then.totals([part]).verdict(part).counts());
    /// # Ok::<(), hyperscaler_investments::DateError>(())
    /// ```
    #[must_use]
    pub fn verdict(&self, investment: Investment) -> Verdict {
        if Group::is_alone(investment) {
            self.snapshot.verdict(investment)
        } else {
            let group = self.group(Group::number(investment));
            group.of(investment).into()
        }
    }

    /// Judges a group within the selection.
    pub(crate) fn group(&self, number: u16) -> Group {
        Group::judge(number, self.snapshot, &self.within)
    }

    /// Returns whether the selection is judged within a set that holds the record.
    pub(crate) fn is_within(&self, investment: Investment) -> bool {
        self.within.contains(investment)
    }

    pub(crate) fn is_selected(&self, investment: Investment) -> bool {
        self.selection.contains(investment)
    }

    pub(crate) fn has_counted(&self, investment: Investment) -> bool {
        self.counted.contains(investment)
    }

    /// Returns whether a record of the same phase and currency is left out because it may overlap.
    pub(crate) fn has_overlaps(&self, investment: Investment) -> bool {
        let line = self.lines.get(line_of(investment));
        line.is_some_and(|line| line.overlaps > 0)
    }

    fn line(&self, number: usize) -> Option<Total<'_>> {
        let line = *self.lines.get(number)?;
        let &(phase, currency, ceiling) = tables::investment::LINES.get(number)?;
        (line.records > 0).then_some(Total {
            totals: self,
            phase,
            currency: Currency(currency),
            ceiling,
            line,
        })
    }
}

impl<'t> IntoIterator for &'t Totals {
    type Item = Total<'t>;
    type IntoIter = TotalsIter<'t>;

    #[inline]
    fn into_iter(self) -> TotalsIter<'t> {
        self.iter()
    }
}

/// An iterator over the lines of [`Totals`]: see [`Totals::iter`].
#[derive(Clone, Debug)]
pub struct TotalsIter<'t> {
    totals: &'t Totals,
    /// The number of the next line.
    number: usize,
}

impl<'t> Iterator for TotalsIter<'t> {
    type Item = Total<'t>;

    #[inline]
    fn next(&mut self) -> Option<Total<'t>> {
        while self.number < LINES {
            let line = self.totals.line(self.number);
            self.number += 1;
            if line.is_some() {
                return line;
            }
        }
        None
    }
}

impl FusedIterator for TotalsIter<'_> {}

/// Returns the number of a record's line; that of none if it has no amount.
pub(crate) fn line_of(investment: Investment) -> usize {
    at(&tables::investment::LINE, investment.0).into()
}

/// Returns the units of a record's amount.
#[inline]
fn units(investment: Investment) -> u64 {
    at(&tables::investment::UNITS, investment.0)
}

/// One line of [`Totals`]: a sum of one phase in one currency.
///
/// `Display` prints the sum like an [`Amount`](crate::Amount): `more than USD 2.4 bn`. With a precision, it is rounded
/// to so many digits behind the point.
///
/// ```
/// use hyperscaler_investments::{Currency, Phase, Qualifier, as_of, investments};
///
/// let plans = [investments::GOOGLE_IT_2020, investments::MICROSOFT_IT_2020];
/// let totals = as_of("2024-05-27".parse()?).totals(plans);
/// let total = totals.iter().next().unwrap();
/// assert_eq!((total.phase(), total.currency()), (Phase::Pledged, Currency::USD));
/// assert_eq!((total.qualifier(), total.units()), (Qualifier::MoreThan, 2_400_000_000));
/// assert_eq!(format!("{total:.0}"), "more than USD 2 bn");
/// # Ok::<(), hyperscaler_investments::DateError>(())
/// ```
#[derive(Clone, Copy)]
pub struct Total<'t> {
    totals: &'t Totals,
    phase: Phase,
    currency: Currency,
    ceiling: bool,
    line: Line,
}

impl<'t> Total<'t> {
    /// Returns the phase: pledged or spent.
    #[must_use]
    pub const fn phase(&self) -> Phase {
        self.phase
    }

    /// Returns the currency.
    #[must_use]
    pub const fn currency(&self) -> Currency {
        self.currency
    }

    /// Returns the qualifier of the sum. It is "more than" if a record in it says so, or if a record of its
    /// phase and currency is left out because it may overlap: some of that money may be new. Else it is "about" if a
    /// record says so, else exact. A line of ceilings is "up to".
    #[must_use]
    pub const fn qualifier(&self) -> Qualifier {
        if self.ceiling {
            Qualifier::UpTo
        } else if self.line.more_than > 0 || self.line.overlaps > 0 {
            Qualifier::MoreThan
        } else if self.line.about > 0 {
            Qualifier::About
        } else {
            Qualifier::Exact
        }
    }

    /// Returns whether a record in the sum is qualified as "about", whatever else there is.
    #[must_use]
    pub const fn holds_about(&self) -> bool {
        self.line.about > 0
    }

    /// Returns the sum in whole currency units.
    #[must_use]
    pub const fn units(&self) -> u128 {
        self.line.units as u128
    }

    /// Returns the sum as a decimal.
    #[must_use]
    pub const fn value(&self) -> Decimal {
        decimal(self.units(), 0)
    }

    /// Returns the records in the sum, in id order.
    ///
    /// ```
    /// use hyperscaler_investments::{as_of, investments};
    /// let totals = as_of("2024-05-27".parse()?).totals([investments::GOOGLE_IT_2020]);
    /// assert!(totals.iter().next().unwrap().counted().eq([investments::GOOGLE_IT_2020]));
    /// # Ok::<(), hyperscaler_investments::DateError>(())
    /// ```
    #[must_use]
    pub fn counted(&self) -> impl FusedIterator<Item = Investment> + Clone + use<'t> {
        let key = (self.phase, self.currency.0, self.ceiling);
        self.totals.counted.iter().filter(move |investment| {
            let number = at(&tables::investment::LINE, investment.0);
            tables::investment::LINES.get(usize::from(number)) == Some(&key)
        })
    }

    /// Returns what is shown of the line.
    fn shown(&self) -> (Phase, Currency, bool, u64, Qualifier) {
        let units = self.line.units;
        (
            self.phase,
            self.currency,
            self.ceiling,
            units,
            self.qualifier(),
        )
    }
}

impl fmt::Display for Total<'_> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sum = Rounded::whole(self.qualifier(), self.units());
        write_money(f, self.currency, sum, None)
    }
}

impl fmt::Debug for Total<'_> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Total({}: {self})", self.phase)
    }
}

/// One line a total, without a line break at the end: `pledged: EUR 33.7 bn`. A precision is that of each sum.
impl fmt::Display for Totals {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, total) in self.iter().enumerate() {
            write_line(f, number == 0, format_args!("{}", total.phase()), total)?;
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
