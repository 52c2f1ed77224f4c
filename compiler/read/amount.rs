//! Sums of money, and what is claimed beside them.

use toml_span::value::{Value, ValueInner};

use super::fields::Fields;
use crate::compiler::diagnostic::Located;
use crate::compiler::model::{Amount, Claim, RecordKind, Sum};
use crate::shared::money::{LIMIT, is_of_ranges};
use crate::shared::vocabulary::{ClaimKind, Qualifier, RelationKind};

/// Stands for an amount without a number, such as "billions".
const UNQUANTIFIED: &str = "unquantified";

const WHOLE_UNITS: &str = "write whole currency units, 1_500_000_000 for 1.5 bn";

/// Takes the amount of an investment.
pub fn amount(fields: &mut Fields) -> Sum {
    let Some(value) = fields.require("amount") else {
        return Sum::Unread;
    };
    match value.as_str() {
        Some(UNQUANTIFIED) => Sum::Unquantified,
        Some(other) => {
            let message = format!(
                "not an amount: {other:?}; help: write {{ value = 1_500_000_000, currency = \"EUR\", \
                 qualifier = \"exact\" }} or {UNQUANTIFIED:?}"
            );
            fields.report(fields.reader.at(value.span), message);
            Sum::Unread
        }
        None => quantified(fields, value).map_or(Sum::Unread, Sum::Stated),
    }
}

/// Returns an amount that must be a number, with its currency and qualifier.
pub fn quantified<'a>(fields: &mut Fields<'_, 'a>, value: Value<'a>) -> Option<Amount> {
    let mut inner = fields.table("amount", "amount.", value)?;
    let units = inner
        .require("value")
        .and_then(|value| units(&mut inner, "value", "amount", value));
    let at_most = inner
        .take("at-most")
        .and_then(|value| self::units(&mut inner, "at-most", "at-most", value));
    let currency = inner.reference("currency", RecordKind::Currency);
    let qualifier = inner.word_if_read::<Qualifier>("qualifier");
    if let (Some(at_most), Some(units)) = (&at_most, &units) {
        check_range(&mut inner, at_most, units.value, qualifier);
    }
    inner.finish();
    Some(Amount {
        units: units?.value,
        at_most: at_most.map(|at_most| at_most.value),
        currency,
        qualifier: qualifier?,
    })
}

/// Reports a range that ends before it begins, or that is qualified as if it had one end.
fn check_range(
    fields: &mut Fields,
    at_most: &Located<u64>,
    units: u64,
    qualifier: Option<Qualifier>,
) {
    if at_most.value <= units {
        let message =
            "at-most must be more than value; help: leave it out unless the source states a range";
        fields.report(at_most.at, message);
    }
    if let Some(open) = qualifier.filter(|&qualifier| !is_of_ranges(qualifier)) {
        let message = format!("at-most beside {open}; help: a range is exact or about");
        fields.report(at_most.at, message);
    }
}

/// Returns whole currency units.
pub fn units<'a>(
    fields: &mut Fields<'_, 'a>,
    field: &str,
    what: &str,
    value: Value<'a>,
) -> Option<Located<u64>> {
    let number = fields.integer(field, value, WHOLE_UNITS)?;
    if let Ok(units @ 1..LIMIT) = u64::try_from(number.value) {
        return Some(Located::new(units, number.at));
    }
    let must = "must be a positive whole number of currency units below 2^53";
    fields.report(number.at, format!("{what} {must}, found {}", number.value));
    None
}

/// Takes the sum of this record and what it adds to, as a source states it.
pub fn stated_total(fields: &mut Fields, adds: bool) -> Option<Located<u64>> {
    const FIELD: &str = "stated-total";
    let value = fields.take(FIELD)?;
    let total = units(fields, FIELD, FIELD, value)?;
    if !adds {
        fields.miss(
            RelationKind::AddsTo.as_str(),
            total.at,
            format!("{FIELD} without {}", RelationKind::AddsTo),
        );
    }
    adds.then_some(total)
}

