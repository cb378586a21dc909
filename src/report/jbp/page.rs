//! The sheet as a page, complete in one file, laid out for one to two sheets of A4.

use super::{Section, Table, head, parts};
use crate::experiment::results::sheet::Sheet;
use crate::report::i18n::Lang;
use maud::{DOCTYPE, Markup, PreEscaped, html};

const STYLE: &str = "
:root { --ink: #1b1f24; --soft: #5b6470; --line: #d9dee4; --good: #1a7f4b; --bad: #b3261e; --warn: #9a6700; --band: #eef3f8; }
* { box-sizing: border-box; }
body { font: 14px/1.4 system-ui, 'Noto Sans', 'Segoe UI', sans-serif; color: var(--ink); margin: 0 auto; max-width: 72rem; padding: 1.6rem 1.2rem 3rem; }
header { border-bottom: 2px solid var(--ink); padding-bottom: .6rem; } h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .3rem; }
h2 { font-size: 1.1rem; margin: 1.5rem 0 .3rem; } p { margin: .15rem 0; } p.note { color: var(--soft); }
.badge { float: right; border: 1px solid var(--soft); border-radius: 1rem; padding: .1rem .7rem; font-size: .85rem; color: var(--soft); }
.scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; margin-top: .4rem; }
th { text-align: left; font-weight: 600; color: var(--soft); font-size: .85rem; }
td, th { padding: .28rem .6rem .28rem 0; vertical-align: top; border-bottom: 1px solid var(--line); }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.good { color: var(--good); font-weight: 600; } .bad { color: var(--bad); font-weight: 600; } .warn { color: var(--warn); font-weight: 600; }
@page { size: A4 landscape; margin: 12mm; }
@media print { body { max-width: none; padding: 0; font-size: 10.5px; } section, tr { break-inside: avoid; } .scroll { overflow: visible; } }
";

/// The page. Everything that comes from the file is escaped.
#[must_use]
pub fn page(sheet: &Sheet, lang: Lang) -> String {
    let head = head(sheet, lang);
    let body = html! {
        (DOCTYPE)
        html lang=(lang.code()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (head.title) " · JBP · omnisim" }
                style { (PreEscaped(STYLE)) }
            }
            body {
                header {
                    span.badge { (head.badge) }
                    h1 { (head.title) }
                    @for line in &head.lines { p { (line) } }
                }
                main { @for part in parts(sheet, lang) { (section(&part)) } }
            }
        }
    };
    body.into_string()
}

fn section(part: &Section) -> Markup {
    html! {
        section {
            h2 { (part.title) }
            @for line in &part.lines { p class=[class(line)] { (line) } }
            @if let Some(table) = &part.table { div.scroll { (rows(table)) } }
            @for note in &part.notes { p.note { (note) } }
        }
    }
}

fn rows(table: &Table) -> Markup {
    let n = |is_number: bool| is_number.then_some("n");
    html! {
        table {
            thead { tr { @for (cell, number) in table.head.iter().zip(&table.numbers) { th scope="col" class=[n(*number)] { (cell) } } } }
            tbody { @for row in &table.rows {
                tr { @for (cell, number) in row.iter().zip(&table.numbers) {
                    td class=[n(*number).or_else(|| class(cell))] { (cell) }
                } }
            } }
        }
    }
}

/// Colour of what begins with a mark; the mark and its word say the same without it.
fn class(text: &str) -> Option<&'static str> {
    match text.chars().next()? {
        '✓' => Some("good"),
        '✗' => Some("bad"),
        '~' | '!' => Some("warn"),
        _ => None,
    }
}
