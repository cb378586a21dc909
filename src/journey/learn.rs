//! What the day leaves in memory (phase 7): pantry, habit, reference prices, experience, points, trust, offers.

use super::channel;
use super::extras;
use super::loyalty;
use super::scene::{Break, Intent, Missing, Scene, ShardDay, Visit};
use super::shelf::Absence;
use crate::market::Lever;
use crate::population::{Memory, OfferState};
use crate::program::NO_SLOT;
use crate::units::Money;

/// Writes the day of a shard into its memory.
pub fn learn(scene: &Scene<'_>, memory: &mut Memory, day: &ShardDay) {
    day.joined.iter().for_each(|j| loyalty::after_joining(scene, memory, j));
    day.visits.iter().for_each(|v| after_visit(scene, memory, v));
    day.breaks.iter().for_each(|b| after_break(scene, memory, b));
    day.missing.iter().for_each(|m| after_missing(scene, memory, m));
    day.intents.iter().filter(|i| i.units > 0).for_each(|i| after_purchase(scene, memory, i));
}

fn after_visit(scene: &Scene<'_>, memory: &mut Memory, visit: &Visit) {
    let local = visit.shopper as usize - memory.first;
    let channel = &scene.market.channels[usize::from(visit.channel)];
    let owner = channel.owner as usize;
    // Collecting an order is a visit too: the store is where the shopper was last.
    if visit.with_rest {
        memory.last_outlet[local] = visit.channel;
    }
    if channel.kind.is_online() {
        memory.orders[local][owner] = memory.orders[local][owner].saturating_add(1);
    }
    if channel.is_account() && scene.in_horizon && visit.is_trip() {
        memory.account_trips[local] = memory.account_trips[local].saturating_add(1);
    }
    if channel.is_account() {
        if visit.takes_reward {
            add_trust(scene, memory, local, owner, scene.behaviour.good_event_trust as f32);
        }
        loyalty::after_visit(scene, memory, visit);
    }
}

fn after_break(scene: &Scene<'_>, memory: &mut Memory, event: &Break) {
    let local = event.shopper as usize - memory.first;
    let owner = scene.market.channels[usize::from(event.to)].owner as usize;
    let loss =
        if event.lever == Lever::Price { scene.behaviour.price_break_trust } else { scene.behaviour.bad_event_trust };
    add_trust(scene, memory, local, owner, -(loss as f32));
}

/// A product that is not there costs its retailer trust; one that was delisted the more, the more it was wanted.
fn after_missing(scene: &Scene<'_>, memory: &mut Memory, missing: &Missing) {
    let local = missing.shopper as usize - memory.first;
    let owner = scene.market.channels[usize::from(missing.channel)].owner as usize;
    let weight = match missing.cause {
        Absence::Gap | Absence::Stock => 1.0,
        Absence::Delisted => 2.0 * channel::preference(scene, missing.shopper as usize, usize::from(missing.product)),
    };
    add_trust(scene, memory, local, owner, -(scene.behaviour.bad_event_trust as f32) * weight);
}

/// Moves trust in an owner after letting all trust fade to today (E19).
///
/// Trust is lost at breaks, fades back by itself, and is won back by rewards, never above the usual level. A coupon
/// that is honoured is what was expected and moves nothing: counted as a gain of 0.1 utils, as E19 can be read, one
/// redemption brought 5% more trips for months, many times the value of the coupon and far above anything published.
/// A loss counts less the nearer trust is to its floor, because what fails every time is expected to fail: without
/// the floor, an account whose links carry nothing lost more than half of its profit.
fn add_trust(scene: &Scene<'_>, memory: &mut Memory, local: usize, owner: usize, step: f32) {
    let kept = scene.fading.trust[usize::from(scene.day - memory.trust_day[local])];
    for level in &mut memory.trust[local] {
        *level *= kept;
    }
    memory.trust_day[local] = scene.day;
    let level = &mut memory.trust[local][owner];
    let floor = scene.behaviour.trust_floor as f32;
    let room = if step < 0.0 { (1.0 + *level / floor).clamp(0.0, 1.0) } else { 1.0 };
    *level = (*level + step * room).clamp(-floor, 0.0);
}

fn after_purchase(scene: &Scene<'_>, memory: &mut Memory, intent: &Intent) {
    let local = intent.shopper as usize - memory.first;
    let product = &scene.market.products[usize::from(intent.product)];
    let channel = &scene.market.channels[usize::from(intent.channel)];
    let row = local * memory.categories + product.category;
    let offer = &scene.offers.row(usize::from(intent.mask), usize::from(intent.channel))[usize::from(intent.product)];
    memory.pantry[row] += intent.units as f32 * offer.content;
    first_use(scene, memory, local, usize::from(intent.product));
    if channel.is_account() {
        see_buying(scene, memory, intent, product.brand);
    }
    if channel.is_account() && scene.in_horizon {
        memory.occasions[row] = memory.occasions[row].saturating_add(1);
        memory.bought_in[local] |= 1 << intent.channel;
        if scene.market.brands[product.brand].ours {
            memory.own_occasions[local] = memory.own_occasions[local].saturating_add(1);
        }
    }
    notice_prices(scene, memory, intent, local);
    use_coupon(scene, memory, intent, local);
    if let Some(earned) = points_earned(scene, intent) {
        memory.points[local] += earned.all.0;
    }
    let offer = &scene.offer_for(intent);
    if intent.recognised {
        memory.count_spend(local, offer.price.times(intent.units));
    }
    let is_cut = offer.depth > 0.0 && (intent.beyond.cut < intent.units || offer.next_depth > 0.0);
    if is_cut || intent.coupon_units > 0 || extras::off_lots(scene, intent, offer) > Money::ZERO {
        // Deals teach that the brand is worth a deal (E25); the loss fades with experience, so one event leaves nothing.
        memory.experience[local * memory.brands + product.brand] -= scene.behaviour.deal_habit as f32;
    }
    memory.first_touch[local] = crate::population::memory::NONE;
}

