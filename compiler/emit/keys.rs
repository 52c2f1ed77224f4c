//! The perfect hash over the ids and aliases of a table.

use std::fmt::Write as _;

use super::columns;
use crate::compiler::keys::{spellings, telling_seed};
use crate::compiler::model::Table;
use crate::shared::digest::{self, TURNS, digest};

/// A key, and the row it leads to.
pub type Key = (String, u16);

/// The ids of a table in row order, then its aliases.
pub fn of<T>(table: &Table<T>) -> Vec<Key> {
    let ids = table.keys().zip(0u16..).map(|(id, row)| (id.clone(), row));
    let aliases = table.values().zip(0u16..).flat_map(|(record, row)| {
        record.aliases.iter().flat_map(move |alias| spellings(&alias.value).map(move |key| (key, row)))
    });
    ids.chain(aliases).collect()
}

/// The keys as a text column, the rows of the aliases, and phf's displacements over our digest.
pub fn emit(out: &mut String, keys: &[Key], rows: usize) {
    let (ends, blob) = columns::blob(keys.iter().map(|(key, _)| key.as_str()));
    let longest = keys.iter().map(|(key, _)| key.len()).max().unwrap_or(0);
    let hash = perfect_hash(keys);
    let _ = write!(
        out,
        "keys!({}, {}, {}, {longest}, {},\n[",
        hash.seed,
        hash.displacements.len(),
        keys.len(),
        keys.len() - rows
    );
    columns::list(out, hash.displacements.iter().map(|(d1, d2)| format!("({d1},{d2})")));
    out.push_str("],\n[");
    columns::list(out, hash.slots.iter());
    out.push_str("],\n[");
    columns::list(out, keys.iter().skip(rows).map(|(_, row)| row));
    out.push_str("],\n[");
    columns::list(out, ends.into_iter());
    let _ = writeln!(out, "],\n{});", columns::literal(&blob));
}

struct PerfectHash {
    seed: u64,
    displacements: Vec<(u32, u32)>,
    /// The key number in each slot.
    slots: Vec<usize>,
}

/// After this many seeds there is no hope: the digest is broken.
const SEEDS: usize = 10_000;

/// phf's generator over our digest, and the proof that each key finds its slot.
///
/// The checks let no two keys be the same, and some seed tells all of them apart, so only a broken
/// digest can make this fail. phf itself would try seeds for ever.
fn perfect_hash(keys: &[Key]) -> PerfectHash {
    if keys.is_empty() {
        return PerfectHash { seed: 0, displacements: Vec::new(), slots: Vec::new() };
    }
    let texts: Vec<&str> = keys.iter().map(|(key, _)| key.as_str()).collect();
    let telling = telling_seed(&texts).expect("the checks refuse keys that no seed tells apart");
    let of_its_turn = |seed: u64| seed - seed % TURNS + telling;
    let texts: Vec<&[u8]> = texts.into_iter().map(str::as_bytes).collect();
    let digests = std::cell::Cell::new(0);
    let state = phf_generator::generate_hash_with_hash_fn(&texts, |text, &seed| {
        digests.set(digests.get() + 1);
        assert!(digests.get() <= SEEDS * texts.len(), "two keys have the same digest under every seed");
        // phf lets nobody else make a `Hashes`, so one of its own is filled with our digest.
        let mut hashes = phf_shared::hash(&0u8, &0);
        let digest = digest(text, of_its_turn(seed));
        (hashes.g, hashes.f1, hashes.f2) = (digest.bucket, digest.first, digest.second);
        hashes
    });
    let (seed, buckets, slots) = (of_its_turn(state.key), state.disps.len(), state.map.len());
    for (number, text) in texts.iter().enumerate() {
        let digest = digest(text, seed);
        let (d1, d2) = state.disps[digest.bucket as usize % buckets];
        let slot = phf_shared::displace(digest.first, digest.second, d1, d2) as usize % slots;
        let found = state.map[slot];
        assert!(
            found == number && digest::same(texts[found], text),
            "the perfect hash does not find key {number}"
        );
    }
    PerfectHash { seed, displacements: state.disps, slots: state.map }
}
