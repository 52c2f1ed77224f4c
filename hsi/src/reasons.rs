//! Whether a record counts in totals, in a sentence. The library says why one is left out; this
//! adds what the totals know beside it: what a record that counts adds to, and which part of one
//! that is left out counts in its place.

use hyperscaler_investments::{
    Exclusion, Investment, Reason, Relation, RelationKind, Totals, Verdict,
};
use serde_json::{Value, json};

use crate::record::Record;
use crate::text;

/// Returns `counts`, or the reason why not, in the word of the data files.
pub const fn word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Counts => "counts",
        Verdict::Excluded(exclusion) => exclusion.reason().as_str(),
    }
}

/// Returns the record because of which another does not count.
pub fn decided_by(verdict: Verdict) -> Option<Investment> {
    verdict.exclusion().and_then(Exclusion::by)
}

/// Returns records that do not count as JSON, each with the reason.
pub fn excluded_json(excluded: impl Iterator<Item = (Investment, Exclusion)>) -> Vec<Value> {
    let mut forms = Vec::new();
    for (investment, exclusion) in excluded {
        forms.push(json!({
            "id": investment.id(),
            "reason": exclusion.reason(),
            "by": exclusion.by().map(Investment::id),
        }));
    }
    forms
}

/// Returns the verdict that totals have on a record, for people.
pub fn sentence(record: Record, totals: &Totals) -> String {
    match totals.verdict(record.investment).exclusion() {
        None => counts(record, totals),
        Some(exclusion) => left_out(record, exclusion, totals),
    }
}

/// Says what a record that counts adds to. That may not count itself: it was replaced, or mixed.
fn counts(record: Record, totals: &Totals) -> String {
    let bases = related(record.relations(), RelationKind::AddsTo);
    let (below, aside): (Vec<_>, Vec<_>) = bases
        .into_iter()
        .partition(|&base| totals.verdict(base).counts());
    let mut sentence = String::from("counts");
    if !below.is_empty() {
        sentence = format!("{sentence}, on top of {}", text::and(&below));
        if let Some(total) = record.investment.stated_total() {
            sentence = format!("{sentence}: {total} together, as stated");
        }
    }
    for base in aside {
        let why = totals.verdict(base);
        sentence = format!("{sentence}; it adds to {base}, which does not count: {why}");
    }
    sentence
}

fn left_out(record: Record, exclusion: Exclusion, totals: &Totals) -> String {
    let more = match exclusion.reason() {
        Reason::Restated => restated_together(record),
        Reason::Umbrella | Reason::MixedScope | Reason::JointSum => counting_parts(record, totals),
        _ => None,
    };
    match more {
        Some(more) => format!("{exclusion}; {more}"),
        None => exclusion.to_string(),
    }
}

/// Names all records that one restates, where there are several: the verdict names one of them.
fn restated_together(record: Record) -> Option<String> {
    let restated = related(record.relations(), RelationKind::Restates);
    if restated.len() > 1 {
        Some(format!("it restates {} together", text::and(&restated)))
    } else {
        None
    }
}

/// Names the parts of a record that are in the sum.
fn counting_parts(record: Record, totals: &Totals) -> Option<String> {
    let mut parts = related(record.referenced_by(), RelationKind::PartOf);
    parts.retain(|&part| totals.counted().any(|counted| counted == part));
    match parts.as_slice() {
        [] => None,
        [part] => Some(format!("its part {part} counts")),
        parts => Some(format!("its parts {} count", text::and(parts))),
    }
}

fn related(relations: impl Iterator<Item = Relation>, kind: RelationKind) -> Vec<Investment> {
    let relations = relations.filter(|relation| relation.kind() == kind);
    relations.map(Relation::investment).collect()
}
