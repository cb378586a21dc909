//! Arithmetic over the alternatives of a category, eight at a time: draws of all products, the nested sum of utilities, and
//! the noise of the contest between products.
//!
//! Each function gives the bits of the one-by-one formulas, on every processor; sums run in the order of products and brands.

use super::consider::{UNAVAILABLE, depth_curve};
use crate::draws::{Purpose, Rounds, gumbel, ln_stable, open_unit};
use crate::lanes::{Block, LANES, Lanes, both, each, load, words};
use crate::market::{Category, MAX_BRANDS, MAX_CATEGORY_PRODUCTS, OWNERS};
use crate::math;
use crate::program::Glance;
use multiversion::multiversion;

/// A number per product of a category, in file order.
pub type ByProduct = [f32; MAX_CATEGORY_PRODUCTS];
/// A number per brand of a category, in file order.
pub type ByBrand = [f32; MAX_BRANDS];

/// Who looks at a category, and when.
#[derive(Clone, Copy, Debug)]
pub struct Looker<'a> {
    /// Shopper number.
    pub shopper: usize,
    /// Day.
    pub day: crate::ids::Day,
    /// Keys of the rounds of this future.
    pub rounds: &'a Rounds,
}

impl Looker<'_> {
    #[inline(always)]
    fn block(&self, purpose: Purpose, keys: [u32; LANES]) -> Block {
        Block::new([self.shopper as u32; LANES], self.day, purpose, keys)
    }
}

/// Two uniform numbers per product: is its price noticed, and is it found in an online list.
#[multiversion(targets("x86_64+avx512f+avx512dq+avx512bw+avx512vl+avx2", "x86_64+avx2"))]
pub fn attention(looker: &Looker<'_>, category: &Category, (noticed, found): (&mut ByProduct, &mut ByProduct)) {
    for (block, keys) in category.product_keys.as_chunks::<LANES>().0.iter().enumerate() {
        let drawn = words(&looker.block(Purpose::Attention, *keys), looker.rounds);
        lanes_of(noticed, block).copy_from_slice(&each(drawn[0], open_unit));
        lanes_of(found, block).copy_from_slice(&each(drawn[1], open_unit));
    }
}

/// λ (Gumbel + ln S of the brand) of every product; a brand's only pack has plain Gumbel noise: the same shares without a
/// nest draw.
#[multiversion(targets("x86_64+avx512f+avx512dq+avx512bw+avx512vl+avx2", "x86_64+avx2"))]
pub fn product_noise(looker: &Looker<'_>, category: &Category, lambda: f32, noise: &mut ByProduct) {
    let mut nests = [0.0; MAX_BRANDS];
    if lambda < 1.0 {
        for (block, keys) in category.nest_keys.as_chunks::<LANES>().0.iter().enumerate() {
            let drawn = words(&looker.block(Purpose::BrandNest, *keys), looker.rounds);
            lanes_of(&mut nests, block).copy_from_slice(&both(drawn[0], drawn[1], |a, b| ln_stable([a, b], lambda)));
        }
    }
    for (block, keys) in category.product_keys.as_chunks::<LANES>().0.iter().enumerate() {
        let own = each(words(&looker.block(Purpose::ProductNoise, *keys), looker.rounds)[0], gumbel);
        lanes_of(noise, block).copy_from_slice(&own);
    }
    for (place, nest) in category.nest_of.iter().enumerate() {
        let (scale, stable) = nest.map_or((1.0, 0.0), |nest| (lambda, nests[usize::from(nest)]));
        noise[place] = scale * (noise[place] + stable);
    }
}

