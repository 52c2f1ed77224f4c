//! What was known on a day, and what counts.

use core::fmt;

use crate::shared::date::Date;
use crate::source::evidence;
use crate::{
    Evidence, Investment, Qualifier, Reason, Region, Relation, RelationKind, Scope, Source,
    StatedBy, Status, StatusChange, Totals,
};

/// The data as it was known on a day, with nothing leaking back from the future.
///
/// ```
/// use hyperscaler_investments::{Country, Investment, Provider, as_of};
///
/// let spain = || Investment::of(Provider::AWS, Country::SPAIN);
/// let pledged = |day: &str| as_of(day.parse().unwrap()).totals(spain()).to_string();
/// assert_eq!(pledged("2023-12-31"), "pledged: EUR 2.5 bn");
/// assert_eq!(pledged("2024-05-27"), "pledged: EUR 15.7 bn");
/// assert_eq!(pledged("2026-03-02"), "pledged: EUR 33.7 bn");
/// ```
#[must_use]
pub const fn as_of(date: Date) -> Snapshot {
    Snapshot {
        date: date.last_day(),
        by: date.widened(),
    }
}

/// See [`as_of`].
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Snapshot {
    date: Date,
    /// A date is public by the day exactly if it is at most this.
    by: Date,
}

/// Whether a record counts in a total on a day, and if not, why.
///
/// ```
/// use hyperscaler_investments::{DATA_AS_OF, Reason, Verdict, as_of, investments};
///
/// let today = as_of(DATA_AS_OF);
/// assert_eq!(today.verdict(investments::AWS_ES_ARAGON_2024), Verdict::Counts);
/// let Verdict::Excluded(exclusion) = today.verdict(investments::AWS_ES_2021) else { unreachable!() };
/// assert_eq!(exclusion.reason(), Reason::Superseded);
/// assert_eq!(exclusion.by(), Some(investments::AWS_ES_ARAGON_2024));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// It counts.
    Counts,
    /// It is left out, for the first reason that applies.
    Excluded(Exclusion),
}

/// Why a record is left out of a total, and because of which other record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Exclusion {
    reason: Reason,
    by: Option<Investment>,
}

impl Exclusion {
    const fn because(reason: Reason) -> Self {
        Self { reason, by: None }
    }

    const fn by_record(reason: Reason, by: Investment) -> Self {
        Self {
            reason,
            by: Some(by),
        }
    }

    /// The first reason that applies.
    ///
    /// ```
    /// use hyperscaler_investments::{DATA_AS_OF, Reason, Verdict, as_of, investments};
    /// match as_of(DATA_AS_OF).verdict(investments::AWS_DE_PACKAGE_2024) {
    ///     Verdict::Excluded(exclusion) => assert_eq!(exclusion.reason(), Reason::MixedScope),
    ///     Verdict::Counts => unreachable!(),
    /// }
    /// ```
    #[must_use]
    pub const fn reason(self) -> Reason {
        self.reason
    }

    /// The record that replaced it, contains it, or shares its money, where the reason is one.
    ///
    /// ```
    /// use hyperscaler_investments::{DATA_AS_OF, Verdict, as_of, investments};
    /// match as_of(DATA_AS_OF).verdict(investments::AWS_IT_TALKS_2024) {
    ///     Verdict::Excluded(exclusion) => assert_eq!(exclusion.by(), Some(investments::AWS_IT_EXPANSION_2024)),
    ///     Verdict::Counts => unreachable!(),
    /// }
    /// ```
    #[must_use]
    pub const fn by(self) -> Option<Investment> {
        self.by
    }
}

impl fmt::Display for Exclusion {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.reason.as_str())?;
        match self.by {
            Some(by) => write!(f, " ({by})"),
            None => Ok(()),
        }
    }
}

impl Snapshot {
    /// The day.
    ///
    /// ```
    /// use hyperscaler_investments::as_of;
    /// // A month is as good as its last day.
    /// assert_eq!(as_of("2024-05".parse().unwrap()).date().to_string(), "2024-05-31");
    /// ```
    #[must_use]
    pub const fn date(self) -> Date {
        self.date
    }

    /// Whether a record was public.
    ///
    /// ```
    /// use hyperscaler_investments::{as_of, investments};
    /// let before = as_of("2024-05-21".parse().unwrap());
    /// assert!(!before.knows(investments::AWS_ES_ARAGON_2024));
    /// ```
    #[must_use]
    pub fn knows(self, investment: Investment) -> bool {
        self.is_public(investment.announced())
    }

    /// The records that were public, in id order.
    ///
    /// ```
    /// use hyperscaler_investments::{DATA_AS_OF, Investment, as_of};
    /// assert_eq!(as_of(DATA_AS_OF).known().count(), Investment::iter().len());
    /// assert_eq!(as_of("2000".parse().unwrap()).known().count(), 0);
    /// ```
    pub fn known(self) -> impl Iterator<Item = Investment> + Clone {
        Investment::iter().filter(move |&investment| self.knows(investment))
    }

