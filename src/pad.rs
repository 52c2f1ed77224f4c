//! Width, alignment, fill and precision for text forms that are written in pieces.
//!
//! `Formatter::pad` needs the whole text as one `str`, and there is no heap to put it together on: a buffer
//! on the stack holds it. Nothing here may allocate or panic, and nothing here knows what it writes.

use core::fmt::{self, Write};

/// Writes a text as the formatter asks for it, in the way a `str` is written: aligned to the left unless
/// asked otherwise, and cut to the precision.
///
/// Returns an error if width or precision are asked for and the text does not fit the buffer.
pub(crate) fn pad(f: &mut fmt::Formatter<'_>, text: fmt::Arguments<'_>) -> fmt::Result {
    // Most texts are printed as they are, and those may be of any length.
    if f.width().is_none() && f.precision().is_none() {
        return f.write_fmt(text);
    }
    let mut buffer = Buffer {
        bytes: [0; SIZE],
        length: 0,
    };
    buffer.write_fmt(text)?;
    let text = buffer.bytes.get(..buffer.length).unwrap_or_default();
    f.pad(core::str::from_utf8(text).unwrap_or_default())
}

/// More than any text of ours: an error with the codes of two currencies has some 70 bytes.
const SIZE: usize = 128;

struct Buffer {
    bytes: [u8; SIZE],
    length: usize,
}

impl Write for Buffer {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for byte in text.bytes() {
            *self.bytes.get_mut(self.length).ok_or(fmt::Error)? = byte;
            self.length += 1;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::{format, string::String};

    use super::*;

    /// Written in pieces, one of them beyond ASCII.
    struct Pieces;

    impl fmt::Display for Pieces {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            pad(f, format_args!("{}\u{20ac} {}", "", 15.7))
        }
    }

    #[test]
    fn pieces_are_written_as_one_text_is() {
        let text = "\u{20ac} 15.7";
        let pairs: [(String, String); 9] = [
            (format!("[{Pieces}]"), format!("[{text}]")),
            (format!("[{Pieces:9}]"), format!("[{text:9}]")),
            (format!("[{Pieces:<9}]"), format!("[{text:<9}]")),
            (format!("[{Pieces:>9}]"), format!("[{text:>9}]")),
            (format!("[{Pieces:\u{b7}^9}]"), format!("[{text:\u{b7}^9}]")),
            (format!("[{Pieces:3}]"), format!("[{text:3}]")),
            (format!("[{Pieces:.3}]"), format!("[{text:.3}]")),
            (format!("[{Pieces:>5.3}]"), format!("[{text:>5.3}]")),
            (format!("[{Pieces:.0}]"), format!("[{text:.0}]")),
        ];
        for (shown, expected) in pairs {
            assert_eq!(shown, expected);
        }
    }
}
