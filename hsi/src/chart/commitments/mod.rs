//! `hsi chart commitments`: what counts on a day, by country and provider.

mod draw;

use hyperscaler_investments::{Country, Investment, Provider, Reason, Snapshot};
use rust_decimal::prelude::ToPrimitive;

use super::page::Words;
use super::words;
use crate::failure::Failure;
use crate::lines::{self, Line};
use crate::rates::{self, Conversion};
use crate::record::Record;
use crate::text;

pub use draw::draw;

/// Everything of one phase in one currency: what may share a scale.
pub struct Panel {
    total: Line,
    /// The largest first.
    rows: Vec<Row>,
}

/// A country: a bar.
pub struct Row {
    country: Country,
    /// What counts; `None` if there are only ceilings.
    total: Option<Line>,
    /// "Up to" sums stand behind the bar and are not in the total.
    ceiling: Option<Line>,
    parts: Vec<(Provider, Line)>,
}

/// The picture before it is drawn.
pub struct Chart {
    pub panels: Vec<Panel>,
    pub words: Words,
}

impl Chart {
    pub fn new(
        snapshot: Snapshot,
        records: &[Record],
        conversion: Option<&Conversion>,
    ) -> Result<Self, Failure> {
        let mut panels = panels(snapshot, records, conversion)?;
        // Pledges first; within a phase, the currency in which most countries are.
        panels.sort_by_key(|panel| {
            (
                panel.total.phase,
                std::cmp::Reverse(panel.rows.len()),
                panel.total.currency,
            )
        });
        let words = describe(snapshot, records, &panels, conversion)?;
        Ok(Self { panels, words })
    }
}

fn panels(
    snapshot: Snapshot,
    records: &[Record],
    conversion: Option<&Conversion>,
) -> Result<Vec<Panel>, Failure> {
    let sums = |keep: &dyn Fn(&Record) -> bool| {
        let kept = records
            .iter()
            .filter(|record| keep(record))
            .map(|record| record.investment);
        lines::of(None, &snapshot.totals(kept), conversion)
    };
    let mut panels: Vec<Panel> = Vec::new();
    for total in sums(&|_| true)? {
        if !panels.iter().any(|panel| share_scale(&panel.total, &total)) {
            panels.push(Panel {
                total,
                rows: Vec::new(),
            });
        }
    }
    for country in Country::iter() {
        let lines = sums(&|record| record.investment.country() == country)?;
        for panel in &mut panels {
            let (ceilings, totals): (Vec<_>, Vec<_>) = lines
                .iter()
                .filter(|sum| share_scale(sum, &panel.total))
                .cloned()
                .partition(Line::is_ceiling);
            let (total, ceiling) = (totals.into_iter().next(), ceilings.into_iter().next());
            if total.is_some() || ceiling.is_some() {
                panel.rows.push(Row {
                    country,
                    total,
                    ceiling,
                    parts: Vec::new(),
                });
            }
        }
        for provider in Provider::iter() {
            let here = |record: &Record| {
                (record.investment.provider(), record.investment.country()) == (provider, country)
            };
            for sum in sums(&here)? {
                let panel = panels
                    .iter_mut()
                    .find(|panel| share_scale(&panel.total, &sum));
                let row = panel
                    .and_then(|panel| panel.rows.last_mut())
                    .filter(|row| row.country == country);
                if let Some(row) = row.filter(|_| !sum.is_ceiling()) {
                    row.parts.push((provider, sum));
                }
            }
        }
    }
    for panel in &mut panels {
        panel
            .rows
            .sort_by_key(|row| std::cmp::Reverse(row.total.as_ref().map(Line::value)));
    }
    Ok(panels)
}

