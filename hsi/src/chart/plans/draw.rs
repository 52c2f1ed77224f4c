//! Bars, labels, arrows.

use hyperscaler_investments::{Phase, Provider};
use svg::node::Node;
use svg::node::element::Element;

use super::lane::{Lane, Look, Open, point};
use super::place::{Heading, Placed, Plan};
use super::{Chart, place};
use crate::chart::canvas::{Anchor, Canvas, MARGIN, Rect, element, holding, round};
use crate::chart::face::{HEAD, LABEL, SMALL, STRONG};
use crate::chart::page::{self, Legend};
use crate::chart::{style, words};
use crate::reasons;
use crate::record::Record;

/// How far the fade of an open end reaches.
const FADE: f64 = 28.0;
/// The least room for the number of a year.
const YEAR: f64 = 34.0;

pub fn draw(chart: &Chart, records: &[Record], width: f64) -> String {
    let mut canvas = page::open(&chart.words, width);
    legend(&mut canvas, chart);
    canvas.y += 16.0;
    let plan = Plan::new(chart, &canvas, canvas.y + 8.0);
    years(&mut canvas, &plan);
    let today = plan.axis.x(point(chart.snapshot.date()));
    canvas.line((today, canvas.y + 4.0), (today, plan.bottom), "today");
    for heading in &plan.headings {
        draw_heading(&mut canvas, heading, plan.narrow);
    }
    for placed in &plan.placed {
        if !plan.narrow {
            leader(&mut canvas, placed);
        }
        canvas.push(bar(placed));
        on_bar(&mut canvas, placed);
    }
    for placed in &plan.placed {
        let successor = placed.lane.successor().and_then(|newer| plan.bar(newer));
        if let Some(newer) = successor {
            arrow(&mut canvas, placed.bar, newer);
        }
    }
    for placed in &plan.placed {
        label(&mut canvas, placed, plan.label_width);
    }
    for brace in &plan.braces {
        draw_brace(&mut canvas, brace, plan.axis.right);
    }
    canvas.y = plan.bottom + 12.0;
    let day = format!("as of {}", words::day(chart.snapshot.date()));
    let half = SMALL.width(&day) / 2.0;
    let x = today.min(canvas.right() - half).max(MARGIN + half);
    let y = canvas.y;
    canvas.text((x, y), Anchor::Middle, SMALL, "soft", &day);
    page::close(canvas, &chart.words, records)
}

/// What the looks mean, of those that are in the picture.
fn legend(canvas: &mut Canvas, chart: &Chart) {
    let Some(provider) = chart.sections.first().map(|section| section.provider) else {
        return;
    };
    let mut legend = Legend::new(canvas);
    let entries = [
        ("counts", Look::Counts, Phase::Pledged),
        ("spent, looking back", Look::Counts, Phase::Spent),
        ("replaced", Look::Replaced, Phase::Pledged),
        ("not counted", Look::Aside, Phase::Pledged),
        ("talks", Look::Talks, Phase::Pledged),
        (
            "withdrawn, refused or shelved",
            Look::Stopped,
            Phase::Pledged,
        ),
    ];
    for (name, look, phase) in entries {
        // Only what counts shows its phase.
        let alike = |lane: &Lane| {
            lane.look == look && (look != Look::Counts || lane.record.investment.phase() == phase)
        };
        if chart.lanes().any(alike) {
            legend.entry(30.0, name, |canvas, frame| {
                let mut group = Element::new("g");
                // The stroke and the cross stand out over the ends of a bar.
                let frame = Rect {
                    x: frame.x + 3.0,
                    width: frame.width - 7.0,
                    ..frame
                };
                shapes(&mut group, frame, look, phase, provider);
                canvas.push(group);
            });
        }
    }
    legend.next_line();
}

