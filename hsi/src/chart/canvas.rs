//! The sheet a chart is drawn on: of a fixed width, growing downwards.

use svg::node::element::Element;
use svg::node::{Node, Text, Value};

use super::face::Face;

/// White space on either side.
pub const MARGIN: f64 = 16.0;

pub struct Canvas {
    pub width: f64,
    /// Where the next thing goes.
    pub y: f64,
    nodes: Vec<Element>,
}

/// Where a text stands by its point.
#[derive(Clone, Copy)]
pub enum Anchor {
    Start,
    Middle,
    End,
}

impl Canvas {
    pub fn new(width: f64) -> Self {
        Self {
            width,
            y: MARGIN,
            nodes: Vec::new(),
        }
    }

    /// Right end of what may be drawn on.
    pub fn right(&self) -> f64 {
        self.width - MARGIN
    }

    pub fn push(&mut self, node: Element) {
        self.nodes.push(node);
    }

    pub fn text(&mut self, (x, y): (f64, f64), anchor: Anchor, face: Face, more: &str, text: &str) {
        let class = if more.is_empty() {
            face.class.into()
        } else {
            format!("{} {more}", face.class)
        };
        let mut node = element(
            "text",
            [("x", px(x)), ("y", px(y)), ("class", class.into())],
        );
        match anchor {
            Anchor::Start => {}
            Anchor::Middle => node.assign("text-anchor", "middle"),
            Anchor::End => node.assign("text-anchor", "end"),
        }
        node.append(Text::new(text));
        self.push(node);
    }

    /// Lines from margin to margin, below what is there.
    pub fn paragraph(&mut self, face: Face, more: &str, text: &str) {
        for line in face.wrap(text, self.right() - MARGIN) {
            self.y += face.leading;
            self.text((MARGIN, self.y), Anchor::Start, face, more, &line);
        }
    }

    pub fn rect(&mut self, frame: Rect, class: &str) {
        self.push(frame.element(class));
    }

    pub fn line(&mut self, (x1, y1): (f64, f64), (x2, y2): (f64, f64), class: &str) {
        self.path(
            &format!("M{} {}L{} {}", round(x1), round(y1), round(x2), round(y2)),
            class,
        );
    }

    pub fn path(&mut self, d: &str, class: &str) {
        self.push(element("path", [("d", d.into()), ("class", class.into())]));
    }

    pub fn into_nodes(self) -> Vec<Element> {
        self.nodes
    }
}

#[derive(Clone, Copy)]
pub struct Rect {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
}

impl Rect {
    pub fn right(self) -> f64 {
        self.x + self.width
    }

    pub fn bottom(self) -> f64 {
        self.y + self.height
    }

    pub fn middle(self) -> f64 {
        self.y + self.height / 2.0
    }

    pub fn element(self, class: &str) -> Element {
        let Self {
            x,
            y,
            width,
            height,
        } = self;
        let frame = [
            ("x", px(x)),
            ("y", px(y)),
            ("width", px(width)),
            ("height", px(height)),
        ];
        let mut node = element("rect", frame);
        node.assign("class", class);
        node
    }
}

pub fn element<const N: usize>(name: &str, attributes: [(&str, Value); N]) -> Element {
    let mut node = Element::new(name);
    for (name, value) in attributes {
        node.assign(name, value);
    }
    node
}

/// An element that holds text.
pub fn holding(name: &str, text: impl Into<String>) -> Element {
    let mut node = Element::new(name);
    node.append(Text::new(text));
    node
}

pub fn px(value: f64) -> Value {
    round(value).into()
}

/// A hundredth of a pixel is finer than anybody sees, and short.
pub fn round(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}
