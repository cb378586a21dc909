//! Prices, listings and the shelf: what an outlet charges, pays and holds.

use crate::worlds::{Future, all_weeks, cells, channel, future, one_day, posted, program, starter, tactic};
use omnisim::engine::Arm;
use omnisim::engine::World;
use omnisim::engine::rivals::deals_beside;
use omnisim::ids::Day;
use omnisim::journey::Reaction;
use omnisim::journey::shelf::{Shelves, shop_number};
use omnisim::ledger::{Ledger, Line, Pick, ShelfFunnel};

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

/// Chosen products that were not there, by reaction, in all channels and weeks.
fn missing(ledger: &Ledger, cause: usize) -> [u64; 5] {
    let mut total = [0; 5];
    for book in ledger.over(all_weeks(ledger)) {
        for place in 0..ledger.shape.channels() {
            total.iter_mut().zip(book.missing(place, cause)).for_each(|(sum, one)| *sum += one);
        }
    }
    total
}

#[test]
fn shelves_are_empty_as_often_and_as_long_as_the_constants_say_and_more_often_on_promotion() {
    let scenario = program(&tactic("cut", "price-cut = { depth = \"20%\" }", STORE, ""), &[]);
    let run = future(&scenario, 0);
    let (world, store) = (&run.world, channel(&run.world, "store"));
    let mut arm = Arm::baseline(world, false).fork(world, &run.programs[0]);
    let (mut empty, mut looks) = ([0_u32; 2], [0_u32; 2]);
    let first = world.market.calendar.warm_up_days + 7;
    for day in 0..world.market.calendar.days {
        one_day(world, &mut arm, day);
        let shelves = Shelves { behaviour: &world.behaviour, draws: &world.draws, offers: &arm.offers, day };
        for (index, product) in world.market.products.iter().enumerate().filter(|_| day >= first) {
            let promoted = arm.offers.promoted(0, store, 0) >> index & 1;
            for number in 0..200 {
                let gap = shelves.is_empty(shop_number(7, number), (0, store), (index, product.key));
                empty[promoted as usize] += u32::from(gap);
                looks[promoted as usize] += 1;
            }
        }
    }
    let rates: Vec<f64> = empty.iter().zip(looks).map(|(e, l)| f64::from(*e) / f64::from(l)).collect();
    assert!((0.058..0.072).contains(&rates[0]), "{rates:?}");
    assert!((0.10..0.14).contains(&rates[1]), "{rates:?}");
}

#[test]
fn a_gap_lasts_some_days_and_a_higher_chance_ends_none() {
    let empty = |world: &World, arm: &Arm, day: Day| -> Vec<bool> {
        let shelves = Shelves { behaviour: &world.behaviour, draws: &world.draws, offers: &arm.offers, day };
        (0..400).map(|shop| shelves.is_empty(shop_number(3, shop), (0, 0), (0, world.market.products[0].key))).collect()
    };
    let worlds = ["0.02", "0.05"].map(|hazard| World::build(&starter(&[("behaviour.gap_hazard", hazard)]), 0, true));
    let mut stays = [0, 0];
    for day in 10..40 {
        let [few, many] = [&worlds[0], &worlds[1]].map(|w| empty(w, &Arm::baseline(w, false), day));
        assert!(few.iter().zip(&many).all(|(f, m)| *m || !*f), "a gap of the lower chance is there at the higher one");
        let next = empty(&worlds[0], &Arm::baseline(&worlds[0], false), day + 1);
        stays[0] += few.iter().filter(|f| **f).count();
        stays[1] += few.iter().zip(&next).filter(|(f, n)| **f && **n).count();
    }
    let kept = stays[1] as f64 / stays[0] as f64;
    assert!((0.6..0.8).contains(&kept), "a gap of about three days is there on the next with two thirds: {kept}");
}

