//! What is on the shelf of whom: listings, delistings, and what rivals do about promotions.

use crate::engine::rivals::{ANSWER_WEEKS, rivals};
use crate::engine::{Alter, Arm, ArmEnd, World, run_branches};
use crate::ledger::Pick;
use crate::market::deals::DealWeek;
use crate::validate::blocks::supply::SUPPLY;
use crate::validate::plan::{Plan, Step, branch};
use crate::validate::tally::Purchases;
use crate::validate::{Block, Fault, Lab, Reading, lab::V0};
use std::collections::BTreeSet;
use std::ops::Range;

/// Facts of new distribution.
pub const LISTING: Block = Block { id: "listing", facts: &["growth-is-penetration"], measure: listing };
/// Facts of a conflict over the range.
pub const DELISTING: Block = Block { id: "delisting", facts: &["delisting-both-lose"], measure: delisting };
/// Facts of answers to promotions.
pub const RIVALS: Block = Block { id: "answers of rivals", facts: &["competitor-passive"], measure: answers };

/// Weeks of a panel year.
const YEAR: usize = 52;
/// Outlets of the account as a TOML list without brackets.
const ACCOUNT: &str = "\"store\", \"app\"";
/// Brands that come into another chain.
const LISTED: [usize; 3] = [3, 5, 7];
/// Weeks for which a brand is given up.
const GONE: usize = 13;
/// Weeks in which the account should be back where it was: 14 to 26 after it took the brand back.
const AFTER: Range<usize> = GONE + 14..GONE + 27;

/// A brand sold in outlets with 40% of trips comes into chain B as well, with 22%.
fn listing(lab: &Lab) -> Result<Vec<Reading>, Fault> {
    const SHOPPERS: u32 = 6_000;
    let mut sets = vec![("scenario.weeks".to_owned(), YEAR.to_string())];
    for brand in LISTED {
        let place = |pack: &str| format!("category.category.product.b{brand}{pack}.listed_in");
        sets.extend(["a", "b"].map(|pack| (place(pack), format!("[{ACCOUNT}]"))));
    }
    let sets: Vec<(&str, String)> = sets.iter().map(|(path, value)| (path.as_str(), value.clone())).collect();
    let world = lab.world(&lab.scenario(V0, "", SHOPPERS, &sets)?);
    let broken = lab.breaks("growth-is-penetration");
    let mut plan = Plan::default();
    for brand in LISTED {
        let id = format!("b{brand}");
        let listing = Step::week("{ listing = {} }", &id, "\"rival\"", 0);
        plan.add(&[Step { weeks: YEAR, delivery: if broken { ", reach = \"99%\"" } else { "" }, ..listing }]);
    }
    let programs = lab.programs(V0, &plan, &sets, &world)?;
    let alter: Option<&Alter> = if broken { Some(&seen_by_former_buyers) } else { None };
    let branches: Vec<_> = programs.iter().map(|p| branch(&world, p, (0, YEAR), alter)).collect();
    let days = world.market.calendar.warm_up_days..world.market.calendar.days;
    let ((_, base), ends) = run_branches(&world, &branches, days.end, false, |_| Purchases::on(days.clone()));
    let mut growth = [0.0; 2];
    for (program, (_, with)) in programs.iter().zip(ends.iter().flatten()) {
        let (before, after) = (buyers_and_packs(&base, program.promoted()), buyers_and_packs(with, program.promoted()));
        growth[0] += libm::log(after.0 / before.0);
        growth[1] += libm::log(after.1 / before.1);
    }
    Ok(vec![Reading::ratio("growth-is-penetration", "pen_share_log", growth[0], growth[1])])
}

/// Shows the listing to those households only that have bought the brand before.
fn seen_by_former_buyers(world: &World, arm: &mut Arm) {
    let product = arm.program.promoted().trailing_zeros() as usize;
    let brand = world.market.products[product].brand;
    let category = world.market.products[product].category;
    let place = brand - world.market.categories[category].brands.start;
    for memory in &arm.memories {
        for local in 0..memory.shoppers {
            let tried = memory.tried[local * memory.categories + category] >> place & 1;
            arm.layers[memory.first + local] = tried as u8;
        }
    }
}

/// Households that bought one of the products, and packs.
fn buyers_and_packs(purchases: &Purchases, products: u64) -> (f64, f64) {
    let mine = purchases.list.iter().filter(|p| products >> p.product & 1 == 1);
    let buyers: BTreeSet<u32> = mine.clone().map(|p| p.shopper).collect();
    (buyers.len() as f64, mine.map(|p| f64::from(p.units)).sum())
}

