//! The table of investments, the ranges of provider and country, and the timeline. What the judge found
//! stands in `verdicts`.

use super::code::Code;
use super::columns::{Columns, optional};
use super::rows::Rows;
use super::verdicts::{self, packed};
use crate::compiler::diagnostic::Located;
use crate::compiler::judge::Docket;
use crate::compiler::model::{Data, Investment};
use crate::shared::layout::{self, NO_UNITS, NO_YEAR};

pub fn emit(code: &mut Code, data: &Data, docket: &Docket, rows: &Rows) {
    let heads = data.investments.heads();
    let mut table = Columns::of_records(code, "investment", heads, Vec::new());
    what(&mut table, data, rows);
    when(&mut table, data, rows);
    verdicts::emit(&mut table, data, docket, rows);
    evidence(&mut table, data, rows);
    ranges(&mut table, data, rows);
    table.close();
}

/// Writes whose, where, what and how much.
fn what(table: &mut Columns, data: &Data, rows: &Rows) {
    let body = || data.investments.bodies();
    let provider = body().map(|plan| rows.providers.of(&plan.provider));
    table.numbers("PROVIDER", "u16", provider);
    let country = body().map(|plan| rows.countries.of(&plan.country));
    table.numbers("COUNTRY", "u16", country);
    let subdivision = body().map(|plan| rows.subdivisions.optional(plan.subdivision.as_ref()));
    table.numbers("SUBDIVISION", "u16", subdivision);
    table.texts("city", body().map(|plan| optional(plan.city.as_ref())));
    table.texts("title", body().map(|plan| plan.title.value.as_str()));
    table.texts("note", body().map(|plan| optional(plan.note.as_ref())));
    table.words("KIND", "Kind", body().map(|plan| plan.kind));
    table.words("PHASE", "Phase", body().map(|plan| plan.phase));
    table.words("SCOPE", "Scope", body().map(|plan| plan.scope));
    table.words("STATED_BY", "StatedBy", body().map(|plan| plan.stated_by));
    table.amounts(body().map(|plan| plan.amount.as_ref()), &rows.currencies);
    let total = body().map(|plan| plan.stated_total.as_ref());
    let total = total.map(|total| total.map_or(NO_UNITS, |total| total.value));
    table.numbers("STATED_TOTAL", "u64", total);
}

/// Writes the horizon, the dated statuses, and what follows from those for all records together.
fn when(table: &mut Columns, data: &Data, rows: &Rows) {
    let body = || data.investments.bodies();
    let year = |year: &Option<Located<u16>>| year.as_ref().map_or(NO_YEAR, |year| year.value);
    let start = body().map(|plan| year(&plan.horizon.start));
    table.numbers("HORIZON_START", "u16", start);
    let end = body().map(|plan| year(&plan.horizon.end));
    table.numbers("HORIZON_END", "u16", end);
    let years = body().map(|plan| year(&plan.horizon.years));
    table.numbers("HORIZON_YEARS", "u16", years);
    let history = body().map(|plan| history(plan, rows));
    table.lists("HISTORY", "(u32, Status, u16)", history);
    table.array("TIMELINE", "u16", &timeline(data));
}

fn history(investment: &Investment, rows: &Rows) -> Vec<String> {
    let mut changes = Vec::new();
    for change in &investment.history {
        let (date, source) = (packed(change.date.value), rows.sources.of(&change.source));
        changes.push(format!("({date}, Status::{:?}, {source})", change.status));
    }
    changes
}

/// Returns the rows by the day they became public; on one day, in id order.
fn timeline(data: &Data) -> Vec<usize> {
    let bodies = data.investments.bodies();
    let public: Vec<_> = bodies.map(Investment::first_public).collect();
    let mut rows: Vec<_> = (0..public.len()).collect();
    rows.sort_unstable_by_key(|&row| (public[row], row));
    rows
}

/// Writes where the facts come from.
fn evidence(table: &mut Columns, data: &Data, rows: &Rows) {
    let bodies = data.investments.bodies();
    let sources = bodies.map(|plan| rows.sources.all(&plan.sources));
    table.lists("SOURCES", "u16", sources);
    let origin = data.investments.heads().map(|head| head.origin);
    table.words("ORIGIN", "Origin", origin);
}

/// Writes where the rows of each provider and country begin: ids sort by provider, then country.
fn ranges(table: &mut Columns, data: &Data, rows: &Rows) {
    let countries = data.countries.len();
    let mut starts = vec![0; data.providers.len() * countries + 1];
    for investment in data.investments.bodies() {
        let provider = rows.providers.of(&investment.provider);
        let country = rows.countries.of(&investment.country);
        starts[layout::range_number(provider, country, countries) + 1] += 1;
    }
    for number in 1..starts.len() {
        starts[number] += starts[number - 1];
    }
    table.array("RANGES", "u16", &starts);
}
