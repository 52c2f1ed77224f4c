//! What must be said beside a total. A caveat is data: its kind, its records and their sums; its sentence
//! stands here once.

use core::fmt;
use core::iter::FusedIterator;

use crate::set::Set;
use crate::shared::judge::{Fate, Judged};
use crate::shared::pad::align_with;
use crate::verdict::{Entry, Group};
use crate::{
    COMPLETE, CaveatKind, DATA_AS_OF, Evidence, Investment, Kind, Origin, Phase, Qualifier, Reason,
    RelationKind, Snapshot, StatedBy, Status, Totals, Verdict,
};

/// A plan without news for more than this is called quiet: two years.
const QUIET_DAYS: i32 = 2 * 365 + 1;

/// Something that must be said beside a [total](Totals): of which records, and how much money they state.
///
/// `Display` is the sentence. A precision cuts the list of records: `{:.3}` names three and counts the rest.
///
/// ```
/// use hyperscaler_investments::{CaveatKind, Country, Investment, as_of};
///
/// let germany = Investment::iter().filter(|record| record.country() == Some(Country::GERMANY));
/// let totals = as_of("2025-12-31".parse()?).totals(germany);
/// let mixed = totals.caveats().find(|caveat| caveat.kind() == CaveatKind::MixedScope).unwrap();
/// assert_eq!(
///     mixed.to_string(),
///     "Left out whole, because other business is included and no split is known: \
///      EUR 5.5 bn pledged (google-de-2025)."
/// );
/// # Ok::<(), hyperscaler_investments::DateError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Caveat {
    kind: CaveatKind,
    totals: Totals,
}

impl Caveat {
    /// Returns the caveat of a kind about some records; `None` if there are none.
    pub(crate) fn of(
        kind: CaveatKind,
        snapshot: Snapshot,
        records: impl Iterator<Item = Investment>,
    ) -> Option<Self> {
        let totals = Totals::sum(snapshot, records);
        totals.selection().next()?;
        Some(Self { kind, totals })
    }

    /// Returns the kind.
    #[must_use]
    pub const fn kind(&self) -> CaveatKind {
        self.kind
    }

    /// Returns the records that it is about, in id order. The iterator does not borrow the caveat.
    ///
    /// ```
    /// use hyperscaler_investments::{CaveatKind, Investment, as_of};
    ///
    /// let totals = as_of("2026-06-30".parse()?).totals(Investment::iter());
    /// let of_press = totals.caveats().filter(|caveat| caveat.kind() == CaveatKind::PressWord);
    /// let of_press: Vec<_> = of_press.flat_map(|caveat| caveat.records()).collect();
    /// let without_press = totals.clone().retain(|plan| !of_press.contains(&plan));
    /// assert!(without_press.counted().count() < totals.counted().count());
    /// # Ok::<(), hyperscaler_investments::DateError>(())
    /// ```
    #[must_use]
    pub fn records(&self) -> impl FusedIterator<Item = Investment> + Clone + use<> {
        self.totals.selected().into_rows()
    }

    /// Returns what those records state, added up per phase and currency, whether they count or not. A record
    /// that another one of them supersedes, fulfils or holds as a part or a restatement is not added.
    #[must_use]
    pub const fn totals(&self) -> &Totals {
        &self.totals
    }
}

/// A sentence. With a precision, it names as many records at most; width and alignment apply.
impl fmt::Display for Caveat {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let most = f.precision().unwrap_or(usize::MAX);
        align_with(f, |f| self.write(f, most))
    }
}

impl Caveat {
    fn write(&self, f: &mut fmt::Formatter<'_>, most: usize) -> fmt::Result {
        f.write_str(self.kind.in_words())?;
        f.write_str(": ")?;
        let mut has_sum = false;
        for total in &self.totals {
            if has_sum {
                f.write_str(", ")?;
            }
            has_sum = true;
            write!(f, "{total} {}", total.phase())?;
        }
        if has_sum {
            f.write_str(" (")?;
        }
        for (number, record) in self.records().take(most).enumerate() {
            if number > 0 {
                f.write_str(", ")?;
            }
            f.write_str(record.id())?;
        }
        let others = self.records().skip(most).count();
        if others > 0 {
            write!(f, " and {others} more")?;
        }
        f.write_str(if has_sum { ")." } else { "." })
    }
}

