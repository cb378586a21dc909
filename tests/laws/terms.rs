//! Terms between brand and account: pack sizes, steps of a price, cost of goods, links paid for, and stand-offs.

use crate::worlds::{
    Future, all_weeks, cells, channel, compare_fixed, future, future_with, link_all, market_text, posted, program,
    program_text, read, starter, tactic,
};
use omnisim::engine::World;
use omnisim::ledger::{Ledger, Line, Party, Pick};
use omnisim::program::{DayOffers, Program};
use omnisim::scenario::Scenario;

const HORIZON: &str = "from = 2026-12-28, to = 2027-02-21";
const EVERYWHERE: &str = "channels = [\"store\", \"app\", \"web\", \"market\", \"rival\", \"street\"]";

fn everywhere(mechanic: &str) -> Scenario {
    let delivery = format!("{EVERYWHERE}, {HORIZON}");
    program(&tactic("one", mechanic, &delivery, ""), &[("scenario.shoppers", "3000")])
}

fn horizon(run: &Future) -> std::ops::Range<usize> {
    run.world.market.calendar.warm_up_weeks()..run.world.market.calendar.weeks()
}

/// Packs over the horizon in all channels, with and without the program.
fn packs(run: &Future, products: u64) -> [f64; 2] {
    let pick = Pick { channel: None, products: Some(products) };
    [&run.run.programs[0].ledger, &run.run.baseline.ledger].map(|l| l.units(horizon(run), pick) as f64)
}

#[test]
fn a_pack_of_unchanged_content_changes_nothing() {
    let run = future(&everywhere("pack-size = { content = \"0%\" }"), 0);
    assert_eq!(cells(&run.run.programs[0].ledger), cells(&run.run.baseline.ledger));
    assert_eq!(run.run.programs[0].panel, run.run.baseline.panel);
}

/// Published: demand reacts to pack size about a quarter as much as to price (Çakır & Balagtas 2014), and households buy
/// more packs and take home less after packs shrink (Çakır, Balagtas & Okrent 2013: 5% more packs, 10% less tuna).
#[test]
fn a_smaller_pack_sells_more_packs_than_a_dearer_one_and_less_content_than_before() {
    let [smaller, felt, dearer] = [
        "pack-size = { content = \"-15%\", cost_follows = \"60%\" }",
        "pack-size = { content = \"-15%\", felt = \"100%\" }",
        "price-change = { change = \"+17.647%\", sell_in_change = \"0%\" }",
    ]
    .map(|mechanic| future(&everywhere(mechanic), 0));
    let promoted = smaller.programs[0].promoted();
    let [with, without] = packs(&smaller, promoted);
    assert!(with * 0.85 < without, "content bought falls: {with} packs of 85% against {without}");
    let [as_felt, as_dear] = [&felt, &dearer].map(|run| packs(run, promoted)[0]);
    assert!(with > 1.05 * as_felt, "{with} packs when a quarter is felt, {as_felt} when all is");
    assert!(as_felt > as_dear, "{as_felt} smaller packs, {as_dear} packs of the same price per content: needs stay");
    // 60% of 15% less cost of goods per pack, and the prices of before.
    let one = smaller.world.market.products.iter().position(|p| p.id == "an-350").unwrap_or_default();
    let pick = Pick { channel: Some(channel(&smaller.world, "store")), products: Some(1 << one) };
    let per_pack = |ledger: &Ledger, line| {
        ledger.line(horizon(&smaller), line, pick) as f64 / ledger.units(horizon(&smaller), pick) as f64
    };
    let ratio = |line| per_pack(&smaller.run.programs[0].ledger, line) / per_pack(&smaller.run.baseline.ledger, line);
    assert!((ratio(Line::CostOfGoods) - 0.91).abs() < 1e-4, "{}", ratio(Line::CostOfGoods));
    assert!((ratio(Line::ShelfSales) - 1.0).abs() < 1e-6 && (ratio(Line::PurchaseCost) - 1.0).abs() < 1e-6);
}

