//! T1: what each program does for the goals of the retailer, without targets; those stand in a joint business plan. Nothing here
//! says what the brand earns, so that the account's copy can hold it too.

use super::blocks::table_block;
use super::grid::Grid;
use crate::experiment::results::{Estimate, ProgramResult, Results};
use crate::report::i18n::Lang;
use crate::report::names::{self, program_short};
use crate::report::numbers::{self, MoneyUnit};
use crate::report::verdict::{Direction, direction};
use maud::{Markup, html};

/// Most programs side by side.
const MOST: usize = 8;

/// A difference as text, with a question mark where its sign is not known.
fn marked(value: &Estimate, text: String) -> String {
    if direction(value) == Direction::Unclear { format!("{text}?") } else { text }
}

/// Goals down, programs across.
pub(super) fn goals(results: &Results, lang: Lang) -> Markup {
    let programs: Vec<&ProgramResult> = results.programs.iter().take(MOST).collect();
    if programs.is_empty() {
        return html! {};
    }
    let t = |en, vi| lang.pick(en, vi);
    let mut head = vec![
        t("Goal of the retailer", "Mục tiêu của nhà bán lẻ").to_owned(),
        format!("#{}", t("Without us", "Không có chương trình")),
    ];
    head.extend(programs.iter().map(|p| format!("#{}", program_short(p, lang))));
    let caption = t("Change by each program", "Thay đổi do từng chương trình");
    let mut grid = Grid::new(caption, &head.iter().map(String::as_str).collect::<Vec<_>>());
    money(results, &programs, &mut grid, lang);
    shares(results, &programs, &mut grid, lang);
    let title = t(
        "What each program does for the retailer's goals",
        "Từng chương trình đóng góp gì vào mục tiêu của nhà bán lẻ",
    );
    let help = t(
        "Levels without a program, and what each program adds. A question mark: fewer than four futures in five agree on the sign. Targets and chances stand in a joint business plan: omnisim jbp print.",
        "Mức khi không chạy chương trình, và phần mỗi chương trình thêm vào. Dấu hỏi: dưới 4/5 số lần mô phỏng cùng dấu. Mục tiêu và khả năng đạt nằm trong kế hoạch kinh doanh chung: omnisim jbp print.",
    );
    table_block("goals", title, help, &grid, None)
}

/// Profit of the account and sales of its channels.
fn money(results: &Results, programs: &[&ProgramResult], grid: &mut Grid, lang: Lang) {
    let base = &results.baseline;
    let own: Vec<&str> =
        results.scenario.channels.iter().filter(|c| c.owner == "account").map(|c| c.id.as_str()).collect();
    let of_profit = |p: &ProgramResult| p.retailer_profit.clone();
    let profit = lang.pick("Retailer profit", "Lợi nhuận nhà bán lẻ").to_owned();
    money_row(results, programs, (profit, base.retailer_profit.mean), &of_profit, grid, lang);
    for id in own {
        let Some(level) = base.by_channel.iter().find(|c| c.channel == id) else { continue };
        let name = lang.pick(
            format!("Category sales: {}", names::channel(results, id, lang)),
            format!("Doanh số ngành hàng: {}", names::channel(results, id, lang)),
        );
        let of = |p: &ProgramResult| {
            p.by_channel.iter().find(|c| c.channel == id).map(|c| c.sell_out_value.clone()).unwrap_or_default()
        };
        money_row(results, programs, (name, level.sell_out_value.mean), &of, grid, lang);
    }
}

fn money_row(
    results: &Results,
    programs: &[&ProgramResult],
    (name, level): (String, f64),
    of: &dyn Fn(&ProgramResult) -> Estimate,
    grid: &mut Grid,
    lang: Lang,
) {
    let currency = &results.scenario.currency;
    let unit = MoneyUnit::fitting(programs.iter().map(|p| of(p).mean), currency);
    let mut row = vec![format!("{name} ({})", unit.title(lang)), unit.level(level, lang)];
    row.extend(programs.iter().map(|p| {
        let value = of(p);
        marked(&value, unit.change(value.mean, lang))
    }));
    grid.rows.push(row);
}

/// Purchases that cross channels, and what supply achieves.
fn shares(results: &Results, programs: &[&ProgramResult], grid: &mut Grid, lang: Lang) {
    let percent = |share: f64| format!("{}%", numbers::fixed(share * 100.0, 1, lang));
    let crossed: Option<Vec<String>> = programs
        .iter()
        .map(|p| {
            p.journeys.as_ref().map(|j| marked(&j.cross_share_change, numbers::points(j.cross_share_change.mean, lang)))
        })
        .collect();
    if let Some(changes) = crossed {
        let name = lang.pick("Purchases that cross channels", "Lượt mua đi qua nhiều kênh").to_owned();
        grid.rows.push([name, percent(results.baseline.xch_share.mean)].into_iter().chain(changes).collect());
    }
    let Some(base) = &results.baseline.supply else { return };
    let supplied: Vec<_> = programs.iter().filter_map(|p| p.supply.as_ref()).map(|s| &s.with).collect();
    if supplied.len() != programs.len() {
        return;
    }
    let on_shelf = lang.pick("Shelves filled (level)", "Có hàng trên kệ (mức)");
    for (name, level, with) in [
        (on_shelf, base.osa.mean, supplied.iter().map(|s| s.osa.mean).collect::<Vec<f64>>()),
        (lang.pick("OTIF (level)", "OTIF (mức)"), base.otif.mean, supplied.iter().map(|s| s.otif.mean).collect()),
    ] {
        let levels = with.into_iter().map(percent);
        grid.rows.push([name.to_owned(), percent(level)].into_iter().chain(levels).collect());
    }
}
