//! An investment as of a day: what every command shows of it, with nothing leaking back.

use hyperscaler_investments::{
    Amount, DATA_AS_OF, Evidence, Exclusion, Investment, Relation, RelationKind, Snapshot, Source,
    Status, StatusChange, Verdict,
};
use serde_core::ser::{Error, Serialize, Serializer};
use serde_json::{Value, json};

use crate::output::{Column, spare};
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

    /// The turns of its history that were public.
    pub fn history(self) -> impl Iterator<Item = StatusChange> + Clone {
        let day = self.snapshot.date();
        self.investment
            .history()
            .filter(move |turn| turn.date().last_day() <= day)
    }

    /// Its relations to records that were public.
    pub fn relations(self) -> impl Iterator<Item = Relation> + Clone {
        self.investment
            .relations()
            .filter(move |relation| self.snapshot.knows(relation.investment()))
    }

    /// The relations of records that were public to it.
    pub fn referenced_by(self) -> impl Iterator<Item = Relation> + Clone {
        self.investment
            .referenced_by()
            .filter(move |relation| self.snapshot.knows(relation.investment()))
    }

    /// Why it does not count; `None` if it does.
    pub fn exclusion(self) -> Option<Exclusion> {
        match self.snapshot.verdict(self.investment) {
            Verdict::Counts => None,
            Verdict::Excluded(exclusion) => Some(exclusion),
        }
    }

    /// `counts`, or the reason why it does not.
    pub fn verdict(self) -> &'static str {
        self.exclusion()
            .map_or("counts", |exclusion| exclusion.reason().as_str())
    }

    /// The record because of which it does not count.
    pub fn verdict_by(self) -> Option<Investment> {
        self.exclusion().and_then(Exclusion::by)
    }

    /// The first record that superseded it or was its outcome.
    pub fn replacement(self) -> Option<Investment> {
        let replaces = |relation: &Relation| {
            matches!(
                relation.kind(),
                RelationKind::Supersedes | RelationKind::OutcomeOf
            )
        };
        let newer = self
            .referenced_by()
            .filter(replaces)
            .map(Relation::investment);
        newer.min_by_key(|investment| investment.first_public())
    }

    /// The note, which is written with the knowledge of the data's own day and may tell of later turns.
    pub fn note(self) -> Option<&'static str> {
        self.investment
            .note()
            .filter(|_| self.snapshot.date() >= DATA_AS_OF)
    }

    /// The life of the plan as it was known: as [`Investment::chain`], but linked only by what was public.
    pub fn chain(self) -> Vec<Investment> {
        let mut linked = vec![self.investment];
        let mut next = 0;
        while let Some(&investment) = linked.get(next) {
            let record = Self { investment, ..self };
            for relation in record.relations().chain(record.referenced_by()) {
                let binds = matches!(
                    relation.kind(),
                    RelationKind::Supersedes | RelationKind::AddsTo | RelationKind::OutcomeOf
                );
                if binds && !linked.contains(&relation.investment()) {
                    linked.push(relation.investment());
                }
            }
            next += 1;
        }
        linked.sort_by_key(|investment| (investment.first_public(), *investment));
        linked
    }

    /// The newest record of the chain.
    pub fn latest(self) -> Investment {
        self.chain().last().copied().unwrap_or(self.investment)
    }

    /// The sources of its figure, then those of its history that are not among them.
    pub fn sources(self) -> Vec<Source> {
        let mut sources: Vec<_> = self.snapshot.sources(self.investment).collect();
        for source in self.history().map(StatusChange::source) {
            if !sources.contains(&source) {
                sources.push(source);
            }
        }
        sources
    }

    fn source_ids(self) -> Vec<&'static str> {
        self.snapshot
            .sources(self.investment)
            .map(Source::id)
            .collect()
    }

    /// The library's form of the record, as of the day, with its verdict.
    pub fn json(self) -> serde_json::Result<Value> {
        let mut form = serde_json::to_value(self.investment)?;
        form["status"] = json!(self.status());
        form["history"] = json!(self.history().collect::<Vec<_>>());
        form["relations"] = json!(self.relations().collect::<Vec<_>>());
        form["referenced_by"] = json!(self.referenced_by().collect::<Vec<_>>());
        form["evidence"] = json!(self.evidence());
        form["sources"] = json!(self.source_ids());
        form["note"] = json!(self.note());
        form["verdict"] = json!(self.verdict());
        form["verdict_by"] = json!(self.verdict_by().map(Investment::id));
        Ok(form)
    }
}

