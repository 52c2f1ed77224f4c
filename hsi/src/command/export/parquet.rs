//! A table as Parquet: the types of the table, and absent values as null.

use std::io;
use std::sync::Arc;

use hyperscaler_investments::Date;
use parquet::basic::{LogicalType, Repetition, Type as Physical};
use parquet::data_type::{
    BoolType, ByteArray, ByteArrayType, DataType, FixedLenByteArray, FixedLenByteArrayType,
    Int32Type, Int64Type,
};
use parquet::errors::{ParquetError, Result};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::types;

use crate::table::Sheet;
use crate::table::field::{Column, Type, Value};

/// Decimals hold 18 places and as many digits as the format can: every digit of a rate, or none is written.
const PLACES: u32 = 18;
const DIGITS: i32 = 38;
/// The bytes that hold so many digits.
const BYTES: i32 = 16;

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
    let decimal = LogicalType::decimal(PLACES as i32, DIGITS);
    let (physical, logical) = match column.kind {
        Type::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
        Type::Integer => (Physical::INT64, None),
        Type::Decimal => (Physical::FIXED_LEN_BYTE_ARRAY, Some(decimal)),
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
        builder = builder
            .with_length(BYTES)
            .with_precision(DIGITS)
            .with_scale(PLACES as i32);
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
            Ok(ByteArray::from(value.to_text().into_bytes()))
        }),
        Type::Integer => write_values::<Int64Type>(writer, column, &values, whole),
        Type::Decimal => write_values::<FixedLenByteArrayType>(writer, column, &values, decimal),
        Type::Day => write_values::<Int32Type>(writer, column, &values, days),
        Type::Flag => write_values::<BoolType>(writer, column, &values, |value| {
            Ok(matches!(value, Value::Flag(true)))
        }),
    }
}

/// Writes the values that are there, and for a column that may lack some, which these are.
fn write_values<T: DataType>(
    writer: &mut SerializedColumnWriter<'_>,
    column: &Column,
    values: &[Option<&Value>],
    convert: fn(&Value) -> Result<T::T>,
) -> Result<()> {
    // A definition level: 1 for a value that is there, 0 for null.
    let (mut levels, mut present) = (Vec::new(), Vec::new());
    for value in values {
        levels.push(i16::from(value.is_some()));
        if let Some(value) = value {
            present.push(convert(value)?);
        }
    }
    let levels = (!column.required).then_some(levels.as_slice());
    writer.typed::<T>().write_batch(&present, levels, None)?;
    Ok(())
}

/// Returns amounts and years as they are.
fn whole(value: &Value) -> Result<i64> {
    match value {
        Value::Integer(number) => Ok(*number),
        other => Err(misplaced(other)),
    }
}

/// Returns a decimal in units of the last place. One with more digits than fit is not cut but refused.
fn decimal(value: &Value) -> Result<FixedLenByteArray> {
    let Value::Decimal(number) = value else {
        return Err(misplaced(value));
    };
    let too_long = || ParquetError::General(format!("{number} has more than {PLACES} places"));
    let number = number.normalize();
    let places = PLACES.checked_sub(number.scale()).ok_or_else(too_long)?;
    let factor = 10_i128.checked_pow(places).ok_or_else(too_long)?;
    let units = number.mantissa().checked_mul(factor);
    let units = units.ok_or_else(too_long)?;
    Ok(FixedLenByteArray::from(units.to_be_bytes().to_vec()))
}

/// Returns the days since 1970.
fn days(value: &Value) -> Result<i32> {
    match (value, Date::from_ymd(1970, 1, 1)) {
        (Value::Day(day), Some(epoch)) => Ok(day.days_since(epoch)),
        (other, _) => Err(misplaced(other)),
    }
}

fn misplaced(value: &Value) -> ParquetError {
    ParquetError::General(format!(
        "{} is in a column of another type",
        value.to_text()
    ))
}

#[cfg(test)]
mod tests {
    use super::{Value, decimal};

    /// A dong is this many euros: nine places would cut it.
    #[test]
    fn no_digit_of_a_rate_is_lost() {
        let units = |text: &str| {
            let bytes = decimal(&Value::Decimal(text.parse().unwrap()))?;
            Ok::<_, super::ParquetError>(i128::from_be_bytes(bytes.data().try_into().unwrap()))
        };
        assert_eq!(units("0.000034529173").unwrap(), 34_529_173_000_000);
        assert_eq!(units("28961").unwrap(), 28_961 * 10_i128.pow(18));
        assert_eq!(units("-1.5").unwrap(), -15 * 10_i128.pow(17));
        assert!(units("0.0000000000000000001").is_err());
    }
}
