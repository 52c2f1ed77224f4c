//! `--explain`: line by line what counted, what did not and why, and the sum of the headlines
//! beside the right one.

use std::collections::BTreeMap;

use hyperscaler_investments::{Currency, Phase};
use rust_decimal::Decimal;
use serde_json::{Value, json};

use crate::lines::{Line, integer};
use crate::output::{Grid, Head};
use crate::record::Record;
use crate::table::headline;
use crate::text;

/// Returns the records by the day they became public.
pub fn by_day(records: &[Record]) -> Vec<Record> {
    let mut records = records.to_vec();
    records.sort_by_key(|record| (record.investment.first_public(), record.investment));
    records
}

/// Returns what adding up every headline would give, per phase and currency.
fn headlines(records: &[Record]) -> BTreeMap<(Phase, Currency), u128> {
    let mut sums = BTreeMap::new();
    for &record in records {
        if let Some(amount) = headline(record) {
            let key = (record.investment.phase(), amount.currency());
            *sums.entry(key).or_default() += u128::from(amount.units());
        }
    }
    sums
}

pub fn headlines_json(records: &[Record]) -> Vec<Value> {
    let mut forms = Vec::new();
    for ((phase, currency), units) in headlines(records) {
        forms.push(json!({ "phase": phase, "currency": currency, "amount": integer(units) }));
    }
    forms
}

/// Says why the two sums differ.
pub const WRONG: &str =
    "Adding headlines counts money twice and includes estimates and other business.";

/// Returns the wrong sums beside the right ones.
pub fn comparison(records: &[Record], lines: &[Line]) -> Grid {
    let mut grid = Grid::new([
        Head::left("phase"),
        Head::right("headlines added (wrong)"),
        Head::right("what counts (right)"),
    ]);
    for ((phase, currency), units) in headlines(records) {
        let right = lines
            .iter()
            .filter(|line| (line.phase, line.currency) == (phase, currency))
            .map(|line| text::money(line.qualifier, currency, line.value()));
        let wrong = text::grouped(Decimal::from(units));
        grid.push([
            phase.to_string(),
            format!("{currency} {wrong}"),
            text::listed_or("nothing", right),
        ]);
    }
    grid
}
