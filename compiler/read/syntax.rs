//! Parses the files as TOML, and explains mistakes in it. Two kinds of file are none.

use toml_span::value::Value;
use toml_span::{ErrorKind, Span};

use super::reference;
use crate::compiler::diagnostic::{Diagnostics, Location, SourceFile, grouped};
use crate::shared::vocabulary::Origin;

/// No data file is near this size: a larger one is there by mistake.
const MOST_BYTES: usize = 4 << 20;

/// A file that parsed.
pub struct Document<'a> {
    pub file: usize,
    pub origin: Origin,
    pub text: &'a str,
    pub content: Content<'a>,
}

pub enum Content<'a> {
    /// Tables of records, in TOML.
    Records(Value<'a>),
    /// `ids.lock`: one `kind.id` a line.
    Published,
    /// `reference-rates.csv`.
    ReferenceRates,
}

/// Parses every file. A file with a mistake is not among the documents.
pub fn parse<'a>(files: &'a [SourceFile], found: &mut Diagnostics) -> Vec<Document<'a>> {
    let mut documents = Vec::new();
    for (number, file) in files.iter().enumerate() {
        match parse_file(file) {
            Ok((text, content)) => {
                documents.push(Document {
                    file: number,
                    origin: file.origin,
                    text,
                    content,
                });
            }
            Err(mistake) => {
                let at = |offset| Location {
                    file: number,
                    offset,
                };
                let message = match mistake.first {
                    Some(first) => format!(
                        "{}; help: first at {}",
                        mistake.message,
                        found.place(at(first))
                    ),
                    None => mistake.message,
                };
                found.add(at(mistake.offset), message);
            }
        }
    }
    documents
}

struct Mistake {
    offset: usize,
    message: String,
    /// The first place, if the mistake is that something is there twice.
    first: Option<usize>,
}

fn parse_file(file: &SourceFile) -> Result<(&str, Content<'_>), Mistake> {
    let mistake = |offset, message| Mistake {
        offset,
        message,
        first: None,
    };
    let size = file.bytes.len();
    if size > MOST_BYTES {
        let (size, most) = (grouped(size as u64), grouped(MOST_BYTES as u64));
        return Err(mistake(
            0,
            format!("the file is {size} bytes long; at most {most} are read"),
        ));
    }
    let text = std::str::from_utf8(&file.bytes).map_err(|error| {
        let byte = file.bytes.get(error.valid_up_to()).copied().unwrap_or(0);
        mistake(
            error.valid_up_to(),
            format!("the byte 0x{byte:02X} is not UTF-8"),
        )
    })?;
    if file.path.ends_with("ids.lock") {
        return Ok((text, Content::Published));
    }
    if file.path.ends_with(reference::FILE) {
        return Ok((text, Content::ReferenceRates));
    }
    match toml_span::parse(text) {
        Ok(value) => Ok((text, Content::Records(value))),
        Err(error) => {
            let (message, first) = explain(&error.kind, &error);
            Err(Mistake {
                offset: error.span.start,
                message,
                first: first.map(|span| span.start),
            })
        }
    }
}

/// Returns a mistake in the TOML in the words of somebody who writes data, and the first place of what is
/// there twice.
fn explain(kind: &ErrorKind, error: &toml_span::Error) -> (String, Option<Span>) {
    let message = match kind {
        ErrorKind::DuplicateTable { name, first } => {
            return (format!("table {name:?} is defined twice"), Some(*first));
        }
        ErrorKind::DuplicateKey { key, first } => {
            return (format!("{key:?} is given twice"), Some(*first));
        }
        ErrorKind::DottedKeyInvalidType { first } => {
            return (
                String::from("a dotted key leads into what is not a table"),
                Some(*first),
            );
        }
        ErrorKind::UnexpectedEof => String::from("the file ends where a value is expected"),
        ErrorKind::InvalidCharInString('\n') | ErrorKind::UnterminatedString => {
            String::from("the string does not end; help: close it with the quote that opens it")
        }
        ErrorKind::InvalidCharInString(char) => {
            format!(
                "the string holds {}; help: control characters are not allowed",
                quoted(*char)
            )
        }
        ErrorKind::InvalidEscape(char) => {
            format!(
                "unknown escape of {} in a string; help: write a backslash as \\\\",
                quoted(*char)
            )
        }
        ErrorKind::InvalidHexEscape(char) => {
            format!("{} is not a hexadecimal digit", quoted(*char))
        }
        ErrorKind::InvalidEscapeValue(value) => format!("the escape {value:#X} is not a character"),
        ErrorKind::Unexpected(char) => format!("unexpected {}", quoted(*char)),
        ErrorKind::InvalidNumber => {
            String::from("not a number; help: write amounts as 1_500_000_000, and dates in quotes")
        }
        ErrorKind::UnquotedString => String::from("not a value; help: write text in double quotes"),
        // The parser's own words are good for the rest: `expected a newline, found a comma`.
        _ => error.to_string(),
    };
    (message, None)
}

/// Returns a character as messages show it: in double quotes, and visible.
fn quoted(char: char) -> String {
    format!("{:?}", char.to_string())
}
