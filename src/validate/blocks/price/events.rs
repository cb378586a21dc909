//! Temporary price cuts: lift, support, depth, and where the extra packs come from.

use super::{BRANDS, FOLLOWED, Field, Kind, LONG, Outcome};
use crate::ledger::{Ledger, Line, Pick};
use crate::validate::Reading;
use crate::validate::tally::Purchase;

/// Elasticity of a lift at a depth: ln(with / without) over ln(1 − depth).
pub fn elasticity((with, without): (f64, f64), depth: f64) -> f64 {
    libm::log(with / without) / libm::log(1.0 - depth)
}

fn flag(holds: bool) -> f64 {
    f64::from(u8::from(holds))
}

/// Every metric of the events.
pub fn readings(field: &Field) -> Vec<Reading> {
    let mut found = lifts(field);
    found.extend(decomposition(field));
    found.extend(two_readings_of_switching(field));
    found.extend(online(field));
    found.push(halo(field, Kind::Cut(20), "halo_of_cuts"));
    found.push(halo(field, Kind::Feature, "halo_of_features"));
    found
}

/// Units elsewhere in the store for each lifted unit, in the week of the event (Ailawadi et al. 2006: 0.16): change of
/// the rest of the basket, in items of the price of the category.
fn halo(field: &Field, kind: Kind, name: &'static str) -> Reading {
    let item = field.world.market.products.first().map_or(1, |p| p.base_price.0) as f64;
    let (mut rest, mut bump) = (0.0, 0.0);
    for outcome in field.of(kind) {
        let week = field.warm_up + outcome.event.week;
        let spent = |ledger: &Ledger| {
            let pick = Pick { channel: Some(field.store), products: None };
            ledger.line(week..week + 1, Line::RestSales, pick) as f64
        };
        rest += (spent(&outcome.ledger) - spent(&field.base)) / item;
        bump += field.extra(outcome, 0..1, Some(field.store), Some(field.products(outcome.event.brand)));
    }
    Reading::ratio("retailer-net", name, rest, bump)
}

fn lifts(field: &Field) -> Vec<Reading> {
    let lift = |kind| field.lift_of(kind, field.store, 0..BRANDS);
    let ratio = |kind| {
        let (with, without) = lift(kind);
        with / without
    };
    let steep = |percent: u8| elasticity(lift(Kind::Cut(percent)), f64::from(percent) / 100.0);
    let cut = lift(Kind::Cut(20));
    let part = |range: std::ops::Range<usize>| field.lift_of(Kind::Cut(20), field.store, range);
    let (big, small) = (part(0..2), part(BRANDS - 2..BRANDS));
    let (f, d, both, tpr) = (ratio(Kind::Feature), ratio(Kind::Display), ratio(Kind::Both), ratio(Kind::Cut(20)));
    let ordered = tpr < f && tpr < d && f.max(d) <= both;
    let rising =
        ratio(Kind::Cut(40)) > ratio(Kind::Cut(30)) && ratio(Kind::Cut(30)) > tpr && tpr > ratio(Kind::Cut(10));
    let five = lift(Kind::Cut(5));
    let bare = lift(Kind::DisplayOnly);
    vec![
        Reading::ratio("promo-lift-tpr", "tpr20_lift", cut.0, cut.1),
        Reading::mean(
            "big-brand-smaller-pct-lift",
            "elast_ratio_big_small",
            elasticity(big, 0.2) / elasticity(small, 0.2),
        ),
        Reading::ratio("big-brand-smaller-pct-lift", "unit_ratio_big_small", big.0 - big.1, small.0 - small.1),
        Reading::mean("feature-display-order", "fd20_lift", both),
        Reading::mean("feature-display-order", "fd_over_tpr", both / tpr),
        Reading::mean("feature-display-order", "order_ok", flag(ordered)),
        Reading::ratio("feature-display-order", "display_only", bare.0, bare.1),
        Reading::ratio("deal-depth-curve", "lift5", five.0, five.1),
        Reading::mean("deal-depth-curve", "arc_ratio", steep(40) / ((steep(20) + steep(30)) / 2.0)),
        Reading::mean("deal-depth-curve", "monotone", flag(rising)),
    ]
}

