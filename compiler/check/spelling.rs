//! Names that records share without an id of their own, publishers and partners: each is spelled in one way,
//! or what one name says would count as the word of two.

use std::collections::BTreeMap;

use crate::compiler::diagnostic::{Diagnostics, Located};
use crate::compiler::model::Data;

pub fn check(data: &Data, found: &mut Diagnostics) {
    let mut publishers: Vec<_> = Vec::new();
    for source in data.sources.bodies() {
        publishers.push(("publisher", &source.publisher));
        publishers.extend(source.origin.as_ref().map(|origin| ("origin", origin)));
    }
    check_spelling(publishers, found);
    let partners = data.investments.bodies().flat_map(|plan| &plan.partners);
    check_spelling(
        partners.map(|partner| ("partner", partner)).collect(),
        found,
    );
}

/// Reports names that differ in case alone from one that stands before.
fn check_spelling(mut names: Vec<(&str, &Located<String>)>, found: &mut Diagnostics) {
    names.sort_unstable_by_key(|(_, name)| name.at);
    let mut spelled: BTreeMap<String, &Located<String>> = BTreeMap::new();
    for (what, name) in names {
        let first = *spelled.entry(name.value.to_lowercase()).or_insert(name);
        if first.value != name.value {
            let (given, first, place) = (&name.value, &first.value, found.place(first.at));
            let message = format!(
                "{what} {given:?} differs from {first:?} at {place} in case alone; help: spell it as there"
            );
            found.add(name.at, message);
        }
    }
}
