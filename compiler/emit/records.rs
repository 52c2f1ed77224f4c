//! The records beside the investments: providers, currencies, sources, regions and the rest.

use super::code::Code;
use super::columns::{Columns, optional};
use super::rows::Rows;
use crate::compiler::judge::FirstDays;
use crate::compiler::model::{Data, constant_name};

pub fn emit(code: &mut Code, data: &Data, first_days: &FirstDays, rows: &Rows) {
    providers(code, data);
    currencies(code, data);
    names(code, "publisher", &data.publishers());
    names(code, "partner", &data.partners());
    sources(code, data, first_days, rows);
    regions(code, data, rows);
    agreements(code, data, rows);
    markets(code, data, rows);
    rates(code, data, rows);
}

fn providers(code: &mut Code, data: &Data) {
    let providers = &data.providers;
    let names = || providers.bodies().map(|provider| &provider.name.value);
    let keys = names().cloned().zip(0..).collect();
    let mut table = Columns::of_records(code, "provider", providers.heads(), keys);
    table.texts("name", names().map(String::as_str));
    table.close();
    let ids = providers.heads().map(|head| constant_name(&head.id));
    constants(code, "Provider", ids.zip(names().cloned()));
}

fn currencies(code: &mut Code, data: &Data) {
    let currencies = &data.currencies;
    let body = || currencies.bodies();
    let names = || body().map(|currency| &currency.name.value);
    let keys = names().cloned().zip(0..).collect();
    let mut table = Columns::of_records(code, "currency", currencies.heads(), keys);
    table.texts("name", names().map(String::as_str));
    let minor_units = body().map(|currency| currency.minor_units.value);
    table.numbers("MINOR_UNITS", "u8", minor_units);
    table.close();
    let ids = currencies.heads().map(|head| head.id.clone());
    constants(code, "Currency", ids.zip(names().cloned()));
}

/// Writes names that several records share.
fn names(code: &mut Code, table: &str, names: &[&str]) {
    let mut table = Columns::open(code, table, names.iter().copied());
    table.texts("name", names.iter().copied());
    table.close();
}

fn sources(code: &mut Code, data: &Data, first_days: &FirstDays, rows: &Rows) {
    let body = || data.sources.bodies();
    let mut table = Columns::of_records(code, "source", data.sources.heads(), Vec::new());
    let publisher = body().map(|source| rows.publishers.of(&source.publisher));
    table.numbers("PUBLISHER", "u16", publisher);
    let origin = body().map(|source| {
        let origin = source.origin.as_ref().unwrap_or(&source.publisher);
        rows.publishers.of(origin)
    });
    table.numbers("ORIGIN", "u16", origin);
    table.texts(
        "title",
        body().map(|source| optional(source.title.as_ref())),
    );
    table.texts("url", body().map(|source| optional(source.url.as_ref())));
    let ids = data.sources.heads();
    let first_days: Vec<_> = ids.map(|head| first_days[&head.id]).collect();
    table.days("FIRST_PUBLIC", &first_days);
    table.dates("PUBLISHED", body().map(|source| source.published.as_ref()));
    table.dates("READ", body().map(|source| source.read.as_ref()));
    let language = body().map(|source| source.language.value.as_str());
    table.texts("language", language);
    table.words("KIND", "SourceKind", body().map(|source| source.kind));
    let attribution = body().map(|source| source.attribution);
    table.words("ATTRIBUTION", "Attribution", attribution);
    table.texts("note", body().map(|source| optional(source.note.as_ref())));
    table.close();
}

