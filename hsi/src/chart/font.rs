//! The fonts of a chart, and estimates of how wide a text is in them.
//!
//! A picture cannot ask a browser for the width of a text. It is estimated from the advance widths
//! of `DejaVu` Sans, the widest of the fonts that a reader without Helvetica, Arial or Liberation
//! Sans is likely to have, so that no text is cut off. Signs of East Asia are as wide as they are
//! high.

use unicode_width::UnicodeWidthChar;

/// A size and weight of type.
#[derive(Clone, Copy)]
pub struct Font {
    pub class: &'static str,
    pub size: f64,
    pub bold: bool,
    /// From one baseline to the next.
    pub leading: f64,
}

pub const TITLE: Font = Font::new("title", 20.0, true, 25.0);
pub const LEAD: Font = Font::new("lead", 13.0, false, 17.0);
pub const HEAD: Font = Font::new("head", 13.0, true, 17.0);
pub const STRONG: Font = Font::new("strong", 12.0, true, 15.0);
pub const LABEL: Font = Font::new("label", 12.0, false, 15.0);
pub const SMALL: Font = Font::new("small", 11.0, false, 14.0);
pub const ALL: [Font; 6] = [TITLE, LEAD, HEAD, STRONG, LABEL, SMALL];

/// The fonts of a picture, the first choice first.
pub const FAMILIES: [&str; 5] = [
    "Helvetica Neue",
    "Helvetica",
    "Arial",
    "Liberation Sans",
    "DejaVu Sans",
];

/// A font, on which side of its point a text is, and a class for its colour.
#[derive(Clone, Copy)]
pub struct Lettering<'a> {
    pub font: Font,
    pub anchor: Anchor,
    pub class: &'a str,
}

#[derive(Clone, Copy)]
pub enum Anchor {
    Start,
    Middle,
    End,
}

/// In thousandths of the size, from the space to the tilde.
const ADVANCES: [u16; 95] = [
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636,
    636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632,
    575, 775, 752, 295, 295, 656, 557, 863, 748, 787, 603, 787, 695, 635, 611, 732, 684, 989, 685,
    611, 685, 390, 337, 390, 838, 500, 500, 613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579,
    278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838,
];

/// Letters with accents and whatever else is not ASCII: rather too wide than too narrow.
const OTHER: u16 = 790;

/// Signs that are as wide as they are high.
const WIDE: u16 = 1000;

/// Bold is a little wider.
const BOLD: f64 = 1.12;

impl Font {
    const fn new(class: &'static str, size: f64, bold: bool, leading: f64) -> Self {
        Self {
            class,
            size,
            bold,
            leading,
        }
    }

    pub const fn start(self, class: &str) -> Lettering<'_> {
        self.at(Anchor::Start, class)
    }

    pub const fn middle(self, class: &str) -> Lettering<'_> {
        self.at(Anchor::Middle, class)
    }

    pub const fn end(self, class: &str) -> Lettering<'_> {
        self.at(Anchor::End, class)
    }

    const fn at(self, anchor: Anchor, class: &str) -> Lettering<'_> {
        Lettering {
            font: self,
            anchor,
            class,
        }
    }

    pub fn width(self, text: &str) -> f64 {
        let mut thousandths = 0;
        for letter in text.chars() {
            let index = (letter as usize).checked_sub(' ' as usize);
            let advance = index.and_then(|index| ADVANCES.get(index));
            let other = if is_wide(letter) { WIDE } else { OTHER };
            thousandths += u32::from(*advance.unwrap_or(&other));
        }
        let width = f64::from(thousandths) / 1000.0 * self.size;
        if self.bold { width * BOLD } else { width }
    }

    /// Returns the width of the widest of the texts.
    pub fn widest(self, texts: impl Iterator<Item: AsRef<str>>) -> f64 {
        let widths = texts.map(|text| self.width(text.as_ref()));
        widths.fold(0.0, f64::max)
    }

    /// Breaks a text into lines that fit the width. Words part at spaces, and anywhere beside a sign
    /// of East Asia; a no-break space parts none. A word that is wider than a line is cut.
    pub fn wrap(self, text: &str, width: f64) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        let mut line = String::new();
        for piece in pieces(text) {
            if self.width(&line) + self.width(piece.trim_end()) > width && !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            for letter in piece.chars() {
                if self.width(&line) + self.width(letter.encode_utf8(&mut [0; 4])) > width {
                    lines.push(std::mem::take(&mut line));
                }
                line.push(letter);
            }
        }
        lines.push(line);
        for line in &mut lines {
            *line = line.trim_matches(' ').to_owned();
        }
        lines.retain(|line| !line.is_empty());
        lines
    }
}

/// Returns whether a sign is as wide as it is high.
fn is_wide(letter: char) -> bool {
    UnicodeWidthChar::width(letter) == Some(2)
}

/// Returns the pieces of a text between which a line may end, each with the spaces that follow it.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut last = None;
    for (at, letter) in text.char_indices() {
        let parts = match last {
            None => false,
            Some(' ') => letter != ' ',
            Some(last) => is_wide(last) || is_wide(letter) && letter != ' ',
        };
        if parts {
            pieces.push(&text[start..at]);
            start = at;
        }
        last = Some(letter);
    }
    pieces.push(&text[start..]);
    pieces
}

#[cfg(test)]
mod tests {
    use super::{LABEL, SMALL};

    #[test]
    fn lines_part_at_spaces() {
        assert_eq!(LABEL.wrap("one two", 1000.0), ["one two"]);
        assert_eq!(LABEL.wrap("one two", 30.0), ["one", "two"]);
        assert_eq!(LABEL.wrap("one\u{a0}two", 70.0), ["one\u{a0}two"]);
        assert!(LABEL.wrap("", 10.0).is_empty());
    }

    #[test]
    fn what_has_no_spaces_parts_too() {
        let lines = SMALL.wrap("千葉県印西市のデータセンター群", 50.0);
        assert!(lines.len() > 2, "{lines:?}");
        for line in lines
            .iter()
            .chain(&LABEL.wrap("Donaudampfschifffahrt", 40.0))
        {
            assert!(SMALL.width(line) <= 50.0, "{line}");
        }
        assert_eq!(lines.concat(), "千葉県印西市のデータセンター群");
    }
}
