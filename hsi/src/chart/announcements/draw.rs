//! Marks on lines of time, and the list of the largest.

use svg::node::Node;
use svg::node::element::Element;

use super::swarm::{self, Mark};
use super::{Announcement, Announcements, Lane};
use crate::chart::canvas::{
    Canvas, MARGIN, Point, Rect, element, holding, path, px, radius_of_one, round,
};
use crate::chart::font::{HEAD, LABEL, SMALL, STRONG};
use crate::chart::page::{self, Legend, Setting};
use crate::chart::time::{Axis, year};
use crate::chart::{Subject, style, ticks, words};
use crate::reasons;

/// The largest mark, as a part of the width, and its limits.
const LARGEST: f64 = 0.034;
const LIMITS: (f64, f64) = (13.0, 34.0);
const SMALLEST: f64 = 1.6;
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
        let marks = marks(lane, &axis, unit);
        let reach = |up: f64| {
            let reach = marks.iter().map(|mark| mark.radius + up * mark.offset);
            reach.fold(0.0, f64::max)
        };
        // Above the marks is the name, and below them are those without a sum.
        let middle = y + 30.0 + reach(-1.0);
        let bottom = middle + reach(1.0) + 16.0;
        lanes.push((lane, marks, y, middle, bottom));
        y = bottom;
    }
    axis.draw_years(&mut canvas, top, y);
    for (lane, marks, top, middle, bottom) in &lanes {
        draw_name(&mut canvas, lane, *top);
        draw_lane(&mut canvas, chart, lane, marks, (*middle, *bottom), &axis);
    }
    canvas.y = y + 8.0;
    draw_list(&mut canvas, chart);
    page::close(canvas, &chart.caption, setting, &subject.records())
}

/// Returns the radius of a billion: areas are sums.
fn unit(chart: &Announcements, canvas: &Canvas) -> f64 {
    let largest = chart.all().filter_map(Announcement::billions);
    let largest = largest.fold(0.0, f64::max);
    let radius = (LARGEST * canvas.width).clamp(LIMITS.0, LIMITS.1);
    radius_of_one(radius, largest)
}

