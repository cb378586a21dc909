//! Who pays: whatever way a discount is funded, shoppers and the value of the system stay what they are, the parts add up
//! to the whole, and neither cap nor plan is passed by one ten-thousandth.

use crate::worlds::{Future, all_weeks, cells, compare_fixed, future, program, tactic};
use omnisim::ledger::{Line, Outlay, Party, Pick};
use omnisim::scenario::Scenario;

const DURING: &str = "channels = [\"store\", \"web\"], from = 2027-01-11, to = 2027-01-31";
const CUT: &str = "price-cut = { depth = \"15%\" }";

/// A cut, a coupon and points, funded as given.
fn funded(funding: &str) -> Scenario {
    let app = DURING.replace("\"store\", \"web\"", "\"app\"");
    let coupon =
        "app-coupon = { depth = \"10%\", redeem_in = [\"store\", \"app\"], pushes_per_week = 5, handling_cost = 700 }";
    let members = format!("{DURING}, audience = \"members\"");
    let all = [
        tactic("cut", CUT, DURING, funding),
        tactic("coupon", coupon, &app, funding),
        tactic("points", "points-multiplier = { times = 3 }", &members, funding),
    ];
    program(&all.concat(), &[])
}

fn cut(funding: &str) -> Future {
    future(&program(&tactic("cut", CUT, DURING, funding), &[]), 0)
}

/// Everything in the books of the program but transfers between brand and account.
fn behaviour(run: &Future) -> Vec<(String, i128)> {
    let transfers =
        ["ScanBack", "OffInvoice", "BillBack", "LumpSum", "Rebate", "HandlingFee", "PointsFunding", "SpaceFee"];
    let mut all = cells(&run.run.programs[0].ledger);
    all.retain(|(name, _)| !transfers.iter().any(|t| name.contains(t)));
    all
}

fn paid(run: &Future, line: Line) -> i128 {
    let ledger = &run.run.programs[0].ledger;
    ledger.line(all_weeks(ledger), line, Pick::default())
}

/// What is spent on a tactic.
fn outlay(run: &Future, slot: usize) -> Outlay {
    run.impact(0).outlay_of[slot]
}

#[test]
fn no_way_of_funding_moves_a_shopper_or_the_value_of_the_system() {
    let before = future(&funded(""), 0);
    let whole: i64 = (0..3).map(|slot| outlay(&before, slot)).map(|o| o.brand.0 + o.account.0).sum();
    let ways = [
        "how = \"off-invoice\", brand = \"30%\"",
        "how = \"bill-back\", brand = \"70%\"",
        "how = \"lump-sum\", lump_sum = 300000",
        "brand_cap = 100000",
        "brand = \"50%\", planned_units = 20, over_plan = \"account\"",
        "brand = \"50%\", planned_units = 20, over_plan = \"brand\"",
        "planned_units = 20, over_plan = \"split\", handling = \"brand\"",
        "handling = \"split\", planned_pass_through = \"60%\"",
        "fee = 5000, fee_per_store_week = 10",
    ];
    for funding in ways {
        let run = future(&funded(funding), 0);
        let (one, other) = (before.impact(0), run.impact(0));
        assert_eq!(one.tsv, other.tsv, "{funding}");
        assert_eq!(one.bridge.total(), other.bridge.total(), "{funding}");
        assert_eq!(behaviour(&run), behaviour(&before), "{funding}");
        assert_eq!(run.run.programs[0].panel, before.run.programs[0].panel, "{funding}");
        let sides = |i: &omnisim::measure::Impact| i.brand_profit + i.retailer_profit;
        assert_eq!(sides(&one), sides(&other), "{funding}");
        assert_ne!(one.brand_profit, other.brand_profit, "{funding} moves money between the sides");
        if !funding.contains("fee") {
            let now: i64 = (0..3).map(|slot| outlay(&run, slot)).map(|o| o.brand.0 + o.account.0).sum();
            assert_eq!(now, whole, "{funding}: the parts are the whole");
        }
    }
}

#[test]
fn a_bill_back_pays_for_the_same_packs_as_a_scan_back_but_at_the_end() {
    let (scanned, billed) = (cut("brand = \"60%\""), cut("brand = \"60%\", how = \"bill-back\""));
    assert!(paid(&scanned, Line::ScanBack) > 0);
    assert_eq!(paid(&billed, Line::BillBack), paid(&scanned, Line::ScanBack), "all packs had the cut");
    assert_eq!((paid(&billed, Line::ScanBack), paid(&scanned, Line::BillBack)), (0, 0));
    assert_eq!(scanned.impact(0).brand_profit, billed.impact(0).brand_profit);
    let ledger = &billed.run.programs[0].ledger;
    let weeks: Vec<usize> =
        all_weeks(ledger).filter(|&w| ledger.line(w..w + 1, Line::BillBack, Pick::default()) != 0).collect();
    assert_eq!(weeks.len(), 1, "one bill");
}

