//! Tables as Parquet files: texts, whole numbers and doubles, each of which may be null.

use super::cells::{Cell, Kind, Table};
use ::parquet::basic::{Compression, LogicalType, Repetition, Type as PhysicalType};
use ::parquet::column::writer::ColumnWriter;
use ::parquet::data_type::ByteArray;
use ::parquet::errors::{ParquetError, Result};
use ::parquet::file::properties::{EnabledStatistics, WriterProperties};
use ::parquet::file::writer::SerializedFileWriter;
use ::parquet::schema::types::{Type, TypePtr};
use std::sync::Arc;

/// Rows that are kept together; readers load one such group at a time.
const GROUP: usize = 100_000;

/// Greatest whole number that a double holds exactly, 2^53.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// The table as a Parquet file, compressed with Snappy. The same table gives the same bytes.
///
/// # Errors
///
/// When the library cannot encode the table.
pub fn bytes(table: &Table) -> Result<Vec<u8>> {
    let properties = WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        .set_statistics_enabled(EnabledStatistics::Chunk)
        .set_created_by(String::from("omnisim"))
        .build();
    let mut writer = SerializedFileWriter::new(Vec::new(), schema(table)?, Arc::new(properties))?;
    for rows in table.rows.chunks(GROUP) {
        let mut group = writer.next_row_group()?;
        let mut place = 0;
        while let Some(mut column) = group.next_column()? {
            write(column.untyped(), rows.iter().filter_map(|row| row.get(place)))?;
            column.close()?;
            place += 1;
        }
        group.close()?;
    }
    writer.into_inner()
}

fn schema(table: &Table) -> Result<TypePtr> {
    let field = |kind: Kind, name: &str| {
        let (physical, logical) = match kind {
            Kind::Text => (PhysicalType::BYTE_ARRAY, Some(LogicalType::String)),
            Kind::Whole => (PhysicalType::INT64, None),
            _ => (PhysicalType::DOUBLE, None),
        };
        let field = Type::primitive_type_builder(name, physical).with_logical_type(logical);
        field.with_repetition(Repetition::OPTIONAL).build().map(Arc::new)
    };
    let fields: Result<Vec<TypePtr>> = table.columns.iter().map(|c| field(c.kind, &c.name)).collect();
    Type::group_type_builder(table.name).with_fields(fields?).build().map(Arc::new)
}

/// Writes the cells of one column; those that do not fit its type are null.
fn write<'a>(column: &mut ColumnWriter<'_>, cells: impl Iterator<Item = &'a Cell>) -> Result<()> {
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
fn present<'a, T>(cells: impl Iterator<Item = &'a Cell>, value: impl Fn(&Cell) -> Option<T>) -> (Vec<T>, Vec<i16>) {
    let mut values = Vec::new();
    let mut present = Vec::new();
    for cell in cells {
        let value = value(cell);
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
    use ::parquet::file::reader::{FileReader, SerializedFileReader};
    use ::parquet::record::Field;
    use std::fs::File;
    use std::io::Write;

    fn open(bytes: &[u8]) -> SerializedFileReader<File> {
        let mut file = tempfile::tempfile().expect("file");
        file.write_all(bytes).expect("writes");
        SerializedFileReader::new(file).expect("opens")
    }

    /// The file as cells.
    fn read(bytes: &[u8]) -> Vec<Vec<Cell>> {
        let reader = open(bytes);
        let cell = |field: &Field| match field {
            Field::Null => Cell::Empty,
            Field::Str(text) => Cell::Text(text.clone()),
            Field::Double(value) => Cell::Number(*value),
            Field::Long(value) => Cell::Number(*value as f64),
            other => panic!("{other:?}"),
        };
        let rows = reader.get_row_iter(None).expect("rows");
        rows.map(|row| row.expect("row").get_column_iter().map(|(_, field)| cell(field)).collect()).collect()
    }

    #[test]
    fn what_is_read_back_is_the_table_of_the_csv() {
        for (name, results) in sample::all() {
            for table in csv_tables::tables(&results) {
                let file = bytes(&table).expect("encodes");
                assert_eq!(file, bytes(&table).expect("encodes"), "{name} {}: other bytes", table.name);
                let back = Table { rows: read(&file), ..table.clone() };
                assert_eq!(csv::text(&back, Locale::C), csv::text(&table, Locale::C), "{name} {}", table.name);
            }
        }
    }

    #[test]
    fn long_tables_are_written_in_groups() {
        let mut table = csv_tables::tables(&sample::win()).remove(0);
        let row = table.rows[0].clone();
        table.rows = vec![row; GROUP + 3];
        let reader = open(&bytes(&table).expect("encodes"));
        assert_eq!(reader.num_row_groups(), 2);
        assert_eq!(reader.metadata().file_metadata().num_rows(), GROUP as i64 + 3);
    }
}