/// Takes what the announcer says that a plan will bring.
pub fn claims(fields: &mut Fields) -> Vec<Claim> {
    const FIELD: &str = "claims";
    let Some(value) = fields.take(FIELD) else {
        return Vec::new();
    };
    let Some(values) = fields.array(FIELD, value) else {
        fields.reader.data.unread_sources = true;
        return Vec::new();
    };
    let mut claims = Vec::new();
    for value in values {
        claims.extend(claim(fields, value));
    }
    claims
}

fn claim<'a>(fields: &mut Fields<'_, 'a>, value: Value<'a>) -> Option<Claim> {
    let at = fields.reader.at(value.span);
    let Some(mut inner) = fields.table("claims", "claims.", value) else {
        fields.reader.data.unread_sources = true;
        return None;
    };
    let mut claimed = Vec::new();
    for &kind in ClaimKind::ALL {
        claimed.extend(inner.take(kind.as_str()).map(|value| (kind, value)));
    }
    if claimed.len() != 1 {
        let kinds: Vec<_> = ClaimKind::ALL.iter().map(|kind| kind.as_str()).collect();
        let message = format!("a claim has exactly one of {}", kinds.join(", "));
        match claimed.get(1) {
            Some((_, second)) => inner.report(inner.reader.at(second.span), message),
            None => inner.miss(ClaimKind::Jobs.as_str(), at, message),
        }
    }
    let claimed = claimed.pop();
    let is_money = matches!(claimed, Some((ClaimKind::Gdp, _)));
    let claimed = claimed.and_then(|(kind, value)| Some((kind, whole(&mut inner, kind, value)?)));
    let currency = claim_currency(&mut inner, is_money);
    let per_year = inner.take("per");
    let per_year = per_year.is_some_and(|value| is_per_year(&mut inner, value));
    let qualifier = inner.word_if_read("qualifier");
    let source = inner.reference("source", RecordKind::Source);
    inner.finish();
    let (kind, value) = claimed?;
    Some(Claim {
        kind,
        value,
        currency,
        per_year,
        qualifier: qualifier?,
        source,
    })
}

/// Returns a positive whole number of jobs, currency units or megawatts.
fn whole<'a>(fields: &mut Fields<'_, 'a>, kind: ClaimKind, value: Value<'a>) -> Option<u64> {
    let help = match kind {
        ClaimKind::Gdp => WHOLE_UNITS,
        ClaimKind::Jobs | ClaimKind::Megawatts => "write a whole number",
    };
    let number = fields.integer(kind.as_str(), value, help)?;
    if let Ok(whole @ 1..LIMIT) = u64::try_from(number.value) {
        return Some(whole);
    }
    let message = format!(
        "{kind} must be a positive whole number below 2^53, found {}",
        number.value
    );
    fields.report(number.at, message);
    None
}

/// Takes the currency of a claim, which only money has.
fn claim_currency(fields: &mut Fields, is_money: bool) -> Option<Located<String>> {
    if is_money {
        return Some(fields.reference("currency", RecordKind::Currency));
    }
    let currency = fields.take("currency")?;
    let message = format!(
        "currency beside what is no money; help: only {} has one",
        ClaimKind::Gdp
    );
    fields.report(fields.reader.at(currency.span), message);
    None
}

/// Returns whether a claim is stated by the year; it may be no other period.
fn is_per_year<'a>(fields: &mut Fields<'_, 'a>, mut value: Value<'a>) -> bool {
    let at = fields.reader.at(value.span);
    match value.take() {
        ValueInner::String(period) if period == "year" => return true,
        ValueInner::String(period) => {
            let message = format!("unknown per {period:?}; help: write \"year\", or leave it out");
            fields.report(at, message);
        }
        other => fields.wrong_type("per", at, "a string", &other, ""),
    }
    false
}
