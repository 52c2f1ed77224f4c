//! An investment as of a day: nothing that became known later is in it. Every command sees
//! investments so. The library answers; nothing here knows a rule about time.

use hyperscaler_investments::{
    Change, Claim, Date, Evidence, Investment, Region, Relation, Snapshot, Source, Status,
    StatusChange, Verdict,
};

use crate::text;

#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Record {
    pub investment: Investment,
    pub snapshot: Snapshot,
}

impl Record {
    pub const fn new(investment: Investment, snapshot: Snapshot) -> Self {
        Self {
            investment,
            snapshot,
        }
    }

    /// Returns another record as of the same day.
    pub const fn other(self, investment: Investment) -> Self {
        Self::new(investment, self.snapshot)
    }

    /// Returns every record that was public by the day, in id order.
    pub fn all(snapshot: Snapshot) -> impl Iterator<Item = Self> {
        snapshot
            .known()
            .map(move |investment| Self::new(investment, snapshot))
    }

    pub fn status(self) -> Option<Status> {
        self.snapshot.status(self.investment)
    }

    pub fn evidence(self) -> Option<Evidence> {
        self.snapshot.evidence(self.investment)
    }

    /// Returns the status changes that were public.
    pub fn history(self) -> impl DoubleEndedIterator<Item = StatusChange> + Clone {
        self.snapshot.history(self.investment)
    }

    /// Returns the first status change, with which it became public.
    pub fn first_change(self) -> Option<StatusChange> {
        self.history().next()
    }

    /// Returns the date of the first status, as precise as its source is.
    pub fn announced(self) -> Option<Date> {
        self.first_change().map(StatusChange::date)
    }

    /// Returns the same in words: `2024-05`, `by 2024-05`.
    pub fn announced_in_words(self) -> String {
        text::optional(self.first_change().map(text::date_of))
    }

    /// Returns what its announcer claims, as far as the pages that say so were public.
    pub fn claims(self) -> impl Iterator<Item = Claim> {
        let claims = self.investment.claims();
        claims.filter(move |claim| self.snapshot.knows_source(claim.source()))
    }

    /// Returns its relations to records that were public.
    pub fn relations(self) -> impl Iterator<Item = Relation> + Clone {
        self.snapshot.relations(self.investment)
    }

    /// Returns the relations of records that were public to it.
    pub fn referenced_by(self) -> impl Iterator<Item = Relation> + Clone {
        self.snapshot.referenced_by(self.investment)
    }

    /// Returns its verdict in the whole data set. Within a selection, the totals know it.
    pub fn verdict(self) -> Verdict {
        self.snapshot.verdict(self.investment)
    }

    /// Returns the record that was the first to replace it.
    pub fn replacement(self) -> Option<Self> {
        let newer = self
            .referenced_by()
            .filter(|relation| relation.kind().replaces())
            .map(Relation::investment)
            .min_by_key(|newer| newer.first_public())?;
        Some(self.other(newer))
    }

    /// Returns the changes of totals that it caused up to the day, in itself and in others.
    pub fn changes(self) -> impl Iterator<Item = Change> {
        let day = self.snapshot.date();
        let changes = self.investment.changes();
        changes.take_while(move |change| change.day() <= day)
    }

    pub fn note(self) -> Option<&'static str> {
        self.snapshot.note(self.investment)
    }

    /// Returns the life of the plan as it was known, the oldest record first.
    pub fn chain(self) -> Vec<Investment> {
        self.snapshot.chain(self.investment).collect()
    }

    /// Returns the regions that were open and belong to it.
    pub fn regions(self) -> impl Iterator<Item = Region> {
        let open = self.snapshot.regions();
        open.filter(move |region| region.investment() == Some(self.investment))
    }

    /// Returns the source of a status change, if that was public: a page may tell later of an
    /// earlier day.
    pub fn source_of(self, change: StatusChange) -> Option<Source> {
        Some(change.source()).filter(|&source| self.snapshot.knows_source(source))
    }

    /// Returns the sources of its figure, then those of its history that are not among them.
    pub fn sources(self) -> Vec<Source> {
        let mut sources: Vec<_> = self.snapshot.sources(self.investment).collect();
        for source in self.history().filter_map(|change| self.source_of(change)) {
            if !sources.contains(&source) {
                sources.push(source);
            }
        }
        sources
    }

    /// Returns the ids of the sources of its figure.
    pub fn source_ids(self) -> Vec<String> {
        let sources = self.snapshot.sources(self.investment);
        sources.map(|source| source.id().into()).collect()
    }
}
