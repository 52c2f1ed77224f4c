//! The records of a page and their sources, with all that was true of them on one day or another.

use std::collections::{BTreeMap, BTreeSet};

use hyperscaler_investments::{
    Amount, Investment, Provider, Qualifier, Source, Subdivision, as_of,
};
use serde_json::{Value, json};

use super::calendar::Calendar;
use super::table::Table;
use crate::place::Place;
use crate::reasons;
use crate::record::Record;
use crate::text::{self, Digits};

/// The names of what a list holds.
pub const FIELDS: [&str; 12] = [
    "id",
    "provider",
    "phase",
    "place",
    "title",
    "amount",
    "ceiling",
    "currency",
    "announced",
    "note",
    "sources",
    "states",
];

/// Returns the records, one list each, and their sources.
pub fn all(
    turns: &BTreeMap<Investment, BTreeSet<usize>>,
    calendar: &Calendar,
    texts: &mut Table<String>,
) -> (Vec<Value>, Vec<Value>) {
    let mut sources = Table::default();
    let mut records = Vec::new();
    for (&investment, days) in turns {
        let last = Record::new(investment, as_of(calendar.day(calendar.last())));
        let own = last
            .sources()
            .into_iter()
            .map(|source| sources.number(source));
        let own: Vec<_> = own.collect();
        let provider = Provider::iter().position(|it| it == investment.provider());
        let amount = text::amount_or_none(investment.amount(), Digits::Short);
        records.push(json!([
            investment.id(),
            provider,
            investment.phase(),
            places(investment),
            investment.title(),
            amount,
            investment.qualifier() == Qualifier::UpTo,
            investment.amount().map(Amount::currency),
            last.announced_in_words(),
            last.note(),
            own,
            states(investment, days, calendar, texts),
        ]));
    }
    let sources = sources.values().into_iter();
    let sources = sources.map(|&source| source_json(source, calendar));
    (records, sources.collect())
}

/// Returns where it is, the smallest place first: `Zaragoza, Aragon, Spain`.
fn places(investment: Investment) -> String {
    let part = investment.subdivision().map(Subdivision::name);
    let mut names: Vec<&str> = investment.city().into_iter().collect();
    for name in part.into_iter().chain([Place::of(investment).name()]) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    text::listed(names)
}

/// Returns its status, its verdict in a word and in words, and its evidence, from each day on which one of
/// them changes. The verdict is that of the whole data set.
fn states(
    investment: Investment,
    days: &BTreeSet<usize>,
    calendar: &Calendar,
    texts: &mut Table<String>,
) -> Vec<Value> {
    let mut states = Vec::new();
    let mut before = None;
    for &day in days {
        let snapshot = as_of(calendar.day(day));
        if !snapshot.knows(investment) {
            continue;
        }
        let record = Record::new(investment, snapshot);
        let verdict = record.verdict();
        let now = [
            text::optional(record.status()),
            reasons::word(verdict).into(),
            verdict.to_string(),
            text::optional(record.evidence()),
        ];
        if before.as_ref() != Some(&now) {
            let numbers = now.clone().map(|text| texts.number(text));
            let mut row = vec![day];
            row.extend(numbers);
            states.push(json!(row));
            before = Some(now);
        }
    }
    states
}

fn source_json(source: Source, calendar: &Calendar) -> Value {
    let url = source.url();
    let is_page = |url: &&str| url.starts_with("https://") || url.starts_with("http://");
    json!([
        source.publisher(),
        text::optional(source.published()),
        text::optional(source.title()),
        url.filter(is_page),
        source.language(),
        calendar.number(source.first_public()),
    ])
}
