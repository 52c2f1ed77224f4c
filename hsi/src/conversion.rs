//! Conversions into one currency, by the rates that a person names and never another.

use hyperscaler_investments::{ConvertError, Converted, Currency, ExchangeRate, Rate, Totals};
use serde_json::{Value, json};

use crate::arguments::RateArg;
use crate::failure::Failure;
use crate::text;

/// The currency to show everything in, and the rates that lead there.
pub struct Conversion {
    pub into: Currency,
    rates: Vec<ExchangeRate>,
}

impl Conversion {
    /// Returns what `--in` and `--rate` ask for, if they ask for anything.
    pub fn of(into: Option<Currency>, rates: &[RateArg]) -> Result<Option<Self>, Failure> {
        let Some(into) = into else { return Ok(None) };
        let rates: Result<_, _> = rates.iter().map(|rate| rate.resolve(into)).collect();
        Ok(Some(Self {
            into,
            rates: rates?,
        }))
    }

    /// Converts totals; the failure says what to do about a rate that is missing.
    pub fn convert(&self, totals: &Totals) -> Result<Converted, Failure> {
        totals.convert(self.into, &self.rates).map_err(failure)
    }
}

/// Says why a conversion failed, and what to do about it.
fn failure(error: ConvertError) -> Failure {
    let advice = match error {
        ConvertError::MissingRates(missing) => {
            let leads = |currency| missing.currencies().any(|from| from == currency);
            let own = Rate::iter().filter(|rate| leads(rate.base()) || leads(rate.quote()));
            let own = text::listed(own);
            let own = if own.is_empty() {
                String::new()
            } else {
                format!(" (the data set has {own})")
            };
            format!("; name one with --rate{own}")
        }
        ConvertError::AmbiguousRate { .. } => "; name only one".into(),
        _ => String::new(),
    };
    Failure::Usage(format!("{error}{advice}"))
}

pub fn rate_json(rate: &ExchangeRate) -> Value {
    json!({
        "id": rate.rate().map(Rate::id),
        "base": rate.base(),
        "quote": rate.quote(),
        "rate": rate.value().to_string(),
        "date": rate.date(),
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
