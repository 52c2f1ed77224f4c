//! The form of texts: not empty, on one line, tidy, not too long, and without a character that a reader
//! cannot see.

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
    if let Some(refused) = refused(text) {
        found.add(at, format!("{name} holds the {refused}"));
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

/// Returns the first character of a text that no text may hold, in words.
pub fn refused(text: &str) -> Option<String> {
    let words = |c: char| {
        let (kind, help) = match c {
            c if c.is_control() => ("control character", ""),
            '\u{061c}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}' => ("bidirectional control character", ""),
            c if is_combining(c) => (
                "combining character",
                "; help: write the letter with its accent as one character",
            ),
            c if c.is_whitespace() && c != ' ' => ("space", "; help: write an ordinary space"),
            c if is_invisible(c) => ("invisible character", ""),
            c if is_noncharacter(c) => ("noncharacter", ""),
            _ => return None,
        };
        Some(format!("{kind} U+{:04X}{help}", u32::from(c)))
    };
    text.chars().find_map(words)
}

/// Returns whether a character is a mark on the letter before it, of those that a letter with its mark as one
/// character stands for. The vowel signs of Indic, Thai or Hebrew writing are none.
const fn is_combining(c: char) -> bool {
    matches!(c,
        '\u{0300}'..='\u{036f}'
        | '\u{0483}'..='\u{0489}'
        | '\u{1ab0}'..='\u{1aff}'
        | '\u{1dc0}'..='\u{1dff}'
        | '\u{20d0}'..='\u{20ff}'
        | '\u{3099}'..='\u{309a}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{fe20}'..='\u{fe2f}'
        | '\u{e0100}'..='\u{e01ef}'
    )
}

/// Returns whether a character leaves nothing on the page (Unicode: default ignorable, format, filler).
const fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{00ad}'
        | '\u{115f}'..='\u{1160}'
        | '\u{17b4}'..='\u{17b5}'
        | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200d}'
        | '\u{2060}'..='\u{206f}'
        | '\u{2800}'
        | '\u{3164}'
        | '\u{feff}'
        | '\u{ffa0}'
        | '\u{fff0}'..='\u{fffb}'
        | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}'
    )
}

const fn is_noncharacter(c: char) -> bool {
    matches!(c, '\u{fdd0}'..='\u{fdef}') || c as u32 & 0xfffe == 0xfffe
}

/// Reports an address that no browser would open as it stands.
pub fn check_url(url: &Located<String>, found: &mut Diagnostics) {
    let Some(rest) = url.value.strip_prefix("https://") else {
        return found.add(url.at, "url must start with https://");
    };
    if url.value.trim().contains(char::is_whitespace) {
        return found.add(url.at, "url must not contain white space");
    }
    if let Some(other) = rest.chars().find(|&c| !is_of_a_url(c)) {
        let message = format!(
            "url holds {:?}; help: copy the address from a browser, which writes it with % and digits",
            other.to_string()
        );
        return found.add(url.at, message);
    }
    let escapes = rest.split('%').skip(1);
    if !escapes.map(str::as_bytes).all(starts_with_two_digits) {
        return found.add(
            url.at,
            "url holds a % without two hexadecimal digits after it",
        );
    }
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    if !is_host(authority.split(':').next().unwrap_or_default()) {
        found.add(
            url.at,
            "url has no host with a dot, such as www.example.com",
        );
    }
}

/// Returns whether RFC 3986 has a character at all, the percent sign included.
fn is_of_a_url(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-._~:/?#[]@!$&'()*+,;=%".contains(c)
}

fn starts_with_two_digits(text: &[u8]) -> bool {
    matches!(text, [a, b, ..] if a.is_ascii_hexdigit() && b.is_ascii_hexdigit())
}

/// Returns whether a name has two labels or more, each of letters, digits and inner hyphens.
fn is_host(name: &str) -> bool {
    let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    let is_label = |label: &str| {
        !label.is_empty()
            && label.bytes().all(is_allowed)
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    name.contains('.') && name.split('.').all(is_label)
}
