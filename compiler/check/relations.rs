//! The relations one by one: what each may point at.

use super::graph::{Edge, Graph};
use crate::compiler::diagnostic::Diagnostics;
use crate::compiler::model::{Data, Investment, Sum};
use crate::shared::vocabulary::{RelationKind, StatedBy, Status};

pub fn check(data: &Data, graph: &Graph, found: &mut Diagnostics) {
    for (head, newer) in data.investments.iter() {
        for (kind, target) in &newer.relations {
            if target.value == head.id {
                found.add(target.at, format!("{kind} names the record itself"));
            }
        }
    }
    for (number, edges) in graph.edges.iter().enumerate() {
        for edge in edges {
            check_age(graph, number, edge, found);
            check_talks(graph, edge, found);
            if edge.kind.replaces() {
                check_estimate(graph, number, edge, found);
                check_phase(graph, number, edge, found);
                check_firmness(graph, number, edge, found);
            }
        }
        check_contradictions(graph, edges, found);
    }
    check_cycles(graph, found);
}

/// Reports a relation to a record that is certainly younger. The older record may be known less precisely
/// than the newer.
fn check_age(graph: &Graph, number: usize, edge: &Edge, found: &mut Diagnostics) {
    let [own, theirs] = [number, edge.target].map(|record| graph.bodies[record].history.first());
    let (Some(own), Some(theirs)) = (own, theirs) else {
        return;
    };
    let is_younger = theirs.date.value.first_day() > own.date.value.last_day();
    if edge.kind.points_back() && is_younger && !theirs.by {
        let (kind, id) = (edge.kind, graph.id(edge.target));
        let message = format!(
            "{kind} {id:?}, which became public later: {}",
            theirs.date.value
        );
        found.add(edge.at, message);
    }
}

/// Reports the outcome of what was never in talks.
fn check_talks(graph: &Graph, edge: &Edge, found: &mut Diagnostics) {
    let older = graph.bodies[edge.target];
    if edge.kind == RelationKind::OutcomeOf && !older.history.is_empty() {
        let mut statuses = older.history.iter().map(|change| change.status);
        if statuses.all(|status| status != Status::InTalks) {
            let (kind, id) = (edge.kind, graph.id(edge.target));
            found.add(edge.at, format!("{kind} {id:?}, which was never in talks"));
        }
    }
}

/// Reports an estimate that replaces a record.
fn check_estimate(graph: &Graph, number: usize, edge: &Edge, found: &mut Diagnostics) {
    if graph.bodies[number].stated_by == StatedBy::ThirdParty {
        let (kind, id) = (edge.kind, graph.id(edge.target));
        let help = "leave it out, or write restates or overlaps";
        let message = format!("{kind} {id:?} by a third party's estimate; help: {help}");
        found.add(edge.at, message);
    }
}

/// Reports a replacement of what is pledged by what was spent, or the other way round: the two are never
/// netted against each other.
fn check_phase(graph: &Graph, number: usize, edge: &Edge, found: &mut Diagnostics) {
    let (newer, older) = (graph.bodies[number], graph.bodies[edge.target]);
    if newer.phase != older.phase {
        let (kind, id, phase) = (edge.kind, graph.id(edge.target), older.phase);
        let help = "write fulfils for money spent that was the pledge's, or part-of";
        let message = format!("{kind} {id:?}, which is {phase}: another phase; help: {help}");
        found.add(edge.at, message);
    }
}

/// Reports a firm sum that is replaced by a record which cannot take its place: the money would leave every
/// total in silence.
fn check_firmness(graph: &Graph, number: usize, edge: &Edge, found: &mut Diagnostics) {
    let (newer, older) = (graph.bodies[number], graph.bodies[edge.target]);
    if !is_firm(older) {
        return;
    }
    let (kind, id) = (edge.kind, graph.id(edge.target));
    let first = newer.history.first().map(|change| change.status);
    let trouble = match first {
        Some(Status::InTalks) => String::from(
            "is in talks itself on its first day; help: leave the relation out until there is firm news",
        ),
        Some(status @ (Status::Refused | Status::Shelved | Status::Withdrawn)) => format!(
            "is {status} on its first day; help: that is a status of {id:?}: add it to the history there"
        ),
        Some(
            Status::Announced | Status::UnderConstruction | Status::Completed | Status::Superseded,
        )
        | None => match newer.amount {
            Sum::Unquantified => String::from(
                "states no amount; help: state the sum that holds now, or leave the relation out",
            ),
            Sum::Stated(_) | Sum::Unread => return,
        },
    };
    let message = format!("{kind} {id:?}, a firm sum, but {trouble}");
    found.add(edge.at, message);
}

/// Returns whether a record holds money that is more than talked about.
fn is_firm(investment: &Investment) -> bool {
    let is_firm = |status| match status {
        Status::Announced | Status::UnderConstruction | Status::Completed => true,
        Status::InTalks
        | Status::Refused
        | Status::Shelved
        | Status::Withdrawn
        | Status::Superseded => false,
    };
    let mut statuses = investment.history.iter().map(|change| change.status);
    investment.facts().can_hold_money() && statuses.any(is_firm)
}

/// Reports two relations to one record of which each says where its money is. What was spent may fulfil a
/// pledge and be a part of it, or restate it.
fn check_contradictions(graph: &Graph, edges: &[Edge], found: &mut Diagnostics) {
    for (number, second) in edges.iter().enumerate() {
        let mut before = edges[..number].iter();
        let Some(first) = before.find(|first| first.target == second.target) else {
            continue;
        };
        let (one, other) = (first.kind, second.kind);
        let is_fulfilment = |fulfils: RelationKind, beside: RelationKind| {
            fulfils == RelationKind::Fulfils && beside.yields()
        };
        if one != other && !is_fulfilment(one, other) && !is_fulfilment(other, one) {
            let id = graph.id(second.target);
            let help = "keep the one that says where the money is";
            let message = format!("both {one} and {other} name {id:?}; help: {help}");
            found.add(second.at, message);
        }
    }
}

fn check_cycles(graph: &Graph, found: &mut Diagnostics) {
    for cycle in &graph.cycles {
        let &[first, second, ..] = cycle.as_slice() else {
            continue;
        };
        let mut path: Vec<_> = cycle.iter().map(|&number| graph.id(number)).collect();
        path.push(graph.id(first));
        let message = format!("relations form a cycle: {}", path.join(" -> "));
        // It is reported at the relation that leads on from its smallest id.
        let mut edges = graph.edges[first].iter();
        if let Some(edge) = edges.find(|edge| edge.target == second) {
            found.add(edge.at, message);
        }
    }
}
