//! What is given beside the price of one pack: how much shoppers feel of it, and what it takes off the till (E10).
//!
//! A saving on a lot counts for who wants a whole lot: the household takes it when a lot with its saving is worth more
//! than one pack, the packs beyond its need held against it. Prices of one pack stand, so that none of this lowers a
//! reference price (Assumption for lots and pairs: what is saved is put down to buying more; for gifts Darke & Chung 2005).

use super::consider::Stand;
use super::knowledge::Knowledge;
use super::need::{self, Need};
use super::scene::{Intent, Scene};
use crate::market::Category;
use crate::math;
use crate::population::Memory;
use crate::program::{Lot, NO_SLOT, Offer};
use crate::units::Money;

/// Deepest step that anything beside the price is felt as, as a share of it: keeps logarithms finite.
const DEEPEST: f64 = 0.95;
/// Packs of a lot up to which the small anchor holds, and up to which the large one does; beyond, none is published and
/// the small one is assumed.
const SMALL_LOT: u32 = 3;
const LARGE_LOT: u32 = 5;

/// What a shopper feels of a cell beside the price of one pack, in steps of log price and in utils.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Beside {
    /// Step for every pack: gift and pair.
    pub step: f32,
    /// Further step when a whole lot is taken.
    pub lot_step: f32,
    /// Pull of the number of packs.
    pub anchor: f32,
    /// Packs of a lot; 0 when there is none or no room for one.
    pub packs: u32,
    /// Utility lost on packs beyond the need.
    pub holding: f32,
}

/// What a cell gives beside its price, to the shopper who stands there; the pantry is up to date.
pub(super) fn beside(
    scene: &Scene<'_>,
    memory: &Memory,
    category: &Category,
    stand: &Stand,
    (knowledge, index, offer): (&Knowledge, usize, &Offer),
) -> Beside {
    let mut found = Beside::default();
    if offer.gift != NO_SLOT {
        found.step += gift_step(scene, offer);
    }
    if offer.pair != NO_SLOT {
        found.step += pair_step(scene, stand, knowledge, (index, offer));
    }
    if offer.lot != NO_SLOT && scene.behaviour.pantry >= 0.5 {
        let lot = &scene.extras.lots[usize::from(offer.lot)];
        let number = scene.market.brands[category.brands.start].category;
        let row = stand.local * memory.categories + number;
        let need = need::peek(scene, memory, number, category, (stand.shopper, row));
        add_lot(scene, category, (lot, offer), &need, &mut found);
    }
    found
}

fn add_lot(scene: &Scene<'_>, category: &Category, (lot, offer): (&Lot, &Offer), need: &Need, found: &mut Beside) {
    let b = scene.behaviour;
    let packs = lot.packs as f32;
    // No household buys more than it can store.
    if packs > b.storage_limit as f32 * need.target - need.pantry {
        return;
    }
    let anchor =
        if (SMALL_LOT + 1..=LARGE_LOT).contains(&lot.packs) { b.multibuy_anchor_large } else { b.multibuy_anchor };
    let frame = if lot.as_total { 1.0 } else { b.multibuy_free_frame };
    found.packs = lot.packs;
    found.lot_step = as_step(lot.depth(offer.price));
    found.anchor = category.anchor_weight * (anchor * frame) as f32;
    let wanted = (need.target - need.pantry).max(1.0);
    found.holding = b.multibuy_holding as f32 * (packs - wanted).max(0.0) / need.target;
}

/// A gift is felt as money off, at a part of its value.
pub(super) fn gift_step(scene: &Scene<'_>, offer: &Offer) -> f32 {
    let gift = &scene.extras.gifts[usize::from(offer.gift)];
    as_step(scene.behaviour.gift_value_felt * gift.share(offer.price))
}

/// The saving on a pair counts in full for the second part, and for the first as often as the second is bought anyway.
fn pair_step(scene: &Scene<'_>, stand: &Stand, knowledge: &Knowledge, (index, offer): (usize, &Offer)) -> f32 {
    let pair = &scene.extras.pairs[usize::from(offer.pair)];
    let row = scene.offers.row(stand.mask, stand.channel);
    let mut mates = pair.mates(index);
    let (mut sure, mut likely) = (0.0_f64, 0.0_f64);
    while mates != 0 {
        let mate = mates.trailing_zeros() as usize;
        mates &= mates - 1;
        if row[mate].pair != offer.pair {
            continue;
        }
        let both = pair.depth * (1.0 + row[mate].price.0 as f64 / offer.price.0.max(1) as f64);
        if knowledge.in_basket >> mate & 1 == 1 {
            sure = sure.max(both);
        } else if let Some(wanted) = knowledge.wanted.get(scene.market.products[mate].category) {
            likely += both * f64::from(wanted.chance * super::channel::preference(scene, stand.shopper, mate));
        }
    }
    as_step(if sure > 0.0 { sure } else { likely })
}

