//! Marks on lines of time, and the list of the largest.

use hyperscaler_investments::{Exclusion, Reason};
use rust_decimal::prelude::ToPrimitive;
use svg::node::Node;
use svg::node::element::Element;

use super::swarm::{self, Mark};
use super::{Announcement, Announcements, Lane};
use crate::chart::canvas::{
    Canvas, MARGIN, Point, Rect, element, holding, path, px, radius_of_one, round,
};
use crate::chart::font::{HEAD, LABEL, SMALL, STRONG};
use crate::chart::page::{self, Legend, Setting};
use crate::chart::time::{Axis, middle, year};
use crate::chart::{Subject, style, ticks, words};
use crate::reasons;

/// The largest mark, as a part of the width, and its limits.
const LARGEST: f64 = 0.034;
const LIMITS: (f64, f64) = (13.0, 34.0);
const SMALLEST: f64 = 1.6;
/// The least between two marks without a sum, and from one row of them to the next.
const APART: f64 = 3.0;
const ROW: f64 = 6.5;
/// Below, what is listed stands under its sum.
const NARROW: f64 = 480.0;

pub fn draw(chart: &Announcements, subject: &Subject, setting: &Setting) -> String {
    let mut canvas = page::open(&chart.caption, setting);
    let unit = unit(chart, &canvas);
    draw_legend(&mut canvas, chart, unit);
    canvas.y += 14.0;
    let axis = axis(chart, subject, &canvas);
    let top = canvas.y;
    let mut lanes = Vec::new();
    let mut y = top + 8.0;
    for lane in &chart.lanes {
        let placed = Placed::new(lane, &axis, unit, y);
        y = placed.bottom;
        lanes.push(placed);
    }
    axis.draw_years(&mut canvas, top, y);
    for placed in &lanes {
        draw_name(&mut canvas, placed.lane, placed.top);
        draw_lane(&mut canvas, chart, placed);
    }
    canvas.y = y + 8.0;
    draw_list(&mut canvas, chart);
    page::close(canvas, &chart.caption, setting, &subject.records())
}

/// A line with its marks.
struct Placed<'c> {
    lane: &'c Lane,
    /// Of those that have a sum.
    marks: Vec<Mark>,
    /// Where those are that have none, and in which row.
    ticks: Vec<(f64, usize)>,
    top: f64,
    middle: f64,
    bottom: f64,
}

impl<'c> Placed<'c> {
    fn new(lane: &'c Lane, axis: &Axis, unit: f64, top: f64) -> Self {
        let marks = marks(lane, axis, unit);
        let reach = |up: f64| {
            let reach = marks.iter().map(|mark| mark.room + up * mark.offset);
            reach.fold(0.0, f64::max)
        };
        let bare = lane.announcements.iter().filter(|it| it.value.is_none());
        let mut xs: Vec<_> = bare.map(|it| it.x(axis)).collect();
        xs.sort_by(f64::total_cmp);
        let rows = swarm::rows(&xs, APART);
        let highest = rows.iter().max().map_or(0.0, |row| row_height(row + 1));
        // Above the marks is the name, and below them are those without a sum.
        let middle = top + 30.0 + reach(-1.0);
        Self {
            lane,
            top,
            middle,
            bottom: middle + reach(1.0) + 7.0 + highest,
            marks,
            ticks: xs.into_iter().zip(rows).collect(),
        }
    }
}

/// Returns how high so many rows are of what has no sum.
fn row_height(rows: usize) -> f64 {
    rows.to_f64().unwrap_or_default() * ROW
}

/// Returns the radius of a billion: areas are sums.
fn unit(chart: &Announcements, canvas: &Canvas) -> f64 {
    let largest = chart.all().filter_map(Announcement::billions);
    let largest = largest.fold(0.0, f64::max);
    let radius = (LARGEST * canvas.width).clamp(LIMITS.0, LIMITS.1);
    radius_of_one(radius, largest)
}

fn axis(chart: &Announcements, subject: &Subject, canvas: &Canvas) -> Axis {
    let last = year(subject.totals.snapshot().date());
    let first = chart.all().map(Announcement::middle).fold(last, f64::min);
    Axis {
        left: MARGIN + LIMITS.1 / 2.0,
        right: canvas.right() - LIMITS.1 / 2.0,
        first: first.floor(),
        last: last.max(first.floor() + 1.0),
    }
}

