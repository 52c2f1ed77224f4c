//! Verdicts: the compiled ones of the whole data set, and those of a group within a selection. The rules
//! themselves stand in `src/shared/judge.rs`.

use core::fmt;

use crate::set::Set;
use crate::shared::date::Date;
use crate::shared::judge::{Cause, Facts, Judged, Records, Selection, find_inside, judge};
use crate::shared::pad::pad_with;
use crate::tables::at;
use crate::{Investment, Reason, RelationKind, Snapshot, Status, tables};

/// Whether a record counts in a total on a day, and if not, why.
///
/// ```
/// use hyperscaler_investments::{Reason, Verdict, as_of, investments};
///
/// let then = as_of("2026-06-30".parse()?);
/// assert_eq!(then.verdict(investments::AWS_ES_ARAGON_2024), Verdict::Counts);
/// let Verdict::Excluded(exclusion) = then.verdict(investments::AWS_ES_2021) else { unreachable!() };
/// assert_eq!(exclusion.reason(), Reason::Superseded);
/// assert_eq!(exclusion.by(), Some(investments::AWS_ES_ARAGON_2024));
/// assert_eq!(exclusion.to_string(), "replaced by aws-es-aragon-2024 on 2024-05-22");
/// # Ok::<(), hyperscaler_investments::DateError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// It counts.
    Counts,
    /// It is left out, for the first reason that applies.
    Excluded(Exclusion),
}

impl Verdict {
    pub(crate) const NOT_YET_PUBLIC: Self = Self::Excluded(Exclusion(Cause {
        reason: Reason::NotYetPublic,
        link: None,
        by: None,
    }));

    pub(crate) const fn new(cause: Option<Cause>) -> Self {
        match cause {
            None => Self::Counts,
            Some(cause) => Self::Excluded(Exclusion(cause)),
        }
    }

    /// Returns whether the record counts.
    ///
    /// ```
    /// use hyperscaler_investments::{as_of, investments};
    /// let then = as_of("2023-12-31".parse()?);
    /// assert!(then.verdict(investments::AWS_ES_2021).counts());
    /// # Ok::<(), hyperscaler_investments::DateError>(())
    /// ```
    #[must_use]
    pub const fn counts(self) -> bool {
        match self {
            Self::Counts => true,
            Self::Excluded(_) => false,
        }
    }

    /// Returns why the record is left out; `None` if it counts.
    ///
    /// ```
    /// use hyperscaler_investments::{Reason, as_of, investments};
    /// let verdict = as_of("2026-06-30".parse()?).verdict(investments::AWS_IT_TALKS_2024);
    /// assert_eq!(verdict.exclusion().map(|why| why.reason()), Some(Reason::Superseded));
    /// # Ok::<(), hyperscaler_investments::DateError>(())
    /// ```
    #[must_use]
    pub const fn exclusion(self) -> Option<Exclusion> {
        match self {
            Self::Counts => None,
            Self::Excluded(exclusion) => Some(exclusion),
        }
    }
}

impl From<Judged> for Verdict {
    #[inline]
    fn from(judged: Judged) -> Self {
        Self::new(judged.cause)
    }
}

/// `counts`, or the exclusion in words.
impl fmt::Display for Verdict {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Counts => f.pad("counts"),
            Self::Excluded(exclusion) => exclusion.fmt(f),
        }
    }
}

/// Why a record is left out of a total, and because of which other records.
///
/// `Display` says it in words, and asserts only what the rule looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Exclusion(Cause);

impl Exclusion {
    /// Returns the first reason that applies.
    ///
    /// ```
    /// use hyperscaler_investments::{Reason, as_of, investments};
    /// let verdict = as_of("2026-06-30".parse()?).verdict(investments::AWS_DE_PACKAGE_2024);
    /// assert_eq!(verdict.exclusion().unwrap().reason(), Reason::MixedScope);
    /// # Ok::<(), hyperscaler_investments::DateError>(())
    /// ```
    #[must_use]
    pub const fn reason(self) -> Reason {
        self.0.reason
    }

    /// Returns the record that decided: the one that replaced it, that holds its money, or with which its
    /// money went. `None` where the record's own facts decide.
    ///
    /// ```
    /// use hyperscaler_investments::{as_of, investments};
    /// let verdict = as_of("2026-06-30".parse()?).verdict(investments::AWS_IT_TALKS_2024);
    /// assert_eq!(verdict.exclusion().unwrap().by(), Some(investments::AWS_IT_EXPANSION_2024));
    /// # Ok::<(), hyperscaler_investments::DateError>(())
    /// ```
    #[must_use]
    pub const fn by(self) -> Option<Investment> {
        match self.0.by {
            Some(row) => Some(Investment(row)),
            None => None,
        }
    }

