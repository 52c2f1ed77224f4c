//! The sheet a chart is drawn on: of a fixed width, growing downwards. It knows shapes, not what
//! they stand for.

use svg::node::element::Element;
use svg::node::{Node, Text, Value};

use super::font::{Anchor, Font, Lettering};

/// White space on either side.
pub const MARGIN: f64 = 16.0;

pub struct Canvas {
    pub width: f64,
    /// Where the next thing goes.
    pub y: f64,
    nodes: Vec<Element>,
}

impl Canvas {
    pub fn new(width: f64) -> Self {
        Self {
            width,
            y: MARGIN,
            nodes: Vec::new(),
        }
    }

    /// Returns the right end of what may be drawn on.
    pub fn right(&self) -> f64 {
        self.width - MARGIN
    }

    pub fn push(&mut self, node: Element) {
        self.nodes.push(node);
    }

    pub fn text(&mut self, (x, y): (f64, f64), lettering: Lettering<'_>, text: &str) {
        let class = format!("{} {}", lettering.font.class, lettering.class);
        let class = class.trim_end().into();
        let mut node = element("text", [("x", px(x)), ("y", px(y)), ("class", class)]);
        match lettering.anchor {
            Anchor::Start => {}
            Anchor::Middle => node.assign("text-anchor", "middle"),
            Anchor::End => node.assign("text-anchor", "end"),
        }
        node.append(Text::new(text));
        self.push(node);
    }

    /// Draws a text that stands upon lines, on a plate of the page's colour.
    pub fn plated(&mut self, (x, y): (f64, f64), lettering: Lettering<'_>, text: &str) {
        let font = lettering.font;
        let width = font.width(text);
        let left = match lettering.anchor {
            Anchor::Start => x,
            Anchor::Middle => x - width / 2.0,
            Anchor::End => x - width,
        };
        let plate = Rect::new(left - 2.0, y - font.size, width + 4.0, font.size * 1.3);
        self.rect(plate, "page");
        self.text((x, y), lettering, text);
    }

    /// Draws lines of text from margin to margin, below what is there.
    pub fn paragraph(&mut self, font: Font, class: &str, text: &str) {
        for line in font.wrap(text, self.right() - MARGIN) {
            self.y += font.leading;
            self.text((MARGIN, self.y), font.start(class), &line);
        }
    }

    pub fn rect(&mut self, rect: Rect, class: &str) {
        self.push(rect.element(class));
    }

    pub fn line(&mut self, (x1, y1): (f64, f64), (x2, y2): (f64, f64), class: &str) {
        let [x1, y1, x2, y2] = [x1, y1, x2, y2].map(round);
        self.path(format!("M{x1} {y1}L{x2} {y2}"), class);
    }

    /// Draws a line from margin to margin at the height of the next thing.
    pub fn rule(&mut self, class: &str) {
        self.line((MARGIN, self.y), (self.right(), self.y), class);
    }

    pub fn path(&mut self, d: String, class: &str) {
        self.push(path(d, class));
    }

    pub fn into_nodes(self) -> Vec<Element> {
        self.nodes
    }
}

pub type Point = (f64, f64);

#[derive(Clone, Copy)]
pub struct Rect {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
}

impl Rect {
    pub const fn new(x: f64, y: f64, width: f64, height: f64) -> Self {
        Self {
            x,
            y,
            width,
            height,
        }
    }

    pub fn right(self) -> f64 {
        self.x + self.width
    }

    pub fn bottom(self) -> f64 {
        self.y + self.height
    }

    pub fn middle(self) -> f64 {
        self.y + self.height / 2.0
    }

    pub fn overlaps(self, other: Self) -> bool {
        self.x < other.right()
            && other.x < self.right()
            && self.y < other.bottom()
            && other.y < self.bottom()
    }

    pub fn element(self, class: &str) -> Element {
        let frame = [
            ("x", px(self.x)),
            ("y", px(self.y)),
            ("width", px(self.width)),
            ("height", px(self.height)),
            ("class", class.into()),
        ];
        element("rect", frame)
    }
}

pub fn path(d: String, class: &str) -> Element {
    element("path", [("d", d.into()), ("class", class.into())])
}

pub fn element<const N: usize>(name: &str, attributes: [(&str, Value); N]) -> Element {
    let mut node = Element::new(name);
    for (name, value) in attributes {
        node.assign(name, value);
    }
    node
}

/// Returns an element that holds text.
pub fn holding(name: &str, text: impl Into<String>) -> Element {
    let mut node = Element::new(name);
    node.append(Text::new(text));
    node
}

/// Returns the radius of one, where that of the largest is given: areas are what is shown.
pub fn radius_of_one(radius: f64, largest: f64) -> f64 {
    if largest > 0.0 {
        radius / largest.sqrt()
    } else {
        1.0
    }
}

pub fn px(value: f64) -> Value {
    round(value).into()
}

/// Rounds to a hundredth of a pixel, which is finer than anybody sees, and short.
pub fn round(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}
