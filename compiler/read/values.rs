//! The values of fields: texts, references, words, dates, numbers.
//!
//! A value that cannot be read is reported here, and an empty one takes its place, so that the rest of
//! the record is still checked.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use toml_span::value::{Array, Value, ValueInner};

use super::fields::Fields;
use crate::compiler::diagnostic::{Located, unknown};
use crate::compiler::model::RecordKind;
use crate::compiler::text;
use crate::shared::date::Date;
use crate::shared::nearest::nearest;
use crate::shared::vocabulary::Vocabulary;

/// The first year that a date can lie in.
const FIRST_YEAR: u16 = 1990;

impl<'a> Fields<'_, 'a> {
    pub fn text(&mut self, field: &'static str, most: usize) -> Located<String> {
        let value = self.require(field);
        self.checked_text(field, value, most)
            .unwrap_or_else(|| self.no_text())
    }

    pub fn optional_text(&mut self, field: &'static str, most: usize) -> Option<Located<String>> {
        let value = self.take(field);
        self.checked_text(field, value, most)
    }

    fn checked_text(
        &mut self,
        field: &str,
        value: Option<Value<'a>>,
        most: usize,
    ) -> Option<Located<String>> {
        let text = self.string(field, value?)?;
        text::check(&self.label(field), &text, most, &mut self.reader.found);
        Some(text)
    }

    /// Takes a table of values, in the order of their keys; it is empty if the field is left out.
    pub fn pairs(&mut self, field: &'static str) -> Vec<(Located<String>, Value<'a>)> {
        let Some(mut value) = self.take(field) else {
            return Vec::new();
        };
        let at = self.reader.at(value.span);
        let table = match value.take() {
            ValueInner::Table(table) => table,
            other => {
                self.wrong_type(field, at, "a table", &other, "");
                return Vec::new();
            }
        };
        let mut pairs = Vec::new();
        for (key, value) in table {
            let key = Located::new(key.name.into_owned(), self.reader.at(key.span));
            pairs.push((key, value));
        }
        pairs
    }

    /// Returns a text of a certain form, or `None` if it has another.
    pub fn form(
        &mut self,
        field: &str,
        value: Value<'a>,
        is: fn(&str) -> bool,
        what: &str,
    ) -> Option<Located<String>> {
        let text = self.string(field, value)?;
        if !is(&text.value) {
            self.report(
                text.at,
                format!("{field} must be {what}, found {:?}", text.value),
            );
            return None;
        }
        Some(text)
    }

    /// Takes the id of another record.
    pub fn reference(&mut self, field: &'static str, kind: RecordKind) -> Located<String> {
        let value = self.require(field);
        let id = value.and_then(|value| self.referred(field, value, kind));
        if id.is_none() && kind == RecordKind::Source {
            self.reader.data.unread_sources = true;
        }
        id.unwrap_or_else(|| self.no_text())
    }

    pub fn optional_reference(
        &mut self,
        field: &'static str,
        kind: RecordKind,
    ) -> Option<Located<String>> {
        let value = self.take(field)?;
        self.referred(field, value, kind)
    }

    fn referred(
        &mut self,
        field: &str,
        value: Value<'a>,
        kind: RecordKind,
    ) -> Option<Located<String>> {
        let id = self.string(field, value)?;
        self.reader.data.references.push((kind, id.clone()));
        Some(id)
    }

    /// Takes the ids of other records, each once; none if the field is left out.
    pub fn references(&mut self, field: &'static str, kind: RecordKind) -> Vec<Located<String>> {
        let value = self.take(field);
        value
            .map(|value| self.all_referred(field, value, kind))
            .unwrap_or_default()
    }

    fn all_referred(
        &mut self,
        field: &str,
        value: Value<'a>,
        kind: RecordKind,
    ) -> Vec<Located<String>> {
        let ids = self.strings(field, value);
        let mut seen = BTreeSet::new();
        for id in &ids {
            if !seen.insert(id.value.as_str()) {
                self.report(id.at, format!("{field} names {:?} twice", id.value));
            }
        }
        self.reader
            .data
            .references
            .extend(ids.iter().map(|id| (kind, id.clone())));
        ids
    }

    /// Takes the sources of a record: at least one.
    pub fn sources(&mut self) -> Vec<Located<String>> {
        const FIELD: &str = "sources";
        let Some(value) = self.require(FIELD) else {
            self.reader.data.unread_sources = true;
            return Vec::new();
        };
        let at = self.reader.at(value.span);
        let before = self.reader.found.len();
        let ids = self.all_referred(FIELD, value, RecordKind::Source);
        if self.reader.found.len() > before {
            self.reader.data.unread_sources = true;
        } else if ids.is_empty() {
            self.report(at, format!("{} names no source", self.subject));
        }
        ids
    }

    /// Takes `true`, which a field states by being there; `false` if it is left out.
    pub fn flag(&mut self, field: &'static str) -> bool {
        let Some(mut value) = self.take(field) else {
            return false;
        };
        let at = self.reader.at(value.span);
        match value.take() {
            ValueInner::Boolean(true) => return true,
            ValueInner::Boolean(false) => {
                let label = self.label(field);
                self.report(
                    at,
                    format!("{label} = false says nothing; help: leave it out"),
                );
            }
            other => self.wrong_type(field, at, "true", &other, ""),
        }
        false
    }

    /// Takes a list of names, each once; none if the field is left out.
    pub fn names(&mut self, field: &'static str) -> Vec<Located<String>> {
        let names = self.list(field);
        let mut seen = BTreeSet::new();
        for name in &names {
            text::check(field, name, text::TEXT, &mut self.reader.found);
            if !seen.insert(name.value.as_str()) {
                self.report(name.at, format!("{field} names {:?} twice", name.value));
            }
        }
        names
    }

    /// Takes a list of texts, empty if the field is left out.
    pub fn list(&mut self, field: &'static str) -> Vec<Located<String>> {
        let value = self.take(field);
        value
            .map(|value| self.strings(field, value))
            .unwrap_or_default()
    }

    pub fn strings(&mut self, field: &str, value: Value<'a>) -> Vec<Located<String>> {
        let values = self.array(field, value).unwrap_or_default();
        values
            .into_iter()
            .filter_map(|value| self.string(field, value))
            .collect()
    }

    /// Takes a word of a closed vocabulary.
    pub fn word<T: Vocabulary>(&mut self, field: &'static str, stand_in: T) -> T {
        self.word_if_read(field).unwrap_or(stand_in)
    }

    pub fn word_if_read<T: Vocabulary>(&mut self, field: &'static str) -> Option<T> {
        let value = self.require(field)?;
        self.word_of(field, value)
    }

    /// Returns the word of a value.
    pub fn word_of<T: Vocabulary>(&mut self, field: &str, value: Value<'a>) -> Option<T> {
        let given = self.string(field, value)?;
        let mut allowed = Vec::new();
        for &word in T::ALL {
            let is_given = word.as_str() == given.value;
            match word.refused() {
                None if is_given => return Some(word),
                None => allowed.push(word.as_str()),
                Some(refused) if is_given => {
                    self.report(given.at, refused);
                    return None;
                }
                Some(_) => {}
            }
        }
        self.unknown_word(T::WHAT, &given, &allowed);
        None
    }

    fn unknown_word(&mut self, what: &str, given: &Located<String>, allowed: &[&str]) {
        let near = nearest(&given.value, allowed.iter().copied());
        let expected = || format!("expected one of {}", allowed.join(", "));
        let message = unknown(what, &given.value, near, &expected);
        self.report(given.at, message);
    }

    pub fn date(&mut self, field: &'static str) -> Located<Date> {
        let stand_in = Located::new(Date::from_bits(0), self.at);
        self.date_if_read(field).unwrap_or(stand_in)
    }

    pub fn date_if_read(&mut self, field: &'static str) -> Option<Located<Date>> {
        let value = self.require(field)?;
        self.dated(field, value)
    }

    pub fn optional_date(&mut self, field: &'static str) -> Option<Located<Date>> {
        let value = self.take(field)?;
        self.dated(field, value)
    }

    fn dated(&mut self, field: &str, value: Value<'a>) -> Option<Located<Date>> {
        let date = self.parsed_date(field, value)?;
        self.reader.data.dates.push(date.clone());
        Some(date)
    }

    /// Takes the data's own day.
    pub fn whole_day(&mut self, field: &'static str) -> Option<Located<Date>> {
        let value = self.require(field)?;
        self.checked_day(field, value)
    }

    /// Returns a whole day that must not lie after the data's own.
    pub fn dated_day(&mut self, field: &str, value: Value<'a>) -> Option<Located<Date>> {
        let date = self.checked_day(field, value)?;
        self.reader.data.dates.push(date.clone());
        Some(date)
    }

    fn checked_day(&mut self, field: &str, value: Value<'a>) -> Option<Located<Date>> {
        let date = self.parsed_date(field, value)?;
        if date.value.day().is_none() {
            let message = format!(
                "{field} must be a whole day, found {}; help: write YYYY-MM-DD",
                date.value
            );
            self.report(date.at, message);
            return None;
        }
        Some(date)
    }

    fn parsed_date(&mut self, field: &str, value: Value<'a>) -> Option<Located<Date>> {
        let text = self.string(field, value)?;
        let message = match text.value.parse::<Date>() {
            Ok(date) if date.year() >= FIRST_YEAR => return Some(Located::new(date, text.at)),
            Ok(date) => format!(
                "{date} lies before {FIRST_YEAR}; help: no record is that old, so correct the year"
            ),
            Err(error) => error.to_string(),
        };
        self.report(text.at, message);
        None
    }

    /// Returns a small number in a range.
    pub fn number<T: TryFrom<i64>>(
        &mut self,
        field: &str,
        value: Value<'a>,
        range: RangeInclusive<i64>,
        what: &str,
    ) -> Option<Located<T>> {
        let number = self.integer(field, value, "")?;
        match T::try_from(number.value) {
            Ok(small) if range.contains(&number.value) => Some(Located::new(small, number.at)),
            _ => {
                let (label, from, to) = (self.label(field), range.start(), range.end());
                let found = number.value;
                self.report(
                    number.at,
                    format!("{label} must be {what} from {from} to {to}, found {found}"),
                );
                None
            }
        }
    }

    pub fn integer(
        &mut self,
        field: &str,
        mut value: Value<'a>,
        help: &str,
    ) -> Option<Located<i64>> {
        let at = self.reader.at(value.span);
        match value.take() {
            ValueInner::Integer(number) => Some(Located::new(number, at)),
            other => {
                self.wrong_type(field, at, "an integer", &other, help);
                None
            }
        }
    }

    /// Returns the fields of an inline table.
    pub fn table(
        &mut self,
        field: &str,
        prefix: &'static str,
        mut value: Value<'a>,
    ) -> Option<Fields<'_, 'a>> {
        let at = self.reader.at(value.span);
        match value.take() {
            ValueInner::Table(table) => Some(self.inner(prefix, at, table)),
            other => {
                self.wrong_type(field, at, "a table", &other, "");
                None
            }
        }
    }

    pub fn array(&mut self, field: &str, mut value: Value<'a>) -> Option<Array<'a>> {
        let at = self.reader.at(value.span);
        match value.take() {
            ValueInner::Array(values) => Some(values),
            other => {
                self.wrong_type(field, at, "an array", &other, "");
                None
            }
        }
    }

    pub fn string(&mut self, field: &str, mut value: Value<'a>) -> Option<Located<String>> {
        let at = self.reader.at(value.span);
        match value.take() {
            ValueInner::String(text) => Some(Located::new(text.into_owned(), at)),
            other => {
                self.wrong_type(field, at, "a string", &other, "");
                None
            }
        }
    }

    /// Returns what stands for a text that could not be read.
    pub fn no_text(&self) -> Located<String> {
        Located::new(String::new(), self.at)
    }
}
