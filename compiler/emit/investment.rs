//! The table of investments, the ranges of provider and country, and the timeline. What the judge found
//! stands in `verdicts`.

use super::code::Code;
use super::columns::{Columns, NONE, letter, optional, padded};
use super::rows::Rows;
use super::verdicts;
use crate::compiler::diagnostic::Located;
use crate::compiler::judge::Docket;
use crate::compiler::model::{Data, Investment};
use crate::shared::layout::{NO_UNITS, NO_YEAR};
use crate::shared::vocabulary::{ClaimKind, Qualifier, Status};

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
    let country = body().map(|plan| rows.countries.optional(plan.place.country()));
    table.numbers("COUNTRY", "u16", country);
    let area = body().map(|plan| plan.place.area());
    table.optional_words("AREA", "Area", area);
    let listed = body().map(|plan| rows.countries.all(plan.place.listed()));
    table.lists("COUNTRIES", "u16", listed);
    let subdivision = body().map(|plan| rows.subdivisions.optional(plan.subdivision.as_ref()));
    table.numbers("SUBDIVISION", "u16", subdivision);
    table.texts("city", body().map(|plan| optional(plan.city.as_ref())));
    table.texts("title", body().map(|plan| plan.title.value.as_str()));
    table.texts("note", body().map(|plan| optional(plan.note.as_ref())));
    table.words("KIND", "Kind", body().map(|plan| plan.kind));
    let partners = body().map(|plan| rows.partners.all(&plan.partners));
    table.lists("PARTNERS", "u16", partners);
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
    table.legend::<Status>();
    table.lists("HISTORY", "(u32, bool, Status, u16)", history);
    table.array("TIMELINE", "u16", &timeline(data));
}

fn history(investment: &Investment, rows: &Rows) -> Vec<String> {
    let mut changes = Vec::new();
    for change in &investment.history {
        let by = if change.by { 'b' } else { NONE };
        let (date, status) = (padded(Some(change.date.value)), letter(change.status));
        let source = rows.sources.of(&change.source);
        changes.push(format!("{date} {by}{status} {source:05}"));
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

/// Writes what is claimed, and where the facts come from.
fn evidence(table: &mut Columns, data: &Data, rows: &Rows) {
    let bodies = data.investments.bodies();
    let claims = bodies.clone().map(|plan| claims(plan, rows));
    let kind = "(ClaimKind, u64, u16, bool, Qualifier, u16)";
    table.legend::<ClaimKind>();
    table.legend::<Qualifier>();
    table.lists("CLAIMS", kind, claims);
    let sources = bodies.map(|plan| rows.sources.all(&plan.sources));
    table.lists("SOURCES", "u16", sources);
    let origin = data.investments.heads().map(|head| head.origin);
    table.words("ORIGIN", "Origin", origin);
}

/// Returns the claims: kind, value, currency, whether it is by the year, qualifier, source.
fn claims(investment: &Investment, rows: &Rows) -> Vec<String> {
    let mut claims = Vec::new();
    for claim in &investment.claims {
        let per_year = if claim.per_year { 'y' } else { NONE };
        let (kind, value) = (letter(claim.kind), claim.value);
        let currency = rows.currencies.optional(claim.currency.as_ref());
        let (qualifier, source) = (letter(claim.qualifier), rows.sources.of(&claim.source));
        claims.push(format!(
            "{kind}{per_year}{qualifier} {currency:05} {source:05} {value:020}"
        ));
    }
    claims
}

/// Writes for each country its providers, and the rows of each: they stand together, for an id begins with both.
fn ranges(table: &mut Columns, data: &Data, rows: &Rows) {
    let labels = data.countries.heads().map(|head| head.id.clone());
    let mut countries: Vec<_> = labels.map(|label| (label, Vec::new())).collect();
    for (row, investment) in data.investments.bodies().enumerate() {
        let Some(country) = investment.place.country() else {
            continue;
        };
        let provider = rows.providers.of(&investment.provider);
        let country = rows.countries.of(country);
        let (_, ranges) = &mut countries[usize::from(country)];
        match ranges.last_mut() {
            Some((last, _, end)) if *last == provider => *end = row + 1,
            _ => ranges.push((provider, row, row + 1)),
        }
    }
    let written = countries.into_iter().map(|(label, ranges)| {
        let written = ranges
            .iter()
            .map(|(provider, start, end)| format!("{provider:05} {start:05} {end:05}"));
        (label, written.collect())
    });
    table.labelled_lists("RANGES", "(u16, u16, u16)", written.collect());
}