/// Where the extra packs of unsupported 20% cuts come from, in packs.
fn decomposition(field: &Field) -> Vec<Reading> {
    let store = Some(field.store);
    let everything = (1 << field.world.market.products.len()) - 1;
    let (mut bump, mut others, mut later, mut own_later, mut retailer) = (0.0, 0.0, 0.0, 0.0, 0.0);
    let (mut late, mut late_base) = (0.0, 0.0);
    for outcome in field.of(Kind::Cut(20)) {
        let own = field.products(outcome.event.brand);
        bump += field.extra(outcome, 0..1, store, Some(own));
        others -= field.extra(outcome, 0..1, store, Some(everything & !own));
        later -= field.extra(outcome, 1..FOLLOWED, store, None);
        own_later -= field.extra(outcome, 1..FOLLOWED, store, Some(own));
        retailer +=
            field.extra(outcome, 0..FOLLOWED, store, None) + field.extra(outcome, 0..FOLLOWED, Some(field.app), None);
        if outcome.event.weeks == LONG {
            let (with, without) = field.pair(outcome, 14..LONG, None, Some(own));
            late += with;
            late_base += without;
        }
    }
    vec![
        Reading::ratio("bump-decomposition", "cross_brand", others, bump),
        Reading::ratio("bump-decomposition", "cross_period", later, bump),
        Reading::ratio("bump-decomposition", "expansion", bump - others - later, bump),
        Reading::ratio("post-promo-dip", "own_dip", own_later, bump),
        Reading::ratio("retailer-net", "retailer_net", retailer, bump),
        Reading::ratio("no-permanent-effect", "late_level", late, late_base),
    ]
}

/// Occasions of the brand and of the category, and packs of the brand, in the store in the week of the event.
fn counted(field: &Field, outcome: &Outcome, list: &[Purchase]) -> [f64; 3] {
    let first = field.world.market.calendar.warm_up_days + 7 * outcome.event.week as u16;
    let own = field.products(outcome.event.brand);
    let here = |p: &&Purchase| usize::from(p.channel) == field.store && (first..first + 7).contains(&p.day);
    list.iter().filter(here).fold([0.0; 3], |[brand, category, packs], p| {
        let mine = f64::from(u8::from(own >> p.product & 1 == 1));
        [brand + mine, category + 1.0, packs + mine * f64::from(p.units)]
    })
}

/// The same bumps in terms of elasticity (Gupta 1988; Bell, Chiang & Padmanabhan 1999): the log of the lift is the sum of
/// the logs of category occasions, share of them, and packs per occasion. The part of the share is what is called
/// switching there, and it is far larger than switching in packs, because in packs a larger category cannot lose.
fn two_readings_of_switching(field: &Field) -> Vec<Reading> {
    let (mut with, mut without) = ([0.0; 3], [0.0; 3]);
    for outcome in field.of(Kind::Cut(20)) {
        for (sum, list) in [(&mut with, &outcome.purchases.list), (&mut without, &field.base_purchases.list)] {
            let counts = counted(field, outcome, list);
            sum.iter_mut().zip(counts).for_each(|(s, c)| *s += c);
        }
    }
    let log = |a: f64, b: f64| libm::log(a / b);
    let total = log(with[2], without[2]);
    let share = log(with[0] / with[1], without[0] / without[1]);
    let incidence = log(with[1], without[1]);
    let quantity = log(with[2] / with[0], without[2] / without[0]);
    vec![
        Reading::ratio("bump-decomposition", "elasticity_switching", share, total),
        Reading::ratio("bump-decomposition", "elasticity_incidence", incidence, total),
        Reading::ratio("bump-decomposition", "elasticity_quantity", quantity, total),
    ]
}

/// Cuts in the app only: response against the store, and what they take from the stores of the same retailer.
fn online(field: &Field) -> Vec<Reading> {
    let here = elasticity(field.lift_of(Kind::Online, field.app, 0..BRANDS), 0.2);
    let there = elasticity(field.lift_of(Kind::Cut(20), field.store, 0..BRANDS), 0.2);
    let (mut bump, mut stores, mut net) = (0.0, 0.0, 0.0);
    for outcome in field.of(Kind::Online) {
        bump += field.extra(outcome, 0..1, Some(field.app), Some(field.products(outcome.event.brand)));
        let lost = field.extra(outcome, 0..FOLLOWED, Some(field.store), None);
        stores += lost;
        net += lost + field.extra(outcome, 0..FOLLOWED, Some(field.app), None);
    }
    vec![
        Reading::mean("online-loyal-less-price", "promo_elast_ratio", here / there),
        Reading::ratio("cross-channel-promo-cannibalisation", "store_per_online", stores, bump),
        Reading::ratio("cross-channel-promo-cannibalisation", "silo_overstatement", bump, net),
    ]
}
