//! Shelf-price cut: everybody in the channels named pays less.

use super::{Context, Offer};
use crate::scenario::PriceCutSpec;

/// A price cut.
#[derive(Clone, Copy, Debug)]
pub struct PriceCut {
    depth: f64,
}

impl PriceCut {
    pub(super) fn read(spec: &PriceCutSpec) -> Self {
        Self { depth: spec.depth.0 }
    }

    pub(super) fn is_worth_something(&self) -> bool {
        self.depth > 0.0
    }

    pub(super) fn apply(&self, context: &Context<'_>, offer: &mut Offer) {
        if context.runs_here && self.depth > 0.0 {
            offer.cut(context.product.base_price, self.depth, context.slot);
        }
    }
}
