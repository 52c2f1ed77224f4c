//! Histories that cannot be.

use crate::compiler::diagnostic::Diagnostics;
use crate::compiler::model::{Data, Horizon, Investment};
use crate::shared::date::Date;
use crate::shared::vocabulary::{Phase, Status};

pub fn check(data: &Data, found: &mut Diagnostics) {
    let as_of = data.as_of.as_ref().map(|as_of| as_of.value);
    for investment in data.investments.bodies() {
        check_talks(investment, found);
        check_repetitions(investment, found);
        if let (Phase::Spent, Some(as_of)) = (investment.phase, as_of) {
            check_horizon(&investment.horizon, as_of, found);
        }
    }
}

/// Reports talks about money that is spent, or about what is built.
fn check_talks(investment: &Investment, found: &mut Diagnostics) {
    let mut is_completed = false;
    for change in &investment.history {
        is_completed |= change.status == Status::Completed;
        let trouble = match (investment.phase, is_completed) {
            (Phase::Spent, _) => "in a record of money spent",
            (Phase::Pledged, true) => "after completed",
            (Phase::Pledged, false) => continue,
        };
        if change.status == Status::InTalks {
            let help = "what is talked about is a record of its own, and pledged";
            found.add(change.date.at, format!("in-talks {trouble}; help: {help}"));
        }
    }
}

/// Reports a status that is there twice, and statuses of which neither is later.
fn check_repetitions(investment: &Investment, found: &mut Diagnostics) {
    for (number, change) in investment.history.iter().enumerate() {
        let before = &investment.history[..number];
        if before.iter().any(|earlier| earlier.status == change.status) {
            let help = "leave it out: a status holds until the next one";
            let message = format!(
                "status {:?} is there twice; help: {help}",
                change.status.as_str()
            );
            found.add(change.date.at, message);
        }
        let Some(last) = before.last() else { continue };
        let (earlier, later) = (last.date.value, change.date.value);
        if earlier.last_day() == later.last_day() {
            let help = "keep the last of the two, or give the days as far as they are known";
            let message = format!("{later} is not later than {earlier}; help: {help}");
            found.add(change.date.at, message);
        }
    }
}

/// Reports money spent in years that have not come.
fn check_horizon(horizon: &Horizon, as_of: Date, found: &mut Diagnostics) {
    let last = match (&horizon.end, &horizon.start, &horizon.years) {
        (Some(end), ..) => Some((end.value, end.at)),
        (None, Some(start), Some(years)) => Some((start.value + years.value - 1, years.at)),
        (None, ..) => None,
    };
    if let Some((last, at)) = last {
        if last > as_of.year() {
            let message = format!(
                "money spent until {last} lies after the data's own year, {}; help: what is to come is pledged",
                as_of.year()
            );
            found.add(at, message);
        }
    }
}
