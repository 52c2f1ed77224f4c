//! Reads `reference-rates.csv`: a row is a month, a column a currency, a figure its units for one euro.

use toml_span::value::Table as TomlTable;

use super::Reader;
use super::fields::Fields;
use super::records::parse_decimal;
use crate::compiler::diagnostic::{Located, Location};
use crate::compiler::model::{
    Citation, EURO, REFERENCE_RATES, RateColumn, RateFigure, RateMonth, RecordKind,
};
use crate::shared::date::Date;
use crate::shared::reference::{FEWEST_DAYS, month, month_number};

/// The name of such a file.
pub const FILE: &str = "reference-rates.csv";

const MONTH: &str = "month";
const DAYS: &str = "days";

/// The years in which a month can lie: from the first of the euro on.
const YEARS: std::ops::RangeInclusive<u16> = 1999..=2099;

/// The fewest digits of a figure, zeros before the first of them not counted: an inverse rounded to less can be
/// percents off.
const FEWEST_DIGITS: usize = 4;

/// There are no more currencies.
const MOST_COLUMNS: usize = 255;

/// A cell and the offset in the file at which it begins.
type Cell<'a> = (usize, &'a str);

/// What the first line says: the columns after the month.
struct Header {
    has_days: bool,
    /// The numbers of the currency columns among all that were read.
    columns: std::ops::Range<usize>,
}

impl Header {
    fn cells(&self) -> usize {
        1 + usize::from(self.has_days) + self.columns.len()
    }
}

impl<'a> Reader<'a> {
    /// Reads `[reference-rates]`: the sources of the figures in the file beside it.
    pub(super) fn citation(&mut self, at: Location, table: TomlTable<'a>) {
        let origin = self.origin;
        let subject = format!("[{REFERENCE_RATES}]");
        let mut fields = Fields::new(self, subject.clone(), at, table);
        let sources = fields.sources();
        fields.finish();
        let mut citations = self.data.reference.citations.iter();
        match citations.find(|earlier| earlier.origin == origin) {
            Some(earlier) => {
                let place = self.found.place(earlier.at);
                let message = format!("{subject} is defined twice; help: first at {place}");
                self.found.add(at, message);
            }
            None => self.data.reference.citations.push(Citation {
                origin,
                sources,
                at,
            }),
        }
    }

    /// Reads a file of reference rates.
    pub(super) fn reference_rates(&mut self) {
        self.data.reference.files.push((self.file, self.origin));
        let mut lines = lines(self.text);
        let Some((offset, first)) = lines.next() else {
            let help = "the first line is month, days and the codes of the currencies";
            return self.report(0, format!("the file is empty; help: {help}"));
        };
        let Some(header) = self.header(offset, first) else {
            return;
        };
        let mut before = None;
        for (offset, line) in lines {
            before = self.row(&header, before, offset, line).or(before);
        }
        match before {
            None => self.report(offset, "no month follows the first line".to_owned()),
            Some(last) => {
                let columns = self.data.reference.columns.get_mut(header.columns);
                for column in columns.into_iter().flatten() {
                    column.until = last;
                }
            }
        }
    }

    fn header(&mut self, offset: usize, line: &str) -> Option<Header> {
        let mut cells = cells(offset, line).peekable();
        let (at, first) = cells.next()?;
        if first != MONTH {
            let help = format!("write {MONTH},{DAYS} and the codes of the currencies, with commas");
            self.report(
                at,
                format!("the first line begins with {first:?}; help: {help}"),
            );
            return None;
        }
        let has_days = cells.next_if(|&(_, cell)| cell == DAYS).is_some();
        let codes: Vec<Cell> = cells.collect();
        if codes.len() > MOST_COLUMNS {
            let message = format!(
                "the first line has {} currencies; at most {MOST_COLUMNS} fit",
                codes.len()
            );
            self.report(offset, message);
            return None;
        }
        let start = self.data.reference.columns.len();
        for (at, code) in codes {
            self.column(start, at, code);
        }
        let columns = start..self.data.reference.columns.len();
        if columns.is_empty() {
            self.report(offset, "no currency in the first line".to_owned());
        }
        Some(Header { has_days, columns })
    }

    fn column(&mut self, start: usize, at: usize, code: &str) {
        let mut currency = Located::new(code.to_owned(), self.place(at));
        let before = &self.data.reference.columns[start..];
        if code == EURO {
            let help = "leave the column out";
            self.report(
                at,
                format!("{EURO} is what the rates are stated for; help: {help}"),
            );
            currency.value.clear();
        } else if before.iter().any(|column| column.currency.value == code) {
            self.report(at, format!("the column {code:?} is there twice"));
            currency.value.clear();
        } else {
            let mention = (RecordKind::Currency, currency.clone());
            self.data.references.push(mention);
        }
        self.data.reference.columns.push(RateColumn {
            currency,
            origin: self.origin,
            until: 0,
        });
    }

