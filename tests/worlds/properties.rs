//! What must hold in every world.

use std::collections::BTreeSet;

use crate::common::{Random, last_day};
use crate::random::{records, shuffle};
use crate::rules::{Lines, Verdict};
use crate::world::{Compiled, Record};

/// Worlds that the compiler accepts, with their records.
fn worlds(seed: u64, count: usize) -> impl Iterator<Item = (Vec<Record>, Compiled)> {
    let mut random = Random::new(seed);
    let accepted = std::iter::repeat_with(move || {
        let records = records(&mut random);
        let world = Compiled::of(&records).ok()?;
        Some((records, world))
    });
    accepted.flatten().take(count)
}

fn some(random: &mut Random, count: usize) -> Vec<bool> {
    (0..count).map(|_| random.below(3) > 0).collect()
}

/// The same world in another order: of the records in the file, and of every list.
fn shuffled(records: &[Record], random: &mut Random) -> Vec<Record> {
    let mut records = records.to_vec();
    for record in &mut records {
        shuffle(random, &mut record.plan.relations);
    }
    shuffle(random, &mut records);
    records
}

/// Another name for a letter, so that the order of the names is the opposite.
fn mirrored(name: &str) -> String {
    let letters = name.bytes();
    letters
        .map(|letter| char::from(b'a' + b'z' - letter))
        .collect()
}

#[test]
fn the_order_of_records_and_lists_does_not_matter() {
    let mut random = Random::new(5);
    for (records, world) in worlds(6, 500) {
        let twin = Compiled::of(&shuffled(&records, &mut random)).expect("the same world");
        let selected = some(&mut random, records.len());
        for day in world.oracle.days_around() {
            assert_eq!(
                world.verdicts(&day),
                twin.verdicts(&day),
                "{day} {records:#?}"
            );
            let [one, other] = [&world, &twin].map(|world| world.within(&day, &selected));
            assert_eq!(one, other, "{day} {selected:?} {records:#?}");
        }
    }
}

/// With the ids in the opposite order, other records may be named, but not even a reason differs.
#[test]
fn ids_do_not_matter() {
    let mut random = Random::new(7);
    for (records, world) in worlds(8, 700) {
        let mut twins = shuffled(&records, &mut random);
        for twin in &mut twins {
            twin.name = mirrored(&twin.name);
            for (_, name) in &mut twin.plan.relations {
                *name = mirrored(name);
            }
        }
        let twin = Compiled::of(&twins).expect("the same world");
        let selected = some(&mut random, records.len());
        let rows: Vec<usize> = world
            .names
            .iter()
            .map(|name| twin.row(&mirrored(name)))
            .collect();
        let mut there = vec![false; rows.len()];
        for (&row, &selected) in rows.iter().zip(&selected) {
            there[row] = selected;
        }
        let reasons = |verdicts: Vec<Verdict<'static>>| -> Vec<_> {
            verdicts.into_iter().map(|verdict| verdict.reason).collect()
        };
        for day in world.oracle.days_around() {
            for (here, there) in [
                (world.verdicts(&day), twin.verdicts(&day)),
                (world.within(&day, &selected), twin.within(&day, &there)),
            ] {
                let there = rows.iter().map(|&row| there[row]).collect();
                assert_eq!(reasons(here), reasons(there), "{day} {records:#?}");
            }
        }
    }
}

