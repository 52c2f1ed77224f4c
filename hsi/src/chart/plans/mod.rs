//! `hsi chart plans`: the life of plans in one country. [`bar`] and [`stack`] hold what is in it,
//! [`layout`] where it goes, [`draw()`] how it is drawn.

mod bar;
mod draw;
mod label;
mod layout;
mod stack;

use hyperscaler_investments::{Amount, Date, Investment, Provider, Totals};

use super::page::Caption;
use super::{Subject, words};
use crate::place::Place;
use crate::record::Record;
use crate::{reasons, text};

use bar::{Bar, Look};
pub use draw::draw;
use stack::Stack;

/// The picture before it is drawn.
pub struct Plans {
    totals: Totals,
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
    pub fn new(subject: &Subject, place: Place) -> Self {
        let totals = &subject.totals;
        let mut sections = Vec::new();
        for provider in Provider::iter() {
            let own = totals.clone();
            let own = own.retain(|investment| investment.provider() == provider);
            if own.selection().next().is_none() {
                continue;
            }
            let sums = own.iter();
            let sums = sums.map(|total| format!("{} {}", total.phase(), label::long(&total)));
            sections.push(Section {
                provider,
                total: text::listed_or("nothing counts", sums),
                stacks: stack::stacks(&own, &subject.changes),
            });
        }
        Self {
            caption: caption(subject, place, &sections),
            totals: totals.clone(),
            sections,
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

fn caption(subject: &Subject, place: Place, sections: &[Section]) -> Caption {
    let totals = &subject.totals;
    let names = sections.iter().map(|section| section.provider.name());
    let whose = super::only(names).unwrap_or("cloud");
    let mut sums = Vec::new();
    for total in totals {
        sums.push(format!("{} {}", label::long(&total), total.phase()));
    }
    if sums.is_empty() {
        sums.push("nothing that counts".into());
    }
    let (day, sums) = (words::day(totals.snapshot().date()), text::and(&sums));
    let replaced = bars(sections).filter(|bar| bar.look == Look::Replaced);
    let replaced = match replaced.count() {
        0 => String::new(),
        1 => " 1 plan was replaced and is not added.".into(),
        count => format!(" {count} plans were replaced and are not added."),
    };
    let steps = steps(subject);
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
    let amounts = totals.selection().filter_map(Investment::amount);
    if super::only(amounts.map(Amount::currency)).is_none() {
        notes.push("Heights compare within a currency only.".into());
    }
    let records = subject.records().into_iter();
    let sentences: Vec<_> = records.map(|record| sentence(record, totals)).collect();
    Caption {
        title: format!("{}: what became of each {whose} plan", place.name()),
        lead: format!(
            "As known on {day}: {sums}.{replaced}{steps}{}",
            subject.asked()
        ),
        description: sentences.join(" "),
        notes,
    }
}

/// Returns a record in a sentence.
fn sentence(record: Record, totals: &Totals) -> String {
    let investment = record.investment;
    let date = text::optional(record.announced().map(words::day));
    format!(
        "{date}, {}: {}, {}; {}.",
        investment.provider().name(),
        investment.title(),
        label::amount_or("no amount", Some(investment)),
        reasons::sentence(record, totals)
    )
}

/// Says what counted from which day on, where it was one sum throughout and changed at least once.
fn steps(subject: &Subject) -> String {
    let mut steps = Vec::new();
    let mut last = None;
    for totals in &subject.series {
        let day = totals.snapshot().date();
        let mut lines = totals.iter();
        // Several sums, as of two currencies, are no single step.
        let (Some(total), None) = (lines.next(), lines.next()) else {
            continue;
        };
        if last == Some(total.units()) {
            continue;
        }
        last = Some(total.units());
        // The month is enough here; the bars show the day.
        let month = Date::from_ym(day.year(), day.month().unwrap_or(1)).unwrap_or(day);
        let (sum, month) = (label::long(&total), words::day(month));
        steps.push(format!("{sum} from {month}"));
    }
    if steps.len() < 2 || subject.totals.iter().count() != 1 {
        return String::new();
    }
    format!(" What counted: {}.", text::listed(steps))
}
