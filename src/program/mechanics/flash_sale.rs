//! Flash sale: a short deep cut in an online channel, on top of the list, that a part of the audience knows of before it
//! chooses where to buy.

use super::{Context, Offer};
use crate::program::extras::News;
use crate::program::tactic::Tactic;
use crate::scenario::FlashSaleSpec;

/// Share of an audience that hears of a flash sale beforehand. Assumption.
const ANNOUNCED: f64 = 0.3;

/// A flash sale.
#[derive(Clone, Copy, Debug)]
pub struct FlashSale {
    depth: f64,
    announced: f32,
}

impl FlashSale {
    pub(super) fn read(spec: &FlashSaleSpec) -> Self {
        Self { depth: spec.depth.0, announced: spec.announced.map_or(ANNOUNCED, |p| p.0) as f32 }
    }

    /// What is told of it.
    pub(in crate::program) fn compile(&self, tactic: &Tactic) -> News {
        News {
            key: tactic.key,
            products: tactic.products,
            channels: tactic.channels,
            share: self.announced,
            from: tactic.from,
            to: tactic.to,
            days: tactic.days,
            layer: tactic.layer,
        }
    }

    pub(in crate::program) fn is_worth_something(&self) -> bool {
        self.depth > 0.0
    }

    pub(super) fn apply(&self, context: &Context<'_>, offer: &mut Offer) {
        if context.runs_here && self.depth > 0.0 {
            offer.cut(context.product.base_price, self.depth, context.slot);
            offer.on_top = context.ad;
        }
    }
}
