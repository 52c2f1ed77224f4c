//! Which plan stands on which, and in which order they come.

use std::cmp::Reverse;

use super::Stack;
use super::lane::Lane;
use crate::record::Record;

/// Raises on what they add to; what belongs together stays together, and the newest comes first.
pub fn stacks(records: &[Record]) -> Vec<Stack> {
    let mut stacks: Vec<Stack> = Vec::new();
    let mut lanes: Vec<_> = records.iter().map(|record| Lane::new(*record)).collect();
    lanes.sort_by_key(|lane| {
        (
            lane.record.investment.first_public(),
            lane.record.investment,
        )
    });
    for lane in lanes {
        let below = stacks.iter_mut().find(|stack| {
            let base = stack
                .iter()
                .find(|below| lane.base() == Some(below.record.investment));
            base.is_some_and(|base| {
                base.look == lane.look && base.sum.is_some() && lane.sum.is_some()
            })
        });
        match below {
            Some(stack) => stack.push(lane),
            None => stacks.push(vec![lane]),
        }
    }
    let families = families(&stacks);
    let mut keyed: Vec<_> = stacks.into_iter().enumerate().collect();
    keyed.sort_by_key(|(place, _)| (Reverse(families.get(*place).copied()), Reverse(*place)));
    keyed.into_iter().map(|(_, stack)| stack).collect()
}

/// For each stack the first one that it is related to, directly or through others.
fn families(stacks: &[Stack]) -> Vec<usize> {
    let mut families: Vec<_> = (0..stacks.len()).collect();
    let related = |one: &Stack, other: &Stack| {
        one.iter().any(|lane| {
            lane.record.relations().any(|relation| {
                other
                    .iter()
                    .any(|lane| lane.record.investment == relation.investment())
            })
        })
    };
    for (place, stack) in stacks.iter().enumerate() {
        for (other, older) in stacks.iter().enumerate() {
            if related(stack, older) {
                let (kept, given) = match (families.get(place), families.get(other)) {
                    (Some(&one), Some(&two)) => (one.min(two), one.max(two)),
                    _ => continue,
                };
                families
                    .iter_mut()
                    .filter(|family| **family == given)
                    .for_each(|family| *family = kept);
            }
        }
    }
    families
}
