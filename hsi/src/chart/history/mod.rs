//! `hsi chart history`: what counted, day by day, in one currency. The library says what counted on
//! which day; nothing here judges or adds up.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use hyperscaler_investments::{Currency, Date, Investment, Phase, Provider, Totals};
use svg::node::Node;

use super::canvas::{Canvas, MARGIN, Rect, holding, path, round};
use super::font::{HEAD, LABEL, SMALL, STRONG};
use super::page::{self, Caption, Legend, Setting};
use super::row::{length, short};
use super::time::{Axis, year};
use super::words::IN_WHAT;
use super::{Subject, not_drawn, one_currency, style, ticks, words};
use crate::failure::Failure;
use crate::lines::{self, Group, Line};
use crate::text::{self, Digits};

/// What is drawn, and of which days.
pub struct Asked<'a> {
    /// What counted on each day on which anything changed.
    pub series: &'a [Totals],
    /// What counted on the first day of a period, if one is asked for, and on the last.
    pub start: Option<Totals>,
    pub end: Totals,
    /// What is stacked, and what that is called.
    pub group_of: &'a dyn Fn(Investment) -> Group,
    pub called: &'a str,
    /// So many groups by themselves; the others together.
    pub top: usize,
}

/// The picture before it is drawn.
pub struct History {
    first: Date,
    last: Date,
    phases: Vec<Stack>,
    caption: Caption,
}

/// A phase: what counted in all, and the bands that make it up, the lowest first.
struct Stack {
    phase: Phase,
    all: Steps,
    bands: Vec<Band>,
}

struct Band {
    group: Option<Group>,
    name: String,
    class: String,
    steps: Steps,
}

/// A sum on each day of the series; nothing where nothing counted.
type Steps = Vec<(Date, Option<Line>)>;

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

impl History {
    pub fn new(subject: &Subject, asked: &Asked) -> Result<Self, Failure> {
        let conversion = subject.conversion.as_ref();
        if conversion.is_some_and(|conversion| conversion.month().is_some()) {
            let message = "a history takes the reference rates of each plan's own month: leave \
                           --at out";
            return Err(Failure::Usage(message.into()));
        }
        let stated = asked.series.iter().flat_map(Totals::iter);
        let currency = one_currency("a history", subject, stated.map(|total| total.currency()))?;
        let days = days(asked);
        let last = asked.end.snapshot().date();
        let first = days.first().map_or(last, |first| first.snapshot().date());
        let mut phases: Vec<Stack> = Vec::new();
        let mut shown = Vec::new();
        for &phase in Phase::ALL {
            let all = steps(&days, subject, phase, |_| true)?;
            if all.iter().all(|(_, line)| line.is_none()) {
                continue;
            }
            // A group is shown in both phases or in none, in one colour.
            if phases.is_empty() {
                shown = ranked(&days, subject, asked, phase)?;
                shown.truncate(asked.top);
            }
            let bands = bands(&days, subject, asked, phase, &shown)?;
            phases.push(Stack { phase, all, bands });
        }
        Ok(Self {
            first,
            last,
            caption: caption(subject, asked, &phases, currency)?,
            phases,
        })
    }
}

/// Returns the days to draw: those of the series, between what counted on the first day of the period
/// and on its last.
fn days(asked: &Asked) -> Vec<Totals> {
    let (start, end) = (asked.start.as_ref(), asked.end.snapshot().date());
    let mut days: Vec<_> = start.cloned().into_iter().collect();
    for totals in asked.series {
        let day = totals.snapshot().date();
        let is_within = start.is_none_or(|start| day > start.snapshot().date());
        if is_within && day < end {
            days.push(totals.clone());
        }
    }
    days.push(asked.end.clone());
    days
}

/// Returns the sum of a phase, of those records that are kept, on each day.
fn steps(
    days: &[Totals],
    subject: &Subject,
    phase: Phase,
    keep: impl Fn(Investment) -> bool,
) -> Result<Steps, Failure> {
    let mut steps = Steps::new();
    for totals in days {
        let own = totals.clone();
        let own = own.retain(|investment| investment.phase() == phase && keep(investment));
        let sum = sum_known(&own, subject)?;
        steps.push((totals.snapshot().date(), sum));
    }
    Ok(steps)
}

/// Returns a sum of any day at the rates that are known on the day of the question. What has no rate
/// is in none.
fn sum_known(totals: &Totals, subject: &Subject) -> Result<Option<Line>, Failure> {
    let lines = match &subject.conversion {
        None => lines::stated(&[], totals),
        Some(conversion) => lines::at_rates_known(totals, conversion, subject.totals.snapshot())?,
    };
    Ok(lines.into_iter().find(|line| !line.is_ceiling()))
}