    /// Returns the relation through which [`by`](Exclusion::by) decided.
    ///
    /// ```
    /// use hyperscaler_investments::{RelationKind, as_of, investments};
    /// let verdict = as_of("2026-06-30".parse()?).verdict(investments::AWS_IT_TALKS_2024);
    /// assert_eq!(verdict.exclusion().unwrap().relation(), Some(RelationKind::OutcomeOf));
    /// # Ok::<(), hyperscaler_investments::DateError>(())
    /// ```
    #[must_use]
    pub const fn relation(self) -> Option<RelationKind> {
        match self.0.link {
            Some((kind, _)) => Some(kind),
            None => None,
        }
    }

    /// Returns the record at the other end of that relation. It differs from [`by`](Exclusion::by) where
    /// its own money is in a third record, as that of a whole which was replaced.
    ///
    /// ```
    /// use hyperscaler_investments::{as_of, investments};
    /// let verdict = as_of("2026-06-30".parse()?).verdict(investments::AWS_IT_RHO_PERO_2025);
    /// assert_eq!(verdict.exclusion().unwrap().through(), Some(investments::AWS_IT_EXPANSION_2024));
    /// # Ok::<(), hyperscaler_investments::DateError>(())
    /// ```
    #[must_use]
    pub const fn through(self) -> Option<Investment> {
        match self.0.link {
            Some((_, row)) => Some(Investment(row)),
            None => None,
        }
    }
}

impl fmt::Display for Exclusion {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        pad_with(f, |f| {
            let (Some(kind), Some(through), Some(by)) =
                (self.relation(), self.through(), self.by())
            else {
                return f.write_str(self.reason().in_words());
            };
            match self.reason() {
                Reason::Superseded => {
                    let verb = if kind == RelationKind::OutcomeOf {
                        "led to"
                    } else {
                        "replaced by"
                    };
                    let date = by.announced();
                    let preposition = if date.day().is_some() { "on" } else { "in" };
                    write!(f, "{verb} {by} {preposition} {date}")
                }
                Reason::Fulfilled => write!(f, "spent since, by {by}"),
                Reason::Restated if through == by => write!(f, "the same money as {by}"),
                Reason::Restated => write!(f, "the same money as {through}, which is in {by}"),
                Reason::OverlapUnresolved if kind == RelationKind::Overlaps => {
                    write!(f, "may share money with {by}; no source says how much")
                }
                Reason::OverlapUnresolved => {
                    write!(
                        f,
                        "{} {through}, which may share money with {by}",
                        inside(kind)
                    )
                }
                Reason::PartOfCounted if through == by => write!(f, "inside {by}, which counts"),
                Reason::PartOfCounted => write!(f, "inside {through}, whose money is in {by}"),
                Reason::Withdrawn | Reason::Refused | Reason::Shelved => {
                    let how = self.reason().in_words();
                    if through == by {
                        write!(f, "{} {through}, which was {how}", inside(kind))
                    } else {
                        write!(
                            f,
                            "{} {through}, whose money went with {by}, which was {how}",
                            inside(kind)
                        )
                    }
                }
                // These follow from facts of the record itself.
                Reason::NotYetPublic
                | Reason::InTalks
                | Reason::Unquantified
                | Reason::Umbrella
                | Reason::MixedScope
                | Reason::JointSum
                | Reason::ThirdPartyEstimate => f.write_str(self.reason().in_words()),
            }
        })
    }
}

/// Returns how a record stands to another whose fate it shares.
const fn inside(kind: RelationKind) -> &'static str {
    match kind {
        RelationKind::Restates => "the same money as",
        RelationKind::PartOf
        | RelationKind::Overlaps
        | RelationKind::Supersedes
        | RelationKind::AddsTo
        | RelationKind::OutcomeOf
        | RelationKind::Fulfils
        | RelationKind::DistinctFrom => "part of",
    }
}

/// A compiled verdict of a record in the whole data set, from a day on.
#[derive(Clone, Copy)]
pub(crate) struct Entry {
    day: u32,
    status: Status,
    verdict: Verdict,
}

/// The entry of a record that counts.
pub(crate) const fn counts(day: u32, status: Status) -> Entry {
    Entry {
        day,
        status,
        verdict: Verdict::Counts,
    }
}

/// The entry of a record that is left out. Where its own facts decide, there is no relation and no record.
pub(crate) const fn left_out(
    day: u32,
    status: Status,
    reason: Reason,
    kind: Option<RelationKind>,
    through: u16,
    by: u16,
) -> Entry {
    let (link, by) = match kind {
        Some(kind) => (Some((kind, through)), Some(by)),
        None => (None, None),
    };
    Entry {
        day,
        status,
        verdict: Verdict::Excluded(Exclusion(Cause { reason, link, by })),
    }
}

