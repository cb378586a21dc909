//! What is given beside the price becomes postings: savings on lots and pairs, gifts, and promoters by the hour.

use super::fund::{fund, share};
use super::world::World;
use crate::ids::Day;
use crate::journey::{Intent, Scene, extras};
use crate::ledger::{Line, WeekBook};
use crate::program::{NO_SLOT, Offer, Program, Tactic};
use crate::units::Money;

/// Posts what an intent gets beside its price and coupon: funding and gifts. Returns the money off, tax included, which
/// the caller posts with the price reduction.
pub(super) fn post_extras(
    scene: &Scene<'_>,
    tactics: &[Tactic],
    (intents, intent): (&[Intent], &Intent),
    offer: &Offer,
    book: &mut WeekBook,
) -> Money {
    if !offer.has_extra() {
        return Money::ZERO;
    }
    let (channel, index) = (usize::from(intent.channel), usize::from(intent.product));
    let untaxed = |amount: Money| amount.part(1.0 / (1.0 + scene.market.value_added_tax));
    let lots = extras::off_lots(scene, intent, offer);
    if lots > Money::ZERO {
        let slot = usize::from(scene.extras.lots[usize::from(offer.lot)].slot);
        fund(tactics, slot, (channel, index, intent.units, untaxed(lots)), book);
    }
    let mine = extras::of_shopper(intents, intent.shopper);
    let pairs = extras::off_pairs(scene, mine, intent, offer);
    if pairs > Money::ZERO {
        let slot = usize::from(scene.extras.pairs[usize::from(offer.pair)].slot);
        fund(tactics, slot, (channel, index, intent.units, untaxed(pairs)), book);
    }
    if offer.gift != NO_SLOT {
        post_gifts(scene, tactics, (intent, offer), book);
    }
    lots + pairs
}

/// One gift a pack, paid to its maker.
fn post_gifts(scene: &Scene<'_>, tactics: &[Tactic], (intent, offer): (&Intent, &Offer), book: &mut WeekBook) {
    let gift = &scene.extras.gifts[usize::from(offer.gift)];
    let slot = usize::from(gift.slot);
    let cost = gift.unit_cost.times(intent.units);
    post_outside(
        tactics,
        (slot, usize::from(intent.channel), Some(usize::from(intent.product))),
        (cost, intent.units),
        book,
    );
    book.funnel[slot].distributed += u64::from(intent.units);
}

/// Promoters of the day, in the stores where they are: paid in the channel of the store.
pub(super) fn post_promoters(world: &World, program: &Program, day: Day, book: &mut WeekBook) {
    for promoter in program.extras.promoters.iter().filter(|p| p.is_live(day)) {
        let channels = world.market.channels.iter().enumerate().filter(|(_, c)| !c.stores.is_empty());
        for (channel, place) in channels {
            let teams = promoter.stores[place.stores.clone()].iter().filter(|there| **there).count();
            let cost = promoter.cost.times(teams as u32);
            post_outside(&program.tactics, (usize::from(promoter.slot), channel, None), (cost, teams as u32), book);
        }
    }
}

/// Money that leaves brand and account, split as the tactic says; `count` is the pieces behind it.
fn post_outside(
    tactics: &[Tactic],
    (slot, channel, product): (usize, usize, Option<usize>),
    (cost, count): (Money, u32),
    book: &mut WeekBook,
) {
    let line = (Line::ThirdPartyBrand, cost, count);
    let account = share(tactics[slot].funding.brand, (slot, channel, product), line, book);
    book.post(Line::ThirdPartyAccount, channel, product, account);
    book.spend(slot, channel, Money::ZERO, account);
}
