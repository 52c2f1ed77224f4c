//! `hsi chart ranking`: who comes first, in one currency. Nothing here adds up.

use std::collections::BTreeSet;

use hyperscaler_investments::{Currency, Investment, Phase, Provider};

use super::bars::{self, Bar, Scale};
use super::canvas::{Canvas, MARGIN};
use super::font::{HEAD, LABEL};
use super::page::{self, Caption, Legend, Setting};
use super::row::{Row, short};
use super::words::IN_WHAT;
use super::{Subject, not_drawn, number, one_currency};
use crate::failure::Failure;
use crate::lines::{self, Line};
use crate::text::{self, Digits};

/// What is ranked.
pub struct Ranked {
    /// The sums of each group, the largest of a phase first.
    pub groups: Vec<Line>,
    /// The same of each group and provider.
    pub parts: Vec<(Provider, Line)>,
    /// How many of each phase are drawn.
    pub top: usize,
    /// What a group is called: one, and several.
    pub called: [&'static str; 2],
}

/// The picture before it is drawn.
pub struct Ranking {
    phases: Vec<Placed>,
    /// What one of those is called that are ranked.
    called: &'static str,
    caption: Caption,
}

/// A phase: the largest of its groups.
struct Placed {
    total: Line,
    rows: Vec<Row>,
    /// How many groups there are, with those that are not drawn.
    all: usize,
    /// What those come to that are not drawn: a sum, and ceilings.
    rest: Vec<Line>,
}

impl Ranking {
    pub fn new(subject: &Subject, ranked: &Ranked) -> Result<Self, Failure> {
        let stated = subject.totals.iter().map(|total| total.currency());
        let currency = one_currency("a ranking", subject, stated)?;
        let mut phases = Vec::new();
        for total in subject.lines()? {
            if !total.is_ceiling() {
                let mut rows = rows(ranked, total.phase);
                let all = rows.len();
                rows.truncate(ranked.top);
                let rest = rest(subject, ranked, total.phase, &rows)?;
                phases.push(Placed {
                    total,
                    rows,
                    all,
                    rest,
                });
            }
        }
        let caption = caption(subject, ranked, &phases, currency)?;
        let called = ranked.called[0];
        Ok(Self {
            phases,
            called,
            caption,
        })
    }
}

/// Returns the groups of a phase in their order, each with its ceiling and its parts.
fn rows(ranked: &Ranked, phase: Phase) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let groups = ranked.groups.iter().filter(|line| line.phase == phase);
    for line in groups {
        let Some(group) = line.groups.first() else {
            continue;
        };
        let same = |row: &&mut Row| row.name == group.name;
        if let Some(row) = rows.iter_mut().find(same) {
            row.add(line.clone());
            continue;
        }
        let code = group.code.clone().unwrap_or_default();
        let mut row = Row::new(&group.name, ("data-group", code));
        for (provider, part) in &ranked.parts {
            let own = part.phase == phase && part.groups.first() == Some(group);
            if own && !part.is_ceiling() {
                row.parts.push((*provider, part.clone()));
            }
        }
        row.add(line.clone());
        rows.push(row);
    }
    rows
}

/// Returns the sums of those groups of a phase that have no row.
fn rest(
    subject: &Subject,
    ranked: &Ranked,
    phase: Phase,
    rows: &[Row],
) -> Result<Vec<Line>, Failure> {
    let has_row = |line: &Line| {
        let group = line.groups.first();
        rows.iter()
            .any(|row| group.is_some_and(|it| it.name == row.name))
    };
    let mut records = BTreeSet::<Investment>::new();
    for line in ranked.groups.iter().filter(|line| line.phase == phase) {
        if !has_row(line) {
            records.extend(&line.counted);
        }
    }
    let totals = subject.totals.clone();
    let totals = totals.retain(|investment| records.contains(&investment));
    lines::of(&[], &totals, subject.conversion.as_ref())
}

/// Says what is in no bar of a phase because there are too many.
fn too_many(placed: &Placed, [one, several]: [&str; 2]) -> Option<String> {
    let count = placed.all - placed.rows.len();
    let called = if count == 1 { one } else { several };
    let sums: Vec<_> = placed
        .rest
        .iter()
        .map(|line| line.text(Digits::Short))
        .collect();
    let (sums, phase) = (text::and(&sums), placed.total.phase);
    (count > 0).then(|| format!("Not drawn: {count} smaller {called}, together {sums} {phase}."))
}

fn caption(
    subject: &Subject,
    ranked: &Ranked,
    phases: &[Placed],
    currency: Option<Currency>,
) -> Result<Caption, Failure> {
    let mut notes = vec![
        "What counts: no plan that was replaced, no part of a larger one, no talks, no estimate. \
         >\u{a0}more than, ~\u{a0}about, \u{2264}\u{a0}up to, which no sum holds."
            .to_owned(),
    ];
    notes.extend(
        phases
            .iter()
            .filter_map(|placed| too_many(placed, ranked.called)),
    );
    let is_without = |phase| !phases.iter().any(|placed| placed.total.phase == phase);
    notes.extend(not_drawn(
        &subject.totals,
        subject.conversion.as_ref(),
        is_without,
    )?);
    notes.extend(subject.notes_on_rates()?);
    let mut sentences = Vec::new();
    for Placed { total, rows, .. } in phases {
        let rows = rows.iter();
        sentences.extend(rows.map(|row| row.sentence(total.phase, total.currency)));
    }
    let code = currency.map_or("", Currency::code);
    let whose = subject.whose();
    let what = format!(
        "What {whose} said they will invest, or have invested, {IN_WHAT}, by {}, in {code} bn",
        ranked.called[0]
    );
    Ok(Caption {
        title: title(ranked, phases),
        lead: subject.standfirst(&what)?,
        description: sentences.join(" "),
        notes,
    })
}

