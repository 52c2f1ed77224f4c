//! An investment, field by field.

use toml_span::value::{Value, ValueInner};

use super::fields::Fields;
use super::text::{NOTE, TEXT, TITLE};
use crate::compiler::diagnostic::{Located, Location};
use crate::compiler::model::{Amount, Horizon, Investment, RecordKind, StatusChange};
use crate::shared::vocabulary::{Kind, Phase, Qualifier, RelationKind, Scope, StatedBy};

/// Stands for an amount without a number, such as "billions".
const UNQUANTIFIED: &str = "unquantified";

/// Amounts stay below this, so that they are exact wherever numbers are double-precision floats.
const AMOUNT_LIMIT: u64 = 1 << 53;

pub fn read(fields: &mut Fields) -> Investment {
    let adds = fields.states(RelationKind::AddsTo.as_str());
    Investment {
        provider: fields.reference("provider", RecordKind::Provider),
        country: fields.reference("country", RecordKind::Country),
        // Its country lists it: a check of its own finds it there.
        subdivision: fields.optional_text("subdivision", TEXT),
        city: fields.optional_text("city", TEXT),
        title: fields.text("title", TITLE),
        kind: fields.word("kind", Kind::Plan),
        phase: fields.word("phase", Phase::Pledged),
        scope: fields.word("scope", Scope::Infrastructure),
        amount: amount(fields),
        stated_by: fields.word("stated-by", StatedBy::Provider),
        horizon: horizon(fields),
        history: history(fields),
        relations: relations(fields),
        stated_total: stated_total(fields, adds),
        sources: fields.sources(),
        note: fields.optional_text("note", NOTE),
    }
}

/// Takes a number with its currency and qualifier; `None` for `"unquantified"`, and for what cannot be read.
fn amount(fields: &mut Fields) -> Option<Amount> {
    let value = fields.require("amount")?;
    match value.as_str() {
        Some(UNQUANTIFIED) => None,
        Some(other) => {
            let message = format!(
                "not an amount: {other:?}; help: write {{ value = 1_500_000_000, currency = \"EUR\", \
                 qualifier = \"exact\" }} or {UNQUANTIFIED:?}"
            );
            fields.report(fields.reader.at(value.span), message);
            None
        }
        None => quantified(fields, value),
    }
}

pub fn quantified<'a>(fields: &mut Fields<'_, 'a>, mut value: Value<'a>) -> Option<Amount> {
    let at = fields.reader.at(value.span);
    let table = match value.take() {
        ValueInner::Table(table) => table,
        other => {
            fields.wrong_type("amount", at, "a table", &other, "");
            return None;
        }
    };
    let mut inner = fields.inner("amount.", at, table);
    let units = inner
        .require("value")
        .and_then(|value| units(&mut inner, "value", "amount", value));
    let currency = inner.reference("currency", RecordKind::Currency);
    let qualifier = inner.word_if_read::<Qualifier>("qualifier");
    inner.finish();
    Some(Amount {
        units: units?.value,
        currency,
        qualifier: qualifier?,
    })
}

/// Returns whole currency units.
fn units<'a>(
    fields: &mut Fields<'_, 'a>,
    field: &str,
    what: &str,
    value: Value<'a>,
) -> Option<Located<u64>> {
    let number = fields.integer(
        field,
        value,
        "write whole currency units, 1_500_000_000 for 1.5 bn",
    )?;
    if let Ok(units @ 1..AMOUNT_LIMIT) = u64::try_from(number.value) {
        return Some(Located::new(units, number.at));
    }
    let must = "must be a positive whole number of currency units below 2^53";
    fields.report(number.at, format!("{what} {must}, found {}", number.value));
    None
}

/// Takes the sum of this record and what it adds to, as a source states it.
fn stated_total(fields: &mut Fields, adds: bool) -> Option<Located<u64>> {
    const FIELD: &str = "stated-total";
    let value = fields.take(FIELD)?;
    let total = units(fields, FIELD, FIELD, value)?;
    if !adds {
        fields.miss(
            RelationKind::AddsTo.as_str(),
            total.at,
            format!("{FIELD} without {}", RelationKind::AddsTo),
        );
    }
    adds.then_some(total)
}

