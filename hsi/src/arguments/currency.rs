//! In which currency sums are shown, and how they get there.

use clap::Args;
use hyperscaler_investments::{Currency, Date, ReferenceRates, Snapshot};

use super::{RateArg, RateParser, dates, names};
use crate::conversion::{AtReference, Conversion};
use crate::failure::Failure;
use crate::question::Question;

/// A currency, by reference rates.
#[derive(Args)]
pub struct InReference {
    /// Also in one currency: at the European Central Bank's average reference rates of each plan's own
    /// month, unless --at asks for one month.
    #[arg(long = "in", value_name = "CURRENCY", value_parser = names::currency(), hide_possible_values = true)]
    into: Option<Currency>,
    /// The reference rates of one month or year for all.
    #[arg(long, value_name = "MONTH", value_parser = dates::date, requires = "into")]
    at: Option<Date>,
}

/// The same, or by a person's own rates.
#[derive(Args)]
pub struct InCurrency {
    #[command(flatten)]
    reference: InReference,
    /// A rate of your own choice in place of reference rates: an id of `hsi rates`, or USD=0.9211,
    /// USD/SEK=10.5, USD=0.9211@2024-05-27.
    #[arg(
        long = "rate",
        value_name = "RATE",
        value_parser = RateParser,
        hide_possible_values = true,
        requires = "into",
        conflicts_with = "at"
    )]
    rates: Vec<RateArg>,
}

impl InReference {
    /// Returns the conversion that is asked for, if one is. A month must have been over by the day.
    pub fn at_reference(&self, known: Snapshot) -> Result<Option<AtReference>, Failure> {
        let reference = self.unchecked();
        if let Some(reference) = reference {
            reference.check(known)?;
        }
        Ok(reference)
    }

    fn unchecked(&self) -> Option<AtReference> {
        let rates = match self.at {
            Some(month) => ReferenceRates::OfMonth(month),
            None => ReferenceRates::OfEachMonth,
        };
        Some(AtReference {
            into: self.into?,
            rates,
        })
    }

    pub fn ask(&self, question: &mut Question) {
        question.also("in", self.into.as_slice());
        question.also("at", self.at.as_slice());
    }
}

impl InCurrency {
    /// Returns the conversion that is asked for, if one is.
    pub fn conversion(&self) -> Result<Option<Conversion>, Failure> {
        let Some(reference) = self.reference.unchecked() else {
            return Ok(None);
        };
        if self.rates.is_empty() {
            return Ok(Some(Conversion::at_reference(reference)));
        }
        let into = reference.into;
        let rates: Result<Vec<_>, _> = self.rates.iter().map(|rate| rate.resolve(into)).collect();
        Ok(Some(Conversion::at_given(into, rates?)))
    }

    pub fn ask(&self, question: &mut Question) {
        self.reference.ask(question);
        question.also("rate", &self.rates);
    }
}
