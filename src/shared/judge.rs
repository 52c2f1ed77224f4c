//! The rules of what counts: `METHODOLOGY.md`, "What counts". They stand here and nowhere else.
//!
//! The judge looks at one *group* at a time: records that are tied, directly or through others, by a
//! relation that moves money. It takes them in an order in which each record comes after all those that its
//! verdict depends on, so that one pass is enough. The compiler finds groups and order, refuses circles, and
//! runs the judge for every day on which something changes; the library runs it for the totals of a set.
//! Nothing here allocates or panics.

use core::cmp::Reverse;

use super::date::Date;
use super::vocabulary::{Phase, Qualifier, Reason, RelationKind, Scope, StatedBy, Status};

/// What the judge asks of the records. A record is named by its row.
pub trait Records {
    /// Returns the dated statuses of a record, oldest first.
    fn history(&self, record: u16) -> impl DoubleEndedIterator<Item = (Date, Status)>;

    /// Returns the facts about a record that hold on any day.
    fn facts(&self, record: u16) -> Facts;

    /// Returns the relations that a record states, in id order of their targets within a kind.
    fn relations(&self, record: u16) -> impl Iterator<Item = (RelationKind, u16)> + Clone;

    /// Returns the relations that other records state about a record, in id order.
    fn referenced_by(&self, record: u16) -> impl Iterator<Item = (RelationKind, u16)> + Clone;

    /// Returns the place of a record in its group.
    fn place(&self, record: u16) -> usize;
}

/// The facts about a record that hold on any day.
#[derive(Clone, Copy)]
pub struct Facts {
    pub phase: Phase,
    pub scope: Scope,
    pub stated_by: StatedBy,
    pub qualifier: Qualifier,
    /// Whether the plan names an area instead of a country.
    pub is_area: bool,
}

impl Facts {
    /// Returns why the sum of a record is none that a total could hold, on any day (rules 3 and 4).
    const fn unfit(self) -> Option<Reason> {
        match self.qualifier {
            Qualifier::Unquantified => return Some(Reason::Unquantified),
            Qualifier::Exact | Qualifier::About | Qualifier::MoreThan | Qualifier::UpTo => {}
        }
        if self.is_area {
            return Some(Reason::Umbrella);
        }
        match self.scope {
            Scope::Mixed => return Some(Reason::MixedScope),
            Scope::Joint => return Some(Reason::JointSum),
            Scope::Infrastructure => {}
        }
        match self.stated_by {
            StatedBy::ThirdParty => Some(Reason::ThirdPartyEstimate),
            StatedBy::Provider | StatedBy::Government | StatedBy::Partner | StatedBy::Press => None,
        }
    }

    /// Returns whether a total could ever hold money of the record: a ceiling stands apart from every sum.
    pub const fn can_hold_money(self) -> bool {
        self.unfit().is_none() && !self.is_ceiling()
    }

    /// Returns whether the amount is added to others: a ceiling is shown apart.
    const fn is_added(self) -> bool {
        match self.qualifier {
            Qualifier::Exact | Qualifier::About | Qualifier::MoreThan => true,
            Qualifier::UpTo | Qualifier::Unquantified => false,
        }
    }

    /// Returns whether the amount is a ceiling, which totals show apart.
    const fn is_ceiling(self) -> bool {
        match self.qualifier {
            Qualifier::UpTo => true,
            Qualifier::Exact | Qualifier::About | Qualifier::MoreThan | Qualifier::Unquantified => {
                false
            }
        }
    }
}

/// Why a record is left out, and because of which other records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Cause {
    pub reason: Reason,
    /// The relation that led there, and the record at its other end.
    pub link: Option<(RelationKind, u16)>,
    /// The record that decided: the one that replaced it, that holds its money, or with which it went.
    pub by: Option<u16>,
}

impl Cause {
    const fn own(reason: Reason) -> Self {
        Self {
            reason,
            link: None,
            by: None,
        }
    }

    const fn linked(reason: Reason, kind: RelationKind, through: u16, by: u16) -> Self {
        Self {
            reason,
            link: Some((kind, through)),
            by: Some(by),
        }
    }
}

