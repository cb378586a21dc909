//! Shelf-price cuts in a cell of the offer table: the deepest, and the one that it hides.

use super::{NO_SLOT, Offer, ln_ratio};
use crate::program::caps::bit;
use crate::units::Money;

impl Offer {
    /// The same cell without what is used up: a bit per slot.
    ///
    /// A cut that is used up leaves the second deepest one; of three cuts of which two are used up the usual price is left.
    #[must_use]
    pub fn without(&self, gone: u64, base: Money) -> Self {
        let mut rest = *self;
        if bit(rest.next_by) & gone != 0 {
            rest.set_next((self.usual, 0.0, NO_SLOT));
        }
        if bit(self.cut_by) & gone != 0 {
            rest.price = rest.next_price;
            rest.ln_relative = ln_ratio(rest.price, base);
            rest.depth = rest.next_depth;
            rest.cut_by = rest.next_by;
            rest.set_next((self.usual, 0.0, NO_SLOT));
        }
        if bit(self.points_by) & gone != 0 {
            rest.points = 1.0;
            rest.points_by = NO_SLOT;
        }
        if bit(self.invoice_by) & gone != 0 {
            rest.off_invoice = 0.0;
            rest.invoice_by = NO_SLOT;
        }
        rest
    }

    /// The same cell where packs beyond the caps of the deepest cut are sold at the usual price.
    #[must_use]
    pub const fn without_next(mut self) -> Self {
        self.set_next((self.usual, 0.0, NO_SLOT));
        self
    }

    const fn set_next(&mut self, (price, depth, by): (Money, f32, u8)) {
        (self.next_price, self.next_depth, self.next_by) = (price, depth, by);
    }

    /// Takes a share off the regular price; the deepest cut of several wins, and the second deepest is kept for when that
    /// is used up.
    pub fn cut(&mut self, base: Money, depth: f64, by: u8) {
        let price = self.usual - self.usual.part(depth);
        if price < self.price {
            self.set_next((self.price, self.depth, self.cut_by));
            self.price = price;
            self.ln_relative = ln_ratio(price, base);
            self.depth = depth as f32;
            self.cut_by = by;
        } else if price < self.next_price {
            self.set_next((price, depth as f32, by));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::program::offers::{MARKET_DEAL, Regular};

    const BASE: Money = Money(1_000_000);

    fn with(cuts: &[(f64, u8)]) -> Offer {
        let mut offer = Offer::plain(&Regular { price: BASE, listed: true, ..Regular::NOTHING }, true, BASE);
        cuts.iter().for_each(|&(depth, by)| offer.cut(BASE, depth, by));
        offer
    }

    #[test]
    fn a_cut_that_is_used_up_leaves_the_one_it_hid() {
        for cuts in [[(0.2, MARKET_DEAL), (0.25, 3)], [(0.25, 3), (0.2, MARKET_DEAL)]] {
            let offer = with(&cuts);
            assert_eq!((offer.price, offer.cut_by), (Money(750_000), 3));
            assert_eq!((offer.next_price, offer.next_by), (Money(800_000), MARKET_DEAL));
            assert_eq!(offer.without(bit(3), BASE), with(&[(0.2, MARKET_DEAL)]), "as if it never ran");
        }
        assert_eq!(with(&[(0.25, 3)]).without(bit(3), BASE), with(&[]));
    }

    #[test]
    fn the_runner_up_of_several_cuts_is_the_second_deepest() {
        let offer = with(&[(0.3, 1), (0.1, 2), (0.2, 3)]);
        assert_eq!((offer.cut_by, offer.next_by), (1, 3));
        assert_eq!(offer.without(bit(1), BASE), with(&[(0.2, 3)]));
        assert_eq!(offer.without(bit(3), BASE), with(&[(0.3, 1)]));
        assert_eq!(offer.without(bit(1) | bit(3), BASE), with(&[]));
    }
}
