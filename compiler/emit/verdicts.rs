//! What the judge found, as columns of the investments: the verdict of each through time, the groups that
//! are judged together, and the lines of a total.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::columns::{lists, numbers};
use super::rows::Rows;
use super::tables::NONE;
use crate::compiler::judge::{Docket, Entry};
use crate::compiler::model::{Data, Investment};
use crate::shared::date::Date;
use crate::shared::vocabulary::{Phase, Qualifier, RelationKind};

pub fn emit(out: &mut String, data: &Data, docket: &Docket, rows: &Rows) {
    let stated =
        |relations: &[Vec<(RelationKind, u16)>]| relations.iter().map(tuples).collect::<Vec<_>>();
    lists(
        out,
        "RELATIONS",
        "(RelationKind, u16)",
        stated(docket.relations()).into_iter(),
    );
    lists(
        out,
        "REFERENCED_BY",
        "(RelationKind, u16)",
        stated(docket.referenced_by()).into_iter(),
    );
    let entries = docket.entries();
    let written = entries
        .iter()
        .map(|entries| entries.iter().map(written).collect::<Vec<_>>());
    lists(out, "VERDICTS", "Entry", written);
    groups(out, docket);
    days(out, docket);
    lines(out, data, rows);
}

fn tuples(relations: &Vec<(RelationKind, u16)>) -> Vec<String> {
    let tuple = |(kind, row): &(RelationKind, u16)| format!("(RelationKind::{kind:?}, {row})");
    relations.iter().map(tuple).collect()
}

/// An entry as the call that makes it.
fn written(entry: &Entry) -> String {
    let (day, status) = (entry.day.to_bits(), entry.status);
    let Some(cause) = entry.cause else {
        return format!("counts({day}, Status::{status:?})");
    };
    let (kind, through) = match cause.link {
        Some((kind, through)) => (format!("Some(RelationKind::{kind:?})"), through),
        None => (String::from("None"), NONE),
    };
    let (reason, by) = (cause.reason, cause.by.unwrap_or(NONE));
    format!("left_out({day}, Status::{status:?}, Reason::{reason:?}, {kind}, {through}, {by})")
}

fn groups(out: &mut String, docket: &Docket) {
    let largest = docket.groups.iter().map(Vec::len).max().unwrap_or(0);
    let _ = writeln!(
        out,
        "/// The records of the largest group.\npub(crate) const LARGEST: usize = {largest};"
    );
    lists(out, "GROUPS", "u16", docket.groups.iter());
    numbers(out, "GROUP", "u16", docket.group.iter());
    numbers(out, "PLACE", "u16", docket.place.iter());
}

/// Each day on which a record became public or changed its status, and the groups of those records.
fn days(out: &mut String, docket: &Docket) {
    let mut groups_by_day: BTreeMap<Date, Vec<usize>> = BTreeMap::new();
    for (number, group) in docket.groups.iter().enumerate() {
        for day in docket.days_of(group) {
            groups_by_day.entry(day).or_default().push(number);
        }
    }
    let _ = writeln!(out, "const DAYS_LEN: usize = {};", groups_by_day.len());
    let _ = write!(out, "pub(crate) static DAYS: [u32; DAYS_LEN] = [");
    super::columns::list(out, groups_by_day.keys().map(|day| day.to_bits()));
    out.push_str("];\n");
    lists(out, "TURNS", "u16", groups_by_day.values());
}

/// The lines that a total can have: phase, currency, and whether it is one of ceilings; and for each record
/// the number of its own.
fn lines(out: &mut String, data: &Data, rows: &Rows) {
    let key = |investment: &Investment| {
        let amount = investment.amount.as_ref()?;
        let ceiling = amount.qualifier == Qualifier::UpTo;
        let currency = rows.currencies.get(&amount.currency.value);
        Some((investment.phase as u8, currency, ceiling))
    };
    let keys: BTreeSet<_> = data.investments.bodies().filter_map(key).collect();
    let _ = write!(
        out,
        "pub(crate) static LINES: [(Phase, u16, bool); {}] = [",
        keys.len()
    );
    super::columns::list(
        out,
        keys.iter().map(|&(phase, currency, ceiling)| {
            let phase = Phase::ALL[usize::from(phase)];
            format!("(Phase::{phase:?}, {currency}, {ceiling})")
        }),
    );
    out.push_str("];\n");
    let number = |investment| {
        let key = key(investment)?;
        Some(keys.range(..key).count() as u16)
    };
    numbers(
        out,
        "LINE",
        "u16",
        data.investments.bodies().map(|i| number(i).unwrap_or(NONE)),
    );
}
