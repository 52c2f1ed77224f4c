//! Columns as the compiler of the data writes them: each is one literal, which is read while the crate is
//! compiled.
//!
//! An array of as many expressions costs rustc several times the memory. What rustc runs here is slow, some
//! microseconds a step, so a word of a vocabulary is one letter, and rows but those of numbers are of one width,
//! with a blank behind each. A literal of another length than its column does not build.

use crate::shared::date::Date;
use crate::shared::layout;
use crate::verdict::{Entry, counts, left_out};
use crate::{ClaimKind, Qualifier, Reason, RelationKind, Status};

/// Declares the reader of a column of numbers, with a blank behind each.
macro_rules! numbers {
    ($name:ident, $number:ty) => {
        pub(crate) const fn $name<const LEN: usize>(text: &str) -> [$number; LEN] {
            let text = text.as_bytes();
            let mut numbers = [0; LEN];
            let (mut row, mut place, mut number) = (0, 0, 0);
            while place < text.len() {
                let byte = text[place];
                if byte == b' ' {
                    numbers[row] = number;
                    row += 1;
                    number = 0;
                } else {
                    number = number * 10 + (byte - b'0') as $number;
                }
                place += 1;
            }
            assert!(row == LEN, "each number has a blank behind it");
            numbers
        }
    };
}

numbers!(u8s, u8);
numbers!(u16s, u16);
numbers!(u64s, u64);

/// Declares the reader of a column of each type: the width of a row, what stands in it before it is read, and how
/// it is read from a place of the literal on.
macro_rules! columns {
    ($($name:ident -> $type:ty: $width:literal, $before:expr, |$text:ident, $at:ident| $read:expr;)+) => {
        $(pub(crate) const fn $name<const LEN: usize>(text: &str) -> [$type; LEN] {
            let $text = text.as_bytes();
            assert!($text.len() == $width * LEN, "all rows are there, and of one width");
            let mut values = [$before; LEN];
            let (mut row, mut $at) = (0, 0);
            while row < LEN {
                values[row] = $read;
                row += 1;
                $at += $width;
            }
            values
        })+
    };
}

columns! {
    dates -> u32: 11, 0, |text, at| date(text, at);
    // The qualifier, and whether the amount is a range.
    qualifiers -> (Qualifier, bool): 3, (Qualifier::ALL[0], false), |text, at| {
        (Qualifier::ALL[word(text[at])], text[at + 1] == b'r')
    };
    // The date, whether it is an upper bound, the status and the source.
    status_changes -> (u32, bool, Status, u16): 20, (0, false, Status::ALL[0], 0), |text, at| {
        let status = Status::ALL[word(text[at + 12])];
        (date(text, at), text[at + 11] == b'b', status, number(text, at + 14))
    };
    // The provider, its first row, and the row behind its last.
    ranges -> (u16, u16, u16): 18, (0, 0, 0), |text, at| {
        (number(text, at), number(text, at + 6), number(text, at + 12))
    };
    relations -> (RelationKind, u16): 8, (RelationKind::ALL[0], 0), |text, at| {
        (RelationKind::ALL[word(text[at])], number(text, at + 2))
    };
    // The kind, whether it is by the year, the qualifier, the currency, the source and the value.
    claims -> (ClaimKind, u64, u16, bool, Qualifier, u16): 37,
        (ClaimKind::ALL[0], 0, 0, false, Qualifier::ALL[0], 0),
        |text, at| {
            let (kind, qualifier) = (word(text[at]), word(text[at + 2]));
            let (kind, qualifier) = (ClaimKind::ALL[kind], Qualifier::ALL[qualifier]);
            let (currency, source) = (number(text, at + 4), number(text, at + 10));
            (kind, long_number(text, at + 16), currency, text[at + 1] == b'y', qualifier, source)
        };
    // The day, the status, the reason, the relation through which the record was left out, and both records.
    entries -> Entry: 27, counts(0, Status::ALL[0]), |text, at| {
        let (day, status) = (date(text, at), Status::ALL[word(text[at + 11])]);
        match (text[at + 12], text[at + 13]) {
            (layout::NO_LETTER, _) => counts(day, status),
            (reason, layout::NO_LETTER) => {
                let reason = Reason::ALL[word(reason)];
                left_out(day, status, reason, None, layout::NO_ROW, layout::NO_ROW)
            }
            (reason, kind) => {
                let (reason, kind) = (Reason::ALL[word(reason)], RelationKind::ALL[word(kind)]);
                let (through, by) = (number(text, at + 15), number(text, at + 21));
                left_out(day, status, reason, Some(kind), through, by)
            }
        }
    };
}

/// Returns which word of its vocabulary a letter stands for.
const fn word(letter: u8) -> usize {
    (letter - layout::FIRST_LETTER) as usize
}

