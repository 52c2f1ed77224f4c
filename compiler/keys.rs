//! What a look-up compares a text with.

use crate::shared::digest::{TURNS, digest};

/// A name as it is written and, if it has letters beyond ASCII, with those in upper and in lower case:
/// a look-up folds the case of ASCII letters only.
pub fn spellings(name: &str) -> impl Iterator<Item = String> + use<> {
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

/// A seed, below [`TURNS`], under which no two keys have the same digest; so do all seeds of its turn
/// then, but for chance. Or else two keys that are in the way of that.
///
/// Without such a turn a perfect hash would be looked for in vain and for ever. Only somebody who knows
/// the digest could write keys like that; but then somebody could.
pub fn telling_seed<'a>(keys: &[&'a str]) -> Result<u64, (&'a str, &'a str)> {
    let ascii = keys.iter().all(|key| key.is_ascii());
    let mut trouble = None;
    for seed in 0..TURNS {
        let mut digests: Vec<_> = keys
            .iter()
            .map(|&key| {
                let digest = digest(key.as_bytes(), seed, ascii);
                ((digest.first, digest.second), key)
            })
            .collect();
        digests.sort_unstable();
        let alike = digests
            .iter()
            .zip(digests.iter().skip(1))
            .find(|((one, _), (other, _))| one == other);
        match alike {
            None => return Ok(seed),
            Some((&(_, one), &(_, other))) => trouble = trouble.or(Some((one, other))),
        }
    }
    trouble.map_or(Ok(0), Err)
}
