//! Money: nothing is lost, transfers cancel, parts add up.

use crate::worlds::{
    Future, all_weeks, cells, channel, compare_fixed, future, future_with, posted, program, starter, tactic,
};
use omnisim::ledger::{Ledger, Line, Party, Pick, WeekBook};
use omnisim::measure::bridge;
use omnisim::scenario::Scenario;
use omnisim::units::Money;

const DURING: &str = "channels = [\"store\"], from = 2027-01-11, to = 2027-01-31";

/// Balance of some parties in every cell of a ledger; the cells that do not balance.
fn unbalanced(ledger: &Ledger, parties: &[Party]) -> usize {
    let mut found = 0;
    for week in all_weeks(ledger) {
        let book = &ledger.weeks[week];
        for c in 0..ledger.shape.channels() {
            for p in (0..ledger.shape.products()).map(Some).chain([None]) {
                for line in Line::ALL {
                    let sum: i128 = parties.iter().map(|&party| book.received(line, c, p, party)).sum();
                    found += usize::from(sum != 0);
                }
            }
        }
    }
    found
}

#[test]
fn what_one_party_pays_another_receives_in_every_week_line_and_channel() {
    let run = future_with(&starter(&[]), 0, false);
    for end in run.ends() {
        assert_eq!(unbalanced(&end.ledger, &Party::ALL), 0);
        let of = |party| end.ledger.balance(all_weeks(&end.ledger), party, Pick::default());
        assert_eq!(Party::ALL.iter().map(|&p| of(p)).sum::<i128>(), 0);
        // Leave any party out that took part, and the books no longer balance.
        for missing in Party::ALL {
            let others: Vec<Party> = Party::ALL.into_iter().filter(|p| *p != missing).collect();
            assert!(of(missing) != 0 && unbalanced(&end.ledger, &others) > 0, "{missing:?} has no part in the run");
        }
    }
}

/// What shoppers pay, added up from what they buy instead of from balances.
fn shoppers_pay(ledger: &Ledger) -> i128 {
    let line = |line| ledger.line(all_weeks(ledger), line, Pick::default());
    line(Line::ShelfSales) + line(Line::RestSales) + line(Line::DeliveryFee)
        - line(Line::PriceReduction)
        - line(Line::CouponReduction)
        - line(Line::PointsRedeemed)
}

#[test]
fn a_corrupted_posting_is_caught() {
    let mut ledger = future(&starter(&[]), 0).run.baseline.ledger;
    let paid = |ledger: &Ledger| ledger.balance(all_weeks(ledger), Party::Shopper, Pick::default());
    assert_eq!(-paid(&ledger), shoppers_pay(&ledger));
    let goods = |ledger: &Ledger| -> (i128, i128) {
        // Goods and handling are posted per unit: amounts must be whole multiples of units sold.
        let suoi = (0..ledger.shape.products()).find(|&p| !ledger.shape.of_brand[p]).expect("competitor");
        let pick = Pick { channel: None, products: Some(1 << suoi) };
        let units = i128::from(ledger.units(all_weeks(ledger), pick));
        (ledger.line(all_weeks(ledger), Line::CostOfGoods, pick), units * 340_000_000)
    };
    let (posted, expected) = goods(&ledger);
    assert_eq!(posted, expected, "34,000 a unit");
    let book: &mut WeekBook = ledger.book(2);
    book.post(Line::CostOfGoods, 0, Some(3), Money(1));
    let (posted, expected) = goods(&ledger);
    assert_eq!(posted, expected + 1, "one ten-thousandth too much is seen");
}

