//! Which plan lies on which, and in which order the stacks come.

use std::cmp::Reverse;

use hyperscaler_investments::{Change, Totals};

use super::bar::{Bar, Measure};
use crate::record::Record;

/// Plans on top of one another: the oldest first, what was added above it.
pub type Stack = Vec<Bar>;

/// Puts additions on what they add to. What belongs together stays together, and the newest comes
/// first.
pub fn stacks(totals: &Totals, changes: &[Change], measure: Measure) -> Vec<Stack> {
    let mut stacks: Vec<Stack> = Vec::new();
    let mut bars = Vec::new();
    for investment in totals.selection() {
        let mut changes = changes.iter();
        let has_counted = changes.any(|change| change.investment() == investment);
        let record = Record::new(investment, totals.snapshot());
        let verdict = totals.verdict(investment);
        bars.push(Bar::new(record, verdict, has_counted, measure));
    }
    bars.sort_by_key(|bar| {
        let investment = bar.record.investment;
        (investment.first_public(), investment)
    });
    for bar in bars {
        match stacks.iter_mut().find(|stack| carries(stack, &bar)) {
            Some(stack) => stack.push(bar),
            None => stacks.push(vec![bar]),
        }
    }
    let families = families(&stacks);
    let mut sorted: Vec<_> = families.into_iter().zip(stacks).enumerate().collect();
    sorted.sort_by_key(|&(age, (family, _))| Reverse((family, age)));
    sorted.into_iter().map(|(_, (_, stack))| stack).collect()
}

/// Returns whether a bar adds to one in the stack, and the two look as if they could be added:
/// alike, and in one currency.
fn carries(stack: &Stack, bar: &Bar) -> bool {
    let mut below = stack.iter();
    let base = below.find(|below| bar.base() == Some(below.record.investment));
    let currency = |bar: &Bar| bar.sum.map(|sum| sum.currency);
    base.is_some_and(|base| {
        base.look == bar.look && base.sum.is_some() && currency(base) == currency(bar)
    })
}

/// Returns for each stack the first one that it is related to, directly or through others: its
/// connected component, found by merging the families of each related pair.
fn families(stacks: &[Stack]) -> Vec<usize> {
    let mut families: Vec<_> = (0..stacks.len()).collect();
    for (one, stack) in stacks.iter().enumerate() {
        for (other, older) in stacks.iter().enumerate() {
            if are_related(stack, older) {
                let (kept, merged) = (
                    families[one].min(families[other]),
                    families[one].max(families[other]),
                );
                for family in &mut families {
                    if *family == merged {
                        *family = kept;
                    }
                }
            }
        }
    }
    families
}

fn are_related(stack: &Stack, older: &Stack) -> bool {
    let mut relations = stack.iter().flat_map(|bar| bar.record.relations());
    relations.any(|relation| {
        let mut others = older.iter();
        others.any(|other| other.record.investment == relation.investment())
    })
}
