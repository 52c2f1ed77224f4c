//! The rules across records, a file for each family of them.

mod consistency;
mod graph;
mod ids;
mod names;
mod published;
mod reference;
mod references;
mod relations;
mod sizes;
mod spelling;
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
    reference::check(data, found);
    let graph = Graph::of(data);
    relations::check(data, &graph, found);
    totals::check(data, &graph, found);
    sizes::check(data, &keys, found);
}
