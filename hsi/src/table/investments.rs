//! The investments, and the lists that each of them has.

use hyperscaler_investments::{
    Amount, Date, Reason, Relation, Snapshot, Source, StatusChange, Subdivision,
};

use super::Table;
use super::field::{Field, KEY, OPTIONAL, REQUIRED, names};
use crate::record::Record;
use crate::text;

pub const INVESTMENTS: Table<Record> = Table {
    name: "investments",
    description: "One publicly reported version of a plan a row. Sum up only rows whose verdict is counts, within \
                  one phase and one currency; add no row whose qualifier is up-to, which is a ceiling.",
    fields: &[
        Field::text(
            "id",
            KEY.pattern("[a-z0-9-]+"),
            "The permanent id: provider, country, and a slug.",
            |it| it.investment.id().into(),
        ),
        Field::text(
            "provider",
            REQUIRED.refers_to("providers", "id"),
            "Whose investment it is.",
            |it| it.investment.provider().to_string(),
        ),
        Field::text(
            "country",
            REQUIRED.refers_to("countries", "code"),
            "Where: ISO 3166-1 alpha-2; EU for a Europe-wide plan, which counts in no country.",
            |it| it.investment.country().to_string(),
        ),
        Field::text(
            "subdivision",
            OPTIONAL.refers_to("subdivisions", "code"),
            "The part of the country, where there is exactly one: ISO 3166-2.",
            |it| text::optional(it.investment.subdivision().map(Subdivision::code)),
        ),
        Field::text(
            "city",
            OPTIONAL,
            "The city or cities, separated by commas.",
            |it| text::optional(it.investment.city()),
        ),
        Field::text("title", REQUIRED, "What it is, in one line.", |it| {
            it.investment.title().into()
        }),
        Field::text(
            "kind",
            REQUIRED.one_of(names!(Kind)),
            "A programme (plan), one place (site), or capacity bought from a partner.",
            |it| it.investment.kind().to_string(),
        ),
        Field::text(
            "phase",
            REQUIRED.one_of(names!(Phase)),
            "Intended (pledged) or looking back (spent); never added to each other.",
            |it| it.investment.phase().to_string(),
        ),
        Field::text(
            "scope",
            REQUIRED.one_of(names!(Scope)),
            "Infrastructure alone, or mixed with other business.",
            |it| it.investment.scope().to_string(),
        ),
        Field::integer(
            "amount",
            OPTIONAL,
            "The sum as first stated, in whole units of currency, below 2^53; empty if none was.",
            |it| it.investment.amount().map(Amount::units),
        ),
        Field::text(
            "currency",
            OPTIONAL.refers_to("currencies", "code"),
            "The currency of amount and stated_total: ISO 4217.",
            |it| text::optional(it.investment.amount().map(Amount::currency)),
        ),
        Field::text(
            "qualifier",
            REQUIRED.one_of(names!(Qualifier)),
            "How the amount was qualified; unquantified if there is none.",
            |it| it.investment.qualifier().to_string(),
        ),
        Field::text(
            "stated_by",
            REQUIRED.one_of(names!(StatedBy)),
            "Who stated the amount.",
            |it| it.investment.stated_by().to_string(),
        ),
        Field::integer("start", OPTIONAL, "The first year, if stated.", |it| {
            it.investment.horizon().start().map(u64::from)
        }),
        Field::integer(
            "end",
            OPTIONAL,
            "The last year, if stated as a year.",
            |it| it.investment.horizon().end().map(u64::from),
        ),
        Field::integer(
            "years",
            OPTIONAL,
            "The duration in years, if stated as such.",
            |it| it.investment.horizon().years().map(u64::from),
        ),
        Field::integer(
            "last_year",
            OPTIONAL,
            "The last year: the stated one, else start plus years.",
            |it| it.investment.horizon().last_year().map(u64::from),
        ),
        Field::text(
            "status",
            REQUIRED.one_of(names!(Status)),
            "How far it had come on the day of the export.",
            |it| text::optional(it.status()),
        ),
        Field::date(
            "announced",
            REQUIRED,
            "The date of the first status, as precise as it is known.",
            announced,
        ),
        Field::precision(
            "announced_precision",
            REQUIRED,
            "How precise announced is.",
            announced,
        ),
        Field::day(
            "first_public",
            REQUIRED,
            "The first day by which a source shows it was public: the last day of announced.",
            announced,
        ),
        Field::text(
            "verdict",
            REQUIRED.one_of(verdicts),
            "Whether it counts in totals on the day of the export, or the first reason why not.",
            |it| it.verdict().into(),
        ),
        Field::text(
            "verdict_by",
            OPTIONAL.refers_to("investments", "id"),
            "The record because of which it does not count.",
            |it| text::optional(it.verdict_by()),
        ),
        Field::text(
            "evidence",
            OPTIONAL.one_of(names!(Evidence)),
            "How strong the sources are together on the day of the export; empty if none was public.",
            |it| text::optional(it.evidence()),
        ),
        Field::text(
            "relations",
            OPTIONAL.list(),
            "Kind and record of each relation, separated by spaces; one a row in relations.",
            |it| {
                text::joined(
                    it.relations()
                        .map(|relation| format!("{}:{}", relation.kind(), relation.investment())),
                )
            },
        ),
        Field::integer(
            "stated_total",
            OPTIONAL,
            "What the news states as the sum of this record and those it adds to, in whole units of currency.",
            |it| it.investment.stated_total().map(Amount::units),
        ),
        Field::text(
            "sources",
            OPTIONAL.list(),
            "Ids of the sources of the figure, separated by spaces; one a row in investment_sources.",
            |it| text::joined(it.snapshot.sources(it.investment)),
        ),
        Field::text(
            "note",
            OPTIONAL,
            "What a reader should know; empty in an export as of an earlier day.",
            |it| text::optional(it.note()),
        ),
        Field::text(
            "origin",
            REQUIRED.one_of(names!(Origin)),
            "The data set's own record, or one of a user's overlay.",
            |it| it.investment.origin().to_string(),
        ),
    ],
    rows: records,
};

