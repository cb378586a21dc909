//! How an online order is received, and what that does to the basket: collection against delivery, topping up to a
//! free delivery (Lewis, Singh & Fay 2006), and what is bought while collecting (Gallino & Moreno 2014).

use super::arrive;
use super::choose::shop_category;
use super::extras;
use super::knowledge::Knowledge;
use super::scene::{Intent, Scene, ShardDay, Visit, Way};
use super::walk;
use crate::draws::{Purpose, open_unit};
use crate::math;
use crate::population::Memory;
use crate::program::{NO_SLOT, Offer};
use crate::units::Money;

/// Items on a fill-in trip. Assumption: a small basket; it turns items added at a pickup into money.
const FILL_IN_ITEMS: f64 = 6.0;
/// Most items added at a pickup, each number from 1 as likely (FACTS B4).
const MOST_ADDED: f32 = 3.0;
/// Highest overshoot of a top-up, as a part of the free line: goods come in whole packs.
const OVERSHOOT: f64 = 0.08;

/// Settles how the order of the visit at `place` is received; a collected one adds a visit to the store.
pub(super) fn receive(
    scene: &Scene<'_>,
    memory: &mut Memory,
    day: &mut ShardDay,
    who: (usize, usize),
    (place, knowledge): (usize, &Knowledge),
) {
    let visit = day.visits[place];
    let channel = usize::from(visit.channel);
    let ways = &scene.offers.ways[channel];
    let basket = visit.rest + goods(scene, latest(&day.intents, visit.shopper), &visit);
    let store = ways.collect.and_then(|_| pickup_store(scene, who.0, channel));
    let way = match (store, ways.delivery) {
        (Some(_), None) => Way::Collect,
        (Some(store), Some(_)) if collects(scene, who.0, channel, (basket, store)) => Way::Collect,
        _ => Way::Delivery,
    };
    day.visits[place].way = way;
    match (way, store) {
        (Way::Collect, Some(store)) => pick_up(scene, memory, day, who, (&visit, store, knowledge)),
        _ => day.visits[place].rest = visit.rest + top_up(scene, who.0, channel, basket),
    }
}

/// The last intents, those of one shopper.
fn latest(intents: &[Intent], shopper: u32) -> &[Intent] {
    let others = intents.iter().rposition(|i| i.shopper != shopper).map_or(0, |last| last + 1);
    &intents[others..]
}

/// Value of the modelled products in the order, coupons and savings off; `mine` are the intents of the shopper.
#[must_use]
pub fn goods(scene: &Scene<'_>, mine: &[Intent], visit: &Visit) -> Money {
    mine.iter().filter(|i| i.channel == visit.channel).fold(Money::ZERO, |sum, i| {
        let offer = &scene.offer_for(i);
        sum + shelf_value(i, offer) - coupon_value(scene, i, offer) - extras::off(scene, mine, i, offer)
    })
}

/// Face value of the coupon on the units that it covers.
#[must_use]
pub fn coupon_value(scene: &Scene<'_>, intent: &Intent, offer: &Offer) -> Money {
    if intent.coupon == NO_SLOT {
        return Money::ZERO;
    }
    let depth = scene.coupons[usize::from(intent.coupon)].depth;
    let beyond = intent.coupon_units.saturating_sub(intent.units - intent.beyond.cut);
    offer.price.part(depth).times(intent.coupon_units - beyond) + offer.next_price.part(depth).times(beyond)
}

/// What a purchase costs at the shelf, coupons not yet off.
#[must_use]
pub fn shelf_value(intent: &Intent, offer: &Offer) -> Money {
    offer.price.times(intent.units - intent.beyond.cut) + offer.next_price.times(intent.beyond.cut)
}

/// The store of the channel's owner in which a shopper would collect: the one liked best.
fn pickup_store(scene: &Scene<'_>, shopper: usize, ordered_in: usize) -> Option<usize> {
    let channels = &scene.market.channels;
    let utility = |c: &usize| scene.people.outlet[shopper * channels.len() + c];
    let stores = (0..channels.len())
        .filter(|&c| channels[c].owner == channels[ordered_in].owner && !channels[c].stores.is_empty());
    let reachable = stores.filter(|c| utility(c) > f32::NEG_INFINITY);
    reachable.max_by(|a, b| utility(a).total_cmp(&utility(b)).then(channels[*b].key.cmp(&channels[*a].key)))
}

