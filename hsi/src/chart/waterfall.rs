//! `hsi chart waterfall`: from the headlines to what counts, by the reasons for which records are left
//! out. The library gives the reasons; what is left out is added up here as the headlines would be.

use std::cmp::Reverse;

use hyperscaler_investments::{
    Amount, Currency, Exclusion, Investment, Phase, Provider, Qualifier, Reason,
};
use rust_decimal::Decimal;

use super::bars::{self, Bar, Part, Scale};
use super::canvas::MARGIN;
use super::font::HEAD;
use super::page::{self, Caption, Legend, Setting};
use super::row::{Row, length, short};
use super::words::IN_WHAT;
use super::{Subject, one_currency, words};
use crate::failure::Failure;
use crate::lines::{self, Line};
use crate::record::Record;
use crate::text::{self, Digits};

/// The picture before it is drawn.
pub struct Waterfall {
    phases: Vec<Fall>,
    caption: Caption,
}

/// A phase: what the headlines come to, what is taken away, and what is left.
struct Fall {
    headlines: Line,
    /// The largest first.
    steps: Vec<(Reason, Line)>,
    counts: Row,
}

/// A record with an amount in the currency of the picture.
struct Headline {
    record: Record,
    value: Decimal,
    /// Why it is left out.
    reason: Option<Reason>,
}

/// The records that are in no bar.
#[derive(Default)]
struct Apart {
    ceilings: usize,
    /// Plans for no single country, where countries are asked for.
    for_no_country: Vec<Headline>,
    without_an_amount: usize,
    without_a_rate: Vec<Record>,
}

impl Waterfall {
    pub fn new(subject: &Subject) -> Result<Self, Failure> {
        let amounts = subject.totals.selection().filter_map(Investment::amount);
        let stated = amounts.map(Amount::currency);
        let currency = one_currency("a waterfall", subject, stated)?;
        let Some(currency) = currency else {
            let message = "no amount was stated of what is asked for";
            return Err(Failure::NotFound(vec![message.into()]));
        };
        let mut apart = Apart::default();
        let headlines = headlines(subject, &mut apart)?;
        let mut phases = Vec::new();
        for &phase in Phase::ALL {
            if let Some(fall) = fall(subject, &headlines, phase, currency)? {
                phases.push(fall);
            }
        }
        let caption = caption(subject, &phases, &apart, currency)?;
        Ok(Self { phases, caption })
    }
}

/// Returns every record whose amount can be added. A ceiling cannot: no sum holds it.
fn headlines(subject: &Subject, apart: &mut Apart) -> Result<Vec<Headline>, Failure> {
    let mut headlines = Vec::new();
    for record in subject.records() {
        let Some(amount) = record.investment.amount() else {
            apart.without_an_amount += 1;
            continue;
        };
        if amount.qualifier() == Qualifier::UpTo {
            apart.ceilings += 1;
            continue;
        }
        let value = match &subject.conversion {
            None => Some(amount.value()),
            Some(conversion) => conversion.amount(record)?,
        };
        let Some(value) = value else {
            apart.without_a_rate.push(record);
            continue;
        };
        let verdict = subject.totals.verdict(record.investment);
        let kept = if subject.question.takes_headline(record.investment) {
            &mut headlines
        } else {
            &mut apart.for_no_country
        };
        kept.push(Headline {
            record,
            value,
            reason: verdict.exclusion().map(Exclusion::reason),
        });
    }
    Ok(headlines)
}

/// Adds up those headlines of a phase that are kept; `None` if there are none.
fn added_up(
    headlines: &[Headline],
    phase: Phase,
    currency: Currency,
    keep: impl Fn(&Headline) -> bool,
) -> Option<Line> {
    let mut amounts = Vec::new();
    for it in headlines {
        if it.record.investment.phase() == phase && keep(it) {
            amounts.push((it.record.investment, it.value));
        }
    }
    Line::added_up_in(currency, &amounts)
}

