//! The table of investments, and what follows from it: the reverse of each relation, the ranges of
//! provider and country, and the timeline.

use std::fmt::Write as _;

use super::columns::{amounts, list, lists, numbers, optional, references, texts};
use super::rows::Rows;
use super::{keys, table};
use crate::compiler::diagnostic::Located;
use crate::compiler::model::{Data, Investment, Turn};
use crate::shared::date::Date;
use crate::shared::layout::{self, NO_ROW, NO_UNITS, NO_YEAR};
use crate::shared::vocabulary::Status;

pub fn emit(out: &mut String, data: &Data, rows: &Rows) {
    let investments = &data.investments;
    let body = || investments.bodies();
    let relations = Relations::of(data, rows);
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
            body().map(|i| i.subdivision.as_ref().map_or(NO_ROW, subdivision)),
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
        let year = |year: &Option<Located<u16>>| year.as_ref().map_or(NO_YEAR, |year| year.value);
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
        numbers(out, "STATUS", "Status", relations.statuses(data));
        lists(
            out,
            "RELATIONS",
            "(RelationKind, u16)",
            relations.outgoing.iter(),
        );
        lists(
            out,
            "REFERENCED_BY",
            "(RelationKind, u16)",
            relations.incoming.iter(),
        );
        numbers(
            out,
            "STATED_TOTAL",
            "u64",
            body().map(|i| i.stated_total.as_ref().map_or(NO_UNITS, |t| t.value)),
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
        days(out, data);
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

/// The relations of each row in both directions, as tuples of the generated text.
struct Relations {
    outgoing: Vec<Vec<String>>,
    incoming: Vec<Vec<String>>,
    superseded: Vec<bool>,
}

impl Relations {
    fn of(data: &Data, rows: &Rows) -> Self {
        let len = data.investments.len();
        let mut all = Self {
            outgoing: vec![Vec::new(); len],
            incoming: vec![Vec::new(); len],
            superseded: vec![false; len],
        };
        for (row, investment) in data.investments.bodies().enumerate() {
            for (kind, id) in &investment.relations {
                let target = rows.investments.get(&id.value);
                all.outgoing[row].push(format!("(RelationKind::{kind:?}, {target})"));
                all.incoming[usize::from(target)].push(format!("(RelationKind::{kind:?}, {row})"));
                if kind.replaces() {
                    all.superseded[usize::from(target)] = true;
                }
            }
        }
        all
    }

    /// The status of each row on the data's own day.
    fn statuses<'a>(&'a self, data: &'a Data) -> impl Iterator<Item = String> + 'a {
        data.investments
            .bodies()
            .zip(&self.superseded)
            .map(|(investment, &superseded)| {
                let last = investment.history.last().map(|turn| turn.status);
                let status = if superseded {
                    Some(Status::Superseded)
                } else {
                    last
                };
                format!("Status::{:?}", status.unwrap_or(Status::Announced))
            })
    }
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
        starts[layout::range_number(provider, country, countries) + 1] += 1;
    }
    for i in 1..starts.len() {
        starts[i] += starts[i - 1];
    }
    let _ = write!(out, "pub(crate) static RANGES: [u16; {}] = [", starts.len());
    list(out, starts.into_iter());
    out.push_str("];\n");
}

/// Each day on which a record became public or changed its status.
fn days(out: &mut String, data: &Data) {
    let turns = data
        .investments
        .bodies()
        .flat_map(|investment| &investment.history);
    let mut days: Vec<_> = turns.map(|turn| turn.date.value.last_day()).collect();
    days.sort_unstable();
    days.dedup();
    let _ = write!(out, "pub(crate) static DAYS: [u32; {}] = [", days.len());
    list(out, days.into_iter().map(Date::to_bits));
    out.push_str("];\n");
}
