//! The row number of every id.

use crate::compiler::model::{Data, Head};

/// The sorted ids of one table. Every id asked for was proved to be there by the checks.
pub struct RowsOf<'a>(Vec<&'a str>);

impl<'a> RowsOf<'a> {
    fn of(heads: impl Iterator<Item = &'a Head>) -> Self {
        Self(heads.map(|head| head.id.as_str()).collect())
    }

    pub fn get(&self, id: &str) -> u16 {
        self.0
            .binary_search(&id)
            .expect("the checks refuse a reference to nothing") as u16
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
            providers: RowsOf::of(data.providers.heads()),
            countries: RowsOf::of(data.countries.heads()),
            subdivisions: RowsOf(data.subdivisions().map(|(code, _, _)| code).collect()),
            currencies: RowsOf::of(data.currencies.heads()),
            publishers: RowsOf(data.publishers()),
            sources: RowsOf::of(data.sources.heads()),
            investments: RowsOf::of(data.investments.heads()),
        }
    }
}