/// Shelf price and sell-in price of a product in the store on days of the horizon, against those before any program.
fn prices(scenario: &Scenario, days: &[i64]) -> Vec<(f64, f64)> {
    let world = World::build(scenario, 0, true);
    let market = &world.market;
    let mut program = Program::build(&scenario.spec.program[0], market);
    program.draw_execution(market, &world.draws, 1.0);
    let product = market.products.iter().position(|p| p.id == "an-350").unwrap_or_default();
    let mut offers = DayOffers::new(market, 0);
    let start = i64::from(market.calendar.warm_up_days);
    let on = |day: &i64| {
        let day = (start + day) as u16;
        offers.compile(market, &world.deals[usize::from(day) / 7], &program, day);
        let cell = offers.row(0, channel(&world, "store"))[product];
        let plain = &market.products[product];
        let shelf = plain.shelf_price[channel(&world, "store")];
        let ratio = |now: omnisim::units::Money, then: omnisim::units::Money| {
            (now.0 as f64 / then.0 as f64 * 1e4).round() / 1e4
        };
        (ratio(cell.usual, shelf), ratio(cell.sell_in, plain.sell_in_price))
    };
    days.iter().map(on).collect()
}

#[test]
fn a_price_rises_in_steps_is_given_back_in_part_and_reaches_the_shelf_late_and_in_part() {
    let steps = "price-change = { change = \"+5%\", phases = [{ from = 2027-01-11, change = \"+10%\", sell_in_change = \"+8%\" }, \
                 { from = 2027-01-25, change = \"+12%\" }], give_back = { from = 2027-02-08, share = \"25%\" } }";
    // 2026-12-28 is day 0 of the horizon, 2027-02-21 day 55.
    let found = prices(&everywhere(steps), &[0, 13, 14, 27, 28, 41, 42, 55, 56]);
    let expected = [
        (1.05, 1.05),
        (1.05, 1.05),
        (1.1, 1.08),
        (1.1, 1.08),
        (1.12, 1.12),
        (1.12, 1.12),
        (1.09, 1.09),
        (1.09, 1.09),
        (1.0, 1.0),
    ];
    assert_eq!(found[..8], expected[..8]);
    let late = "price-change = { change = \"+10%\", pass_through = \"60%\", shelf_lag_weeks = 2 }";
    assert_eq!(prices(&everywhere(late), &[0, 13, 14, 55]), [(1.0, 1.1), (1.0, 1.1), (1.06, 1.1), (1.06, 1.1)]);
}

/// In the short run buyers react more to a rise than to an equal cut (Kalyanaram & Winer 1995; Neumann & Böckenholt 2014).
#[test]
fn a_rise_loses_more_than_a_cut_of_the_regular_price_wins_and_the_category_shrinks() {
    let run = |change: &str| future(&everywhere(&format!("price-change = {{ change = \"{change}\" }}")), 0);
    let (rise, cut) = (run("+10%"), run("-10%"));
    let elasticity = |run: &Future, change: f64| {
        let [with, without] = packs(run, run.programs[0].promoted());
        (with / without).ln() / (1.0_f64 + change).ln()
    };
    let (up, down) = (elasticity(&rise, 0.1), elasticity(&cut, -0.1));
    assert!(up < down && down < 0.0, "elasticity {up} of a rise, {down} of a cut");
    let all: u64 =
        rise.world.market.products.iter().enumerate().filter(|(_, p)| p.category == 0).map(|(i, _)| 1 << i).sum();
    let dear = tactic("one", "price-change = { change = \"+10%\" }", &format!("{EVERYWHERE}, {HORIZON}"), "")
        .replace("products = [\"an-350\", \"an-650\"]", "brands = [\"an-nhien\", \"suoi-mat\", \"thao-moc\"]");
    let every_brand = future(&program(&dear, &[("scenario.shoppers", "3000")]), 0);
    let [with, without] = packs(&every_brand, all);
    assert!(with < without, "the category sells {with} packs at prices 10% higher, {without} before");
}

/// A shock as text.
fn shock(size: &str) -> String {
    format!("[[cost_shock]]\nid = \"one\"\nbrands = [\"an-nhien\"]\nfrom = 2027-01-04\nto = 2027-01-31\n{size}\n")
}

