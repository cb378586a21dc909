//! Guardrails in the terminal: what is broken, and how many are kept.

use super::csv_tables::{CsvTable, from_cells, number_cell, text_cell};
use super::i18n::Lang;
use super::names::{clean, shorten};
use super::numbers::{self, MISSING};
use crate::experiment::results::{GuardrailResult, Results};

/// Longest reason in a line.
const REASON: usize = 60;

/// A value with its unit, as people read it.
#[must_use]
pub fn amount(value: f64, unit: &str, lang: Lang) -> String {
    let unit_word = match unit {
        "share" => return numbers::percent(value, lang),
        "ratio" => return numbers::fixed(value, 2, lang),
        "count" => return numbers::count(value, lang),
        "weeks" => lang.pick("weeks", "tuần").to_owned(),
        "days" => lang.pick("days", "ngày").to_owned(),
        "units" => lang.pick("packs", "đơn vị").to_owned(),
        currency => clean(currency),
    };
    format!("{} {unit_word}", numbers::fixed(value, 0, lang))
}

/// The lines under the decision table; empty without guardrails.
#[must_use]
pub fn text(results: &Results, lang: Lang) -> String {
    let all = &results.guardrails;
    if all.is_empty() {
        return String::new();
    }
    let broken: Vec<&GuardrailResult> = all.iter().filter(|g| !g.held).collect();
    let counts = lang.pick(
        format!("Guardrails: {} of {} kept", all.len() - broken.len(), all.len()),
        format!("Giới hạn: giữ được {} trên {}", all.len() - broken.len(), all.len()),
    );
    let lines: String = broken.iter().map(|g| line(g, lang)).collect();
    format!("\n {counts}\n{lines}")
}

/// The table of all guardrails; none without guardrails.
#[must_use]
pub fn csv(results: &Results) -> Option<CsvTable> {
    const HEAD: [&str; 13] = [
        "id",
        "kind",
        "level",
        "program",
        "held",
        "value",
        "limit",
        "unit",
        "from",
        "futures_held",
        "futures_needed",
        "at",
        "reason",
    ];
    let maybe = |value: Option<f64>| value.map(number_cell).unwrap_or_default();
    let row = |g: &GuardrailResult| {
        let words = [&g.id, &g.kind, &g.level, &g.program].map(|w| text_cell(w));
        let numbers = [maybe(g.value), number_cell(g.limit), text_cell(&g.unit), text_cell(&g.from)];
        let futures = [maybe(g.futures_held), maybe(g.futures_needed), text_cell(&g.at), text_cell(&g.reason)];
        words.into_iter().chain([g.held.to_string()]).chain(numbers).chain(futures).collect()
    };
    let rows: Vec<Vec<String>> = results.guardrails.iter().map(row).collect();
    (!rows.is_empty()).then(|| from_cells("guardrails", &HEAD, rows))
}

fn line(g: &GuardrailResult, lang: Lang) -> String {
    let (mark, level) = if g.level == "stop" {
        ("✗", lang.pick("stop", "dừng"))
    } else {
        ("!", lang.pick("warning", "cảnh báo"))
    };
    let value = g.value.map_or_else(|| MISSING.to_owned(), |v| amount(v, &g.unit, lang));
    let limit = amount(g.limit, &g.unit, lang);
    let reason = shorten(&clean(lang.pick(&g.reason, g.reason_vi.as_ref().unwrap_or(&g.reason))), REASON);
    let futures = match (g.futures_held, g.futures_needed) {
        (Some(held), Some(needed)) => format!(
            ", {} {} / {}",
            lang.pick("kept in", "giữ trong"),
            numbers::percent(held, lang),
            numbers::percent(needed, lang)
        ),
        _ => String::new(),
    };
    let word = lang.pick("limit", "giới hạn");
    format!(
        "   {mark} {level} {} ({}) {}: {value}, {word} {limit}{futures} — {reason}\n",
        clean(&g.id),
        g.kind,
        clean(&g.program)
    )
}
