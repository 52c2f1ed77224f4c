//! Answer as the answer of a command, each perhaps with its amount in one currency beside it.

use std::collections::{BTreeMap, BTreeSet};

use hyperscaler_investments::{CaveatKind, Conversion, Investment, Snapshot};
use serde_json::{Value as Json, json};

use super::conversions::{CONVERSIONS, InOne};
use super::{Table, compare};
use crate::conversion::AtReference;
use crate::failure::Failure;
use crate::output::{Form, Format, Grid, Head, Order, Output};
use crate::question::Question;
use crate::table::field::Value;
use crate::text::{self, Digits};

/// The rows of a table, with their amounts in one currency if one is asked for.
pub struct Answer<T: 'static> {
    table: &'static Table<T>,
    rows: Vec<T>,
    converted: Option<Converted>,
    amount: Amount<T>,
}

struct Converted {
    at: AtReference,
    /// One for each row.
    rows: Vec<InOne>,
}

/// Where the amount of a row is.
pub struct Amount<T> {
    /// The name of its column on a screen.
    pub column: &'static str,
    /// Whose amount it is, and whether the row takes it away.
    pub of: fn(&T) -> (Investment, bool),
    pub has_sign: bool,
}

impl<T> Answer<T> {
    /// Returns rows with their amounts in the currency asked for, at the rates known on the day.
    pub fn new(
        table: &'static Table<T>,
        rows: Vec<T>,
        amount: Amount<T>,
        at: Option<AtReference>,
        known: Snapshot,
    ) -> Self {
        let converted = at.map(|at| {
            let converted = |row| {
                let (investment, is_taken_away) = (amount.of)(row);
                InOne::new(at, investment, known, is_taken_away)
            };
            Converted {
                at,
                rows: rows.iter().map(converted).collect(),
            }
        });
        Self {
            table,
            rows,
            converted,
            amount,
        }
    }

    /// Returns the rows in the order asked for, and no more of them than asked for. Amounts in one
    /// currency are compared as such.
    pub fn ordered(mut self, order: &Order) -> Result<Self, Failure> {
        let Some(converted) = self.converted.take() else {
            self.rows = self.table.ordered(self.rows, order)?;
            return Ok(self);
        };
        let at = converted.at;
        let mut pairs: Vec<_> = self.rows.into_iter().zip(converted.rows).collect();
        if let Some(sort) = &order.sort {
            if is_amount(&sort.field) {
                pairs.sort_by(|(_, one), (_, other)| {
                    let [one, other] = [one, other].map(|row| row.value().map(Value::Decimal));
                    compare(one.as_ref(), other.as_ref(), sort.is_descending)
                });
            } else {
                let field = self.table.sort_column(sort)?;
                pairs.sort_by(|(one, _), (other, _)| {
                    self.table.compare(field, one, other, sort.is_descending)
                });
            }
        }
        pairs.truncate(order.most());
        let (rows, converted) = pairs.into_iter().unzip();
        self.rows = rows;
        self.converted = Some(Converted {
            at,
            rows: converted,
        });
        Ok(self)
    }

    /// Writes the rows in any form, with the question that they answer.
    pub fn write(
        &self,
        form: Form,
        mut question: Question,
        output: &mut Output,
    ) -> Result<(), Failure> {
        let Some(converted) = &self.converted else {
            return self.table.write(form, &question, &self.rows, output);
        };
        self.ask(&mut question);
        if self.rows.is_empty() {
            output.note(question.no_record());
        }
        match form.format {
            Format::Table | Format::Md if self.rows.is_empty() => Ok(()),
            Format::Table | Format::Md => {
                output.grid(form.format, &self.screen(form.digits))?;
                output.line("")?;
                output.question(form.format, &question)?;
                converted
                    .sentences()
                    .iter()
                    .try_for_each(|sentence| output.sentence(form.format, sentence))
            }
            Format::Csv => output.answer_rows(&question, self.grid()),
            Format::Ndjson => output.answer_lines(&question, self.json()),
            Format::Json => output.json(&json!({
                "query": question.json(),
                "records": self.json(),
                "not_converted": converted.left_out_json(),
            })),
        }
    }

    /// Says in the question how the amounts got into one currency.
    pub fn ask(&self, question: &mut Question) {
        if let Some(Converted { at, rows }) = &self.converted {
            let used = rows.iter().filter_map(InOne::conversion);
            question.answered_by(at.method(used.flat_map(Conversion::rates)));
        }
    }

    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Returns what fits a screen.
    pub fn screen(&self, digits: Digits) -> Grid {
        let mut grid = self.table.screen(&self.rows, digits);
        if let Some(Converted { at, rows }) = &self.converted {
            let head = Head::right_of(format!("in {}", at.into));
            let words = |row: &InOne| row.in_words(digits, self.amount.has_sign);
            let values = rows.iter().map(words).collect();
            grid.insert_behind(self.amount.column, head, values);
            grid.let_go(self.amount.column);
        }
        grid
    }

    /// Returns one value a column.
    pub fn grid(&self) -> Grid {
        let mut sheet = self.table.sheet(&self.rows);
        if let Some(Converted { rows, .. }) = &self.converted {
            sheet.put_beside(CONVERSIONS.sheet(rows));
        }
        sheet.grid()
    }

    pub fn json(&self) -> Vec<Json> {
        let mut forms: Vec<_> = self.rows.iter().map(|row| self.table.json(row)).collect();
        if let Some(Converted { rows, .. }) = &self.converted {
            for (form, row) in forms.iter_mut().zip(rows) {
                if let (Some(form), Json::Object(own)) =
                    (form.as_object_mut(), CONVERSIONS.json(row))
                {
                    form.extend(own);
                }
            }
        }
        forms
    }

    /// Returns what could not be converted, as JSON; `None` if nothing was asked to be.
    pub fn left_out_json(&self) -> Option<Json> {
        self.converted.as_ref().map(Converted::left_out_json)
    }

    /// Says what could not be converted, and what was at an earlier average.
    pub fn sentences(&self) -> Vec<String> {
        let converted = self.converted.as_ref();
        converted.map(Converted::sentences).unwrap_or_default()
    }
}

impl Converted {
    /// Returns the records that could not be converted, by the reason why.
    fn left_out(&self) -> BTreeMap<String, BTreeSet<Investment>> {
        let mut left_out = BTreeMap::<_, BTreeSet<_>>::new();
        for row in &self.rows {
            if let Some(why) = row.why_not() {
                left_out.entry(why).or_default().insert(row.investment);
            }
        }
        left_out
    }

    fn left_out_json(&self) -> Json {
        let mut forms = Vec::new();
        for (why, records) in self.left_out() {
            let ids: Vec<_> = records.iter().map(|record| record.id()).collect();
            forms.push(json!({ "why": why, "records": ids }));
        }
        forms.into()
    }

    fn sentences(&self) -> Vec<String> {
        let mut sentences = Vec::new();
        for (why, records) in self.left_out() {
            let records = text::some(records);
            sentences.push(format!("Not converted, because {why}: {records}."));
        }
        let mut earlier = BTreeSet::new();
        for row in &self.rows {
            if row.conversion().is_some_and(Conversion::is_earlier) {
                earlier.insert(row.investment);
            }
        }
        if !earlier.is_empty() {
            let (what, records) = (CaveatKind::EarlierAverage.in_words(), text::some(earlier));
            sentences.push(format!("{what}: {records}."));
        }
        sentences
    }
}

/// Returns whether rows are to be sorted by their amounts.
fn is_amount(field: &str) -> bool {
    ["amount", "converted_amount"].contains(&field)
}
