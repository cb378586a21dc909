//! Activation in stores: promoters stop shoppers who pass and explain the product.
//!
//! It changes no cell of the offer table: shoppers meet a [`crate::program::Promoter`].

use crate::market::Market;
use crate::program::extras::Promoter;
use crate::program::tactic::Tactic;
use crate::scenario::ActivationSpec;
use crate::units::Money;

/// Hours a day that a promoter works. Assumption: the busy hours.
const PROMOTER_HOURS: f64 = 6.0;
/// Hours a day that stores are open; trips are spread evenly over them. Assumption.
const OPEN_HOURS: f64 = 14.0;

/// Promoters.
#[derive(Clone, Copy, Debug)]
pub struct Activation {
    there: f32,
    heads: f32,
    quality: f32,
    cost: Money,
}

impl Activation {
    pub(super) fn read(spec: &ActivationSpec, market: &Market) -> Self {
        let (hours, heads) = (spec.hours.unwrap_or(PROMOTER_HOURS), spec.promoters.unwrap_or(1));
        let cost = spec.cost_per_hour * hours * f64::from(heads) / market.households_per_shopper;
        Self {
            there: (hours / OPEN_HOURS).min(1.0) as f32,
            heads: heads as f32,
            quality: spec.quality.unwrap_or(1.0) as f32,
            cost: Money::from_units(cost).unwrap_or_default(),
        }
    }

    /// The promoters as shoppers meet them; in which stores they are is drawn for each future.
    pub(in crate::program) fn compile(&self, slot: u8, tactic: &Tactic) -> Promoter {
        Promoter {
            slot,
            key: tactic.key,
            products: tactic.products,
            stores: Vec::new(),
            there: self.there,
            heads: self.heads,
            quality: self.quality,
            cost: self.cost,
            from: tactic.from,
            to: tactic.to,
            days: tactic.days,
            layer: tactic.layer,
        }
    }
}