fn years(canvas: &mut Canvas, plan: &Plan<'_>) {
    let axis = &plan.axis;
    let room = axis.x(f64::from(axis.first) + 1.0) - axis.left;
    let step = [1, 2, 5, 10, 20]
        .into_iter()
        .find(|step| f64::from(*step) * room >= YEAR)
        .unwrap_or(50);
    for year in axis.first..=axis.last {
        if year % step == 0 {
            let x = axis.x(year.into());
            canvas.line((x, canvas.y + 4.0), (x, plan.bottom), "grid");
            let y = canvas.y;
            let year = year.to_string();
            let middle = x.min(canvas.right() - SMALL.width(&year) / 2.0);
            canvas.text((middle, y), Anchor::Middle, SMALL, "soft", &year);
        }
    }
}

fn draw_heading(canvas: &mut Canvas, heading: &Heading<'_>, narrow: bool) {
    let (y, right) = (heading.y, canvas.right());
    canvas.line((MARGIN, y), (right, y), "axis");
    canvas.rect(
        Rect {
            x: MARGIN,
            y: y + 8.0,
            width: 11.0,
            height: 11.0,
        },
        &style::fill(heading.provider),
    );
    canvas.text(
        (MARGIN + 17.0, y + 18.0),
        Anchor::Start,
        HEAD,
        "halo",
        heading.provider.name(),
    );
    if narrow {
        canvas.text(
            (MARGIN, y + 35.0),
            Anchor::Start,
            LABEL,
            "halo",
            heading.total,
        );
    } else {
        canvas.text((right, y + 18.0), Anchor::End, LABEL, "halo", heading.total);
    }
}

/// A dotted line from a label to its bar.
fn leader(canvas: &mut Canvas, placed: &Placed<'_>) {
    let from = placed.label_top + 8.0;
    let inset = (placed.bar.height / 2.0).min(4.0);
    let to = from
        .min(placed.bar.bottom() - inset)
        .max(placed.bar.y + inset);
    let start = MARGIN + 256.0;
    if placed.bar.x - 6.0 > start {
        canvas.line((start, from), (placed.bar.x - 5.0, to), "leader");
    }
}

/// A bar as a group that says which record it is, to a pointer and to a program.
fn bar(placed: &Placed<'_>) -> Element {
    let (lane, frame) = (placed.lane, placed.bar);
    let investment = lane.record.investment;
    let mut group = element(
        "g",
        [
            ("data-record", investment.id().into()),
            ("data-verdict", lane.record.verdict().into()),
        ],
    );
    group.append(holding(
        "title",
        format!("{investment}: {}", reasons::sentence(lane.record)),
    ));
    shapes(
        &mut group,
        frame,
        lane.look,
        investment.phase(),
        placed.provider,
    );
    let fade = match lane.open {
        None => return group,
        Some(Open::Left) => (frame.x - 1.0, "hsi-open-left"),
        Some(Open::Right) => (
            frame.right() - FADE.min(frame.width) + 1.0,
            "hsi-open-right",
        ),
    };
    let (x, id) = fade;
    let cover = Rect {
        x,
        y: frame.y - 1.0,
        width: FADE.min(frame.width),
        height: frame.height + 2.0,
    };
    let mut cover = cover.element("");
    cover.assign("fill", format!("url(#{id})"));
    group.append(cover);
    group
}

fn shapes(group: &mut Element, frame: Rect, look: Look, phase: Phase, provider: Provider) {
    let fill = style::fill(provider);
    match look {
        Look::Counts => group.append(frame.element(&fill)),
        Look::Replaced => group.append(frame.element(&format!("{fill} pale"))),
        Look::Talks => group.append(frame.element(&format!("{} talks", style::outline(provider)))),
        Look::Aside | Look::Stopped => group.append(frame.element(&style::outline(provider))),
    }
    let pattern = match (look, phase) {
        (Look::Replaced, _) => Some("hsi-replaced"),
        (Look::Counts, Phase::Spent) => Some("hsi-spent"),
        _ => None,
    };
    if let Some(id) = pattern {
        let mut lines = frame.element("");
        lines.assign("fill", format!("url(#{id})"));
        group.append(lines);
    }
    let middle = round(frame.middle());
    let mark = match look {
        Look::Replaced => format!(
            "M{} {middle}H{}",
            round(frame.x - 4.0),
            round(frame.right())
        ),
        Look::Stopped => {
            let (x, r) = (frame.right(), 4.5);
            let (left, right) = (round(x - r), round(x + r));
            let (top, bottom) = (round(frame.middle() - r), round(frame.middle() + r));
            format!("M{left} {top}L{right} {bottom}M{left} {bottom}L{right} {top}")
        }
        _ => return,
    };
    let class = if look == Look::Replaced {
        "strike"
    } else {
        "cross"
    };
    group.append(element(
        "path",
        [("d", mark.into()), ("class", class.into())],
    ));
}

