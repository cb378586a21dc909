//! The account's copy: its own profit, sales and shelves. Neither total system value nor anything else from which the
//! brand's profit follows is in it, in text or in pictures.

use super::grid::{Grid, chance, range};
use super::{blocks, calendar, goals, method, probed};
use crate::experiment::results::{ProgramResult, Results};
use crate::report::i18n::{Key, Lang};
use crate::report::names::{self, program_short};
use crate::report::numbers::{self, MoneyUnit};
use crate::report::verdict::{Direction, direction};
use maud::{Markup, html};

pub(super) fn content(results: &Results, lang: Lang) -> Markup {
    html! {
        section data-file="decision" style="margin-top:0" {
            h1 { (message(results, lang)) }
            p.note { (crate::report::chart::range_gloss(results, lang)) }
            (decision(results, lang).markup())
            div.tools { button type="button" hidden value="csv" { "CSV" } }
        }
        section data-file="channels" {
            h2 { (lang.pick("Sales by channel", "Doanh số theo kênh")) }
            p.help { (lang.pick("Change of the modelled categories against no program, tax included.", "Thay đổi của các ngành hàng mô phỏng so với không chạy chương trình, đã gồm thuế.")) }
            (channels(results, lang).markup())
            div.tools { button type="button" hidden value="csv" { "CSV" } }
        }
        (goals::goals(results, lang))
        (calendar::calendar(results, lang))
        (probed::breaks_for_the_account(results, lang))
        (blocks::breaks(results, lang))
        (blocks::supply(results, lang))
        section {
            h2 { (lang.pick("Method", "Phương pháp")) }
            @for line in method::lines(results, lang) { p { (line) } }
        }
    }
}

/// Programs by what the account earns, best first.
fn ordered(results: &Results) -> Vec<&ProgramResult> {
    let mut programs: Vec<&ProgramResult> = results.programs.iter().collect();
    programs.sort_by(|a, b| b.retailer_profit.mean.total_cmp(&a.retailer_profit.mean));
    programs
}

fn message(results: &Results, lang: Lang) -> String {
    let Some(best) = ordered(results).first().copied() else { return Key::HeadNone.text(lang).to_owned() };
    let (name, profit) = (program_short(best, lang), &best.retailer_profit);
    let amount = numbers::money(profit.mean.abs(), &results.scenario.currency, lang);
    match direction(profit) {
        Direction::Up => lang.pick(
            format!("{name} adds most to the retailer's profit: {amount}"),
            format!("{name} làm lợi nhuận nhà bán lẻ tăng nhiều nhất: {amount}"),
        ),
        Direction::Down => lang.pick(
            format!("No program pays for the retailer; {name} costs least, {amount}"),
            format!("Không chương trình nào có lời cho nhà bán lẻ; {name} lỗ ít nhất, {amount}"),
        ),
        Direction::Unclear => lang.pick(
            format!("No clear difference in the retailer's profit between {name} and no program"),
            format!("Chưa thấy khác biệt rõ về lợi nhuận nhà bán lẻ giữa {name} và không chạy chương trình"),
        ),
        Direction::Zero => Key::HeadNothing.fill(lang, &[("p", &name)]),
    }
}

fn decision(results: &Results, lang: Lang) -> Grid {
    let programs = ordered(results);
    let unit = MoneyUnit::fitting(programs.iter().map(|p| p.retailer_profit.mean), &results.scenario.currency);
    let mut grid = Grid::new(
        format!(
            "{} ({})",
            lang.pick("Retailer profit against no program", "Lợi nhuận nhà bán lẻ so với không chạy chương trình"),
            unit.title(lang)
        ),
        &[
            Key::ColumnProgram.text(lang),
            lang.pick("#Retailer profit", "#Lợi nhuận nhà bán lẻ"),
            lang.pick("#9 in 10 futures", "#9/10 lần mô phỏng"),
            lang.pick("#Above 0", "#Lớn hơn 0"),
        ],
    );
    grid.rows = programs
        .into_iter()
        .map(|p| {
            let profit = &p.retailer_profit;
            vec![
                names::program(p, lang),
                unit.change(profit.mean, lang),
                range(profit, &unit, results.futures, lang),
                chance(profit, lang),
            ]
        })
        .collect();
    grid
}

fn channels(results: &Results, lang: Lang) -> Grid {
    let is_own = |id: &str| results.scenario.channels.iter().any(|c| c.id == id && c.owner == "account");
    let all = results.programs.iter().flat_map(|p| p.by_channel.iter().map(|c| c.sell_out_value.mean));
    let unit = MoneyUnit::fitting(all, &results.scenario.currency);
    let mut grid = Grid::new(
        unit.title(lang),
        &[
            Key::ColumnProgram.text(lang),
            lang.pick("Channel", "Kênh"),
            lang.pick("#Sell-out", "#Sell-out"),
            lang.pick("#9 in 10 futures", "#9/10 lần mô phỏng"),
            lang.pick("#Packs", "#Số gói"),
        ],
    );
    for p in ordered(results) {
        grid.rows.extend(p.by_channel.iter().filter(|c| is_own(&c.channel) && c.sell_out_units.mean != 0.0).map(|c| {
            vec![
                names::program(p, lang),
                names::channel(results, &c.channel, lang),
                unit.change(c.sell_out_value.mean, lang),
                range(&c.sell_out_value, &unit, results.futures, lang),
                numbers::signed(c.sell_out_units.mean, 0, lang),
            ]
        }));
    }
    grid
}
