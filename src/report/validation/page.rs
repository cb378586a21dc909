//! A page of a validation run, complete in one file.

use super::{bounds, grouped, headline, number, seeds, value, verdict};
use crate::report::i18n::Lang;
use crate::validate::document::{Document, MetricResult};
use crate::validate::facts::{Basis, Fact, Tier, facts};
use maud::{DOCTYPE, Markup, PreEscaped, html};

const STYLE: &str = "
:root { --ink: #1b1f24; --soft: #5b6470; --line: #d9dee4; --good: #1a7f4b; --bad: #b3261e; --warn: #9a6700; --band: #dbe9f6; }
* { box-sizing: border-box; }
body { font: 15px/1.45 system-ui, 'Noto Sans', 'Segoe UI', sans-serif; color: var(--ink); margin: 0 auto; max-width: 76rem; padding: 2rem 1.5rem 4rem; }
h1 { font-size: 1.7rem; line-height: 1.25; margin: 0 0 .4rem; } h2 { font-size: 1.2rem; margin: 2.6rem 0 .6rem; }
p.note { color: var(--soft); max-width: 60rem; margin: .3rem 0; }
table { border-collapse: collapse; width: 100%; } th { text-align: left; font-weight: 600; color: var(--soft); font-size: .85rem; }
td, th { padding: .35rem .6rem .35rem 0; vertical-align: top; border-bottom: 1px solid var(--line); }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
tr.fact td { border-bottom: none; padding-top: 1.3rem; } tr.fact b { font-size: 1.02rem; } tr.fact small { color: var(--soft); }
code { font-size: .9em; } .good { color: var(--good); } .bad { color: var(--bad); font-weight: 700; } .warn { color: var(--warn); font-weight: 600; } .none { color: var(--soft); }
svg { display: block; } td small { color: var(--soft); }
@media (max-width: 50rem) { .wide { display: none; } }
@media print { body { max-width: none; font-size: 11px; } tr { break-inside: avoid; } }
";

/// The page.
#[must_use]
pub fn page(document: &Document, lang: Lang) -> String {
    let title =
        lang.pick("Does the simulated market behave like real ones?", "Thị trường mô phỏng có giống thị trường thật?");
    let body = html! {
        (DOCTYPE)
        html lang=(lang.code()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) " · omnisim" }
                style { (PreEscaped(STYLE)) }
            }
            body {
                h1 { (headline(document, lang)) }
                (about(document, lang))
                @if !document.metrics.is_empty() { (metrics(document, lang)) }
                @if document.not_run().next().is_some() { (not_run(document, lang)) }
                @if !document.also.is_empty() { (also(document, lang)) }
                @if !document.controls.is_empty() { (controls(document, lang)) }
            }
        }
    };
    body.into_string()
}

fn about(document: &Document, lang: Lang) -> Markup {
    let size = if document.quick {
        lang.pick("small worlds, for a first look", "thế giới nhỏ, để xem nhanh")
    } else {
        lang.pick("full size", "đủ quy mô")
    };
    html! {
        p.note { (lang.pick("Seeds", "Hạt giống")) " " (seeds(document)) ", " (size) ". "
            (lang.pick(
                "Every effect is the difference of two worlds that share all luck. The spread is the standard deviation over single seeds. \
                 A bound marked P surrounds a published number; J marks a direction that is published with an interval that is a judgement. \
                 A value inside its bounds does not prove the model true; one outside shows that it is wrong there.",
                "Mọi tác động là chênh lệch giữa hai thế giới có cùng vận may. Độ tản là độ lệch chuẩn giữa các hạt giống. \
                 Khoảng có dấu P bao quanh một con số đã công bố; J là chiều hướng đã công bố, còn khoảng là nhận định. \
                 Giá trị trong khoảng không chứng minh mô hình đúng; giá trị ngoài khoảng cho thấy mô hình sai ở đó."))
        }
        @if document.scenario.is_some() {
            p.note { (lang.pick(
                "This is your own market: a value outside is no mistake by itself, but a reason to look at the inputs behind it.",
                "Đây là thị trường của bạn: giá trị ngoài khoảng chưa phải là lỗi, nhưng là lý do để xem lại số liệu đầu vào.")) }
        }
    }
}

fn metrics(document: &Document, lang: Lang) -> Markup {
    let own = document.scenario.is_some();
    html! {
        table {
            thead { tr {
                th { (lang.pick("Fact and what is measured", "Sự kiện và cách đo")) }
                th.n { (lang.pick("value ± spread", "giá trị ± độ tản")) }
                th.n { (lang.pick("bounds", "khoảng")) }
                th.n { (lang.pick("published", "công bố")) }
                th.wide { (lang.pick("where it lies", "vị trí")) }
                th { (lang.pick("verdict", "kết luận")) }
            } }
            @for (fact, metrics) in grouped(document) {
                tbody {
                    (heading(&fact, lang))
                    @for metric in metrics { (row(&fact, metric, own, lang)) }
                }
            }
        }
    }
}

fn heading(fact: &Fact, lang: Lang) -> Markup {
    let tier = match fact.tier {
        Tier::Core => lang.pick("core", "cốt lõi"),
        Tier::CoreVn => lang.pick("core, Vietnam", "cốt lõi, Việt Nam"),
        Tier::Extended => lang.pick("extended", "mở rộng"),
    };
    html! {
        tr.fact { td colspan="6" {
            b { (fact.number) " " (fact.id) } " " small { "(" (tier) ")" } br;
            (lang.pick(fact.statement.as_str(), fact.statement_vi.as_str())) br;
            small { (lang.pick("Published: ", "Đã công bố: ")) (fact.published) " — " (fact.source) " [" (fact.seen) "]" }
        } }
    }
}

