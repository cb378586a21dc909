//! Guardrails in the terminal: what is broken, and how many are kept.

use super::cells::{Builder, Kind, Table, flag, maybe, number, text as word};
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
pub fn csv(results: &Results) -> Option<Table> {
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
    /// Place of `unit` in the head.
    const UNIT: usize = 7;
    let mut table = Builder::new(&HEAD)
        .numbers(Kind::InUnitOf(UNIT), &["value", "limit"])
        .numbers(Kind::Share, &["futures_held", "futures_needed"]);
    for g in &results.guardrails {
        let [id, kind, level, program] = [&g.id, &g.kind, &g.level, &g.program].map(|w| word(w));
        let limit = [flag(g.held), maybe(g.value), number(g.limit), word(&g.unit), word(&g.from)];
        let futures = [maybe(g.futures_held), maybe(g.futures_needed), word(&g.at), word(&g.reason)];
        table.row([id, kind, level, program].into_iter().chain(limit).chain(futures), &[]);
    }
    (!results.guardrails.is_empty()).then(|| table.finish("guardrails"))
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
