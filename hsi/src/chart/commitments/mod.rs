//! `hsi chart commitments`: what counts on a day, by country and provider. [`draw()`] holds how it
//! is drawn.

mod draw;

use std::cmp::Reverse;

use hyperscaler_investments::{Country, Investment, Provider, Reason, Totals};
use rust_decimal::prelude::ToPrimitive;

use super::page::Caption;
use super::{Subject, words};
use crate::conversion::Conversion;
use crate::failure::Failure;
use crate::lines::{self, Line};
use crate::place::Place;
use crate::text;

pub use draw::draw;

/// The picture before it is drawn.
pub struct Commitments {
    /// Pledges first; within a phase, the currency in which most countries are.
    panels: Vec<Panel>,
    caption: Caption,
}

/// Everything of one phase in one currency: what may share a scale.
struct Panel {
    total: Line,
    /// The largest first.
    rows: Vec<Row>,
}

/// A country: a bar.
struct Row {
    country: Country,
    /// What counts; `None` if there are only ceilings.
    total: Option<Line>,
    /// Sums of "up to", drawn behind the bar and in no total.
    ceiling: Option<Line>,
    parts: Vec<(Provider, Line)>,
}

impl Commitments {
    pub fn new(subject: &Subject, conversion: Option<&Conversion>) -> Result<Self, Failure> {
        let mut panels = panels(&subject.totals, conversion)?;
        for panel in &mut panels {
            let value = |row: &Row| row.total.as_ref().map(Line::value);
            panel.rows.sort_by_key(|row| Reverse(value(row)));
        }
        panels.sort_by_key(|panel| {
            let (phase, currency) = (panel.total.phase, panel.total.currency);
            (phase, Reverse(panel.rows.len()), currency)
        });
        let caption = caption(subject, &panels, conversion)?;
        Ok(Self { panels, caption })
    }
}

fn panels(totals: &Totals, conversion: Option<&Conversion>) -> Result<Vec<Panel>, Failure> {
    let lines_of = |keep: &dyn Fn(Investment) -> bool| {
        let totals = totals.clone().retain(keep);
        lines::of(&[], &totals, conversion)
    };
    let mut panels = Panels(Vec::new());
    for total in lines_of(&|_| true)? {
        // A ceiling shares the panel of the sum beside it.
        if panels.of(&total).is_none() {
            let rows = Vec::new();
            panels.0.push(Panel { total, rows });
        }
    }
    for country in Country::iter() {
        let lines = lines_of(&|it| it.country() == Some(country))?;
        if lines.is_empty() {
            continue;
        }
        for line in lines {
            if let Some(panel) = panels.of(&line) {
                panel.row(country).add(line);
            }
        }
        for provider in Provider::iter() {
            for line in lines_of(&|it| (it.provider(), it.country()) == (provider, Some(country)))?
            {
                if let Some(panel) = panels.of(&line).filter(|_| !line.is_ceiling()) {
                    panel.row(country).parts.push((provider, line));
                }
            }
        }
    }
    Ok(panels.0)
}

fn caption(
    subject: &Subject,
    panels: &[Panel],
    conversion: Option<&Conversion>,
) -> Result<Caption, Failure> {
    let totals = &subject.totals;
    let mut notes = vec![format!(
        "A bar holds what counts: no plan that was replaced, no part of a larger one, no talks, \
         no estimate. {}>\u{a0}more than, ~\u{a0}about.",
        if panels.len() > 1 {
            "Lengths compare within a panel only. "
        } else {
            ""
        },
    )];
    notes.extend(left_out(totals));
    if let Some(conversion) = conversion {
        notes.extend(converted(totals, conversion)?);
    }
    let mut sentences = Vec::new();
    for panel in panels {
        sentences.extend(panel.rows.iter().map(|row| row.sentence(panel)));
    }
    let places = totals.selection().map(Place::of);
    let title = match super::only(places) {
        Some(place) => format!("{}: cloud investment by provider", place.name()),
        None => "Cloud investment by country and provider".into(),
    };
    Ok(Caption {
        title,
        lead: lead(totals, conversion.is_some()) + &subject.asked(),
        description: sentences.join(" "),
        notes,
    })
}

