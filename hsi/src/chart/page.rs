//! What every chart has around it: a title, a legend, notes, sources and the day.

use hyperscaler_investments::{DATA_AS_OF, OVERLAID, Provider, VERSION};
use svg::node::Node;

use super::canvas::{Anchor, Canvas, MARGIN, Rect, element, holding, px};
use super::face::{LABEL, LEAD, SMALL, TITLE};
use super::{style, words};
use crate::DATA_SET;
use crate::record::Record;

/// What is said about a chart beside what is drawn.
pub struct Words {
    pub title: String,
    pub lead: String,
    /// The picture in words, for who cannot see it.
    pub description: String,
    pub notes: Vec<String>,
}

/// Title and lead, at the top of a new canvas.
pub fn open(words: &Words, width: f64) -> Canvas {
    let mut canvas = Canvas::new(width);
    canvas.paragraph(TITLE, "", &words.title);
    canvas.y += 4.0;
    canvas.paragraph(LEAD, "soft", &words.lead);
    canvas.y += 12.0;
    canvas
}

/// Swatches with names, as many in a line as fit.
pub struct Legend<'c> {
    canvas: &'c mut Canvas,
    x: f64,
}

const SWATCH: f64 = 12.0;
const LINE: f64 = 20.0;

impl<'c> Legend<'c> {
    pub fn new(canvas: &'c mut Canvas) -> Self {
        Self { canvas, x: MARGIN }
    }

    pub fn providers(&mut self, providers: &[Provider]) {
        for &provider in providers {
            self.entry(SWATCH, provider.name(), |canvas, frame| {
                canvas.rect(frame, &style::fill(provider));
            });
        }
    }

    /// A name with a little picture of the given width before it.
    pub fn entry(&mut self, width: f64, name: &str, draw: impl FnOnce(&mut Canvas, Rect)) {
        let needed = width + 6.0 + LABEL.width(name);
        if self.x > MARGIN && self.x + needed > self.canvas.right() {
            self.next_line();
        }
        let y = self.canvas.y;
        draw(
            self.canvas,
            Rect {
                x: self.x,
                y,
                width,
                height: SWATCH,
            },
        );
        self.canvas.text(
            (self.x + width + 6.0, y + 10.5),
            Anchor::Start,
            LABEL,
            "",
            name,
        );
        self.x += needed + 18.0;
    }

    pub fn next_line(&mut self) {
        if self.x > MARGIN {
            self.x = MARGIN;
            self.canvas.y += LINE;
        }
    }
}

/// Notes, sources and the day at the foot, and all of it as an SVG.
pub fn close(mut canvas: Canvas, words: &Words, drawn: &[Record]) -> String {
    canvas.y += 10.0;
    let (right, y) = (canvas.right(), canvas.y);
    canvas.line((MARGIN, y), (right, y), "rule");
    canvas.y += 4.0;
    for note in &words.notes {
        canvas.paragraph(SMALL, "soft", note);
        canvas.y += 3.0;
    }
    let sources = drawn
        .iter()
        .flat_map(|record| record.snapshot.sources(record.investment));
    let mut unique: Vec<_> = sources.collect();
    unique.sort_unstable();
    unique.dedup();
    canvas.paragraph(
        SMALL,
        "soft",
        &format!("Sources: {}.", words::publishers(unique.into_iter())),
    );
    canvas.y += 3.0;
    let own = if OVERLAID {
        ", with the user's own records"
    } else {
        ""
    };
    canvas.paragraph(
        SMALL,
        "soft",
        &format!(
            "Data and chart: {DATA_SET} {VERSION}, data as of {}{own}.",
            words::day(DATA_AS_OF),
        ),
    );
    let (width, height) = (canvas.width, (canvas.y + MARGIN).ceil());

    let mut root = element(
        "svg",
        [
            ("xmlns", "http://www.w3.org/2000/svg".into()),
            ("class", "hsi".into()),
            ("role", "img".into()),
            ("aria-labelledby", "hsi-title hsi-description".into()),
            ("width", px(width)),
            ("height", px(height)),
            ("viewBox", format!("0 0 {width} {height}").into()),
        ],
    );
    for (name, id, text) in [
        ("title", "hsi-title", &words.title),
        ("desc", "hsi-description", &words.description),
    ] {
        let mut node = holding(name, text.as_str());
        node.assign("id", id);
        root.append(node);
    }
    root.append(style::sheet());
    root.append(style::patterns());
    root.append(
        Rect {
            x: 0.0,
            y: 0.0,
            width,
            height,
        }
        .element("page"),
    );
    for node in canvas.into_nodes() {
        root.append(node);
    }
    format!("{root}\n")
}