/// Returns the words of a vocabulary by their letters.
pub(crate) const fn letters<T: Copy, const LEN: usize>(all: &[T], letters: &[u8]) -> [T; LEN] {
    assert!(letters.len() == LEN, "each row has a letter");
    let mut words = [all[0]; LEN];
    let mut row = 0;
    while row < LEN {
        words[row] = all[word(letters[row])];
        row += 1;
    }
    words
}

/// Returns the same of words or none.
pub(crate) const fn optional_letters<T: Copy, const LEN: usize>(
    all: &[T],
    letters: &[u8],
) -> [Option<T>; LEN] {
    assert!(letters.len() == LEN, "each row has a letter");
    let mut words = [None; LEN];
    let mut row = 0;
    while row < LEN {
        if letters[row] != layout::NO_LETTER {
            words[row] = Some(all[word(letters[row])]);
        }
        row += 1;
    }
    words
}

/// Returns the number of five digits.
const fn number(text: &[u8], at: usize) -> u16 {
    const ZEROS: u32 = b'0' as u32 * 11_111;
    let high = text[at] as u32 * 100 + text[at + 1] as u32 * 10 + text[at + 2] as u32;
    let low = text[at + 3] as u32 * 10 + text[at + 4] as u32;
    (high * 100 + low - ZEROS) as u16
}

/// Returns the number of twenty digits.
const fn long_number(text: &[u8], at: usize) -> u64 {
    let (mut number, mut place) = (0, at);
    while place < at + 20 {
        number = number * 10 + (text[place] - b'0') as u64;
        place += 1;
    }
    number
}

/// Returns a date as the tables hold it, by its last day: colons stand before the parts that it does not state.
const fn date(text: &[u8], at: usize) -> u32 {
    const ZEROS: u32 = b'0' as u32 * 1_111;
    if text[at] == layout::NO_LETTER {
        return layout::NO_DATE;
    }
    let (a, b) = (text[at] as u32, text[at + 1] as u32);
    let (c, d) = (text[at + 2] as u32, text[at + 3] as u32);
    let year = (a * 1_000 + b * 100 + c * 10 + d - ZEROS) as u16;
    let month = (text[at + 5] - b'0') * 10 + text[at + 6] - b'0';
    let day = (text[at + 8] - b'0') * 10 + text[at + 9] - b'0';
    let precision = (text[at + 4] == b'-') as u32 + (text[at + 7] == b'-') as u32;
    Date::pack(year, month, day, precision).to_bits()
}

/// Returns where each row ends, from 0 on, by the lengths of the rows: a byte each, or 255 and two bytes.
pub(crate) const fn ends<const LEN: usize>(lengths: &[u8]) -> [u32; LEN] {
    let mut ends = [0; LEN];
    let (mut row, mut place, mut end) = (1, 0, 0);
    while place < lengths.len() {
        end += if lengths[place] == layout::LONG {
            place += 2;
            (lengths[place - 1] as u32) << 8 | lengths[place] as u32
        } else {
            lengths[place] as u32
        };
        ends[row] = end;
        row += 1;
        place += 1;
    }
    assert!(row == LEN, "each row has a length");
    ends
}

/// Returns numbers of two bytes each, the higher first.
pub(crate) const fn pairs<const LEN: usize>(bytes: &[u8]) -> [u16; LEN] {
    assert!(bytes.len() == 2 * LEN, "each number has two bytes");
    let mut numbers = [0; LEN];
    let mut row = 0;
    while row < LEN {
        numbers[row] = (bytes[2 * row] as u16) << 8 | bytes[2 * row + 1] as u16;
        row += 1;
    }
    numbers
}

/// Returns couples of such numbers.
pub(crate) const fn couples<const LEN: usize>(bytes: &[u8]) -> [(u16, u16); LEN] {
    assert!(bytes.len() == 4 * LEN, "each couple has four bytes");
    let mut couples = [(0, 0); LEN];
    let mut row = 0;
    while row < LEN {
        let at = 4 * row;
        let first = u16::from_be_bytes([bytes[at], bytes[at + 1]]);
        couples[row] = (first, u16::from_be_bytes([bytes[at + 2], bytes[at + 3]]));
        row += 1;
    }
    couples
}

/// Returns numbers of four bytes each, the highest first.
pub(crate) const fn words<const LEN: usize>(bytes: &[u8]) -> [u32; LEN] {
    assert!(bytes.len() == 4 * LEN, "each number has four bytes");
    let mut numbers = [0; LEN];
    let mut row = 0;
    while row < LEN {
        let at = 4 * row;
        let bytes = [bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]];
        numbers[row] = u32::from_be_bytes(bytes);
        row += 1;
    }
    numbers
}
