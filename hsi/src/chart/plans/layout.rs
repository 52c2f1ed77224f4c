//! Where everything of a chart of plans goes: the years across, the stacks down the page. Nothing
//! is drawn here.

use hyperscaler_investments::{Investment, Provider};

use super::Plans;
use super::bar::Bar;
use super::label::Label;
use super::stack::Stack;
use crate::chart::canvas::{Canvas, MARGIN, Rect};
use crate::chart::font::{HEAD, LABEL, STRONG};
use crate::chart::time::{Axis, year};

/// Room for the labels left of the bars; a narrow page has them above the bars instead.
const GUTTER: f64 = 250.0;
const NARROW: f64 = 560.0;
/// The highest stack.
const TALL: f64 = 120.0;
/// A bar that has no sum or never counted, and the least that shows of one that does.
const THIN: f64 = 7.0;
const LEAST: f64 = 1.5;
/// The middle of a label's first line.
const FIRST_LINE: f64 = 8.0;
const BETWEEN: f64 = 13.0;
const HEADING: f64 = 30.0;

/// A bar and its label.
pub struct Placed<'c> {
    pub bar: &'c Bar,
    pub provider: Provider,
    pub frame: Rect,
    /// The right end of what was meant, if that is not what came.
    pub meant: Option<f64>,
    pub label: Label,
    pub label_top: f64,
}

/// What the counting plans of a stack make together.
pub struct Brace {
    pub top: f64,
    pub bottom: f64,
    pub sums: Vec<String>,
}

/// The line above the plans of a provider.
pub struct Heading<'c> {
    pub y: f64,
    pub provider: Provider,
    pub total: &'c str,
    /// The same in lines, below a name beside which there is no room.
    pub lines: Vec<String>,
}

pub struct Layout<'c> {
    pub axis: Axis,
    pub narrow: bool,
    pub label_width: f64,
    pub headings: Vec<Heading<'c>>,
    /// How high a size of one a year is.
    pub scale: f64,
    pub placed: Vec<Placed<'c>>,
    pub braces: Vec<Brace>,
    pub bottom: f64,
}

impl<'c> Layout<'c> {
    pub fn new(chart: &'c Plans, canvas: &Canvas, top: f64) -> Self {
        let narrow = canvas.width < NARROW;
        let (left, label_width) = if narrow {
            (MARGIN, canvas.right() - MARGIN)
        } else {
            (MARGIN + GUTTER + 20.0, GUTTER)
        };
        let mut layout = Self {
            axis: axis(chart, canvas, left),
            narrow,
            label_width,
            scale: scale(chart),
            headings: Vec::new(),
            placed: Vec::new(),
            braces: Vec::new(),
            bottom: top,
        };
        for section in &chart.sections {
            let provider = section.provider;
            let width = canvas.right() - MARGIN;
            let line = HEAD.width(provider.name()) + LABEL.width(&section.total);
            let lines = if narrow || line + 40.0 > width {
                LABEL.wrap(&section.total, width)
            } else {
                Vec::new()
            };
            let height = HEADING + lines.iter().map(|_| LABEL.leading).sum::<f64>();
            layout.headings.push(Heading {
                y: layout.bottom,
                provider,
                total: &section.total,
                lines,
            });
            layout.bottom += height;
            for stack in &section.stacks {
                layout.stack(stack, provider, sums(chart, stack));
            }
        }
        layout
    }

    /// Places the newest plan of a stack on top. Labels keep beside their bars as far as there is
    /// room.
    fn stack(&mut self, stack: &'c Stack, provider: Provider, sums: Vec<String>) {
        let top = self.bottom;
        let mut labels = Vec::new();
        for bar in stack {
            labels.push(Label::new(bar, self.label_width));
        }
        let above: f64 = labels.iter().map(|label| label.height() + 4.0).sum();
        let mut y = if self.narrow { top + above } else { top };
        let (mut label_end, bars_top) = (top, y);
        for (bar, label) in stack.iter().zip(labels).rev() {
            // A sum too small to be seen is drawn a little too thick.
            let thickness = self.thickness(bar).map_or(THIN, |sum| sum.max(LEAST));
            // A single thin bar is level with the first line of its label.
            if !self.narrow && stack.len() == 1 {
                y = top + (FIRST_LINE - thickness / 2.0).max(0.0);
            }
            let (left, right) = (self.axis.x(bar.from), self.axis.x(bar.to));
            let frame = Rect::new(left, y, right - left, thickness);
            let beside = frame.middle() - label.height() / 2.0;
            let label_top = if self.narrow {
                label_end
            } else {
                beside.max(label_end)
            };
            label_end = label_top + label.height() + 4.0;
            y = frame.bottom();
            let meant = (bar.meant_to > bar.to).then(|| self.axis.x(bar.meant_to));
            self.placed.push(Placed {
                bar,
                provider,
                frame,
                meant,
                label,
                label_top,
            });
        }
        if !sums.is_empty() {
            self.braces.push(Brace {
                top: bars_top,
                bottom: y,
                sums,
            });
        }
        self.bottom = y.max(label_end) + BETWEEN;
    }

    /// Returns how thick a bar is whose area is its sum.
    fn thickness(&self, bar: &Bar) -> Option<f64> {
        Some(bar.a_year()? * self.scale)
    }

    pub fn frame(&self, investment: Investment) -> Option<Rect> {
        let mut placed = self.placed.iter();
        let placed = placed.find(|placed| placed.bar.record.investment == investment)?;
        Some(placed.frame)
    }
}

/// Returns the years from the first bar to the last, with room for the sums after them.
fn axis(chart: &Plans, canvas: &Canvas, left: f64) -> Axis {
    let stacks = chart.sections.iter().flat_map(|section| &section.stacks);
    let sums = stacks.flat_map(|stack| sums(chart, stack));
    let room = sums.map(|sum| STRONG.width(&sum) + 14.0);
    let room = room.fold(0.0, f64::max).ceil();
    let today = year(chart.totals.snapshot().date());
    let first = chart.bars().map(|bar| bar.from).fold(today, f64::min);
    let last = chart.bars().map(|bar| bar.meant_to).fold(today, f64::max);
    Axis {
        left,
        right: canvas.right() - room,
        first: first.floor(),
        last: last.ceil(),
    }
}

/// Returns what a stack makes together, if several of its plans count.
fn sums(chart: &Plans, stack: &Stack) -> Vec<String> {
    let totals = chart.totals.clone();
    let totals = totals.retain(|investment| {
        let mut bars = stack.iter();
        bars.any(|bar| bar.record.investment == investment)
    });
    let mut sums = Vec::new();
    if totals.counted().count() > 1 {
        for total in totals.iter() {
            let sign = if sums.is_empty() { "=" } else { "+" };
            sums.push(format!("{sign} {}", super::label::short(&total)));
        }
    }
    sums
}

/// Returns the scale with which the highest stack has its height.
fn scale(chart: &Plans) -> f64 {
    let stacks = chart.sections.iter().flat_map(|section| &section.stacks);
    let heights = stacks.map(|stack| stack.iter().filter_map(Bar::a_year).sum());
    TALL / heights.fold(f64::MIN_POSITIVE, f64::max)
}
