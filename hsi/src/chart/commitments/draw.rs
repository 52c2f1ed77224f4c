//! The panels of bars, and the sums that stand alone. What is in them comes from the parent module;
//! nothing here adds up.

use hyperscaler_investments::{Currency, Phase, Provider};

use super::{Commitments, Panel};
use crate::chart::bars::{self, GAP, Scale};
use crate::chart::canvas::{Canvas, MARGIN};
use crate::chart::font::{HEAD, LABEL, STRONG};
use crate::chart::page::{self, Legend, Setting};
use crate::chart::row::{Row, short};
use crate::chart::{Subject, number};

pub fn draw(chart: &Commitments, subject: &Subject, setting: &Setting) -> String {
    let mut canvas = page::open(&chart.caption, setting);
    let compared = chart.compared();
    let mut legend = Legend::new(&mut canvas);
    legend.providers(&drawn_providers(chart, &compared));
    let mut rows = chart.panels.iter().flat_map(|panel| &panel.rows);
    if rows.any(|row| row.ceiling.is_some()) {
        legend.ceiling();
    }
    legend.next_line();
    if chart.panels.is_empty() {
        canvas.paragraph(LABEL, "", "Nothing counts.");
    }
    let scales = scales(&canvas, chart, &compared);
    for &phase in Phase::ALL {
        let panels = chart.panels.iter();
        let panels: Vec<_> = panels.filter(|panel| panel.total.phase == phase).collect();
        if panels.is_empty() {
            continue;
        }
        draw_heading(&mut canvas, phase);
        let mut alone = Vec::new();
        for panel in panels {
            let mut scales = scales.iter();
            match scales.find(|(currency, _)| *currency == panel.total.currency) {
                Some((_, scale)) => draw_panel(&mut canvas, panel, scale),
                None => alone.push(panel),
            }
        }
        draw_alone(&mut canvas, &alone);
    }
    page::close(canvas, &chart.caption, setting, &subject.counted())
}

/// Returns the providers that are in a bar: a number is beside its provider's name.
fn drawn_providers(chart: &Commitments, compared: &[Currency]) -> Vec<Provider> {
    let panels = chart.panels.iter();
    let panels = panels.filter(|panel| compared.contains(&panel.total.currency));
    let rows = panels.flat_map(|panel| &panel.rows);
    let parts: Vec<_> = rows.flat_map(|row| &row.parts).collect();
    let mut providers: Vec<_> = Provider::iter().collect();
    providers.retain(|provider| parts.iter().any(|(drawn, _)| drawn == provider));
    providers
}

fn draw_heading(canvas: &mut Canvas, phase: Phase) {
    canvas.y += 12.0;
    canvas.rule("axis");
    canvas.y += 4.0;
    let heading = match phase {
        Phase::Spent => "Spent: looking back",
        _ => "Pledged: meant for the years to come",
    };
    canvas.paragraph(HEAD, "", heading);
}

/// Returns one scale for each currency in which there is something to compare.
fn scales(canvas: &Canvas, chart: &Commitments, compared: &[Currency]) -> Vec<(Currency, Scale)> {
    let mut every_bar = Vec::new();
    for panel in &chart.panels {
        if compared.contains(&panel.total.currency) {
            let bars = panel.rows.iter().map(Row::bar);
            every_bar.extend(bars.map(|bar| (panel.total.currency, bar)));
        }
    }
    let names = bars::names(canvas, every_bar.iter().map(|(_, bar)| bar));
    let mut scales = Vec::new();
    for &currency in compared {
        let own = every_bar.iter().filter(|(other, _)| *other == currency);
        let own: Vec<_> = own.map(|(_, bar)| bar).collect();
        scales.push((currency, Scale::new(canvas, &own, names)));
    }
    scales
}

/// Draws one currency of a phase.
fn draw_panel(canvas: &mut Canvas, panel: &Panel, scale: &Scale) {
    canvas.y += 22.0;
    let total = &panel.total;
    let name = format!("{} bn, {}", total.currency, total.currency.name());
    canvas.text((MARGIN, canvas.y), STRONG.start(""), &name);
    let all = format!("together {}", short(total));
    let room = canvas.right() - MARGIN - STRONG.width(&name);
    if panel.rows.len() > 1 && !total.is_ceiling() && LABEL.width(&all) + GAP < room {
        canvas.text((canvas.right(), canvas.y), LABEL.end("soft"), &all);
    }
    let bars: Vec<_> = panel.rows.iter().map(Row::bar).collect();
    bars::draw(canvas, &bars.iter().collect::<Vec<_>>(), scale);
}

/// Writes the sums that are the only ones of their currency: a bar would compare with nothing.
fn draw_alone(canvas: &mut Canvas, panels: &[&Panel]) {
    if panels.is_empty() {
        return;
    }
    canvas.y += 6.0;
    let heading = match panels {
        [_] => "A number, not a bar: nothing in its currency to compare it with",
        _ => "Numbers, not bars: nothing in the same currency to compare each with",
    };
    canvas.paragraph(STRONG, "", heading);
    canvas.y += 4.0;
    let rows = panels.iter();
    let rows: Vec<_> = rows
        .flat_map(|panel| panel.rows.iter().map(|row| (panel.total.currency, row)))
        .collect();
    number::draw(canvas, &rows);
}
