//! The perfect hash over the ids and aliases of a table.

use std::cell::Cell;
use std::fmt::Write as _;

use phf_generator::HashState;

use super::columns;
use crate::compiler::keys::{spellings, telling_seed};
use crate::compiler::model::Head;
use crate::shared::digest::{Digest, TURNS, digest};
use crate::shared::layout;

/// A key, and the row it leads to.
pub type Key = (String, u16);

/// The ids of a table in row order, then its aliases.
pub fn of<'a>(heads: impl Iterator<Item = &'a Head> + Clone) -> Vec<Key> {
    let mut keys: Vec<_> = heads.clone().map(|head| head.id.clone()).zip(0..).collect();
    for (head, row) in heads.zip(0..) {
        for alias in &head.aliases {
            keys.extend(spellings(&alias.value).map(|key| (key, row)));
        }
    }
    keys
}

/// The keys as a text column, the rows of the aliases, and phf's displacements over our digest.
pub fn emit(out: &mut String, keys: &[Key], rows: usize) {
    let (ends, blob) = columns::blob(keys.iter().map(|(key, _)| key.as_str()));
    let lengths = keys.iter().map(|(key, _)| key.len());
    let longest = lengths.clone().max().unwrap_or(0);
    // The least is worth a look where it spares the code for less than a word.
    let shortest = lengths.min().filter(|&shortest| shortest >= 8).unwrap_or(0);
    let hash = perfect_hash(keys);
    let _ = write!(
        out,
        "keys! {{\nseed: {},\nascii: {},\nlengths: {shortest}..={longest},\n",
        hash.seed, hash.ascii
    );
    out.push_str("displacements: [");
    columns::list(
        out,
        hash.displacements
            .iter()
            .map(|(d1, d2)| format!("({d1},{d2})")),
    );
    let _ = write!(out, "]; {},\nslots: [", hash.displacements.len());
    columns::list(out, hash.slots.iter());
    let _ = write!(out, "]; {},\nalias_rows: [", hash.slots.len());
    columns::list(out, keys.iter().skip(rows).map(|(_, row)| row));
    let _ = write!(out, "]; {},\nends: [", keys.len() - rows);
    columns::list(out, ends.into_iter());
    let _ = writeln!(
        out,
        "]; {},\nblob: {},\n}}",
        keys.len() + 1,
        columns::literal(&blob)
    );
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