impl Totals {
    /// Returns what must be said beside the totals, in the order of [`CaveatKind`].
    ///
    /// ```
    /// use hyperscaler_investments::{CaveatKind, as_of, investments};
    ///
    /// let totals = as_of("2024-05-27".parse()?).totals([investments::GOOGLE_IT_2020]);
    /// let kinds: Vec<_> = totals.caveats().map(|caveat| caveat.kind()).collect();
    /// assert!(kinds.contains(&CaveatKind::MoreThan));
    /// # Ok::<(), hyperscaler_investments::DateError>(())
    /// ```
    #[must_use]
    pub fn caveats(&self) -> impl FusedIterator<Item = Caveat> + Clone {
        let found = Found::of(self);
        let snapshot = self.snapshot();
        CaveatKind::ALL.iter().filter_map(move |&kind| {
            let records = found.of.get(kind as usize)?;
            Caveat::of(kind, snapshot, records.iter())
        })
    }
}

/// The records of each kind of caveat.
#[derive(Clone)]
struct Found {
    of: [Set; CaveatKind::ALL.len()],
}

impl Found {
    /// Looks at every selected record once, group by group.
    fn of(totals: &Totals) -> Self {
        let mut found = Self {
            of: [const { Set::EMPTY }; CaveatKind::ALL.len()],
        };
        let mut done = Set::EMPTY;
        for investment in totals.selection() {
            if done.contains(investment) {
                continue;
            }
            for (member, judged) in totals.group(Group::number(investment)).iter() {
                done.insert(member);
                if totals.is_selected(member) {
                    found.add(totals, member, judged);
                }
            }
        }
        found
    }

    fn add(&mut self, totals: &Totals, investment: Investment, judged: Judged) {
        for &kind in CaveatKind::ALL {
            if !applies(kind, totals, investment, judged) {
                continue;
            }
            if let Some(set) = self.of.get_mut(kind as usize) {
                set.insert(investment);
            }
        }
    }
}

/// Returns whether a caveat of a kind must be said of a record.
fn applies(kind: CaveatKind, totals: &Totals, investment: Investment, judged: Judged) -> bool {
    let snapshot = totals.snapshot();
    let reason = judged.cause.map(|cause| cause.reason);
    let counts = reason.is_none();
    let is_left_out_whole =
        |because| reason == Some(because) && !is_counted_in_part(totals, investment);
    match kind {
        CaveatKind::MixedScope => is_left_out_whole(Reason::MixedScope),
        CaveatKind::JointSum => is_left_out_whole(Reason::JointSum),
        CaveatKind::Umbrella => is_left_out_whole(Reason::Umbrella),
        CaveatKind::Overlap => reason == Some(Reason::OverlapUnresolved),
        CaveatKind::Unquantified => reason == Some(Reason::Unquantified),
        CaveatKind::LeftTheTotal => has_left(totals, investment, judged),
        CaveatKind::OutsideSelection => counts && is_held_outside(snapshot.verdict(investment)),
        CaveatKind::Lapsed => {
            let last_year = investment.horizon().last_year();
            counts
                && investment.phase() == Phase::Pledged
                && last_year.is_some_and(|year| year < snapshot.date().year())
        }
        CaveatKind::Quiet => counts && is_quiet(snapshot, investment),
        CaveatKind::PartEnded => counts && has_ended_part(snapshot, investment),
        CaveatKind::GovernmentWord => counts && investment.stated_by() == StatedBy::Government,
        CaveatKind::PartnerWord => counts && investment.stated_by() == StatedBy::Partner,
        CaveatKind::PressWord => counts && investment.stated_by() == StatedBy::Press,
        CaveatKind::Rented => counts && investment.kind() == Kind::Capacity,
        CaveatKind::SingleSource => {
            counts
                && matches!(
                    snapshot.evidence(investment),
                    Some(Evidence::Reported | Evidence::Anonymous)
                )
        }
        CaveatKind::MoreThan => {
            let is_lower_bound = investment.qualifier() == Qualifier::MoreThan;
            counts && (is_lower_bound || investment.is_range())
        }
        CaveatKind::About => counts && investment.qualifier() == Qualifier::About,
        CaveatKind::Ceiling => counts && investment.qualifier() == Qualifier::UpTo,
        // These are said of a conversion.
        CaveatKind::LaterRate
        | CaveatKind::FarRate
        | CaveatKind::DistantRate
        | CaveatKind::EarlierAverage
        | CaveatKind::Unconverted => false,
        CaveatKind::Own => counts && investment.origin() == Origin::Overlay,
        CaveatKind::PartOfData => counts && !COMPLETE,
    }
}

