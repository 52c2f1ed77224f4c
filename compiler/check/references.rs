//! Mentions of other records: each must lead somewhere, every source must be mentioned, and no two
//! sources are one page.

use std::collections::BTreeSet;

use crate::compiler::diagnostic::{Diagnostics, unknown};
use crate::compiler::model::{Data, RecordKind};

pub fn check(data: &Data, found: &mut Diagnostics) {
    let mut used = BTreeSet::new();
    for (kind, id) in &data.references {
        let near = if data.declares(*kind, &id.value) {
            Some(id.value.as_str())
        } else {
            let near = found.nearest(&id.value, data.heads(*kind).map(|head| head.id.as_str()));
            found.add(
                id.at,
                unknown(kind.as_str(), &id.value, near, &|| {
                    missing(*kind, &id.value)
                }),
            );
            near
        };
        // What was probably meant is not also called unused.
        if let (RecordKind::Source, Some(near)) = (kind, near) {
            used.insert(near);
        }
    }
    if !data.unread_sources {
        for head in data
            .heads(RecordKind::Source)
            .filter(|head| !used.contains(head.id.as_str()))
        {
            found.add(
                head.at,
                format!("source {:?} is used by no record", head.id),
            );
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
        .filter_map(|(head, source)| source.url.as_ref().map(|url| (url, &head.id)))
        .filter(|(url, _)| !url.value.is_empty())
        .collect();
    urls.sort_unstable_by_key(|(url, _)| (url.value.as_str(), url.at));
    for same in urls.chunk_by(|(one, _), (other, _)| one.value == other.value) {
        let [(first, id), others @ ..] = same else {
            continue;
        };
        for (url, _) in others {
            let place = found.place(first.at);
            found.add(
                url.at,
                format!("this url is already source {id:?} at {place}"),
            );
        }
    }
}
