//! Areas that are stacked and stepped, and the names beside them.

use hyperscaler_investments::{Date, Phase};
use svg::node::Node;

use super::{Band, History, Stack, Steps};
use crate::chart::canvas::{Canvas, MARGIN, Rect, holding, path, round};
use crate::chart::font::{HEAD, LABEL, SMALL, STRONG};
use crate::chart::page::{self, Legend, Setting};
use crate::chart::row::{length, short};
use crate::chart::time::{Axis, year};
use crate::chart::{Subject, ticks, words};
use crate::lines::Line;

/// The height of the largest sum, and the least of a picture of one phase.
const TALL: f64 = 300.0;
const LEAST: f64 = 40.0;
/// Below, names stand in the legend and not beside their bands.
const NARROW: f64 = 560.0;
/// The least between two lines of the grid.
const TICK: f64 = 36.0;
/// How far the last sums reach beyond the last day: what changed shortly before is seen too.
const TAIL: f64 = 5.0;
/// From one name beside a band to the next.
const PITCH: f64 = 15.0;

pub fn draw(chart: &History, subject: &Subject, setting: &Setting) -> String {
    let mut canvas = page::open(&chart.caption, setting);
    let is_narrow = canvas.width < NARROW;
    let tallest = chart.phases.iter().map(highest).fold(0.0, f64::max);
    let scale = if tallest > 0.0 { TALL / tallest } else { 1.0 };
    let names = names_beside(chart, is_narrow);
    let axis = axis(chart, &canvas, names);
    for stack in &chart.phases {
        canvas.y += 12.0;
        canvas.rule("axis");
        canvas.y += 18.0;
        draw_heading(&mut canvas, stack);
        if is_narrow {
            draw_legend(&mut canvas, stack);
        }
        draw_stack(&mut canvas, stack, &axis, scale, is_narrow);
    }
    page::close(canvas, &chart.caption, setting, &subject.counted())
}

fn highest(stack: &Stack) -> f64 {
    let sums = stack.all.iter().filter_map(|(_, line)| line.as_ref());
    sums.map(length).fold(0.0, f64::max)
}

fn draw_heading(canvas: &mut Canvas, stack: &Stack) {
    let word = match stack.phase {
        Phase::Spent => "Spent",
        _ => "Pledged",
    };
    let lines = stack.all.iter().find_map(|(_, line)| line.as_ref());
    let currency = lines.map_or("", |line| line.currency.code());
    let heading = format!("{word}, {currency} bn");
    canvas.text((MARGIN, canvas.y), HEAD.start(""), &heading);
}

/// Names the bands from the top to the bottom, with their last sums.
fn draw_legend(canvas: &mut Canvas, stack: &Stack) {
    canvas.y += 10.0;
    let mut legend = Legend::new(canvas);
    for band in stack.bands.iter().rev() {
        legend.entry(12.0, &named(band), |canvas, frame| {
            canvas.rect(frame, &band.class);
        });
    }
    legend.next_line();
}

/// Returns the name of a band with its last sum.
fn named(band: &Band) -> String {
    let last = band.steps.last().and_then(|(_, line)| line.as_ref());
    let last = last.map_or("nothing now".into(), short);
    format!("{} {last}", band.name)
}

fn names_beside(chart: &History, is_narrow: bool) -> f64 {
    let sums = STRONG.widest(chart.phases.iter().map(all_of));
    if is_narrow {
        return sums;
    }
    let bands = chart.phases.iter().flat_map(|stack| &stack.bands);
    (8.0 + LABEL.widest(bands.map(named))).max(sums)
}

/// Returns the days across, between the numbers of the grid and the names of the bands.
fn axis(chart: &History, canvas: &Canvas, names: f64) -> Axis {
    let tallest = chart.phases.iter().map(highest).fold(0.0, f64::max);
    let numbers = SMALL
        .width(&words::tick(tallest.ceil()))
        .max(SMALL.width("0.05"));
    Axis {
        left: MARGIN + numbers.ceil() + 8.0,
        right: canvas.right() - names.ceil() - 10.0 - TAIL,
        first: year(chart.first),
        last: year(chart.last).max(year(chart.first) + 0.05),
    }
}

