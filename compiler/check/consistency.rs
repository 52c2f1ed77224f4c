//! Fields that must agree with each other, and dates with the data's own day.

use super::ids::{belongs, is_well_formed};
use crate::compiler::diagnostic::{Diagnostics, unknown};
use crate::compiler::model::{Data, Head, Investment, RecordKind};

pub fn check(data: &Data, found: &mut Diagnostics) {
    check_dates(data, found);
    for (Head { id, at, .. }, investment) in data.investments.iter() {
        let known = data.declares(RecordKind::Provider, &investment.provider.value)
            && data.declares(RecordKind::Country, &investment.country.value);
        if known && is_well_formed(RecordKind::Investment, id) {
            let (provider, country) = (&investment.provider.value, &investment.country.value);
            let prefix = format!("{provider}-{}-", country.to_ascii_lowercase());
            if !id.starts_with(&prefix) {
                let mismatch = format!(
                    "id {id:?} does not match provider {provider:?} and country {country:?}"
                );
                found.add(
                    *at,
                    format!("{mismatch}; help: it must start with {prefix:?}"),
                );
            }
        }
        check_subdivision(data, investment, found);
    }
    for region in data.regions.bodies() {
        let Some(id) = &region.investment else {
            continue;
        };
        let Some(investment) = data.investments.get(&id.value) else {
            continue;
        };
        let (theirs, ours) = (&investment.provider.value, &region.provider.value);
        let known = |id: &str| data.declares(RecordKind::Provider, id);
        if theirs != ours && known(theirs) && known(ours) {
            let message = format!(
                "investment {:?} is of provider {theirs:?}, not of {ours:?}",
                id.value
            );
            found.add(id.at, message);
        }
    }
    for rate in data.rates.bodies() {
        if rate.base.value == rate.quote.value && !rate.base.value.is_empty() {
            found.add(
                rate.quote.at,
                format!("base and quote are both {:?}", rate.quote.value),
            );
        }
    }
}

fn check_subdivision(data: &Data, investment: &Investment, found: &mut Diagnostics) {
    let (Some(code), country) = (&investment.subdivision, &investment.country.value) else {
        return;
    };
    let Some(record) = data.countries.get(country) else {
        return;
    };
    let listed = || {
        record
            .subdivisions
            .iter()
            .map(|(code, _)| code.value.as_str())
    };
    if listed().any(|listed| listed == code.value) {
        return;
    }
    let mut countries = data.heads(RecordKind::Country);
    let elsewhere = countries.any(|other| other.id != *country && belongs(&code.value, &other.id));
    let message = if elsewhere {
        format!("subdivision {:?} is not in country {country:?}", code.value)
    } else {
        unknown(
            "subdivision",
            &code.value,
            found.nearest(&code.value, listed()),
            &|| format!("add it to the subdivisions of [country.{country}] or correct the code"),
        )
    };
    found.add(code.at, message);
}

/// Nothing in the data lies after the data's own day.
fn check_dates(data: &Data, found: &mut Diagnostics) {
    let Some(as_of) = data.as_of.as_ref().map(|as_of| as_of.value) else {
        return;
    };
    for date in &data.dates {
        if date.value.last_day() > as_of {
            found.add(
                date.at,
                format!("{} lies after the data's own day, {as_of}", date.value),
            );
        }
    }
}
