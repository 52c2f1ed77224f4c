//! The row number of every id.

use crate::compiler::diagnostic::Located;
use crate::compiler::model::{Data, Head};
use crate::shared::layout::NO_ROW;

/// The sorted ids of one table. The checks have proved that every id asked for is there.
pub struct RowsOf<'a>(Vec<&'a str>);

impl<'a> RowsOf<'a> {
    fn new(heads: impl Iterator<Item = &'a Head>) -> Self {
        Self(heads.map(|head| head.id.as_str()).collect())
    }

    pub fn get(&self, id: &str) -> u16 {
        self.find(id)
            .expect("the checks refuse a reference to nothing")
    }

    /// Returns the row of an id that nothing need refer to.
    pub fn find(&self, id: &str) -> Option<u16> {
        let row = self.0.binary_search(&id);
        row.ok().map(|row| row as u16)
    }

    /// Returns the row that a field refers to.
    pub fn of(&self, id: &Located<String>) -> u16 {
        self.get(&id.value)
    }

    /// Returns the row that an optional field refers to, or what stands for none.
    pub fn optional(&self, id: Option<&Located<String>>) -> u16 {
        id.map_or(NO_ROW, |id| self.of(id))
    }

    /// Returns the rows that a list refers to.
    pub fn all(&self, ids: &[Located<String>]) -> Vec<u16> {
        ids.iter().map(|id| self.of(id)).collect()
    }
}

/// The row numbers of every table that others refer to.
pub struct Rows<'a> {
    pub providers: RowsOf<'a>,
    pub countries: RowsOf<'a>,
    pub subdivisions: RowsOf<'a>,
    pub currencies: RowsOf<'a>,
    pub publishers: RowsOf<'a>,
    pub partners: RowsOf<'a>,
    pub sources: RowsOf<'a>,
    pub investments: RowsOf<'a>,
}

impl<'a> Rows<'a> {
    pub fn of(data: &'a Data) -> Self {
        Self {
            providers: RowsOf::new(data.providers.heads()),
            countries: RowsOf::new(data.countries.heads()),
            subdivisions: RowsOf(data.subdivisions().map(|(code, _, _)| code).collect()),
            currencies: RowsOf::new(data.currencies.heads()),
            publishers: RowsOf(data.publishers()),
            partners: RowsOf(data.partners()),
            sources: RowsOf::new(data.sources.heads()),
            investments: RowsOf::new(data.investments.heads()),
        }
    }
}
