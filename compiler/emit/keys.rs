//! The perfect hash over the ids and aliases of a table.

use std::cell::Cell;

use phf_generator::HashState;

use super::code::Code;
use crate::compiler::keys::{spellings, telling_seed};
use crate::compiler::model::Head;
use crate::shared::digest::{Digest, TURNS, digest};
use crate::shared::layout;

/// A key, and the row it leads to.
pub type Key = (String, u16);

/// Returns the ids of a table in row order, then its aliases and what else is given, each once: a
/// provider's name is often its id in capitals.
pub fn of<'a>(heads: impl Iterator<Item = &'a Head> + Clone, further: Vec<Key>) -> Vec<Key> {
    let mut keys: Vec<_> = heads.clone().map(|head| head.id.clone()).zip(0..).collect();
    for (head, row) in heads.zip(0..) {
        for alias in &head.aliases {
            keys.extend(spellings(&alias.value).map(|key| (key, row)));
        }
    }
    for (name, row) in further {
        if !keys.iter().any(|(key, _)| key.eq_ignore_ascii_case(&name)) {
            keys.push((name, row));
        }
    }
    keys
}

/// Writes the keys as a text column, the rows of the aliases, and phf's displacements over our digest.
pub fn emit(code: &mut Code, keys: &[Key], rows: usize) {
    let hash = perfect_hash(keys);
    code.line("");
    code.open("keys! {");
    code.line(&format!("seed: {},", hash.seed));
    code.line(&format!("ascii: {},", hash.ascii));
    code.line(&format!("lengths: {},", lengths(keys)));
    let displacements = hash.displacements.iter();
    let displacements = displacements.map(|(d1, d2)| format!("({d1}, {d2})"));
    let close = format!("]; {},", hash.displacements.len());
    code.values("displacements: [", displacements, &close);
    let close = format!("]; {},", hash.slots.len());
    code.values("slots: [", hash.slots.iter(), &close);
    let aliases = keys.iter().skip(rows).map(|(_, row)| row);
    let close = format!("]; {},", keys.len() - rows);
    code.values("alias_rows: [", aliases, &close);
    let texts = keys.iter().enumerate();
    let texts = texts.map(|(number, (key, _))| (key.as_str(), number.to_string()));
    code.blob(&texts.collect::<Vec<_>>());
    code.close("}");
}

/// Returns the lengths that a key can have. Only from a lower bound of eight on does the code for shorter
/// keys go.
fn lengths(keys: &[Key]) -> String {
    let lengths = keys.iter().map(|(key, _)| key.len());
    let longest = lengths.clone().max().unwrap_or(0);
    let shortest = lengths.min().filter(|&shortest| shortest >= 8).unwrap_or(0);
    format!("{shortest}..={longest}")
}

struct PerfectHash {
    seed: u64,
    /// Whether all keys are.
    ascii: bool,
    displacements: Vec<(u16, u16)>,
    /// The key number in each slot.
    slots: Vec<usize>,
}

/// phf's generator over our digest, and the proof that each key finds its slot.
///
/// The checks let no two keys be the same, and some seed tells all of them apart, so only a broken
/// digest can make this fail.
fn perfect_hash(keys: &[Key]) -> PerfectHash {
    if keys.is_empty() {
        return PerfectHash {
            seed: 0,
            ascii: true,
            displacements: Vec::new(),
            slots: Vec::new(),
        };
    }
    let texts: Vec<&str> = keys.iter().map(|(key, _)| key.as_str()).collect();
    let ascii = texts.iter().all(|text| text.is_ascii());
    let telling = telling_seed(&texts).expect("the checks refuse keys that no seed tells apart");
    let of_its_turn = |seed: u64| seed - seed % TURNS + telling;
    let digest = |text: &str, seed| digest(text.as_bytes(), seed, ascii);

    // Powers of two, so that a slot is found by a mask and a bucket by a shift.
    let slots = texts.len().next_power_of_two();
    let mut buckets = slots.div_ceil(4);
    let state = loop {
        let state = generate(&texts, slots, |text, seed| {
            (digest(text, of_its_turn(seed)), buckets)
        });
        // phf has more of them, and leaves the rest empty; were they fewer one day, they would be shared.
        if buckets <= state.disps.len() {
            break state;
        }
        buckets /= 2;
    };
    // They are below the number of slots, which the checks keep to two bytes.
    let displacements = state.disps.iter().take(buckets);
    let displacements: Vec<_> = displacements
        .map(|&(d1, d2)| (d1 as u16, d2 as u16))
        .collect();
    let seed = of_its_turn(state.key);
    for (number, text) in texts.iter().enumerate() {
        let digest = digest(text, seed);
        let displacement = displacements[digest.bucket(buckets) as usize];
        let found = layout::slot(&digest, displacement, slots).map(|slot| state.map[slot]);
        assert_eq!(
            found,
            Some(number),
            "the perfect hash does not find {text:?}"
        );
    }
    // A slot of none of the keys leads to the first, which nothing that comes there can be.
    let slots = state
        .map
        .into_iter()
        .map(|number| if number < keys.len() { number } else { 0 });
    PerfectHash {
        seed,
        ascii,
        displacements,
        slots: slots.collect(),
    }
}

/// After this many seeds there is no hope: the digest is broken. phf itself would try for ever.
const SEEDS: usize = 10_000;

/// Asks phf, with numbers in its own hash to fill the table up.
fn generate(
    texts: &[&str],
    slots: usize,
    digest: impl Fn(&str, u64) -> (Digest, usize),
) -> HashState {
    let entries: Vec<Result<&str, u32>> = (0..slots)
        .map(|number| texts.get(number).copied().ok_or(number as u32))
        .collect();
    let asked = Cell::new(0);
    phf_generator::generate_hash_with_hash_fn(&entries, |entry, &seed| {
        asked.set(asked.get() + 1);
        assert!(
            asked.get() <= SEEDS * slots,
            "two keys have the same digest under every seed"
        );
        // phf lets nobody else make a `Hashes`, so one of its own is filled with our digest.
        let mut hashes = phf_shared::hash(&entry.err().unwrap_or(0), &seed);
        if let Ok(text) = entry {
            let (digest, buckets) = digest(text, seed);
            (hashes.g, hashes.f1, hashes.f2) =
                (digest.bucket(buckets), digest.first, digest.second);
        }
        hashes
    })
}
