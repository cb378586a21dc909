//! The numbers behind each chart, as tables.

use super::grid::{Grid, chance, range};
use crate::experiment::results::{Estimate, InstrumentReading, ProgramResult, Results};
use crate::report::charts::{leg_places, part_name};
use crate::report::explain;
use crate::report::i18n::{Key, Lang};
use crate::report::names;
use crate::report::numbers::{self, MoneyUnit};
use crate::report::sentences::table_unit;
use crate::report::verdict;

/// Own scorecard against the system, a row per program.
pub(super) fn lens_gap(results: &Results, lang: Lang) -> Grid {
    let unit = table_unit(results);
    let t = |en, vi| lang.pick(en, vi);
    let mut grid = Grid::new(
        unit.title(lang),
        &[
            Key::ColumnProgram.text(lang),
            t("Scorecard of", "Bảng KPI của"),
            t("Instrument", "Cách đo"),
            t("#Claim before cost", "#Báo cáo, trước chi phí"),
            t("#Claim after cost", "#Báo cáo, sau chi phí"),
            t("#Total system", "#Toàn hệ thống"),
            t("#9 in 10 futures", "#9/10 lần mô phỏng"),
            t("Verdict", "Kết luận"),
        ],
    );
    grid.rows = results
        .programs
        .iter()
        .map(|p| {
            let card = &p.scorecard;
            vec![
                names::program(p, lang),
                names::channel(results, &card.channel, lang),
                name_of(&card.instrument, lang),
                unit.change(card.claim.mean, lang),
                unit.change(card.net.mean, lang),
                unit.change(p.tsv.mean, lang),
                range(&p.tsv, &unit, results.futures, lang),
                verdict::label(card, lang),
            ]
        })
        .collect();
    grid
}

/// What every instrument claims beside the truth, a row per program and channel.
pub(super) fn instruments(results: &Results, lang: Lang) -> Grid {
    let t = |en, vi| lang.pick(en, vi);
    let claims = results.programs.iter().flat_map(|p| p.instruments.iter().map(|i| i.incremental_profit.mean));
    let unit = MoneyUnit::fitting(claims, &results.scenario.currency);
    let mut grid = Grid::new(
        format!("{} ({})", t("Profit before cost", "Lợi nhuận trước chi phí"), unit.title(lang)),
        &[
            Key::ColumnProgram.text(lang),
            t("Instrument", "Cách đo"),
            t("Channel", "Kênh"),
            t("#Packs claimed", "#Số gói báo cáo"),
            t("#Profit claimed", "#Lợi nhuận báo cáo"),
            t("#True profit", "#Lợi nhuận thật"),
            t("#Error", "#Sai lệch"),
            t("#Error %", "#Sai lệch %"),
            t("Its own test", "Kiểm định của chính nó"),
        ],
    );
    for program in &results.programs {
        let says = |i: &&InstrumentReading| {
            let (units, profit) = (&i.incremental_units, &i.incremental_profit);
            [units.mean, profit.mean, profit.p05, profit.p95] != [0.0; 4]
        };
        grid.rows.extend(program.instruments.iter().filter(says).map(|i| {
            let maybe = |value: Option<&Estimate>| {
                value.map_or_else(|| numbers::MISSING.to_owned(), |v| unit.change(v.mean, lang))
            };
            vec![
                names::program_short(program, lang),
                name_of(&i.id, lang),
                names::channel(results, &i.channel, lang),
                numbers::signed(i.incremental_units.mean, 0, lang),
                unit.change(i.incremental_profit.mean, lang),
                maybe(i.true_profit.as_ref()),
                maybe(i.error_profit.as_ref()),
                i.error_percent
                    .map_or_else(|| numbers::MISSING.to_owned(), |p| format!("{}%", numbers::signed(p, 0, lang))),
                test_word(i, lang),
            ]
        }));
    }
    grid
}

/// What the instrument's own confidence interval says, and whether that is right.
fn test_word(reading: &InstrumentReading, lang: Lang) -> String {
    /// Shares of futures from which a result counts as usual.
    const USUAL: f64 = 0.5;
    let (Some(significant), Some(covers)) = (reading.significant, reading.covers_truth) else {
        return numbers::MISSING.to_owned();
    };
    let (en, vi) = match (significant >= USUAL, covers >= USUAL) {
        (true, false) => ("significant and wrong", "có ý nghĩa thống kê nhưng sai"),
        (true, true) => ("significant, holds the truth", "có ý nghĩa thống kê, chứa giá trị thật"),
        (false, true) => ("not significant, holds the truth", "không có ý nghĩa thống kê, chứa giá trị thật"),
        (false, false) => ("not significant, misses the truth", "không có ý nghĩa thống kê, không chứa giá trị thật"),
    };
    lang.pick(en, vi).to_owned()
}

