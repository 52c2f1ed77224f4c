//! Mentions of other records: each must lead somewhere, every source must be mentioned, and no two
//! sources are one page.

use std::collections::{BTreeMap, BTreeSet};

use crate::compiler::diagnostic::{Diagnostics, unknown};
use crate::compiler::model::{Data, RecordKind};

pub fn check(data: &Data, found: &mut Diagnostics) {
    let mut used = BTreeSet::new();
    for (kind, id) in &data.references {
        let near = if data.declares(*kind, &id.value) {
            Some(id.value.as_str())
        } else {
            let near = found.nearest(&id.value, data.declared(*kind).map(|(id, ..)| id));
            found.add(id.at, unknown(kind.as_str(), &id.value, near, || missing(*kind, &id.value)));
            near
        };
        // What was probably meant is not also called unused.
        if let (RecordKind::Source, Some(near)) = (kind, near) {
            used.insert(near);
        }
    }
    if !data.unread_sources {
        for (id, at, _) in data.declared(RecordKind::Source).filter(|(id, ..)| !used.contains(id)) {
            found.add(at, format!("source {id:?} is used by no record"));
        }
    }
    check_urls(data, found);
}

fn missing(kind: RecordKind, id: &str) -> String {
    match kind {
        RecordKind::Country => String::from("write the ISO 3166-1 alpha-2 code, or EU"),
        _ => format!("add [{}.{id}] or correct the id", kind.as_str()),
    }
}

/// One page is one source: two would count as independent of each other.
fn check_urls(data: &Data, found: &mut Diagnostics) {
    let mut urls: Vec<_> = data
        .sources
        .iter()
        .filter_map(|(id, source)| source.body.url.as_ref().map(|url| (url, id)))
        .filter(|(url, _)| !url.value.is_empty())
        .collect();
    urls.sort_by_key(|(url, _)| url.at);
    let mut first_with = BTreeMap::new();
    for (url, id) in urls {
        if let Some(&(first, other)) = first_with.get(&url.value) {
            let place = found.place(first);
            found.add(url.at, format!("this url is already source {other:?} at {place}"));
        } else {
            first_with.insert(&url.value, (url.at, id));
        }
    }
}
