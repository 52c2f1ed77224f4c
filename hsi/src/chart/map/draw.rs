//! Shapes, bubbles, and names beside the largest as far as there is room.

use svg::node::Node;
use svg::node::element::Element;

use super::view::View;
use super::{Known, Map, names};
use crate::chart::canvas::{
    Canvas, MARGIN, Point, Rect, element, holding, path, px, radius_of_one,
};
use crate::chart::font::{LABEL, SMALL, STRONG};
use crate::chart::page::{self, Legend, Setting};
use crate::chart::row::short;
use crate::chart::{Subject, ticks, words};
use crate::world::Shape;

/// The largest bubble, as a part of the width, and its limits.
const LARGEST: f64 = 0.06;
const LIMITS: (f64, f64) = (18.0, 80.0);
const SMALLEST: f64 = 1.6;
/// What stands for a country that has no shape.
const DOT: f64 = 1.5;

/// A bubble on the page.
struct Bubble<'m> {
    known: &'m Known,
    x: f64,
    y: f64,
    radius: f64,
}

pub fn draw(chart: &Map, subject: &Subject, setting: &Setting) -> String {
    let mut canvas = page::open(&chart.caption, setting);
    let unit = unit(chart, &canvas);
    let is_all = subject.question.filters().is_empty();
    draw_legend(&mut canvas, chart, unit, is_all);
    canvas.y += 8.0;
    let room = canvas.right() - MARGIN;
    let radius = |known: &Known| (unit * known.billions().sqrt()).max(SMALLEST);
    let mut known = Vec::new();
    for shape in &chart.world.shapes {
        if let Some(it) = chart.known.get(shape.code) {
            known.push((shape, radius(it) / room));
        }
    }
    let view = View::of(&chart.world, &known);
    let (top, scale) = (canvas.y, (canvas.right() - MARGIN) / view.width);
    let on_page = |(x, y): Point| (MARGIN + (x - view.x) * scale, top + (y - view.y) * scale);
    for shape in &chart.world.shapes {
        let known = chart.known.get(shape.code);
        if let Some(land) = land(shape, known, view, &on_page) {
            canvas.push(land);
        }
    }
    let mut bubbles = Vec::new();
    for known in chart.ranked() {
        let mut shapes = chart.world.shapes.iter();
        let shape = shapes.find(|shape| shape.code == known.country.code());
        let Some(shape) = shape else { continue };
        let (x, y) = on_page(shape.centre);
        bubbles.push(Bubble {
            known,
            x,
            y,
            radius: radius(known),
        });
    }
    for bubble in &bubbles {
        canvas.push(circle(bubble, chart));
    }
    canvas.y = top + view.height * scale + 6.0;
    let page = Rect::new(MARGIN, top, room, canvas.y - top);
    draw_names(&mut canvas, &bubbles, page);
    draw_list(&mut canvas, chart);
    page::close(canvas, &chart.caption, setting, &subject.counted())
}

/// Returns the radius of a billion.
fn unit(chart: &Map, canvas: &Canvas) -> f64 {
    let largest = chart.known.values().map(Known::billions);
    let largest = largest.fold(0.0, f64::max);
    let radius = (LARGEST * canvas.width).clamp(LIMITS.0, LIMITS.1);
    radius_of_one(radius, largest)
}

/// Says what the looks mean. What was not asked for may well have a record.
fn draw_legend(canvas: &mut Canvas, chart: &Map, unit: f64, is_all: bool) {
    let none = if is_all {
        "no record"
    } else {
        "no record asked for"
    };
    let mut legend = Legend::new(canvas);
    for (name, class) in [
        (none, "unrecorded"),
        ("records, no sum that counts", "recorded"),
        ("a sum", "summed"),
    ] {
        legend.entry(16.0, name, |canvas, frame| {
            canvas.rect(frame, class);
        });
    }
    let Some(currency) = chart.currency else {
        legend.next_line();
        return;
    };
    let billions = ticks::round_up((5.0 / unit).powi(2));
    let radius = unit * billions.sqrt();
    let name = words::key(currency, billions);
    legend.entry(2.0 * radius, &name, |canvas, frame| {
        canvas.push(disc(frame.x + radius, frame.middle(), radius));
    });
    legend.next_line();
}