    /// The records that stood: public, not superseded, and neither withdrawn, refused nor shelved.
    ///
    /// ```
    /// use hyperscaler_investments::{DATA_AS_OF, as_of, investments};
    /// assert!(as_of(DATA_AS_OF).in_force().all(|record| record != investments::AWS_ES_2021));
    /// ```
    pub fn in_force(self) -> impl Iterator<Item = Investment> + Clone {
        self.known()
            .filter(move |&investment| self.status(investment).is_some_and(Status::in_force))
    }

    /// The status of a record; `None` if it was not public.
    ///
    /// ```
    /// use hyperscaler_investments::{Status, as_of, investments};
    /// let status = |day: &str| as_of(day.parse().unwrap()).status(investments::AWS_ES_2021);
    /// assert_eq!(status("2021-06-29"), None);
    /// assert_eq!(status("2024-05-21"), Some(Status::Announced));
    /// assert_eq!(status("2024-05-22"), Some(Status::Superseded));
    /// ```
    #[must_use]
    pub fn status(self, investment: Investment) -> Option<Status> {
        let stated = self.stated_status(investment)?;
        Some(if self.replacement(investment).is_some() {
            Status::Superseded
        } else {
            stated
        })
    }

    /// The sources of a record that were public by the day. A source of which less is known than the day
    /// counts from the turn of the history that it shows; else from its last possible day, which is
    /// [`DATA_AS_OF`](crate::DATA_AS_OF) where no date is known at all.
    ///
    /// ```
    /// use hyperscaler_investments::{as_of, investments};
    /// let early = as_of("2024-05-27".parse().unwrap());
    /// assert!(early.sources(investments::AWS_IT_MILAN).count() < investments::AWS_IT_MILAN.sources().len());
    /// ```
    pub fn sources(self, investment: Investment) -> impl Iterator<Item = Source> + Clone {
        let known = self.knows(investment);
        investment
            .sources()
            .filter(move |&source| known && self.is_public(public_since(investment, source)))
    }

    /// How strong the sources of a record were; `None` if none was published by the day.
    ///
    /// ```
    /// use hyperscaler_investments::{Evidence, as_of, investments};
    /// let early = as_of("2024-05-27".parse().unwrap());
    /// assert_eq!(early.evidence(investments::AWS_IT_MILAN), Some(Evidence::Reported));
    /// assert_eq!(investments::AWS_IT_MILAN.evidence(), Evidence::Corroborated);
    /// ```
    #[must_use]
    pub fn evidence(self, investment: Investment) -> Option<Evidence> {
        evidence(&self.sources(investment))
    }

    /// The cloud regions that were open. A region without a known opening day is among them only on
    /// [`DATA_AS_OF`](crate::DATA_AS_OF) and later.
    ///
    /// ```
    /// use hyperscaler_investments::{Region, as_of};
    /// let spain = Region::get("eu-south-2").unwrap();
    /// let open = |day: &str| as_of(day.parse().unwrap()).regions().any(|region| region == spain);
    /// assert!(!open("2022-11-14") && open("2022-11-15"));
    /// ```
    pub fn regions(self) -> impl Iterator<Item = Region> + Clone {
        Region::iter()
            .filter(move |region| self.is_public(region.opened().unwrap_or(crate::DATA_AS_OF)))
    }

    /// Whether a record counted, or why not. It costs what the record's relations cost.
    ///
    /// ```
    /// use hyperscaler_investments::{DATA_AS_OF, Investment, Verdict, as_of};
    /// let counted = Investment::iter().filter(|&i| as_of(DATA_AS_OF).verdict(i) == Verdict::Counts);
    /// assert!(counted.count() > 0);
    /// ```
    #[must_use]
    pub fn verdict(self, investment: Investment) -> Verdict {
        match self.exclusion(investment) {
            None => Verdict::Counts,
            Some(exclusion) => Verdict::Excluded(exclusion),
        }
    }

    /// The totals of the records given, which may come in any order and more than once.
    ///
    /// ```
    /// use hyperscaler_investments::{Investment, Country, as_of};
    ///
    /// let italy = Investment::iter().filter(|investment| investment.country() == Country::ITALY);
    /// let totals = as_of("2024-05-27".parse().unwrap()).totals(italy);
    /// assert_eq!(
    ///     totals.to_string(),
    ///     "pledged: EUR 2 bn\npledged: more than USD 2.4 bn\nspent: EUR 1 bn",
    /// );
    /// ```
    pub fn totals(self, investments: impl IntoIterator<Item = Investment>) -> Totals {
        Totals::new(self, investments)
    }

