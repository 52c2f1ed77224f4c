//! What was known on a day, and what counts.

use core::borrow::Borrow;
use core::fmt;
use core::iter::FusedIterator;

use crate::changes::Changes;
use crate::set::Set;
use crate::shared::date::Date;
use crate::source::evidence;
use crate::verdict::Entry;
use crate::{
    Agreement, Change, Evidence, Investment, Market, Rate, Region, Relation, RelationKind, Source,
    Status, StatusChange, Totals, Verdict,
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
///
/// On a day after [`DATA_AS_OF`](crate::DATA_AS_OF) no more is known than on that one;
/// [`Snapshot::is_past_data`] tells.
#[must_use]
pub const fn as_of(date: Date) -> Snapshot {
    Snapshot {
        date: date.last_day(),
    }
}

/// The data as it was known on a day: see [`as_of`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Snapshot {
    date: Date,
}

impl Snapshot {
    /// Returns the day.
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

    /// Returns whether the day lies after [`DATA_AS_OF`](crate::DATA_AS_OF), up to which the data is kept: what
    /// became public in between is missing from every answer.
    ///
    /// No [caveat](crate::Totals::caveats) says so, for a caveat is about records. Say it beside the day.
    ///
    /// ```
    /// use hyperscaler_investments::{DATA_AS_OF, as_of};
    /// assert!(!as_of(DATA_AS_OF).is_past_data());
    /// let far = as_of("2199".parse().unwrap());
    /// if far.is_past_data() {
    ///     println!("as of {}; the data is kept up to {DATA_AS_OF}", far.date());
    /// }
    /// ```
    #[must_use]
    pub fn is_past_data(self) -> bool {
        self.date > crate::DATA_AS_OF
    }

    /// Returns whether a record was public.
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

    /// Returns the records that were public, in id order.
    ///
    /// ```
    /// use hyperscaler_investments::{DATA_AS_OF, Investment, as_of};
    /// assert_eq!(as_of(DATA_AS_OF).known().count(), Investment::iter().len());
    /// assert_eq!(as_of("2000".parse().unwrap()).known().count(), 0);
    /// ```
    #[must_use]
    pub fn known(self) -> impl FusedIterator<Item = Investment> + Clone {
        Investment::iter().filter(move |&investment| self.knows(investment))
    }

    /// Returns the records that stood: public, not superseded, and neither withdrawn, refused nor shelved.
    ///
    /// ```
    /// use hyperscaler_investments::{Country, Provider, as_of};
    ///
    /// let then = as_of("2024-05-27".parse().unwrap());
    /// let spain = then.in_force().filter(|plan| plan.country() == Some(Country::SPAIN));
    /// let aws: Vec<_> = spain.filter(|plan| plan.provider() == Provider::AWS).collect();
    /// assert_eq!(aws.len(), 1);
    /// ```
    #[must_use]
    pub fn in_force(self) -> impl FusedIterator<Item = Investment> + Clone {
        self.known()
            .filter(move |&investment| self.status(investment).is_some_and(Status::in_force))
    }

    /// Returns the status of a record; `None` if it was not public.
    ///
    /// ```
    /// use hyperscaler_investments::{Status, as_of, investments};
    /// let status = |day: &str| as_of(day.parse().unwrap()).status(investments::AWS_ES_2021);
    /// assert_eq!(status("2021-06-01"), None);
    /// assert_eq!(status("2024-05-21"), Some(Status::Announced));
    /// assert_eq!(status("2024-05-22"), Some(Status::Superseded));
    /// ```
    #[must_use]
    #[inline]
    pub fn status(self, investment: Investment) -> Option<Status> {
        Entry::of(investment, self.date).map(Entry::status)
    }

    /// Returns whether a record counted, or why not, in the whole data set. The compiler judged every record
    /// for every day on which anything changes, so this is a look-up.
    ///
    /// ```
    /// use hyperscaler_investments::{as_of, investments};
    /// let verdict = as_of("2024-05-27".parse()?).verdict(investments::AWS_IT_TALKS_2024);
    /// assert_eq!(verdict.to_string(), "in talks");
    /// # Ok::<(), hyperscaler_investments::DateError>(())
    /// ```
    #[must_use]
    #[inline]
    pub fn verdict(self, investment: Investment) -> Verdict {
        match Entry::of(investment, self.date) {
            Some(entry) => entry.verdict(),
            None => Verdict::NOT_YET_PUBLIC,
        }
    }

