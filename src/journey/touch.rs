//! Touchpoints met without buying: app opens, pushes, posts; and the states of coupons (E14).

use super::knowledge::Knowledge;
use super::need;
use super::scene::{JournalEvent, Scene, ShardDay, Stage};
use crate::draws::{Key, Purpose, open_unit};
use crate::ids::Day;
use crate::market::Channel;
use crate::math;
use crate::population::memory::{NONE, OPTED_OUT};
use crate::population::{Memory, OfferState};
use crate::program::{Carrier, Coupon};
use crate::scenario::{ChannelKind, Owner};

/// Occasion number of the draw that decides who opted in to pushes.
const PUSH_OCCASION: u8 = 200;

/// Writes a touch that serves a purchase into memory: a look, an offer seen, a push opened, an ad clicked.
///
/// A post or an app screen that only passes by begins no journey and is no click.
pub fn meet(scene: &Scene<'_>, memory: &mut Memory, local: usize, channel: usize) {
    meet_on(scene, memory, (local, scene.day), channel);
}

/// The same for a touch of today or of a day since the last trip.
pub fn meet_on(scene: &Scene<'_>, memory: &mut Memory, (local, day): (usize, Day), channel: usize) {
    let window = scene.behaviour.attribution_days as u16;
    let stale = day.saturating_sub(memory.first_touch_day[local]) > window;
    if memory.first_touch[local] == NONE || stale {
        memory.first_touch[local] = channel as u8;
        memory.first_touch_day[local] = day;
    }
    if memory.last_touch[local] == NONE || memory.last_touch_day[local] <= day {
        memory.last_touch[local] = channel as u8;
        memory.last_touch_day[local] = day;
    }
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

/// Lets a shopper see a coupon with chance `seen`, then load or clip it by preference; returns whether it was seen.
///
/// The draw belongs to shopper, day and coupon: a shopper who did not see it today may see it another day.
pub fn offer_coupon(
    scene: &Scene<'_>,
    memory: &mut Memory,
    day: &mut ShardDay,
    (shopper, local): (usize, usize),
    (index, coupon, seen): (usize, &Coupon, f32),
) -> bool {
    let state = memory.offers[local * memory.coupons + index];
    if !can_have(scene, memory, (shopper, local), coupon) || state >= OfferState::Loaded {
        return false;
    }
    let words = scene.draws.words(scene.key(Purpose::OfferState, shopper, coupon.key));
    if open_unit(words[0]) >= seen {
        return false;
    }
    let funnel = &mut day.funnel[coupon.slot];
    let mut reached = OfferState::Seen;
    if state == OfferState::Unaware {
        funnel.seen += 1;
        funnel.needed += u64::from(is_needed(scene, memory, (shopper, local), coupon));
    }
    // Whether it appeals is settled once: seeing it again does not load it.
    let appeal = Key { day: 0, ..scene.key(Purpose::OfferState, shopper, coupon.key) };
    if open_unit(scene.draws.words(appeal)[1]) < load_chance(scene, shopper, coupon) {
        reached = OfferState::Loaded;
        funnel.loaded += 1;
    }
    memory.offers[local * memory.coupons + index] = reached;
    true
}

/// Is the coupon for this shopper, who also has what it takes to hold it.
fn can_have(scene: &Scene<'_>, memory: &Memory, (shopper, local): (usize, usize), coupon: &Coupon) -> bool {
    let carries = coupon.carrier != Carrier::App || memory.has_app(local);
    carries && coupon.layer.is_none_or(|l| scene.layers_of(memory, (shopper, local)) >> l & 1 == 1)
}

/// Part of the pantry target below which a household needs the category: it then buys on about one trip in twelve.
const IN_NEED: f32 = 0.5;

/// Is the pantry of a category of the coupon running out.
fn is_needed(scene: &Scene<'_>, memory: &Memory, (shopper, local): (usize, usize), coupon: &Coupon) -> bool {
    scene.market.categories.iter().enumerate().any(|(index, category)| {
        let concerned = category.products.clone().any(|p| coupon.products >> p & 1 == 1);
        let row = local * memory.categories + index;
        concerned && need::peek(scene, memory, index, category, (shopper, row)).urgency() > IN_NEED
    })
}

/// Chance of loading: that at average preference, tilted by the root of preference for the coupon's brands.
fn load_chance(scene: &Scene<'_>, shopper: usize, coupon: &Coupon) -> f32 {
    let first = shopper * scene.people.brands;
    let (mut preference, mut usual) = (0.0, 0.0);
    let mut seen_brand = usize::MAX;
    for (index, product) in scene.market.products.iter().enumerate() {
        if coupon.products >> index & 1 == 1 && product.brand != seen_brand {
            seen_brand = product.brand;
            preference += math::exp(scene.tastes.ln_taste[first + product.brand]);
            usual += scene.market.brands[product.brand].share as f32;
        }
    }
    let mean = match coupon.carrier {
        Carrier::App | Carrier::Code => scene.behaviour.coupon_load,
        Carrier::Leaflet => scene.behaviour.coupon_clip,
    };
    (mean as f32 * liking(preference, usual)).min(1.0)
}

/// How much more often a shopper than the average one looks closer at what a brand shows.
///
/// A root: light buyers of the brand look at it too, but less (Assumption).
#[must_use]
pub fn liking(preference: f32, usual: f32) -> f32 {
    (preference / usual.max(1e-6)).sqrt()
}

/// Leaflet coupons of the account may be clipped by whoever reads its leaflet this week.
pub fn clip_coupons(
    scene: &Scene<'_>,
    memory: &mut Memory,
    day: &mut ShardDay,
    who: (usize, usize),
    knowledge: &Knowledge,
) {
    if scene.offers.coupons == 0 || !knowledge.leaflet[Owner::Account as usize] {
        return;
    }
    for (index, coupon) in scene.coupons.iter().enumerate() {
        if coupon.carrier == Carrier::Leaflet && coupon.is_live(scene.day) {
            offer_coupon(scene, memory, day, who, (index, coupon, coupon.seen));
        }
    }
}

/// What happens to coupons by the calendar: handed out on their first day, pushed, expired after their last.
pub fn keep_coupons(scene: &Scene<'_>, memory: &mut Memory, day: &mut ShardDay) {
    if scene.day.is_multiple_of(7) {
        memory.pushes.iter_mut().filter(|p| **p != OPTED_OUT).for_each(|p| *p = 0);
    }
    let today = i64::from(scene.day);
    for (index, coupon) in scene.coupons.iter().enumerate() {
        if today == coupon.from.max(0) {
            let range = memory.first..memory.first + memory.shoppers;
            let handed =
                range.enumerate().filter(|&(local, shopper)| can_have(scene, memory, (shopper, local), coupon));
            let handed = handed.count();
            day.funnel[coupon.slot].distributed += handed as u64;
        }
        if today == coupon.to + 1 {
            for state in memory.offers.iter_mut().skip(index).step_by(memory.coupons) {
                if *state == OfferState::Loaded {
                    *state = OfferState::Expired;
                    day.funnel[coupon.slot].expired += 1;
                }
            }
        }
        push(scene, memory, day, (index, coupon));
    }
}

/// Pushes of a coupon sent on a day: the plan of the sender, the same for everyone.
fn pushes_on(coupon: &Coupon, day: Day) -> u8 {
    let gone = (i64::from(day) - coupon.from.max(0)) as f64;
    let per_day = f64::from(coupon.pushes_per_week) / 7.0;
    ((per_day * (gone + 1.0)).floor() - (per_day * gone).floor()) as u8
}

/// Pushes of a live coupon to shoppers of a shard who opted in; an opened push is a contact with the channel.
///
/// Each push beyond those that annoy nobody lets some turn pushes off, for good.
fn push(scene: &Scene<'_>, memory: &mut Memory, day: &mut ShardDay, (index, coupon): (usize, &Coupon)) {
    if coupon.pushes_per_week <= 0.0 || !coupon.is_live(scene.day) {
        return;
    }
    let sent = pushes_on(coupon, scene.day);
    let is_app = |c: &Channel| c.is_account() && c.kind == ChannelKind::App;
    let Some(app) = scene.market.channels.iter().position(is_app).filter(|_| sent > 0) else { return };
    let behaviour = scene.behaviour;
    let opens = if coupon.targeted { behaviour.push_open_targeted } else { behaviour.push_open } as f32;
    for local in 0..memory.shoppers {
        let shopper = memory.first + local;
        if !can_have(scene, memory, (shopper, local), coupon) || !opted_in(scene, shopper) {
            continue;
        }
        for nth in 0..sent {
            if memory.pushes[local] == OPTED_OUT {
                break;
            }
            memory.pushes[local] = (memory.pushes[local] + 1).min(OPTED_OUT - 1);
            day.funnel[coupon.slot].delivered += 1;
            let words = scene.draws.words(Key { occasion: nth, ..scene.key(Purpose::Push, shopper, coupon.key) });
            if open_unit(words[0]) < opens {
                day.funnel[coupon.slot].opened += 1;
                meet(scene, memory, local, app);
                note(scene, day, shopper, app, Stage::Discover, "push");
                offer_coupon(scene, memory, day, (shopper, local), (index, coupon, 1.0));
            }
            let annoys = f64::from(memory.pushes[local]) > behaviour.pushes_free_per_week;
            if annoys && f64::from(open_unit(words[1])) < behaviour.push_opt_out {
                memory.pushes[local] = OPTED_OUT;
                day.funnel[coupon.slot].opted_out += 1;
            }
        }
    }
}

fn opted_in(scene: &Scene<'_>, shopper: usize) -> bool {
    let key = Key { purpose: Purpose::Contact, shopper: shopper as u32, day: 0, occasion: PUSH_OCCASION, item: 0 };
    scene.draws.uniform(key) < scene.behaviour.push_opt_in as f32
}
