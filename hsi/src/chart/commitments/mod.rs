//! `hsi chart commitments`: what counts on a day, by country and provider. [`mod@draw`] holds how it
//! is drawn.

mod draw;

use std::cmp::Reverse;
use std::collections::BTreeSet;

use hyperscaler_investments::{Country, Currency, Investment, Provider, Reason, Totals};

use super::page::Caption;
use super::row::Row;
use super::words::IN_WHAT;
use super::{Subject, sums_in_words};
use crate::conversion::Conversion;
use crate::failure::Failure;
use crate::lines::{self, Line};
use crate::place::Place;
use crate::text::{self, Digits};

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
    /// Says which rows are left out because there are too many.
    cut: Option<String>,
}

impl Commitments {
    /// Draws so many countries of each phase and currency.
    pub fn new(subject: &Subject, top: usize) -> Result<Self, Failure> {
        let mut panels = panels(&subject.totals, subject.conversion.as_ref())?;
        for panel in &mut panels {
            let value = |row: &Row| row.total.as_ref().map(Line::value);
            panel.rows.sort_by_key(|row| Reverse(value(row)));
        }
        panels.sort_by_key(|panel| {
            let (phase, currency) = (panel.total.phase, panel.total.currency);
            (phase, Reverse(panel.rows.len()), currency)
        });
        for panel in &mut panels {
            panel.cut = cut(subject, panel, top)?;
        }
        let caption = caption(subject, &panels)?;
        for panel in &mut panels {
            panel.rows.truncate(top);
        }
        Ok(Self { panels, caption })
    }

    /// Returns the currencies in which there is something to compare: several countries, or the two
    /// phases of the only one.
    fn compared(&self) -> Vec<Currency> {
        let places = self.places(|_| true).len();
        let mut compared = Vec::new();
        for panel in &self.panels {
            let currency = panel.total.currency;
            let alike = |panel: &&Panel| panel.total.currency == currency;
            let panels = self.panels.iter().filter(alike).count();
            let several = self.places(|panel| alike(&panel)).len() > 1;
            if (several || places == 1 && panels > 1) && !compared.contains(&currency) {
                compared.push(currency);
            }
        }
        compared
    }

    /// Returns the codes of the countries in some of the panels.
    fn places(&self, keep: impl Fn(&Panel) -> bool) -> BTreeSet<&str> {
        let panels = self.panels.iter().filter(|panel| keep(panel));
        let rows = panels.flat_map(|panel| &panel.rows);
        rows.map(|row| row.code.1.as_str()).collect()
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
            panels.0.push(Panel {
                total,
                rows,
                cut: None,
            });
        }
    }
    let countries: BTreeSet<_> = totals.counted().filter_map(Investment::country).collect();
    for country in countries {
        for line in lines_of(&|it| it.country() == Some(country))? {
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

/// Says what the countries of a panel come to that are not among the first.
fn cut(subject: &Subject, panel: &Panel, top: usize) -> Result<Option<String>, Failure> {
    let rest: Vec<_> = panel.rows.iter().skip(top).collect();
    let called = match rest.len() {
        0 => return Ok(None),
        1 => "country",
        _ => "countries",
    };
    let is_there = |investment: Investment| {
        let mut rest = rest.iter();
        rest.any(|row| Some(row.code.1.as_str()) == investment.country().map(Country::code))
    };
    let totals = subject.totals.clone().retain(is_there);
    let mut sums = Vec::new();
    for line in lines::of(&[], &totals, subject.conversion.as_ref())? {
        if (line.phase, line.currency) == (panel.total.phase, panel.total.currency) {
            sums.push(line.text(Digits::Short));
        }
    }
    let (count, sums) = (rest.len(), text::and(&sums));
    let (phase, currency) = (panel.total.phase, panel.total.currency);
    Ok(Some(format!(
        "Not drawn in {currency}: {count} smaller {called}, together {sums} {phase}; --top draws more."
    )))
}

fn caption(subject: &Subject, panels: &[Panel]) -> Result<Caption, Failure> {
    let totals = &subject.totals;
    let mut notes = vec![
        "A bar holds what counts: no plan that was replaced, no part of a larger one, no talks, no \
         estimate. >\u{a0}more than, ~\u{a0}about, \u{2264}\u{a0}up to, which no sum holds."
            .to_owned(),
    ];
    if subject.conversion.is_none() && panels.len() > 1 {
        notes.push(
            "Each currency has one scale; bars of different currencies do not compare. A country \
             is as high in a currency as what was stated in that."
                .into(),
        );
    }
    notes.extend(panels.iter().filter_map(|panel| panel.cut.clone()));
    notes.extend(left_out(totals));
    notes.extend(subject.notes_on_rates()?);
    let mut sentences = Vec::new();
    for panel in panels {
        let (phase, currency) = (panel.total.phase, panel.total.currency);
        let rows = panel.rows.iter();
        sentences.extend(rows.map(|row| row.sentence(phase, currency)));
    }
    let what = format!(
        "What {} said they will invest, or have invested, {IN_WHAT}, in billions{}",
        subject.whose(),
        if subject.conversion.is_some() {
            ""
        } else {
            ", each currency by itself"
        }
    );
    Ok(Caption {
        title: title(subject, panels)?,
        lead: subject.standfirst(&what)?,
        description: sentences.join(" "),
        notes,
    })
}

/// Says what the bars show: where, how much in few currencies, and whose.
fn title(subject: &Subject, panels: &[Panel]) -> Result<String, Failure> {
    let rows = panels.iter().flat_map(|panel| &panel.rows);
    let countries: BTreeSet<_> = rows.filter_map(|row| Country::get(&row.code.1)).collect();
    let lines = subject.lines()?;
    let sums = if panels.len() <= 3 {
        format!(": {}", sums_in_words(&lines))
    } else {
        ", by provider".into()
    };
    let only = super::only(countries.iter().copied()).map(Place::Country);
    Ok(match subject.only_place().or(only) {
        Some(place) => format!("What counts in {}{sums}", place.in_a_sentence()),
        None => format!("What counts in {} countries{sums}", countries.len()),
    })
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
        let code = country.code();
        if self.rows.last().is_none_or(|row| row.code.1 != code) {
            let code = ("data-country", code.into());
            self.rows.push(Row::new(country.name(), code));
        }
        let last = self.rows.len() - 1;
        &mut self.rows[last]
    }
}
