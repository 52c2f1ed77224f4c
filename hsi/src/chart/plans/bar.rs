//! One record as a bar: where it begins and ends, how thick it is, and how it looks.

use hyperscaler_investments::{
    Date, Exclusion, Investment, Phase, Reason, Relation, RelationKind, Status, StatusChange,
    Verdict,
};
use rust_decimal::prelude::ToPrimitive;

use crate::reasons::decided_by;
use crate::record::Record;

/// How a bar is drawn.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// Full: it counts.
    Counts,
    /// Hatched and struck.
    Replaced,
    /// Dotted outline, with or without an outcome.
    Talks,
    /// Outline with a cross: withdrawn, refused or shelved.
    Stopped,
    /// Outline: it never counted, or does not now, and is in force.
    Aside,
}

/// The side on which no year is stated.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Open {
    Left,
    Right,
}

pub struct Bar {
    pub record: Record,
    pub verdict: Verdict,
    pub look: Look,
    /// Years and their fractions.
    pub from: f64,
    pub to: f64,
    pub open: Option<Open>,
    /// In billions, for what counts or once did; the others are thin.
    pub sum: Option<f64>,
}

/// The shortest bar, and how far an open one reaches, in years.
const SHORT: f64 = 0.25;
const REACH: f64 = 1.0;

impl Bar {
    /// Draws a record as its verdict is. One that counts now or did before is as thick as its sum.
    pub fn new(record: Record, verdict: Verdict, has_counted: bool) -> Self {
        let investment = record.investment;
        let look = look(record, verdict);
        let (from, end) = (beginning(investment), end(record, verdict, look));
        let today = year(record.snapshot.date());
        let starts = investment.horizon().start().is_some();
        let open = match end {
            None => Some(Open::Right),
            Some(_) if investment.phase() == Phase::Spent && !starts => Some(Open::Left),
            Some(_) => None,
        };
        let sum = if has_counted {
            billions(investment)
        } else {
            None
        };
        Self {
            record,
            verdict,
            look,
            from,
            to: end.unwrap_or(today.max(from + REACH)).max(from + SHORT),
            open,
            sum,
        }
    }

    /// Returns the day of the news.
    pub fn public(&self) -> f64 {
        year(self.record.investment.first_public())
    }

    /// Returns what it adds to, if that was public.
    pub fn base(&self) -> Option<Investment> {
        let mut relations = self.record.relations();
        let base = relations.find(|relation| relation.kind() == RelationKind::AddsTo);
        base.map(Relation::investment)
    }

    /// Returns the record that directly replaced it.
    pub fn successor(&self) -> Option<Investment> {
        let newer = decided_by(self.verdict)?;
        let is_direct = newer.relations().any(|relation| {
            relation.investment() == self.record.investment && relation.kind().replaces()
        });
        is_direct.then_some(newer)
    }
}

fn look(record: Record, verdict: Verdict) -> Look {
    let last = record.history().last();
    let talks = last.is_some_and(|change| change.status() == Status::InTalks);
    match verdict.exclusion().map(Exclusion::reason) {
        None => Look::Counts,
        Some(Reason::Superseded | Reason::InTalks) if talks => Look::Talks,
        Some(Reason::Superseded) => Look::Replaced,
        Some(Reason::Withdrawn | Reason::Refused | Reason::Shelved) => Look::Stopped,
        Some(_) => Look::Aside,
    }
}

/// Returns the first year or the day of the news, whichever is earlier. Money spent without a first
/// year lies before its last year.
fn beginning(investment: Investment) -> f64 {
    let public = year(investment.first_public());
    match investment.horizon().start() {
        Some(start) => f64::from(start).min(public),
        None if investment.phase() == Phase::Spent => {
            end_of_horizon(investment).unwrap_or(public).min(public) - REACH
        }
        None => public,
    }
}

/// Returns where a bar ends; `None` if nothing says so.
fn end(record: Record, verdict: Verdict, look: Look) -> Option<f64> {
    let investment = record.investment;
    let last = record.history().last();
    let changed = last.map_or(investment.first_public(), StatusChange::date);
    match (look, decided_by(verdict)) {
        (Look::Replaced | Look::Talks, Some(newer)) => Some(year(newer.first_public())),
        (Look::Stopped, _) => Some(year(changed)),
        _ => match end_of_horizon(investment) {
            None if record.status() == Some(Status::Completed) => Some(year(changed)),
            end => end,
        },
    }
}

fn end_of_horizon(investment: Investment) -> Option<f64> {
    let last_year = investment.horizon().last_year()?;
    Some(f64::from(last_year) + 1.0)
}

fn billions(investment: Investment) -> Option<f64> {
    let units = investment.amount()?.value().to_f64()?;
    Some(units / 1e9)
}

/// Returns a day as a year and its fraction. Divided by 366, the last day never reaches the next
/// year.
pub fn year(date: Date) -> f64 {
    let day = date.last_day();
    let first = Date::from_ymd(day.year(), 1, 1).unwrap_or(day);
    f64::from(day.year()) + f64::from(day.days_since(first)) / 366.0
}
