//! The run as a workbook: what it is, the decision, a chart, and every table with real numbers.
//!
//! Cells hold values, never formulas: text that looks like one stays text. The same results give the same bytes.

mod about;
mod decision;
mod front;
mod sheet;

use super::cells::Table;
use super::i18n::Lang;
use crate::experiment::results::Results;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

/// Rows of a sheet, head included.
const MOST_ROWS: usize = 1_048_576;
/// Columns of a sheet.
const MOST_COLUMNS: usize = 16_384;
/// Characters of a cell; Excel takes 32,767 units of UTF-16, two for some characters.
const MOST_CHARACTERS: usize = 16_000;
/// Characters of the name of a sheet.
const MOST_OF_NAME: usize = 31;

/// The workbook: `Read me`, `Decision`, `Charts`, then a sheet for each table.
///
/// Rows beyond what a sheet holds are left out; `Read me` says so.
///
/// # Errors
///
/// When the library refuses a cell or cannot pack the file.
pub fn workbook<'a>(results: &Results, tables: impl IntoIterator<Item = &'a Table>) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // A clock would make equal results differ.
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let title = super::names::shorten(&super::names::scenario(results, Lang::En), 200);
    let properties = DocProperties::new().set_title(title).set_author("omnisim").set_creation_datetime(&made);
    book.set_properties(&properties);
    let mut taken = Vec::new();
    let [read_me, decision, charts] = ["Read me", "Decision", "Charts"].map(|name| sheet_name(name, &mut taken));
    let sheets: Vec<(String, &Table)> =
        tables.into_iter().map(|table| (sheet_name(&title_of(table.name), &mut taken), table)).collect();
    front::read_me(book.add_worksheet().set_name(&read_me)?, results, &sheets)?;
    decision::table(book.add_worksheet().set_name(&decision)?, results)?;
    decision::chart(book.add_worksheet().set_name(&charts)?, results, &decision)?;
    for (name, table) in sheets {
        sheet::fill(book.add_worksheet().set_name(name)?, table, &results.scenario.currency)?;
    }
    book.save_to_buffer()
}

/// Name of the sheet of a table, for people.
fn title_of(table: &str) -> String {
    match table {
        "pnl" => return String::from("Profit and loss"),
        "baseline_pnl" => return String::from("Baseline profit and loss"),
        "win_win" => return String::from("Win-win"),
        _ => {}
    }
    let words = table.replace('_', " ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A name that Excel takes: short, without its own signs, and unlike all others of the workbook.
fn sheet_name(wish: &str, taken: &mut Vec<String>) -> String {
    let allowed = |c: char| if matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\') { ' ' } else { c };
    let clean: String = super::names::clean(wish).chars().map(allowed).collect();
    let clean = clean.trim_matches(['\'', ' ']);
    let cut = |text: &str, room: usize| text.chars().take(room).collect::<String>();
    // Excel keeps `History` for itself.
    let is_unusable = clean.is_empty() || clean.eq_ignore_ascii_case("history");
    let base = if is_unusable { String::from("Table") } else { cut(clean, MOST_OF_NAME) };
    let base = base.trim_matches(['\'', ' ']).to_owned();
    let mut name = base.clone();
    let mut number = 1;
    while taken.contains(&name.to_lowercase()) {
        number += 1;
        let end = format!(" {number}");
        name = format!("{}{end}", cut(&base, MOST_OF_NAME - end.len()));
    }
    taken.push(name.to_lowercase());
    name
}

/// Text that a cell takes.
fn cell_text(text: &str) -> String {
    super::names::shorten(&super::names::clean(text), MOST_CHARACTERS)
}

#[cfg(test)]
mod tests;