/// Two linked records of one phase never both have firm money in a sum.
#[test]
fn no_linked_pair_counts_together() {
    let binding = [
        "supersedes",
        "outcome-of",
        "part-of",
        "restates",
        "overlaps",
    ];
    let mut random = Random::new(9);
    for (records, world) in worlds(10, 700) {
        let selected = some(&mut random, records.len());
        let plans = &world.oracle.plans;
        for day in world.oracle.days_around() {
            let verdicts = world.within(&day, &selected);
            let has_firm_money = |row: usize| {
                let amount = plans[row].amount.as_ref();
                let is_ceiling = amount.is_some_and(|amount| amount.qualifier == "up-to");
                selected[row] && verdicts[row].counts() && !is_ceiling
            };
            for record in &records {
                for (_, name) in record.plan.relations.iter().filter(|(kind, name)| {
                    let other = &plans[world.row(name)];
                    binding.contains(&kind.as_str()) && other.phase == record.plan.phase
                }) {
                    let pair = [&record.name, name].map(|name| has_firm_money(world.row(name)));
                    assert_ne!(pair, [true, true], "{day} {selected:?} {records:#?}");
                }
            }
        }
    }
}

/// Of what a caveat may name, whether it counts or not, no two records whose sums are added share money by a
/// link; and the oracle leaves out the same ones.
#[test]
fn no_linked_pair_is_added_up_in_a_caveat() {
    let takes_over = ["supersedes", "outcome-of", "fulfils"];
    let mut random = Random::new(15);
    let mut left_out = 0;
    for (records, world) in worlds(16, 700) {
        let named = some(&mut random, records.len());
        let plans = &world.oracle.plans;
        for day in world.oracle.days_around() {
            let public: Vec<bool> = (0..records.len())
                .map(|row| named[row] && world.oracle.is_public(row, &day))
                .collect();
            let inside = world.inside(&day, &public);
            assert_eq!(
                inside,
                world.oracle.inside(&day, &public),
                "{day} {records:#?}"
            );
            let is_added = |row: usize| public[row] && !inside[row] && plans[row].amount.is_some();
            for record in &records {
                let row = world.row(&record.name);
                left_out += usize::from(public[row] && inside[row]);
                for (kind, name) in &record.plan.relations {
                    let other = world.row(name);
                    let holds = |row: usize| {
                        let amount = plans[row].amount.as_ref();
                        amount.is_some_and(|amount| amount.qualifier != "up-to")
                    };
                    let is_one_phase = plans[row].phase == plans[other].phase;
                    let binds = takes_over.contains(&kind.as_str())
                        || (["part-of", "restates"].contains(&kind.as_str())
                            && is_one_phase
                            && holds(other));
                    let both = is_added(row) && is_added(other);
                    assert!(!(binds && both), "{day} {kind} {records:#?}");
                }
            }
        }
    }
    assert!(left_out > 1000, "{left_out}");
}

#[test]
fn what_is_superseded_never_comes_back() {
    for (records, world) in worlds(11, 700) {
        let mut superseded = BTreeSet::new();
        for day in world.oracle.days_around() {
            for row in 0..records.len() {
                if world.status(row, &day) == Some("superseded") {
                    superseded.insert(row);
                    assert_eq!(world.verdict(row, &day).reason, Some("superseded"));
                } else {
                    assert!(!superseded.contains(&row), "{day} {records:#?}");
                }
            }
        }
    }
}

/// The firm sums, without ceilings.
fn firm(lines: &Lines) -> Vec<(String, String, u128)> {
    lines
        .iter()
        .filter(|((.., is_ceiling), _)| !is_ceiling)
        .map(|((phase, currency, _), line)| {
            ((*phase).to_owned(), (*currency).to_owned(), line.units)
        })
        .collect()
}

/// A world without one of its records, and without what the others say of it.
fn without(records: &[Record], name: &str) -> Vec<Record> {
    let mut others: Vec<Record> = records
        .iter()
        .filter(|record| record.name != name)
        .cloned()
        .collect();
    for record in &mut others {
        record.plan.relations.retain(|(_, other)| other != name);
    }
    others
}

