//! What is carried out: stores that do not, overload, and displays side by side.

use crate::worlds::{Future, cells, future, program, tactic};
use omnisim::ledger::Line;

const DURING: &str = "channels = [\"store\"], from = 2027-01-11, to = 2027-01-31";
const CUT: &str = "price-cut = { depth = \"20%\" }";

fn one(mechanic: &str, delivery: &str, sets: &[(&str, &str)]) -> Future {
    future(&program(&tactic("it", mechanic, &format!("{DURING}{delivery}"), ""), sets), 0)
}

fn reductions(run: &Future) -> i128 {
    let ledger = &run.run.programs[0].ledger;
    ledger.line(4..12, Line::PriceReduction, omnisim::ledger::Pick::default())
}

#[test]
fn what_all_stores_carry_out_is_as_if_nothing_were_said_and_what_none_does_changes_nothing() {
    let plain = one(CUT, "", &[]);
    let all = one(CUT, ", executed = \"100%\"", &[]);
    assert_eq!(cells(&all.run.programs[0].ledger), cells(&plain.run.programs[0].ledger));
    let none = one(CUT, ", executed = \"0%\"", &[]);
    assert_eq!(none.impact(0).tsv, 0, "no store cuts the price");
    let [least, some, most] =
        ["20%", "60%", "100%"].map(|share| reductions(&one(CUT, &format!(", executed = \"{share}\""), &[])));
    assert!(least < some && some < most, "{least} {some} {most}");
}

#[test]
fn every_store_tactic_can_fail_to_be_carried_out() {
    for mechanic in ["leaflet-feature = {}", "sampling = { unit_cost = 3000, per_visit = \"50%\" }"] {
        let (all, none) = (one(mechanic, "", &[]), one(mechanic, ", executed = \"0%\"", &[]));
        assert_ne!(all.impact(0).tsv, none.impact(0).tsv, "{mechanic}");
    }
    let samples = one("sampling = { unit_cost = 3000, per_visit = \"50%\" }", ", executed = \"0%\"", &[]);
    assert_eq!(samples.impact(0).funnels[0].distributed, 0);
}

#[test]
fn a_trade_deal_is_paid_in_stores_that_do_not_pass_it_on() {
    let deal = "trade-deal = { off_invoice = \"20%\", pass_through = \"100%\" }";
    let (all, none) = (one(deal, "", &[]), one(deal, ", executed = \"0%\"", &[]));
    let given = |run: &Future| run.impact(0).given[0];
    assert!(given(&all).to_shoppers.0 > 0 && given(&none).by_brand.0 > 0);
    assert_eq!(given(&none).to_shoppers.0, 0);
}

/// Four tactics at once, with a comfortable number.
fn busy(comfortable: &str, more: &[(&str, &str)]) -> Future {
    let all = [
        tactic("cut", CUT, DURING, ""),
        tactic("leaflet", "leaflet-feature = {}", DURING, ""),
        tactic("gondola", "display = {}", &format!("{DURING}, compliance = \"80%\""), ""),
        tactic("taste", "sampling = { unit_cost = 3000 }", DURING, ""),
    ];
    let sets = [&[("execution.comfortable_tactics", comfortable)], more].concat();
    future(&program(&all.concat(), &sets), 0)
}

#[test]
fn beyond_the_comfortable_number_less_is_carried_out_the_more_is_asked() {
    let executed = |run: &Future| -> Vec<u32> { run.impact(0).carried_out.iter().map(|c| c.executed).collect() };
    let (calm, full, strained) = (busy("9", &[]), busy("4", &[]), busy("2", &[]));
    assert_eq!(executed(&calm), executed(&full), "at 100% nothing suffers");
    assert_eq!(cells(&calm.run.programs[0].ledger).len(), cells(&full.run.programs[0].ledger).len());
    let (all, less) = (executed(&full), executed(&strained));
    assert!(all.iter().zip(&less).all(|(a, b)| b < a), "{all:?} {less:?}");
    let planned = strained.impact(0).carried_out[0];
    assert_eq!((planned.load, planned.planned), (20_000, 28 * 3), "200% load in 28 stores over 3 weeks");
    let share = f64::from(less[0]) / f64::from(planned.planned);
    assert!((share - 0.5).abs() < 0.2, "about half of the cuts are up at twice the load: {share}");
    assert_eq!(executed(&busy("2", &[("execution.overload_fall", "0")])), all, "without the fall nothing suffers");
    assert!(reductions(&strained) < reductions(&full));
}

#[test]
fn hours_that_are_bought_cost_money_and_leave_no_load() {
    let hours = ("execution.field_hours_per_week", "100");
    let short = busy("9", &[hours]);
    let bought = busy("9", &[hours, ("execution.overtime_cost_per_hour", "1000")]);
    let (less, all) = (short.impact(0), bought.impact(0));
    assert!(less.carried_out[0].load > 10_000 && all.carried_out[0].load <= 10_000);
    assert!(less.carried_out[0].executed < all.carried_out[0].executed);
    // 28 stores: 1.5 hours of display, 8 of samples, twice 0.25: 280 hours, 180 beyond, over 3 weeks.
    let overtime = omnisim::ledger::Pick::default();
    let posted = |run: &Future| run.run.programs[0].ledger.line(4..12, Line::ThirdPartyBrand, overtime);
    let free = busy("9", &[hours, ("execution.overtime_cost_per_hour", "0")]);
    let cost = posted(&bought) - posted(&free);
    assert!((cost - 3 * 180 * 1_000 * 10_000).abs() <= 12, "{cost}");
    assert_eq!(all.tsv, free.impact(0).tsv - cost);
}

#[test]
fn two_displays_of_a_product_each_have_their_own_force() {
    let weak = "display = { visibility = 0.2 }";
    let strong = "display = { visibility = 3.0 }";
    let in_store = |id: &str, mechanic: &str, compliance: &str| {
        tactic(id, mechanic, &format!("{DURING}, compliance = \"{compliance}\""), "")
    };
    let units = |text: &str| future(&program(text, &[]), 0).impact(0).incremental_units;
    let alone = units(&in_store("a", weak, "100%"));
    // A strong display that stands nowhere lends nothing to a weak one.
    let beside = units(&[in_store("a", weak, "100%"), in_store("b", strong, "0%")].concat());
    assert_eq!(alone, beside);
    let both = units(&[in_store("a", weak, "100%"), in_store("b", strong, "100%")].concat());
    assert_eq!(both, units(&in_store("b", strong, "100%")), "where both stand the stronger counts");
}
