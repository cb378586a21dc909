//! Free samples: use without purchase (E12; Bawa & Shoemaker 2004).

use super::Scene;
use super::learn::first_use;
use super::scene::ShardDay;
use crate::draws::{Purpose, open_unit};
use crate::population::Memory;
use crate::program::Sample;

/// Samples sent home today.
pub fn send_home(scene: &Scene<'_>, memory: &mut Memory, day: &mut ShardDay) {
    for (index, sample) in scene.samples.iter().enumerate() {
        if sample.at_home && i64::from(scene.day) == sample.from.max(0) {
            for local in 0..memory.shoppers {
                give(scene, memory, day, (memory.first + local, local), (index, sample));
            }
        }
    }
}

/// Samples given out where the shopper has come in; returns a bit per product tried.
pub fn hand_out(
    scene: &Scene<'_>,
    memory: &mut Memory,
    day: &mut ShardDay,
    who: (usize, usize),
    channel: usize,
) -> u64 {
    let mut tried = 0;
    for (index, sample) in scene.samples.iter().enumerate() {
        let store = scene.people.store[who.0 * scene.people.channels + channel];
        let up = sample.channels >> channel & 1 == 1 && scene.offers.is_up(sample.slot, store);
        let here = up && !sample.at_home && sample.is_live(scene.day);
        if here && scene.uniform(Purpose::Sample, who.0, sample.key) < sample.per_visit {
            tried |= give(scene, memory, day, who, (index, sample));
        }
    }
    tried
}

/// Each shopper of the audience gets one: at home, tried, and the brand used last.
fn give(
    scene: &Scene<'_>,
    memory: &mut Memory,
    day: &mut ShardDay,
    (shopper, local): (usize, usize),
    (index, sample): (usize, &Sample),
) -> u64 {
    let allowed = sample.layer.is_none_or(|l| scene.layers_of(memory, (shopper, local)) >> l & 1 == 1);
    if !allowed || memory.sampled[local] >> index & 1 == 1 {
        return 0;
    }
    memory.sampled[local] |= 1 << index;
    day.funnel[sample.slot].distributed += 1;
    let word = scene.draws.words(scene.key(Purpose::Sample, shopper, sample.key))[1];
    let mut which = (open_unit(word) * sample.products.count_ones() as f32) as u32;
    let mut products = sample.products;
    while which > 0 && products & (products - 1) != 0 {
        products &= products - 1;
        which -= 1;
    }
    let product = products.trailing_zeros() as usize;
    memory.pantry[local * memory.categories + scene.market.products[product].category] += sample.packs;
    first_use(scene, memory, local, product);
    1 << product
}
