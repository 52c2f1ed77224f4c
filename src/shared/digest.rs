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

    /// Returns a number sealed with the digest of its key; or a sealed number opened again. Opened with the digest of
    /// another text it is any of 65,536 numbers, and most of those are of no key: so most texts that are no key are
    /// known for that before any key is read.
    #[inline]
    pub const fn seal(&self, number: u16) -> u16 {
        number ^ self.first as u16
    }
}

/// The number of rotations of a key's words against each other: a seed selects `seed % ROTATIONS`.
pub const ROTATIONS: u64 = 32;

/// Returns the bit 0x20 of each of eight bytes that has the bit 0x40, as all ASCII letters have.
///
/// With that bit set, letters are in lower case. It also moves some other bytes onto each other. It does not
/// matter: of those from 0x40 to 0x7f a key holds letters only, and the lead bytes of UTF-8 that it moves differ
/// in how many bytes follow. So a text has the same folded bytes as a key exactly if it is that key but for case.
#[inline]
const fn case_bits(word: u64) -> u64 {
    (word & 0x4040_4040_4040_4040) >> 1
}

/// Returns eight bytes of a key without regard to case. ASCII keys hold no control characters, so one bit
/// can be cleared; in other keys that bit also distinguishes letters beyond ASCII.
#[inline]
const fn caseless(word: u64, ascii: bool) -> u64 {
    if ascii {
        word & !0x2020_2020_2020_2020
    } else {
        word | case_bits(word)
    }
}

/// Returns the digest of a key under a seed. Keys that are the [`same`] have the same digest. `ascii` says
/// whether all keys of the table are, which makes the digest cheaper. A text of less than eight bytes that is
/// shorter than the shortest key has none: longer texts do not pay for that test.
#[inline]
pub const fn digest(key: &[u8], seed: u64, ascii: bool, shortest: usize) -> Option<Digest> {
    // The seed also chooses the rotation: keys whose words cancel out under one do not under the next.
    let rotation = (seed % ROTATIONS) as u32 + 16;
    let (state, high) = if key.len() > 16 {
        long(key, rotation, ascii)
    } else {
        let Some((low, high)) = short(key, shortest) else {
            return None;
        };
        (caseless(low, ascii), high)
    };
    let state = mixed(state, high, rotation, ascii) ^ key.len() as u64;
    let product = state as u128 * (MULTIPLIER ^ seed << 1) as u128;
    let (lower, upper) = (product as u64, (product >> 64) as u64);
    Some(Digest {
        // The highest bits of the lower half depend on every bit of the state, its lowest on few.
        high: (lower >> 48) as u16,
        first: (lower ^ upper) as u32,
        second: upper as u32,
    })
}

/// Returns a key of up to sixteen bytes as two words: the first eight bytes and the last eight; or all of fewer.
#[inline]
const fn short(key: &[u8], shortest: usize) -> Option<(u64, u64)> {
    match (key.first_chunk::<8>(), key.last_chunk::<8>()) {
        (Some(first), Some(last)) => Some((u64::from_le_bytes(*first), u64::from_le_bytes(*last))),
        _ if key.len() < shortest => None,
        _ => Some((short_word(key), 0)),
    }
}

/// Returns the state of a key of more than sixteen bytes before its last word, and that word.
#[inline]
const fn long(key: &[u8], rotation: u32, ascii: bool) -> (u64, u64) {
    let mut state = 0;
    let mut rest = key;
    while rest.len() > 16 {
        let Some((first, tail)) = rest.split_first_chunk::<16>() else {
            break;
        };
        let (low, high) = halves(*first);
        state = mixed(mixed(state, low, rotation, ascii), high, rotation, ascii);
        rest = tail;
    }
    // The last sixteen may overlap with those before, which saves branches and a loop over the rest.
    let Some(last) = key.last_chunk::<16>() else {
        return (state, 0);
    };
    let (low, high) = halves(*last);
    (mixed(state, low, rotation, ascii), high)
}

/// Mixes eight bytes of a key into a state.
#[inline]
const fn mixed(state: u64, word: u64, rotation: u32, ascii: bool) -> u64 {
    state.rotate_left(rotation) ^ caseless(word, ascii)
}

/// Returns sixteen bytes as two words.
#[inline]
const fn halves(bytes: [u8; 16]) -> (u64, u64) {
    let words = u128::from_le_bytes(bytes);
    (words as u64, (words >> 64) as u64)
}