fn check_sums(run: &Future) {
    let mut moved = 0;
    for (index, program) in run.programs.iter().enumerate() {
        let (impact, frame) = (run.impact(index), run.frame(index));
        let parts = impact.bridge.home_uplift + impact.bridge.parts.iter().sum::<i128>();
        moved += usize::from(impact.tsv != 0);
        assert_eq!(parts, impact.tsv, "bridge of {}", program.id);
        assert_eq!(impact.matrix.iter().map(|m| m.1).sum::<i128>(), impact.tsv, "matrix of {}", program.id);
        assert_eq!(impact.brand_profit + impact.retailer_profit, impact.tsv, "sides of {}", program.id);
        assert_eq!(impact.weeks.iter().map(|w| w.profit as i128).sum::<i128>(), impact.tsv, "weeks of {}", program.id);
        assert_eq!(impact.channels.iter().map(|c| c.profit as i128).sum::<i128>(), impact.tsv, "{}", program.id);
        assert!(!impact.units.is_empty());
        for units in &impact.units {
            let rest = units.competitors_in_account + units.category_at_rivals + units.category_in_market;
            assert_eq!(units.brand_units, rest, "units of {}", program.id);
        }
        check_units(run, index);
        // A bridge that forgets the other channels does not add up.
        let forgetful = bridge::profit(&run.twin(index), &frame);
        let channels = forgetful.parts[1];
        assert!(channels == 0 || forgetful.total() - channels != impact.tsv);
    }
    // A flash sale of a small web shop may find no buyer among a few hundred shoppers.
    assert!(moved + 1 >= run.programs.len(), "only {moved} programs move anything");
}

/// Unit identity counted anew from the books.
fn check_units(run: &Future, index: usize) {
    let (with, without) = (&run.run.programs[index].ledger, &run.run.baseline.ledger);
    let frame = run.frame(index);
    for bridge in run.impact(index).units {
        let mut sums = [0_i64; 3];
        for book in 0..2 {
            let (ledger, sign) = if book == 0 { (with, 1) } else { (without, -1) };
            for week in ledger.over(frame.horizon()) {
                for c in 0..ledger.shape.channels() {
                    for p in (0..ledger.shape.products())
                        .filter(|&p| usize::from(ledger.shape.category[p]) == bridge.category)
                    {
                        let slot = match (ledger.shape.at_account[c], ledger.shape.of_brand[p]) {
                            (true, true) => 0,
                            (true, false) => 1,
                            (false, _) => 2,
                        };
                        sums[slot] += sign * week.units(c, p) as i64;
                    }
                }
            }
        }
        let [brand, competitors, rivals] = sums;
        assert_eq!(brand, bridge.brand_units);
        assert_eq!(brand, -competitors - rivals + (brand + competitors + rivals));
        assert_eq!((bridge.competitors_in_account, bridge.category_at_rivals), (-competitors, -rivals));
        assert_eq!(bridge.category_in_market, brand + competitors + rivals);
    }
}

#[test]
fn bridge_matrix_weeks_and_sides_each_add_up_to_total_system_value_in_every_future() {
    for number in 0..3 {
        check_sums(&future_with(&starter(&[]), number, false));
    }
}

#[test]
fn published_parts_add_up_to_the_published_total_in_whole_units_of_the_currency() {
    // 400,000 households for 400 shoppers: means are scaled and rounded, and must still add up.
    for (currency, households) in [("VND", "400000"), ("USD", "123457")] {
        let scenario = starter(&[("scenario.households", households), ("scenario.currency", currency)]);
        let step = if currency == "VND" { 1.0 } else { 0.01 };
        for program in &compare_fixed(&scenario, 3, &[]).results.programs {
            let same = |sum: f64, what: &str| {
                assert!(
                    (sum - program.tsv.mean).abs() < step / 2.0,
                    "{what} of {}: {sum}, {}",
                    program.id,
                    program.tsv.mean
                );
            };
            let parts = program.bridge.profit.iter().filter(|p| !p.subtotal);
            same(parts.map(|p| p.value.mean).sum(), "bridge");
            same(program.bridge.profit.last().map_or(0.0, |p| p.value.mean), "total of the bridge");
            same(program.brand_profit.mean + program.retailer_profit.mean, "sides");
            same(program.matrix.iter().map(|m| m.profit.mean).sum(), "matrix");
            for total in program.bridge.units.iter().filter(|p| p.subtotal) {
                let of_category = program.bridge.units.iter().filter(|p| !p.subtotal && p.category == total.category);
                let parts: f64 = of_category.map(|p| p.value.mean).sum();
                assert_eq!(parts, total.value.mean, "units of {}", program.id);
            }
        }
    }
}

