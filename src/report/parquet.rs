//! Tables as Parquet files: texts, whole numbers and doubles, each of which may be null.

use super::cells::{Cell, Column, Kind, Table, number};
use ::parquet::basic::{Compression, LogicalType, Repetition, Type as PhysicalType};
use ::parquet::column::writer::ColumnWriter;
use ::parquet::data_type::ByteArray;
use ::parquet::errors::{ParquetError, Result};
use ::parquet::file::properties::{EnabledStatistics, WriterProperties};
use ::parquet::file::reader::{FileReader, SerializedFileReader};
use ::parquet::file::writer::SerializedFileWriter;
use ::parquet::record::{Field, Row};
use ::parquet::schema::types::{Type, TypePtr};
use bytes::Bytes;
use std::borrow::Cow;
use std::sync::Arc;

/// Rows that are kept together; readers load one such group at a time.
const GROUP: usize = 100_000;

/// Greatest whole number that a double holds exactly, 2^53.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// A table whose cells are made when they are asked for, so that a long one need not stand in memory.
pub(super) struct LongTable<'a> {
    /// Name, which is the file name without extension.
    pub(super) name: &'static str,
    /// Columns from left to right.
    pub(super) columns: Vec<Column>,
    /// Number of rows.
    pub(super) rows: usize,
    /// The cell of a row and column.
    pub(super) cell: Box<dyn Fn(usize, usize) -> Cell + 'a>,
}

/// The table as a Parquet file, compressed with Snappy; texts as places in a dictionary. The same table gives the same bytes.
///
/// # Errors
///
/// When the library cannot encode the table.
pub fn bytes(table: &Table) -> Result<Vec<u8>> {
    let cell = |row: usize, place: usize| table.rows.get(row).and_then(|r| r.get(place)).map_or(NONE, Cow::Borrowed);
    encode((table.name, &table.columns), table.rows.len(), &cell)
}

/// The same for a long table.
///
/// # Errors
///
/// Those of [`bytes()`].
pub(super) fn long_bytes(table: &LongTable<'_>) -> Result<Vec<u8>> {
    encode((table.name, &table.columns), table.rows, &|row, place| Cow::Owned((table.cell)(row, place)))
}

/// A file written by [`bytes()`] as a table; columns of doubles come back as plain numbers.
///
/// # Errors
///
/// When it is no Parquet file, or holds what no table has.
pub fn read(name: &'static str, file: Vec<u8>) -> Result<Table> {
    let reader = SerializedFileReader::new(Bytes::from(file))?;
    let kind = |physical| match physical {
        PhysicalType::INT64 => Kind::Whole,
        PhysicalType::DOUBLE => Kind::Plain,
        _ => Kind::Text,
    };
    let schema = reader.metadata().file_metadata().schema_descr_ptr();
    let columns = schema.columns().iter().map(|c| Column { name: c.name().to_owned(), kind: kind(c.physical_type()) });
    let cell = |field: &Field| match field {
        Field::Null => Ok(Cell::Empty),
        Field::Str(text) => Ok(Cell::Text(text.clone())),
        Field::Double(value) => Ok(number(*value)),
        Field::Long(value) => Ok(number(*value as f64)),
        _ => Err(ParquetError::General(String::from("a value of a type that no table has"))),
    };
    let row = |row: Result<Row>| row.and_then(|row| row.get_column_iter().map(|(_, field)| cell(field)).collect());
    let rows: Result<Vec<Vec<Cell>>> = reader.get_row_iter(None)?.map(row).collect();
    Ok(Table { name, columns: columns.collect(), rows: rows? })
}

/// A cell that is not there.
const NONE: Cow<'static, Cell> = Cow::Owned(Cell::Empty);

type CellOf<'a> = dyn Fn(usize, usize) -> Cow<'a, Cell> + 'a;