fn regions(code: &mut Code, data: &Data, rows: &Rows) {
    let body = || data.regions.bodies();
    let mut table = Columns::of_records(code, "region", data.regions.heads(), Vec::new());
    let provider = body().map(|region| rows.providers.of(&region.provider));
    table.numbers("PROVIDER", "u16", provider);
    table.texts("name", body().map(|region| region.name.value.as_str()));
    table.texts("city", body().map(|region| optional(region.city.as_ref())));
    let country = body().map(|region| rows.countries.of(&region.country));
    table.numbers("COUNTRY", "u16", country);
    table.dates("OPENED", body().map(|region| region.opened.as_ref()));
    table.numbers("OPENED_BY", "bool", body().map(|region| region.by));
    let investment = body().map(|region| rows.investments.optional(region.investment.as_ref()));
    table.numbers("INVESTMENT", "u16", investment);
    let sources = body().map(|region| rows.sources.all(&region.sources));
    table.lists("SOURCES", "u16", sources);
    table.texts("note", body().map(|region| optional(region.note.as_ref())));
    table.close();
}

fn agreements(code: &mut Code, data: &Data, rows: &Rows) {
    let body = || data.agreements.bodies();
    let mut table = Columns::of_records(code, "agreement", data.agreements.heads(), Vec::new());
    let provider = body().map(|agreement| rows.providers.of(&agreement.provider));
    table.numbers("PROVIDER", "u16", provider);
    let customer = body().map(|agreement| agreement.customer.value.as_str());
    table.texts("customer", customer);
    let country = body().map(|agreement| rows.countries.of(&agreement.country));
    table.numbers("COUNTRY", "u16", country);
    let title = body().map(|agreement| agreement.title.value.as_str());
    table.texts("title", title);
    let announced = body().map(|agreement| agreement.announced.as_ref());
    table.dates("ANNOUNCED", announced);
    let size = body().map(|agreement| optional(agreement.size.as_ref()));
    table.texts("size", size);
    let sources = body().map(|agreement| rows.sources.all(&agreement.sources));
    table.lists("SOURCES", "u16", sources);
    let note = body().map(|agreement| optional(agreement.note.as_ref()));
    table.texts("note", note);
    table.close();
}

fn markets(code: &mut Code, data: &Data, rows: &Rows) {
    let body = || data.markets.bodies();
    let mut table = Columns::of_records(code, "market", data.markets.heads(), Vec::new());
    table.texts("title", body().map(|market| market.title.value.as_str()));
    table.amounts(body().map(|market| Some(&market.amount)), &rows.currencies);
    table.texts("period", body().map(|market| market.period.value.as_str()));
    table.dates("PUBLISHED", body().map(|market| Some(&market.published)));
    let sources = body().map(|market| rows.sources.all(&market.sources));
    table.lists("SOURCES", "u16", sources);
    table.texts("note", body().map(|market| optional(market.note.as_ref())));
    table.close();
}

fn rates(code: &mut Code, data: &Data, rows: &Rows) {
    let body = || data.rates.bodies();
    let mut table = Columns::of_records(code, "rate", data.rates.heads(), Vec::new());
    let base = body().map(|rate| rows.currencies.of(&rate.base));
    table.numbers("BASE", "u16", base);
    let quote = body().map(|rate| rows.currencies.of(&rate.quote));
    table.numbers("QUOTE", "u16", quote);
    table.numbers("UNITS", "u64", body().map(|rate| rate.units));
    table.numbers("SCALE", "u8", body().map(|rate| rate.scale));
    table.dates("DATE", body().map(|rate| Some(&rate.date)));
    let sources = body().map(|rate| rows.sources.all(&rate.sources));
    table.lists("SOURCES", "u16", sources);
    table.texts("note", body().map(|rate| optional(rate.note.as_ref())));
    table.close();
}

/// Writes the associated constants of an open set, each with a line of documentation.
fn constants(code: &mut Code, kind: &str, values: impl Iterator<Item = (String, String)>) {
    code.line("");
    code.open(&format!("impl {kind} {{"));
    for (row, (name, doc)) in values.enumerate() {
        code.doc(&format!("{doc}."));
        code.line(&format!("pub const {name}: Self = Self({row});"));
    }
    code.close("}");
}
