//! The tables of the export: what they hold, and their rows as of a day.

use hyperscaler_investments::Snapshot;

use super::field::{Column, Field, Value};

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