fn encode((name, columns): (&str, &[Column]), count: usize, cell: &CellOf<'_>) -> Result<Vec<u8>> {
    let properties = WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        .set_statistics_enabled(EnabledStatistics::Chunk)
        .set_created_by(String::from("omnisim"))
        .build();
    let mut writer = SerializedFileWriter::new(Vec::new(), schema(name, columns)?, Arc::new(properties))?;
    for first in (0..count).step_by(GROUP) {
        let mut group = writer.next_row_group()?;
        let mut place = 0;
        while let Some(mut column) = group.next_column()? {
            write(column.untyped(), (first..count.min(first + GROUP)).map(|row| cell(row, place)))?;
            column.close()?;
            place += 1;
        }
        group.close()?;
    }
    writer.into_inner()
}

fn schema(name: &str, columns: &[Column]) -> Result<TypePtr> {
    let field = |kind: Kind, name: &str| {
        let (physical, logical) = match kind {
            Kind::Text => (PhysicalType::BYTE_ARRAY, Some(LogicalType::String)),
            Kind::Whole => (PhysicalType::INT64, None),
            _ => (PhysicalType::DOUBLE, None),
        };
        let field = Type::primitive_type_builder(name, physical).with_logical_type(logical);
        field.with_repetition(Repetition::OPTIONAL).build().map(Arc::new)
    };
    let fields: Result<Vec<TypePtr>> = columns.iter().map(|c| field(c.kind, &c.name)).collect();
    Type::group_type_builder(name).with_fields(fields?).build().map(Arc::new)
}

/// Writes the cells of one column; those that do not fit its type are null.
fn write<'a>(column: &mut ColumnWriter<'_>, cells: impl Iterator<Item = Cow<'a, Cell>>) -> Result<()> {
    let written = match column {
        ColumnWriter::ByteArrayColumnWriter(writer) => {
            let (values, present) = present(cells, |cell| match cell {
                Cell::Text(text) => Some(ByteArray::from(text.as_bytes().to_vec())),
                _ => None,
            });
            writer.write_batch(&values, Some(&present), None)?
        }
        ColumnWriter::Int64ColumnWriter(writer) => {
            let (values, present) = present(cells, |cell| match cell {
                Cell::Number(value) if value.abs() <= EXACT => Some(value.round() as i64),
                _ => None,
            });
            writer.write_batch(&values, Some(&present), None)?
        }
        ColumnWriter::DoubleColumnWriter(writer) => {
            let (values, present) = present(cells, |cell| match cell {
                Cell::Number(value) => Some(*value),
                _ => None,
            });
            writer.write_batch(&values, Some(&present), None)?
        }
        _ => return Err(ParquetError::General(String::from("a column of a type that no table has"))),
    };
    debug_assert!(written <= GROUP);
    Ok(())
}

/// Values that exist, and for each cell 1 when it has one.
fn present<'a, T>(
    cells: impl Iterator<Item = Cow<'a, Cell>>,
    value: impl Fn(&Cell) -> Option<T>,
) -> (Vec<T>, Vec<i16>) {
    let mut values = Vec::new();
    let mut present = Vec::new();
    for cell in cells {
        let value = value(&cell);
        present.push(i16::from(value.is_some()));
        values.extend(value);
    }
    (values, present)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::csv::{self, Locale};
    use crate::report::{csv_tables, sample};

    #[test]
    fn what_is_read_back_is_the_table_of_the_csv() {
        for (name, results) in sample::all() {
            for table in csv_tables::tables(&results) {
                let file = bytes(&table).expect("encodes");
                assert_eq!(file, bytes(&table).expect("encodes"), "{name} {}: other bytes", table.name);
                let back = read(table.name, file).expect("reads");
                assert_eq!(csv::text(&back, Locale::C), csv::text(&table, Locale::C), "{name} {}", table.name);
            }
        }
    }

    #[test]
    fn long_tables_are_written_in_groups() {
        let mut table = csv_tables::tables(&sample::win()).remove(0);
        let row = table.rows[0].clone();
        table.rows = vec![row; GROUP + 3];
        let reader = SerializedFileReader::new(Bytes::from(bytes(&table).expect("encodes"))).expect("opens");
        assert_eq!(reader.num_row_groups(), 2);
        assert_eq!(reader.metadata().file_metadata().num_rows(), GROUP as i64 + 3);
    }
}
