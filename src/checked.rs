//! `investment!`: the look-up of an id that is checked while a program is compiled, and what its error says. Nothing
//! here runs in a program.

use crate::{Investment, tables};

/// The investment of an id or alias, checked at compile time: a typo does not build.
///
/// The error names the id that differs in one or two letters at one place, if there is one.
///
/// An alias is an id that a record had before. Its constant in [`investments`](crate::investments) is deprecated and
/// names the record that it leads to; this macro and [`Investment::get`] follow it without a word.
///
/// ```
/// use hyperscaler_investments::{Investment, investment, investments};
///
/// const PLAN: Investment = investment!("aws-es-aragon-2024");
/// assert_eq!(PLAN, investments::AWS_ES_ARAGON_2024);
/// ```
///
/// ```compile_fail
/// // no investment has the id "aws-es-aragn-2024"; did you mean "aws-es-aragon-2024"?
/// let plan = hyperscaler_investments::investment!("aws-es-aragn-2024");
/// ```
#[macro_export]
macro_rules! investment {
    ($id:literal) => {
        const { $crate::__investment($id) }
    };
}

/// Returns the record of an id; else ends the compilation of whoever asked.
#[doc(hidden)]
#[must_use]
#[track_caller]
pub const fn __investment(id: &str) -> Investment {
    match Investment::from_id(id) {
        Some(investment) => investment,
        None => panic!("{}", Message::unknown(id).as_str()),
    }
}

/// A message that is put together where nothing can be formatted.
struct Message {
    bytes: [u8; 160],
    length: usize,
}

impl Message {
    const fn unknown(id: &str) -> Self {
        let mut message = Self {
            bytes: [0; 160],
            length: 0,
        };
        message.push(b"no investment has the id \"");
        // A longer one is no mistyped id: none has more than 32 bytes.
        if id.len() <= 48 {
            message.push(id.as_bytes());
            message.push(b"\"");
            if let Some(near) = near(id.as_bytes()) {
                message.push(b"; did you mean \"");
                message.push(near);
                message.push(b"\"?");
            }
        } else {
            message.push(b"...\"");
        }
        message
    }

    const fn push(&mut self, text: &[u8]) {
        let mut place = 0;
        while place < text.len() {
            self.bytes[self.length] = text[place];
            self.length += 1;
            place += 1;
        }
    }

    const fn as_str(&self) -> &str {
        match core::str::from_utf8(self.bytes.split_at(self.length).0) {
            Ok(text) => text,
            Err(_) => "no investment has this id",
        }
    }
}

/// Returns the id or alias that is as another but for two bytes at most, at one place: a letter too many, too few,
/// another one, or two that changed places.
const fn near(id: &[u8]) -> Option<&'static [u8]> {
    let ids = tables::investment::blob().as_bytes();
    let ends = &tables::investment::ENDS;
    let (mut best, mut best_length) = (None, 0);
    let mut row = 0;
    while row + 1 < ends.len() {
        let (start, end) = (ends[row] as usize, ends[row + 1] as usize);
        let candidate = ids.split_at(start).1.split_at(end - start).0;
        let common = common(candidate, id);
        let longer = if candidate.len() > id.len() {
            candidate.len()
        } else {
            id.len()
        };
        if common + 2 >= longer && common > best_length {
            (best, best_length) = (Some(candidate), common);
        }
        row += 1;
    }
    best
}

/// Returns how many bytes two texts have in common at their beginnings and ends.
const fn common(one: &[u8], other: &[u8]) -> usize {
    let shorter = if one.len() < other.len() {
        one.len()
    } else {
        other.len()
    };
    let mut start = 0;
    while start < shorter && one[start].eq_ignore_ascii_case(&other[start]) {
        start += 1;
    }
    let mut end = 0;
    while end < shorter - start
        && one[one.len() - 1 - end].eq_ignore_ascii_case(&other[other.len() - 1 - end])
    {
        end += 1;
    }
    start + end
}

#[cfg(test)]
mod tests {
    extern crate std;

    use super::*;

    /// What a compiler prints cannot be seen from a test.
    #[test]
    fn the_error_names_the_near_miss() {
        let near = r#"; did you mean "aws-es-aragon-2024"?"#;
        for (id, help) in [
            ("aws-es-aragn-2024", near),
            ("aws-es-aragoon-2024", near),
            ("aws-es-aarg0n-2024", ""),
            ("aws-es-aargon-2024", near),
            ("AWS-ES-ARAGUN-2024", near),
            ("aws-es-aragon-202", near),
            ("aws-es-aragon", ""),
            ("", ""),
            ("no such thing", ""),
        ] {
            let expected = std::format!("no investment has the id \"{id}\"{help}");
            assert_eq!(Message::unknown(id).as_str(), expected);
        }
        // A renamed record is found by its old id too.
        let old = Message::unknown("google-eu-209");
        let near = r#"no investment has the id "google-eu-209"; did you mean "google-eu-2019"?"#;
        assert_eq!(old.as_str(), near);
        let long = Message::unknown(&"x".repeat(500));
        assert_eq!(long.as_str(), "no investment has the id \"...\"");
    }
}