/// Sum over brands of (sum over its products of e^(V/λ))^λ; 0 when nothing can be bought.
#[multiversion(targets("x86_64+avx512f+avx512dq+avx512bw+avx512vl+avx2", "x86_64+avx2"))]
pub fn nested_sum(category: &Category, utility: &ByProduct, lambda: f32) -> f32 {
    let count = category.brand_of.len();
    let mut weight = [0.0; MAX_CATEGORY_PRODUCTS];
    for block in 0..count.div_ceil(LANES) {
        let v: Lanes = block_of(utility, block);
        lanes_of(&mut weight, block).copy_from_slice(&each(v, |v| math::exp(v / lambda)));
    }
    let mut nest = [0.0; MAX_BRANDS];
    for (place, brand) in category.brand_of.iter().enumerate() {
        if utility[place] > UNAVAILABLE {
            nest[usize::from(*brand)] += weight[place];
        }
    }
    let brands = category.brands.len();
    let mut inclusive = [0.0; MAX_BRANDS];
    for block in 0..brands.div_ceil(LANES) {
        let sum: Lanes = block_of(&nest, block);
        lanes_of(&mut inclusive, block).copy_from_slice(&each(sum, |sum| math::exp(lambda * math::ln(sum))));
    }
    let mut total = 0.0;
    for brand in 0..brands {
        total += if nest[brand] > 0.0 { inclusive[brand] } else { 0.0 };
    }
    total
}

/// How a noticed gain against the reference price is felt (E7, E8).
#[derive(Clone, Copy, Debug)]
pub struct Gains {
    /// Household and channel price response, below 0.
    pub response: f32,
    /// Utility of a log price below the reference, before the depth curve.
    pub slope: f32,
    /// Bends of the depth curve, and its weight beyond them.
    pub curve: [f32; 3],
}

/// What a shopper feels about the brands of a category in a channel, `[brand]` each; more may follow in the first two.
#[derive(Clone, Copy, Debug)]
pub struct Brands<'a> {
    /// Tastes.
    pub ln_taste: &'a [f32],
    /// Experience.
    pub experience: &'a [f32],
    /// Reference prices by owner.
    pub reference: &'a [[f32; OWNERS]],
    /// The owner.
    pub owner: usize,
    /// What they are here at most.
    pub glances: &'a [Glance],
}

/// Sum over brands of e^V, each as attractive as its cheapest pack with its price noticed where that helps.
///
/// * `beside`: utility of each brand beside taste, experience and price
#[multiversion(targets("x86_64+avx512f+avx512dq+avx512bw+avx512vl+avx2", "x86_64+avx2"))]
pub fn highest_sum(gains: &Gains, brands: &Brands<'_>, beside: &ByBrand) -> f32 {
    let count = brands.glances.len();
    let [threshold, saturation, tail] = gains.curve;
    let mut total = 0.0;
    for block in 0..count.div_ceil(LANES) {
        let at = block * LANES;
        let taste = load(brands.ln_taste, at);
        let experience = load(brands.experience, at);
        let (mut reference, mut price) = ([0.0; LANES], [0.0; LANES]);
        let of_brands = brands.reference[at..].iter().zip(&brands.glances[at..]);
        for (lane, (references, glance)) in of_brands.take(LANES).enumerate() {
            reference[lane] = references[brands.owner % OWNERS];
            price[lane] = glance.felt_price;
        }
        let beside: Lanes = block_of(beside, block);
        let mut level = [0.0; LANES];
        for lane in 0..LANES {
            let step = (reference[lane] - price[lane]).max(0.0);
            let felt = gains.slope * depth_curve(step, threshold, saturation, tail);
            level[lane] =
                taste[lane] + beside[lane] + gains.response * reference[lane] + experience[lane] + felt.max(0.0);
        }
        for power in each(level, math::exp).iter().take(count - at) {
            total += power;
        }
    }
    total
}

#[inline(always)]
fn lanes_of<const N: usize>(numbers: &mut [f32; N], block: usize) -> &mut [f32] {
    &mut numbers[block * LANES..(block + 1) * LANES]
}

#[inline(always)]
fn block_of<const N: usize>(numbers: &[f32; N], block: usize) -> Lanes {
    let mut lanes = [0.0; LANES];
    lanes.copy_from_slice(&numbers[block * LANES..(block + 1) * LANES]);
    lanes
}
