//! Worlds of coins: the money of each record is a set of coins, and every pair of records with a coin in common is
//! linked. Then no coin counts twice, in the whole world and in every selection.

use crate::common::Random;
use crate::random::shuffle;
use crate::rules::Verdict;
use crate::world::{Compiled, Record, plan};

const COINS: usize = 5;

const DATES: [&str; 6] = [
    "2019",
    "2020-03",
    "2020-03-31",
    "2021",
    "2022-05-05",
    "2023",
];

/// Records and the coins of each, as bits.
struct Purse {
    records: Vec<Record>,
    coins: Vec<u8>,
}

/// How wide the worlds are: with records that are left out or end, and sums that only overlap, or without.
#[derive(Clone, Copy, PartialEq)]
enum Width {
    All,
    /// Firm money that nobody gives up, and relations that say all of what two records share.
    Firm,
}

impl Purse {
    /// A purse, unless two of its records have more to do with each other than a relation can say.
    fn new(random: &mut Random, width: Width) -> Option<Self> {
        let mut letters: Vec<char> = "abcdef".chars().collect();
        shuffle(random, &mut letters);
        let count = 2 + random.below(4);
        let mut purse = Self {
            records: Vec::new(),
            coins: Vec::new(),
        };
        for (number, letter) in letters.into_iter().take(count).enumerate() {
            let coins = purse.draw(random);
            let mut record = plan(
                &letter.to_string(),
                u128::from(coins.count_ones()),
                DATES[number],
            );
            if width == Width::All {
                record = widen(random, record);
            }
            purse.records.push(record);
            purse.coins.push(coins);
            for older in 0..number {
                if purse.coins[older] & coins != 0 {
                    purse.relate(random, number, older, width)?;
                }
            }
        }
        Some(purse)
    }

    /// Some coins: often those of another record, or some of them, or more.
    fn draw(&self, random: &mut Random) -> u8 {
        let any = |random: &mut Random| 1 + random.below((1 << COINS) - 1) as u8;
        if self.coins.is_empty() {
            return any(random);
        }
        let other = self.coins[random.below(self.coins.len())];
        let coins = match random.below(4) {
            0 => other,
            1 => other & any(random),
            2 => other | any(random),
            _ => any(random),
        };
        if coins == 0 { other } else { coins }
    }

    /// Links two records in a way that says what money they share.
    fn relate(
        &mut self,
        random: &mut Random,
        newer: usize,
        older: usize,
        width: Width,
    ) -> Option<()> {
        let (new, old) = (self.coins[newer], self.coins[older]);
        let mut ways = Vec::new();
        if new & old == old {
            ways.extend([(newer, "supersedes", older), (older, "part-of", newer)]);
        }
        if new & old == new {
            ways.push((newer, "part-of", older));
        }
        if new == old {
            ways.push((newer, "restates", older));
        }
        if width == Width::All {
            ways.extend([(newer, "overlaps", older), (older, "overlaps", newer)]);
            // A revision takes the place of what it revises, whatever the two have in common.
            ways.push((newer, "supersedes", older));
        }
        if ways.is_empty() {
            return None;
        }
        let (from, kind, to) = ways[random.below(ways.len())];
        let name = self.records[to].name.clone();
        self.records[from] = self.records[from].clone().link(kind, &name);
        Some(())
    }

    /// The coins of a record of a world.
    fn coins(&self, name: &str) -> u8 {
        let mut names = self.records.iter().zip(&self.coins);
        *names
            .find(|(record, _)| record.name == name)
            .expect("a record")
            .1
    }
}

fn widen(random: &mut Random, record: Record) -> Record {
    let record = match random.below(12) {
        0 => record.qualified("up-to"),
        1 => record.scope("mixed"),
        2 => record.scope("joint"),
        3 => record.area(),
        4 => record.first("in-talks"),
        _ => record,
    };
    match random.below(8) {
        0 => record.then("withdrawn", "2024"),
        1 => record.then("refused", "2024-02"),
        2 => record.then("completed", "2024-01"),
        3 => record
            .then("shelved", "2024")
            .then("under-construction", "2025"),
        _ => record,
    }
}

fn purses(seed: u64, width: Width, count: usize) -> impl Iterator<Item = (Purse, Compiled)> {
    let mut random = Random::new(seed);
    let accepted = std::iter::repeat_with(move || {
        let purse = Purse::new(&mut random, width)?;
        let world = Compiled::of(&purse.records).ok()?;
        Some((purse, world))
    });
    accepted.flatten().take(count)
}

fn selections(count: usize) -> impl Iterator<Item = Vec<bool>> {
    let selections = 0..1_usize << count;
    selections.map(move |bits| (0..count).map(|row| bits >> row & 1 == 1).collect())
}

/// How often each coin is in a firm sum.
fn counted(
    purse: &Purse,
    world: &Compiled,
    verdicts: &[Verdict],
    selected: &[bool],
) -> [usize; COINS] {
    let mut counted = [0; COINS];
    for (row, name) in world.names.iter().enumerate() {
        let amount = world.oracle.plans[row].amount.as_ref();
        let is_firm = amount.is_some_and(|amount| amount.qualifier != "up-to");
        if selected[row] && is_firm && verdicts[row].counts() {
            for (coin, times) in counted.iter_mut().enumerate() {
                *times += usize::from(purse.coins(name) >> coin & 1);
            }
        }
    }
    counted
}

#[test]
fn no_coin_counts_twice() {
    for (purse, world) in purses(3, Width::All, 500) {
        for day in world.oracle.days_around() {
            for selected in selections(world.names.len()) {
                let verdicts = world.within(&day, &selected);
                let counted = counted(&purse, &world, &verdicts, &selected);
                assert!(
                    counted.iter().all(|&times| times <= 1),
                    "{day} {counted:?} {selected:?} {:#?}",
                    purse.records
                );
            }
        }
    }
}

/// Where nothing ends, every coin of a record that nobody superseded counts exactly once.
#[test]
fn no_coin_is_lost() {
    for (purse, world) in purses(4, Width::Firm, 400) {
        for day in world.oracle.days_around() {
            for selected in selections(world.names.len()) {
                let verdicts = world.within(&day, &selected);
                let mut expected = [0; COINS];
                for (row, name) in world.names.iter().enumerate() {
                    let ended = ["not-yet-public", "superseded"].map(Some);
                    if selected[row] && !ended.contains(&verdicts[row].reason) {
                        for (coin, times) in expected.iter_mut().enumerate() {
                            *times |= usize::from(purse.coins(name) >> coin & 1);
                        }
                    }
                }
                let counted = counted(&purse, &world, &verdicts, &selected);
                assert_eq!(counted, expected, "{day} {selected:?} {:#?}", purse.records);
            }
        }
    }
}
