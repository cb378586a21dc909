//! The targets as a table for spreadsheets: plain numbers at market scale.

use crate::experiment::results::Estimate;
use crate::experiment::results::sheet::{Sheet, TargetRow};
use crate::report::csv_tables::{from_cells, number_cell, text_cell};

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

/// The targets as CSV; text that a spreadsheet would read as a formula gets a leading apostrophe.
#[must_use]
pub fn csv(sheet: &Sheet) -> String {
    from_cells("targets", &HEAD, sheet.targets.iter().map(row).collect()).text
}

fn row(row: &TargetRow) -> Vec<String> {
    let maybe = |value: Option<f64>| value.map(number_cell).unwrap_or_default();
    let three = |e: &Option<Estimate>| {
        let cell = |value: fn(&Estimate) -> f64| maybe(e.as_ref().map(value));
        [cell(|e| e.mean), cell(|e| e.p05), cell(|e| e.p95)]
    };
    let category = row.category.as_deref().unwrap_or_default();
    let words = [&row.side, &row.kpi, category, &row.channels.join(" "), &row.form].map(text_cell);
    let unit = row.with.as_ref().or(row.without.as_ref()).map_or("", |e| e.unit.as_str());
    let mut cells: Vec<String> = words.into_iter().collect();
    cells.extend([number_cell(row.target), maybe(row.level)]);
    cells.extend([three(&row.without), three(&row.with), three(&row.contribution)].into_iter().flatten());
    cells.extend([text_cell(unit), maybe(row.p_hit), text_cell(&row.status)]);
    cells
}
