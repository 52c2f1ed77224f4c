//! The lines of totals, one for each phase and currency, as stated or in one currency; and how they
//! are printed. The library adds up; nothing here does.

use std::cmp::Reverse;

use hyperscaler_investments::{Currency, Investment, Phase, Qualifier, Totals};
use rust_decimal::Decimal;
use serde_json::{Number, Value, json};

use crate::conversion::Conversion;
use crate::failure::Failure;
use crate::output::{Format, Grid, Head, Output};
use crate::text;

#[derive(Clone)]
pub struct Line {
    /// The country, provider, year or day, where totals are grouped.
    pub group: Option<String>,
    pub phase: Phase,
    pub currency: Currency,
    pub qualifier: Qualifier,
    sum: Sum,
    pub counted: Vec<Investment>,
}

#[derive(Clone, Copy)]
enum Sum {
    /// As stated: whole units.
    Stated(u128),
    /// By rates: exact to the last digit that a decimal holds.
    Converted(Decimal),
}

/// Returns the lines of totals, in the currency asked for if one is.
pub fn of(
    group: Option<&str>,
    totals: &Totals,
    conversion: Option<&Conversion>,
) -> Result<Vec<Line>, Failure> {
    let group = group.map(String::from);
    let mut lines = Vec::new();
    let Some(conversion) = conversion else {
        for total in totals.iter() {
            lines.push(Line {
                group: group.clone(),
                phase: total.phase(),
                currency: total.currency(),
                qualifier: total.qualifier(),
                sum: Sum::Stated(total.units()),
                counted: total.counted().collect(),
            });
        }
        return Ok(lines);
    };
    for total in conversion.convert(totals)?.iter() {
        let mut line = Line {
            group: group.clone(),
            phase: total.phase(),
            currency: total.currency(),
            qualifier: total.qualifier(),
            sum: Sum::Converted(total.value()),
            counted: totals.counted().collect(),
        };
        // The library does not say which records are in a converted sum: all of its phase, ceilings apart.
        let is_ceiling = line.is_ceiling();
        line.counted.retain(|investment| {
            investment.phase() == total.phase()
                && (investment.qualifier() == Qualifier::UpTo) == is_ceiling
        });
        lines.push(line);
    }
    Ok(lines)
}

/// Sorts the groups of each phase and currency by their sums, the largest first.
pub fn rank(lines: &mut [Line]) {
    lines.sort_by_key(|line| {
        let value = Reverse(line.value());
        (line.phase, line.currency, line.is_ceiling(), value)
    });
}

/// Writes the lines alone, in any form; `by` names what the groups are.
pub fn write(
    format: Format,
    by: Option<&'static str>,
    lines: &[Line],
    output: &mut Output,
) -> Result<(), Failure> {
    match format {
        Format::Json => output.json(&json(by, lines)),
        Format::Ndjson => output.ndjson(json(by, lines)),
        Format::Csv => output.grid(format, &flat(by, lines)),
        Format::Table | Format::Md => output.grid(format, &screen(by, lines)),
    }
}

pub fn json(by: Option<&'static str>, lines: &[Line]) -> Vec<Value> {
    lines.iter().map(|line| line.json(by)).collect()
}

/// Returns what fits a screen, rounded to whole units.
pub fn screen(by: Option<&'static str>, lines: &[Line]) -> Grid {
    let heads = [
        Head::left("phase"),
        Head::right("amount"),
        Head::right("records"),
    ];
    let mut grid = Grid::new(by.map(Head::left).into_iter().chain(heads));
    for line in lines {
        let cells = [
            line.phase.to_string(),
            text::money(line.qualifier, line.currency, text::whole(line.value())),
            line.counted.len().to_string(),
        ];
        grid.push(line.group.clone().into_iter().chain(cells));
    }
    grid
}

/// Returns one value a column.
fn flat(by: Option<&'static str>, lines: &[Line]) -> Grid {
    let names = [
        "phase",
        "currency",
        "qualifier",
        "amount",
        "records",
        "counted",
    ];
    let mut grid = Grid::new(by.into_iter().chain(names).map(Head::left));
    for line in lines {
        let cells = [
            line.phase.to_string(),
            line.currency.to_string(),
            line.qualifier.to_string(),
            line.value().normalize().to_string(),
            line.counted.len().to_string(),
            text::joined(&line.counted),
        ];
        grid.push(line.group.clone().into_iter().chain(cells));
    }
    grid
}

impl Line {
    pub fn value(&self) -> Decimal {
        match self.sum {
            Sum::Stated(units) => Decimal::from(units),
            Sum::Converted(value) => value,
        }
    }

    /// Returns whether it is a sum of "up to", which no total holds.
    pub fn is_ceiling(&self) -> bool {
        self.qualifier == Qualifier::UpTo
    }

    fn json(&self, by: Option<&'static str>) -> Value {
        let mut form = json!({});
        if let (Some(by), Some(group)) = (by, &self.group) {
            form[by] = json!(group);
        }
        form["phase"] = json!(self.phase);
        form["currency"] = json!(self.currency);
        form["qualifier"] = json!(self.qualifier);
        match self.sum {
            Sum::Stated(units) => form["amount"] = integer(units),
            Sum::Converted(value) => {
                form["amount"] = json!(value.normalize().to_string());
                form["rounded"] = json!(text::rounded(value));
            }
        }
        form["counted"] = self.counted.iter().map(|it| it.id()).collect();
        form
    }
}

/// Returns a sum as a JSON integer; as text past 64 bits, where readers would lose digits.
pub fn integer(units: u128) -> Value {
    Number::from_u128(units).map_or_else(|| units.to_string().into(), Value::Number)
}
