//! `hsi chart plans`: the life of plans in one country. [`bar`] and [`stack`] hold what is in it,
//! [`layout`] where it goes, [`mod@draw`] how it is drawn.

mod bar;
mod draw;
mod label;
mod layout;
mod stack;

use hyperscaler_investments::{Change, Date, Provider, Totals};

use super::page::Caption;
use super::words::IN_WHAT;
use super::{Subject, sums_in_words, words};
use crate::failure::Failure;
use crate::place::Place;
use crate::record::Record;
use crate::text::Digits;
use crate::{reasons, text};

use bar::{Bar, Look, Measure};
pub use draw::draw;
use stack::Stack;

/// The picture before it is drawn.
pub struct Plans {
    totals: Totals,
    sections: Vec<Section>,
    caption: Caption,
}

/// What happened to the plans up to the day.
pub struct Life {
    /// What began and ceased to count.
    pub changes: Vec<Change>,
    /// The totals on each day on which they may have changed.
    pub series: Vec<Totals>,
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
    pub fn new(subject: &Subject, life: &Life, place: Place) -> Result<Self, Failure> {
        let totals = &subject.totals;
        let measure = Measure::of(totals);
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
                stacks: stack::stacks(&own, &life.changes, measure),
            });
        }
        Ok(Self {
            caption: caption(subject, life, place, &sections, measure)?,
            totals: totals.clone(),
            sections,
        })
    }

    fn bars(&self) -> impl Iterator<Item = &Bar> {
        bars(&self.sections)
    }
}

fn bars(sections: &[Section]) -> impl Iterator<Item = &Bar> {
    let stacks = sections.iter().flat_map(|section| &section.stacks);
    stacks.flatten()
}

fn caption(
    subject: &Subject,
    life: &Life,
    place: Place,
    sections: &[Section],
    measure: Measure,
) -> Result<Caption, Failure> {
    let totals = &subject.totals;
    let replaced = bars(sections).filter(|bar| bar.look == Look::Replaced);
    let replaced = match replaced.count() {
        0 => String::new(),
        1 => " 1 plan was replaced and is not added.".into(),
        count => format!(" {count} plans were replaced and are not added."),
    };
    let steps = steps(subject, life);
    let mut notes = vec![
        "A bar begins on the day its plan became public, or in its first year if that is earlier, \
         and ends with its last year or after its years; where none are stated, five are drawn, \
         and fade. The dot is the day of the news; it is as long as the month or the year of which \
         no day is known, and may lie behind a bar of what was spent before. \"by\" marks a day by \
         which it is known."
            .into(),
        "The area of a bar is its sum, and its height the average of a year; thin bars have no \
         sum, or one that did not count. What was replaced is struck, an arrow leads to what \
         replaced it, and dots show what was left of it. A raise stands on what it adds to."
            .into(),
    ];
    if let Some(month) = measure.month {
        let month = words::day(month);
        notes.push(format!(
            "So that areas of several currencies compare, each is drawn at its average reference \
             rate of {month}; one that has none is drawn as a thin bar. Sums are as stated."
        ));
    }
    let records = subject.records().into_iter();
    let sentences: Vec<_> = records.map(|record| sentence(record, totals)).collect();
    let (whose, name) = (subject.whose(), place.in_a_sentence());
    let title = if subject.providers().len() == 1 {
        format!("{whose} in {name}")
    } else {
        place.name().into()
    };
    let what = format!("What became of each plan of {whose} to invest {IN_WHAT} in {name}");
    let standfirst = subject.standfirst(&what)?;
    Ok(Caption {
        title: format!("{title}: {}", sums_in_words(&subject.lines()?)),
        lead: format!("{standfirst}{replaced}{steps}"),
        description: sentences.join(" "),
        notes,
    })
}

/// Returns a record in a sentence.
fn sentence(record: Record, totals: &Totals) -> String {
    let investment = record.investment;
    let date = text::optional(record.first_change().map(words::day_of));
    format!(
        "{date}, {}: {}, {}; {}.",
        investment.provider().name(),
        investment.title(),
        text::amount_or_none(investment.amount(), Digits::Short),
        reasons::sentence(record, totals)
    )
}

/// Says what counted from which day on, where it was one sum throughout and changed at least once.
fn steps(subject: &Subject, life: &Life) -> String {
    let mut steps = Vec::new();
    let mut last = None;
    for totals in &life.series {
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
        steps.push(format!(
            "{} from {}",
            label::long(&total),
            words::day(month)
        ));
    }
    if steps.len() < 2 || subject.totals.iter().count() != 1 {
        return String::new();
    }
    format!(" What counted: {}.", text::listed(steps))
}
