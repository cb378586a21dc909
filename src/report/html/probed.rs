//! Blocks of what further worlds answer: legs, breaks in money, the price of silos, ways to operate, terminal value.

use super::blocks::table_block;
use super::grid::{Grid, range};
use super::grids::name_of;
use crate::experiment::results::{BreakPoint, Estimate, JourneyPath, ProgramResult, Results, SiloPlan};
use crate::report::charts::{break_cause, break_name, path_words};
use crate::report::i18n::{Key, Lang};
use crate::report::names::{self, program_short};
use crate::report::numbers::{self, MoneyUnit};
use crate::report::probed::{operations_title, silos_title};
use crate::report::sentences::table_unit;
use crate::report::verdict::{Direction, direction, verdict_word};
use maud::{Markup, html};

/// “From the first 8 of 64 futures.”
fn sample(futures: u32, results: &Results, lang: Lang) -> String {
    Key::ProbeFutures.fill(lang, &[("k", &futures.to_string()), ("n", &results.futures.to_string())])
}

/// ± of the mean, or a dash.
fn error(value: &Estimate, unit: &MoneyUnit, lang: Lang) -> String {
    value.mc_error.map_or_else(|| numbers::MISSING.to_owned(), |e| format!("± {}", unit.level(e, lang)))
}

/// What each tactic of a program earns.
pub(super) fn legs(results: &Results, lang: Lang) -> Markup {
    // A program of one tactic is that tactic.
    let programs = || results.programs.iter().filter(|p| p.legs.iter().filter(|l| l.spent_in.is_some()).count() > 1);
    let Some(basis) = programs().find_map(|p| p.leg_basis.as_ref()) else { return html! {} };
    let unit = table_unit(results);
    let t = |en, vi| lang.pick(en, vi);
    let mut grid = Grid::new(
        unit.title(lang),
        &[
            Key::ColumnProgram.text(lang),
            t("Tactic", "Hoạt động"),
            Key::ColumnSpentIn.text(lang),
            t("#Cost", "#Chi phí"),
            t("#Credit", "#Ghi công"),
            t("#Simulation error", "#Sai số mô phỏng"),
            t("#9 in 10 futures", "#9/10 lần mô phỏng"),
        ],
    );
    for program in programs() {
        let Some(basis) = &program.leg_basis else { continue };
        for leg in &program.legs {
            let name =
                if leg.spent_in.is_none() { Key::Interaction.text(lang).to_owned() } else { names::clean(&leg.tactic) };
            let spent_in = leg.spent_in.as_deref().map_or_else(String::new, |c| names::channel(results, c, lang));
            let cost = if leg.spent_in.is_none() { String::new() } else { unit.level(leg.cost.mean, lang) };
            let range = range(&leg.tsv, &unit, basis.futures, lang);
            let credit = unit.change(leg.tsv.mean, lang);
            grid.rows.push(vec![
                program_short(program, lang),
                name,
                spent_in,
                cost,
                credit,
                error(&leg.tsv, &unit, lang),
                range,
            ]);
        }
        let whole =
            [program_short(program, lang), format!("= {}", Key::Total.text(lang)), String::new(), String::new()];
        let values = [
            unit.change(basis.tsv.mean, lang),
            error(&basis.tsv, &unit, lang),
            range(&basis.tsv, &unit, basis.futures, lang),
        ];
        grid.rows.push(whole.into_iter().chain(values).collect());
    }
    let title = legs_title(&programs().collect::<Vec<_>>(), lang);
    let help = format!("{}. {}", name_of(&basis.method, lang), sample(basis.futures, results, lang));
    table_block("legs", &title, &help, &grid, Some("system"))
}

fn legs_title(programs: &[&ProgramResult], lang: Lang) -> String {
    let known = |leg: &&crate::experiment::results::Leg| {
        leg.spent_in.is_some() && matches!(direction(&leg.tsv), Direction::Up | Direction::Down)
    };
    let legs = programs.iter().flat_map(|p| p.legs.iter().filter(known).map(move |l| (p, l)));
    let most = legs.max_by(|a, b| a.1.tsv.mean.abs().total_cmp(&b.1.tsv.mean.abs()));
    let Some((program, leg)) = most else {
        return lang
            .pick(
                "No tactic's share of its program is clear yet",
                "Chưa rõ hoạt động nào tạo ra kết quả của chương trình",
            )
            .to_owned();
    };
    let (p, leg_name) = (program_short(program, lang), names::clean(&leg.tactic));
    let money = numbers::money(leg.tsv.mean.abs(), &leg.tsv.unit, lang);
    match leg.tsv.mean > 0.0 {
        true => lang.pick(
            format!("In {p}, “{leg_name}” earns most: {money}"),
            format!("Trong {p}, “{leg_name}” tạo ra nhiều nhất: {money}"),
        ),
        false => lang.pick(
            format!("In {p}, “{leg_name}” costs the system {money}"),
            format!("Trong {p}, “{leg_name}” làm hệ thống mất {money}"),
        ),
    }
}

