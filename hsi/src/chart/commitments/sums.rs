//! Sums as they are drawn: as they stand, or converted.

use hyperscaler_investments::{ConvertError, Currency, Investment, Phase, Qualifier, Totals};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::Conversion;
use crate::chart::words;

#[derive(Clone)]
pub struct Sum {
    pub phase: Phase,
    pub currency: Currency,
    pub qualifier: Qualifier,
    pub value: Decimal,
    pub counted: Vec<Investment>,
}

impl Sum {
    pub fn is_ceiling(&self) -> bool {
        self.qualifier == Qualifier::UpTo
    }

    pub fn shares_scale(&self, other: &Self) -> bool {
        (self.phase, self.currency) == (other.phase, other.currency)
    }

    /// In billions, as a length.
    pub fn length(&self) -> f64 {
        self.value.to_f64().unwrap_or_default() / 1e9
    }

    pub fn short(&self) -> String {
        words::billions(self.qualifier, self.value)
    }
}

/// The lines of totals, in the currency asked for if one is.
pub fn of(totals: &Totals, conversion: Option<&Conversion>) -> Result<Vec<Sum>, ConvertError> {
    let Some(Conversion { into, rates }) = conversion else {
        return Ok(totals
            .iter()
            .map(|total| Sum {
                phase: total.phase(),
                currency: total.currency(),
                qualifier: total.qualifier(),
                value: total.value(),
                counted: total.counted().collect(),
            })
            .collect());
    };
    let converted = totals.convert(*into, rates)?;
    let sums = converted.iter().map(|total| {
        let ceiling = total.qualifier() == Qualifier::UpTo;
        let alike = |it: &Investment| {
            it.phase() == total.phase() && (it.qualifier() == Qualifier::UpTo) == ceiling
        };
        Sum {
            phase: total.phase(),
            currency: total.currency(),
            qualifier: total.qualifier(),
            value: total.value(),
            counted: totals.counted().filter(alike).collect(),
        }
    });
    Ok(sums.collect())
}