/// Says what the looks mean, and how large a round sum is.
fn draw_legend(canvas: &mut Canvas, chart: &Announcements, unit: f64) {
    let Some(lane) = chart.lanes.first() else {
        return;
    };
    let (fill, outline) = (style::fill(lane.provider), style::outline(lane.provider));
    let mut legend = Legend::new(canvas);
    let ring = |frame: Rect| (frame.x + 6.0, frame.middle());
    legend.entry(12.0, "counts", |canvas, frame| {
        canvas.push(circle(ring(frame), 5.5, &fill));
    });
    legend.entry(12.0, "does not count", |canvas, frame| {
        canvas.push(circle(ring(frame), 5.0, &outline));
    });
    if chart.all().any(|it| it.is_ceiling() && it.value.is_some()) {
        let dotted = format!("{outline} talks");
        legend.entry(12.0, "up to: a ceiling, in no sum", |canvas, frame| {
            canvas.push(circle(ring(frame), 5.0, &dotted));
        });
    }
    if chart.all().any(|it| it.is_spent() && it.value.is_some()) {
        legend.entry(12.0, "square: spent", |canvas, frame| {
            canvas.push(square(ring(frame), 5.5, &fill));
        });
    }
    if chart.all().any(|it| it.value.is_none()) {
        legend.entry(6.0, "without a sum", |canvas, frame| {
            canvas.push(tick(frame.x + 3.0, frame.bottom(), &outline));
        });
    }
    if let (true, Some(currency)) = (chart.all().any(|it| it.value.is_some()), chart.currency) {
        let billions = ticks::round_up((4.5 / unit).powi(2));
        let radius = unit * billions.sqrt();
        let name = words::key(currency, billions);
        legend.entry(2.0 * radius, &name, |canvas, frame| {
            let centre = (frame.x + radius, frame.middle());
            canvas.push(circle(centre, radius, "whole"));
        });
    }
    legend.next_line();
}

fn draw_name(canvas: &mut Canvas, lane: &Lane, top: f64) {
    canvas.line((MARGIN, top), (canvas.right(), top), "axis");
    let swatch = Rect::new(MARGIN, top + 8.0, 11.0, 11.0);
    canvas.rect(swatch, &style::fill(lane.provider));
    let name = (MARGIN + 17.0, top + 18.0);
    canvas.plated(name, HEAD.start(""), lane.provider.name());
    let all = lane.announcements.len();
    let sums = lane.announcements.iter();
    let sums = sums.filter(|it| it.value.is_some()).count();
    let count = format!("{all}, of which {sums} with a sum");
    canvas.plated((canvas.right(), top + 18.0), LABEL.end("soft"), &count);
}

/// Returns where the marks of a line go, for those that have a sum.
fn marks(lane: &Lane, axis: &Axis, unit: f64) -> Vec<Mark> {
    let mut marks = Vec::new();
    for it in &lane.announcements {
        if let Some(billions) = it.billions() {
            let radius = (unit * billions.sqrt()).max(SMALLEST);
            marks.push(Mark {
                x: it.x(axis),
                radius,
                room: room(it, radius),
                offset: 0.0,
            });
        }
    }
    swarm::part(&mut marks);
    marks
}

/// Returns how far a mark reaches: to its corners, and to those of a number above it.
fn room(it: &Announcement, radius: f64) -> f64 {
    let corner = if it.is_spent() {
        half_side(radius) * std::f64::consts::SQRT_2
    } else {
        radius
    };
    match it.place.map(|place| place.to_string()) {
        Some(number) if !is_inside(&number, radius) => {
            let (half, top) = (SMALL.width(&number) / 2.0, radius + ABOVE + SMALL.size);
            corner.max(half.hypot(top))
        }
        _ => corner,
    }
}

/// White space between a mark and the number above it.
const ABOVE: f64 = 1.0;

/// Returns whether a mark has room for its number.
fn is_inside(number: &str, radius: f64) -> bool {
    2.0 * radius >= SMALL.width(number) + 3.0
}

fn draw_lane(canvas: &mut Canvas, chart: &Announcements, placed: &Placed) {
    let lane = placed.lane;
    let mut marks = placed.marks.iter();
    let mut bare: Vec<_> = Vec::new();
    for it in &lane.announcements {
        if it.value.is_none() {
            bare.push(it);
            continue;
        }
        let Some(mark) = marks.next() else { break };
        let centre = (mark.x, placed.middle + mark.offset);
        let mut node = shape(it, centre, mark.radius);
        say(&mut node, chart, it);
        canvas.push(node);
        if let Some(place) = it.place {
            draw_number(canvas, it, centre, mark.radius, &place.to_string());
        }
    }
    // In the order in which they were placed.
    bare.sort_by(|one, other| one.middle().total_cmp(&other.middle()));
    for (it, (x, row)) in bare.into_iter().zip(&placed.ticks) {
        let bottom = placed.bottom - 2.0 - row_height(*row);
        let mut node = tick(*x, bottom, &style::outline(lane.provider));
        say(&mut node, chart, it);
        canvas.push(node);
    }
}

/// Says to a program and to a pointer what a mark stands for.
fn say(node: &mut Element, chart: &Announcements, it: &Announcement) {
    node.assign("data-record", it.record.investment.id());
    node.assign("data-verdict", reasons::word(it.verdict));
    if let Some(value) = it.value {
        node.assign("data-value", value.normalize().to_string());
    }
    if let Some(place) = it.place {
        node.assign("data-number", place);
    }
    node.append(holding("title", says(chart, it)));
}

