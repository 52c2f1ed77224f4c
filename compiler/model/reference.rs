//! What the files of reference rates state.

use crate::compiler::diagnostic::{Located, Location};
use crate::shared::vocabulary::Origin;

/// What the files of reference rates state: averages of months, in units for one euro.
#[derive(Debug, Default)]
pub struct Reference {
    /// The number of each file, and whose it is.
    pub files: Vec<(usize, Origin)>,
    pub columns: Vec<RateColumn>,
    pub months: Vec<RateMonth>,
    pub figures: Vec<RateFigure>,
    /// The tables that name their sources.
    pub citations: Vec<Citation>,
}

impl Reference {
    /// Returns the currency of a figure; empty if the heading of its column could not be read.
    pub fn code(&self, figure: &RateFigure) -> &str {
        let column = self.columns.get(figure.column);
        column.map_or("", |column| &column.currency.value)
    }

    /// Drops the figures of other currencies.
    pub fn keep(&mut self, is_kept: impl Fn(&str) -> bool) {
        let columns = &self.columns;
        self.figures
            .retain(|figure| is_kept(&columns[figure.column].currency.value));
    }
}

/// A currency of a file of reference rates.
#[derive(Debug)]
pub struct RateColumn {
    pub currency: Located<String>,
    pub origin: Origin,
    /// The last month of the file.
    pub until: u32,
}

/// A month of a file of reference rates.
#[derive(Debug)]
pub struct RateMonth {
    pub month: u32,
    /// On how many days rates were published, if the file says so.
    pub days: Option<u8>,
    pub at: Location,
}

/// One average: 1 euro = `units` / 10^`scale` of the column's currency.
#[derive(Debug)]
pub struct RateFigure {
    pub column: usize,
    pub month: u32,
    pub units: u64,
    pub scale: u8,
    pub at: Location,
}

/// Where the reference rates of the curated data, or of an overlay, come from.
#[derive(Debug)]
pub struct Citation {
    pub origin: Origin,
    pub sources: Vec<Located<String>>,
    pub at: Location,
}
