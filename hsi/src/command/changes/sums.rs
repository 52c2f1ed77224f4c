//! How totals changed over a period: of all that is asked for, or group by group. The library adds
//! up; nothing here does.

use std::collections::BTreeSet;

use hyperscaler_investments::{Date, Investment, Snapshot, Totals, as_of};
use serde_json::{Value, json};

use crate::arguments::{By, Filters, Group};
use crate::conversion::AtReference;
use crate::differences::{self, Difference};
use crate::lines;
use crate::output::{Grid, Head};
use crate::text::{self, Digits};

/// How sums are shown: by what, in which currency, and at the rates known on which day.
#[derive(Clone, Copy)]
pub struct Asked<'a> {
    pub by: &'a [By],
    pub at: Option<AtReference>,
    pub known: Snapshot,
}

/// The difference of the totals of a group.
pub struct Sum {
    groups: Vec<Group>,
    difference: Difference,
}

/// Returns the differences of the totals, of each group if there are groups. A year is a period of
/// its own.
pub fn grouped(asked: Asked, filters: &Filters, before: Snapshot, until: Snapshot) -> Vec<Sum> {
    let by = asked.by;
    if !by.contains(&By::Year) {
        let ends = [before, until].map(|day| filters.totals_on(day, until));
        return differences(asked, &ends, |investment| groups(by, None, investment));
    }
    let mut all = Vec::new();
    for year in before.date().year()..=until.date().year() {
        let end_of = |year: u16| Date::from_year(year).unwrap_or(until.date()).last_day();
        let from = end_of(year.saturating_sub(1)).max(before.date());
        let to = end_of(year).min(until.date());
        let ends = [from, to].map(|day| filters.totals_on(as_of(day), until));
        all.extend(differences(asked, &ends, |investment| {
            groups(by, Some(year), investment)
        }));
    }
    all
}

/// Returns the groups of a record, those of a year being that of the change.
fn groups(by: &[By], year: Option<u16>, investment: Investment) -> Vec<Group> {
    let group = |by: &By| match (by, year) {
        (By::Year, Some(year)) => Group::year(year),
        _ => by.group(investment),
    };
    by.iter().map(group).collect()
}

/// Returns the differences between two totals, group by group.
fn differences(
    asked: Asked,
    [before, after]: &[Totals; 2],
    groups_of: impl Fn(Investment) -> Vec<Group>,
) -> Vec<Sum> {
    let counted = before.counted().chain(after.counted());
    let all: BTreeSet<_> = counted.map(&groups_of).collect();
    let mut found = Vec::new();
    for groups in all {
        let lines = |totals: &Totals| {
            let members = totals.clone();
            let members = members.retain(|investment| groups_of(investment) == groups);
            lines::known(&[], &members, asked.at, asked.known)
        };
        for difference in differences::of(&lines(before), &lines(after)) {
            if difference.is_change() {
                let groups = groups.clone();
                found.push(Sum { groups, difference });
            }
        }
    }
    found
}

/// Returns what fits a screen.
pub fn screen(by: &[By], sums: &[Sum], digits: Digits) -> Grid {
    let heads = [
        Head::left("phase"),
        Head::right("before"),
        Head::right("after"),
        Head::right("difference"),
    ];
    let columns = By::columns(by).map(Head::left);
    let mut grid = Grid::new(columns.chain(heads));
    for Sum { groups, difference } in sums {
        let cells = [
            difference.phase.to_string(),
            difference.before_text(digits),
            difference.after_text(digits),
            difference.text(digits),
        ];
        let groups = By::in_columns(by, groups).into_iter();
        let groups = groups.map(|group| group.name.clone());
        grid.push(groups.chain(cells));
    }
    grid
}

/// Returns one value a column.
pub fn flat(by: &[By], sums: &[Sum]) -> Grid {
    let names = [
        "phase",
        "currency",
        "ceiling",
        "qualifier_before",
        "amount_before",
        "qualifier_after",
        "amount_after",
        "difference",
    ];
    let columns = By::columns(by);
    let mut grid = Grid::new(columns.chain(names).map(Head::left));
    for Sum { groups, difference } in sums {
        let [before, after] = [&difference.before, &difference.after].map(Option::as_ref);
        let cells = [
            difference.phase.to_string(),
            difference.currency.to_string(),
            difference.is_ceiling.to_string(),
            text::optional(before.map(|line| line.qualifier)),
            text::optional(before.map(|line| line.value().normalize())),
            text::optional(after.map(|line| line.qualifier)),
            text::optional(after.map(|line| line.value().normalize())),
            difference.units().normalize().to_string(),
        ];
        let codes = By::in_columns(by, groups)
            .into_iter()
            .map(|group| text::optional(group.code.as_ref()));
        grid.push(codes.chain(cells));
    }
    grid
}

pub fn json(by: &[By], sums: &[Sum]) -> Vec<Value> {
    let mut forms = Vec::new();
    for Sum { groups, difference } in sums {
        let mut form = json!({});
        for (by, group) in by.iter().zip(groups) {
            form[by.name()] = json!(group.code);
        }
        if let (Some(form), Value::Object(difference)) = (form.as_object_mut(), difference.json()) {
            form.extend(difference);
        }
        forms.push(form);
    }
    forms
}
