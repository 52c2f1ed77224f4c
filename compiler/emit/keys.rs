//! The perfect hash over the ids and aliases of a table.

use std::cell::Cell;

use phf_generator::HashState;

use super::code::{Code, written};
use crate::compiler::keys::{case_variants, digest_of, distinguishing_seed};
use crate::compiler::model::Head;
use crate::shared::digest::{Digest, ROTATIONS};
use crate::shared::layout;

/// A key, and the row it leads to.
pub type Key = (String, u16);

/// Returns the ids of a table in row order, then its aliases and what else is given, each once: a
/// provider's name is often its id in capitals.
pub fn of<'a>(heads: impl Iterator<Item = &'a Head> + Clone, further: Vec<Key>) -> Vec<Key> {
    let mut keys: Vec<_> = heads.clone().map(|head| head.id.clone()).zip(0..).collect();
    for (head, row) in heads.zip(0..) {
        for alias in &head.aliases {
            let spelled = case_variants(&alias.value);
            keys.extend(spelled.map(|key| (key, row)));
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
    let lengths = keys.iter().map(|(key, _)| key.len());
    let (shortest, longest) = (lengths.clone().min(), lengths.max());
    code.line(&format!("shortest: {},", shortest.unwrap_or(0)));
    code.line(&format!("longest: {},", longest.unwrap_or(0)));
    let mut displacements = Vec::new();
    for (d1, d2) in &hash.displacements {
        displacements.extend(d1.to_be_bytes());
        displacements.extend(d2.to_be_bytes());
    }
    let close = format!("); {},", hash.displacements.len());
    code.bytes("displacements: couples(", &displacements, &close);
    let mut slots = Vec::new();
    for sealed in &hash.slots {
        slots.extend(sealed.to_be_bytes());
    }
    let close = format!("); {},", hash.slots.len());
    code.bytes("slots: pairs(", &slots, &close);
    let aliases = keys.iter().skip(rows).map(|(_, row)| row);
    let close = format!("); {},", keys.len() - rows);
    code.words("alias_rows: u16s(", written(aliases), &close);
    let texts = keys.iter().enumerate();
    let texts = texts.map(|(number, (key, _))| (key.as_str(), number.to_string()));
    code.blob(&texts.collect::<Vec<_>>());
    code.close("}");
}

struct PerfectHash {
    seed: u64,
    /// Whether all keys are ASCII.
    ascii: bool,
    displacements: Vec<(u16, u16)>,
    /// The number of the key in each slot, sealed with its digest.
    slots: Vec<u16>,
}

/// Runs phf's generator over our digest, and proves that each key finds its slot.
///
/// The checks refuse keys that are the same and keys that no seed distinguishes, so only a broken digest
/// can make this fail.
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
    let distinguishing = distinguishing_seed(&texts).expect("the checks refuse such keys");
    // phf tries seeds at random: each is moved to the rotation that distinguishes the keys.
    let moved = |seed: u64| seed - seed % ROTATIONS + distinguishing;
    let digest = |text: &str, seed: u64| digest_of(text, moved(seed), ascii);

    // Powers of two, so that a slot is found by a mask and a bucket by a shift.
    let slots = texts.len().next_power_of_two();
    let mut buckets = slots.div_ceil(4);
    let mut state = generate(&texts, slots, buckets, &digest);
    // phf has more buckets and leaves the rest empty. Were they fewer one day, keys would share them.
    while buckets > state.disps.len() {
        buckets /= 2;
        state = generate(&texts, slots, buckets, &digest);
    }
    // A displacement is below the number of slots, and the checks keep that to two bytes.
    let displacements = state.disps.iter().take(buckets);
    let displacements = displacements.map(|&(d1, d2)| (d1 as u16, d2 as u16));
    let displacements: Vec<_> = displacements.collect();
    // Whatever key a slot without one leads to, no text that gets there is that key.
    let mut sealed = vec![u16::MAX; slots];
    for (number, text) in texts.iter().enumerate() {
        let digest = digest(text, state.key);
        let displacement = displacements[digest.bucket(buckets) as usize];
        let slot = layout::slot(&digest, displacement, slots);
        let found = slot.map(|slot| state.map[slot]);
        assert_eq!(found, Some(number), "the perfect hash misses {text:?}");
        if let Some(slot) = slot {
            sealed[slot] = digest.seal(number as u16);
        }
    }
    PerfectHash {
        seed: moved(state.key),
        ascii,
        displacements,
        slots: sealed,
    }
}

/// The most seeds that are tried: after so many the digest is broken. phf itself would not stop.
const SEEDS: usize = 10_000;

/// Runs phf's generator with our digest of the keys. The rest of the table is filled up with numbers under
/// phf's own hash.
fn generate(
    texts: &[&str],
    slots: usize,
    buckets: usize,
    digest: &impl Fn(&str, u64) -> Digest,
) -> HashState {
    let entries: Vec<Result<&str, u32>> = (0..slots)
        .map(|number| texts.get(number).copied().ok_or(number as u32))
        .collect();
    let calls = Cell::new(0);
    phf_generator::generate_hash_with_hash_fn(&entries, |entry, &seed| {
        calls.set(calls.get() + 1);
        assert!(
            calls.get() <= SEEDS * slots,
            "two keys have the same digest under every seed"
        );
        // Only phf can make a `Hashes`, so one of its own is filled with our digest.
        let mut hashes = phf_shared::hash(&entry.err().unwrap_or(0), &seed);
        if let Ok(text) = entry {
            let digest = digest(text, seed);
            hashes.g = digest.bucket(buckets);
            (hashes.f1, hashes.f2) = (digest.first, digest.second);
        }
        hashes
    })
}
