//! The filters, the same in every command: which records it is about, and as of which day. Those of
//! place and thing choose what is judged together; the others choose among what counts of it.

mod choice;
mod selection;

use std::collections::BTreeSet;

use clap::Args;
use hyperscaler_investments::{
    Change, Country, DATA_AS_OF, Date, Exclusion, Investment, Snapshot, Status, Totals, Verdict,
    as_of, days, series,
};

use super::dates;
use super::names::Words;
use crate::failure::Failure;
use crate::question::Question;
use crate::record::Record;

pub use choice::CHOICE;
use choice::Choice;
use selection::Selection;
pub use selection::{ProviderAndCountry, SELECTION};

/// Above the day in every help.
pub const DAY: &str = "Day";

/// The day of the question.
#[derive(Args)]
pub struct Day {
    /// The day of the question: nothing that became known later is used [default: the data's own
    /// day].
    #[arg(long, help_heading = DAY, value_name = "DATE", value_parser = dates::date)]
    as_of: Option<Date>,
}

impl Day {
    pub fn snapshot(&self) -> Snapshot {
        as_of(self.as_of.unwrap_or(DATA_AS_OF))
    }

    /// Returns the question about everything on the day.
    pub fn question(&self) -> Question {
        Question::new(self.snapshot().date())
    }
}

/// Which records a command is about. Lists are comma-separated, and every option may be repeated.
#[derive(Args)]
pub struct Filters {
    #[command(flatten)]
    selection: Selection,
    #[command(flatten)]
    choice: Choice,
    #[command(flatten)]
    day: Day,
}

impl Filters {
    /// Refuses filters that can let nothing pass.
    pub fn check(&self) -> Result<(), Failure> {
        self.choice.check()
    }

    pub fn snapshot(&self) -> Snapshot {
        self.day.snapshot()
    }

    /// Returns the question that the filters ask.
    pub fn question(&self) -> Question {
        let mut question = self.question_about_any_period();
        self.choice.ask_for_period(&mut question);
        question
    }

    /// Returns the same, where `--since` and `--until` ask for the days of changes.
    pub fn question_about_changes(&self) -> Question {
        let mut question = self.question_about_any_period();
        self.choice.ask_for_changes(&mut question);
        question
    }

    /// Returns the same, whatever `--since` and `--until` ask for.
    pub fn question_about_any_period(&self) -> Question {
        let mut question = self.day.question();
        self.selection.ask(&mut question);
        self.choice.ask(&mut question);
        question
    }

    /// Returns the countries asked for, by themselves or in a group, on the day.
    pub fn countries(&self) -> BTreeSet<Country> {
        self.selection.whose.countries(self.snapshot().date())
    }

    /// Returns the first and the last day of `--since` and `--until`.
    pub fn period(&self) -> (Option<Date>, Option<Date>) {
        self.choice.period()
    }

