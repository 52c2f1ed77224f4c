//! The keys that a look-up compares a text with.

use super::model::RecordKind;
use crate::shared::digest::{Digest, ROTATIONS, digest};
use crate::shared::fold::Folded;

/// Returns what a look-up compares with a name of a record: for a place its folded form, if it has one; else
/// what the name can look like once its case is folded.
pub fn spellings(kind: RecordKind, name: &str) -> Vec<String> {
    if kind.is_place() {
        let folded = Folded::of(name);
        return folded.iter().map(|name| name.as_str().to_owned()).collect();
    }
    case_variants(name)
        .map(|name| name.to_ascii_lowercase())
        .collect()
}

/// Returns a name as it is written and, if it has letters beyond ASCII, with those in upper and in lower
/// case: a look-up folds the case of ASCII letters only.
pub fn case_variants(name: &str) -> impl Iterator<Item = String> + use<> {
    let beyond_ascii = |fold: fn(char) -> String| -> String {
        name.chars()
            .map(|c| if c.is_ascii() { c.to_string() } else { fold(c) })
            .collect()
    };
    let mut spellings = vec![name.to_owned()];
    for other in [
        beyond_ascii(|c| c.to_uppercase().collect()),
        beyond_ascii(|c| c.to_lowercase().collect()),
    ] {
        if !spellings
            .iter()
            .any(|spelling| spelling.eq_ignore_ascii_case(&other))
        {
            spellings.push(other);
        }
    }
    spellings.sort_unstable();
    spellings.into_iter()
}

/// Returns the digest of a key, which is never shorter than the shortest.
pub fn digest_of(key: &str, seed: u64, ascii: bool) -> Digest {
    digest(key.as_bytes(), seed, ascii, 0).expect("no key is shorter than nothing")
}

/// Returns a seed, below [`ROTATIONS`], under which no two keys have the same digest; or else two keys that
/// have the same one. Seeds of the same rotation distinguish the keys too, but for chance.
///
/// If every rotation gave two keys the same digest, the search for a perfect hash would not end. That
/// cannot happen by accident, but a crafted overlay could do it.
pub fn distinguishing_seed<'a>(keys: &[&'a str]) -> Result<u64, (&'a str, &'a str)> {
    let ascii = keys.iter().all(|key| key.is_ascii());
    let mut first_alike = None;
    for seed in 0..ROTATIONS {
        let mut digests = Vec::with_capacity(keys.len());
        for &key in keys {
            let digest = digest_of(key, seed, ascii);
            digests.push(((digest.first, digest.second), key));
        }
        digests.sort_unstable();
        let neighbours = digests.iter().zip(digests.iter().skip(1));
        let mut alike = neighbours.filter(|((one, _), (other, _))| one == other);
        match alike.next() {
            None => return Ok(seed),
            Some((&(_, one), &(_, other))) => first_alike = first_alike.or(Some((one, other))),
        }
    }
    first_alike.map_or(Ok(0), Err)
}
