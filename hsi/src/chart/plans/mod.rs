//! `hsi chart plans`: the life of plans in one country. [`bar`] and [`stack`] hold what is in it,
//! [`layout`] where it goes, [`draw`] how it is drawn.

mod bar;
mod draw;
mod label;
mod layout;
mod stack;

use hyperscaler_investments::{Amount, Country, Date, Investment, Provider, Snapshot, series};

use super::page::Caption;
use super::words;
use crate::record::Record;
use crate::{reasons, text};

use bar::{Bar, Look};
pub use draw::draw;
use stack::Stack;

/// The picture before it is drawn.
pub struct Plans {
    snapshot: Snapshot,
    sections: Vec<Section>,
    caption: Caption,
}

/// A provider's plans.
struct Section {
    provider: Provider,
    /// What counts, in words.
    total: String,
    /// From top to bottom: the newest first.
    stacks: Vec<Stack>,
}

impl Plans {
    pub fn new(snapshot: Snapshot, records: &[Record], country: Country) -> Self {
        let mut sections = Vec::new();
        for provider in Provider::iter() {
            let mut own = records.to_vec();
            own.retain(|record| record.investment.provider() == provider);
            if own.is_empty() {
                continue;
            }
            let totals = snapshot.totals(investments(&own));
            let totals = totals.iter();
            let totals = totals.map(|total| format!("{} {}", total.phase(), label::long(&total)));
            sections.push(Section {
                provider,
                total: text::listed_or("nothing counts", totals),
                stacks: stack::stacks(&own),
            });
        }
        let caption = caption(snapshot, records, country, &sections);
        Self {
            snapshot,
            sections,
            caption,
        }
    }

    fn bars(&self) -> impl Iterator<Item = &Bar> {
        bars(&self.sections)
    }
}

fn bars(sections: &[Section]) -> impl Iterator<Item = &Bar> {
    let stacks = sections.iter().flat_map(|section| &section.stacks);
    stacks.flatten()
}

fn investments(records: &[Record]) -> impl Iterator<Item = Investment> + Clone {
    records.iter().map(|record| record.investment)
}

fn caption(
    snapshot: Snapshot,
    records: &[Record],
    country: Country,
    sections: &[Section],
) -> Caption {
    let names = sections.iter().map(|section| section.provider.name());
    let whose = super::only(names).unwrap_or("cloud");
    let totals = snapshot.totals(investments(records));
    let mut sums = Vec::new();
    for total in totals.iter() {
        sums.push(format!("{} {}", label::long(&total), total.phase()));
    }
    if sums.is_empty() {
        sums.push("nothing that counts".into());
    }
    let (day, sums) = (words::day(snapshot.date()), words::and(&sums));
    let replaced = bars(sections).filter(|bar| bar.look == Look::Replaced);
    let replaced = match replaced.count() {
        0 => String::new(),
        1 => " 1 plan was replaced and is not added.".into(),
        count => format!(" {count} plans were replaced and are not added."),
    };
    let steps = steps(snapshot, records);
    let mut notes = vec![
        "A bar begins on the day its plan became public, or in its first year if that is earlier, \
         and ends with its last year; it fades where none is stated. The dot is the day of the \
         news."
            .into(),
        "The height of a bar is its sum; thin bars have none, or one that never counted. What was \
         replaced is struck, and an arrow leads to what replaced it. A raise stands on what it \
         adds to."
            .into(),
    ];
    let amounts = investments(records).filter_map(Investment::amount);
    if super::only(amounts.map(Amount::currency)).is_none() {
        notes.push("Heights compare within a currency only.".into());
    }
    let sentences: Vec<_> = records.iter().map(|record| sentence(*record)).collect();
    Caption {
        title: format!("{}: what became of each {whose} plan", country.name()),
        lead: format!("As known on {day}: {sums}.{replaced}{steps}"),
        description: sentences.join(" "),
        notes,
    }
}

/// Returns a record in a sentence.
fn sentence(record: Record) -> String {
    let investment = record.investment;
    format!(
        "{}, {}: {}, {}; {}.",
        words::day(investment.first_public()),
        investment.provider().name(),
        investment.title(),
        label::amount_or("no amount", Some(investment)),
        reasons::sentence(record)
    )
}

/// Says what counted from which day on, where it was one sum throughout and changed at least once.
fn steps(snapshot: Snapshot, records: &[Record]) -> String {
    let mut steps = Vec::new();
    let mut last = None;
    for totals in series(investments(records)) {
        let day = totals.snapshot().date();
        let mut lines = totals.iter();
        // Several sums, as of two currencies, are no single step.
        let (Some(total), None) = (lines.next(), lines.next()) else {
            continue;
        };
        if day > snapshot.date() || last == Some(total.units()) {
            continue;
        }
        last = Some(total.units());
        // The month is enough here; the bars show the day.
        let month = Date::from_ym(day.year(), day.month().unwrap_or(1)).unwrap_or(day);
        let (sum, month) = (label::long(&total), words::day(month));
        steps.push(format!("{sum} from {month}"));
    }
    let totals = snapshot.totals(investments(records));
    if steps.len() < 2 || totals.iter().count() != 1 {
        return String::new();
    }
    format!(" What counted: {}.", text::listed(steps))
}