/// Returns the bands of a phase: those of the groups that are shown, and all others together.
fn bands(
    days: &[Totals],
    subject: &Subject,
    asked: &Asked,
    phase: Phase,
    shown: &[Group],
) -> Result<Vec<Band>, Failure> {
    let groups = groups(days, asked, phase);
    let mut bands = Vec::new();
    for (place, group) in shown.iter().enumerate() {
        if groups.contains(group) {
            bands.push(Band {
                name: group.name.clone(),
                class: class_of(group, place),
                group: Some(group.clone()),
                steps: steps(days, subject, phase, |it| (asked.group_of)(it) == *group)?,
            });
        }
    }
    let others: Vec<_> = groups
        .into_iter()
        .filter(|it| !shown.contains(it))
        .collect();
    if !others.is_empty() {
        bands.push(Band {
            name: text::count(others.len(), "other"),
            class: "whole".into(),
            group: None,
            steps: steps(days, subject, phase, |it| {
                others.contains(&(asked.group_of)(it))
            })?,
        });
    }
    Ok(bands)
}

/// Returns every group that ever counted.
fn groups(days: &[Totals], asked: &Asked, phase: Phase) -> BTreeSet<Group> {
    let counted = days.iter().flat_map(Totals::counted);
    let own = counted.filter(|it| it.phase() == phase);
    let own: BTreeSet<_> = own.collect();
    own.into_iter().map(asked.group_of).collect()
}

/// Returns the same by their last sums, the largest first.
fn ranked(
    days: &[Totals],
    subject: &Subject,
    asked: &Asked,
    phase: Phase,
) -> Result<Vec<Group>, Failure> {
    let last = days.last().map_or(&[][..], std::slice::from_ref);
    let mut ranked = Vec::new();
    for group in groups(days, asked, phase) {
        let steps = steps(last, subject, phase, |it| (asked.group_of)(it) == group)?;
        let sum = steps.first().and_then(|(_, line)| line.as_ref());
        ranked.push((Reverse(sum.map(Line::value)), group));
    }
    ranked.sort();
    Ok(ranked.into_iter().map(|(_, group)| group).collect())
}

/// Returns the colour of a provider, or else of a place in the order.
fn class_of(group: &Group, place: usize) -> String {
    let provider = group.code.as_deref().and_then(Provider::get);
    match provider.filter(|provider| provider.name() == group.name) {
        Some(provider) => style::fill(provider),
        None => style::fill_of(place),
    }
}

fn caption(
    subject: &Subject,
    asked: &Asked,
    phases: &[Stack],
    currency: Option<Currency>,
) -> Result<Caption, Failure> {
    let mut notes = vec![
        "What counted on each day, as it was known on that day; the last sums are drawn a little \
         beyond the last day. A step down is a plan that was \
         replaced by less, given up, or found to be part of another. The heights of both phases \
         compare."
            .to_owned(),
    ];
    if subject.conversion.is_some() {
        let day = words::day(subject.totals.snapshot().date());
        notes.push(format!(
            "Rates are those known on {day}, on every day of the picture: a plan has one value \
             throughout."
        ));
    }
    let end = &asked.end;
    notes.extend(not_drawn(end, subject.conversion.as_ref(), |_| true)?);
    notes.extend(subject.notes_on_rates()?);
    let mut sentences = Vec::new();
    for stack in phases {
        let phase = stack.phase;
        for (day, line) in &stack.all {
            let sum = line
                .as_ref()
                .map_or("nothing".into(), |it| it.text(Digits::Short));
            sentences.push(format!("{day}: {sum} {phase}."));
        }
    }
    let (code, by) = (currency.map_or("", Currency::code), asked.called);
    let what = format!(
        "What counted of what {} said they will invest, or have invested, {IN_WHAT}, by {by}, in \
         {code} bn",
        subject.whose()
    );
    Ok(Caption {
        title: title(subject, phases),
        lead: subject.standfirst(&what)?,
        description: sentences.join(" "),
        notes,
    })
}

/// Says from which sum to which the first phase came.
fn title(subject: &Subject, phases: &[Stack]) -> String {
    let place = subject.only_place();
    let place = place.map_or("What counted".into(), |place| place.name().to_owned());
    let Some(stack) = phases.first() else {
        return place;
    };
    let mut sums = stack.all.iter();
    let first = sums.find_map(|(day, line)| Some((day, line.as_ref()?)));
    let last = stack.all.last().and_then(|(_, line)| line.as_ref());
    let last = last.map_or("nothing".into(), |line| line.text(Digits::Short));
    let phase = stack.phase;
    match first {
        Some((day, first)) if first.text(Digits::Short) != last => {
            let (first, year) = (first.text(Digits::Short), day.year());
            format!("{place}: {phase} from {first} in {year} to {last}")
        }
        _ => format!("{place}: {last} {phase}"),
    }
}

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
