//! Rows and columns as text for people, as Markdown and as CSV.

use std::borrow::Cow;
use std::io::{self, Write};

use anstyle::Style;
use comfy_table::presets::NOTHING;
use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, TableComponent};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::{Dialect, csv};
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
    /// Titles: left, on one line, and cut where the terminal is narrow.
    Cut,
}

impl Align {
    /// Returns whether the column can be narrower than what is in it.
    fn can_shrink(self) -> bool {
        self == Self::Wrap || self == Self::Cut
    }

    /// Returns the least width of a column with content of a width.
    fn least(self, content: u16) -> u16 {
        match self {
            Self::Left | Self::Right => content,
            Self::Wrap => content.min(READABLE),
            Self::Cut => content.min(TELLING),
        }
    }
}

/// The head of a column: its name, and how the column is set.
#[derive(Clone)]
pub struct Head {
    pub name: Cow<'static, str>,
    align: Align,
    /// The higher, the sooner the column is left out where the terminal is narrow; 0 is never left
    /// out.
    priority: u8,
    /// Whether its cells are Markdown already.
    is_markup: bool,
}

impl Head {
    pub const fn left(name: &'static str) -> Self {
        Self::new(Cow::Borrowed(name), Align::Left)
    }

    pub const fn right(name: &'static str) -> Self {
        Self::new(Cow::Borrowed(name), Align::Right)
    }

    pub const fn wrapped(name: &'static str) -> Self {
        Self::new(Cow::Borrowed(name), Align::Wrap)
    }

    pub const fn cut(name: &'static str) -> Self {
        Self::new(Cow::Borrowed(name), Align::Cut)
    }

    const fn new(name: Cow<'static, str>, align: Align) -> Self {
        Self {
            name,
            align,
            priority: 0,
            is_markup: false,
        }
    }

    /// Says that the cells are Markdown already.
    pub const fn markup(mut self) -> Self {
        self.is_markup = true;
        self
    }

    pub const fn priority(mut self, priority: u8) -> Self {
        self.priority = priority;
        self
    }

    /// Returns the head of a column of numbers whose name is not known beforehand.
    pub fn right_of(name: String) -> Self {
        Self::new(Cow::Owned(name), Align::Right)
    }
}

/// Rows of texts below the heads of columns.
pub struct Grid {
    heads: Vec<Head>,
    rows: Vec<Vec<String>>,
}

/// Between two columns; behind the last one it is trimmed.
const GAP: u16 = 2;

/// The width below which a column that is wrapped is hard to read, and one that is cut says too little.
const READABLE: u16 = 16;
const TELLING: u16 = 8;

/// Stands for what was cut off.
const ELLIPSIS: char = '\u{2026}';

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

    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    pub fn push(&mut self, row: impl IntoIterator<Item = String>) {
        self.rows.push(row.into_iter().collect());
    }

    /// Adds a column that holds the same in each row.
    pub fn add_column(&mut self, head: Head, value: &str) {
        self.heads.push(head);
        for row in &mut self.rows {
            row.push(value.into());
        }
    }

    /// Lets a column go where the terminal is narrow, but as one of the last.
    pub fn let_go(&mut self, name: &str) {
        for head in self.heads.iter_mut().filter(|head| head.name == name) {
            head.priority = head.priority.max(1);
        }
    }

    /// Puts a column behind the one of a name, or behind all; it has a value for each row.
    pub fn insert_behind(&mut self, name: &str, head: Head, values: Vec<String>) {
        let place = self.heads.iter().position(|head| head.name == name);
        let place = place.map_or(self.heads.len(), |place| place + 1);
        self.heads.insert(place, head);
        for (row, value) in self.rows.iter_mut().zip(values) {
            row.insert(place, value);
        }
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
                    left_out.push(self.heads[column].name.as_ref());
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
            layout.set_header(shown.iter().map(|&column| title(&self.heads[column].name)));
        }
        let widest = width.map(|width| self.widest_cut(shown, width));
        for row in &self.rows {
            layout.add_row(shown.iter().map(|&column| {
                let is_cut = self.heads[column].align == Align::Cut;
                match widest.filter(|_| is_cut) {
                    Some(widest) => cut(&row[column], widest),
                    None => row[column].clone(),
                }
            }));
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
            if !align.can_shrink() {
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
            let least = self.heads[column].align.least(content);
            wanted += usize::from(GAP) + usize::from(least);
        }
        wanted <= usize::from(width) + usize::from(GAP)
    }

    /// Returns the width that is left to a column that is cut, beside the others as wide as they are.
    fn widest_cut(&self, shown: &[usize], width: u16) -> usize {
        let widths = self.layout(shown, None).column_max_content_widths();
        let mut left = usize::from(width) + usize::from(GAP);
        for (content, &column) in widths.into_iter().zip(shown) {
            let own = match self.heads[column].align {
                Align::Cut => 0,
                align => align.least(content),
            };
            left = left.saturating_sub(usize::from(GAP) + usize::from(own));
        }
        left.max(TELLING.into())
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
        line(
            self.heads
                .iter()
                .map(|head| head.name.to_string())
                .collect(),
        )?;
        line(self.heads.iter().map(|head| rule(head).into()).collect())?;
        for row in &self.rows {
            let cells = self.heads.iter().zip(row);
            line(
                cells
                    .map(|(head, cell)| markdown(cell, head.is_markup))
                    .collect(),
            )?;
        }
        Ok(())
    }

    pub fn write_csv(&self, writer: &mut impl Write, dialect: Dialect) -> Result<(), Failure> {
        let names = self.heads.iter().map(|head| head.name.as_ref());
        csv::write(writer, dialect, names, self.rows.iter().map(Vec::as_slice))
    }
}

