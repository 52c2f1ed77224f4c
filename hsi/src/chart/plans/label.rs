//! The label beside a bar: what a plan is, and why it does not count.

use hyperscaler_investments::{Date, Investment, Qualifier, Reason, StatusChange, Total};

use super::bar::{Bar, Look};
use crate::chart::font::{SMALL, STRONG};
use crate::chart::words;
use crate::record::Record;
use crate::text::{self, Digits};

pub struct Label {
    pub amount: String,
    pub date: String,
    pub title: Vec<String>,
    /// Why it does not count.
    pub state: Vec<String>,
}

impl Label {
    pub fn new(bar: &Bar, width: f64) -> Self {
        let investment = bar.record.investment;
        let sign = if bar.base().is_some() { "+ " } else { "" };
        let state = state(bar).unwrap_or_default();
        Self {
            amount: format!(
                "{sign}{}",
                text::amount_or_none(investment.amount(), Digits::Short)
            ),
            date: text::optional(bar.record.first_change().map(words::short_day_of)),
            title: SMALL.wrap(investment.title(), width),
            state: SMALL.wrap(&state, width),
        }
    }

    pub fn height(&self) -> f64 {
        let lines = self.title.iter().chain(&self.state);
        STRONG.leading + lines.map(|_| SMALL.leading).sum::<f64>()
    }
}

/// Returns a sum in billions, with a sign for what is not exact: `~ EUR 7.8 bn`.
pub fn short(total: &Total<'_>) -> String {
    let billions = words::billions(Qualifier::Exact, total.value());
    let sum = format!("{} {billions} bn", total.currency());
    text::qualified(total.qualifier().sign(), sum)
}

/// Returns the same in words: `about EUR 7.8 bn`.
pub fn long(total: &Total<'_>) -> String {
    let (currency, value) = (total.currency(), total.value());
    text::money(total.qualifier(), currency, value, Digits::Short)
}

/// Returns why a record does not count, as far as the amount does not say it.
fn state(bar: &Bar) -> Option<String> {
    let exclusion = bar.verdict.exclusion()?;
    let in_words = exclusion.reason().in_words();
    let on = |date: Option<Date>| text::optional(date.map(words::on));
    let changed = on(bar.record.history().last().map(StatusChange::date));
    let newer = exclusion.by().map(|by| bar.record.other(by));
    let replaced = on(newer.and_then(Record::announced));
    let other = exclusion.by().and_then(Investment::amount);
    let other = other.map_or_else(
        || "another plan".into(),
        |amount| text::amount(amount, Digits::Short),
    );
    Some(match exclusion.reason() {
        Reason::Unquantified => return None,
        Reason::Superseded if bar.look == Look::Talks => {
            format!("talks; their outcome came {replaced}")
        }
        Reason::Superseded => format!("replaced {replaced}"),
        Reason::Withdrawn | Reason::Refused | Reason::Shelved if exclusion.by().is_some() => {
            format!("went with {other}, which was {in_words}")
        }
        Reason::Withdrawn | Reason::Refused | Reason::Shelved => format!("{in_words} {changed}"),
        Reason::InTalks => "in talks".into(),
        Reason::Restated => format!("the same money as {other}: not counted again"),
        Reason::OverlapUnresolved => format!("may share money with {other}: not counted"),
        Reason::PartOfCounted => format!("inside {other}: not counted again"),
        _ => format!("{in_words}: not counted"),
    })
}
