//! One change to one file of the data: structure-aware, so that most mutants get past the parser.

use std::ops::Range;

use toml_span::Span;
use toml_span::value::{Table, ValueInner};

use super::random::Random;

type Place = Range<usize>;

/// Where the parts of a data file stand.
#[derive(Default)]
pub struct Parts {
    /// `[kind.id]` and what follows, up to the next header.
    records: Vec<Place>,
    /// `key = value`, also in inline tables.
    fields: Vec<Place>,
    keys: Vec<Place>,
    /// Values of fields and elements of lists, strings with their quotes.
    values: Vec<Place>,
    elements: Vec<Place>,
}

impl Parts {
    pub fn of(text: &str) -> Self {
        let mut parts = Self::default();
        let headers = text.match_indices("\n[").map(|(offset, _)| offset + 1);
        let starts: Vec<_> = headers.chain([text.len()]).collect();
        parts
            .records
            .extend(starts.windows(2).map(|pair| pair[0]..pair[1]));
        let mut root = toml_span::parse(text).expect("the real data is TOML");
        let ValueInner::Table(kinds) = root.take() else {
            unreachable!()
        };
        for (_, mut records) in kinds {
            let ValueInner::Table(records) = records.take() else {
                continue;
            };
            for (id, mut record) in records {
                parts.keys.push(id.span.start..id.span.end);
                match record.take() {
                    ValueInner::Table(table) => parts.table(text, table),
                    other => parts.value(text, quoted(text, record.span), other),
                }
            }
        }
        parts
    }

    fn table(&mut self, text: &str, table: Table) {
        for (key, mut value) in table {
            let span = quoted(text, value.span);
            self.keys.push(key.span.start..key.span.end);
            self.fields.push(key.span.start..span.end);
            self.value(text, span, value.take());
        }
    }

    fn value(&mut self, text: &str, span: Place, value: ValueInner) {
        self.values.push(span);
        match value {
            ValueInner::Table(table) => self.table(text, table),
            ValueInner::Array(values) => {
                for mut value in values {
                    let span = quoted(text, value.span);
                    self.elements.push(span.clone());
                    self.value(text, span, value.take());
                }
            }
            _ => {}
        }
    }
}

/// The parser's span of a string leaves out its quotes.
fn quoted(text: &str, span: Span) -> Place {
    let before = span
        .start
        .checked_sub(1)
        .and_then(|before| text.as_bytes().get(before));
    let quotes = usize::from(matches!(before, Some(b'"' | b'\'')));
    span.start - quotes..span.end + quotes
}

/// A file after its mutation.
pub struct Mutant {
    pub bytes: Vec<u8>,
    /// What was done, in words.
    pub what: String,
    /// What was there before and what is there now: what a message may speak of.
    pub touched: String,
}

/// The text of a file, and where its parts stand.
pub type File<'a> = (&'a str, &'a Parts);

/// Mutates a file; from `donor` comes what comes from elsewhere.
pub fn mutate(random: &mut Random, (text, parts): File, donor: File) -> Mutant {
    match random.below(16) {
        0 => whole(random, text),
        1 => truncated(random, text),
        2 => with_a_byte(random, text),
        _ => edited(random, text, parts, donor),
    }
}

/// Values that are of another type, or at the edge of what a type allows.
const STRANGERS: &[&str] = &[
    "0",
    "-1",
    "7",
    "1.5",
    "nan",
    "true",
    "[]",
    "{}",
    "[[]]",
    "[\"\"]",
    "[1, \"a\"]",
    "{ a = 1 }",
    "\"\"",
    "\" \"",
    "\"x\"",
    "\"é\"",
    "\"2024-02-30\"",
    "\"2024-05\"",
    "\"9999\"",
    "2024-01-01",
    "9007199254740991",
    "9007199254740992",
    "9223372036854775807",
    "9223372036854775808",
    "\"unquantified\"",
    "\"\\u0000\"",
    "\"\\n\"",
    "'aws'",
    "\"\"\"a\nb\"\"\"",
    "{ value = 1, currency = \"EUR\", qualifier = \"exact\" }",
    "{ start = 2020, end = 2019 }",
    "[{ date = \"2020\", status = \"announced\", source = \"x\" }]",
];