/// The first hexadecimal digits of pi's fraction: an odd number without a pattern.
const MULTIPLIER: u64 = 0x243f_6a88_85a3_08d3;

/// Returns a key of less than eight bytes, filled up with zeros.
#[inline]
const fn short_word(key: &[u8]) -> u64 {
    if let (Some(low), Some(high)) = (key.first_chunk::<4>(), key.last_chunk::<4>()) {
        return u32::from_le_bytes(*low) as u64 | (u32::from_le_bytes(*high) as u64) << 32;
    }
    let [first, ..] = *key else {
        return 0;
    };
    // Of three bytes or less, these are all.
    let (middle, last) = (key[key.len() / 2], key[key.len() - 1]);
    first as u64 | (middle as u64) << 8 | (last as u64) << 16
}

/// Returns whether a text is a stored key, ignoring ASCII case.
#[inline]
pub const fn same(key: &[u8], text: &[u8]) -> bool {
    equal::<false>(key, text) || equal::<true>(key, text)
}

/// Returns a row if a text is the key that leads there, ignoring ASCII case.
#[inline]
pub const fn row_if_same(text: &[u8], key: &[u8], row: u16) -> Option<u16> {
    // Mostly the case is right as well, and nothing needs to be folded. Texts of less than eight bytes are compared
    // elsewhere: their code here would make each longer text dearer.
    if text.len() >= 8 && equal::<false>(key, text) {
        Some(row)
    } else {
        row_if_folded(text, key, row)
    }
}

#[cold]
#[inline(never)]
const fn row_if_folded(text: &[u8], key: &[u8], row: u16) -> Option<u16> {
    if equal::<true>(key, text) {
        Some(row)
    } else {
        None
    }
}

#[inline]
const fn equal<const FOLDED: bool>(key: &[u8], text: &[u8]) -> bool {
    if key.len() != text.len() {
        return false;
    }
    if text.len() > 16 {
        return equal_long::<FOLDED>(key, text);
    }
    let Some(key_first) = key.first_chunk::<8>() else {
        return equal_words::<FOLDED>(short_word(key), short_word(text));
    };
    let Some(text_first) = text.first_chunk::<8>() else {
        return false;
    };
    let Some(key_last) = key.last_chunk::<8>() else {
        return false;
    };
    let Some(text_last) = text.last_chunk::<8>() else {
        return false;
    };
    equal_words::<FOLDED>(
        u64::from_le_bytes(*key_first),
        u64::from_le_bytes(*text_first),
    ) && equal_words::<FOLDED>(
        u64::from_le_bytes(*key_last),
        u64::from_le_bytes(*text_last),
    )
}

/// Compares texts of more than sixteen bytes, both of one length.
#[inline]
const fn equal_long<const FOLDED: bool>(key: &[u8], text: &[u8]) -> bool {
    let Some((key_first, mut key_rest)) = key.split_first_chunk::<16>() else {
        return false;
    };
    let Some((text_first, mut text_rest)) = text.split_first_chunk::<16>() else {
        return false;
    };
    let Some(key_last) = key.last_chunk::<16>() else {
        return false;
    };
    let Some(text_last) = text.last_chunk::<16>() else {
        return false;
    };
    if !equal_halves::<FOLDED>(halves(*key_first), halves(*text_first))
        || !equal_halves::<FOLDED>(halves(*key_last), halves(*text_last))
    {
        return false;
    }
    // Mostly those were all. Where the keys of a table are short, the compiler leaves out the rest.
    if text.len() <= 32 {
        return true;
    }
    while text_rest.len() > 16 {
        let Some((k, key_tail)) = key_rest.split_first_chunk::<16>() else {
            return false;
        };
        let Some((t, text_tail)) = text_rest.split_first_chunk::<16>() else {
            return false;
        };
        if !equal_halves::<FOLDED>(halves(*k), halves(*t)) {
            return false;
        }
        (key_rest, text_rest) = (key_tail, text_tail);
    }
    true
}

#[inline]
const fn equal_halves<const FOLDED: bool>(key: (u64, u64), text: (u64, u64)) -> bool {
    equal_words::<FOLDED>(key.0, text.0) && equal_words::<FOLDED>(key.1, text.1)
}

/// Returns whether a word of a text is that of a key; if folded, but for the case of the key's letters.
#[inline]
const fn equal_words<const FOLDED: bool>(key: u64, text: u64) -> bool {
    if FOLDED {
        (key ^ text) & !case_bits(key) == 0
    } else {
        key == text
    }
}
