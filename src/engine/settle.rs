//! Demand meets what there is of it (phase 5), in two passes: scarce packs and offers are handed out in keyed random order,
//! those who got nothing choose again, and what they want then is handed out once more. What is not served then is lost.
//!
//! The order is that of a draw per shopper and product, so neither shards nor threads can move it.

use super::caps::{Caps, Till};
use crate::draws::{Key, Purpose};
use crate::journey::{Intent, Lost, Reason, Scene, ShardDay, Unserved, again};
use crate::market::Market;
use crate::market::stock::{Cell, Stock};
use crate::population::Memory;
use crate::program::Tactic;
use crate::program::caps::bit;
use crate::spread::Spread;
use rayon::prelude::*;

/// What can run out: packs, and offers.
#[derive(Debug)]
pub struct Scarce<'a> {
    /// Packs.
    pub stock: &'a mut Stock,
    /// Offers.
    pub caps: &'a mut Caps,
    /// What the offers are made of.
    pub tactics: &'a [Tactic],
}

/// Cuts intents to what is there, and lets those react who got nothing.
pub fn settle(
    scene: &Scene<'_>,
    scarce: &mut Scarce<'_>,
    (memories, days): (&mut [Memory], &mut [ShardDay]),
    spread: Spread,
) {
    if !scene.keeps_reasons {
        return;
    }
    scarce.caps.settle_pieces(scene, days);
    if hand_out(scene, scarce, memories, days, false) {
        let (seen, gone) = (scene.before(scarce.stock, scarce.caps.used_up()), scarce.caps.gone());
        let shards = memories.par_iter_mut().zip(&mut *days);
        spread.over(shards).for_each(|(memory, day)| again::react(&seen, memory, day, gone));
        if hand_out(scene, scarce, memories, days, true) {
            let shards = memories.par_iter_mut().zip(&mut *days);
            spread.over(shards).for_each(|(memory, day)| again::give_up(scene, memory, day));
        }
    }
}

/// A place in the queue: the draw first, and who it belongs to when two draws are equal.
type Turn = (u32, u32, u16, usize, usize);

/// Serves first or second choices in turn; was anybody left with nothing.
fn hand_out(
    scene: &Scene<'_>,
    scarce: &mut Scarce<'_>,
    memories: &[Memory],
    days: &mut [ShardDay],
    late: bool,
) -> bool {
    let draw = |intent: &Intent| {
        let item = scene.market.products[usize::from(intent.product)].key;
        let key = scene.key(Purpose::Scarcity, intent.shopper as usize, item);
        scene.draws.words(Key { occasion: u8::from(late), ..key })[0]
    };
    let is_scarce = |i: &Intent| scarce.stock.left(cell_of(scene.market, i)).is_some() || scarce.caps.concern(scene, i);
    let mut lost = false;
    for (_, _, _, shard, place) in queue(days, late, is_scarce, draw) {
        let today = &mut days[shard];
        let (intent, why) = (&mut today.intents[place], &mut today.reasons[place]);
        let cell = cell_of(scene.market, intent);
        take_packs((scarce.stock, cell), intent, why, &mut today.unserved, |intent| {
            scarce.caps.cover(&Till { scene, tactics: scarce.tactics, memory: &memories[shard] }, intent)
        });
        lost |= why.lost.is_some();
    }
    lost
}

/// Intents that may be cut, in the order in which they are served.
fn queue(
    days: &[ShardDay],
    late: bool,
    is_scarce: impl Fn(&Intent) -> bool,
    draw: impl Fn(&Intent) -> u32,
) -> Vec<Turn> {
    let mut queue: Vec<Turn> = Vec::new();
    for (shard, today) in days.iter().enumerate() {
        let mine = today.intents.iter().zip(&today.reasons).enumerate().filter(|(_, (_, why))| why.late == late);
        for (place, (intent, _)) in mine.filter(|(_, (intent, _))| is_scarce(intent)) {
            queue.push((draw(intent), intent.shopper, intent.product, shard, place));
        }
    }
    queue.sort_unstable();
    queue
}

/// Gives an intent what is left of packs, and of offers by `cover`, which names the slot of an offer that is used up.
fn take_packs(
    (stock, cell): (&mut Stock, Cell),
    intent: &mut Intent,
    why: &mut Reason,
    unserved: &mut Vec<Unserved>,
    cover: impl FnOnce(&mut Intent) -> Result<(), u8>,
) {
    let asked = intent.units;
    let there = asked.min(stock.left(cell).unwrap_or(asked));
    if there < asked {
        let Intent { shopper, channel, store, product, .. } = *intent;
        unserved.push(Unserved { shopper, channel, store, product, units: asked - there });
    }
    intent.units = there;
    intent.coupon_units = intent.coupon_units.min(there);
    if there == 0 {
        why.lost = (asked > 0).then_some(Lost::Product);
    } else if let Err(slot) = cover(intent) {
        why.lost = Some(Lost::Offer);
        why.handicap.gone |= bit(slot);
    } else {
        stock.take(cell, intent.units);
    }
}

fn cell_of(market: &Market, intent: &Intent) -> Cell {
    Cell::of(market, (usize::from(intent.channel), intent.store), intent.product)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journey::consider::{Handicap, Stand};
    use crate::journey::need::Need;
    use crate::journey::{Beyond, Knowledge, Reason};
    use crate::program::NO_SLOT;

    fn intent(shopper: u32, units: u32) -> Intent {
        Intent {
            shopper,
            channel: 0,
            store: 3,
            product: 1,
            units,
            needed: units,
            coupon_units: units,
            beyond: Beyond::default(),
            gone: 0,
            coupon: NO_SLOT,
            mask: 0,
            noticed: 0,
            recognised: false,
            credited: 0,
            first: 0,
            no_next: false,
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
        let draw = |intent: &Intent| intent.shopper.wrapping_mul(0x9E37_79B9);
        for (_, _, _, shard, place) in queue(&days, false, |_| true, draw) {
            let ShardDay { intents, reasons, unserved, .. } = &mut days[shard];
            take_packs(
                (&mut shelf, Cell { place: 3, product: 1 }),
                &mut intents[place],
                &mut reasons[place],
                unserved,
                |_| Ok(()),
            );
        }
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
