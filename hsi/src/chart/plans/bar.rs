//! One record as a bar: where it begins and ends, how thick it is, and how it looks.

use hyperscaler_investments::{
    Amount, Currency, Date, Exclusion, Investment, Phase, Reason, ReferenceRate, ReferenceRates,
    Relation, RelationKind, Status, StatusChange, Totals, Verdict,
};
use rust_decimal::prelude::ToPrimitive;

use crate::chart::only;
use crate::chart::time::{span, year};
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

impl Look {
    /// Returns the word for a program.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Counts => "counts",
            Self::Replaced => "replaced",
            Self::Talks => "talks",
            Self::Stopped => "stopped",
            Self::Aside => "aside",
        }
    }
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
    /// Where it was to end; later than it did if something came in between.
    pub meant_to: f64,
    pub open: Option<Open>,
    /// For what counts, or did until it was replaced or given up; the others are thin.
    pub sum: Option<Sum>,
}

/// What a bar stands for.
#[derive(Clone, Copy)]
pub struct Sum {
    pub currency: Currency,
    pub billions: f64,
    /// The same for the eye: in a measure that all bars of the picture share.
    pub size: f64,
}

/// How bars of several currencies compare: by the averages of one month, or not at all if there is
/// one currency only.
#[derive(Clone, Copy)]
pub struct Measure {
    pub month: Option<Date>,
}

impl Measure {
    /// Returns what measures the plans of a selection.
    pub fn of(totals: &Totals) -> Self {
        let amounts = totals.selection().filter_map(Investment::amount);
        if only(amounts.map(Amount::currency)).is_some() {
            return Self { month: None };
        }
        let rates = totals.snapshot().reference_rates(Currency::USD);
        Self {
            month: rates.last().map(ReferenceRate::period),
        }
    }

    /// Returns the amount of a record; none if it has none, or none that could be compared.
    fn sum(self, record: Record) -> Option<Sum> {
        let amount = record.investment.amount()?;
        let billions = amount.value().to_f64()? / 1e9;
        let size = match self.month {
            None => billions,
            Some(month) => {
                let (rates, day) = (ReferenceRates::OfMonth(month), record.announced()?);
                let snapshot = record.snapshot;
                let converted = snapshot.amount_in(Currency::EUR, rates, amount, day);
                converted.ok()?.value().to_f64()? / 1e9
            }
        };
        Some(Sum {
            currency: amount.currency(),
            billions,
            size,
        })
    }
}

/// The shortest bar, the shortest that is as large as its sum, and how long one is that nothing is
/// stated of, in years.
const SHORT: f64 = 0.25;
const YEAR: f64 = 1.0;
const REACH: f64 = 5.0;

impl Bar {
    /// Draws a record as its verdict is.
    pub fn new(record: Record, verdict: Verdict, has_counted: bool, measure: Measure) -> Self {
        let investment = record.investment;
        let look = look(record, verdict);
        let (from, end) = (beginning(investment), end(record, verdict, look));
        let starts = investment.horizon().start().is_some();
        let open = match end {
            None => Some(Open::Right),
            Some(_) if investment.phase() == Phase::Spent && !starts => Some(Open::Left),
            Some(_) => None,
        };
        let sum = if has_counted && look != Look::Aside {
            measure.sum(record)
        } else {
            None
        };
        let is_over = matches!(look, Look::Replaced | Look::Talks | Look::Stopped);
        let least = if sum.is_some() && !is_over {
            YEAR
        } else {
            SHORT
        };
        let to = end.unwrap_or(from + REACH).max(from + least);
        let meant_to = end_of_horizon(investment).unwrap_or(from + REACH);
        let meant_to = match sum {
            Some(_) => meant_to.max(to).max(from + YEAR),
            None => to,
        };
        Self {
            record,
            verdict,
            look,
            from,
            to,
            meant_to,
            open,
            sum,
        }
    }

    /// Returns the average size of a year, over all the years that were meant.
    pub fn a_year(&self) -> Option<f64> {
        Some(self.sum?.size / (self.meant_to - self.from))
    }

    /// Returns from when to when the news may have come: within a day, a month or a year.
    pub fn news(&self) -> (f64, f64) {
        news(self.record.investment)
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

/// Returns the date of the first status. The day on which it counts as public is the last of that.
fn news(investment: Investment) -> (f64, f64) {
    let first = investment.history().next().map(StatusChange::date);
    span(first.unwrap_or(investment.first_public()))
}

/// Returns the first year or the beginning of the news, whichever is earlier. Money spent without a
/// first year lies before its last year.
fn beginning(investment: Investment) -> f64 {
    let (public, _) = news(investment);
    match investment.horizon().start() {
        Some(start) => f64::from(start).min(public),
        None if investment.phase() == Phase::Spent => {
            end_of_last_year(investment).unwrap_or(public).min(public) - REACH
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

/// Returns the end of the years that are stated, or of so many from the beginning on.
fn end_of_horizon(investment: Investment) -> Option<f64> {
    let years = investment.horizon().years();
    let after = years.map(|years| beginning(investment) + f64::from(years));
    end_of_last_year(investment).or(after)
}

fn end_of_last_year(investment: Investment) -> Option<f64> {
    let last_year = investment.horizon().last_year()?;
    Some(f64::from(last_year) + 1.0)
}
