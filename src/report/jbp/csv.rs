//! The targets as a table for spreadsheets: plain numbers at market scale.

use crate::experiment::results::Estimate;
use crate::experiment::results::sheet::{Sheet, TargetRow};
use crate::report::cells::{Builder, Cell, Kind, maybe, number, text};
use crate::report::csv::{self, Locale};

const HEAD: [&str; 19] = [
    "side",
    "kpi",
    "category",
    "channels",
    "form",
    "target",
    "level",
    "without",
    "without_p05",
    "without_p95",
    "with",
    "with_p05",
    "with_p95",
    "contribution",
    "contribution_p05",
    "contribution_p95",
    "unit",
    "p_hit",
    "status",
];

/// Place of `unit` in the head.
const UNIT: usize = 16;
/// Columns of numbers in that unit.
const IN_UNIT: [&str; 11] = [
    "target",
    "level",
    "without",
    "without_p05",
    "without_p95",
    "with",
    "with_p05",
    "with_p95",
    "contribution",
    "contribution_p05",
    "contribution_p95",
];

/// The targets as CSV; text that a spreadsheet would read as a formula gets a leading apostrophe.
#[must_use]
pub fn csv(sheet: &Sheet) -> String {
    let mut table = Builder::new(&HEAD).numbers(Kind::InUnitOf(UNIT), &IN_UNIT).numbers(Kind::Share, &["p_hit"]);
    sheet.targets.iter().for_each(|target| table.row(row(target), &[]));
    csv::text(&table.finish("targets"), Locale::C)
}

fn row(row: &TargetRow) -> Vec<Cell> {
    let three = |e: &Option<Estimate>| {
        let cell = |value: fn(&Estimate) -> f64| maybe(e.as_ref().map(value));
        [cell(|e| e.mean), cell(|e| e.p05), cell(|e| e.p95)]
    };
    let category = row.category.as_deref().unwrap_or_default();
    let words = [&row.side, &row.kpi, category, &row.channels.join(" "), &row.form].map(text);
    let unit = row.with.as_ref().or(row.without.as_ref()).map_or("", |e| e.unit.as_str());
    let mut cells: Vec<Cell> = words.into_iter().collect();
    cells.extend([number(row.target), maybe(row.level)]);
    cells.extend([three(&row.without), three(&row.with), three(&row.contribution)].into_iter().flatten());
    cells.extend([text(unit), maybe(row.p_hit), text(&row.status)]);
    cells
}