#[test]
fn a_cost_shock_moves_the_cost_of_goods_and_nothing_else_with_and_without_programs() {
    let cut = tactic("cut", "price-cut = { depth = \"20%\" }", &format!("channels = [\"store\"], {HORIZON}"), "");
    let text = |shock: &str| format!("{}{shock}{}", market_text(), program_text("P", &cut));
    let sets = [("scenario.shoppers", "1000")];
    let before = future(&read(&text(""), &sets), 0);
    let change = future(&read(&text(&shock("change = \"+4.5%\"")), &sets), 0);
    let currency = future(&read(&text(&shock("imported = \"40%\"\ncurrency = \"+15%\"\nhedged = \"25%\"")), &sets), 0);
    for (number, shocked) in change.ends().enumerate() {
        let usual = before.ends().nth(number).unwrap_or_else(|| panic!("the same arms"));
        let other = currency.ends().nth(number).unwrap_or_else(|| panic!("the same arms"));
        assert_eq!(cells(&shocked.ledger), cells(&other.ledger), "40% × 15% × 75% are 4.5%");
        let (with, without) = (cells(&shocked.ledger), cells(&usual.ledger));
        let mut moved = 0;
        for ((name, now), (_, then)) in with.iter().zip(&without) {
            if now != then {
                assert!(name.contains("CostOfGoods") && now > then, "{name}: {then} became {now}");
                moved += 1;
            }
        }
        assert!(moved > 0, "arm {number} bears it");
        let weeks = [3, 4, 7, 8].map(|week| {
            let line =
                |end: &omnisim::engine::ArmEnd| end.ledger.line(week..week + 1, Line::CostOfGoods, Pick::default());
            line(shocked) != line(usual)
        });
        assert_eq!(weeks, [false, false, true, true], "weeks 5 to 8 after 2026-11-30");
    }
}

const PRICES: &str = "link-investment = { from = [\"app\", \"web\", \"store\", \"social\"], to = [\"app\", \"web\", \"store\"], price = 1.0, cost_per_week = 700 }";

#[test]
fn aligned_prices_break_less_and_their_upkeep_is_paid_every_week() {
    let one = tactic("one", PRICES, &format!("channels = [\"web\", \"store\"], {HORIZON}"), "brand = \"40%\"");
    let run = future(&program(&one, &[("scenario.shoppers", "2000"), ("scenario.households", "2000")]), 0);
    let price = |ledger: &Ledger| {
        let weeks = ledger.over(horizon(&run));
        weeks.flat_map(|book| book.breaks.iter().step_by(5)).sum::<u64>()
    };
    let (with, without) = (price(&run.run.programs[0].ledger), price(&run.run.baseline.ledger));
    assert!(with == 0 && without > 1000, "{with} prices differ with aligned channels, {without} without");
    let ledger = &run.run.programs[0].ledger;
    let sum = |line| (0..run.world.market.channels.len()).map(|c| posted(ledger, line, c)).sum::<i128>();
    assert_eq!((sum(Line::ThirdPartyBrand), sum(Line::ThirdPartyAccount)), (8 * 280 * 10_000, 8 * 420 * 10_000));
    assert_eq!(run.impact(0).bridge.total(), run.impact(0).tsv, "upkeep is in the bridge");
}

#[test]
fn links_paid_for_are_the_same_as_links_of_the_scenario_from_that_day_on() {
    let levels = "price = 0.9, promotion = 0.8, information = 0.7, identity = 0.6, stock = 0.5";
    let own = "[\"store\", \"app\", \"web\", \"social\", \"members\"]";
    let mechanic = format!("link-investment = {{ from = {own}, to = {own}, {levels} }}");
    let one = tactic("one", &mechanic, &format!("channels = [\"web\", \"store\"], {HORIZON}"), "");
    let sets = [("scenario.shoppers", "800"), ("scenario.warm_up_weeks", "0")];
    // Assumptions drawn: levels of the scenario and of the program are scaled alike.
    let paid = future_with(&program(&one, &sets), 3, false);
    let mut scenario = starter(&sets);
    link_all(&mut scenario, 0.9);
    for link in &mut scenario.spec.link {
        (link.promotion, link.information, link.identity, link.stock) = (0.8, 0.7, 0.6, 0.5);
    }
    let given = future_with(&scenario, 3, false);
    assert_eq!(cells(&paid.run.programs[0].ledger), cells(&given.run.baseline.ledger));
    assert_ne!(cells(&paid.run.baseline.ledger), cells(&given.run.baseline.ledger), "the links matter");
}

