//! Tables of typed cells, which CSV, XLSX, Parquet and JSON files are all written from, so that they agree to the unit.

use super::names::clean;
use crate::experiment::results::Estimate;

/// What a cell holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing: the value does not exist.
    Empty,
    /// Printable text, never empty.
    Text(String),
    /// A finite number, never negative zero.
    Number(f64),
}

/// What the cells of a column hold, and how a spreadsheet shows them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Words.
    Text,
    /// Whole numbers that count or rank: weeks, ranks, futures, shoppers.
    Whole,
    /// Amounts in units of the scenario's currency.
    Money,
    /// Packs.
    Packs,
    /// Fractions of a whole, shown as percentages.
    Share,
    /// Numbers without a unit of their own.
    Plain,
    /// Numbers in the unit that the column at this place names, row by row.
    InUnitOf(usize),
}

impl Kind {
    /// Does the column hold numbers.
    #[must_use]
    pub fn is_number(self) -> bool {
        self != Self::Text
    }
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Name in the head.
    pub name: String,
    /// What its cells hold; [`Cell::Empty`] may stand in every column.
    pub kind: Kind,
}

/// A table: every row has a cell for every column.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// Name, which is the file name without extension.
    pub name: &'static str,
    /// Columns from left to right.
    pub columns: Vec<Column>,
    /// Rows from top to bottom.
    pub rows: Vec<Vec<Cell>>,
}

/// A cell of printable text; empty text is no text.
#[must_use]
pub fn text(text: &str) -> Cell {
    let text = clean(text);
    if text.is_empty() { Cell::Empty } else { Cell::Text(text) }
}

/// A cell of a number; empty when it is not finite.
#[must_use]
pub fn number(value: f64) -> Cell {
    // Negative zero would be written as -0.
    let value = if value == 0.0 { 0.0 } else { value };
    if value.is_finite() { Cell::Number(value) } else { Cell::Empty }
}

/// A cell of a number that may be absent.
#[must_use]
pub fn maybe(value: Option<f64>) -> Cell {
    value.map_or(Cell::Empty, number)
}

/// A cell of a week, a rank or a number of futures.
#[must_use]
pub fn whole(count: u32) -> Cell {
    Cell::Number(f64::from(count))
}

/// A cell of yes or no: `true` or `false`.
#[must_use]
pub fn flag(is_so: bool) -> Cell {
    Cell::Text(is_so.to_string())
}

/// Columns of an estimate, appended to a prefix.
const ESTIMATE: [&str; 6] = ["mean", "p05", "p95", "p_positive", "mc_error", "unit"];

/// A table under construction.
pub(super) struct Builder {
    columns: Vec<Column>,
    rows: Vec<Vec<Cell>>,
}

impl Builder {
    /// Columns of text; [`Self::numbers`] makes some of them columns of numbers.
    pub(super) fn new(head: &[&str]) -> Self {
        let column = |name: &&str| Column { name: (*name).to_owned(), kind: Kind::Text };
        Self { columns: head.iter().map(column).collect(), rows: Vec::new() }
    }

    /// Says what the columns of these names hold.
    pub(super) fn numbers(mut self, kind: Kind, names: &[&str]) -> Self {
        self.columns.iter_mut().filter(|c| names.contains(&c.name.as_str())).for_each(|c| c.kind = kind);
        self
    }

    /// Columns of estimates with their prefixes; an empty prefix gives the bare names.
    pub(super) fn estimates(mut self, prefixes: &[&str]) -> Self {
        for prefix in prefixes {
            let join = if prefix.is_empty() { "" } else { "_" };
            let unit = self.columns.len() + ESTIMATE.len() - 1;
            self.columns.extend(ESTIMATE.iter().map(|part| Column {
                name: format!("{prefix}{join}{part}"),
                kind: match *part {
                    "unit" => Kind::Text,
                    "p_positive" => Kind::Share,
                    _ => Kind::InUnitOf(unit),
                },
            }));
        }
        self
    }

    /// A row: cells of its own columns, then its estimates.
    pub(super) fn row(&mut self, cells: impl IntoIterator<Item = Cell>, estimates: &[Option<&Estimate>]) {
        let mut row: Vec<Cell> = cells.into_iter().collect();
        for estimate in estimates {
            row.extend(estimate_cells(*estimate));
        }
        self.rows.push(row);
    }

    /// The table; rows that a mistake made too short or too long are brought to the width of the head.
    pub(super) fn finish(mut self, name: &'static str) -> Table {
        let width = self.columns.len();
        debug_assert!(self.rows.iter().all(|row| row.len() == width), "{name}: rows of another width");
        self.rows.iter_mut().for_each(|row| row.resize(width, Cell::Empty));
        Table { name, columns: self.columns, rows: self.rows }
    }
}

fn estimate_cells(estimate: Option<&Estimate>) -> [Cell; ESTIMATE.len()] {
    let Some(e) = estimate else { return [const { Cell::Empty }; ESTIMATE.len()] };
    [number(e.mean), number(e.p05), number(e.p95), maybe(e.p_positive), maybe(e.mc_error), text(&e.unit)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{csv_tables, sample};

    #[test]
    fn every_row_has_a_cell_of_the_kind_of_each_column() {
        for (name, results) in sample::all() {
            for table in csv_tables::tables(&results) {
                for row in &table.rows {
                    assert_eq!(row.len(), table.columns.len(), "{name} {}", table.name);
                    for (cell, column) in row.iter().zip(&table.columns) {
                        let fits = match cell {
                            Cell::Empty => true,
                            Cell::Text(text) => !column.kind.is_number() && !text.is_empty(),
                            Cell::Number(value) => column.kind.is_number() && value.is_finite(),
                        };
                        assert!(fits, "{name} {} {}: {cell:?}", table.name, column.name);
                    }
                }
            }
        }
    }

    #[test]
    fn a_number_that_does_not_exist_is_an_empty_cell_and_zero_has_no_sign() {
        assert_eq!([number(f64::NAN), number(f64::INFINITY), maybe(None), text(" \u{1b}")], [const { Cell::Empty }; 4]);
        assert!(matches!(number(-0.0), Cell::Number(zero) if zero.is_sign_positive()));
    }
}
