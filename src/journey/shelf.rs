//! Is a product on the shelf of a shopper's own shop (E18). Gaps need no state: whether one began on a day, and how
//! long it lasts, is a draw of (shop, product, day), so twins and shoppers of one shop meet the same gaps.

use super::consider::Stand;
use super::scene::Scene;
use crate::draws::{Draws, Key, Purpose, Rounds, open_unit};
use crate::ids::Day;
use crate::lanes::{Block, LANES, each, words};
use crate::market::Market;
use crate::market::stock::Cell;
use crate::population::NO_STORE;
use crate::program::{DayOffers, OnShelf};
use crate::scenario::defaults::{Behaviour, format};
use multiversion::multiversion;

/// Why a product is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Absence {
    /// The shelf is empty for some days.
    Gap,
    /// The outlet no longer sells it, or gets no more of it.
    Delisted,
    /// The outlet has none left.
    Stock,
}

/// What decides whether shelves are empty on a day.
#[derive(Clone, Copy, Debug)]
pub struct Shelves<'a> {
    /// Constants of gaps.
    pub behaviour: &'a Behaviour,
    /// The luck of the future.
    pub draws: &'a Draws,
    /// Offers of today, and what was promoted on the days before.
    pub offers: &'a DayOffers,
    /// Today.
    pub day: Day,
}

impl Shelves<'_> {
    /// Is the shelf of a product empty in a shop today.
    ///
    /// A gap begins with a chance a day, higher while the product is promoted, and lasts `gap_days` on average, spread
    /// over the two nearest whole numbers of days. In the steady state 1 − (1 − chance)^days of the shelves are
    /// empty: 6.4% with the defaults, and about 11% over a promotion of some weeks (Gruen, Corsten & Bharadwaj 2002: 8.3% overall).
    ///
    /// * `shop`: key of the shop, see [`own_shop`]
    #[must_use]
    pub fn is_empty(&self, shop: u32, (mask, channel): (usize, usize), (product, key): (usize, u32)) -> bool {
        let behaviour = self.behaviour;
        if behaviour.gap_hazard <= 0.0 {
            return false;
        }
        let longest = (behaviour.gap_days + 1.0) as u16;
        (0..longest.min(self.day + 1)).any(|ago| {
            let start = Key { purpose: Purpose::ShelfGap, shopper: shop, day: self.day - ago, occasion: 0, item: key };
            let words = self.draws.words(start);
            let promoted = self.offers.promoted(mask, channel, usize::from(ago)) >> product & 1 == 1;
            let chance = behaviour.gap_hazard * if promoted { behaviour.gap_promotion } else { 1.0 };
            let lasts = (behaviour.gap_days + f64::from(open_unit(words[1]))) as u16;
            f64::from(open_unit(words[0])) < chance && lasts > ago
        })
    }

    /// Products whose shelf is empty in a shop today, bit each: [`Self::is_empty`] of eight products at a time.
    ///
    /// * `keys`: keys of the products, `[product]`
    #[must_use]
    pub fn empty(&self, shop: u32, (mask, channel): (usize, usize), keys: &[u32]) -> u64 {
        let behaviour = self.behaviour;
        if behaviour.gap_hazard <= 0.0 {
            return 0;
        }
        let longest = (behaviour.gap_days + 1.0) as u16;
        let mut empty = 0;
        for ago in 0..longest.min(self.day + 1) {
            let promoted = self.offers.promoted(mask, channel, usize::from(ago));
            empty |= begun((shop, self.day - ago, ago), (behaviour, self.draws.rounds()), promoted, keys);
        }
        empty
    }
}

