//! What the judge found, as columns of the investments: relations in both directions, the verdict of each
//! record through time, the groups that are judged together, and the lines of a total.

use std::collections::{BTreeMap, BTreeSet};

use super::columns::{Columns, NONE, letter, padded};
use super::rows::Rows;
use crate::compiler::judge::{Docket, Entry};
use crate::compiler::model::{Data, Investment};
use crate::shared::date::Date;
use crate::shared::layout::NO_ROW;
use crate::shared::vocabulary::{Phase, Qualifier, Reason, RelationKind, Status};

pub fn emit(table: &mut Columns, data: &Data, docket: &Docket, rows: &Rows) {
    let relations = docket.relations().iter().map(|relations| tuples(relations));
    table.legend::<RelationKind>();
    table.lists("RELATIONS", "(RelationKind, u16)", relations);
    let referenced_by = docket
        .referenced_by()
        .iter()
        .map(|relations| tuples(relations));
    table.lists("REFERENCED_BY", "(RelationKind, u16)", referenced_by);
    let entries = docket.entries();
    let written = entries
        .iter()
        .map(|entries| entries.iter().map(written).collect());
    table.legend::<Status>();
    table.legend::<Reason>();
    table.lists("VERDICTS", "Entry", written);
    let last = entries.iter().map(|entries| last_status(entries));
    table.words("STATUS", "Status", last);
    groups(table, docket);
    days(table, docket);
    lines(table, data, rows);
}

fn tuples(relations: &[(RelationKind, u16)]) -> Vec<String> {
    let tuple = |(kind, row): &(RelationKind, u16)| format!("{} {row:05}", letter(*kind));
    relations.iter().map(tuple).collect()
}

/// Returns an entry as the library reads it.
fn written(entry: &Entry) -> String {
    let (day, status) = (padded(Some(entry.day)), letter(entry.status));
    let reason = entry.cause.map_or(NONE, |cause| letter(cause.reason));
    let link = entry.cause.and_then(|cause| cause.link);
    let by = entry.cause.and_then(|cause| cause.by).unwrap_or(NO_ROW);
    let (kind, through) = link.map_or((NONE, NO_ROW), |(kind, row)| (letter(kind), row));
    format!("{day} {status}{reason}{kind} {through:05} {by:05}")
}

/// Returns the status on the data's own day, which most questions are about: a column of its own is read faster than
/// the last entry of a list.
fn last_status(entries: &[Entry]) -> Status {
    entries
        .last()
        .map_or(Status::Announced, |entry| entry.status)
}

fn groups(table: &mut Columns, docket: &Docket) {
    let largest = docket.groups.iter().map(Vec::len).max().unwrap_or(0);
    table.constant("LARGEST", "usize", &largest.to_string());
    let groups = docket.groups.iter().enumerate();
    let groups = groups.map(|(number, group)| (number.to_string(), group.clone()));
    table.labelled_lists("GROUPS", "u16", groups.collect());
    table.numbers("GROUP", "u16", docket.group.iter());
    table.numbers("PLACE", "u16", docket.place.iter());
}

/// Writes each day on which a record became public or changed its status, and the groups of those records.
fn days(table: &mut Columns, docket: &Docket) {
    let mut groups_by_day: BTreeMap<Date, Vec<usize>> = BTreeMap::new();
    for (number, group) in docket.groups.iter().enumerate() {
        for day in docket.days_of(group) {
            groups_by_day.entry(day).or_default().push(number);
        }
    }
    let days: Vec<_> = groups_by_day.keys().copied().collect();
    table.days("DAYS", &days);
    let turned = groups_by_day
        .into_iter()
        .map(|(day, groups)| (day.to_string(), groups));
    table.labelled_lists("TURNED", "u16", turned.collect());
}

/// Writes the lines that a total can have (phase, currency, and whether it is one of ceilings), and for each
/// record the number of its own.
fn lines(table: &mut Columns, data: &Data, rows: &Rows) {
    let key = |investment: &Investment| {
        let amount = investment.amount.as_ref()?;
        let is_ceiling = amount.qualifier == Qualifier::UpTo;
        let currency = rows.currencies.of(&amount.currency);
        Some((investment.phase as u8, currency, is_ceiling))
    };
    let keys: BTreeSet<_> = data.investments.bodies().filter_map(key).collect();
    let written: Vec<_> = keys
        .iter()
        .map(|&(phase, currency, is_ceiling)| {
            let phase = Phase::ALL[usize::from(phase)];
            format!("(Phase::{phase:?}, {currency}, {is_ceiling})")
        })
        .collect();
    table.array("LINES", "(Phase, u16, bool)", &written);
    let number = |investment| {
        let key = key(investment)?;
        Some(keys.range(..key).count() as u16)
    };
    let numbers = data
        .investments
        .bodies()
        .map(|plan| number(plan).unwrap_or(NO_ROW));
    table.numbers("LINE", "u16", numbers);
}