#[test]
fn a_bill_back_pays_for_packs_of_which_shoppers_saw_no_discount() {
    let during = format!("{DURING}, executed = \"50%\"");
    let run = |how: &str| future(&program(&tactic("cut", CUT, &during, how), &[]), 0);
    let (scanned, billed) = (run("how = \"scan-back\""), run("how = \"bill-back\""));
    assert_eq!(behaviour(&scanned), behaviour(&billed));
    assert!(paid(&billed, Line::BillBack) > paid(&scanned, Line::ScanBack), "stores keep what they do not pass on");
    assert!(outlay(&billed, 0).account.0 < 0, "the account keeps money");
    let given = |run: &Future| run.impact(0).given[0];
    assert!(given(&billed).by_brand > given(&billed).to_shoppers, "pass-through below 100%");
    assert_eq!(given(&scanned).by_brand, given(&scanned).to_shoppers);
}

#[test]
fn a_lump_sum_is_the_brands_whole_part_and_the_account_carries_or_keeps_the_rest() {
    let discount = outlay(&cut(""), 0).brand;
    for sum in [0, 10_000, 90_000_000] {
        let run = cut(&format!("how = \"lump-sum\", lump_sum = {sum}"));
        let (mine, sum) = (outlay(&run, 0), i64::from(sum) * 10_000);
        assert_eq!(paid(&run, Line::LumpSum), i128::from(sum));
        assert_eq!((mine.brand.0, mine.account.0), (sum, discount.0 - sum));
        assert_eq!(paid(&run, Line::ScanBack), 0);
    }
}

#[test]
fn the_brand_never_pays_above_its_cap_by_one_ten_thousandth() {
    let open = outlay(&cut("brand = \"80%\""), 0);
    for part in [0.0, 0.1, 0.5, 0.999] {
        let cap = (open.brand.0 as f64 * part / 10_000.0).floor();
        let run = cut(&format!("brand = \"80%\", brand_cap = {cap}"));
        let mine = outlay(&run, 0);
        assert_eq!(mine.brand.0, cap as i64 * 10_000, "a cap that binds is used up to the last unit");
        assert_eq!(paid(&run, Line::ScanBack), i128::from(mine.brand.0));
        assert_eq!(mine.brand.0 + mine.account.0, open.brand.0 + open.account.0);
    }
    let wide = cut("brand = \"80%\", brand_cap = 900000000");
    assert_eq!(cells(&wide.run.programs[0].ledger), cells(&cut("brand = \"80%\"").run.programs[0].ledger));
}

#[test]
fn packs_beyond_the_plan_are_paid_by_whom_the_plan_says() {
    let units = cut("").impact(0).given[0].units;
    let half = cut("brand = \"50%\"");
    let plan = |who: &str| cut(&format!("brand = \"50%\", planned_units = {}, over_plan = \"{who}\"", units / 2));
    let brand = |run: &Future| outlay(run, 0).brand.0;
    let [brands, accounts, split] = ["brand", "account", "split"].map(|who| brand(&plan(who)));
    assert!(brands > brand(&half) && accounts < brand(&half), "{brands} {accounts} {}", brand(&half));
    assert!((split - brand(&half)).abs() <= 1_000, "a half of the rest is a half of it: {split}");
    let far = cut(&format!("brand = \"50%\", planned_units = {}, over_plan = \"brand\"", units + 1));
    assert_eq!(brand(&far), brand(&half), "the plan is not reached");
    let none = cut("brand = \"50%\", planned_units = 0, over_plan = \"account\"");
    assert_eq!(brand(&none), 0, "all lies beyond it");
}

#[test]
fn contacts_are_charged_by_the_thousand_and_clicks_one_by_one() {
    let media = "media = { contacts_per_week = 4, reach = \"80%\" }";
    let run = |channel: &str, funding: &str| {
        let during = format!("channels = [\"{channel}\"], from = 2027-01-11, to = 2027-01-31");
        future(&program(&tactic("posts", media, &during, funding), &[]), 0)
    };
    let (free, paid_for) = (run("social", ""), run("social", "cost_per_thousand = 20000, cost_per_click = 300"));
    let funnel = paid_for.impact(0).funnels[0];
    assert!(funnel.contacts > 100 && funnel.clicks > 0, "{funnel:?}");
    let fee = i128::from(funnel.contacts) * 200_000 + i128::from(funnel.clicks) * 3_000_000;
    assert_eq!(paid(&paid_for, Line::ThirdPartyBrand), fee, "paid to others than the account");
    assert_eq!(paid_for.impact(0).tsv, free.impact(0).tsv - fee);
    let own = run("app", "cost_per_thousand = 20000");
    let fee = i128::from(own.impact(0).funnels[0].contacts) * 200_000;
    assert_eq!((paid(&own, Line::SpaceFee), paid(&own, Line::ThirdPartyBrand)), (fee, 0), "paid to the account");
}

