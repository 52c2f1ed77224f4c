//! Conversions into one currency: at reference rates, or by the rates that a person names. Nothing here
//! converts; the library does.

use hyperscaler_investments::{
    Caveat, ConvertError, Converted, ConvertedTotal, Currency, Date, ExchangeRate, Investment,
    Qualifier, Rate, ReferenceRate, ReferenceRates, ReferenceTotals, Totals,
};
use rust_decimal::Decimal;
use serde_json::{Value, json};

use crate::arguments::RateArg;
use crate::failure::Failure;
use crate::record::Record;
use crate::text;

/// The currency to show everything in, and how to get there.
pub struct Conversion {
    pub into: Currency,
    method: Method,
}

enum Method {
    Reference(ReferenceRates),
    Given(Vec<ExchangeRate>),
}

/// Totals in one currency.
pub enum InOneCurrency {
    Reference(Box<ReferenceTotals>),
    Given(Box<Converted>),
}

impl Conversion {
    /// Returns what `--in`, `--at` and `--rate` ask for, if they ask for anything.
    pub fn of(
        into: Option<Currency>,
        at: Option<Date>,
        rates: &[RateArg],
    ) -> Result<Option<Self>, Failure> {
        let Some(into) = into else { return Ok(None) };
        let given: Result<Vec<_>, _> = rates.iter().map(|rate| rate.resolve(into)).collect();
        let given = given?;
        let method = if !given.is_empty() {
            Method::Given(given)
        } else if let Some(month) = at {
            Method::Reference(ReferenceRates::OfMonth(month))
        } else {
            Method::Reference(ReferenceRates::OfEachMonth)
        };
        Ok(Some(Self { into, method }))
    }

    /// Returns the one month whose reference rates convert everything, if one is asked for.
    pub fn month(&self) -> Option<Date> {
        match self.method {
            Method::Reference(ReferenceRates::OfMonth(month)) => Some(month),
            Method::Reference(ReferenceRates::OfEachMonth) | Method::Given(_) => None,
        }
    }

    /// Returns the amount of a record, whether it counts or not, at reference rates; `None` if there
    /// is no rate for it. Rates of a person's own are for totals alone.
    pub fn amount(&self, record: Record) -> Result<Option<Decimal>, Failure> {
        match &self.method {
            Method::Reference(rates) => {
                let snapshot = record.snapshot;
                let converted = snapshot.investment_in(self.into, *rates, record.investment);
                Ok(converted.ok().map(|converted| converted.value()))
            }
            Method::Given(_) => {
                let message = "this picture has records that do not count too, and those are \
                               converted at reference rates only: leave --rate out";
                Err(Failure::Usage(message.into()))
            }
        }
    }

    /// Converts totals; the failure says what to do about a rate that is missing.
    pub fn convert(&self, totals: &Totals) -> Result<InOneCurrency, Failure> {
        match &self.method {
            Method::Reference(rates) => {
                let converted = totals.at_reference(self.into, *rates);
                Ok(InOneCurrency::Reference(Box::new(converted)))
            }
            Method::Given(rates) => {
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