#[test]
fn without_gaps_nothing_is_missing_and_with_them_every_reaction_occurs() {
    let run = |hazard| future(&starter(&[("behaviour.gap_hazard", hazard), ("scenario.shoppers", "1500")]), 0);
    assert_eq!(missing(&run("0").run.baseline.ledger, 0), [0; 5]);
    let found = missing(&run("0.02").run.baseline.ledger, 0);
    assert!(found.iter().all(|count| *count > 0), "{found:?}");
}

#[test]
fn shoppers_without_another_outlet_never_go_to_one() {
    let shut = ["app", "web", "market", "rival", "street"].map(|c| (format!("channel.{c}.reach"), "0%".to_owned()));
    let sets: Vec<(&str, &str)> = shut.iter().map(|(p, v)| (p.as_str(), v.as_str())).collect();
    let found = missing(&future(&starter(&sets), 0).run.baseline.ledger, 0);
    assert_eq!(found[Reaction::OtherStore as usize], 0);
    assert!(found[Reaction::Delay as usize] > 0 && found[Reaction::OtherBrand as usize] > 0, "{found:?}");
}

#[test]
fn a_delisted_product_is_not_sold_where_it_is_gone_and_part_of_it_leaves() {
    let run = run("delisting = {}", STORE);
    let [with, without] = units(&run, "store");
    assert!(with == 0 && without > 100, "{with} of {without} packs sold");
    let found = missing(&run.run.programs[0].ledger, 1);
    assert!(found[Reaction::OtherStore as usize] > 0 && found[Reaction::OtherBrand as usize] > 0, "{found:?}");
    assert_eq!(missing(&run.run.baseline.ledger, 1), [0; 5]);
    let [with, without] = units(&run, "rival");
    assert!(with > without, "{with} packs at rivals against {without}");
}

#[test]
fn a_product_listed_nowhere_is_sold_only_where_and_while_a_program_lists_it() {
    let mut scenario = program(&tactic("new", "listing = {}", STORE, ""), &[("scenario.shoppers", "1500")]);
    for product in scenario.spec.category.iter_mut().flat_map(|c| &mut c.product) {
        if product.brand == "an-nhien" {
            product.listed = Some(false);
        }
    }
    let run = future(&scenario, 0);
    let [with, without] = units(&run, "store");
    assert!(with > 0 && without == 0, "{with} packs with the listing, {without} without");
    assert_eq!(units(&run, "rival"), [0, 0]);
    assert_eq!(missing(&run.run.programs[0].ledger, 1), [0; 5], "nobody looks for what was never there");
}

#[test]
fn listing_what_is_listed_and_delisting_what_is_not_changes_nothing() {
    for mechanic in ["listing = {}", "delisting = {}"] {
        let mut scenario = program(&tactic("one", mechanic, STORE, ""), &[]);
        if mechanic.starts_with("delisting") {
            let gone = scenario.spec.category.iter_mut().flat_map(|c| &mut c.product);
            gone.filter(|p| p.brand == "an-nhien").for_each(|p| p.listed = Some(false));
        }
        let run = future(&scenario, 0);
        assert!(cells(&run.run.programs[0].ledger) == cells(&run.run.baseline.ledger), "{mechanic}");
    }
}

#[test]
fn a_trade_deal_pays_the_outlet_on_every_pack_and_passes_a_part_through_to_the_shelf() {
    let run = run("trade-deal = { off_invoice = \"20%\", pass_through = \"60%\" }", STORE);
    let product = &run.world.market.products[run.world.market.products.iter().position(|p| p.id == "an-350").unwrap()];
    let sell_in = product.sell_in_price.0 as f64;
    let [paid, before] = per_pack(&run, Line::OffInvoice, "store", "an-350");
    assert!((paid / (0.2 * sell_in) - 1.0).abs() < 1e-4 && before == 0.0, "{paid} per pack of {sell_in}");
    // Ordinary deals of the brand are shallower or deeper: the mean reduction is at least what the deal passes through.
    let tax = 1.0 + run.world.market.value_added_tax;
    let [reduced, _] = per_pack(&run, Line::PriceReduction, "store", "an-350");
    assert!(reduced > 0.999 * 0.6 * 0.2 * sell_in * tax, "{reduced} off the shelf price");
    let ledger = &run.run.programs[0].ledger;
    let store = channel(&run.world, "store");
    let outlay =
        ledger.weeks.iter().map(|b| b.outlay[store]).fold((0, 0), |(b, a), o| (b + o.brand.0, a + o.account.0));
    assert_eq!(outlay.0 as i128, posted(ledger, Line::OffInvoice, store), "the brand pays, and nobody pays twice");
    assert_eq!((outlay.1, posted(ledger, Line::ScanBack, store)), (0, 0));
}

