//! An investment, field by field.

use super::amount::{amount, claims, stated_total};
use super::fields::Fields;
use super::history::{history, horizon};
use crate::compiler::diagnostic::Located;
use crate::compiler::model::{Investment, Place, RecordKind};
use crate::compiler::text::{NOTE, TEXT, TITLE};
use crate::shared::vocabulary::{Area, Kind, Phase, RelationKind, Scope, StatedBy};

pub fn read(fields: &mut Fields) -> Investment {
    let adds = fields.states(RelationKind::AddsTo.as_str());
    Investment {
        provider: fields.reference("provider", RecordKind::Provider),
        place: place(fields),
        // Its country lists it: a check of its own finds it there.
        subdivision: fields.optional_text("subdivision", TEXT),
        city: fields.optional_text("city", TEXT),
        title: fields.text("title", TITLE),
        kind: fields.word("kind", Kind::Plan),
        partners: fields.names("partners"),
        phase: fields.word("phase", Phase::Pledged),
        scope: fields.word("scope", Scope::Infrastructure),
        amount: amount(fields),
        stated_by: fields.word("stated-by", StatedBy::Provider),
        horizon: horizon(fields),
        history: history(fields),
        relations: relations(fields),
        stated_total: stated_total(fields, adds),
        claims: claims(fields),
        sources: fields.sources(),
        note: fields.optional_text("note", NOTE),
    }
}

/// Takes the country, or the area of a plan that names no single country.
fn place(fields: &mut Fields) -> Place {
    let country = fields.optional_reference("country", RecordKind::Country);
    let area = fields.take("area");
    let area_at = area.as_ref().map(|value| fields.reader.at(value.span));
    let area = area.and_then(|value| fields.word_of::<Area>("area", value));
    let countries = fields.references("countries", RecordKind::Country);
    if let (None, Some(first)) = (area_at, countries.first()) {
        let message = "countries without area; help: they are those of a plan for a whole area";
        fields.miss("area", first.at, message.to_owned());
    }
    if let (Some(at), Some(_)) = (area_at, &country) {
        let help = "keep country, or area for a plan that names no single country";
        fields.report(at, format!("area beside country; help: {help}"));
    }
    match (area, country) {
        (Some(area), _) => Place::Area(area, countries),
        (None, Some(country)) => Place::Country(country),
        (None, None) => {
            if area_at.is_none() {
                let help = "a plan that names no single country has an area instead";
                let message = format!("{} has no country; help: {help}", fields.subject);
                fields.miss("country", fields.at, message);
            }
            Place::Country(fields.no_text())
        }
    }
}

fn relations(fields: &mut Fields) -> Vec<(RelationKind, Located<String>)> {
    let mut relations = Vec::new();
    for &kind in RelationKind::ALL {
        let targets = fields.references(kind.as_str(), RecordKind::Investment);
        relations.extend(targets.into_iter().map(|target| (kind, target)));
    }
    relations
}
