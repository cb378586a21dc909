//! What stores and field force can carry out at once.

use crate::scenario::defaults::format;
use crate::scenario::{ExecutionSpec, MechanicSpec};
use crate::units::Money;
use std::collections::BTreeMap;

/// Capacity of the account's stores and of the field force.
#[derive(Clone, Debug, Default)]
pub struct Capacity {
    /// Is any of it stated; results then say what was carried out.
    pub is_stated: bool,
    /// Tactics at once that stores carry out well.
    pub tactics: Option<f64>,
    /// Hours of the field force in a week.
    pub hours: Option<f64>,
    /// Price of a further hour, for the simulated shoppers' part of the market; `None` when none can be bought.
    pub overtime: Option<Money>,
    /// Exponent of the fall of execution with the load.
    pub fall: f64,
    /// Hours per store and week by mechanic, where the scenario states them.
    hours_of: BTreeMap<String, f64>,
}

impl Capacity {
    pub(super) fn read(spec: &ExecutionSpec, per_shopper: f64) -> Self {
        Self {
            is_stated: spec.comfortable_tactics.is_some() || spec.field_hours_per_week.is_some(),
            tactics: spec.comfortable_tactics,
            hours: spec.field_hours_per_week,
            overtime: spec.overtime_cost_per_hour.and_then(|cost| Money::from_units(cost / per_shopper)),
            fall: spec.overload_fall.unwrap_or(format::OVERLOAD_FALL),
            hours_of: spec.hours.clone(),
        }
    }

    /// Hours that a tactic takes per store and week.
    #[must_use]
    pub fn hours_per_store(&self, mechanic: &MechanicSpec) -> f64 {
        self.hours_of.get(&mechanic.name()).copied().unwrap_or_else(|| mechanic.field_hours())
    }

    /// Load of a week, share of what can be carried out, and the hours beyond those of the field force.
    ///
    /// Hours that are bought beyond the usual ones leave no load of their own.
    #[must_use]
    pub fn load(&self, tactics: usize, hours: f64) -> (f64, f64) {
        let of_stores = self.tactics.map_or(0.0, |most| tactics as f64 / most);
        let beyond = self.hours.map_or(0.0, |most| (hours - most).max(0.0));
        let of_hours = self.hours.filter(|_| self.overtime.is_none()).map_or(0.0, |most| hours / most);
        (of_stores.max(of_hours), if self.overtime.is_some() { beyond } else { 0.0 })
    }
}

/// Share of the planned stores that carry out a tactic at a load: all up to 100%, then load^−fall.
#[must_use]
pub fn carried_out(load: f64, fall: f64) -> f64 {
    if load <= 1.0 { 1.0 } else { libm::pow(load, -fall) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn up_to_capacity_all_is_carried_out_and_beyond_it_the_total_stays() {
        assert_eq!([carried_out(0.0, 1.0), carried_out(1.0, 1.0)], [1.0, 1.0]);
        assert_eq!(carried_out(2.0, 1.0) * 2.0, 1.0);
        assert!(carried_out(2.0, 2.0) < carried_out(2.0, 0.5));
        assert_eq!(carried_out(9.0, 0.0), 1.0);
    }

    #[test]
    fn bought_hours_leave_no_load() {
        let short = Capacity { hours: Some(100.0), ..Capacity::default() };
        assert_eq!(short.load(9, 150.0), (1.5, 0.0));
        let bought = Capacity { overtime: Some(Money(1)), ..short };
        assert_eq!(bought.load(9, 150.0), (0.0, 50.0));
        let stores = Capacity { tactics: Some(6.0), ..bought };
        assert_eq!(stores.load(9, 50.0), (1.5, 0.0));
    }
}
