//! The table of investments, and what follows from it: the reverse of each relation, the ranges of
//! provider and country, and the timeline.

use std::fmt::Write as _;

use super::columns::{list, lists, numbers, texts};
use super::rows::Rows;
use super::tables::{NONE, amounts, optional, references};
use super::{keys, table, verdicts};
use crate::compiler::diagnostic::Located;
use crate::compiler::judge::Docket;
use crate::compiler::model::{Data, Investment, Turn};

pub fn emit(out: &mut String, data: &Data, docket: &Docket, rows: &Rows) {
    let investments = &data.investments;
    let body = || investments.bodies();
    table(out, "investment", investments.len(), |out| {
        keys::emit(out, &keys::of(investments.heads()), investments.len());
        numbers(
            out,
            "PROVIDER",
            "u16",
            body().map(|i| rows.providers.get(&i.provider.value)),
        );
        numbers(
            out,
            "COUNTRY",
            "u16",
            body().map(|i| rows.countries.get(&i.country.value)),
        );
        let subdivision = |code: &Located<String>| rows.subdivisions.get(&code.value);
        numbers(
            out,
            "SUBDIVISION",
            "u16",
            body().map(|i| i.subdivision.as_ref().map_or(NONE, subdivision)),
        );
        texts(out, "city", body().map(|i| optional(i.city.as_ref())));
        texts(out, "title", body().map(|i| i.title.value.as_str()));
        texts(out, "note", body().map(|i| optional(i.note.as_ref())));
        numbers(
            out,
            "KIND",
            "Kind",
            body().map(|i| format!("Kind::{:?}", i.kind)),
        );
        numbers(
            out,
            "PHASE",
            "Phase",
            body().map(|i| format!("Phase::{:?}", i.phase)),
        );
        numbers(
            out,
            "SCOPE",
            "Scope",
            body().map(|i| format!("Scope::{:?}", i.scope)),
        );
        numbers(
            out,
            "STATED_BY",
            "StatedBy",
            body().map(|i| format!("StatedBy::{:?}", i.stated_by)),
        );
        amounts(out, body().map(|i| i.amount.as_ref()), &rows.currencies);
        let year = |year: &Option<Located<u16>>| year.as_ref().map_or(0, |year| year.value);
        numbers(
            out,
            "HORIZON_START",
            "u16",
            body().map(|i| year(&i.horizon.start)),
        );
        numbers(
            out,
            "HORIZON_END",
            "u16",
            body().map(|i| year(&i.horizon.end)),
        );
        numbers(
            out,
            "HORIZON_YEARS",
            "u16",
            body().map(|i| year(&i.horizon.years)),
        );
        lists(
            out,
            "HISTORY",
            "(u32, Status, u16)",
            body().map(|i| history(i, rows)),
        );
        verdicts::emit(out, data, docket, rows);
        numbers(
            out,
            "STATED_TOTAL",
            "u64",
            body().map(|i| i.stated_total.as_ref().map_or(0, |t| t.value)),
        );
        lists(
            out,
            "SOURCES",
            "u16",
            body().map(|i| references(&i.sources, &rows.sources)),
        );
        let origin = investments
            .heads()
            .map(|head| format!("Origin::{:?}", head.origin));
        numbers(out, "ORIGIN", "Origin", origin);
        numbers(out, "TIMELINE", "u16", timeline(data).into_iter());
        ranges(out, data, rows);
    });
}

/// The dated statuses: date, status, source.
fn history(investment: &Investment, rows: &Rows) -> Vec<String> {
    let turn = |turn: &Turn| {
        let source = rows.sources.get(&turn.source.value);
        format!(
            "({}, Status::{:?}, {source})",
            turn.date.value.to_bits(),
            turn.status
        )
    };
    investment.history.iter().map(turn).collect()
}

/// The rows by the day they became public; on one day, in id order.
fn timeline(data: &Data) -> Vec<usize> {
    let public: Vec<_> = data
        .investments
        .bodies()
        .map(Investment::first_public)
        .collect();
    let mut rows: Vec<_> = (0..public.len()).collect();
    rows.sort_unstable_by_key(|&row| (public[row], row));
    rows
}

/// Where the rows of each provider and country begin: ids sort by provider, then country.
fn ranges(out: &mut String, data: &Data, rows: &Rows) {
    let countries = data.countries.len();
    let mut starts = vec![0; data.providers.len() * countries + 1];
    for investment in data.investments.bodies() {
        let provider = rows.providers.get(&investment.provider.value);
        let country = rows.countries.get(&investment.country.value);
        starts[usize::from(provider) * countries + usize::from(country) + 1] += 1;
    }
    for i in 1..starts.len() {
        starts[i] += starts[i - 1];
    }
    let _ = write!(out, "pub(crate) static RANGES: [u16; {}] = [", starts.len());
    list(out, starts.into_iter());
    out.push_str("];\n");
}
