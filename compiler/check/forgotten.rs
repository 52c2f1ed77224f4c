//! Relations that are missing: where two records may share money and nothing says whether they do, the
//! compiler asks. The answer is a relation, or `distinct-from`.

use std::collections::BTreeMap;

use super::graph::{Edge, Graph};
use crate::compiler::diagnostic::Diagnostics;
use crate::compiler::model::Place;
use crate::shared::vocabulary::RelationKind;

/// Records of the same sum are asked about if they became public within so many days of each other.
const A_YEAR: i32 = 366;

pub fn check(graph: &Graph, found: &mut Diagnostics) {
    for record in 0..graph.bodies.len() {
        check_replacements(graph, record, found);
        check_additions(graph, record, found);
        for edge in &graph.edges[record] {
            if edge.kind == RelationKind::Overlaps {
                check_overlap(graph, record, edge, found);
            }
        }
    }
    check_twins(graph, found);
}

/// Asks about two records that replace the same one: both would hold its money.
fn check_replacements(graph: &Graph, record: usize, found: &mut Diagnostics) {
    let mut newer: Vec<usize> = newer_than(graph, record, RelationKind::replaces).collect();
    newer.sort_unstable_by_key(|&newer| graph.age(newer));
    newer.dedup();
    for (number, &later) in newer.iter().enumerate() {
        for &earlier in &newer[..number] {
            if !graph.is_decided(earlier, later) {
                let edge = edge_to(graph, later, record, RelationKind::replaces);
                let (id, other) = (graph.id(record), graph.id(earlier));
                ask(
                    edge,
                    &format!("{id:?}, which {other:?} replaced before"),
                    other,
                    found,
                );
            }
        }
    }
}

/// Asks about an addition to a record that another one replaces.
fn check_additions(graph: &Graph, record: usize, found: &mut Diagnostics) {
    let is_addition = |kind| kind == RelationKind::AddsTo;
    for newer in newer_than(graph, record, RelationKind::replaces) {
        for addition in newer_than(graph, record, is_addition) {
            if addition == newer || graph.is_decided(addition, newer) {
                continue;
            }
            let id = graph.id(record);
            if graph.age(addition) < graph.age(newer) {
                let edge = edge_to(graph, newer, record, RelationKind::replaces);
                let other = graph.id(addition);
                ask(
                    edge,
                    &format!("{id:?}, to which {other:?} adds"),
                    other,
                    found,
                );
            } else {
                let edge = edge_to(graph, addition, record, is_addition);
                let other = graph.id(newer);
                ask(
                    edge,
                    &format!("{id:?}, which {other:?} replaced"),
                    other,
                    found,
                );
            }
        }
    }
}

/// Asks about a record that overlaps another whose money is in a third one too. Only money of one phase can
/// be counted twice, and only where both records can hold any.
fn check_overlap(graph: &Graph, record: usize, edge: &Edge, found: &mut Diagnostics) {
    let holds_money = |record: usize| graph.bodies[record].facts().can_hold_money();
    let replaced = newer_than(graph, edge.target, RelationKind::replaces);
    let mut holders: Vec<_> = replaced.map(|holder| (holder, "replaces it")).collect();
    for onward in &graph.edges[edge.target] {
        match onward.kind {
            RelationKind::PartOf => holders.push((onward.target, "contains it")),
            RelationKind::Restates => holders.push((onward.target, "it restates")),
            RelationKind::Supersedes
            | RelationKind::AddsTo
            | RelationKind::OutcomeOf
            | RelationKind::Overlaps
            | RelationKind::Fulfils
            | RelationKind::DistinctFrom => {}
        }
    }
    for (holder, how) in holders {
        let is_asked = holder != record
            && graph.bodies[holder].phase == graph.bodies[record].phase
            && holds_money(holder)
            && holds_money(record);
        if is_asked && !graph.is_decided(record, holder) {
            let (id, other) = (graph.id(edge.target), graph.id(holder));
            let what = format!("{id:?}, whose money is in {other:?} too, which {how}");
            ask(Some(edge), &what, other, found);
        }
    }
}

/// Asks about two records that look like the same news: the same sum of one provider in one place and phase,
/// within a year, and not inside one whole.
fn check_twins(graph: &Graph, found: &mut Diagnostics) {
    let mut alike: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (record, investment) in graph.bodies.iter().enumerate() {
        let Some(amount) = investment.amount.as_ref() else {
            continue;
        };
        let place = match &investment.place {
            Place::Country(code) => code.value.as_str(),
            Place::Area(area, _) => area.as_str(),
        };
        let subdivision = investment.subdivision.as_ref().map(|code| &code.value);
        let (provider, currency) = (&investment.provider.value, &amount.currency.value);
        let is_spent = investment.phase as u8;
        let key = (
            provider,
            place,
            subdivision,
            is_spent,
            amount.units,
            currency,
        );
        alike.entry(key).or_default().push(record);
    }
    for mut records in alike.into_values() {
        records.sort_unstable_by_key(|&record| graph.age(record));
        for (number, &later) in records.iter().enumerate() {
            let mut before = records[..number].iter().rev().copied();
            if let Some(earlier) = before.find(|&earlier| are_twins(graph, earlier, later)) {
                let id = graph.id(earlier);
                let message = format!(
                    "the sum is that of {id:?}, of the same provider, place and phase, within a year; \
                     help: say how the two relate, or name it in distinct-from"
                );
                found.add(graph.heads[later].at, message);
            }
        }
    }
}

fn are_twins(graph: &Graph, earlier: usize, later: usize) -> bool {
    let [from, to] = [earlier, later].map(|record| graph.bodies[record].first_public());
    let apart = from.zip(to).map(|(from, to)| to.days_since(from));
    apart.is_some_and(|days| days <= A_YEAR)
        && !graph.is_decided(earlier, later)
        && graph.wholes(earlier).is_disjoint(&graph.wholes(later))
}

/// Returns the records that state a relation of some kind to a record.
fn newer_than(
    graph: &Graph,
    record: usize,
    is_meant: impl Fn(RelationKind) -> bool,
) -> impl Iterator<Item = usize> {
    let incoming = graph.incoming[record].iter();
    incoming.filter_map(move |&(kind, newer)| is_meant(kind).then_some(newer))
}

/// Returns the relation of some kind from one record to another.
fn edge_to<'g>(
    graph: &'g Graph,
    from: usize,
    to: usize,
    is_meant: impl Fn(RelationKind) -> bool,
) -> Option<&'g Edge> {
    let mut edges = graph.edges[from].iter();
    edges.find(|edge| edge.target == to && is_meant(edge.kind))
}

fn ask(edge: Option<&Edge>, what: &str, other: &str, found: &mut Diagnostics) {
    if let Some(Edge { kind, at, .. }) = edge {
        let help =
            "supersede it too, say how the two relate, or name one in distinct-from of the other";
        found.add(
            *at,
            format!("{kind} {what}; help: what of {other:?}? {help}"),
        );
    }
}
