//! Filters of time, size, status and evidence. They choose among the records of the place and thing
//! asked for, and change no verdict.

use clap::{Args, ValueEnum};
use hyperscaler_investments::{
    Date, Evidence, Exclusion, Investment, Phase, Reason, Status, Verdict,
};

use super::allows;
use crate::arguments::names::{SourceName, Statuses};
use crate::arguments::{dates, money, names};
use crate::failure::Failure;
use crate::question::{Question, any_of};
use crate::record::Record;
use crate::text;

/// Above these filters in every help.
pub const CHOICE: &str = "Filters of time, size, status and evidence, among what counts";

#[derive(Args)]
pub struct Choice {
    /// How far a plan has come, as of the day; "cancelled" for withdrawn, refused and shelved.
    #[arg(long, help_heading = CHOICE, value_delimiter = ',', value_parser = names::statuses())]
    status: Vec<Statuses>,
    /// How strong the sources are together, as of the day.
    #[arg(long, help_heading = CHOICE, value_delimiter = ',', value_parser = names::evidence())]
    evidence: Vec<Evidence>,
    /// A source of the figure or of a status: its id, its publisher, or whom it repeats.
    #[arg(long, help_heading = CHOICE, value_name = "ID|PUBLISHER", value_parser = names::source())]
    source: Option<SourceName>,
    /// The smallest amount, in the record's own currency: 900m, 1.5bn, or whole units.
    #[arg(long, help_heading = CHOICE, value_name = "AMOUNT", value_parser = money::units, allow_negative_numbers = true)]
    min: Option<u64>,
    /// The largest amount, in the record's own currency.
    #[arg(long, help_heading = CHOICE, value_name = "AMOUNT", value_parser = money::units, allow_negative_numbers = true)]
    max: Option<u64>,
    /// Only what became public on that day or later; YYYY, YYYY-MM or YYYY-MM-DD.
    #[arg(long, help_heading = CHOICE, value_name = "DATE", value_parser = dates::date)]
    since: Option<Date>,
    /// Only what became public on that day or earlier.
    #[arg(long, help_heading = CHOICE, value_name = "DATE", value_parser = dates::date)]
    until: Option<Date>,
    /// Only plans that run beyond that year.
    #[arg(long, help_heading = CHOICE, value_name = "YEAR", value_parser = dates::year, allow_negative_numbers = true)]
    beyond: Option<u16>,
    /// Only what counts, or only what does not.
    #[arg(long, help_heading = CHOICE, value_enum, ignore_case = true)]
    counts: Option<YesOrNo>,
    /// Why a record does not count.
    #[arg(long, help_heading = CHOICE, value_delimiter = ',', value_parser = names::reason())]
    reason: Vec<Reason>,
    /// Only pledges whose last year has passed.
    #[arg(long, help_heading = CHOICE)]
    lapsed: bool,
    /// Only pledges, not completed, of which no step is recorded after that day.
    #[arg(long, help_heading = CHOICE, value_name = "DATE", value_parser = dates::date)]
    quiet_since: Option<Date>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum YesOrNo {
    Yes,
    No,
}

impl Choice {
    /// Refuses ranges that hold nothing.
    pub fn check(&self) -> Result<(), Failure> {
        if let (Some(since), Some(until)) = (self.since, self.until) {
            if dates::first_day(since) > until.last_day() {
                return Err(Failure::Usage(format!(
                    "--since {since} is later than --until {until}"
                )));
            }
        }
        if let (Some(min), Some(max)) = (self.min, self.max) {
            if min > max {
                return Err(Failure::Usage(format!(
                    "--min {min} is more than --max {max}"
                )));
            }
        }
        Ok(())
    }

    /// Returns whether a record is chosen, whatever its status and its first day.
    pub fn allows(&self, record: Record, verdict: Verdict) -> bool {
        let last_year = record.investment.horizon().last_year();
        allows(&self.evidence, record.evidence())
            && self.allows_amount(record.investment)
            && self.beyond.is_none_or(|year| last_year > Some(year))
            && self.allows_source(record)
            && self.allows_verdict(verdict)
            && (!self.lapsed || is_lapsed(record))
            && self
                .quiet_since
                .is_none_or(|since| is_quiet(record, since.last_day()))
    }

    /// Returns whether the amount is asked for. A record without one is neither small nor large.
    fn allows_amount(&self, investment: Investment) -> bool {
        let Some(amount) = investment.amount() else {
            return self.min.is_none() && self.max.is_none();
        };
        self.min.is_none_or(|min| min <= amount.units())
            && self.max.is_none_or(|max| amount.units() <= max)
    }

