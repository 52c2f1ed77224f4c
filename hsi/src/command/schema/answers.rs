//! The forms of what each command prints.

use clap::ValueEnum;
use hyperscaler_investments::Provider;
use serde_json::{Value, json};

use crate::arguments::By;
use crate::caveats;
use crate::table::forms::{
    Property, integer, list, nullable, object, one_of, open_object, refer, text, whole,
};
use crate::table::{CHANGES, CONVERSIONS, EVENTS, EXPLAINED, INVESTMENTS};

/// A command that prints JSON, and the form of what it prints.
type Answer = (&'static str, fn() -> Value);

pub const ANSWERS: [Answer; 12] = [
    ("list", || converted(INVESTMENTS.properties())),
    ("show", || answer(page())),
    ("total", total),
    ("changes", changes),
    ("timeline", timeline),
    ("region", || answer(refer("cloud-region"))),
    ("sources", || answer(refer("source"))),
    ("coverage", coverage),
    ("agreements", || answer(refer("agreement"))),
    ("markets", || answer(refer("market"))),
    ("rates", || answer(refer("exchange-rate"))),
    ("cite", || list(citation())),
];

/// Returns records beside the question that they answer.
fn answer(record: Value) -> Value {
    object(vec![("query", refer("query")), ("records", list(record))])
}

/// Returns the same of records that may have their amounts in one currency beside them.
fn converted(record: Vec<Property>) -> Value {
    let record = open_object(record, CONVERSIONS.properties());
    open_object(
        vec![("query", refer("query")), ("records", list(record))],
        vec![("not_converted", refer("not-converted"))],
    )
}

/// Returns what could not be converted, and why.
fn not_converted() -> Value {
    list(object(vec![("why", text()), ("records", refer("ids"))]))
}

pub fn definitions() -> Vec<Property> {
    let mut definitions: Vec<_> = ANSWERS.map(|(name, form)| (name, form())).into();
    let stated = vec![("amount", units(1))];
    let in_one = vec![
        ("amount", refer("decimal")),
        ("rounded", nullable(whole(0))),
    ];
    definitions.push(("query", query()));
    definitions.push(("sum", sum(stated)));
    definitions.push(("converted-sum", sum(in_one)));
    definitions.push(("not-converted", not_converted()));
    definitions.push(("change", CHANGES.schema()));
    definitions.push(("difference", difference()));
    definitions.push(("caveat", caveat()));
    definitions
}

/// Returns the day and the options of a question, by their names on the command line.
fn query() -> Value {
    let options = json!({ "type": "object", "additionalProperties": list(text()) });
    open_object(
        vec![
            ("as_of", refer("day")),
            ("data_as_of", refer("day")),
            ("options", options),
            ("in_words", text()),
        ],
        vec![("method", text()), ("rate_sources", refer("ids"))],
    )
}

/// Returns what a sum is of.
fn line() -> Vec<Property> {
    vec![
        ("phase", refer("phase")),
        ("currency", refer("currency")),
        ("qualifier", refer("qualifier")),
    ]
}

/// Returns the form of a line of totals; it may be that of a group.
fn sum(amount: Vec<Property>) -> Value {
    let mut properties = line();
    properties.extend(amount);
    properties.push(("counted", refer("ids")));
    open_object(properties, groups())
}

/// Returns the names of groups: each by its code, or null where none is stated.
fn groups() -> Vec<Property> {
    let by = By::value_variants().iter();
    by.map(|by| (by.name(), nullable(text()))).collect()
}

/// Returns a sum without the records in it.
fn bare_sum() -> Value {
    let mut properties = line();
    properties.push(("amount", units(1)));
    object(properties)
}

fn caveat() -> Value {
    object(vec![
        ("kind", one_of(&caveats::kinds())),
        ("in_words", text()),
        ("records", refer("ids")),
        ("sums", list(bare_sum())),
    ])
}

fn changes() -> Value {
    let change = open_object(CHANGES.properties(), CONVERSIONS.properties());
    open_object(
        vec![
            ("query", refer("query")),
            ("since", refer("day")),
            ("until", refer("day")),
            ("changes", list(change)),
            ("sums", list(refer("difference"))),
            ("excluded", list(excluded())),
        ],
        vec![("not_converted", refer("not-converted"))],
    )
}

/// Returns a sum before and after; it may be that of a group.
fn difference() -> Value {
    let end = object(vec![
        ("qualifier", refer("qualifier")),
        ("amount", units(1)),
    ]);
    let properties = vec![
        ("phase", refer("phase")),
        ("currency", refer("currency")),
        ("ceiling", json!({ "type": "boolean" })),
        ("before", nullable(end.clone())),
        ("after", nullable(end)),
        ("difference", signed_units()),
    ];
    open_object(properties, groups())
}

/// Returns events, or the sums on the days on which they changed.
fn timeline() -> Value {
    let mut step = vec![("day", refer("day"))];
    step.extend(line());
    step.extend([
        ("amount", nullable(units(1))),
        ("change", signed_units()),
        ("counted", refer("ids")),
    ]);
    json!({ "anyOf": [converted(EVENTS.properties()), answer(object(step))] })
}

/// Returns a record, and what follows from it and from others.
fn page() -> Value {
    let average = vec![
        ("currency", refer("currency")),
        ("amount", refer("decimal")),
        ("rounded", nullable(whole(0))),
    ];
    let mut properties = INVESTMENTS.properties();
    properties.extend([
        ("per_year", nullable(object(average))),
        ("chain", refer("ids")),
        ("latest", refer("id")),
        ("changes", list(refer("change"))),
        ("why", text()),
    ]);
    object(properties)
}

/// Returns a record that does not count.
fn excluded() -> Value {
    object(vec![
        ("id", refer("id")),
        ("reason", refer("reason")),
        ("by", nullable(refer("id"))),
    ])
}

fn total() -> Value {
    let rate = vec![
        ("id", nullable(refer("id"))),
        ("base", refer("currency")),
        ("quote", refer("currency")),
        ("rate", refer("decimal")),
        ("date", nullable(refer("date"))),
    ];
    open_object(
        vec![
            ("query", refer("query")),
            ("totals", list(refer("sum"))),
            ("excluded", list(excluded())),
            ("caveats", list(refer("caveat"))),
        ],
        vec![
            ("converted", list(refer("converted-sum"))),
            ("rates", list(object(rate))),
            ("unconverted", list(refer("sum"))),
            ("not_shown", not_shown()),
            ("explained", list(EXPLAINED.schema())),
            ("headlines", list(bare_sum())),
        ],
    )
}

/// Returns how many groups are left out of sums.
fn not_shown() -> Value {
    let groups = object(vec![
        ("phase", refer("phase")),
        ("currency", refer("currency")),
        ("groups", whole(1)),
    ]);
    open_object(
        vec![("totals", list(groups.clone()))],
        vec![("converted", list(groups))],
    )
}

/// Returns whole units from the least on, which are text past 64 bits.
fn units(least: u8) -> Value {
    json!({ "anyOf": [whole(least), refer("decimal")] })
}

/// Returns whole units that may be below zero.
fn signed_units() -> Value {
    json!({ "anyOf": [integer(), refer("decimal")] })
}

fn coverage() -> Value {
    let counts: Vec<Property> = Provider::iter()
        .map(|provider| (provider.id(), whole(0)))
        .collect();
    let country = vec![
        ("country", refer("country")),
        ("name", text()),
        ("continent", nullable(text())),
        ("records", object(counts.clone())),
    ];
    let area = vec![
        ("area", refer("area")),
        ("name", text()),
        ("records", object(counts)),
    ];
    object(vec![
        ("query", refer("query")),
        ("records", whole(0)),
        ("absence", text()),
        ("countries", list(object(country))),
        ("areas", list(object(area))),
        ("without_records", list(refer("country"))),
        (
            "without_records_among",
            one_of(&["all", "asked", "covered"]),
        ),
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
            ("publisher", text()),
            ("language", text()),
        ],
        vec![
            ("title", text()),
            ("genre", text()),
            ("container-title", text()),
            ("version", text()),
            ("issued", issued.clone()),
            ("accessed", issued),
            ("URL", text()),
            ("note", text()),
        ],
    )
}
