//! Titles of the newer charts, each variant on a made-up result.

use super::charts::{self, Kind};
use super::i18n::Lang;
use super::sample;
use crate::experiment::results::{Estimate, ProgramSupply, Results, SupplyLevels, WeekSupply};

fn titles(results: &Results, kind: Kind) -> [String; 2] {
    let first = results.programs.first().map(|p| p.id.clone());
    let title = |lang| charts::draw(results, kind, first.as_deref(), lang).expect("chart").title.replace('\u{a0}', " ");
    [title(Lang::En), title(Lang::Vi)]
}

fn check(results: &Results, kind: Kind, en: &str, vi: &str) {
    assert_eq!(titles(results, kind), [en, vi]);
}

/// An amount in billions whose sign is known, or not.
fn amount(value: f64, is_known: bool) -> Estimate {
    let p = match (is_known, value > 0.0) {
        (true, true) => 0.97,
        (true, false) => 0.03,
        _ => 0.55,
    };
    let spread = if is_known { value.abs() * 0.4 } else { value.abs() * 3.0 };
    Estimate {
        mean: value * 1e9,
        p05: (value - spread) * 1e9,
        p95: (value + spread) * 1e9,
        p_positive: Some(p),
        mc_error: Some(1e6),
        unit: "VND".into(),
    }
}

/// The made-up programs with other gains of both sides, brand first, in their order.
fn gains(sides: &[(f64, f64, &str)]) -> Results {
    let mut results = sample::tie();
    results.programs.truncate(sides.len());
    results.ranking.truncate(sides.len());
    results.pairs.truncate(sides.len().saturating_sub(1));
    for (program, (brand, retailer, label)) in results.programs.iter_mut().zip(sides) {
        let is_known = *label != "unclear";
        (program.brand_profit, program.retailer_profit) = (amount(*brand, is_known), amount(*retailer, is_known));
        program.win_win.label = (*label).into();
    }
    results
}

#[test]
fn the_map_says_who_gains() {
    check(
        &gains(&[(0.6, 0.9, "win_win"), (-0.3, 0.4, "retailer_only")]),
        Kind::WinWin,
        "B is the only program both sides gain from",
        "B là chương trình duy nhất cả hai bên cùng có lợi",
    );
    check(
        &gains(&[(0.6, 0.9, "win_win"), (0.3, 0.4, "win_win")]),
        Kind::WinWin,
        "Both sides gain from B and D",
        "Cả hai bên cùng có lợi từ B và D",
    );
    check(&gains(&[(0.6, 0.9, "win_win")]), Kind::WinWin, "Both sides gain from B", "Cả hai bên cùng có lợi từ B");
    check(
        &gains(&[(-0.6, 0.3, "retailer_only"), (0.1, 0.2, "unclear")]),
        Kind::WinWin,
        "With B the brand pays the retailer out of its own pocket",
        "B lấy tiền của nhãn hàng trả cho nhà bán lẻ",
    );
    check(
        &gains(&[(0.6, -0.3, "brand_only")]),
        Kind::WinWin,
        "With B the retailer pays the brand out of its own pocket",
        "B lấy tiền của nhà bán lẻ trả cho nhãn hàng",
    );
    check(
        &gains(&[(-0.6, -0.3, "lose_lose"), (-0.2, -0.1, "lose_lose")]),
        Kind::WinWin,
        "Neither side gains from any program",
        "Không bên nào có lợi từ bất kỳ chương trình nào",
    );
    check(
        &gains(&[(0.6, 0.3, "unclear"), (0.2, -0.1, "unclear")]),
        Kind::WinWin,
        "No program clearly moves the profit of either side",
        "Chưa thấy chương trình nào làm thay đổi rõ lợi nhuận của bên nào",
    );
}

/// The made-up journeys with another change of the share that crosses channels, and of the path from app to store.
fn journeys(share: Estimate, app_to_store: f64) -> Results {
    let mut results = sample::tie();
    let journeys = results.programs[0].journeys.as_mut().expect("sample");
    journeys.cross_share_change = share;
    journeys.paths.retain(|p| p.first == "app" && p.last == "app" || p.seller == "store");
    for path in &mut journeys.paths {
        let change = if path.first == "app" { app_to_store } else { 0.0 };
        path.change = Estimate { unit: "count".into(), ..amount(change / 1e9, change != 0.0) };
    }
    results
}

fn points(value: f64, is_known: bool) -> Estimate {
    Estimate { unit: "share".into(), ..amount(value / 1e9, is_known) }
}