/// Products whose gap began on a day and lasts longer than the days since, bit each.
#[multiversion(targets("x86_64+avx512f+avx512dq+avx512bw+avx512vl+avx2", "x86_64+avx2"))]
fn begun(
    (shop, day, ago): (u32, Day, u16),
    (behaviour, rounds): (&Behaviour, &Rounds),
    promoted: u64,
    keys: &[u32],
) -> u64 {
    let chances = [behaviour.gap_hazard, behaviour.gap_hazard * behaviour.gap_promotion];
    let mut bits = 0;
    for (block, keys) in keys.chunks(LANES).enumerate() {
        let mut item = [0; LANES];
        match keys.first_chunk::<LANES>() {
            Some(keys) => item = *keys,
            None => item[..keys.len()].copy_from_slice(keys),
        }
        let drawn = words(&Block::new([shop; LANES], day, Purpose::ShelfGap, item), rounds);
        let starts = each(drawn[0], |w| f64::from(open_unit(w)));
        let lasts = each(drawn[1], |w| (behaviour.gap_days + f64::from(open_unit(w))) as u16);
        for lane in 0..keys.len() {
            let product = block * LANES + lane;
            let chance = chances[usize::from(promoted >> product & 1 == 1)];
            bits |= u64::from(starts[lane] < chance && lasts[lane] > ago) << product;
        }
    }
    bits
}

/// Key of the shop behind a channel that a shopper uses: the store, or one of the many behind a channel or warehouse
/// that the scenario describes as one place.
#[must_use]
pub fn own_shop(market: &Market, draws: &Draws, shopper: u32, (channel, store): (usize, u16)) -> u32 {
    let place = &market.channels[channel];
    if store != NO_STORE && place.stores.len() > 1 {
        return market.stores[usize::from(store)].key;
    }
    let key = Key { purpose: Purpose::OwnShop, shopper, day: 0, occasion: 0, item: place.key };
    shop_number(place.key, (draws.uniform(key) * format::SHOPS_OF_ONE_PLACE as f32) as u32)
}

/// Key of a numbered shop of a channel described as one place.
#[must_use]
pub fn shop_number(channel_key: u32, number: u32) -> u32 {
    channel_key ^ (number + 1).wrapping_mul(0x9E37_79B9)
}

/// Keys of all shops of a channel.
pub fn shops(market: &Market, channel: usize) -> impl Iterator<Item = u32> + '_ {
    let place = &market.channels[channel];
    let stores = if place.stores.len() > 1 { place.stores.clone() } else { 0..0 };
    let numbered = if stores.is_empty() { 0..format::SHOPS_OF_ONE_PLACE } else { 0..0 };
    stores.map(|s| market.stores[s].key).chain(numbered.map(|n| shop_number(place.key, n)))
}

/// Is the product on the shelf where the shopper stands; the cause when it is not.
#[inline]
#[must_use]
pub fn absence(scene: &Scene<'_>, stand: &Stand, index: usize) -> Option<Absence> {
    if scene.offers.row(stand.mask, stand.channel)[index].shelf == OnShelf::Delisted {
        return Some(Absence::Delisted);
    }
    let cell = Cell::of(scene.market, (stand.channel, stand.store), index as u16);
    let left = if scene.stock.is_limited() { scene.stock.left(cell) } else { None };
    if left == Some(0) {
        return Some(Absence::Stock);
    }
    // Where packs are counted, a shelf that nobody fills runs down by itself.
    if let Some(run_down) = scene.offers.run_down(stand.channel, index).filter(|_| left.is_none()) {
        let shop = own_shop(scene.market, scene.draws, stand.shopper as u32, (stand.channel, stand.store));
        if run_down.is_empty(scene.draws, shop, scene.market.products[index].key) {
            return Some(Absence::Delisted);
        }
    }
    if scene.behaviour.gap_hazard <= 0.0 {
        return None;
    }
    let shelves = Shelves { behaviour: scene.behaviour, draws: scene.draws, offers: scene.offers, day: scene.day };
    let shop = own_shop(scene.market, scene.draws, stand.shopper as u32, (stand.channel, stand.store));
    let item = (index, scene.market.products[index].key);
    shelves.is_empty(shop, (stand.mask, stand.channel), item).then_some(Absence::Gap)
}
