//! Reads the data files into located records.
//!
//! What a value says by itself is judged here: its type, its form, its length, the order within a
//! horizon or a history. What it says about other records is left to the checks.

mod fields;
mod investment;
mod records;
mod syntax;
mod text;
mod values;

pub use syntax::parse;

use toml_span::value::{Key, Table as TomlTable, Value, ValueInner};

use super::diagnostic::{Diagnostics, Located, Location};
use super::model::{DATASET, Data, Head, LONGEST, RecordKind, Table};
use crate::shared::vocabulary::Origin;
use fields::Fields;
use syntax::{Content, Document};

/// Reads every document.
pub fn read<'a>(documents: Vec<Document<'a>>, found: Diagnostics<'a>) -> (Data, Diagnostics<'a>) {
    let mut reader = Reader {
        data: Data::default(),
        found,
        file: 0,
        text: "",
        origin: Origin::Curated,
    };
    let mut dataset = None;
    for document in documents {
        (reader.file, reader.text, reader.origin) = (document.file, document.text, document.origin);
        match document.content {
            Content::Published => reader.published(),
            Content::Records(mut root) => {
                if let ValueInner::Table(tables) = root.take() {
                    reader.tables(tables, &mut dataset);
                }
            }
        }
    }
    if dataset.is_none() {
        let start = Location { file: 0, offset: 0 };
        reader.found.add(
            start,
            "no [dataset] table; help: add [dataset] with as-of = \"YYYY-MM-DD\"",
        );
    }
    (reader.data, reader.found)
}

/// What has been read so far, and the file that is being read.
struct Reader<'a> {
    data: Data,
    found: Diagnostics<'a>,
    file: usize,
    text: &'a str,
    origin: Origin,
}

/// Where the first of two tables of a name stands, and whose it is.
type Earlier = Option<(Location, Origin)>;

impl<'a> Reader<'a> {
    /// Where a value begins. The parser's span of a string leaves out the quote; an editor does not.
    fn at(&self, span: toml_span::Span) -> Location {
        let before = span
            .start
            .checked_sub(1)
            .and_then(|before| self.text.as_bytes().get(before));
        let quoted = matches!(before, Some(b'"' | b'\''));
        Location {
            file: self.file,
            offset: span.start - usize::from(quoted),
        }
    }

    fn tables(&mut self, tables: TomlTable<'a>, dataset: &mut Earlier) {
        for (key, mut value) in tables {
            let at = self.at(key.span);
            let kind = RecordKind::ALL
                .into_iter()
                .find(|kind| kind.as_str() == key.name);
            match (kind, value.take()) {
                (None, _) if key.name != DATASET => {
                    self.data.unread_sources = true;
                    self.found.add(at, RecordKind::unknown(&key.name));
                }
                (None, ValueInner::Table(table)) => self.dataset(at, table, dataset),
                (Some(kind), ValueInner::Table(records)) => {
                    for (id, value) in records {
                        self.record(kind, &id, value);
                    }
                }
                (kind, other) => {
                    if kind.is_none() {
                        // It is there, so it is not also missing.
                        dataset.get_or_insert((at, self.origin));
                    }
                    self.data.unread_sources = true;
                    let found = fields::a_or_an(&other);
                    self.found
                        .add(at, format!("{}: expected a table, found {found}", key.name));
                }
            }
        }
    }

    /// `[dataset]`: the day up to which the facts were followed.
    fn dataset(&mut self, at: Location, table: TomlTable<'a>, earlier: &mut Earlier) {
        let subject = format!("[{DATASET}]");
        let origin = self.origin;
        let mut fields = Fields::new(self, subject.clone(), at, table);
        let as_of = fields.whole_day("as-of");
        let replace = fields.replace();
        fields.finish();
        if self.claim(&subject, *earlier, at, replace) {
            *earlier = Some((at, origin));
            self.data.as_of = as_of;
        }
    }

