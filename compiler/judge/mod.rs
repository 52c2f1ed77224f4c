//! The verdict of every record on every day, by the rules in `src/shared/judge.rs`.
//!
//! Records tied by a relation that moves money form a *group*, which is judged together; in a group, each
//! record stands after all those that its verdict depends on. The rest of the data does not matter to it.

mod sources;

pub use sources::{FirstDays, first_days};

use std::collections::BTreeSet;

use crate::compiler::diagnostic::Diagnostics;
use crate::compiler::model::{Data, Investment};
use crate::compiler::order;
use crate::shared::date::Date;
use crate::shared::judge::{Cause, Everything, Facts, Judged, Records, judge};
use crate::shared::vocabulary::{RelationKind, Status};

/// Prepares the judgement of all records, and reports relations that make it impossible.
pub fn docket(data: &Data, found: &mut Diagnostics) -> Docket {
    let docket = Docket::of(data);
    // A circle may follow from a relation that is wrong already.
    if found.is_empty() {
        for circle in &docket.circles {
            report(circle, data, &docket, found);
        }
    }
    docket
}

/// Reports a circle at the first of its relations that yields to another record's money.
fn report(circle: &[usize], data: &Data, docket: &Docket, found: &mut Diagnostics) {
    let ids: Vec<&str> = data
        .investments
        .iter()
        .map(|(head, _)| head.id.as_str())
        .collect();
    let next = circle.iter().cycle().skip(1);
    for (&row, &target) in circle.iter().zip(next) {
        let stated = docket.relations[row].iter();
        let yields = stated
            .copied()
            .find(|&(kind, other)| kind.yields() && usize::from(other) == target);
        let Some((kind, _)) = yields else { continue };
        let investment = data.investments.bodies().nth(row);
        let mut relations = investment
            .iter()
            .flat_map(|investment| &investment.relations);
        let Some((_, id)) = relations.find(|(of, id)| *of == kind && id.value == ids[target])
        else {
            continue;
        };
        let begin = circle
            .iter()
            .position(|&on_circle| on_circle == row)
            .unwrap_or(0);
        let around: Vec<&str> = (0..=circle.len())
            .map(|step| ids[circle[(begin + step) % circle.len()]])
            .collect();
        let message = format!(
            "{kind} {:?} closes a circle, in which each record waits for the money of the next: {}; \
             help: relate {:?} and {:?} by supersedes alone, or leave one of the relations out",
            id.value,
            around.join(" -> "),
            ids[row],
            id.value,
        );
        found.add(id.at, message);
        return;
    }
}

/// All records, and the groups that they form.
pub struct Docket {
    facts: Vec<Facts>,
    history: Vec<Vec<(Date, Status)>>,
    relations: Vec<Vec<(RelationKind, u16)>>,
    referenced_by: Vec<Vec<(RelationKind, u16)>>,
    /// The records of each group in judging order.
    pub groups: Vec<Vec<u16>>,
    /// The group of each record, and its place there.
    pub group: Vec<u16>,
    pub place: Vec<u16>,
    /// The circles in which each record waits for the next, from the smallest id on.
    pub circles: Vec<Vec<usize>>,
}

/// A change of a record's verdict or status: from this day on.
pub struct Entry {
    pub day: Date,
    pub status: Status,
    pub cause: Option<Cause>,
}

impl Docket {
    pub fn of(data: &Data) -> Self {
        let ids: Vec<&str> = data
            .investments
            .iter()
            .map(|(head, _)| head.id.as_str())
            .collect();
        let mut docket = Self {
            facts: data.investments.bodies().map(Investment::facts).collect(),
            history: data.investments.bodies().map(history).collect(),
            relations: vec![Vec::new(); ids.len()],
            referenced_by: vec![Vec::new(); ids.len()],
            groups: Vec::new(),
            group: Vec::new(),
            place: Vec::new(),
            circles: Vec::new(),
        };
        for (row, investment) in data.investments.bodies().enumerate() {
            for (kind, id) in &investment.relations {
                let Ok(target) = ids.binary_search(&id.value.as_str()) else {
                    continue;
                };
                if target != row {
                    docket.relations[row].push((*kind, target as u16));
                    docket.referenced_by[target].push((*kind, row as u16));
                }
            }
            docket.relations[row].sort_unstable_by_key(|&(kind, target)| (kind as u8, target));
        }
        let waits_for = docket.waits_for();
        let (order, circles) = order::sort(&waits_for);
        docket.circles = circles;
        docket.group_by(&order, &waits_for);
        docket
    }

