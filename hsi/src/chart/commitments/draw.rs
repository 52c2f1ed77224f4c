//! The panels of bars.

use hyperscaler_investments::{Phase, Provider};
use svg::node::Node;
use svg::node::element::Element;

use super::{Chart, Panel, Row, length, short};
use crate::chart::canvas::{Anchor, Canvas, MARGIN, Rect, holding, round};
use crate::chart::face::{HEAD, LABEL, SMALL, STRONG};
use crate::chart::page::{self, Legend};
use crate::chart::style;
use crate::lines::Line;
use crate::record::Record;
use crate::text;

const BAR: f64 = 18.0;
const PITCH: f64 = 26.0;
/// Between a name or a bar and what stands beside it.
const GAP: f64 = 8.0;
/// From here on, two panels of one bar stand side by side.
const WIDE: f64 = 600.0;
const TICKS: f64 = 6.0;

pub fn draw(chart: &Chart, records: &[Record], width: f64) -> String {
    let mut canvas = page::open(&chart.words, width);
    let parts = chart
        .panels
        .iter()
        .flat_map(|panel| panel.rows.iter().flat_map(|row| &row.parts));
    let drawn: Vec<_> = parts.map(|(provider, _)| *provider).collect();
    let providers: Vec<_> = Provider::iter()
        .filter(|provider| drawn.contains(provider))
        .collect();
    let mut legend = Legend::new(&mut canvas);
    legend.providers(&providers);
    legend.next_line();
    if chart.panels.is_empty() {
        canvas.paragraph(LABEL, "", "Nothing counts.");
    }
    let names = chart
        .panels
        .iter()
        .flat_map(|panel| panel.rows.iter().map(|row| row.country.name()));
    let names = names
        .map(|name| LABEL.width(name))
        .fold(0.0, f64::max)
        .ceil()
        + GAP;
    for &phase in Phase::ALL {
        let panels: Vec<_> = chart
            .panels
            .iter()
            .filter(|panel| panel.total.phase == phase)
            .collect();
        if !panels.is_empty() {
            section(&mut canvas, phase, &panels, names);
        }
    }
    let counted: Vec<_> = records
        .iter()
        .copied()
        .filter(|record| record.exclusion().is_none())
        .collect();
    page::close(canvas, &chart.words, &counted)
}

/// A phase: panels with several bars one below the other, panels with one bar side by side.
fn section(canvas: &mut Canvas, phase: Phase, panels: &[&Panel], names: f64) {
    canvas.y += 12.0;
    let (right, y) = (canvas.right(), canvas.y);
    canvas.line((MARGIN, y), (right, y), "axis");
    canvas.y += 4.0;
    canvas.paragraph(
        HEAD,
        "",
        match phase {
            Phase::Spent => "Spent: looking back",
            _ => "Pledged: meant for the years to come",
        },
    );
    let (single, several): (Vec<&Panel>, Vec<_>) =
        panels.iter().partition(|panel| panel.rows.len() == 1);
    for panel in several {
        let area = Rect {
            x: MARGIN,
            y: canvas.y,
            width: right - MARGIN,
            height: 0.0,
        };
        canvas.y += draw_panel(canvas, panel, area, (names, values(&[panel])));
    }
    let values = values(&single);
    let columns = if canvas.width >= WIDE { 2 } else { 1 };
    for pair in single.chunks(columns) {
        let width = if columns == 2 {
            (right - MARGIN - 3.0 * GAP) / 2.0
        } else {
            right - MARGIN
        };
        let (mut x, mut height) = (MARGIN, 0.0_f64);
        for panel in pair {
            let area = Rect {
                x,
                y: canvas.y,
                width,
                height: 0.0,
            };
            height = height.max(draw_panel(canvas, panel, area, (names, values)));
            x += width + 3.0 * GAP;
        }
        canvas.y += height;
    }
}

/// The room that what stands after the bars needs.
fn values(panels: &[&Panel]) -> f64 {
    let labels = panels
        .iter()
        .flat_map(|panel| panel.rows.iter().map(|row| STRONG.width(&row.label())));
    labels.fold(0.0, f64::max).ceil() + GAP
}

