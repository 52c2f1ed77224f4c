//! The sizes of the tables: row numbers have two bytes.

use super::names::Keys;
use crate::compiler::diagnostic::{Diagnostics, Location, grouped};
use crate::compiler::model::{Data, RecordKind};
use crate::shared::layout::MOST_ROWS;

/// Tables have an entry for each pair of provider and country, or phase and currency, so these are few.
const MOST_PAIRED: usize = 255;

/// As many codes of two letters there are.
const MOST_COUNTRIES: usize = 26 * 26;

pub fn check(data: &Data, keys: &Keys, found: &mut Diagnostics) {
    for kind in RecordKind::ALL {
        let (records, plural) = (data.heads(kind).count(), plural(kind));
        // No one record is the mistake: it is reported at the last.
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
            RecordKind::Country => {
                let subdivisions = data.subdivisions().count();
                fits("subdivisions", subdivisions, MOST_ROWS, last, found);
            }
            RecordKind::Source => {
                let publishers = data.publishers().len();
                fits("publishers", publishers, MOST_ROWS, last, found);
            }
            RecordKind::Agreement
            | RecordKind::Currency
            | RecordKind::Group
            | RecordKind::Investment
            | RecordKind::Market
            | RecordKind::Provider
            | RecordKind::Rate
            | RecordKind::Region => {}
        }
    }
}

/// Returns whether so many fit, and reports it if they do not.
fn fits(what: &str, count: usize, most: usize, at: Location, found: &mut Diagnostics) -> bool {
    if count > most {
        let (count, most) = (grouped(count as u64), grouped(most as u64));
        found.add(at, format!("too many {what}: {count}, at most {most} fit"));
    }
    count <= most
}

const fn most(kind: RecordKind) -> usize {
    match kind {
        RecordKind::Country => MOST_COUNTRIES,
        RecordKind::Currency | RecordKind::Provider => MOST_PAIRED,
        RecordKind::Agreement
        | RecordKind::Group
        | RecordKind::Investment
        | RecordKind::Market
        | RecordKind::Rate
        | RecordKind::Region
        | RecordKind::Source => MOST_ROWS,
    }
}

const fn plural(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::Agreement => "agreements",
        RecordKind::Country => "countries",
        RecordKind::Currency => "currencies",
        RecordKind::Group => "groups",
        RecordKind::Investment => "investments",
        RecordKind::Market => "markets",
        RecordKind::Provider => "providers",
        RecordKind::Rate => "rates",
        RecordKind::Region => "regions",
        RecordKind::Source => "sources",
    }
}