#[test]
fn outlets_keep_more_of_the_trade_money_of_small_brands() {
    let world = World::build(&starter(&[]), 0, true);
    for product in &world.market.products {
        let share = world.market.brands[product.brand].share;
        let expected = if share >= 0.15 {
            0.75
        } else if share >= 0.07 {
            0.65
        } else {
            0.5
        };
        assert_eq!(product.pass_through, expected, "{}", product.id);
    }
}

/// Weeks in which a rival of a program has more or fewer deals than without it.
fn moved_weeks(reaction: &str, mechanic: &str) -> Vec<(usize, i32)> {
    let text = tactic("attack", mechanic, "channels = [\"store\"], from = 2027-01-04, to = 2027-01-10", "");
    let sets = [("behaviour.rival_reaction", reaction), ("scenario.weeks", "40")];
    let scenario = program(&text, &sets);
    let world = World::build(&scenario, 0, true);
    let attack = omnisim::program::Program::build(&scenario.spec.program[0], &world.market);
    let beside = deals_beside(&world, &attack, &[true]);
    let count =
        |week: &omnisim::market::deals::DealWeek| week.on_deal.iter().map(|d| d.count_ones() as i32).sum::<i32>();
    let weeks = world.deals.iter().zip(beside.iter()).enumerate();
    weeks.map(|(at, (old, new))| (at, count(new) - count(old))).filter(|(_, change)| *change != 0).collect()
}

#[test]
fn rivals_answer_an_attack_within_eight_weeks_and_with_deals_that_they_had_planned() {
    let cut = "price-cut = { depth = \"20%\" }";
    assert_eq!(moved_weeks("0", cut), []);
    let moved = moved_weeks("1", cut);
    let attack = 5;
    assert!(moved.iter().any(|(_, change)| *change > 0), "{moved:?}");
    assert_eq!(moved.iter().map(|m| m.1).sum::<i32>(), 0, "no deal is added or lost");
    let sooner = moved.iter().filter(|m| m.1 > 0).all(|m| (attack + 4..=attack + 8).contains(&m.0));
    assert!(sooner, "{moved:?}");
    for idle in ["display = {}", "price-cut = { depth = \"0%\" }", "price-change = { change = \"-10%\" }"] {
        assert_eq!(moved_weeks("1", idle), [], "{idle}");
    }
}

