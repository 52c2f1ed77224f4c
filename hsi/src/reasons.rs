//! Why a record counts or does not, in a sentence. The rules are in the library: nothing here
//! judges.

use hyperscaler_investments::{
    Exclusion, Investment, Reason, Relation, RelationKind, StatusChange,
};

use crate::record::Record;
use crate::text;

/// Returns the verdict for people: what counts, or the rule that left it out and the record that
/// caused it.
pub fn sentence(record: Record) -> String {
    let Some(exclusion) = record.exclusion() else {
        return counts(record);
    };
    let reason = exclusion.reason();
    let other = exclusion.by().map(Investment::id).unwrap_or_default();
    match (reason, exclusion.by()) {
        (Reason::Superseded, Some(newer)) => {
            format!("replaced by {newer} on {}", newer.first_public())
        }
        (Reason::Withdrawn | Reason::Refused | Reason::Shelved, _) => ended(record, exclusion),
        (Reason::InTalks, _) => "talks: nothing is decided".into(),
        (Reason::Unquantified, _) => "no amount was stated".into(),
        (Reason::Umbrella, _) => "Europe-wide: its parts with a country count instead".into(),
        (Reason::MixedScope, _) => {
            "includes other business: its infrastructure parts count instead".into()
        }
        (Reason::ThirdPartyEstimate, _) => "third-party estimate".into(),
        (Reason::Restated, _) => format!("the same money as {other}"),
        (Reason::OverlapUnresolved, _) => {
            format!("shares money with {other}, nobody says how much")
        }
        (Reason::PartOfCounted, _) => format!("inside {other}, which counts"),
        (reason, Some(other)) => format!("{} ({other})", reason.in_words()),
        (reason, None) => reason.in_words().into(),
    }
}

fn counts(record: Record) -> String {
    let below = record
        .relations()
        .filter(|relation| relation.kind() == RelationKind::AddsTo);
    match text::listed(below.map(Relation::investment)) {
        none if none.is_empty() => "counts".into(),
        below => format!("counts, on top of {below}"),
    }
}

/// Returns how a plan ended: a part shares the fate of its whole; else its own last status is
/// meant.
fn ended(record: Record, exclusion: Exclusion) -> String {
    let how = exclusion.reason().in_words();
    match (
        exclusion.by(),
        record.history().last().map(StatusChange::date),
    ) {
        (Some(whole), _) => format!("{how} with {whole}, of which it is a part"),
        (None, Some(date)) => format!("{how} ({date})"),
        (None, None) => how.into(),
    }
}
