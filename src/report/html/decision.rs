//! The answer first: message, sentences, and the table of all programs.

use super::grid::{chance, class};
use crate::experiment::results::{ProgramResult, Results};
use crate::report::explain;
use crate::report::i18n::{Key, Lang};
use crate::report::names;
use crate::report::numbers::{self, MoneyUnit};
use crate::report::ranking::{Ranked, ranked};
use crate::report::sentences::{headline, sentences, table_unit};
use crate::report::verdict;
use maud::{Markup, html};

/// Width and height of the bar of a range, in points.
const BAR: (f64, f64) = (150.0, 16.0);

pub(super) fn decision(results: &Results, lang: Lang) -> Markup {
    let said = sentences(results, lang);
    let facts = facts(results, lang);
    html! {
        section data-file="decision" style="margin-top:0" {
            h1 { (headline(results, lang)) }
            ul.say { @for sentence in &said { li { (sentence) } } }
            @if !results.programs.is_empty() {
                p.help { (facts) }
                (table(results, lang))
                p.note { (gloss(results, lang)) }
                div.tools { button type="button" hidden value="csv" { "CSV" } }
            }
        }
    }
}

fn facts(results: &Results, lang: Lang) -> String {
    let unit = table_unit(results);
    lang.pick(
        format!("All amounts in {} against no program. Programs that are too close to call share a rank.", unit.title(lang)),
        format!("Mọi số tiền tính bằng {}, so với không chạy chương trình. Các chương trình chưa phân biệt được thì đồng hạng.", unit.title(lang)),
    )
}

fn gloss(results: &Results, lang: Lang) -> String {
    let range = crate::report::chart::range_gloss(results, lang);
    let bars = if results.programs.iter().any(|p| p.tsv_middle.is_some()) {
        lang.pick(
            " The thick part of a bar holds every second future.",
            " Phần thanh dày chứa một nửa số lần mô phỏng.",
        )
    } else {
        ""
    };
    let scorecards = lang.pick(
        "The own scorecard is what the home channel's team would report after cost; the total system is brand and retailer together, all channels and later weeks included.",
        "Bảng KPI kênh chủ trì là con số sau chi phí mà đội của kênh đó sẽ báo cáo; toàn hệ thống là nhãn hàng và nhà bán lẻ cộng lại, gồm mọi kênh và các tuần sau.",
    );
    format!("{range}{bars} {scorecards}")
}

fn table(results: &Results, lang: Lang) -> Markup {
    let unit = table_unit(results);
    let ranked = ranked(results);
    let has_drivers = results.programs.iter().any(|p| p.driver.is_some());
    let text = |en: &'static str, vi: &'static str| lang.pick(en, vi);
    html! {
        div.scroll tabindex="0" role="group" aria-label=(text("Decision table", "Bảng quyết định")) {
            table.decision {
                thead { tr {
                    th.n scope="col" { (text("Rank", "Hạng")) }
                    th scope="col" { (Key::ColumnProgram.text(lang)) }
                    th.n scope="col" { (Key::ColumnCost.text(lang)) }
                    th.n.silo scope="col" { (Key::ColumnScorecard.text(lang)) }
                    th.n.silo scope="col" { (text("Its rank", "Hạng theo KPI")) }
                    th.n.system scope="col" { (Key::ColumnSystem.text(lang)) }
                    @if results.futures > 1 {
                        th.system scope="col" { (text("9 in 10 futures", "9/10 lần mô phỏng")) }
                        th.n.system scope="col" { (text("Above 0", "Lớn hơn 0")) }
                    }
                    th.n.system scope="col" { (Key::ColumnBrand.text(lang)) }
                    th.n.system scope="col" { (Key::ColumnRetailer.text(lang)) }
                    th scope="col" { (text("Scorecard says", "Bảng KPI so với hệ thống")) }
                    @if has_drivers { th scope="col" { (text("Promised lever", "Đòn bẩy đã hứa")) } }
                } }
                tbody { @for r in &ranked { (row(results, (r, &ranked), &unit, has_drivers, lang)) } }
            }
        }
    }
}

fn row(
    results: &Results,
    (r, all): (&Ranked<'_>, &[Ranked<'_>]),
    unit: &MoneyUnit,
    has_drivers: bool,
    lang: Lang,
) -> Markup {
    let program = r.program;
    let card = &program.scorecard;
    html! {
        tr {
            td.n { (r.rank) }
            th scope="row" { (names::program(program, lang)) }
            td.n { (unit.level(program.cost.mean, lang)) }
            td.n.own.silo { (unit.change(card.net.mean, lang)) small { (names::channel(results, &card.channel, lang)) } }
            td.n.own.silo { (card.rank) }
            td.n.tsv.system { (unit.change(program.tsv.mean, lang)) }
            @if results.futures > 1 {
                td.system { (bar(program, all, unit, lang)) }
                td.n.system { (chance(&program.tsv, lang)) }
            }
            td.n.system { span class=[class(&program.brand_profit)] { (unit.change(program.brand_profit.mean, lang)) } }
            td.n.system { span class=[class(&program.retailer_profit)] { (unit.change(program.retailer_profit.mean, lang)) } }
            td { span class=[label_class(program)] { (verdict::label(card, lang)) } }
            @if has_drivers { td { (program.driver.as_deref().map_or_else(|| numbers::MISSING.to_owned(), |d| lever(d, lang))) } }
        }
    }
}

/// Name of a growth lever; what has no name is shown as it is written.
pub(super) fn lever(driver: &str, lang: Lang) -> String {
    explain::find(driver).map_or_else(|| names::clean(driver), |entry| lang.pick(entry.name.0, entry.name.1).to_owned())
}

fn label_class(program: &ProgramResult) -> Option<&'static str> {
    match program.scorecard.label.as_str() {
        "unclear" => Some("unclear"),
        _ if verdict::is_flip(&program.scorecard) => Some("loss"),
        _ => None,
    }
}

/// The range of nine futures in ten (thin), of every second one (thick) and the mean as a dot, on one scale for all programs.
fn bar(program: &ProgramResult, all: &[Ranked<'_>], unit: &MoneyUnit, lang: Lang) -> Markup {
    let ends = all.iter().flat_map(|r| [r.program.tsv.p05, r.program.tsv.p95, r.program.tsv.mean]);
    let scale = crate::report::chart::Scale::covering(ends, 4.0, BAR.0 - 4.0);
    let at = |value: f64| format!("{:.1}", scale.at(value));
    let tsv = &program.tsv;
    let range = unit.range(tsv.p05, tsv.p95, lang);
    let middle = BAR.1 / 2.0;
    html! {
        svg width=(BAR.0) height=(BAR.1) viewBox={ "0 0 " (BAR.0) " " (BAR.1) } role="img" aria-label=(range) {
            line x1=(at(0.0)) x2=(at(0.0)) y1="0" y2=(BAR.1) stroke="#333" stroke-width="1.5" {}
            line x1=(at(tsv.p05)) x2=(at(tsv.p95)) y1=(middle) y2=(middle) stroke="#11467a" stroke-width="2" {}
            @if let Some([low, high]) = program.tsv_middle {
                line x1=(at(low)) x2=(at(high)) y1=(middle) y2=(middle) stroke="#11467a" stroke-width="7" {}
            }
            circle cx=(at(tsv.mean)) cy=(middle) r="5" fill="#11467a" stroke="#fff" stroke-width="1" {}
        }
        small { (range) }
    }
}
