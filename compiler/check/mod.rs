//! The rules across records, a file for each family of them.

mod consistency;
mod forgotten;
mod graph;
mod groups;
mod histories;
mod ids;
mod names;
mod published;
mod reference;
mod references;
mod relations;
mod sizes;
mod spelling;
mod sums;
mod totals;

use super::diagnostic::Diagnostics;
use super::model::Data;
use graph::Graph;

/// Reports every record that breaks a rule.
pub fn check(data: &Data, found: &mut Diagnostics) {
    ids::check(data, found);
    let keys = names::check(data, found);
    published::check(data, found);
    spelling::check(data, found);
    references::check(data, found);
    consistency::check(data, found);
    groups::check(data, found);
    reference::check(data, found);
    histories::check(data, found);
    let graph = Graph::of(data);
    relations::check(data, &graph, found);
    totals::check(data, &graph, found);
    sums::check(&graph, found);
    sizes::check(data, &keys, found);
}

/// Checks a part of data that is right as a whole.
pub fn check_part(data: &Data, found: &mut Diagnostics) {
    names::check_part(data, found);
}

/// Asks where a relation may be missing, in data that is right otherwise: a relation that is only misspelt is
/// not missing.
pub fn ask(data: &Data, found: &mut Diagnostics) {
    forgotten::check(&Graph::of(data), found);
}