/// A saving as a share of the price, in log price.
fn as_step(share: f64) -> f32 {
    -math::ln((1.0 - share.min(DEEPEST)) as f32)
}

/// Money off beside the price of one pack that is known before a trip, as a share of that price.
pub(super) fn known_depth(scene: &Scene<'_>, offer: &Offer) -> f32 {
    if !offer.has_extra() {
        return 0.0;
    }
    let gift = if offer.gift == NO_SLOT { 0.0 } else { 1.0 - math::exp(-gift_step(scene, offer)) };
    offer.beyond + gift
}

/// Part of a gift by which shoppers think the product cheaper, in log price, 0 or below.
pub(super) fn lowers_reference(scene: &Scene<'_>, offer: &Offer) -> f32 {
    let share = scene.behaviour.gift_reference as f32;
    if offer.gift == NO_SLOT || share == 0.0 { 0.0 } else { -share * gift_step(scene, offer) }
}

/// Products of today's basket in a channel, bit each.
pub(super) fn basket(intents: &[Intent], shopper: usize, channel: usize) -> u64 {
    let mine = intents.iter().rev().take_while(|i| i.shopper as usize == shopper);
    mine.filter(|i| usize::from(i.channel) == channel && i.units > 0).fold(0, |bits, i| bits | 1 << i.product)
}

/// Intents of the shopper of an intent, on this day; intents stand in the order of shoppers.
#[must_use]
pub fn of_shopper(intents: &[Intent], shopper: u32) -> &[Intent] {
    let first = intents.partition_point(|i| i.shopper < shopper);
    let past = intents.partition_point(|i| i.shopper <= shopper);
    &intents[first..past]
}

/// Money off an intent for whole lots; packs with a coupon make none.
#[must_use]
pub fn off_lots(scene: &Scene<'_>, intent: &Intent, offer: &Offer) -> Money {
    if offer.lot == NO_SLOT {
        return Money::ZERO;
    }
    let packs = intent.units.saturating_sub(intent.coupon_units);
    scene.extras.lots[usize::from(offer.lot)].off_packs(offer.price, packs)
}

/// Money off an intent for the pairs that it makes; `mine` are the intents of the shopper, this one among them.
///
/// Packs pair off in the order in which they were chosen. Nobody is paid for buying.
#[must_use]
pub fn off_pairs(scene: &Scene<'_>, mine: &[Intent], intent: &Intent, offer: &Offer) -> Money {
    if offer.pair == NO_SLOT {
        return Money::ZERO;
    }
    let pair = &scene.extras.pairs[usize::from(offer.pair)];
    let index = usize::from(intent.product);
    let packs = |products: u64, among: &[Intent]| -> u32 {
        let counts = |i: &&Intent| {
            let row = scene.offers.row(usize::from(i.mask), usize::from(i.channel));
            i.channel == intent.channel
                && products >> i.product & 1 == 1
                && row[usize::from(i.product)].pair == offer.pair
        };
        among.iter().filter(counts).map(|i| i.units).sum()
    };
    let place = mine.iter().position(|i| std::ptr::eq(i, intent)).unwrap_or(0);
    let own = pair.part_of(index);
    let pairs = packs(own, mine).min(packs(pair.mates(index), mine));
    let made = pairs.saturating_sub(packs(own, &mine[..place])).min(intent.units);
    let rest = offer.price.times(intent.units)
        - off_lots(scene, intent, offer)
        - super::order::coupon_value(scene, intent, offer);
    offer.price.part(pair.depth).times(made).min(rest.max(Money::ZERO))
}

/// Money off an intent beside its price and coupon.
#[must_use]
pub fn off(scene: &Scene<'_>, mine: &[Intent], intent: &Intent, offer: &Offer) -> Money {
    if !offer.has_extra() {
        return Money::ZERO;
    }
    off_lots(scene, intent, offer) + off_pairs(scene, mine, intent, offer)
}
