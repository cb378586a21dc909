//! Bundle: two products of two categories cheaper when bought on one trip.

use super::{Context, Offer};
use crate::market::Market;
use crate::program::NO_SLOT;
use crate::program::extras::Pair;
use crate::program::tactic::Tactic;
use crate::scenario::BundleSpec;

/// A saving on two products.
#[derive(Clone, Copy, Debug)]
pub struct Bundle {
    with: u64,
    depth: f64,
}

impl Bundle {
    pub(super) fn read(spec: &BundleSpec, market: &Market) -> Self {
        let index = |id: &String| market.products.iter().position(|p| &p.id == id);
        let with = spec.with.iter().filter_map(index).fold(0, |bits, p| bits | 1 << p);
        Self { with, depth: spec.depth.0 }
    }

    /// Products of the second part, bit each: promoted as those of the first.
    pub(in crate::program) const fn with(&self) -> u64 {
        self.with
    }

    /// The pair as shoppers meet it.
    pub(in crate::program) const fn compile(&self, slot: u8, tactic: &Tactic) -> Pair {
        Pair { slot, parts: [tactic.products & !self.with, self.with], depth: self.depth }
    }

    pub(super) fn is_worth_something(&self) -> bool {
        self.depth > 0.0
    }

    /// Of several bundles of one product the first counts.
    pub(super) fn add(&self, context: &Context<'_>, offer: &mut Offer) {
        if context.runs_here && self.depth > 0.0 && offer.pair == NO_SLOT {
            offer.pair = context.extra;
        }
    }
}
