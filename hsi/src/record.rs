//! An investment as of a day: nothing that became known later is in it. Every command sees
//! investments so.

use hyperscaler_investments::{
    DATA_AS_OF, Date, Evidence, Exclusion, Investment, Relation, Snapshot, Source, Status,
    StatusChange, Verdict,
};

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
    pub fn history(self) -> impl Iterator<Item = StatusChange> + Clone {
        let day = self.snapshot.date();
        self.investment
            .history()
            .filter(move |change| change.date().last_day() <= day)
    }

    /// Returns the date of the first status, as precise as its source is.
    pub fn announced(self) -> Option<Date> {
        self.history().next().map(StatusChange::date)
    }

    /// Returns its relations to records that were public.
    pub fn relations(self) -> impl Iterator<Item = Relation> + Clone {
        self.investment
            .relations()
            .filter(move |relation| self.snapshot.knows(relation.investment()))
    }

    /// Returns the relations of records that were public to it.
    pub fn referenced_by(self) -> impl Iterator<Item = Relation> + Clone {
        self.investment
            .referenced_by()
            .filter(move |relation| self.snapshot.knows(relation.investment()))
    }

    /// Returns why it does not count; `None` if it does.
    pub fn exclusion(self) -> Option<Exclusion> {
        match self.snapshot.verdict(self.investment) {
            Verdict::Counts => None,
            Verdict::Excluded(exclusion) => Some(exclusion),
        }
    }

    /// Returns `counts`, or the reason why it does not.
    pub fn verdict(self) -> &'static str {
        self.exclusion()
            .map_or("counts", |exclusion| exclusion.reason().as_str())
    }

    /// Returns the record because of which it does not count.
    pub fn verdict_by(self) -> Option<Investment> {
        self.exclusion().and_then(Exclusion::by)
    }

    /// Returns the first record that replaced it.
    pub fn replacement(self) -> Option<Investment> {
        self.referenced_by()
            .filter(|relation| relation.kind().replaces())
            .map(Relation::investment)
            .min_by_key(|newer| newer.first_public())
    }

    /// Returns the note on the data's own day only: it is written with the knowledge of that day.
    pub fn note(self) -> Option<&'static str> {
        self.investment
            .note()
            .filter(|_| self.snapshot.date() >= DATA_AS_OF)
    }

    /// Returns the life of the plan as it was known: as [`Investment::chain`], but linked only by
    /// what was public.
    pub fn chain(self) -> Vec<Investment> {
        // A breadth-first search: what is found is appended, and searched from in its turn.
        let mut linked = vec![self.investment];
        let mut next = 0;
        while let Some(&investment) = linked.get(next) {
            let record = Self::new(investment, self.snapshot);
            for relation in record.relations().chain(record.referenced_by()) {
                if relation.kind().continues() && !linked.contains(&relation.investment()) {
                    linked.push(relation.investment());
                }
            }
            next += 1;
        }
        linked.sort_by_key(|investment| (investment.first_public(), *investment));
        linked
    }

    /// Returns the sources of its figure, then those of its history that are not among them.
    pub fn sources(self) -> Vec<Source> {
        let mut sources: Vec<_> = self.snapshot.sources(self.investment).collect();
        for source in self.history().map(StatusChange::source) {
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
