//! A year of orders in V0 with supply and ordinary deals: how much more they swing than sales.

use crate::engine::{World, run_branches};
use crate::ledger::Ledger;
use crate::validate::{Block, Fault, Lab, Reading, lab::V0};

/// The fact of the bullwhip.
pub const BLOCK: Block = Block { id: "orders", facts: &["bullwhip"], measure };

/// Supply as every scenario gets it that does not say otherwise.
pub const SUPPLY: &str = "\n[supply]\n";
/// Households of the world: enough that a place sells some packs of every product a day.
const SHOPPERS: u32 = 20_000;

fn measure(lab: &Lab) -> Result<Vec<Reading>, Fault> {
    let scenario = lab.scenario(V0, SUPPLY, SHOPPERS, &[("scenario.weeks", "52".to_owned())])?;
    let world = lab.world(&scenario);
    let ((end, ()), _) = run_branches(&world, &[], world.market.calendar.days, false, |_| ());
    let (mut orders, mut sales) = (0.0, 0.0);
    for product in 0..world.market.products.len() {
        orders += variance(&world, &end.ledger, |l, week| l.stock[week].ordered[product]);
        let own = |c: &usize| world.market.channels[*c].is_account();
        let channels: Vec<usize> = (0..world.market.channels.len()).filter(own).collect();
        sales +=
            variance(&world, &end.ledger, |l, week| channels.iter().map(|&c| l.weeks[week].units(c, product)).sum());
    }
    Ok(vec![Reading::ratio("bullwhip", "order_sales_var", orders, sales)])
}

/// Variance between the weeks of the horizon.
fn variance(world: &World, ledger: &Ledger, packs: impl Fn(&Ledger, usize) -> u64) -> f64 {
    let weeks = world.market.calendar.warm_up_weeks()..world.market.calendar.weeks();
    let values: Vec<f64> = weeks.map(|week| packs(ledger, week) as f64).collect();
    let mean = values.iter().sum::<f64>() / values.len().max(1) as f64;
    values.iter().map(|v| (v - mean) * (v - mean)).sum::<f64>() / values.len().max(1) as f64
}
