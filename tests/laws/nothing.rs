//! Programs that change nothing: every twin difference is exactly 0, in every future.

use crate::worlds::{cells, compare_fixed, future_with, program, tactic};
use omnisim::experiment::results::{Estimate, ProgramResult};
use omnisim::measure::Impact;
use omnisim::measure::bridge::ProfitBridge;
use omnisim::scenario::Scenario;

const DURING: &str = "channels = [\"store\"], from = 2027-01-11, to = 2027-01-31";
const IN_APP: &str = "channels = [\"app\"], from = 2027-01-11, to = 2027-01-31";
const IN_SOCIAL: &str = "channels = [\"social\"], from = 2027-01-11, to = 2027-01-31";
const COUPON: &str = "redeem_in = [\"store\", \"app\"], pushes_per_week = 2";

/// One tactic that does nothing, with values of the scenario that it needs.
fn idle(mechanic: &str, delivery: &str, sets: &[(&str, &str)]) -> (String, Scenario) {
    let tactics = tactic("idle", mechanic, delivery, "");
    (format!("{mechanic} | {delivery}"), program(&tactics, sets))
}

/// Every mechanic at full strength.
fn mechanics() -> Vec<String> {
    [
        "price-cut = { depth = \"30%\" }".to_owned(),
        format!("app-coupon = {{ depth = \"30%\", {COUPON} }}"),
        "points-multiplier = { times = 5 }".to_owned(),
        "leaflet-feature = {}".to_owned(),
        "display = {}".to_owned(),
        "price-change = { change = \"+15%\" }".to_owned(),
        "delisting = {}".to_owned(),
        "trade-deal = { off_invoice = \"30%\" }".to_owned(),
        "media = { contacts_per_week = 7 }".to_owned(),
        "sponsored-search = { cost_per_click = 500 }".to_owned(),
        "leaflet-coupon = { depth = \"30%\" }".to_owned(),
        "sampling = { unit_cost = 800 }".to_owned(),
        "multibuy = { packs = 2, pay_for = 1 }".to_owned(),
        "bundle = { with = [\"xuan-6\"], depth = \"40%\" }".to_owned(),
        "gift = { value = 30000, unit_cost = 9000 }".to_owned(),
        "activation = { cost_per_hour = 60000 }".to_owned(),
        "flash-sale = { depth = \"40%\" }".to_owned(),
    ]
    .into()
}

/// Mechanics that cost nothing when they reach nobody; promoters are paid by the hour, whoever comes.
fn for_whoever_comes() -> impl Iterator<Item = String> {
    mechanics().into_iter().filter(|m| !m.starts_with("activation"))
}

/// Where a mechanic is usually run.
fn place(mechanic: &str) -> &'static str {
    match mechanic.split(' ').next() {
        Some("app-coupon" | "sponsored-search" | "flash-sale") => IN_APP,
        Some("media") => IN_SOCIAL,
        _ => DURING,
    }
}

fn each_estimate(result: &ProgramResult) -> Vec<(String, &Estimate)> {
    let mut all: Vec<(String, &Estimate)> = vec![
        ("cost".into(), &result.cost),
        ("system_cost".into(), &result.system_cost),
        ("tsv".into(), &result.tsv),
        ("brand_profit".into(), &result.brand_profit),
        ("retailer_profit".into(), &result.retailer_profit),
        ("incremental_units".into(), &result.incremental_units),
        ("pantry_units".into(), &result.pantry_units),
        ("growth.penetration".into(), &result.growth.penetration),
        ("growth.frequency".into(), &result.growth.frequency),
        ("growth.basket".into(), &result.growth.basket),
        ("growth.total".into(), &result.growth.total),
    ];
    all.extend(result.matrix.iter().map(|cell| (format!("matrix {}", cell.changed_in), &cell.profit)));
    let parts = result.bridge.profit.iter().filter(|p| !["claim", "instrument_error"].contains(&p.part.as_str()));
    all.extend(parts.map(|p| (format!("bridge {}", p.part), &p.value)));
    let units = result.bridge.units.iter();
    all.extend(units.map(|p| (format!("unit bridge {}", p.part), &p.value)));
    for c in &result.by_channel {
        let values = [&c.sell_out_units, &c.sell_out_value, &c.profit];
        all.extend(values.map(|value| (format!("channel {}", c.channel), value)));
    }
    for w in &result.by_week {
        all.extend([&w.profit, &w.cumulative].map(|value| (format!("week {}", w.week), value)));
    }
    all.extend(result.breaks.iter().map(|b| (format!("breaks {} {}", b.from, b.to), &b.count)));
    all
}

