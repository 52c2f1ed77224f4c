//! `hsi chart history`: what counted, day by day, in one currency. The library says what counted on
//! which day; nothing here judges or adds up. [`mod@draw`] says how it is drawn.

mod draw;

use std::cmp::Reverse;
use std::collections::BTreeSet;

use hyperscaler_investments::{Currency, Date, Investment, Phase, Provider, Totals};

use super::page::Caption;
use super::words::IN_WHAT;
use super::{Subject, not_drawn, one_currency, style, words};
use crate::failure::Failure;
use crate::lines::{self, Group, Line};
use crate::text::{self, Digits};

pub use draw::draw;

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
