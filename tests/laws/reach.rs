//! Advertising, sponsored places, coupons by leaflet and push, samples and audiences.

use crate::worlds::{Future, all_weeks, channel, future, posted, program, starter, tactic};
use omnisim::ledger::{Funnel, Line, Pick};
use omnisim::scenario::Scenario;

const IN_STORE: &str = "channels = [\"store\"], from = 2027-01-04, to = 2027-01-31";
const IN_APP: &str = "channels = [\"app\"], from = 2027-01-04, to = 2027-01-31";

fn run(mechanic: &str, delivery: &str, funding: &str, sets: &[(&str, &str)]) -> Future {
    let larger = [("scenario.shoppers", "1500"), ("scenario.households", "1500")];
    future(&program(&tactic("it", mechanic, delivery, funding), &[&larger, sets].concat()), 0)
}

fn funnel(run: &Future) -> Funnel {
    let mut total = Funnel::default();
    run.run.programs[0].ledger.weeks.iter().flat_map(|b| &b.funnel).for_each(|f| total.add(f));
    total
}

fn own_units(run: &Future) -> i64 {
    run.impact(0).incremental_units
}

#[test]
fn a_sample_costs_its_unit_cost_is_given_once_and_is_no_sale() {
    let at_home = "sampling = { unit_cost = 250, at_home = true }";
    let given = run(at_home, &format!("{IN_STORE}, reach = \"50%\""), "brand = \"60%\"", &[]);
    let samples = i128::from(funnel(&given).distributed);
    assert!((650..850).contains(&samples), "{samples} of half of 1500");
    let ledger = &given.run.programs[0].ledger;
    let store = channel(&given.world, "store");
    assert_eq!(posted(ledger, Line::ThirdPartyBrand, store), samples * 150 * 10_000);
    assert_eq!(posted(ledger, Line::ThirdPartyAccount, store), samples * 100 * 10_000);
    assert_eq!(given.impact(0).system_cost, samples * 250 * 10_000);
    let week = &ledger.weeks[5];
    assert_eq!(week.funnel[0].distributed as i128, samples, "all on the first day");
}

#[test]
fn a_sample_of_what_is_better_than_expected_is_bought_later_and_more_so_than_without_experience() {
    let better = [("category.shampoo.brand.an-nhien.quality", "1.5"), ("category.shampoo.units_per_year", "40")];
    let nothing = [better[0], better[1], ("behaviour.experience_weight", "0")];
    let at_home = "sampling = { unit_cost = 0, at_home = true, packs = 0 }";
    let [with, without] = [&better[..], &nothing[..]].map(|sets| own_units(&run(at_home, IN_STORE, "", sets)));
    assert!(with > 0 && with > without, "{with} packs with experience, {without} without");
}

#[test]
fn advertising_sells_and_mass_media_cannot_be_clicked() {
    let online = |sets: &[(&str, &str)]| {
        run("media = { contacts_per_week = 10, reach = \"100%\" }", &IN_STORE.replace("store", "social"), "", sets)
    };
    let plain = online(&[]);
    let counts = funnel(&plain);
    let expected = 1500.0 * 40.0;
    assert!((counts.contacts as f64 / expected - 1.0).abs() < 0.2, "{} contacts met on trips", counts.contacts);
    let rate = counts.clicks as f64 / counts.contacts as f64;
    assert!((0.002..0.006).contains(&rate), "clicks per contact {rate}");
    assert!(own_units(&plain) > 0);
    let stronger = online(&[("behaviour.media_response", "6")]);
    assert!(own_units(&stronger) > own_units(&plain));
    assert_eq!(own_units(&online(&[("behaviour.media_response", "0")])), 0);
    let mass = run("media = { contacts_per_week = 10 }", IN_STORE, "", &[]);
    assert_eq!((funnel(&mass).clicks, funnel(&mass).attributed), (0, 0));
}

#[test]
fn a_click_on_a_sponsored_place_is_paid_and_sales_after_it_are_credited() {
    let sets = [
        ("behaviour.search_click", "0.5"),
        ("channel.app.trip_share", "23%"),
        ("channel.store.trip_share", "6%"),
        ("category.shampoo.units_per_year", "40"),
    ];
    let bought = run("sponsored-search = { cost_per_click = 500 }", IN_APP, "", &sets);
    let counts = funnel(&bought);
    assert!(counts.clicks > 0 && counts.attributed > 0 && counts.contacts > counts.clicks, "{counts:?}");
    let ledger = &bought.run.programs[0].ledger;
    let fees = posted(ledger, Line::SpaceFee, channel(&bought.world, "app"));
    assert_eq!(fees, i128::from(counts.clicks) * 500 * 10_000);
    let sold = |pick| ledger.units(all_weeks(ledger), pick);
    assert!(counts.attributed <= sold(Pick::default()));
}

