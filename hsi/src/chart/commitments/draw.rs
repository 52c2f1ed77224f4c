//! The panels of bars. What is in them comes from the parent module; nothing here adds up.

use hyperscaler_investments::{Phase, Provider, Totals};
use svg::node::Node;
use svg::node::element::Element;

use super::{Commitments, Panel, Row, length, short};
use crate::chart::canvas::{Canvas, MARGIN, Rect, holding, round};
use crate::chart::font::{HEAD, LABEL, SMALL, STRONG};
use crate::chart::page::{self, Legend};
use crate::chart::style;
use crate::lines::Line;
use crate::record::Record;
use crate::text;

const BAR: f64 = 18.0;
const PITCH: f64 = 26.0;
/// Between a name or a bar and the text beside it.
const GAP: f64 = 8.0;
/// From here on, two panels of one bar stand side by side.
const WIDE: f64 = 600.0;
const TICKS: f64 = 6.0;

/// The room left of the bars for names, and right of them for sums.
#[derive(Clone, Copy)]
struct Room {
    names: f64,
    sums: f64,
}

pub fn draw(chart: &Commitments, totals: &Totals, width: f64) -> String {
    let mut canvas = page::open(&chart.caption, width);
    let rows: Vec<_> = chart.panels.iter().flat_map(|panel| &panel.rows).collect();
    let mut providers: Vec<_> = Provider::iter().collect();
    providers.retain(|provider| {
        let mut parts = rows.iter().flat_map(|row| &row.parts);
        parts.any(|(drawn, _)| drawn == provider)
    });
    let mut legend = Legend::new(&mut canvas);
    legend.providers(&providers);
    legend.next_line();
    if chart.panels.is_empty() {
        canvas.paragraph(LABEL, "", "Nothing counts.");
    }
    let names = LABEL.widest(rows.iter().map(|row| row.country.name()));
    for &phase in Phase::ALL {
        let panels = chart.panels.iter();
        let panels: Vec<_> = panels.filter(|panel| panel.total.phase == phase).collect();
        if !panels.is_empty() {
            draw_phase(&mut canvas, phase, &panels, names.ceil() + GAP);
        }
    }
    let counted = totals.counted();
    let counted: Vec<_> = counted
        .map(|investment| Record::new(investment, totals.snapshot()))
        .collect();
    page::close(canvas, &chart.caption, &counted)
}

/// Draws a phase: panels with several bars one below the other, panels with one bar side by side.
fn draw_phase(canvas: &mut Canvas, phase: Phase, panels: &[&Panel], names: f64) {
    canvas.y += 12.0;
    canvas.rule("axis");
    canvas.y += 4.0;
    let heading = match phase {
        Phase::Spent => "Spent: looking back",
        _ => "Pledged: meant for the years to come",
    };
    canvas.paragraph(HEAD, "", heading);
    let full = canvas.right() - MARGIN;
    let (single, several): (Vec<&Panel>, Vec<_>) =
        panels.iter().partition(|panel| panel.rows.len() == 1);
    // Panels below each other need not agree on the width of their sums; those side by side do.
    for panel in several {
        let sums = width_of_sums(&[panel]);
        canvas.y += draw_panel(canvas, panel, (MARGIN, full), Room { names, sums });
    }
    let sums = width_of_sums(&single);
    let columns = if canvas.width >= WIDE { 2 } else { 1 };
    let width = if columns == 2 {
        (full - 3.0 * GAP) / 2.0
    } else {
        full
    };
    for pair in single.chunks(columns) {
        let (mut x, mut height) = (MARGIN, 0.0_f64);
        for panel in pair {
            height = height.max(draw_panel(canvas, panel, (x, width), Room { names, sums }));
            x += width + 3.0 * GAP;
        }
        canvas.y += height;
    }
}

fn width_of_sums(panels: &[&Panel]) -> f64 {
    let rows = panels.iter().flat_map(|panel| &panel.rows);
    STRONG.widest(rows.map(Row::label)).ceil() + GAP
}