/// The day of the news, and the sum where a bar has room for it.
fn on_bar(canvas: &mut Canvas, placed: &Placed<'_>) {
    let (bar, lane) = (placed.bar, placed.lane);
    let share = (lane.public() - lane.from) / (lane.to - lane.from);
    let x = bar.x + share.clamp(0.0, 1.0) * bar.width;
    canvas.push(element(
        "circle",
        [
            ("cx", round(x).into()),
            ("cy", round(bar.middle()).into()),
            ("r", 3.2.into()),
            ("class", "dot".into()),
        ],
    ));
    let text = &placed.label.amount;
    let fits = bar.height >= 18.0 && x + 20.0 + STRONG.width(text) < bar.right();
    if lane.look == Look::Counts && fits {
        let at = (x + 10.0, bar.middle() + 4.0);
        canvas.text(
            at,
            Anchor::Start,
            STRONG,
            &style::upon(placed.provider),
            text,
        );
    }
}

fn label(canvas: &mut Canvas, placed: &Placed<'_>, width: f64) {
    let label = &placed.label;
    let mut y = placed.label_top + 12.0;
    // A halo would run along the stroke through the text too.
    let replaced =
        placed.lane.look == Look::Replaced && placed.lane.record.investment.amount().is_some();
    let struck = if replaced { "struck" } else { "halo" };
    canvas.text((MARGIN, y), Anchor::Start, STRONG, struck, &label.amount);
    canvas.text(
        (MARGIN + width, y),
        Anchor::End,
        SMALL,
        "soft halo",
        &label.date,
    );
    for (lines, class) in [(&label.title, "halo"), (&label.state, "soft halo")] {
        for line in lines {
            y += SMALL.leading;
            canvas.text((MARGIN, y), Anchor::Start, SMALL, class, line);
        }
    }
}

/// From where a bar ends to the one that replaced it.
fn arrow(canvas: &mut Canvas, older: Rect, newer: Rect) {
    const TIP: f64 = 6.0;
    let x = round(older.right().min(newer.right() - 4.0).max(newer.x + 4.0));
    let up = newer.y < older.y;
    let (end, back) = if up {
        (newer.bottom(), TIP)
    } else {
        (newer.y, -TIP)
    };
    let line = format!(
        "M{} {}H{x}V{}",
        round(older.right()),
        round(older.middle()),
        round(end + back)
    );
    canvas.path(&line, "casing");
    canvas.path(&line, "link");
    let (left, right) = (round(x - 3.5), round(x + 3.5));
    let (end, y) = (round(end), round(end + back));
    let points = format!("{x},{end} {left},{y} {right},{y}");
    canvas.push(element(
        "polygon",
        [("points", points.into()), ("class", "tip".into())],
    ));
}

fn draw_brace(canvas: &mut Canvas, brace: &place::Brace, right: f64) {
    let (x, top, bottom) = (
        right + 4.0,
        round(brace.top + 0.5),
        round(brace.bottom - 0.5),
    );
    canvas.path(&format!("M{} {top}h5V{bottom}h-5", round(x)), "brace");
    let mut y = f64::midpoint(brace.top, brace.bottom) + 4.0;
    for sum in &brace.sums {
        canvas.text((x + 9.0, y), Anchor::Start, STRONG, "halo", sum);
        y += STRONG.leading;
    }
}
