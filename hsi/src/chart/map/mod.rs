//! `hsi chart map`: what counts in each country, as bubbles on a map of the world, in one currency.
//! [`crate::world`] holds the shapes, [`view`] the part of it that is drawn, [`names`] where names go,
//! [`mod@draw`] how it is drawn.

mod draw;
mod names;
mod view;

use std::collections::BTreeMap;

use hyperscaler_investments::{Country, Currency, Investment, Phase};

use super::page::Caption;
use super::row::{length, short};
use super::{Subject, not_drawn, one_currency, words};
use crate::failure::Failure;
use crate::lines::Line;
use crate::text::{self, Digits};
use crate::world::{self, World};

pub use draw::draw;

/// The picture before it is drawn.
pub struct Map {
    world: World,
    /// What is known of each country with a record, by its code.
    known: BTreeMap<&'static str, Known>,
    currency: Option<Currency>,
    caption: Caption,
}

struct Known {
    country: Country,
    records: usize,
    /// What counts, without ceilings.
    sum: Option<Line>,
}

impl Known {
    fn billions(&self) -> f64 {
        self.sum.as_ref().map_or(0.0, length)
    }
}

impl Map {
    /// Draws the sums of the countries.
    pub fn new(subject: &Subject, countries: &[Line]) -> Result<Self, Failure> {
        let phase = phase(subject);
        let own = subject.totals.iter().filter(|total| total.phase() == phase);
        let stated = own.map(|total| total.currency());
        let currency = one_currency("a map", subject, stated)?;
        let known = known(subject, countries, phase);
        let world = world::world();
        let caption = caption(subject, &world, &known, phase, currency)?;
        Ok(Self {
            world,
            known,
            currency,
            caption,
        })
    }

    /// Returns the countries with a sum, the largest first.
    fn ranked(&self) -> Vec<&Known> {
        ranked(&self.known)
    }
}

fn ranked<'k>(known: &'k BTreeMap<&'static str, Known>) -> Vec<&'k Known> {
    let mut ranked: Vec<_> = known.values().filter(|it| it.sum.is_some()).collect();
    ranked.sort_by(|one, other| other.billions().total_cmp(&one.billions()));
    ranked
}

/// Returns the one phase that is drawn: the two are never added. Where both count, it is what is
/// pledged.
fn phase(subject: &Subject) -> Phase {
    let mut counted = subject.totals.counted();
    if counted.clone().any(|it| it.phase() == Phase::Pledged) {
        return Phase::Pledged;
    }
    counted.next().map_or(Phase::Pledged, Investment::phase)
}

fn known(subject: &Subject, countries: &[Line], phase: Phase) -> BTreeMap<&'static str, Known> {
    let mut known = BTreeMap::<_, Known>::new();
    for investment in subject.totals.selection() {
        let Some(country) = investment.country() else {
            continue;
        };
        let entry = known.entry(country.code()).or_insert(Known {
            country,
            records: 0,
            sum: None,
        });
        entry.records += 1;
    }
    for line in countries.iter().filter(|line| line.phase == phase) {
        let code = line.groups.first().and_then(|group| group.code.clone());
        let entry = code.and_then(|code| known.get_mut(code.as_str()));
        if let Some(entry) = entry.filter(|_| !line.is_ceiling()) {
            entry.sum = Some(line.clone());
        }
    }
    known
}

fn caption(
    subject: &Subject,
    world: &World,
    known: &BTreeMap<&'static str, Known>,
    phase: Phase,
    currency: Option<Currency>,
) -> Result<Caption, Failure> {
    let ranked = ranked(known);
    let has = |other: Phase| subject.totals.counted().any(|it| it.phase() == other);
    let mut notes = vec![
        "The area of a bubble is a sum. A country without a record is not one without investment: \
         it is not in the data. >\u{a0}more than, ~\u{a0}about."
            .to_owned(),
    ];
    if phase == Phase::Pledged && has(Phase::Spent) {
        notes.push("What is spent is not on this map: --phase spent draws it.".into());
    }
    let is_drawn = |code: &str| world.shapes.iter().any(|shape| shape.code == code);
    let absent = known.values().filter(|it| !is_drawn(it.country.code()));
    let absent = text::listed(absent.map(|it| it.country.name()));
    if !absent.is_empty() {
        notes.push(format!("Not on the map, for want of a shape: {absent}."));
    }
    notes.push(
        "Shapes: Natural Earth 1:110m, simplified; Equal Earth projection. A territory is drawn \
         with the country in whose ISO 3166 code it lies, which says nothing about who is right."
            .into(),
    );
    let own = subject.totals.clone().retain(|it| it.phase() == phase);
    notes.extend(not_drawn(&own, subject.conversion.as_ref(), |_| true)?);
    notes.extend(subject.notes_on_rates()?);
    let code = currency.map_or("", Currency::code);
    let mut sentences = Vec::new();
    for it in &ranked {
        let sum = it.sum.as_ref().map_or(String::new(), short);
        sentences.push(format!("{}: {code} {sum} bn {phase}.", it.country.name()));
    }
    let whose = subject.whose();
    let what = format!(
        "What counts of what {whose} {} {}, in {code} bn",
        verb(phase),
        words::IN_WHAT
    );
    Ok(Caption {
        title: title(subject, &ranked, phase)?,
        lead: subject.standfirst(&what)?,
        description: sentences.join(" "),
        notes,
    })
}

const fn verb(phase: Phase) -> &'static str {
    match phase {
        Phase::Spent => "said they have invested",
        _ => "said they will invest",
    }
}

/// Says in how many countries how much is, and where most is.
fn title(subject: &Subject, ranked: &[&Known], phase: Phase) -> Result<String, Failure> {
    let lines = subject.lines()?;
    let mut own = lines.iter().filter(|line| line.phase == phase);
    let Some(total) = own.find(|line| !line.is_ceiling()) else {
        return Ok(format!("Nothing that counts is {phase}"));
    };
    let sum = words::capitalised(&total.text(Digits::Short));
    Ok(match ranked {
        [first] => format!("{sum} {phase} in {}", first.country.name_in_sentence()),
        [first, ..] => {
            let (count, most) = (ranked.len(), first.country.name_in_sentence());
            format!("{sum} {phase} in {count} countries, most in {most}")
        }
        [] => format!("{sum} {phase}"),
    })
}