fn fall(
    subject: &Subject,
    headlines: &[Headline],
    phase: Phase,
    currency: Currency,
) -> Result<Option<Fall>, Failure> {
    let added = |keep: &dyn Fn(&Headline) -> bool| added_up(headlines, phase, currency, keep);
    let Some(headlines) = added(&|_| true) else {
        return Ok(None);
    };
    let mut steps = Vec::new();
    for &reason in Reason::ALL {
        if let Some(line) = added(&|headline| headline.reason == Some(reason)) {
            steps.push((reason, line));
        }
    }
    steps.sort_by_key(|(_, line)| Reverse(line.value()));
    let counts = counts(subject, phase)?;
    Ok(Some(Fall {
        headlines,
        steps,
        counts,
    }))
}

/// Returns what is left, by provider.
fn counts(subject: &Subject, phase: Phase) -> Result<Row, Failure> {
    let mut row = Row::new("What counts", ("data-step", "counts".into()));
    let lines_of = |keep: &dyn Fn(Provider) -> bool| {
        let totals = subject.totals.clone();
        let own = totals.retain(|it| it.phase() == phase && keep(it.provider()));
        let lines = lines::of(&[], &own, subject.conversion.as_ref());
        lines.map(|lines| lines.into_iter().find(|line| !line.is_ceiling()))
    };
    if let Some(total) = lines_of(&|_| true)? {
        row.add(total);
    }
    for provider in Provider::iter() {
        if let Some(line) = lines_of(&|other| other == provider)? {
            row.parts.push((provider, line));
        }
    }
    Ok(row)
}

fn caption(
    subject: &Subject,
    phases: &[Fall],
    apart: &Apart,
    currency: Currency,
) -> Result<Caption, Failure> {
    let mut notes = vec![
        "A record is left out for the first reason that applies, in brackets how many are. To add \
         up headlines counts money twice, and estimates and other business with it. Only the last \
         bar is a sum of money."
            .to_owned(),
    ];
    notes.extend(left_aside(apart, currency));
    notes.extend(subject.notes_on_rates()?);
    let mut sentences = Vec::new();
    for fall in phases {
        let phase = fall.headlines.phase;
        let headlines = fall.headlines.text(Digits::Short);
        let counts = counted(fall);
        sentences.push(format!("{phase}: {headlines} in headlines."));
        for (reason, line) in &fall.steps {
            let (words, sum) = (reason.in_words(), line.text(Digits::Short));
            sentences.push(format!("Less {sum}: {words}."));
        }
        sentences.push(format!("What counts: {counts}."));
    }
    let whose = subject.whose();
    let what = format!(
        "From all sums that {whose} are said to invest, or to have invested, {IN_WHAT}, to what \
         counts, in {currency} bn"
    );
    Ok(Caption {
        title: phases
            .first()
            .map_or(String::new(), |fall| title(subject, fall)),
        lead: subject.standfirst(&what)?,
        description: sentences.join(" "),
        notes,
    })
}

/// Returns what counts of a phase.
fn counted(fall: &Fall) -> String {
    let total = fall.counts.total.as_ref();
    total.map_or("nothing".into(), |line| line.text(Digits::Short))
}

/// Says how much of the headlines of a phase counts.
fn title(subject: &Subject, fall: &Fall) -> String {
    let (headlines, phase) = (fall.headlines.text(Digits::Short), fall.headlines.phase);
    let sums = if fall.steps.is_empty() {
        format!("all of {headlines} {phase} in headlines counts")
    } else {
        let counts = counted(fall);
        format!("of {headlines} {phase} in headlines, {counts} counts")
    };
    match subject.only_place() {
        Some(place) => format!("{}: {sums}", place.name()),
        None => words::capitalised(&sums),
    }
}