/// Returns a country: its shape, or a dot where it has none at this scale. What lies out of view is
/// not drawn.
fn land(
    shape: &Shape,
    known: Option<&Known>,
    view: View,
    on_page: &dyn Fn(Point) -> Point,
) -> Option<Element> {
    let class = match known {
        None => "unrecorded",
        Some(known) if known.sum.is_none() => "recorded",
        Some(_) => "summed",
    };
    let mut node = if shape.rings.is_empty() {
        if !view.holds(shape.centre) {
            return None;
        }
        let (x, y) = on_page(shape.centre);
        let attributes = [
            ("cx", px(x)),
            ("cy", px(y)),
            ("r", px(DOT)),
            ("class", class.into()),
            ("stroke-width", "0.4".into()),
        ];
        element("circle", attributes)
    } else {
        let mut d = String::new();
        for ring in &shape.rings {
            let mut letter = 'M';
            let ring = view.cut(ring);
            if ring.len() < 3 {
                continue;
            }
            for point in ring {
                let (x, y) = on_page(point);
                let [x, y] = [x, y].map(|value| (value * 10.0).round() / 10.0);
                d = format!("{d}{letter}{x} {y}");
                letter = 'L';
            }
            d.push('Z');
        }
        if d.is_empty() {
            return None;
        }
        let mut node = path(d, class);
        node.assign("stroke-width", "0.4");
        node
    };
    node.assign("data-country", shape.code);
    if let Some(known) = known {
        node.assign("data-records", known.records);
    }
    Some(node)
}

fn disc(x: f64, y: f64, radius: f64) -> Element {
    let attributes = [
        ("cx", px(x)),
        ("cy", px(y)),
        ("r", px(radius)),
        ("class", "bubble".into()),
    ];
    element("circle", attributes)
}

fn circle(bubble: &Bubble, chart: &Map) -> Element {
    let mut node = disc(bubble.x, bubble.y, bubble.radius);
    node.assign("data-bubble", bubble.known.country.code());
    let Some(line) = &bubble.known.sum else {
        return node;
    };
    node.assign("data-value", line.value().normalize().to_string());
    let currency = chart.currency.map_or("", |currency| currency.code());
    let name = bubble.known.country.name();
    let title = format!("{name}: {currency} {} bn {}", short(line), line.phase);
    node.append(holding("title", title));
    node
}

/// Writes names beside the bubbles, the largest first, or at the end of a line to the bubble.
fn draw_names(canvas: &mut Canvas, bubbles: &[Bubble], page: Rect) {
    let mut circles = Vec::new();
    let mut names = Vec::new();
    for bubble in bubbles {
        let Some(line) = &bubble.known.sum else {
            continue;
        };
        let (name, sum) = (bubble.known.country.name(), short(line));
        let width = SMALL.width(name).max(SMALL.width(&sum));
        let circle = names::Circle {
            x: bubble.x,
            y: bubble.y,
            radius: bubble.radius,
        };
        circles.push((circle, width, 2.0 * SMALL.leading));
        names.push((name, sum));
    }
    let places = names::places(&circles, page);
    for place in places.iter().flatten() {
        if let Some((from, to)) = place.leader {
            canvas.line(from, to, "axis");
            let end = [
                ("cx", px(from.0)),
                ("cy", px(from.1)),
                ("r", 1.4.into()),
                ("class", "tip".into()),
            ];
            canvas.push(element("circle", end));
        }
    }
    for ((name, sum), place) in names.iter().zip(&places) {
        let Some(frame) = place.as_ref().map(|place| place.frame) else {
            continue;
        };
        let middle = frame.x + frame.width / 2.0;
        let first = frame.y + SMALL.leading - 3.0;
        canvas.text((middle, first), SMALL.middle(""), name);
        canvas.text((middle, first + 13.0), SMALL.middle(""), sum);
    }
}

/// Lists every sum below the map: some names have no room on it.
fn draw_list(canvas: &mut Canvas, chart: &Map) {
    let ranked = chart.ranked();
    let currency = chart.currency.map_or("", |currency| currency.code());
    if ranked.is_empty() {
        canvas.paragraph(LABEL, "", "Nothing counts.");
        return;
    }
    canvas.y += 16.0;
    let heading = format!("Every sum, by country, in {currency} bn");
    canvas.text((MARGIN, canvas.y), STRONG.start(""), &heading);
    canvas.y += 2.0;
    let mut sums = Vec::new();
    for known in ranked {
        let sum = known.sum.as_ref().map_or(String::new(), short);
        let text = format!("{} {sum}", known.country.name());
        sums.push(text.replace(' ', "\u{a0}"));
    }
    canvas.paragraph(LABEL, "", &(sums.join("; ") + "."));
}
