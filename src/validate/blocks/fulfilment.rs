//! How orders at the app of V0 are received: collection opened for a time, and delivery fees with and without a free line.

use super::spend::basket;
use crate::engine::{Arm, Branch, Watch, World, run_branches};
use crate::ids::Day;
use crate::journey::Way;
use crate::validate::lab::{V0, programs};
use crate::validate::{Block, Fault, Lab, Reading};

/// Facts of fulfilment.
pub const BLOCK: Block =
    Block { id: "fulfilment", facts: &["click-and-collect-shift", "free-shipping-threshold"], measure };

/// Households of the world.
const SHOPPERS: u32 = 16_000;
/// Weeks after warm-up; the first ones let habits settle.
const WEEKS: u16 = 30;
/// Weeks before what happens is counted.
const SETTLING: u16 = 4;
/// Basket from which delivery is free in the arm with a line.
const LINE: f64 = 1_000.0;
const PROGRAMS: &str = r#"
[[program]]
id = "C"
name = "Click and collect"
home = "app"

[[program.tactic]]
id = "collect"
brands = ["b1"]
mechanic.click-and-collect = { cost_per_order = 40 }
delivery = { channels = ["app"], from = 2024-01-01, to = 2024-07-28 }

[[program]]
id = "L"
name = "Free delivery from a line on"
home = "app"

[[program.tactic]]
id = "line"
brands = ["b1"]
mechanic.delivery-fee = { fee = 60, free_from = 1000 }
delivery = { channels = ["app"], from = 2024-01-01, to = 2024-07-28 }

[[program]]
id = "F"
name = "Free delivery"
home = "app"

[[program.tactic]]
id = "free"
brands = ["b1"]
mechanic.delivery-fee = { fee = 0 }
delivery = { channels = ["app"], from = 2024-01-01, to = 2024-07-28 }
"#;

fn measure(lab: &Lab) -> Result<Vec<Reading>, Fault> {
    let scenario = lab.scenario(V0, PROGRAMS, SHOPPERS, &[("scenario.weeks", WEEKS.to_string())])?;
    let world = lab.world(&scenario);
    let programs = programs(&scenario, &world);
    let start = world.market.calendar.warm_up_days;
    let end = start + 7 * WEEKS;
    let branches: Vec<Branch<'_>> =
        programs.iter().filter_map(|p| Branch::of(&world, p).map(|b| Branch { until: end, ..b })).collect();
    let from = start + 7 * SETTLING;
    let ((_, base), ends) = run_branches(&world, &branches, end, false, |_| Orders::since(from));
    let arms: Vec<Orders> = ends.into_iter().flatten().map(|(_, orders)| orders).collect();
    let [collect, line, free] = arms.as_slice() else { return Err(Fault::Missing("three twins".to_owned())) };
    let wrong_sign = collect.delivered <= base.delivered && collect.total > base.total;
    Ok(vec![
        Reading::ratio(COLLECT, "delivery_change", collect.delivered - base.delivered, base.delivered),
        Reading::ratio(COLLECT, "store_change", collect.in_store - base.in_store, base.in_store),
        Reading::mean(COLLECT, "sign_error", f64::from(u8::from(wrong_sign))),
        Reading::ratio(SHIPPING, "bunching", line.above_line, base.above_line),
        Reading::ratio(SHIPPING, "net_margin_change", free.per_order() - base.per_order(), base.per_order()),
    ])
}

const COLLECT: &str = "click-and-collect-shift";
const SHIPPING: &str = "free-shipping-threshold";

/// Watcher of the account's sales by the way in which they reach the household.
#[derive(Clone, Copy, Debug)]
struct Orders {
    from: Day,
    /// Sales brought home, sales in stores, and all sales of the account.
    delivered: f64,
    in_store: f64,
    total: f64,
    /// Orders worth up to 15% more than the line.
    above_line: f64,
    /// Orders brought home, and the account's margin on them.
    orders: f64,
    margin: f64,
}

impl Orders {
    const fn since(from: Day) -> Self {
        Self { from, delivered: 0.0, in_store: 0.0, total: 0.0, above_line: 0.0, orders: 0.0, margin: 0.0 }
    }

    fn per_order(&self) -> f64 {
        self.margin / self.orders.max(1.0)
    }
}

impl Watch for Orders {
    fn after_day(&mut self, world: &World, arm: &Arm, day: Day) {
        if day < self.from {
            return;
        }
        for (shard, visit) in arm.days.iter().flat_map(|d| d.visits.iter().map(move |v| (d, v))) {
            let channel = &world.market.channels[usize::from(visit.channel)];
            if !channel.is_account() {
                continue;
            }
            let value = basket(arm, shard, visit);
            self.total += value;
            match visit.way {
                Way::Trip | Way::Pickup => self.in_store += value,
                Way::Collect => {}
                Way::Delivery => {
                    self.delivered += value;
                    self.orders += 1.0;
                    self.above_line += f64::from(u8::from((LINE..LINE * 1.15).contains(&value)));
                    let Some(terms) = arm.offers.ways[usize::from(visit.channel)].delivery else { continue };
                    let fee = if terms.free_from.is_some_and(|f| value >= f.units()) { 0.0 } else { terms.fee.units() };
                    // Goods of the category earn the account about what the rest of the basket does.
                    self.margin += value * channel.rest_margin + fee - terms.cost.units();
                }
            }
        }
    }
}
