//! Shoppers: links that break, deeper cuts, file order, memory, and one scripted journey.

use crate::worlds::{
    Future, all_weeks, cells, channel, future, link_all, market_text, one_day, posted, program, read, starter, tactic,
};
use omnisim::engine::{Arm, World};
use omnisim::journey::Stage;
use omnisim::ledger::{Ledger, Line, Pick, WeekBook};
use omnisim::market::Lever;
use omnisim::population::Memory;
use omnisim::program::Program;
use omnisim::scenario::Scenario;
use std::collections::BTreeMap;

/// Two coupons from the app on the packs of one brand, honoured in stores and app, seen and loaded by nearly everyone.
fn coupons(sets: &[(&str, &str)]) -> Scenario {
    let one = |id: &str, product: &str, depth: &str| {
        let mechanic = format!(
            "app-coupon = {{ depth = \"{depth}\", redeem_in = [\"store\", \"app\"], seen_in_app = \"100%\", \
             units_per_shopper = 20, pushes_per_week = 7 }}"
        );
        let dates = "channels = [\"app\"], from = 2026-12-28, to = 2027-02-14";
        tactic(id, &mechanic, dates, "").replace("\"an-350\", \"an-650\"", product)
    };
    let tactics = one("first", "\"an-350\"", "40%") + &one("second", "\"an-180\", \"an-650\"", "30%");
    let always = [
        ("scenario.shoppers", "1000"),
        ("scenario.households", "1000"),
        ("behaviour.coupon_load", "1"),
        ("behaviour.push_open", "0.5"),
        ("category.shampoo.units_per_year", "60"),
    ];
    program(&tactics, &[&always, sets].concat())
}

fn total_breaks(ledger: &Ledger) -> u64 {
    ledger.weeks.iter().flat_map(|book| &book.breaks).sum()
}

fn breaks_on(ledger: &Ledger, from: usize, to: usize, lever: Lever) -> u64 {
    let cell = (from * ledger.shape.channels() + to) * 5 + lever as usize;
    ledger.weeks.iter().map(|book| book.breaks[cell]).sum()
}

fn redeemed(ledger: &Ledger) -> u64 {
    ledger.weeks.iter().flat_map(|book| &book.redeemed_units).sum()
}

fn refused(ledger: &Ledger) -> u64 {
    ledger.weeks.iter().flat_map(|book| &book.funnel).map(|f| f.refused).sum()
}

#[test]
fn with_all_levers_at_one_nothing_ever_breaks() {
    let mut scenario = starter(&[]);
    link_all(&mut scenario, 1.0);
    for end in future(&scenario, 0).ends() {
        assert_eq!(total_breaks(&end.ledger), 0);
    }
    link_all(&mut scenario, 0.95);
    for end in future(&scenario, 0).ends() {
        assert!(total_breaks(&end.ledger) > 0, "levers a little lower do break");
    }
}

#[test]
fn a_coupon_that_does_not_carry_over_is_refused_in_the_store_and_never_redeemed_there() {
    // Items that the app shows may be missing too, so that the second choice is also put to the test.
    for stock in [1.0, 0.3] {
        let mut scenario = coupons(&[]);
        link_all(&mut scenario, 1.0);
        scenario.spec.link.iter_mut().for_each(|l| l.stock = stock);
        let honoured = future(&scenario, 0);
        for link in scenario.spec.link.iter_mut().filter(|l| l.from == "app" && l.to == "store") {
            link.promotion = 0.0;
        }
        let run = future(&scenario, 0);
        let (app, store) = (channel(&run.world, "app"), channel(&run.world, "store"));
        let [with, before] = [&run, &honoured].map(|f| &f.run.programs[0].ledger);
        assert!(posted(before, Line::CouponReduction, store) > 0, "coupons are used in stores when honoured");
        assert_eq!(refused(before), 0);
        assert_eq!(posted(with, Line::CouponReduction, store), 0, "stock {stock}");
        assert!(refused(with) > 0);
        assert_eq!(breaks_on(with, app, store, Lever::Promotion), refused(with), "each refusal is logged on its link");
        assert!(posted(with, Line::CouponReduction, app) > 0, "in the app itself the coupon is good");
        assert_eq!(breaks_on(&run.run.baseline.ledger, app, store, Lever::Promotion), 0, "no coupon, no refusal");
    }
}

#[test]
fn better_links_mean_fewer_breaks_and_more_redemptions() {
    let at = |lever: f64| {
        let mut scenario = coupons(&[]);
        link_all(&mut scenario, lever);
        let ledger = future(&scenario, 0).run.programs[0].ledger.clone();
        (total_breaks(&ledger), redeemed(&ledger))
    };
    let steps: Vec<(u64, u64)> = [0.0, 0.25, 0.5, 0.75, 1.0].into_iter().map(at).collect();
    for pair in steps.windows(2) {
        assert!(pair[0].0 > pair[1].0 && pair[0].1 < pair[1].1, "breaks, redemptions by lever: {steps:?}");
    }
}

