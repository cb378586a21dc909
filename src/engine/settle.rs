//! Demand meets stock (phase 5): scarce cells are handed out in keyed random order.

use crate::draws::{Draws, Key, Purpose};
use crate::ids::Day;
use crate::journey::{Intent, ShardDay};
use crate::market::stock::{Cell, Stock};

/// Cuts intents to what is there. What is not served is lost for now.
///
/// * `cell_of`: the cell of stock that an intent is served from
pub fn settle(cell_of: impl Fn(&Intent) -> Cell, draws: &Draws, day: Day, stock: &mut Stock, days: &mut [ShardDay]) {
    if !stock.is_limited() {
        return;
    }
    let mut queue = Vec::new();
    for (shard, today) in days.iter().enumerate() {
        for (place, intent) in today.intents.iter().enumerate() {
            let cell = cell_of(intent);
            if stock.left(cell).is_some() {
                let item = u32::from(intent.product);
                let key = Key { purpose: Purpose::Scarcity, shopper: intent.shopper, day, occasion: 0, item };
                queue.push((cell, draws.words(key)[0], intent.shopper, shard, place));
            }
        }
    }
    queue.sort_unstable();
    for (cell, _, _, shard, place) in queue {
        let intent = &mut days[shard].intents[place];
        let served = intent.units.min(stock.left(cell).unwrap_or(intent.units));
        intent.units = served;
        intent.coupon_units = intent.coupon_units.min(served);
        stock.take(cell, served);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::program::NO_SLOT;

    fn intent(shopper: u32) -> Intent {
        Intent {
            shopper,
            channel: 0,
            store: 3,
            product: 1,
            units: 2,
            coupon_units: 2,
            coupon: NO_SLOT,
            mask: 0,
            noticed: 0,
            recognised: false,
            credited: 0,
            crossed: false,
        }
    }

    #[test]
    fn scarce_stock_is_never_oversold_and_the_order_of_shards_does_not_matter() {
        let served = |order: [u32; 3]| {
            let mut stock = Stock::Limited(vec![(Cell { place: 3, product: 1 }, 3)]);
            let mut days: Vec<ShardDay> =
                order.iter().map(|&s| ShardDay { intents: vec![intent(s)], ..ShardDay::default() }).collect();
            settle(
                |i| Cell { place: u32::from(i.store), product: i.product },
                &Draws::new(1, 0),
                5,
                &mut stock,
                &mut days,
            );
            let mut got: Vec<(u32, u32)> = days.iter().map(|d| (d.intents[0].shopper, d.intents[0].units)).collect();
            got.sort_unstable();
            got
        };
        let once = served([1, 2, 3]);
        assert_eq!(once.iter().map(|g| g.1).sum::<u32>(), 3);
        assert_eq!(once, served([3, 1, 2]));
    }
}