/// What use leaves behind, bought or not: the brand used last, and at first use experience (E12).
pub fn first_use(scene: &Scene<'_>, memory: &mut Memory, local: usize, product: usize) {
    let product = &scene.market.products[product];
    let row = local * memory.categories + product.category;
    let place = product.brand - scene.market.categories[product.category].brands.start;
    memory.last_brand[row] = place as u8;
    if memory.tried[row] >> place & 1 == 0 {
        memory.tried[row] |= 1 << place;
        let surprise = scene.behaviour.experience_weight as f32 * scene.market.brands[product.brand].quality;
        memory.experience[local * memory.brands + product.brand] += surprise;
    }
}

/// The account can tell whose a purchase is: of recognised members, of app users, and of orders.
fn see_buying(scene: &Scene<'_>, memory: &mut Memory, intent: &Intent, brand: usize) {
    let shopper = intent.shopper as usize;
    let is_order = scene.market.channels[usize::from(intent.channel)].kind.is_online();
    if intent.recognised || memory.has_app(shopper - memory.first) || is_order {
        let seen = &mut memory.seen_buying[(shopper - memory.first) * memory.brands + brand];
        *seen = (scene.day, seen.1.saturating_add(1));
    }
}

/// Reference prices move towards noticed ones: R ← R + w (ln p − R), once per brand and purchase, at the mean
/// noticed price of its packs (E11).
fn notice_prices(scene: &Scene<'_>, memory: &mut Memory, intent: &Intent, local: usize) {
    let bought = &scene.market.products[usize::from(intent.product)];
    let category = &scene.market.categories[bought.category];
    let owner = scene.market.channels[usize::from(intent.channel)].owner as usize;
    let row = scene.offers.row(usize::from(intent.mask), usize::from(intent.channel));
    let weight = scene.behaviour.reference_update as f32;
    for brand in category.brands.clone() {
        let (mut sum, mut count) = (0.0, 0.0);
        for (place, index) in category.products.clone().enumerate() {
            if intent.noticed >> place & 1 == 1 && scene.market.products[index].brand == brand {
                let product = &scene.market.products[index];
                sum += if intent.gone == 0 {
                    row[index].felt_price()
                } else {
                    row[index].without(intent.gone, product.base_price).felt_price()
                };
                sum += extras::lowers_reference(scene, &row[index]);
                count += 1.0;
            }
        }
        if count > 0.0 {
            let reference = &mut memory.reference[local * memory.brands + brand][owner];
            *reference += weight * (sum / count - *reference);
        }
    }
}

fn use_coupon(scene: &Scene<'_>, memory: &mut Memory, intent: &Intent, local: usize) {
    if intent.coupon == NO_SLOT || intent.coupon_units == 0 {
        return;
    }
    let cell = local * memory.coupons + usize::from(intent.coupon);
    let used = u32::from(memory.used_units[cell]) + intent.coupon_units;
    memory.used_units[cell] = used.min(255) as u8;
    if used >= u32::from(scene.coupons[usize::from(intent.coupon)].units) {
        memory.offers[cell] = OfferState::Used;
    }
}

/// Points earned on a purchase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Earned {
    /// All of them.
    pub all: Money,
    /// Of these, on packs with more than the usual points, or all where there was no end of them.
    pub multiplied: Money,
}

/// Points earned on a purchase of a recognised member, the program's multiple included.
#[must_use]
pub fn points_earned(scene: &Scene<'_>, intent: &Intent) -> Option<Earned> {
    let loyalty = scene.market.loyalty.filter(|_| intent.recognised)?;
    let offer = scene.offer_for(intent);
    let on = |price: Money, times: f32, packs: u32| price.part(loyalty.earn * f64::from(times)).times(packs);
    let (cut, multiplied) = (intent.units - intent.beyond.cut, intent.units - intent.beyond.points);
    let both = cut.min(multiplied);
    let event = on(offer.price, offer.points, both) + on(offer.next_price, offer.points, multiplied - both);
    let beyond = intent.units - multiplied - (cut - both);
    let rest = on(offer.price, 1.0, cut - both) + on(offer.next_price, 1.0, beyond);
    Some(Earned { all: event + rest, multiplied: event })
}
