//! What changed: each time a record begins or ceases to count, and the totals through time. The rules stand
//! elsewhere; this compares the verdicts of a day with those of the day before.

use core::borrow::Borrow;
use core::fmt;
use core::iter::FusedIterator;

use crate::money::signed;
use crate::set::Set;
use crate::shared::date::Date;
use crate::shared::judge::Judged;
use crate::shared::pad::pad_with;
use crate::verdict::Group;
use crate::{Amount, Currency, Investment, Phase, Totals, Verdict, as_of, tables};

/// A record that begins or ceases to count.
///
/// The changes of a set of records over any period add up to the difference of its totals, per phase,
/// currency, and ceilings apart. On one day, a record comes after those that decide about it. `Display` is a
/// line: the day, the signed sum, the record and the cause.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Change {
    day: Date,
    investment: Investment,
    before: Verdict,
    after: Verdict,
}

impl Change {
    /// Returns the day.
    ///
    /// ```
    /// use hyperscaler_investments::investments;
    /// let first = investments::AWS_ES_2021.changes().next().unwrap();
    /// assert_eq!(first.day().year(), 2021);
    /// ```
    #[must_use]
    pub const fn day(self) -> Date {
        self.day
    }

    /// Returns the record that begins or ceases to count.
    ///
    /// ```
    /// use hyperscaler_investments::investments;
    /// // The plan of 2024 replaced that of 2021.
    /// let changes = investments::AWS_ES_ARAGON_2024.changes();
    /// let records: Vec<_> = changes.map(|change| change.investment().id()).collect();
    /// assert_eq!(records, ["aws-es-aragon-2024", "aws-es-2021"]);
    /// ```
    #[must_use]
    pub const fn investment(self) -> Investment {
        self.investment
    }

    /// Returns whether the record begins to count; else it ceases to.
    ///
    /// ```
    /// use hyperscaler_investments::investments;
    /// let mut changes = investments::AWS_ES_ARAGON_2024.changes();
    /// assert!(changes.next().unwrap().begins());
    /// assert!(!changes.next().unwrap().begins());
    /// ```
    #[must_use]
    pub const fn begins(self) -> bool {
        self.after.counts()
    }

    /// Returns the amount of the record, with its qualifier: a ceiling is no sum.
    ///
    /// ```
    /// use hyperscaler_investments::investments;
    /// let change = investments::AWS_ES_ARAGON_2024.changes().next().unwrap();
    /// assert_eq!(change.amount().unwrap().to_string(), "EUR 15.7 bn");
    /// ```
    #[must_use]
    pub fn amount(self) -> Option<Amount> {
        self.investment.amount()
    }

    /// Returns the phase of the record: changes of one phase never add up with those of the other.
    ///
    /// ```
    /// use hyperscaler_investments::{Phase, investments};
    /// let change = investments::AWS_ES_ARAGON_2024.changes().next().unwrap();
    /// assert_eq!(change.phase(), Phase::Pledged);
    /// ```
    #[must_use]
    pub fn phase(self) -> Phase {
        self.investment.phase()
    }

    /// Returns the currency of the record's amount.
    ///
    /// ```
    /// use hyperscaler_investments::{Currency, investments};
    /// let change = investments::AWS_ES_ARAGON_2024.changes().next().unwrap();
    /// assert_eq!(change.currency(), Some(Currency::EUR));
    /// ```
    #[must_use]
    pub fn currency(self) -> Option<Currency> {
        self.amount().map(Amount::currency)
    }

    /// Returns what the change adds to the total, in whole currency units: negative where the record ceases
    /// to count.
    ///
    /// ```
    /// use hyperscaler_investments::investments;
    /// let units: Vec<_> = investments::AWS_ES_ARAGON_2024.changes().map(|change| change.units()).collect();
    /// assert_eq!(units, [15_700_000_000, -2_500_000_000]);
    /// ```
    #[must_use]
    pub fn units(self) -> i128 {
        let units = self.amount().map_or(0, |amount| i128::from(amount.units()));
        if self.begins() { units } else { -units }
    }

