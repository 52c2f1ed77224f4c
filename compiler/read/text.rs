//! The form of texts: not empty, on one line, tidy, and not too long.

use crate::compiler::diagnostic::{Diagnostics, Located};

/// The most characters of a record's title, and of a source's, which others wrote.
pub const TITLE: usize = 120;
pub const SOURCE_TITLE: usize = 300;
/// The most characters of a note.
pub const NOTE: usize = 600;
/// The most characters of a URL.
pub const URL: usize = 2_000;
/// The most characters of any other text.
pub const TEXT: usize = 300;

/// Reports what is wrong with a text of so many characters at most.
pub fn check(name: &str, text: &Located<String>, most: usize, found: &mut Diagnostics) {
    let (at, text) = (text.at, text.value.as_str());
    if text.is_empty() {
        found.add(at, format!("{name} is empty"));
    }
    if let Some(control) = text.chars().find(|char| char.is_control()) {
        found.add(
            at,
            format!(
                "{name} holds the control character U+{:04X}",
                u32::from(control)
            ),
        );
    }
    if text.trim() != text {
        found.add(at, format!("{name} begins or ends with white space"));
    }
    let length = text.chars().count();
    if length > most {
        found.add(
            at,
            format!("{name} is {length} characters long; at most {most} fit"),
        );
    }
}

pub fn check_url(url: &Located<String>, found: &mut Diagnostics) {
    if !url.value.starts_with("https://") {
        found.add(url.at, "url must start with https://");
    }
    if url.value.trim().contains(char::is_whitespace) {
        found.add(url.at, "url must not contain white space");
    }
}
