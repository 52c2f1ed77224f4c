//! The order of the groups of totals, and which of them are shown.

use std::cmp::{Ordering, Reverse};
use std::collections::{BTreeMap, BTreeSet};

use hyperscaler_investments::{Currency, Phase};
use serde_json::{Value, json};

use super::{Group, Line};
use crate::arguments::By;
use crate::failure::Failure;
use crate::output::Sort;
use crate::text;

/// Sorts the groups of each phase and currency by their sums, the largest first, and then those that have
/// nothing but a ceiling.
pub fn rank(lines: &mut Vec<Line>) {
    arrange(lines, |one, other| {
        let rank = |line: &Line| (line.is_ceiling(), Reverse(line.value()));
        rank(one).cmp(&rank(other))
    });
}

/// Puts the groups of each phase and currency in an order. A ceiling stands below the sum of its group.
fn arrange(lines: &mut Vec<Line>, order: impl Fn(&Line, &Line) -> Ordering) {
    let mut first = Vec::new();
    let mut ceilings = Vec::new();
    for line in lines.drain(..) {
        if line.is_ceiling() {
            ceilings.push(line);
        } else {
            first.push(line);
        }
    }
    let with_a_sum: BTreeSet<_> = first.iter().map(Line::of_group).collect();
    let (below, alone): (Vec<_>, Vec<_>) = ceilings
        .into_iter()
        .partition(|line| with_a_sum.contains(&line.of_group()));
    first.extend(alone);
    first.sort_by(|one, other| one.place().cmp(&other.place()).then(order(one, other)));
    let mut below: BTreeMap<_, _> = below
        .into_iter()
        .map(|line| (line.of_group(), line))
        .collect();
    for line in first {
        let ceiling = below.remove(&line.of_group());
        lines.push(line);
        lines.extend(ceiling);
    }
}

/// Refuses to sort groups by what they do not have.
pub fn check_sort(sort: &Sort, by: &[By]) -> Result<(), Failure> {
    let mut names = vec!["amount", "records"];
    names.extend(By::columns(by));
    if names.contains(&sort.field.as_str()) {
        return Ok(());
    }
    let (field, names) = (&sort.given, text::listed(names));
    Err(Failure::Usage(format!(
        "cannot sort by \"{field}\"; there are {names}"
    )))
}

/// Sorts the groups of each phase and currency by one of the columns.
pub fn sort(lines: &mut Vec<Line>, sort: &Sort, by: &[By]) {
    let place = by.iter().position(|by| by.name() == sort.field);
    arrange(lines, |one, other| {
        let order = match (place, sort.field.as_str()) {
            (Some(place), _) => one.groups.get(place).cmp(&other.groups.get(place)),
            (None, "records") => one.counted.len().cmp(&other.counted.len()),
            (None, _) => one.value().cmp(&other.value()),
        };
        let order = if sort.is_descending {
            order.reverse()
        } else {
            order
        };
        // A ceiling is no smaller and no larger sum.
        let is_last = |line: &Line| sort.field == "amount" && line.is_ceiling();
        is_last(one).cmp(&is_last(other)).then(order)
    });
}

/// How many groups of a phase and currency are not shown.
pub struct NotShown {
    phase: Phase,
    currency: Currency,
    groups: usize,
}

impl NotShown {
    /// Says it of all: `Not shown: 33 groups (pledged, EUR), 8 groups (spent, EUR).`; nothing if all
    /// groups are shown.
    pub fn in_words(all: &[Self]) -> Option<String> {
        let mut counts = Vec::new();
        for one in all {
            let groups = text::count(one.groups, "group");
            counts.push(format!("{groups} ({}, {})", one.phase, one.currency));
        }
        (!counts.is_empty()).then(|| format!("Not shown: {}.", text::listed(counts)))
    }

    pub fn json(all: &[Self]) -> Vec<Value> {
        let mut forms = Vec::new();
        for one in all {
            forms.push(json!({
                "phase": one.phase,
                "currency": one.currency,
                "groups": one.groups,
            }));
        }
        forms
    }
}

/// Keeps so many groups of each phase and currency, each with its ceiling. Returns what is left out.
pub fn keep_first(lines: &mut Vec<Line>, most: usize) -> Vec<NotShown> {
    let mut seen = BTreeMap::<_, Vec<Vec<Group>>>::new();
    lines.retain(|line| {
        let groups = seen.entry(line.place()).or_default();
        let known = groups.iter().position(|known| *known == line.groups);
        if known.is_none() {
            groups.push(line.groups.clone());
        }
        known.unwrap_or(groups.len() - 1) < most
    });
    let mut left_out = Vec::new();
    for ((phase, currency), groups) in seen {
        if groups.len() > most {
            left_out.push(NotShown {
                phase,
                currency,
                groups: groups.len() - most,
            });
        }
    }
    left_out
}

/// Keeps the lines whose first group is that of a row of their phase and currency.
pub fn keep_rows(lines: &mut Vec<Line>, rows: &[Line]) {
    lines.retain(|line| {
        let is_row =
            |row: &Line| row.place() == line.place() && row.groups.first() == line.groups.first();
        rows.iter().any(is_row)
    });
}

impl Line {
    /// Returns whose groups it is compared with.
    const fn place(&self) -> (Phase, Currency) {
        (self.phase, self.currency)
    }

    /// Returns what its sum and its ceiling have in common.
    fn of_group(&self) -> (Phase, Currency, Vec<Group>) {
        (self.phase, self.currency, self.groups.clone())
    }
}
