//! Every field of every record, as the library gives it, beside what its file states now.

use std::collections::BTreeSet;
use std::fs;

use hyperscaler_investments::{
    Agreement, Amount, Country, Currency, DATA_AS_OF, Date, Investment, Market, OVERLAID, Origin,
    Provider, Rate, Region, RelationKind, Source, Status, Subdivision,
};

#[allow(dead_code, reason = "each test uses a part of what they share")]
mod common;

use common::{Record, last_day};

fn text(date: Option<Date>) -> Option<String> {
    date.map(|date| date.to_string())
}

fn ids(sources: impl Iterator<Item = Source>) -> Vec<&'static str> {
    sources.map(Source::id).collect()
}

#[track_caller]
fn assert_amount(amount: Option<Amount>, record: &Record) {
    let id = &record.id;
    let parts = amount.map(|a| (a.units(), a.currency().code(), a.qualifier().as_str()));
    let stated = record.number("amount/value").map(|units| {
        let part = |path| record.text(path).expect("a text");
        (units, part("amount/currency"), part("amount/qualifier"))
    });
    assert_eq!(parts, stated, "{id}");
    assert_eq!(
        stated.is_none(),
        record.text("amount") == Some("unquantified"),
        "{id}"
    );
    let value = amount.map(|amount| amount.value().to_string());
    assert_eq!(value, stated.map(|(units, ..)| units.to_string()), "{id}");
}

#[test]
fn what_an_investment_is() {
    let records = common::of_kind("investment");
    assert_eq!(records.len(), Investment::iter().len());
    for (id, record) in &records {
        let plan = Investment::get(id).expect("a record");
        assert_eq!(Some(plan.provider().id()), record.text("provider"), "{id}");
        assert_eq!(Some(plan.country().code()), record.text("country"), "{id}");
        assert_eq!(
            plan.subdivision().map(Subdivision::code),
            record.text("subdivision"),
            "{id}"
        );
        assert_eq!(plan.city(), record.text("city"), "{id}");
        assert_eq!(Some(plan.title()), record.text("title"), "{id}");
        assert_eq!(plan.note(), record.text("note"), "{id}");
        assert_eq!(Some(plan.kind().as_str()), record.text("kind"), "{id}");
        assert_eq!(Some(plan.phase().as_str()), record.text("phase"), "{id}");
        assert_eq!(Some(plan.scope().as_str()), record.text("scope"), "{id}");
        assert_eq!(
            Some(plan.stated_by().as_str()),
            record.text("stated-by"),
            "{id}"
        );
        assert_amount(plan.amount(), record);
        let qualifier = record.text("amount/qualifier").unwrap_or("unquantified");
        assert_eq!(plan.qualifier().as_str(), qualifier, "{id}");
        assert_eq!(
            plan.stated_total().map(Amount::units),
            record.number("stated-total"),
            "{id}"
        );
        let horizon = plan.horizon();
        let years =
            [horizon.start(), horizon.end(), horizon.years()].map(|year| year.map(u64::from));
        let stated =
            ["horizon/start", "horizon/end", "horizon/years"].map(|path| record.number(path));
        assert_eq!(years, stated, "{id}");
        assert_eq!(ids(plan.sources()), record.list("sources"), "{id}");
        let curated = record.file.starts_with("data/");
        assert_eq!(plan.origin() == Origin::Curated, curated, "{id}");
        assert!(curated || OVERLAID, "{id}");
    }
}

#[test]
fn what_became_of_an_investment() {
    let records = common::of_kind("investment");
    let replaced: BTreeSet<&str> = records
        .values()
        .flat_map(|r| [r.list("supersedes"), r.list("outcome-of")].concat())
        .collect();
    for (id, record) in &records {
        let plan = Investment::get(id).expect("a record");
        let turns = plan
            .history()
            .map(|turn| (turn.date().to_string(), turn.status(), turn.source().id()));
        let stated = record.history();
        assert_eq!(plan.history().len(), stated.len(), "{id}");
        for ((date, status, source), stated) in turns.zip(&stated) {
            assert_eq!([&*date, status.as_str(), source], *stated, "{id}");
        }
        assert_eq!(
            plan.first_public().to_string(),
            last_day(stated[0][0]),
            "{id}"
        );
        let last = stated.last().expect("at least one turn")[1];
        let status = if replaced.contains(id) {
            "superseded"
        } else {
            last
        };
        assert_eq!(plan.status().as_str(), status, "{id}");
        assert!(
            plan.history()
                .all(|turn| turn.status() != Status::Superseded),
            "{id}"
        );
    }
}

#[test]
fn how_an_investment_relates_to_others() {
    let mut relations = 0;
    for (id, record) in &common::of_kind("investment") {
        let plan = Investment::get(id).expect("a record");
        for &kind in RelationKind::ALL {
            let own = plan.relations().filter(|relation| relation.kind() == kind);
            let own: Vec<_> = own.map(|relation| relation.investment().id()).collect();
            let mut stated = record.list(kind.as_str());
            stated.sort_unstable();
            assert_eq!(own, stated, "{id} {kind}");
            relations += own.len();
        }
    }
    assert_eq!(
        relations,
        Investment::iter()
            .map(|plan| plan.relations().len())
            .sum::<usize>()
    );
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
        let voices: BTreeSet<_> = named
            .map(|source| source.text("origin").or(source.text("publisher")))
            .collect();
        let expected = match voices.len() {
            _ if is_any("provider") || is_any("filing") => "primary",
            _ if is_any("government") => "official",
            0 => "anonymous",
            1 => "reported",
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
    for (id, record) in &common::of_kind("source") {
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
        assert_eq!(Some(source.language()), record.text("language"), "{id}");
        assert_eq!(Some(source.kind().as_str()), record.text("kind"), "{id}");
        assert_eq!(
            Some(source.attribution().as_str()),
            record.text("attribution"),
            "{id}"
        );
        assert_eq!(source.note(), record.text("note"), "{id}");
    }
}

#[test]
fn regions() {
    let records = common::of_kind("region");
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
        assert_eq!(region.note(), record.text("note"), "{code}");
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
    for (id, record) in &common::of_kind("agreement") {
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
    }
}

#[test]
fn markets_and_rates() {
    for (id, record) in &common::of_kind("market") {
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
    }
    for (id, record) in &common::of_kind("rate") {
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
    }
}

#[test]
fn providers_places_and_currencies() {
    for (id, record) in &common::of_kind("provider") {
        assert_eq!(
            Provider::get(id).map(Provider::name),
            record.text("name"),
            "{id}"
        );
    }
    for (code, record) in &common::of_kind("country") {
        let country = Country::get(code).expect("a record");
        assert_eq!(Some(country.name()), record.text("name"), "{code}");
        assert_eq!(country.alpha3(), record.text("alpha3"), "{code}");
        assert_eq!(country.note(), record.text("note"), "{code}");
        let article = record.get("the").map_or("", |_| "the ");
        let in_sentence = format!("{article}{}", country.name());
        assert_eq!(country.name_in_sentence(), in_sentence, "{code}");
        let parts = Subdivision::iter().filter(|part| part.country() == country);
        assert!(
            parts
                .map(|part| (part.code(), part.name()))
                .eq(record.pairs("subdivisions")),
            "{code}"
        );
    }
    for (code, record) in &common::of_kind("currency") {
        let currency = Currency::get(code).expect("a record");
        assert_eq!(Some(currency.name()), record.text("name"), "{code}");
        assert_eq!(
            Some(currency.minor_units().into()),
            record.number("minor-units"),
            "{code}"
        );
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
