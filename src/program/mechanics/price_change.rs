//! Price change: another regular price, with the list price that the outlet pays. Reference prices and loss aversion
//! do the rest (E7, E11).

use crate::program::offers::Regular;
use crate::scenario::PriceChangeSpec;

/// A change of the regular price.
#[derive(Clone, Copy, Debug)]
pub struct PriceChange {
    shelf: f64,
    sell_in: f64,
}

impl PriceChange {
    pub(super) fn read(spec: &PriceChangeSpec) -> Self {
        Self { shelf: spec.change.0, sell_in: spec.sell_in_change.unwrap_or(spec.change).0 }
    }

    pub(super) fn set_regular(&self, regular: &mut Regular) {
        regular.price = regular.price + regular.price.part(self.shelf);
        regular.sell_in = regular.sell_in + regular.sell_in.part(self.sell_in);
    }
}