#[test]
fn a_display_is_passed_by_more_than_stop_who_are_more_than_understand_and_buy() {
    let funnel = |keys: &str| {
        let run = run(&format!("display = {{ {keys} }}"), &format!("{STORE}, compliance = \"100%\""));
        let shown: Vec<_> = run.run.programs[0].ledger.weeks.iter().map(|b| b.displays[0]).collect();
        let sum = |part: fn(&ShelfFunnel) -> u64| shown.iter().map(part).sum::<u64>() as f64;
        let store = channel(&run.world, "store");
        let visits: u64 = run.run.programs[0].ledger.weeks[4..].iter().map(|b| b.trips[store]).sum();
        assert!(sum(|f| f.passed) <= visits as f64 && sum(|f| f.passed) > 0.8 * visits as f64, "{keys}");
        ([sum(|f| f.passed), sum(|f| f.stopped), sum(|f| f.understood), sum(|f| f.bought)], units(&run, "store")[0])
    };
    let (ordinary, packs) = funnel("");
    assert!((ordinary[1] / ordinary[0] - 0.3).abs() < 0.02 && (ordinary[2] / ordinary[1] - 0.6).abs() < 0.03);
    assert!(ordinary[3] > 0.0 && ordinary[3] < ordinary[2], "{ordinary:?}");
    let (wide, wide_packs) = funnel("faces = 3");
    assert!(wide[1] / wide[0] > 1.8 * ordinary[1] / ordinary[0] && wide[1] / wide[0] < 0.7, "{wide:?}");
    let (clear, clear_packs) = funnel("quality = 1.5");
    assert!((clear[2] / clear[1] - 0.9).abs() < 0.03, "{clear:?}");
    assert!(wide_packs > packs && clear_packs > packs, "{packs} packs, wide {wide_packs}, clear {clear_packs}");
}

#[test]
fn a_fee_paid_to_a_rival_is_in_the_bridge() {
    let there = "channels = [\"rival\"], from = 2026-12-28, to = 2027-02-14";
    let paid =
        tactic("there", "price-change = { change = \"-5%\" }", there, "fee = 5000000, third_party_cost = 1000000");
    let run = future(&program(&paid, &[]), 0);
    let impact = run.impact(0);
    assert_eq!(impact.bridge.total(), impact.tsv);
    let rival = channel(&run.world, "rival");
    assert!(posted(&run.run.programs[0].ledger, Line::SpaceFee, rival) > 0, "the fee went to the rival");
    assert_eq!(posted(&run.run.programs[0].ledger, Line::ThirdPartyAccount, rival), 0, "the account has no part in it");
}

#[test]
fn of_two_deals_with_the_outlet_the_order_in_the_file_does_not_matter_and_none_is_paid_twice() {
    let passed = tactic("a", "trade-deal = { off_invoice = \"10%\", pass_through = \"100%\" }", STORE, "");
    let kept = tactic("b", "trade-deal = { off_invoice = \"15%\", pass_through = \"0%\" }", STORE, "");
    let once = future(&program(&format!("{passed}{kept}"), &[]), 0);
    let other = future(&program(&format!("{kept}{passed}"), &[]), 0);
    let books = |run: &Future| {
        let ledger = &run.run.programs[0].ledger;
        let all = 0..run.world.market.channels.len();
        Line::ALL.map(|line| all.clone().map(|c| posted(ledger, line, c)).sum::<i128>())
    };
    assert_eq!(books(&once), books(&other));
    assert_eq!(books(&once)[Line::ScanBack as usize], 0, "paid for on the invoice");
    assert!(books(&once)[Line::OffInvoice as usize] > 0);
}

#[test]
fn gaps_of_a_whole_shop_are_those_of_its_products_one_by_one() {
    let scenario = program(&tactic("cut", "price-cut = { depth = \"20%\" }", STORE, ""), &[]);
    let run = future(&scenario, 0);
    let (world, store) = (&run.world, channel(&run.world, "store"));
    let mut arm = Arm::baseline(world, false).fork(world, &run.programs[0]);
    let keys: Vec<u32> = world.market.products.iter().map(|p| p.key).collect();
    let mut gaps = 0;
    for day in 0..world.market.calendar.days {
        one_day(world, &mut arm, day);
        let shelves = Shelves { behaviour: &world.behaviour, draws: &world.draws, offers: &arm.offers, day };
        for number in 0..20 {
            let shop = shop_number(7, number);
            let one_by_one = keys.iter().enumerate().fold(0, |bits, (index, key)| {
                bits | u64::from(shelves.is_empty(shop, (0, store), (index, *key))) << index
            });
            assert_eq!(shelves.empty(shop, (0, store), &keys), one_by_one, "day {day}, shop {number}");
            gaps += one_by_one.count_ones();
        }
    }
    assert!(gaps > 0);
}
