//! The columns of one table: a module with a static a column.

use std::fmt::Display;

use super::code::{Code, written};
use super::keys::{self, Key};
use super::rows::RowsOf;
use crate::compiler::diagnostic::Located;
use crate::compiler::model::{Amount, Head};
use crate::shared::date::Date;
use crate::shared::layout::{self, NO_TEXT, NO_UNITS};
use crate::shared::vocabulary::{Qualifier, Vocabulary};

/// The module of a table, opened.
pub struct Columns<'c, 'a> {
    code: &'c mut Code,
    /// The id of each row, for comments.
    ids: Vec<&'a str>,
}

impl<'c, 'a> Columns<'c, 'a> {
    /// Opens a module, which the `texts!` and `keys!` of `src/tables.rs` expect.
    pub fn open(code: &'c mut Code, name: &str, ids: impl Iterator<Item = &'a str>) -> Self {
        let ids: Vec<_> = ids.collect();
        code.line("");
        code.open(&format!("pub(crate) mod {name} {{"));
        code.line("#[allow(unused_imports)]");
        code.line("use super::*;");
        code.line("");
        code.line("#[allow(dead_code)]");
        code.line(&format!("pub(crate) const LEN: usize = {};", ids.len()));
        Self { code, ids }
    }

    /// Opens the module of records that are found by id, by alias and by what else is given.
    pub fn of_records(
        code: &'c mut Code,
        name: &str,
        heads: impl Iterator<Item = &'a Head> + Clone,
        further: Vec<Key>,
    ) -> Self {
        let mut columns = Self::open(code, name, heads.clone().map(|head| head.id.as_str()));
        columns.keys(&keys::of(heads, further));
        columns
    }

    /// Writes the keys of the rows, in their order, and then all others.
    pub fn keys(&mut self, keys: &[Key]) {
        keys::emit(self.code, keys, self.ids.len());
    }

    pub fn constant(&mut self, name: &str, kind: &str, value: &str) {
        self.code.line("");
        self.code
            .line(&format!("pub(crate) const {name}: {kind} = {value};"));
    }

    pub fn close(self) {
        self.code.close("}");
    }

    /// Writes an array of a length of its own.
    pub fn array<T: Display>(&mut self, name: &str, kind: &str, values: &[T]) {
        let len = values.len().to_string();
        self.column(name, kind, &len, reader(kind), written(values.iter()));
    }

    /// Writes dates, in an array of a length of its own.
    pub fn days(&mut self, name: &str, days: &[Date]) {
        let len = days.len().to_string();
        let days = days.iter().map(|&day| padded(Some(day)));
        self.column(name, "u32", &len, Some(DATES), days.collect());
    }

    /// Writes one value a row.
    pub fn numbers<T: Display>(&mut self, name: &str, kind: &str, values: impl Iterator<Item = T>) {
        self.column(name, kind, "LEN", reader(kind), written(values));
    }

    /// Writes values: as a literal, if there is a reader for it.
    fn column(
        &mut self,
        name: &str,
        kind: &str,
        len: &str,
        reader: Option<&str>,
        values: Vec<String>,
    ) {
        let open = format!("pub(crate) static {name}: [{kind}; {len}] = ");
        self.code.line("");
        match reader {
            Some(reader) => self.code.words(&format!("{open}{reader}("), values, ");"),
            None => self.code.values(&format!("{open}["), values, "];"),
        }
    }

    /// Writes what the letters of a vocabulary stand for, as a comment above the column that follows.
    pub fn legend<T: Vocabulary>(&mut self) {
        let words: Vec<_> = T::ALL
            .iter()
            .map(|&word| format!("{} {}", letter(word), word.as_str()))
            .collect();
        self.code.line("");
        self.code
            .line(&format!("// {}: {}.", T::WHAT, words.join(", ")));
    }

