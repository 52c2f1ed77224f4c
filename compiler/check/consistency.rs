//! Fields that must agree with each other, and dates with the data's own day.

use super::ids::{belongs, is_well_formed};
use crate::compiler::diagnostic::{Diagnostics, unknown};
use crate::compiler::model::{Data, Head, Investment, RecordKind};

pub fn check(data: &Data, found: &mut Diagnostics) {
    check_dates(data, found);
    for (head, investment) in data.investments.iter() {
        check_prefix(data, head, investment, found);
        check_subdivision(data, investment, found);
    }
    check_regions(data, found);
    for rate in data.rates.bodies() {
        if rate.base.value == rate.quote.value && !rate.base.value.is_empty() {
            let message = format!("base and quote are both {:?}", rate.quote.value);
            found.add(rate.quote.at, message);
        }
    }
}

/// Reports an id that does not begin with the provider and the country.
fn check_prefix(data: &Data, head: &Head, investment: &Investment, found: &mut Diagnostics) {
    let Head { id, at, .. } = head;
    let (provider, country) = (&investment.provider.value, &investment.country.value);
    let is_known = data.declares(RecordKind::Provider, provider)
        && data.declares(RecordKind::Country, country);
    let prefix = format!("{provider}-{}-", country.to_ascii_lowercase());
    if is_known && is_well_formed(RecordKind::Investment, id) && !id.starts_with(&prefix) {
        let mismatch =
            format!("id {id:?} does not match provider {provider:?} and country {country:?}");
        let message = format!("{mismatch}; help: it must start with {prefix:?}");
        found.add(*at, message);
    }
}

/// Reports a region with an investment of another provider.
fn check_regions(data: &Data, found: &mut Diagnostics) {
    let is_known = |id: &str| data.declares(RecordKind::Provider, id);
    for region in data.regions.bodies() {
        let Some(id) = &region.investment else {
            continue;
        };
        let Some(investment) = data.investments.get(&id.value) else {
            continue;
        };
        let (theirs, ours) = (&investment.provider.value, &region.provider.value);
        if theirs != ours && is_known(theirs) && is_known(ours) {
            let message = format!(
                "investment {:?} is of provider {theirs:?}, not of {ours:?}",
                id.value
            );
            found.add(id.at, message);
        }
    }
}

/// Reports a subdivision that its country does not list.
fn check_subdivision(data: &Data, investment: &Investment, found: &mut Diagnostics) {
    let (Some(code), country) = (&investment.subdivision, &investment.country.value) else {
        return;
    };
    let Some(record) = data.countries.get(country) else {
        return;
    };
    let listed: Vec<_> = record
        .subdivisions
        .iter()
        .map(|(code, _)| &code.value)
        .collect();
    if listed.contains(&&code.value) {
        return;
    }
    let mut countries = data.heads(RecordKind::Country);
    let elsewhere = countries.any(|other| other.id != *country && belongs(&code.value, &other.id));
    let message = if elsewhere {
        format!("subdivision {:?} is not in country {country:?}", code.value)
    } else {
        let near = found.nearest(&code.value, listed.iter().map(|code| code.as_str()));
        unknown("subdivision", &code.value, near, &|| {
            format!("add it to the subdivisions of [country.{country}] or correct the code")
        })
    };
    found.add(code.at, message);
}

/// Reports dates after the data's own day.
fn check_dates(data: &Data, found: &mut Diagnostics) {
    let Some(as_of) = data.as_of.as_ref().map(|as_of| as_of.value) else {
        return;
    };
    for date in &data.dates {
        if date.value.last_day() > as_of {
            let message = format!("{} lies after the data's own day, {as_of}", date.value);
            found.add(date.at, message);
        }
    }
}
