//! The lines of a total: one for each phase and currency, and for each group if there are groups.

use std::cmp::Reverse;

use hyperscaler_investments::{Converted, Currency, Investment, Phase, Qualifier, Totals};
use rust_decimal::Decimal;
use serde_json::{Map, Number, Value, json};

use crate::failure::Failure;
use crate::output::{Align, Format, Output, Table};
use crate::text;

pub struct Line {
    group: Option<String>,
    pub phase: Phase,
    pub currency: Currency,
    pub qualifier: Qualifier,
    pub sum: Sum,
    pub counted: Vec<Investment>,
}

/// What a line adds up to.
pub enum Sum {
    /// As stated: whole units.
    Stated(u128),
    /// By rates: exact to the last digit that a decimal holds.
    Converted(Decimal),
}

/// The lines of totals, as stated.
pub fn of(group: Option<&str>, totals: &Totals) -> Vec<Line> {
    let line = |total: hyperscaler_investments::Total<'_>| Line {
        group: group.map(String::from),
        phase: total.phase(),
        currency: total.currency(),
        qualifier: total.qualifier(),
        sum: Sum::Stated(total.units()),
        counted: total.counted().collect(),
    };
    totals.iter().map(line).collect()
}

/// The lines of the same totals in one currency.
pub fn converted(group: Option<&str>, totals: &Totals, converted: &Converted<'_>) -> Vec<Line> {
    let line = |total: hyperscaler_investments::ConvertedTotal| {
        let ceiling = total.qualifier() == Qualifier::UpTo;
        let counted = totals.counted().filter(|investment| {
            investment.phase() == total.phase()
                && (investment.qualifier() == Qualifier::UpTo) == ceiling
        });
        Line {
            group: group.map(String::from),
            phase: total.phase(),
            currency: total.currency(),
            qualifier: total.qualifier(),
            sum: Sum::Converted(total.value()),
            counted: counted.collect(),
        }
    };
    converted.iter().map(line).collect()
}

/// Puts the groups of each phase and currency in the order of their sums, the largest first.
pub fn rank(lines: &mut [Line]) {
    lines.sort_by_key(|line| {
        let ceiling = line.qualifier == Qualifier::UpTo;
        (line.phase, line.currency, ceiling, Reverse(line.value()))
    });
}

/// The lines alone, in any form; `by` names what the groups are.
pub fn write(
    format: Format,
    by: Option<&'static str>,
    lines: &[Line],
    output: &mut Output,
) -> Result<(), Failure> {
    let json = || lines.iter().map(|line| line.json(by)).collect::<Vec<_>>();
    match format {
        Format::Json => output.json(&json()),
        Format::Ndjson => output.ndjson(&json()),
        Format::Csv => output.table(format, &flat(by, lines)),
        Format::Table | Format::Md => output.table(format, &table(by, lines)),
    }
}

/// What fits a screen, rounded to whole units.
pub fn table(by: Option<&'static str>, lines: &[Line]) -> Table {
    let names = [
        ("phase", Align::Left),
        ("amount", Align::Right),
        ("records", Align::Right),
    ];
    let mut table = Table::new(by.map(|by| (by, Align::Left)).into_iter().chain(names));
    for line in lines {
        let amount = text::money(line.qualifier, line.currency, text::whole(line.value()));
        let cells = [
            line.phase.to_string(),
            amount,
            line.counted.len().to_string(),
        ];
        table.push(line.group.clone().into_iter().chain(cells));
    }
    table
}

fn flat(by: Option<&'static str>, lines: &[Line]) -> Table {
    let names = [
        "phase",
        "currency",
        "qualifier",
        "amount",
        "records",
        "counted",
    ];
    let mut table = Table::new(by.into_iter().chain(names).map(|name| (name, Align::Left)));
    for line in lines {
        let cells = [
            line.phase.to_string(),
            line.currency.to_string(),
            line.qualifier.to_string(),
            line.value().normalize().to_string(),
            line.counted.len().to_string(),
            text::joined(&line.counted),
        ];
        table.push(line.group.clone().into_iter().chain(cells));
    }
    table
}

impl Line {
    pub fn value(&self) -> Decimal {
        match self.sum {
            Sum::Stated(units) => Decimal::from(units),
            Sum::Converted(value) => value,
        }
    }

    pub fn json(&self, by: Option<&'static str>) -> Value {
        let mut form = Map::new();
        if let (Some(by), Some(group)) = (by, &self.group) {
            form.insert(by.into(), json!(group));
        }
        form.insert("phase".into(), json!(self.phase));
        form.insert("currency".into(), json!(self.currency));
        form.insert("qualifier".into(), json!(self.qualifier));
        match self.sum {
            Sum::Stated(units) => {
                form.insert("amount".into(), integer(units));
            }
            Sum::Converted(value) => {
                form.insert("amount".into(), json!(value.normalize().to_string()));
                form.insert("rounded".into(), json!(text::rounded(value)));
            }
        }
        form.insert(
            "counted".into(),
            json!(self.counted.iter().map(|it| it.id()).collect::<Vec<_>>()),
        );
        Value::Object(form)
    }
}

/// A sum as a JSON integer; as text past 64 bits, where readers would lose digits.
pub fn integer(units: u128) -> Value {
    Number::from_u128(units).map_or_else(|| units.to_string().into(), Value::Number)
}