#[test]
fn journeys_say_whether_more_purchases_cross_channels_and_on_which_path() {
    check(
        &journeys(points(0.04, true), 55_000.0),
        Kind::Journeys,
        "31% of purchases at the account cross channels with B (before: 27%); the path that grows most: app → store",
        "Với B, 31% lượt mua tại nhà bán lẻ đi qua nhiều kênh (trước: 27%); hành trình tăng mạnh nhất: ứng dụng → cửa hàng",
    );
    check(
        &journeys(points(-0.04, true), -9_000.0),
        Kind::Journeys,
        "Only 31% of purchases at the account cross channels with B (before: 35%)",
        "Với B, chỉ còn 31% lượt mua tại nhà bán lẻ đi qua nhiều kênh (trước: 35%)",
    );
    check(
        &journeys(points(0.04, false), 0.0),
        Kind::Journeys,
        "B leaves 31% of purchases at the account crossing channels",
        "B giữ nguyên 31% lượt mua tại nhà bán lẻ đi qua nhiều kênh",
    );
}

#[test]
fn breaks_name_the_link_that_costs_most_only_when_that_is_clear() {
    let mut results = sample::explained();
    check(
        &results,
        Kind::Breaks,
        "Journeys break most between app and store: “price differs” costs VND 350 m in 26 weeks",
        "Hành trình đứt gãy nhiều nhất giữa ứng dụng và cửa hàng: “giá không khớp” làm mất 350 triệu ₫ trong 26 tuần",
    );
    for point in &mut results.breaks.as_mut().expect("sample").points {
        point.fix.system_profit = amount(0.2, false);
    }
    check(
        &results,
        Kind::Breaks,
        "No break on a single link has a clear cost",
        "Chưa thấy điểm đứt gãy nào trên một liên kết gây mất mát rõ",
    );
    results.breaks = None;
    assert!(charts::draw(&results, Kind::Breaks, None, Lang::En).is_err(), "nothing to draw");
    assert!(charts::all(&results, Lang::Vi).expect("charts").iter().all(|c| c.file != "breaks"));
}

/// The made-up programs with supply; week 3 sells more than was forecast, and its shelf is filled so often.
fn supplied(osa: f64, sold: f64) -> Results {
    let mut results = sample::tie();
    let level = |value: f64| Estimate { mean: value, p05: value, p95: value, ..Estimate::default() };
    let week = |week: u32| WeekSupply {
        week,
        forecast_units: 1000.0,
        sell_out_units: if week == 3 { sold } else { 1000.0 },
        sell_in_units: 1000.0,
        stock_units: 4000.0,
        otif: (week != 2).then_some(0.92),
        osa: if week == 3 { osa } else { 0.97 },
    };
    let with = SupplyLevels {
        otif: level(0.92),
        osa: level(0.96),
        forecast_accuracy: level(0.8),
        stock_days: level(20.0),
        sell_in_units: level(4000.0),
        sell_in_value: level(1e8),
        stock_units: level(4000.0),
        stock_value: level(1e8),
        waste_units: level(0.0),
        fines: level(0.0),
        out_of_stock: level(10.0),
        shelf_gaps: level(5.0),
        by_channel: Vec::new(),
        by_week: (1..=4).map(week).collect(),
    };
    let supply = ProgramSupply {
        with,
        extra_sell_in_units: level(0.0),
        extra_sell_out_units: level(0.0),
        extra_stock_units: level(0.0),
        growth_on_paper: level(0.0),
        on_paper: false,
    };
    results.programs.iter_mut().for_each(|p| p.supply = Some(supply.clone()));
    results
}

#[test]
fn delivery_says_whether_it_held_and_what_emptied_the_shelf() {
    check(
        &supplied(0.95, 1000.0),
        Kind::Supply,
        "Supply holds with B: OTIF 92%, shelves filled 96%",
        "Nguồn hàng đáp ứng được B: OTIF 92%, có hàng trên kệ 96%",
    );
    check(
        &supplied(0.61, 1400.0),
        Kind::Supply,
        "With B, sales run up to 40% above the forecast and shelves are filled only 61% of the time in week 3",
        "Với B, hàng bán vượt dự báo đến 40% và kệ chỉ có hàng 61% thời gian ở tuần 3",
    );
    check(
        &supplied(0.61, 1000.0),
        Kind::Supply,
        "With B, shelves are filled only 61% of the time in week 3, without a large forecast miss",
        "Với B, kệ chỉ có hàng 61% thời gian ở tuần 3, dù dự báo không lệch nhiều",
    );
}
