//! Generated Rust, laid out so that a person can review it.

use std::fmt::{Display, Write as _};

use crate::shared::layout::{LONG, NO_LETTER};

/// The most values of a line, and the most characters.
const MOST_VALUES: usize = 16;
const WIDTH: usize = 100;

const INDENT: &str = "    ";

#[derive(Default)]
pub struct Code {
    text: String,
    depth: usize,
    /// How many bytes the blobs of text have together.
    blob_bytes: usize,
}

impl Code {
    /// Writes a line at the present depth.
    pub fn line(&mut self, line: &str) {
        if !line.is_empty() {
            self.text.push_str(&INDENT.repeat(self.depth));
            self.text.push_str(line);
        }
        self.text.push('\n');
    }

    /// Writes the line that opens a block: what follows is indented.
    pub fn open(&mut self, line: &str) {
        self.line(line);
        self.depth += 1;
    }

    /// Writes the line that closes the block.
    pub fn close(&mut self, line: &str) {
        self.depth -= 1;
        self.line(line);
    }

    /// Writes values between two lines, as many to a line as fit.
    pub fn values(&mut self, open: &str, values: Vec<String>, close: &str) {
        let lines = wrapped(values);
        if lines.is_empty() {
            return self.line(&format!("{open}{close}"));
        }
        self.open(open);
        for line in lines {
            self.line(&line);
        }
        self.close(close);
    }

    /// Writes words and numbers as one literal between two lines.
    pub fn words(&mut self, open: &str, words: Vec<String>, close: &str) {
        let lines = spaced(words);
        if let [] | [_] = lines.as_slice() {
            let line = lines.concat();
            let line = if line.is_empty() { "\"\"," } else { &line };
            return self.line(&format!("{open}{}{close}", line.trim_end_matches(',')));
        }
        self.open(&format!("{open}concat!("));
        for line in lines {
            self.line(&line);
        }
        self.close(&format!("){close}"));
    }

    /// Writes where rows end, by their lengths: a byte each, or [`LONG`] and two.
    pub fn ends(&mut self, lengths: impl Iterator<Item = usize>, close: &str) {
        let mut bytes = Vec::new();
        for length in lengths {
            if length < usize::from(LONG) {
                bytes.push(length as u8);
            } else {
                bytes.extend([LONG, (length >> 8) as u8, length as u8]);
            }
        }
        self.bytes("ends: ends(", &bytes, close);
    }

    /// Writes bytes as one literal between two lines. Nobody reads those that are no letters: lengths of texts
    /// that stand below, places of a perfect hash, figures that a file of data holds.
    pub fn bytes(&mut self, open: &str, bytes: &[u8], close: &str) {
        self.open(&format!("{open}b\"\\"));
        for line in bytes.chunks(MOST_VALUES) {
            let mut escaped = String::new();
            for &byte in line {
                if byte.is_ascii_lowercase() || byte == NO_LETTER {
                    escaped.push(char::from(byte));
                } else {
                    let _ = write!(escaped, "\\x{byte:02x}");
                }
            }
            self.line(&format!("{escaped}\\"));
        }
        self.close(&format!("\"{close}"));
    }

    /// Writes the words and numbers of one row as a part of a literal, with its id as a comment.
    pub fn words_of_row(&mut self, id: &str, words: Vec<String>) {
        self.commented(spaced(words), id);
    }

    /// Writes the values of one row, with its id as a comment.
    pub fn row(&mut self, id: &str, values: Vec<String>) {
        self.commented(wrapped(values), id);
    }

    /// Writes lines, with a comment behind the last.
    fn commented(&mut self, mut lines: Vec<String>, comment: &str) {
        if let Some(last) = lines.pop() {
            lines.push(format!("{last} // {comment}"));
        }
        for line in lines {
            self.line(&line);
        }
    }

    /// Writes where each text ends in a blob, and the blob, each text with a comment.
    pub fn blob(&mut self, texts: &[(&str, String)]) {
        let lengths = texts.iter().map(|(text, _)| text.len());
        self.blob_bytes += lengths.clone().sum::<usize>();
        let close = format!("); {},", texts.len() + 1);
        self.ends(lengths, &close);
        let texts: Vec<_> = texts.iter().filter(|(text, _)| !text.is_empty()).collect();
        match texts.as_slice() {
            [] => self.line("blob: \"\","),
            [(text, comment)] => {
                self.line(&format!("blob: {}, // {comment}", literal(text)));
            }
            texts => {
                self.open("blob: concat!(");
                for (text, comment) in texts {
                    self.line(&format!("{}, // {comment}", literal(text)));
                }
                self.close("),");
            }
        }
    }

    /// Writes texts of one length as one literal, as many to a line as fit.
    pub fn joined<'t>(&mut self, texts: impl Iterator<Item = &'t str>) {
        let texts: Vec<_> = texts.collect();
        let width = texts.first().map_or(0, |text| text.len());
        self.line(&format!("width: {width},"));
        self.open("blob: concat!(");
        for line in texts.chunks(MOST_VALUES) {
            self.line(&format!("{},", literal(&line.concat())));
            self.blob_bytes += width * line.len();
        }
        self.close("),");
    }

    /// Writes documentation, line by line in one literal: Rust leaves out a line break after a backslash,
    /// and the white space after it. So no line of the text may begin with any.
    pub fn doc(&mut self, text: &str) {
        let text = self.doc_text(text);
        self.line(&format!("#[doc = \"{text}\"]"));
    }

    /// Writes the documentation of a row as an arm of a macro.
    pub fn page(&mut self, row: usize, text: &str) {
        let text = self.doc_text(text);
        self.line(&format!("({row}) => {{ \"{text}\" }};"));
    }

    fn doc_text(&self, text: &str) -> String {
        let lines: Vec<_> = text.split('\n').map(escaped).collect();
        lines.join(&format!("\\n\\\n{}", INDENT.repeat(self.depth)))
    }

    pub const fn blob_bytes(&self) -> usize {
        self.blob_bytes
    }

    pub fn as_str(&self) -> &str {
        &self.text
    }
}

/// Returns values as they are written. What follows works on texts alone: a dependent's build compiles every copy
/// that another type of values would need.
pub fn written<T: Display>(values: impl Iterator<Item = T>) -> Vec<String> {
    let mut texts = Vec::new();
    for value in values {
        texts.push(value.to_string());
    }
    texts
}

/// Returns values, each with a comma, as lines.
fn wrapped(values: Vec<String>) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut count = MOST_VALUES;
    for mut value in values {
        value.push(',');
        match lines.last_mut() {
            Some(line) if count < MOST_VALUES && line.len() + value.len() < WIDTH => {
                line.push(' ');
                line.push_str(&value);
                count += 1;
            }
            _ => {
                lines.push(value);
                count = 1;
            }
        }
    }
    lines
}

/// Returns words and numbers as lines of literals, with a blank behind each.
fn spaced(words: Vec<String>) -> Vec<String> {
    let mut lines = wrapped(words);
    for line in &mut lines {
        *line = format!("\"{} \",", line.replace(',', ""));
    }
    lines
}

/// Returns a Rust string literal.
fn literal(text: &str) -> String {
    format!("\"{}\"", escaped(text))
}

/// Returns what stands in a literal for a text. Letters beyond ASCII stay as they are, so that the tables
/// can be read.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            // Invisible and bidirectional control characters.
            c if c.is_control() || ('\u{200b}'..='\u{206f}').contains(&c) || c == '\u{feff}' => {
                out.extend(c.escape_unicode());
            }
            c => out.push(c),
        }
    }
    out
}
