//! Columns as the compiler of the data writes them: each is one literal, which is read while the crate is
//! compiled.
//!
//! An array of as many expressions costs rustc several times the memory. What rustc runs here is slow, some
//! microseconds a step, so a word of a vocabulary is one letter, and rows but those of numbers are of one width,
//! with a blank behind each. A literal of another length than its column does not build.

use crate::shared::date::Date;
use crate::shared::layout;
use crate::verdict::{Entry, counts, left_out};
use crate::{
    Area, Attribution, ClaimKind, Kind, Origin, Phase, Qualifier, Reason, RelationKind, Scope,
    SourceKind, StatedBy, Status,
};

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
            assert!($text.len() == $width * LEN, "all rows are of one width");
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
    attributions -> Attribution: 2, Attribution::ALL[0], |text, at| Attribution::ALL[letter(text[at])];
    kinds -> Kind: 2, Kind::ALL[0], |text, at| Kind::ALL[letter(text[at])];
    origins -> Origin: 2, Origin::ALL[0], |text, at| Origin::ALL[letter(text[at])];
    phases -> Phase: 2, Phase::ALL[0], |text, at| Phase::ALL[letter(text[at])];
    scopes -> Scope: 2, Scope::ALL[0], |text, at| Scope::ALL[letter(text[at])];
    source_kinds -> SourceKind: 2, SourceKind::ALL[0], |text, at| SourceKind::ALL[letter(text[at])];
    stated -> StatedBy: 2, StatedBy::ALL[0], |text, at| StatedBy::ALL[letter(text[at])];
    areas -> Option<Area>: 2, None, |text, at| match text[at] {
        b'-' => None,
        byte => Some(Area::ALL[letter(byte)]),
    };
    // The qualifier, and whether the amount is a range.
    qualifiers -> (Qualifier, bool): 3, (Qualifier::ALL[0], false), |text, at| {
        (Qualifier::ALL[letter(text[at])], text[at + 1] == b'r')
    };
    // The date, whether it is an upper bound, the status and the source.
    status_changes -> (u32, bool, Status, u16): 20, (0, false, Status::ALL[0], 0), |text, at| {
        let is_by = text[at + 11] == b'b';
        let status = Status::ALL[letter(text[at + 12])];
        (date(text, at), is_by, status, number(text, at + 14))
    };
    relations -> (RelationKind, u16): 8, (RelationKind::ALL[0], 0), |text, at| {
        (RelationKind::ALL[letter(text[at])], number(text, at + 2))
    };
    // The kind, whether it is by the year, the qualifier, the currency, the source and the value.
    claims -> (ClaimKind, u64, u16, bool, Qualifier, u16): 37,
        (ClaimKind::ALL[0], 0, 0, false, Qualifier::ALL[0], 0),
        |text, at| {
            let kind = ClaimKind::ALL[letter(text[at])];
            let qualifier = Qualifier::ALL[letter(text[at + 2])];
            let (currency, source) = (number(text, at + 4), number(text, at + 10));
            (kind, long_number(text, at + 16), currency, text[at + 1] == b'y', qualifier, source)
        };
    // The day, the status, the reason, the relation through which the record was left out, and both records.
    entries -> Entry: 27, counts(0, Status::ALL[0]), |text, at| {
        let (day, status) = (date(text, at), Status::ALL[letter(text[at + 11])]);
        match (text[at + 12], text[at + 13]) {
            (b'-', _) => counts(day, status),
            (reason, b'-') => {
                let reason = Reason::ALL[letter(reason)];
                left_out(day, status, reason, None, layout::NO_ROW, layout::NO_ROW)
            }
            (reason, kind) => {
                let (reason, kind) = (Reason::ALL[letter(reason)], RelationKind::ALL[letter(kind)]);
                let (through, by) = (number(text, at + 15), number(text, at + 21));
                left_out(day, status, reason, Some(kind), through, by)
            }
        }
    };
}

/// Returns which word of its vocabulary a letter stands for.
const fn letter(byte: u8) -> usize {
    (byte - b'a') as usize
}

/// Returns the number of two digits.
const fn pair(text: &[u8], at: usize) -> u16 {
    ((text[at] - b'0') * 10 + (text[at + 1] - b'0')) as u16
}

/// Returns the number of five digits.
const fn number(text: &[u8], at: usize) -> u16 {
    (text[at] - b'0') as u16 * 10_000 + pair(text, at + 1) * 100 + pair(text, at + 3)
}

/// Returns the number of twenty digits.
const fn long_number(text: &[u8], at: usize) -> u64 {
    let (mut number, mut place) = (0, at);
    while place < at + 20 {
        number = number * 100 + pair(text, place) as u64;
        place += 2;
    }
    number
}

/// Returns a date of ten characters as the tables hold it: one of a month or a year is followed by blanks, and a
/// hyphen stands for none.
const fn date(text: &[u8], at: usize) -> u32 {
    if text[at] == b'-' {
        return layout::NO_DATE;
    }
    let year = pair(text, at) * 100 + pair(text, at + 2);
    let date = if text[at + 4] == b' ' {
        Date::from_year(year)
    } else if text[at + 7] == b' ' {
        Date::from_ym(year, pair(text, at + 5) as u8)
    } else {
        Date::from_ymd(year, pair(text, at + 5) as u8, pair(text, at + 8) as u8)
    };
    match date {
        Some(date) => date.to_bits(),
        None => panic!("a date of the calendar"),
    }
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
