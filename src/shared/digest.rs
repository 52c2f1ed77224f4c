//! The digest of a key, and what it means for two keys to be the same.
//!
//! phf's own hash is SipHash-128, made to withstand hostile keys; ours are fixed at build time, where
//! each is proved to its slot. So a key is read eight bytes at a time (little-endian everywhere), its
//! letters folded on the way, and mixed by one 64x64-bit multiply: about twenty instructions.

/// The digest of a key: it selects a bucket, and holds the two values that the bucket displaces.
pub struct Digest {
    high: u16,
    pub first: u32,
    pub second: u32,
}

impl Digest {
    /// Returns the bucket, of so many (up to 65,536), by the highest bits.
    #[inline]
    pub const fn bucket(&self, buckets: usize) -> u32 {
        (self.high as u32 * buckets as u32) >> 16
    }
}

/// The number of rotations of a key's words against each other: a seed selects `seed % ROTATIONS`.
pub const ROTATIONS: u64 = 32;

/// The bit that is set in every ASCII letter, in each of sixteen bytes.
const LETTERS: u128 = 0x4040_4040_4040_4040_4040_4040_4040_4040;

/// Returns eight or sixteen bytes with their ASCII letters in lower case: bit 0x20 is set wherever bit 0x40
/// is.
///
/// That also moves some other bytes onto each other. It does not matter: of those from 0x40 to 0x7f
/// a key holds letters only, and the lead bytes of UTF-8 that it moves differ in how many bytes
/// follow. So a text has the same folded bytes as a key exactly if it is that key but for case.
#[inline]
const fn fold(bytes: u128) -> u128 {
    bytes | (bytes & LETTERS) >> 1
}

/// Returns eight bytes of a key without regard to case. ASCII keys hold no control characters, so one bit
/// can be cleared; in other keys that bit also distinguishes letters beyond ASCII.
#[inline]
const fn caseless(word: u64, ascii: bool) -> u64 {
    if ascii {
        word & !0x2020_2020_2020_2020
    } else {
        fold(word as u128) as u64
    }
}

/// Returns the digest of a key under a seed. Keys that are the [`same`] have the same digest. `ascii` says
/// whether all keys of the table are, which makes the digest cheaper.
#[inline]
pub const fn digest(key: &[u8], seed: u64, ascii: bool) -> Digest {
    // The seed also chooses the rotation: keys whose words cancel out under one do not under the next.
    let rotation = (seed % ROTATIONS) as u32 + 16;
    let mut state = 0_u64;
    let last = match key.last_chunk::<8>() {
        Some(last) => {
            let mut rest = key;
            // Two words at a time, which halves the work of the loop itself.
            while rest.len() > 16 {
                let Some((words, tail)) = rest.split_first_chunk::<16>() else {
                    break;
                };
                let words = u128::from_le_bytes(*words);
                state = state.rotate_left(rotation) ^ caseless(words as u64, ascii);
                state = state.rotate_left(rotation) ^ caseless((words >> 64) as u64, ascii);
                rest = tail;
            }
            if let Some(word) = rest.first_chunk::<8>() {
                state = state.rotate_left(rotation) ^ caseless(u64::from_le_bytes(*word), ascii);
            }
            // The last word may overlap with the one before: that avoids a loop over single bytes.
            u64::from_le_bytes(*last)
        }
        None => short_word(key),
    };
    state = state.rotate_left(rotation) ^ caseless(last, ascii) ^ key.len() as u64;
    let product = state as u128 * (MULTIPLIER ^ seed << 1) as u128;
    let mixed = product as u64 ^ (product >> 64) as u64;
    Digest {
        high: (mixed >> 48) as u16,
        first: mixed as u32,
        second: (mixed >> 16) as u32,
    }
}

/// The first hexadecimal digits of pi's fraction: an odd number without a pattern.
const MULTIPLIER: u64 = 0x243f_6a88_85a3_08d3;

/// Returns a key of less than eight bytes, filled up with zeros.
#[inline]
const fn short_word(key: &[u8]) -> u64 {
    if let (Some(low), Some(high)) = (key.first_chunk::<4>(), key.last_chunk::<4>()) {
        return u32::from_le_bytes(*low) as u64 | (u32::from_le_bytes(*high) as u64) << 32;
    }
    match *key {
        [a] => a as u64,
        [a, b] => a as u64 | (b as u64) << 8,
        [a, b, c] => a as u64 | (b as u64) << 8 | (c as u64) << 16,
        _ => 0,
    }
}

/// Returns whether a text is a stored key, ignoring ASCII case.
#[inline]
pub const fn same(key: &[u8], text: &[u8]) -> bool {
    equal::<false>(key, text) || equal::<true>(key, text)
}

/// Returns the number of a stored key if a text is that key, ignoring ASCII case.
#[inline]
pub const fn number_if_same(text: &[u8], key: &[u8], number: u16) -> Option<u16> {
    // Mostly the case is right as well, and nothing needs to be folded.
    if equal::<false>(key, text) {
        Some(number)
    } else {
        number_if_folded(text, key, number)
    }
}

#[cold]
#[inline(never)]
const fn number_if_folded(text: &[u8], key: &[u8], number: u16) -> Option<u16> {
    if equal::<true>(key, text) {
        Some(number)
    } else {
        None
    }
}

#[inline]
const fn equal<const FOLDED: bool>(key: &[u8], text: &[u8]) -> bool {
    if key.len() != text.len() {
        return false;
    }
    if text.len() <= 16 {
        return equal_words::<FOLDED>(short_words(key), short_words(text));
    }
    let (mut key_rest, mut text_rest) = (key, text);
    while text_rest.len() > 16 {
        let Some((k, key_tail)) = key_rest.split_first_chunk::<16>() else {
            return false;
        };
        let Some((t, text_tail)) = text_rest.split_first_chunk::<16>() else {
            return false;
        };
        if !equal_words::<FOLDED>(u128::from_le_bytes(*k), u128::from_le_bytes(*t)) {
            return false;
        }
        (key_rest, text_rest) = (key_tail, text_tail);
    }
    let Some(k) = key.last_chunk::<16>() else {
        return false;
    };
    let Some(t) = text.last_chunk::<16>() else {
        return false;
    };
    equal_words::<FOLDED>(u128::from_le_bytes(*k), u128::from_le_bytes(*t))
}

#[inline]
const fn equal_words<const FOLDED: bool>(key: u128, text: u128) -> bool {
    if FOLDED {
        (key ^ text) & !((key & LETTERS) >> 1) == 0
    } else {
        key == text
    }
}

/// Returns a key of up to sixteen bytes: the first eight and the last eight, or all of fewer.
#[inline]
const fn short_words(key: &[u8]) -> u128 {
    let Some(first) = key.first_chunk::<8>() else {
        return short_word(key) as u128;
    };
    let Some(last) = key.last_chunk::<8>() else {
        return 0;
    };
    u64::from_le_bytes(*first) as u128 | (u64::from_le_bytes(*last) as u128) << 64
}