/// The account gives up the largest, or the smallest brand for a quarter, and then takes it back.
fn delisting(lab: &Lab) -> Result<Vec<Reading>, Fault> {
    const SHOPPERS: u32 = 16_000;
    let sets = [("scenario.weeks", AFTER.end.to_string())];
    let world = lab.world(&lab.scenario(V0, SUPPLY, SHOPPERS, &sets)?);
    let mut plan = Plan::default();
    for brand in ["b1", "b8"] {
        plan.add(&[Step { weeks: GONE, ..Step::week("{ delisting = {} }", brand, ACCOUNT, 0) }]);
    }
    let programs = lab.programs(V0, &plan, &sets, &world)?;
    let branches: Vec<_> = programs.iter().map(|p| branch(&world, p, (0, AFTER.end), None)).collect();
    let ((base, ()), ends) = run_branches(&world, &branches, world.market.calendar.days, false, |_| ());
    let (mut leaves, mut found) = (Vec::new(), Vec::new());
    for (program, (end, ())) in programs.iter().zip(ends.iter().flatten()) {
        let own = program.promoted();
        let packs = |end: &ArmEnd, weeks: Range<usize>, place: Place, products: u64| {
            units(&world, end, weeks, (place, products))
        };
        let former = packs(&base, 0..GONE, Place::Account, own);
        let change = |place, products| packs(end, 0..GONE, place, products) - packs(&base, 0..GONE, place, products);
        let leave = change(Place::Elsewhere, u64::MAX);
        leaves.push(leave / former);
        found.push(Reading::ratio("delisting-both-lose", "leave_retailer", leave, former));
        found.push(Reading::ratio("delisting-both-lose", "stay_switch", change(Place::Account, !own), former));
        let [with, without] = [end, &base].map(|e| packs(e, AFTER, Place::Account, u64::MAX));
        found.push(Reading::ratio("delisting-both-lose", "after", with, without));
    }
    if let [strong, weak] = leaves[..] {
        found.push(Reading::ratio("delisting-both-lose", "strong_vs_weak", strong, weak));
    }
    Ok(found)
}

/// Whose outlets.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Account,
    Elsewhere,
}

/// Packs of some products in weeks of the horizon.
fn units(world: &World, end: &ArmEnd, weeks: Range<usize>, (place, products): (Place, u64)) -> f64 {
    let first = world.market.calendar.warm_up_weeks();
    let weeks = first + weeks.start..first + weeks.end;
    let known = products & ((1 << world.market.products.len()) - 1);
    let here = |c: &usize| world.market.channels[*c].is_account() == (place == Place::Account);
    let picks = world.market.outlets().filter(here).map(|c| Pick { channel: Some(c), products: Some(known) });
    picks.map(|pick| end.ledger.units(weeks.clone(), pick) as f64).sum()
}

/// Attacks of the leader on chain A: does a rival promote more in the eight weeks after than it had planned.
fn answers(lab: &Lab) -> Result<Vec<Reading>, Fault> {
    const ATTACKS: usize = 40;
    const ATTACKS_EVERY: usize = 3;
    const MECHANICS: [(&str, &str); 4] = [
        ("{ price-cut = { depth = \"20%\" } }", "\"store\""),
        ("{ leaflet-feature = {} }", "\"store\""),
        ("{ trade-deal = { off_invoice = \"20%\" } }", "\"store\""),
        ("{ app-coupon = { depth = \"20%\", redeem_in = [\"store\", \"app\"] } }", "\"app\""),
    ];
    let world = lab.world(&lab.scenario(V0, "", 1_000, &[])?);
    let mut plan = Plan::default();
    for attack in 0..ATTACKS {
        let (mechanic, place) = MECHANICS[attack % MECHANICS.len()];
        plan.add(&[Step::week(mechanic, "b1", place, attack * ATTACKS_EVERY)]);
    }
    let base = Arm::baseline(&world, false);
    let (mut answered, mut all) = (0.0, 0.0);
    for program in lab.programs(V0, &plan, &[], &world)? {
        let arm = base.fork(&world, &program);
        let Some(tactic) = program.tactics.first() else { continue };
        let start = tactic.from as usize / 7;
        for rival in rivals(&world.market, tactic) {
            let promoted = |weeks: &[DealWeek]| -> u32 {
                let window = weeks.iter().skip(start + 1).take(ANSWER_WEEKS[1]);
                window.map(|w| (w.on_deal[rival.owner] & rival.products).count_ones()).sum()
            };
            all += 1.0;
            answered += f64::from(u8::from(promoted(&arm.deals) > promoted(&world.deals)));
        }
    }
    Ok(vec![Reading::ratio("competitor-passive", "reaction_share", answered, all)])
}
