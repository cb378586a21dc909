//! Rebates with every name resolved: what is counted, and what it earns.

use crate::scenario::{RebateBasis, RebateMeasure, RebateOn, RebatePeriod, RebateSpec, Scenario};

/// A rebate. Money and packs are those of the simulated shoppers.
#[derive(Clone, Debug, PartialEq)]
pub struct Rebate {
    /// Bit per product that counts.
    pub products: u64,
    /// Bit per channel that counts.
    pub channels: u16,
    /// Purchases or sales.
    pub basis: RebateBasis,
    /// What thresholds are stated in.
    pub measure: RebateMeasure,
    /// Value against which growth is measured; `None`: what was counted before the horizon.
    pub base: Option<f64>,
    /// What a rate holds for.
    pub on: RebateOn,
    /// Thresholds and rates, from the lowest.
    pub tiers: Vec<(f64, f64)>,
}

/// What was counted: packs and value, in units of the currency.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Counted {
    /// Packs.
    pub units: f64,
    /// Value.
    pub value: f64,
}

impl Rebate {
    /// Reads a rebate on products and channels; `per_shopper` are the households that a simulated one stands for.
    #[must_use]
    pub fn read(spec: &RebateSpec, (products, channels): (u64, u16), per_shopper: f64) -> Self {
        let measure = spec.measure.unwrap_or(RebateMeasure::Value);
        let scale = if measure == RebateMeasure::Growth { 1.0 } else { per_shopper };
        Self {
            products,
            channels,
            basis: spec.basis.unwrap_or(RebateBasis::SellIn),
            measure,
            base: spec.base.map(|base| base / per_shopper),
            on: spec.on.unwrap_or(RebateOn::Everything),
            tiers: spec.tier.iter().map(|tier| (tier.from / scale, tier.rate.0)).collect(),
        }
    }

    /// Share of the value that is earned.
    ///
    /// * `base`: value against which growth is measured
    /// * `part`: length of the period, of a full one
    #[must_use]
    pub fn earned(&self, counted: Counted, base: f64, part: f64) -> f64 {
        let reached = if self.measure == RebateMeasure::Units { counted.units } else { counted.value };
        let threshold = |from: f64| match self.measure {
            RebateMeasure::Growth => base * (1.0 + from),
            RebateMeasure::Value | RebateMeasure::Units => from * part,
        };
        if reached <= 0.0 || (self.measure == RebateMeasure::Growth && base <= 0.0) {
            return 0.0;
        }
        let tiers: Vec<(f64, f64)> = self.tiers.iter().map(|(from, rate)| (threshold(*from), *rate)).collect();
        match self.on {
            RebateOn::Everything => tiers.iter().rfind(|(from, _)| reached >= *from).map_or(0.0, |(_, rate)| *rate),
            RebateOn::Above => {
                let ends = tiers.iter().skip(1).map(|(from, _)| *from).chain(std::iter::once(f64::INFINITY));
                let steps = tiers.iter().zip(ends);
                let paid = steps.map(|((from, rate), end)| rate * (reached.min(end) - from).max(0.0));
                paid.sum::<f64>() / reached
            }
        }
    }
}

/// Rebates of the yearly terms, with the weeks of a period; `None` for the whole horizon.
#[must_use]
pub(super) fn of_terms(
    scenario: &Scenario,
    (products, channels): (impl Fn(&[String]) -> u64, impl Fn(&[String]) -> u16),
    per_shopper: f64,
) -> Vec<(Rebate, Option<usize>)> {
    let one = |spec: &crate::scenario::TermsRebateSpec| {
        let period = match spec.period.unwrap_or(RebatePeriod::Quarter) {
            RebatePeriod::Quarter => Some(QUARTER_WEEKS),
            RebatePeriod::Horizon => None,
        };
        (Rebate::read(&spec.when, (products(&spec.brands), channels(&spec.channels)), per_shopper), period)
    };
    scenario.spec.terms.rebate.iter().map(one).collect()
}

/// Weeks of a quarter.
pub const QUARTER_WEEKS: usize = 13;

#[cfg(test)]
mod tests {
    use super::*;

    fn rebate(measure: RebateMeasure, on: RebateOn) -> Rebate {
        let tiers = vec![(100.0, 0.01), (200.0, 0.03)];
        let basis = RebateBasis::SellIn;
        Rebate { products: 1, channels: 1, basis, measure, base: None, on, tiers }
    }

    #[test]
    fn tiers_on_everything_jump_and_tiers_above_do_not() {
        let value = |value: f64| Counted { units: value / 10.0, value };
        let whole = rebate(RebateMeasure::Value, RebateOn::Everything);
        let paid = |r: &Rebate, v: f64| r.earned(value(v), 0.0, 1.0) * v;
        assert_eq!([paid(&whole, 99.0), paid(&whole, 100.0), paid(&whole, 200.0)], [0.0, 1.0, 6.0]);
        let above = rebate(RebateMeasure::Value, RebateOn::Above);
        assert_eq!(
            [paid(&above, 99.0), paid(&above, 100.0), paid(&above, 200.0), paid(&above, 300.0)],
            [0.0, 0.0, 1.0, 4.0]
        );
        // Half a period needs half as much.
        assert_eq!(whole.earned(value(50.0), 0.0, 0.5), 0.01);
        let units = rebate(RebateMeasure::Units, RebateOn::Everything);
        assert_eq!([units.earned(value(999.0), 0.0, 1.0), units.earned(value(1_000.0), 0.0, 1.0)], [0.0, 0.01]);
    }

    #[test]
    fn growth_is_measured_against_the_base() {
        let growth = Rebate { tiers: vec![(0.05, 0.02)], ..rebate(RebateMeasure::Growth, RebateOn::Everything) };
        let earned = |value| growth.earned(Counted { units: 1.0, value }, 100.0, 1.0);
        assert_eq!([earned(104.0), earned(105.1)], [0.0, 0.02]);
        assert_eq!(growth.earned(Counted { units: 1.0, value: 9.0 }, 0.0, 1.0), 0.0, "nothing grows from nothing");
    }
}