fn describe(
    snapshot: Snapshot,
    records: &[Record],
    panels: &[Panel],
    conversion: Option<&Conversion>,
) -> Result<Words, Failure> {
    let providers: Vec<_> = providers(records).into_iter().map(Provider::name).collect();
    let place = super::only(records.iter().map(|record| record.investment.country()));
    let day = words::day(snapshot.date());
    let lead = format!(
        "What {} said they will invest, or have invested, in cloud regions and data centres, as known on {day}. \
         Billions, each currency by itself.",
        words::and(&providers),
    );
    let lead = if conversion.is_some() {
        lead.replace(", each currency by itself", "")
    } else {
        lead
    };
    let rows = panels
        .iter()
        .flat_map(|panel| panel.rows.iter().map(|row| row.sentence(panel)));
    let mut notes = vec![format!(
        "A bar holds what counts: no plan that was replaced, no part of a larger one, no talks, no estimate. {}\
         >\u{a0}more than, ~\u{a0}about.",
        if panels.len() > 1 {
            "Lengths compare within a panel only. "
        } else {
            ""
        },
    )];
    notes.extend(left_out(snapshot, records));
    if let Some(conversion) = conversion {
        let totals = snapshot.totals(records.iter().map(|record| record.investment));
        let converted = conversion.convert(&totals)?;
        let used = text::listed(converted.rates().map(rates::sentence));
        if !used.is_empty() {
            notes.push(format!("Converted at {used}."));
        }
        let distant = converted.distant().count();
        if distant > 0 {
            notes.push(format!(
                "Rough: {} became public more than a year before or after the day of the rate.",
                text::count(distant, "plan"),
            ));
        }
    }
    Ok(Words {
        title: match place {
            Some(country) => format!("{}: cloud investment by provider", country.name()),
            None => "Europe: cloud investment by country and provider".into(),
        },
        lead,
        description: rows.collect::<Vec<_>>().join(" "),
        notes,
    })
}

/// What is not in the bars: records by reason, and the countries that have no bar because of it.
fn left_out(snapshot: Snapshot, records: &[Record]) -> Vec<String> {
    let totals = snapshot.totals(records.iter().map(|record| record.investment));
    let mut reasons = Vec::new();
    for &reason in Reason::ALL {
        let excluded = totals
            .excluded()
            .filter(|(_, exclusion)| exclusion.reason() == reason);
        match excluded.count() {
            0 => {}
            count => reasons.push(format!("{} ({count})", reason.in_words())),
        }
    }
    let mut notes = Vec::new();
    if !reasons.is_empty() {
        let (all, reasons) = (records.len(), text::listed(reasons));
        notes.push(format!("Not in the bars, of {all} records: {reasons}."));
    }
    let counted: Vec<_> = totals.counted().map(Investment::country).collect();
    let bare = Country::iter().filter(|country| {
        *country != Country::EUROPE
            && !counted.contains(country)
            && records
                .iter()
                .any(|record| record.investment.country() == *country)
    });
    let bare: Vec<_> = bare.map(Country::name).collect();
    if !bare.is_empty() {
        notes.push(format!(
            "Announced, but no sum that counts: {}.",
            words::and(&bare)
        ));
    }
    notes
}

fn providers(records: &[Record]) -> Vec<Provider> {
    let has = |provider: &Provider| {
        records
            .iter()
            .any(|record| record.investment.provider() == *provider)
    };
    Provider::iter().filter(has).collect()
}

impl Row {
    fn sentence(&self, panel: &Panel) -> String {
        let parts: Vec<_> = self
            .parts
            .iter()
            .map(|(provider, sum)| format!("{} {}", provider.name(), short(sum)))
            .collect();
        format!(
            "{}, {}: {} {} bn{}.",
            self.country.name(),
            panel.total.phase,
            panel.total.currency,
            self.label(),
            if parts.len() > 1 {
                format!(" ({})", text::listed(parts))
            } else {
                String::new()
            },
        )
    }

    /// What stands after the bar.
    fn label(&self) -> String {
        let sums = [&self.total, &self.ceiling].into_iter().flatten();
        sums.map(short).collect::<Vec<_>>().join(" and ")
    }
}

fn share_scale(one: &Line, other: &Line) -> bool {
    (one.phase, one.currency) == (other.phase, other.currency)
}

/// Returns a sum in billions, as a length.
fn length(line: &Line) -> f64 {
    line.value().to_f64().unwrap_or_default() / 1e9
}

fn short(line: &Line) -> String {
    words::billions(line.qualifier, line.value())
}