    /// The relations that each record states, and those stated about it: in id order within a kind.
    pub fn relations(&self) -> &[Vec<(RelationKind, u16)>] {
        &self.relations
    }

    pub fn referenced_by(&self) -> &[Vec<(RelationKind, u16)>] {
        &self.referenced_by
    }

    /// For each record those on which its verdict or the fate of its money depends.
    fn waits_for(&self) -> Vec<Vec<usize>> {
        let mut waits_for = vec![Vec::new(); self.facts.len()];
        for (row, relations) in self.relations.iter().enumerate() {
            for &(kind, target) in relations {
                let target = usize::from(target);
                if kind.replaces() || kind == RelationKind::Fulfils {
                    waits_for[target].push(row);
                } else if kind.yields() && self.facts[row].phase == self.facts[target].phase {
                    waits_for[row].push(target);
                }
            }
        }
        waits_for
    }

    /// Cuts the order into groups: connected components, numbered by their first record.
    fn group_by(&mut self, order: &[usize], waits_for: &[Vec<usize>]) {
        let root = order::components(waits_for);
        let mut number_of_root = vec![None; root.len()];
        self.group = vec![0; root.len()];
        for (row, &root) in root.iter().enumerate() {
            let number = *number_of_root[root].get_or_insert_with(|| {
                self.groups.push(Vec::new());
                self.groups.len() - 1
            });
            self.group[row] = number as u16;
        }
        self.place = vec![0; root.len()];
        for &row in order {
            let group = &mut self.groups[usize::from(self.group[row])];
            self.place[row] = group.len() as u16;
            group.push(row as u16);
        }
    }

    /// The days on which a record of the group became public or changed its status, in their order.
    pub fn days_of(&self, group: &[u16]) -> BTreeSet<Date> {
        let histories = group.iter().map(|&row| &self.history[usize::from(row)]);
        histories
            .flatten()
            .map(|(date, _)| date.last_day())
            .collect()
    }

    /// The changes of verdict of each record, oldest first; the first is the day on which it became public.
    pub fn entries(&self) -> Vec<Vec<Entry>> {
        let mut entries: Vec<Vec<Entry>> = Vec::new();
        entries.resize_with(self.facts.len(), Vec::new);
        for group in &self.groups {
            let mut judged = vec![Judged::UNKNOWN; group.len()];
            for day in self.days_of(group) {
                judge(self, &Everything, day, group, &mut judged);
                for (&row, judged) in group.iter().zip(&judged) {
                    if let Some(entry) = entry(day, judged) {
                        add(&mut entries[usize::from(row)], entry);
                    }
                }
            }
        }
        entries
    }
}

/// A verdict as an entry; `None` for a record that is not public.
fn entry(day: Date, judged: &Judged) -> Option<Entry> {
    let stated = judged.status?;
    let is_replaced = judged
        .cause
        .and_then(|cause| cause.link)
        .is_some_and(|(kind, _)| kind.replaces());
    Some(Entry {
        day,
        status: if is_replaced {
            Status::Superseded
        } else {
            stated
        },
        cause: judged.cause,
    })
}

/// Adds an entry unless it says what the last one says.
fn add(entries: &mut Vec<Entry>, entry: Entry) {
    let says_new = entries
        .last()
        .is_none_or(|last| (last.status, last.cause) != (entry.status, entry.cause));
    if says_new {
        entries.push(entry);
    }
}

impl Records for Docket {
    fn history(&self, record: u16) -> impl DoubleEndedIterator<Item = (Date, Status)> {
        self.history[usize::from(record)].iter().copied()
    }

    fn facts(&self, record: u16) -> Facts {
        self.facts[usize::from(record)]
    }

    fn relations(&self, record: u16) -> impl Iterator<Item = (RelationKind, u16)> + Clone {
        self.relations[usize::from(record)].iter().copied()
    }

    fn referenced_by(&self, record: u16) -> impl Iterator<Item = (RelationKind, u16)> + Clone {
        self.referenced_by[usize::from(record)].iter().copied()
    }

    fn place(&self, record: u16) -> usize {
        usize::from(self.place[usize::from(record)])
    }
}

fn history(investment: &Investment) -> Vec<(Date, Status)> {
    let changes = investment.history.iter();
    changes
        .map(|change| (change.date.value, change.status))
        .collect()
}
