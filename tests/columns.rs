//! Every field of every record, as the library gives it, beside what its file states now.

use std::collections::BTreeSet;
use std::fs;

use hyperscaler_investments::{
    Agreement, Amount, Area, ClaimKind, Country, Currency, DATA_AS_OF, Date, Investment, Market,
    OVERLAID, Origin, Provider, Rate, Region, RelationKind, Source, Status, Subdivision,
};
use rust_decimal::Decimal;

#[allow(dead_code, reason = "each test uses a part of what they share")]
mod common;
#[path = "common/stated.rs"]
mod stated;

use common::{Record, last_day};
use stated::{Stated, of_kind};

fn text(date: Option<Date>) -> Option<String> {
    date.map(|date| date.to_string())
}

fn ids(sources: impl Iterator<Item = Source>) -> Vec<&'static str> {
    sources.map(Source::id).collect()
}

#[track_caller]
fn assert_amount(amount: Option<Amount>, record: &Stated) {
    let id = &record.record.id;
    let parts = amount.map(|a| {
        let (currency, qualifier) = (a.currency().code(), a.qualifier().as_str());
        (a.units(), a.at_most(), currency, qualifier)
    });
    let stated = record.number("amount/value").map(|units| {
        let part = |path| record.text(path).expect("a text");
        let (currency, qualifier) = (part("amount/currency"), part("amount/qualifier"));
        (units, record.number("amount/at-most"), currency, qualifier)
    });
    assert_eq!(parts, stated, "{id}");
    let is_unquantified = record.text("amount") == Some("unquantified");
    assert_eq!(stated.is_none(), is_unquantified, "{id}");
    let value = amount.map(|amount| amount.value().to_string());
    assert_eq!(value, stated.map(|(units, ..)| units.to_string()), "{id}");
}

#[test]
fn investments() {
    let records = of_kind("investment");
    assert_eq!(records.len(), Investment::iter().len());
    let replaced: BTreeSet<&str> = records
        .values()
        .flat_map(|r| [r.list("supersedes"), r.list("outcome-of")].concat())
        .collect();
    for (id, record) in &records {
        let plan = Investment::get(id).expect("a record");
        assert_place(plan, record);
        assert_words(plan, record);
        assert_years(plan, record);
        assert_history(plan, record, replaced.contains(id));
        assert_relations(plan, record);
        assert_claims(plan, record);
        assert_eq!(ids(plan.sources()), record.list("sources"), "{id}");
        let curated = record.record.file.starts_with("data/");
        assert_eq!(plan.origin() == Origin::Curated, curated, "{id}");
        assert!(curated || OVERLAID, "{id}");
        record.all_seen();
    }
}

fn assert_place(plan: Investment, record: &Stated) {
    let country = plan.country().map(Country::code);
    assert_eq!(country, record.text("country"), "{plan}");
    let area = plan.area().map(Area::as_str);
    assert_eq!(area, record.text("area"), "{plan}");
    assert_ne!(country.is_some(), area.is_some(), "{plan}");
    let countries = plan.countries().map(Country::code);
    assert_eq!(
        countries.collect::<Vec<_>>(),
        record.list("countries"),
        "{plan}"
    );
    let subdivision = plan.subdivision().map(Subdivision::code);
    assert_eq!(subdivision, record.text("subdivision"), "{plan}");
    assert_eq!(plan.city(), record.text("city"), "{plan}");
}