    fn record(&mut self, kind: RecordKind, id: &Key<'a>, value: Value<'a>) {
        match kind {
            RecordKind::Agreement => {
                self.enter(kind, id, value, records::agreement, |d| &mut d.agreements);
            }
            RecordKind::Country => {
                self.enter(kind, id, value, records::country, |d| &mut d.countries);
            }
            RecordKind::Currency => {
                self.enter(kind, id, value, records::currency, |d| &mut d.currencies);
            }
            RecordKind::Investment => {
                self.enter(kind, id, value, investment::read, |d| &mut d.investments);
            }
            RecordKind::Market => self.enter(kind, id, value, records::market, |d| &mut d.markets),
            RecordKind::Provider => {
                self.enter(kind, id, value, records::provider, |d| &mut d.providers);
            }
            RecordKind::Rate => self.enter(kind, id, value, records::rate, |d| &mut d.rates),
            RecordKind::Region => self.enter(kind, id, value, records::region, |d| &mut d.regions),
            RecordKind::Source => self.enter(kind, id, value, records::source, |d| &mut d.sources),
        }
    }

    /// Reads one record and enters it into its table, if its id is free or it may replace another.
    fn enter<T>(
        &mut self,
        kind: RecordKind,
        key: &Key<'a>,
        value: Value<'a>,
        read: fn(&mut Fields<'_, 'a>) -> T,
        table_of: fn(&mut Data) -> &mut Table<T>,
    ) {
        let mut body = None;
        let head = self.head(kind, key, value, &mut |fields| body = Some(read(fields)));
        if let Some(head) = head {
            table_of(&mut self.data).insert(head, body);
        }
    }

    /// What is the same for every kind of record; it is `None` unless the record may be entered.
    fn head(
        &mut self,
        kind: RecordKind,
        key: &Key<'a>,
        mut value: Value<'a>,
        read_body: &mut dyn FnMut(&mut Fields<'_, 'a>),
    ) -> Option<Head> {
        let (id, at, origin) = (key.name.to_string(), self.at(key.span), self.origin);
        if id.len() > LONGEST {
            // The record is not read: whatever were said of it would repeat the id.
            self.data.unread_sources = true;
            self.found.add(
                at,
                format!(
                    "id {id:?} is {} bytes long; at most {LONGEST} fit",
                    id.len()
                ),
            );
            return Some(Head::new(id, at, origin, Vec::new()));
        }
        let subject = format!("{} {id:?}", kind.as_str());
        let earlier = self.data.head(kind, &id).map(|head| (head.at, head.origin));
        let (aliases, replace) = match value.take() {
            ValueInner::Table(table) => {
                let mut fields = Fields::new(self, subject.clone(), at, table);
                read_body(&mut fields);
                let aliases = if kind.has_aliases() {
                    fields.list("aliases")
                } else {
                    Vec::new()
                };
                let replace = fields.replace();
                fields.finish();
                (aliases, replace)
            }
            other => {
                self.data.unread_sources = true;
                let found = fields::a_or_an(&other);
                self.found
                    .add(at, format!("{subject}: expected a table, found {found}"));
                (Vec::new(), Some(false))
            }
        };
        self.claim(&subject, earlier, at, replace)
            .then(|| Head::new(id, at, origin, aliases))
    }

    /// Whether a table may take its name. Only an overlay replaces, only curated data, and only where
    /// it says so; where that could not be read, it is not asked again.
    fn claim(
        &mut self,
        subject: &str,
        earlier: Earlier,
        at: Location,
        replace: Option<bool>,
    ) -> bool {
        let is_overlay = self.origin == Origin::Overlay;
        let message = match (earlier, replace) {
            (_, None) | (None, Some(false)) => return earlier.is_none(),
            (Some((_, Origin::Curated)), Some(true)) => return true,
            (None, Some(true)) => format!("nothing to replace: no {subject} in the data"),
            (Some((first, Origin::Curated)), Some(false)) if is_overlay => {
                let place = self.found.place(first);
                format!(
                    "{subject} is already in the data, at {place}; help: replace = true replaces it"
                )
            }
            (Some((first, _)), _) => {
                format!(
                    "{subject} is defined twice; help: first at {}",
                    self.found.place(first)
                )
            }
        };
        self.found.add(at, message);
        earlier.is_none()
    }

    /// The lines of `ids.lock`.
    fn published(&mut self) {
        let mut offset = 0;
        for line in self.text.split_inclusive('\n') {
            let id = line.trim_start_matches('\u{feff}').trim();
            if !id.is_empty() && !id.starts_with('#') {
                let at = Location {
                    file: self.file,
                    offset: offset + line.find(id).unwrap_or(0),
                };
                self.data.published.push(Located::new(id.to_owned(), at));
            }
            offset += line.len();
        }
    }
}
