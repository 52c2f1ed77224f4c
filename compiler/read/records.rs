//! The records beside the investments, field by field.

use toml_span::value::Value;

use super::amount::quantified;
use super::fields::Fields;
use crate::compiler::diagnostic::Located;
use crate::compiler::model::{
    Agreement, Amount, Country, Currency, Group, Market, Provider, Rate, RecordKind, Region,
    Source, Subdivision,
};
use crate::compiler::text::{self, NOTE, SOURCE_TITLE, TEXT, TITLE, URL};
use crate::shared::date::Date;
use crate::shared::vocabulary::{Attribution, Qualifier, SourceKind};

pub fn provider(fields: &mut Fields) -> Provider {
    Provider {
        name: fields.text("name", TEXT),
    }
}

pub fn country(fields: &mut Fields) -> Country {
    let is_alpha3 = |text: &str| text.len() == 3 && text.bytes().all(|b| b.is_ascii_uppercase());
    let alpha3 = fields.take("alpha3");
    Country {
        alpha3: alpha3
            .and_then(|value| fields.form("alpha3", value, is_alpha3, "three upper-case letters")),
        name: fields.text("name", TEXT),
        has_article: fields.flag("the"),
        former_names: fields.names("former-names"),
        names: fields.names("names"),
        shared_names: fields.names("shared-names"),
        subdivisions: subdivisions(fields),
        note: fields.optional_text("note", NOTE),
    }
}

/// Takes codes and names: `{ IT-25 = "Lombardy" }`, or `{ IT-25 = ["Lombardy", "Lombardia"] }`.
fn subdivisions(fields: &mut Fields) -> Vec<Subdivision> {
    const FIELD: &str = "subdivisions";
    let mut subdivisions = Vec::new();
    for (code, value) in fields.pairs(FIELD) {
        let field = format!("{FIELD}.{}", code.value);
        let names = if value.as_array().is_some() {
            fields.strings(&field, value)
        } else {
            fields.string(&field, value).into_iter().collect()
        };
        for name in &names {
            let what = format!("the name of {}", code.value);
            text::check(&what, name, TEXT, &mut fields.reader.found);
        }
        subdivisions.push(Subdivision { code, names });
    }
    subdivisions
}

pub fn group(fields: &mut Fields) -> Group {
    Group {
        name: fields.text("name", TEXT),
        has_article: fields.flag("the"),
        members: fields.references("members", RecordKind::Country),
        from: days(fields, "from"),
        until: days(fields, "until"),
        sources: fields.sources(),
        note: fields.optional_text("note", NOTE),
    }
}

/// Takes countries and days: `{ HR = "2013-07-01" }`.
fn days(fields: &mut Fields, field: &'static str) -> Vec<(Located<String>, Located<Date>)> {
    let mut days = Vec::new();
    for (code, value) in fields.pairs(field) {
        let date = fields.dated_day(&format!("{field}.{}", code.value), value);
        days.extend(date.map(|date| (code, date)));
    }
    days
}

pub fn currency(fields: &mut Fields) -> Currency {
    let name = fields.text("name", TEXT);
    let minor_units = fields.require("minor-units");
    let minor_units =
        minor_units.and_then(|value| fields.number("minor-units", value, 0..=4, "a number"));
    Currency {
        name,
        minor_units: minor_units.unwrap_or(Located::new(0, fields.at)),
    }
}

pub fn source(fields: &mut Fields) -> Source {
    if !fields.states("url") && !fields.states("note") {
        let help = "add the url, or a note that says why there is none";
        let message = format!("{} has no url; help: {help}", fields.subject);
        fields.miss("url", fields.at, message);
    }
    Source {
        publisher: fields.text("publisher", TEXT),
        title: fields.optional_text("title", SOURCE_TITLE),
        url: fields
            .optional_text("url", URL)
            .inspect(|url| text::check_url(url, &mut fields.reader.found)),
        published: fields.optional_date("published"),
        read: fields.optional_date("read"),
        language: language(fields),
        kind: fields.word("kind", SourceKind::Press),
        attribution: fields.word("attribution", Attribution::Named),
        origin: fields.optional_text("origin", TEXT),
        note: fields.optional_text("note", NOTE),
    }
}