/// A program of a discount, a coupon and points in stores, funded as given.
fn funded(funding: &str) -> Scenario {
    let app = DURING.replace("store", "app");
    let tactics = [
        tactic("cut", "price-cut = { depth = \"15%\" }", DURING, funding),
        tactic(
            "coupon",
            "app-coupon = { depth = \"10%\", redeem_in = [\"store\", \"app\"], pushes_per_week = 5 }",
            &app,
            funding,
        ),
        tactic("points", "points-multiplier = { times = 3 }", &format!("{DURING}, audience = \"members\""), funding),
    ];
    program(&tactics.concat(), &[])
}

/// Cells that record what shoppers did and what it cost, without the transfers between brand and account.
fn behaviour(run: &Future) -> Vec<(String, i128)> {
    let transfers = ["ScanBack", "OffInvoice", "PointsFunding", "SpaceFee", "ThirdParty"];
    let mut all = cells(&run.run.programs[0].ledger);
    all.retain(|(name, _)| !transfers.iter().any(|t| name.contains(t)));
    all
}

#[test]
fn who_funds_a_discount_moves_profit_between_the_sides_and_nothing_else() {
    let whole = future(&funded("brand = \"100%\""), 0);
    let before = whole.impact(0);
    let mut last = before.brand_profit;
    for funding in ["brand = \"40%\"", "brand = \"0%\""] {
        let run = future(&funded(funding), 0);
        let after = run.impact(0);
        assert_eq!(after.tsv, before.tsv, "{funding}");
        assert!(after.brand_profit > last, "{funding} costs the brand less");
        assert_eq!(before.brand_profit + before.retailer_profit, after.brand_profit + after.retailer_profit);
        assert_eq!(behaviour(&run), behaviour(&whole), "{funding}");
        assert_eq!(run.run.programs[0].panel, whole.run.programs[0].panel, "{funding}");
        last = after.brand_profit;
    }
    let off_invoice = future(&funded("brand = \"100%\", how = \"off-invoice\""), 0);
    assert_eq!(off_invoice.impact(0).brand_profit, before.brand_profit, "scan-back and off-invoice pay the same here");
    assert_eq!(behaviour(&off_invoice), behaviour(&whole));
    let store = channel(&whole.world, "store");
    let line = |run: &Future, line| posted(&run.run.programs[0].ledger, line, store);
    assert_eq!(line(&off_invoice, Line::OffInvoice), line(&whole, Line::ScanBack));
    assert_eq!((line(&off_invoice, Line::ScanBack), line(&whole, Line::OffInvoice)), (0, 0));
    assert!(line(&whole, Line::ScanBack) > 0 && line(&whole, Line::PointsFunding) > 0, "all of it is at work");
}

#[test]
fn space_fees_cancel_in_total_system_value_and_third_party_cost_lowers_it_by_itself() {
    let run = |funding: &str| {
        let tactics = tactic("cut", "price-cut = { depth = \"15%\" }", DURING, funding);
        let run = future(&program(&tactics, &[]), 0);
        let impact = run.impact(0);
        (impact.tsv, impact.brand_profit, impact.retailer_profit)
    };
    let (tsv, brand, retailer) = run("");
    // 28 stores over 3 weeks; households = shoppers, so that fees are posted in full.
    let fees = [("fee = 123456", 123_456), ("fee_per_store_week = 700", 28 * 3 * 700)];
    for (funding, fee) in fees {
        assert_eq!(run(funding), (tsv, brand - fee * 10_000, retailer + fee * 10_000), "{funding}");
    }
    assert_eq!(run("third_party_cost = 98765").0, tsv - 987_650_000);
    assert_eq!(run("third_party_cost = 98765, brand = \"100%\"").1, brand - 987_650_000);
    let (shared, _, account) = run("third_party_cost = 98765, brand = \"0%\"");
    assert_eq!(shared, tsv - 987_650_000, "whoever pays it");
    assert!(account < retailer);
}

