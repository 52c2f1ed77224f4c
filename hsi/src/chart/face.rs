//! Type: the faces a chart is set in, and how wide a text will be.
//!
//! A picture cannot ask a browser for the width of a text, so it is reckoned from advance widths: those of
//! `DejaVu` Sans, the widest of the faces that a reader without Helvetica, Arial or Liberation Sans is
//! likely to have, so that no text is cut off.

/// A size and weight of type. The style sheet is made from these.
#[derive(Clone, Copy)]
pub struct Face {
    pub class: &'static str,
    pub size: f64,
    pub bold: bool,
    /// From one baseline to the next.
    pub leading: f64,
}

pub const TITLE: Face = Face {
    class: "title",
    size: 20.0,
    bold: true,
    leading: 25.0,
};
pub const LEAD: Face = Face {
    class: "lead",
    size: 13.0,
    bold: false,
    leading: 17.0,
};
pub const HEAD: Face = Face {
    class: "head",
    size: 13.0,
    bold: true,
    leading: 17.0,
};
pub const STRONG: Face = Face {
    class: "strong",
    size: 12.0,
    bold: true,
    leading: 15.0,
};
pub const LABEL: Face = Face {
    class: "label",
    size: 12.0,
    bold: false,
    leading: 15.0,
};
pub const SMALL: Face = Face {
    class: "small",
    size: 11.0,
    bold: false,
    leading: 14.0,
};
pub const ALL: [Face; 6] = [TITLE, LEAD, HEAD, STRONG, LABEL, SMALL];

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

impl Face {
    pub fn width(self, text: &str) -> f64 {
        let advance = |letter: char| {
            let place = (letter as usize).checked_sub(' ' as usize);
            place
                .and_then(|place| ADVANCES.get(place))
                .copied()
                .unwrap_or(OTHER)
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