fn assert_words(plan: Investment, record: &Stated) {
    assert_eq!(
        Some(plan.provider().id()),
        record.text("provider"),
        "{plan}"
    );
    assert_eq!(Some(plan.title()), record.text("title"), "{plan}");
    assert_eq!(plan.note(), record.text("note"), "{plan}");
    assert_eq!(Some(plan.kind().as_str()), record.text("kind"), "{plan}");
    let partners: Vec<_> = plan.partners().collect();
    assert_eq!(partners, record.list("partners"), "{plan}");
    assert_eq!(Some(plan.phase().as_str()), record.text("phase"), "{plan}");
    assert_eq!(Some(plan.scope().as_str()), record.text("scope"), "{plan}");
    let stated_by = plan.stated_by().as_str();
    assert_eq!(Some(stated_by), record.text("stated-by"), "{plan}");
    assert_amount(plan.amount(), record);
    let qualifier = record.text("amount/qualifier").unwrap_or("unquantified");
    assert_eq!(plan.qualifier().as_str(), qualifier, "{plan}");
    let total = plan.stated_total().map(Amount::units);
    assert_eq!(total, record.number("stated-total"), "{plan}");
}

fn assert_years(plan: Investment, record: &Stated) {
    let horizon = plan.horizon();
    let years = [horizon.start(), horizon.end(), horizon.years()].map(|year| year.map(u64::from));
    let stated = ["horizon/start", "horizon/end", "horizon/years"].map(|path| record.number(path));
    assert_eq!(years, stated, "{plan}");
    let [start, end, duration] = stated;
    let last = end.or(start.zip(duration).map(|(start, years)| start + years - 1));
    assert_eq!(horizon.last_year().map(u64::from), last, "{plan}");
    let years = duration.or(start.zip(end).map(|(start, end)| end - start + 1));
    let average = plan.amount().zip(years);
    let average = average.map(|(amount, years)| amount.value() / Decimal::from(years));
    assert_eq!(plan.per_year(), average, "{plan}");
}

fn assert_history(plan: Investment, record: &Stated, is_replaced: bool) {
    let stated = record.record.history();
    assert_eq!(plan.history().len(), stated.len(), "{plan}");
    for (number, change) in plan.history().enumerate() {
        let path = |key: &str| format!("history/{number}/{key}");
        let date = change.date().to_string();
        assert_eq!(Some(&*date), record.text(&path("date")), "{plan}");
        assert_eq!(change.is_upper_bound(), record.flag(&path("by")), "{plan}");
        assert_ne!(change.status(), Status::Superseded, "{plan}");
        let status = change.status().as_str();
        assert_eq!(Some(status), record.text(&path("status")), "{plan}");
        let source = change.source().id();
        assert_eq!(Some(source), record.text(&path("source")), "{plan}");
    }
    let first = last_day(stated[0][0]);
    assert_eq!(plan.first_public().to_string(), first, "{plan}");
    let last = stated.last().expect("at least one turn")[1];
    let status = if is_replaced { "superseded" } else { last };
    assert_eq!(plan.status().as_str(), status, "{plan}");
}

fn assert_relations(plan: Investment, record: &Stated) {
    let mut relations = 0;
    for &kind in RelationKind::ALL {
        let own = plan.relations().filter(|relation| relation.kind() == kind);
        let mut own: Vec<_> = own.map(|relation| relation.investment().id()).collect();
        let mut stated = record.list(kind.as_str());
        own.sort_unstable();
        stated.sort_unstable();
        assert_eq!(own, stated, "{plan} {kind}");
        relations += own.len();
    }
    assert_eq!(relations, plan.relations().len(), "{plan}");
}

fn assert_claims(plan: Investment, record: &Stated) {
    for (number, claim) in plan.claims().enumerate() {
        let path = |key: &str| format!("claims/{number}/{key}");
        for &kind in ClaimKind::ALL {
            let value = Some(claim.value()).filter(|_| claim.kind() == kind);
            assert_eq!(value, record.number(&path(kind.as_str())), "{plan}");
        }
        let currency = claim.currency().map(Currency::code);
        assert_eq!(currency, record.text(&path("currency")), "{plan}");
        let per = claim.is_per_year().then_some("year");
        assert_eq!(per, record.text(&path("per")), "{plan}");
        let qualifier = claim.qualifier().as_str();
        assert_eq!(Some(qualifier), record.text(&path("qualifier")), "{plan}");
        let source = claim.source().id();
        assert_eq!(Some(source), record.text(&path("source")), "{plan}");
    }
}