/// Packs of the promoted product by shopper on the first day of a cut of this depth.
fn first_day(world: &World, frozen: &Arm, depth: u32) -> BTreeMap<u32, u32> {
    let mechanic = format!("price-cut = {{ depth = \"{depth}%\" }}");
    let tactic = tactic("cut", &mechanic, "channels = [\"store\"], from = 2026-11-30, to = 2027-02-21", "");
    let spec = program(&tactic.replace(", \"an-650\"", ""), &[]).spec.program[0].clone();
    let program = Program::build(&spec, &world.market);
    let promoted = world.market.products.iter().position(|p| p.id == "an-350").expect("product");
    let store = channel(world, "store");
    let mut arm = frozen.fork(world, &program);
    let day = 7 * frozen.ledger.weeks.len() as u16;
    one_day(world, &mut arm, day);
    let bought = arm.days.iter().flat_map(|d| &d.intents);
    let bought = bought.filter(|i| usize::from(i.product) == promoted && usize::from(i.channel) == store);
    bought.map(|i| (i.shopper, i.units)).collect()
}

#[test]
fn from_one_state_a_deeper_cut_never_sells_a_shopper_less_of_the_product_on_its_first_day() {
    // Links at 1: an item that goes missing only when it is chosen first would make the choice worse.
    let mut scenario = starter(&[("scenario.shoppers", "1500"), ("category.shampoo.units_per_year", "40")]);
    link_all(&mut scenario, 1.0);
    for number in 0..3 {
        let world = World::build(&scenario, number, true);
        let mut frozen = Arm::baseline(&world, false);
        (0..35).for_each(|day| one_day(&world, &mut frozen, day));
        let by_depth: Vec<BTreeMap<u32, u32>> = (0..=60).step_by(5).map(|d| first_day(&world, &frozen, d)).collect();
        for pair in by_depth.windows(2) {
            for (shopper, units) in &pair[0] {
                let deeper = pair[1].get(shopper).copied().unwrap_or(0);
                assert!(deeper >= *units, "shopper {shopper} buys {units} packs, and {deeper} at a deeper cut");
            }
        }
        let total = |bought: &BTreeMap<u32, u32>| bought.values().sum::<u32>();
        assert!(total(&by_depth[12]) > total(&by_depth[0]), "60% off sells more than nothing off");
    }
}

/// Books by the names of channels and products, so that file order does not matter.
fn by_name(run: &Future) -> BTreeMap<String, i128> {
    let (ledger, market) = (&run.run.baseline.ledger, &run.world.market);
    let mut found = BTreeMap::new();
    let mut add = |name: String, value: i128| *found.entry(name).or_insert(0) += value;
    for (c, place) in market.channels.iter().enumerate() {
        add(format!("{} trips", place.id), ledger.weeks.iter().map(|b| i128::from(b.trips[c])).sum());
        for line in Line::ALL {
            let nothing = Pick { channel: Some(c), products: Some(0) };
            let all = Pick { channel: Some(c), products: None };
            let products = Pick { channel: Some(c), products: Some((1 << market.products.len()) - 1) };
            let sum = |pick| ledger.line(all_weeks(ledger), line, pick);
            assert_eq!(sum(nothing), 0);
            add(format!("{} no product {line:?}", place.id), sum(all) - sum(products));
        }
        for (p, product) in market.products.iter().enumerate() {
            let name = format!("{} {}", place.id, product.id);
            let pick = Pick { channel: Some(c), products: Some(1 << p) };
            add(format!("{name} units"), i128::from(ledger.units(all_weeks(ledger), pick)));
            add(format!("{name} deals"), i128::from(ledger.count(all_weeks(ledger), pick, WeekBook::deal_units)));
            for line in Line::ALL {
                add(format!("{name} {line:?}"), ledger.line(all_weeks(ledger), line, pick));
            }
        }
        for (other, to) in market.channels.iter().enumerate() {
            for lever in Lever::ALL {
                let name = format!("breaks {} {} {lever:?}", place.id, to.id);
                add(name, i128::from(breaks_on(ledger, c, other, lever)));
            }
        }
    }
    found
}

/// The small starter without programs.
fn plain_market() -> Scenario {
    let mut scenario = starter(&[]);
    scenario.spec.program.clear();
    scenario
}