/// The table behind the chart of breaks.
pub(super) fn break_grid(results: &Results, lang: Lang) -> Grid {
    let points = || results.breaks.iter().flat_map(|b| &b.points);
    let unit = MoneyUnit::fitting(points().map(|p| p.fix.system_profit.mean), &results.scenario.currency);
    let small = MoneyUnit::fitting(points().map(|p| p.fix.per_week), &results.scenario.currency);
    let t = |en, vi| lang.pick(en, vi);
    let week = lang.pick(
        format!("#Pays back below, a week ({})", small.title(lang)),
        format!("#Có lời nếu tốn ít hơn, mỗi tuần ({})", small.title(lang)),
    );
    let futures = results.breaks.as_ref().map_or(0, |b| b.futures);
    let mut grid = Grid::new(
        unit.title(lang),
        &[
            t("Break", "Đứt gãy"),
            t("#Times", "#Số lần"),
            t("#System gains", "#Hệ thống được thêm"),
            t("#9 in 10 futures", "#9/10 lần mô phỏng"),
            Key::ColumnBrand.text(lang),
            Key::ColumnRetailer.text(lang),
            &week,
            t("#A fix in the scenario costs", "#Cách khắc phục trong kịch bản tốn"),
        ],
    );
    for (_, is_number) in &mut grid.head[4..6] {
        *is_number = true;
    }
    grid.rows = points()
        .map(|p: &BreakPoint| {
            let fix = &p.fix;
            vec![
                break_name(results, p, lang),
                numbers::count(p.count.mean, lang),
                unit.change(fix.system_profit.mean, lang),
                range(&fix.system_profit, &unit, futures, lang),
                unit.change(fix.brand_profit.mean, lang),
                unit.change(fix.retailer_profit.mean, lang),
                if fix.per_week > 0.0 { small.level(fix.per_week, lang) } else { numbers::MISSING.to_owned() },
                fix.stated_cost_per_week.map_or_else(|| numbers::MISSING.to_owned(), |c| small.level(c, lang)),
            ]
        })
        .collect();
    grid
}

/// Breaks for the account's own copy: how often, and what the account gains from a fix.
pub(super) fn breaks_for_the_account(results: &Results, lang: Lang) -> Markup {
    let Some(breaks) = results.breaks.as_ref().filter(|b| !b.points.is_empty()) else { return html! {} };
    let unit = MoneyUnit::fitting(breaks.points.iter().map(|p| p.fix.retailer_profit.mean), &results.scenario.currency);
    let t = |en, vi| lang.pick(en, vi);
    let mut grid = Grid::new(
        unit.title(lang),
        &[
            t("Link", "Liên kết"),
            t("Cause", "Nguyên nhân"),
            t("#Times", "#Số lần"),
            t("#Retailer profit gained by a fix", "#Lợi nhuận nhà bán lẻ được thêm khi khắc phục"),
            t("#9 in 10 futures", "#9/10 lần mô phỏng"),
        ],
    );
    for p in breaks.points.iter().filter(|p| p.program.is_none()) {
        let link = match (&p.from, &p.to) {
            (Some(from), Some(to)) => {
                format!("{} → {}", names::channel(results, from, lang), names::channel(results, to, lang))
            }
            _ => Key::BreakAllLinks.text(lang).to_owned(),
        };
        let gain = &p.fix.retailer_profit;
        grid.rows.push(vec![
            link,
            break_cause(&p.cause, lang),
            numbers::count(p.count.mean, lang),
            unit.change(gain.mean, lang),
            range(gain, &unit, breaks.futures, lang),
        ]);
    }
    let title = t("What breaks of journeys cost the retailer", "Đứt gãy hành trình làm nhà bán lẻ mất bao nhiêu");
    let help = format!(
        "{} {}",
        t(
            "Before the cost of the fix; the figures do not add up.",
            "Chưa trừ chi phí khắc phục; các con số không cộng được."
        ),
        sample(breaks.futures, results, lang)
    );
    table_block("break-points", title, &help, &grid, None)
}