fn row(fact: &Fact, metric: &MetricResult, own: bool, lang: Lang) -> Markup {
    let class = match metric.pass {
        Some(true) => "good",
        Some(false) if own || metric.tier == Tier::Extended => "warn",
        Some(false) => "bad",
        None => "none",
    };
    let described = fact.metrics.iter().find(|m| m.id == metric.metric);
    let definition = described.map_or("", |m| lang.pick(m.definition.as_str(), m.definition_vi.as_str()));
    let basis = if metric.basis == Basis::P { "P" } else { "J" };
    html! {
        tr {
            td { code { (metric.metric) } " " small { (definition) " (" (metric.unit) ")" } }
            td.n { (value(metric, lang)) }
            td.n { (bounds(metric, lang)) " " small { (basis) } }
            td.n { @if let Some(centre) = metric.centre { (number(centre, lang)) } }
            td.wide { (gauge(metric)) }
            td class=(class) { (verdict(metric, own, lang)) }
        }
    }
}

/// The bounds as a band, the published centre as a line, the value as a dot with its spread.
fn gauge(metric: &MetricResult) -> Markup {
    let Some(at) = metric.value else { return html! {} };
    let room = 0.25 * (metric.hi - metric.lo).max(1e-9);
    let (low, high) = (metric.lo - room, metric.hi + room);
    let place = |v: f64| 4.0 + 132.0 * ((v - low) / (high - low)).clamp(0.0, 1.0);
    let mark = |v: f64| format!("{:.1}", place(v));
    let spread = metric.spread.unwrap_or(0.0);
    let colour = if metric.pass == Some(true) { "#1a7f4b" } else { "#b3261e" };
    html! {
        svg width="140" height="16" role="img" aria-hidden="true" {
            rect x=(mark(metric.lo)) y="3" width=(format!("{:.1}", place(metric.hi) - place(metric.lo))) height="10" fill="#dbe9f6" {}
            @if let Some(centre) = metric.centre {
                line x1=(mark(centre)) x2=(mark(centre)) y1="1" y2="15" stroke="#5b6470" stroke-dasharray="2 2" {}
            }
            line x1=(mark(at - spread)) x2=(mark(at + spread)) y1="8" y2="8" stroke=(colour) stroke-width="2" {}
            circle cx=(mark(at)) cy="8" r="3.5" fill=(colour) {}
        }
    }
}

fn not_run(document: &Document, lang: Lang) -> Markup {
    html! {
        h2 { (lang.pick("Not run, and why", "Chưa đo, và vì sao")) }
        table { @for metric in document.not_run() {
            tr { td { (metric.fact) " " code { (metric.metric) } } td { (metric.reason.as_deref().unwrap_or("")) } }
        } }
    }
}

fn also(document: &Document, lang: Lang) -> Markup {
    html! {
        h2 { (lang.pick("Also measured, without a verdict", "Đo thêm, không kết luận")) }
        p.note { (lang.pick(
            "The price facts in the other three kinds of category, and the promotion bump read in terms of elasticity: there, brand switching \
             is by far the largest part, while in packs it is about a third (bump-decomposition, cross_brand). Both are right; they answer different questions.",
            "Các sự kiện về giá ở ba loại ngành hàng còn lại, và mức tăng khi khuyến mãi tính theo độ co giãn: ở đó chuyển đổi nhãn hàng là phần lớn nhất, \
             còn tính theo đơn vị chỉ khoảng một phần ba (bump-decomposition, cross_brand). Cả hai đều đúng nhưng trả lời hai câu hỏi khác nhau.")) }
        table { @for reading in &document.also {
            tr {
                td { (reading.archetype.as_deref().unwrap_or("personal-care")) }
                td { (reading.fact) " " code { (reading.metric) } }
                td.n { (reading.value.map_or_else(|| "–".to_owned(), |v| number(v, lang))) }
                td.n { (reading.spread.map_or_else(String::new, |v| format!("± {}", number(v, lang)))) }
            }
        } }
    }
}

fn controls(document: &Document, lang: Lang) -> Markup {
    let all = facts();
    html! {
        h2 { (lang.pick("Broken on purpose", "Cố ý làm hỏng")) }
        p.note { (lang.pick(
            "Each mechanism is broken in the way described; the metric has to leave its bounds. A fact that does not notice is worth nothing.",
            "Mỗi cơ chế bị làm hỏng như mô tả; chỉ số phải ra ngoài khoảng. Sự kiện không phát hiện được thì không có giá trị.")) }
        table { @for control in &document.controls {
            @let metric = all.iter().find(|f| f.id == control.fact).and_then(|f| f.metrics.iter().find(|m| m.id == control.metric));
            tr {
                td { (control.fact) " " code { (control.metric) } }
                td { (control.broken) }
                td.n { (control.value.map_or_else(|| "–".to_owned(), |v| number(v, lang))) }
                td.n { @if let Some(m) = metric { (number(m.lo, lang)) " … " (number(m.hi, lang)) } }
                @if control.red { td.good { (lang.pick("red, as it should be", "đỏ, đúng như cần")) } }
                @else { td.bad { (lang.pick("STAYS GREEN: worthless", "VẪN XANH: vô giá trị")) } }
            }
        } }
    }
}