/// Numbers of a baseline that another file order changes, a few of them.
fn changed(mut scenario: Scenario, reorder: impl Fn(&mut Scenario)) -> Vec<String> {
    let before = by_name(&future(&scenario, 0));
    reorder(&mut scenario);
    let after = by_name(&future(&scenario, 0));
    assert_eq!(before.len(), after.len());
    let differs = before.into_iter().filter(|(name, value)| after.get(name) != Some(value));
    differs.map(|(name, value)| format!("{name}: {value} becomes {:?}", after.get(&name))).take(12).collect()
}

fn check_order(what: &str, scenario: Scenario, reorder: impl Fn(&mut Scenario)) {
    let differences = changed(scenario, reorder);
    assert!(differences.is_empty(), "{what}:\n{}", differences.join("\n"));
}

#[test]
fn the_order_of_products_brands_categories_and_links_in_the_file_changes_no_baseline_number() {
    check_order("products reversed", plain_market(), |s| s.spec.category.iter_mut().for_each(|c| c.product.reverse()));
    check_order("brands reversed", plain_market(), |s| s.spec.category.iter_mut().for_each(|c| c.brand.reverse()));
    check_order("categories reversed", plain_market(), |s| s.spec.category.reverse());
    check_order("links reversed", plain_market(), |s| s.spec.link.reverse());
    assert!(!changed(plain_market(), |s| s.seed += 1).is_empty(), "another seed is another world");
    let dearer = |s: &mut Scenario| s.spec.channel[1].price_index = Some(1.01);
    assert!(!changed(plain_market(), dearer).is_empty(), "another price is another world");
}

#[test]
fn the_order_of_channels_in_the_file_changes_no_baseline_number() {
    check_order("channels reversed", plain_market(), |s| s.spec.channel.reverse());
    check_order("channels rotated", plain_market(), |s| s.spec.channel.rotate_left(5));
    check_order("account reversed", plain_market(), |s| s.spec.channel[..5].reverse());
    check_order("rivals exchanged", plain_market(), |s| s.spec.channel.swap(5, 7));
}

#[test]
fn memory_of_a_shopper_of_the_starter_is_199_bytes_and_a_few_for_coupons() {
    let scenario = starter(&[("scenario.shoppers", "1500")]);
    let world = World::build(&scenario, 0, true);
    let arm = Arm::baseline(&world, false);
    let bytes: usize = arm.memories.iter().map(Memory::bytes).sum();
    // 53 a shopper, 13 for each of 2 categories, 24 for each of 5 brands.
    assert_eq!(bytes, 1500 * 199);
    let voucher = Program::build(&scenario.spec.program[1], &world.market);
    let bytes: usize = arm.fork(&world, &voucher).memories.iter().map(Memory::bytes).sum();
    assert_eq!(bytes, 1500 * (199 + 3), "state and use of one coupon, and pushes");
    assert!(bytes / 1500 < 1000, "a million shoppers fit into a gigabyte");
}

/// A market in which everyone meets social media daily, looks into the app, walks into a store and orders on the web.
fn scripted(showrooming: &str) -> Scenario {
    let tet = [
        ("channel.social.reach", "100%"),
        ("channel.social.contacts_per_week", "1000"),
        ("channel.app.contacts_per_week", "0"),
        ("channel.web.contacts_per_week", "0"),
        ("channel.members.contacts_per_week", "0"),
        ("behaviour.social_prompt", "1"),
        ("behaviour.gap_hazard", "0"),
        // Who collects an order in a store may buy there too, which is a sale of the store.
        ("behaviour.pickup_add_on", "0"),
        ("behaviour.showrooming", showrooming),
        ("segment.family.app_users", "100%"),
        ("segment.young.app_users", "100%"),
        ("segment.saver.app_users", "100%"),
        ("channel.store.trip_share", "98%"),
        ("channel.web.trip_share", "2%"),
        ("scenario.shoppers", "1500"),
    ];
    // Only stores and the web shop sell: the app informs, and there are no rivals.
    let keep = ["store", "app", "web", "social", "members"];
    let text = market_text().replacen("trip_share = \"3%\"\n", "", 1);
    let parts: Vec<&str> = text.split("\n[[channel]]\n").collect();
    let (head, channels) = parts.split_first().expect("channels");
    let last = channels.last().expect("a last channel");
    let after = &last[last.find("\n# ----").expect("links follow")..];
    let kept = channels.iter().filter(|c| keep.iter().any(|id| c.starts_with(&format!("id = \"{id}\""))));
    let kept: String = kept.map(|c| format!("\n[[channel]]\n{c}")).collect();
    let text = format!("{head}{kept}{after}")
        .replace("\"store\", \"app\", \"web\", \"market\", \"rival\"]", "\"store\", \"web\"]");
    let mut scenario = read(&text, &tet);
    link_all(&mut scenario, 1.0);
    scenario
}

