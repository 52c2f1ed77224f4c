//! The tables: one list of fields a record type. Every form of output comes from it: CSV, JSON and
//! its schema, Parquet, the data package, the codebook, and the columns that a screen shows.
//! Nothing here knows a command.

mod agreements;
mod beside;
mod changes;
mod conversions;
mod events;
mod explained;
pub mod field;
pub mod forms;
mod investments;
mod known;
mod markets;
mod names;
mod rates;
mod regions;
mod sources;
pub mod vocabulary;

use std::cmp::Ordering;

use hyperscaler_investments::{
    Country, Currency, DATA_AS_OF, Date, Investment, Provider, Snapshot, Subdivision,
};
use serde_json::{Value as Json, json};

use crate::failure::Failure;
use crate::output::{Form, Format, Grid, Head, Order, Output, Sort};
use crate::question::Question;
use crate::record::Record;
use crate::text::{self, Digits};

pub use agreements::{AGREEMENTS, agreements};
pub use beside::{Amount, Answer};
pub use changes::{
    CHANGES, cause as cause_of_change, date as date_of_change, line as change_in_a_line,
};
pub use conversions::CONVERSIONS;
pub use events::{EVENTS, Event};
pub use explained::{EXPLAINED, Explained};
use field::{Column, Field, InJson, Value};
use forms::{Property, object};
pub use investments::INVESTMENTS;
use investments::entries;
pub use known::Known;
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
    cell: Cell<T>,
}

enum Cell<T> {
    /// The field of that name as it is.
    Field,
    /// What a person wants to see instead.
    Words(fn(&T) -> String),
    /// A sum.
    Sum(fn(&T, Digits) -> String),
}

impl<T> Shown<T> {
    /// Shows the field of that name as it is.
    const fn field(head: Head) -> Self {
        Self {
            head,
            cell: Cell::Field,
        }
    }

    /// Shows something in words.
    const fn words(head: Head, read: fn(&T) -> String) -> Self {
        let cell = Cell::Words(read);
        Self { head, cell }
    }

    /// Shows a sum, shortly or with every digit.
    const fn sum(head: Head, read: fn(&T, Digits) -> String) -> Self {
        let cell = Cell::Sum(read);
        Self { head, cell }
    }
}

impl<T> Table<T> {
    /// Writes the answer of a command, with its question: what fits a screen for people, every column
    /// as CSV, every field as JSON. An empty list is said to be no zero.
    pub fn write(
        &self,
        form: impl Into<Form>,
        question: &Question,
        rows: &[T],
        output: &mut Output,
    ) -> Result<(), Failure> {
        let form = form.into();
        if rows.is_empty() {
            output.note(match self.name {
                "investments" | "events" => question.no_record(),
                other => question.none_of(other),
            });
        }
        match form.format {
            Format::Table | Format::Md if rows.is_empty() => Ok(()),
            Format::Table | Format::Md => {
                output.grid(form.format, &self.screen(rows, form.digits))?;
                output.line("")?;
                output.question(form.format, question)
            }
            Format::Csv => output.answer_rows(question, self.sheet(rows).grid()),
            Format::Json => output.answer(question, &self.list(rows)),
            Format::Ndjson => output.answer_lines(question, rows.iter().map(|row| self.json(row))),
        }
    }

    /// Returns rows in the order asked for, and no more of them than asked for. Sums are compared within
    /// their currency only.
    pub fn ordered(&self, mut rows: Vec<T>, order: &Order) -> Result<Vec<T>, Failure> {
        if let Some(sort) = &order.sort {
            let field = self.sort_column(sort)?;
            rows.sort_by(|one, other| self.compare(field, one, other, sort.is_descending));
        }
        rows.truncate(order.most());
        Ok(rows)
    }

    /// Returns the order of two rows by a field: of sums, by their currencies first. What is absent comes last.
    fn compare(&self, field: &Field<T>, one: &T, other: &T, is_descending: bool) -> Ordering {
        let compared = |field: &Field<T>, is_descending| {
            let (one, other) = (field.sorted_by(one), field.sorted_by(other));
            compare(one.as_ref(), other.as_ref(), is_descending)
        };
        let is_absent = |row| field.sorted_by(row).is_none();
        let absent = is_absent(one).cmp(&is_absent(other));
        let currency = self.column("currency");
        let currency = currency.filter(|_| SUMS.contains(&field.column.name));
        let currencies = currency.map_or(Ordering::Equal, |currency| compared(currency, false));
        absent.then(currencies).then(compared(field, is_descending))
    }

