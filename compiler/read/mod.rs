//! Reads the data files into located records.
//!
//! What a value says by itself is checked here: its type, its form, its length, the order within a
//! horizon or a history. What it says about other records is left to the rules in `check`.

mod amount;
mod fields;
mod history;
mod investment;
mod records;
mod reference;
mod syntax;
mod values;

pub use syntax::parse;

use toml_span::value::{Key, Table as TomlTable, Value, ValueInner};

use super::diagnostic::{Diagnostics, Located, Location};
use super::model::{Choice, DATASET, Data, Head, REFERENCE_RATES, RecordKind, Table};
use crate::shared::date::Date;
use crate::shared::vocabulary::{Area, Origin};
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
    let mut overlays = documents
        .iter()
        .filter(|document| document.origin == Origin::Overlay);
    let overlay = overlays.next().map(|document| document.file);
    for document in documents {
        (reader.file, reader.text, reader.origin) = (document.file, document.text, document.origin);
        match document.content {
            Content::Published => reader.published(),
            Content::ReferenceRates => reader.reference_rates(),
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
    let is_overlaid = reader.data.is_overlaid()
        || reader.data.only.is_some()
        || dataset.is_some_and(|(_, origin): (_, Origin)| origin == Origin::Overlay);
    if let (Some(file), false, true) = (overlay, is_overlaid, reader.found.is_empty()) {
        let help = "a record is a table such as [investment.aws-es-own]";
        let message = format!("the overlay holds no record; help: {help}");
        reader.found.add(Location { file, offset: 0 }, message);
    }
    (reader.data, reader.found)
}

/// The data read so far, and the file that is being read.
struct Reader<'a> {
    data: Data,
    found: Diagnostics<'a>,
    file: usize,
    text: &'a str,
    origin: Origin,
}

/// The place and origin of the first of two tables of a name.
type Earlier = Option<(Location, Origin)>;

