//! One record as a bar: where it begins and ends, how thick it is, and how it looks.

use hyperscaler_investments::{
    Date, Exclusion, Investment, Phase, Reason, Relation, RelationKind, Status, Verdict, as_of,
    days,
};
use rust_decimal::prelude::ToPrimitive;

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
    /// Outline: it never counted, or does not now, and stands.
    Aside,
}

/// The side on which no year is stated.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Open {
    Left,
    Right,
}

pub struct Lane {
    pub record: Record,
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

impl Lane {
    pub fn new(record: Record) -> Self {
        let investment = record.investment;
        let look = look(record);
        let public = point(investment.first_public());
        let horizon = investment.horizon();
        let last = horizon.last_year().map(|year| f64::from(year) + 1.0);
        let spent = investment.phase() == Phase::Spent;
        let from = match horizon.start() {
            Some(year) => f64::from(year).min(public),
            None if spent => last.unwrap_or(public).min(public) - REACH,
            None => public,
        };
        let turn = record
            .history()
            .last()
            .map_or(public, |turn| point(turn.date()));
        let end = match look {
            Look::Replaced | Look::Talks if record.verdict_by().is_some() => {
                record.verdict_by().map(|newer| point(newer.first_public()))
            }
            Look::Stopped => Some(turn),
            _ => last.or_else(|| (record.status() == Some(Status::Completed)).then_some(turn)),
        };
        let today = point(record.snapshot.date());
        let open = match end {
            None => Some(Open::Right),
            Some(_) if spent && horizon.start().is_none() => Some(Open::Left),
            Some(_) => None,
        };
        Self {
            record,
            look,
            from,
            to: end.unwrap_or(today.max(from + REACH)).max(from + SHORT),
            open,
            sum: ever_counted(record).then(|| billions(investment)).flatten(),
        }
    }

    /// The day of the news.
    pub fn public(&self) -> f64 {
        point(self.record.investment.first_public())
    }

    /// What it adds to, if that was public.
    pub fn base(&self) -> Option<Investment> {
        let mut relations = self.record.relations();
        let raise = relations.find(|relation| relation.kind() == RelationKind::AddsTo);
        raise.map(Relation::investment)
    }

    /// The record that directly replaced it or came of it.
    pub fn successor(&self) -> Option<Investment> {
        let newer = self.record.verdict_by()?;
        let direct = newer.relations().any(|relation| {
            relation.investment() == self.record.investment && relation.kind().replaces()
        });
        direct.then_some(newer)
    }
}

fn look(record: Record) -> Look {
    let talks = record
        .history()
        .last()
        .is_some_and(|turn| turn.status() == Status::InTalks);
    match record.exclusion().map(Exclusion::reason) {
        None => Look::Counts,
        Some(Reason::Superseded | Reason::InTalks) if talks => Look::Talks,
        Some(Reason::Superseded) => Look::Replaced,
        Some(Reason::Withdrawn | Reason::Refused | Reason::Shelved) => Look::Stopped,
        Some(_) => Look::Aside,
    }
}

/// Whether it counted on any day until that of the chart.
fn ever_counted(record: Record) -> bool {
    let mut past = days().take_while(|day| *day <= record.snapshot.date());
    past.any(|day| as_of(day).verdict(record.investment) == Verdict::Counts)
}

fn billions(investment: Investment) -> Option<f64> {
    investment
        .amount()?
        .value()
        .to_f64()
        .map(|units| units / 1e9)
}

/// A day as a year and its fraction.
pub fn point(date: Date) -> f64 {
    let day = date.last_day();
    let first = Date::from_ymd(day.year(), 1, 1).unwrap_or(day);
    f64::from(day.year()) + f64::from(day.days_since(first)) / 366.0
}
