//! The document as a table for the terminal.

use super::sentences::{label, notes, sentences};
use super::{Account, Cell, Program, SideBySide};
use crate::experiment::results::Estimate;
use crate::report::i18n::{Key, Lang};
use crate::report::names::{clean, columns, shorten};
use crate::report::numbers::{self, MoneyUnit};

/// Longest program name in the table.
const NAME_COLUMNS: usize = 34;
/// Longest name of an account in a row of the table.
const ACCOUNT_COLUMNS: usize = 24;
const GAP: &str = "   ";

/// The accounts, a row for each program and account, and what changes from one to the other; ends with a line break.
#[must_use]
pub fn text(document: &SideBySide, lang: Lang) -> String {
    let mut text = format!(" {}\n", Key::SideTitle.text(lang));
    for (number, account) in document.accounts.iter().enumerate() {
        text.push_str(&format!("   {}  {}\n", number + 1, heading(document, account, lang)));
    }
    for note in notes(document, lang) {
        text.push_str(&format!("   ! {note}\n"));
    }
    text.push('\n');
    for line in align(&rows(document, lang)) {
        text.push_str(&line);
        text.push('\n');
    }
    text.push_str(&format!("\n {}\n", Key::WhatItSays.text(lang)));
    for sentence in sentences(document, lang) {
        text.push_str(&format!("   {sentence}\n"));
    }
    text
}

fn heading(document: &SideBySide, account: &Account, lang: Lang) -> String {
    let [total, each] = units(document, &account.currency);
    Key::SideAccount.fill(
        lang,
        &[
            ("name", &label(account, lang, 80)),
            ("households", &numbers::count(account.households as f64, lang)),
            ("weeks", &account.weeks.to_string()),
            ("futures", &numbers::count(f64::from(account.futures), lang)),
            ("unit", &total.title(lang)),
            ("each", &each.title(lang)),
        ],
    )
}

/// Units of totals and of amounts for each household, one pair for every account with the same currency.
fn units(document: &SideBySide, currency: &str) -> [MoneyUnit; 2] {
    let ends = |e: &Estimate| [e.mean, e.p05, e.p95];
    let (mut totals, mut each) = (Vec::new(), Vec::new());
    for program in &document.programs {
        for (_, cell) in document.accounts.iter().zip(&program.at).filter(|(a, _)| a.currency == currency) {
            let Some(cell) = cell else { continue };
            totals.extend([&cell.tsv, &cell.brand_profit, &cell.retailer_profit].into_iter().flat_map(ends));
            each.extend(ends(&cell.per_household.tsv));
        }
    }
    [totals, each].map(|values| MoneyUnit::fitting(values, currency))
}

fn rows(document: &SideBySide, lang: Lang) -> Vec<Vec<String>> {
    let heads = [
        Key::ColumnProgram,
        Key::ColumnAccount,
        Key::ColumnRank,
        Key::ColumnSystem,
        Key::ColumnEach,
        Key::ColumnBrand,
        Key::ColumnRetailer,
        Key::ColumnRoi,
        Key::ColumnChanges,
    ];
    let mut rows = vec![heads.iter().map(|key| key.text(lang).to_owned()).collect()];
    for program in &document.programs {
        let mut is_first = true;
        for (number, (account, cell)) in document.accounts.iter().zip(&program.at).enumerate() {
            let name = if is_first { program_name(program, lang) } else { String::new() };
            let changes = if is_first { changes(program, lang) } else { String::new() };
            let account_name = format!("{} {}", number + 1, label(account, lang, ACCOUNT_COLUMNS));
            let [total, each] = units(document, &account.currency);
            let numbers = cell.as_ref().map_or_else(missing, |cell| cells(cell, &total, &each, lang));
            rows.push([name, account_name].into_iter().chain(numbers).chain([changes]).collect());
            is_first = false;
        }
    }
    rows
}

fn program_name(program: &Program, lang: Lang) -> String {
    let name = program.name_vi.as_ref().filter(|n| lang == Lang::Vi && !n.trim().is_empty()).unwrap_or(&program.name);
    shorten(&format!("{} {}", clean(&program.id), clean(name)), NAME_COLUMNS)
}

fn missing() -> Vec<String> {
    vec![numbers::MISSING.to_owned(); 6]
}

fn cells(cell: &Cell, total: &MoneyUnit, each: &MoneyUnit, lang: Lang) -> Vec<String> {
    let ranged = |e: &Estimate, unit: &MoneyUnit| {
        let range = if e.p05 == e.p95 { String::new() } else { format!(" {}", unit.range(e.p05, e.p95, lang)) };
        format!("{}{range}", unit.change(e.mean, lang))
    };
    let roi = |e: &Option<Estimate>| e.as_ref().map_or(f64::NAN, |e| e.mean);
    let rois = [roi(&cell.roi_system), roi(&cell.roi_brand), roi(&cell.roi_retailer)];
    vec![
        cell.rank.map_or_else(|| numbers::MISSING.to_owned(), |rank| format!("#{rank}")),
        ranged(&cell.tsv, total),
        ranged(&cell.per_household.tsv, each),
        ranged(&cell.brand_profit, total),
        ranged(&cell.retailer_profit, total),
        rois.map(|roi| numbers::signed_percent(roi, lang)).join(" / "),
    ]
}

fn changes(program: &Program, lang: Lang) -> String {
    let mut words = Vec::new();
    if program.rank_changes {
        words.push(Key::SideRank.text(lang).to_owned());
    }
    let whose: Vec<&str> = program.sign_changes.iter().map(|word| whose(word).text(lang)).collect();
    if !whose.is_empty() {
        words.push(Key::SideSign.fill(lang, &[("whose", &whose.join(", "))]));
    }
    words.join("; ")
}

/// The word for a profit of the document.
pub(super) fn whose(word: &str) -> Key {
    match word {
        "brand_profit" => Key::SideBrand,
        "retailer_profit" => Key::SideRetailer,
        _ => Key::SideSystem,
    }
}

/// Columns under each other, words and ranges alike from the left.
fn align(rows: &[Vec<String>]) -> Vec<String> {
    let width = |column: usize| rows.iter().map(|row| columns(&row[column])).max().unwrap_or(0);
    let widths: Vec<usize> = (0..rows.first().map_or(0, Vec::len)).map(width).collect();
    let line = |row: &Vec<String>| {
        let padded =
            row.iter().zip(&widths).map(|(cell, width)| format!("{cell}{}", " ".repeat(width - columns(cell))));
        format!("  {}", padded.collect::<Vec<_>>().join(GAP)).trim_end().to_owned()
    };
    rows.iter().map(line).collect()
}