    /// Reads the row of a month; returns the number of the month, if it could be read.
    fn row(
        &mut self,
        header: &Header,
        before: Option<u32>,
        offset: usize,
        line: &str,
    ) -> Option<u32> {
        let cells: Vec<Cell> = cells(offset, line).collect();
        if cells.len() != header.cells() {
            let (found, expected) = (cells.len(), header.cells());
            let message = format!("the line has {found} cells, and the first line {expected}");
            self.report(offset, message);
            return before.map(|before| before + 1);
        }
        let mut cells = cells.into_iter();
        let month = self.month(cells.next()?, before)?;
        let days = if header.has_days {
            self.days(cells.next()?)
        } else {
            None
        };
        let at = self.place(offset);
        self.data
            .reference
            .months
            .push(RateMonth { month, days, at });
        for (column, cell) in header.columns.clone().zip(cells) {
            self.figure(column, month, cell);
        }
        Some(month)
    }

    fn month(&mut self, (at, cell): Cell, before: Option<u32>) -> Option<u32> {
        let date = cell
            .parse::<Date>()
            .ok()
            .filter(|date| date.day().is_none());
        let date = date.filter(|date| YEARS.contains(&date.year()));
        let Some(number) = date.and_then(month_number) else {
            let (from, to) = (YEARS.start(), YEARS.end());
            let help = format!("write YYYY-MM, from {from}-01 to {to}-12");
            self.report(at, format!("not a month: {cell:?}; help: {help}"));
            return None;
        };
        if let Some(before) = before.filter(|before| before + 1 != number) {
            let before = month(before).map(|date| date.to_string());
            let help = "each month has a row, in order";
            let message = format!(
                "{cell} does not follow {}; help: {help}",
                before.unwrap_or_default()
            );
            self.report(at, message);
        }
        Some(number)
    }

    fn days(&mut self, (at, cell): Cell) -> Option<u8> {
        let days = cell
            .parse()
            .ok()
            .filter(|days| (FEWEST_DAYS..=31).contains(days));
        if days.is_none() {
            let what = "on how many days rates were published";
            let help = format!("the mean of fewer than {FEWEST_DAYS} is no average");
            let message = format!("{DAYS} is {cell:?}, and must be {what}; help: {help}");
            self.report(at, message);
        }
        days
    }

    fn figure(&mut self, column: usize, month: u32, (at, cell): Cell) {
        if cell.is_empty() {
            return;
        }
        let Some((units, scale)) = parse_decimal(cell).filter(|&decimal| is_in_range(decimal))
        else {
            let help = "write the units for one euro, such as 1.081209, or nothing where there is no average";
            return self.report(at, format!("not a rate: {cell:?}; help: {help}"));
        };
        let digits = units.to_string().len();
        if digits < FEWEST_DIGITS {
            let plural = if digits == 1 { "digit" } else { "digits" };
            let help = format!("write at least {FEWEST_DIGITS}");
            let message = format!("{cell} has {digits} {plural} that count; help: {help}");
            return self.report(at, message);
        }
        let at = self.place(at);
        self.data.reference.figures.push(RateFigure {
            column,
            month,
            units,
            scale,
            at,
        });
    }

    fn place(&self, offset: usize) -> Location {
        Location {
            file: self.file,
            offset,
        }
    }

    fn report(&mut self, offset: usize, message: String) {
        let at = self.place(offset);
        self.found.add(at, message);
    }
}

/// Returns whether a decimal has at most nine digits on either side of the point.
fn is_in_range((units, scale): (u64, u8)) -> bool {
    const NINE: u8 = 9;
    scale <= NINE && units / 10_u64.pow(scale.into()) < 10_u64.pow(NINE.into())
}

/// Returns the lines that are not blank, each with its offset.
fn lines(text: &str) -> impl Iterator<Item = Cell<'_>> {
    let mut next = 0;
    let lines = text.split_inclusive('\n').map(move |line| {
        let begin = next;
        next += line.len();
        let mark = if begin == 0 { '\u{feff}' } else { '\n' };
        let inner = line.trim_start_matches(mark);
        let offset = begin + line.len() - inner.len();
        (offset, inner.trim_end_matches(['\n', '\r']))
    });
    lines.filter(|(_, line)| !line.trim().is_empty())
}

/// Returns the cells of a line, each with its offset.
fn cells(offset: usize, line: &str) -> impl Iterator<Item = Cell<'_>> {
    let mut next = offset;
    line.split(',').map(move |cell| {
        let begin = next;
        next += cell.len() + 1;
        (begin, cell)
    })
}
