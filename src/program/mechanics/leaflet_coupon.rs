//! Leaflet coupon: printed in the leaflet, clipped by some of its readers, redeemed where the leaflet is valid.

use super::{Context, Offer};
use crate::program::offers::{Carrier, Coupon};
use crate::program::tactic::Tactic;
use crate::scenario::LeafletCouponSpec;
use crate::units::Money;

/// A coupon as the scenario describes it.
#[derive(Clone, Copy, Debug)]
pub struct LeafletCoupon {
    depth: f64,
    units: u8,
    handling: Money,
}

impl LeafletCoupon {
    pub(super) fn read(spec: &LeafletCouponSpec) -> Self {
        Self {
            depth: spec.depth.0,
            units: spec.units_per_shopper.unwrap_or(1).min(255) as u8,
            handling: Money::from_units(spec.handling_cost.unwrap_or(0.0)).unwrap_or_default(),
        }
    }

    /// The coupon as shoppers meet it.
    pub(in crate::program) fn compile(&self, slot: usize, tactic: &Tactic) -> Coupon {
        Coupon {
            slot,
            key: tactic.key,
            products: tactic.products,
            carrier: Carrier::Leaflet,
            redeem_in: tactic.channels,
            shown_in: 0,
            depth: self.depth,
            units: self.units,
            seen: 1.0,
            pushes_per_week: 0.0,
            targeted: false,
            qr_at_display: false,
            handling: self.handling,
            days: tactic.days,
            from: tactic.from,
            to: tactic.to,
            layer: tactic.layer,
        }
    }

    pub(super) fn is_worth_something(&self) -> bool {
        self.depth > 0.0
    }

    pub(super) fn apply(&self, context: &Context, offer: &mut Offer) {
        if self.depth > 0.0 && context.runs_here {
            offer.coupon = context.coupon;
        }
    }
}
