//! `[dataset] only` of an overlay: a build that keeps the records of some providers, countries and areas, and
//! drops the others. It runs after the checks, which see all of the data.

use std::collections::BTreeSet;

use super::diagnostic::Diagnostics;
use super::model::{Choice, Data, EURO, Table};

/// Drops what the choice does not ask for. What a relation leads to is kept, so that each verdict stays what it
/// is, and so is every source, region, agreement and name that the records need.
pub fn narrow(data: &mut Data, found: &mut Diagnostics) {
    let Some(choice) = data.only.take() else {
        return;
    };
    let kept = related(data, chosen(data, &choice));
    if kept.is_empty() {
        let help = "ask for a provider, country or area that has records";
        found.add(
            choice.at,
            format!("only: no investment is of this choice; help: {help}"),
        );
    }
    data.investments.retain(|id, _| kept.contains(id));
    data.regions
        .retain(|_, region| choice.asks_for(&region.provider, Some(&region.country)));
    data.agreements
        .retain(|_, agreement| choice.asks_for(&agreement.provider, Some(&agreement.country)));
    data.markets.retain(|_, _| false);
    drop_names(data);
    drop_sources(data);
    data.only = Some(choice);
}

/// Returns the investments that were asked for, and those that paid for the regions that were.
fn chosen(data: &Data, choice: &Choice) -> BTreeSet<String> {
    let mut chosen = BTreeSet::new();
    for (head, investment) in data.investments.iter() {
        if choice.asks_for_investment(investment) {
            chosen.insert(head.id.clone());
        }
    }
    for region in data.regions.bodies() {
        if choice.asks_for(&region.provider, Some(&region.country)) {
            chosen.extend(region.investment.iter().map(|id| id.value.clone()));
        }
    }
    chosen
}

/// Adds every investment that relations lead to, in either direction, until there is none more.
fn related(data: &Data, mut kept: BTreeSet<String>) -> BTreeSet<String> {
    let mut before = usize::MAX;
    while kept.len() != before {
        before = kept.len();
        for (head, investment) in data.investments.iter() {
            for (_, other) in &investment.relations {
                if kept.contains(&head.id) || kept.contains(&other.value) {
                    kept.insert(head.id.clone());
                    kept.insert(other.value.clone());
                }
            }
        }
    }
    kept
}

/// Drops the providers, countries and groups that nothing kept refers to, and the rates of currencies in which
/// nothing kept is stated.
fn drop_names(data: &mut Data) {
    let mut providers = BTreeSet::new();
    let mut countries = BTreeSet::new();
    let mut currencies = BTreeSet::from([EURO.to_owned()]);
    for investment in data.investments.bodies() {
        providers.insert(investment.provider.value.clone());
        let country = investment.place.country().into_iter();
        let places = country.chain(investment.place.listed());
        countries.extend(places.map(|code| code.value.clone()));
        let amount = investment.amount.as_ref().map(|amount| &amount.currency);
        let claims = investment
            .claims
            .iter()
            .filter_map(|claim| claim.currency.as_ref());
        currencies.extend(claims.chain(amount).map(|code| code.value.clone()));
    }
    for region in data.regions.bodies() {
        providers.insert(region.provider.value.clone());
        countries.insert(region.country.value.clone());
    }
    for agreement in data.agreements.bodies() {
        providers.insert(agreement.provider.value.clone());
        countries.insert(agreement.country.value.clone());
    }
    keep(&mut data.providers, &providers);
    keep(&mut data.countries, &countries);
    // A group is all of its members or it is not that group.
    data.groups.retain(|_, group| {
        group
            .members
            .iter()
            .all(|code| countries.contains(&code.value))
    });
    data.rates.retain(|_, rate| {
        currencies.contains(&rate.base.value) && currencies.contains(&rate.quote.value)
    });
    data.reference
        .keep(|currency| currencies.contains(currency));
}

/// Drops the sources that nothing kept cites.
fn drop_sources(data: &mut Data) {
    let mut cited = BTreeSet::new();
    for investment in data.investments.bodies() {
        let turns = investment.history.iter().map(|change| &change.source);
        let claims = investment.claims.iter().map(|claim| &claim.source);
        let all = investment.sources.iter().chain(turns).chain(claims);
        cited.extend(all.map(|id| id.value.clone()));
    }
    let regions = data.regions.bodies().map(|region| &region.sources);
    let agreements = data.agreements.bodies().map(|agreement| &agreement.sources);
    let groups = data.groups.bodies().map(|group| &group.sources);
    let rates = data.rates.bodies().map(|rate| &rate.sources);
    let citations = data
        .reference
        .citations
        .iter()
        .map(|citation| &citation.sources);
    let others = regions
        .chain(agreements)
        .chain(groups)
        .chain(rates)
        .chain(citations);
    cited.extend(others.flatten().map(|id| id.value.clone()));
    keep(&mut data.sources, &cited);
}

fn keep<T>(table: &mut Table<T>, ids: &BTreeSet<String>) {
    table.retain(|id, _| ids.contains(id));
}
