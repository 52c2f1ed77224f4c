//! Conversions into one currency: at reference rates, or by the rates that a person names. Nothing here
//! converts; the library does.

use std::collections::BTreeSet;

use hyperscaler_investments::{
    Caveat, Conversion as OneAmount, ConvertError, Converted, ConvertedTotal, Currency, Date,
    ExchangeRate, Investment, Qualifier, Rate, ReferenceError, ReferenceRate, ReferenceRates,
    ReferenceTotals, Snapshot, Totals,
};
use rust_decimal::Decimal;
use serde_json::{Value, json};

use crate::failure::Failure;
use crate::question::Method;
use crate::record::Record;
use crate::text;

/// The currency to show sums in, and how to get there.
pub struct Conversion {
    pub into: Currency,
    by: By,
}

enum By {
    Reference(AtReference),
    Given(Vec<ExchangeRate>),
}

/// A currency, and which reference rates lead to it.
#[derive(Clone, Copy)]
pub struct AtReference {
    pub into: Currency,
    pub rates: ReferenceRates,
}

impl AtReference {
    /// Refuses a month or year for all of which no average was known on the day.
    pub fn check(self, known: Snapshot) -> Result<(), Failure> {
        let ReferenceRates::OfMonth(asked) = self.rates else {
            return Ok(());
        };
        let months = ReferenceRate::currencies().flat_map(|it| known.reference_rates(it));
        let months: BTreeSet<_> = months.map(ReferenceRate::period).collect();
        let day = known.date();
        let (Some(first), Some(last)) = (months.first(), months.last()) else {
            let message = format!("no reference rate was known on {day}");
            return Err(Failure::Usage(message));
        };
        // Of a day, it is the month that is asked for.
        let month = asked.month();
        let month = month.and_then(|month| Date::from_ym(asked.year(), month));
        let month = month.unwrap_or(asked);
        if first.year() <= month.year() && month.last_day() <= last.last_day() {
            return Ok(());
        }
        Err(Failure::Usage(format!(
            "--at {asked}: the averages that were known on {day} are those from {first} to {last}"
        )))
    }

    /// Converts the amount of a record, at the rates that are known on a day.
    pub fn amount(
        self,
        investment: Investment,
        known: Snapshot,
    ) -> Result<OneAmount, ReferenceError> {
        known.investment_in(self.into, self.rates, investment)
    }

    /// Converts totals of any day, at the rates that are known on the day of the question.
    pub fn totals(self, totals: &Totals, known: Snapshot) -> ReferenceTotals {
        totals.at_reference_known(known, self.into, self.rates)
    }

    /// Returns the method in a sentence, from the rates that were used.
    pub fn method(self, used: impl Iterator<Item = ReferenceRate> + Clone) -> Method {
        Method::new(
            self.rates.method(self.into, used.clone()).to_string(),
            used.flat_map(ReferenceRate::sources),
        )
    }
}

/// Totals in one currency.
pub enum InOneCurrency {
    Reference(Box<ReferenceTotals>),
    Given(Box<Converted>),
}

impl Conversion {
    pub const fn at_reference(reference: AtReference) -> Self {
        Self {
            into: reference.into,
            by: By::Reference(reference),
        }
    }

    /// Converts each plan at the average of its own month.
    pub const fn of_each_month(into: Currency) -> Self {
        let rates = ReferenceRates::OfEachMonth;
        Self::at_reference(AtReference { into, rates })
    }

    pub const fn at_given(into: Currency, rates: Vec<ExchangeRate>) -> Self {
        let by = By::Given(rates);
        Self { into, by }
    }

    /// Returns the one month whose reference rates convert everything, if one is asked for.
    pub fn month(&self) -> Option<Date> {
        match &self.by {
            By::Reference(reference) => match reference.rates {
                ReferenceRates::OfMonth(month) => Some(month),
                _ => None,
            },
            By::Given(_) => None,
        }
    }

    /// Returns the amount of a record, whether it counts or not, at reference rates; `None` if there
    /// is no rate for it. Rates of a person's own are for totals alone.
    pub fn amount(&self, record: Record) -> Result<Option<Decimal>, Failure> {
        match &self.by {
            By::Reference(reference) => {
                let converted = reference.amount(record.investment, record.snapshot);
                Ok(converted.ok().map(|converted| converted.value()))
            }
            By::Given(_) => {
                let message = "this picture has records that do not count too, and those are \
                               converted at reference rates only: leave --rate out";
                Err(Failure::Usage(message.into()))
            }
        }
    }

    /// Converts totals; the failure says what to do about a rate that is missing.
    pub fn convert(&self, totals: &Totals) -> Result<InOneCurrency, Failure> {
        self.convert_known(totals, totals.snapshot())
    }

    /// Does the same at the reference rates that are known on another day than that of the totals.
    pub fn convert_known(
        &self,
        totals: &Totals,
        known: Snapshot,
    ) -> Result<InOneCurrency, Failure> {
        match &self.by {
            By::Reference(reference) => {
                reference.check(known)?;
                let converted = reference.totals(totals, known);
                Ok(InOneCurrency::Reference(Box::new(converted)))
            }
            By::Given(rates) => {
                let converted = totals.convert(self.into, rates);
                let converted = converted.map_err(|error| failure(&error))?;
                Ok(InOneCurrency::Given(Box::new(converted)))
            }
        }
    }
}