    /// Returns the column that is asked for.
    fn sort_column(&self, sort: &Sort) -> Result<&Field<T>, Failure> {
        self.column(&sort.field).ok_or_else(|| {
            let names = text::listed(self.columns().map(|field| field.column.name));
            // A minus is how others ask for descending order; in a field it is read as an underscore.
            let help = match sort.field.strip_prefix('_') {
                Some(name) if self.column(name).is_some() => {
                    format!("did you mean {name}:desc?")
                }
                Some(_) | None => format!("the columns are {names}"),
            };
            Failure::Usage(format!("cannot sort by \"{}\"; {help}", sort.given))
        })
    }

    fn column(&self, name: &str) -> Option<&Field<T>> {
        self.columns().find(|field| field.column.name == name)
    }

    fn columns(&self) -> impl Iterator<Item = &Field<T>> {
        self.fields.iter().filter(|field| field.is_in_tables())
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
    pub fn screen(&self, rows: &[T], digits: Digits) -> Grid {
        let mut grid = Grid::new(self.shown.iter().map(|shown| shown.head.clone()));
        for row in rows {
            grid.push(self.shown.iter().map(|shown| self.cell(shown, row, digits)));
        }
        grid
    }

    fn cell(&self, shown: &Shown<T>, row: &T, digits: Digits) -> String {
        match shown.cell {
            Cell::Field => {}
            Cell::Words(read) => return read(row),
            Cell::Sum(read) => return read(row, digits),
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

    /// Puts the columns of a sheet with as many rows behind these.
    pub fn put_beside(&mut self, other: Self) {
        self.columns.extend(other.columns);
        for (row, values) in self.rows.iter_mut().zip(other.rows) {
            row.extend(values);
        }
    }

    /// Returns the columns that tell one row from another.
    pub fn key(&self) -> impl Iterator<Item = &'static str> + '_ {
        let key = self.columns.iter().filter(|column| column.key);
        key.map(|column| column.name)
    }

    /// Returns the values as texts.
    pub fn grid(&self) -> Grid {
        let mut grid = Grid::new(self.columns.iter().map(|column| Head::left(column.name)));
        for row in &self.rows {
            let text = |value: &Option<Value>| value.as_ref().map(Value::to_text);
            grid.push(row.iter().map(|value| text(value).unwrap_or_default()));
        }
        grid
    }
}

/// The columns that hold sums, in the currency beside them.
const SUMS: [&str; 4] = ["amount", "at_most", "stated_total", "headline"];

/// Returns the order of two values of one column. What is absent comes last, whichever way.
fn compare(one: Option<&Value>, other: Option<&Value>, is_descending: bool) -> Ordering {
    match (one, other) {
        (Some(one), Some(other)) if is_descending => other.compare(one),
        (Some(one), Some(other)) => one.compare(other),
        (one, other) => one.is_none().cmp(&other.is_none()),
    }
}

const ALPHA3: &str = "The same country by ISO 3166-1 alpha-3, which no program takes for a missing value; empty for Kosovo, \
                      which has none.";
const SOURCE_IDS: &str = "Ids of the sources, separated by spaces.";
const NOTE: &str = "What a reader should know; empty in an export as of an earlier day.";

/// Returns every table as of a day.
pub fn sheets(snapshot: Snapshot) -> Vec<Sheet> {
    let records: Vec<_> = Record::all(snapshot).collect();
    let totals = snapshot.totals(snapshot.known());
    let mut verdicts = Explained::all(&totals);
    verdicts.sort_by_key(Explained::investment);
    let the_beginning = Date::from_year(0).unwrap_or(DATA_AS_OF);
    let changes: Vec<_> = snapshot
        .changes_since(the_beginning, Investment::iter())
        .collect();
    vec![
        INVESTMENTS.sheet(&records),
        EXPLAINED.sheet(&verdicts),
        CHANGES.sheet(&changes),
        investments::HISTORY.sheet(&entries(&records, investments::history)),
        investments::RELATIONS.sheet(&entries(&records, investments::relations)),
        investments::CLAIMS.sheet(&entries(&records, investments::claims)),
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
        AGREEMENTS, CHANGES, Cell, EVENTS, EXPLAINED, INVESTMENTS, MARKETS, RATES, REGIONS,
        SOURCES, Shown, Table,
    };

    fn sound<T>(table: &Table<T>) {
        let as_they_are = |shown: &&Shown<T>| matches!(shown.cell, Cell::Field);
        for shown in table.shown.iter().filter(as_they_are) {
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
        sound(&CHANGES);
        sound(&EXPLAINED);
    }
}
