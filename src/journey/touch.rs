//! Touchpoints met without buying: app opens, pushes, posts; and the states of coupons (E14).

use super::scene::{JournalEvent, OfferStep, Scene, ShardDay, Stage};
use crate::draws::{Key, Purpose, open_unit};
use crate::math;
use crate::population::memory::NONE;
use crate::population::{Memory, OfferState};
use crate::program::Coupon;

/// Occasion number of what a push starts, apart from the trips of the day.
const PUSH_OCCASION: u8 = 200;

/// Writes a touch that serves a purchase into memory: a look, an offer seen, a push opened.
///
/// A post or an app screen that only passes by begins no journey and is no click.
pub fn meet(scene: &Scene<'_>, memory: &mut Memory, local: usize, channel: usize) {
    let window = scene.behaviour.attribution_days as u16;
    let stale = scene.day.saturating_sub(memory.first_touch_day[local]) > window;
    if memory.first_touch[local] == NONE || stale {
        memory.first_touch[local] = channel as u8;
        memory.first_touch_day[local] = scene.day;
    }
    memory.last_touch[local] = channel as u8;
    memory.last_touch_day[local] = scene.day;
}

/// Writes a line of the journey log when the shopper is followed.
pub fn note(scene: &Scene<'_>, day: &mut ShardDay, shopper: usize, channel: usize, stage: Stage, cause: &'static str) {
    if scene.is_followed(shopper) {
        let event = JournalEvent { shopper: shopper as u32, day: scene.day, channel: channel as u8, stage, cause };
        day.journal.push(event);
    }
}

/// A contact with a channel: live coupons shown there may be seen and loaded. Returns whether any was seen.
pub fn see_coupons(
    scene: &Scene<'_>,
    memory: &mut Memory,
    day: &mut ShardDay,
    (shopper, local): (usize, usize),
    channel: usize,
) -> bool {
    let mut any = false;
    for (index, coupon) in scene.coupons.iter().enumerate() {
        if coupon.shown_in >> channel & 1 == 1 && coupon.is_live(scene.day) {
            any |= offer_coupon(scene, memory, day, (shopper, local), (index, coupon, coupon.seen));
        }
    }
    any
}

/// Lets a shopper with the app see a coupon with chance `seen`, then load it by preference; returns whether it was seen.
///
/// The draw belongs to shopper, day and coupon: a shopper who did not see it today may see it another day.
pub fn offer_coupon(
    scene: &Scene<'_>,
    memory: &mut Memory,
    day: &mut ShardDay,
    (shopper, local): (usize, usize),
    (index, coupon, seen): (usize, &Coupon, f32),
) -> bool {
    let allowed = coupon.layer.is_none_or(|l| scene.layers_of(memory, (shopper, local)) >> l & 1 == 1);
    let has_app = memory.has_app(local);
    let state = &mut memory.offers[local * memory.coupons + index];
    if !has_app || !allowed || *state >= OfferState::Loaded {
        return false;
    }
    let words = scene.draws.words(scene.key(Purpose::OfferState, shopper, coupon.key));
    if open_unit(words[0]) >= seen {
        return false;
    }
    if *state == OfferState::Unaware {
        *state = OfferState::Seen;
        day.steps.push(OfferStep { coupon: index as u8, reached: OfferState::Seen });
    }
    // Whether it appeals is settled once: seeing it again does not load it.
    let appeal = Key { day: 0, ..scene.key(Purpose::OfferState, shopper, coupon.key) };
    if open_unit(scene.draws.words(appeal)[1]) < load_chance(scene, shopper, coupon) {
        *state = OfferState::Loaded;
        day.steps.push(OfferStep { coupon: index as u8, reached: OfferState::Loaded });
    }
    true
}

/// Chance of loading: the mean chance tilted by the root of preference for the coupon's brands.
fn load_chance(scene: &Scene<'_>, shopper: usize, coupon: &Coupon) -> f32 {
    let first = shopper * scene.people.brands;
    let mut preference = 0.0;
    let mut seen_brand = usize::MAX;
    for (index, product) in scene.market.products.iter().enumerate() {
        if coupon.products >> index & 1 == 1 && product.brand != seen_brand {
            seen_brand = product.brand;
            preference += math::exp(scene.tastes.ln_taste[first + product.brand]);
        }
    }
    // A root: light buyers of the brand look at it too, but less (Assumption; E17 personalises later).
    (scene.behaviour.coupon_load as f32 * (2.0 * preference.min(1.0)).sqrt()).min(1.0)
}

/// Pushes of live coupons to shoppers of a shard who opted in; an opened push is a contact with the channel.
pub fn push(scene: &Scene<'_>, memory: &mut Memory, day: &mut ShardDay) {
    for (index, coupon) in scene.coupons.iter().enumerate() {
        if coupon.pushes_per_week <= 0.0 || !coupon.is_live(scene.day) {
            continue;
        }
        let app =
            scene.market.channels.iter().position(|c| c.is_account() && c.kind == crate::scenario::ChannelKind::App);
        let Some(app) = app else { continue };
        let opened = (coupon.pushes_per_week / 7.0).min(1.0) * scene.behaviour.push_open as f32;
        for local in 0..memory.shoppers {
            let shopper = memory.first + local;
            let allowed = coupon.layer.is_none_or(|l| scene.layers_of(memory, (shopper, local)) >> l & 1 == 1);
            if !allowed || !memory.has_app(local) || !opted_in(scene, shopper) {
                continue;
            }
            let key = Key { occasion: PUSH_OCCASION, ..scene.key(Purpose::Contact, shopper, coupon.key) };
            if scene.draws.uniform(key) < opened {
                meet(scene, memory, local, app);
                note(scene, day, shopper, app, Stage::Discover, "push");
                offer_coupon(scene, memory, day, (shopper, local), (index, coupon, 1.0));
            }
        }
    }
}

fn opted_in(scene: &Scene<'_>, shopper: usize) -> bool {
    let key = Key { purpose: Purpose::Contact, shopper: shopper as u32, day: 0, occasion: PUSH_OCCASION, item: 0 };
    scene.draws.uniform(key) < scene.behaviour.push_opt_in as f32
}
