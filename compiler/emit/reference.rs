//! The reference rates as columns. A program that converts by none reads none of them.

use super::code::Code;
use super::columns::Columns;
use super::rows::Rows;
use crate::compiler::model::{Data, EURO, RateFigure};
use crate::shared::reference::{NO_FIGURE, month};
use crate::shared::vocabulary::Origin;

/// The averages of one currency, month by month without a gap.
struct Series<'a> {
    currency: &'a str,
    /// The first month with an average.
    first: u32,
    /// The last month of the files in which the currency stands.
    until: u32,
    /// The digits behind the point.
    scale: u8,
    units: Vec<u64>,
    sources: Vec<u16>,
}

impl Series<'_> {
    /// Returns whether an average takes two words of 32 bits.
    fn is_wide(&self) -> bool {
        self.units
            .iter()
            .any(|&units| u32::try_from(units).is_err())
    }

    /// Returns the averages as words of 32 bits, the low one first.
    fn words(&self) -> Vec<u32> {
        let (words, is_wide) = (self.units.iter(), self.is_wide());
        let halves = words.flat_map(|&units| [units as u32, (units >> 32) as u32]);
        halves.step_by(if is_wide { 1 } else { 2 }).collect()
    }
}

pub fn emit(code: &mut Code, data: &Data, rows: &Rows) {
    let all = all_series(data, rows);
    let currencies = all.iter().map(|series| series.currency);
    let mut table = Columns::open(code, "reference", currencies);
    let (first, days) = days(data);
    table.constant("FIRST", "u32", &format!("{first} /* {} */", name(first)));
    table.array("DAYS", "u8", &days);
    let series = all.iter().zip(0..).map(|(series, number)| {
        let (currency, code) = (rows.currencies.get(series.currency), series.currency);
        let (first, until, scale, is_wide) =
            (series.first, series.until, series.scale, series.is_wide());
        format!("series({number}, {currency} /* {code} */, {first}, {until}, {scale}, {is_wide})")
    });
    table.array("SERIES", "Series", &series.collect::<Vec<_>>());
    let figures: Vec<_> = all.iter().map(Series::words).collect();
    table.figures("FIGURES", &figures);
    let sources = all.iter().map(|series| series.sources.clone());
    table.lists("SOURCES", "u16", sources);
    let euro = rows.currencies.find(EURO);
    table.constant("EURO", "Option<u16>", &format!("{euro:?}"));
    table.close();
    publishers(code, data, rows, &all);
}

/// The publishers of the rates beside their sources: what names them need not carry the names of all publishers.
fn publishers(code: &mut Code, data: &Data, rows: &Rows, all: &[Series]) {
    let cited = |id: &str| {
        let row = rows.sources.get(id);
        all.iter().any(|series| series.sources.contains(&row))
    };
    let sources = data.sources.heads().zip(data.sources.bodies());
    let sources: Vec<_> = sources.filter(|(head, _)| cited(&head.id)).collect();
    let ids = || sources.iter().map(|(head, _)| head.id.as_str());
    let mut table = Columns::open(code, "reference_source", ids());
    table.numbers("ROW", "u16", ids().map(|id| rows.sources.get(id)));
    let names = sources
        .iter()
        .map(|(_, body)| body.publisher.value.as_str());
    table.texts("publisher", names);
    table.close();
}

/// Returns the first month of all files, and on how many days rates were published in each from there on: none
/// in a month that no file has.
fn days(data: &Data) -> (u32, Vec<u8>) {
    let months = || data.reference.months.iter().map(|row| row.month);
    let (Some(first), Some(last)) = (months().min(), months().max()) else {
        return (0, Vec::new());
    };
    let mut days = vec![0; (last - first) as usize + 1];
    for row in &data.reference.months {
        if let Some(stated) = row.days {
            days[(row.month - first) as usize] = stated;
        }
    }
    (first, days)
}

/// Returns every currency that has an average, in the order of the codes.
fn all_series<'a>(data: &'a Data, rows: &Rows) -> Vec<Series<'a>> {
    let reference = &data.reference;
    let mut figures: Vec<_> = reference.figures.iter().collect();
    figures.sort_by_key(|figure| (reference.code(figure), figure.month));
    let by_currency = figures.chunk_by(|one, other| reference.code(one) == reference.code(other));
    by_currency
        .map(|figures| of_currency(data, rows, reference.code(figures[0]), figures))
        .collect()
}

fn of_currency<'a>(
    data: &'a Data,
    rows: &Rows,
    currency: &'a str,
    figures: &[&RateFigure],
) -> Series<'a> {
    let scale = figures.iter().map(|figure| figure.scale).max().unwrap_or(0);
    let first = figures[0].month;
    let last = figures[figures.len() - 1].month;
    let mut units = vec![NO_FIGURE; (last - first) as usize + 1];
    for figure in figures {
        let places = u32::from(scale - figure.scale);
        units[(figure.month - first) as usize] = figure.units * 10_u64.pow(places);
    }
    let columns = || {
        let columns = data.reference.columns.iter();
        columns.filter(move |column| column.currency.value == currency)
    };
    let origins: Vec<Origin> = columns().map(|column| column.origin).collect();
    let citations = data.reference.citations.iter();
    let cited = citations.filter(|citation| origins.contains(&citation.origin));
    let mut sources: Vec<u16> = Vec::new();
    for source in cited.flat_map(|citation| rows.sources.all(&citation.sources)) {
        if !sources.contains(&source) {
            sources.push(source);
        }
    }
    Series {
        currency,
        first,
        until: columns().map(|column| column.until).max().unwrap_or(last),
        scale,
        units,
        sources,
    }
}

fn name(number: u32) -> String {
    month(number)
        .map(|date| date.to_string())
        .unwrap_or_default()
}
