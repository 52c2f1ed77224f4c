//! The forms of what each command prints.

use hyperscaler_investments::Provider;
use serde_json::{Value, json};

use crate::table::forms::{
    Property, list, nullable, object, one_of, open_object, refer, text, whole,
};
use crate::table::{EVENTS, EXPLAINED, INVESTMENTS};

/// The commands that print JSON.
pub const NAMES: [&str; 11] = [
    "list",
    "show",
    "total",
    "timeline",
    "region",
    "sources",
    "coverage",
    "agreements",
    "markets",
    "rates",
    "cite",
];

pub fn definitions() -> Vec<Property> {
    let answers = [
        list(refer("investment")),
        list(page()),
        total(),
        json!({ "anyOf": [list(EVENTS.schema()), list(refer("sum"))] }),
        list(refer("cloud-region")),
        list(refer("source")),
        coverage(),
        list(refer("agreement")),
        list(refer("market")),
        list(refer("exchange-rate")),
        list(citation()),
    ];
    let mut definitions: Vec<_> = NAMES.into_iter().zip(answers).collect();
    definitions.push(("sum", sum()));
    definitions.push(("converted-sum", converted()));
    definitions
}

/// A record, and what follows from it and from others.
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

/// What sums may be grouped by.
fn groups() -> Vec<Property> {
    vec![
        ("date", refer("day")),
        ("country", refer("country")),
        ("provider", refer("id")),
        ("year", text()),
    ]
}

fn sum() -> Value {
    let properties = vec![
        ("phase", refer("phase")),
        ("currency", refer("currency")),
        ("qualifier", refer("qualifier")),
        ("amount", integer()),
        ("counted", refer("ids")),
    ];
    open_object(properties, groups())
}

fn converted() -> Value {
    let properties = vec![
        ("phase", refer("phase")),
        ("currency", refer("currency")),
        ("qualifier", refer("qualifier")),
        ("amount", refer("decimal")),
        ("rounded", nullable(whole(0))),
        ("counted", refer("ids")),
    ];
    open_object(properties, groups())
}

/// A whole number, which is text past 64 bits.
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

/// CSL-JSON, which has no null.
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
