//! Gift with purchase: something beside the product with every pack. The price stands, and so does what shoppers think
//! it is (Darke & Chung 2005: gifts do not lower the reference price).

use super::{Context, Offer};
use crate::program::NO_SLOT;
use crate::program::extras;
use crate::scenario::GiftSpec;
use crate::units::Money;

/// A gift.
#[derive(Clone, Copy, Debug)]
pub struct Gift {
    value: Money,
    unit_cost: Money,
}

impl Gift {
    pub(super) fn read(spec: &GiftSpec) -> Self {
        let money = |amount: f64| Money::from_units(amount).unwrap_or_default();
        Self { value: money(spec.value), unit_cost: money(spec.unit_cost) }
    }

    /// The gift as shoppers meet it.
    pub(in crate::program) const fn compile(&self, slot: u8) -> extras::Gift {
        extras::Gift { slot, value: self.value, unit_cost: self.unit_cost }
    }

    /// Of several gifts with one product the first is given.
    pub(super) fn add(&self, context: &Context<'_>, offer: &mut Offer) {
        let is_something = self.value > Money::ZERO || self.unit_cost > Money::ZERO;
        if context.runs_here && is_something && offer.gift == NO_SLOT {
            offer.gift = context.extra;
        }
    }
}
