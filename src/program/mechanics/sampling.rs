//! Sampling: a free sample of a product, sent home or given out in stores.
//!
//! It changes no cell of the offer table: shoppers meet a [`crate::program::Sample`].

use crate::program::ads::Sample;
use crate::program::tactic::Tactic;
use crate::scenario::SamplingSpec;
use crate::scenario::defaults::format;
use crate::units::Money;

/// A sampling action.
#[derive(Clone, Copy, Debug)]
pub struct Sampling {
    at_home: bool,
    per_visit: f32,
    packs: f32,
    unit_cost: Money,
}

impl Sampling {
    pub(super) fn read(spec: &SamplingSpec) -> Self {
        Self {
            at_home: spec.at_home,
            per_visit: spec.per_visit.map_or(format::SAMPLE_PER_VISIT, |p| p.0) as f32,
            packs: spec.packs.unwrap_or(format::SAMPLE_PACKS) as f32,
            unit_cost: Money::from_units(spec.unit_cost).unwrap_or_default(),
        }
    }

    /// The samples as shoppers meet them.
    pub(in crate::program) fn compile(&self, slot: usize, tactic: &Tactic) -> Sample {
        Sample {
            slot,
            key: tactic.key,
            products: tactic.products,
            channels: tactic.channels,
            at_home: self.at_home,
            per_visit: self.per_visit,
            packs: self.packs,
            unit_cost: self.unit_cost,
            days: tactic.days,
            from: tactic.from,
            to: tactic.to,
            layer: tactic.layer,
        }
    }
}
