//! Mentions of other records: each must lead somewhere, every source must be mentioned, and no two
//! sources are one page.

use std::collections::BTreeSet;

use super::names;
use crate::compiler::diagnostic::{Diagnostics, Located, unknown};
use crate::compiler::model::{Data, RecordKind};

pub fn check(data: &Data, found: &mut Diagnostics) {
    let mut used = BTreeSet::new();
    for (kind, id) in &data.references {
        let mut meant = Some(id.value.as_str());
        if !data.declares(*kind, &id.value) {
            meant = meant_by(data, *kind, &id.value, found);
            let otherwise = || missing(*kind, &id.value);
            let message = unknown(kind.as_str(), &id.value, meant, &otherwise);
            found.add(id.at, message);
        }
        // The source that was probably meant is not reported as unused.
        if *kind == RecordKind::Source {
            used.extend(meant);
        }
    }
    if !data.unread_sources {
        for head in data.heads(RecordKind::Source) {
            if !used.contains(head.id.as_str()) {
                let message = format!("source {:?} is used by no record", head.id);
                found.add(head.at, message);
            }
        }
    }
    check_urls(data, found);
}

/// Returns the id that was probably meant: that of the record whose id, name or alias comes next to the text.
fn meant_by<'a>(
    data: &'a Data,
    kind: RecordKind,
    given: &str,
    found: &Diagnostics,
) -> Option<&'a str> {
    if !found.suggests() {
        return None;
    }
    let names = names::of_kind(data, kind);
    let near = found.nearest(given, names.iter().map(|&(name, _)| name))?;
    let of_name = names.iter().find(|&&(name, _)| name == near);
    of_name.map(|&(_, id)| id)
}

/// Returns what to do about an id that is not there.
fn missing(kind: RecordKind, id: &str) -> String {
    match kind {
        RecordKind::Country => String::from(
            "write the ISO 3166-1 alpha-2 code; an investment for no single country has an area instead",
        ),
        RecordKind::Agreement
        | RecordKind::Currency
        | RecordKind::Group
        | RecordKind::Investment
        | RecordKind::Market
        | RecordKind::Provider
        | RecordKind::Rate
        | RecordKind::Region
        | RecordKind::Source => format!("add [{}.{id}] or correct the id", kind.as_str()),
    }
}

/// Reports a page that is two sources: they would count as independent of each other.
fn check_urls(data: &Data, found: &mut Diagnostics) {
    let mut urls = Vec::new();
    for (head, source) in data.sources.iter() {
        urls.extend(source.url.as_ref().map(|url| (url, &head.id)));
    }
    urls.sort_unstable_by_key(|(url, _)| (url.value.as_str(), url.at));
    let mut before: Option<(&Located<String>, &String)> = None;
    for (url, id) in urls {
        match before {
            Some((first, owner)) if first.value == url.value && !url.value.is_empty() => {
                let place = found.place(first.at);
                let message = format!("this url is already source {owner:?} at {place}");
                found.add(url.at, message);
            }
            _ => before = Some((url, id)),
        }
    }
}
