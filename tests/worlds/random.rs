//! Worlds made up at random. A record of a lower rank waits for those of a higher one only, so no relations go
//! round in a circle; and it is smaller than each of them, as a part is smaller than its whole.

use crate::common::{Random, last_day};
use crate::world::{Record, plan};

/// Partial dates and whole ones, by their last days, some of which are the same.
const DATES: [&str; 14] = [
    "2019",
    "2020-03-15",
    "2020-03",
    "2020-03-31",
    "2020-06-01",
    "2021",
    "2021-12-31",
    "2022-05-20",
    "2022-05",
    "2023-02",
    "2023-11-11",
    "2024-08-08",
    "2024",
    "2025-01-01",
];

/// One of several, of which the first comes most often.
fn mostly<'t>(random: &mut Random, usual: &'t str, others: &[&'t str]) -> &'t str {
    let drawn = random.below(others.len() * 10);
    others.get(drawn).copied().unwrap_or(usual)
}

pub fn records(random: &mut Random) -> Vec<Record> {
    let count = 2 + random.below(6);
    let mut letters: Vec<char> = "abcdefgh".chars().collect();
    shuffle(random, &mut letters);
    let mut records: Vec<Record> = (0..count)
        .map(|rank| record(random, &letters[rank].to_string(), rank as u32))
        .collect();
    let share = 2 + random.below(4);
    // In some worlds much turns on one record: those below it yield to it, those above supersede it.
    let hub = if random.below(2) == 0 {
        let hub = 1 + random.below(2).min(count - 1);
        if let Some(record) = records.get_mut(hub) {
            DATES[random.below(3)].clone_into(&mut record.plan.history[0].0);
        }
        hub
    } else {
        count
    };
    for low in 0..count {
        for high in low + 1..count {
            if random.below(8) < share || low == hub {
                relate(random, &mut records, low, high, hub);
            }
        }
    }
    shuffle(random, &mut records);
    records
}

pub fn shuffle<T>(random: &mut Random, items: &mut [T]) {
    for place in (1..items.len()).rev() {
        items.swap(place, random.below(place + 1));
    }
}

fn record(random: &mut Random, name: &str, rank: u32) -> Record {
    let euros = 8_u128.pow(rank) * 2 + random.below(2) as u128;
    let start = random.below(DATES.len());
    let mut record = plan(name, euros, DATES[start])
        .scope(mostly(random, "infrastructure", &["mixed", "joint"]))
        .stated_by(mostly(
            random,
            "provider",
            &["third-party", "government", "partner", "press"],
        ))
        .qualified(mostly(
            random,
            "exact",
            &["up-to", "about", "more-than", "up-to"],
        ));
    let amount = record.plan.amount.as_ref().expect("an amount");
    if ["exact", "about"].contains(&amount.qualifier.as_str()) && random.below(8) == 0 {
        record = record.range();
    }
    match random.below(7) {
        0 => record = record.spent(),
        1 => record = record.first("in-talks"),
        _ => {}
    }
    if random.below(10) == 0 {
        record = record.area();
    }
    match random.below(10) {
        0 => record = record.unquantified(),
        1 => {
            let amount = record.plan.amount.as_mut().expect("an amount");
            "USD".clone_into(&mut amount.currency);
        }
        _ => {}
    }
    history(random, record, start)
}

/// Adds some later status changes, no status twice.
fn history(random: &mut Random, mut record: Record, start: usize) -> Record {
    let mut left = vec![
        "under-construction",
        "completed",
        "withdrawn",
        "refused",
        "shelved",
        "announced",
    ];
    let mut date = start;
    for _ in 0..3 {
        if random.below(5) < 3 {
            break;
        }
        date += 1 + random.below(4);
        let own = &record.plan.history;
        left.retain(|status| own.iter().all(|(_, stated)| stated != status));
        let Some(&next) = DATES.get(date) else { break };
        let (latest, _) = own.last().expect("a first status");
        if last_day(next) == last_day(latest) {
            continue;
        }
        let status = left[random.below(left.len())];
        record = record.then(status, next);
    }
    record
}

/// Relates two records in one of the ways that their dates and phases allow.
fn relate(random: &mut Random, records: &mut [Record], low: usize, high: usize, hub: usize) {
    let first_day = |row: usize| last_day(&records[row].plan.history[0].0);
    let phase = |row: usize| records[row].plan.phase.as_str();
    let is_older = |one: usize, other: usize| first_day(one) <= first_day(other);
    // The record that carries the relation, its kind, and the other record.
    let mut ways = vec![(low, "part-of", high), (low, "overlaps", high)];
    if is_older(high, low) {
        ways.push((low, "restates", high));
    }
    if is_older(low, high) && phase(low) == phase(high) {
        let was_in_talks = records[low].plan.history[0].1 == "in-talks";
        if was_in_talks {
            ways.push((high, "outcome-of", low));
        } else if records[high].plan.stated_by != "third-party" {
            ways.extend([(high, "supersedes", low); 3]);
        }
    }
    let (newer, older) = if is_older(low, high) {
        (high, low)
    } else {
        (low, high)
    };
    ways.push((newer, "adds-to", older));
    ways.push((newer, "distinct-from", older));
    if phase(newer) == "spent" && phase(older) == "pledged" {
        ways.extend([(newer, "fulfils", older); 3]);
    }
    let is_fitting = |way: &(usize, &str, usize)| match way.1 {
        "supersedes" => low == hub,
        "part-of" | "restates" => high == hub,
        _ => low != hub && high != hub,
    };
    if (low == hub || high == hub) && ways.iter().any(is_fitting) {
        ways.retain(is_fitting);
    }
    let (from, kind, to) = ways[random.below(ways.len())];
    let name = records[to].name.clone();
    records[from] = records[from].clone().link(kind, &name);
}
