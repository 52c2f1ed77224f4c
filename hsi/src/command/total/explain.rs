//! `--explain`: line by line what counted, what did not and why, and the sum of the headlines beside
//! the right one.

use std::collections::BTreeMap;

use hyperscaler_investments::{Amount, Currency, Investment, Phase};
use rust_decimal::Decimal;
use serde_core::ser::{Serialize, Serializer};
use serde_json::{Value, json};

use crate::failure::Failure;
use crate::lines::{Line, integer};
use crate::output::{Align, Column, Format, Output, Table, spare};
use crate::record::Record;
use crate::{reasons, text};

/// The sum that a headline names: the stated total where there is one.
fn headline(record: Record) -> Option<Amount> {
    record
        .investment
        .stated_total()
        .or(record.investment.amount())
}

/// A record with its headline and its verdict.
pub struct Explained(Record);

const COLUMNS: &[Column<Explained>] = &[
    Column::text("id", |it| it.0.investment.id().into()),
    spare(
        1,
        Column::text("public", |it| it.0.investment.first_public().to_string()),
    ),
    Column::number("headline", |it| {
        headline(it.0).map_or_else(|| "no amount".into(), text::amount)
    }),
    Column::number("counted", |it| {
        counted(it.0).map_or_else(|| "-".into(), text::amount)
    }),
    Column::wrapped("why", |it| reasons::sentence(it.0)),
];

const FLAT: &[Column<Explained>] = &[
    Column::text("id", |it| it.0.investment.id().into()),
    Column::text("first_public", |it| {
        it.0.investment.first_public().to_string()
    }),
    Column::text("phase", |it| it.0.investment.phase().to_string()),
    Column::text("currency", |it| {
        text::optional(headline(it.0).map(Amount::currency))
    }),
    Column::number("headline", |it| {
        text::optional(headline(it.0).map(Amount::units))
    }),
    Column::number("counted", |it| {
        text::optional(counted(it.0).map(Amount::units))
    }),
    Column::text("verdict", |it| it.0.verdict().into()),
    Column::text("verdict_by", |it| text::optional(it.0.verdict_by())),
    Column::text("why", |it| reasons::sentence(it.0)),
];

impl Serialize for Explained {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let form = json!({
            "id": self.0.investment.id(),
            "first_public": self.0.investment.first_public(),
            "headline": headline(self.0),
            "counted": counted(self.0),
            "verdict": self.0.verdict(),
            "verdict_by": self.0.verdict_by().map(Investment::id),
            "why": reasons::sentence(self.0),
        });
        form.serialize(serializer)
    }
}

/// The sum of it that counts: new money only, where the headline may name a total.
fn counted(record: Record) -> Option<Amount> {
    record
        .investment
        .amount()
        .filter(|_| record.exclusion().is_none())
}

/// The records by the day they became public.
pub fn explained(records: &[Record]) -> Vec<Explained> {
    let mut records = records.to_vec();
    records.sort_by_key(|record| (record.investment.first_public(), record.investment));
    records.into_iter().map(Explained).collect()
}

pub fn write(format: Format, records: &[Record], output: &mut Output) -> Result<(), Failure> {
    output.listing(format, &explained(records), COLUMNS, FLAT)
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
        ("headlines added (wrong)", Align::Right),
        ("what counts (right)", Align::Right),
    ];
    let mut table = Table::new(columns);
    for ((phase, currency), units) in headlines(records) {
        let right = lines
            .iter()
            .filter(|line| line.phase == phase && line.currency == currency);
        let right =
            text::listed(right.map(|line| text::money(line.qualifier, currency, line.value())));
        let right = if right.is_empty() {
            "nothing".into()
        } else {
            right
        };
        let wrong = Decimal::from(units);
        table.push([
            phase.to_string(),
            format!("{currency} {}", text::grouped(wrong)),
            right,
        ]);
    }
    table
}
