//! Delivery fee: another fee for bringing orders home, and another basket from which it is waived.

use crate::market::channel::Ways;
use crate::scenario::DeliveryFeeSpec;
use crate::units::Money;

/// A delivery fee.
#[derive(Clone, Copy, Debug)]
pub struct DeliveryFee {
    fee: Money,
    free_from: Option<Money>,
}

impl DeliveryFee {
    pub(super) fn read(spec: &DeliveryFeeSpec) -> Self {
        let money = |amount: f64| Money::from_units(amount).unwrap_or_default();
        Self { fee: money(spec.fee), free_from: spec.free_from.map(money) }
    }

    pub(super) fn change(&self, ways: &mut Ways) {
        if let Some(delivery) = &mut ways.delivery {
            delivery.fee = self.fee;
            delivery.free_from = self.free_from;
        }
    }
}