#[test]
fn a_journey_from_social_media_over_app_and_store_to_a_web_order_credits_the_web_and_not_the_store() {
    let run = future(&scripted("1"), 0);
    let [social, app, store, web] = ["social", "app", "store", "web"].map(|id| channel(&run.world, id));
    let path = [(social, "contact"), (app, "research"), (store, "showroom"), (web, "purchase")];
    let journal = &run.run.baseline.journal;
    let mut days: BTreeMap<(u32, u16), Vec<(usize, &str)>> = BTreeMap::new();
    for event in journal {
        days.entry((event.shopper, event.day)).or_default().push((usize::from(event.channel), event.cause));
    }
    let walks = |events: &Vec<(usize, &str)>| {
        let mut rest = events.iter();
        path.iter().all(|step| rest.any(|event| event == step))
    };
    let walked = days.values().filter(|events| walks(events)).count();
    assert!(walked > 10, "{walked} days of the followed shoppers show the whole path");
    let bought = journal.iter().filter(|e| matches!(e.stage, Stage::Buy | Stage::Rebuy));
    assert!(bought.clone().all(|e| usize::from(e.channel) == web), "nothing is bought elsewhere");
    let ledger = &run.run.baseline.ledger;
    let units = |c| ledger.units(all_weeks(ledger), Pick { channel: Some(c), products: None });
    assert_eq!((units(store), posted(ledger, Line::ShelfSales, store)), (0, 0), "no sell-out for the store");
    assert!(units(web) > 0);
    let occasions: u64 = ledger.weeks.iter().flat_map(|b| &b.occasions).sum();
    let crossed: u64 = ledger.weeks.iter().map(|b| b.crossed).sum();
    assert!(crossed > 0 && crossed <= occasions, "{crossed} of {occasions} purchases began at another touchpoint");
    assert!(crossed * 100 > occasions * 95, "nearly all: {crossed} of {occasions}");
    assert!(ledger.weeks.iter().map(|b| b.trips[store]).sum::<u64>() > 0, "the store is visited");
}

#[test]
fn without_showrooming_the_same_shoppers_buy_in_the_store() {
    let run = future(&scripted("0"), 0);
    let ledger = &run.run.baseline.ledger;
    let [store, web] = ["store", "web"].map(|id| channel(&run.world, id));
    let units = |c| ledger.units(all_weeks(ledger), Pick { channel: Some(c), products: None });
    assert!(units(store) > units(web) && units(web) > 0);
    assert!(run.run.baseline.journal.iter().all(|e| e.cause != "showroom"));
}

#[test]
fn keeping_journeys_changes_no_number() {
    let scenario = starter(&[]);
    let world = World::build(&scenario, 0, true);
    let followed = omnisim::engine::run_future(&world, &[], true).baseline;
    let plain = omnisim::engine::run_future(&world, &[], false).baseline;
    assert_eq!(cells(&followed.ledger), cells(&plain.ledger));
    assert!(plain.journal.is_empty() && !followed.journal.is_empty());
}

#[test]
fn every_purchase_at_the_account_follows_one_path_and_belongs_to_one_kind_of_buyer() {
    let run = future(&starter(&[]), 0);
    let (ledger, panel) = (&run.run.baseline.ledger, &run.run.baseline.panel);
    let shape = &ledger.shape;
    let (channels, own) = (shape.channels(), |c: usize| shape.at_account[c]);
    for book in &ledger.weeks {
        let seller = |path: usize| path % channels;
        let first = |path: usize| path / (channels * channels);
        let sum = |is_asked: &dyn Fn(usize) -> bool| {
            book.paths().iter().enumerate().filter(|(path, _)| is_asked(*path)).map(|(_, n)| u64::from(*n)).sum::<u64>()
        };
        let bought = (0..channels).filter(|c| own(*c)).flat_map(|c| {
            let cells = c * shape.categories..(c + 1) * shape.categories;
            book.occasions[cells].to_vec()
        });
        assert_eq!(sum(&|path| own(seller(path))), bought.sum::<u64>(), "paths that end at the account");
        assert_eq!(
            sum(&|path| own(seller(path)) && first(path) != seller(path)),
            book.crossed,
            "those that cross channels"
        );
        assert_eq!(
            sum(&|path| !own(seller(path)) && !own(first(path))),
            0,
            "others only when they began at the account"
        );
    }
    let occasions: u64 = panel.categories.iter().map(|c| c.occasions).sum();
    assert_eq!(panel.single.occasions + panel.omni.occasions, occasions, "buyers of one channel and of several");
    assert!(panel.single.households > 0 && panel.omni.households > 0);
    assert!(panel.omni.occasions >= 2 * panel.omni.households, "two channels take two purchases");
}