fn lead(totals: &Totals, in_one_currency: bool) -> String {
    let has = |provider| {
        let mut selection = totals.selection();
        selection.any(|investment| investment.provider() == provider)
    };
    let providers = Provider::iter().filter(|&provider| has(provider));
    let names: Vec<_> = providers.map(Provider::name).collect();
    let (names, day) = (text::and(&names), words::day(totals.snapshot().date()));
    let currencies = if in_one_currency {
        ""
    } else {
        ", each currency by itself"
    };
    format!(
        "What {names} said they will invest, or have invested, in cloud regions and data centres, \
         as known on {day}. Billions{currencies}."
    )
}

/// Says what is not in the bars: records by reason, and the countries that have no bar because of
/// it.
fn left_out(totals: &Totals) -> Vec<String> {
    let mut reasons = Vec::new();
    for &reason in Reason::ALL {
        let excluded = totals
            .excluded()
            .filter(|(_, exclusion)| exclusion.reason() == reason);
        match excluded.count() {
            0 => {}
            count => reasons.push(format!("{} ({count})", reason.in_words())),
        }
    }
    let mut notes = Vec::new();
    if !reasons.is_empty() {
        let (all, reasons) = (totals.selection().count(), text::listed(reasons));
        notes.push(format!("Not in the bars, of {all} records: {reasons}."));
    }
    let mut bare: Vec<_> = Country::iter().collect();
    bare.retain(|&country| {
        let is_there = |investment: Investment| investment.country() == Some(country);
        !totals.counted().any(is_there) && totals.selection().any(is_there)
    });
    if !bare.is_empty() {
        let bare: Vec<_> = bare.into_iter().map(Country::name).collect();
        let bare = text::and(&bare);
        notes.push(format!("Announced, but no sum that counts: {bare}."));
    }
    notes
}

/// Says how the sums were converted, and what must be said because of it.
fn converted(totals: &Totals, conversion: &Conversion) -> Result<Vec<String>, Failure> {
    let converted = conversion.convert(totals)?;
    let mut notes = vec![converted.method()];
    for caveat in converted.caveats() {
        notes.push(format!("{caveat:.3}"));
    }
    Ok(notes)
}

/// Panels while they are filled.
struct Panels(Vec<Panel>);

impl Panels {
    /// Returns the panel whose scale a line shares.
    fn of(&mut self, line: &Line) -> Option<&mut Panel> {
        self.0
            .iter_mut()
            .find(|panel| (panel.total.phase, panel.total.currency) == (line.phase, line.currency))
    }
}

impl Panel {
    /// Returns the row of a country, which is the last one, or is added.
    fn row(&mut self, country: Country) -> &mut Row {
        if self.rows.last().is_none_or(|row| row.country != country) {
            self.rows.push(Row {
                country,
                total: None,
                ceiling: None,
                parts: Vec::new(),
            });
        }
        let last = self.rows.len() - 1;
        &mut self.rows[last]
    }
}

impl Row {
    fn add(&mut self, line: Line) {
        if line.is_ceiling() {
            self.ceiling = Some(line);
        } else {
            self.total = Some(line);
        }
    }

    fn sentence(&self, panel: &Panel) -> String {
        let mut sentence = format!(
            "{}, {}: {} {} bn",
            self.country.name(),
            panel.total.phase,
            panel.total.currency,
            self.label(),
        );
        if self.parts.len() > 1 {
            let parts = self.parts.iter();
            let parts = text::listed(
                parts.map(|(provider, line)| format!("{} {}", provider.name(), short(line))),
            );
            sentence = format!("{sentence} ({parts})");
        }
        sentence + "."
    }

    /// Returns the text after the bar.
    fn label(&self) -> String {
        let sums: Vec<_> = self.sums().map(short).collect();
        sums.join(" and ")
    }

    fn length(&self) -> f64 {
        self.sums().map(length).sum()
    }

    fn sums(&self) -> impl Iterator<Item = &Line> {
        self.total.iter().chain(&self.ceiling)
    }
}

/// Returns a sum in billions, as a length.
fn length(line: &Line) -> f64 {
    line.value().to_f64().unwrap_or_default() / 1e9
}

fn short(line: &Line) -> String {
    words::billions(line.qualifier, line.value())
}