impl InOneCurrency {
    pub fn lines(&self) -> Vec<ConvertedTotal> {
        match self {
            Self::Reference(totals) => totals.iter().collect(),
            Self::Given(totals) => totals.iter().collect(),
        }
    }

    /// Returns the records in a line, in id order.
    pub fn counted(&self, line: &ConvertedTotal) -> Vec<Investment> {
        let mut counted: Vec<_> = match self {
            Self::Reference(totals) => totals.converted().map(|(record, _)| record).collect(),
            Self::Given(totals) => totals.totals().counted().collect(),
        };
        let is_ceiling = line.qualifier() == Qualifier::UpTo;
        counted.retain(|record| {
            record.phase() == line.phase() && (record.qualifier() == Qualifier::UpTo) == is_ceiling
        });
        counted
    }

    /// Returns what counts and could not be converted.
    pub fn unconverted(&self) -> Option<Totals> {
        match self {
            Self::Reference(totals) if !totals.is_complete() => Some(totals.unconverted_totals()),
            Self::Reference(_) | Self::Given(_) => None,
        }
    }

    /// Returns what must be said because of the rates.
    pub fn caveats(&self) -> Vec<Caveat> {
        match self {
            Self::Reference(totals) => totals.caveats().collect(),
            Self::Given(totals) => totals.caveats().collect(),
        }
    }

    /// Returns the rates of a person's own that have no day.
    pub fn without_a_day(&self) -> Vec<ExchangeRate> {
        match self {
            Self::Reference(_) => Vec::new(),
            Self::Given(totals) => {
                let rates = totals.rates().filter(|rate| rate.date().is_none());
                rates.copied().collect()
            }
        }
    }

    /// Returns the method, with the sources of the rates.
    pub fn asked_method(&self) -> Method {
        let sentence = self.method();
        match self {
            Self::Reference(totals) => Method::new(sentence, totals.sources()),
            Self::Given(totals) => {
                let own = totals.rates().filter_map(ExchangeRate::rate);
                Method::new(sentence, own.flat_map(Rate::sources))
            }
        }
    }

    /// Returns the method in a sentence.
    pub fn method(&self) -> String {
        match self {
            Self::Reference(totals) => totals.method().to_string(),
            Self::Given(totals) => {
                let rates = text::listed(totals.rates().map(rate_in_words));
                let rates = if rates.is_empty() {
                    "as stated: no rate was used".into()
                } else {
                    format!("at {rates}")
                };
                format!("In {} {rates}.", totals.currency())
            }
        }
    }

    /// Returns the rates that were used.
    pub fn rates(&self) -> Vec<Value> {
        match self {
            Self::Reference(totals) => {
                let mut rates: Vec<ReferenceRate> = Vec::new();
                for rate in totals.converted().flat_map(|(_, it)| it.rates()) {
                    if !rates.contains(&rate) {
                        rates.push(rate);
                    }
                }
                rates.sort_by_key(|rate| (rate.currency(), rate.period()));
                rates.into_iter().map(reference_json).collect()
            }
            Self::Given(totals) => totals.rates().map(rate_json).collect(),
        }
    }
}

/// Says why a conversion failed, and what to do about it.
fn failure(error: &ConvertError) -> Failure {
    let advice = match error {
        ConvertError::MissingRates(missing) => {
            let has = |rate: &Rate| {
                let mut currencies = missing.currencies();
                currencies.any(|currency| rate.base() == currency || rate.quote() == currency)
            };
            let own = text::some(Rate::iter().filter(has));
            let own = if own.is_empty() {
                own
            } else {
                format!(" (the data set has {own})")
            };
            format!("; name them with --rate{own}, or leave --rate out for reference rates")
        }
        ConvertError::AmbiguousRate { .. } => "; name only one".into(),
        _ => String::new(),
    };
    Failure::Usage(format!("{error}{advice}"))
}

fn rate_json(rate: &ExchangeRate) -> Value {
    json!({
        "id": rate.rate().map(Rate::id),
        "base": rate.base(),
        "quote": rate.quote(),
        "rate": rate.value().to_string(),
        "date": rate.date(),
    })
}

/// Returns an average in the same form: units of a currency for one euro.
fn reference_json(rate: ReferenceRate) -> Value {
    json!({
        "id": null,
        "base": "EUR",
        "quote": rate.currency(),
        "rate": rate.value().to_string(),
        "date": rate.period(),
    })
}

/// Returns a rate in words: `1 USD = 0.9211 EUR (2024-05-27)`.
pub fn rate_in_words(rate: &ExchangeRate) -> String {
    let day = rate
        .date()
        .map_or_else(|| "no day given".into(), |date| date.to_string());
    format!(
        "1 {} = {} {} ({day})",
        rate.base(),
        rate.value(),
        rate.quote()
    )
}
