//! Rows and columns as text for people, as Markdown and as CSV.

use std::io::{self, Write};

use anstyle::Style;
use comfy_table::presets::NOTHING;
use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, TableComponent};

use super::write_csv;
use crate::failure::Failure;

/// How a column is set.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Align {
    /// Words: left, on one line.
    Left,
    /// Numbers: right, on one line.
    Right,
    /// Sentences: left, on as many lines as they need.
    Wrap,
}

/// The head of a column: its name, and how the column is set.
#[derive(Clone, Copy)]
pub struct Head {
    pub name: &'static str,
    align: Align,
    /// The higher, the sooner the column is left out where the terminal is narrow; 0 is never left
    /// out.
    priority: u8,
}

impl Head {
    pub const fn left(name: &'static str) -> Self {
        Self::new(name, Align::Left)
    }

    pub const fn right(name: &'static str) -> Self {
        Self::new(name, Align::Right)
    }

    pub const fn wrapped(name: &'static str) -> Self {
        Self::new(name, Align::Wrap)
    }

    const fn new(name: &'static str, align: Align) -> Self {
        Self {
            name,
            align,
            priority: 0,
        }
    }

    pub const fn priority(self, priority: u8) -> Self {
        Self { priority, ..self }
    }
}

/// Rows of texts below the heads of columns.
pub struct Grid {
    heads: Vec<Head>,
    rows: Vec<Vec<String>>,
}

/// Between two columns; behind the last one it is trimmed.
const GAP: u16 = 2;

/// The width below which a wrapped column is hard to read.
const READABLE: u16 = 16;

/// Drawn below the heads, used to find the end of them and then dropped; must not start any head.
const RULE: char = '-';

const HEADING: Style = Style::new().bold();

impl Grid {
    pub fn new(heads: impl IntoIterator<Item = Head>) -> Self {
        Self {
            heads: heads.into_iter().collect(),
            rows: Vec::new(),
        }
    }

    /// Returns a grid for named values below each other: two columns without heads.
    pub fn page() -> Self {
        Self::new([Head::left(""), Head::wrapped("")])
    }

    pub fn push(&mut self, row: impl IntoIterator<Item = String>) {
        self.rows.push(row.into_iter().collect());
    }

    /// Writes as many columns as fit the width, or, where not even the main ones do, each row as a
    /// block of lines. Returns the names of the columns left out.
    pub fn write_text(&self, writer: &mut impl Write, width: Option<u16>) -> io::Result<Vec<&str>> {
        let mut shown: Vec<_> = (0..self.heads.len()).collect();
        let mut left_out = Vec::new();
        let priority = |column: &usize| self.heads[*column].priority;
        // A page has no heads: its second column wraps, however narrow it gets.
        while width.is_some_and(|width| !self.fits(&shown, width)) && self.has_heads() {
            match shown.iter().copied().max_by_key(priority) {
                Some(column) if priority(&column) > 0 => {
                    shown.retain(|&other| other != column);
                    left_out.push(self.heads[column].name);
                }
                _ => {
                    self.write_blocks(writer)?;
                    return Ok(Vec::new());
                }
            }
        }
        if !self.rows.is_empty() {
            self.write_columns(writer, &shown, width)?;
        }
        Ok(left_out)
    }

    fn write_columns(
        &self,
        writer: &mut impl Write,
        shown: &[usize],
        width: Option<u16>,
    ) -> io::Result<()> {
        let text = self.layout(shown, width).to_string();
        let mut in_heads = self.has_heads();
        for line in text.lines().map(str::trim_end) {
            if in_heads && line.starts_with(RULE) {
                in_heads = false;
            } else if in_heads {
                writeln!(writer, "{HEADING}{line}{HEADING:#}")?;
            } else {
                writeln!(writer, "{line}")?;
            }
        }
        Ok(())
    }

    fn layout(&self, shown: &[usize], width: Option<u16>) -> comfy_table::Table {
        let mut layout = comfy_table::Table::new();
        layout
            .load_preset(NOTHING)
            .set_style(TableComponent::HeaderLines, RULE);
        if self.has_heads() {
            layout.set_header(shown.iter().map(|&column| title(self.heads[column].name)));
        }
        for row in &self.rows {
            layout.add_row(shown.iter().map(|&column| &row[column]));
        }
        if let Some(width) = width {
            // The gap behind the last column is trimmed, so it may go over the edge.
            layout
                .set_content_arrangement(ContentArrangement::Dynamic)
                .set_width(width.saturating_add(GAP));
        }
        for (column, &shown) in layout.column_iter_mut().zip(shown) {
            column.set_padding((0, GAP));
            let align = self.heads[shown].align;
            if align == Align::Right {
                column.set_cell_alignment(CellAlignment::Right);
            }
            if align != Align::Wrap {
                column.set_constraint(ColumnConstraint::ContentWidth);
            }
        }
        layout
    }

