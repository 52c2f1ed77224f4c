//! A table as RFC 4180 writes it.

use super::Sheet;
use super::field::Value;

pub fn bytes(sheet: &Sheet) -> csv::Result<Vec<u8>> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    writer.write_record(sheet.columns.iter().map(|column| column.name))?;
    for row in &sheet.rows {
        let text = |value: &Option<Value>| value.as_ref().map(Value::to_text).unwrap_or_default();
        writer.write_record(row.iter().map(text))?;
    }
    writer
        .into_inner()
        .map_err(|error| error.into_error().into())
}
