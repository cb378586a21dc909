//! Luck of eight trips at a time.

use super::{Luck, Source};
use crate::draws::{Purpose, Rounds, gumbel, ln_stable, open_unit};
use crate::ids::Day;
use crate::lanes::{Block, LANES, Lanes, Words, both, each, words};
use crate::market::OWNERS;
use crate::math;
use multiversion::multiversion;

/// What is the same for all trips of a day.
pub(super) struct Scale<'a> {
    source: &'a Source<'a>,
    rounds: &'a Rounds,
    day: Day,
    /// Dissimilarity of outlets of an owner.
    nest: f32,
    /// Standard deviation of the log of the rest of basket.
    spread: f32,
    /// Chance that a fill-in trip looks at a category.
    fill_in: f64,
}

impl<'a> Scale<'a> {
    pub(super) const fn of(source: &'a Source<'a>, day: Day) -> Self {
        let behaviour = source.behaviour;
        let (nest, spread) = (behaviour.outlet_nest as f32, behaviour.basket_spread as f32);
        Self { source, rounds: source.draws.rounds(), day, nest, spread, fill_in: behaviour.fill_in_visit }
    }
}

/// Draws the luck of a block of trips.
#[multiversion(targets("x86_64+avx512f+avx512dq+avx512bw+avx512vl+avx2", "x86_64+avx2"))]
pub(super) fn draw_block(
    scale: &Scale<'_>,
    first: usize,
    locals: &[u16; LANES],
    (luck, noise, odds): (&mut Luck, &mut [Lanes], &mut [Lanes]),
) {
    let shopper = each(*locals, |local| first as u32 + u32::from(local));
    luck.research = each(drawn(scale, shopper, (Purpose::Research, 1))[0], open_unit);
    luck.showroom = each(drawn(scale, shopper, (Purpose::Research, 2))[0], open_unit);
    luck.basket = if scale.spread > 0.0 {
        baskets(drawn(scale, shopper, (Purpose::BasketSize, 0)), scale.spread)
    } else {
        [1.0; LANES]
    };
    luck.leaflet = leaflets(scale, shopper);
    luck.fill_in = [0; LANES];
    for (index, category) in scale.source.market.categories.iter().enumerate() {
        let uniform = each(drawn(scale, shopper, (Purpose::Incidence, category.key))[0], open_unit);
        odds[index] = each(uniform, |u| math::ln(u) - math::ln(1.0 - u));
        let visits = each(drawn(scale, shopper, (Purpose::Mission, category.key))[0], |w| {
            f64::from(open_unit(w)) < scale.fill_in
        });
        for (bits, visits) in luck.fill_in.iter_mut().zip(visits) {
            *bits |= u8::from(visits) << index;
        }
    }
    let market = scale.source.market;
    let mut nests = [[0.0; LANES]; OWNERS];
    for (owner, nest) in nests.iter_mut().enumerate().filter(|(owner, _)| market.outlets_of[*owner] > 1) {
        let stable = drawn(scale, shopper, (Purpose::OutletNest, owner as u32));
        if scale.nest < 1.0 {
            *nest = both(stable[0], stable[1], |a, b| ln_stable([a, b], scale.nest));
        }
    }
    for (index, channel) in market.channels.iter().enumerate().filter(|(_, c)| c.sells) {
        let owner = channel.owner as usize;
        // An owner's only outlet has plain Gumbel noise: the same shares without a nest draw.
        let lambda = if market.outlets_of[owner] == 1 { 1.0 } else { scale.nest };
        let own = each(drawn(scale, shopper, (Purpose::OutletNoise, channel.key))[0], gumbel);
        noise[index] = both(own, nests[owner], |own, nest| lambda * (own + nest));
    }
}

/// Words of a decision for a block of shoppers.
#[inline(always)]
fn drawn(scale: &Scale<'_>, shopper: Words, (purpose, item): (Purpose, u32)) -> [Words; 4] {
    words(&Block::new(shopper, scale.day, purpose, [item; LANES]), scale.rounds)
}

/// Rest of basket relative to its mean: log-normal with mean 1 (normal number by Box & Muller 1958).
#[inline(always)]
fn baskets(drawn: [Words; 4], spread: f32) -> Lanes {
    let radius = each(drawn[0], |w| (-2.0 * math::ln(open_unit(w))).sqrt());
    let normal = both(radius, drawn[1], |r, w| r * math::cos_to_two_pi(2.0 * std::f32::consts::PI * open_unit(w)));
    each(normal, |n| math::exp(spread * n - spread * spread / 2.0))
}

/// Leaflets read this week: one keyed draw per week, a word per owner (E14).
#[inline(always)]
fn leaflets(scale: &Scale<'_>, shopper: Words) -> [u8; LANES] {
    let drawn = words(&Block::new(shopper, scale.day / 7, Purpose::Leaflet, [0; LANES]), scale.rounds);
    let source = scale.source;
    let share = each(shopper, |s| source.leaflet_readers[usize::from(source.people.segment[s as usize])]);
    let mut read = [0; LANES];
    for (owner, drawn) in drawn.iter().enumerate() {
        let is_read = both(each(*drawn, open_unit), share, |u, share| u < share);
        for (bits, is_read) in read.iter_mut().zip(is_read) {
            *bits |= u8::from(is_read) << owner;
        }
    }
    read
}