    /// Writes one word of a vocabulary a row.
    pub fn words<T: Vocabulary>(&mut self, name: &str, kind: &str, words: impl Iterator<Item = T>) {
        self.legend::<T>();
        let letters = words.map(letter).collect();
        self.letters(
            &format!("{name}: [{kind}; LEN] = letters({kind}::ALL, "),
            letters,
        );
    }

    /// Writes one word of a vocabulary a row, or none.
    pub fn optional_words<T: Vocabulary>(
        &mut self,
        name: &str,
        kind: &str,
        words: impl Iterator<Item = Option<T>>,
    ) {
        self.legend::<T>();
        let letters = words.map(|word| word.map_or(NONE, letter)).collect();
        let column = format!("{name}: [Option<{kind}>; LEN]");
        self.letters(
            &format!("{column} = optional_letters({kind}::ALL, "),
            letters,
        );
    }

    /// Writes a letter a row as one literal.
    fn letters(&mut self, open: &str, letters: String) {
        let open = format!("pub(crate) static {open}");
        self.code.bytes(&open, &letters.into_bytes(), ");");
    }

    /// Writes one date a row, or none.
    pub fn dates<'d>(
        &mut self,
        name: &str,
        dates: impl Iterator<Item = Option<&'d Located<Date>>>,
    ) {
        let dates = dates.map(|date| padded(date.map(|date| date.value)));
        self.column(name, "u32", "LEN", Some(DATES), dates.collect());
    }

    /// Writes any number of values a row: all of them in one run, and where each row's end.
    pub fn lists<T: Display>(
        &mut self,
        name: &str,
        kind: &str,
        rows: impl Iterator<Item = Vec<T>>,
    ) {
        let ids = self.ids.iter().map(|&id| id.to_owned());
        self.labelled_lists(name, kind, ids.zip(rows).collect());
    }

    /// Writes any number of figures a row, which nobody reads here, as bytes.
    pub fn figures(&mut self, name: &str, rows: &[Vec<u32>]) {
        self.open_lists(name, "u32", rows.iter().map(Vec::len));
        let mut bytes = Vec::new();
        for figure in rows.iter().flatten() {
            bytes.extend(figure.to_be_bytes());
        }
        self.code.bytes("values: words(", &bytes, "),");
        self.code.close("};");
    }

    /// Opens lists, and writes where those of each row end.
    fn open_lists(
        &mut self,
        name: &str,
        kind: &str,
        lengths: impl ExactSizeIterator<Item = usize> + Clone,
    ) {
        let (len, values) = (lengths.len() + 1, lengths.clone().sum::<usize>());
        self.code.line("");
        self.code.open(&format!(
            "pub(crate) static {name}: Lists<{kind}, {len}, {values}> = Lists {{"
        ));
        self.code.ends(lengths, "),");
    }

    /// Writes any number of values for each of some things that are no rows of the table.
    pub fn labelled_lists<T: Display>(
        &mut self,
        name: &str,
        kind: &str,
        rows: Vec<(String, Vec<T>)>,
    ) {
        let mut texts = Vec::new();
        for (label, row) in rows {
            texts.push((label, written(row.into_iter())));
        }
        self.written_lists(name, kind, texts);
    }

    fn written_lists(&mut self, name: &str, kind: &str, rows: Vec<(String, Vec<String>)>) {
        self.open_lists(name, kind, rows.iter().map(|(_, row)| row.len()));
        if let Some(reader) = reader(kind) {
            self.code.open(&format!("values: {reader}(concat!("));
            for (label, row) in rows {
                self.code.words_of_row(&label, row);
            }
            self.code.close(")),");
        } else {
            self.code.open("values: [");
            for (label, row) in rows {
                self.code.row(&label, row);
            }
            self.code.close("],");
        }
        self.code.close("};");
    }

    /// Writes one code a row, all of one length, side by side. It is read by a function of that name, and all
    /// of them together by another.
    pub fn codes<'t>(&mut self, name: &str, codes: impl Iterator<Item = &'t str>) {
        self.code.line("");
        self.code.open("codes! {");
        self.code.line(&format!("{name},"));
        self.code.line(&format!("all: {name}_codes,"));
        self.code.joined(codes);
        self.code.close("}");
    }

    /// Writes one text a row, or none, in one blob; it is read by a function of that name.
    pub fn texts<'t>(&mut self, name: &str, texts: impl Iterator<Item = &'t str>) {
        let texts: Vec<_> = texts
            .zip(&self.ids)
            .map(|(text, id)| (text, (*id).to_owned()))
            .collect();
        self.code.line("");
        self.code.open("texts! {");
        self.code.line(&format!("{name},"));
        self.code.blob(&texts);
        self.code.close("}");
    }

    /// Writes the columns of an amount. Few are ranges: the upper ends are a list of rows and units, and the
    /// qualifier says whether there is one.
    pub fn amounts<'m>(
        &mut self,
        amounts: impl Iterator<Item = Option<&'m Amount>> + Clone,
        currencies: &RowsOf,
    ) {
        let (mut units, mut codes) = (Vec::new(), Vec::new());
        let (mut qualifiers, mut at_most) = (Vec::new(), Vec::new());
        for (row, amount) in amounts.enumerate() {
            units.push(amount.map_or(NO_UNITS, |amount| amount.units));
            codes.push(amount.map_or(0, |amount| currencies.of(&amount.currency)));
            let qualifier = amount.map_or(Qualifier::Unquantified, |amount| amount.qualifier);
            let upper_end = amount.and_then(|amount| amount.at_most);
            let range = if upper_end.is_some() { 'r' } else { NONE };
            qualifiers.push(format!("{}{range}", letter(qualifier)));
            at_most.extend(upper_end.map(|units| format!("({row}, {units})")));
        }
        self.numbers("UNITS", "u64", units.into_iter());
        self.numbers("CURRENCY", "u16", codes.into_iter());
        self.legend::<Qualifier>();
        self.numbers("QUALIFIER", "(Qualifier, bool)", qualifiers.into_iter());
        self.array("AT_MOST", "(u16, u64)", &at_most);
    }
}