/// Returns a text that is so many columns wide at most: a wide character takes two.
fn cut(text: &str, widest: usize) -> String {
    if text.width() <= widest {
        return text.into();
    }
    let mut left = widest.saturating_sub(1);
    let mut cut = String::new();
    for character in text.chars() {
        let width = character.width().unwrap_or(0);
        if width > left {
            break;
        }
        left -= width;
        cut.push(character);
    }
    cut.truncate(cut.trim_end().len());
    cut.push(ELLIPSIS);
    cut
}

/// Returns a column's name as its heading.
fn title(name: &str) -> String {
    name.to_uppercase().replace('_', " ")
}

/// Returns a cell of a Markdown table: a bar would end it, and a line break the row. In what is no
/// markup, every sign that could be read as such is written as itself.
fn markdown(cell: &str, is_markup: bool) -> String {
    let mut escaped = String::with_capacity(cell.len());
    let mut before = ' ';
    for (place, character) in cell.char_indices() {
        let rest = &cell[place + character.len_utf8()..];
        let after = rest.chars().next().unwrap_or(' ');
        match character {
            '\n' => escaped.push_str("<br>"),
            '|' => escaped.push_str("\\|"),
            _ if is_markup => escaped.push(character),
            // Within a word it is no emphasis.
            '_' if before.is_alphanumeric() && after.is_alphanumeric() => escaped.push('_'),
            '\\' | '`' | '*' | '_' | '<' | '[' | ']' | '~' => escaped.extend(['\\', character]),
            '&' if is_entity(rest) => escaped.push_str("&amp;"),
            other => escaped.push(other),
        }
        before = character;
    }
    escaped
}

/// Returns whether what follows an ampersand makes it the name of a sign, such as `&copy;`.
fn is_entity(rest: &str) -> bool {
    let name = rest
        .split_once(';')
        .map(|(name, _)| name.trim_start_matches('#'));
    name.is_some_and(|name| {
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
    })
}

#[cfg(test)]
mod tests {
    use hyperscaler_investments::{DATA_AS_OF, as_of};

    use unicode_width::UnicodeWidthStr;

    use super::{Grid, cut, markdown};
    use crate::record::Record;
    use crate::table::INVESTMENTS;
    use crate::text::Digits;

    /// Returns all records on a terminal of a width, and what was left out.
    fn written(width: Option<u16>) -> (String, Vec<String>) {
        let snapshot = as_of(DATA_AS_OF);
        let records: Vec<_> = Record::all(snapshot).collect();
        let grid = INVESTMENTS.screen(&records, Digits::Short);
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
        let order = [
            "why not",
            "announced",
            "provider",
            "phase",
            "status",
            "country",
            "years",
        ];
        for width in (20..300).step_by(23) {
            let (text, left_out) = written(Some(width));
            assert_eq!(left_out, order[..left_out.len()]);
            if text.starts_with("ID ") {
                assert!(
                    text.lines().all(|line| line.width() <= width.into()),
                    "{width}"
                );
            } else {
                let first = as_of(DATA_AS_OF).known().next().unwrap();
                assert!(text.starts_with(&format!("{first}\n  provider: AWS\n")));
            }
        }
        // What a person looks for first is there on the usual terminal, and the title too.
        let (text, _) = written(Some(80));
        let heading = text.lines().next().unwrap_or_default();
        for name in ["ID", "AMOUNT", "COUNTS", "TITLE"] {
            assert!(heading.split_whitespace().any(|head| head == name));
        }
        assert!(written(Some(300)).1.is_empty());
    }

    #[test]
    fn no_width_is_too_large() {
        assert_eq!(written(Some(u16::MAX)), written(None));
    }

    #[test]
    fn what_is_cut_says_so_and_counts_wide_characters_twice() {
        assert_eq!(cut("Frankfurt", 9), "Frankfurt");
        assert_eq!(cut("Frankfurt", 8), "Frankfu\u{2026}");
        assert_eq!(cut("New region", 5), "New\u{2026}");
        assert_eq!(cut("東京リージョン", 7), "東京リ\u{2026}");
        assert_eq!(cut("東京リージョン", 8), "東京リ\u{2026}");
    }

    #[test]
    fn markdown_shows_a_text_as_it_is() {
        let shown = [
            (
                "<b>x</b> *s* _u_ \\| &copy;",
                "\\<b>x\\</b> \\*s\\* \\_u\\_ \\\\\\| &amp;copy;",
            ),
            (
                "R&D, A & B, is_upper_bound, [Page]",
                "R&D, A & B, is_upper_bound, \\[Page\\]",
            ),
            ("one\ntwo", "one<br>two"),
        ];
        for (text, wanted) in shown {
            assert_eq!(markdown(text, false), wanted);
        }
        assert_eq!(markdown("`[a-z]*` | `b`", true), "`[a-z]*` \\| `b`");
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
                [" tn", " bn", " m", "no amount"]
                    .iter()
                    .any(|end| amount.ends_with(end)),
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
