//! Tables of a validation run: for the terminal, and as Markdown.

use super::{bounds, grouped, headline, number, seeds, value, verdict};
use crate::report::i18n::Lang;
use crate::report::names::columns;
use crate::validate::document::Document;
use std::fmt::Write as _;

/// Pads a text on the right to a width in columns.
fn wide(text: &str, width: usize) -> String {
    format!("{text}{:1$}", "", width.saturating_sub(columns(text)))
}

/// Table for the terminal; ends with a line break.
#[must_use]
pub fn text(document: &Document, lang: Lang) -> String {
    let own = document.scenario.is_some();
    let mut out = format!(" {}\n", headline(document, lang));
    if document.controls.is_empty() {
        let _ = writeln!(out, " {} {}", lang.pick("seeds", "hạt giống"), seeds(document));
    }
    let mut last = String::new();
    for (fact, metrics) in grouped(document) {
        for metric in metrics {
            let name = if fact.id == last { String::new() } else { format!("{} {}", fact.number, fact.id) };
            last.clone_from(&fact.id);
            let line = format!(
                " {}{}{}{}{}",
                wide(&name, 41),
                wide(&metric.metric, 29),
                wide(&value(metric, lang), 18),
                wide(&bounds(metric, lang), 17),
                verdict(metric, own, lang)
            );
            let _ = writeln!(out, "{line}");
            if let Some(reason) = &metric.reason {
                let _ = writeln!(out, "     {reason}");
            }
        }
    }
    out.push_str(&further(document, lang));
    for control in &document.controls {
        let word = if control.red {
            lang.pick("red", "đỏ")
        } else {
            lang.pick("STAYS GREEN: worthless", "VẪN XANH: vô giá trị")
        };
        let shown = control.value.map_or_else(|| "–".to_owned(), |v| number(v, lang));
        let name = wide(&control.fact, 37);
        let _ = writeln!(
            out,
            " {name}{}{}{}  {}",
            wide(&control.metric, 29),
            wide(&shown, 9),
            wide(word, 5),
            control.broken
        );
    }
    out
}

/// Readings without a bound.
fn further(document: &Document, lang: Lang) -> String {
    let mut out = String::new();
    if !document.also.is_empty() {
        let _ = writeln!(out, "\n {}", lang.pick("Also measured, without a verdict", "Đo thêm, không kết luận"));
    }
    for reading in &document.also {
        let place = reading.archetype.as_deref().unwrap_or("personal-care");
        let shown = reading.value.map_or_else(|| "–".to_owned(), |v| number(v, lang));
        let _ = writeln!(out, " {}{}{}{shown}", wide(place, 18), wide(&reading.fact, 37), wide(&reading.metric, 29));
    }
    out
}

/// Markdown table of the metrics.
#[must_use]
pub fn markdown(document: &Document, lang: Lang) -> String {
    let own = document.scenario.is_some();
    let head = lang.pick(
        "| fact | metric | value ± spread | bounds | published | |",
        "| sự kiện | chỉ số | giá trị ± độ tản | khoảng | công bố | |",
    );
    let mut out = format!(
        "{} ({} {}).\n\n{head}\n|---|---|---|---|---|---|\n",
        headline(document, lang),
        lang.pick("seeds", "hạt giống"),
        seeds(document)
    );
    let mut last = String::new();
    for (fact, metrics) in grouped(document) {
        for metric in metrics {
            let name = if fact.id == last { String::new() } else { format!("{} `{}`", fact.number, fact.id) };
            last.clone_from(&fact.id);
            let centre = metric.centre.map_or_else(String::new, |c| number(c, lang));
            let _ = writeln!(
                out,
                "| {name} | `{}` | {} | {} ({:?}) | {centre} | {} |",
                metric.metric,
                value(metric, lang),
                bounds(metric, lang),
                metric.basis,
                verdict(metric, own, lang)
            );
        }
    }
    out
}