/// Where the money of a record is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// In the sum of this record, which counts.
    Held(u16),
    /// Gone with this record, for this reason, since this day.
    Gone(Reason, u16, Date),
    /// Left out, because it may overlap the money of this record, which counts.
    Disputed(u16),
    /// In no sum, so that it cannot be counted twice.
    Open,
}

/// The verdict of one record on one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Judged {
    /// Whether it was public, and the last status that its history states.
    pub status: Option<Status>,
    /// Why it is left out, unless it counts.
    pub cause: Option<Cause>,
    pub fate: Fate,
}

impl Judged {
    /// A record that was not public.
    pub const UNKNOWN: Self = Self {
        status: None,
        cause: Some(Cause::own(Reason::NotYetPublic)),
        fate: Fate::Open,
    };
}

/// The records that a question is about. What lies outside holds no money that binds.
pub trait Selection {
    fn contains(&self, record: u16) -> bool;
}

/// All records.
pub struct Everything;

impl Selection for Everything {
    fn contains(&self, _: u16) -> bool {
        true
    }
}

/// Judges a group on a day, within a selection. `group` is in judging order; `judged` has a place for each
/// of its records.
pub fn judge(
    records: &impl Records,
    selection: &impl Selection,
    day: Date,
    group: &[u16],
    judged: &mut [Judged],
) {
    for (place, &record) in group.iter().enumerate() {
        let court = Court {
            records,
            selection,
            day,
            judged,
        };
        let verdict = court.judge(record);
        if let Some(judged) = judged.get_mut(place) {
            *judged = verdict;
        }
    }
}

/// Finds the records of a group whose money is inside that of a record of a set, as far as relations say and
/// whatever the verdicts are: without them, what the set states can be added up and nothing is in it twice.
/// `group` is in judging order; `inside` has a place for each of its records, and all of it is `false`.
pub fn find_inside(
    records: &impl Records,
    set: &impl Selection,
    day: Date,
    group: &[u16],
    inside: &mut [bool],
) {
    for (place, &record) in group.iter().enumerate() {
        let court = Court {
            records,
            selection: set,
            day,
            judged: &[],
        };
        let is_inside = court.is_inside(record, inside);
        if let Some(inside) = inside.get_mut(place) {
            *inside = is_inside;
        }
    }
}

/// One record before the judge, with those judged so far.
struct Court<'a, R, S> {
    records: &'a R,
    selection: &'a S,
    day: Date,
    judged: &'a [Judged],
}

