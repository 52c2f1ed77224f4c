//! The generated tables: the one place where they enter the library.

use crate::column::Lists;
use crate::verdict::{Entry, counts, left_out};
use crate::{
    Attribution, Country, Currency, Kind, Origin, Phase, Provider, Qualifier, Reason, RelationKind,
    Scope, SourceKind, StatedBy, Status,
};

/// A column of texts: one blob, and where each row's text ends in it. The function is not inlined, so
/// that a program holds the blob once, whichever crates read it.
macro_rules! texts {
    ($name:ident, $len:literal, $ends:expr, $blob:expr) => {
        #[inline(never)]
        pub(crate) fn $name(row: u16) -> &'static str {
            static ENDS: [u32; $len] = $ends;
            const BLOB: &str = $blob;
            let range = crate::column::range(&ENDS, row);
            BLOB.get(range).unwrap_or("")
        }
    };
}

/// The ids and aliases of a table, the perfect hash over them, and the rows that aliases lead to.
macro_rules! keys {
    ($seed:literal, $ascii:literal, $buckets:literal, $slots:literal, $keys:literal, $lengths:pat, $aliases:literal,
     $displacements:expr, $numbers:expr, $rows:expr, $ends:expr, $blob:expr) => {
        #[inline(never)]
        pub(crate) const fn blob() -> &'static str {
            $blob
        }

        pub(crate) static ENDS: [u32; $keys + 1] = $ends;

        /// The id of a row; or, past the last row, an alias.
        pub(crate) fn key(number: u16) -> &'static str {
            blob()
                .get(crate::column::range(&ENDS, number))
                .unwrap_or("")
        }

        /// Every id, then every alias.
        pub(crate) fn keys() -> impl Iterator<Item = &'static str> {
            (0..$keys).map(key)
        }

        /// The row of an id or alias, ASCII case ignored.
        #[inline(never)]
        pub(crate) fn find(text: &str) -> Option<u16> {
            static INDEX: crate::index::Index<$seed, $ascii, $buckets, $slots> =
                crate::index::Index {
                    displacements: $displacements,
                    slots: $numbers,
                };
            static ROWS: [u16; $aliases] = $rows;
            if !matches!(text.len(), $lengths) {
                return None;
            }
            let number = INDEX.candidate(text.as_bytes())?;
            let range = crate::column::range(&ENDS, number);
            let end = range.start + text.len();
            let key = blob().as_bytes().get(range.start..end)?;
            if end != range.end {
                return None;
            }
            let number = crate::shared::digest::number_if_same(text.as_bytes(), key, number)?;
            match usize::from(number).checked_sub(LEN) {
                // Where there are no aliases, no number needs to be compared.
                Some(alias) if $aliases > 0 => ROWS.get(alias).copied(),
                _ => Some(number),
            }
        }
    };
}

include!(concat!(env!("OUT_DIR"), "/tables.rs"));
