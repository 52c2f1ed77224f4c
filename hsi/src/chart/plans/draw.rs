//! Bars, labels, arrows. Where they go is in [`super::layout`].

use hyperscaler_investments::{Phase, Provider, Totals};
use svg::node::Node;
use svg::node::element::Element;

use super::Plans;
use super::bar::{Bar, Look, Open};
use super::layout::{Brace, Heading, Layout, Placed};
use crate::chart::canvas::{Canvas, MARGIN, Rect, element, holding, path, px, round};
use crate::chart::font::{HEAD, LABEL, SMALL, STRONG};
use crate::chart::page::{self, Legend, Setting};
use crate::chart::time::{Axis, year};
use crate::chart::{style, ticks, words};
use crate::reasons;
use crate::record::Record;

/// How far the fade of an open end reaches.
const FADE: f64 = 28.0;

pub fn draw(chart: &Plans, records: &[Record], setting: &Setting) -> String {
    let mut canvas = page::open(&chart.caption, setting);
    draw_legend(&mut canvas, chart);
    canvas.y += 16.0;
    let layout = Layout::new(chart, &canvas, canvas.y + 8.0);
    let top = canvas.y;
    layout.axis.draw_years(&mut canvas, top, layout.bottom);
    let today = layout.axis.x(year(chart.totals.snapshot().date()));
    canvas.line((today, canvas.y + 4.0), (today, layout.bottom), "today");
    for heading in &layout.headings {
        draw_heading(&mut canvas, heading);
    }
    for placed in &layout.placed {
        if !layout.narrow {
            draw_leader(&mut canvas, placed);
        }
        canvas.push(group(placed, &chart.totals));
        draw_on_bar(&mut canvas, placed, &layout.axis);
    }
    for placed in &layout.placed {
        let newer = placed.bar.successor().and_then(|newer| layout.frame(newer));
        if let Some(newer) = newer {
            draw_arrow(&mut canvas, placed.frame, newer);
        }
    }
    for placed in &layout.placed {
        draw_label(&mut canvas, placed, layout.label_width);
    }
    for brace in &layout.braces {
        draw_brace(&mut canvas, brace, layout.axis.right);
    }
    canvas.y = layout.bottom + 12.0;
    let day = format!("as of {}", words::day(chart.totals.snapshot().date()));
    // The label of the day keeps within the margins.
    let half = SMALL.width(&day) / 2.0;
    let x = today.min(canvas.right() - half).max(MARGIN + half);
    canvas.text((x, canvas.y), SMALL.middle("soft"), &day);
    draw_key(&mut canvas, chart, &layout);
    page::close(canvas, &chart.caption, setting, records)
}

/// Says what the looks mean, of those that are in the picture.
fn draw_legend(canvas: &mut Canvas, chart: &Plans) {
    let Some(provider) = chart.sections.first().map(|section| section.provider) else {
        return;
    };
    let mut legend = Legend::new(canvas);
    for (name, look, phase) in [
        ("counts", Look::Counts, Phase::Pledged),
        ("spent, looking back", Look::Counts, Phase::Spent),
        ("replaced", Look::Replaced, Phase::Pledged),
        ("not counted", Look::Aside, Phase::Pledged),
        ("talks", Look::Talks, Phase::Pledged),
        (
            "withdrawn, refused or shelved",
            Look::Stopped,
            Phase::Pledged,
        ),
    ] {
        // Only what counts shows its phase.
        let alike = |bar: &Bar| {
            bar.look == look && (look != Look::Counts || bar.record.investment.phase() == phase)
        };
        if chart.bars().any(alike) {
            legend.entry(30.0, name, |canvas, frame| {
                // The stroke and the cross stand out over the ends of a bar.
                let inner = Rect::new(frame.x + 3.0, frame.y, frame.width - 7.0, frame.height);
                let mut group = Element::new("g");
                append_shapes(&mut group, inner, look, phase, provider);
                canvas.push(group);
            });
        }
    }
    legend.next_line();
}

/// Shows how large a round sum of each currency is.
fn draw_key(canvas: &mut Canvas, chart: &Plans, layout: &Layout<'_>) {
    const HEIGHT: f64 = 12.0;
    let axis = &layout.axis;
    let a_year = axis.x(axis.first + 1.0) - axis.left;
    canvas.y += 10.0;
    let mut legend = Legend::new(canvas);
    let mut shown = Vec::new();
    for sum in chart.bars().filter_map(|bar| bar.sum) {
        if shown.contains(&sum.currency) {
            continue;
        }
        shown.push(sum.currency);
        let width = sum.size / sum.billions * layout.scale * a_year / HEIGHT;
        let billions = ticks::round_up(20.0 / width);
        let name = words::key(sum.currency, billions);
        legend.entry(width * billions, &name, |canvas, frame| {
            canvas.rect(frame, "whole");
        });
    }
    legend.next_line();
}

