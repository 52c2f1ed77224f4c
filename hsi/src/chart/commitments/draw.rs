//! The panels of bars, and the sums that stand alone. What is in them comes from the parent module;
//! nothing here adds up.

use hyperscaler_investments::{Currency, Phase, Provider};
use svg::node::{Node, Text};

use super::{Commitments, Panel};
use crate::chart::Subject;
use crate::chart::bars::{self, GAP, Scale};
use crate::chart::canvas::{Canvas, MARGIN, element, px};
use crate::chart::font::{HEAD, LABEL, STRONG};
use crate::chart::page::{self, Legend, Setting};
use crate::chart::row::{Row, short};

pub fn draw(chart: &Commitments, subject: &Subject, setting: &Setting) -> String {
    let mut canvas = page::open(&chart.caption, setting);
    let mut legend = Legend::new(&mut canvas);
    legend.providers(&drawn_providers(chart));
    legend.next_line();
    if chart.panels.is_empty() {
        canvas.paragraph(LABEL, "", "Nothing counts.");
    }
    let compared = chart.compared();
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

fn drawn_providers(chart: &Commitments) -> Vec<Provider> {
    let rows = chart.panels.iter().flat_map(|panel| &panel.rows);
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
    canvas.y += 22.0;
    let at = (MARGIN, canvas.y);
    canvas.text(at, STRONG.start(""), "Alone in its currency");
    canvas.y += 4.0;
    let rows = panels.iter().flat_map(|panel| &panel.rows);
    let names = LABEL.widest(rows.map(|row| &row.name)).ceil() + 2.0 * GAP;
    for panel in panels {
        for row in &panel.rows {
            draw_number(canvas, panel, row, names);
        }
    }
}

fn draw_number(canvas: &mut Canvas, panel: &Panel, row: &Row, names: f64) {
    canvas.y += 18.0;
    let y = canvas.y;
    canvas.text((MARGIN, y), LABEL.start(""), &row.name);
    let sum = format!("{} {} bn", panel.total.currency, row.sums_in_words());
    let mut x = MARGIN + names;
    canvas.text((x, y), STRONG.start(""), &sum);
    x += STRONG.width(&sum) + 2.0 * GAP;
    for (number, (provider, line)) in row.parts.iter().enumerate() {
        let mut text = provider.name().to_owned();
        if row.parts.len() > 1 {
            text = format!("{text} {}", short(line));
        }
        if number + 1 < row.parts.len() {
            text.push(',');
        }
        if x + LABEL.width(&text) > canvas.right() {
            x = MARGIN + names;
            canvas.y += LABEL.leading;
        }
        let mut node = element("text", [("x", px(x)), ("y", px(canvas.y))]);
        node.assign("class", format!("{} soft", LABEL.class));
        for (name, value) in row.data(*provider, line) {
            node.assign(name, value);
        }
        node.append(Text::new(&text));
        canvas.push(node);
        x += LABEL.width(&text) + 4.0;
    }
}
