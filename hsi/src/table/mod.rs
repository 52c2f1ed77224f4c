//! The tables: one list of fields a record type. Every form of output comes from it: CSV, JSON and
//! its schema, Parquet, the data package, the codebook, and the columns that a screen shows.
//! Nothing here knows a command.

mod agreements;
mod events;
mod explained;
pub mod field;
pub mod forms;
mod investments;
mod markets;
mod names;
mod rates;
mod regions;
mod sources;
pub mod vocabulary;

use std::io::Write;

use hyperscaler_investments::{Country, Currency, Provider, Snapshot, Subdivision};
use serde_json::{Value as Json, json};

use crate::failure::Failure;
use crate::output::{self, Format, Grid, Head, NO_RECORD, Output, note};
use crate::record::Record;

pub use agreements::{AGREEMENTS, agreements};
pub use events::{EVENTS, Event};
pub use explained::{EXPLAINED, headline};
use field::{Column, Field, InJson, Value};
use forms::{Property, object};
pub use investments::INVESTMENTS;
use investments::entries;
pub use markets::{MARKETS, markets};
pub use rates::{RATES, rates};
pub use regions::{REGIONS, regions};
pub use sources::{SOURCES, sources};

pub struct Table<T: 'static> {
    pub name: &'static str,
    pub description: &'static str,
    pub fields: &'static [Field<T>],
    /// What fits a screen; of tables that no command lists, nothing.
    pub shown: &'static [Shown<T>],
}

/// A column on a screen.
pub struct Shown<T> {
    head: Head,
    /// Reads what a person wants to see instead of the value of the field of that name.
    read: Option<fn(&T) -> String>,
}

impl<T> Shown<T> {
    /// Shows the field of that name as it is.
    const fn field(head: Head) -> Self {
        Self { head, read: None }
    }

    /// Shows something in words.
    const fn words(head: Head, read: fn(&T) -> String) -> Self {
        let read = Some(read);
        Self { head, read }
    }
}

impl<T> Table<T> {
    /// Writes the answer of a command. An empty list is said to be no zero.
    pub fn write(&self, format: Format, rows: &[T], output: &mut Output) -> Result<(), Failure> {
        if rows.is_empty() {
            note(NO_RECORD);
        }
        self.write_rows(format, rows, output)
    }

    /// Writes rows in any form: what fits a screen for people, every column as CSV, every field as
    /// JSON.
    pub fn write_rows(
        &self,
        format: Format,
        rows: &[T],
        output: &mut Output,
    ) -> Result<(), Failure> {
        match format {
            Format::Table | Format::Md => output.grid(format, &self.screen(rows)),
            Format::Csv => self.sheet(rows).write_csv(output),
            Format::Json => output.json(&self.list(rows)),
            Format::Ndjson => output.ndjson(rows.iter().map(|row| self.json(row))),
        }
    }

    /// Returns a row as JSON.
    pub fn json(&self, row: &T) -> Json {
        let mut form = json!({});
        for field in self.fields {
            // Assigning to a key that is not there adds it, and the object around it.
            match field.column.json {
                InJson::Key(key) => form[key] = field.json(row),
                InJson::Inside(object, key) => form[object][key] = field.json(row),
                InJson::Nowhere => {}
            }
        }
        form
    }

    /// Returns rows as a JSON array.
    pub fn list(&self, rows: &[T]) -> Json {
        rows.iter().map(|row| self.json(row)).collect()
    }

    /// Returns the properties of a row's JSON, with their schemas.
    pub fn properties(&self) -> Vec<Property> {
        let mut properties: Vec<Property> = Vec::new();
        // The fields of an object inside the record stand side by side.
        for fields in self
            .fields
            .chunk_by(|one, other| one.object() == other.object())
        {
            let mut forms = Vec::new();
            for field in fields {
                if let InJson::Key(key) | InJson::Inside(_, key) = field.column.json {
                    forms.push((key, field.schema()));
                }
            }
            match fields.first().and_then(Field::object) {
                Some(name) => properties.push((name, object(forms))),
                None => properties.extend(forms),
            }
        }
        properties
    }

    /// Returns the schema of a row's JSON.
    pub fn schema(&self) -> Json {
        object(self.properties())
    }

