//! The row number of every id.

use std::collections::HashMap;

use crate::compiler::model::{Data, Table};

/// The row numbers of one table. Every id asked for was proved to be there by the checks.
pub struct RowsOf<'a>(HashMap<&'a str, u16>);

impl<'a> RowsOf<'a> {
    pub fn new(ids: impl Iterator<Item = &'a str>) -> Self {
        Self(ids.zip(0u16..).collect())
    }

    fn of<T>(table: &'a Table<T>) -> Self {
        Self::new(table.keys().map(String::as_str))
    }

    pub fn get(&self, id: &str) -> u16 {
        *self.0.get(id).expect("the checks refuse a reference to nothing")
    }
}

/// The row numbers of every table that others refer to.
pub struct Rows<'a> {
    pub providers: RowsOf<'a>,
    pub countries: RowsOf<'a>,
    pub subdivisions: RowsOf<'a>,
    pub currencies: RowsOf<'a>,
    pub publishers: RowsOf<'a>,
    pub sources: RowsOf<'a>,
    pub investments: RowsOf<'a>,
}

impl<'a> Rows<'a> {
    pub fn of(data: &'a Data) -> Self {
        Self {
            providers: RowsOf::of(&data.providers),
            countries: RowsOf::of(&data.countries),
            subdivisions: RowsOf::new(data.subdivisions().map(|(code, _, _)| code)),
            currencies: RowsOf::of(&data.currencies),
            publishers: RowsOf::new(data.publishers().into_iter()),
            sources: RowsOf::of(&data.sources),
            investments: RowsOf::of(&data.investments),
        }
    }
}