/// Draws one currency, from a point on over a width. Returns the height it took.
fn draw_panel(canvas: &mut Canvas, panel: &Panel, (x, width): (f64, f64), room: Room) -> f64 {
    let top = canvas.y;
    let total = &panel.total;
    let mut y = top + 22.0;
    let name = format!("{} bn, {}", total.currency, total.currency.name());
    canvas.text((x, y), STRONG.start(""), &name);
    let plot_width = width - room.names - room.sums;
    let extent = panel.rows.iter().map(Row::length).fold(0.0, f64::max);
    let scale = plot_width / extent;
    if panel.rows.len() > 1 {
        let all = format!("together {}", short(total));
        canvas.text((x + width, y), LABEL.end("soft"), &all);
        y += 18.0;
        let bottom = y + 2.0 + panel.rows.iter().map(|_| PITCH).sum::<f64>();
        draw_ticks(canvas, x + room.names, (y, bottom), scale, extent);
        y += 4.0;
    } else {
        y += GAP;
    }
    for row in &panel.rows {
        let frame = Rect::new(x + room.names, y + (PITCH - BAR) / 2.0, plot_width, BAR);
        draw_bar(canvas, row, frame, scale);
        y += PITCH;
    }
    y + GAP - top
}

/// Draws fine lines at round numbers, named above.
fn draw_ticks(canvas: &mut Canvas, x: f64, (top, bottom): (f64, f64), scale: f64, extent: f64) {
    // Steps of 1, 2, 5, 10 and so on: the least that gives few enough lines.
    let mut step = 0.001;
    for factor in [2.0, 2.5, 2.0].into_iter().cycle() {
        if extent / step <= TICKS {
            break;
        }
        step *= factor;
    }
    let mut value = 0.0;
    while value <= extent {
        let at = x + value * scale;
        let class = if value > 0.0 { "grid" } else { "axis" };
        canvas.line((at, top + 4.0), (at, bottom), class);
        canvas.text((at, top), SMALL.middle("soft"), &round(value).to_string());
        value += step;
    }
}

fn draw_bar(canvas: &mut Canvas, row: &Row, frame: Rect, scale: f64) {
    let baseline = frame.y + 13.0;
    let name = (frame.x - GAP, baseline);
    canvas.text(name, LABEL.end(""), row.country.name());
    let mut x = frame.x;
    for (provider, line) in &row.parts {
        let part = Rect::new(x, frame.y, length(line) * scale, frame.height);
        canvas.push(segment(row, *provider, line, part));
        if x > frame.x {
            canvas.line((x, part.y), (x, part.bottom()), "cut");
        }
        let label = short(line);
        if row.parts.len() > 1 && SMALL.width(&label) + 6.0 < part.width {
            let middle = (x + part.width / 2.0, baseline);
            canvas.text(middle, SMALL.middle(&style::upon(*provider)), &label);
        }
        x = part.right();
    }
    if let Some(ceiling) = &row.ceiling {
        let part = Rect::new(x, frame.y, length(ceiling) * scale, frame.height);
        canvas.rect(part, "ceiling");
        x = part.right();
    }
    let end = (x + GAP - 2.0, baseline);
    canvas.text(end, STRONG.start("halo"), &row.label());
}

/// Returns a provider's part of a bar. It says which records are in it, to a pointer and to a
/// program.
fn segment(row: &Row, provider: Provider, line: &Line, frame: Rect) -> Element {
    let mut node = frame.element(&style::fill(provider));
    for (name, value) in [
        ("data-phase", line.phase.as_str()),
        ("data-currency", line.currency.code()),
        ("data-country", row.country.code()),
        ("data-provider", provider.id()),
        ("data-value", &line.value().normalize().to_string()),
        ("data-records", &text::joined(&line.counted)),
    ] {
        node.assign(name, value);
    }
    let (country, provider) = (row.country.name(), provider.name());
    let (sum, records) = (short(line), text::listed(&line.counted));
    let (currency, phase) = (line.currency, line.phase);
    let title = format!("{country}, {provider}: {currency} {sum} bn {phase} ({records})");
    node.append(holding("title", title));
    node
}