#[test]
fn how_strong_the_sources_of_an_investment_are() {
    let sources = common::of_kind("source");
    for (id, record) in &common::of_kind("investment") {
        let own: Vec<&Record> = record
            .list("sources")
            .into_iter()
            .map(|id| sources[id])
            .collect();
        let is_any = |kind| own.iter().any(|source| source.text("kind") == Some(kind));
        let named = own
            .iter()
            .filter(|source| source.text("attribution") == Some("named"));
        // A digest retells others: it may report, but it never corroborates.
        let witnesses = named
            .clone()
            .filter(|source| source.text("kind") != Some("digest"));
        let voices: BTreeSet<_> = witnesses
            .map(|source| source.text("origin").or(source.text("publisher")))
            .collect();
        let expected = match voices.len() {
            _ if is_any("provider") || is_any("filing") => "primary",
            _ if is_any("government") => "official",
            0 if named.count() == 0 => "anonymous",
            0 | 1 => "reported",
            _ => "corroborated",
        };
        assert_eq!(
            Investment::get(id).expect("a record").evidence().as_str(),
            expected,
            "{id}"
        );
    }
}

#[test]
fn sources() {
    for (id, record) in &of_kind("source") {
        let source = Source::get(id).expect("a record");
        assert_eq!(Some(source.publisher()), record.text("publisher"), "{id}");
        assert_eq!(
            Some(source.origin()),
            record.text("origin").or(record.text("publisher")),
            "{id}"
        );
        assert_eq!(source.title(), record.text("title"), "{id}");
        assert_eq!(source.url(), record.text("url"), "{id}");
        assert_eq!(
            text(source.published()).as_deref(),
            record.text("published"),
            "{id}"
        );
        assert_eq!(text(source.read()).as_deref(), record.text("read"), "{id}");
        assert_eq!(Some(source.language()), record.text("language"), "{id}");
        assert_eq!(Some(source.kind().as_str()), record.text("kind"), "{id}");
        assert_eq!(
            Some(source.attribution().as_str()),
            record.text("attribution"),
            "{id}"
        );
        assert_eq!(source.note(), record.text("note"), "{id}");
        record.all_seen();
    }
}

#[test]
fn regions() {
    let records = of_kind("region");
    for (code, record) in &records {
        let region = Region::get(code).expect("a record");
        assert_eq!(
            Some(region.provider().id()),
            record.text("provider"),
            "{code}"
        );
        assert_eq!(Some(region.name()), record.text("name"), "{code}");
        assert_eq!(region.city(), record.text("city"), "{code}");
        assert_eq!(
            Some(region.country().code()),
            record.text("country"),
            "{code}"
        );
        assert_eq!(
            text(region.opened()).as_deref(),
            record.text("opened"),
            "{code}"
        );
        assert_eq!(
            region.investment().map(Investment::id),
            record.text("investment"),
            "{code}"
        );
        assert_eq!(ids(region.sources()), record.list("sources"), "{code}");
        let by = region.is_opened_upper_bound();
        assert_eq!(by, record.flag("by"), "{code}");
        assert_eq!(region.note(), record.text("note"), "{code}");
        record.all_seen();
    }
    for plan in Investment::iter() {
        let own = records
            .iter()
            .filter(|(_, record)| record.text("investment") == Some(plan.id()));
        assert!(
            plan.regions()
                .map(Region::code)
                .eq(own.map(|(code, _)| *code)),
            "{plan}"
        );
    }
}

