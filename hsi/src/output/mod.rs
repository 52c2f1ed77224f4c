//! Where output goes, and in which form. Nothing here knows what is printed.

mod csv;
pub mod files;
mod grid;
mod order;

use std::fmt::Display;
use std::io::{self, BufWriter, Write};

use clap::{Args, ValueEnum};
use serde_core::Serialize;
use serde_json::{Value, json};

use crate::failure::Failure;
use crate::question::Question;
use crate::text::Digits;

pub use grid::{Grid, Head};
pub use order::{Order, Sort};

/// The forms of output.
#[derive(Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people: fitted to the terminal, plain in a pipe
    #[default]
    Table,
    /// One JSON document
    Json,
    /// One JSON value a line
    Ndjson,
    /// RFC 4180, one value a column, UTF-8 without a byte order mark; for Excel see --dialect excel
    Csv,
    /// A Markdown table
    Md,
}

/// The ways of writing CSV.
#[derive(Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum Dialect {
    /// Commas and decimal points, as programs read it; Excel opens it by Data, From Text/CSV
    #[default]
    #[value(name = "rfc4180")]
    Rfc4180,
    /// For a double click where a comma is the decimal sign: semicolons, decimal commas, a byte order
    /// mark, and whole numbers of more than 15 digits as texts
    Excel,
}

impl Dialect {
    pub const fn delimiter(self) -> char {
        match self {
            Self::Rfc4180 => ',',
            Self::Excel => ';',
        }
    }
}

/// Above the form of output in every help.
pub const OUTPUT: &str = "Output";

#[derive(Args)]
pub struct FormatArg {
    /// The form of the output.
    #[arg(long, help_heading = OUTPUT, value_enum, ignore_case = true, default_value_t, hide_default_value = true)]
    pub format: Format,
}

/// The form of output of a command that shows sums.
#[derive(Args)]
pub struct FormArg {
    #[command(flatten)]
    format: FormatArg,
    /// Every digit of a sum: EUR 15,700,000,000 in place of EUR 15.7 bn. The forms for programs
    /// always have whole units.
    #[arg(long, help_heading = OUTPUT)]
    digits: bool,
}

/// A form of output, and how sums are written in it.
#[derive(Clone, Copy)]
pub struct Form {
    pub format: Format,
    pub digits: Digits,
}

impl FormArg {
    pub fn form(&self) -> Form {
        Form {
            format: self.format.format,
            digits: if self.digits {
                Digits::All
            } else {
                Digits::Short
            },
        }
    }
}

impl From<Format> for Form {
    fn from(format: Format) -> Self {
        Self {
            format,
            digits: Digits::Short,
        }
    }
}

/// stdout, with the width of the terminal if it is one. Styles are removed on the way where they
/// are not wanted: in a pipe, and with `NO_COLOR`.
pub struct Output {
    writer: Box<dyn Write>,
    width: Option<u16>,
    dialect: Dialect,
    has_csv: bool,
    /// What is said beside the data, once that is written.
    notes: Vec<String>,
}

impl Output {
    pub fn stdout(dialect: Dialect) -> Self {
        let width = terminal_size::terminal_size_of(io::stdout()).map(|(width, _)| width.0);
        Self {
            writer: Box::new(BufWriter::new(anstream::stdout())),
            width,
            dialect,
            has_csv: false,
            notes: Vec::new(),
        }
    }

    /// Says something beside the data.
    pub fn note(&mut self, text: impl Into<String>) {
        self.notes.push(text.into());
    }

    /// Returns how CSV is to be written, to somebody who writes some.
    pub fn dialect(&mut self) -> Dialect {
        self.has_csv = true;
        self.dialect
    }

    /// Writes what is left of the data, and then the notes. One that cannot be written changes
    /// nothing.
    pub fn finish(&mut self) -> Result<(), Failure> {
        if self.dialect == Dialect::Excel && !self.has_csv {
            self.note("--dialect is about CSV, which is not written here; --format csv writes it");
        }
        self.writer.flush()?;
        for note in self.notes.drain(..) {
            let _ = writeln!(anstream::stderr(), "note: {note}");
        }
        Ok(())
    }