const REBATE: &str = "[[terms.rebate]]\nid = \"r\"\nperiod = \"horizon\"\nwhen = ";

/// The market with a cut and a rebate in its yearly terms.
fn with_terms(when: &str) -> Future {
    let text = format!("{}\n{REBATE}{when}\n", tactic("cut", "price-cut = { depth = \"45%\" }", DURING, ""));
    future(&program(&text, &[]), 0)
}

#[test]
fn a_rebate_is_paid_above_its_threshold_by_the_brand_to_the_account_in_every_arm() {
    let plain = with_terms("{ tier = [{ from = 0, rate = \"0%\" }] }");
    let when = |from: f64| format!("{{ tier = [{{ from = {from}, rate = \"3%\" }}] }}");
    let (none, all) = (with_terms(&when(8e11)), with_terms(&when(0.0)));
    assert_eq!(cells(&none.run.programs[0].ledger), cells(&plain.run.programs[0].ledger));
    assert_eq!(all.impact(0).tsv, plain.impact(0).tsv);
    assert_eq!(behaviour(&all), behaviour(&plain));
    let bought = |end: &omnisim::engine::ArmEnd| {
        let ledger = &end.ledger;
        let ours = (0..ledger.shape.products()).filter(|&p| ledger.shape.of_brand[p]);
        let own = (0..ledger.shape.channels()).filter(|&c| ledger.shape.at_account[c]);
        let pairs = own.flat_map(|c| ours.clone().map(move |p| (c, p)));
        pairs
            .map(|(channel, p)| {
                let pick = Pick { channel: Some(channel), products: Some(1 << p) };
                ledger.line(4..12, Line::PurchaseCost, pick)
            })
            .sum::<i128>()
    };
    for end in all.ends() {
        let rebate = end.ledger.line(all_weeks(&end.ledger), Line::Rebate, Pick::default());
        assert!((rebate - bought(end) * 3 / 100).abs() <= 20, "{rebate}");
    }
    let brand = |run: &Future| {
        let ledger = &run.run.baseline.ledger;
        ledger.balance(all_weeks(ledger), Party::Brand, Pick::default())
    };
    assert!(brand(&all) < brand(&plain), "the baseline pays it too");
}

#[test]
fn a_program_can_lift_the_account_over_a_threshold_and_cost_the_brand_the_rebate_on_everything() {
    let plain = with_terms("{ tier = [{ from = 0, rate = \"0%\" }] }");
    let counted = with_terms("{ measure = \"units\", tier = [{ from = 0, rate = \"1%\" }] }");
    let account = |end: &omnisim::engine::ArmEnd| {
        let ledger = &end.ledger;
        let own = (0..ledger.shape.channels()).filter(|&c| ledger.shape.at_account[c]);
        let ours = (0..ledger.shape.products()).filter(|&p| ledger.shape.of_brand[p]).fold(0, |bits, p| bits | 1 << p);
        own.map(|c| ledger.units(4..12, Pick { channel: Some(c), products: Some(ours) })).sum::<u64>()
    };
    let threshold = account(&counted.run.programs[0]);
    assert!(threshold > account(&counted.run.baseline), "the cut sells more");
    let just = with_terms(&format!("{{ measure = \"units\", tier = [{{ from = {threshold}, rate = \"2%\" }}] }}"));
    let rebate = |end: &omnisim::engine::ArmEnd| end.ledger.line(all_weeks(&end.ledger), Line::Rebate, Pick::default());
    assert_eq!(rebate(&just.run.baseline), 0);
    assert!(rebate(&just.run.programs[0]) > 0);
    assert_eq!(just.impact(0).tsv, plain.impact(0).tsv);
}

#[test]
fn funding_on_totals_gives_the_same_bytes_for_one_and_two_threads() {
    let scenario = funded("brand = \"80%\", brand_cap = 50000, planned_units = 30, over_plan = \"split\"");
    let larger = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("pool");
        let mut scenario = scenario.clone();
        scenario.shoppers = 2_100;
        pool.install(|| serde_json::to_string(&compare_fixed(&scenario, 1, &[]).results).expect("JSON"))
    };
    assert_eq!(larger(1), larger(2));
}

#[test]
fn results_say_what_was_planned_and_what_became_of_it() {
    let scenario = funded("planned_units = 100, planned_pass_through = \"80%\"");
    let results = compare_fixed(&scenario, 1, &[]).results;
    let [cut, ..] = results.programs[0].funding.as_slice() else { panic!("no row") };
    assert_eq!((cut.planned_units, cut.planned_pass_through), (Some(100.0), Some(0.8)));
    assert!(cut.units.mean > 0.0 && cut.pass_through.as_ref().is_some_and(|p| (p.mean - 1.0).abs() < 1e-3));
    assert!(compare_fixed(&funded(""), 1, &[]).results.programs[0].funding.is_empty());
}