/// Writes a number into its mark, or above one that is too small: there is room for it.
fn draw_number(canvas: &mut Canvas, it: &Announcement, (x, y): Point, radius: f64, number: &str) {
    if !is_inside(number, radius) {
        let above = (x, y - radius - ABOVE - 2.0);
        canvas.text(above, SMALL.middle(""), number);
        return;
    }
    let upon = style::upon(it.record.investment.provider());
    let class = if it.is_added() { upon.as_str() } else { "" };
    canvas.text((x, y + 4.0), SMALL.middle(class), number);
}

/// Says what a mark stands for, to a pointer.
fn says(chart: &Announcements, it: &Announcement) -> String {
    let investment = it.record.investment;
    let day = crate::text::optional(it.record.first_change().map(words::short_day_of));
    let (sum, title) = (it.sum(chart.currency), investment.title());
    let verdict = reasons::word(it.verdict);
    format!("{day}, {sum}, {verdict}: {title} ({investment})")
}

/// Returns a mark: round for what is pledged, square for what is spent, full if it counts.
fn shape(it: &Announcement, centre: (f64, f64), radius: f64) -> Element {
    let provider = it.record.investment.provider();
    let class = match (it.verdict.counts(), it.is_ceiling()) {
        (true, false) => style::fill(provider),
        (false, false) => style::outline(provider),
        (_, true) => format!("{} talks", style::outline(provider)),
    };
    // The stroke of an outline lies within its area.
    let radius = if class.starts_with("edge") {
        (radius - 0.75).max(0.5)
    } else {
        radius
    };
    if it.is_spent() {
        square(centre, radius, &class)
    } else {
        circle(centre, radius, &class)
    }
}

impl Announcement {
    /// Returns when it became public, as precisely as that is known.
    fn middle(&self) -> f64 {
        let day = self.record.announced();
        middle(day.unwrap_or(self.record.investment.first_public()))
    }

    /// Returns where it is across the picture.
    fn x(&self, axis: &Axis) -> f64 {
        axis.x(self.middle())
    }
}

fn circle((x, y): (f64, f64), radius: f64, class: &str) -> Element {
    let attributes = [
        ("cx", px(x)),
        ("cy", px(y)),
        ("r", px(radius)),
        ("class", class.into()),
    ];
    element("circle", attributes)
}

/// Returns a square of the same area as a circle.
fn square((x, y): (f64, f64), radius: f64, class: &str) -> Element {
    let half = half_side(radius);
    Rect::new(x - half, y - half, 2.0 * half, 2.0 * half).element(class)
}

fn half_side(radius: f64) -> f64 {
    radius * std::f64::consts::PI.sqrt() / 2.0
}

fn tick(x: f64, bottom: f64, class: &str) -> Element {
    let [x, bottom, top] = [x, bottom, bottom - 5.0].map(round);
    path(format!("M{x} {bottom}V{top}"), class)
}

/// Lists the largest below the lines, as their numbers say.
fn draw_list(canvas: &mut Canvas, chart: &Announcements) {
    let (added, others): (Vec<_>, Vec<_>) =
        chart.listed().into_iter().partition(|it| it.is_added());
    for (heading, listed) in [
        ("The largest that count", added),
        ("The largest that do not, and why", others),
    ] {
        if listed.is_empty() {
            continue;
        }
        canvas.rule("axis");
        canvas.y += 18.0;
        canvas.text((MARGIN, canvas.y), STRONG.start(""), heading);
        let sums = STRONG.widest(listed.iter().map(|it| it.sum(chart.currency)));
        for it in listed {
            draw_entry(canvas, chart, it, sums);
        }
        canvas.y += 10.0;
    }
}

/// Draws a line of the list, with its sum in a column of the given width.
fn draw_entry(canvas: &mut Canvas, chart: &Announcements, it: &Announcement, sums: f64) {
    canvas.y += 17.0;
    let number = it.place.unwrap_or_default().to_string();
    canvas.text((MARGIN + 16.0, canvas.y), LABEL.end("soft"), &number);
    let mut x = MARGIN + 24.0;
    let sum = it.sum(chart.currency);
    canvas.text((x, canvas.y), STRONG.start(""), &sum);
    if canvas.width < NARROW {
        canvas.y += LABEL.leading;
    } else {
        x += sums + 12.0;
    }
    let investment = it.record.investment;
    let day = crate::text::optional(it.record.first_change().map(words::short_day_of));
    let place = crate::place::Place::of(investment).name();
    let provider = investment.provider().name();
    let mut rest = format!("{day}, {provider}, {place}: {}", investment.title());
    if !it.is_added() {
        let why = it.verdict.exclusion().map(Exclusion::reason);
        let why = why.map_or("up to: a ceiling", Reason::in_words);
        rest = format!("{rest} ({why})");
    }
    for (line, text) in LABEL.wrap(&rest, canvas.right() - x).iter().enumerate() {
        if line > 0 {
            canvas.y += LABEL.leading;
        }
        canvas.text((x, canvas.y), LABEL.start(""), text);
    }
}
