//! The investments and their relations as a graph, sorted so that no rule needs recursion: a chain as
//! long as the table must not overflow the stack.

use crate::compiler::diagnostic::Location;
use crate::compiler::model::Data;
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
        let (order, cycles) = sort(&edges);
        Self {
            ids,
            edges,
            order,
            cycles,
        }
    }
}

/// Takes away, again and again, what points at nothing that is left. When all that is left points at
/// something left, following it must come back to where it was: that is a cycle, taken away whole.
fn sort(edges: &[Vec<Edge>]) -> (Vec<usize>, Vec<Vec<usize>>) {
    let mut pointed_at_by = vec![Vec::new(); edges.len()];
    for (number, relations) in edges.iter().enumerate() {
        for edge in relations {
            pointed_at_by[edge.target].push(number);
        }
    }
    let mut pointing: Vec<usize> = edges.iter().map(Vec::len).collect();
    let mut free: Vec<usize> = (0..edges.len())
        .filter(|&number| pointing[number] == 0)
        .rev()
        .collect();
    let (mut order, mut cycles) = (Vec::new(), Vec::new());
    let (mut left, mut first) = (vec![true; edges.len()], 0);
    loop {
        let taken = if let Some(number) = free.pop() {
            order.push(number);
            vec![number]
        } else if let Some(ahead) = left[first..].iter().position(|&left| left) {
            first += ahead;
            cycles.push(cycle_from(first, edges, &left));
            cycles.last().cloned().unwrap_or_default()
        } else {
            return (order, cycles);
        };
        // All of a cycle goes before its members are counted down, or they would come free themselves.
        for number in &taken {
            left[*number] = false;
        }
        for &before in taken.iter().flat_map(|&number| &pointed_at_by[number]) {
            pointing[before] -= 1;
            if pointing[before] == 0 && left[before] {
                free.push(before);
            }
        }
    }
}

/// A cycle that can be reached from a number, where everything left points at something left.
fn cycle_from(first: usize, edges: &[Vec<Edge>], left: &[bool]) -> Vec<usize> {
    let (mut path, mut seen, mut at) = (Vec::new(), vec![false; left.len()], first);
    while !seen[at] {
        seen[at] = true;
        path.push(at);
        let Some(next) = edges[at]
            .iter()
            .map(|edge| edge.target)
            .find(|&target| left[target])
        else {
            break;
        };
        at = next;
    }
    let mut cycle: Vec<usize> = path
        .into_iter()
        .skip_while(|&number| number != at)
        .collect();
    let smallest = cycle
        .iter()
        .enumerate()
        .min_by_key(|&(_, number)| number)
        .map_or(0, |(place, _)| place);
    cycle.rotate_left(smallest);
    cycle
}