/// Returns whether money of the record counts: in a part of it, or in what it restates.
fn is_counted_in_part(totals: &Totals, investment: Investment) -> bool {
    let mut relations = totals.snapshot().relations(investment);
    let is_restated = relations.any(|relation| {
        let other = relation.investment();
        relation.kind() == RelationKind::Restates
            && (totals.has_counted(other) || has_counting_part(totals, other))
    });
    is_restated || has_counting_part(totals, investment)
}

/// Returns whether a part of the record counts.
fn has_counting_part(totals: &Totals, whole: Investment) -> bool {
    let mut parts = totals.snapshot().referenced_by(whole);
    parts.any(|relation| {
        relation.kind() == RelationKind::PartOf && totals.has_counted(relation.investment())
    })
}

/// Returns whether the record counted once and is gone, and no record of the selection holds its money.
fn has_left(totals: &Totals, investment: Investment, judged: Judged) -> bool {
    let has_ended = match judged.cause.map(|cause| cause.reason) {
        Some(Reason::Superseded | Reason::Withdrawn | Reason::Refused | Reason::Shelved) => true,
        Some(_) | None => false,
    };
    let is_nowhere = match judged.fate {
        Fate::Held(holder) => !totals.is_within(Investment(holder)),
        Fate::Gone(..) | Fate::Open => true,
        Fate::Disputed(_) => false,
    };
    has_ended && is_nowhere && Entry::ever_counted(investment, totals.snapshot().date())
}

/// Returns whether the verdict of the whole data set is that another record holds or disputes the money.
fn is_held_outside(verdict: Verdict) -> bool {
    match verdict.exclusion().map(crate::Exclusion::reason) {
        Some(Reason::Restated | Reason::OverlapUnresolved | Reason::PartOfCounted) => true,
        Some(_) | None => false,
    }
}

/// Returns whether no step of a pledge is recorded for two years.
fn is_quiet(snapshot: Snapshot, investment: Investment) -> bool {
    if investment.phase() != Phase::Pledged
        || snapshot.status(investment) == Some(Status::Completed)
    {
        return false;
    }
    // The data holds no step after its own day, whatever day is asked for.
    let day = snapshot.date().min(DATA_AS_OF);
    snapshot
        .latest_step(investment)
        .is_some_and(|latest| day.days_since(latest.last_day()) > QUIET_DAYS)
}

/// Returns whether a part of the record was withdrawn, refused or shelved.
fn has_ended_part(snapshot: Snapshot, whole: Investment) -> bool {
    let mut parts = snapshot.referenced_by(whole);
    parts.any(|relation| {
        let has_ended = match snapshot.status(relation.investment()) {
            Some(Status::Withdrawn | Status::Refused | Status::Shelved) => true,
            Some(
                Status::InTalks
                | Status::Announced
                | Status::UnderConstruction
                | Status::Completed
                | Status::Superseded,
            )
            | None => false,
        };
        relation.kind() == RelationKind::PartOf && has_ended
    })
}
