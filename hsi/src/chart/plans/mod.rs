//! `hsi chart plans`: the life of plans in one country.

mod draw;
mod label;
mod lane;
mod layout;
mod place;

use hyperscaler_investments::{Amount, Country, Date, Provider, Snapshot, series};

use super::page::Words;
use super::words;
use crate::record::Record;
use crate::{reasons, text};

pub use draw::draw;
use lane::{Lane, Look};

/// Plans on top of one another: the oldest first, the raises above it.
pub type Stack = Vec<Lane>;

/// A provider's plans.
pub struct Section {
    provider: Provider,
    /// What counts, in words.
    total: String,
    /// From top to bottom: the newest first.
    stacks: Vec<Stack>,
}

/// The picture before it is drawn.
pub struct Chart {
    snapshot: Snapshot,
    sections: Vec<Section>,
    words: Words,
}

impl Chart {
    pub fn new(snapshot: Snapshot, records: &[Record], country: Country) -> Self {
        let sections = Provider::iter().filter_map(|provider| {
            let own: Vec<_> = records
                .iter()
                .copied()
                .filter(|record| record.investment.provider() == provider)
                .collect();
            let totals = snapshot.totals(own.iter().map(|record| record.investment));
            let each = totals
                .iter()
                .map(|total| format!("{} {}", total.phase(), label::long(&total)));
            let total = text::listed(each);
            let total = if total.is_empty() {
                "nothing counts".into()
            } else {
                total
            };
            (!own.is_empty()).then(|| Section {
                provider,
                total,
                stacks: layout::stacks(&own),
            })
        });
        let sections: Vec<_> = sections.collect();
        let words = describe(snapshot, records, country, &sections);
        Self {
            snapshot,
            sections,
            words,
        }
    }

    fn lanes(&self) -> impl Iterator<Item = &Lane> {
        self.sections
            .iter()
            .flat_map(|section| section.stacks.iter().flatten())
    }
}

fn describe(
    snapshot: Snapshot,
    records: &[Record],
    country: Country,
    sections: &[Section],
) -> Words {
    let whose =
        super::only(sections.iter().map(|section| section.provider.name())).unwrap_or("cloud");
    let day = words::day(snapshot.date());
    let totals = snapshot.totals(records.iter().map(|record| record.investment));
    let each: Vec<_> = totals
        .iter()
        .map(|total| format!("{} {}", label::long(&total), total.phase()))
        .collect();
    let counts = if each.is_empty() {
        "nothing that counts".into()
    } else {
        words::and(&each)
    };
    let lanes = sections
        .iter()
        .flat_map(|section| section.stacks.iter().flatten());
    let replaced = match lanes.filter(|lane| lane.look == Look::Replaced).count() {
        0 => String::new(),
        1 => " 1 plan was replaced and is not added.".into(),
        count => format!(" {count} plans were replaced and are not added."),
    };
    let amounts = records
        .iter()
        .filter_map(|record| record.investment.amount());
    let one_currency = super::only(amounts.map(Amount::currency)).is_some();
    let mut notes = vec![
        "A bar begins on the day its plan became public, or in its first year if that is earlier, and ends with \
         its last year; it fades where none is stated. The dot is the day of the news."
            .into(),
        "The height of a bar is its sum; thin bars have none, or one that never counted. What was replaced is \
         struck, and an arrow leads to what replaced it. A raise stands on what it adds to."
            .into(),
    ];
    if !one_currency {
        notes.push("Heights compare within a currency only.".into());
    }
    let sentences = records.iter().map(|record| {
        let investment = record.investment;
        let amount = investment
            .amount()
            .map_or_else(|| "no amount".into(), |amount| amount.to_string());
        let public = words::day(investment.first_public());
        format!(
            "{public}, {}: {}, {amount}; {}.",
            investment.provider().name(),
            investment.title(),
            reasons::sentence(*record)
        )
    });
    Words {
        title: format!("{}: what became of each {whose} plan", country.name()),
        lead: format!(
            "As known on {day}: {counts}.{replaced}{}",
            steps(snapshot, records)
        ),
        description: sentences.collect::<Vec<_>>().join(" "),
        notes,
    }
}

/// What counted from which day on, where it was one sum throughout and changed at least once.
fn steps(snapshot: Snapshot, records: &[Record]) -> String {
    let mut steps: Vec<String> = Vec::new();
    let mut last = None;
    for totals in series(records.iter().map(|record| record.investment)) {
        let day = totals.snapshot().date();
        let mut lines = totals.iter();
        let (Some(total), None) = (lines.next(), lines.next()) else {
            continue;
        };
        if day > snapshot.date() || last == Some(total.units()) {
            continue;
        }
        last = Some(total.units());
        let month = Date::from_ym(day.year(), day.month().unwrap_or(1)).unwrap_or(day);
        steps.push(format!(
            "{} from {}",
            label::long(&total),
            words::day(month)
        ));
    }
    let totals = snapshot.totals(records.iter().map(|record| record.investment));
    if steps.len() < 2 || totals.iter().count() != 1 {
        return String::new();
    }
    format!(" What counted: {}.", text::listed(steps))
}
