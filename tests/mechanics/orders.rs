//! Orders: how they are received and what that costs.

use crate::twins::{Place, Side, Study, horizon, money, profit, trips};
use omnisim::engine::{ArmEnd, World};
use omnisim::ledger::{Line, Party};

/// Orders in app and web.
fn orders(world: &World, end: &ArmEnd) -> f64 {
    ["app", "web"].map(|c| trips((world, end), Place::Channel(c), horizon(world))).iter().sum()
}

/// Money on a line for orders in app and web.
fn online(world: &World, end: &ArmEnd, line: Line) -> f64 {
    ["app", "web"].map(|c| money((world, end), line, Place::Channel(c), None, horizon(world))).iter().sum()
}

#[test]
fn collection_brings_visits_to_the_stores_and_saves_deliveries() {
    let study = Study::of("click-and-collect", &[]);
    let served = |side| study.sum(side, |w, e| online(w, e, Line::CostToServe)) / study.sum(side, orders);
    for program in [0, 1] {
        let stores = study.change(program, |w, e| trips((w, e), Place::Channel("store"), horizon(w)));
        assert!(stores > 0.0, "program {program}: {stores} visits more");
        assert!(served(Side::Program(program)) < served(Side::Without), "an order costs less when it is collected");
        let account = study.change(program, |w, e| profit((w, e), Party::Account));
        assert!(account > 0.0, "program {program}: the account earns {account} more");
    }
    // Fees are paid by order delivered; a free collection takes some of them away, one with a fee less.
    let fees = |program| study.change(program, |w, e| online(w, e, Line::DeliveryFee));
    assert!(fees(0) < fees(1), "{} and {}", fees(0), fees(1));
}

#[test]
fn free_delivery_brings_orders_that_earn_less_each() {
    let study = Study::of("delivery-fee", &[]);
    let more = |program| study.change(program, orders);
    assert!(more(0) > more(1) && more(1) > 0.0, "{} orders without a fee, {} from 200,000", more(0), more(1));
    let per_order = |side| {
        let margin = |w: &World, e: &ArmEnd| {
            let lines =
                [(Line::RestSales, 1.0), (Line::RestCost, -1.0), (Line::DeliveryFee, 1.0), (Line::CostToServe, -1.0)];
            lines.iter().map(|(line, sign)| sign * online(w, e, *line)).sum()
        };
        study.sum(side, margin) / study.sum(side, orders)
    };
    let [free, line, without] = [Side::Program(0), Side::Program(1), Side::Without].map(per_order);
    assert!(free < line && line < without, "an order earns {free} free, {line} from 200,000, {without} before");
    // Published: it costs more than it brings (A43).
    let account = study.change(0, |w, e| profit((w, e), Party::Account));
    assert!(account < 0.0, "the account earns {account}");
}
