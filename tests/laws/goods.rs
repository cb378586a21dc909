//! Savings on several packs and on two products, gifts, promoters, flash sales, and prices for members.

use crate::worlds::{Future, all_weeks, channel, future, one_day, posted, program, tactic};
use omnisim::engine::{Arm, World};
use omnisim::journey::Intent;
use omnisim::ledger::{Funnel, Line, Pick, ShelfFunnel};
use omnisim::population::Memory;
use omnisim::program::{NO_SLOT, Program};
use omnisim::scenario::Scenario;
use omnisim::units::Money;
use std::collections::BTreeMap;

const WEEKS: &str = "channels = [\"store\"], from = 2026-12-28, to = 2027-01-24";

/// A market large enough to sell some, with no shelf gaps and no answers of rivals.
const LARGE: [(&str, &str); 6] = [
    ("scenario.shoppers", "4000"),
    ("scenario.households", "4000"),
    ("scenario.warm_up_weeks", "8"),
    ("scenario.weeks", "4"),
    ("behaviour.rival_reaction", "0"),
    ("behaviour.gap_hazard", "0"),
];

fn with(mechanic: &str, delivery: &str, funding: &str, sets: &[(&str, &str)]) -> Future {
    future(&program(&tactic("one", mechanic, delivery, funding), &[&LARGE, sets].concat()), 0)
}

fn run(mechanic: &str) -> Future {
    with(mechanic, WEEKS, "", &[])
}

/// Packs of the promoted products in a channel over the horizon, with the program and without.
fn packs(run: &Future, place: &str) -> [f64; 2] {
    let pick = Pick { channel: Some(channel(&run.world, place)), products: Some(run.programs[0].promoted()) };
    let weeks = run.world.market.calendar.warm_up_weeks()..run.world.market.calendar.weeks();
    [&run.run.programs[0].ledger, &run.run.baseline.ledger].map(|l| l.units(weeks.clone(), pick) as f64)
}

fn funnel(run: &Future) -> Funnel {
    let mut total = Funnel::default();
    run.run.programs[0].ledger.weeks.iter().flat_map(|b| &b.funnel).for_each(|f| total.add(f));
    total
}

/// Days of the horizon of a program, each handed to `look` after it ran.
fn each_day(scenario: &Scenario, mut look: impl FnMut(&World, &Arm)) -> World {
    let world = World::build(scenario, 0, true);
    let program = Program::build(&scenario.spec.program[0], &world.market);
    let mut arm = Arm::baseline(&world, false);
    for day in 0..world.market.calendar.warm_up_days {
        one_day(&world, &mut arm, day);
    }
    let mut arm = arm.fork(&world, &program);
    for day in world.market.calendar.warm_up_days..world.market.calendar.days {
        one_day(&world, &mut arm, day);
        look(&world, &arm);
    }
    world
}

/// What the till took off in the store against what these intents say, in ten-thousandths.
fn taken_off(run: &Future) -> i128 {
    let store = channel(&run.world, "store");
    let pick = Pick { channel: Some(store), products: Some(run.programs[0].promoted()) };
    let weeks = run.world.market.calendar.warm_up_weeks()..run.world.market.calendar.weeks();
    run.run.programs[0].ledger.line(weeks, Line::PriceReduction, pick)
}