fn draw_heading(canvas: &mut Canvas, heading: &Heading<'_>) {
    let (y, right) = (heading.y, canvas.right());
    let (provider, total) = (heading.provider, heading.total);
    canvas.line((MARGIN, y), (right, y), "axis");
    let swatch = Rect::new(MARGIN, y + 8.0, 11.0, 11.0);
    canvas.rect(swatch, &style::fill(provider));
    let name = (MARGIN + 17.0, y + 18.0);
    canvas.plated(name, HEAD.start(""), provider.name());
    if heading.lines.is_empty() {
        canvas.plated((right, y + 18.0), LABEL.end(""), total);
    }
    let mut y = y + 20.0;
    for line in &heading.lines {
        y += LABEL.leading;
        canvas.plated((MARGIN, y), LABEL.start(""), line);
    }
}

/// Draws a dotted line from a label to its bar.
fn draw_leader(canvas: &mut Canvas, placed: &Placed<'_>) {
    let frame = placed.frame;
    let from = placed.label_top + 8.0;
    let inset = (frame.height / 2.0).min(4.0);
    let to = from.min(frame.bottom() - inset).max(frame.y + inset);
    let start = MARGIN + 256.0;
    if frame.x - 6.0 > start {
        canvas.line((start, from), (frame.x - 5.0, to), "leader");
    }
}

/// Returns a bar as a group that says which record it is, to a pointer and to a program.
fn group(placed: &Placed<'_>, totals: &Totals) -> Element {
    let (bar, frame) = (placed.bar, placed.frame);
    let investment = bar.record.investment;
    let attributes = [
        ("data-record", investment.id().into()),
        ("data-verdict", reasons::word(bar.verdict).into()),
        ("data-look", bar.look.word().into()),
    ];
    let mut group = element("g", attributes);
    let why = reasons::sentence(bar.record, totals);
    group.append(holding("title", format!("{investment}: {why}")));
    append_shapes(
        &mut group,
        frame,
        bar.look,
        investment.phase(),
        placed.provider,
    );
    if let Some(meant) = placed.meant {
        let rest = Rect::new(frame.right(), frame.y, meant - frame.right(), frame.height);
        let outline = style::outline(placed.provider);
        group.append(rest.element(&format!("{outline} thin talks")));
    }
    let width = FADE.min(frame.width);
    let x = match bar.open {
        None => return group,
        Some(Open::Left) => frame.x - 1.0,
        Some(Open::Right) => frame.right() - width + 1.0,
    };
    // An outline reaches beyond the bar; upon a full one may stand another.
    let beyond = if bar.look == Look::Counts { 0.0 } else { 1.0 };
    let (y, height) = (frame.y - beyond, frame.height + 2.0 * beyond);
    let cover = Rect::new(x, y, width, height);
    append_fade(&mut group, cover, bar.open);
    group
}

/// Covers a bar more and more towards its open end. Strips are drawn by every program; a gradient is
/// not.
fn append_fade(group: &mut Element, cover: Rect, open: Option<Open>) {
    const STRIPS: u8 = 14;
    let width = cover.width / f64::from(STRIPS);
    for number in 0..STRIPS {
        let x = cover.x + f64::from(number) * width;
        let place = match open {
            Some(Open::Left) => STRIPS - number,
            Some(Open::Right) | None => number + 1,
        };
        let strip = Rect::new(x, cover.y, width, cover.height);
        let mut strip = strip.element("page");
        strip.assign("fill-opacity", round(f64::from(place) / f64::from(STRIPS)));
        group.append(strip);
    }
}

/// Returns lines across a frame, inclined or upright. Every program draws lines; a pattern is not
/// drawn by all.
fn hatching(frame: Rect, is_inclined: bool) -> Element {
    const APART: f64 = 6.0;
    let mut d = String::new();
    let run = if is_inclined { frame.height } else { 0.0 };
    let mut start = APART / 2.0 - run;
    while start < frame.width {
        // From the bottom up, as far as it lies within.
        let (from, to) = if is_inclined {
            ((-start).max(0.0), (frame.width - start).min(run))
        } else {
            (0.0, frame.height)
        };
        let x = |up: f64| round(frame.x + start + if is_inclined { up } else { 0.0 });
        let y = |up: f64| round(frame.bottom() - up);
        d = format!("{d}M{} {}L{} {}", x(from), y(from), x(to), y(to));
        start += APART;
    }
    path(d, "hatching")
}