/// What of an impact is a twin difference and not 0.
fn moved(impact: &Impact) -> Vec<String> {
    let mut found = Vec::new();
    let mut expect_zero = |name: &str, is_zero: bool| {
        if !is_zero {
            found.push(name.to_owned());
        }
    };
    expect_zero("tsv", impact.tsv == 0);
    expect_zero("brand", impact.brand_profit == 0);
    expect_zero("retailer", impact.retailer_profit == 0);
    expect_zero("outlay", impact.outlay == omnisim::ledger::Outlay::default());
    expect_zero("system cost", impact.system_cost == 0);
    expect_zero("units", impact.incremental_units == 0);
    expect_zero("bridge", impact.bridge == ProfitBridge::default());
    let still = |u: &omnisim::measure::bridge::UnitBridge| {
        [u.brand_units, u.category_at_rivals, u.category_in_market, u.competitors_in_account] == [0; 4]
    };
    expect_zero("unit bridge", impact.units.iter().all(still));
    expect_zero("matrix", impact.matrix.iter().all(|(_, value)| *value == 0));
    expect_zero("growth", impact.growth == omnisim::measure::growth::Growth::default());
    expect_zero("channels", impact.channels.iter().all(|c| [c.units, c.value, c.profit] == [0.0; 3]));
    expect_zero("weeks", impact.weeks.iter().all(|w| w.profit == 0.0));
    expect_zero("breaks", impact.breaks.iter().all(|b| *b == 0.0));
    expect_zero("pantries", impact.pantry_units == 0.0);
    found
}

/// No twin difference at all, and (`books`) not even another number in the books, such as sales credited elsewhere.
fn check_nothing(cases: Vec<(String, Scenario)>, books: bool) {
    let mut failures = Vec::new();
    for (name, scenario) in cases {
        for (seed, number) in [(1, 0), (1, 5), (77, 2)] {
            let scenario = Scenario { seed, ..scenario.clone() };
            let run = future_with(&scenario, number, false);
            let mut found = moved(&run.impact(0));
            if books && cells(&run.run.programs[0].ledger) != cells(&run.run.baseline.ledger) {
                found.push("books".to_owned());
            }
            if !found.is_empty() {
                failures.push(format!("{name}, seed {seed}, future {number}: {}", found.join(", ")));
            }
        }
    }
    assert!(failures.is_empty(), "not exactly 0:\n{}", failures.join("\n"));
}

#[test]
fn a_program_without_tactics_or_depth_changes_nothing() {
    let mut cases = vec![
        ("no tactics".to_owned(), program("", &[])),
        idle("price-cut = { depth = \"0%\" }", DURING, &[]),
        idle(&format!("app-coupon = {{ depth = \"0%\", {COUPON} }}"), IN_APP, &[]),
        idle("points-multiplier = { times = 1 }", DURING, &[]),
        idle("media = { contacts_per_week = 0 }", IN_SOCIAL, &[]),
        idle("leaflet-coupon = { depth = \"0%\" }", DURING, &[]),
        idle("sampling = { unit_cost = 800, per_visit = \"0%\" }", DURING, &[]),
        idle("price-change = { change = \"0%\" }", DURING, &[]),
        idle("enrolment-drive = { chance = \"0%\", welcome_points = 9000 }", DURING, &[]),
        idle("app-invite = { chance = \"0%\" }", DURING, &[]),
        idle("click-and-collect = { share = \"0%\", cost_per_order = 9 }", IN_APP, &[]),
        idle("delivery-fee = { fee = 20000, free_from = 300000 }", IN_APP, &[]),
        idle("trade-deal = { off_invoice = \"0%\" }", DURING, &[]),
        idle("multibuy = { packs = 3, pay_for = 3 }", DURING, &[]),
        idle("multibuy = { packs = 3, free = 0 }", DURING, &[]),
        idle("multibuy = { packs = 2, price = 900000 }", DURING, &[]),
        idle("multibuy = { packs = 2, last_off = \"0%\" }", DURING, &[]),
        idle("bundle = { with = [\"xuan-6\"], depth = \"0%\" }", DURING, &[]),
        idle("gift = { value = 0, unit_cost = 0 }", DURING, &[]),
        idle("activation = { hours = 0, cost_per_hour = 9000 }", DURING, &[]),
        idle("flash-sale = { depth = \"0%\" }", IN_APP, &[]),
    ];
    cases.push(idle("display = {}", &format!("{DURING}, compliance = \"0%\""), &[]));
    // A coupon without depth is still shown: clicks on it may be credited, sales do not move.
    check_nothing(cases, false);
}

#[test]
fn a_tactic_that_reaches_nobody_changes_nothing() {
    let unreached = for_whoever_comes().map(|m| idle(&m, &format!("{}, reach = \"0%\"", place(&m)), &[]));
    check_nothing(unreached.collect(), true);
}

#[test]
fn a_tactic_for_an_audience_nobody_belongs_to_changes_nothing() {
    let nobody = |what: &str| ["family", "young", "saver"].map(|s| (format!("segment.{s}.{what}"), "0%".to_owned()));
    let mut cases = Vec::new();
    for (audience, key) in [("members", "members"), ("app-users", "app_users")] {
        let sets = nobody(key);
        let sets: Vec<(&str, &str)> = sets.iter().map(|(p, v)| (p.as_str(), v.as_str())).collect();
        for mechanic in for_whoever_comes() {
            cases.push(idle(&mechanic, &format!("{}, audience = \"{audience}\"", place(&mechanic)), &sets));
        }
    }
    check_nothing(cases, true);
}