fn draw_stack(canvas: &mut Canvas, stack: &Stack, axis: &Axis, scale: f64, is_narrow: bool) {
    canvas.y += 20.0;
    let top = canvas.y;
    let height = (highest(stack) * scale).max(LEAST);
    let bottom = top + 10.0 + height;
    axis.draw_years(canvas, top, bottom);
    for value in ticks::round_numbers(height / scale, TICK / scale) {
        let y = bottom - value * scale;
        canvas.line((axis.left, y), (axis.right, y), "grid");
        let at = (axis.left - 6.0, y + 4.0);
        canvas.text(at, SMALL.end("soft"), &words::tick(value));
    }
    let mut below: Vec<f64> = stack.all.iter().map(|_| 0.0).collect();
    let mut middles = Vec::new();
    for band in &stack.bands {
        let above: Vec<_> = below
            .iter()
            .zip(&band.steps)
            .map(|(y, step)| y + sum(step))
            .collect();
        draw_band(
            canvas,
            stack,
            band,
            axis,
            &Area {
                below: &below,
                above: &above,
                bottom,
                scale,
            },
        );
        let ends = below.last().zip(above.last());
        middles.push(ends.map_or(0.0, |(low, high)| f64::midpoint(*low, *high)));
        below = above;
    }
    canvas.line((axis.left, bottom), (axis.right, bottom), "axis");
    let middles: Vec<_> = middles
        .iter()
        .map(|middle| bottom - middle * scale)
        .collect();
    let ends = Ends {
        middles: &middles,
        top: bottom - below.last().map_or(0.0, |sum| sum * scale),
    };
    canvas.y = draw_names(canvas, stack, axis, &ends, is_narrow).max(bottom) + 10.0;
}

fn sum((_, line): &(Date, Option<Line>)) -> f64 {
    line.as_ref().map_or(0.0, length)
}

/// The edges of a band, day by day, and where they go.
struct Area<'a> {
    below: &'a [f64],
    above: &'a [f64],
    bottom: f64,
    scale: f64,
}

/// Draws a band: along its upper edge in steps, and back along the lower one.
fn draw_band(canvas: &mut Canvas, stack: &Stack, band: &Band, axis: &Axis, area: &Area) {
    let xs: Vec<_> = band
        .steps
        .iter()
        .map(|(day, _)| axis.x(year(*day)))
        .collect();
    let y = |value: f64| round(area.bottom - value * area.scale);
    let mut upper = String::new();
    let mut lower = String::new();
    for (number, x) in xs.iter().enumerate() {
        let next = xs.get(number + 1).copied().unwrap_or(x + TAIL);
        let (x, end) = (round(*x), round(next));
        let (above, below) = (y(area.above[number]), y(area.below[number]));
        let start = if number == 0 { "M" } else { "L" };
        upper = format!("{upper}{start}{x} {above}L{end} {above}");
        lower = format!("L{end} {below}L{x} {below}{lower}");
    }
    let mut node = path(format!("{upper}{lower}Z"), &format!("{} seam", band.class));
    node.assign("data-phase", stack.phase.as_str());
    let code = band.group.as_ref().and_then(|group| group.code.as_deref());
    node.assign("data-group", code.unwrap_or_default());
    node.assign("data-steps", values(&band.steps));
    node.append(holding(
        "title",
        format!("{}, {}", named(band), stack.phase),
    ));
    canvas.push(node);
}

/// Returns the sum on each day on which it changed, for a program.
fn values(steps: &Steps) -> String {
    let mut values = Vec::new();
    let mut before = String::from("0");
    for (day, line) in steps {
        let sum = line
            .as_ref()
            .map(|line| line.value().normalize().to_string());
        let sum = sum.unwrap_or_else(|| "0".into());
        if sum != before {
            values.push(format!("{day}:{sum}"));
        }
        before = sum;
    }
    values.join(" ")
}

/// Where the bands end on the right: the middle of each, and the top of all.
struct Ends<'a> {
    middles: &'a [f64],
    top: f64,
}

/// Returns the last sum of all bands.
fn all_of(stack: &Stack) -> String {
    let last = stack.all.last().and_then(|(_, line)| line.as_ref());
    last.map_or("nothing now".into(), |line| format!("All {}", short(line)))
}

/// Writes the names of the bands beside their ends, as near as there is room, and the sum above.
/// Returns where the lowest ends.
fn draw_names(
    canvas: &mut Canvas,
    stack: &Stack,
    axis: &Axis,
    ends: &Ends,
    is_narrow: bool,
) -> f64 {
    let x = axis.right + 8.0 + TAIL;
    let mut y = canvas.y + 4.0;
    let mut placed = Vec::new();
    if !is_narrow {
        for (band, end) in stack.bands.iter().zip(ends.middles).rev() {
            y = (end + 4.0).max(y + PITCH);
            placed.push((band, y));
        }
    }
    let first = placed.first();
    let first = first.map_or(ends.top + 4.0, |(_, y)| (y - PITCH).min(ends.top + 4.0));
    // One band is all there is.
    if is_narrow || stack.bands.len() > 1 {
        canvas.text((x, first), STRONG.start(""), &all_of(stack));
    }
    for (band, y) in &placed {
        let swatch = Rect::new(x, y - 8.0, 4.0, 9.0);
        canvas.rect(swatch, &band.class);
        canvas.text((x + 8.0, *y), LABEL.start(""), &named(band));
    }
    placed.last().map_or(first, |(_, y)| *y)
}
