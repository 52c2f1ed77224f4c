//! Tables as text for people, as Markdown and as CSV.

use std::io::{self, Write};

use anstyle::Style;
use comfy_table::{
    CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, Table as Layout, TableStyle,
};

use super::Column;
use crate::failure::Failure;

/// How a column is set.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// Words: left, on one line where the terminal is wide enough.
    Left,
    /// Numbers: right, on one line where the terminal is wide enough.
    Right,
    /// Sentences: left, on as many lines as they need.
    Wrap,
}

/// Rows of texts below named columns.
pub struct Table {
    columns: Vec<(String, Align)>,
    rows: Vec<Vec<String>>,
}

/// Between two columns: the padding, and the place of a border.
const GAP: u16 = 2;

/// What a wrapped column should at least have before the others give way.
const READABLE: usize = 16;

impl Table {
    pub fn new(columns: impl IntoIterator<Item = (impl Into<String>, Align)>) -> Self {
        let columns = columns.into_iter().map(|(name, align)| (name.into(), align)).collect();
        Self { columns, rows: Vec::new() }
    }

    pub fn of<T>(columns: &[Column<T>], items: &[T]) -> Self {
        let mut table = Self::new(columns.iter().map(|column| (column.name, column.align)));
        for item in items {
            table.push(columns.iter().map(|column| (column.value)(item)));
        }
        table
    }

    /// Named values below each other: two columns without a heading.
    pub fn page() -> Self {
        Self::new([("", Align::Left), ("", Align::Wrap)])
    }

    pub fn push(&mut self, row: impl IntoIterator<Item = String>) {
        self.rows.push(row.into_iter().collect());
    }

    pub fn write_text(&self, writer: &mut impl Write, width: Option<u16>) -> io::Result<()> {
        const HEADING: Style = Style::new().bold();
        if self.rows.is_empty() {
            return Ok(());
        }
        let text = self.layout(width).to_string();
        let mut heading = self.has_heading();
        for line in text.lines().map(str::trim_end) {
            if heading && line.starts_with(RULE) {
                heading = false;
            } else if heading {
                writeln!(writer, "{HEADING}{line}{HEADING:#}")?;
            } else {
                writeln!(writer, "{line}")?;
            }
        }
        Ok(())
    }

    fn layout(&self, width: Option<u16>) -> Layout {
        const PLAIN: TableStyle =
            TableStyle::new().header_separator(LineStyle::none().fill(RULE).junction(RULE));
        let mut layout = Layout::new();
        layout.load_style(PLAIN);
        if self.has_heading() {
            layout.set_header(self.columns.iter().map(|(name, _)| name.to_uppercase().replace('_', " ")));
        }
        layout.add_rows(&self.rows);
        if let Some(width) = width {
            layout.set_content_arrangement(ContentArrangement::Dynamic).set_width(width);
        }
        let whole = width.is_some_and(|width| self.fits(&layout, width));
        for (column, (_, align)) in layout.column_iter_mut().zip(&self.columns) {
            column.set_padding((0, GAP - 1));
            if *align == Align::Right {
                column.set_cell_alignment(CellAlignment::Right);
            }
            if whole && *align != Align::Wrap {
                column.set_constraint(ColumnConstraint::ContentWidth);
            }
        }
        layout
    }

    fn has_heading(&self) -> bool {
        self.columns.iter().any(|(name, _)| !name.is_empty())
    }

    /// Whether the width holds every column that should not wrap, and leaves something to the others.
    fn fits(&self, layout: &Layout, width: u16) -> bool {
        let widths = layout.column_max_content_widths();
        let wanted = widths.iter().zip(&self.columns).map(|(&content, (_, align))| {
            let content = usize::from(content);
            let least = if *align == Align::Wrap { content.min(READABLE) } else { content };
            least + usize::from(GAP)
        });
        wanted.sum::<usize>() <= usize::from(width)
    }

    pub fn write_markdown(&self, writer: &mut impl Write) -> io::Result<()> {
        let line = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
        let rule = |(_, align): &(String, Align)| match align {
            Align::Right => "---:".into(),
            Align::Left | Align::Wrap => "---".into(),
        };
        writeln!(writer, "{}", line(self.columns.iter().map(|(name, _)| name.clone()).collect()))?;
        writeln!(writer, "{}", line(self.columns.iter().map(rule).collect()))?;
        for row in &self.rows {
            writeln!(writer, "{}", line(row.iter().map(markdown).collect()))?;
        }
        Ok(())
    }

    pub fn write_csv(&self, writer: &mut impl Write) -> Result<(), Failure> {
        let mut csv = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(writer);
        csv.write_record(self.columns.iter().map(|(name, _)| name))?;
        for row in &self.rows {
            csv.write_record(row)?;
        }
        Ok(csv.flush()?)
    }
}

/// A cell of a Markdown table: a bar would end it, and a line break the row.
fn markdown(cell: &String) -> String {
    cell.replace('|', "\\|").replace('\n', "<br>")
}

/// Draws the line below the heading, which tells where the heading ends and is not printed: nothing that a
/// heading begins with.
const RULE: char = '-';