    /// The rules of what counts, in order: the first reason that applies.
    fn exclusion(self, investment: Investment) -> Option<Exclusion> {
        let Some(status) = self.stated_status(investment) else {
            return Some(Exclusion::because(Reason::NotYetPublic));
        };
        if let Some(newer) = self.replacement(investment) {
            return Some(Exclusion::by_record(Reason::Superseded, newer));
        }
        let reason = ended(status).or_else(|| holds_no_money(investment));
        reason
            .map(Exclusion::because)
            .or_else(|| self.counted_elsewhere(investment))
    }

    /// The rules about money that another record already holds.
    fn counted_elsewhere(self, investment: Investment) -> Option<Exclusion> {
        let known = |kind: RelationKind| {
            let others = investment
                .relations()
                .filter(move |relation| relation.kind() == kind);
            others
                .map(Relation::investment)
                .filter(move |&other| self.knows(other))
        };
        if let Some(older) = known(RelationKind::Restates).next() {
            return Some(Exclusion::by_record(Reason::Restated, older));
        }
        let phase = investment.phase();
        let binding = |kind| known(kind).filter(move |other: &Investment| other.phase() == phase);
        if let Some(other) =
            binding(RelationKind::Overlaps).find(|&other| self.exclusion(other).is_none())
        {
            return Some(Exclusion::by_record(Reason::OverlapUnresolved, other));
        }
        if let Some(whole) =
            binding(RelationKind::PartOf).find(|&whole| self.exclusion(whole).is_none())
        {
            return Some(Exclusion::by_record(Reason::PartOfCounted, whole));
        }
        binding(RelationKind::PartOf).find_map(|whole| {
            let fate = self
                .exclusion(whole)
                .filter(|fate| shared_by_parts(fate.reason))?;
            Some(Exclusion::by_record(fate.reason, fate.by.unwrap_or(whole)))
        })
    }

    /// The last status written in the history by the day.
    fn stated_status(self, investment: Investment) -> Option<Status> {
        let public = investment
            .history()
            .take_while(|turn| self.is_public(turn.date()));
        public.last().map(StatusChange::status)
    }

    /// The record, public by the day, that supersedes this one or is its outcome.
    fn replacement(self, investment: Investment) -> Option<Investment> {
        investment
            .referenced_by()
            .filter(|relation| relation.kind().replaces())
            .map(Relation::investment)
            .find(|&newer| self.knows(newer))
    }

    pub(crate) const fn is_public(self, date: Date) -> bool {
        date.to_bits() <= self.by.to_bits()
    }
}

/// Returns the reason that a status of its own gives a record, if it gives one.
const fn ended(status: Status) -> Option<Reason> {
    match status {
        Status::Withdrawn => Some(Reason::Withdrawn),
        Status::Refused => Some(Reason::Refused),
        Status::Shelved => Some(Reason::Shelved),
        Status::InTalks => Some(Reason::InTalks),
        Status::Superseded => Some(Reason::Superseded),
        Status::Announced | Status::UnderConstruction | Status::Completed => None,
    }
}

/// Returns why the sum of a record is none that a total could hold, on any day.
fn holds_no_money(investment: Investment) -> Option<Reason> {
    match investment.qualifier() {
        Qualifier::Unquantified => return Some(Reason::Unquantified),
        Qualifier::Exact | Qualifier::About | Qualifier::MoreThan | Qualifier::UpTo => {}
    }
    if investment.country().is_umbrella() {
        return Some(Reason::Umbrella);
    }
    match investment.scope() {
        Scope::Mixed => return Some(Reason::MixedScope),
        Scope::Joint => return Some(Reason::JointSum),
        Scope::Infrastructure => {}
    }
    match investment.stated_by() {
        StatedBy::ThirdParty => Some(Reason::ThirdPartyEstimate),
        StatedBy::Provider | StatedBy::Government | StatedBy::Partner | StatedBy::Press => None,
    }
}

/// The date from which a source counts for a record.
fn public_since(investment: Investment, source: Source) -> Date {
    let shown = investment
        .history()
        .find(|turn| turn.source() == source)
        .map(StatusChange::date);
    match (source.published(), shown) {
        (Some(published), Some(shown)) if published.contains(shown) => shown,
        (Some(published), _) => published,
        (None, shown) => shown.unwrap_or(crate::DATA_AS_OF),
    }
}

/// Whether the parts of a whole that is left out for this reason are left out with it. They are not
/// where the reason is about the whole's sum and not about the money: the part then counts by itself.
const fn shared_by_parts(reason: Reason) -> bool {
    match reason {
        Reason::Superseded
        | Reason::Withdrawn
        | Reason::Refused
        | Reason::Shelved
        | Reason::Restated
        | Reason::OverlapUnresolved
        | Reason::PartOfCounted => true,
        Reason::NotYetPublic
        | Reason::InTalks
        | Reason::Unquantified
        | Reason::Umbrella
        | Reason::MixedScope
        | Reason::JointSum
        | Reason::Fulfilled
        | Reason::ThirdPartyEstimate => false,
    }
}

impl fmt::Debug for Snapshot {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Snapshot({})", self.date)
    }
}
