//! The filters, the same in every command: which records it is about, and as of which day. Those of
//! place and thing choose what is judged together; the others choose among what counts of it.

use clap::Args;
use hyperscaler_investments::{
    Amount, Change, Country, Currency, DATA_AS_OF, Date, Evidence, Investment, Kind, Phase,
    Provider, Scope, Snapshot, Status, Totals, as_of, days, series,
};
use rust_decimal::Decimal;

use super::{dates, names};
use crate::record::Record;

/// Above the filters in every help.
pub const FILTERS: &str = "Filters of place and thing, judged together";
pub const CHOICE: &str = "Filters of time, size, status and evidence, among what counts";
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
}

#[derive(Args)]
pub struct ProviderAndCountry {
    /// Providers, by id or name: aws, gcp, "Amazon Web Services".
    #[arg(long, help_heading = FILTERS, value_delimiter = ',', value_parser = names::provider(), hide_possible_values = true)]
    provider: Vec<Provider>,
    /// Countries, by code or name in several languages: ES, ESP, Spain, Spanien, Spagna; EU for
    /// Europe-wide plans.
    #[arg(long, help_heading = FILTERS, value_delimiter = ',', value_parser = names::country(), hide_possible_values = true)]
    country: Vec<Country>,
}

impl ProviderAndCountry {
    pub fn allows(&self, provider: Provider, country: Country) -> bool {
        allows(&self.provider, provider) && allows(&self.country, country)
    }

    fn is_empty(&self) -> bool {
        self.provider.is_empty() && self.country.is_empty()
    }
}

/// Filters of place and thing. They choose the records that totals judge together: what holds the
/// money of one of these is asked for with it, or is outside.
#[derive(Args)]
struct PlaceAndThing {
    #[command(flatten)]
    whose: ProviderAndCountry,
    /// Whether money is intended or was spent.
    #[arg(long, help_heading = FILTERS, value_delimiter = ',', value_parser = names::phase())]
    phase: Vec<Phase>,
    /// What the money is for.
    #[arg(long, help_heading = FILTERS, value_delimiter = ',', value_parser = names::scope())]
    scope: Vec<Scope>,
    /// What an investment is.
    #[arg(long, help_heading = FILTERS, value_delimiter = ',', value_parser = names::kind())]
    kind: Vec<Kind>,
    /// The currency of the amount, by ISO 4217 code or name.
    #[arg(long, help_heading = FILTERS, value_delimiter = ',', value_parser = names::currency(), hide_possible_values = true)]
    currency: Vec<Currency>,
}

impl PlaceAndThing {
    fn allows(&self, investment: Investment) -> bool {
        let currency = investment.amount().map(Amount::currency);
        self.whose
            .allows(investment.provider(), investment.country())
            && allows(&self.phase, investment.phase())
            && allows(&self.scope, investment.scope())
            && allows(&self.kind, investment.kind())
            && allows(&self.currency, currency)
    }

    fn is_empty(&self) -> bool {
        self.whose.is_empty()
            && self.phase.is_empty()
            && self.scope.is_empty()
            && self.kind.is_empty()
            && self.currency.is_empty()
    }
}

/// Filters of time, size, status and evidence. They choose among the records of the place and thing
/// asked for, and change no verdict.
#[derive(Args)]
struct Choice {
    /// How far a plan has come, as of the day.
    #[arg(long, help_heading = CHOICE, value_delimiter = ',', value_parser = names::status())]
    status: Vec<Status>,
    /// How strong the sources are together, as of the day.
    #[arg(long, help_heading = CHOICE, value_delimiter = ',', value_parser = names::evidence())]
    evidence: Vec<Evidence>,
    /// The smallest amount, in the record's own currency: 900m, 1.5bn, or whole units.
    #[arg(long, help_heading = CHOICE, value_name = "AMOUNT", value_parser = units)]
    min: Option<u64>,
    /// The largest amount, in the record's own currency.
    #[arg(long, help_heading = CHOICE, value_name = "AMOUNT", value_parser = units)]
    max: Option<u64>,
    /// Only what became public on that day or later; YYYY, YYYY-MM or YYYY-MM-DD.
    #[arg(long, help_heading = CHOICE, value_name = "DATE", value_parser = dates::date)]
    since: Option<Date>,
    /// Only what became public on that day or earlier.
    #[arg(long, help_heading = CHOICE, value_name = "DATE", value_parser = dates::date)]
    until: Option<Date>,
    /// Only plans that run beyond that year.
    #[arg(long, help_heading = CHOICE, value_name = "YEAR")]
    beyond: Option<u16>,
}

