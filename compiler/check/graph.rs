//! The investments and their relations as a graph. Nothing here recurses: a chain as long as the table must
//! not overflow the stack.

use std::collections::BTreeSet;

use crate::compiler::diagnostic::Location;
use crate::compiler::model::{Data, Head, Investment};
use crate::compiler::order;
use crate::shared::date::Date;
use crate::shared::vocabulary::RelationKind;

/// A relation to another record.
pub struct Edge {
    pub kind: RelationKind,
    /// The number of the other record.
    pub target: usize,
    pub at: Location,
}

pub struct Graph<'a> {
    /// The investments in id order: the place of each here is its number.
    pub heads: Vec<&'a Head>,
    pub bodies: Vec<&'a Investment>,
    /// The relations of each to others that exist.
    pub edges: Vec<Vec<Edge>>,
    /// The relations of others to each: kind and number.
    pub incoming: Vec<Vec<(RelationKind, usize)>>,
    /// Every investment that is on no cycle, after all that it points at.
    pub order: Vec<usize>,
    /// The cycles, each from its smallest id on.
    pub cycles: Vec<Vec<usize>>,
}

impl<'a> Graph<'a> {
    pub fn of(data: &'a Data) -> Self {
        let (heads, bodies): (Vec<_>, Vec<_>) = data.investments.iter().unzip();
        let mut edges: Vec<Vec<Edge>> = Vec::new();
        let mut incoming = vec![Vec::new(); heads.len()];
        for (number, investment) in bodies.iter().enumerate() {
            let mut own = Vec::new();
            for (kind, id) in &investment.relations {
                match heads.binary_search_by_key(&id.value.as_str(), |head| head.id.as_str()) {
                    Ok(target) if target != number => {
                        let (kind, at) = (*kind, id.at);
                        incoming[target].push((kind, number));
                        own.push(Edge { kind, target, at });
                    }
                    // A record that points at itself, or at none, is reported by other rules.
                    Ok(_) | Err(_) => {}
                }
            }
            edges.push(own);
        }
        let targets = |edges: &Vec<Edge>| edges.iter().map(|edge| edge.target).collect();
        let targets: Vec<Vec<usize>> = edges.iter().map(targets).collect();
        let (order, cycles) = order::sort(&targets);
        Self {
            heads,
            bodies,
            edges,
            incoming,
            order,
            cycles,
        }
    }

    pub fn id(&self, record: usize) -> &'a str {
        &self.heads[record].id
    }

    /// Returns the day on which a record became public, and its number: of two records the later one is the
    /// one to which this is greater.
    pub fn age(&self, record: usize) -> (Option<Date>, usize) {
        (self.bodies[record].first_public(), record)
    }

    /// Returns whether one of two records states a relation to the other.
    pub fn is_linked(&self, one: usize, other: usize) -> bool {
        self.edges[one].iter().any(|edge| edge.target == other)
            || self.edges[other].iter().any(|edge| edge.target == one)
    }

    /// Returns whether the editor has said how two records relate: by a relation of one to the other, or
    /// because one replaced the other through others.
    pub fn is_decided(&self, one: usize, other: usize) -> bool {
        self.is_linked(one, other)
            || self.replacements(one).contains(&other)
            || self.replacements(other).contains(&one)
    }

    /// Returns a record and those that replaced it, those that replaced them, and so on.
    pub fn replacements(&self, record: usize) -> BTreeSet<usize> {
        self.reached(record, |graph, record, next| {
            let newer = graph.incoming[record].iter();
            next.extend(
                newer
                    .filter(|(kind, _)| kind.replaces())
                    .map(|&(_, record)| record),
            );
        })
    }

    /// Returns a record and those of which it is a part, and so on.
    pub fn wholes(&self, record: usize) -> BTreeSet<usize> {
        self.reached(record, |graph, record, next| {
            let edges = graph.edges[record].iter();
            let wholes = edges.filter(|edge| edge.kind == RelationKind::PartOf);
            next.extend(wholes.map(|edge| edge.target));
        })
    }

    fn reached(
        &self,
        start: usize,
        step: impl Fn(&Self, usize, &mut Vec<usize>),
    ) -> BTreeSet<usize> {
        let (mut reached, mut next) = (BTreeSet::new(), vec![start]);
        while let Some(record) = next.pop() {
            if reached.insert(record) {
                step(self, record, &mut next);
            }
        }
        reached
    }
}