#[test]
fn a_lot_saves_on_whole_lots_only_and_the_till_the_payers_and_the_books_agree() {
    let deals = [("category.shampoo.brand.an-nhien.deals.weeks_on_deal", "0%")];
    let text = tactic("one", "multibuy = { packs = 3, pay_for = 2 }", WEEKS, "brand = \"60%\"");
    let scenario = program(&text, &[&LARGE[..], &deals].concat());
    let (mut saved, mut bought) = (0_i128, BTreeMap::<u32, u32>::new());
    each_day(&scenario, |world, arm| {
        let row = arm.offers.row(0, channel(world, "store"));
        for intent in
            arm.days.iter().flat_map(|d| &d.intents).filter(|i| usize::from(i.channel) == channel(world, "store"))
        {
            let offer = &row[usize::from(intent.product)];
            if offer.lot != NO_SLOT {
                *bought.entry(intent.units).or_default() += 1;
                saved += i128::from(offer.price.0) * i128::from(intent.units / 3);
            }
        }
    });
    for packs in [1, 2, 3, 4, 6] {
        assert!(bought.contains_key(&packs), "nobody bought {packs}: {bought:?}");
    }
    let run = future(&scenario, 0);
    assert_eq!(taken_off(&run), saved, "one pack in three, and nothing on 1, 2, 4 or 5");
    let ledger = &run.run.programs[0].ledger;
    let store = channel(&run.world, "store");
    let outlay =
        ledger.weeks.iter().map(|b| b.outlay[store]).fold((0, 0), |(b, a), o| (b + o.brand.0, a + o.account.0));
    let untaxed = saved as f64 / (1.0 + run.world.market.value_added_tax);
    assert!(((outlay.0 + outlay.1) as f64 / untaxed - 1.0).abs() < 1e-6, "{outlay:?} of {untaxed}");
    assert!((outlay.0 as f64 / (outlay.0 + outlay.1) as f64 - 0.6).abs() < 1e-4, "{outlay:?}");
    assert_eq!(posted(ledger, Line::ScanBack, store), i128::from(outlay.0));
    let impact = run.impact(0);
    assert_eq!(impact.bridge.total(), impact.tsv);
}

/// Published: X for Y sells about a fifth more than the same cut on one pack, more than X + N free, and four or five packs
/// 30% more (Wansink, Kent & Hoch 1998; Manning & Sprott 2007; Drechsler et al. 2017).
#[test]
fn x_for_y_beats_x_plus_n_free_and_both_beat_the_same_cut_on_one_pack() {
    let sold = |mechanic: &str| packs(&run(mechanic), "store")[0];
    let [three, free, cut] = [
        "multibuy = { packs = 3, pay_for = 2 }",
        "multibuy = { packs = 3, free = 1 }",
        "price-cut = { depth = \"33.3333%\" }",
    ]
    .map(sold);
    assert!(three > free && free > 0.95 * cut, "{three} X for Y, {free} X + N free, {cut} at the cut");
    let [five, fifth] = ["multibuy = { packs = 5, pay_for = 4 }", "price-cut = { depth = \"20%\" }"].map(sold);
    let two = [sold("multibuy = { packs = 2, pay_for = 1 }"), sold("price-cut = { depth = \"50%\" }")];
    eprintln!("{three} {free} {cut} {five} {fifth} {two:?}");
    let [x3, x5, x2] = [three / cut, five / fifth, two[0] / two[1]];
    assert!((1.05..1.4).contains(&x3) && (1.05..1.4).contains(&x2), "lots of two and three: {x2:.2}, {x3:.2}");
    assert!((1.15..1.5).contains(&x5) && x5 > x3.min(x2), "lots of five: {x5:.2}");
    let large = sold("multibuy = { packs = 10, pay_for = 8 }");
    assert!(large < five, "{large} in lots of ten, {five} in lots of five");
}

#[test]
fn the_anchor_of_a_lot_is_nothing_in_a_hedonic_category() {
    let drinks = |anchor| {
        let text = tactic("one", "multibuy = { packs = 3, pay_for = 2 }", WEEKS, "")
            .replace("\"an-350\", \"an-650\"", "\"xuan-6\"");
        let run = future(&program(&text, &[&LARGE[..], &[("behaviour.multibuy_anchor", anchor)]].concat()), 0);
        packs(&run, "store")
    };
    assert_eq!(drinks("0"), drinks("2"));
    assert!(drinks("0")[0] > 1.2 * drinks("0")[1], "the saving itself works there too");
    let shampoo = |anchor| {
        packs(
            &with("multibuy = { packs = 3, pay_for = 2 }", WEEKS, "", &[("behaviour.multibuy_anchor", anchor)]),
            "store",
        )[0]
    };
    assert!(shampoo("2") > shampoo("0"));
}

