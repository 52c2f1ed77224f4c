//! The text that an error was made from.

use core::fmt::{self, Write};

/// The most bytes that are kept: longer than any name or date.
const MOST: usize = 80;

/// The beginning of a text that was given. An error must own it, and there is no heap.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Given {
    bytes: [u8; MOST],
    length: u8,
    is_cut: bool,
}

impl Given {
    pub fn new(text: &str) -> Self {
        let mut given = Self {
            bytes: [0; MOST],
            length: 0,
            is_cut: text.len() > MOST,
        };
        let mut end = text.len().min(MOST);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        for (kept, &byte) in given.bytes.iter_mut().zip(text.as_bytes().iter().take(end)) {
            *kept = byte;
        }
        given.length = end as u8;
        given
    }

    /// Returns as much of the text as was kept.
    pub fn as_str(&self) -> &str {
        let kept = self.bytes.get(..usize::from(self.length));
        kept.and_then(|kept| core::str::from_utf8(kept).ok())
            .unwrap_or_default()
    }
}

/// The text in quotes, on one line.
impl fmt::Display for Given {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_char('"')?;
        for c in self.as_str().chars() {
            if c.is_control() {
                write!(f, "{}", c.escape_default())?;
            } else {
                f.write_char(c)?;
            }
        }
        f.write_str(if self.is_cut { "...\"" } else { "\"" })
    }
}

impl fmt::Debug for Given {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
