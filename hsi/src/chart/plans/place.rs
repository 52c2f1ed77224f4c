//! Where everything goes: the years across, the stacks down the page.

use hyperscaler_investments::{Investment, Provider};

use super::label::Label;
use super::lane::{Lane, point};
use super::{Chart, Stack};
use crate::chart::canvas::{Canvas, MARGIN, Rect};
use crate::chart::face::STRONG;

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
    pub lane: &'c Lane,
    pub provider: Provider,
    pub bar: Rect,
    pub label: Label,
    pub label_top: f64,
}

/// What the counting plans of a stack make together.
pub struct Brace {
    pub top: f64,
    pub bottom: f64,
    pub sums: Vec<String>,
}

pub struct Heading<'c> {
    pub y: f64,
    pub provider: Provider,
    pub total: &'c str,
}

pub struct Plan<'c> {
    pub axis: Axis,
    pub narrow: bool,
    pub label_width: f64,
    pub headings: Vec<Heading<'c>>,
    pub placed: Vec<Placed<'c>>,
    pub braces: Vec<Brace>,
    pub bottom: f64,
}

impl<'c> Plan<'c> {
    pub fn new(chart: &'c Chart, canvas: &Canvas, top: f64) -> Self {
        let narrow = canvas.width < NARROW;
        let sums = |stack: &Stack| sums(chart, stack);
        let stacks = || chart.sections.iter().flat_map(|section| &section.stacks);
        let braces = stacks().flat_map(|stack| sums(stack).unwrap_or_default());
        let room = braces
            .map(|sum| STRONG.width(&sum) + 14.0)
            .fold(0.0, f64::max)
            .ceil();
        let left = if narrow {
            MARGIN
        } else {
            MARGIN + GUTTER + 20.0
        };
        let today = point(chart.snapshot.date());
        let first = chart
            .lanes()
            .map(|lane| lane.from)
            .fold(today, f64::min)
            .floor();
        let last = chart
            .lanes()
            .map(|lane| lane.to)
            .fold(today, f64::max)
            .ceil();
        let axis = Axis {
            left,
            right: canvas.right() - room,
            first: whole(first),
            last: whole(last),
        };
        let highest = stacks().map(height).fold(0.0, f64::max);
        let mut plan = Self {
            axis,
            narrow,
            label_width: if narrow {
                canvas.right() - MARGIN
            } else {
                GUTTER
            },
            headings: Vec::new(),
            placed: Vec::new(),
            braces: Vec::new(),
            bottom: top,
        };
        let scale = (TALL / highest).min(BILLION);
        for section in &chart.sections {
            let provider = section.provider;
            plan.headings.push(Heading {
                y: plan.bottom,
                provider,
                total: &section.total,
            });
            plan.bottom += if narrow { HEADING + 17.0 } else { HEADING };
            for stack in &section.stacks {
                plan.stack(stack, provider, scale, sums(stack));
            }
        }
        plan
    }

    /// The newest plan of a stack is on top. Labels keep beside their bars as far as there is room.
    fn stack(
        &mut self,
        stack: &'c Stack,
        provider: Provider,
        scale: f64,
        sums: Option<Vec<String>>,
    ) {
        let top = self.bottom;
        let labels: Vec<_> = stack
            .iter()
            .map(|lane| Label::new(lane, self.label_width))
            .collect();
        let above: f64 = labels.iter().map(|label| label.height() + 4.0).sum();
        let mut y = if self.narrow { top + above } else { top };
        let (mut label_end, bars_top) = (top, y);
        for (lane, label) in stack.iter().zip(labels).rev() {
            let thickness = lane.sum.map_or(THIN, |sum| (sum * scale).max(LEAST));
            if !self.narrow && stack.len() == 1 {
                y = top + (FIRST_LINE - thickness / 2.0).max(0.0);
            }
            let x = self.axis.x(lane.from);
            let bar = Rect {
                x,
                y,
                width: self.axis.x(lane.to) - x,
                height: thickness,
            };
            let beside = if self.narrow {
                label_end
            } else {
                bar.middle() - label.height() / 2.0
            };
            let label_top = beside.max(label_end);
            label_end = label_top + label.height() + 4.0;
            y = bar.bottom();
            self.placed.push(Placed {
                lane,
                provider,
                bar,
                label,
                label_top,
            });
        }
        if let Some(sums) = sums {
            self.braces.push(Brace {
                top: bars_top,
                bottom: y,
                sums,
            });
        }
        self.bottom = y.max(label_end) + BETWEEN;
    }

    pub fn bar(&self, investment: Investment) -> Option<Rect> {
        let placed = self
            .placed
            .iter()
            .find(|placed| placed.lane.record.investment == investment);
        placed.map(|placed| placed.bar)
    }
}

/// What a stack of several plans that count makes together.
fn sums(chart: &Chart, stack: &Stack) -> Option<Vec<String>> {
    let totals = chart
        .snapshot
        .totals(stack.iter().map(|lane| lane.record.investment));
    if totals.counted().count() < 2 {
        return None;
    }
    let signs = ["= "].into_iter().chain(std::iter::repeat("+ "));
    Some(
        signs
            .zip(totals.iter())
            .map(|(sign, total)| sign.to_owned() + &super::label::short(&total))
            .collect(),
    )
}

fn height(stack: &Stack) -> f64 {
    stack.iter().filter_map(|lane| lane.sum).sum()
}

/// A year that is a whole number already.
fn whole(year: f64) -> u16 {
    rust_decimal::prelude::ToPrimitive::to_u16(&year).unwrap_or_default()
}
