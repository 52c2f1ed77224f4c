//! The forms of records and of their parts.

use super::forms::{
    Property, described, list, nullable, object, one_of, pattern, refer, text, whole,
};
use crate::table;
use crate::table::field::{DATE, names};

pub fn definitions() -> Vec<Property> {
    let mut definitions = vec![
        ("investment", object(investment())),
        ("cloud-region", object(described(&table::REGIONS, region()))),
        ("source", object(described(&table::SOURCES, source()))),
        (
            "agreement",
            object(described(&table::AGREEMENTS, agreement())),
        ),
        ("market", object(described(&table::MARKETS, market()))),
        ("exchange-rate", object(described(&table::RATES, rate()))),
    ];
    definitions.extend(parts());
    definitions.extend(vocabularies());
    definitions
}

/// The properties of a full record as of a day.
pub fn investment() -> Vec<Property> {
    let years = || nullable(whole(1));
    let horizon = vec![("start", years()), ("end", years()), ("years", years())];
    let turn = vec![
        ("date", refer("date")),
        ("status", refer("status")),
        ("source", refer("id")),
    ];
    let relation = vec![("kind", refer("relation")), ("id", refer("id"))];
    let relations = || list(object(relation.clone()));
    let properties = vec![
        ("id", refer("id")),
        ("provider", refer("id")),
        ("country", refer("country")),
        ("subdivision", nullable(text())),
        ("city", nullable(text())),
        ("title", text()),
        ("kind", refer("kind")),
        ("phase", refer("phase")),
        ("scope", refer("scope")),
        ("amount", refer("amount")),
        ("stated_by", refer("stated-by")),
        ("horizon", object(described(&table::INVESTMENTS, horizon))),
        ("status", refer("status")),
        ("history", list(object(turn))),
        ("relations", relations()),
        ("referenced_by", relations()),
        ("stated_total", nullable(whole(1))),
        ("evidence", nullable(refer("evidence"))),
        ("sources", refer("ids")),
        ("note", nullable(text())),
        ("origin", refer("origin")),
        ("verdict", refer("verdict")),
        ("verdict_by", nullable(refer("id"))),
    ];
    let mut properties = described(&table::INVESTMENTS, properties);
    for (name, form) in &mut properties {
        // What the export says of these is how a table holds them.
        match *name {
            "amount" => form["description"] = "The sum as first stated.".into(),
            "relations" => form["description"] = "How it relates to other records.".into(),
            "referenced_by" => form["description"] = "How other records relate to it.".into(),
            "sources" => form["description"] = "The sources of the figure.".into(),
            "history" => form["description"] = "The dated statuses, oldest first.".into(),
            _ => {}
        }
    }
    properties
}

fn region() -> Vec<Property> {
    vec![
        ("code", text()),
        ("provider", refer("id")),
        ("name", text()),
        ("city", nullable(text())),
        ("country", refer("country")),
        ("opened", nullable(refer("date"))),
        ("investment", nullable(refer("id"))),
        ("sources", refer("ids")),
        ("note", nullable(text())),
    ]
}

fn source() -> Vec<Property> {
    vec![
        ("id", refer("id")),
        ("publisher", text()),
        ("origin", text()),
        ("title", nullable(text())),
        ("url", nullable(pattern("https://.*"))),
        ("published", nullable(refer("date"))),
        ("language", text()),
        ("kind", refer("source-kind")),
        ("attribution", refer("attribution")),
        ("note", nullable(text())),
    ]
}

fn agreement() -> Vec<Property> {
    vec![
        ("id", refer("id")),
        ("provider", refer("id")),
        ("customer", text()),
        ("country", refer("country")),
        ("title", text()),
        ("announced", nullable(refer("date"))),
        ("size", nullable(text())),
        ("sources", refer("ids")),
        ("note", nullable(text())),
    ]
}

fn market() -> Vec<Property> {
    vec![
        ("id", refer("id")),
        ("title", text()),
        ("amount", refer("amount")),
        ("period", text()),
        ("published", refer("date")),
        ("sources", refer("ids")),
        ("note", nullable(text())),
    ]
}

fn rate() -> Vec<Property> {
    vec![
        ("id", refer("id")),
        ("base", refer("currency")),
        ("quote", refer("currency")),
        ("rate", refer("decimal")),
        ("date", refer("date")),
        ("sources", refer("ids")),
        ("note", nullable(text())),
    ]
}

fn parts() -> Vec<Property> {
    let amount = vec![
        ("value", nullable(whole(1))),
        ("currency", nullable(refer("currency"))),
        ("qualifier", refer("qualifier")),
    ];
    vec![
        ("amount", object(amount)),
        ("id", pattern("[a-z0-9-]+")),
        ("ids", list(refer("id"))),
        ("country", pattern("[A-Z]{2}")),
        ("currency", pattern("[A-Z]{3}")),
        ("date", pattern(DATE)),
        ("day", pattern("[0-9]{4}-[0-9]{2}-[0-9]{2}")),
        ("decimal", pattern("-?[0-9]+([.][0-9]+)?")),
    ]
}

/// The names of a vocabulary.
type Names = fn() -> Vec<&'static str>;

fn vocabularies() -> Vec<Property> {
    let names: [(&str, Names); 12] = [
        ("kind", names!(Kind)),
        ("phase", names!(Phase)),
        ("scope", names!(Scope)),
        ("qualifier", names!(Qualifier)),
        ("stated-by", names!(StatedBy)),
        ("status", names!(Status)),
        ("relation", names!(RelationKind)),
        ("source-kind", names!(SourceKind)),
        ("attribution", names!(Attribution)),
        ("evidence", names!(Evidence)),
        ("origin", names!(Origin)),
        ("reason", names!(Reason)),
    ];
    let mut definitions: Vec<_> = names
        .into_iter()
        .map(|(name, names)| (name, one_of(&names())))
        .collect();
    definitions.push(("verdict", one_of(&table::verdicts())));
    definitions
}