    /// Returns the totals of the records given, by value or by reference, in any order and as often as you like.
    ///
    /// They are judged within the selection: a part counts for itself where the record that holds its money
    /// is not asked for, and within any selection nothing counts twice.
    ///
    /// ```
    /// use hyperscaler_investments::{Country, Investment, as_of};
    ///
    /// let italy = Investment::iter().filter(|investment| investment.country() == Some(Country::ITALY));
    /// let totals = as_of("2024-05-27".parse()?).totals(italy);
    /// assert_eq!(
    ///     totals.to_string(),
    ///     "pledged: EUR 2 bn\npledged: more than USD 2.4 bn\nspent: EUR 1 bn",
    /// );
    /// # Ok::<(), hyperscaler_investments::DateError>(())
    /// ```
    pub fn totals(self, investments: impl IntoIterator<Item: Borrow<Investment>>) -> Totals {
        Totals::new(self, &investments.into_iter().collect())
    }

    /// Returns the changes of what counts among the records given, after a day and up to this one, oldest
    /// first. They add up to the difference of the two totals.
    ///
    /// ```
    /// use hyperscaler_investments::{Country, Investment, Provider, as_of};
    ///
    /// let spain = Investment::of(Provider::AWS, Country::SPAIN);
    /// let year_2024 = as_of("2024-12-31".parse()?).changes_since("2023-12-31".parse()?, spain);
    /// let lines: Vec<_> = year_2024.map(|change| change.to_string()).collect();
    /// assert_eq!(lines, [
    ///     "2024-05-22: +EUR 15.7 bn pledged, aws-es-aragon-2024: counts",
    ///     "2024-05-22: -EUR 2.5 bn pledged, aws-es-2021: replaced by aws-es-aragon-2024 on 2024-05-22",
    /// ]);
    /// # Ok::<(), hyperscaler_investments::DateError>(())
    /// ```
    pub fn changes_since(
        self,
        day: Date,
        investments: impl IntoIterator<Item: Borrow<Investment>>,
    ) -> impl Iterator<Item = Change> {
        Changes::new(investments, day.last_day(), self.date)
    }

    /// Returns the dated statuses of a record that were public, oldest first.
    ///
    /// ```
    /// use hyperscaler_investments::{as_of, investments};
    /// let then = as_of("2024-12-31".parse()?);
    /// let history = then.history(investments::GOOGLE_DE_MITTENWALDE_2022);
    /// assert!(history.count() < investments::GOOGLE_DE_MITTENWALDE_2022.history().len());
    /// # Ok::<(), hyperscaler_investments::DateError>(())
    /// ```
    #[must_use]
    pub fn history(
        self,
        investment: Investment,
    ) -> impl DoubleEndedIterator<Item = StatusChange> + FusedIterator + Clone {
        let all = investment.history();
        all.filter(move |change| self.is_public(change.date()))
    }

    /// Returns how a record relates to others, as far as all were public.
    ///
    /// ```
    /// use hyperscaler_investments::{as_of, investments};
    /// let then = as_of("2024-05-22".parse()?);
    /// assert_eq!(then.relations(investments::AWS_ES_ARAGON_2024).count(), 1);
    /// # Ok::<(), hyperscaler_investments::DateError>(())
    /// ```
    #[must_use]
    pub fn relations(
        self,
        investment: Investment,
    ) -> impl DoubleEndedIterator<Item = Relation> + FusedIterator + Clone {
        let known = self.knows(investment);
        let all = investment.relations();
        all.filter(move |relation| known && self.knows(relation.investment()))
    }

    /// Returns how other records relate to a record, as far as all were public.
    ///
    /// ```
    /// use hyperscaler_investments::{as_of, investments};
    /// let before = as_of("2024-05-21".parse()?);
    /// assert_eq!(before.referenced_by(investments::AWS_ES_ARAGON_2024).count(), 0);
    /// # Ok::<(), hyperscaler_investments::DateError>(())
    /// ```
    #[must_use]
    pub fn referenced_by(
        self,
        investment: Investment,
    ) -> impl DoubleEndedIterator<Item = Relation> + FusedIterator + Clone {
        let known = self.knows(investment);
        let all = investment.referenced_by();
        all.filter(move |relation| known && self.knows(relation.investment()))
    }

