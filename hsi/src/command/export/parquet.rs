//! A table as Parquet: the types of the table, and absent values as null.

use std::io;
use std::sync::Arc;

use hyperscaler_investments::Date;
use parquet::basic::{LogicalType, Repetition, Type as Physical};
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, DataType, Int32Type, Int64Type};
use parquet::errors::Result;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::types;

use crate::table::Sheet;
use crate::table::field::{Column, Type, Value};

/// Decimals hold nine places, which is more than any source prints of a rate.
const PLACES: u32 = 9;

pub fn bytes(sheet: &Sheet) -> io::Result<Vec<u8>> {
    write_sheet(sheet).map_err(io::Error::other)
}

fn write_sheet(sheet: &Sheet) -> Result<Vec<u8>> {
    let fields = sheet.columns.iter().map(field).collect::<Result<_>>()?;
    let schema = types::Type::group_type_builder(sheet.name)
        .with_fields(fields)
        .build()?;
    let properties = WriterProperties::builder()
        .set_created_by(crate::DATA_SET.into())
        .build();
    let mut writer = SerializedFileWriter::new(Vec::new(), Arc::new(schema), Arc::new(properties))?;
    let mut group = writer.next_row_group()?;
    let mut index = 0;
    while let Some(mut column) = group.next_column()? {
        write_column(&mut column, sheet, index)?;
        column.close()?;
        index += 1;
    }
    group.close()?;
    writer.into_inner()
}

fn field(column: &Column) -> Result<Arc<types::Type>> {
    let decimal = LogicalType::decimal(PLACES as i32, 18);
    let (physical, logical) = match column.kind {
        Type::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
        Type::Integer => (Physical::INT64, None),
        Type::Decimal => (Physical::INT64, Some(decimal)),
        Type::Day => (Physical::INT32, Some(LogicalType::Date)),
        Type::Flag => (Physical::BOOLEAN, None),
    };
    let repetition = if column.required {
        Repetition::REQUIRED
    } else {
        Repetition::OPTIONAL
    };
    let mut builder = types::Type::primitive_type_builder(column.name, physical)
        .with_repetition(repetition)
        .with_logical_type(logical);
    if column.kind == Type::Decimal {
        builder = builder.with_precision(18).with_scale(PLACES as i32);
    }
    Ok(Arc::new(builder.build()?))
}

fn write_column(
    writer: &mut SerializedColumnWriter<'_>,
    sheet: &Sheet,
    index: usize,
) -> Result<()> {
    let column = &sheet.columns[index];
    let values: Vec<_> = sheet.rows.iter().map(|row| row[index].as_ref()).collect();
    match column.kind {
        Type::Text => write_values::<ByteArrayType>(writer, column, &values, |value| {
            ByteArray::from(value.to_text().into_bytes())
        }),
        Type::Integer | Type::Decimal => write_values::<Int64Type>(writer, column, &values, whole),
        Type::Day => write_values::<Int32Type>(writer, column, &values, days),
        Type::Flag => write_values::<BoolType>(writer, column, &values, |value| {
            matches!(value, Value::Flag(true))
        }),
    }
}

/// Writes the values that are there, and for a column that may lack some, which these are.
fn write_values<T: DataType>(
    writer: &mut SerializedColumnWriter<'_>,
    column: &Column,
    values: &[Option<&Value>],
    convert: fn(&Value) -> T::T,
) -> Result<()> {
    // A definition level: 1 for a value that is there, 0 for null.
    let (mut levels, mut present) = (Vec::new(), Vec::new());
    for value in values {
        levels.push(i16::from(value.is_some()));
        present.extend(value.map(convert));
    }
    let levels = (!column.required).then_some(levels.as_slice());
    writer.typed::<T>().write_batch(&present, levels, None)?;
    Ok(())
}

/// Returns amounts and years as they are; decimals in units of their last place.
fn whole(value: &Value) -> i64 {
    match value {
        Value::Integer(number) => *number,
        Value::Decimal(number) => {
            let mut number = *number;
            number.rescale(PLACES);
            number.mantissa() as i64
        }
        Value::Text(_) | Value::Day(_) | Value::Flag(_) => 0,
    }
}

/// Returns the days since 1970.
fn days(value: &Value) -> i32 {
    match (value, Date::from_ymd(1970, 1, 1)) {
        (Value::Day(day), Some(epoch)) => day.days_since(epoch),
        _ => 0,
    }
}