    /// Returns the verdict of the day before.
    ///
    /// ```
    /// use hyperscaler_investments::investments;
    /// let change = investments::AWS_ES_ARAGON_2024.changes().next().unwrap();
    /// assert_eq!(change.before().to_string(), "not yet public");
    /// ```
    #[must_use]
    pub const fn before(self) -> Verdict {
        self.before
    }

    /// Returns the verdict from this day on: the cause, where the record ceases to count.
    ///
    /// ```
    /// use hyperscaler_investments::investments;
    /// let change = investments::AWS_ES_ARAGON_2024.changes().last().unwrap();
    /// assert_eq!(change.after().to_string(), "replaced by aws-es-aragon-2024 on 2024-05-22");
    /// ```
    #[must_use]
    pub const fn after(self) -> Verdict {
        self.after
    }

    /// Returns whether a record caused the change: it is the one that changes, or the one that decides.
    fn is_caused_by(self, investment: Investment) -> bool {
        let decides = |verdict: Verdict| {
            verdict.exclusion().and_then(crate::Exclusion::by) == Some(investment)
        };
        self.investment == investment || decides(self.before) || decides(self.after)
    }
}

impl fmt::Display for Change {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        pad_with(f, |f| {
            write!(f, "{}: ", self.day)?;
            if let Some(amount) = self.amount() {
                signed(f, self.begins(), amount)?;
            }
            write!(f, " {}, {}: {}", self.phase(), self.investment, self.after)
        })
    }
}

impl fmt::Debug for Change {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Change({self})")
    }
}

impl Investment {
    /// Returns the changes that a record caused, oldest first: its own, and those of the records that it
    /// replaced, holds, or releases.
    ///
    /// ```
    /// use hyperscaler_investments::investments;
    ///
    /// // EUR 15.7 bn replaced EUR 2.5 bn.
    /// let changes = investments::AWS_ES_ARAGON_2024.changes();
    /// assert_eq!(changes.map(|change| change.units()).sum::<i128>(), 13_200_000_000);
    /// ```
    pub fn changes(self) -> impl Iterator<Item = Change> {
        let group = tables::investment::GROUPS.of(Group::number(self));
        let records = group.iter().map(|&row| Self(row));
        Changes::all(records).filter(move |change| change.is_caused_by(self))
    }
}

/// Returns every day on which a record became public or changed its status, oldest first.
///
/// ```
/// let mut days = hyperscaler_investments::days();
/// assert!(days.any(|day| day.to_string() == "2024-05-22"));
/// ```
pub fn days() -> impl ExactSizeIterator<Item = Date> + DoubleEndedIterator + FusedIterator + Clone {
    tables::investment::DAYS
        .iter()
        .copied()
        .map(Date::from_bits)
}

/// Returns the totals of the records given, on each day on which they differ from those of the day before;
/// a day on which nothing counts any more is among them. It costs what the changes cost.
///
/// ```
/// use hyperscaler_investments::{Country, Investment, Provider, series};
///
/// let spain = Investment::of(Provider::AWS, Country::SPAIN);
/// let mut lines = series(spain).map(|totals| (totals.snapshot().date().to_string(), totals.to_string()));
/// assert!(lines.any(|line| line == ("2024-05-22".into(), "pledged: EUR 15.7 bn".into())));
/// ```
pub fn series(
    investments: impl IntoIterator<Item: Borrow<Investment>>,
) -> impl Iterator<Item = Totals> {
    let transitions = Transitions::all(investments);
    Series {
        totals: Totals::none(as_of(crate::DATA_AS_OF), transitions.selection.clone()),
        next: None,
        transitions,
    }
}

/// See [`series`].
struct Series {
    totals: Totals,
    transitions: Transitions,
    /// The first transition of a later day.
    next: Option<Transition>,
}

impl Iterator for Series {
    type Item = Totals;

