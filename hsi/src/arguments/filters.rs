//! The filters, the same in every command: which records it is about, and as of which day.

use clap::Args;
use hyperscaler_investments::{
    Country, Currency, DATA_AS_OF, Date, Evidence, Investment, Kind, Phase, Provider, Scope,
    Snapshot, Status, as_of,
};
use rust_decimal::Decimal;

use super::{dates, names};
use crate::record::Record;

/// Above the filters in every help.
pub const FILTERS: &str = "Filters";

/// The day of the question.
#[derive(Args)]
pub struct Day {
    /// The day of the question: nothing that became known later is used [default: the data's own
    /// day].
    #[arg(long, help_heading = FILTERS, value_name = "DATE", value_parser = dates::date)]
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

/// Which records a command is about. Lists are comma-separated, and every option may be repeated.
#[derive(Args)]
pub struct Filters {
    #[command(flatten)]
    whose: ProviderAndCountry,
    /// How far a plan has come, as of the day.
    #[arg(long, help_heading = FILTERS, value_delimiter = ',', value_parser = names::status())]
    status: Vec<Status>,
    /// Whether money is intended or was spent.
    #[arg(long, help_heading = FILTERS, value_delimiter = ',', value_parser = names::phase())]
    phase: Vec<Phase>,
    /// What the money is for.
    #[arg(long, help_heading = FILTERS, value_delimiter = ',', value_parser = names::scope())]
    scope: Vec<Scope>,
    /// What an investment is.
    #[arg(long, help_heading = FILTERS, value_delimiter = ',', value_parser = names::kind())]
    kind: Vec<Kind>,
    /// How strong the sources are together, as of the day.
    #[arg(long, help_heading = FILTERS, value_delimiter = ',', value_parser = names::evidence())]
    evidence: Vec<Evidence>,
    /// The currency of the amount, by ISO 4217 code or name.
    #[arg(long, help_heading = FILTERS, value_delimiter = ',', value_parser = names::currency(), hide_possible_values = true)]
    currency: Vec<Currency>,
    /// The smallest amount, in the record's own currency: 900m, 1.5bn, or whole units.
    #[arg(long, help_heading = FILTERS, value_name = "AMOUNT", value_parser = units)]
    min: Option<u64>,
    /// The largest amount, in the record's own currency.
    #[arg(long, help_heading = FILTERS, value_name = "AMOUNT", value_parser = units)]
    max: Option<u64>,
    /// Only what became public on that day or later; YYYY, YYYY-MM or YYYY-MM-DD.
    #[arg(long, help_heading = FILTERS, value_name = "DATE", value_parser = dates::date)]
    since: Option<Date>,
    /// Only what became public on that day or earlier.
    #[arg(long, help_heading = FILTERS, value_name = "DATE", value_parser = dates::date)]
    until: Option<Date>,
    /// Only plans that run beyond that year.
    #[arg(long, help_heading = FILTERS, value_name = "YEAR")]
    beyond: Option<u16>,
    #[command(flatten)]
    day: Day,
}

impl Filters {
    pub fn snapshot(&self) -> Snapshot {
        self.day.snapshot()
    }

    /// Returns the records that were public and match, in id order.
    pub fn select(&self) -> Vec<Record> {
        let mut records: Vec<_> = self.known().collect();
        records.retain(|record| {
            let status = record.status();
            status.is_some_and(|status| self.allows_status(status))
                && self.allows_day(record.investment.first_public())
        });
        records
    }

    /// Returns the records that were public and match, whatever their status and their first day.
    pub fn known(&self) -> impl Iterator<Item = Record> + '_ {
        Record::all(self.snapshot()).filter(|record| self.allows(*record))
    }

    pub fn allows_status(&self, status: Status) -> bool {
        allows(&self.status, status)
    }

    /// Returns whether a day is within `--since` and `--until`.
    pub fn allows_day(&self, day: Date) -> bool {
        self.since.is_none_or(|since| first_day(since) <= day)
            && self.until.is_none_or(|until| day <= until.last_day())
    }

    /// Returns whether nothing but the day is asked for.
    pub fn is_empty(&self) -> bool {
        self.whose.is_empty()
            && self.status.is_empty()
            && self.phase.is_empty()
            && self.scope.is_empty()
            && self.kind.is_empty()
            && self.evidence.is_empty()
            && self.currency.is_empty()
            && [self.min, self.max] == [None; 2]
            && [self.since, self.until] == [None; 2]
            && self.beyond.is_none()
    }

    fn allows(&self, record: Record) -> bool {
        let investment = record.investment;
        let last_year = investment.horizon().last_year();
        self.whose
            .allows(investment.provider(), investment.country())
            && allows(&self.phase, investment.phase())
            && allows(&self.scope, investment.scope())
            && allows(&self.kind, investment.kind())
            && allows(&self.evidence, record.evidence())
            && self.allows_amount(investment)
            && self.beyond.is_none_or(|year| last_year > Some(year))
    }

    /// Returns whether the amount is asked for. A record without one is neither small nor large.
    fn allows_amount(&self, investment: Investment) -> bool {
        let Some(amount) = investment.amount() else {
            return self.currency.is_empty() && self.min.is_none() && self.max.is_none();
        };
        allows(&self.currency, amount.currency())
            && self.min.is_none_or(|min| min <= amount.units())
            && self.max.is_none_or(|max| amount.units() <= max)
    }
}

/// Returns whether a value is asked for: without a list, every value is, and even none.
fn allows<T: PartialEq>(asked: &[T], value: impl Into<Option<T>>) -> bool {
    let value = value.into();
    asked.is_empty() || value.is_some_and(|value| asked.contains(&value))
}

fn first_day(date: Date) -> Date {
    let (month, day) = (date.month().unwrap_or(1), date.day().unwrap_or(1));
    Date::from_ymd(date.year(), month, day).unwrap_or(date)
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
