//! The tables beside the investments: providers, places, currencies, sources, regions and the rest.

use std::fmt::Write as _;

use super::columns::{lists, literal, numbers, texts};
use super::keys::{self, Key};
use super::rows::{Rows, RowsOf};
use super::table;
use crate::compiler::diagnostic::Located;
use crate::compiler::judge::first_days;
use crate::compiler::keys::spellings;
use crate::compiler::model::{Amount, Data, Head, constant_name};
use crate::shared::date::Date;

/// Stands for "no row" where a reference is optional.
pub const NONE: u16 = u16::MAX;

pub fn emit(out: &mut String, data: &Data, rows: &Rows) {
    providers(out, data);
    places(out, data, rows);
    currencies(out, data);
    sources(out, data, rows);
    regions(out, data, rows);
    agreements(out, data, rows);
    markets(out, data, rows);
    rates(out, data, rows);
}

fn providers(out: &mut String, data: &Data) {
    let table_ = &data.providers;
    table(out, "provider", table_.len(), |out| {
        let names = table_
            .bodies()
            .zip(0u16..)
            .map(|(p, row)| (p.name.value.clone(), row));
        keys::emit(
            out,
            &with_names(keys::of(table_.heads()), names),
            table_.len(),
        );
        texts(
            out,
            "name",
            table_.bodies().map(|provider| provider.name.value.as_str()),
        );
    });
    constants(
        out,
        "Provider",
        table_
            .iter()
            .map(|(head, provider)| (constant_name(&head.id), provider.name.value.clone())),
    );
}

fn places(out: &mut String, data: &Data, rows: &Rows) {
    let countries = &data.countries;
    table(out, "country", countries.len(), |out| {
        let names = countries.bodies().zip(0u16..).flat_map(|(country, row)| {
            let alpha3 = country.alpha3.iter().map(|alpha3| alpha3.value.clone());
            spellings(&country.name.value)
                .chain(alpha3)
                .map(move |key| (key, row))
        });
        keys::emit(
            out,
            &with_names(keys::of(countries.heads()), names),
            countries.len(),
        );
        texts(
            out,
            "alpha3",
            countries
                .bodies()
                .map(|country| optional(country.alpha3.as_ref())),
        );
        texts(
            out,
            "name",
            countries
                .bodies()
                .map(|country| country.name.value.as_str()),
        );
        let europe = countries.heads().position(|head| head.id == "EU");
        let _ = writeln!(out, "pub(crate) const EUROPE: Option<u16> = {europe:?};");
    });
    constants(
        out,
        "Country",
        countries.iter().map(|(Head { id: code, .. }, country)| {
            let name = &country.name.value;
            (constant_name(name), format!("{name}, `{code}`"))
        }),
    );
    let subdivisions: Vec<_> = data.subdivisions().collect();
    table(out, "subdivision", subdivisions.len(), |out| {
        let codes = subdivisions
            .iter()
            .map(|&(code, _, _)| code.to_owned())
            .zip(0u16..);
        keys::emit(out, &codes.collect::<Vec<Key>>(), subdivisions.len());
        texts(out, "name", subdivisions.iter().map(|&(_, name, _)| name));
        numbers(
            out,
            "COUNTRY",
            "u16",
            subdivisions
                .iter()
                .map(|&(.., country)| rows.countries.get(country)),
        );
    });
}

fn currencies(out: &mut String, data: &Data) {
    let currencies = &data.currencies;
    table(out, "currency", currencies.len(), |out| {
        let names = currencies
            .bodies()
            .zip(0u16..)
            .map(|(c, row)| (c.name.value.clone(), row));
        keys::emit(
            out,
            &with_names(keys::of(currencies.heads()), names),
            currencies.len(),
        );
        texts(
            out,
            "name",
            currencies
                .bodies()
                .map(|currency| currency.name.value.as_str()),
        );
        numbers(
            out,
            "MINOR_UNITS",
            "u8",
            currencies.bodies().map(|c| c.minor_units.value),
        );
    });
    constants(
        out,
        "Currency",
        currencies
            .iter()
            .map(|(head, currency)| (head.id.clone(), currency.name.value.clone())),
    );
}

