//! How much fits into the tables.

use super::names::Keys;
use crate::compiler::diagnostic::{Diagnostics, Location, grouped};
use crate::compiler::model::{Data, RecordKind};
use crate::shared::layout::MOST_ROWS;

/// Every pair of provider and country has an entry of its own, so these are few.
const MOST_PLACES: usize = 255;

pub fn check(data: &Data, keys: &Keys, found: &mut Diagnostics) {
    for kind in RecordKind::ALL {
        let (records, plural) = (data.heads(kind).count(), plural(kind));
        // The mistake is not that of any one record; the last is as good a place as any.
        let Some(last) = data.heads(kind).map(|head| head.at).max() else {
            continue;
        };
        if !fits(plural, records, most(kind), last, found) {
            continue;
        }
        let keys = keys.keys().filter(|(of, _)| *of == kind).count();
        fits(
            &format!("ids and aliases of {plural}"),
            keys,
            MOST_ROWS,
            last,
            found,
        );
        match kind {
            RecordKind::Country => fits(
                "subdivisions",
                data.subdivisions().count(),
                MOST_ROWS,
                last,
                found,
            ),
            RecordKind::Source => fits(
                "publishers",
                data.publishers().len(),
                MOST_ROWS,
                last,
                found,
            ),
            _ => true,
        };
    }
}

fn fits(what: &str, count: usize, most: usize, at: Location, found: &mut Diagnostics) -> bool {
    if count > most {
        let (count, most) = (grouped(count as u64), grouped(most as u64));
        found.add(at, format!("too many {what}: {count}, at most {most} fit"));
    }
    count <= most
}

const fn most(kind: RecordKind) -> usize {
    match kind {
        RecordKind::Country | RecordKind::Currency | RecordKind::Provider => MOST_PLACES,
        _ => MOST_ROWS,
    }
}

const fn plural(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::Agreement => "agreements",
        RecordKind::Country => "countries",
        RecordKind::Currency => "currencies",
        RecordKind::Investment => "investments",
        RecordKind::Market => "markets",
        RecordKind::Provider => "providers",
        RecordKind::Rate => "rates",
        RecordKind::Region => "regions",
        RecordKind::Source => "sources",
    }
}