    /// Writes a grid as text, Markdown or CSV.
    pub fn grid(&mut self, format: Format, grid: &Grid) -> Result<(), Failure> {
        match format {
            Format::Csv => {
                let dialect = self.dialect();
                grid.write_csv(&mut self.writer, dialect)
            }
            Format::Md => Ok(grid.write_markdown(&mut self.writer)?),
            _ => {
                let left_out = grid.write_text(&mut self.writer, self.width)?;
                if !left_out.is_empty() {
                    let left_out = left_out.join(", ");
                    self.note(format!("left out to fit the terminal: {left_out}"));
                }
                Ok(())
            }
        }
    }

    /// Writes a list as JSON, beside the question that it answers.
    pub fn answer(&mut self, question: &Question, records: &Value) -> Result<(), Failure> {
        self.json(&json!({ "query": question.json(), "records": records }))
    }

    /// Writes what a table is about below it: the question, and how sums got into one currency.
    pub fn question(&mut self, format: Format, question: &Question) -> Result<(), Failure> {
        self.sentence(format, &question.in_words())?;
        match question.method() {
            Some(method) => self.sentence(format, method),
            None => Ok(()),
        }
    }

    /// Writes JSON objects, one a line, each with the question that it answers.
    pub fn answer_lines(
        &mut self,
        question: &Question,
        records: impl IntoIterator<Item = Value>,
    ) -> Result<(), Failure> {
        let marked = records.into_iter().map(|mut record| {
            for (name, value) in question.columns() {
                record[name] = value.into();
            }
            record
        });
        write_ndjson(&mut self.writer, marked)
    }

    /// Writes rows with one value a column as CSV, with the question that they answer.
    pub fn answer_rows(&mut self, question: &Question, mut grid: Grid) -> Result<(), Failure> {
        for (name, value) in question.columns() {
            grid.add_column(Head::left(name), &value);
        }
        self.grid(Format::Csv, &grid)
    }

    pub fn json(&mut self, value: &impl Serialize) -> Result<(), Failure> {
        serde_json::to_writer_pretty(&mut self.writer, value)?;
        Ok(writeln!(self.writer)?)
    }

    /// Writes a sentence: on a terminal, on as many lines as it needs.
    pub fn sentence(&mut self, format: Format, text: &str) -> Result<(), Failure> {
        if format == Format::Md || self.width.is_none() {
            return self.line(text);
        }
        let mut page = Grid::new([Head::wrapped("")]);
        page.push([text.into()]);
        self.grid(format, &page)
    }

    /// Writes a line of prose.
    pub fn line(&mut self, text: &str) -> Result<(), Failure> {
        Ok(writeln!(self.writer, "{text}")?)
    }

    /// Writes texts with an empty line between them.
    pub fn paragraphs(&mut self, texts: impl Iterator<Item: Display>) -> Result<(), Failure> {
        for (number, text) in texts.enumerate() {
            let space = if number > 0 { "\n" } else { "" };
            writeln!(self.writer, "{space}{text}")?;
        }
        Ok(())
    }

    /// Writes bytes as they are: what is no text goes around what knows styles.
    pub fn bytes(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        self.writer.flush()?;
        let mut stdout = io::stdout().lock();
        stdout.write_all(bytes)?;
        Ok(stdout.flush()?)
    }

    /// Writes sentences below a table.
    pub fn notes(&mut self, format: Format, notes: &[String]) -> Result<(), Failure> {
        if format == Format::Md {
            return notes
                .iter()
                .try_for_each(|note| self.line(&format!("- {note}")));
        }
        let mut page = Grid::page();
        for note in notes {
            page.push(["-".into(), note.clone()]);
        }
        self.grid(format, &page)
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.writer.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.writer.flush()
    }
}

/// Writes one JSON value a line.
pub fn write_ndjson(
    mut writer: impl Write,
    values: impl IntoIterator<Item: Serialize>,
) -> Result<(), Failure> {
    for value in values {
        serde_json::to_writer(&mut writer, &value)?;
        writeln!(writer)?;
    }
    Ok(())
}
