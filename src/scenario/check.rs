//! Turns a spec into a scenario whose values cannot fail.

use super::defaults::{Behaviour, format};
use super::spec::ScenarioSpec;

/// A checked scenario: every id resolves, every value lies in its range, shares add up.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// What the file says.
    pub spec: ScenarioSpec,
    /// Behavioural constants, all set.
    pub behaviour: Behaviour,
    /// Seed of all draws.
    pub seed: u64,
    /// Simulated shoppers.
    pub shoppers: u32,
    /// Households that they stand for.
    pub households: u64,
    /// Weeks before the horizon.
    pub warm_up_weeks: u32,
}

impl Scenario {
    /// Resolves defaults of a spec that has been found sound.
    pub(super) fn from_sound(spec: ScenarioSpec) -> Self {
        let head = &spec.scenario;
        let shoppers = head.shoppers.unwrap_or(format::SHOPPERS) as u32;
        Self {
            behaviour: Behaviour::resolve(&spec.behaviour),
            seed: head.seed.unwrap_or(1),
            shoppers,
            households: head.households.unwrap_or(u64::from(shoppers)),
            warm_up_weeks: head.warm_up_weeks.unwrap_or(format::WARM_UP_WEEKS),
            spec,
        }
    }
}
