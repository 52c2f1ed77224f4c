//! Where everything of a chart of plans goes: the years across, the stacks down the page. Nothing
//! is drawn here.

use hyperscaler_investments::{Investment, Provider};
use rust_decimal::prelude::ToPrimitive;

use super::Plans;
use super::bar::{Bar, year};
use super::label::Label;
use super::stack::Stack;
use crate::chart::canvas::{Canvas, MARGIN, Rect};
use crate::chart::font::STRONG;

/// Room for the labels left of the bars; a narrow page has them above the bars instead.
const GUTTER: f64 = 250.0;
const NARROW: f64 = 560.0;
/// The highest stack, and the most that a billion takes.
const TALL: f64 = 132.0;
const BILLION: f64 = 12.0;
/// A bar that has no sum or never counted, and the least that shows of one that does.
const THIN: f64 = 7.0;
const LEAST: f64 = 1.5;
/// The middle of a label's first line.
const FIRST_LINE: f64 = 8.0;
const BETWEEN: f64 = 13.0;
const HEADING: f64 = 30.0;

/// The years across the page.
pub struct Axis {
    pub left: f64,
    pub right: f64,
    pub first: u16,
    pub last: u16,
}

impl Axis {
    pub fn x(&self, year: f64) -> f64 {
        let share = (year - f64::from(self.first)) / f64::from(self.last - self.first);
        self.left + share * (self.right - self.left)
    }
}

/// A bar and its label.
pub struct Placed<'c> {
    pub bar: &'c Bar,
    pub provider: Provider,
    pub frame: Rect,
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
}

pub struct Layout<'c> {
    pub axis: Axis,
    pub narrow: bool,
    pub label_width: f64,
    pub headings: Vec<Heading<'c>>,
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
        let stacks = || chart.sections.iter().flat_map(|section| &section.stacks);
        let highest = stacks().map(height).fold(0.0, f64::max);
        let scale = (TALL / highest).min(BILLION);
        let mut layout = Self {
            axis: axis(chart, canvas, left),
            narrow,
            label_width,
            headings: Vec::new(),
            placed: Vec::new(),
            braces: Vec::new(),
            bottom: top,
        };
        for section in &chart.sections {
            let provider = section.provider;
            layout.headings.push(Heading {
                y: layout.bottom,
                provider,
                total: &section.total,
            });
            layout.bottom += if narrow { HEADING + 17.0 } else { HEADING };
            for stack in &section.stacks {
                layout.stack(stack, provider, scale, sums(chart, stack));
            }
        }
        layout
    }

    /// Places the newest plan of a stack on top. Labels keep beside their bars as far as there is
    /// room.
    fn stack(&mut self, stack: &'c Stack, provider: Provider, scale: f64, sums: Vec<String>) {
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
            let thickness = bar.sum.map_or(THIN, |sum| (sum * scale).max(LEAST));
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
            self.placed.push(Placed {
                bar,
                provider,
                frame,
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
    let last = chart.bars().map(|bar| bar.to).fold(today, f64::max);
    Axis {
        left,
        right: canvas.right() - room,
        first: first.floor().to_u16().unwrap_or_default(),
        last: last.ceil().to_u16().unwrap_or_default(),
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
        for total in &totals {
            let sign = if sums.is_empty() { "=" } else { "+" };
            sums.push(format!("{sign} {}", super::label::short(&total)));
        }
    }
    sums
}

fn height(stack: &Stack) -> f64 {
    stack.iter().filter_map(|bar| bar.sum).sum()
}