fn horizon(fields: &mut Fields) -> Horizon {
    const FIELD: &str = "horizon";
    let Some(mut value) = fields.take(FIELD) else {
        return Horizon::default();
    };
    let at = fields.reader.at(value.span);
    let table = match value.take() {
        ValueInner::Table(table) => table,
        other => {
            fields.wrong_type(FIELD, at, "a table", &other, "");
            return Horizon::default();
        }
    };
    if table.is_empty() {
        fields.report(
            at,
            "the horizon is empty; help: give start, end or years, or leave it out",
        );
    }
    let mut inner = fields.inner("horizon.", at, table);
    let mut number = |field, range, what| {
        let value = inner.take(field)?;
        inner.number(field, value, range, what)
    };
    let horizon = Horizon {
        start: number("start", 1990..=2100, "a year"),
        end: number("end", 1990..=2100, "a year"),
        years: number("years", 1..=100, "a number"),
    };
    if let Some((at, message)) = misfit(&horizon) {
        inner.report(at, message);
    }
    inner.finish();
    horizon
}

/// Returns the part of a horizon that contradicts the rest, and why.
fn misfit(horizon: &Horizon) -> Option<(Location, String)> {
    let (start, end) = (horizon.start.as_ref()?, horizon.end.as_ref()?);
    let Some(apart) = end.value.checked_sub(start.value) else {
        return Some((end.at, String::from("the horizon ends before it starts")));
    };
    let years = horizon.years.as_ref()?;
    // "2024 to 2033" is ten years if both are counted, nine if not: sources do either.
    let fits = years.value == apart || years.value == apart + 1;
    let message = format!(
        "years = {} does not fit {} to {}",
        years.value, start.value, end.value
    );
    (!fits).then_some((years.at, message))
}

/// Takes the dated statuses, oldest first; none at all if one could not be read, because then the first and
/// the last are not known.
fn history(fields: &mut Fields) -> Vec<StatusChange> {
    const FIELD: &str = "history";
    let Some(changes) = fields
        .require(FIELD)
        .and_then(|value| fields.array(FIELD, value))
    else {
        fields.reader.data.unread_sources = true;
        return Vec::new();
    };
    if changes.is_empty() {
        let help = "give at least one { date, status, source }";
        fields.report(
            fields.at,
            format!("{} has an empty history; help: {help}", fields.subject),
        );
    }
    let count = changes.len();
    let changes: Vec<_> = changes
        .into_iter()
        .filter_map(|value| status_change(fields, value))
        .collect();
    for (earlier, later) in changes.iter().zip(changes.iter().skip(1)) {
        if later.date.value.last_day() < earlier.date.value.last_day() {
            let (earlier, later) = (earlier.date.value, &later.date);
            let message = format!(
                "history is not in order: {} comes before {earlier}",
                later.value
            );
            fields.report(later.at, message);
        }
    }
    if changes.len() == count {
        changes
    } else {
        Vec::new()
    }
}

fn status_change<'a>(fields: &mut Fields<'_, 'a>, mut value: Value<'a>) -> Option<StatusChange> {
    let at = fields.reader.at(value.span);
    let table = match value.take() {
        ValueInner::Table(table) => table,
        other => {
            fields.reader.data.unread_sources = true;
            fields.wrong_type("history", at, "a table", &other, "");
            return None;
        }
    };
    let mut inner = fields.inner("history.", at, table);
    let date = inner.date_if_read("date");
    let status = inner.word_if_read("status");
    let source = inner.reference("source", RecordKind::Source);
    inner.finish();
    Some(StatusChange {
        date: date?,
        status: status?,
        source,
    })
}

fn relations(fields: &mut Fields) -> Vec<(RelationKind, Located<String>)> {
    let mut relations = Vec::new();
    for &kind in RelationKind::ALL {
        let targets = fields.references(kind.as_str(), RecordKind::Investment);
        relations.extend(targets.into_iter().map(|target| (kind, target)));
    }
    relations
}
