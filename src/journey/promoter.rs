//! Promoters in a store: shoppers come while they are there, stop, and understand; who understands likes the product as
//! one who understands a display does.

use super::funnel::{stop_chance, understand_chance};
use super::scene::{Pass, Scene, ShardDay};
use crate::draws::{Purpose, open_unit};
use crate::math;
use crate::population::{Memory, NO_STORE};
use crate::program::Promoter;
use crate::scenario::defaults::Behaviour;

/// How much more it does to understand than to pass an ordinary display, whose calibrated pull is a mean over those who pass.
#[inline]
#[must_use]
pub fn force(behaviour: &Behaviour) -> f32 {
    1.0 / (stop_chance(behaviour, 1.0) * understand_chance(behaviour, 1.0)).max(1e-3)
}

/// Chance that a shopper who passes stops at one of the promoters: 1 − (1 − s)^promoters.
#[must_use]
pub fn stops(behaviour: &Behaviour, promoter: &Promoter) -> f32 {
    let passes = (1.0 - behaviour.promoter_stop as f32).max(1e-6);
    1.0 - math::exp(promoter.heads * math::ln(passes))
}

/// Lets a shopper who came to an outlet meet the promoters there; returns a bit per product understood.
pub(super) fn meet(
    scene: &Scene<'_>,
    memory: &Memory,
    day: &mut ShardDay,
    (shopper, local): (usize, usize),
    channel: usize,
) -> u64 {
    let store = scene.people.store[shopper * scene.people.channels + channel];
    if store == NO_STORE {
        return 0;
    }
    let mut understood_of = 0;
    for promoter in scene.extras.promoters.iter().filter(|p| p.is_live(scene.day) && p.stores[usize::from(store)]) {
        let words = scene.draws.words(scene.key(Purpose::Promoter, shopper, promoter.key));
        let for_them = promoter.layer.is_none_or(|l| scene.layers_of(memory, (shopper, local)) >> l & 1 == 1);
        if !for_them || open_unit(words[0]) >= promoter.there {
            continue;
        }
        let stopped = open_unit(words[1]) < stops(scene.behaviour, promoter);
        let clear = (scene.behaviour.promoter_understand as f32 * promoter.quality).min(1.0);
        let understood = stopped && open_unit(words[2]) < clear;
        day.passes.push(Pass {
            shopper: shopper as u32,
            channel: channel as u8,
            slot: promoter.slot,
            stopped,
            understood,
        });
        if understood {
            understood_of |= promoter.products;
        }
    }
    understood_of
}
