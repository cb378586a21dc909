//! The findings of a validation run: a table for the terminal, a page, and a Markdown table.

mod page;
mod table;

pub use page::page;
pub use table::{markdown, text};

use super::i18n::Lang;
use super::numbers;
use crate::validate::document::{Document, MetricResult};
use crate::validate::facts::{Fact, Tier, facts};

/// A number with as many decimals as its size needs; three at most.
fn number(value: f64, lang: Lang) -> String {
    let decimals = match value.abs() {
        size if size >= 100.0 => 0,
        size if size >= 9.995 => 1,
        size if size >= 0.9995 => 2,
        _ => 3,
    };
    let text = format!("{value:.decimals$}");
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    let text = if text == "-0" { "0" } else { text };
    lang.pick(text.to_owned(), text.replace('.', ",")).replace('-', &numbers::MINUS.to_string())
}

/// Value with the spread over seeds, or a dash.
fn value(metric: &MetricResult, lang: Lang) -> String {
    match (metric.value, metric.spread) {
        (Some(value), Some(spread)) => format!("{} ± {}", number(value, lang), number(spread, lang)),
        (Some(value), None) => number(value, lang),
        (None, _) => "–".to_owned(),
    }
}

fn bounds(metric: &MetricResult, lang: Lang) -> String {
    format!("{} … {}", number(metric.lo, lang), number(metric.hi, lang))
}

/// Word of a verdict. On the user's own market nothing is a failure: a market may differ from published ones.
fn verdict(metric: &MetricResult, own: bool, lang: Lang) -> &'static str {
    match metric.pass {
        Some(true) => lang.pick("ok", "đạt"),
        Some(false) if own => lang.pick("differs", "khác"),
        Some(false) if metric.tier == Tier::Extended => lang.pick("out (warning)", "ngoài khoảng (cảnh báo)"),
        Some(false) => lang.pick("OUT", "NGOÀI KHOẢNG"),
        None => lang.pick("not run", "chưa đo"),
    }
}

/// The document in one sentence.
fn headline(document: &Document, lang: Lang) -> String {
    let early = if document.stopped { lang.pick(" (stopped early)", " (dừng sớm)") } else { "" };
    format!("{}{early}", finding(document, lang))
}

fn finding(document: &Document, lang: Lang) -> String {
    let measured = |core: bool| {
        let of = document.metrics.iter().filter(|m| (m.tier != Tier::Extended) == core && m.pass.is_some());
        let all = of.clone().count();
        (of.filter(|m| m.pass == Some(true)).count(), all)
    };
    let ((core_ok, core), (more_ok, more)) = (measured(true), measured(false));
    let not_run = document.not_run().count();
    if let Some(scenario) = &document.scenario {
        let (ok, all) = (core_ok + more_ok, core + more);
        return lang.pick(
            format!("{scenario}: {ok} of {all} metrics lie in the range published for other markets"),
            format!("{scenario}: {ok}/{all} chỉ số nằm trong khoảng đã công bố ở các thị trường khác"),
        );
    }
    if !document.controls.is_empty() {
        let (red, all) = (document.controls.iter().filter(|c| c.red).count(), document.controls.len());
        return lang.pick(
            format!("{red} of {all} facts notice when their mechanism is broken on purpose"),
            format!("{red}/{all} sự kiện phát hiện được khi cơ chế của nó bị cố ý làm hỏng"),
        );
    }
    lang.pick(
        format!(
            "{core_ok} of {core} core metrics and {more_ok} of {more} extended ones in their bounds, {not_run} not run"
        ),
        format!(
            "{core_ok}/{core} chỉ số cốt lõi và {more_ok}/{more} chỉ số mở rộng nằm trong khoảng, {not_run} chưa đo"
        ),
    )
}

/// Seeds as people write them.
fn seeds(document: &Document) -> String {
    match document.seeds.as_slice() {
        [first, .., last] if last - first + 1 == document.seeds.len() as u64 => format!("{first}–{last}"),
        all => all.iter().map(u64::to_string).collect::<Vec<_>>().join(", "),
    }
}

/// Facts of the document with their metrics, in the order of the table.
fn grouped(document: &Document) -> Vec<(Fact, Vec<&MetricResult>)> {
    let of = |fact: Fact| {
        let metrics: Vec<&MetricResult> = document.metrics.iter().filter(|m| m.fact == fact.id).collect();
        (fact, metrics)
    };
    facts().into_iter().map(of).filter(|(_, metrics)| !metrics.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_three_figures_and_the_marks_of_the_language() {
        assert_eq!(number(0.0464, Lang::En), "0.046");
        assert_eq!(number(-2.4470, Lang::Vi), "−2,45");
        assert_eq!(number(12.34, Lang::En), "12.3");
        assert_eq!(number(0.0, Lang::En), "0");
        assert_eq!(number(-0.0001, Lang::En), "0");
    }
}