/// Does a shopper with both ways collect: the usual share, tilted by the fee saved and by the way to the store.
fn collects(scene: &Scene<'_>, shopper: usize, channel: usize, (basket, store): (Money, usize)) -> bool {
    let ways = &scene.offers.ways[channel];
    let (Some(delivery), Some(collect)) = (ways.delivery, ways.collect) else { return false };
    let share = ways.collected.clamp(0.0, 0.999) as f32;
    if share <= 0.0 {
        return false;
    }
    let saved = |basket: Money| delivery.burden(basket) - collect.burden(basket);
    let [fill_in, major] = scene.market.channels[channel].rest_of_basket;
    let usual = (saved(fill_in) + saved(major)) / 2.0;
    let behaviour = scene.behaviour;
    let mut logit = math::ln(share / (1.0 - share)) + behaviour.fee_weight as f32 * (saved(basket) - usual);
    let home = usize::from(scene.people.store[shopper * scene.people.channels + store]);
    let stores = &scene.market.channels[store].stores;
    let middle = scene.market.stores[stores.clone()].iter().map(|s| s.distance_km).sum::<f64>() / stores.len() as f64;
    logit -= (behaviour.distance_cost * (scene.market.stores[home].distance_km - middle)) as f32;
    scene.uniform(Purpose::Fulfilment, shopper, scene.market.channels[channel].key) < math::logistic(logit)
}

/// Goods put into the basket only to reach the free delivery: worth it while what is lost on them is below the fee felt.
///
/// Losses on unneeded goods differ from trip to trip, evenly from half to one and a half times the mean.
fn top_up(scene: &Scene<'_>, shopper: usize, channel: usize, basket: Money) -> Money {
    let Some(terms) = scene.offers.ways[channel].delivery else { return Money::ZERO };
    let Some(line) = terms.free_from.filter(|from| basket < *from && terms.fee > Money::ZERO) else {
        return Money::ZERO;
    };
    let words = scene.draws.words(scene.key(Purpose::TopUp, shopper, scene.market.channels[channel].key));
    let gap = line - basket;
    let loss = (0.5 + f64::from(open_unit(words[0]))) * scene.behaviour.top_up_loss * gap.0 as f64;
    if loss >= scene.behaviour.fee_weight * terms.fee.0 as f64 {
        return Money::ZERO;
    }
    gap + line.part(OVERSHOOT * f64::from(open_unit(words[1])))
}

/// The visit to the store in which an order is collected; some add items there.
fn pick_up(
    scene: &Scene<'_>,
    memory: &mut Memory,
    day: &mut ShardDay,
    who: (usize, usize),
    (order, store, knowledge): (&Visit, usize, &Knowledge),
) {
    let words = scene.draws.words(scene.key(Purpose::PickupBasket, who.0, scene.market.channels[store].key));
    let adds = f64::from(open_unit(words[0])) < scene.behaviour.pickup_add_on;
    let items = if adds { (open_unit(words[1]) * MOST_ADDED) as usize + 1 } else { 0 };
    let fill_in = scene.market.channels[store].rest_of_basket[0];
    day.visits.push(Visit {
        channel: store as u8,
        major: false,
        takes_reward: false,
        way: Way::Pickup,
        rest: fill_in.part(items as f64 / FILL_IN_ITEMS * scene.market.calendar.basket[usize::from(scene.day)]),
        ..*order
    });
    if items == 0 {
        return;
    }
    let stand = arrive::stand_at(scene, memory, day, who, (store, false, order.recognised));
    let categories = &scene.market.categories;
    let order_of = walk::most_needed(&knowledge.wanted, categories);
    for &c in &order_of[..items.min(categories.len())] {
        let mut ordered = day.intents.iter().rev().take_while(|i| i.shopper == order.shopper);
        let has = ordered.any(|i| scene.market.products[usize::from(i.product)].category == c);
        let passes = f64::from(scene.uniform(Purpose::PickupBasket, who.0, categories[c].key));
        if !has && passes < scene.behaviour.fill_in_visit {
            shop_category(scene, memory, day, c, &stand, knowledge);
        }
    }
}
