//! The tables of a run as files: one set of typed tables, four formats.

use super::cells::{Cell, Column, Kind, Table};
use super::csv::{self, Locale};
use super::{csv_tables, journeys, parquet, records, xlsx};
use crate::experiment::results::Results;
use serde::ser::{Serialize, SerializeMap, Serializer};

/// Name of the table of journeys.
pub const JOURNEYS: &str = "journeys";

/// Form of the files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// One workbook with a sheet for each table.
    Xlsx,
    /// A text file for each table.
    Csv(Locale),
    /// A Parquet file for each table.
    Parquet,
    /// One JSON document: tables by name, each a list of rows.
    Json,
}

impl Format {
    /// Ending of the files.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Csv(_) => "csv",
            Self::Parquet => "parquet",
            Self::Json => "json",
        }
    }

    /// Is there one file for all tables.
    #[must_use]
    pub fn is_one_file(self) -> bool {
        matches!(self, Self::Xlsx | Self::Json)
    }
}

/// Tables could not be turned into files.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The workbook could not be made.
    #[error("the workbook cannot be made: {0}")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
    /// A Parquet file could not be made.
    #[error("table `{name}` cannot be made a Parquet file: {source}")]
    Parquet {
        /// Name of the table.
        name: &'static str,
        /// Why.
        source: ::parquet::errors::ParquetError,
    },
    /// The file of journeys is none.
    #[error("tables/journeys.csv is damaged: {0}; run the scenario again to write it anew")]
    Journeys(#[from] ::csv::Error),
    /// A file of a long table is none.
    #[error("data/{name}.parquet is damaged: {source}; run the scenario again to write it anew")]
    Records {
        /// Name of the table.
        name: &'static str,
        /// Why.
        source: ::parquet::errors::ParquetError,
    },
    /// The JSON document could not be made.
    #[error("the tables cannot be written as JSON: {0}")]
    Json(#[from] serde_json::Error),
}

/// Every table of a run in a fixed order, journeys last when their CSV text is given.
///
/// # Errors
///
/// When the text of the journeys is damaged.
pub fn tables(results: &Results, journeys: Option<&str>) -> Result<Vec<Table>, ExportError> {
    let mut tables = csv_tables::tables(results);
    tables.extend(journeys.map(journeys::table).transpose()?);
    Ok(tables)
}

/// A long table of the first future from its Parquet file.
///
/// # Errors
///
/// When the file is damaged.
pub fn record(name: &'static str, file: Vec<u8>) -> Result<Table, ExportError> {
    parquet::read(name, file).map_err(|source| ExportError::Records { name, source })
}

/// Does a table have more rows than a sheet holds.
#[must_use]
pub fn is_long(name: &str) -> bool {
    name == JOURNEYS || records::NAMES.contains(&name)
}

/// Files of the tables by name: one for each table, or `results.xlsx` or `tables.json` for all of them.
///
/// A workbook leaves out journeys and the long tables of the first future, which have more rows than a sheet.
///
/// # Errors
///
/// When a library refuses a table.
pub fn files(results: &Results, tables: &[Table], format: Format) -> Result<Vec<(String, Vec<u8>)>, ExportError> {
    let each = |make: &dyn Fn(&Table) -> Result<Vec<u8>, ExportError>| {
        let file = |table: &Table| Ok((format!("{}.{}", table.name, format.extension()), make(table)?));
        tables.iter().map(file).collect()
    };
    match format {
        Format::Csv(locale) => each(&|table| Ok(csv::text(table, locale).into_bytes())),
        Format::Parquet => {
            each(&|table| parquet::bytes(table).map_err(|source| ExportError::Parquet { name: table.name, source }))
        }
        Format::Xlsx => {
            let sheets = tables.iter().filter(|table| !is_long(table.name));
            Ok(vec![("results.xlsx".to_owned(), xlsx::workbook(results, sheets)?)])
        }
        Format::Json => Ok(vec![("tables.json".to_owned(), json(tables)?)]),
    }
}

/// `{"programs": [{"program": "A", …}, …], …}`; cells without a value are null.
fn json(tables: &[Table]) -> Result<Vec<u8>, serde_json::Error> {
    // On one line: indented, journeys take twice the room.
    let mut bytes = serde_json::to_vec(&Document(tables))?;
    bytes.push(b'\n');
    Ok(bytes)
}

struct Document<'a>(&'a [Table]);

impl Serialize for Document<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|table| (table.name, Rows(table))))
    }
}

/// The rows of a table as a list.
struct Rows<'a>(&'a Table);

impl Serialize for Rows<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.rows.iter().map(|cells| Row(&self.0.columns, cells)))
    }
}

/// A row as an object with the columns in their order.
struct Row<'a>(&'a [Column], &'a [Cell]);

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (column, cell) in self.0.iter().zip(self.1) {
            match cell {
                Cell::Empty => map.serialize_entry(&column.name, &())?,
                Cell::Text(text) => map.serialize_entry(&column.name, text)?,
                Cell::Number(value) if column.kind == Kind::Whole => {
                    map.serialize_entry(&column.name, &(value.round() as i64))?;
                }
                Cell::Number(value) => map.serialize_entry(&column.name, value)?,
            }
        }
        map.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample;

    const LOG: &str = "program,shopper,week_of_run,day_of_run,touchpoint,stage,cause\n,7,1,3,app,seen,\n";

    #[test]
    fn every_format_has_every_table_under_its_name() {
        let results = sample::with_plan();
        let tables = tables(&results, Some(LOG)).expect("tables");
        let names = |format| -> Vec<String> {
            files(&results, &tables, format).expect("files").into_iter().map(|(name, _)| name).collect()
        };
        let expected = |end: &str| tables.iter().map(|t| format!("{}.{end}", t.name)).collect::<Vec<_>>();
        assert_eq!(names(Format::Csv(Locale::Vi)), expected("csv"));
        assert_eq!(names(Format::Parquet), expected("parquet"));
        assert_eq!(
            (names(Format::Xlsx), names(Format::Json)),
            (vec!["results.xlsx".into()], vec!["tables.json".into()])
        );
        assert!(tables.iter().any(|t| t.name == JOURNEYS));
    }

    #[test]
    fn the_json_document_has_numbers_where_the_table_has_numbers() {
        let results = sample::win();
        let tables = tables(&results, Some(LOG)).expect("tables");
        let made = files(&results, &tables, Format::Json).expect("files").remove(0);
        let document: serde_json::Value = serde_json::from_slice(&made.1).expect("JSON");
        let best = &document["programs"][0];
        assert_eq!(best["tsv_mean"], results.programs[0].tsv.mean);
        assert_eq!((&best["scorecard_rank"], &best["roi_silo_mean"]), (&3.into(), &serde_json::Value::Null));
        assert_eq!(document["journeys"][0]["shopper"], 7);
    }
}
