//! Compiler and oracle agree on every verdict in thousands of random worlds.

use crate::common::Random;
use crate::random::records;
use crate::rules::Verdict;
use crate::world::{Compiled, Record};

/// Where compiler and oracle differ in a world: on which day, on which record, within which selection.
fn difference(world: &Compiled, selections: &[Vec<bool>]) -> Option<String> {
    let oracle = &world.oracle;
    let all = oracle.all();
    for day in oracle.days_around() {
        let expected = oracle.judge(&day, &all);
        for row in 0..oracle.len() {
            let (found, status) = (world.verdict(row, &day), world.status(row, &day));
            let name = &world.names[row];
            if found != expected[row] {
                let [found, expected] = [found, expected[row]].map(|verdict| told(world, verdict));
                return Some(format!("{day}: {name} is {found}, expected {expected}"));
            }
            if status != oracle.status(row, &day) {
                return Some(format!("{day}: {name} has the status {status:?}"));
            }
        }
        for selected in selections {
            let expected = oracle.judge(&day, selected);
            let found = world.within(&day, selected);
            for row in (0..oracle.len()).filter(|&row| selected[row]) {
                if found[row] != expected[row] {
                    let [found, expected] =
                        [found[row], expected[row]].map(|verdict| told(world, verdict));
                    let (name, among) = (&world.names[row], names(world, selected));
                    return Some(format!(
                        "{day}: {name} among {among} is {found}, expected {expected}"
                    ));
                }
            }
        }
    }
    None
}

fn told(world: &Compiled, verdict: Verdict) -> String {
    let name = |row: usize| world.names[row].as_str();
    let through = verdict.through.map(|(kind, row)| (kind, name(row)));
    format!(
        "{:?} {through:?} {:?}",
        verdict.reason,
        verdict.by.map(name)
    )
}

fn names(world: &Compiled, selected: &[bool]) -> String {
    let names = world.names.iter().zip(selected);
    names
        .filter_map(|(name, selected)| selected.then_some(name.as_str()))
        .collect()
}

/// Every selection of a small world.
fn selections(count: usize) -> Vec<Vec<bool>> {
    (0..1_usize << count)
        .map(|bits| (0..count).map(|row| bits >> row & 1 == 1).collect())
        .collect()
}

/// Takes away records and relations as long as a difference remains.
fn smallest(mut records: Vec<Record>) -> (Vec<Record>, String) {
    let differs = |records: &[Record]| {
        let world = Compiled::of(records).ok()?;
        difference(&world, &selections(records.len()))
    };
    let mut found = String::new();
    'smaller: loop {
        for smaller in smaller(&records) {
            if let Some(difference) = differs(&smaller) {
                (records, found) = (smaller, difference);
                continue 'smaller;
            }
        }
        return (records, found);
    }
}

fn smaller(records: &[Record]) -> Vec<Vec<Record>> {
    let mut smaller = Vec::new();
    for (row, record) in records.iter().enumerate() {
        let mut fewer = records.to_vec();
        fewer.remove(row);
        for other in &mut fewer {
            other
                .plan
                .relations
                .retain(|(_, name)| *name != record.name);
        }
        smaller.push(fewer);
        for number in 0..record.plan.relations.len() {
            let mut fewer = records.to_vec();
            fewer[row].plan.relations.remove(number);
            smaller.push(fewer);
        }
        for number in 1..record.plan.history.len() {
            let mut fewer = records.to_vec();
            fewer[row].plan.history.remove(number);
            smaller.push(fewer);
        }
    }
    smaller
}

#[test]
fn compiler_and_oracle_agree() {
    let mut random = Random::new(1);
    let (mut accepted, mut refused) = (0, 0);
    while accepted < 3000 {
        let records = records(&mut random);
        let Ok(world) = Compiled::of(&records) else {
            refused += 1;
            continue;
        };
        accepted += 1;
        let selections: Vec<Vec<bool>> = (0..4)
            .map(|_| records.iter().map(|_| random.below(2) == 1).collect())
            .collect();
        if difference(&world, &selections).is_some() {
            let (records, difference) = smallest(records);
            panic!("{difference}\n{records:#?}");
        }
    }
    assert!(refused < accepted, "{refused} worlds were refused");
}