/// Days of the horizon from 2027-01-06 on; the channels are those of the account.
fn stand_off(to: &str, cover: &str) -> Future {
    let delivery = format!("channels = [\"store\", \"app\", \"web\"], from = 2027-01-06, to = {to}");
    let mechanic = format!("stand-off = {{ stopped_by = \"account\", cover_days = {cover} }}");
    let one = tactic("one", &mechanic, &delivery, "")
        .replace("products = [\"an-350\", \"an-650\"]", "brands = [\"an-nhien\"]");
    future(&program(&one, &[("scenario.shoppers", "3000")]), 0)
}

#[test]
fn a_stand_off_empties_online_shelves_at_once_and_stores_day_by_day_and_both_sides_lose() {
    let run = stand_off("2027-01-26", "7");
    let days = &run.run.programs[0].ledger.days;
    let twin = &run.run.baseline.ledger.days;
    assert_eq!((days.len(), twin.len()), (21, 21));
    let sum = |days: &[omnisim::ledger::DayRecord], place: &str| {
        days.iter().map(|d| d.channels[channel(&run.world, place)].brand_units).sum::<u64>()
    };
    for place in ["app", "web"] {
        assert!(sum(days, place) < sum(twin, place), "{place}: {} against {}", sum(days, place), sum(twin, place));
    }
    let week_of = |ledger: &Ledger, place: &str, weeks: std::ops::Range<usize>| {
        let pick = Pick { channel: Some(channel(&run.world, place)), products: Some(run.programs[0].promoted()) };
        ledger.units(weeks, pick)
    };
    let (with, without) = (&run.run.programs[0].ledger, &run.run.baseline.ledger);
    // Weeks 6 and 7 after 2026-11-30 lie within the stand-off as a whole.
    assert_eq!([week_of(with, "app", 6..8), week_of(with, "web", 6..8)], [0, 0]);
    assert!(week_of(without, "app", 6..8) + week_of(without, "web", 6..8) > 0);
    let left = |weeks: std::ops::Range<usize>| {
        week_of(with, "store", weeks.clone()) as f64 / week_of(without, "store", weeks) as f64
    };
    assert!(left(5..6) > left(6..7) && left(6..7) > left(7..8), "{} {} {}", left(5..6), left(6..7), left(7..8));
    assert!(left(7..8) < 0.4, "after two weeks without goods {} are left", left(7..8));
    assert!(left(9..12) > 0.9, "goods are back");
    let impact = run.impact(0);
    assert!(
        impact.brand_profit < 0 && impact.retailer_profit < 0,
        "{} {}",
        impact.brand_profit,
        impact.retailer_profit
    );
    let long = impact.tsv;
    let short = stand_off("2027-01-08", "7").impact(0).tsv;
    assert!(long < short && short < 0, "three weeks cost {long}, three days {short}");
}

#[test]
fn days_kept_add_up_to_their_weeks_and_change_nothing() {
    let run = stand_off("2027-01-26", "7");
    for end in run.ends() {
        for (place, party) in [("store", Party::Brand), ("store", Party::Account), ("rival", Party::Brand)] {
            let at = channel(&run.world, place);
            // 2027-01-11 is a Monday, day 42.
            let days = end.ledger.days.iter().filter(|d| (42..49).contains(&d.day)).map(|d| d.channels[at]);
            let sum: i128 = days.map(|c| if party == Party::Brand { c.brand } else { c.account }).sum();
            assert_eq!(
                sum,
                end.ledger.balance(6..7, party, Pick { channel: Some(at), products: None }),
                "{place} {party:?}"
            );
        }
    }
    let without = future(&program("", &[("scenario.shoppers", "3000")]), 0);
    assert!(without.run.baseline.ledger.days.is_empty());
    assert_eq!(cells(&without.run.baseline.ledger), cells(&run.run.baseline.ledger));
    assert_eq!(all_weeks(&without.run.baseline.ledger), all_weeks(&run.run.baseline.ledger));
}