/// All money of a scenario, ten times.
fn times_ten(scenario: &Scenario) -> Scenario {
    let mut scaled = scenario.clone();
    let ten = |amount: &mut f64| *amount *= 10.0;
    let maybe = |amount: &mut Option<f64>| *amount = amount.map(|a| a * 10.0);
    let spec = &mut scaled.spec;
    for product in spec.category.iter_mut().flat_map(|c| &mut c.product) {
        [&mut product.price, &mut product.sell_in_price, &mut product.unit_cost].into_iter().for_each(ten);
    }
    for channel in &mut spec.channel {
        maybe(&mut channel.handling_cost_per_unit);
        if let Some(rest) = &mut channel.rest_of_basket {
            [&mut rest.major, &mut rest.fill_in].into_iter().for_each(ten);
        }
        for way in &mut channel.fulfilment {
            [&mut way.fee, &mut way.free_from].into_iter().for_each(maybe);
            ten(&mut way.cost_per_order);
        }
    }
    if let Some(loyalty) = &mut spec.loyalty {
        ten(&mut loyalty.reward_at);
    }
    for tactic in spec.program.iter_mut().flat_map(|p| &mut p.tactic) {
        [&mut tactic.funding.fee, &mut tactic.funding.fee_per_store_week, &mut tactic.funding.third_party_cost]
            .into_iter()
            .for_each(maybe);
        match &mut tactic.mechanic {
            omnisim::scenario::MechanicSpec::AppCoupon(coupon) => maybe(&mut coupon.handling_cost),
            omnisim::scenario::MechanicSpec::LeafletCoupon(coupon) => maybe(&mut coupon.handling_cost),
            omnisim::scenario::MechanicSpec::SponsoredSearch(search) => maybe(&mut search.cost_per_click),
            omnisim::scenario::MechanicSpec::Sampling(sampling) => ten(&mut sampling.unit_cost),
            omnisim::scenario::MechanicSpec::EnrolmentDrive(drive) => maybe(&mut drive.welcome_points),
            omnisim::scenario::MechanicSpec::ClickAndCollect(collect) => {
                maybe(&mut collect.fee);
                ten(&mut collect.cost_per_order);
            }
            omnisim::scenario::MechanicSpec::DeliveryFee(delivery) => {
                ten(&mut delivery.fee);
                maybe(&mut delivery.free_from);
            }
            _ => {}
        }
    }
    scaled
}

/// Compares the books of a run with those of the same scenario in a currency of a tenth.
fn check_scaled(scenario: &Scenario, per_posting: i128) {
    let (one, ten) = (future(scenario, 0), future(&times_ten(scenario), 0));
    for (a, b) in one.ends().zip(ten.ends()) {
        assert_eq!(a.panel, b.panel, "shoppers behave alike");
        // Each posting is rounded once, so a cell is off by at most its number of postings.
        let postings: u64 = a.ledger.weeks.iter().map(|w| w.trips.iter().sum::<u64>()).max().unwrap_or(0) * 3;
        let limit = i128::from(postings) * per_posting;
        for ((name, x), (_, y)) in cells(&a.ledger).into_iter().zip(cells(&b.ledger)) {
            let is_money = Line::ALL.iter().any(|l| name.ends_with(&format!("{l:?}")));
            if is_money {
                assert!((y - 10 * x).abs() <= limit, "{name}: {x} becomes {y}");
            } else {
                assert_eq!(x, y, "{name}");
            }
        }
    }
    for index in 0..one.programs.len() {
        let (a, b) = (one.impact(index), ten.impact(index));
        assert_eq!((a.incremental_units, a.units), (b.incremental_units, b.units));
        if per_posting == 0 {
            assert_eq!((10 * a.tsv, 10 * a.brand_profit), (b.tsv, b.brand_profit));
        }
    }
}

#[test]
fn ten_times_the_money_gives_ten_times_the_money_and_the_same_units() {
    // Shares of whole amounts are whole ten-thousandths here (tax 25%: a fifth of the price), so nothing is rounded;
    // baskets that differ from trip to trip would be.
    let mut exact = starter(&[
        ("scenario.value_added_tax", "25%"),
        ("behaviour.basket_spread", "0"),
        ("behaviour.fee_weight", "0"),
        ("behaviour.pickup_add_on", "0"),
    ]);
    exact.spec.program.iter_mut().flat_map(|p| &mut p.tactic).for_each(|t| {
        if let omnisim::scenario::MechanicSpec::PointsMultiplier(points) = &mut t.mechanic {
            points.times = 2.0;
        }
    });
    check_scaled(&exact, 0);
}

#[test]
fn with_rounded_taxes_ten_times_the_money_is_off_by_at_most_the_rounding_of_each_posting() {
    // Tax at 8% is rounded to the nearest ten-thousandth: half of one ten times, and half of one.
    check_scaled(&starter(&[]), 6);
}