    /// Writes one line a value, for terminals too narrow for columns. The terminal wraps what is
    /// too long, so that addresses stay in one piece.
    fn write_blocks(&self, writer: &mut impl Write) -> io::Result<()> {
        for (number, row) in self.rows.iter().enumerate() {
            if number > 0 {
                writeln!(writer)?;
            }
            let values = self.heads.iter().zip(row);
            let values = values.filter(|(_, value)| !value.is_empty());
            for (index, (head, value)) in values.enumerate() {
                match index {
                    0 => writeln!(writer, "{HEADING}{value}{HEADING:#}")?,
                    _ => writeln!(writer, "  {}: {value}", head.name)?,
                }
            }
        }
        Ok(())
    }

    /// Returns whether the width holds the columns, with something left to those that wrap.
    fn fits(&self, shown: &[usize], width: u16) -> bool {
        let widths = self.layout(shown, None).column_max_content_widths();
        let mut wanted = 0;
        for (content, &column) in widths.into_iter().zip(shown) {
            let wraps = self.heads[column].align == Align::Wrap;
            let least = if wraps {
                content.min(READABLE)
            } else {
                content
            };
            wanted += usize::from(GAP + least);
        }
        wanted <= usize::from(width + GAP)
    }

    fn has_heads(&self) -> bool {
        self.heads.iter().any(|column| !column.name.is_empty())
    }

    pub fn write_markdown(&self, writer: &mut impl Write) -> io::Result<()> {
        let mut line = |cells: Vec<String>| writeln!(writer, "| {} |", cells.join(" | "));
        let rule = |head: &Head| {
            if head.align == Align::Right {
                "---:"
            } else {
                "---"
            }
        };
        line(self.heads.iter().map(|head| head.name.into()).collect())?;
        line(self.heads.iter().map(|head| rule(head).into()).collect())?;
        for row in &self.rows {
            line(row.iter().map(|cell| markdown(cell)).collect())?;
        }
        Ok(())
    }

    pub fn write_csv(&self, writer: &mut impl Write) -> Result<(), Failure> {
        let names = self.heads.iter().map(|head| head.name);
        write_csv(writer, names, self.rows.iter())
    }
}

/// Returns a column's name as its heading.
fn title(name: &str) -> String {
    name.to_uppercase().replace('_', " ")
}

/// Returns a cell of a Markdown table: a bar would end it, and a line break the row.
fn markdown(cell: &str) -> String {
    cell.replace('|', "\\|").replace('\n', "<br>")
}

#[cfg(test)]
mod tests {
    use hyperscaler_investments::{DATA_AS_OF, as_of};

    use super::Grid;
    use crate::record::Record;
    use crate::table::INVESTMENTS;

    /// Returns all records on a terminal of a width, and what was left out.
    fn written(width: Option<u16>) -> (String, Vec<String>) {
        let snapshot = as_of(DATA_AS_OF);
        let records: Vec<_> = Record::all(snapshot).collect();
        let grid = INVESTMENTS.screen(&records);
        let mut text = Vec::new();
        let left_out = grid
            .write_text(&mut text, width)
            .unwrap()
            .into_iter()
            .map(String::from)
            .collect();
        let text = String::from_utf8(text).unwrap();
        (anstream::adapter::strip_str(&text).to_string(), left_out)
    }

    #[test]
    fn columns_give_way_in_their_turn() {
        let order = ["title", "years", "why not", "public", "status"];
        for width in (20..300).step_by(7) {
            let (text, left_out) = written(Some(width));
            assert_eq!(left_out, order[..left_out.len()]);
            if text.starts_with("ID ") {
                assert!(
                    text.lines()
                        .all(|line| line.chars().count() <= width.into()),
                    "{width}"
                );
            } else {
                assert!(text.starts_with(
                    "aws-at-local-zone-2021\n  public: 2021-12\n  amount: no amount\n"
                ));
            }
        }
        assert_eq!(written(Some(80)).1, order);
        assert!(written(Some(250)).1.is_empty());
    }

    #[test]
    fn a_pipe_shows_all_on_one_line_each() {
        let (text, left_out) = written(None);
        assert!(left_out.is_empty());
        assert_eq!(text.lines().count(), 1 + as_of(DATA_AS_OF).known().count());
    }

    #[test]
    fn amounts_end_below_each_other() {
        let (text, _) = written(None);
        let end = text.find("AMOUNT").unwrap() + "AMOUNT".len();
        for line in text.lines().skip(1) {
            let amount: String = line.chars().take(end).collect();
            assert!(
                amount.ends_with(|last: char| last.is_ascii_digit())
                    || amount.ends_with("no amount"),
                "{line}"
            );
        }
    }

    #[test]
    fn sentences_wrap_and_addresses_do_not() {
        let mut page = Grid::page();
        page.push(["note".into(), "one two three four five six seven".into()]);
        let mut text = Vec::new();
        page.write_text(&mut text, Some(20)).unwrap();
        let text = String::from_utf8(text).unwrap();
        assert_eq!(
            text,
            "note  one two three\n      four five six\n      seven\n"
        );
    }
}