    fn allows_source(&self, record: Record) -> bool {
        let Some(asked) = &self.source else {
            return true;
        };
        let mut sources = record.sources().into_iter();
        sources.any(|source| asked.names(source))
    }

    fn allows_verdict(&self, verdict: Verdict) -> bool {
        let reason = verdict.exclusion().map(Exclusion::reason);
        let is_chosen = match self.counts {
            None => true,
            Some(asked) => (asked == YesOrNo::Yes) == verdict.counts(),
        };
        is_chosen && allows(&self.reason, reason)
    }

    pub fn allows_status(&self, status: Status) -> bool {
        self.status.is_empty() || self.status.iter().any(|asked| asked.0.contains(&status))
    }

    /// Returns whether a day is within `--since` and `--until`.
    pub fn allows_day(&self, day: Date) -> bool {
        let (since, until) = self.period();
        since.is_none_or(|since| since <= day) && until.is_none_or(|until| day <= until)
    }

    /// Returns the first day of `--since` and the last of `--until`.
    pub fn period(&self) -> (Option<Date>, Option<Date>) {
        let (since, until) = (self.since, self.until);
        (since.map(dates::first_day), until.map(Date::last_day))
    }

    pub fn ask(&self, question: &mut Question) {
        let statuses: Vec<_> = self.status.iter().flat_map(|asked| &asked.0).collect();
        question.only("status", &statuses, any_of(&statuses));
        let evidence = format!("{} evidence", any_of(&self.evidence));
        question.only("evidence", &self.evidence, evidence);
        for (option, value, words) in [("min", self.min, "at least"), ("max", self.max, "at most")]
        {
            let in_words = value.map(|value| format!("{words} {}", text::scaled(value.into())));
            question.only(option, value.as_slice(), in_words.unwrap_or_default());
        }
        if let Some(year) = self.beyond {
            question.only("beyond", &[year], format!("running beyond {year}"));
        }
        if let Some(source) = &self.source {
            question.only("source", &[source], format!("after {source}"));
        }
        match self.counts {
            Some(YesOrNo::Yes) => question.only("counts", &["yes"], "what counts".into()),
            Some(YesOrNo::No) => question.only("counts", &["no"], "what does not count".into()),
            None => {}
        }
        let reasons = any_of(self.reason.iter().map(|reason| reason.in_words()));
        question.only("reason", &self.reason, reasons);
        if self.lapsed {
            question.only("lapsed", &[""], "past the last year".into());
        }
        if let Some(day) = self.quiet_since {
            question.only("quiet-since", &[day], format!("without a step since {day}"));
        }
    }

    /// Adds the days on which a record became public.
    pub fn ask_for_period(&self, question: &mut Question) {
        self.ask_for_days(question, "public");
        if !self.status.is_empty() && self.period() != (None, None) {
            let remark = "These became public then; hsi timeline tells when a status changed";
            question.remark(remark.into());
        }
    }

    /// Adds the days of changes.
    pub fn ask_for_changes(&self, question: &mut Question) {
        self.ask_for_days(question, "changes");
    }

    fn ask_for_days(&self, question: &mut Question, of_what: &str) {
        if let Some(day) = self.since {
            question.only("since", &[day], format!("{of_what} since {day}"));
        }
        if let Some(day) = self.until {
            question.only("until", &[day], format!("{of_what} until {day}"));
        }
    }

    /// Returns whether every record is chosen, whatever its first day.
    pub fn allows_all_in_a_period(&self) -> bool {
        self.status.is_empty()
            && self.evidence.is_empty()
            && self.source.is_none()
            && [self.min, self.max] == [None; 2]
            && self.beyond.is_none()
            && self.counts.is_none()
            && self.reason.is_empty()
            && !self.lapsed
            && self.quiet_since.is_none()
    }

    pub fn is_empty(&self) -> bool {
        self.allows_all_in_a_period() && [self.since, self.until] == [None; 2]
    }
}

/// Returns whether the last year of a pledge has passed.
fn is_lapsed(record: Record) -> bool {
    let last_year = record.investment.horizon().last_year();
    let this_year = record.snapshot.date().year();
    record.investment.phase() == Phase::Pledged && last_year.is_some_and(|year| year < this_year)
}

/// Returns whether no step of a pledge is recorded after a day.
fn is_quiet(record: Record, day: Date) -> bool {
    let status = record.status();
    let is_open = status.is_some_and(Status::in_force) && status != Some(Status::Completed);
    let latest = record.snapshot.latest_step(record.investment);
    record.investment.phase() == Phase::Pledged
        && is_open
        && latest.is_some_and(|latest| latest.last_day() <= day)
}