/// Mean reference price of the promoted brand at the account after the run, where every price of it was always the same.
fn reference(mechanic: &str, sets: &[(&str, &str)]) -> f64 {
    let mut scenario = program(&tactic("one", mechanic, WEEKS, ""), &[&LARGE[..], sets].concat());
    for category in &mut scenario.spec.category {
        category.brand.iter_mut().for_each(|b| b.deals = None);
        category.product.iter_mut().for_each(|p| p.deals = None);
    }
    let mut mean = 0.0;
    each_day(&scenario, |world, arm| {
        let brand = world.market.brands.iter().position(|b| b.id == "an-nhien").unwrap();
        let of = |m: &Memory| (0..m.shoppers).map(|s| f64::from(m.reference[s * m.brands + brand][0])).sum::<f64>();
        mean = arm.memories.iter().map(of).sum::<f64>() / world.people.shoppers as f64;
    });
    mean
}

#[test]
fn gifts_and_lots_leave_reference_prices_alone_and_a_cut_does_not() {
    let gift = "gift = { value = 20000, unit_cost = 7000 }";
    assert_eq!(reference(gift, &[]), 0.0);
    assert_eq!(reference("multibuy = { packs = 2, last_off = \"50%\" }", &[]), 0.0);
    assert!(reference("price-cut = { depth = \"20%\" }", &[]) < -0.002);
    assert!(reference(gift, &[("behaviour.gift_reference", "0.3")]) < 0.0, "the constant would do it");
}

#[test]
fn a_gift_sells_more_than_nothing_and_less_than_its_value_off_the_price_and_costs_what_it_costs() {
    // 17,800 on 89,000 and 29,000 on 145,000: a fifth of either price, one tactic each.
    let gift = |id: &str, product: &str, value: u32| {
        tactic(id, &format!("gift = {{ value = {value}, unit_cost = 5000 }}"), WEEKS, "brand = \"70%\"")
            .replace("\"an-350\", \"an-650\"", &format!("\"{product}\""))
    };
    let gifts = format!("{}{}", gift("one", "an-350", 17_800), gift("two", "an-650", 29_000));
    let given = future(&program(&gifts, &LARGE), 0);
    let [with_gift, without] = packs(&given, "store");
    let [with_cut, _] = packs(&run("price-cut = { depth = \"20%\" }"), "store");
    assert!(without < with_gift && with_gift < with_cut, "{without} without, {with_gift} gift, {with_cut} cut");
    let ledger = &given.run.programs[0].ledger;
    let store = channel(&given.world, "store");
    assert_eq!(funnel(&given).distributed as f64, with_gift, "one gift a pack");
    let cost = with_gift as i128 * 5_000 * 10_000;
    assert_eq!(posted(ledger, Line::ThirdPartyBrand, store) * 10, cost * 7);
    assert_eq!(posted(ledger, Line::ThirdPartyAccount, store) * 10, cost * 3);
    assert_eq!(given.impact(0).system_cost, cost);
    assert_eq!(given.impact(0).bridge.total(), given.impact(0).tsv);
}

const BUNDLE: &str = "bundle = { with = [\"xuan-6\"], depth = \"25%\" }";

/// Many shoppers who need both categories.
const HUNGRY: [(&str, &str); 2] = [("category.shampoo.units_per_year", "40"), ("category.drinks.units_per_year", "60")];

#[test]
fn a_bundle_saves_on_pairs_of_one_trip_only_and_sells_both_parts() {
    let scenario = program(&tactic("one", BUNDLE, WEEKS, ""), &[&LARGE[..], &HUNGRY].concat());
    let (mut pairs, mut alone) = (0_i128, 0_u32);
    each_day(&scenario, |world, arm| {
        let store = channel(world, "store");
        let row = arm.offers.row(0, store);
        let mut trips: BTreeMap<u32, Vec<&Intent>> = BTreeMap::new();
        for intent in arm.days.iter().flat_map(|d| &d.intents) {
            if usize::from(intent.channel) == store && row[usize::from(intent.product)].pair != NO_SLOT {
                trips.entry(intent.shopper).or_default().push(intent);
            }
        }
        for trip in trips.values() {
            let drink = |i: &&&Intent| world.market.products[usize::from(i.product)].category == 1;
            let of = |second: bool| trip.iter().filter(|i| drink(i) == second).map(|i| i.units).sum::<u32>();
            let both = of(true).min(of(false));
            alone += u32::from(both == 0);
            // One product of each category at most, so that every pack of a part has one price; cuts of ordinary deals in it.
            for second in [true, false].into_iter().filter(|_| both > 0) {
                let price =
                    trip.iter().find(|i| drink(i) == second).map_or(Money::ZERO, |i| row[usize::from(i.product)].price);
                pairs += i128::from(price.part(0.25).0) * i128::from(both);
            }
        }
    });
    let run = future(&scenario, 0);
    let ledger = &run.run.programs[0].ledger;
    let given: i128 = ledger.weeks.iter().flat_map(|b| &b.outlay).map(|o| i128::from(o.brand.0 + o.account.0)).sum();
    let untaxed = pairs as f64 / (1.0 + run.world.market.value_added_tax);
    assert!(
        pairs > 0 && alone > 100 && (given as f64 / untaxed - 1.0).abs() < 1e-5,
        "{given} of {untaxed}, {alone} alone"
    );
    for product in ["an-350", "xuan-6"] {
        let index = run.world.market.products.iter().position(|p| p.id == product).unwrap();
        let pick = Pick { channel: Some(channel(&run.world, "store")), products: Some(1 << index) };
        let [with, without] = [ledger, &run.run.baseline.ledger].map(|l| l.units(all_weeks(l), pick));
        assert!(with > without, "{with} packs of {product}, {without} without");
    }
    assert_eq!(run.impact(0).bridge.total(), run.impact(0).tsv);
}

