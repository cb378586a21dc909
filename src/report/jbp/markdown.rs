//! The sheet as Markdown.

use super::{Section, Table, head, parts};
use crate::experiment::results::sheet::Sheet;
use crate::report::i18n::Lang;

/// The sheet as Markdown. Text of the file cannot open tags, links or emphasis.
#[must_use]
pub fn markdown(sheet: &Sheet, lang: Lang) -> String {
    let head = head(sheet, lang);
    let mut out = format!("# {}\n\n", plain(&head.title));
    let lines = head.lines.iter().chain([&head.badge]).map(|line| format!("{}  \n", plain(line)));
    out.extend(lines);
    for part in parts(sheet, lang) {
        section(&mut out, &part);
    }
    out
}

fn section(out: &mut String, part: &Section) {
    out.push_str(&format!("\n## {}\n\n", plain(&part.title)));
    out.extend(part.lines.iter().map(|line| format!("{}  \n", plain(line))));
    if let Some(table) = &part.table {
        out.push('\n');
        rows(out, table);
    }
    if !part.notes.is_empty() {
        out.push('\n');
    }
    out.extend(part.notes.iter().map(|line| format!("{}  \n", plain(line))));
}

fn rows(out: &mut String, table: &Table) {
    let line = |cells: &[String]| format!("| {} |\n", cells.iter().map(|c| plain(c)).collect::<Vec<_>>().join(" | "));
    out.push_str(&line(&table.head));
    let rule: Vec<&str> = table.numbers.iter().map(|n| if *n { "---:" } else { "---" }).collect();
    out.push_str(&format!("| {} |\n", rule.join(" | ")));
    table.rows.iter().for_each(|row| out.push_str(&line(row)));
}

/// Text without the characters that mean something in Markdown or HTML.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\\' | '|' | '*' | '_' | '[' | ']' | '`' | '#' | '!' => out.extend(['\\', c]),
            _ => out.push(c),
        }
    }
    out
}
