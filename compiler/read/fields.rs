//! The fields of one table. They are removed as they are read; what remains is unknown.

use toml_span::value::{Table, Value, ValueInner};

use super::Reader;
use crate::compiler::diagnostic::{Location, unknown};
use crate::shared::vocabulary::Origin;

pub struct Fields<'r, 'a> {
    pub(super) reader: &'r mut Reader<'a>,
    /// The record, as messages name it: `investment "aws-es-2021"`.
    pub(super) subject: String,
    /// The place of the record's id, or of an inline table.
    pub(super) at: Location,
    /// The prefix of a field's name in messages: `amount.` in an inline table, else nothing.
    prefix: &'static str,
    table: Table<'a>,
    known: Vec<&'static str>,
    missing: Vec<(&'static str, Location, String)>,
}

impl<'r, 'a> Fields<'r, 'a> {
    pub fn new(
        reader: &'r mut Reader<'a>,
        subject: String,
        at: Location,
        table: Table<'a>,
    ) -> Self {
        Self {
            reader,
            subject,
            at,
            prefix: "",
            table,
            known: Vec::new(),
            missing: Vec::new(),
        }
    }

    /// Returns the fields of an inline table in a field of this one.
    pub fn inner(
        &mut self,
        prefix: &'static str,
        at: Location,
        table: Table<'a>,
    ) -> Fields<'_, 'a> {
        let mut inner = Fields::new(self.reader, self.subject.clone(), at, table);
        inner.prefix = prefix;
        inner
    }

    /// Returns whether a field not yet taken states anything: it is there, and is no empty list.
    pub fn states(&self, field: &str) -> bool {
        self.table
            .get(field)
            .is_some_and(|value| value.as_array().is_none_or(|list| !list.is_empty()))
    }

    /// Returns where the value of a field not yet taken begins.
    pub fn place_of(&self, field: &str) -> Option<Location> {
        let value = self.table.get(field)?;
        Some(self.reader.at(value.span))
    }

    /// Takes a field that may be left out.
    pub fn take(&mut self, field: &'static str) -> Option<Value<'a>> {
        self.known.push(field);
        self.table.remove(field)
    }

    /// Takes a field that must be there.
    pub fn require(&mut self, field: &'static str) -> Option<Value<'a>> {
        let value = self.take(field);
        if value.is_none() {
            let message = format!("{} has no {}", self.subject, self.label(field));
            self.miss(field, self.at, message);
        }
        value
    }

    /// Notes that a field is missing. It is not reported if the field is there, only misspelt.
    pub fn miss(&mut self, field: &'static str, at: Location, message: String) {
        self.missing.push((field, at, message));
    }

    /// Takes `replace = true`, which only an overlay may have; `None` if it could not be read.
    pub fn replace(&mut self) -> Option<bool> {
        if self.reader.origin != Origin::Overlay {
            return Some(false);
        }
        let Some(mut value) = self.take("replace") else {
            return Some(false);
        };
        let at = self.reader.at(value.span);
        match value.take() {
            ValueInner::Boolean(replace) => Some(replace),
            other => {
                self.wrong_type("replace", at, "a boolean", &other, "");
                None
            }
        }
    }

    /// Reports the fields that are left, which are unknown, and those that are missing.
    pub fn finish(self) {
        let mut missing = self.missing;
        for key in self.table.keys() {
            let near = self
                .reader
                .found
                .nearest(&key.name, self.known.iter().copied());
            missing.retain(|&(field, ..)| Some(field) != near);
            let message = unknown("field", &key.name, near, &|| {
                let mut known = self.known.clone();
                known.sort_unstable();
                format!("expected one of {}", known.join(", "))
            });
            let at = self.reader.at(key.span);
            self.reader.found.add(at, message);
        }
        for (_, at, message) in missing {
            self.reader.found.add(at, message);
        }
    }

    /// Returns the name of a field in messages.
    pub fn label(&self, field: &str) -> String {
        format!("{}{field}", self.prefix)
    }

    pub fn report(&mut self, at: Location, message: impl Into<String>) {
        self.reader.found.add(at, message);
    }

    /// Reports `title: expected a string, found an integer`, and a help if one is given.
    pub fn wrong_type(
        &mut self,
        field: &str,
        at: Location,
        expected: &str,
        found: &ValueInner,
        help: &str,
    ) {
        let separator = if help.is_empty() { "" } else { "; help: " };
        let found = a_or_an(found);
        let message = format!(
            "{}: expected {expected}, found {found}{separator}{help}",
            self.label(field)
        );
        self.report(at, message);
    }
}

/// Returns the type of a value with its article.
pub fn a_or_an(value: &ValueInner) -> String {
    let name = value.type_str();
    let article = if name.starts_with(['a', 'i']) {
        "an"
    } else {
        "a"
    };
    format!("{article} {name}")
}
