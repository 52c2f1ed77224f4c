//! The direction of relations.

use super::graph::Graph;
use crate::compiler::diagnostic::{Diagnostics, Located};
use crate::compiler::model::{Data, Investment};
use crate::shared::vocabulary::{RelationKind, StatedBy, Status};

pub fn check(data: &Data, graph: &Graph, found: &mut Diagnostics) {
    for (head, newer) in data.investments.iter() {
        for (kind, target) in &newer.relations {
            if target.value == head.id {
                found.add(target.at, format!("{kind} names the record itself"));
            } else if let Some(older) = data.investments.get(&target.value) {
                check_relation(newer, *kind, target, older, found);
            }
        }
    }
    check_cycles(graph, found);
}

fn check_relation(
    newer: &Investment,
    kind: RelationKind,
    target: &Located<String>,
    older: &Investment,
    found: &mut Diagnostics,
) {
    let (own, theirs) = (newer.first_public(), older.first_public());
    if let (true, Some(own), Some(theirs)) = (kind.points_back(), own, theirs) {
        if theirs > own {
            let id = &target.value;
            let message = format!("{kind} {id:?}, which became public later, on {theirs}");
            found.add(target.at, message);
        }
    }
    if kind == RelationKind::Supersedes && newer.stated_by == StatedBy::ThirdParty {
        found.add(target.at, "an estimate supersedes nothing");
    }
    if kind == RelationKind::OutcomeOf && !older.history.is_empty() {
        let mut statuses = older.history.iter().map(|change| change.status);
        if statuses.all(|status| status != Status::InTalks) {
            let message = format!("{kind} {:?}, which was never in talks", target.value);
            found.add(target.at, message);
        }
    }
}

fn check_cycles(graph: &Graph, found: &mut Diagnostics) {
    for cycle in &graph.cycles {
        let &[first, second, ..] = cycle.as_slice() else {
            continue;
        };
        let mut path: Vec<_> = cycle.iter().map(|&number| graph.ids[number]).collect();
        path.push(graph.ids[first]);
        let message = format!("relations form a cycle: {}", path.join(" -> "));
        // It is reported at the relation that leads on from its smallest id.
        let mut edges = graph.edges[first].iter();
        if let Some(edge) = edges.find(|edge| edge.target == second) {
            found.add(edge.at, message);
        }
    }
}