fn sources(out: &mut String, data: &Data, rows: &Rows) {
    let publishers = data.publishers();
    table(out, "publisher", publishers.len(), |out| {
        texts(out, "name", publishers.iter().copied());
    });
    let sources = &data.sources;
    let body = || sources.bodies();
    table(out, "source", sources.len(), |out| {
        keys::emit(out, &keys::of(sources.heads()), sources.len());
        let publisher = |name: &Located<String>| rows.publishers.get(&name.value);
        numbers(
            out,
            "PUBLISHER",
            "u16",
            body().map(|source| publisher(&source.publisher)),
        );
        let origin = body().map(|s| publisher(s.origin.as_ref().unwrap_or(&s.publisher)));
        numbers(out, "ORIGIN", "u16", origin);
        texts(
            out,
            "title",
            body().map(|source| optional(source.title.as_ref())),
        );
        texts(
            out,
            "url",
            body().map(|source| optional(source.url.as_ref())),
        );
        numbers(
            out,
            "PUBLISHED",
            "u32",
            body().map(|source| date(source.published.as_ref())),
        );
        let first_days = first_days(data).into_iter().map(Date::to_bits);
        numbers(out, "FIRST_PUBLIC", "u32", first_days);
        texts(
            out,
            "language",
            body().map(|source| source.language.value.as_str()),
        );
        numbers(
            out,
            "KIND",
            "SourceKind",
            body().map(|s| format!("SourceKind::{:?}", s.kind)),
        );
        let attribution = body().map(|source| format!("Attribution::{:?}", source.attribution));
        numbers(out, "ATTRIBUTION", "Attribution", attribution);
        texts(
            out,
            "note",
            body().map(|source| optional(source.note.as_ref())),
        );
    });
}

fn regions(out: &mut String, data: &Data, rows: &Rows) {
    let regions = &data.regions;
    let body = || regions.bodies();
    table(out, "region", regions.len(), |out| {
        keys::emit(out, &keys::of(regions.heads()), regions.len());
        numbers(
            out,
            "PROVIDER",
            "u16",
            body().map(|region| rows.providers.get(&region.provider.value)),
        );
        texts(out, "name", body().map(|region| region.name.value.as_str()));
        texts(
            out,
            "city",
            body().map(|region| optional(region.city.as_ref())),
        );
        numbers(
            out,
            "COUNTRY",
            "u16",
            body().map(|region| rows.countries.get(&region.country.value)),
        );
        numbers(
            out,
            "OPENED",
            "u32",
            body().map(|region| date(region.opened.as_ref())),
        );
        let investment = |id: &Located<String>| rows.investments.get(&id.value);
        numbers(
            out,
            "INVESTMENT",
            "u16",
            body().map(|region| region.investment.as_ref().map_or(NONE, investment)),
        );
        lists(
            out,
            "SOURCES",
            "u16",
            body().map(|region| references(&region.sources, &rows.sources)),
        );
        texts(
            out,
            "note",
            body().map(|region| optional(region.note.as_ref())),
        );
    });
}

fn agreements(out: &mut String, data: &Data, rows: &Rows) {
    let agreements = &data.agreements;
    let body = || agreements.bodies();
    table(out, "agreement", agreements.len(), |out| {
        keys::emit(out, &keys::of(agreements.heads()), agreements.len());
        numbers(
            out,
            "PROVIDER",
            "u16",
            body().map(|a| rows.providers.get(&a.provider.value)),
        );
        texts(
            out,
            "customer",
            body().map(|agreement| agreement.customer.value.as_str()),
        );
        numbers(
            out,
            "COUNTRY",
            "u16",
            body().map(|a| rows.countries.get(&a.country.value)),
        );
        texts(
            out,
            "title",
            body().map(|agreement| agreement.title.value.as_str()),
        );
        numbers(
            out,
            "ANNOUNCED",
            "u32",
            body().map(|agreement| date(agreement.announced.as_ref())),
        );
        texts(
            out,
            "size",
            body().map(|agreement| optional(agreement.size.as_ref())),
        );
        lists(
            out,
            "SOURCES",
            "u16",
            body().map(|a| references(&a.sources, &rows.sources)),
        );
        texts(
            out,
            "note",
            body().map(|agreement| optional(agreement.note.as_ref())),
        );
    });
}

