//! Where output goes, and in which form.

mod table;

use std::io::{self, BufWriter, Write};

use clap::{Args, ValueEnum};
use serde_core::Serialize;

use crate::failure::Failure;

pub use table::{Align, Table};

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

/// A column of a listing: its name, and how it reads its value off an item.
pub struct Column<T> {
    pub name: &'static str,
    pub align: Align,
    /// The higher, the sooner left out where the terminal is narrow; 0 is never left out.
    pub spare: u8,
    pub value: fn(&T) -> String,
}

impl<T> Column<T> {
    pub const fn text(name: &'static str, value: fn(&T) -> String) -> Self {
        Self {
            name,
            align: Align::Left,
            spare: 0,
            value,
        }
    }

    pub const fn number(name: &'static str, value: fn(&T) -> String) -> Self {
        Self {
            name,
            align: Align::Right,
            spare: 0,
            value,
        }
    }

    /// Text that may take several lines where the terminal is narrow.
    pub const fn wrapped(name: &'static str, value: fn(&T) -> String) -> Self {
        Self {
            name,
            align: Align::Wrap,
            spare: 0,
            value,
        }
    }
}

// Not derived, which would ask that the items can be copied too.
impl<T> Clone for Column<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Column<T> {}

/// A column that is left out where the terminal is narrow: the higher the number, the sooner.
pub const fn spare<T>(spare: u8, column: Column<T>) -> Column<T> {
    Column { spare, ..column }
}

/// stdout, with the width of the terminal if it is one. Styles are taken out on the way where they
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

    /// A list of items in any form: few columns for people, all columns as CSV, all fields as JSON. An empty list
    /// is said to be no zero.
    pub fn listing<T: Serialize>(
        &mut self,
        format: Format,
        items: &[T],
        columns: &[Column<T>],
        flat: &[Column<T>],
    ) -> Result<(), Failure> {
        if items.is_empty() {
            note(NO_RECORD);
        }
        match format {
            Format::Table | Format::Md => self.table(format, &Table::of(columns, items)),
            Format::Csv => self.table(format, &Table::of(flat, items)),
            Format::Json => self.json(&items),
            Format::Ndjson => self.ndjson(items),
        }
    }

    /// A table as text, Markdown or CSV.
    pub fn table(&mut self, format: Format, table: &Table) -> Result<(), Failure> {
        match format {
            Format::Csv => table.write_csv(&mut self.writer),
            Format::Md => Ok(table.write_markdown(&mut self.writer)?),
            _ => {
                let left_out = table.write_text(&mut self.writer, self.width)?;
                if !left_out.is_empty() {
                    note(&format!(
                        "left out to fit the terminal: {}",
                        left_out.join(", ")
                    ));
                }
                Ok(())
            }
        }
    }

    pub fn json(&mut self, value: &impl Serialize) -> Result<(), Failure> {
        serde_json::to_writer_pretty(&mut self.writer, value)?;
        Ok(writeln!(self.writer)?)
    }

    pub fn ndjson(&mut self, values: &[impl Serialize]) -> Result<(), Failure> {
        for value in values {
            serde_json::to_writer(&mut self.writer, value)?;
            writeln!(self.writer)?;
        }
        Ok(())
    }

    /// A line of prose.
    pub fn line(&mut self, text: &str) -> Result<(), Failure> {
        Ok(writeln!(self.writer, "{text}")?)
    }

    /// Sentences below a table.
    pub fn notes(&mut self, format: Format, notes: &[String]) -> Result<(), Failure> {
        if format == Format::Md {
            return notes
                .iter()
                .try_for_each(|note| self.line(&format!("- {note}")));
        }
        let mut table = Table::page();
        for note in notes {
            table.push(["-".into(), note.clone()]);
        }
        self.table(format, &table)
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

/// Said where nothing matches: an empty answer is easily read as "nothing was invested".
pub const NO_RECORD: &str = "no record: the data set holds none, which does not mean that nothing was \
                             invested; see hsi coverage";

/// A message beside the data.
pub fn note(text: &str) {
    anstream::eprintln!("note: {text}");
}
