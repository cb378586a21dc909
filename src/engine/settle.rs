//! Demand meets stock (phase 5), in two passes: scarce cells are handed out in keyed random order, those who got nothing
//! choose again, and what they want then is handed out once more. What is not served then is lost.
//!
//! The order is that of a draw per shopper and product, so neither shards nor threads can move it.

use crate::draws::{Key, Purpose};
use crate::journey::shelf::cell;
use crate::journey::{Intent, Lost, Reason, Scene, ShardDay, Unserved, again};
use crate::market::stock::{Cell, Stock};
use crate::population::Memory;
use rayon::prelude::*;

/// Cuts intents to what is there, and lets those react who got nothing.
pub fn settle(scene: &Scene<'_>, stock: &mut Stock, memories: &mut [Memory], days: &mut [ShardDay]) {
    if !scene.keeps_reasons {
        return;
    }
    let draw = |intent: &Intent, late: bool| {
        let item = scene.market.products[usize::from(intent.product)].key;
        let key = scene.key(Purpose::Scarcity, intent.shopper as usize, item);
        scene.draws.words(Key { occasion: u8::from(late), ..key })[0]
    };
    if hand_out(draw, stock, days, false) {
        let seen = scene.before(stock);
        memories.par_iter_mut().zip(&mut *days).for_each(|(memory, day)| again::react(&seen, memory, day));
        if hand_out(draw, stock, days, true) {
            memories.par_iter_mut().zip(&mut *days).for_each(|(memory, day)| again::give_up(scene, memory, day));
        }
    }
}

/// A place in the queue: the draw first, and who it belongs to when two draws are equal.
type Turn = (u32, u32, u16, usize, usize);

/// Serves first or second choices in keyed random order; was anybody left with nothing.
fn hand_out(draw: impl Fn(&Intent, bool) -> u32, stock: &mut Stock, days: &mut [ShardDay], late: bool) -> bool {
    let mut queue: Vec<Turn> = Vec::new();
    for (shard, today) in days.iter().enumerate() {
        let mine = today.intents.iter().zip(&today.reasons).enumerate().filter(|(_, (_, why))| why.late == late);
        for (place, (intent, _)) in mine.filter(|(_, (intent, _))| is_scarce(stock, intent)) {
            queue.push((draw(intent, late), intent.shopper, intent.product, shard, place));
        }
    }
    queue.sort_unstable();
    let mut lost = false;
    for (_, _, _, shard, place) in queue {
        let today = &mut days[shard];
        let why = &mut today.reasons[place];
        serve(stock, &mut today.intents[place], why, &mut today.unserved);
        lost |= why.lost.is_some();
    }
    lost
}

/// Can an intent be cut.
fn is_scarce(stock: &Stock, intent: &Intent) -> bool {
    stock.left(cell_of(intent)).is_some()
}

/// Gives an intent what is left for it.
fn serve(stock: &mut Stock, intent: &mut Intent, why: &mut Reason, unserved: &mut Vec<Unserved>) {
    let cell = cell_of(intent);
    let served = intent.units.min(stock.left(cell).unwrap_or(intent.units));
    if served < intent.units {
        let Intent { shopper, channel, store, product, .. } = *intent;
        unserved.push(Unserved { shopper, channel, store, product, units: intent.units - served });
    }
    why.lost = (served == 0 && intent.units > 0).then_some(Lost::Product);
    intent.units = served;
    intent.coupon_units = intent.coupon_units.min(served);
    stock.take(cell, served);
}

fn cell_of(intent: &Intent) -> Cell {
    cell(intent.store, usize::from(intent.channel), usize::from(intent.product))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journey::consider::{Handicap, Stand};
    use crate::journey::need::Need;
    use crate::journey::{Knowledge, Reason};
    use crate::program::NO_SLOT;

    fn intent(shopper: u32, units: u32) -> Intent {
        Intent {
            shopper,
            channel: 0,
            store: 3,
            product: 1,
            units,
            coupon_units: units,
            coupon: NO_SLOT,
            mask: 0,
            noticed: 0,
            recognised: false,
            credited: 0,
            crossed: false,
        }
    }

    fn day_of(shopper: u32, units: u32) -> ShardDay {
        let stand = Stand {
            shopper: shopper as usize,
            local: 0,
            channel: 0,
            store: 3,
            mask: 0,
            promised: 0,
            recognised: false,
            major: true,
        };
        let need = Need { pantry: 0.0, target: 1.0, poisson_units: 0 };
        let reason = Reason {
            stand,
            knowledge: Knowledge::default(),
            handicap: Handicap::default(),
            need,
            late: false,
            lost: None,
        };
        ShardDay { intents: vec![intent(shopper, units)], reasons: vec![reason], ..ShardDay::default() }
    }

    /// Packs served, packs not served and whether anything is lost, by shopper.
    fn served(order: &[u32], stock: u32) -> Vec<(u32, u32, u32, bool)> {
        let mut shelf = Stock::Limited(vec![(Cell { place: 3, product: 1 }, stock)]);
        let mut days: Vec<ShardDay> = order.iter().map(|&s| day_of(s, 2)).collect();
        let draw = |intent: &Intent, _| intent.shopper.wrapping_mul(0x9E37_79B9);
        let lost = hand_out(draw, &mut shelf, &mut days, false);
        assert_eq!(lost, days.iter().any(|d| d.reasons[0].lost.is_some()));
        let unserved = |d: &ShardDay| d.unserved.iter().map(|u| u.units).sum::<u32>();
        let line = |d: &ShardDay| (d.intents[0].shopper, d.intents[0].units, unserved(d), d.reasons[0].lost.is_some());
        let mut got: Vec<(u32, u32, u32, bool)> = days.iter().map(line).collect();
        got.sort_unstable();
        got
    }

    #[test]
    fn scarce_stock_is_never_oversold_and_the_order_of_shards_does_not_matter() {
        let once = served(&[1, 2, 3], 3);
        assert_eq!(once.iter().map(|g| g.1).sum::<u32>(), 3);
        assert_eq!(once.iter().map(|g| g.1 + g.2).collect::<Vec<_>>(), [2, 2, 2]);
        assert_eq!(once.iter().filter(|g| g.3).count(), 1, "one got nothing, one got half");
        for order in [[1, 3, 2], [2, 1, 3], [2, 3, 1], [3, 1, 2], [3, 2, 1]] {
            assert_eq!(once, served(&order, 3));
        }
    }

    #[test]
    fn nobody_loses_anything_where_there_is_enough() {
        assert!(served(&[1, 2, 3], 6).iter().all(|g| g.1 == 2 && g.2 == 0 && !g.3));
    }
}