fn edited(random: &mut Random, text: &str, parts: &Parts, (donor, others): File) -> Mutant {
    let lists = [
        &parts.records,
        &parts.fields,
        &parts.values,
        &parts.elements,
    ];
    let theirs = [
        &others.records,
        &others.fields,
        &others.values,
        &others.elements,
    ];
    let mut kind = random.below(4);
    if lists[kind].is_empty() {
        kind = 0;
    }
    let separator = ["\n", "\n", " ", ", "][kind];
    let a = random.pick(lists[kind]).clone();
    let old = &text[a.clone()];
    let edit = |range: Place, new: String, what: &str| Mutant {
        bytes: [&text[..range.start], &new, &text[range.end..]]
            .concat()
            .into_bytes(),
        what: format!("{what}: {:?} became {new:?}", &text[range.clone()]),
        touched: format!("{} {new}", &text[range]),
    };
    match random.below(7) {
        0 => {
            // With the comma of an element, or of a field in an inline table.
            let comma = usize::from(text[a.end..].starts_with(','));
            edit(a.start..a.end + comma, String::new(), "drop")
        }
        1 => edit(a.clone(), format!("{old}{separator}{old}"), "duplicate"),
        2 => {
            let b = random.pick(lists[kind]).clone();
            let (a, b) = if a.start <= b.start { (a, b) } else { (b, a) };
            if b.start < a.end {
                return edit(a, String::from("0"), "retype");
            }
            let swapped = [&text[b.clone()], &text[a.end..b.start], &text[a.clone()]].concat();
            let mut mutant = edit(a.start..b.end, swapped, "swap");
            mutant.touched = format!("{} {}", &text[a], &text[b]);
            mutant
        }
        3 if !theirs[kind].is_empty() => edit(
            a,
            donor[random.pick(theirs[kind]).clone()].to_owned(),
            "transplant",
        ),
        4 => edit(
            random.pick(&parts.values).clone(),
            (*random.pick(STRANGERS)).to_owned(),
            "retype",
        ),
        5 => {
            let key = random.pick(&parts.keys).clone();
            let new = misspelt(random, &text[key.clone()]);
            edit(key, new, "rename")
        }
        _ => {
            let value = random.pick(&parts.values).clone();
            let new = misspelt(random, &text[value.clone()]);
            edit(value, new, "misspell")
        }
    }
}

/// A text with one slip of the hand in it.
fn misspelt(random: &mut Random, text: &str) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    if chars.is_empty() {
        return String::from("x");
    }
    let at = random.below(chars.len());
    match random.below(7) {
        0 => drop(chars.remove(at)),
        1 => chars.insert(at, chars[at]),
        2 => chars.swap(at, (at + 1) % text.chars().count()),
        3 => {
            chars[at] = *random.pick(&[
                'a', 'Z', '0', '9', '-', '_', '.', '"', '\\', '[', '=', 'ß', '\u{202e}',
            ]);
        }
        4 => chars[at] = chars[at].to_uppercase().next().unwrap_or('A'),
        5 => chars.truncate(at),
        _ => chars.extend(chars.clone()),
    }
    chars.into_iter().collect()
}

/// The file in another encoding, or with other line ends.
fn whole(random: &mut Random, text: &str) -> Mutant {
    let (what, bytes): (_, Vec<u8>) = match random.below(7) {
        0 => ("CRLF", text.replace('\n', "\r\n").into()),
        1 => ("byte order mark", format!("\u{feff}{text}").into()),
        2 => (
            "UTF-16",
            text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        ),
        3 => (
            "Latin-1",
            text.chars()
                .map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?'))
                .collect(),
        ),
        4 => ("old Macintosh", text.replace('\n', "\r").into()),
        5 => ("upper case", text.to_uppercase().into()),
        _ => ("twice", format!("{text}{text}").into()),
    };
    let touched = format!("{text} {}", String::from_utf8_lossy(&bytes));
    Mutant {
        bytes,
        what: what.to_owned(),
        touched,
    }
}

fn truncated(random: &mut Random, text: &str) -> Mutant {
    let (left, lost) = text.as_bytes().split_at(random.below(text.len()));
    let what = format!("truncate to {} bytes", left.len());
    Mutant {
        bytes: left.into(),
        what,
        touched: String::from_utf8_lossy(lost).into_owned(),
    }
}

/// A byte anywhere, which may break a character or make an invisible one.
fn with_a_byte(random: &mut Random, text: &str) -> Mutant {
    let (at, byte) = (random.below(text.len()), random.next() as u8);
    let mut bytes = text.as_bytes().to_vec();
    let old = std::mem::replace(&mut bytes[at], byte);
    let around = at.saturating_sub(80)..(at + 80).min(bytes.len());
    let touched = [&text.as_bytes()[around.clone()], b" ", &bytes[around]].concat();
    let what = format!("byte {at}: {old:#04x} became {byte:#04x}");
    Mutant {
        bytes,
        what,
        touched: String::from_utf8_lossy(&touched).into_owned(),
    }
}