fn language(fields: &mut Fields) -> Located<String> {
    let is_code = |text: &str| text.len() == 2 && text.bytes().all(|b| b.is_ascii_lowercase());
    let language = fields.require("language");
    let code = language
        .and_then(|value| fields.form("language", value, is_code, "two lower-case letters"));
    code.unwrap_or_else(|| fields.no_text())
}

pub fn region(fields: &mut Fields) -> Region {
    let opened = fields.states("opened");
    Region {
        provider: fields.reference("provider", RecordKind::Provider),
        name: fields.text("name", TEXT),
        city: fields.optional_text("city", TEXT),
        country: fields.reference("country", RecordKind::Country),
        opened: fields.optional_date("opened"),
        by: opened_by(fields, opened),
        investment: fields.optional_reference("investment", RecordKind::Investment),
        sources: fields.sources(),
        note: fields.optional_text("note", NOTE),
    }
}

/// Takes whether the date of an opening is only an upper bound.
fn opened_by(fields: &mut Fields, opened: bool) -> bool {
    let value = fields.place_of("by");
    let by = fields.flag("by");
    if let (Some(at), true, false) = (value, by, opened) {
        fields.miss("opened", at, String::from("by without opened"));
    }
    by
}

pub fn agreement(fields: &mut Fields) -> Agreement {
    Agreement {
        provider: fields.reference("provider", RecordKind::Provider),
        customer: fields.text("customer", TEXT),
        country: fields.reference("country", RecordKind::Country),
        title: fields.text("title", TITLE),
        announced: fields.optional_date("announced"),
        size: fields.optional_text("size", TEXT),
        sources: fields.sources(),
        note: fields.optional_text("note", NOTE),
    }
}

pub fn market(fields: &mut Fields) -> Market {
    Market {
        title: fields.text("title", TITLE),
        amount: market_amount(fields),
        period: fields.text("period", TEXT),
        published: fields.date("published"),
        sources: fields.sources(),
        note: fields.optional_text("note", NOTE),
    }
}

/// Takes an amount that must be a number, which that of an investment need not be.
fn market_amount(fields: &mut Fields) -> Amount {
    let amount = fields
        .require("amount")
        .and_then(|value| quantified(fields, value));
    let currency = fields.no_text();
    amount.unwrap_or(Amount {
        units: 0,
        at_most: None,
        currency,
        qualifier: Qualifier::Exact,
    })
}

pub fn rate(fields: &mut Fields) -> Rate {
    let base = fields.reference("base", RecordKind::Currency);
    let quote = fields.reference("quote", RecordKind::Currency);
    let rate = fields.require("rate");
    let (units, scale) = rate
        .and_then(|value| decimal(fields, value))
        .unwrap_or_default();
    Rate {
        base,
        quote,
        units,
        scale,
        date: fields.date("date"),
        sources: fields.sources(),
        note: fields.optional_text("note", NOTE),
    }
}

/// Returns an exact decimal such as `0.9211`: its digits as a number, and how many are behind the point.
fn decimal<'a>(fields: &mut Fields<'_, 'a>, value: Value<'a>) -> Option<(u64, u8)> {
    let what = "a positive decimal such as \"0.9211\", of at most 18 digits";
    let text = fields.form("rate", value, |text| parse_decimal(text).is_some(), what)?;
    parse_decimal(&text.value)
}

pub fn parse_decimal(text: &str) -> Option<(u64, u8)> {
    let (whole, fraction) = match text.split_once('.') {
        Some((_, "")) => return None,
        Some(parts) => parts,
        None => (text, ""),
    };
    let digits = format!("{whole}{fraction}");
    if whole.is_empty() || digits.len() > 18 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let units = digits.parse().ok().filter(|&units: &u64| units > 0)?;
    Some((units, u8::try_from(fraction.len()).ok()?))
}
