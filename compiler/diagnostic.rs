//! What is wrong with the data, and where: `file:line:column: message; help: ...`.

use std::cell::OnceCell;
use std::fmt;

/// One data file: its path as messages show it, its bytes, and whose data it is.
pub struct SourceFile {
    pub path: String,
    pub bytes: Vec<u8>,
    pub origin: crate::shared::vocabulary::Origin,
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
        write!(f, "{}:{}:{}: {}", self.path, self.line, self.column, self.message)
    }
}

/// `unknown status "anounced"; help: did you mean "announced"?`, or what else would help.
pub fn unknown(what: &str, given: &str, near: Option<&str>, otherwise: impl FnOnce() -> String) -> String {
    match near {
        Some(near) => format!("unknown {what} {given:?}; help: did you mean {near:?}?"),
        None => format!("unknown {what} {given:?}; help: {}", otherwise()),
    }
}

/// A number as the data files write it: `1_500_000_000`.
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

/// What some editors put before the first character of a file: it takes no column.
pub const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// Collects the mistakes of one build, each at its place.
pub struct Diagnostics<'a> {
    files: &'a [SourceFile],
    /// Where the lines of each file begin, found out when first asked for.
    line_starts: Vec<OnceCell<Vec<usize>>>,
    found: Vec<(Location, String)>,
}

impl<'a> Diagnostics<'a> {
    pub fn new(files: &'a [SourceFile]) -> Self {
        let line_starts = files.iter().map(|_| OnceCell::new()).collect();
        Self { files, line_starts, found: Vec::new() }
    }

    pub fn add(&mut self, at: Location, message: impl Into<String>) {
        self.found.push((at, message.into()));
    }

    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    pub fn len(&self) -> usize {
        self.found.len()
    }

    /// `path:line` of a place, to point at from the message of another.
    pub fn place(&self, at: Location) -> String {
        let (path, line, _) = self.resolve(at);
        format!("{path}:{line}")
    }

    /// Everything found, sorted by place, each once.
    pub fn finish(mut self) -> Vec<Diagnostic> {
        let found = std::mem::take(&mut self.found);
        let mut diagnostics: Vec<_> = found
            .into_iter()
            .map(|(at, message)| {
                let (path, line, column) = self.resolve(at);
                Diagnostic { path, line, column, message }
            })
            .collect();
        diagnostics.sort();
        diagnostics.dedup();
        diagnostics
    }

    /// Lines and columns count from one; columns count characters, as editors do.
    fn resolve(&self, at: Location) -> (String, usize, usize) {
        let (Some(file), Some(line_starts)) = (self.files.get(at.file), self.line_starts.get(at.file)) else {
            return (String::from("data"), 1, 1);
        };
        let line_starts = line_starts.get_or_init(|| line_starts_of(&file.bytes));
        let line = line_starts.partition_point(|&start| start <= at.offset);
        let start = line.checked_sub(1).and_then(|before| line_starts.get(before)).copied().unwrap_or(0);
        let before = file.bytes.get(start..at.offset).unwrap_or_default();
        (file.path.clone(), line.max(1), String::from_utf8_lossy(before).chars().count() + 1)
    }
}

fn line_starts_of(bytes: &[u8]) -> Vec<usize> {
    let first = if bytes.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len() } else { 0 };
    let newlines = bytes.iter().enumerate().filter(|&(_, &byte)| byte == b'\n');
    std::iter::once(first).chain(newlines.map(|(offset, _)| offset + 1)).collect()
}
