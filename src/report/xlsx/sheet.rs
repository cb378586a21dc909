//! One table as a sheet: bold frozen head, filter, widths that fit, numbers in the format of their unit.

use super::{MOST_COLUMNS, MOST_ROWS, cell_text};
use crate::report::cells::{Cell, Column, Kind, Table};
use rust_xlsxwriter::{ColNum, Color, Format, FormatBorder, RowNum, Worksheet, XlsxError};

/// Paper number of A4.
const A4: u8 = 9;
/// Rows that widths are fitted to; the rest look alike.
const ROWS_TO_FIT: usize = 500;
/// Narrowest and widest column, in characters.
const WIDTHS: (usize, usize) = (8, 44);
/// Room for the button of the filter beside a heading, in characters.
const BUTTON: usize = 4;

/// How a number is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Look {
    /// As it is.
    General,
    /// Without decimals or groups: weeks and ranks.
    Whole,
    /// Grouped, without decimals.
    Grouped,
    /// Grouped, two decimals.
    Hundredths,
    /// A percentage with one decimal.
    Percent,
}

impl Look {
    const ALL: [Self; 5] = [Self::General, Self::Whole, Self::Grouped, Self::Hundredths, Self::Percent];

    /// Format code of Excel, in its own English notation; readers see their own signs.
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::General => "General",
            Self::Whole => "0",
            Self::Grouped => "#,##0",
            Self::Hundredths => "#,##0.00",
            Self::Percent => "0.0%",
        }
    }

    /// How amounts of a currency are shown.
    pub(super) fn of_money(currency: &str) -> Self {
        /// Currencies without a minor unit (ISO 4217).
        const WHOLE: [&str; 16] = [
            "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF",
            "XPF",
        ];
        if WHOLE.contains(&currency) { Self::Grouped } else { Self::Hundredths }
    }

    /// How a number of a unit is shown; `currency` is that of the scenario.
    fn of_unit(unit: &str, value: f64, currency: &str) -> Self {
        /// From here on decimals of counts say nothing.
        const MANY: f64 = 100.0;
        match unit {
            "share" => Self::Percent,
            "ratio" => Self::Hundredths,
            "units" | "count" | "weeks" | "days" if value.fract() == 0.0 || value.abs() >= MANY => Self::Grouped,
            "units" | "count" | "weeks" | "days" => Self::Hundredths,
            money if money == currency => Self::of_money(currency),
            _ => Self::General,
        }
    }

    /// How a number of a column is shown.
    pub(super) fn of(column: &Column, row: &[Cell], value: f64, currency: &str) -> Self {
        match column.kind {
            Kind::Text | Kind::Plain => Self::General,
            Kind::Whole => Self::Whole,
            Kind::Money => Self::of_money(currency),
            Kind::Packs => Self::of_unit("units", value, currency),
            Kind::Share => Self::Percent,
            Kind::InUnitOf(place) => match row.get(place) {
                Some(Cell::Text(unit)) => Self::of_unit(unit, value, currency),
                _ => Self::General,
            },
        }
    }

    /// Characters that a number takes.
    fn width(self, value: f64) -> usize {
        let digits = format!("{:.0}", value.abs()).len();
        let grouped = digits + (digits - 1) / 3 + usize::from(value < 0.0);
        match self {
            Self::General => value.to_string().len().min(12),
            Self::Whole => digits + 1,
            Self::Grouped => grouped,
            Self::Hundredths => grouped + 3,
            Self::Percent => digits + 5,
        }
    }
}

/// Format of headings.
pub(super) fn heading() -> Format {
    Format::new().set_bold().set_background_color(Color::RGB(0xE8_EC_F1)).set_border_bottom(FormatBorder::Thin)
}

/// Writes a table.
///
/// # Errors
///
/// When the library refuses a cell.
pub(super) fn fill(sheet: &mut Worksheet, table: &Table, currency: &str) -> Result<(), XlsxError> {
    let formats = Look::ALL.map(|look| (look, Format::new().set_num_format(look.code())));
    let head = heading();
    let columns = &table.columns[..table.columns.len().min(MOST_COLUMNS)];
    let rows = &table.rows[..table.rows.len().min(MOST_ROWS - 1)];
    let mut widths: Vec<usize> = Vec::with_capacity(columns.len());
    for (column, at) in columns.iter().zip(0..) {
        sheet.write_string_with_format(0, at, cell_text(&column.name), &head)?;
        widths.push(column.name.chars().count() + BUTTON);
    }
    for (row, down) in rows.iter().zip(1..) {
        for ((cell, column), at) in row.iter().zip(columns).zip(0..) {
            let width = match cell {
                Cell::Empty => continue,
                Cell::Text(text) => {
                    let text = cell_text(text);
                    let width = text.chars().count();
                    sheet.write_string(down, at, text)?;
                    width
                }
                Cell::Number(value) => {
                    let look = Look::of(column, row, *value, currency);
                    match formats.iter().find(|(known, _)| *known == look) {
                        Some((_, format)) => sheet.write_number_with_format(down, at, *value, format)?,
                        None => sheet.write_number(down, at, *value)?,
                    };
                    look.width(*value)
                }
            };
            let widest = widths.get_mut(usize::from(at)).filter(|_| (down as usize) < ROWS_TO_FIT);
            if let Some(widest) = widest {
                *widest = (*widest).max(width + 1);
            }
        }
    }
    finish(sheet, &widths, rows.len())
}

/// Freezes the head, sets filter, widths and how the sheet prints; `rows` without the head.
pub(super) fn finish(sheet: &mut Worksheet, widths: &[usize], rows: usize) -> Result<(), XlsxError> {
    for (width, at) in widths.iter().zip(0..) {
        sheet.set_column_width(at, (*width).clamp(WIDTHS.0, WIDTHS.1) as f64)?;
    }
    let last_row = RowNum::try_from(rows).unwrap_or(RowNum::MAX);
    let last_column = ColNum::try_from(widths.len().saturating_sub(1)).unwrap_or(ColNum::MAX);
    if !widths.is_empty() {
        sheet.autofilter(0, 0, last_row, last_column)?;
    }
    sheet.set_freeze_panes(1, 1)?;
    sheet.set_repeat_rows(0, 0)?;
    sheet.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0);
    Ok(())
}
