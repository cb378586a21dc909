//! The workbook as a spreadsheet opens it.

use super::*;
use crate::report::cells::{Builder, Cell, Kind, number, text};
use crate::report::{csv_tables, sample};
use calamine::{Data, Reader, Xlsx};
use std::io::Cursor;

fn open(bytes: Vec<u8>) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(bytes)).expect("opens")
}

/// The cells of a sheet below its head.
fn rows(book: &mut Xlsx<Cursor<Vec<u8>>>, name: &str, width: usize) -> Vec<Vec<Cell>> {
    let range = book.worksheet_range(name).expect("sheet");
    let cell = |data: Option<&Data>| match data {
        None | Some(Data::Empty) => Cell::Empty,
        Some(Data::String(text)) => Cell::Text(text.clone()),
        Some(Data::Float(value)) => Cell::Number(*value),
        Some(other) => panic!("{other:?}"),
    };
    let height = range.end().map_or(0, |end| end.0);
    (1..=height).map(|row| (0..width as u32).map(|at| cell(range.get_value((row, at)))).collect()).collect()
}

#[test]
fn every_sheet_holds_the_cells_of_its_table() {
    for (name, results) in sample::all() {
        let tables = csv_tables::tables(&results);
        let mut book = open(workbook(&results, &tables).expect("writes"));
        assert_eq!(book.sheet_names().len(), tables.len() + 3, "{name}");
        for table in &tables {
            let read = rows(&mut book, &title_of(table.name), table.columns.len());
            let whole: Vec<Vec<Cell>> =
                table.rows.iter().map(|row| row.iter().cloned().map(as_written).collect()).collect();
            assert_eq!(read, whole, "{name} {}", table.name);
        }
    }
}

/// A file keeps the digits that give the same number again; text may be cut.
fn as_written(cell: Cell) -> Cell {
    match cell {
        Cell::Text(text) => Cell::Text(cell_text(&text)),
        other => other,
    }
}

#[test]
fn the_same_results_give_the_same_workbook() {
    for (name, results) in sample::all() {
        let tables = csv_tables::tables(&results);
        let (one, two) = (workbook(&results, &tables).expect("writes"), workbook(&results, &tables).expect("writes"));
        assert!(one == two, "{name}: other bytes");
    }
}

#[test]
fn the_decision_ranks_programs_and_the_chart_reads_it() {
    let results = sample::tie();
    let mut book = open(workbook(&results, []).expect("writes"));
    assert_eq!(book.sheet_names(), ["Read me", "Decision", "Charts"]);
    let decision = rows(&mut book, "Decision", 15);
    let ranks: Vec<Cell> = decision.iter().map(|row| row[0].clone()).collect();
    assert_eq!(ranks, [1.0, 1.0, 3.0, 4.0].map(Cell::Number), "ties share a rank");
    assert_eq!(decision[0][1], Cell::Text("B".into()));
    let best = results.programs.iter().find(|p| p.id == "B").expect("B");
    assert_eq!(decision[0][7], number(best.tsv.mean));
    assert_eq!(decision[0][5], number(best.scorecard.net.mean));
}

#[test]
fn names_that_try_to_be_formulas_or_are_too_long_stay_text() {
    let mut results = sample::tie();
    results.programs[0].id = "=1+1".into();
    results.programs[1].id = "p".repeat(40_000);
    results.programs[2].id = "a\u{0}\u{1b}[31m\u{202e}b".into();
    results.programs[3].name = "\u{ffff}@SUM(A1:A9)".into();
    results.scenario.currency = "='x'!$A$1".into();
    results.scenario.name = "n".repeat(5_000);
    let mut book = open(workbook(&results, &csv_tables::tables(&results)).expect("writes"));
    let programs = rows(&mut book, "Programs", 1);
    assert_eq!(programs[0][0], Cell::Text("=1+1".into()));
    assert!(matches!(&programs[1][0], Cell::Text(id) if id.chars().count() == MOST_CHARACTERS));
    assert_eq!(programs[2][0], text("a\u{0}\u{1b}[31m\u{202e}b"));
    for name in book.sheet_names() {
        let formulas = book.worksheet_formula(&name).expect("sheet");
        assert!(formulas.cells().all(|(_, _, formula)| formula.is_empty()), "{name}");
    }
}

#[test]
fn numbers_are_shown_in_the_format_of_their_unit() {
    let look = |unit, value| {
        let mut table = Builder::new(&["value", "unit"]).numbers(Kind::InUnitOf(1), &["value"]);
        table.row([number(value), text(unit)], &[]);
        let table = table.finish("looks");
        sheet::Look::of(&table.columns[0], &table.rows[0], value, "USD").code()
    };
    assert_eq!(look("share", 0.25), "0.0%");
    assert_eq!(look("units", 1200.0), "#,##0");
    assert_eq!(look("count", 2.35), "#,##0.00");
    assert_eq!(look("USD", 12.5), "#,##0.00");
    assert_eq!(look("utils per day", 0.001), "General");
    assert_eq!(sheet::Look::of_money("VND").code(), "#,##0");
}

#[test]
fn names_of_sheets_are_short_clean_and_unlike() {
    let mut taken = Vec::new();
    let long = "a table whose name is far longer than Excel takes";
    let names = [long, long, "History", "'[x]:*?/\\'", "", "Growth", "growth"].map(|n| sheet_name(n, &mut taken));
    for name in &names {
        assert!(
            (1..=31).contains(&name.chars().count()) && !name.contains(['[', ']', ':', '*', '?', '/', '\\']),
            "{name}"
        );
        assert!(!name.starts_with('\'') && !name.ends_with('\''), "{name}");
        assert!(Workbook::new().add_worksheet().set_name(name).is_ok(), "{name}");
    }
    taken.sort_unstable();
    taken.dedup();
    assert_eq!(taken.len(), names.len());
}