    fn next(&mut self) -> Option<Totals> {
        let mut transition = self.next.take().or_else(|| self.transitions.next())?;
        loop {
            let day = transition.day;
            let before = self.totals.clone();
            // All that happens on one day is one step.
            loop {
                self.totals.apply(
                    transition.investment,
                    transition.before.into(),
                    transition.after.into(),
                );
                match self.transitions.next() {
                    Some(next) if next.day == day => transition = next,
                    next => {
                        self.next = next;
                        break;
                    }
                }
            }
            self.totals.move_to(as_of(day));
            if !self.totals.shows_the_same(&before) {
                return Some(self.totals.clone());
            }
            transition = self.next.take()?;
        }
    }
}

/// The changes of a selection over a period.
pub(crate) struct Changes(Transitions);

impl Changes {
    /// Those after a day and up to another, both whole.
    pub(crate) fn new(
        investments: impl IntoIterator<Item: Borrow<Investment>>,
        after: Date,
        until: Date,
    ) -> Self {
        let mut transitions = Transitions::all(investments);
        let days = &tables::investment::DAYS;
        transitions.day = days.partition_point(|&day| day <= after.to_bits());
        transitions.end = days.partition_point(|&day| day <= until.to_bits());
        Self(transitions)
    }

    fn all(investments: impl IntoIterator<Item: Borrow<Investment>>) -> Self {
        Self(Transitions::all(investments))
    }
}

impl Iterator for Changes {
    type Item = Change;

    fn next(&mut self) -> Option<Change> {
        loop {
            let transition = self.0.next()?;
            let before = Verdict::from(transition.before);
            let after = Verdict::from(transition.after);
            if before.counts() != after.counts() {
                return Some(Change {
                    day: transition.day,
                    investment: transition.investment,
                    before,
                    after,
                });
            }
        }
    }
}

/// A record whose verdict changes on a day.
#[derive(Clone, Copy)]
struct Transition {
    day: Date,
    investment: Investment,
    before: Judged,
    after: Judged,
}

/// The transitions of a selection, day by day and group by group. Only groups in which something happens on
/// a day are judged, so the cost grows with the changes and not with days times records.
struct Transitions {
    selection: Set,
    /// The next day, and the day on which to stop, as places in the table of days.
    day: usize,
    end: usize,
    /// The next group of that day.
    group: usize,
    /// The group at hand the day before and on the day, and its next record.
    at_hand: Option<(Date, Group, Group)>,
    record: usize,
}

impl Transitions {
    fn all(investments: impl IntoIterator<Item: Borrow<Investment>>) -> Self {
        Self {
            selection: investments.into_iter().collect(),
            day: 0,
            end: tables::investment::DAYS.len(),
            group: 0,
            at_hand: None,
            record: 0,
        }
    }

    /// Judges the next group with a selected record; `false` where there is none left.
    fn advance(&mut self) -> bool {
        while self.day < self.end {
            let groups = tables::investment::TURNED.of(self.day as u16);
            while let Some(&number) = groups.get(self.group) {
                self.group += 1;
                let records = tables::investment::GROUPS.of(number);
                if records
                    .iter()
                    .any(|&row| self.selection.contains(Investment(row)))
                {
                    let bits = tables::investment::DAYS.get(self.day).copied();
                    let day = Date::from_bits(bits.unwrap_or(0));
                    let before = Group::judge(number, as_of(day.previous_day()), &self.selection);
                    let after = Group::judge(number, as_of(day), &self.selection);
                    self.at_hand = Some((day, before, after));
                    self.record = 0;
                    return true;
                }
            }
            self.day += 1;
            self.group = 0;
        }
        false
    }
}

impl Iterator for Transitions {
    type Item = Transition;

    fn next(&mut self) -> Option<Transition> {
        loop {
            if let Some((day, before, after)) = &self.at_hand {
                while let (Some((investment, before)), Some((_, after))) =
                    (before.get(self.record), after.get(self.record))
                {
                    self.record += 1;
                    if self.selection.contains(investment) && before.cause != after.cause {
                        return Some(Transition {
                            day: *day,
                            investment,
                            before,
                            after,
                        });
                    }
                }
            }
            self.at_hand = None;
            if !self.advance() {
                return None;
            }
        }
    }
}
