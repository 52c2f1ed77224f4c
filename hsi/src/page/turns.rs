//! The days on which what is said of a record may change: its status and those of all records that it is
//! tied to, new sources, an average that becomes known, a plan that grows old. The library says what holds
//! on a day; this finds the days.

use std::collections::{BTreeMap, BTreeSet};

use hyperscaler_investments::{
    CaveatKind, Currency, Investment, ReferenceRates, Relation, Snapshot, StatusChange, as_of,
};
use rust_decimal::Decimal;

use super::calendar::{Calendar, changes};
use crate::record::Record;

/// The days of each record.
pub type Turns = BTreeMap<Investment, BTreeSet<usize>>;

/// The currencies in which a page shows everything, beside those in which it was stated.
pub const CURRENCIES: [Currency; 2] = [Currency::USD, Currency::EUR];

/// Returns the days of each record that is known on the last day.
pub fn all(calendar: &Calendar) -> Turns {
    let end = as_of(calendar.day(calendar.last()));
    let mut turns = BTreeMap::new();
    for investment in end.known() {
        if turns.contains_key(&investment) {
            continue;
        }
        let tied = tied(end, investment);
        let mut days = BTreeSet::new();
        for &member in &tied {
            days.extend(events(Record::new(member, end), calendar));
        }
        let events: Vec<_> = days.iter().copied().collect();
        for &member in &tied {
            days.extend(of_age(member, &events, calendar));
        }
        for member in tied {
            turns.insert(member, days.clone());
        }
    }
    turns
}

/// Returns a record and all that can be reached from it by relations.
fn tied(end: Snapshot, investment: Investment) -> BTreeSet<Investment> {
    let mut tied = BTreeSet::from([investment]);
    let mut open = vec![investment];
    while let Some(next) = open.pop() {
        let relations = end.relations(next).chain(end.referenced_by(next));
        for other in relations.map(Relation::investment) {
            if tied.insert(other) {
                open.push(other);
            }
        }
    }
    tied
}

/// Returns the days of its history and of its sources.
fn events(record: Record, calendar: &Calendar) -> Vec<usize> {
    let history = record.history().map(StatusChange::date);
    let sources = record.sources().into_iter();
    let sources = sources.map(hyperscaler_investments::Source::first_public);
    let dates = history.chain(sources);
    dates.filter_map(|date| calendar.number(date)).collect()
}

/// What is said of a record by itself.
#[derive(PartialEq)]
struct Said {
    caveats: Vec<CaveatKind>,
    converted: Vec<Option<(Decimal, bool)>>,
}

impl Said {
    fn of(investment: Investment, snapshot: Snapshot) -> Self {
        let totals = snapshot.totals([investment]);
        let converted = CURRENCIES.map(|currency| {
            let rates = ReferenceRates::OfEachMonth;
            let converted = snapshot.investment_in(currency, rates, investment);
            let converted = converted.ok();
            converted.map(|converted| (converted.value(), converted.is_earlier()))
        });
        Self {
            caveats: totals.caveats().map(|caveat| caveat.kind()).collect(),
            converted: converted.into(),
        }
    }
}

/// Returns the days, between events, on which something else must be said.
fn of_age(investment: Investment, events: &[usize], calendar: &Calendar) -> Vec<usize> {
    let mut found = Vec::new();
    let said = |day: usize| Said::of(investment, as_of(calendar.day(day)));
    let ends = events.iter().skip(1).map(|&next| next - 1);
    for (&start, end) in events.iter().zip(ends.chain([calendar.last()])) {
        changes(start, end, &said, &mut found);
    }
    found
}