    /// Returns the records of the place and thing asked for that were public, in id order.
    pub fn selection(&self) -> impl Iterator<Item = Record> + '_ {
        let all = Record::all(self.snapshot());
        all.filter(|&record| self.selection.allows(record))
    }

    fn selected(&self) -> impl Iterator<Item = Investment> + '_ {
        self.selection().map(|record| record.investment)
    }

    /// Returns the totals of the selection, and among them of what the other filters choose.
    pub fn totals(&self) -> Totals {
        self.choose(self.snapshot().totals(self.selected()))
    }

    /// Returns the records that were public and match, in id order. Their verdicts are those of the
    /// whole data set.
    pub fn select(&self) -> Vec<Record> {
        self.selection()
            .filter(|&record| self.chooses(record, record.verdict()))
            .collect()
    }

    /// Returns the totals of those records alone that the other filters choose on their day.
    fn choose(&self, totals: Totals) -> Totals {
        if self.choice.is_empty() {
            return totals;
        }
        retained(totals, |record, verdict| self.chooses(record, verdict))
    }

    /// Returns the totals of what is chosen, on each day up to the last on which they may differ
    /// from those of the day before.
    pub fn series(&self) -> Box<dyn Iterator<Item = Totals> + '_> {
        if self.choice.is_empty() {
            self.series_of_all()
        } else {
            Box::new(self.every_day().map(|totals| self.choose(totals)))
        }
    }

    /// Returns the same, whatever `--since` and `--until` ask for.
    pub fn series_in_any_period(&self) -> Box<dyn Iterator<Item = Totals> + '_> {
        if self.choice.allows_all_in_a_period() {
            return self.series_of_all();
        }
        let chosen = |totals| {
            retained(totals, |record, verdict| {
                self.chooses_in_any_period(record, verdict)
            })
        };
        Box::new(self.every_day().map(chosen))
    }

    fn series_of_all(&self) -> Box<dyn Iterator<Item = Totals> + '_> {
        let end = self.snapshot().date();
        let series = series(self.selected());
        Box::new(series.take_while(move |totals| totals.snapshot().date() <= end))
    }

    /// Returns the totals of the selection on every day on which anything happens. A choice may change
    /// what is shown on a day on which the whole selection stays the same.
    fn every_day(&self) -> impl Iterator<Item = Totals> {
        let end = self.snapshot().date();
        let selection: Vec<_> = self.selected().collect();
        let days = days().take_while(move |&day| day <= end);
        days.map(move |day| as_of(day).totals(selection.iter().copied()))
    }

    /// Returns the totals on a day of what is chosen as of another.
    pub fn totals_on(&self, day: Snapshot, chosen: Snapshot) -> Totals {
        let chosen = self.in_any_period_on(chosen);
        day.totals(self.selected())
            .retain(|investment| chosen.contains(&investment))
    }

    /// Returns every change of what is chosen, up to the day.
    pub fn all_changes(&self) -> Vec<Change> {
        let the_beginning = Date::from_year(0).unwrap_or(DATA_AS_OF);
        self.changes(the_beginning, self.snapshot())
    }

    /// Returns the changes of what is chosen, after a day and up to another.
    pub fn changes(&self, after: Date, until: Snapshot) -> Vec<Change> {
        let chosen = self.in_any_period_on(until);
        let changes = until.changes_since(after, self.selected());
        changes
            .filter(|change| chosen.contains(&change.investment()))
            .collect()
    }

    /// Returns what became public from a day on and does not count at the end of another, and why: judged on
    /// that day with all that is asked for.
    pub fn public_without_counting(
        &self,
        since: Date,
        until: Snapshot,
    ) -> Vec<(Investment, Exclusion)> {
        let records = Record::all(until).filter(|&record| self.selection.allows(record));
        let totals = until.totals(records.map(|record| record.investment));
        let mut found: Vec<_> = totals.excluded().collect();
        found.retain(|&(investment, _)| {
            let record = Record::new(investment, until);
            since <= investment.first_public()
                && self.chooses_in_any_period(record, totals.verdict(investment))
        });
        found
    }

    /// Returns what is chosen on a day, whatever `--since` and `--until` ask for.
    fn in_any_period_on(&self, day: Snapshot) -> BTreeSet<Investment> {
        let totals = day.totals(self.selected());
        let chosen = |&investment: &Investment| {
            let record = Record::new(investment, day);
            self.chooses_in_any_period(record, totals.verdict(investment))
        };
        totals.selection().filter(chosen).collect()
    }

    fn chooses(&self, record: Record, verdict: Verdict) -> bool {
        self.chooses_in_any_period(record, verdict)
            && self.allows_day(record.investment.first_public())
    }

    fn chooses_in_any_period(&self, record: Record, verdict: Verdict) -> bool {
        let status = record.status();
        self.choice.allows(record, verdict)
            && status.is_some_and(|status| self.allows_status(status))
    }

    /// Returns whether a record is chosen, whatever its status and its first day.
    pub fn chooses_ever(&self, record: Record) -> bool {
        self.choice.allows(record, record.verdict())
    }

    pub fn allows_status(&self, status: Status) -> bool {
        self.choice.allows_status(status)
    }

    /// Returns whether a day is within `--since` and `--until`.
    pub fn allows_day(&self, day: Date) -> bool {
        self.choice.allows_day(day)
    }

    /// Returns whether nothing but the day is asked for.
    pub fn is_empty(&self) -> bool {
        self.selection.is_empty() && self.choice.is_empty()
    }
}

/// Returns the totals of those records alone that are to be kept, by their verdict among them.
fn retained(totals: Totals, keep: impl Fn(Record, Verdict) -> bool) -> Totals {
    let judged = totals.clone();
    let snapshot = totals.snapshot();
    totals.retain(|investment| {
        keep(
            Record::new(investment, snapshot),
            judged.verdict(investment),
        )
    })
}

/// Returns whether a value is asked for: without a list, every value is, and even none.
fn allows<T: PartialEq>(asked: &[T], value: impl Into<Option<T>>) -> bool {
    let value = value.into();
    asked.is_empty() || value.is_some_and(|value| asked.contains(&value))
}

/// Returns whether one of the texts holds the words asked for, if any are.
fn holds<'t>(asked: Option<&Words>, mut texts: impl Iterator<Item = &'t str>) -> bool {
    match asked {
        Some(words) => texts.any(|text| words.are_in(text)),
        None => true,
    }
}