impl Choice {
    /// Returns whether a record is chosen, whatever its status and its first day.
    fn allows(&self, record: Record) -> bool {
        let last_year = record.investment.horizon().last_year();
        allows(&self.evidence, record.evidence())
            && self.allows_amount(record.investment)
            && self.beyond.is_none_or(|year| last_year > Some(year))
    }

    /// Returns whether the amount is asked for. A record without one is neither small nor large.
    fn allows_amount(&self, investment: Investment) -> bool {
        let Some(amount) = investment.amount() else {
            return self.min.is_none() && self.max.is_none();
        };
        self.min.is_none_or(|min| min <= amount.units())
            && self.max.is_none_or(|max| amount.units() <= max)
    }

    fn allows_day(&self, day: Date) -> bool {
        self.since
            .is_none_or(|since| dates::first_day(since) <= day)
            && self.until.is_none_or(|until| day <= until.last_day())
    }

    fn allows_everything_ever(&self) -> bool {
        self.evidence.is_empty() && [self.min, self.max] == [None; 2] && self.beyond.is_none()
    }

    fn is_empty(&self) -> bool {
        self.allows_everything_ever()
            && self.status.is_empty()
            && [self.since, self.until] == [None; 2]
    }
}

/// Which records a command is about. Lists are comma-separated, and every option may be repeated.
#[derive(Args)]
pub struct Filters {
    #[command(flatten)]
    which: PlaceAndThing,
    #[command(flatten)]
    choice: Choice,
    #[command(flatten)]
    day: Day,
}

impl Filters {
    pub fn snapshot(&self) -> Snapshot {
        self.day.snapshot()
    }

    /// Returns the first and the last day of `--since` and `--until`.
    pub fn period(&self) -> (Option<Date>, Option<Date>) {
        let Choice { since, until, .. } = self.choice;
        (since.map(dates::first_day), until.map(Date::last_day))
    }