    /// Returns the day of the latest step that is recorded of a plan: a status change of its own, of a part of it,
    /// of a part of that, or of what it replaced; the opening of a region of one of these; or the first day of a
    /// record that relates to it. `None` if the plan was not public.
    ///
    /// A pledge without any for two years is named in a [caveat](crate::CaveatKind::Quiet).
    ///
    /// ```
    /// use hyperscaler_investments::{as_of, investments};
    ///
    /// // Announced in June 2021; the region opened in November 2022.
    /// let step = as_of("2023-12-31".parse()?).latest_step(investments::AWS_ES_2021).unwrap();
    /// assert_eq!(step.to_string(), "2022-11-15");
    /// # Ok::<(), hyperscaler_investments::DateError>(())
    /// ```
    #[must_use]
    pub fn latest_step(self, investment: Investment) -> Option<Date> {
        if !self.knows(investment) {
            return None;
        }
        let others = self.referenced_by(investment);
        let mut latest = others
            .map(|relation| relation.investment().first_public())
            .max();
        let mut found = Set::from_iter([investment]);
        let mut done = Set::EMPTY;
        while let Some(record) = found.iter().find(|&record| !done.contains(record)) {
            done.insert(record);
            latest = latest.max(self.latest_step_alone(record));
            for relation in self.referenced_by(record) {
                if relation.kind() == RelationKind::PartOf {
                    found.insert(relation.investment());
                }
            }
            for relation in self.relations(record) {
                if relation.kind().replaces() {
                    found.insert(relation.investment());
                }
            }
        }
        latest
    }

    /// Returns the day of a record's last status change, or of the opening of a region of it.
    fn latest_step_alone(self, investment: Investment) -> Option<Date> {
        let turned = self.history(investment).map(StatusChange::date).max();
        let opened = investment.regions().filter_map(Region::opened);
        turned.max(opened.filter(|&day| self.is_public(day)).max())
    }

    /// Returns the life of a plan as far as it was public: all records tied to this one by superseding,
    /// adding to or being the outcome of each other, oldest first, this one included.
    ///
    /// ```
    /// use hyperscaler_investments::{Investment, as_of, investments};
    ///
    /// let then = as_of("2024-05-27".parse()?);
    /// let chain = then.chain(investments::AWS_IT_TALKS_2024).map(Investment::id);
    /// assert!(chain.eq(["aws-it-talks-2024"]));
    /// # Ok::<(), hyperscaler_investments::DateError>(())
    /// ```
    #[must_use]
    pub fn chain(self, investment: Investment) -> impl FusedIterator<Item = Investment> + Clone {
        let tied = tied(self, investment);
        Investment::timeline().filter(move |&other| tied.contains(other))
    }

    /// Returns the newest record of the [chain](Snapshot::chain).
    ///
    /// ```
    /// use hyperscaler_investments::{as_of, investments};
    /// let then = as_of("2024-05-27".parse()?);
    /// assert_eq!(then.latest(investments::AWS_ES_2021), investments::AWS_ES_ARAGON_2024);
    /// # Ok::<(), hyperscaler_investments::DateError>(())
    /// ```
    #[must_use]
    pub fn latest(self, investment: Investment) -> Investment {
        self.chain(investment).last().unwrap_or(investment)
    }

    /// Returns whether a source was public: from [`Source::first_public`] on.
    ///
    /// ```
    /// use hyperscaler_investments::{Source, as_of};
    /// let article = Source::get("reuters-2024-05-27-aws-italy").unwrap();
    /// assert!(!as_of("2024-05-26".parse()?).knows_source(article));
    /// # Ok::<(), hyperscaler_investments::DateError>(())
    /// ```
    #[must_use]
    pub fn knows_source(self, source: Source) -> bool {
        source.first_public() <= self.date
    }

    /// Returns the sources of a record that were public.
    ///
    /// ```
    /// use hyperscaler_investments::{as_of, investments};
    /// let early = as_of("2024-05-27".parse()?);
    /// assert!(early.sources(investments::AWS_IT_MILAN).count() < investments::AWS_IT_MILAN.sources().len());
    /// # Ok::<(), hyperscaler_investments::DateError>(())
    /// ```
    #[must_use]
    pub fn sources(self, investment: Investment) -> impl FusedIterator<Item = Source> + Clone {
        let known = self.knows(investment);
        let all = investment.sources();
        all.filter(move |&source| known && self.knows_source(source))
    }

    /// Returns how strong the sources of a record were; `None` if none was published by the day.
    ///
    /// ```
    /// use hyperscaler_investments::{Evidence, as_of, investments};
    /// let early = as_of("2024-05-27".parse()?);
    /// assert_eq!(early.evidence(investments::AWS_IT_MILAN), Some(Evidence::Reported));
    /// assert_eq!(investments::AWS_IT_MILAN.evidence(), Evidence::Corroborated);
    /// # Ok::<(), hyperscaler_investments::DateError>(())
    /// ```
    #[must_use]
    pub fn evidence(self, investment: Investment) -> Option<Evidence> {
        evidence(self.sources(investment))
    }

