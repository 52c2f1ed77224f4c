//! The form of ids: what ISO prescribes for places and currencies, words and hyphens for the rest.

use crate::compiler::diagnostic::Diagnostics;
use crate::compiler::model::{Data, Head, RecordKind, Subdivision};

pub fn check(data: &Data, found: &mut Diagnostics) {
    for kind in RecordKind::ALL {
        for Head { id, at, .. } in data.heads(kind) {
            if !is_well_formed(kind, id) {
                found.add(*at, format!("bad id {id:?}: {}", form(kind)));
            }
        }
    }
    for (Head { id: country, .. }, body) in data.countries.iter() {
        for Subdivision { code, .. } in &body.subdivisions {
            if !is_subdivision(&code.value) {
                let message = format!(
                    "bad subdivision code {:?}: ISO 3166-2 has the form XX-YYY",
                    code.value
                );
                found.add(code.at, message);
            } else if !belongs(&code.value, country) {
                found.add(
                    code.at,
                    format!("subdivision {:?} is not in country {country:?}", code.value),
                );
            } else if let Some(message) = own_country(&code.value) {
                found.add(code.at, message);
            }
        }
    }
}

/// The subdivisions in ISO 3166-2 that have a code of their own in ISO 3166-1, and that code.
const OWN_CODES: [(&str, &str); 35] = [
    ("CN-HK", "HK"),
    ("CN-MO", "MO"),
    ("CN-TW", "TW"),
    ("FI-01", "AX"),
    ("FR-971", "GP"),
    ("FR-972", "MQ"),
    ("FR-973", "GF"),
    ("FR-974", "RE"),
    ("FR-976", "YT"),
    ("FR-BL", "BL"),
    ("FR-GF", "GF"),
    ("FR-GP", "GP"),
    ("FR-MF", "MF"),
    ("FR-MQ", "MQ"),
    ("FR-NC", "NC"),
    ("FR-PF", "PF"),
    ("FR-PM", "PM"),
    ("FR-RE", "RE"),
    ("FR-TF", "TF"),
    ("FR-WF", "WF"),
    ("FR-YT", "YT"),
    ("NL-AW", "AW"),
    ("NL-BQ1", "BQ"),
    ("NL-BQ2", "BQ"),
    ("NL-BQ3", "BQ"),
    ("NL-CW", "CW"),
    ("NL-SX", "SX"),
    ("NO-21", "SJ"),
    ("NO-22", "SJ"),
    ("US-AS", "AS"),
    ("US-GU", "GU"),
    ("US-MP", "MP"),
    ("US-PR", "PR"),
    ("US-UM", "UM"),
    ("US-VI", "VI"),
];

/// Returns what to say of a subdivision that is a country of its own: its records would be in two totals.
pub fn own_country(subdivision: &str) -> Option<String> {
    let own = OWN_CODES.iter().find(|(code, _)| *code == subdivision);
    own.map(|(_, country)| {
        format!(
            "subdivision {subdivision:?} has a code of its own in ISO 3166-1; help: use country {country}"
        )
    })
}

/// Returns whether an ISO 3166-2 code begins with that of a country.
pub fn belongs(subdivision: &str, country: &str) -> bool {
    subdivision
        .strip_prefix(country)
        .is_some_and(|rest| rest.starts_with('-'))
}

pub fn is_well_formed(kind: RecordKind, id: &str) -> bool {
    match kind {
        RecordKind::Country => is_upper_case(id, 2),
        RecordKind::Currency => is_upper_case(id, 3),
        RecordKind::Provider => is_word(id) && begins_with_letter(id),
        RecordKind::Group => id.split('-').all(is_word) && begins_with_letter(id),
        RecordKind::Agreement
        | RecordKind::Investment
        | RecordKind::Market
        | RecordKind::Rate
        | RecordKind::Region
        | RecordKind::Source => id.split('-').all(is_word),
    }
}

/// Returns the form of the ids of a kind, in words.
const fn form(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::Country => "two upper-case ASCII letters, as in ISO 3166-1",
        RecordKind::Currency => "three upper-case ASCII letters, as in ISO 4217",
        RecordKind::Provider => "lower-case ASCII letters and digits only, the first a letter",
        RecordKind::Group => {
            "lower-case ASCII letters, digits and single hyphens only, the first a letter"
        }
        RecordKind::Agreement
        | RecordKind::Investment
        | RecordKind::Market
        | RecordKind::Rate
        | RecordKind::Region
        | RecordKind::Source => "lower-case ASCII letters, digits and single hyphens only",
    }
}

fn is_word(text: &str) -> bool {
    let is_allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    !text.is_empty() && text.bytes().all(is_allowed)
}

/// Returns whether a constant can be made of an id.
fn begins_with_letter(id: &str) -> bool {
    id.starts_with(|first: char| first.is_ascii_lowercase())
}

fn is_upper_case(text: &str, length: usize) -> bool {
    text.len() == length && text.bytes().all(|byte| byte.is_ascii_uppercase())
}

fn is_subdivision(code: &str) -> bool {
    let Some((country, part)) = code.split_once('-') else {
        return false;
    };
    let is_allowed = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit();
    is_upper_case(country, 2) && (1..=3).contains(&part.len()) && part.bytes().all(is_allowed)
}
