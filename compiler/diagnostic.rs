//! What is wrong with the data, and where: `file:line:column: message; help: ...`.

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

/// `unknown status "anounced"; help: did you mean "announced"?`, or what else would help.
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

/// The path of a mistake that is in no file, as where there is none.
const NOWHERE: &str = "data";

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
        Self {
            files,
            line_starts,
            found: Vec::new(),
        }
    }

    pub fn add(&mut self, at: Location, message: impl Into<String>) {
        let mut message = message.into();
        // Cargo reads line by line, and a message quotes what somebody wrote.
        if message.contains(char::is_control) {
            let visible = |c: char| {
                if c.is_control() {
                    c.escape_default().to_string()
                } else {
                    c.to_string()
                }
            };
            message = message.chars().map(visible).collect();
        }
        self.found.push((at, message));
    }

    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// Looks for what was meant, while that can help: among very many mistakes it takes long, for nobody.
    pub fn nearest<'n>(
        &self,
        given: &str,
        candidates: impl Iterator<Item = &'n str>,
    ) -> Option<&'n str> {
        const HELPED: usize = 100;
        if self.len() < HELPED {
            nearest(given, candidates)
        } else {
            None
        }
    }

    pub fn len(&self) -> usize {
        self.found.len()
    }

    /// `path:line` of a place, to point at from the message of another.
    pub fn place(&self, at: Location) -> String {
        match self.files.get(at.file) {
            Some(file) => format!("{}:{}", file.path, self.line(at).0),
            None => String::from(NOWHERE),
        }
    }

    /// Everything found, sorted by place, each once.
    pub fn finish(mut self) -> Vec<Diagnostic> {
        let mut found = std::mem::take(&mut self.found);
        found.sort_unstable();
        let mut diagnostics = Vec::with_capacity(found.len());
        // Counted on from the place before: a file may be one line with a mistake in every word.
        let mut before = (
            Location {
                file: usize::MAX,
                offset: 0,
            },
            0,
            0,
        );
        for (at, message) in found {
            let path = self
                .files
                .get(at.file)
                .map_or(NOWHERE, |file| file.path.as_str())
                .to_owned();
            let (line, start) = self.line(at);
            let (from, column) = match before {
                (place, of, column) if place.file == at.file && of == line => {
                    (place.offset, column)
                }
                _ => (start, 1),
            };
            let column = column + self.characters(at.file, from..at.offset);
            before = (at, line, column);
            diagnostics.push(Diagnostic {
                path,
                line,
                column,
                message,
            });
        }
        diagnostics.sort_unstable();
        diagnostics.dedup();
        diagnostics
    }

    /// The number of the line that a place is in, and where that line begins. Lines count from one.
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

    /// Columns count characters, as editors do.
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