#[test]
fn a_code_read_out_on_social_media_needs_no_app() {
    let redeemed = |code: bool| {
        let mechanic = format!(
            "app-coupon = {{ depth = \"30%\", redeem_in = [\"app\", \"web\", \"store\"], seen_in_app = \"100%\", code = {code} }}"
        );
        let one = tactic("code", &mechanic, &format!("channels = [\"social\"], {HORIZON}"), "");
        let apps = ["family", "young", "saver"].map(|s| format!("segment.{s}.app_users"));
        let mut scenario = vec![("scenario.shoppers", "2000")];
        scenario.extend(apps.iter().map(|path| (path.as_str(), "0%")));
        let mut scenario = program(&one, &scenario);
        link_all(&mut scenario, 1.0);
        let run = future(&scenario, 0);
        run.impact(0).funnels[0].redeemed
    };
    assert_eq!(redeemed(false), 0, "nobody has the app");
    assert!(redeemed(true) > 0);
}

#[test]
fn the_case_of_the_price_increase_shows_both_ledgers_by_day_and_the_online_shelf_empty_at_once() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/cases/price-increase.toml");
    let checked = omnisim::scenario::check_path(&path, &[]);
    let scenario = checked.scenario.unwrap_or_else(|| panic!("{:?}", checked.diagnostics));
    let results = compare_fixed(&scenario, 2, &["blanket", "stop-ten-days"]).results;
    let [without, with] = [&results.programs[0], &results.programs[1]];
    assert!(without.by_day.is_empty() && without.sides_by_week.is_empty());
    assert_eq!(with.by_day.len(), 10 * 4, "ten days in four outlets");
    let online: Vec<_> = with.by_day.iter().filter(|d| d.channel == "web").collect();
    assert!(
        online.iter().all(|d| d.brand_units.mean == 0.0 && d.brand_units.p95 == 0.0),
        "nothing online from day one"
    );
    assert!(online.iter().all(|d| d.brand_units_change.mean < 0.0));
    let stores: Vec<f64> =
        with.by_day.iter().filter(|d| d.channel == "store").map(|d| d.brand_units_change.mean).collect();
    assert_eq!(stores[0], 0.0, "the shelves are full on the first day");
    assert!(stores[7..].iter().sum::<f64>() < stores[..3].iter().sum::<f64>(), "and run down: {stores:?}");
    assert_eq!(with.sides_by_week.len(), 20);
    for (week, sides) in with.by_week.iter().zip(&with.sides_by_week) {
        let sum = sides.brand_profit.mean + sides.retailer_profit.mean;
        assert!((week.profit.mean - sum).abs() < 0.03, "week {}: {} and {sum}", week.week, week.profit.mean);
    }
}

/// Where packs are counted, no order goes out while the goods stop, and none more is sold than was there.
#[test]
fn with_stock_of_its_own_a_stand_off_stops_replenishment_until_stores_have_sold_what_they_have() {
    let delivery = "channels = [\"store\", \"app\", \"web\"], from = 2027-01-11, to = 2027-01-31";
    let one = tactic("one", "stand-off = { stopped_by = \"brand\" }", delivery, "")
        .replace("products = [\"an-350\", \"an-650\"]", "brands = [\"an-nhien\"]");
    let sets = [("scenario.shoppers", "3000"), ("scenario.households", "3000"), ("scenario.warm_up_weeks", "8")];
    let text = format!("{}[supply]\nstore_safety_days = 4\n{}", market_text(), program_text("P", &one));
    let run = future(&read(&text, &sets), 0);
    let (with, without) = (&run.run.programs[0].ledger, &run.run.baseline.ledger);
    let sold = |ledger: &Ledger, place: &str, weeks: std::ops::Range<usize>| {
        let pick = Pick { channel: Some(channel(&run.world, place)), products: Some(run.programs[0].promoted()) };
        ledger.units(weeks, pick)
    };
    // 8 weeks of warm-up and two of the horizon before it; then weeks 10 to 12.
    assert_eq!([sold(with, "app", 10..13), sold(with, "web", 10..13)], [0, 0]);
    let left = |weeks: std::ops::Range<usize>| {
        sold(with, "store", weeks.clone()) as f64 / sold(without, "store", weeks).max(1) as f64
    };
    assert!(left(10..11) > left(12..13) && left(12..13) < 0.3, "{} then {}", left(10..11), left(12..13));
    assert!(left(14..16) > 0.7, "goods are back: {}", left(14..16));
}
