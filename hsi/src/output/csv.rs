//! CSV, in either dialect.

use std::borrow::Cow;
use std::io::Write;

use super::Dialect;
use crate::failure::Failure;

/// So many digits of a number a spreadsheet keeps.
const DIGITS_KEPT: usize = 15;

/// Writes a heading and rows: as RFC 4180 has them, or as a spreadsheet opens them where a comma is the
/// decimal sign.
pub fn write<'t>(
    mut writer: impl Write,
    dialect: Dialect,
    heading: impl Iterator<Item = &'t str>,
    rows: impl Iterator<Item = &'t [String]>,
) -> Result<(), Failure> {
    if dialect == Dialect::Excel {
        // Without a byte order mark, a spreadsheet takes the file for one of an older encoding.
        writer.write_all("\u{feff}".as_bytes())?;
    }
    let mut csv = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .delimiter(dialect.delimiter() as u8)
        .from_writer(writer);
    csv.write_record(heading)?;
    for row in rows {
        match dialect {
            Dialect::Rfc4180 => csv.write_record(row)?,
            Dialect::Excel => csv.write_record(row.iter().map(|cell| excel(cell).into_owned()))?,
        }
    }
    Ok(csv.flush()?)
}

/// Returns a cell as a spreadsheet reads it without loss: decimals with a comma, and what is too long for
/// a number as a text.
fn excel(cell: &str) -> Cow<'_, str> {
    let digits = cell.strip_prefix('-').unwrap_or(cell);
    let is_whole = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    match digits.split_once('.') {
        Some((whole, part)) if is_whole(whole) && is_whole(part) => cell.replace('.', ",").into(),
        None if is_whole(digits) && digits.len() > DIGITS_KEPT => format!("=\"{cell}\"").into(),
        _ => cell.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::excel;

    #[test]
    fn a_spreadsheet_loses_no_digit() {
        assert_eq!(excel("15700000000"), "15700000000");
        assert_eq!(excel("-0.9211"), "-0,9211");
        assert_eq!(excel("9723570784914861"), "=\"9723570784914861\"");
        assert_eq!(excel("999999999999999"), "999999999999999");
        for text in [
            "",
            "-",
            ".",
            "1.",
            "2024-05-27",
            "v1.2.3",
            "EUR 1.5",
            "1.5.2024",
        ] {
            assert_eq!(excel(text), text);
        }
    }
}
