//! Cost of goods over time: shocks that no program makes, such as a fall of the currency in which goods are paid.

use super::{Brand, Calendar, Product};
use crate::ids::Day;
use crate::scenario::{CostShockSpec, ScenarioSpec};
use crate::units::Money;

/// A change of the cost of goods from a day on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CostShock {
    /// First day; negative before the run.
    from: i64,
    /// Last day, included.
    to: i64,
    /// Bit per product.
    products: u64,
    /// Change, share of the usual cost.
    change: f64,
}

impl CostShock {
    /// Shocks of a scenario.
    pub(super) fn read_all(
        spec: &ScenarioSpec,
        calendar: &Calendar,
        (brands, products): (&[Brand], &[Product]),
    ) -> Vec<Self> {
        let concerns = |shock: &CostShockSpec, p: &Product| {
            shock.products.contains(&p.id) || shock.brands.contains(&brands[p.brand].id)
        };
        let read = |shock: &CostShockSpec| Self {
            from: calendar.day_of(shock.from),
            to: shock.to.map_or(i64::MAX, |to| calendar.day_of(to)),
            products: products
                .iter()
                .enumerate()
                .filter(|(_, p)| concerns(shock, p))
                .fold(0, |bits, (at, _)| bits | 1 << at),
            change: change(shock),
        };
        spec.cost_shock.iter().map(read).collect()
    }
}

/// Stated change, or imported part × move of the currency × part that no contract covers.
fn change(shock: &CostShockSpec) -> f64 {
    let share = |p: Option<crate::scenario::Percent>| p.map_or(0.0, |p| p.0);
    shock.change.map_or_else(|| share(shock.imported) * share(shock.currency) * (1.0 - share(shock.hedged)), |p| p.0)
}

/// Cost of goods of a product on a day: shocks add up, each a share of the usual cost, and never take it below nothing.
#[must_use]
pub fn cost_on(shocks: &[CostShock], (index, product): (usize, &Product), day: Day) -> Money {
    let live = |s: &&CostShock| s.products >> index & 1 == 1 && (s.from..=s.to).contains(&i64::from(day));
    let change: f64 = shocks.iter().filter(live).map(|s| s.change).sum();
    if change == 0.0 {
        return product.unit_cost;
    }
    product.unit_cost + product.unit_cost.part(change.max(-1.0))
}