/// What every channel would pick for itself, and what that costs the system.
pub(super) fn silos(results: &Results, lang: Lang) -> Markup {
    let Some(silos) = &results.silos else { return html! {} };
    let unit = MoneyUnit::fitting(
        [silos.by_scorecards.tsv.mean, silos.by_system.tsv.mean, silos.price.mean],
        &results.scenario.currency,
    );
    let t = |en, vi| lang.pick(en, vi);
    let none = || t("nothing", "không chạy gì").to_owned();
    let picked = |ids: &[String]| {
        if ids.is_empty() { none() } else { ids.iter().map(|id| names::clean(id)).collect::<Vec<_>>().join(" + ") }
    };
    let mut grid = Grid::new(
        unit.title(lang),
        &[
            t("Picked by", "Chọn theo"),
            t("Programs", "Chương trình"),
            t("#System", "#Hệ thống"),
            t("#9 in 10 futures", "#9/10 lần mô phỏng"),
            t("#Brand", "#Nhãn hàng"),
            t("#Retailer", "#Nhà bán lẻ"),
        ],
    );
    let mut row = |name: &str, plan: &SiloPlan| {
        grid.rows.push(vec![
            name.to_owned(),
            picked(&plan.programs),
            unit.change(plan.tsv.mean, lang),
            range(&plan.tsv, &unit, silos.futures, lang),
            unit.change(plan.brand_profit.mean, lang),
            unit.change(plan.retailer_profit.mean, lang),
        ]);
    };
    row(t("each channel's own scorecard", "bảng KPI của từng kênh"), &silos.by_scorecards);
    row(t("total system value", "tổng giá trị hệ thống"), &silos.by_system);
    let price = [t("price of silos", "cái giá của cách làm từng kênh").to_owned(), verdict(&silos.verdict, lang)];
    let values = [
        unit.change(silos.price.mean, lang),
        range(&silos.price, &unit, silos.futures, lang),
        String::new(),
        String::new(),
    ];
    grid.rows.push(price.into_iter().chain(values).collect());
    let picks: Vec<String> = silos
        .picks
        .iter()
        .map(|pick| {
            let of = |id: &Option<String>| id.as_deref().map_or_else(none, names::clean);
            let (channel, own, system) =
                (names::channel(results, &pick.channel, lang), of(&pick.by_scorecard), of(&pick.by_system));
            lang.pick(
                format!("{channel}: its scorecard picks {own}; the system picks {system}."),
                format!("{channel}: bảng KPI chọn {own}; hệ thống chọn {system}."),
            )
        })
        .collect();
    let help = format!(
        "{} {}",
        t(
            "Of the programs at home in a channel, the best one if it is above zero: by the channel's scorecard after cost, and by total system value. Both plans then run whole.",
            "Trong các chương trình do kênh chủ trì, chọn chương trình tốt nhất nếu lớn hơn 0: theo bảng KPI của kênh sau chi phí, và theo tổng giá trị hệ thống. Cả hai kế hoạch được chạy trọn vẹn.",
        ),
        sample(silos.futures, results, lang)
    );
    html! {
        section.system data-file="silos" {
            h2 { (silos_title(results, lang)) }
            p.help { (help) }
            ul.say { @for line in &picks { li { (line) } } }
            (grid.markup())
            div.tools { button type="button" hidden value="csv" { "CSV" } }
        }
    }
}

fn verdict(word: &str, lang: Lang) -> String {
    if word == "same" {
        lang.pick("same programs", "cùng chương trình").to_owned()
    } else {
        verdict_word(word, lang)
    }
}

