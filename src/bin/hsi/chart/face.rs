//! Type: the faces a chart is set in, and how wide a text will be.
//!
//! A picture cannot ask a browser for the width of a text, so it is reckoned from the advance widths
//! that Helvetica, Arial and Liberation Sans share.

/// A size and weight of type. The style sheet is made from these.
#[derive(Clone, Copy)]
pub struct Face {
    pub class: &'static str,
    pub size: f64,
    pub bold: bool,
    /// From one baseline to the next.
    pub leading: f64,
}

pub const TITLE: Face = Face { class: "title", size: 20.0, bold: true, leading: 25.0 };
pub const LEAD: Face = Face { class: "lead", size: 13.0, bold: false, leading: 17.0 };
pub const HEAD: Face = Face { class: "head", size: 13.0, bold: true, leading: 17.0 };
pub const STRONG: Face = Face { class: "strong", size: 12.0, bold: true, leading: 15.0 };
pub const LABEL: Face = Face { class: "label", size: 12.0, bold: false, leading: 15.0 };
pub const SMALL: Face = Face { class: "small", size: 11.0, bold: false, leading: 14.0 };
pub const ALL: [Face; 6] = [TITLE, LEAD, HEAD, STRONG, LABEL, SMALL];

/// In thousandths of the size, from the space to the tilde.
const ADVANCES: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556,
    556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278,
    500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469,
    556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500,
    278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

/// Letters with accents and whatever else is not ASCII: rather too wide than too narrow.
const OTHER: u16 = 667;

/// Bold is a little wider.
const BOLD: f64 = 1.08;

impl Face {
    pub fn width(self, text: &str) -> f64 {
        let advance = |letter: char| {
            let place = (letter as usize).checked_sub(' ' as usize);
            place.and_then(|place| ADVANCES.get(place)).copied().unwrap_or(OTHER)
        };
        let thousandths: u32 = text.chars().map(|letter| u32::from(advance(letter))).sum();
        f64::from(thousandths) / 1000.0 * self.size * if self.bold { BOLD } else { 1.0 }
    }

    /// The text in lines that fit the width; a word that is wider has a line to itself. A
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
