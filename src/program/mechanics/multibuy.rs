//! Multibuy: a saving on whole lots of one product: X for Y, X for a price, X + N free, the last at a percentage.
//!
//! The price of one pack stands: nobody who buys fewer packs pays less (E10).

use super::{Context, Offer};
use crate::market::Market;
use crate::program::NO_SLOT;
use crate::program::extras::{Lot, Saving};
use crate::scenario::MultibuySpec;
use crate::units::Money;

/// A saving on several packs.
#[derive(Clone, Copy, Debug)]
pub struct Multibuy {
    packs: u32,
    saving: Saving,
    as_total: bool,
    is_worth_something: bool,
}

impl Multibuy {
    pub(super) fn read(spec: &MultibuySpec, market: &Market) -> Self {
        let saving = match *spec {
            MultibuySpec { price: Some(price), .. } => Saving::Price(Money::from_units(price).unwrap_or_default()),
            MultibuySpec { pay_for: Some(paid), packs, .. } => Saving::Packs(packs.saturating_sub(paid)),
            MultibuySpec { free: Some(free), .. } => Saving::Packs(free),
            _ => Saving::Last(spec.last_off.map_or(0.0, |share| share.0)),
        };
        let as_total = spec.price.is_some() || spec.pay_for.is_some();
        let dearest = market.products.iter().map(|p| p.base_price).max().unwrap_or_default();
        let lot = Lot { slot: NO_SLOT, packs: spec.packs, saving, as_total };
        Self { packs: spec.packs, saving, as_total, is_worth_something: lot.off(dearest) > Money::ZERO }
    }

    /// The lot as shoppers meet it.
    pub(in crate::program) const fn compile(&self, slot: u8) -> Lot {
        Lot { slot, packs: self.packs, saving: self.saving, as_total: self.as_total }
    }

    pub(super) const fn is_worth_something(&self) -> bool {
        self.is_worth_something
    }

    /// Of several lots on one product that with the largest saving counts; called when the price of one pack is known.
    pub(super) fn add(&self, context: &Context<'_>, offer: &mut Offer) {
        let depth = self.compile(context.slot).depth(offer.price) as f32;
        if context.runs_here && depth > 0.0 && (offer.lot == NO_SLOT || depth > offer.beyond) {
            offer.lot = context.extra;
            offer.beyond = offer.beyond.max(depth);
        }
    }
}
