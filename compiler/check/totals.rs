//! Totals that a source states must be what the parts add up to, where all of them are exact.

use super::graph::Graph;
use crate::compiler::diagnostic::{Diagnostics, Located, grouped};
use crate::compiler::model::{Amount, Data, RecordKind};
use crate::shared::vocabulary::{Qualifier, RelationKind};

/// The sum of a record and all that it adds to.
#[derive(Clone, Copy)]
enum Sum {
    /// All amounts in it are exact.
    Exact(u64),
    /// A part has no amount, a rounded or open one, or one in a currency that is not known.
    Unknown,
    /// The record of this number is in another currency.
    Foreign(usize),
}

impl Sum {
    fn plus(self, part: Self) -> Self {
        match (self, part) {
            (Self::Exact(sum), Self::Exact(part)) => Self::Exact(sum.saturating_add(part)),
            (Self::Foreign(record), _) | (_, Self::Foreign(record)) => Self::Foreign(record),
            (Self::Unknown, _) | (_, Self::Unknown) => Self::Unknown,
        }
    }
}

pub fn check(data: &Data, graph: &Graph, found: &mut Diagnostics) {
    let investments = &graph.bodies;
    let mut sums = vec![Sum::Unknown; investments.len()];
    for &number in &graph.order {
        let Some(amount) = investments[number].amount.as_ref() else {
            continue;
        };
        let is_exact = amount.qualifier == Qualifier::Exact && amount.at_most.is_none();
        let exactly = |units| {
            if is_exact {
                Sum::Exact(units)
            } else {
                Sum::Unknown
            }
        };
        let mut sum = exactly(amount.units);
        for edge in &graph.edges[number] {
            if edge.kind == RelationKind::AddsTo {
                let part = investments[edge.target].amount.as_ref();
                sum = sum.plus(match currencies(data, amount, part) {
                    Currencies::Same => sums[edge.target],
                    Currencies::Different => Sum::Foreign(edge.target),
                    Currencies::Unknown => Sum::Unknown,
                });
            }
        }
        sums[number] = match &investments[number].stated_total {
            None => sum,
            Some(total) => {
                check_total(total, sum, graph, found);
                // A total is qualified as the sum that it is stated with.
                exactly(total.value)
            }
        };
    }
}

fn check_total(total: &Located<u64>, sum: Sum, graph: &Graph, found: &mut Diagnostics) {
    match sum {
        Sum::Exact(sum) if sum == total.value => {}
        Sum::Exact(sum) => {
            let (stated, sum) = (grouped(total.value), grouped(sum));
            let message = format!("stated-total is {stated}, but the parts add up to {sum}");
            found.add(total.at, message);
        }
        Sum::Foreign(record) => {
            let id = graph.id(record);
            let message = format!("stated-total adds up currencies: {id:?} is in another");
            found.add(total.at, message);
        }
        Sum::Unknown => {}
    }
}

enum Currencies {
    Same,
    Different,
    Unknown,
}

/// Compares the currencies of two amounts. One that the data does not have is reported elsewhere.
fn currencies(data: &Data, own: &Amount, part: Option<&Amount>) -> Currencies {
    let Some(part) = part else {
        return Currencies::Unknown;
    };
    let [own, theirs] = [own, part].map(|amount| &amount.currency.value);
    let is_known = |code: &String| data.declares(RecordKind::Currency, code);
    if own == theirs {
        Currencies::Same
    } else if is_known(own) && is_known(theirs) {
        Currencies::Different
    } else {
        Currencies::Unknown
    }
}