/// The same programs with nothing connected, as they are and with everything connected; and the raw gap beside it.
pub(super) fn operations(results: &Results, lang: Lang) -> Markup {
    let Some(operations) = &results.operations else { return html! {} };
    let (base, unit) = (
        MoneyUnit::fitting(operations.ways.iter().map(|w| w.system_profit.mean), &results.scenario.currency),
        table_unit(results),
    );
    let t = |en, vi| lang.pick(en, vi);
    let way = |id: &str| match id {
        "multichannel" => {
            t("multichannel: nothing carries over", "đa kênh (multichannel): không gì được giữ lại").to_owned()
        }
        "omnichannel" => t("omnichannel: everything carries over", "omnichannel: mọi thứ được giữ lại").to_owned(),
        "as_is" => t("as it is", "như hiện nay").to_owned(),
        other => names::clean(other),
    };
    let mut head = vec![
        t("Operated", "Cách vận hành").to_owned(),
        format!("#{} ({})", t("Without a program", "Không chạy chương trình"), base.title(lang)),
        t("#Against as it is", "#So với hiện nay").to_owned(),
    ];
    let ids = operations
        .ways
        .first()
        .map(|w| w.programs.iter().map(|p| p.program.as_str()).collect::<Vec<_>>())
        .unwrap_or_default();
    head.extend(ids.iter().map(|id| format!("#{} ({})", names::clean(id), unit.title(lang))));
    let caption = t(
        "System profit without a program; then the total system value of each program in that world",
        "Lợi nhuận hệ thống khi không chạy chương trình; rồi tổng giá trị hệ thống của từng chương trình trong thế giới đó",
    );
    let mut grid = Grid::new(caption, &head.iter().map(String::as_str).collect::<Vec<_>>());
    for w in &operations.ways {
        let difference =
            if w.id == "as_is" { numbers::MISSING.to_owned() } else { base.change(w.difference.mean, lang) };
        let mut row = vec![way(&w.id), base.level(w.system_profit.mean, lang), difference];
        row.extend(w.programs.iter().map(|p| unit.change(p.tsv.mean, lang)));
        grid.rows.push(row);
    }
    let said = gap_line(results, lang);
    html! {
        section.system data-file="operations" {
            h2 { (operations_title(results, lang)) }
            p.help { (t("The same channels and programs; only what carries over between touchpoints differs.", "Cùng kênh và chương trình; chỉ khác những gì được giữ lại giữa các điểm chạm.")) " " (sample(operations.futures, results, lang)) }
            @if let Some(said) = said { ul.say { li { (said) } } }
            (grid.markup())
            div.tools { button type="button" hidden value="csv" { "CSV" } }
        }
    }
}

/// Raw difference between shoppers of several channels and of one, and what connecting does to all.
fn gap_line(results: &Results, lang: Lang) -> Option<String> {
    let gap = results.baseline.omni_gap.as_ref()?;
    let times = numbers::fixed(gap.ratio.mean, 1, lang);
    let share = numbers::percent(gap.share.mean, lang);
    let ways = &results.operations.as_ref()?.ways;
    let of = |id: &str| ways.iter().find(|w| w.id == id).map(|w| w.system_profit.mean);
    let (apart, joined) = (of("multichannel")?, of("omnichannel")?);
    let effect = numbers::signed_percent(joined / apart - 1.0, lang);
    Some(lang.pick(
        format!("Shoppers who buy in several channels ({share} of buyers) buy {times} times as often as those of one channel: that is who they are. From nothing connected to everything connected, system profit moves by {effect}: that is what connecting does."),
        format!("Khách mua ở nhiều kênh ({share} số người mua) mua thường xuyên gấp {times} lần khách một kênh: đó là do họ vốn như vậy. Từ không kết nối đến kết nối mọi thứ, lợi nhuận hệ thống thay đổi {effect}: đó mới là tác dụng của kết nối."),
    ))
}

/// What programs still do after the horizon.
pub(super) fn terminal(results: &Results, lang: Lang) -> Markup {
    let Some(terminal) = &results.terminal else { return html! {} };
    let unit = MoneyUnit::fitting(terminal.programs.iter().map(|p| p.tsv.mean), &results.scenario.currency);
    let t = |en, vi| lang.pick(en, vi);
    let mut grid = Grid::new(
        unit.title(lang),
        &[
            Key::ColumnProgram.text(lang),
            t("#System", "#Hệ thống"),
            t("#9 in 10 futures", "#9/10 lần mô phỏng"),
            t("#Brand", "#Nhãn hàng"),
            t("#Retailer", "#Nhà bán lẻ"),
        ],
    );
    for value in &terminal.programs {
        let program = results.programs.iter().find(|p| p.id == value.program);
        grid.rows.push(vec![
            program.map_or_else(|| names::clean(&value.program), |p| names::program(p, lang)),
            unit.change(value.tsv.mean, lang),
            range(&value.tsv, &unit, terminal.futures, lang),
            unit.change(value.brand_profit.mean, lang),
            unit.change(value.retailer_profit.mean, lang),
        ]);
    }
    let weeks = terminal.weeks;
    let title = lang.pick(
        format!("What is left in the {weeks} weeks after the horizon"),
        format!("Phần còn lại trong {weeks} tuần sau kỳ mô phỏng"),
    );
    let help = format!(
        "{} {}",
        t(
            "The same worlds run on; not part of total system value.",
            "Cho chính các thế giới đó chạy tiếp; không nằm trong tổng giá trị hệ thống."
        ),
        sample(terminal.futures, results, lang)
    );
    table_block("terminal", &title, &help, &grid, Some("system"))
}