/// Stands for nothing in a literal.
pub const NONE: char = layout::NO_LETTER as char;

/// Returns the letter that stands for a word of its vocabulary.
pub fn letter<T: Vocabulary>(word: T) -> char {
    let before = T::ALL
        .iter()
        .take_while(|other| other.as_str() != word.as_str());
    char::from(layout::FIRST_LETTER + before.count() as u8)
}

/// Returns the last day of a date, with colons before the parts that the date does not state, or what stands for
/// none, in ten characters: `2024-05-22`, `2024-05:31`, `2024:12:31`.
pub fn padded(date: Option<Date>) -> String {
    let Some(date) = date else {
        return format!("{NONE:<10}");
    };
    let mut day = date.last_day().to_string();
    if date.month().is_none() {
        day.replace_range(4..5, ":");
    }
    if date.day().is_none() {
        day.replace_range(7..8, ":");
    }
    day
}

/// The function of `src/literals.rs` that reads dates.
const DATES: &str = "dates";

/// Returns the function of `src/literals.rs` that reads values of a kind.
fn reader(kind: &str) -> Option<&'static str> {
    match kind {
        "u8" => Some("u8s"),
        "u16" => Some("u16s"),
        "u64" => Some("u64s"),
        "Entry" => Some("entries"),
        "(Qualifier, bool)" => Some("qualifiers"),
        "(u16, u16, u16)" => Some("ranges"),
        "(RelationKind, u16)" => Some("relations"),
        "(u32, bool, Status, u16)" => Some("status_changes"),
        "(ClaimKind, u64, u16, bool, Qualifier, u16)" => Some("claims"),
        _ => None,
    }
}

/// Returns the text of a field, or what stands for none.
pub fn optional(text: Option<&Located<String>>) -> &str {
    text.map_or(NO_TEXT, |text| text.value.as_str())
}
