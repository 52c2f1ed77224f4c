//! The generated tables, the one place where they enter the library, and how a row of them is read.
//!
//! Row numbers come from the tables themselves, so none is ever out of range; still, nothing here can
//! panic, and the compiler sees it. What stands for nothing in a column is in [`crate::shared::layout`].
//!
//! A look-up is the reading half of phf's perfect hash over our own digest. It is not `phf::Map`: that is
//! wired to SipHash-128, several times the work of the whole look-up here, and a crate anywhere in the
//! user's graph that turns on `phf/ptrhash` changes its fields and breaks every generated table.

use core::ops::Range;

use crate::literals::{
    claims, couples, dates, ends, entries, letters, optional_letters, pairs, qualifiers, ranges,
    relations, status_changes, u8s, u16s, u64s, words,
};
#[allow(
    unused_imports,
    reason = "a choice of the data may have no reference rates"
)]
use crate::reference::{Series, series};
use crate::shared::digest::{Digest, digest};
use crate::shared::layout;
use crate::verdict::Entry;
use crate::{
    Area, Attribution, ClaimKind, Country, Currency, Group, Kind, Origin, Phase, Provider,
    Qualifier, RelationKind, Scope, SourceKind, StatedBy, Status,
};

/// Returns the value of a row.
#[inline]
pub(crate) fn at<T: Copy, const LEN: usize>(column: &[T; LEN], row: u16) -> T {
    column[usize::from(row).min(LEN - 1)]
}

/// Returns the value of a key in a sorted list of keys and values.
#[inline]
pub(crate) fn find<K: Ord + Copy, T: Copy>(list: &[(K, T)], key: K) -> Option<T> {
    let place = list.partition_point(|&(other, _)| other < key);
    let &(found, value) = list.get(place)?;
    (found == key).then_some(value)
}

/// Returns where a row begins and ends in a blob or run, by a column of ends that starts with 0.
#[inline]
fn range(ends: &[u32], row: u16) -> Range<usize> {
    let row = usize::from(row);
    match (ends.get(row), ends.get(row + 1)) {
        (Some(&start), Some(&end)) => start as usize..end as usize,
        _ => 0..0,
    }
}

/// Returns the text that a row outside of its column would have. It is a call that is never made, for a choice
/// between two texts would cost each row that is there some instructions.
#[cold]
#[inline(never)]
const fn no_text() -> &'static str {
    ""
}

/// Returns the values that a row outside of its lists would have, in the same way.
#[cold]
#[inline(never)]
const fn no_values<T>() -> &'static [T] {
    &[]
}

/// Any number of values a row: all of them in one run, and where each row's end.
pub(crate) struct Lists<T: 'static, const ENDS: usize, const VALUES: usize> {
    ends: [u32; ENDS],
    values: [T; VALUES],
}

impl<T, const ENDS: usize, const VALUES: usize> Lists<T, ENDS, VALUES> {
    /// Returns the values of a row.
    #[inline]
    pub(crate) fn of(&'static self, row: u16) -> &'static [T] {
        match self.values.get(range(&self.ends, row)) {
            Some(values) => values,
            None => no_values(),
        }
    }
}

/// Declares a column of texts: one blob, and where each row's text ends in it. The function is not
/// inlined, so that a program holds the blob once, whichever crates read it.
macro_rules! texts {
    ($name:ident, ends: $ends:expr; $len:literal, blob: $blob:expr,) => {
        #[inline(never)]
        pub(crate) fn $name(row: u16) -> &'static str {
            static ENDS: [u32; $len] = $ends;
            const BLOB: &str = $blob;
            match BLOB.get(range(&ENDS, row)) {
                Some(text) => text,
                None => no_text(),
            }
        }
    };
}

