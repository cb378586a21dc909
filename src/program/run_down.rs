//! Shelves that nobody fills: each shop sells what it has, and is empty when that is gone.

use crate::draws::{Draws, Key, Purpose, exponential};

/// Products that get no replenishment in some channels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RunDown {
    /// Bit per product.
    pub products: u64,
    /// Bit per channel with stores.
    pub channels: u16,
    /// Days since the last delivery.
    pub days: i64,
    /// Mean days until a shelf is empty.
    pub cover_days: f32,
}

impl RunDown {
    /// Is the shelf of a product in a shop empty by today.
    ///
    /// Shops run out at a constant rate, one in `cover_days` of those that still have goods a day, and stay empty.
    /// Assumption: what is left in shops is spread so when deliveries stop; a scenario with stock of its own counts packs
    /// instead. The draw belongs to shop and product, so a longer stand-off empties the same shops and some more.
    #[must_use]
    pub fn is_empty(&self, draws: &Draws, shop: u32, product_key: u32) -> bool {
        let key = Key { purpose: Purpose::RunDown, shopper: shop, day: 0, occasion: 0, item: product_key };
        self.days as f32 >= self.cover_days * exponential(draws.words(key)[0])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shops_run_out_at_the_stated_rate_and_stay_empty() {
        let draws = Draws::new(1, 0);
        let empty = |days: i64| {
            let run_down = RunDown { products: 1, channels: 1, days, cover_days: 10.0 };
            (0..4000).filter(|shop| run_down.is_empty(&draws, *shop, 7)).count() as f64 / 4000.0
        };
        assert_eq!(empty(0), 0.0, "on the first day the shelves are full");
        for days in [1, 5, 10, 30] {
            let stated = 1.0 - libm::exp(-(days as f64) / 10.0);
            assert!((empty(days) - stated).abs() < 0.025, "day {days}: {} for {stated}", empty(days));
        }
        let (short, long) = (RunDown { products: 1, channels: 1, days: 4, cover_days: 10.0 }, 9);
        let longer = RunDown { days: long, ..short };
        assert!((0..500).all(|shop| !short.is_empty(&draws, shop, 7) || longer.is_empty(&draws, shop, 7)));
    }
}
