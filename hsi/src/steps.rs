//! Sums through time: each on the days on which it changed. A sum that falls to nothing is a step
//! too. The library says which days these are; nothing here judges.

use hyperscaler_investments::{Date, Investment, ReferenceRate, Snapshot, Totals};
use serde_json::{Value, json};

use crate::conversion::AtReference;
use crate::differences::{self, Difference};
use crate::failure::Failure;
use crate::lines::{self, Line};
use crate::output::{Form, Format, Grid, Head, Output};
use crate::question::Question;
use crate::text::{self, Digits};

/// A sum on the day on which it changed.
pub struct Step {
    pub day: Date,
    difference: Difference,
}

/// Returns what changed from one day to the next: as stated, or at reference rates as known on a day.
pub fn of(
    on_each_day: impl Iterator<Item = Totals>,
    at: Option<AtReference>,
    known: Snapshot,
) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut before = Vec::new();
    for totals in on_each_day {
        let day = totals.snapshot().date();
        let after = lines::known(&[], &totals, at, known);
        for difference in differences::of(&before, &after) {
            if difference.is_change() {
                steps.push(Step { day, difference });
            }
        }
        before = after;
    }
    steps
}

/// Writes the steps in any form.
pub fn write(
    form: Form,
    question: &Question,
    steps: &[Step],
    output: &mut Output,
) -> Result<(), Failure> {
    if steps.is_empty() {
        output.note(question.no_record());
    }
    match form.format {
        Format::Json => output.answer(question, &steps.iter().map(Step::json).collect()),
        Format::Ndjson => output.answer_lines(question, steps.iter().map(Step::json)),
        Format::Csv => output.answer_rows(question, flat(steps)),
        Format::Table | Format::Md if steps.is_empty() => Ok(()),
        Format::Table | Format::Md => {
            output.grid(form.format, &screen(steps, form.digits))?;
            output.line("")?;
            output.question(form.format, question)
        }
    }
}

fn screen(steps: &[Step], digits: Digits) -> Grid {
    let mut grid = Grid::new([
        Head::left("day"),
        Head::left("phase"),
        Head::right("amount"),
        Head::right("change"),
        Head::right("records"),
    ]);
    for Step { day, difference } in steps {
        grid.push([
            day.to_string(),
            difference.phase.to_string(),
            difference.after_text(digits),
            difference.text(digits),
            counted(difference).len().to_string(),
        ]);
    }
    grid
}

/// Returns one value a column.
fn flat(steps: &[Step]) -> Grid {
    let names = [
        "day",
        "phase",
        "currency",
        "qualifier",
        "amount",
        "change",
        "records",
        "counted",
    ];
    let mut grid = Grid::new(names.map(Head::left));
    for Step { day, difference } in steps {
        grid.push([
            day.to_string(),
            difference.phase.to_string(),
            difference.currency.to_string(),
            difference.qualifier().to_string(),
            text::optional(
                difference
                    .after
                    .as_ref()
                    .map(|line| line.value().normalize()),
            ),
            difference.units().normalize().to_string(),
            counted(difference).len().to_string(),
            text::joined(counted(difference)),
        ]);
    }
    grid
}

fn counted(difference: &Difference) -> &[Investment] {
    let after = difference.after.as_ref();
    after.map_or(&[], |line| &line.counted)
}

impl Step {
    /// Returns the rates at which the records in the sum were converted.
    pub fn rates(
        &self,
        at: AtReference,
        known: Snapshot,
    ) -> impl Iterator<Item = ReferenceRate> + '_ {
        let records = counted(&self.difference).iter();
        let converted = records.filter_map(move |&record| at.amount(record, known).ok());
        converted.flat_map(|converted| converted.rates())
    }

    fn json(&self) -> Value {
        let difference = &self.difference;
        let after = difference.after.as_ref();
        json!({
            "day": self.day,
            "phase": difference.phase,
            "currency": difference.currency,
            "qualifier": difference.qualifier(),
            "amount": after.map(Line::amount_json),
            "change": difference.units_json(),
            "counted": counted(difference).iter().map(|it| it.id()).collect::<Vec<_>>(),
        })
    }
}
