//! The data files read a second time, apart from the compiler: what the tests compare the library with.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use toml_span::value::{Table, Value, ValueInner};
use unicode_normalization::UnicodeNormalization as _;

/// One table `[kind.id]` of a data file.
pub struct Record {
    pub file: String,
    pub kind: String,
    pub id: String,
    /// Where the table stands in its file, in bytes.
    pub at: usize,
    value: Value<'static>,
}

impl Record {
    /// The value at a path such as `amount/currency`.
    pub fn get(&self, path: &str) -> Option<&Value<'static>> {
        self.value.pointer(&format!("/{path}"))
    }

    pub fn text(&self, path: &str) -> Option<&str> {
        self.get(path).and_then(Value::as_str)
    }

    pub fn number(&self, path: &str) -> Option<u64> {
        self.get(path)
            .and_then(Value::as_integer)
            .and_then(|number| u64::try_from(number).ok())
    }

    /// What the record states, by path: `amount/currency`, `history/0/date`. A list of texts is one value, with
    /// commas; what states nothing, an empty list, is left out.
    pub fn stated(&self) -> BTreeMap<String, String> {
        let mut stated = BTreeMap::new();
        flatten("", &self.value, &mut stated);
        stated
    }

    /// The texts of a list; none if there is no such key.
    pub fn list(&self, path: &str) -> Vec<&str> {
        self.array(path).iter().filter_map(Value::as_str).collect()
    }

    /// Date, status and source of each turn of the history.
    pub fn history(&self) -> Vec<[&str; 3]> {
        let part =
            |turn: &'static str, number: usize| self.text(&format!("history/{number}/{turn}"));
        let turns = 0..self.array("history").len();
        turns
            .map(|n| ["date", "status", "source"].map(|key| part(key, n).expect("complete")))
            .collect()
    }

    /// Keys and texts of an inline table; of a list of texts, the first.
    pub fn pairs(&self, path: &str) -> Vec<(&str, &str)> {
        let table = self
            .get(path)
            .and_then(Value::as_table)
            .into_iter()
            .flatten();
        table
            .filter_map(|(key, value)| {
                let first = value.as_array().and_then(|list| list.first());
                Some((&*key.name, value.as_str().or_else(|| first?.as_str())?))
            })
            .collect()
    }

    /// The keys of a table in the record, or of the record itself, in the order of the file.
    pub fn keys(&self, path: &str) -> Vec<&str> {
        let value = if path.is_empty() {
            Some(&self.value)
        } else {
            self.get(path)
        };
        let mut keys: Vec<_> = value
            .and_then(Value::as_table)
            .into_iter()
            .flat_map(Table::keys)
            .collect();
        keys.sort_by_key(|key| key.span.start);
        keys.into_iter().map(|key| &*key.name).collect()
    }

    fn array(&self, path: &str) -> &[Value<'static>] {
        self.get(path)
            .and_then(Value::as_array)
            .map_or(&[], Vec::as_slice)
    }
}

fn flatten(path: &str, value: &Value, stated: &mut BTreeMap<String, String>) {
    let text = match value.as_ref() {
        ValueInner::Table(table) => {
            for (key, value) in table {
                let path = if path.is_empty() {
                    key.name.to_string()
                } else {
                    format!("{path}/{}", key.name)
                };
                flatten(&path, value, stated);
            }
            return;
        }
        ValueInner::Array(values) if values.iter().all(|value| value.as_str().is_none()) => {
            for (number, value) in values.iter().enumerate() {
                flatten(&format!("{path}/{number}"), value, stated);
            }
            return;
        }
        ValueInner::Array(values) => {
            let texts: Vec<_> = values.iter().filter_map(Value::as_str).collect();
            texts.join(", ")
        }
        ValueInner::String(text) => text.to_string(),
        ValueInner::Integer(number) => number.to_string(),
        ValueInner::Float(number) => number.to_string(),
        ValueInner::Boolean(boolean) => boolean.to_string(),
    };
    stated.insert(path.to_owned(), text);
}

/// Every record of every data file, file by file, in the order of each; with those of the overlay that
/// the library was built with, if there is one.
pub fn all() -> &'static [Record] {
    static RECORDS: LazyLock<Vec<Record>> = LazyLock::new(|| {
        let mut records = Vec::new();
        for folder in [Some("data"), option_env!("HYPERSCALER_INVESTMENTS_DATA")]
            .into_iter()
            .flatten()
        {
            for file in toml_files(folder) {
                read(&file, &mut records);
            }
        }
        records
    });
    &RECORDS
}

fn read(file: &str, records: &mut Vec<Record>) {
    let text = fs::read_to_string(root().join(file))
        .expect("readable")
        .leak();
    let document = toml_span::parse(text).unwrap_or_else(|error| panic!("{file}: {error}"));
    let start = records.len();
    for (kind, tables) in table(document) {
        if kind.name == "dataset" || kind.name == "reference-rates" {
            continue;
        }
        for (id, value) in table(tables) {
            let (kind, at) = (kind.name.to_string(), id.span.start);
            records.push(Record {
                file: file.to_owned(),
                kind,
                id: id.name.to_string(),
                at,
                value,
            });
        }
    }
    records[start..].sort_by_key(|record| record.at);
}