    /// Returns the records of the place and thing asked for that were public, in id order.
    pub fn selection(&self) -> impl Iterator<Item = Record> + '_ {
        Record::all(self.snapshot()).filter(|record| self.which.allows(record.investment))
    }

    /// Returns the totals of the selection, and among them of what the other filters choose.
    pub fn totals(&self) -> Totals {
        let selection = self.selection().map(|record| record.investment);
        self.choose(self.snapshot().totals(selection))
    }

    /// Returns the totals of those records alone that the other filters choose on their day.
    fn choose(&self, totals: Totals) -> Totals {
        if self.choice.is_empty() {
            return totals;
        }
        let snapshot = totals.snapshot();
        totals.retain(|investment| self.chooses(Record::new(investment, snapshot)))
    }

    /// Returns the records that were public and match, in id order.
    pub fn select(&self) -> Vec<Record> {
        self.selection()
            .filter(|record| self.chooses(*record))
            .collect()
    }

    /// Returns the same, whatever `--since` and `--until` ask for.
    fn choose_in_any_period(&self, totals: Totals) -> Totals {
        let snapshot = totals.snapshot();
        totals.retain(|investment| self.chooses_in_any_period(Record::new(investment, snapshot)))
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
        let choice = &self.choice;
        if choice.status.is_empty() && choice.allows_everything_ever() {
            self.series_of_all()
        } else {
            let every_day = self.every_day();
            Box::new(every_day.map(|totals| self.choose_in_any_period(totals)))
        }
    }

    fn series_of_all(&self) -> Box<dyn Iterator<Item = Totals> + '_> {
        let end = self.snapshot().date();
        let series = series(self.selection().map(|record| record.investment));
        Box::new(series.take_while(move |totals| totals.snapshot().date() <= end))
    }

    /// Returns the totals of the selection on every day on which anything happens. A choice may change
    /// what is shown on a day on which the whole selection stays the same.
    fn every_day(&self) -> impl Iterator<Item = Totals> {
        let end = self.snapshot().date();
        let selection: Vec<_> = self.selection().map(|record| record.investment).collect();
        let days = days().take_while(move |&day| day <= end);
        days.map(move |day| as_of(day).totals(selection.iter().copied()))
    }

    /// Returns the totals on a day of what is chosen as of another.
    pub fn totals_on(&self, day: Snapshot, chosen: Snapshot) -> Totals {
        let selection = self.selection().map(|record| record.investment);
        let totals = day.totals(selection);
        totals.retain(|investment| self.chooses_in_any_period(Record::new(investment, chosen)))
    }

    /// Returns every change of what is chosen, up to the day.
    pub fn all_changes(&self) -> Vec<Change> {
        let the_beginning = Date::from_year(0).unwrap_or(DATA_AS_OF);
        self.changes(the_beginning, self.snapshot())
    }

    /// Returns the changes of what is chosen, after a day and up to another.
    pub fn changes(&self, after: Date, until: Snapshot) -> Vec<Change> {
        let selection = self.selection().map(|record| record.investment);
        let changes = until.changes_since(after, selection);
        changes
            .filter(|change| self.chooses_in_any_period(Record::new(change.investment(), until)))
            .collect()
    }

    fn chooses(&self, record: Record) -> bool {
        self.chooses_in_any_period(record) && self.allows_day(record.investment.first_public())
    }

    fn chooses_in_any_period(&self, record: Record) -> bool {
        let status = record.status();
        self.chooses_ever(record) && status.is_some_and(|status| self.allows_status(status))
    }

    /// Returns whether a record is chosen, whatever its status and its first day.
    pub fn chooses_ever(&self, record: Record) -> bool {
        self.choice.allows(record)
    }

    pub fn allows_status(&self, status: Status) -> bool {
        allows(&self.choice.status, status)
    }

    /// Returns whether a day is within `--since` and `--until`.
    pub fn allows_day(&self, day: Date) -> bool {
        self.choice.allows_day(day)
    }

    /// Returns whether nothing but the day is asked for.
    pub fn is_empty(&self) -> bool {
        self.which.is_empty() && self.choice.is_empty()
    }
}

/// Returns whether a value is asked for: without a list, every value is, and even none.
fn allows<T: PartialEq>(asked: &[T], value: impl Into<Option<T>>) -> bool {
    let value = value.into();
    asked.is_empty() || value.is_some_and(|value| asked.contains(&value))
}

/// Parses a sum in whole units: `2_000_000`, `900m`, `1.5bn`.
fn units(text: &str) -> Result<u64, &'static str> {
    let lower = text.trim().to_ascii_lowercase();
    let (number, scale) = if let Some(number) = lower.strip_suffix("bn") {
        (number, 1_000_000_000_u64)
    } else if let Some(number) = lower.strip_suffix('m') {
        (number, 1_000_000)
    } else {
        (lower.as_str(), 1)
    };
    Decimal::from_str_exact(number.trim_end())
        .ok()
        .and_then(|value| value.checked_mul(scale.into()))
        .filter(Decimal::is_integer)
        .and_then(|units| u64::try_from(units).ok())
        .ok_or("expected whole currency units, such as 900m, 1.5bn or 2_000_000")
}
