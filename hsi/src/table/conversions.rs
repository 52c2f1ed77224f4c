//! The amount of a row in one currency, beside the row itself.

use hyperscaler_investments::{
    Conversion, Currency, Date, Investment, ReferenceError, ReferenceErrorKind, ReferenceRate,
    Snapshot,
};
use rust_decimal::Decimal;
use serde_json::json;

use super::Table;
use super::field::field;
use super::forms::{integer, nullable};
use crate::conversion::AtReference;
use crate::text::{self, Digits};

/// The amount of a row in the currency asked for, or why there is none.
pub struct InOne {
    pub investment: Investment,
    into: Currency,
    converted: Result<Conversion, ReferenceError>,
    /// Whether the row takes the amount away.
    is_taken_away: bool,
}

pub const CONVERSIONS: Table<InOne> = Table {
    name: "conversions",
    description: "The amount of a row in one currency, at reference rates.",
    fields: &[
        field("converted_currency")
            .inside("converted", "currency")
            .refers_to("currencies", "code")
            .meaning("The currency asked for: ISO 4217.")
            .text(|it| it.into.code()),
        field("converted_amount")
            .inside("converted", "amount")
            .meaning("The amount in it, at reference rates; empty if it could not be converted.")
            .optional_decimal(InOne::value),
        field("converted_rounded")
            .inside("converted", "rounded")
            .meaning("The same in whole units, as far as a program reads them without loss.")
            .nested(
                |it| json!(it.value().and_then(text::rounded)),
                || nullable(integer()),
            ),
        field("converted_at_most")
            .inside("converted", "at_most")
            .meaning("The upper end in it, if the amount is the lower end of a range.")
            .optional_decimal(|it| it.conversion()?.at_most().map(|value| it.signed(value))),
        field("converted_period")
            .inside("converted", "period")
            .meaning("The month or year of the rates; empty if none was needed.")
            .date(InOne::period),
        field("converted_rates")
            .inside("converted", "rates")
            .meaning("The average rates that were used, separated by semicolons.")
            .names(InOne::rates),
        field("converted_at_earlier")
            .inside("converted", "at_earlier")
            .meaning(
                "Whether the average of its own month was not known yet, so that an earlier one was \
                 taken.",
            )
            .flag(|it| it.conversion().is_some_and(Conversion::is_earlier)),
        field("not_converted")
            .inside("converted", "why_not")
            .meaning("Why it could not be converted.")
            .optional_words(InOne::why_not),
    ],
    shown: &[],
};

impl InOne {
    /// Converts the amount of a record, at the rates that are known on a day.
    pub fn new(
        at: AtReference,
        investment: Investment,
        known: Snapshot,
        is_taken_away: bool,
    ) -> Self {
        Self {
            investment,
            into: at.into,
            converted: at.amount(investment, known),
            is_taken_away,
        }
    }

    pub fn conversion(&self) -> Option<&Conversion> {
        self.converted.as_ref().ok()
    }

    /// Returns why an amount that is stated could not be converted.
    pub fn why_not(&self) -> Option<String> {
        let error = self.converted.err()?;
        let has_amount = error.kind() != ReferenceErrorKind::NoAmount;
        has_amount.then(|| format!("{error:#}"))
    }

    /// Returns the value by which rows are sorted.
    pub fn value(&self) -> Option<Decimal> {
        self.conversion().map(|it| self.signed(it.value()))
    }

    fn signed(&self, value: Decimal) -> Decimal {
        let value = value.normalize();
        if self.is_taken_away { -value } else { value }
    }

    fn period(&self) -> Option<Date> {
        let mut rates = self.conversion()?.rates();
        rates.next().map(ReferenceRate::period)
    }

    fn rates(&self) -> Vec<String> {
        let rates = self.conversion().into_iter().flat_map(Conversion::rates);
        rates.map(|rate| rate.to_string()).collect()
    }

    /// Returns the sum for people, rounded.
    pub fn in_words(&self, digits: Digits, has_sign: bool) -> String {
        let Some(converted) = self.conversion() else {
            return text::optional(self.why_not().map(|_| "not converted"));
        };
        let sum = text::converted(converted, digits);
        match (has_sign, self.is_taken_away) {
            (false, _) => sum,
            (true, true) => format!("-{sum}"),
            (true, false) => format!("+{sum}"),
        }
    }
}