/// What all scorecards of a program claim together, against what there is; one sentence per program.
pub(super) fn claimed(results: &Results, lang: Lang) -> Vec<String> {
    let of = |p: &ProgramResult| {
        let claims = p.claimed_total.as_ref()?;
        let money = |value: f64| numbers::money(value, &results.scenario.currency, lang);
        let (name, total) = (names::program_short(p, lang), money(claims.total.mean));
        let there = money(claims.tsv_before_cost.mean);
        Some(match claims.times {
            Some(times) => {
                let times = numbers::fixed(times, 1, lang);
                lang.pick(
                    format!("{name}: its channels claim {total} together, {times} times the {there} that the system earns before cost."),
                    format!("{name}: các kênh báo cáo cộng lại {total}, gấp {times} lần mức {there} mà hệ thống thu được trước chi phí."),
                )
            }
            None => lang.pick(
                format!("{name}: its channels claim {total} together; the system earns {there} before cost, which is not clearly above zero."),
                format!("{name}: các kênh báo cáo cộng lại {total}; hệ thống thu được {there} trước chi phí, chưa rõ có lớn hơn 0 hay không."),
            ),
        })
    };
    results.programs.iter().filter_map(of).collect()
}

/// Name in the glossary; what has no entry is shown as it is written.
pub(super) fn name_of(id: &str, lang: Lang) -> String {
    explain::find(id).map_or_else(|| names::clean(id), |entry| lang.pick(entry.name.0, entry.name.1).to_owned())
}

/// From the claim to the system, a row per part.
pub(super) fn bridge(results: &Results, program: &ProgramResult, lang: Lang) -> Grid {
    let values = program.bridge.profit.iter().map(|p| p.value.mean);
    let unit = MoneyUnit::fitting(values, &results.scenario.currency);
    let t = |en, vi| lang.pick(en, vi);
    let caption = format!("{} · {}", names::program(program, lang), unit.title(lang));
    let mut grid = Grid::new(
        caption,
        &[
            t("Part", "Phần"),
            t("#Mean", "#Trung bình"),
            t("#9 in 10 futures", "#9/10 lần mô phỏng"),
            t("#Above 0", "#Lớn hơn 0"),
        ],
    );
    grid.rows = program
        .bridge
        .profit
        .iter()
        .map(|part| {
            let name = part_name(&part.part, lang);
            vec![
                if part.subtotal { format!("= {name}") } else { name },
                unit.change(part.value.mean, lang),
                range(&part.value, &unit, results.futures, lang),
                chance(&part.value, lang),
            ]
        })
        .collect();
    grid
}

/// Where money is spent and where profit changes.
pub(super) fn matrix(results: &Results, lang: Lang) -> Grid {
    let cells = results.programs.iter().flat_map(|p| p.matrix.iter().map(|c| c.profit.mean));
    let unit = MoneyUnit::fitting(cells, &results.scenario.currency);
    let mut columns: Vec<&str> = Vec::new();
    for cell in results.programs.iter().flat_map(|p| &p.matrix) {
        if !columns.contains(&cell.changed_in.as_str()) {
            columns.push(&cell.changed_in);
        }
    }
    let mut head = vec![Key::ColumnProgram.text(lang).to_owned(), Key::ColumnSpentIn.text(lang).to_owned()];
    head.extend(columns.iter().map(|c| format!("#{}", names::channel(results, c, lang))));
    head.push(format!("#{}", Key::Total.text(lang)));
    let mut grid = Grid::new(unit.title(lang), &head.iter().map(String::as_str).collect::<Vec<_>>());
    for program in &results.programs {
        let mut whole: Vec<&str> = program.matrix.iter().map(|c| c.spent_in.as_str()).collect();
        whole.dedup();
        let legs = leg_places(program).into_iter().map(|place| (&program.leg_matrix, place, "↳ "));
        for (cells, spent_in, mark) in whole.into_iter().map(|place| (&program.matrix, place, "")).chain(legs) {
            let of = |column: &str| {
                let cells = cells.iter().filter(|c| c.spent_in == spent_in && c.changed_in == column);
                cells.map(|c| c.profit.mean).sum::<f64>()
            };
            let values: Vec<f64> = columns.iter().map(|c| of(c)).collect();
            let name = format!("{mark}{}", names::program(program, lang));
            let mut row = vec![name, names::channel(results, spent_in, lang)];
            row.extend(values.iter().map(|v| unit.change(*v, lang)));
            row.push(unit.change(values.iter().sum(), lang));
            grid.rows.push(row);
        }
    }
    grid
}