#[test]
fn a_leaflet_coupon_needs_no_app_and_few_are_used() {
    let none = ["family", "young", "saver"].map(|s| format!("segment.{s}.app_users"));
    let sets: Vec<(&str, &str)> = none.iter().map(|p| (p.as_str(), "0%")).collect();
    let printed = run("leaflet-coupon = { depth = \"30%\" }", IN_STORE, "", &sets);
    let counts = funnel(&printed);
    assert_eq!(counts.distributed, 1500);
    assert!(counts.seen > 300 && counts.loaded < counts.seen / 3, "{counts:?}");
    assert!(counts.redeemed > 0 && counts.redeemed < 75, "{counts:?}");
    assert_eq!(counts.loaded, counts.redeemed + counts.expired, "what is clipped is used or expires");
}

#[test]
fn several_pushes_a_day_are_all_sent_and_too_many_turn_shoppers_away() {
    let coupon = |pushes: u32| {
        let mechanic =
            format!("app-coupon = {{ depth = \"20%\", redeem_in = [\"store\", \"app\"], pushes_per_week = {pushes} }}");
        run(&mechanic, IN_APP, "", &[("behaviour.push_opt_out", "0.02")])
    };
    let [two, twenty, forty] = [2, 20, 40].map(|pushes| funnel(&coupon(pushes)));
    assert_eq!(two.opted_out, 0, "two a week annoy nobody");
    assert!(twenty.delivered > 4 * two.delivered, "{} and {}", two.delivered, twenty.delivered);
    assert!(forty.delivered > twenty.delivered && forty.opted_out > twenty.opted_out, "{twenty:?} {forty:?}");
    assert!(forty.delivered < 2 * twenty.delivered, "those who left get no more");
    let opens = twenty.opened as f64 / twenty.delivered as f64;
    assert!((0.025..0.035).contains(&opens), "{opens}");
}

#[test]
fn what_is_found_in_a_list_leaves_the_shares_online_where_they_were() {
    let shares = |found: [&str; 2]| {
        let sets = [
            ("behaviour.search_found_known", found[0]),
            ("behaviour.search_found_other", found[1]),
            ("channel.app.trip_share", "23%"),
            ("channel.store.trip_share", "6%"),
            ("category.shampoo.units_per_year", "40"),
            ("scenario.shoppers", "4000"),
        ];
        let run = future(&starter(&sets), 0);
        let (ledger, app) = (&run.run.baseline.ledger, channel(&run.world, "app"));
        let units = |products: u64| {
            ledger.units(all_weeks(ledger), Pick { channel: Some(app), products: Some(products) }) as f64
        };
        let category = &run.world.market.categories[0];
        let brand = |b: usize| {
            let own = category.products.clone().filter(|&p| run.world.market.products[p].brand == b);
            units(own.fold(0, |bits, p| bits | 1 << p))
        };
        let all: f64 = category.brands.clone().map(brand).sum();
        category.brands.clone().map(|b| brand(b) / all).collect::<Vec<_>>()
    };
    let (all, some) = (shares(["1", "1"]), shares(["0.93", "0.75"]));
    for (brand, (a, b)) in all.iter().zip(&some).enumerate() {
        assert!((a - b).abs() < 0.03, "brand {brand}: {a} of what is bought when all is found, {b} else");
    }
}

fn reached(audience: &str) -> u64 {
    let coupon = "app-coupon = { depth = \"20%\", redeem_in = [\"store\"] }";
    let sets = [("category.shampoo.units_per_year", "40"), ("scenario.warm_up_weeks", "12")];
    funnel(&run(coupon, &format!("{IN_APP}, audience = \"{audience}\""), "", &sets)).distributed
}

#[test]
fn audiences_by_purchases_split_the_app_users_that_the_account_knows() {
    let [all, buyers, others, likely] = ["app-users", "buyers", "non-buyers", "likely"].map(reached);
    assert_eq!(buyers + others, all, "in 12 weeks nobody lapses from the last 26");
    assert!(buyers > 0 && buyers < others, "{buyers} buyers, {others} others");
    assert!(likely > 0 && likely < all, "{likely} of {all}");
}

/// The starter's market reads like this without any of the mechanisms at work.
#[test]
fn nobody_remembers_advertising_in_a_market_without_any() {
    let scenario: Scenario = starter(&[]);
    let world = omnisim::engine::World::build(&scenario, 0, true);
    let arm = omnisim::engine::Arm::baseline(&world, false);
    assert!(arm.memories.iter().all(|m| m.adstock.is_empty() && m.clicks.is_empty() && m.sampled.is_empty()));
}
