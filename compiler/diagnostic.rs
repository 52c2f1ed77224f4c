//! The mistakes in the data, each at its place: `file:line:column: message; help: ...`.

use std::cell::OnceCell;
use std::fmt;
use std::ops::Range;

use crate::shared::nearest::nearest;
use crate::shared::vocabulary::Origin;

/// One data file: its path as messages show it, its bytes, and whose data it is.
pub struct SourceFile {
    pub path: String,
    pub bytes: Vec<u8>,
    pub origin: Origin,
}

/// A place in a data file: the file's position in the input, and the byte offset in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Location {
    pub file: usize,
    pub offset: usize,
}

/// A value and where it stands.
#[derive(Clone, Debug)]
pub struct Located<T> {
    pub value: T,
    pub at: Location,
}

impl<T> Located<T> {
    pub fn new(value: T, at: Location) -> Self {
        Self { value, at }
    }
}

/// One mistake in the data.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    pub path: String,
    pub line: usize,
    pub column: usize,
    pub message: String,
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}:{}:{}: {}",
            self.path, self.line, self.column, self.message
        )
    }
}

/// Returns `unknown status "anounced"; help: did you mean "announced"?`, or what else would help.
pub fn unknown(
    what: &str,
    given: &str,
    near: Option<&str>,
    otherwise: &dyn Fn() -> String,
) -> String {
    match near {
        Some(near) => format!("unknown {what} {given:?}; help: did you mean {near:?}?"),
        None => format!("unknown {what} {given:?}; help: {}", otherwise()),
    }
}

/// Returns a number as the data files write it: `1_500_000_000`.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (digit, left) in digits.chars().zip((0..digits.len()).rev()) {
        out.push(digit);
        if left % 3 == 0 && left > 0 {
            out.push('_');
        }
    }
    out
}

/// The path of a mistake that is in no file, because there is none.
const NOWHERE: &str = "data";

/// Some editors put this before the first character of a file. It takes no column.
pub const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// Collects the mistakes of one build, each at its place.
pub struct Diagnostics<'a> {
    files: &'a [SourceFile],
    /// Where the lines of each file begin, computed when first asked for.
    line_starts: Vec<OnceCell<Vec<usize>>>,
    found: Vec<(Location, String)>,
}

impl<'a> Diagnostics<'a> {
    pub fn new(files: &'a [SourceFile]) -> Self {
        let line_starts = files.iter().map(|_| OnceCell::new()).collect();
        Self {
            files,
            line_starts,
            found: Vec::new(),
        }
    }

    pub fn add(&mut self, at: Location, message: impl Into<String>) {
        let mut message = message.into();
        // Cargo reads line by line, and a message may quote control characters of a file.
        if message.contains(char::is_control) {
            let mut visible = String::with_capacity(message.len());
            for c in message.chars() {
                if c.is_control() {
                    visible.extend(c.escape_default());
                } else {
                    visible.push(c);
                }
            }
            message = visible;
        }
        self.found.push((at, message));
    }

    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// Returns whether the next mistake gets a suggestion. They stop after 100 mistakes: each of them scans
    /// all candidates.
    pub fn suggests(&self) -> bool {
        const MOST_WITH_SUGGESTIONS: usize = 100;
        self.len() < MOST_WITH_SUGGESTIONS
    }

    /// Returns the candidate that was probably meant.
    pub fn nearest<'n>(
        &self,
        given: &str,
        candidates: impl Iterator<Item = &'n str>,
    ) -> Option<&'n str> {
        if self.suggests() {
            nearest(given, candidates)
        } else {
            None
        }
    }

    pub fn len(&self) -> usize {
        self.found.len()
    }

    /// Returns `path:line` of a place, for the message of another.
    pub fn place(&self, at: Location) -> String {
        match self.files.get(at.file) {
            Some(file) => format!("{}:{}", file.path, self.line(at).0),
            None => String::from(NOWHERE),
        }
    }

    /// Returns everything found, sorted by place, each once.
    pub fn finish(mut self) -> Vec<Diagnostic> {
        let mut found = std::mem::take(&mut self.found);
        found.sort_unstable();
        let mut diagnostics = Vec::with_capacity(found.len());
        // The place before, its line and its column. On the same line, columns are counted on from there:
        // a file may be one line with a mistake in every word.
        let mut before = None;
        for (at, message) in found {
            let (line, start) = self.line(at);
            let (from, column) = match before {
                Some((Location { file, offset }, of, column)) if (file, of) == (at.file, line) => {
                    (offset, column)
                }
                _ => (start, 1),
            };
            let column = column + self.characters(at.file, from..at.offset);
            before = Some((at, line, column));
            let file = self.files.get(at.file);
            diagnostics.push(Diagnostic {
                path: file.map_or(NOWHERE, |file| &file.path).to_owned(),
                line,
                column,
                message,
            });
        }
        diagnostics.sort_unstable();
        diagnostics.dedup();
        diagnostics
    }

    /// Returns the number of the line that a place is in, counted from one, and where that line begins.
    fn line(&self, at: Location) -> (usize, usize) {
        let (Some(file), Some(starts)) = (self.files.get(at.file), self.line_starts.get(at.file))
        else {
            return (1, 0);
        };
        let starts = starts.get_or_init(|| line_starts_of(&file.bytes));
        let line = starts.partition_point(|&start| start <= at.offset);
        let start = line.checked_sub(1).and_then(|before| starts.get(before));
        (line.max(1), start.copied().unwrap_or(0))
    }

    /// Returns the number of characters in a range of bytes: columns count characters, as editors do.
    fn characters(&self, file: usize, range: Range<usize>) -> usize {
        let bytes = self
            .files
            .get(file)
            .and_then(|file| file.bytes.get(range))
            .unwrap_or_default();
        String::from_utf8_lossy(bytes).chars().count()
    }
}

fn line_starts_of(bytes: &[u8]) -> Vec<usize> {
    let first = if bytes.starts_with(BYTE_ORDER_MARK) {
        BYTE_ORDER_MARK.len()
    } else {
        0
    };
    let newlines = bytes.iter().enumerate().filter(|&(_, &byte)| byte == b'\n');
    std::iter::once(first)
        .chain(newlines.map(|(offset, _)| offset + 1))
        .collect()
}
