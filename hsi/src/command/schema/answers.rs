//! The forms of what each command prints.

use hyperscaler_investments::Provider;
use serde_json::{Value, json};

use crate::table::forms::{
    Property, list, nullable, object, one_of, open_object, refer, text, whole,
};
use crate::table::{EVENTS, EXPLAINED, INVESTMENTS};

/// A command that prints JSON, and the form of what it prints.
type Answer = (&'static str, fn() -> Value);

pub const ANSWERS: [Answer; 11] = [
    ("list", || list(refer("investment"))),
    ("show", || list(page())),
    ("total", total),
    ("timeline", timeline),
    ("region", || list(refer("cloud-region"))),
    ("sources", || list(refer("source"))),
    ("coverage", coverage),
    ("agreements", || list(refer("agreement"))),
    ("markets", || list(refer("market"))),
    ("rates", || list(refer("exchange-rate"))),
    ("cite", || list(citation())),
];

pub fn definitions() -> Vec<Property> {
    let mut definitions: Vec<_> = ANSWERS.map(|(name, form)| (name, form())).into();
    let stated = vec![("amount", integer())];
    let converted = vec![
        ("amount", refer("decimal")),
        ("rounded", nullable(whole(0))),
    ];
    definitions.push(("sum", sum(stated)));
    definitions.push(("converted-sum", sum(converted)));
    definitions
}

/// Returns the form of a line of totals; it may be that of a group.
fn sum(amount: Vec<Property>) -> Value {
    let mut properties = vec![
        ("phase", refer("phase")),
        ("currency", refer("currency")),
        ("qualifier", refer("qualifier")),
    ];
    properties.extend(amount);
    properties.push(("counted", refer("ids")));
    let groups = vec![
        ("date", refer("day")),
        ("country", refer("country")),
        ("provider", refer("id")),
        ("year", text()),
    ];
    open_object(properties, groups)
}

fn timeline() -> Value {
    json!({ "anyOf": [list(EVENTS.schema()), list(refer("sum"))] })
}

/// Returns a record, and what follows from it and from others.
fn page() -> Value {
    let average = vec![
        ("currency", refer("currency")),
        ("amount", refer("decimal")),
        ("rounded", nullable(whole(0))),
    ];
    let change = vec![
        ("date", refer("day")),
        ("currency", refer("currency")),
        ("amount", nullable(json!({ "type": "integer" }))),
    ];
    let mut properties = INVESTMENTS.properties();
    properties.extend([
        ("per_year", nullable(object(average))),
        ("chain", refer("ids")),
        ("latest", refer("id")),
        ("net_change", nullable(object(change))),
    ]);
    object(properties)
}

fn total() -> Value {
    let excluded = vec![
        ("id", refer("id")),
        ("reason", refer("reason")),
        ("by", nullable(refer("id"))),
    ];
    let rate = vec![
        ("id", nullable(refer("id"))),
        ("base", refer("currency")),
        ("quote", refer("currency")),
        ("rate", refer("decimal")),
        ("date", nullable(refer("date"))),
    ];
    let headline = vec![
        ("phase", refer("phase")),
        ("currency", refer("currency")),
        ("amount", integer()),
    ];
    open_object(
        vec![
            ("as_of", refer("day")),
            ("data_as_of", refer("day")),
            ("totals", list(refer("sum"))),
            ("excluded", list(object(excluded))),
            ("caveats", list(text())),
        ],
        vec![
            ("converted", list(refer("converted-sum"))),
            ("rates", list(object(rate))),
            ("explained", list(EXPLAINED.schema())),
            ("headlines", list(object(headline))),
        ],
    )
}

/// Returns a whole number, which is text past 64 bits.
fn integer() -> Value {
    json!({ "anyOf": [whole(1), refer("decimal")] })
}

fn coverage() -> Value {
    let counts = Provider::iter()
        .map(|provider| (provider.id(), whole(0)))
        .collect();
    let country = vec![
        ("country", refer("country")),
        ("name", text()),
        ("records", object(counts)),
    ];
    object(vec![
        ("as_of", refer("day")),
        ("data_as_of", refer("day")),
        ("records", whole(0)),
        ("absence", text()),
        ("countries", list(object(country))),
        ("without_records", list(refer("country"))),
    ])
}

/// Returns CSL-JSON, which has no null.
fn citation() -> Value {
    let name = object(vec![("literal", text())]);
    let issued = object(vec![("date-parts", list(list(whole(1))))]);
    open_object(
        vec![
            ("id", text()),
            ("type", one_of(&["dataset", "webpage", "document"])),
            ("author", list(name)),
            ("title", text()),
            ("publisher", text()),
            ("language", text()),
        ],
        vec![
            ("container-title", text()),
            ("version", text()),
            ("issued", issued),
            ("URL", text()),
            ("note", text()),
        ],
    )
}
