//! Fields that must agree with each other, and dates with the data's own day.

use super::ids::{belongs, is_well_formed, own_country};
use crate::compiler::diagnostic::{Diagnostics, Located, unknown};
use crate::compiler::model::{Data, Head, Investment, Place, RecordKind};

pub fn check(data: &Data, found: &mut Diagnostics) {
    check_dates(data, found);
    for (head, investment) in data.investments.iter() {
        check_prefix(data, head, investment, found);
        check_listed(investment, found);
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

/// Reports an id that does not begin with the provider and the country or area.
fn check_prefix(data: &Data, head: &Head, investment: &Investment, found: &mut Diagnostics) {
    let Head { id, at, .. } = head;
    let provider = &investment.provider.value;
    let (kind, place) = match &investment.place {
        Place::Country(code) if data.declares(RecordKind::Country, &code.value) => {
            ("country", code.value.as_str())
        }
        Place::Country(_) => return,
        Place::Area(area, _) => ("area", area.as_str()),
    };
    let prefix = format!("{provider}-{}-", place.to_ascii_lowercase());
    if data.declares(RecordKind::Provider, provider)
        && is_well_formed(RecordKind::Investment, id)
        && !id.starts_with(&prefix)
    {
        let mismatch =
            format!("id {id:?} does not match provider {provider:?} and {kind} {place:?}");
        let message = format!("{mismatch}; help: it must start with {prefix:?}");
        found.add(*at, message);
    }
}

/// Reports an area whose source lists one country only.
fn check_listed(investment: &Investment, found: &mut Diagnostics) {
    if let [only] = investment.place.listed() {
        let message = format!(
            "countries names {0:?} alone; help: a plan for one country has country = {0:?} and no area",
            only.value
        );
        found.add(only.at, message);
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
    let Some(code) = &investment.subdivision else {
        return;
    };
    let Some(country) = investment.place.country().map(|code| &code.value) else {
        let message =
            "subdivision without country; help: a plan in one subdivision is in one country";
        return found.add(code.at, message);
    };
    let Some(record) = data.countries.get(country) else {
        return;
    };
    let listed: Vec<_> = record
        .subdivisions
        .iter()
        .map(|part| &part.code.value)
        .collect();
    if listed.contains(&&code.value) {
        return;
    }
    if let Some(message) = own_country(&code.value) {
        found.add(code.at, message);
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
    for Located { value: date, at } in &data.dates {
        let last_day = date.last_day();
        if last_day > as_of {
            let help = format!("correct it, or move that day: [dataset] as-of = \"{last_day}\"");
            let message = format!("{date} lies after the data's own day, {as_of}; help: {help}");
            found.add(*at, message);
        }
    }
}
