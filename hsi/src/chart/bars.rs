//! Bars that lie below one another, with a name before and a sum behind each. They know lengths, not
//! what these stand for. What shares a [`Scale`] compares.

use svg::node::Node;
use svg::node::element::Element;

use super::canvas::{Canvas, MARGIN, Rect, holding};
use super::font::{LABEL, SMALL, STRONG};
use super::{ticks, words};

pub struct Bar {
    pub name: String,
    /// What it comes to, behind the bar.
    pub sum: String,
    /// Where it begins.
    pub from: f64,
    pub parts: Vec<Part>,
    /// What is drawn behind it and belongs to no sum.
    pub ceiling: f64,
}

pub struct Part {
    pub length: f64,
    pub class: String,
    /// What is written upon it if there is room, and the class of that text.
    pub text: Option<(String, String)>,
    /// What it says to a program.
    pub data: Vec<(&'static str, String)>,
    /// What it says to a pointer.
    pub title: String,
}

const HEIGHT: f64 = 18.0;
const PITCH: f64 = 26.0;
/// Between a name or a bar and the text beside it.
pub const GAP: f64 = 8.0;
/// Below, names stand above their bars.
const NARROW: f64 = 480.0;
/// The most of the width that names take beside their bars.
const NAMES: f64 = 0.34;
/// The least between two lines of the grid.
const TICK: f64 = 54.0;

/// How long a unit is, and the room beside the bars.
pub struct Scale {
    left: f64,
    unit: f64,
    extent: f64,
    names: Names,
}

/// Where names stand, and the room that they have.
#[derive(Clone, Copy)]
pub enum Names {
    Beside(f64),
    Above(f64),
}

impl Names {
    const fn room(self) -> f64 {
        match self {
            Self::Beside(room) | Self::Above(room) => room,
        }
    }
}

impl Bar {
    fn end(&self) -> f64 {
        let parts = self.parts.iter().map(|part| part.length);
        self.from + parts.sum::<f64>() + self.ceiling
    }
}

/// Returns where the names of bars stand.
pub fn names<'b>(canvas: &Canvas, bars: impl Iterator<Item = &'b Bar>) -> Names {
    if canvas.width < NARROW {
        return Names::Above(canvas.right() - MARGIN);
    }
    let widest = LABEL.widest(bars.map(|bar| &bar.name)).ceil();
    Names::Beside(widest.min(NAMES * canvas.width))
}

impl Scale {
    /// Returns the scale with which all of the bars fit, beside names that have some room.
    pub fn new(canvas: &Canvas, bars: &[&Bar], names: Names) -> Self {
        let sums = STRONG.widest(bars.iter().map(|bar| &bar.sum)).ceil() + GAP;
        let extent = bars.iter().map(|bar| bar.end()).fold(0.0, f64::max);
        let left = match names {
            Names::Beside(room) => MARGIN + room + GAP,
            Names::Above(_) => MARGIN,
        };
        let room = (canvas.right() - left - sums).max(40.0);
        Self {
            left,
            unit: if extent > 0.0 { room / extent } else { 1.0 },
            extent,
            names,
        }
    }

    fn x(&self, value: f64) -> f64 {
        self.left + value * self.unit
    }
}

/// Draws bars from the next line on, upon lines at round numbers that are named above.
pub fn draw(canvas: &mut Canvas, bars: &[&Bar], scale: &Scale) {
    canvas.y += 16.0;
    let (top, names) = (canvas.y, scale.names);
    let bottom = top + 4.0 + bars.iter().map(|bar| pitch(bar, names)).sum::<f64>();
    for value in ticks::round_numbers(scale.extent, TICK / scale.unit) {
        let x = scale.x(value);
        let class = if value > 0.0 { "grid" } else { "axis" };
        canvas.line((x, top + 4.0), (x, bottom), class);
        // Of the text below zero, half may lie over the margin.
        let name = words::tick(value);
        let least = MARGIN + SMALL.width(&name) / 2.0;
        canvas.text((x.max(least), top), SMALL.middle("soft"), &name);
    }
    canvas.y += 4.0;
    for bar in bars {
        draw_bar(canvas, bar, scale);
        canvas.y += pitch(bar, names);
    }
}

/// Returns the lines of a name, and how high a bar is with them.
fn lines(bar: &Bar, names: Names) -> Vec<String> {
    LABEL.wrap(&bar.name, names.room())
}

fn pitch(bar: &Bar, names: Names) -> f64 {
    let lines: f64 = lines(bar, names).iter().map(|_| LABEL.leading).sum();
    match names {
        Names::Above(_) => lines + PITCH,
        Names::Beside(_) => (lines + 5.0).max(PITCH),
    }
}

fn draw_bar(canvas: &mut Canvas, bar: &Bar, scale: &Scale) {
    let lines = lines(bar, scale.names);
    let pitch = pitch(bar, scale.names);
    let top = match scale.names {
        Names::Above(_) => canvas.y + pitch - PITCH + 2.0,
        Names::Beside(_) => canvas.y + (pitch - HEIGHT) / 2.0,
    };
    let baseline = top + 13.0;
    draw_name(canvas, &lines, scale, baseline);
    let mut x = scale.x(bar.from);
    for (number, part) in bar.parts.iter().enumerate() {
        let frame = Rect::new(x, top, part.length * scale.unit, HEIGHT);
        canvas.push(element_of(part, frame));
        if number > 0 {
            canvas.line((x, frame.y), (x, frame.bottom()), "cut");
        }
        if let Some((text, class)) = &part.text {
            if SMALL.width(text) + 6.0 < frame.width {
                let middle = (x + frame.width / 2.0, baseline);
                canvas.text(middle, SMALL.middle(class), text);
            }
        }
        x = frame.right();
    }
    if bar.ceiling > 0.0 {
        let frame = Rect::new(x, top, bar.ceiling * scale.unit, HEIGHT);
        canvas.rect(frame, "ceiling");
        x = frame.right();
    }
    canvas.plated((x + GAP - 2.0, baseline), STRONG.start(""), &bar.sum);
}

/// Draws a name left of its bar, or above.
fn draw_name(canvas: &mut Canvas, lines: &[String], scale: &Scale, baseline: f64) {
    let more = lines.iter().skip(1).map(|_| LABEL.leading).sum::<f64>();
    match scale.names {
        Names::Above(_) => {
            let mut y = baseline - HEIGHT - more;
            for line in lines {
                canvas.plated((MARGIN, y), LABEL.start(""), line);
                y += LABEL.leading;
            }
        }
        Names::Beside(_) => {
            let mut y = baseline - more / 2.0;
            for line in lines {
                canvas.text((scale.left - GAP, y), LABEL.end(""), line);
                y += LABEL.leading;
            }
        }
    }
}

fn element_of(part: &Part, frame: Rect) -> Element {
    let mut node = frame.element(&part.class);
    for (name, value) in &part.data {
        node.assign(*name, value.as_str());
    }
    node.append(holding("title", part.title.as_str()));
    node
}