#[test]
fn a_tactic_wholly_outside_the_run_changes_nothing() {
    let mut cases = Vec::new();
    for dates in ["from = 2026-08-03, to = 2026-11-29", "from = 2027-02-22, to = 2027-03-28"] {
        for mechanic in mechanics() {
            let channel = place(&mechanic).split(',').next().unwrap_or_default();
            cases.push(idle(&mechanic, &format!("{channel}, {dates}"), &[]));
        }
    }
    check_nothing(cases, true);
}

#[test]
fn the_same_tactics_at_work_do_change_something() {
    for mechanic in mechanics() {
        let extra = if mechanic.starts_with("display") || mechanic.starts_with("activation") {
            ", compliance = \"100%\""
        } else {
            ""
        };
        // Few packs are sold by a small market: a larger one, so that members and users of the app are among the buyers.
        let (name, scenario) = idle(
            &mechanic,
            &format!("{}{extra}", place(&mechanic)),
            &[("scenario.shoppers", "1500"), ("channel.app.trip_share", "15%"), ("channel.store.trip_share", "14%")],
        );
        let found = moved(&future_with(&scenario, 0, false).impact(0));
        assert!(found.contains(&"tsv".to_owned()), "{name} moves only {found:?}");
    }
}

#[test]
fn results_of_a_program_without_depth_are_zero_while_its_scorecard_still_claims_noise() {
    for seed in ["1", "5"] {
        let (_, scenario) = idle("price-cut = { depth = \"0%\" }", DURING, &[("scenario.seed", seed)]);
        let results = compare_fixed(&scenario, 4, &[]).results;
        let result = &results.programs[0];
        for (name, e) in each_estimate(result) {
            let zero = [e.mean, e.p05, e.p95, e.p_positive.unwrap_or(0.0), e.mc_error.unwrap_or(0.0)];
            assert_eq!(zero, [0.0; 5], "{name}, seed {seed}");
        }
        assert_eq!((result.tsv.p_positive, result.roi_system.is_none()), (Some(0.0), true));
        assert_eq!(result.scorecard.instrument, "pre_post");
        assert_ne!(result.scorecard.claim.mean, 0.0, "a pre/post reading of a season is never exactly nothing");
        let claim = result.bridge.profit.iter().find(|p| p.part == "claim").map(|p| p.value.mean);
        let error = result.bridge.profit.iter().find(|p| p.part == "instrument_error").map(|p| p.value.mean);
        assert_eq!(claim, error.map(|e| -e), "what was claimed is all instrument error");
    }
}

#[test]
fn a_program_that_gives_nothing_away_has_a_scorecard_net_equal_to_its_claim() {
    // Ordinary deals run on the promoted products: they are no cost of the program, and are not added back.
    let run = future_with(&market_on_deal(), 0, true);
    let impact = run.impact(0);
    assert_ne!(impact.claim.profit, 0.0, "a claim by chance is there to be judged");
    assert_eq!(impact.scorecard_net, impact.claim.profit);
}

#[test]
fn last_touch_credits_no_more_packs_than_the_account_sold() {
    let run = future_with(&market_on_deal(), 0, true);
    let ledger = &run.run.programs[0].ledger;
    let shape = &ledger.shape;
    let mut credited = 0;
    for book in &ledger.weeks {
        for product in 0..shape.products() {
            let own = |count: &dyn Fn(usize) -> u64| -> u64 {
                (0..shape.channels()).filter(|&c| shape.at_account[c]).map(count).sum()
            };
            let sold = own(&|c| book.units(c, product));
            assert_eq!(own(&|c| book.credited_units(c, product)), sold, "product {product}");
            let sellers = (0..shape.channels()).filter(|&c| shape.at_account[c]);
            credited += sellers.filter(|&c| book.credited_units(c, product) != book.units(c, product)).count();
        }
    }
    assert!(credited > 0, "nothing was credited to another channel than the seller");
}

/// A market where every brand is on ordinary deals and shoppers look online, with a price cut of nothing.
fn market_on_deal() -> Scenario {
    let mut scenario = idle("price-cut = { depth = \"0%\" }", DURING, &[]).1;
    for category in &mut scenario.spec.category {
        category.online_research = Some(omnisim::scenario::Percent(0.5));
        for brand in &mut category.brand {
            brand.deals = Some(omnisim::scenario::MarketDealsSpec {
                weeks_on_deal: omnisim::scenario::Percent(0.5),
                depth: omnisim::scenario::Percent(0.3),
                display_on_deal: None,
                display_otherwise: None,
                leaflet_on_deal: None,
                brand_funding: None,
            });
        }
    }
    scenario
}