#[test]
fn agreements() {
    for (id, record) in &of_kind("agreement") {
        let agreement = Agreement::get(id).expect("a record");
        assert_eq!(
            Some(agreement.provider().id()),
            record.text("provider"),
            "{id}"
        );
        assert_eq!(Some(agreement.customer()), record.text("customer"), "{id}");
        assert_eq!(
            Some(agreement.country().code()),
            record.text("country"),
            "{id}"
        );
        assert_eq!(Some(agreement.title()), record.text("title"), "{id}");
        assert_eq!(
            text(agreement.announced()).as_deref(),
            record.text("announced"),
            "{id}"
        );
        assert_eq!(agreement.size(), record.text("size"), "{id}");
        assert_eq!(ids(agreement.sources()), record.list("sources"), "{id}");
        assert_eq!(agreement.note(), record.text("note"), "{id}");
        record.all_seen();
    }
}

#[test]
fn markets_and_rates() {
    for (id, record) in &of_kind("market") {
        let market = Market::get(id).expect("a record");
        assert_eq!(Some(market.title()), record.text("title"), "{id}");
        assert_amount(Some(market.amount()), record);
        assert_eq!(Some(market.period()), record.text("period"), "{id}");
        assert_eq!(
            Some(market.published().to_string().as_str()),
            record.text("published"),
            "{id}"
        );
        assert_eq!(ids(market.sources()), record.list("sources"), "{id}");
        assert_eq!(market.note(), record.text("note"), "{id}");
        record.all_seen();
    }
    for (id, record) in &of_kind("rate") {
        let rate = Rate::get(id).expect("a record");
        assert_eq!(Some(rate.base().code()), record.text("base"), "{id}");
        assert_eq!(Some(rate.quote().code()), record.text("quote"), "{id}");
        assert_eq!(
            Some(rate.value().to_string().as_str()),
            record.text("rate"),
            "{id}"
        );
        assert_eq!(
            Some(rate.date().to_string().as_str()),
            record.text("date"),
            "{id}"
        );
        assert_eq!(ids(rate.sources()), record.list("sources"), "{id}");
        assert_eq!(rate.note(), record.text("note"), "{id}");
        record.all_seen();
    }
}

#[test]
fn providers_places_and_currencies() {
    for (id, record) in &of_kind("provider") {
        assert_eq!(
            Provider::get(id).map(Provider::name),
            record.text("name"),
            "{id}"
        );
        record.all_seen();
    }
    for (code, record) in &of_kind("country") {
        let country = Country::get(code).expect("a record");
        assert_eq!(Some(country.name()), record.text("name"), "{code}");
        assert_eq!(country.alpha3(), record.text("alpha3"), "{code}");
        assert_eq!(country.note(), record.text("note"), "{code}");
        let article = if record.flag("the") { "the " } else { "" };
        let in_sentence = format!("{article}{}", country.name());
        assert_eq!(country.name_in_sentence(), in_sentence, "{code}");
        for name in [record.list("names"), record.list("former-names")].concat() {
            assert_eq!(Country::get(name), Some(country), "{name}");
        }
        for name in record.list("shared-names") {
            assert!(Country::named(name).any(|other| other == country), "{name}");
        }
        let parts = Subdivision::iter().filter(|part| part.country() == country);
        assert!(
            parts
                .map(|part| (part.code(), part.name()))
                .eq(record.pairs("subdivisions")),
            "{code}"
        );
        record.all_seen();
    }
    for (code, record) in &of_kind("currency") {
        let currency = Currency::get(code).expect("a record");
        assert_eq!(Some(currency.name()), record.text("name"), "{code}");
        assert_eq!(
            Some(currency.minor_units().into()),
            record.number("minor-units"),
            "{code}"
        );
        record.all_seen();
    }
}

#[test]
fn the_day_of_the_data() {
    let stated = fs::read_to_string(common::root().join("data/dataset.toml")).expect("readable");
    assert!(
        stated.contains(&format!("as-of = \"{DATA_AS_OF}\"")),
        "{stated}"
    );
    assert_eq!(DATA_AS_OF.last_day(), DATA_AS_OF);
}
