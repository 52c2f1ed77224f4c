//! Columns: numbers, lists, texts.

use std::fmt::{Display, Write as _};

use super::rows::RowsOf;
use crate::compiler::diagnostic::Located;
use crate::compiler::model::Amount;
use crate::shared::date::Date;
use crate::shared::layout::{NO_DATE, NO_TEXT, NO_UNITS};

/// One value a row. The type is written before the length, as in `[u16; LEN]`.
pub fn numbers<T: Display>(
    out: &mut String,
    name: &str,
    kind: &str,
    values: impl Iterator<Item = T>,
) {
    let _ = write!(out, "pub(crate) static {name}: [{kind}; LEN] = [");
    list(out, values);
    out.push_str("];\n");
}

/// Any number of values a row: all of them in one run, and where each row's end.
pub fn lists<T: Display, L: IntoIterator<Item = T>>(
    out: &mut String,
    name: &str,
    kind: &str,
    rows: impl Iterator<Item = L>,
) {
    let (mut ends, mut values) = (vec![0], Vec::new());
    for row in rows {
        values.extend(row);
        ends.push(values.len());
    }
    let _ = write!(
        out,
        "pub(crate) static {name}: Lists<{kind}, {}, {}> = Lists {{ ends: [",
        ends.len(),
        values.len()
    );
    list(out, ends.into_iter());
    out.push_str("], values: [");
    list(out, values.into_iter());
    out.push_str("] };\n");
}

/// One text a row, empty where there is none, in one blob; read by a function of that name.
pub fn texts<'a>(out: &mut String, name: &str, values: impl Iterator<Item = &'a str>) {
    let (ends, blob) = blob(values);
    let _ = write!(out, "texts! {{ {name}, ends: [");
    let len = ends.len();
    list(out, ends.into_iter());
    let _ = writeln!(out, "]; {len}, blob: {} }}", literal(&blob));
}

/// The texts one after the other, and where each ends (from 0).
pub fn blob<'a>(values: impl Iterator<Item = &'a str>) -> (Vec<usize>, String) {
    let (mut ends, mut blob) = (vec![0], String::new());
    for value in values {
        blob.push_str(value);
        ends.push(blob.len());
    }
    (ends, blob)
}

/// A Rust string literal. Letters beyond ASCII stay as they are, so that the tables can be read.
pub fn literal(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            // What has no glyph of its own, or would turn the line around, is written as an escape.
            c if c.is_control() || ('\u{200b}'..='\u{206f}').contains(&c) || c == '\u{feff}' => {
                out.extend(c.escape_unicode());
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// Comma-separated values.
pub fn list<T: Display>(out: &mut String, values: impl Iterator<Item = T>) {
    for value in values {
        let _ = write!(out, "{value},");
    }
}

/// The three columns of an amount.
pub fn amounts<'a>(
    out: &mut String,
    amounts: impl Iterator<Item = Option<&'a Amount>> + Clone,
    currencies: &RowsOf,
) {
    numbers(
        out,
        "UNITS",
        "u64",
        amounts
            .clone()
            .map(|amount| amount.map_or(NO_UNITS, |a| a.units)),
    );
    let currency =
        |amount: Option<&Amount>| amount.map_or(0, |a| currencies.get(&a.currency.value));
    numbers(out, "CURRENCY", "u16", amounts.clone().map(currency));
    numbers(
        out,
        "QUALIFIER",
        "Qualifier",
        amounts.map(|amount| {
            amount.map_or_else(
                || String::from("Qualifier::Unquantified"),
                |a| format!("Qualifier::{:?}", a.qualifier),
            )
        }),
    );
}

pub fn references(ids: &[Located<String>], rows: &RowsOf) -> Vec<u16> {
    ids.iter().map(|id| rows.get(&id.value)).collect()
}

pub fn optional(text: Option<&Located<String>>) -> &str {
    text.map_or(NO_TEXT, |text| text.value.as_str())
}

pub fn date(date: Option<&Located<Date>>) -> u32 {
    date.map_or(NO_DATE, |date| date.value.to_bits())
}
