//! The sheet for a terminal.

use super::{Section, Table, head, parts};
use crate::experiment::results::sheet::Sheet;
use crate::report::i18n::Lang;
use crate::report::names::{columns, shorten};

/// Widest cell of a table.
const CELL: usize = 40;

/// The sheet as aligned plain text.
#[must_use]
pub fn text(sheet: &Sheet, lang: Lang) -> String {
    let head = head(sheet, lang);
    let mut out = format!(" {}   {}\n", head.title, head.badge);
    out.extend(head.lines.iter().map(|line| format!(" {line}\n")));
    parts(sheet, lang).iter().for_each(|part| section(&mut out, part));
    out
}

fn section(out: &mut String, part: &Section) {
    out.push_str(&format!("\n {}\n", part.title));
    out.extend(part.lines.iter().map(|line| format!("   {line}\n")));
    if let Some(table) = &part.table {
        rows(out, table);
    }
    out.extend(part.notes.iter().map(|line| format!("   {line}\n")));
}

fn rows(out: &mut String, table: &Table) {
    let cut = |row: &Vec<String>| row.iter().map(|c| shorten(c, CELL)).collect::<Vec<_>>();
    let all: Vec<Vec<String>> = std::iter::once(&table.head).chain(&table.rows).map(cut).collect();
    let width = |at: usize| all.iter().map(|row| columns(&row[at])).max().unwrap_or(0);
    let widths: Vec<usize> = (0..table.head.len()).map(width).collect();
    for row in &all {
        let cells = row.iter().zip(&widths).zip(&table.numbers).map(|((cell, width), is_number)| {
            let space = " ".repeat(width - columns(cell));
            if *is_number { format!("{space}{cell}") } else { format!("{cell}{space}") }
        });
        let line = cells.collect::<Vec<_>>().join("  ");
        out.push_str(&format!("   {}\n", line.trim_end()));
    }
}
