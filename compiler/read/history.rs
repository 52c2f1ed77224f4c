//! The years over which money is spent, and the dated statuses.

use std::collections::BTreeMap;

use toml_span::value::Value;

use super::fields::Fields;
use crate::compiler::diagnostic::Location;
use crate::compiler::model::{Horizon, RecordKind, StatusChange};

/// Takes the years over which the money is to be spent.
pub fn horizon(fields: &mut Fields) -> Horizon {
    const FIELD: &str = "horizon";
    let Some(value) = fields.take(FIELD) else {
        return Horizon::default();
    };
    let at = fields.reader.at(value.span);
    let is_empty = value.as_table().is_some_and(BTreeMap::is_empty);
    let Some(mut inner) = fields.table(FIELD, "horizon.", value) else {
        return Horizon::default();
    };
    if is_empty {
        let message = "the horizon is empty; help: give start, end or years, or leave it out";
        inner.report(at, message);
    }
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
    // "2024 to 2033" is ten years if both are counted, as announcements do, and nine if not.
    let fits = years.value == apart || years.value == apart + 1;
    let message = format!(
        "years = {} does not fit {} to {}",
        years.value, start.value, end.value
    );
    (!fits).then_some((years.at, message))
}

/// Takes the dated statuses, oldest first; none at all if one could not be read, because then the first and
/// the last are not known.
pub fn history(fields: &mut Fields) -> Vec<StatusChange> {
    const FIELD: &str = "history";
    let value = fields.require(FIELD);
    let Some(values) = value.and_then(|value| fields.array(FIELD, value)) else {
        fields.reader.data.unread_sources = true;
        return Vec::new();
    };
    if values.is_empty() {
        let help = "give at least one { date, status, source }";
        let message = format!("{} has an empty history; help: {help}", fields.subject);
        fields.report(fields.at, message);
    }
    let count = values.len();
    let mut changes = Vec::new();
    for value in values {
        changes.extend(status_change(fields, value));
    }
    for (earlier, later) in changes.iter().zip(changes.iter().skip(1)) {
        let (earlier, at, later) = (earlier.date.value, later.date.at, later.date.value);
        if later.last_day() < earlier.last_day() {
            let message = format!("history is not in order: {later} comes before {earlier}");
            fields.report(at, message);
        }
    }
    if changes.len() < count {
        changes.clear();
    }
    changes
}

fn status_change<'a>(fields: &mut Fields<'_, 'a>, value: Value<'a>) -> Option<StatusChange> {
    let Some(mut inner) = fields.table("history", "history.", value) else {
        fields.reader.data.unread_sources = true;
        return None;
    };
    let date = inner.date_if_read("date");
    let by = inner.flag("by");
    let status = inner.word_if_read("status");
    let source = inner.reference("source", RecordKind::Source);
    inner.finish();
    Some(StatusChange {
        date: date?,
        by,
        status: status?,
        source,
    })
}