/// One currency, in an area of the canvas between names and values; gives the height it took.
fn draw_panel(canvas: &mut Canvas, panel: &Panel, area: Rect, (names, values): (f64, f64)) -> f64 {
    let total = &panel.total;
    let mut y = area.y + 22.0;
    let name = format!("{} bn, {}", total.currency, total.currency.name());
    canvas.text((area.x, y), Anchor::Start, STRONG, "", &name);
    let plot = Rect {
        x: area.x + names,
        y,
        width: area.width - names - values,
        height: 0.0,
    };
    let extent = panel.rows.iter().map(Row::length).fold(0.0, f64::max);
    let scale = plot.width / extent;
    if panel.rows.len() > 1 {
        let all = format!("together {}", short(total));
        canvas.text((area.right(), y), Anchor::End, LABEL, "soft", &all);
        y += 18.0;
        let bottom = y + 2.0 + panel.rows.iter().map(|_| PITCH).sum::<f64>();
        ticks(canvas, plot.x, y, bottom, scale, extent);
        y += 4.0;
    } else {
        y += GAP;
    }
    for row in &panel.rows {
        bar(
            canvas,
            row,
            Rect {
                x: plot.x,
                y: y + (PITCH - BAR) / 2.0,
                width: plot.width,
                height: BAR,
            },
            scale,
        );
        y += PITCH;
    }
    y + GAP - area.y
}

/// Fine lines at round numbers, named above.
fn ticks(canvas: &mut Canvas, x: f64, top: f64, bottom: f64, scale: f64, extent: f64) {
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
        canvas.line(
            (at, top + 4.0),
            (at, bottom),
            if value > 0.0 { "grid" } else { "axis" },
        );
        canvas.text(
            (at, top),
            Anchor::Middle,
            SMALL,
            "soft",
            &round(value).to_string(),
        );
        value += step;
    }
}

fn bar(canvas: &mut Canvas, row: &Row, frame: Rect, scale: f64) {
    let baseline = frame.y + 13.0;
    canvas.text(
        (frame.x - GAP, baseline),
        Anchor::End,
        LABEL,
        "",
        row.country.name(),
    );
    let mut x = frame.x;
    for (provider, sum) in &row.parts {
        let part = Rect {
            x,
            width: length(sum) * scale,
            ..frame
        };
        canvas.push(segment(row, *provider, sum, part, &style::fill(*provider)));
        if x > frame.x {
            canvas.line((x, part.y), (x, part.bottom()), "cut");
        }
        let label = short(sum);
        if row.parts.len() > 1 && SMALL.width(&label) + 6.0 < part.width {
            let middle = x + part.width / 2.0;
            canvas.text(
                (middle, baseline),
                Anchor::Middle,
                SMALL,
                &style::upon(*provider),
                &label,
            );
        }
        x = part.right();
    }
    if let Some(ceiling) = &row.ceiling {
        let part = Rect {
            x,
            width: length(ceiling) * scale,
            ..frame
        };
        canvas.rect(part, "ceiling");
        x = part.right();
    }
    canvas.text(
        (x + GAP - 2.0, baseline),
        Anchor::Start,
        STRONG,
        "halo",
        &row.label(),
    );
}

/// A provider's part of a bar. It says which records are in it, to a pointer and to a program.
fn segment(row: &Row, provider: Provider, sum: &Line, frame: Rect, class: &str) -> Element {
    let mut node = frame.element(class);
    let records = text::joined(&sum.counted);
    for (name, value) in [
        ("data-phase", sum.phase.as_str()),
        ("data-currency", sum.currency.code()),
        ("data-country", row.country.code()),
        ("data-provider", provider.id()),
        ("data-value", &sum.value().normalize().to_string()),
        ("data-records", &records),
    ] {
        node.assign(name, value);
    }
    node.append(holding(
        "title",
        format!(
            "{}, {}: {} {} bn {} ({})",
            row.country.name(),
            provider.name(),
            sum.currency,
            short(sum),
            sum.phase,
            text::listed(&sum.counted),
        ),
    ));
    node
}

impl Row {
    fn length(&self) -> f64 {
        [&self.total, &self.ceiling]
            .into_iter()
            .flatten()
            .map(length)
            .sum()
    }
}
