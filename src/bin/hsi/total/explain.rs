//! `--explain`: line by line what counted, what did not and why, and the sum of the headlines beside
//! the right one.

use std::collections::BTreeMap;

use hyperscaler_investments::{Amount, Currency, Phase};
use serde_json::{Value, json};

use super::lines::{Line, integer};
use crate::output::{Align, Column, Table};
use crate::record::Record;
use crate::{text, why};

/// The sum that a headline names: the stated total where there is one.
fn headline(record: Record) -> Option<Amount> {
    record.investment.stated_total().or(record.investment.amount())
}

const COLUMNS: &[Column<Record>] = &[
    Column::text("public", |it| it.investment.first_public().to_string()),
    Column::text("id", |it| it.investment.id().into()),
    Column::number("headline", |it| headline(*it).map_or_else(|| "no amount".into(), text::amount)),
    Column::number("counted", |it| match it.investment.amount().filter(|_| it.exclusion().is_none()) {
        Some(amount) => text::amount(amount),
        None => "-".into(),
    }),
    Column::wrapped("why", |it| why::sentence(*it)),
];

/// The records by the day they became public, with what a headline said and what was counted of it.
pub fn table(records: &[Record]) -> Table {
    let mut records = records.to_vec();
    records.sort_by_key(|record| (record.investment.first_public(), record.investment));
    Table::of(COLUMNS, &records)
}

pub fn json(records: &[Record]) -> Vec<Value> {
    let row = |record: &Record| {
        json!({
            "id": record.investment.id(),
            "first_public": record.investment.first_public(),
            "headline": headline(*record),
            "verdict": record.verdict(),
            "verdict_by": record.verdict_by().map(|by| by.id()),
            "why": why::sentence(*record),
        })
    };
    records.iter().map(row).collect()
}

/// What adding up every headline would give, per phase and currency.
pub fn headlines(records: &[Record]) -> BTreeMap<(Phase, Currency), u128> {
    let mut sums = BTreeMap::new();
    for record in records {
        if let Some(amount) = headline(*record) {
            let key = (record.investment.phase(), amount.currency());
            *sums.entry(key).or_default() += u128::from(amount.units());
        }
    }
    sums
}

pub fn headlines_json(records: &[Record]) -> Vec<Value> {
    let sums = headlines(records).into_iter();
    sums.map(|((phase, currency), units)| json!({ "phase": phase, "currency": currency, "amount": integer(units) }))
        .collect()
}

/// Why the two sums differ.
pub const WRONG: &str = "Headlines hold the same money again and again, estimates, and other business: \
                         their sum is no total.";

/// The wrong sums beside the right ones.
pub fn comparison(records: &[Record], lines: &[Line]) -> Table {
    let columns = [
        ("phase", Align::Left),
        ("wrong: headlines added", Align::Right),
        ("right: what counts", Align::Right),
    ];
    let mut table = Table::new(columns);
    for ((phase, currency), units) in headlines(records) {
        let right = lines.iter().filter(|line| line.phase == phase && line.currency == currency);
        let right = text::listed(right.map(|line| text::money(line.qualifier, currency, line.value())));
        let right = if right.is_empty() { "nothing".into() } else { right };
        let wrong = rust_decimal::Decimal::from_i128_with_scale(units.cast_signed(), 0);
        table.push([phase.to_string(), format!("{currency} {}", text::grouped(wrong)), right]);
    }
    table
}