    pub fn sheet(&self, rows: &[T]) -> Sheet {
        let fields = || self.fields.iter().filter(|field| field.is_in_tables());
        let values = |row| fields().map(|field| field.value(row)).collect();
        Sheet {
            name: self.name,
            description: self.description,
            columns: fields().map(|field| field.column).collect(),
            rows: rows.iter().map(values).collect(),
        }
    }

    /// Returns what fits a screen.
    pub fn screen(&self, rows: &[T]) -> Grid {
        let mut grid = Grid::new(self.shown.iter().map(|shown| shown.head));
        for row in rows {
            grid.push(self.shown.iter().map(|shown| self.cell(shown, row)));
        }
        grid
    }

    fn cell(&self, shown: &Shown<T>, row: &T) -> String {
        if let Some(read) = shown.read {
            return read(row);
        }
        let mut fields = self.fields.iter();
        let field = fields.find(|field| field.column.name == shown.head.name);
        let value = field.and_then(|field| field.value(row));
        value.map(|value| value.to_text()).unwrap_or_default()
    }
}

/// A table with its values, whatever its rows are.
pub struct Sheet {
    pub name: &'static str,
    pub description: &'static str,
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Option<Value>>>,
}

impl Sheet {
    /// Returns the name of the file that holds it.
    pub fn file(&self, extension: &str) -> String {
        format!("{}.{extension}", self.name)
    }

    /// Returns the columns that tell one row from another.
    pub fn key(&self) -> impl Iterator<Item = &'static str> + '_ {
        let key = self.columns.iter().filter(|column| column.key);
        key.map(|column| column.name)
    }

    pub fn write_csv(&self, writer: impl Write) -> Result<(), Failure> {
        let names = self.columns.iter().map(|column| column.name);
        let cell = |value: &Option<Value>| value.as_ref().map(Value::to_text).unwrap_or_default();
        let rows = self.rows.iter().map(|row| row.iter().map(cell));
        output::write_csv(writer, names, rows)
    }
}

const SOURCE_IDS: &str = "Ids of the sources, separated by spaces.";
const NOTE: &str = "What a reader should know; empty in an export as of an earlier day.";

/// Returns every table as of a day.
pub fn sheets(snapshot: Snapshot) -> Vec<Sheet> {
    let records: Vec<_> = Record::all(snapshot).collect();
    vec![
        INVESTMENTS.sheet(&records),
        investments::HISTORY.sheet(&entries(&records, investments::history)),
        investments::RELATIONS.sheet(&entries(&records, investments::relations)),
        investments::INVESTMENT_SOURCES.sheet(&entries(&records, investments::sources)),
        REGIONS.sheet(&regions(snapshot)),
        SOURCES.sheet(&sources(snapshot)),
        AGREEMENTS.sheet(&agreements(snapshot)),
        MARKETS.sheet(&markets(snapshot)),
        RATES.sheet(&rates(snapshot)),
        names::PROVIDERS.sheet(&Provider::iter().collect::<Vec<_>>()),
        names::COUNTRIES.sheet(&Country::iter().collect::<Vec<_>>()),
        names::SUBDIVISIONS.sheet(&Subdivision::iter().collect::<Vec<_>>()),
        names::CURRENCIES.sheet(&Currency::iter().collect::<Vec<_>>()),
    ]
}

#[cfg(test)]
mod tests {
    use super::{
        AGREEMENTS, EVENTS, EXPLAINED, INVESTMENTS, MARKETS, RATES, REGIONS, SOURCES, Table,
    };

    fn sound<T>(table: &Table<T>) {
        for shown in table.shown.iter().filter(|shown| shown.read.is_none()) {
            let mut fields = table.fields.iter();
            let is_shown = fields.any(|field| field.column.name == shown.head.name);
            assert!(is_shown, "{}: {}", table.name, shown.head.name);
        }
        for field in table.fields {
            assert!(field.column.meaning.ends_with('.'), "{}", field.column.name);
        }
    }

    #[test]
    fn what_a_screen_shows_is_there() {
        sound(&INVESTMENTS);
        sound(&REGIONS);
        sound(&SOURCES);
        sound(&AGREEMENTS);
        sound(&MARKETS);
        sound(&RATES);
        sound(&EVENTS);
        sound(&EXPLAINED);
    }
}
