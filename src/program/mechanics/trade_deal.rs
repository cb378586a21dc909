//! Trade deal: money off the invoice, of which the outlet lets a part through to the shelf (E21).
//!
//! Pass-through is the share of the trade money that shoppers see (Besanko, Dubé & Gupta 2005; Pauwels 2007). The money is
//! booked on packs sold while the deal runs.

use super::{Context, Offer};
use crate::scenario::TradeDealSpec;

/// A deal with the outlet.
#[derive(Clone, Copy, Debug)]
pub struct TradeDeal {
    off_invoice: f64,
    pass_through: Option<f64>,
}

/// Deepest cut of a shelf price that a deal can make.
const DEEPEST: f64 = 0.95;

impl TradeDeal {
    pub(super) fn read(spec: &TradeDealSpec) -> Self {
        Self { off_invoice: spec.off_invoice.0, pass_through: spec.pass_through.map(|p| p.0) }
    }

    pub(super) const fn is_worth_something(self) -> bool {
        self.off_invoice > 0.0
    }

    pub(super) fn apply(self, context: &Context<'_>, offer: &mut Offer) {
        if !context.runs_here {
            return;
        }
        // Of several deals the outlet takes the highest; each may cut the shelf price, and the deepest cut wins.
        if self.off_invoice > f64::from(offer.off_invoice) {
            offer.off_invoice = self.off_invoice as f32;
            offer.invoice_by = context.slot;
        }
        if !context.is_up {
            return;
        }
        // The sell-in price is without tax; the tax falls with the shelf price.
        let money = offer.sell_in.0 as f64 * self.off_invoice * (1.0 + context.tax);
        let passed = money * self.pass_through.unwrap_or(context.product.pass_through);
        let depth = (passed / offer.usual.0.max(1) as f64).min(DEEPEST);
        if depth > 0.0 {
            offer.cut(context.product.base_price, depth, context.slot);
        }
    }
}
