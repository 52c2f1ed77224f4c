//! Why a record counts or does not, in a sentence.

use hyperscaler_investments::{Investment, Reason, Relation, RelationKind, StatusChange};

use crate::record::Record;
use crate::text;

/// The verdict for people: what counts, or the rule that left it out and the record that caused it.
pub fn sentence(record: Record) -> String {
    let Some(exclusion) = record.exclusion() else {
        let below = record
            .relations()
            .filter(|relation| relation.kind() == RelationKind::AddsTo);
        let below = text::listed(below.map(Relation::investment));
        return if below.is_empty() {
            "counts".into()
        } else {
            format!("counts, on top of {below}")
        };
    };
    let by = exclusion.by();
    // A part shares the fate of its whole; else its own last turn is meant.
    let ended = |how: &str| match (by, record.history().last().map(StatusChange::date)) {
        (Some(whole), _) => format!("{how} with {whole}, of which it is a part"),
        (None, Some(date)) => format!("{how} ({date})"),
        (None, None) => how.to_owned(),
    };
    let other = by.map(Investment::id).unwrap_or_default();
    match exclusion.reason() {
        Reason::Superseded => match by {
            Some(newer) => format!("replaced by {newer} on {}", newer.first_public()),
            None => "replaced".into(),
        },
        Reason::Withdrawn => ended("withdrawn"),
        Reason::Refused => ended("refused by an authority"),
        Reason::Shelved => ended("put off"),
        Reason::InTalks => "talks: nothing is decided".into(),
        Reason::Unquantified => "no amount was stated".into(),
        Reason::Umbrella => "Europe-wide: its parts with a country count instead".into(),
        Reason::MixedScope => {
            "holds other business too: its infrastructure parts count instead".into()
        }
        Reason::ThirdPartyEstimate => "an estimate by somebody else".into(),
        Reason::Restated => format!("the same money as {other}"),
        Reason::OverlapUnresolved => format!("shares money with {other}, nobody says how much"),
        Reason::PartOfCounted => format!("inside {other}, which counts"),
        reason => reason.as_str().into(),
    }
}
