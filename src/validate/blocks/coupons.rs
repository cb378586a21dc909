//! Coupons from leaflet and app, and pushes: what becomes of them.

use crate::engine::run_branches;
use crate::ledger::{Funnel, Ledger};
use crate::validate::lab::V0;
use crate::validate::plan::{Plan, Step, branch};
use crate::validate::{Block, Fault, Lab, Reading};

/// Facts of coupons and pushes.
pub const BLOCK: Block = Block { id: "coupons", facts: &["coupon-push-funnel"], measure };

const SHOPPERS: u32 = 8_000;
const START: usize = 26;
const WEEKS: usize = 4;
/// Brands with a coupon, each in worlds of their own.
const BRANDS: [&str; 3] = ["b1", "b3", "b5"];

fn measure(lab: &Lab) -> Result<Vec<Reading>, Fault> {
    let mut plan = Plan::default();
    let leaflet = "{ leaflet-coupon = { depth = \"20%\" } }";
    let app = "{ app-coupon = { depth = \"20%\", redeem_in = [\"store\", \"app\"], pushes_per_week = 2 } }";
    for brand in BRANDS {
        plan.add(&[Step { weeks: WEEKS, ..Step::week(leaflet, brand, "\"store\"", START) }]);
        plan.add(&[Step { weeks: WEEKS, ..Step::week(app, brand, "\"app\"", START) }]);
        let likely = ", audience = \"likely\"";
        plan.add(&[Step { weeks: WEEKS, delivery: likely, ..Step::week(app, brand, "\"app\"", START) }]);
    }
    let sets = [("scenario.weeks", (START + WEEKS + 1).to_string())];
    let scenario = lab.scenario(V0, "", SHOPPERS, &sets)?;
    let world = lab.world(&scenario);
    let programs = lab.programs(V0, &plan, &sets, &world)?;
    let branches: Vec<_> = programs.iter().map(|p| branch(&world, p, (START, WEEKS + 1), None)).collect();
    let (_, ends) = run_branches(&world, &branches, branches[0].from, false, |_| ());
    let funnels: Vec<Funnel> = ends.iter().flatten().map(|(end, ())| funnel(&end.ledger)).collect();
    let fact = "coupon-push-funnel";
    let mut found = Vec::new();
    for [leaflet, app, likely] in funnels.chunks_exact(3).filter_map(|c| <[Funnel; 3]>::try_from(c).ok()) {
        let share = |part: u64, all: u64| (part as f64, all as f64);
        let rate = |f: &Funnel| f.redeemed as f64 / (f.distributed as f64).max(1.0);
        let (used, handed) = share(leaflet.redeemed, leaflet.distributed);
        found.push(Reading::ratio(fact, "leaflet_coupon", used, handed));
        let (used, shown) = share(app.redeemed, app.needed);
        found.push(Reading::ratio(fact, "app_coupon", used, shown));
        let (opened, delivered) = share(app.opened, app.delivered);
        found.push(Reading::ratio(fact, "push_open", opened, delivered));
        found.push(Reading::ratio(fact, "targeted_gain", rate(&likely), rate(&app)));
    }
    Ok(found)
}

fn funnel(ledger: &Ledger) -> Funnel {
    let mut total = Funnel::default();
    ledger.weeks.iter().flat_map(|book| &book.funnel).for_each(|week| total.add(week));
    total
}
