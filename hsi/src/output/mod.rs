//! Where output goes, and in which form. Nothing here knows what is printed.

mod grid;

use std::fmt::Display;
use std::io::{self, BufWriter, Write};

use clap::{Args, ValueEnum};
use serde_core::Serialize;

use crate::failure::Failure;

pub use grid::{Grid, Head};

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
    /// RFC 4180, one value a column
    Csv,
    /// A Markdown table
    Md,
}

/// Above the form of output in every help.
pub const OUTPUT: &str = "Output";

#[derive(Args)]
pub struct FormatArg {
    /// The form of the output.
    #[arg(long, help_heading = OUTPUT, value_enum, default_value_t, hide_default_value = true)]
    pub format: Format,
}

/// stdout, with the width of the terminal if it is one. Styles are removed on the way where they
/// are not wanted: in a pipe, and with `NO_COLOR`.
pub struct Output {
    writer: Box<dyn Write>,
    width: Option<u16>,
}

impl Output {
    pub fn stdout() -> Self {
        let width = terminal_size::terminal_size_of(io::stdout()).map(|(width, _)| width.0);
        Self {
            writer: Box::new(BufWriter::new(anstream::stdout())),
            width,
        }
    }

    pub fn flush(&mut self) -> Result<(), Failure> {
        Ok(self.writer.flush()?)
    }

    /// Writes a grid as text, Markdown or CSV.
    pub fn grid(&mut self, format: Format, grid: &Grid) -> Result<(), Failure> {
        match format {
            Format::Csv => grid.write_csv(&mut self.writer),
            Format::Md => Ok(grid.write_markdown(&mut self.writer)?),
            _ => {
                let left_out = grid.write_text(&mut self.writer, self.width)?;
                if !left_out.is_empty() {
                    let left_out = left_out.join(", ");
                    note(&format!("left out to fit the terminal: {left_out}"));
                }
                Ok(())
            }
        }
    }

    pub fn json(&mut self, value: &impl Serialize) -> Result<(), Failure> {
        serde_json::to_writer_pretty(&mut self.writer, value)?;
        Ok(writeln!(self.writer)?)
    }

    pub fn ndjson(&mut self, values: impl IntoIterator<Item: Serialize>) -> Result<(), Failure> {
        write_ndjson(&mut self.writer, values)
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

/// Writes a heading and rows as RFC 4180 has them.
pub fn write_csv<R: IntoIterator<Item: AsRef<[u8]>>>(
    writer: impl Write,
    heading: impl Iterator<Item = &'static str>,
    rows: impl Iterator<Item = R>,
) -> Result<(), Failure> {
    let mut csv = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(writer);
    csv.write_record(heading)?;
    for row in rows {
        csv.write_record(row)?;
    }
    Ok(csv.flush()?)
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

/// Said where nothing matches: an empty answer is easily read as "nothing was invested".
pub const NO_RECORD: &str = "no record: the data set holds none, which does not mean that nothing was \
                             invested; see hsi coverage";

/// Prints a message beside the data.
pub fn note(text: &str) {
    anstream::eprintln!("note: {text}");
}
