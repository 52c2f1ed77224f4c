//! In which currency sums are shown, and how they get there.

use clap::Args;
use hyperscaler_investments::{Currency, Date};

use super::{RateArg, dates, names};
use crate::conversion::Conversion;
use crate::failure::Failure;
use crate::question::Question;

#[derive(Args)]
pub struct InCurrency {
    /// Also in one currency: at the European Central Bank's average reference rates of each plan's own
    /// month, unless --at or --rate says otherwise.
    #[arg(long = "in", value_name = "CURRENCY", value_parser = names::currency(), hide_possible_values = true)]
    into: Option<Currency>,
    /// The reference rates of one month or year for all.
    #[arg(long, value_name = "MONTH", value_parser = dates::date, requires = "into", conflicts_with = "rates")]
    at: Option<Date>,
    /// A rate of your own choice: an id of `hsi rates`, or USD=0.9211, USD/SEK=10.5,
    /// USD=0.9211@2024-05-27.
    #[arg(long = "rate", value_name = "RATE", requires = "into")]
    rates: Vec<RateArg>,
}

impl InCurrency {
    /// Returns the conversion that is asked for, if one is.
    pub fn conversion(&self) -> Result<Option<Conversion>, Failure> {
        Conversion::of(self.into, self.at, &self.rates)
    }

    pub fn ask(&self, question: &mut Question) {
        question.also("in", self.into.as_slice());
        question.also("at", self.at.as_slice());
        question.also("rate", &self.rates);
    }
}
