//! Sums before and after: of one day and the next, or of the two ends of a period. The sums are
//! those of the library's totals; only they are compared here.

use hyperscaler_investments::{Currency, Phase, Qualifier};
use rust_decimal::Decimal;
use serde_json::{Value, json};

use crate::lines::{self, Line};
use crate::text::{self, Digits};

/// A sum of one phase in one currency, or its ceilings, before and after.
pub struct Difference {
    pub phase: Phase,
    pub currency: Currency,
    pub is_ceiling: bool,
    /// `None` where nothing counts.
    pub before: Option<Line>,
    pub after: Option<Line>,
}

/// Returns a difference for each sum that is there before or after, whether it changed or not.
pub fn of(before: &[Line], after: &[Line]) -> Vec<Difference> {
    let mut keys: Vec<_> = before.iter().chain(after).map(Line::key).collect();
    keys.sort_unstable();
    keys.dedup();
    let mut differences = Vec::new();
    for key in keys {
        let line = |lines: &[Line]| lines.iter().find(|line| line.key() == key).cloned();
        let (phase, currency, is_ceiling) = key;
        differences.push(Difference {
            phase,
            currency,
            is_ceiling,
            before: line(before),
            after: line(after),
        });
    }
    differences
}

impl Difference {
    /// Returns whether the sum or its qualifier changed.
    pub fn is_change(&self) -> bool {
        let shown = |line: &Option<Line>| {
            let line = line.as_ref();
            line.map(|line| (line.value(), line.qualifier))
        };
        shown(&self.before) != shown(&self.after)
    }

    /// Returns the sum after less the sum before.
    pub fn units(&self) -> Decimal {
        let value = |line: &Option<Line>| line.as_ref().map_or(Decimal::ZERO, Line::value);
        value(&self.after) - value(&self.before)
    }

    /// Returns whether it is between sums that were converted.
    pub fn is_converted(&self) -> bool {
        let mut ends = [&self.before, &self.after].into_iter().flatten();
        ends.any(Line::is_converted)
    }

    pub fn text(&self, digits: Digits) -> String {
        let units = self.units();
        if self.is_converted() {
            text::rough_difference(self.currency, units, digits)
        } else {
            text::difference(self.currency, units, digits)
        }
    }

    pub fn before_text(&self, digits: Digits) -> String {
        self.sum_text(self.before.as_ref(), digits)
    }

    pub fn after_text(&self, digits: Digits) -> String {
        self.sum_text(self.after.as_ref(), digits)
    }

    fn sum_text(&self, line: Option<&Line>, digits: Digits) -> String {
        match line {
            Some(line) if line.is_converted() => line.text(digits),
            // Not rounded: the difference must be that of what is shown.
            Some(line) => text::money(line.qualifier, line.currency, line.value(), digits),
            None => format!("nothing in {}", self.currency),
        }
    }

    /// Returns the qualifier of the sum after; of none, only whether it was one of ceilings.
    pub fn qualifier(&self) -> Qualifier {
        match &self.after {
            Some(line) => line.qualifier,
            None if self.is_ceiling => Qualifier::UpTo,
            None => Qualifier::Unquantified,
        }
    }

    pub fn json(&self) -> Value {
        let sum = |line: &Option<Line>| {
            let line = line.as_ref();
            line.map(|line| json!({ "qualifier": line.qualifier, "amount": line.amount_json() }))
        };
        json!({
            "phase": self.phase,
            "currency": self.currency,
            "ceiling": self.is_ceiling,
            "before": sum(&self.before),
            "after": sum(&self.after),
            "difference": self.units_json(),
        })
    }

    /// Returns the difference as JSON holds it.
    pub fn units_json(&self) -> Value {
        if self.is_converted() {
            lines::decimal(self.units())
        } else {
            lines::integer(self.units())
        }
    }
}