/// A record that holds no money lowers no firm sum, whatever is said of it, unless it supersedes or fulfils.
#[test]
fn a_record_without_money_lowers_no_sum() {
    let no_money = [
        "umbrella",
        "mixed-scope",
        "joint-sum",
        "third-party-estimate",
    ]
    .map(Some);
    let takes_away = ["supersedes", "outcome-of", "fulfils"];
    let mut compared = 0;
    for (records, world) in worlds(12, 400) {
        for record in &records {
            let plan = &record.plan;
            let is_ceiling = plan.amount.as_ref().is_some_and(|a| a.qualifier == "up-to");
            let mut relations = plan.relations.iter();
            if relations.any(|(kind, _)| takes_away.contains(&kind.as_str())) {
                continue;
            }
            let Ok(other) = Compiled::of(&without(&records, &record.name)) else {
                continue;
            };
            let row = world.row(&record.name);
            let [all, others] = [&world, &other].map(|world| world.oracle.all());
            for day in world.oracle.days_around() {
                let verdicts = world.verdicts(&day);
                let why = verdicts[row].reason;
                let holds_none = no_money.contains(&why) || (is_ceiling && why.is_none());
                if !holds_none {
                    continue;
                }
                let with = firm(&world.oracle.total(&verdicts, &all));
                let without = firm(&other.oracle.total(&other.verdicts(&day), &others));
                for (phase, currency, units) in &without {
                    let mut same = with
                        .iter()
                        .filter(|line| (&line.0, &line.1) == (phase, currency));
                    let units_with = same.next().map_or(0, |line| line.2);
                    assert!(units_with >= *units, "{day} {} {records:#?}", record.name);
                    compared += 1;
                }
            }
        }
    }
    assert!(compared > 1000, "{compared}");
}

/// The records whose verdicts can depend on one another's.
fn tied(records: &[Record], name: &str) -> BTreeSet<String> {
    let idle = ["adds-to", "distinct-from"];
    let mut tied = BTreeSet::from([name.to_owned()]);
    loop {
        let before = tied.len();
        for record in records {
            for (kind, other) in &record.plan.relations {
                let is_reached = tied.contains(&record.name) || tied.contains(other);
                if is_reached && !idle.contains(&kind.as_str()) {
                    tied.extend([record.name.clone(), other.clone()]);
                }
            }
        }
        if tied.len() == before {
            return tied;
        }
    }
}

/// Another date for one status change moves nothing before the earlier of the two dates, and nothing that is not
/// tied to the record; nor anything after the later one, unless something tied to it ended.
#[test]
fn another_date_moves_only_what_it_may() {
    let dates = ["2020-02", "2021-05-05", "2022", "2023-12-30", "2025-06"];
    let mut random = Random::new(13);
    let mut compared = 0;
    for (records, world) in worlds(14, 1000) {
        let mut changed = records.clone();
        let record = &mut changed[random.below(records.len())];
        let (name, count) = (record.name.clone(), record.plan.history.len());
        let (date, _) = &mut record.plan.history[random.below(count)];
        let old = std::mem::replace(date, dates[random.below(dates.len())].to_owned());
        let (old, new) = (last_day(&old), last_day(date));
        let (first, last) = (old.clone().min(new.clone()), old.max(new));
        let Ok(other) = Compiled::of(&changed) else {
            continue;
        };
        let tied = tied(&records, &name);
        let has_ended = records.iter().any(|record| {
            let mut history = record.plan.history.iter();
            tied.contains(&record.name)
                && history
                    .any(|(_, status)| ["withdrawn", "refused", "shelved"].contains(&&**status))
        });
        let days: BTreeSet<String> = [&world, &other]
            .into_iter()
            .flat_map(|world| world.oracle.days_around())
            .collect();
        for day in &days {
            for (row, own) in world.names.iter().enumerate() {
                let is_between = *day >= first && *day < last;
                let may_last = has_ended && *day >= last;
                if !tied.contains(own) || !(is_between || may_last) {
                    let verdicts = [&world, &other].map(|world| world.verdict(row, day));
                    assert_eq!(
                        verdicts[0], verdicts[1],
                        "{day} {own} {name} {first} {last} {records:#?}"
                    );
                    compared += 1;
                }
            }
        }
    }
    assert!(compared > 10_000, "{compared}");
}
