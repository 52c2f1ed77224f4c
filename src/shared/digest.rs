//! The digest of a key, and what it means for two keys to be the same.
//!
//! phf's own hash is SipHash-128, made to withstand hostile keys; ours are fixed at build time, where
//! each is proved to its slot. So a key is read eight bytes at a time (little-endian everywhere), its
//! letters folded on the way, and mixed by one 64x64-bit multiply: about twenty instructions.

/// What a perfect hash needs of a key: a bucket, and two values that the bucket displaces.
pub struct Digest {
    pub bucket: u32,
    pub first: u32,
    pub second: u32,
}

/// In how many ways a seed turns a key's words against each other: as its remainder by this.
pub const TURNS: u64 = 32;

/// Eight bytes with their ASCII letters in lower case: bit 0x20 is set wherever bit 0x40 is.
///
/// That also moves some other bytes onto each other. It does not matter: of those from 0x40 to 0x7f
/// a key holds letters only, and the lead bytes of UTF-8 that it moves differ in how many bytes
/// follow. So a text has the same folded bytes as a key exactly if it is that key but for case.
#[inline]
const fn fold(word: u64) -> u64 {
    word | (word & 0x4040_4040_4040_4040) >> 1
}

/// The digest of a key under a seed. Keys that are the [`same`] have the same digest.
#[inline]
pub const fn digest(key: &[u8], seed: u64) -> Digest {
    // The seed also chooses the rotation: keys whose words cancel out under one do not under the next.
    let turn = (seed % TURNS) as u32 + 16;
    let mut state = seed ^ key.len() as u64;
    let mut rest = key;
    while let Some((word, tail)) = rest.split_first_chunk::<8>() {
        if tail.is_empty() {
            break;
        }
        state = state.rotate_left(turn) ^ fold(u64::from_le_bytes(*word));
        rest = tail;
    }
    state = state.rotate_left(turn) ^ fold(last_word(key, rest));
    let product = state as u128 * (MULTIPLIER ^ seed << 1) as u128;
    let mixed = product as u64 ^ (product >> 64) as u64;
    Digest { bucket: (mixed >> 32) as u32, first: mixed as u32, second: (mixed >> 16) as u32 }
}

/// The first hexadecimal digits of pi's fraction: an odd number without a pattern.
const MULTIPLIER: u64 = 0x243f_6a88_85a3_08d3;

/// The last up to eight bytes of a key. Of a longer key they may overlap with the word before, which
/// spares a loop over single bytes; a shorter one is filled up with zeros.
#[inline]
const fn last_word(key: &[u8], rest: &[u8]) -> u64 {
    if let Some(word) = key.last_chunk::<8>() {
        return u64::from_le_bytes(*word);
    }
    if let (Some(low), Some(high)) = (rest.first_chunk::<4>(), rest.last_chunk::<4>()) {
        return u32::from_le_bytes(*low) as u64 | (u32::from_le_bytes(*high) as u64) << 32;
    }
    match *rest {
        [a] => a as u64,
        [a, b] => a as u64 | (b as u64) << 8,
        [a, b, c] => a as u64 | (b as u64) << 8 | (c as u64) << 16,
        _ => 0,
    }
}

/// Whether a text is a stored key, ignoring ASCII case.
#[inline]
pub const fn same(key: &[u8], text: &[u8]) -> bool {
    if key.len() != text.len() {
        return false;
    }
    let (mut key_rest, mut text_rest) = (key, text);
    while let (Some((k, key_tail)), Some((t, text_tail))) =
        (key_rest.split_first_chunk::<8>(), text_rest.split_first_chunk::<8>())
    {
        if fold(u64::from_le_bytes(*k)) != fold(u64::from_le_bytes(*t)) {
            return false;
        }
        if key_tail.is_empty() {
            return true;
        }
        (key_rest, text_rest) = (key_tail, text_tail);
    }
    fold(last_word(key, key_rest)) == fold(last_word(text, text_rest))
}
