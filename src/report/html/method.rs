//! T3: what was simulated, what was assumed, how parts add up, and what the words mean.

use super::grid::Grid;
use crate::experiment::results::Results;
use crate::report::explain;
use crate::report::i18n::Lang;
use crate::report::names;
use crate::report::numbers;
use crate::report::verdict;
use maud::{Markup, html};
use time::Duration;

/// Terms of the glossary on the page.
const TERMS: [&str; 12] = [
    "tsv",
    "scorecard",
    "claim",
    "instrument_error",
    "subsidy",
    "own_channels",
    "later_weeks",
    "competitors_in_account",
    "rest_of_basket",
    "brand_at_rivals",
    "cost_to_serve",
    "system_cost",
];

/// First and last day, weeks.
pub(super) fn period(results: &Results, lang: Lang) -> String {
    let weeks = results.scenario.weeks;
    let first = numbers::week_start(&results.scenario.start, 1);
    let last = numbers::week_start(&results.scenario.start, weeks + 1).and_then(|d| d.checked_sub(Duration::days(1)));
    match (first, last) {
        (Some(first), Some(last)) => lang.pick(
            format!("{weeks} weeks, {} to {}", numbers::date(first, lang), numbers::date(last, lang)),
            format!("{weeks} tuần, từ {} đến {}", numbers::date(first, lang), numbers::date(last, lang)),
        ),
        _ => lang.pick(format!("{weeks} weeks"), format!("{weeks} tuần")),
    }
}

/// Which run this is, in one line.
pub(super) fn identity(results: &Results, lang: Lang) -> String {
    let (version, seed, hash) = (env!("CARGO_PKG_VERSION"), results.seed, names::clean(&results.scenario.hash));
    lang.pick(
        format!("omnisim {version} · seed {seed} · scenario {hash} · {} futures", results.futures),
        format!("omnisim {version} · hạt giống {seed} · kịch bản {hash} · {} lần mô phỏng", results.futures),
    )
}

pub(super) fn method(results: &Results, lang: Lang) -> Markup {
    html! {
        section.long {
            h2 { (lang.pick("Method, assumptions and words", "Phương pháp, giả định và thuật ngữ")) }
            @for line in lines(results, lang) { p { (line) } }
            (check(results, lang))
            h3 { (lang.pick("Words", "Thuật ngữ")) }
            dl { @for term in TERMS { @if let Some(entry) = explain::find(term) {
                dt { (lang.pick(entry.name.0, entry.name.1)) }
                dd { (lang.pick(entry.meaning.0, entry.meaning.1)) }
            } } }
            @if !results.defaults.is_empty() {
                details.screen data-file="assumptions" {
                    summary { (lang.pick("Values that the scenario left to their defaults: ", "Các giá trị mà kịch bản để mặc định: ")) (results.defaults.len()) }
                    (defaults(results, lang).markup())
                    div.tools { button type="button" hidden value="csv" { "CSV" } }
                }
            }
        }
    }
}

pub(super) fn lines(results: &Results, lang: Lang) -> Vec<String> {
    let head = &results.scenario;
    let (shoppers, households) =
        (numbers::count(head.shoppers as f64, lang), numbers::count(head.households as f64, lang));
    let futures = numbers::count(f64::from(results.futures), lang);
    let evidence = match verdict::evidence_word(results, Lang::En) {
        "Illustrative" => lang.pick(
            "Illustrative: most values are published means or assumptions. Compare programs with it; promise no amounts.",
            "Minh họa: phần lớn giá trị là trung bình đã công bố hoặc giả định. Dùng để so sánh chương trình, không dùng để hứa con số.",
        ),
        "Calibrated" => lang.pick("Calibrated: fitted to data of this market.", "Đã hiệu chỉnh: khớp với số liệu của thị trường này."),
        _ => lang.pick("Back-tested: its error on data it had not seen is known.", "Đã kiểm định: biết sai số trên số liệu chưa từng thấy."),
    };
    vec![
        lang.pick(
            format!("{shoppers} simulated shoppers stand for {households} households. Each of {futures} futures draws the uncertain assumptions and a season of luck; the world with a program and the one without share all of it, so that their difference is the program."),
            format!("{shoppers} người mua giả lập đại diện cho {households} hộ. Mỗi lần trong {futures} lần mô phỏng rút ra các giả định chưa chắc và vận may của một mùa; thế giới có và không có chương trình dùng chung tất cả, nên chênh lệch chính là chương trình."),
        ),
        lang.pick(
            "Two kinds of uncertainty are kept apart: the range holds nine futures in ten and does not shrink with more runs; the simulation error is that of the mean and does.".to_owned(),
            "Hai loại bất định được tách riêng: khoảng kết quả gồm 9 trên 10 lần mô phỏng và không hẹp lại khi chạy thêm; sai số mô phỏng là của số trung bình và sẽ nhỏ dần.".to_owned(),
        ),
        evidence.to_owned(),
    ]
}

/// The sum of all parts of each bridge against its total.
fn check(results: &Results, lang: Lang) -> Markup {
    let mut grid = Grid::new(
        format!(
            "{} ({})",
            lang.pick("Parts against totals", "Tổng các phần so với tổng"),
            names::clean(&results.scenario.currency)
        ),
        &[
            lang.pick("Program", "Chương trình"),
            lang.pick("#Parts of the bridge", "#Các phần của cầu nối"),
            lang.pick("#Cells of the matrix", "#Các ô của ma trận"),
            lang.pick("#Total system", "#Toàn hệ thống"),
            lang.pick("#Difference", "#Chênh lệch"),
        ],
    );
    let decimals = usize::from(results.programs.iter().any(|p| p.tsv.mean.fract() != 0.0)) * 2;
    grid.rows = results
        .programs
        .iter()
        .map(|p| {
            let parts: f64 = p.bridge.profit.iter().filter(|part| !part.subtotal).map(|part| part.value.mean).sum();
            let cells: f64 = p.matrix.iter().map(|c| c.profit.mean).sum();
            let written = |value: f64| numbers::signed(value, decimals, lang);
            vec![
                names::program(p, lang),
                written(parts),
                written(cells),
                written(p.tsv.mean),
                written(parts - p.tsv.mean + cells - p.tsv.mean),
            ]
        })
        .collect();
    if grid.rows.is_empty() {
        html! {}
    } else {
        grid.markup()
    }
}

fn defaults(results: &Results, lang: Lang) -> Grid {
    let mut grid = Grid::new(
        lang.pick(
            "The scenario can set each of them; sources are given in English",
            "Kịch bản có thể đặt từng giá trị; nguồn ghi bằng tiếng Anh",
        ),
        &[
            lang.pick("Key", "Khóa"),
            lang.pick("#Value", "#Giá trị"),
            lang.pick("Unit", "Đơn vị"),
            lang.pick("Source", "Nguồn"),
        ],
    );
    grid.rows = results
        .defaults
        .iter()
        .map(|d| {
            let value = numbers::fixed(d.value, 4, lang);
            let value = if value.contains(lang.pick('.', ',')) {
                value.trim_end_matches('0').trim_end_matches(lang.pick('.', ',')).to_owned()
            } else {
                value
            };
            vec![names::clean(&d.key), value, names::clean(&d.unit), names::clean(&d.source)]
        })
        .collect();
    grid
}