/// Week by week.
pub(super) fn timeline(results: &Results, program: &ProgramResult, lang: Lang) -> Grid {
    let t = |en, vi| lang.pick(en, vi);
    let values = program.by_week.iter().flat_map(|w| [w.profit.mean, w.cumulative.mean]);
    let unit = MoneyUnit::fitting(values, &results.scenario.currency);
    let mut grid = Grid::new(
        format!("{} · {}", names::program(program, lang), unit.title(lang)),
        &[
            t("Week", "Tuần"),
            t("#System profit", "#Lợi nhuận hệ thống"),
            t("#9 in 10 futures", "#9/10 lần mô phỏng"),
            t("#What the team sees", "#Đội phụ trách thấy"),
            t("#Sum so far", "#Cộng dồn"),
        ],
    );
    grid.rows = program
        .by_week
        .iter()
        .map(|w| {
            vec![
                numbers::week(&results.scenario.start, w.week, lang),
                unit.change(w.profit.mean, lang),
                range(&w.profit, &unit, results.futures, lang),
                unit.change(w.home_profit.mean, lang),
                unit.change(w.cumulative.mean, lang),
            ]
        })
        .collect();
    grid
}

/// More shoppers, more often, bigger baskets.
pub(super) fn growth(results: &Results, lang: Lang) -> Grid {
    let caption = lang.pick(
        "Change of brand sales at the account, percentage points of sales without the program",
        "Thay đổi doanh số nhãn hàng tại nhà bán lẻ, điểm phần trăm so với khi không chạy chương trình",
    );
    let head = [
        Key::ColumnProgram.text(lang).to_owned(),
        format!("#{}", Key::Penetration.text(lang)),
        format!("#{}", Key::Frequency.text(lang)),
        format!("#{}", Key::Basket.text(lang)),
        format!("#{}", Key::Total.text(lang)),
    ];
    let mut grid = Grid::new(caption, &head.each_ref().map(String::as_str));
    grid.rows = results
        .programs
        .iter()
        .map(|p| {
            let g = &p.growth;
            let parts =
                [&g.penetration, &g.frequency, &g.basket, &g.total].map(|part| numbers::points(part.mean, lang));
            std::iter::once(names::program(p, lang)).chain(parts).collect()
        })
        .collect();
    grid
}

/// Who gains.
pub(super) fn win_win(results: &Results, lang: Lang) -> Grid {
    let unit = table_unit(results);
    let t = |en, vi| lang.pick(en, vi);
    let mut grid = Grid::new(
        unit.title(lang),
        &[
            Key::ColumnProgram.text(lang),
            t("#Brand", "#Nhãn hàng"),
            t("#9 in 10 futures", "#9/10 lần mô phỏng"),
            t("#Retailer", "#Nhà bán lẻ"),
            t("#9 in 10 futures", "#9/10 lần mô phỏng"),
            t("#Both gain", "#Cả hai cùng lợi"),
            t("Verdict", "Kết luận"),
        ],
    );
    grid.rows = results
        .programs
        .iter()
        .map(|p| {
            vec![
                names::program(p, lang),
                unit.change(p.brand_profit.mean, lang),
                range(&p.brand_profit, &unit, results.futures, lang),
                unit.change(p.retailer_profit.mean, lang),
                range(&p.retailer_profit, &unit, results.futures, lang),
                format!("{}%", numbers::fixed(p.win_win.p_both * 100.0, 0, lang)),
                name_of(&p.win_win.label, lang),
            ]
        })
        .collect();
    grid
}

/// After how many weeks does which profit stand.
pub(super) fn horizons(results: &Results, lang: Lang) -> Grid {
    let unit = table_unit(results);
    let t = |en, vi| lang.pick(en, vi);
    let mut grid = Grid::new(
        format!("{} ({})", t("System profit up to and including", "Lợi nhuận hệ thống tính đến hết"), unit.title(lang)),
        &[
            Key::ColumnProgram.text(lang),
            t("#Program weeks", "#Các tuần chương trình"),
            t("#4 weeks later", "#Sau 4 tuần"),
            t("#13 weeks later", "#Sau 13 tuần"),
            t("#Whole horizon", "#Cả kỳ"),
            t("Sign changes in", "Đổi dấu ở"),
        ],
    );
    for p in &results.programs {
        let Some((_, last)) = p.weeks else { continue };
        let weeks = p.by_week.len() as u32;
        let at = |week: u32| {
            let found = p.by_week.iter().find(|w| w.week == week).filter(|_| week <= weeks);
            found.map_or_else(|| numbers::MISSING.to_owned(), |w| unit.change(w.cumulative.mean, lang))
        };
        let flip =
            last_flip(p).map_or_else(|| t("—", "—").to_owned(), |w| numbers::week(&results.scenario.start, w, lang));
        grid.rows.push(vec![names::program_short(p, lang), at(last), at(last + 4), at(last + 13), at(weeks), flip]);
    }
    grid
}

/// The week in which the sum so far takes the sign that it keeps; `None` when it never changes after the program began.
fn last_flip(program: &ProgramResult) -> Option<u32> {
    let (first, _) = program.weeks?;
    let from = program.by_week.iter().filter(|w| w.week >= first);
    let signs: Vec<(u32, bool)> =
        from.filter(|w| w.cumulative.mean != 0.0).map(|w| (w.week, w.cumulative.mean > 0.0)).collect();
    signs.windows(2).filter(|pair| pair[0].1 != pair[1].1).map(|pair| pair[1].0).next_back()
}