#[test]
fn promoters_stop_explain_and_sell_by_their_rates_and_cost_their_hours() {
    let all = format!("{WEEKS}, compliance = \"100%\"");
    let shown = |mechanic: &str| {
        let run = with(mechanic, &all, "brand = \"50%\"", &[]);
        let books = &run.run.programs[0].ledger.weeks;
        let sum = |part: fn(&ShelfFunnel) -> u64| books.iter().map(|b| part(&b.displays[0])).sum::<u64>() as f64;
        let store = channel(&run.world, "store");
        let visits: u64 = books[run.world.market.calendar.warm_up_weeks()..].iter().map(|b| b.trips[store]).sum();
        ([visits as f64, sum(|f| f.passed), sum(|f| f.stopped), sum(|f| f.understood), sum(|f| f.bought)], run)
    };
    let (one, run) = shown("activation = { cost_per_hour = 1000 }");
    let near = |found: f64, expected: f64| (found / expected - 1.0).abs() < 0.05;
    assert!(near(one[1] / one[0], 6.0 / 14.0), "six of fourteen hours: {one:?}");
    assert!(near(one[2] / one[1], 0.4) && near(one[3] / one[2], 0.8), "{one:?}");
    assert!(one[4] > 0.0 && one[4] < one[3], "{one:?}");
    let [sold, without] = packs(&run, "store");
    assert!(sold > 1.05 * without, "{sold} packs, {without} without");
    // Each of the market's stores has a team: hours x cost x days, a shopper standing for one household.
    let stores = run.world.market.stores.iter().filter(|s| s.channel == channel(&run.world, "store")).count() as i128;
    assert_eq!(run.impact(0).system_cost, stores * 6 * 1000 * 28 * 10_000);
    let (two, wide) = shown("activation = { promoters = 2, hours = 14, quality = 0.5, cost_per_hour = 1000 }");
    assert!(near(two[1], two[0]) && near(two[2] / two[1], 1.0 - 0.6 * 0.6) && near(two[3] / two[2], 0.4), "{two:?}");
    assert_eq!(wide.impact(0).system_cost, stores * 2 * 14 * 1000 * 28 * 10_000);
}

#[test]
fn a_flash_sale_told_to_more_brings_more_orders_and_sells_more() {
    let sale = |announced: u8| {
        let delivery = WEEKS.replace("store", "app");
        let mechanic = format!("flash-sale = {{ depth = \"50%\", announced = \"{announced}%\" }}");
        let sets = [("channel.app.trip_share", "15%"), ("channel.store.trip_share", "14%"), HUNGRY[0]];
        let run = with(&mechanic, &delivery, "", &sets);
        let app = channel(&run.world, "app");
        let orders = |l: &omnisim::ledger::Ledger| l.weeks.iter().map(|b| b.trips[app]).sum::<u64>();
        (orders(&run.run.programs[0].ledger), orders(&run.run.baseline.ledger), packs(&run, "app"))
    };
    let [none, some, all] = [0, 30, 100].map(sale);
    assert!(none.2[0] > 1.3 * none.2[1], "a cut on top of the list sells by itself: {:?}", none.2);
    assert!(none.0 < some.0 && some.0 < all.0, "orders {} {} {} of {}", none.0, some.0, all.0, all.1);
    assert!(none.2[0] < some.2[0] && some.2[0] < all.2[0], "packs {:?} {:?} {:?}", none.2, some.2, all.2);
}

