//! How the generated tables are laid out: what stands for nothing in a column, and where a key's slot is.
//!
//! The compiler writes by these rules and the library reads by them, so each stands here once.

use super::date::Date;
use super::digest::Digest;

/// The most rows of a table: row numbers have two bytes, and one of them stands for none.
pub const MOST_ROWS: usize = NO_ROW as usize;

/// Stands for no row in a column of optional references.
pub const NO_ROW: u16 = u16::MAX;

/// Stands for no amount in a column of currency units: an amount is positive.
pub const NO_UNITS: u64 = 0;

/// Stands for nothing in a column of years and of numbers of years.
pub const NO_YEAR: u16 = 0;

/// Stands for no date in a column of packed dates: there is no month zero.
pub const NO_DATE: u32 = 0;

/// Stands for no text in a column of texts: a text is not empty.
pub const NO_TEXT: &str = "";

/// Stands for no code in a column of codes of three letters.
pub const NO_ALPHA3: &str = "---";

/// Begins the name of a place as a sentence needs it. No name by itself begins so.
pub const ARTICLE: &str = "the ";

/// Returns the name of a place by itself, from that in a sentence.
#[inline]
pub fn without_article(name: &'static str) -> &'static str {
    name.strip_prefix(ARTICLE).unwrap_or(name)
}

/// Stands for the first word of a vocabulary in a column of letters; the next letter for the next word.
pub const FIRST_LETTER: u8 = b'a';

/// Stands for no word in a column of letters.
pub const NO_LETTER: u8 = b'-';

/// Stands before a length of two bytes, the higher first, in a column of lengths of one byte.
pub const LONG: u8 = u8::MAX;

/// Returns the row that an optional reference leads to.
#[inline]
pub const fn row(stored: u16) -> Option<u16> {
    if stored == NO_ROW { None } else { Some(stored) }
}

/// Returns the units of an optional amount.
#[inline]
pub const fn units(stored: u64) -> Option<u64> {
    if stored == NO_UNITS {
        None
    } else {
        Some(stored)
    }
}

/// Returns an optional year, or number of years.
#[inline]
pub const fn year(stored: u16) -> Option<u16> {
    if stored == NO_YEAR {
        None
    } else {
        Some(stored)
    }
}

/// Returns an optional date.
#[inline]
pub const fn date(stored: u32) -> Option<Date> {
    if stored == NO_DATE {
        None
    } else {
        Some(Date::from_bits(stored))
    }
}

/// Returns an optional text.
#[inline]
pub const fn text(stored: &'static str) -> Option<&'static str> {
    if stored.len() == NO_TEXT.len() {
        None
    } else {
        Some(stored)
    }
}

/// Returns the slot of a key, by the displacement of the bucket that its digest leads to.
#[inline]
pub fn slot(digest: &Digest, displacement: (u16, u16), slots: usize) -> Option<usize> {
    let (d1, d2) = displacement;
    let place = phf_shared::displace(digest.first, digest.second, d1.into(), d2.into());
    Some(place.checked_rem(slots as u32)? as usize)
}

/// The number of pairs of letters.
pub const PAIRS: usize = 26 * 26;

/// Returns the number of a pair of ASCII letters, in either case.
#[inline]
pub const fn pair(first: u8, second: u8) -> Option<usize> {
    let first = (first | 0x20).wrapping_sub(b'a');
    let second = (second | 0x20).wrapping_sub(b'a');
    if first < 26 && second < 26 {
        Some(first as usize * 26 + second as usize)
    } else {
        None
    }
}