fn append_shapes(group: &mut Element, frame: Rect, look: Look, phase: Phase, provider: Provider) {
    let (fill, outline) = (style::fill(provider), style::outline(provider));
    group.append(frame.element(&match look {
        Look::Counts => fill,
        Look::Replaced => format!("{fill} pale"),
        Look::Talks => format!("{outline} talks"),
        Look::Aside | Look::Stopped => outline,
    }));
    match (look, phase) {
        (Look::Replaced, _) => group.append(hatching(frame, true)),
        (Look::Counts, Phase::Spent) => group.append(hatching(frame, false)),
        _ => {}
    }
    let (x, middle) = (frame.right(), frame.middle());
    if look == Look::Replaced {
        let [from, to, y] = [frame.x - 4.0, x, middle].map(round);
        group.append(path(format!("M{from} {y}H{to}"), "strike"));
    }
    if look == Look::Stopped {
        const HALF: f64 = 4.5;
        let [left, right] = [x - HALF, x + HALF].map(round);
        let [top, bottom] = [middle - HALF, middle + HALF].map(round);
        let cross = format!("M{left} {top}L{right} {bottom}M{left} {bottom}L{right} {top}");
        group.append(path(cross, "cross"));
    }
}

/// Half the height of the dot of a day, and of one that is longer.
const DAY: f64 = 3.2;
const LONGER: f64 = 2.2;

/// Draws the day of the news, and the sum where a bar has room for it.
fn draw_on_bar(canvas: &mut Canvas, placed: &Placed<'_>, axis: &Axis) {
    let (bar, frame) = (placed.bar, placed.frame);
    let (from, to) = bar.news();
    let (from, to) = (axis.x(from), axis.x(to));
    if from - DAY > frame.right() {
        let y = frame.middle();
        canvas.line((frame.right(), y), (from - DAY, y), "leader");
    }
    let mut dot = dot(from, to, frame.middle());
    dot.assign("data-news", bar.record.investment.id());
    canvas.push(dot);
    let amount = &placed.label.amount;
    let start = to + 10.0;
    let fits = frame.height >= 18.0 && start + 10.0 + STRONG.width(amount) < frame.right();
    // Nothing is written upon hatching.
    let is_plain = bar.look == Look::Counts && bar.record.investment.phase() == Phase::Pledged;
    if is_plain && fits {
        let class = style::upon(placed.provider);
        let at = (start, frame.middle() + 4.0);
        canvas.text(at, STRONG.start(&class), amount);
    }
}

/// Returns a dot: round for a day, and as long as a month or a year where that can be seen.
fn dot(from: f64, to: f64, y: f64) -> Element {
    if to - from <= 2.0 * DAY {
        let middle = f64::midpoint(from, to);
        let attributes = [
            ("cx", px(middle)),
            ("cy", px(y)),
            ("r", DAY.into()),
            ("class", "dot".into()),
        ];
        return element("circle", attributes);
    }
    let frame = Rect::new(from, y - LONGER, to - from, 2.0 * LONGER);
    let mut node = frame.element("dot");
    node.assign("rx", LONGER);
    node
}

fn draw_label(canvas: &mut Canvas, placed: &Placed<'_>, width: f64) {
    let (label, bar) = (&placed.label, placed.bar);
    let mut y = placed.label_top + 12.0;
    let is_struck = bar.look == Look::Replaced && bar.record.investment.amount().is_some();
    let class = if is_struck { "struck" } else { "" };
    canvas.plated((MARGIN, y), STRONG.start(class), &label.amount);
    canvas.plated((MARGIN + width, y), SMALL.end("soft"), &label.date);
    for (lines, class) in [(&label.title, ""), (&label.state, "soft")] {
        for line in lines {
            y += SMALL.leading;
            canvas.plated((MARGIN, y), SMALL.start(class), line);
        }
    }
}

/// Draws an arrow from where a bar ends to the one that replaced it.
fn draw_arrow(canvas: &mut Canvas, older: Rect, newer: Rect) {
    const TIP: f64 = 6.0;
    let x = older.right().min(newer.right() - 4.0).max(newer.x + 4.0);
    let x = round(x);
    let (end, back) = if newer.y < older.y {
        (newer.bottom(), TIP)
    } else {
        (newer.y, -TIP)
    };
    let [start, middle] = [older.right(), older.middle()].map(round);
    let [end, base] = [end, end + back].map(round);
    let [left, right] = [x - 3.5, x + 3.5].map(round);
    let line = format!("M{start} {middle}H{x}V{base}");
    canvas.path(line.clone(), "casing");
    let mut arrow = path(line, "link");
    arrow.assign("data-link", "replaced-by");
    canvas.push(arrow);
    let points = format!("{x},{end} {left},{base} {right},{base}");
    let tip = [("points", points.into()), ("class", "tip".into())];
    canvas.push(element("polygon", tip));
}

fn draw_brace(canvas: &mut Canvas, brace: &Brace, right: f64) {
    let x = right + 4.0;
    let [left, top, bottom] = [x, brace.top + 0.5, brace.bottom - 0.5].map(round);
    canvas.path(format!("M{left} {top}h5V{bottom}h-5"), "brace");
    let mut y = f64::midpoint(brace.top, brace.bottom) + 4.0;
    for sum in &brace.sums {
        canvas.plated((x + 9.0, y), STRONG.start(""), sum);
        y += STRONG.leading;
    }
}