/// Says who is first, and with how much of all. What is in no single group is no answer.
fn title(ranked: &Ranked, phases: &[Placed]) -> String {
    let Some(Placed {
        total, rows, all, ..
    }) = phases.first()
    else {
        return "Nothing counts".into();
    };
    let named = |row: &&Row| row.total.is_some() && !row.code.1.is_empty();
    let first = rows.iter().find(named);
    let Some((first, sum)) = first.and_then(|row| Some((row, row.total.as_ref()?))) else {
        return format!("{} {}", total.text(Digits::Short), total.phase);
    };
    let (name, sum, phase) = (&first.name, sum.text(Digits::Short), total.phase);
    match all {
        1 => format!("{name}: {sum} {phase}"),
        count => {
            let (whole, several) = (total.text(Digits::Short), ranked.called[1]);
            format!("First of {count} {several}: {name}, with {sum} of {whole} {phase}")
        }
    }
}

pub fn draw(chart: &Ranking, subject: &Subject, setting: &Setting) -> String {
    let mut canvas = page::open(&chart.caption, setting);
    if chart.phases.is_empty() {
        canvas.paragraph(LABEL, "", "Nothing counts.");
    }
    // One is no ranking, and its bar compares with nothing.
    if chart.phases.iter().all(|placed| placed.rows.len() <= 1) {
        draw_numbers(&mut canvas, chart);
    } else {
        draw_bars(&mut canvas, chart);
    }
    page::close(canvas, &chart.caption, setting, &subject.counted())
}

fn draw_bars(canvas: &mut Canvas, chart: &Ranking) {
    draw_legend(canvas, chart);
    let mut panels: Vec<(&Line, Vec<Bar>)> = Vec::new();
    for placed in &chart.phases {
        panels.push((&placed.total, numbered(&placed.rows)));
    }
    let every_bar: Vec<_> = panels.iter().flat_map(|(_, bars)| bars).collect();
    let names = bars::names(canvas, every_bar.iter().copied());
    let scale = Scale::new(canvas, &every_bar, names);
    for (total, bars) in &panels {
        let (word, sum) = (word(total.phase), short(total));
        let heading = format!("{word}, {} bn: {sum} in all", total.currency);
        draw_heading(canvas, &heading);
        bars::draw(canvas, &bars.iter().collect::<Vec<_>>(), &scale);
    }
}

fn draw_legend(canvas: &mut Canvas, chart: &Ranking) {
    let mut rows = chart.phases.iter().flat_map(|placed| &placed.rows);
    let mut legend = Legend::new(canvas);
    legend.providers(&drawn(chart));
    if rows.any(|row| row.ceiling.is_some()) {
        legend.ceiling();
    }
    legend.next_line();
}

/// Writes what would be a bar alone.
fn draw_numbers(canvas: &mut Canvas, chart: &Ranking) {
    for placed in &chart.phases {
        draw_heading(canvas, word(placed.total.phase));
        let rows = placed.rows.iter();
        let rows: Vec<_> = rows.map(|row| (placed.total.currency, row)).collect();
        number::draw(canvas, &rows);
        let sentence = match placed.all {
            1 => format!("There is one {} only: nothing to rank.", chart.called),
            count => format!("The first of {count}, of which no other was asked for."),
        };
        canvas.y += 4.0;
        canvas.paragraph(LABEL, "soft", &sentence);
    }
}

fn draw_heading(canvas: &mut Canvas, heading: &str) {
    canvas.y += 12.0;
    canvas.rule("axis");
    canvas.y += 18.0;
    canvas.text((MARGIN, canvas.y), HEAD.start(""), heading);
}

fn word(phase: Phase) -> &'static str {
    match phase {
        Phase::Spent => "Spent",
        _ => "Pledged",
    }
}

fn drawn(chart: &Ranking) -> Vec<Provider> {
    let rows = chart.phases.iter().flat_map(|placed| &placed.rows);
    let parts: Vec<_> = rows.flat_map(|row| &row.parts).collect();
    let mut providers: Vec<_> = Provider::iter().collect();
    providers.retain(|provider| parts.iter().any(|(drawn, _)| drawn == provider));
    providers
}

/// Returns the bars of rows, each with its place before its name.
fn numbered(rows: &[Row]) -> Vec<Bar> {
    let mut bars = Vec::new();
    for (number, row) in rows.iter().enumerate() {
        let mut bar = row.bar();
        bar.name = format!("{}.\u{a0}{}", number + 1, bar.name);
        bars.push(bar);
    }
    bars
}
