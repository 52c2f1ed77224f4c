//! Prints what an overlay can change, one `name=value` a line.

use hyperscaler_investments::{
    Agreement, COMPLETE, CaveatKind, Country, Currency, DATA_AS_OF, Investment, Market, OVERLAID, Origin, Phase, Provider, Rate,
    Region, Source, as_of,
};

fn main() {
    println!("overlaid={OVERLAID}");
    println!("complete={COMPLETE}");
    println!("as-of={DATA_AS_OF}");
    println!("records={}", Investment::iter().count());
    for (place, phase) in [("ES", Phase::Pledged), ("IT", Phase::Spent), ("ZZ", Phase::Pledged)] {
        let Some(country) = Country::get(place) else { continue };
        let of_country = Investment::iter().filter(|investment| investment.country() == Some(country));
        let totals = as_of(DATA_AS_OF).totals(of_country);
        println!("{place}-{phase}={}", totals.get(phase, Currency::EUR).map_or(0, |total| total.units()));
    }
    let all = as_of(DATA_AS_OF).totals(Investment::iter());
    let part = all.caveats().find(|caveat| caveat.kind() == CaveatKind::PartOfData);
    println!("counted={}", all.counted().count());
    println!("part={}", part.map_or(0, |caveat| caveat.records().count()));
    if let Some(shelved) = Investment::get("own-zz-second") {
        println!("shelved={}", as_of(DATA_AS_OF).verdict(shelved));
    }
    for own in Investment::iter().filter(|investment| investment.origin() == Origin::Overlay) {
        println!("own={own}: {}", own.title());
    }
    // Whatever else is found by an own name, in wrong case.
    for found in [
        Provider::get("ÖWN CLOUD").map(|provider| provider.name()),
        Country::get("utopien").map(|country| country.name()),
        Currency::get("zzz").map(|currency| currency.name()),
        Region::get("OWN-ZZ-1").map(|region| region.name()),
        Agreement::get("own-customer").map(|agreement| agreement.customer()),
        Market::get("own-market").map(|market| market.title()),
        Rate::get("own-rate").map(|rate| rate.base().code()),
        Source::get("own-page").map(|source| source.publisher()),
    ] {
        println!("found={}", found.unwrap_or("-"));
    }
}
