//! What stands beside a bar.

use hyperscaler_investments::{Investment, Qualifier, Reason, Total};

use super::lane::{Lane, Look};
use crate::chart::face::{SMALL, STRONG};
use crate::chart::words;

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

/// A sum in billions, with a sign for what is not exact: `~ EUR 7.8 bn`.
pub fn short(total: &Total<'_>) -> String {
    format!("{}{}", words::sign(total.qualifier()), billions(total))
}

/// The same in words: `about EUR 7.8 bn`.
pub fn long(total: &Total<'_>) -> String {
    let words = match total.qualifier() {
        Qualifier::Exact => String::new(),
        qualifier => qualifier.as_str().replace('-', " ") + " ",
    };
    words + &billions(total)
}

fn billions(total: &Total<'_>) -> String {
    format!(
        "{} {} bn",
        total.currency(),
        words::billions(Qualifier::Exact, total.value())
    )
}

fn state(lane: &Lane) -> Option<String> {
    let record = lane.record;
    let exclusion = record.exclusion()?;
    let turn = record
        .history()
        .last()
        .map(|turn| words::short_day(turn.date()))
        .unwrap_or_default();
    let other = exclusion.by();
    let other_amount = other.and_then(Investment::amount);
    let other_amount =
        other_amount.map_or_else(|| "another plan".into(), |amount| amount.to_string());
    let on = other
        .map(|other| words::short_day(other.first_public()))
        .unwrap_or_default();
    Some(match exclusion.reason() {
        Reason::Superseded if lane.look == Look::Talks => {
            format!("talks; their outcome came on {on}")
        }
        Reason::Superseded => format!("replaced on {on}"),
        Reason::Withdrawn => format!("withdrawn on {turn}"),
        Reason::Refused => format!("refused on {turn}"),
        Reason::Shelved => format!("put off on {turn}"),
        Reason::InTalks => "talks, nothing decided".into(),
        // The amount says it.
        Reason::Unquantified => return None,
        Reason::Umbrella => "for Europe as a whole: counts in no country".into(),
        Reason::MixedScope => "mixed with other business: not counted".into(),
        Reason::ThirdPartyEstimate => "an estimate by somebody else: not counted".into(),
        Reason::Restated => format!("the same money as {other_amount}: not counted again"),
        Reason::OverlapUnresolved => format!("shares money with {other_amount}: not counted"),
        Reason::PartOfCounted => format!("part of {other_amount}: not counted again"),
        reason => reason.as_str().replace('-', " "),
    })
}