impl<'a> Reader<'a> {
    /// Returns where a value begins, which for a string is its quote: the parser's span begins after it.
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
            let kind = RecordKind::named(&key.name);
            if kind.is_none() && ![DATASET, REFERENCE_RATES].contains(&&*key.name) {
                self.data.unread_sources = true;
                self.found.add(at, RecordKind::unknown(&key.name));
                continue;
            }
            let table = match value.take() {
                ValueInner::Table(table) => table,
                other => {
                    if key.name == DATASET {
                        // It is there, so it is not also missing.
                        dataset.get_or_insert((at, self.origin));
                    }
                    self.data.unread_sources = true;
                    self.not_a_table(&key.name, at, &other);
                    continue;
                }
            };
            match kind {
                None if key.name == DATASET => self.dataset(at, table, dataset),
                None => self.citation(at, table),
                Some(kind) => {
                    for (id, value) in table {
                        self.record(kind, &id, value);
                    }
                }
            }
        }
    }

    fn not_a_table(&mut self, subject: &str, at: Location, found: &ValueInner) {
        let found = fields::a_or_an(found);
        self.found
            .add(at, format!("{subject}: expected a table, found {found}"));
    }

    /// Reads `[dataset]`: the day up to which the facts were followed. An overlay may move it to a later one.
    fn dataset(&mut self, at: Location, table: TomlTable<'a>, earlier: &mut Earlier) {
        let subject = format!("[{DATASET}]");
        let origin = self.origin;
        let mut fields = Fields::new(self, subject.clone(), at, table);
        let is_choice = origin == Origin::Overlay && fields.place_of("only").is_some();
        let only = match origin {
            Origin::Curated => None,
            Origin::Overlay => choice(&mut fields),
        };
        let states_day = fields.states("as-of") || !is_choice;
        let as_of = if states_day {
            fields.whole_day("as-of")
        } else {
            None
        };
        let replace = fields.replace();
        fields.finish();
        if let Some(only) = only {
            self.choose(only);
        }
        if !states_day {
            return;
        }
        let later = is_later(self.data.as_of.as_ref(), as_of.as_ref());
        let curated = matches!(earlier, Some((_, Origin::Curated)));
        let extends = origin == Origin::Overlay && curated && later && replace == Some(false);
        if extends || self.claim(&subject, *earlier, at, replace) {
            *earlier = Some((at, origin));
            self.data.as_of = as_of;
        }
    }

    fn choose(&mut self, only: Choice) {
        match &self.data.only {
            Some(first) => {
                let place = self.found.place(first.at);
                let message = format!("only is defined twice; help: first at {place}");
                self.found.add(only.at, message);
            }
            None => self.data.only = Some(only),
        }
    }

    /// Reads one record of any kind.
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
            RecordKind::Group => self.enter(kind, id, value, records::group, |d| &mut d.groups),
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
    ///
    /// It is compiled once for each kind of record, in every dependent's build, so only what differs
    /// between the kinds is in it.
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

    /// Reads what is the same for every kind of record; `None` unless the record may be entered.
    fn head(
        &mut self,
        kind: RecordKind,
        key: &Key<'a>,
        mut value: Value<'a>,
        read_body: &mut dyn FnMut(&mut Fields<'_, 'a>),
    ) -> Option<Head> {
        let (id, at, origin) = (key.name.to_string(), self.at(key.span), self.origin);
        let most = kind.longest_id();
        if id.len() > most {
            // The record is not read: every message about it would repeat the id.
            self.data.unread_sources = true;
            let length = id.len();
            let message = format!("id {id:?} is {length} bytes long; at most {most} fit");
            self.found.add(at, message);
            return Some(Head::new(id, at, origin, Vec::new()));
        }
        let subject = format!("{} {id:?}", kind.as_str());
        if kind == RecordKind::Country && origin == Origin::Overlay {
            self.check_own_country(&id, at);
        }
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
                self.not_a_table(&subject, at, &other);
                (Vec::new(), Some(false))
            }
        };
        self.claim(&subject, earlier, at, replace)
            .then(|| Head::new(id, at, origin, aliases))
    }

    /// Reports a country of an overlay with a code that ISO 3166-1 may give to another.
    fn check_own_country(&mut self, id: &str, at: Location) {
        let is_code = id.len() == 2 && id.bytes().all(|byte| byte.is_ascii_uppercase());
        let is_free = ["AA"..="AA", "QM"..="QZ", "XA"..="XZ", "ZZ"..="ZZ"];
        let is_free = is_free.iter().any(|codes| codes.contains(&id));
        if is_code && !is_free && !self.data.declares(RecordKind::Country, id) {
            let help = "one of your own has a code that ISO leaves to its users: AA, QM to QZ, XA to XZ or ZZ";
            let message = format!("{id} is the code of no country in ISO 3166-1; help: {help}");
            self.found.add(at, message);
        }
    }

    /// Returns whether a table may take its name. Only an overlay replaces, only curated data, and only where
    /// it says so. Where `replace` could not be read, nothing more is reported.
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

    /// Reads the lines of `ids.lock`.
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

/// Takes `only = { providers = [..], countries = [..], areas = [..] }`.
fn choice(fields: &mut Fields) -> Option<Choice> {
    const FIELD: &str = "only";
    let value = fields.take(FIELD)?;
    let mut inner = fields.table(FIELD, "only.", value)?;
    let is_empty = ["providers", "countries", "areas"]
        .iter()
        .all(|field| !inner.states(field));
    let mut choice = Choice {
        at: inner.at,
        providers: inner.references("providers", RecordKind::Provider),
        countries: inner.references("countries", RecordKind::Country),
        areas: Vec::new(),
    };
    if let Some(value) = inner.take("areas") {
        for value in inner.array("areas", value).into_iter().flatten() {
            choice.areas.extend(inner.word_of::<Area>("areas", value));
        }
    }
    if is_empty {
        let help = "name providers, countries or areas, or leave only out";
        inner.miss(
            "providers",
            choice.at,
            format!("only names nothing; help: {help}"),
        );
    }
    inner.finish();
    Some(choice)
}

/// Returns whether the second of two days is known to be later than the first.
fn is_later(first: Option<&Located<Date>>, second: Option<&Located<Date>>) -> bool {
    let days = first.zip(second);
    days.is_some_and(|(first, second)| first.value < second.value)
}