impl<R: Records, S: Selection> Court<'_, R, S> {
    /// The rules in their order: the first that applies.
    fn judge(&self, record: u16) -> Judged {
        // Rule 1: it was not public.
        let Some((turned, status)) = self.last_change(record) else {
            return Judged::UNKNOWN;
        };
        let judged = |cause, fate| Judged {
            status: Some(status),
            cause,
            fate,
        };
        // Rule 2: it was replaced.
        if let Some((cause, fate)) = self.replaced(record) {
            return judged(Some(cause), fate);
        }
        // Rule 3: it has ended, or is not decided.
        match status {
            Status::Withdrawn | Status::Refused | Status::Shelved => {
                let reason = ended(status);
                return judged(Some(Cause::own(reason)), Fate::Gone(reason, record, turned));
            }
            Status::InTalks => return judged(Some(Cause::own(Reason::InTalks)), Fate::Open),
            Status::Announced
            | Status::UnderConstruction
            | Status::Completed
            | Status::Superseded => {}
        }
        // Rules 3 and 4: its sum is none that a total could hold.
        let facts = self.records.facts(record);
        if let Some(reason) = facts.unfit() {
            return judged(Some(Cause::own(reason)), Fate::Open);
        }
        if let Some(cause) = self.fulfilled(record) {
            return judged(Some(cause), Fate::Open);
        }
        // A record that is built, or has had news since, does not share what befell another.
        let outlives =
            |since: Date| status == Status::Completed || turned.last_day() > since.last_day();
        // Rules 5 to 7: its money is that of another record.
        let elsewhere = self
            .restated(record, facts.phase, outlives)
            .or_else(|| self.overlapping(record, facts.phase))
            .or_else(|| self.part(record, facts.phase, outlives));
        if let Some((cause, fate)) = elsewhere {
            return judged(Some(cause), fate);
        }
        // Rule 8: it counts.
        let fate = if facts.is_ceiling() {
            Fate::Open
        } else {
            Fate::Held(record)
        };
        judged(None, fate)
    }

    /// Rule 2: a record public by the day supersedes it or is its outcome.
    fn replaced(&self, record: u16) -> Option<(Cause, Fate)> {
        let mut found = None;
        for (kind, newer) in self.records.referenced_by(record) {
            if !kind.replaces() || !self.is_public(newer) {
                continue;
            }
            let fate = self.fate(newer);
            let cause = Cause::linked(Reason::Superseded, kind, newer, newer);
            found = match found {
                Some((first, best)) if self.order(best) <= self.order(fate) => Some((first, best)),
                Some((first, _)) => Some((first, fate)),
                None => Some((cause, fate)),
            };
        }
        found
    }

    /// Rule 4, last part: a record public by the day says that this money is spent.
    fn fulfilled(&self, record: u16) -> Option<Cause> {
        for (kind, newer) in self.records.referenced_by(record) {
            if kind == RelationKind::Fulfils && self.is_public(newer) {
                return Some(Cause::linked(Reason::Fulfilled, kind, newer, newer));
            }
        }
        None
    }

    /// Rule 5: it restates a record whose money is held, gone or disputed.
    fn restated(
        &self,
        record: u16,
        phase: Phase,
        outlives: impl Fn(Date) -> bool,
    ) -> Option<(Cause, Fate)> {
        const KIND: RelationKind = RelationKind::Restates;
        let mut found = None;
        for older in self.binding(record, KIND, phase) {
            let fate = self.fate(older);
            let cause = match fate {
                Fate::Held(holder) if self.selection.contains(holder) => {
                    Cause::linked(Reason::Restated, KIND, older, holder)
                }
                Fate::Gone(reason, with, since) if !outlives(since) => {
                    Cause::linked(reason, KIND, older, with)
                }
                Fate::Disputed(holder) if self.selection.contains(holder) => {
                    Cause::linked(Reason::OverlapUnresolved, KIND, older, holder)
                }
                Fate::Held(_) | Fate::Gone(..) | Fate::Disputed(_) | Fate::Open => continue,
            };
            found = Some(self.first_of(found, (cause, fate)));
        }
        found
    }

    /// Rule 6: it overlaps a record that counts and is no ceiling.
    fn overlapping(&self, record: u16, phase: Phase) -> Option<(Cause, Fate)> {
        const KIND: RelationKind = RelationKind::Overlaps;
        for other in self.binding(record, KIND, phase) {
            if self.fate(other) == Fate::Held(other) && self.selection.contains(other) {
                let cause = Cause::linked(Reason::OverlapUnresolved, KIND, other, other);
                return Some((cause, Fate::Disputed(other)));
            }
        }
        None
    }

    /// Rule 7: it is part of a record whose money is held or disputed, or of records whose money is all gone.
    fn part(
        &self,
        record: u16,
        phase: Phase,
        outlives: impl Fn(Date) -> bool,
    ) -> Option<(Cause, Fate)> {
        const KIND: RelationKind = RelationKind::PartOf;
        let mut held = None;
        let mut gone = None;
        let mut all_gone = true;
        for whole in self.binding(record, KIND, phase) {
            let fate = self.fate(whole);
            let cause = match fate {
                Fate::Held(holder) if self.selection.contains(holder) => {
                    Cause::linked(Reason::PartOfCounted, KIND, whole, holder)
                }
                Fate::Disputed(holder) if self.selection.contains(holder) => {
                    Cause::linked(Reason::OverlapUnresolved, KIND, whole, holder)
                }
                Fate::Gone(reason, with, since) if !outlives(since) => {
                    let cause = Cause::linked(reason, KIND, whole, with);
                    gone = Some(self.first_of(gone, (cause, fate)));
                    continue;
                }
                Fate::Held(_) | Fate::Gone(..) | Fate::Disputed(_) | Fate::Open => {
                    all_gone = false;
                    continue;
                }
            };
            held = Some(self.first_of(held, (cause, fate)));
        }
        held.or(if all_gone { gone } else { None })
    }

    /// Returns whether a record of the selection holds the amount of this one, by the relations on which rules 2,
    /// 4, 5 and 7 rest, directly or through others. `inside` says so of the records before it.
    fn is_inside(&self, record: u16, inside: &[bool]) -> bool {
        let is_inside = |other: u16| inside.get(self.records.place(other)) == Some(&true);
        for (kind, newer) in self.records.referenced_by(record) {
            let takes_over = kind.replaces() || kind == RelationKind::Fulfils;
            if takes_over
                && self.is_public(newer)
                && (self.selection.contains(newer) || is_inside(newer))
            {
                return true;
            }
        }
        let phase = self.records.facts(record).phase;
        for kind in [RelationKind::Restates, RelationKind::PartOf] {
            for other in self.binding(record, kind, phase) {
                let is_added = self.records.facts(other).is_added();
                if (self.selection.contains(other) && is_added) || is_inside(other) {
                    return true;
                }
            }
        }
        false
    }

    /// Returns the records that a relation of the record leads to, public by the day and of its phase.
    fn binding(&self, record: u16, kind: RelationKind, phase: Phase) -> impl Iterator<Item = u16> {
        self.records
            .relations(record)
            .filter(move |&(stated, _)| stated == kind)
            .map(|(_, other)| other)
            .filter(move |&other| self.is_public(other) && self.records.facts(other).phase == phase)
    }

    /// Of two records that decide, the one that goes first; of equals the first found, which has the smaller
    /// id.
    fn first_of(&self, found: Option<(Cause, Fate)>, next: (Cause, Fate)) -> (Cause, Fate) {
        match found {
            Some(found) if self.order(found.1) <= self.order(next.1) => found,
            Some(_) | None => next,
        }
    }

    /// The order in which records decide: by where their money is; of money that is gone, the first reason, and
    /// then the last day, since money is gone when the last of it is.
    fn order(&self, fate: Fate) -> (u8, u8, Reverse<Date>) {
        let (reason, since) = match fate {
            Fate::Gone(reason, _, since) => (reason as u8, since.last_day()),
            Fate::Held(_) | Fate::Disputed(_) | Fate::Open => (0, self.day),
        };
        (self.rank(fate), reason, Reverse(since))
    }

    /// Where several records decide, money that is held goes before money that is gone, disputed or open.
    /// What is held or disputed by a record outside the selection binds nothing and goes last.
    fn rank(&self, fate: Fate) -> u8 {
        match fate {
            Fate::Held(holder) if self.selection.contains(holder) => 0,
            Fate::Gone(..) => 1,
            Fate::Disputed(holder) if self.selection.contains(holder) => 2,
            Fate::Open => 3,
            Fate::Held(_) | Fate::Disputed(_) => 4,
        }
    }

    /// Returns where the money of a record is that was judged before.
    fn fate(&self, record: u16) -> Fate {
        match self.judged.get(self.records.place(record)) {
            Some(judged) => judged.fate,
            None => Fate::Open,
        }
    }

    fn is_public(&self, record: u16) -> bool {
        let first = self.records.history(record).next();
        first.is_some_and(|(date, _)| date.to_bits() <= self.day.to_bits())
    }

    /// Returns the last status change that was public by the day.
    fn last_change(&self, record: u16) -> Option<(Date, Status)> {
        self.records
            .history(record)
            .rfind(|(date, _)| date.to_bits() <= self.day.to_bits())
    }
}

/// Returns the reason that corresponds to a status by which a plan has ended.
const fn ended(status: Status) -> Reason {
    match status {
        Status::Refused => Reason::Refused,
        Status::Shelved => Reason::Shelved,
        Status::Withdrawn
        | Status::InTalks
        | Status::Announced
        | Status::UnderConstruction
        | Status::Completed
        | Status::Superseded => Reason::Withdrawn,
    }
}