impl Serialize for Record {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.json().map_err(S::Error::custom)?.serialize(serializer)
    }
}

/// The day it became public, as precise as its source is.
fn announced(record: Record) -> String {
    text::optional(record.history().next().map(StatusChange::date))
}

/// What fits a screen.
pub const COLUMNS: &[Column<Record>] = &[
    Column::text("id", |it| it.investment.id().into()),
    spare(2, Column::text("public", |it| announced(*it))),
    Column::number("amount", |it| {
        it.investment
            .amount()
            .map_or_else(|| "no amount".into(), text::amount)
    }),
    spare(
        4,
        Column::text("years", |it| text::years(it.investment.horizon())),
    ),
    Column::text("phase", |it| it.investment.phase().to_string()),
    spare(1, Column::text("status", |it| text::optional(it.status()))),
    Column::text("counts", |it| {
        if it.exclusion().is_none() {
            "yes".into()
        } else {
            "no".into()
        }
    }),
    spare(
        3,
        Column::text("why not", |it| {
            text::optional(it.exclusion().map(Exclusion::reason))
        }),
    ),
    spare(
        5,
        Column::wrapped("title", |it| it.investment.title().into()),
    ),
];

/// Everything, one value a column; what is absent is empty.
pub const FLAT: &[Column<Record>] = &[
    Column::text("id", |it| it.investment.id().into()),
    Column::text("provider", |it| it.investment.provider().to_string()),
    Column::text("country", |it| it.investment.country().to_string()),
    Column::text("subdivision", |it| {
        text::optional(it.investment.subdivision())
    }),
    Column::text("city", |it| text::optional(it.investment.city())),
    Column::text("title", |it| it.investment.title().into()),
    Column::text("kind", |it| it.investment.kind().to_string()),
    Column::text("phase", |it| it.investment.phase().to_string()),
    Column::text("scope", |it| it.investment.scope().to_string()),
    Column::number("amount", |it| {
        text::optional(it.investment.amount().map(Amount::units))
    }),
    Column::text("currency", |it| {
        text::optional(it.investment.amount().map(Amount::currency))
    }),
    Column::text("qualifier", |it| it.investment.qualifier().to_string()),
    Column::text("stated_by", |it| it.investment.stated_by().to_string()),
    Column::number("start", |it| {
        text::optional(it.investment.horizon().start())
    }),
    Column::number("end", |it| text::optional(it.investment.horizon().end())),
    Column::number("years", |it| {
        text::optional(it.investment.horizon().years())
    }),
    Column::number("last_year", |it| {
        text::optional(it.investment.horizon().last_year())
    }),
    Column::text("status", |it| text::optional(it.status())),
    Column::text("announced", |it| announced(*it)),
    Column::text("first_public", |it| {
        it.investment.first_public().to_string()
    }),
    Column::text("verdict", |it| it.verdict().into()),
    Column::text("verdict_by", |it| text::optional(it.verdict_by())),
    Column::text("evidence", |it| text::optional(it.evidence())),
    Column::text("relations", |it| {
        text::joined(
            it.relations()
                .map(|relation| format!("{}:{}", relation.kind(), relation.investment())),
        )
    }),
    Column::number("stated_total", |it| {
        text::optional(it.investment.stated_total().map(Amount::units))
    }),
    Column::text("sources", |it| text::joined(it.source_ids())),
    Column::text("note", |it| text::optional(it.note())),
    Column::text("origin", |it| it.investment.origin().to_string()),
];
