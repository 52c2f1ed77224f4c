//! The investments and their relations as a graph, sorted so that no rule needs recursion: a chain as
//! long as the table must not overflow the stack.

use crate::compiler::diagnostic::Location;
use crate::compiler::model::Data;
use crate::compiler::order;
use crate::shared::vocabulary::RelationKind;

/// A relation to another record, by its number.
pub struct Edge {
    pub kind: RelationKind,
    pub target: usize,
    pub at: Location,
}

pub struct Graph<'a> {
    /// The investments in id order: each one's number here is its place.
    pub ids: Vec<&'a str>,
    /// The relations of each to others that exist.
    pub edges: Vec<Vec<Edge>>,
    /// Every investment that is on no cycle, after all that it points at.
    pub order: Vec<usize>,
    /// The cycles, each from its smallest id on.
    pub cycles: Vec<Vec<usize>>,
}

impl<'a> Graph<'a> {
    pub fn of(data: &'a Data) -> Self {
        let ids: Vec<&str> = data
            .investments
            .iter()
            .map(|(head, _)| head.id.as_str())
            .collect();
        let mut edges: Vec<Vec<Edge>> = Vec::new();
        for (number, investment) in data.investments.bodies().enumerate() {
            let relations = investment.relations.iter().filter_map(|(kind, id)| {
                let target = ids.binary_search(&id.value.as_str()).ok()?;
                (target != number).then_some(Edge {
                    kind: *kind,
                    target,
                    at: id.at,
                })
            });
            edges.push(relations.collect());
        }
        let targets: Vec<Vec<usize>> = edges
            .iter()
            .map(|relations| relations.iter().map(|edge| edge.target).collect())
            .collect();
        let (order, cycles) = order::sort(&targets);
        Self {
            ids,
            edges,
            order,
            cycles,
        }
    }
}