    /// Returns the note on a record. Notes are written with the knowledge of
    /// [`DATA_AS_OF`](crate::DATA_AS_OF), so there is none before that day.
    ///
    /// ```
    /// use hyperscaler_investments::{DATA_AS_OF, as_of, investments};
    /// assert!(as_of(DATA_AS_OF).note(investments::AWS_IT_MILAN).is_some());
    /// assert!(as_of("2024-05-27".parse()?).note(investments::AWS_IT_MILAN).is_none());
    /// # Ok::<(), hyperscaler_investments::DateError>(())
    /// ```
    #[must_use]
    pub fn note(self, investment: Investment) -> Option<&'static str> {
        investment.note().filter(|_| self.knows_notes())
    }

    /// Returns whether notes can be shown without leaking back.
    ///
    /// ```
    /// use hyperscaler_investments::{DATA_AS_OF, as_of};
    /// assert!(as_of(DATA_AS_OF).knows_notes());
    /// ```
    #[must_use]
    pub fn knows_notes(self) -> bool {
        self.date >= crate::DATA_AS_OF
    }

    /// Returns the cloud regions that were open. A region without a known opening day is among them only
    /// from [`DATA_AS_OF`](crate::DATA_AS_OF) on.
    ///
    /// ```
    /// use hyperscaler_investments::{Region, as_of};
    /// let spain = Region::get("eu-south-2").unwrap();
    /// let open = |day: &str| as_of(day.parse().unwrap()).regions().any(|region| region == spain);
    /// assert!(!open("2022-11-14") && open("2022-11-15"));
    /// ```
    #[must_use]
    pub fn regions(self) -> impl FusedIterator<Item = Region> + Clone {
        Region::iter().filter(move |region| self.is_public_or_undated(region.opened()))
    }

    /// Returns the agreements that were announced. One without a known day is among them only from
    /// [`DATA_AS_OF`](crate::DATA_AS_OF) on.
    ///
    /// ```
    /// use hyperscaler_investments::{Agreement, as_of};
    /// let then = as_of("2020-12-31".parse()?);
    /// assert!(then.agreements().any(|agreement| agreement.customer() == "Intesa Sanpaolo"));
    /// # Ok::<(), hyperscaler_investments::DateError>(())
    /// ```
    #[must_use]
    pub fn agreements(self) -> impl FusedIterator<Item = Agreement> + Clone {
        Agreement::iter().filter(move |agreement| self.is_public_or_undated(agreement.announced()))
    }

    /// Returns the market figures that were published.
    ///
    /// ```
    /// use hyperscaler_investments::{Market, as_of};
    /// let then = as_of("2024-05-27".parse()?);
    /// assert!(then.markets().any(|market| market.id() == "cloud-infrastructure-2023"));
    /// # Ok::<(), hyperscaler_investments::DateError>(())
    /// ```
    #[must_use]
    pub fn markets(self) -> impl FusedIterator<Item = Market> + Clone {
        Market::iter().filter(move |market| self.is_public(market.published()))
    }

    /// Returns the exchange rates of the data set up to the day.
    ///
    /// ```
    /// use hyperscaler_investments::as_of;
    /// let then = as_of("2024-05-27".parse()?);
    /// assert!(then.rates().any(|rate| rate.id() == "usd-eur-2024-05-27"));
    /// # Ok::<(), hyperscaler_investments::DateError>(())
    /// ```
    #[must_use]
    pub fn rates(self) -> impl FusedIterator<Item = Rate> + Clone {
        Rate::iter().filter(move |rate| self.is_public(rate.date()))
    }

    /// Returns whether something of this date was public. A date known to the month or year counts from its
    /// last day.
    ///
    /// ```
    /// use hyperscaler_investments::as_of;
    /// let then = as_of("2024-05-27".parse()?);
    /// assert!(then.is_public("2024-04".parse()?) && !then.is_public("2024-05".parse()?));
    /// # Ok::<(), hyperscaler_investments::DateError>(())
    /// ```
    #[must_use]
    pub const fn is_public(self, date: Date) -> bool {
        date.to_bits() <= self.date.to_bits()
    }

    fn is_public_or_undated(self, date: Option<Date>) -> bool {
        self.is_public(date.unwrap_or(crate::DATA_AS_OF))
    }
}

/// Returns the records public on the day that are versions of one plan: everything that can be reached from
/// one, in either direction.
fn tied(snapshot: Snapshot, start: Investment) -> Set {
    let mut reached = Set::EMPTY;
    reached.insert(start);
    let mut has_grown = true;
    // Each round adds the neighbours of what the last one reached; chains are short.
    while has_grown {
        has_grown = false;
        let round = reached.clone();
        for investment in round.iter() {
            let relations = investment.relations().chain(investment.referenced_by());
            for relation in relations.filter(|relation| relation.kind().continues()) {
                let other = relation.investment();
                has_grown |= snapshot.knows(other) && reached.insert(other);
            }
        }
    }
    reached
}

impl fmt::Debug for Snapshot {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Snapshot({})", self.date)
    }
}
