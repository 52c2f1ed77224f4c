//! What stands beside a bar.

use hyperscaler_investments::{Investment, Qualifier, Reason, Total};

use super::lane::{Lane, Look};
use crate::chart::face::{SMALL, STRONG};
use crate::chart::words;
use crate::text;

pub struct Label {
    pub amount: String,
    pub date: String,
    pub title: Vec<String>,
    /// Why it does not count.
    pub state: Vec<String>,
}

impl Label {
    pub fn new(lane: &Lane, width: f64) -> Self {
        let investment = lane.record.investment;
        let raise = if lane.base().is_some() { "+ " } else { "" };
        let amount = investment
            .amount()
            .map_or_else(|| "no amount".into(), |amount| amount.to_string());
        Self {
            amount: format!("{raise}{amount}"),
            date: investment
                .history()
                .next()
                .map(|turn| words::short_day(turn.date()))
                .unwrap_or_default(),
            title: SMALL.wrap(investment.title(), width),
            state: state(lane)
                .map(|state| SMALL.wrap(&state, width))
                .unwrap_or_default(),
        }
    }

    pub fn height(&self) -> f64 {
        let small = self
            .title
            .iter()
            .chain(&self.state)
            .map(|_| SMALL.leading)
            .sum::<f64>();
        STRONG.leading + small
    }
}

/// Returns a sum in billions, with a sign for what is not exact: `~ EUR 7.8 bn`.
pub fn short(total: &Total<'_>) -> String {
    qualified(total.qualifier().sign(), total)
}

/// Returns the same in words: `about EUR 7.8 bn`.
pub fn long(total: &Total<'_>) -> String {
    qualified(total.qualifier().in_words(), total)
}

fn qualified(qualifier: &str, total: &Total<'_>) -> String {
    let space = if qualifier.is_empty() { "" } else { " " };
    let billions = words::billions(Qualifier::Exact, total.value());
    format!("{qualifier}{space}{} {billions} bn", total.currency())
}

/// Returns why a record does not count, as far as the amount does not say it.
fn state(bar: &Lane) -> Option<String> {
    let record = bar.record;
    let exclusion = record.exclusion()?;
    let reason = exclusion.reason();
    let last = record.history().last();
    let changed = text::optional(last.map(|change| words::short_day(change.date())));
    let other = exclusion.by();
    let on = text::optional(other.map(|other| words::short_day(other.first_public())));
    let other = other
        .and_then(Investment::amount)
        .map_or_else(|| "another plan".into(), |amount| amount.to_string());
    Some(match reason {
        Reason::Unquantified => return None,
        Reason::Superseded if bar.look == Look::Talks => {
            format!("talks; their outcome came on {on}")
        }
        Reason::Superseded => format!("replaced on {on}"),
        Reason::Withdrawn | Reason::Refused | Reason::Shelved => format!("{reason} on {changed}"),
        Reason::InTalks => "talks, nothing decided".into(),
        Reason::Umbrella => "for Europe as a whole: counts in no country".into(),
        Reason::ThirdPartyEstimate => "third-party estimate: not counted".into(),
        Reason::Restated => format!("the same money as {other}: not counted again"),
        Reason::OverlapUnresolved => format!("shares money with {other}: not counted"),
        Reason::PartOfCounted => format!("part of {other}: not counted again"),
        reason => format!("{}: not counted", reason.in_words()),
    })
}