/// The table behind the journeys of a program.
pub(super) fn journey_grid(results: &Results, program: &ProgramResult, lang: Lang) -> Grid {
    /// Paths in the table.
    const MOST: usize = 12;
    let t = |en, vi| lang.pick(en, vi);
    let mut grid = Grid::new(
        t("Purchases over the horizon", "Lượt mua trong kỳ"),
        &[
            t("Path", "Hành trình"),
            t("#Before", "#Trước"),
            t("#With", "#Khi chạy"),
            t("#Change", "#Thay đổi"),
            t("#9 in 10 futures", "#9/10 lần mô phỏng"),
        ],
    );
    let row = |path: &JourneyPath| {
        let (before, change) = (&path.before, &path.change);
        let range = if results.futures > 1 {
            numbers::range(change.p05, change.p95, 0, lang)
        } else {
            numbers::MISSING.to_owned()
        };
        vec![
            path_words(results, path, lang),
            numbers::count(before.mean, lang),
            numbers::count(before.mean + change.mean, lang),
            numbers::signed(change.mean, 0, lang),
            range,
        ]
    };
    grid.rows = program.journeys.iter().flat_map(|j| &j.paths).take(MOST).map(row).collect();
    grid
}

/// The table behind promise and delivery.
pub(super) fn supply_grid(program: &ProgramResult, lang: Lang) -> Grid {
    let t = |en, vi| lang.pick(en, vi);
    let mut grid = Grid::new(
        t("Packs by week", "Số gói theo tuần"),
        &[
            t("#Week", "#Tuần"),
            t("#Forecast", "#Dự báo"),
            t("#Sold", "#Đã bán"),
            t("#Delivered", "#Đã giao"),
            t("#Stock", "#Tồn kho"),
            "#OTIF",
            t("#On shelf", "#Có hàng trên kệ"),
        ],
    );
    let percent = |share: f64| format!("{}%", numbers::fixed(share * 100.0, 1, lang));
    let packs = |value: f64| numbers::count(value, lang);
    grid.rows = program
        .supply
        .iter()
        .flat_map(|s| &s.with.by_week)
        .map(|w| {
            vec![
                w.week.to_string(),
                packs(w.forecast_units),
                packs(w.sell_out_units),
                packs(w.sell_in_units),
                packs(w.stock_units),
                w.otif.map_or_else(|| numbers::MISSING.to_owned(), percent),
                percent(w.osa),
            ]
        })
        .collect();
    grid
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample;

    #[test]
    fn legs_name_the_tactic_that_moves_most_when_its_sign_is_known() {
        let mut results = sample::with_plan();
        let said = |results: &Results| {
            let programs: Vec<&ProgramResult> = results.programs.iter().take(1).collect();
            Lang::ALL.map(|lang| legs_title(&programs, lang).replace('\u{a0}', " "))
        };
        assert_eq!(
            said(&results),
            ["Trong B, “voucher” tạo ra nhiều nhất: 1,00 tỷ ₫", "In B, “voucher” earns most: VND 1.00 bn"]
        );
        let credit = results.programs[0].legs[0].tsv.clone();
        let loss = Estimate {
            mean: -credit.mean,
            p05: -credit.p95,
            p95: -credit.p05,
            p_positive: Some(0.01),
            ..credit.clone()
        };
        results.programs[0].legs[0].tsv = loss;
        assert_eq!(
            said(&results),
            ["Trong B, “voucher” làm hệ thống mất 1,00 tỷ ₫", "In B, “voucher” costs the system VND 1.00 bn"]
        );
        for leg in &mut results.programs[0].legs {
            leg.tsv = Estimate { p_positive: Some(0.5), ..credit.clone() };
        }
        let unclear =
            ["Chưa rõ hoạt động nào tạo ra kết quả của chương trình", "No tactic's share of its program is clear yet"];
        assert_eq!(said(&results), unclear);
    }
}
