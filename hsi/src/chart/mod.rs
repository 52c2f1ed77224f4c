//! Pictures as SVG. Nothing here knows a command or reads an argument.

mod canvas;
pub mod commitments;
mod font;
mod page;
pub mod plans;
mod style;
mod words;

use hyperscaler_investments::{Change, Totals};

use crate::question::Question;
use crate::record::Record;

/// What a picture is about.
pub struct Subject {
    pub question: Question,
    /// What counts of what is asked for, and what does not.
    pub totals: Totals,
    /// What began and ceased to count of it, up to the day.
    pub changes: Vec<Change>,
    /// The totals on each day on which they may have changed.
    pub series: Vec<Totals>,
}

impl Subject {
    /// Returns a sentence that says what was asked for beside the day.
    fn asked(&self) -> String {
        match self.question.filters() {
            none if none.is_empty() => none,
            filters => format!(" Only: {filters}."),
        }
    }

    pub fn records(&self) -> Vec<Record> {
        let snapshot = self.totals.snapshot();
        let selection = self.totals.selection();
        selection
            .map(|investment| Record::new(investment, snapshot))
            .collect()
    }
}

/// Returns the value that all have in common, if they have.
pub fn only<T: PartialEq>(mut values: impl Iterator<Item = T>) -> Option<T> {
    let first = values.next()?;
    values.all(|value| value == first).then_some(first)
}
