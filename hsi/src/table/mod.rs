//! The tables: one list of fields a record type, each with its meaning, its type, and how it is read.

mod context;
pub mod csv;
pub mod field;
mod investments;
mod names;
mod sources;

use hyperscaler_investments::Snapshot;

pub use context::{AGREEMENTS, MARKETS, RATES, REGIONS};
use field::{Column, Field, Value};
pub use investments::{INVESTMENTS, verdicts};
pub use sources::SOURCES;

/// Every table as of a day.
pub fn sheets(snapshot: Snapshot) -> Vec<Sheet> {
    vec![
        INVESTMENTS.sheet(snapshot),
        investments::HISTORY.sheet(snapshot),
        investments::RELATIONS.sheet(snapshot),
        investments::INVESTMENT_SOURCES.sheet(snapshot),
        REGIONS.sheet(snapshot),
        SOURCES.sheet(snapshot),
        AGREEMENTS.sheet(snapshot),
        MARKETS.sheet(snapshot),
        RATES.sheet(snapshot),
        names::PROVIDERS.sheet(snapshot),
        names::COUNTRIES.sheet(snapshot),
        names::SUBDIVISIONS.sheet(snapshot),
        names::CURRENCIES.sheet(snapshot),
    ]
}

/// A table, defined once for every form of the export.
pub struct Table<T: 'static> {
    pub name: &'static str,
    pub description: &'static str,
    pub fields: &'static [Field<T>],
    pub rows: fn(Snapshot) -> Vec<T>,
}

/// A table with its values.
pub struct Sheet {
    pub name: &'static str,
    pub description: &'static str,
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Option<Value>>>,
}

impl<T> Table<T> {
    pub fn column(&self, name: &str) -> Option<Column> {
        self.fields
            .iter()
            .map(|field| field.column)
            .find(|column| column.name == name)
    }

    pub fn sheet(&self, snapshot: Snapshot) -> Sheet {
        let rows = (self.rows)(snapshot);
        let values = |row: &T| self.fields.iter().map(|field| field.value(row)).collect();
        Sheet {
            name: self.name,
            description: self.description,
            columns: self.fields.iter().map(|field| field.column).collect(),
            rows: rows.iter().map(values).collect(),
        }
    }
}

impl Sheet {
    /// The name of the file that holds it.
    pub fn file(&self, extension: &str) -> String {
        format!("{}.{extension}", self.name)
    }

    /// The columns that tell one row from another.
    pub fn key(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.columns
            .iter()
            .filter(|column| column.constraints.key)
            .map(|column| column.name)
    }
}