/// Says what is in no bar.
fn left_aside(apart: &Apart, currency: Currency) -> Vec<String> {
    let mut notes = Vec::new();
    for &phase in Phase::ALL {
        if let Some(line) = added_up(&apart.for_no_country, phase, currency, |_| true) {
            let (sum, records) = (line.text(Digits::Short), text::some(&line.counted));
            notes.push(format!(
                "In no bar, because the plan is for no single country: {sum} {phase} ({records})."
            ));
        }
    }
    if apart.without_an_amount > 0 {
        let records = text::count(apart.without_an_amount, "record");
        notes.push(format!(
            "In no bar, because no amount was stated: {records}."
        ));
    }
    if apart.ceilings > 0 {
        let records = text::count(apart.ceilings, "record");
        notes.push(format!(
            "In no bar, because \"up to\" is a ceiling: {records}."
        ));
    }
    if !apart.without_a_rate.is_empty() {
        let records = apart.without_a_rate.iter();
        let records = text::some(records.map(|record| record.investment));
        notes.push(format!(
            "In no bar, because there is no reference rate: {records}."
        ));
    }
    notes
}

pub fn draw(chart: &Waterfall, subject: &Subject, setting: &Setting) -> String {
    let mut canvas = page::open(&chart.caption, setting);
    let parts = chart.phases.iter().flat_map(|fall| &fall.counts.parts);
    let parts: Vec<_> = parts.map(|(provider, _)| *provider).collect();
    let mut providers: Vec<_> = Provider::iter().collect();
    providers.retain(|provider| parts.contains(provider));
    let mut legend = Legend::new(&mut canvas);
    legend.providers(&providers);
    legend.next_line();
    let falls: Vec<_> = chart.phases.iter().map(bars_of).collect();
    let every_bar: Vec<_> = falls.iter().flatten().collect();
    let names = bars::names(&canvas, every_bar.iter().copied());
    let scale = Scale::new(&canvas, &every_bar, names);
    for (fall, bars) in chart.phases.iter().zip(&falls) {
        canvas.y += 12.0;
        canvas.rule("axis");
        canvas.y += 18.0;
        let word = match fall.headlines.phase {
            Phase::Spent => "Spent",
            _ => "Pledged",
        };
        let heading = format!("{word}, {} bn", fall.headlines.currency);
        canvas.text((MARGIN, canvas.y), HEAD.start(""), &heading);
        bars::draw(&mut canvas, &bars.iter().collect::<Vec<_>>(), &scale);
    }
    page::close(canvas, &chart.caption, setting, &subject.records())
}

/// Returns the bars of a phase from the top to the bottom, each where the one above it ends.
fn bars_of(fall: &Fall) -> Vec<Bar> {
    let mut left = length(&fall.headlines);
    let mut bars = vec![bar(
        "All headlines added",
        "headlines",
        &fall.headlines,
        0.0,
        "whole",
    )];
    for (reason, line) in &fall.steps {
        left -= length(line);
        let name = reason.in_words();
        let mut bar = bar(name, reason.as_str(), line, left.max(0.0), "lost");
        let sum = words::billions(Qualifier::Exact, line.value());
        bar.sum = format!("\u{2212}\u{a0}{sum}");
        bars.push(bar);
    }
    let mut last = fall.counts.bar();
    if fall.counts.total.is_none() {
        last.sum = "nothing".into();
    }
    last.name = named(&last.name, fall.counts.total.as_ref());
    bars.push(last);
    bars
}

/// Returns a name with the number of records in brackets.
fn named(name: &str, line: Option<&Line>) -> String {
    let count = line.map_or(0, |line| line.counted.len());
    format!("{name} ({count})")
}

fn bar(name: &str, step: &str, line: &Line, from: f64, class: &str) -> Bar {
    let records = text::listed(&line.counted);
    let part = Part {
        length: length(line),
        class: class.into(),
        text: None,
        data: vec![
            ("data-phase", line.phase.to_string()),
            ("data-step", step.into()),
            ("data-value", line.value().normalize().to_string()),
            ("data-records", text::joined(&line.counted)),
        ],
        title: format!("{name}: {} {} bn ({records})", line.currency, short(line)),
    };
    Bar {
        name: named(name, Some(line)),
        sum: short(line),
        from,
        parts: vec![part],
        ceiling: 0.0,
    }
}