/// The records of one kind, by id. A record of an overlay takes the place of the one it replaces.
pub fn of_kind(kind: &str) -> BTreeMap<&'static str, &'static Record> {
    all()
        .iter()
        .filter(|record| record.kind == kind)
        .map(|record| (record.id.as_str(), record))
        .collect()
}

/// A name of a place as look-ups compare it, by Unicode's own tables.
pub fn folded(name: &str) -> String {
    let mut folded = String::new();
    for c in name.nfd().flat_map(char::to_lowercase) {
        match c {
            '\u{ff01}'..='\u{ff5e}' => {
                let narrow = char::from_u32(u32::from(c) - 0xfee0).expect("ASCII");
                folded.push(narrow.to_ascii_lowercase());
            }
            c if is_silent(c) => {}
            c => match LETTERS.iter().find(|(letter, _)| *letter == c) {
                Some((_, base)) => folded.push_str(base),
                None => folded.push(c),
            },
        }
    }
    let words: Vec<_> = folded.split_whitespace().collect();
    let name = words.join(" ");
    let name = name.strip_prefix("the ").unwrap_or(&name);
    name.nfc().collect()
}

/// Whether a mark, a sign or an invisible character is left out.
fn is_silent(c: char) -> bool {
    let marks = [
        '\u{300}'..='\u{36f}',
        '\u{483}'..='\u{487}',
        '\u{591}'..='\u{5c7}',
    ];
    let arabic = [
        '\u{640}'..='\u{640}',
        '\u{64b}'..='\u{65f}',
        '\u{670}'..='\u{670}',
    ];
    let signs = [
        '\u{200b}'..='\u{200f}',
        '\u{2018}'..='\u{201b}',
        '\u{2b9}'..='\u{2bf}',
    ];
    let ranges = marks.into_iter().chain(arabic).chain(signs);
    ranges.into_iter().any(|range| range.contains(&c)) || ".'`".contains(c)
}

/// Letters that Unicode does not take apart, and signs that stand between words.
const LETTERS: [(char, &str); 40] = [
    ('&', " and "),
    ('ß', "ss"),
    ('æ', "ae"),
    ('œ', "oe"),
    ('þ', "th"),
    ('ø', "o"),
    ('ɔ', "o"),
    ('đ', "d"),
    ('ð', "d"),
    ('ɗ', "d"),
    ('ł', "l"),
    ('ı', "i"),
    ('ŋ', "n"),
    ('ə', "e"),
    ('ɛ', "e"),
    ('ħ', "h"),
    ('ŧ', "t"),
    ('ς', "σ"),
    ('ی', "ي"),
    ('ى', "ي"),
    ('ک', "ك"),
    ('ة', "ه"),
    ('ٱ', "ا"),
    ('-', " "),
    ('_', " "),
    ('/', " "),
    (':', " "),
    (';', " "),
    (',', " "),
    ('(', " "),
    (')', " "),
    ('[', " "),
    (']', " "),
    ('\u{b7}', " "),
    ('\u{30fb}', " "),
    ('\u{2010}', " "),
    ('\u{2011}', " "),
    ('\u{2012}', " "),
    ('\u{2013}', " "),
    ('\u{2014}', " "),
];

/// A date of whole days is itself; a month or a year is its last day.
pub fn last_day(date: &str) -> String {
    match date.len() {
        4 => format!("{date}-12-31"),
        7 => {
            let year: u32 = date[..4].parse().expect("a year");
            let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
            let days = match &date[5..] {
                "02" if leap => 29,
                "02" => 28,
                "04" | "06" | "09" | "11" => 30,
                _ => 31,
            };
            format!("{date}-{days}")
        }
        _ => date.to_owned(),
    }
}

/// Year, month and day.
fn parts(day: &str) -> [u32; 3] {
    [&day[..4], &day[5..7], &day[8..]].map(|part| part.parse().expect("a number"))
}

pub fn day_after(day: &str) -> String {
    let [year, month, number] = parts(day);
    if day != last_day(&day[..7]) {
        format!("{year:04}-{month:02}-{:02}", number + 1)
    } else if month < 12 {
        format!("{year:04}-{:02}-01", month + 1)
    } else {
        format!("{:04}-01-01", year + 1)
    }
}

pub fn day_before(day: &str) -> String {
    let [year, month, number] = parts(day);
    if number > 1 {
        format!("{year:04}-{month:02}-{:02}", number - 1)
    } else if month > 1 {
        last_day(&format!("{year:04}-{:02}", month - 1))
    } else {
        format!("{:04}-12-31", year - 1)
    }
}

/// The folder of the package.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The TOML files below a folder of the package, by path.
fn toml_files(folder: &str) -> Vec<String> {
    let mut files = Vec::new();
    for entry in fs::read_dir(root().join(folder)).expect("a folder") {
        let entry = entry.expect("an entry");
        let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            files.extend(toml_files(&path));
        } else if entry
            .path()
            .extension()
            .is_some_and(|extension| extension == "toml")
        {
            files.push(path);
        }
    }
    files.sort();
    files
}

fn table(mut value: Value<'static>) -> Table<'static> {
    match value.take() {
        ValueInner::Table(table) => table,
        other => panic!("expected a table, found {}", other.type_str()),
    }
}

/// Numbers without a pattern, the same in every run (xorshift64*).
#[derive(Clone)]
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number from 0 to one less than the limit.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let high = self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 32;
        high as usize % limit
    }
}
