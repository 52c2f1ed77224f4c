//! Totals that a source states must be what the parts add up to.

use super::graph::Graph;
use crate::compiler::diagnostic::{Diagnostics, grouped};
use crate::compiler::model::{Data, Investment};
use crate::shared::vocabulary::RelationKind;

pub fn check(data: &Data, graph: &Graph, found: &mut Diagnostics) {
    let investments: Vec<&Investment> = data.investments.values().map(|record| &record.body).collect();
    // What each comes to with all that it adds to, if every part of that has an amount.
    let mut running: Vec<Option<u64>> = vec![None; investments.len()];
    for &number in &graph.order {
        let investment = investments[number];
        let Some(amount) = &investment.amount else { continue };
        let mut sum = Some(amount.units);
        for edge in graph.edges[number].iter().filter(|edge| edge.kind == RelationKind::AddsTo) {
            let part = running[edge.target];
            sum = sum.zip(part).map(|(sum, part)| sum.saturating_add(part));
            let other = investments[edge.target].amount.as_ref();
            let (Some(total), Some(other)) = (&investment.stated_total, other) else { continue };
            let (theirs, ours) = (&other.currency.value, &amount.currency.value);
            if theirs != ours && !theirs.is_empty() && !ours.is_empty() {
                let id = graph.ids[edge.target];
                let message =
                    format!("stated-total adds up currencies: {id:?} is in {theirs}, not in {ours}");
                found.add(total.at, message);
                sum = None;
            }
        }
        let stated = investment.stated_total.as_ref();
        if let (Some(total), Some(sum)) = (stated, sum) {
            if total.value != sum {
                let (stated, sum) = (grouped(total.value), grouped(sum));
                found.add(total.at, format!("stated-total is {stated}, but the parts add up to {sum}"));
            }
        }
        running[number] = stated.map(|total| total.value).or(sum);
    }
}