/// Purchases at the account of shoppers who are members, and of all others, day by day.
fn purchases(scenario: &Scenario) -> [Vec<(u32, u16, u32)>; 2] {
    let mut found = [Vec::new(), Vec::new()];
    each_day(scenario, |_, arm| {
        for (memory, day) in arm.memories.iter().zip(&arm.days) {
            for i in &day.intents {
                let member = memory.is_member(i.shopper as usize - memory.first);
                found[usize::from(member)].push((i.shopper, i.product, i.units));
            }
        }
    });
    found
}

#[test]
fn a_price_for_members_moves_members_only_and_only_where_they_are_recognised() {
    let priced = |depth: &str, sets: &[(&str, &str)]| {
        let cut = tactic(
            "one",
            &format!("price-cut = {{ depth = \"{depth}\" }}"),
            &format!("{WEEKS}, audience = \"members\""),
            "",
        );
        purchases(&program(&cut, &[&LARGE[..], sets].concat()))
    };
    let [others, members] = priced("25%", &[]);
    let [others_before, members_before] = priced("0%", &[]);
    assert!(others == others_before, "the price on the label is not for them");
    assert!(members.len() > members_before.len(), "{} against {}", members.len(), members_before.len());
    // Where nobody is recognised, who came for the price does not get it.
    let given = |identity: &str| {
        let delivery = format!("{WEEKS}, audience = \"members\"");
        let run = with(
            "price-cut = { depth = \"25%\" }",
            &delivery,
            "",
            &[0, 1, 2].map(|l| (["link[0].identity", "link[1].identity", "link[2].identity"][l], identity)),
        );
        let spent = run.impact(0).outlay;
        spent.brand.0 + spent.account.0
    };
    assert!(program("", &[]).spec.link[..3].iter().all(|l| l.from == "members"));
    assert!(given("0") == 0 && given("0.9") > 0);
}

#[test]
fn a_benefit_of_the_upper_tier_reaches_members_who_spend_more_and_fewer_of_them_the_higher_the_line() {
    let tier = |per_week: &str| {
        let delivery = format!("{WEEKS}, audience = \"upper-tier\"");
        let run = with(
            "points-multiplier = { times = 20 }",
            &delivery,
            "",
            &[("loyalty.upper_tier_per_week", per_week), HUNGRY[0]],
        );
        let spent = run.impact(0).outlay;
        spent.brand.0 + spent.account.0
    };
    let [all, some, few, none] = ["0", "100000", "300000", "900000000"].map(tier);
    assert!(all > some && some > few && few > none && none == 0, "{all} {some} {few} {none}");
}

/// Published: picked offers are redeemed about three times as often as broadcast ones (range 1.5 to 8; Mills & Zamudio 2018;
/// Osuna et al. 2016).
#[test]
fn a_coupon_for_those_predicted_to_take_it_is_redeemed_more_often_than_one_for_all() {
    let rate = |audience: &str| {
        let delivery = format!("{}, audience = \"{audience}\"", WEEKS.replace("store", "app"));
        let coupon = "app-coupon = { depth = \"20%\", redeem_in = [\"store\", \"app\"], pushes_per_week = 2 }";
        let sets = [HUNGRY[0], ("segment.family.app_users", "80%"), ("behaviour.push_open_targeted", "0.03")];
        let run = with(coupon, &delivery, "", &sets);
        let funnel = funnel(&run);
        (funnel.redeemed as f64 / funnel.seen as f64, funnel)
    };
    let [(broadcast, all), (picked, few)] = ["app-users", "likely"].map(rate);
    assert!(few.seen < all.seen, "{few:?} {all:?}");
    assert!((1.5..8.0).contains(&(picked / broadcast)), "{picked} picked, {broadcast} to all: {few:?} {all:?}");
}
