//! Which way relations may point.

use super::graph::Graph;
use crate::compiler::diagnostic::{Diagnostics, Located};
use crate::compiler::model::{Data, Investment};
use crate::shared::vocabulary::{RelationKind, StatedBy, Status};

/// The longest chain of parts and overlaps. A verdict follows it, and must not go round for ever.
const DEEPEST: usize = 16;

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
    check_depth(graph, found);
}

fn check_relation(
    newer: &Investment,
    kind: RelationKind,
    target: &Located<String>,
    older: &Investment,
    found: &mut Diagnostics,
) {
    if let (true, Some(own), Some(theirs)) = (
        kind.points_back(),
        newer.first_public(),
        older.first_public(),
    ) {
        if theirs > own {
            let message = format!(
                "{kind} {:?}, which became public later, on {theirs}",
                target.value
            );
            found.add(target.at, message);
        }
    }
    if kind == RelationKind::Supersedes && newer.stated_by == StatedBy::ThirdParty {
        found.add(target.at, "an estimate supersedes nothing");
    }
    if kind == RelationKind::OutcomeOf && !older.history.is_empty() {
        let was_in_talks = older
            .history
            .iter()
            .any(|change| change.status == Status::InTalks);
        if !was_in_talks {
            found.add(
                target.at,
                format!("{kind} {:?}, which was never in talks", target.value),
            );
        }
    }
}

fn check_cycles(graph: &Graph, found: &mut Diagnostics) {
    for cycle in &graph.cycles {
        let next = cycle.iter().chain(cycle.first()).nth(1);
        let edges = cycle
            .first()
            .map(|&first| graph.edges[first].as_slice())
            .unwrap_or_default();
        let Some(edge) = edges.iter().find(|edge| Some(&edge.target) == next) else {
            continue;
        };
        let path: Vec<_> = cycle
            .iter()
            .chain(cycle.first())
            .map(|&number| graph.ids[number])
            .collect();
        found.add(
            edge.at,
            format!("relations form a cycle: {}", path.join(" -> ")),
        );
    }
}

/// Reports the relation that makes a chain too long, but not those that make it longer still.
fn check_depth(graph: &Graph, found: &mut Diagnostics) {
    let mut depths = vec![0; graph.ids.len()];
    for &number in &graph.order {
        for edge in &graph.edges[number] {
            if !edge.kind.points_back() {
                let depth = depths[edge.target] + 1;
                if depth == DEEPEST + 1 {
                    let message =
                        format!("part-of and overlaps are nested more than {DEEPEST} deep");
                    found.add(edge.at, message);
                }
                depths[number] = depths[number].max(depth);
            }
        }
    }
}
