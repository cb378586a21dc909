//! Packs in stock with what was paid for them. Money is split by whole ten-thousandths; what cannot be split stays.

use crate::market::stock::Invoice;
use crate::units::Money;

/// Packs of one product at one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lot {
    /// Packs.
    pub units: u32,
    /// What they cost on the list, all together, in ten-thousandths.
    pub list: i64,
    /// Money off their invoices, all together.
    pub off: i64,
    /// Tactic that gave it, or `u8::MAX`.
    pub by: u8,
}

impl Lot {
    /// Nothing.
    pub const EMPTY: Self = Self { units: 0, list: 0, off: 0, by: u8::MAX };

    /// Packs bought at an invoice.
    #[must_use]
    pub fn bought(units: u32, invoice: &Invoice) -> Self {
        Self { units, list: invoice.list.times(units).0, off: invoice.off.times(units).0, by: invoice.by }
    }

    /// Adds packs; the later tactic names the money off.
    pub fn add(&mut self, other: Self) {
        self.units = self.units.saturating_add(other.units);
        self.list = self.list.saturating_add(other.list);
        self.off = self.off.saturating_add(other.off);
        self.by = if other.by == u8::MAX { self.by } else { other.by };
    }

    /// Takes packs out with their part of the money; all of it with the last pack.
    #[must_use]
    pub fn split(&mut self, units: u32) -> Self {
        let units = units.min(self.units);
        let part = |money: i64| (i128::from(money) * i128::from(units) / i128::from(self.units.max(1))) as i64;
        let taken = Self { units, list: part(self.list), off: part(self.off), by: self.by };
        self.units -= units;
        self.list -= taken.list;
        self.off -= taken.off;
        taken
    }

    /// What one pack costs: whole ten-thousandths, so that many packs never cost more than was paid.
    #[must_use]
    pub fn invoice(&self) -> Invoice {
        let each = |money: i64| Money(money / i64::from(self.units.max(1)));
        Invoice { list: each(self.list), off: each(self.off), by: self.by }
    }

    /// Takes sold packs out at what one pack costs.
    pub fn sell(&mut self, units: u32) {
        let each = self.invoice();
        self.units -= units.min(self.units);
        self.list -= each.list.times(units).0;
        self.off -= each.off.times(units).0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_of_a_lot_is_never_lost_and_never_made() {
        let mut lot = Lot::bought(7, &Invoice { list: Money(101), off: Money(13), by: 3 });
        lot.add(Lot { units: 4, list: 333, off: 0, by: u8::MAX });
        let (list, off) = (lot.list, lot.off);
        let taken = lot.split(5);
        assert_eq!((taken.units, lot.units), (5, 6));
        assert_eq!((taken.list + lot.list, taken.off + lot.off), (list, off));
        let each = lot.invoice();
        let before = lot.list;
        lot.sell(6);
        assert_eq!(lot.list, before - 6 * each.list.0);
        assert!((0..6).contains(&lot.list), "{lot:?}");
        assert_eq!(lot.by, 3);
    }
}