fn markets(out: &mut String, data: &Data, rows: &Rows) {
    let markets = &data.markets;
    let body = || markets.bodies();
    table(out, "market", markets.len(), |out| {
        keys::emit(out, &keys::of(markets.heads()), markets.len());
        texts(
            out,
            "title",
            body().map(|market| market.title.value.as_str()),
        );
        amounts(
            out,
            body().map(|market| Some(&market.amount)),
            &rows.currencies,
        );
        texts(
            out,
            "period",
            body().map(|market| market.period.value.as_str()),
        );
        numbers(
            out,
            "PUBLISHED",
            "u32",
            body().map(|market| market.published.value.to_bits()),
        );
        lists(
            out,
            "SOURCES",
            "u16",
            body().map(|market| references(&market.sources, &rows.sources)),
        );
        texts(
            out,
            "note",
            body().map(|market| optional(market.note.as_ref())),
        );
    });
}

fn rates(out: &mut String, data: &Data, rows: &Rows) {
    let rates = &data.rates;
    let body = || rates.bodies();
    table(out, "rate", rates.len(), |out| {
        keys::emit(out, &keys::of(rates.heads()), rates.len());
        numbers(
            out,
            "BASE",
            "u16",
            body().map(|rate| rows.currencies.get(&rate.base.value)),
        );
        numbers(
            out,
            "QUOTE",
            "u16",
            body().map(|rate| rows.currencies.get(&rate.quote.value)),
        );
        numbers(out, "UNITS", "u64", body().map(|rate| rate.units));
        numbers(out, "SCALE", "u8", body().map(|rate| rate.scale));
        numbers(
            out,
            "DATE",
            "u32",
            body().map(|rate| rate.date.value.to_bits()),
        );
        lists(
            out,
            "SOURCES",
            "u16",
            body().map(|rate| references(&rate.sources, &rows.sources)),
        );
        texts(out, "note", body().map(|rate| optional(rate.note.as_ref())));
    });
}

/// The three columns of an amount; zero units where there is none.
pub fn amounts<'a>(
    out: &mut String,
    amounts: impl Iterator<Item = Option<&'a Amount>> + Clone,
    currencies: &RowsOf,
) {
    numbers(
        out,
        "UNITS",
        "u64",
        amounts.clone().map(|amount| amount.map_or(0, |a| a.units)),
    );
    let currency =
        |amount: Option<&Amount>| amount.map_or(0, |a| currencies.get(&a.currency.value));
    numbers(out, "CURRENCY", "u16", amounts.clone().map(currency));
    numbers(
        out,
        "QUALIFIER",
        "Qualifier",
        amounts.map(|amount| {
            amount.map_or_else(
                || String::from("Qualifier::Unquantified"),
                |a| format!("Qualifier::{:?}", a.qualifier),
            )
        }),
    );
}

/// The associated constants of an open set, each with a line of documentation.
fn constants(out: &mut String, kind: &str, values: impl Iterator<Item = (String, String)>) {
    let _ = writeln!(out, "\nimpl {kind} {{");
    for (row, (name, doc)) in values.enumerate() {
        let _ = writeln!(
            out,
            "#[doc = {}]\npub const {name}: Self = Self({row});",
            literal(&format!("{doc}."))
        );
    }
    out.push_str("}\n");
}

/// Keys with further names, each once (a provider's name is often its id in capitals).
fn with_names(mut keys: Vec<Key>, names: impl Iterator<Item = Key>) -> Vec<Key> {
    for (name, row) in names {
        if !keys.iter().any(|(key, _)| key.eq_ignore_ascii_case(&name)) {
            keys.push((name, row));
        }
    }
    keys
}

pub fn references(ids: &[Located<String>], rows: &RowsOf) -> Vec<u16> {
    ids.iter().map(|id| rows.get(&id.value)).collect()
}

pub fn optional(text: Option<&Located<String>>) -> &str {
    text.map_or("", |text| text.value.as_str())
}

fn date(date: Option<&Located<Date>>) -> u32 {
    date.map_or(0, |date| date.value.to_bits())
}
