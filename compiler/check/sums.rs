//! Sums that must fit each other: parts and their whole, a restatement and what it restates.

use super::graph::{Edge, Graph};
use crate::compiler::diagnostic::{Diagnostics, grouped};
use crate::compiler::model::{Amount, Place};
use crate::shared::vocabulary::{Phase, Qualifier, RelationKind};

pub fn check(graph: &Graph, found: &mut Diagnostics) {
    for record in 0..graph.bodies.len() {
        for edge in &graph.edges[record] {
            if edge.kind == RelationKind::PartOf {
                check_place(graph, record, edge, found);
                check_part(graph, record, edge, found);
            }
        }
        for &phase in Phase::ALL {
            check_parts(graph, record, phase, found);
        }
        check_restatement(graph, record, found);
    }
}

/// Reports a part that lies in another country than its whole. A whole for an area contains any.
fn check_place(graph: &Graph, record: usize, edge: &Edge, found: &mut Diagnostics) {
    let [part, whole] = [record, edge.target].map(|record| &graph.bodies[record].place);
    let id = graph.id(edge.target);
    let trouble = match (part, whole) {
        (Place::Country(own), Place::Country(theirs)) if own.value != theirs.value => {
            format!("is in {:?}, not in {:?}", theirs.value, own.value)
        }
        (Place::Area(area, _), Place::Country(country)) => {
            format!("is in {:?} alone, not in {area} as a whole", country.value)
        }
        (Place::Country(_), Place::Country(_)) | (_, Place::Area(..)) => return,
    };
    let help = "write overlaps if the two share money";
    found.add(
        edge.at,
        format!("part-of {id:?}, which {trouble}; help: {help}"),
    );
}

/// Reports a part that is larger than its whole.
fn check_part(graph: &Graph, record: usize, edge: &Edge, found: &mut Diagnostics) {
    let [part, whole] = [record, edge.target].map(|record| graph.bodies[record].amount.as_ref());
    let (Some(part), Some(whole)) = (part, whole) else {
        return;
    };
    let Some(most) = most_of(whole) else { return };
    if part.currency.value == whole.currency.value && part.units > most {
        let (id, own, most) = (graph.id(edge.target), grouped(part.units), grouped(most));
        let help = "write overlaps if it is only in part inside";
        let message = format!(
            "part-of {id:?}: the part, {own}, is larger than the whole, {most}; help: {help}"
        );
        found.add(edge.at, message);
    }
}

/// Reports parts of one phase that exceed their whole together, at the youngest. A part that yields to another
/// one, or was replaced by it, is not added.
fn check_parts(graph: &Graph, whole: usize, phase: Phase, found: &mut Diagnostics) {
    let Some(amount) = graph.bodies[whole].amount.as_ref() else {
        return;
    };
    let Some(most) = most_of(amount) else { return };
    let mut parts: Vec<usize> = Vec::new();
    for &(kind, part) in &graph.incoming[whole] {
        let body = graph.bodies[part];
        let currency = body.amount.as_ref().map(|amount| &amount.currency.value);
        let is_comparable = body.facts().can_hold_money()
            && body.phase == phase
            && currency == Some(&amount.currency.value)
            && kind == RelationKind::PartOf;
        if is_comparable {
            parts.push(part);
        }
    }
    parts.sort_unstable_by_key(|&part| graph.age(part));
    let mut added = 0_u64;
    for &part in &parts {
        let is_in_another = parts.iter().any(|&other| yields(graph, part, other));
        let units = graph.bodies[part]
            .amount
            .as_ref()
            .map_or(0, |amount| amount.units);
        // A part that is larger by itself is reported already.
        if is_in_another || units > most {
            continue;
        }
        added = added.saturating_add(units);
        let edges = graph.edges[part].iter();
        let mut edges =
            edges.filter(|edge| edge.target == whole && edge.kind == RelationKind::PartOf);
        if let (true, Some(edge)) = (added > most, edges.next()) {
            let (id, sum, most) = (graph.id(whole), grouped(added), grouped(most));
            let help = "write overlaps for parts that share money, or correct the sums";
            let message = format!(
                "part-of {id:?}: with this one its parts are {sum}, more than its {most}; help: {help}"
            );
            found.add(edge.at, message);
            return;
        }
    }
}

/// Returns whether the money of a part is, or may be, that of another one.
fn yields(graph: &Graph, part: usize, other: usize) -> bool {
    let edges = graph.edges[part].iter();
    let mut to_other = edges.filter(|edge| edge.target == other);
    part != other
        && (to_other.any(|edge| edge.kind.yields()) || graph.replacements(part).contains(&other))
}

/// Returns the most that a whole can be; `None` for one of which only the least is known.
fn most_of(whole: &Amount) -> Option<u64> {
    match whole.qualifier {
        Qualifier::MoreThan => None,
        Qualifier::Exact | Qualifier::About | Qualifier::UpTo | Qualifier::Unquantified => {
            Some(whole.at_most.unwrap_or(whole.units))
        }
    }
}

/// Reports a restatement that is larger than all that it restates together: the rest would be lost. Records
/// of the other phase may be among them.
fn check_restatement(graph: &Graph, record: usize, found: &mut Diagnostics) {
    let Some(own) = graph.bodies[record].amount.as_ref() else {
        return;
    };
    let restated = graph.edges[record].iter();
    let restated: Vec<&Edge> = restated
        .filter(|edge| edge.kind == RelationKind::Restates)
        .collect();
    let mut together = 0_u64;
    for edge in &restated {
        let amount = graph.bodies[edge.target].amount.as_ref();
        let Some(most) = amount.and_then(most_of) else {
            return;
        };
        if amount.map(|amount| &amount.currency.value) != Some(&own.currency.value) {
            return;
        }
        together = together.saturating_add(most);
    }
    // "About" is a round figure: it may be a tenth more than the exact one.
    let is_round =
        |amount: Option<&Amount>| amount.is_some_and(|amount| amount.qualifier == Qualifier::About);
    let targets = restated
        .iter()
        .map(|edge| graph.bodies[edge.target].amount.as_ref());
    let is_rounded = is_round(Some(own)) || targets.clone().any(is_round);
    let allowed = if is_rounded {
        together.saturating_add(together / 10)
    } else {
        together
    };
    if let (Some(first), true, true) = (
        restated.first(),
        own.units > allowed,
        own.qualifier != Qualifier::UpTo,
    ) {
        let (units, together) = (grouped(own.units), grouped(together));
        let help = "new money adds to the old (adds-to), a new total supersedes it";
        let message = format!("restates {together} with a sum of {units}; help: {help}");
        found.add(first.at, message);
    }
}
