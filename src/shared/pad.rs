//! Width, alignment, fill and precision for text forms that are written in pieces.
//!
//! `Formatter::pad` needs the whole text as one `str`, and there is no heap to put it together on: what is written
//! is counted first. Nothing here may allocate or panic, and nothing here knows what it writes.

use core::fmt::{self, Alignment, Write};

/// Writes a text as the formatter asks for it, in the way a `str` is written: aligned to the left unless
/// asked otherwise, and cut to the precision.
pub fn pad(f: &mut fmt::Formatter<'_>, text: fmt::Arguments<'_>) -> fmt::Result {
    let most = f.precision();
    write(f, text, most)
}

/// Writes a text with the width, alignment and fill that the formatter asks for. The precision is its own affair.
pub fn align(f: &mut fmt::Formatter<'_>, text: fmt::Arguments<'_>) -> fmt::Result {
    write(f, text, None)
}

/// [`pad`], for a text that is written step by step.
pub fn pad_with(
    f: &mut fmt::Formatter<'_>,
    write: impl Fn(&mut fmt::Formatter<'_>) -> fmt::Result,
) -> fmt::Result {
    pad(f, format_args!("{}", Steps(write)))
}

/// [`align`], for a text that is written step by step.
pub fn align_with(
    f: &mut fmt::Formatter<'_>,
    write: impl Fn(&mut fmt::Formatter<'_>) -> fmt::Result,
) -> fmt::Result {
    align(f, format_args!("{}", Steps(write)))
}

struct Steps<F>(F);

impl<F: Fn(&mut fmt::Formatter<'_>) -> fmt::Result> fmt::Display for Steps<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0(f)
    }
}

/// Writes the text twice where a width is asked for: once to count its characters.
fn write(f: &mut fmt::Formatter<'_>, text: fmt::Arguments<'_>, most: Option<usize>) -> fmt::Result {
    let mut missing = 0;
    if let Some(width) = f.width() {
        let mut count = Count(0);
        count.write_fmt(text)?;
        missing = width.saturating_sub(count.0.min(most.unwrap_or(usize::MAX)));
    }
    let before = match f.align() {
        Some(Alignment::Right) => missing,
        Some(Alignment::Center) => missing / 2,
        Some(Alignment::Left) | None => 0,
    };
    fill(f, before)?;
    match most {
        None => f.write_fmt(text)?,
        Some(left) => Cut { f, left }.write_fmt(text)?,
    }
    fill(f, missing - before)
}

fn fill(f: &mut fmt::Formatter<'_>, count: usize) -> fmt::Result {
    (0..count).try_for_each(|_| f.write_char(f.fill()))
}

/// Counts characters.
struct Count(usize);

impl Write for Count {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0 += text.chars().count();
        Ok(())
    }
}

/// Passes on so many characters, and no more.
struct Cut<'f, 'b> {
    f: &'f mut fmt::Formatter<'b>,
    left: usize,
}

impl Write for Cut<'_, '_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let mut characters = text.char_indices().map(|(place, _)| place);
        let end = characters.nth(self.left).unwrap_or(text.len());
        let written = text.get(..end).unwrap_or(text);
        self.left = self.left.saturating_sub(written.chars().count());
        self.f.write_str(written)
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

    /// A text of any length, whose precision is its own.
    struct Number;

    impl fmt::Display for Number {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            let places = f.precision().unwrap_or(0);
            align(f, format_args!("{:.places$}", 15.75))
        }
    }

    #[test]
    fn a_precision_may_be_the_texts_own() {
        assert_eq!(format!("[{Number:6.1}]"), "[15.8  ]");
        assert_eq!(format!("[{Number:>8.3}]"), "[  15.750]");
        assert_eq!(format!("[{Number:*^7}]"), "[**16***]");
        assert_eq!(format!("[{Number:.400}]").len(), 2 + 3 + 400);
        assert_eq!(format!("[{Number:>500.400}]").len(), 2 + 500);
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
