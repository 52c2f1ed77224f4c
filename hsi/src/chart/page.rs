//! What every chart has around it: a title, a legend, notes, sources and the day. It knows no
//! chart.

use std::collections::BTreeSet;

use hyperscaler_investments::{DATA_AS_OF, OVERLAID, Provider, VERSION};
use svg::node::Node;

use super::canvas::{Canvas, MARGIN, Rect, element, holding, px};
use super::font::{LABEL, LEAD, SMALL, TITLE};
use super::style::{self, Theme};
use super::words;
use crate::DATA_SET;
use crate::record::Record;

/// What is said about a chart beside what is drawn.
pub struct Caption {
    pub title: String,
    pub lead: String,
    /// Alt text: the picture in words.
    pub description: String,
    pub notes: Vec<String>,
}

/// How a picture is drawn, whatever it shows.
pub struct Setting {
    pub width: f64,
    pub theme: Theme,
    /// In place of the picture's own.
    pub title: Option<String>,
}

/// Returns a new canvas with title and lead at the top.
pub fn open(caption: &Caption, setting: &Setting) -> Canvas {
    let mut canvas = Canvas::new(setting.width);
    canvas.paragraph(TITLE, "", title(caption, setting));
    canvas.y += 4.0;
    canvas.paragraph(LEAD, "soft", &caption.lead);
    canvas.y += 12.0;
    canvas
}

fn title<'c>(caption: &'c Caption, setting: &'c Setting) -> &'c str {
    setting.title.as_ref().unwrap_or(&caption.title)
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

    /// Names what is drawn behind bars and belongs to no sum.
    pub fn ceiling(&mut self) {
        self.entry(24.0, "up to: a ceiling, in no sum", |canvas, frame| {
            canvas.rect(frame, "ceiling");
        });
    }

    /// Draws a name with a little picture of the given width before it.
    pub fn entry(&mut self, width: f64, name: &str, draw: impl FnOnce(&mut Canvas, Rect)) {
        let needed = width + 6.0 + LABEL.width(name);
        if self.x > MARGIN && self.x + needed > self.canvas.right() {
            self.next_line();
        }
        let (x, y) = (self.x, self.canvas.y);
        draw(self.canvas, Rect::new(x, y, width, SWATCH));
        let beside = (x + width + 6.0, y + 10.5);
        self.canvas.text(beside, LABEL.start(""), name);
        self.x += needed + 18.0;
    }

    pub fn next_line(&mut self) {
        if self.x > MARGIN {
            self.x = MARGIN;
            self.canvas.y += LINE;
        }
    }
}

/// Draws notes, sources and the day at the foot, and returns all of it as an SVG.
pub fn close(mut canvas: Canvas, caption: &Caption, setting: &Setting, drawn: &[Record]) -> String {
    canvas.y += 10.0;
    canvas.rule("rule");
    canvas.y += 4.0;
    for note in &caption.notes {
        canvas.paragraph(SMALL, "soft", note);
        canvas.y += 3.0;
    }
    let sources: BTreeSet<_> = drawn
        .iter()
        .flat_map(|record| record.snapshot.sources(record.investment))
        .collect();
    let publishers = words::publishers(sources.into_iter());
    canvas.paragraph(SMALL, "soft", &format!("Sources: {publishers}."));
    canvas.y += 3.0;
    let own = if OVERLAID {
        ", with the user's own records"
    } else {
        ""
    };
    let day = words::day(DATA_AS_OF);
    let made = format!("Data and chart: {DATA_SET} {VERSION}, data as of {day}{own}.");
    canvas.paragraph(SMALL, "soft", &made);
    svg(canvas, caption, setting)
}

fn svg(canvas: Canvas, caption: &Caption, setting: &Setting) -> String {
    let (width, height) = (canvas.width, (canvas.y + MARGIN).ceil());
    let attributes = [
        ("xmlns", "http://www.w3.org/2000/svg".into()),
        ("role", "img".into()),
        ("aria-labelledby", "title description".into()),
        ("width", px(width)),
        ("height", px(height)),
        ("viewBox", format!("0 0 {width} {height}").into()),
    ];
    let mut root = element("svg", attributes);
    for (name, id, text) in [
        ("title", "title", title(caption, setting)),
        ("desc", "description", &caption.description),
    ] {
        let mut node = holding(name, text);
        node.assign("id", id);
        root.append(node);
    }
    if setting.theme == Theme::Auto {
        for rules in style::rules() {
            root.append(rules);
        }
    }
    root.append(Rect::new(0.0, 0.0, width, height).element("page"));
    for node in canvas.into_nodes() {
        root.append(node);
    }
    let digest = digest(&format!("{root}{}", setting.theme.word()));
    style::paint(&mut root, setting.theme, &format!("hsi-{digest:016x}-"));
    format!("{root}\n")
}

/// Returns a number that two pictures have in common only if they are the same (FNV-1a, of which it
/// is known that it never changes).
fn digest(picture: &str) -> u64 {
    let mut digest = 0xcbf2_9ce4_8422_2325;
    for byte in picture.bytes() {
        digest = (digest ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    digest
}