fn axis(chart: &Announcements, subject: &Subject, canvas: &Canvas) -> Axis {
    let days = chart.all().map(|it| it.record.investment.first_public());
    let last = year(subject.totals.snapshot().date());
    let first = days.map(year).fold(last, f64::min);
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
    if chart.all().any(|it| it.is_spent() && it.value.is_some()) {
        legend.entry(12.0, "spent", |canvas, frame| {
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
    let count = format!("{all}, {sums} with a sum");
    canvas.plated((canvas.right(), top + 18.0), LABEL.end("soft"), &count);
}

/// Returns where the marks of a line go, for those that have a sum.
fn marks(lane: &Lane, axis: &Axis, unit: f64) -> Vec<Mark> {
    let mut marks = Vec::new();
    for it in &lane.announcements {
        if let Some(billions) = it.billions() {
            marks.push(Mark {
                x: axis.x(year(it.record.investment.first_public())),
                radius: (unit * billions.sqrt()).max(SMALLEST),
                offset: 0.0,
            });
        }
    }
    swarm::part(&mut marks);
    marks
}

fn draw_lane(
    canvas: &mut Canvas,
    chart: &Announcements,
    lane: &Lane,
    marks: &[Mark],
    (middle, bottom): (f64, f64),
    axis: &Axis,
) {
    let mut marks = marks.iter();
    let mut numbers = Vec::new();
    for it in &lane.announcements {
        let investment = it.record.investment;
        let mut node = if it.value.is_none() {
            let x = axis.x(year(investment.first_public()));
            tick(x, bottom - 2.0, &style::outline(lane.provider))
        } else {
            let Some(mark) = marks.next() else { break };
            let centre = (mark.x, middle + mark.offset);
            if let Some(place) = it.place {
                numbers.push((centre, mark.radius, place));
            }
            shape(it, centre, mark.radius)
        };
        node.assign("data-record", investment.id());
        node.assign("data-verdict", reasons::word(it.verdict));
        if let Some(value) = it.value {
            node.assign("data-value", value.normalize().to_string());
        }
        node.append(holding("title", says(chart, it)));
        canvas.push(node);
    }
    draw_numbers(canvas, lane, &numbers);
}

/// Writes the numbers of the largest into their marks, or beside those that are too small, where no
/// other number is.
fn draw_numbers(canvas: &mut Canvas, lane: &Lane, numbers: &[(Point, f64, usize)]) {
    let mut taken: Vec<Rect> = Vec::new();
    for &((x, y), radius, place) in numbers {
        let number = place.to_string();
        let (width, height) = (SMALL.width(&number), SMALL.size);
        let is_inside = 2.0 * radius >= width + 3.0;
        let beside = radius + 3.0 + width / 2.0;
        let above = radius + 3.0 + height / 2.0;
        let mut places = if is_inside {
            vec![(x, y)]
        } else {
            vec![
                (x + beside, y),
                (x - beside, y),
                (x, y - above),
                (x, y + above),
            ]
        };
        let frame = |(x, y): Point| {
            Rect::new(
                x - width / 2.0 - 1.0,
                y - height / 2.0 - 2.0,
                width + 2.0,
                height + 4.0,
            )
        };
        places.retain(|&place| !taken.iter().any(|other| other.overlaps(frame(place))));
        // A number without room is left to the list.
        let Some(&(x, y)) = places.first() else {
            continue;
        };
        taken.push(frame((x, y)));
        if is_inside {
            let upon = style::upon(lane.provider);
            canvas.text((x, y + 4.0), SMALL.middle(&upon), &number);
        } else {
            canvas.plated((x, y + 4.0), SMALL.middle(""), &number);
        }
    }
}

/// Says what a mark stands for, to a pointer.
fn says(chart: &Announcements, it: &Announcement) -> String {
    let investment = it.record.investment;
    let day = crate::text::optional(it.record.announced().map(words::short_day));
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
    let side = radius * std::f64::consts::PI.sqrt();
    Rect::new(x - side / 2.0, y - side / 2.0, side, side).element(class)
}

fn tick(x: f64, bottom: f64, class: &str) -> Element {
    let [x, bottom, top] = [x, bottom, bottom - 7.0].map(round);
    path(format!("M{x} {bottom}V{top}"), class)
}

/// Lists the largest below the lines, as their numbers say.
fn draw_list(canvas: &mut Canvas, chart: &Announcements) {
    let listed = chart.listed();
    if listed.is_empty() {
        return;
    }
    canvas.rule("axis");
    canvas.y += 18.0;
    canvas.text(
        (MARGIN, canvas.y),
        STRONG.start(""),
        "The largest that count",
    );
    let sums = STRONG.widest(listed.iter().map(|it| it.sum(chart.currency)));
    for it in listed {
        canvas.y += 17.0;
        let place = it.place.unwrap_or_default().to_string();
        canvas.text((MARGIN + 16.0, canvas.y), LABEL.end("soft"), &place);
        let mut x = MARGIN + 24.0;
        let sum = it.sum(chart.currency);
        canvas.text((x, canvas.y), STRONG.start(""), &sum);
        if canvas.width < NARROW {
            canvas.y += LABEL.leading;
        } else {
            x += sums + 12.0;
        }
        let investment = it.record.investment;
        let day = crate::text::optional(it.record.announced().map(words::short_day));
        let place = crate::place::Place::of(investment).name();
        let provider = investment.provider().name();
        let rest = format!("{day}, {provider}, {place}: {}", investment.title());
        for (number, line) in LABEL.wrap(&rest, canvas.right() - x).iter().enumerate() {
            if number > 0 {
                canvas.y += LABEL.leading;
            }
            canvas.text((x, canvas.y), LABEL.start(""), line);
        }
    }
}
