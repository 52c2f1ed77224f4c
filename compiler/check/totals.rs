//! Totals that a source states must be what the parts add up to.

use super::graph::Graph;
use crate::compiler::diagnostic::{Diagnostics, grouped};
use crate::compiler::model::{Data, Investment, RecordKind};
use crate::shared::vocabulary::RelationKind;

/// What a record comes to with all that it adds to. Where that is no sum: the number of the record that
/// is in another currency, or nothing if a part has no amount.
type Running = Result<u64, Option<usize>>;

pub fn check(data: &Data, graph: &Graph, found: &mut Diagnostics) {
    let investments: Vec<&Investment> = data.investments.bodies().collect();
    let mut running: Vec<Running> = vec![Err(None); investments.len()];
    for &number in &graph.order {
        let investment = investments[number];
        let Some(amount) = &investment.amount else {
            continue;
        };
        let mut sum = Ok(amount.units);
        for edge in graph.edges[number]
            .iter()
            .filter(|edge| edge.kind == RelationKind::AddsTo)
        {
            let theirs = investments[edge.target]
                .amount
                .as_ref()
                .map(|amount| &amount.currency.value);
            let is_foreign = theirs.is_some_and(|theirs| theirs != &amount.currency.value);
            let is_known = |code: &String| data.declares(RecordKind::Currency, code);
            let both_known = theirs.is_some_and(is_known) && is_known(&amount.currency.value);
            let part = match (is_foreign, both_known) {
                (false, _) => running[edge.target],
                (true, true) => Err(Some(edge.target)),
                (true, false) => Err(None),
            };
            sum = add(sum, part);
        }
        running[number] = investment.stated_total.as_ref().map_or(sum, |total| {
            match sum {
                Err(Some(foreign)) => {
                    let id = graph.ids[foreign];
                    let message = format!("stated-total adds up currencies: {id:?} is in another");
                    found.add(total.at, message);
                }
                Ok(sum) if sum != total.value => {
                    let (stated, sum) = (grouped(total.value), grouped(sum));
                    let message =
                        format!("stated-total is {stated}, but the parts add up to {sum}");
                    found.add(total.at, message);
                }
                _ => {}
            }
            Ok(total.value)
        });
    }
}

fn add(sum: Running, part: Running) -> Running {
    match (sum, part) {
        (Ok(sum), Ok(part)) => Ok(sum.saturating_add(part)),
        (Err(Some(foreign)), _) | (_, Err(Some(foreign))) => Err(Some(foreign)),
        _ => Err(None),
    }
}