/// A value in a list of a record, and its place in it.
pub struct Item<T> {
    record: Record,
    position: u64,
    value: T,
}

pub const HISTORY: Table<Item<StatusChange>> = Table {
    name: "history",
    description: "The dated statuses of investments, oldest first. That a record was superseded follows from the \
                  relations and is not in its history.",
    fields: &[
        Field::text(
            "investment",
            KEY.refers_to("investments", "id"),
            "Whose status.",
            |it| it.record.investment.id().into(),
        ),
        Field::integer("position", KEY, "The place in the history, from 1.", |it| {
            Some(it.position)
        }),
        Field::date(
            "date",
            REQUIRED,
            "The date by which a source shows it was public, as precise as it is known.",
            turned,
        ),
        Field::precision("precision", REQUIRED, "How precise date is.", turned),
        Field::day("day", REQUIRED, "The last day of date.", turned),
        Field::text(
            "status",
            REQUIRED.one_of(names!(Status)),
            "How far the plan had come.",
            |it| it.value.status().to_string(),
        ),
        Field::text(
            "source",
            REQUIRED.refers_to("sources", "id"),
            "Where it is shown.",
            |it| it.value.source().id().into(),
        ),
    ],
    rows: |snapshot| items(snapshot, |record| record.history().collect()),
};

pub const RELATIONS: Table<Item<Relation>> = Table {
    name: "relations",
    description: "How an investment relates to another one.",
    fields: &[
        Field::text(
            "investment",
            KEY.refers_to("investments", "id"),
            "The record that states the relation.",
            |it| it.record.investment.id().into(),
        ),
        Field::text(
            "kind",
            KEY.one_of(names!(RelationKind)),
            "How it relates to the other record.",
            |it| it.value.kind().to_string(),
        ),
        Field::text(
            "other",
            KEY.refers_to("investments", "id"),
            "The other record.",
            |it| it.value.investment().id().into(),
        ),
    ],
    rows: |snapshot| items(snapshot, |record| record.relations().collect()),
};

pub const INVESTMENT_SOURCES: Table<Item<Source>> = Table {
    name: "investment_sources",
    description: "The sources of the figure of each investment.",
    fields: &[
        Field::text(
            "investment",
            KEY.refers_to("investments", "id"),
            "Whose source.",
            |it| it.record.investment.id().into(),
        ),
        Field::text(
            "source",
            KEY.refers_to("sources", "id"),
            "The source.",
            |it| it.value.id().into(),
        ),
        Field::integer(
            "position",
            REQUIRED,
            "The place among the sources, from 1.",
            |it| Some(it.position),
        ),
    ],
    rows: |snapshot| {
        items(snapshot, |record| {
            record.snapshot.sources(record.investment).collect()
        })
    },
};

fn records(snapshot: Snapshot) -> Vec<Record> {
    Record::all(snapshot).collect()
}

fn items<T>(snapshot: Snapshot, list: fn(Record) -> Vec<T>) -> Vec<Item<T>> {
    let items = |record| {
        (1..).zip(list(record)).map(move |(position, value)| Item {
            record,
            position,
            value,
        })
    };
    records(snapshot).into_iter().flat_map(items).collect()
}

fn announced(record: &Record) -> Option<Date> {
    record.history().next().map(StatusChange::date)
}

#[allow(
    clippy::unnecessary_wraps,
    reason = "a column of dates takes what may be absent"
)]
fn turned(item: &Item<StatusChange>) -> Option<Date> {
    Some(item.value.date())
}

/// `counts`, and every reason why a record that is public may not.
pub fn verdicts() -> Vec<&'static str> {
    let reasons = Reason::ALL
        .iter()
        .filter(|&&reason| reason != Reason::NotYetPublic);
    ["counts"]
        .into_iter()
        .chain(reasons.map(|reason| reason.as_str()))
        .collect()
}
