//! App coupon: seen in the app, loaded by some, redeemed where it says.
//!
//! The cell only points at the coupon; whether a shopper may use it depends on the state of the offer in
//! the shopper's memory (E14).

use super::{Context, Offer};
use crate::market::Market;
use crate::program::offers::{Carrier, Coupon};
use crate::program::tactic::Tactic;
use crate::scenario::AppCouponSpec;
use crate::scenario::defaults::format;
use crate::units::Money;

/// A coupon as the scenario describes it.
#[derive(Clone, Copy, Debug)]
pub struct AppCoupon {
    depth: f64,
    redeem_in: u16,
    units: u8,
    seen: f32,
    pushes_per_week: f32,
    qr_at_display: bool,
    handling: Money,
    carrier: Carrier,
}

impl AppCoupon {
    pub(super) fn read(spec: &AppCouponSpec, market: &Market) -> Self {
        let redeem_in = spec.redeem_in.iter().filter_map(|id| market.channel_index(id));
        Self {
            depth: spec.depth.0,
            redeem_in: redeem_in.fold(0, |bits, c| bits | 1 << c),
            units: spec.units_per_shopper.unwrap_or(1).min(255) as u8,
            seen: spec.seen_in_app.map_or(format::COUPON_SEEN, |p| p.0) as f32,
            pushes_per_week: spec.pushes_per_week.unwrap_or(0.0) as f32,
            qr_at_display: spec.qr_at_display,
            carrier: if spec.code { Carrier::Code } else { Carrier::App },
            handling: Money::from_units(spec.handling_cost.unwrap_or(0.0)).unwrap_or_default(),
        }
    }

    /// The coupon as shoppers meet it.
    pub(in crate::program) fn compile(&self, slot: usize, tactic: &Tactic) -> Coupon {
        Coupon {
            slot,
            key: tactic.key,
            products: tactic.products,
            carrier: self.carrier,
            redeem_in: self.redeem_in,
            shown_in: tactic.channels,
            depth: self.depth,
            units: self.units,
            seen: self.seen,
            pushes_per_week: self.pushes_per_week,
            targeted: tactic.targeted,
            qr_at_display: self.qr_at_display,
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

    pub(super) fn apply(&self, context: &Context<'_>, offer: &mut Offer) {
        if self.depth > 0.0 && self.redeem_in >> context.channel & 1 == 1 {
            offer.coupon = context.coupon;
        }
    }
}
