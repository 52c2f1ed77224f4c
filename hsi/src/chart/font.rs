//! The fonts of a chart, and estimates of how wide a text is in them.
//!
//! A picture cannot ask a browser for the width of a text. It is estimated from the advance widths
//! of `DejaVu` Sans, the widest of the fonts that a reader without Helvetica, Arial or Liberation
//! Sans is likely to have, so that no text is cut off.

/// A size and weight of type. The style sheet is made from these.
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
            thousandths += u32::from(*advance.unwrap_or(&OTHER));
        }
        let width = f64::from(thousandths) / 1000.0 * self.size;
        if self.bold { width * BOLD } else { width }
    }

    /// Returns the width of the widest of the texts.
    pub fn widest(self, texts: impl Iterator<Item: AsRef<str>>) -> f64 {
        let widths = texts.map(|text| self.width(text.as_ref()));
        widths.fold(0.0, f64::max)
    }

    /// Breaks a text into lines that fit the width; a word that is wider has a line to itself. A
    /// no-break space does not part words.
    pub fn wrap(self, text: &str, width: f64) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for word in text.split(' ').filter(|word| !word.is_empty()) {
            match lines.last_mut() {
                Some(line) if self.width(line) + self.width(" ") + self.width(word) <= width => {
                    line.push(' ');
                    line.push_str(word);
                }
                _ => lines.push(word.into()),
            }
        }
        lines
    }
}
