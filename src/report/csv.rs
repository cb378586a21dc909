//! Tables as text for spreadsheets and scripts.
//!
//! Text from the scenario that a spreadsheet would read as a formula gets a leading apostrophe.

use super::cells::{Cell, Table};

/// How numbers and columns are set apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Locale {
    /// Commas between columns, decimal points: what programs read.
    #[default]
    C,
    /// Semicolons between columns, decimal commas, a byte order mark: what a spreadsheet set to Vietnamese opens.
    Vi,
}

/// Without it spreadsheets take UTF-8 for an older encoding.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// The table as CSV: a head, plain numbers in currency units and packs without grouping, line feeds, UTF-8.
#[must_use]
pub fn text(table: &Table, locale: Locale) -> String {
    let between = match locale {
        Locale::C => ",",
        Locale::Vi => ";",
    };
    let mut text = String::new();
    if locale == Locale::Vi {
        text.push(BYTE_ORDER_MARK);
    }
    let head: Vec<String> = table.columns.iter().map(|column| quoted(&column.name)).collect();
    text.push_str(&head.join(between));
    text.push('\n');
    for row in &table.rows {
        for (place, cell) in row.iter().enumerate() {
            text.push_str(if place > 0 { between } else { "" });
            text.push_str(&field(cell, locale));
        }
        text.push('\n');
    }
    text
}

fn field(cell: &Cell, locale: Locale) -> String {
    match (cell, locale) {
        (Cell::Empty, _) => String::new(),
        (Cell::Text(text), _) => quoted(&harmless(text)),
        (Cell::Number(value), Locale::C) => value.to_string(),
        (Cell::Number(value), Locale::Vi) => value.to_string().replace('.', ","),
    }
}

/// Text that no spreadsheet runs as a formula.
fn harmless(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\u{2212}']) { format!("'{text}") } else { text.to_owned() }
}

fn quoted(field: &str) -> String {
    let needs = field.contains([',', '"', '\n', '\r', ';', '\t']) || field.starts_with('\'');
    if needs { format!("\"{}\"", field.replace('"', "\"\"")) } else { field.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::cells::{Builder, Kind, number, text as word};
    use crate::report::{csv_tables, sample};

    #[test]
    fn every_row_has_the_columns_of_its_head_and_no_formula() {
        for (name, results) in sample::all() {
            for table in csv_tables::tables(&results) {
                let written = text(&table, Locale::C);
                let mut reader = ::csv::Reader::from_reader(written.as_bytes());
                let width = reader.headers().expect("head").len();
                for row in reader.records() {
                    let row = row.expect("row");
                    assert_eq!(row.len(), width, "{name} {}", table.name);
                    let is_formula = |f: &str| f.starts_with(['=', '@', '+']) || f.contains("NaN") || f.contains("inf");
                    assert!(!row.iter().any(is_formula), "{name} {}: {row:?}", table.name);
                }
            }
        }
    }

    fn sheet() -> Table {
        let mut table = Builder::new(&["program", "tsv"]).numbers(Kind::Money, &["tsv"]);
        table.row([word("=cmd()"), number(-4.5)], &[]);
        table.row([word("\t@sum"), number(f64::NAN)], &[]);
        table.row([word("a;\"b\""), number(-0.0)], &[]);
        table.row([word("kệ đầu dãy, 20%"), number(1_234_567.25)], &[]);
        table.finish("sheet")
    }

    #[test]
    fn text_that_looks_like_a_formula_is_neutralised_and_numbers_are_not() {
        let expected = "program,tsv\n\"'=cmd()\",-4.5\n\"'@sum\",\n\"a;\"\"b\"\"\",0\n\"kệ đầu dãy, 20%\",1234567.25\n";
        // An apostrophe in front asks for quotes, so that the reader keeps it with its text.
        assert_eq!(text(&sheet(), Locale::C), expected);
    }

    #[test]
    fn vietnamese_files_have_a_mark_semicolons_and_decimal_commas() {
        let written = text(&sheet(), Locale::Vi);
        assert!(written.starts_with("\u{feff}program;tsv\n"), "{written}");
        assert!(written.contains(";-4,5\n") && written.contains("\"kệ đầu dãy, 20%\";1234567,25\n"), "{written}");
    }
}