/// Declares a column of codes, all of one length: side by side in one blob, without ends.
macro_rules! codes {
    ($name:ident, all: $all:ident, width: $width:literal, blob: $blob:expr,) => {
        /// Returns the codes of all rows, one after the other.
        #[inline(never)]
        pub(crate) const fn $all() -> &'static str {
            $blob
        }

        /// Returns the code of a row.
        pub(crate) fn $name(row: u16) -> &'static str {
            let start = usize::from(row) * $width;
            $all().get(start..start + $width).unwrap_or("")
        }
    };
}

/// The perfect hash over the keys of one table. Seed and sizes are parameters: the sizes are powers of
/// two, so that the bucket is a shift away and the slot a mask.
struct Index<
    const SEED: u64,
    const ASCII: bool,
    const SHORTEST: usize,
    const BUCKETS: usize,
    const SLOTS: usize,
> {
    displacements: [(u16, u16); BUCKETS],
    /// The number of the key in each slot, sealed with its digest.
    slots: [u16; SLOTS],
}

impl<
    const SEED: u64,
    const ASCII: bool,
    const SHORTEST: usize,
    const BUCKETS: usize,
    const SLOTS: usize,
> Index<SEED, ASCII, SHORTEST, BUCKETS, SLOTS>
{
    /// Returns the number of the one key that the text can be, if it is a key at all.
    #[inline]
    fn candidate(&self, text: &[u8]) -> Option<u16> {
        let digest: Digest = digest(text, SEED, ASCII, SHORTEST)?;
        let displacement = *self.displacements.get(digest.bucket(BUCKETS) as usize)?;
        let slot = layout::slot(&digest, displacement, SLOTS)?;
        self.slots.get(slot).map(|&sealed| digest.seal(sealed))
    }
}

/// Declares the keys of a table, each row's id and then the aliases: the perfect hash over them, and the
/// rows that the aliases lead to. Each array is followed by its length.
macro_rules! keys {
    (
        seed: $seed:literal,
        ascii: $ascii:literal,
        shortest: $shortest:literal,
        longest: $longest:literal,
        displacements: $displacements:expr; $buckets:literal,
        slots: $numbers:expr; $slots:literal,
        alias_rows: $rows:expr; $aliases:literal,
        ends: $ends:expr; $len:literal,
        blob: $blob:expr,
    ) => {
        #[inline(never)]
        pub(crate) const fn blob() -> &'static str {
            $blob
        }

        pub(crate) static ENDS: [u32; $len] = $ends;

        /// The row that each alias leads to.
        pub(crate) static ALIASES: [u16; $aliases] = $rows;

        /// Returns the id of a row; or, past the last row, an alias.
        pub(crate) fn key(number: u16) -> &'static str {
            match blob().get(range(&ENDS, number)) {
                Some(text) => text,
                None => no_text(),
            }
        }

        /// Returns every id, then every alias.
        pub(crate) fn keys() -> impl Iterator<Item = &'static str> {
            (0..$len - 1).map(key)
        }

        /// Returns the row of an id or alias, ASCII case ignored.
        #[inline(never)]
        pub(crate) fn find(text: &[u8]) -> Option<u16> {
            static INDEX: Index<$seed, $ascii, $shortest, $buckets, $slots> = Index {
                displacements: $displacements,
                slots: $numbers,
            };
            // Only from a lower bound of eight on does the code for shorter keys go.
            if text.len() > $longest || $shortest >= 8 && text.len() < $shortest {
                return None;
            }
            let number = INDEX.candidate(text)?;
            if usize::from(number) >= $len - 1 {
                return None;
            }
            let range = range(&ENDS, number);
            let end = range.start + text.len();
            let key = blob().as_bytes().get(range.start..end)?;
            if end != range.end {
                return None;
            }
            let row = match usize::from(number).checked_sub(LEN) {
                // Where there are no aliases, no number needs to be compared.
                Some(alias) if $aliases > 0 => *ALIASES.get(alias)?,
                _ => number,
            };
            crate::shared::digest::row_if_same(text, key, row)
        }
    };
}

#[cfg(doc)]
include!(concat!(env!("OUT_DIR"), "/pages.rs"));
include!(concat!(env!("OUT_DIR"), "/tables.rs"));
