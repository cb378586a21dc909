//! Prices, listings and the shelf: what an outlet charges, pays and holds.

use crate::worlds::{Future, channel, future, posted, program, tactic};
use omnisim::ledger::{Line, Pick};

const STORE: &str = "channels = [\"store\"], from = 2026-12-28, to = 2027-02-21";

/// One tactic on both packs of the promoted brand, in a market large enough to sell some.
fn run(mechanic: &str, delivery: &str) -> Future {
    future(&program(&tactic("one", mechanic, delivery, ""), &[("scenario.shoppers", "1500")]), 0)
}

/// Amount of a line per pack of a product in a channel over the horizon, with and without the program.
fn per_pack(run: &Future, line: Line, place: &str, id: &str) -> [f64; 2] {
    let product = run.world.market.products.iter().position(|p| p.id == id).unwrap_or_else(|| panic!("no {id}"));
    let pick = Pick { channel: Some(channel(&run.world, place)), products: Some(1 << product) };
    let weeks = run.world.market.calendar.warm_up_weeks()..run.world.market.calendar.weeks();
    [&run.run.programs[0].ledger, &run.run.baseline.ledger]
        .map(|l| l.line(weeks.clone(), line, pick) as f64 / l.units(weeks.clone(), pick) as f64)
}

fn check_ratio(run: &Future, line: Line, place: &str, expected: f64) {
    let [with, without] = per_pack(run, line, place, "an-350");
    assert!((with / without - expected).abs() < 1e-4, "{line:?} in {place}: {with} against {without}");
}

fn units(run: &Future, place: &str) -> [u64; 2] {
    let promoted = run.programs[0].promoted();
    let pick = Pick { channel: Some(channel(&run.world, place)), products: Some(promoted) };
    let weeks = run.world.market.calendar.warm_up_weeks()..run.world.market.calendar.weeks();
    [&run.run.programs[0].ledger, &run.run.baseline.ledger].map(|l| l.units(weeks.clone(), pick))
}

#[test]
fn a_changed_regular_price_is_charged_taxed_and_bought_in_at_its_new_level() {
    let run = run("price-change = { change = \"+10%\" }", STORE);
    for line in [Line::ShelfSales, Line::PurchaseCost, Line::BackMargin] {
        check_ratio(&run, line, "store", 1.1);
        check_ratio(&run, line, "app", 1.0);
    }
    check_ratio(&run, Line::CostOfGoods, "store", 1.0);
    let [with, without] = units(&run, "store");
    assert!(with < without, "{with} packs at the higher price, {without} at the old one");
}

#[test]
fn the_list_price_may_move_apart_from_the_shelf_price() {
    let run = run("price-change = { change = \"-10%\", sell_in_change = \"-4%\" }", STORE);
    check_ratio(&run, Line::ShelfSales, "store", 0.9);
    check_ratio(&run, Line::PurchaseCost, "store", 0.96);
    let [with, without] = units(&run, "store");
    assert!(with > without, "{with} packs at the lower price, {without} at the old one");
}

#[test]
fn a_regular_price_is_no_deal_and_can_change_at_a_rival() {
    let run = run("price-change = { change = \"-15%\" }", &STORE.replace("store", "rival"));
    check_ratio(&run, Line::ShelfSales, "rival", 0.85);
    let rival = channel(&run.world, "rival");
    let reduced = posted(&run.run.programs[0].ledger, Line::PriceReduction, rival);
    let before = posted(&run.run.baseline.ledger, Line::PriceReduction, rival);
    assert!(before > 0 || reduced == 0, "nobody is told of a regular price as money off");
    let [with, without] = units(&run, "rival");
    assert!(with > without, "{with} packs at the lower price, {without} at the old one");
}