impl Entry {
    /// Returns the entry of a record on a whole day; `None` before it was public. Most records have one or two,
    /// and most questions are about the last.
    #[inline]
    pub(crate) fn of(investment: Investment, day: Date) -> Option<&'static Self> {
        let mut entries = tables::investment::VERDICTS.of(investment.0).iter();
        entries.rfind(|entry| entry.day <= day.to_bits())
    }

    /// Returns whether a record ever counted up to a whole day.
    pub(crate) fn ever_counted(investment: Investment, day: Date) -> bool {
        let mut entries = tables::investment::VERDICTS.of(investment.0).iter();
        entries.any(|entry| entry.day <= day.to_bits() && entry.verdict.counts())
    }

    #[inline]
    pub(crate) const fn status(&self) -> Status {
        self.status
    }

    #[inline]
    pub(crate) const fn verdict(&self) -> Verdict {
        self.verdict
    }
}

/// A group of records judged on a day, within a selection.
#[derive(Clone)]
pub(crate) struct Group {
    records: &'static [u16],
    judged: [Judged; tables::investment::LARGEST],
}

impl Group {
    /// Returns the number of the group of a record.
    pub(crate) fn number(investment: Investment) -> u16 {
        at(&tables::investment::GROUP, investment.0)
    }

    /// Returns the records of a group, in judging order.
    #[inline]
    pub(crate) fn records(number: u16) -> &'static [u16] {
        tables::investment::GROUPS.of(number)
    }

    /// Judges a group.
    pub(crate) fn judge(number: u16, snapshot: Snapshot, selection: &impl Selection) -> Self {
        let mut group = Self {
            records: Self::records(number),
            judged: [Judged::UNKNOWN; tables::investment::LARGEST],
        };
        let day = snapshot.date();
        judge(&Tables, selection, day, group.records, &mut group.judged);
        group
    }

    /// Returns whether a record is tied to no other: its verdict is the same in every selection.
    #[inline]
    pub(crate) fn is_alone(investment: Investment) -> bool {
        Self::records(Self::number(investment)).len() == 1
    }

    /// Returns the verdict of a record of the group.
    pub(crate) fn of(&self, investment: Investment) -> Judged {
        let place = usize::from(at(&tables::investment::PLACE, investment.0));
        self.judged.get(place).copied().unwrap_or(Judged::UNKNOWN)
    }

    /// Returns the record at a place of the judging order, with its verdict.
    pub(crate) fn get(&self, place: usize) -> Option<(Investment, Judged)> {
        let row = *self.records.get(place)?;
        Some((Investment(row), *self.judged.get(place)?))
    }

    /// Returns the records of the group with their verdicts.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (Investment, Judged)> + '_ {
        let records = self.records.iter().map(|&row| Investment(row));
        records.zip(self.judged.iter().copied())
    }
}

/// Returns the records of a set whose amounts can be added up: without those whose money is inside that of
/// another one.
pub(crate) fn outermost(set: &Set, snapshot: Snapshot) -> Set {
    let mut outermost = set.clone();
    let mut done = Set::EMPTY;
    for investment in set.iter() {
        if done.contains(investment) || Group::is_alone(investment) {
            continue;
        }
        let group = tables::investment::GROUPS.of(Group::number(investment));
        let mut inside = [false; tables::investment::LARGEST];
        find_inside(&Tables, set, snapshot.date(), group, &mut inside);
        for (&row, &is_inside) in group.iter().zip(&inside) {
            done.insert(Investment(row));
            if is_inside {
                outermost.remove(Investment(row));
            }
        }
    }
    outermost
}

/// The generated tables as the judge sees them.
struct Tables;

impl Records for Tables {
    fn history(&self, record: u16) -> impl DoubleEndedIterator<Item = (Date, Status)> {
        let changes = tables::investment::HISTORY.of(record).iter();
        changes.map(|&(date, _, status, _)| (Date::from_bits(date), status))
    }

    fn facts(&self, record: u16) -> Facts {
        let investment = Investment(record);
        Facts {
            phase: investment.phase(),
            scope: investment.scope(),
            stated_by: investment.stated_by(),
            qualifier: investment.qualifier(),
            is_area: investment.area().is_some(),
        }
    }

    fn relations(&self, record: u16) -> impl Iterator<Item = (RelationKind, u16)> + Clone {
        tables::investment::RELATIONS.of(record).iter().copied()
    }

    fn referenced_by(&self, record: u16) -> impl Iterator<Item = (RelationKind, u16)> + Clone {
        tables::investment::REFERENCED_BY.of(record).iter().copied()
    }

    fn place(&self, record: u16) -> usize {
        usize::from(at(&tables::investment::PLACE, record))
    }
}
