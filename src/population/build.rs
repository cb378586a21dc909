//! Draws the shoppers of a future (E1, and the fixed part of E3 and E4).

use super::joining;
use super::{Blueprint, CategoryPlan, NO_STORE, Place, Population, QUARTER_DAYS, SHARD_SHOPPERS, Tastes};
use crate::draws::{Draws, Key, KeyedStream, Purpose, open_unit};
use crate::scenario::Owner;
use rayon::prelude::*;
use std::sync::Arc;

/// Floor of log tastes: a brand below it is practically never bought.
const LN_TASTE_FLOOR: f64 = -40.0;
/// Gamma shape of trip rates (Bell, Ho & Tang 1998; shape from the panel behind the quickstart is 1.1 for one chain).
pub const TRIP_SHAPE: f64 = 3.0;
/// Gamma shape of distances from home. Assumption: a mode below the mean and a long tail.
const DISTANCE_SHAPE: f64 = 2.0;
/// Items that key the draws of a shopper besides channels, categories and brands.
mod item {
    pub const SEGMENT: u32 = 1;
    pub const TRIPS: u32 = 4;
    pub const SENSITIVITY: u32 = 5;
    pub const RENEW_USE: u32 = 6;
    pub const RENEW_TASTE: u32 = 7;
    /// Keeps the distance to a channel apart from the use of a category of the same name.
    pub const DISTANCE: u32 = 0x4449_5354;
    /// Keeps the split of the account's trips over its app and the rest apart from tastes for outlets.
    pub const IN_APP: u32 = 0x4150_5053;
}

/// Draws all shoppers of a future.
#[must_use]
pub fn build(plan: &Blueprint, draws: &Draws) -> Population {
    let brands = plan.categories.iter().map(|c| c.brands.len()).sum();
    let mut people = Population {
        shoppers: plan.shoppers,
        channels: plan.places.len(),
        categories: plan.categories.len(),
        brands,
        segment: Vec::with_capacity(plan.shoppers),
        trips_per_day: Vec::with_capacity(plan.shoppers),
        sensitivity: Vec::with_capacity(plan.shoppers),
        reach: Vec::with_capacity(plan.shoppers),
        app: Vec::new(),
        member: Vec::new(),
        joins: Vec::new(),
        moves_to_app: Vec::with_capacity(plan.shoppers),
        store: Vec::with_capacity(plan.shoppers * plan.places.len()),
        outlet: Vec::with_capacity(plan.shoppers * plan.places.len()),
        quarters: Vec::new(),
    };
    (0..plan.shoppers as u32).for_each(|shopper| add_shopper(plan, draws, shopper, &mut people));
    let mut weights = vec![0.0; plan.shoppers * plan.places.len()];
    let rows = weights.par_chunks_mut(plan.places.len()).zip(&people.reach).enumerate();
    let rows = rows.with_min_len(SHARD_SHOPPERS);
    rows.for_each(|(shopper, (row, reach))| weigh_outlets(plan, draws, (shopper as u32, *reach), row));
    let segment = people.segment.clone();
    let use_of = |shopper: usize| relative_use(plan, draws, shopper as u32, usize::from(segment[shopper]));
    joining::assign(plan, draws, &mut people, &weights, use_of);
    let in_app = joining::mean_share_in_app(plan, &people, &weights);
    for shopper in 0..plan.shoppers as u32 {
        let first = shopper as usize * plan.places.len();
        add_outlets(plan, draws, shopper, (&weights[first..first + plan.places.len()], in_app), &mut people);
    }
    people.quarters = quarters(plan, draws, &people.segment);
    people
}

fn identity(draws: &Draws, shopper: u32, item: u32) -> f64 {
    f64::from(draws.uniform(Key { purpose: Purpose::Identity, shopper, day: 0, occasion: 0, item }))
}

fn add_shopper(plan: &Blueprint, draws: &Draws, shopper: u32, people: &mut Population) {
    let which = identity(draws, shopper, item::SEGMENT);
    let index = plan.segments.iter().position(|s| which < s.up_to).unwrap_or(plan.segments.len() - 1);
    let segment = &plan.segments[index];
    let rate = draws.stream(Purpose::Rate, shopper, item::TRIPS).unit_gamma(TRIP_SHAPE) * segment.trips_per_day;
    let spread = plan.sensitivity_spread;
    let tilt = draws.stream(Purpose::Rate, shopper, item::SENSITIVITY).standard_normal() * spread;
    people.segment.push(index as u8);
    people.trips_per_day.push(rate as f32);
    // Mean 1 over households: the mean of a log-normal is exp(variance / 2).
    people.sensitivity.push((segment.sensitivity * libm::exp(tilt - spread * spread / 2.0)) as f32);
    let mut reach = 0_u16;
    for (channel, place) in plan.places.iter().enumerate() {
        reach |= u16::from(identity(draws, shopper, place.key) < place.reach) << channel;
    }
    people.reach.push(reach);
}

/// Gamma weights of the outlets in reach, `[place]`; their shares are Dirichlet.
fn weigh_outlets(plan: &Blueprint, draws: &Draws, (shopper, reach): (u32, u16), weights: &mut [f64]) {
    for (channel, (weight, place)) in weights.iter_mut().zip(&plan.places).enumerate() {
        if reach >> channel & 1 == 0 || place.trip_share <= 0.0 {
            continue;
        }
        // Shares are of all households: those in reach go there more often by one over the reach.
        let alpha = plan.outlet_diversity * place.trip_share / place.reach.max(1e-6);
        let drawn = draws.stream(Purpose::Taste, shopper, place.key).ln_gamma(alpha.max(1e-3));
        *weight = libm::exp(drawn.max(LN_TASTE_FLOOR)).max(1e-12);
    }
}

/// Use over all categories relative to the mean household's.
fn relative_use(plan: &Blueprint, draws: &Draws, shopper: u32, segment: usize) -> f64 {
    let relative = |c: &CategoryPlan| f64::from(use_rate(c, draws, shopper, 0)) / c.units_per_day.max(1e-9);
    let mean = plan.categories.iter().map(relative).sum::<f64>() / plan.categories.len().max(1) as f64;
    mean * plan.segments[segment].usage
}

/// Stores and base utilities of the outlets in reach.
///
/// A household's taste for an owner does not depend on its devices. Without the account's app all its trips to the
/// account go to the other outlets; with it, part of them moves to the app as ordering there becomes a habit.
fn add_outlets(
    plan: &Blueprint,
    draws: &Draws,
    shopper: u32,
    (weights, in_app): (&[f64], f64),
    people: &mut Population,
) {
    let total: f64 = weights.iter().sum();
    let mut moves = 0.0;
    for (channel, place) in plan.places.iter().enumerate() {
        people.store.push(home_store(draws, shopper, place));
        if weights[channel] <= 0.0 {
            people.outlet.push(f32::NEG_INFINITY);
            continue;
        }
        let nest = sum_where(weights, |o| plan.places[o].owner == place.owner);
        let siblings = |o: usize| plan.places[o].owner == place.owner && plan.places[o].needs_app == place.needs_app;
        let part = weights[channel] / sum_where(weights, siblings);
        let mut taste = libm::log(nest / total) + plan.outlet_nest * libm::log(part);
        let others = sum_where(weights, |o| plan.places[o].owner == place.owner && !plan.places[o].needs_app);
        if place.needs_app && others > 0.0 {
            let share = share_in_app(plan, draws, shopper, in_app);
            let left = plan.outlet_nest * libm::log(1.0 - share);
            moves = (1.0 - plan.joining.app_convenience) * left;
            taste += plan.outlet_nest * libm::log(share) - plan.joining.app_convenience * left;
        }
        people.outlet.push((taste - extra_distance(plan, draws, shopper, place)) as f32);
    }
    people.moves_to_app.push(moves as f32);
}

fn sum_where(weights: &[f64], which: impl Fn(usize) -> bool) -> f64 {
    (0..weights.len()).filter(|&o| which(o)).map(|o| weights[o]).sum()
}

/// Share of a household's trips to the account that it would make in the app: beta around its mean.
fn share_in_app(plan: &Blueprint, draws: &Draws, shopper: u32, mean: f64) -> f64 {
    let own = plan.places.iter().filter(|p| p.owner == Owner::Account as usize);
    let spread = plan.outlet_diversity * own.map(|p| p.trip_share).sum::<f64>();
    let drawn = |item: u32, share: f64| {
        draws.stream(Purpose::Taste, shopper, item).ln_gamma((spread * share).max(1e-3)).max(LN_TASTE_FLOOR)
    };
    let (app, rest) = (drawn(item::IN_APP, mean), drawn(item::IN_APP ^ 1, 1.0 - mean));
    (1.0 / (1.0 + libm::exp(rest - app))).clamp(0.001, 0.98)
}

fn home_store(draws: &Draws, shopper: u32, place: &Place) -> u16 {
    if place.store_shares.is_empty() {
        return NO_STORE;
    }
    let where_to = identity(draws, shopper, place.key ^ 0x5354_4f52);
    let number = place.store_shares.iter().position(|&up_to| where_to < up_to);
    (place.first_store + number.unwrap_or(place.store_shares.len() - 1)) as u16
}

/// Utility lost by living further away than the mean shopper of the store; shares hold for the mean.
fn extra_distance(plan: &Blueprint, draws: &Draws, shopper: u32, place: &Place) -> f64 {
    let store = home_store(draws, shopper, place);
    if store == NO_STORE {
        return 0.0;
    }
    let mean_km = place.distances_km[usize::from(store) - place.first_store];
    let relative = draws.stream(Purpose::Rate, shopper, place.key ^ item::DISTANCE).unit_gamma(DISTANCE_SHAPE);
    let cost = plan.distance_cost * mean_km;
    // Less its own log-mean, so that the spread of distances neither raises nor lowers the weight of the store.
    cost * (relative - 1.0) + cost - DISTANCE_SHAPE * libm::log(1.0 + cost / DISTANCE_SHAPE)
}

/// Use and tastes of each quarter: a share of households redraws either, independently (East & Hammond 1996).
fn quarters(plan: &Blueprint, draws: &Draws, segment: &[u8]) -> Vec<Arc<Tastes>> {
    let count = usize::from(plan.days.div_ceil(QUARTER_DAYS)).max(1);
    let brands: usize = plan.categories.iter().map(|c| c.brands.len()).sum();
    let mut tastes = Tastes {
        use_per_day: vec![0.0; plan.shoppers * plan.categories.len()],
        ln_taste: vec![0.0; plan.shoppers * brands],
    };
    for_each_shopper(plan, segment, &mut tastes, |shopper, usage, uses, tastes| {
        draw_use(plan, draws, (shopper, 0, usage), uses);
        draw_tastes(plan, draws, (shopper, 0), tastes);
    });
    let mut drawn = vec![Arc::new(tastes)];
    for quarter in 1..count {
        let renewed = renew(plan, draws, segment, &drawn[quarter - 1], quarter as u16);
        drawn.push(renewed);
    }
    drawn
}

fn renew(plan: &Blueprint, draws: &Draws, segment: &[u8], before: &Arc<Tastes>, quarter: u16) -> Arc<Tastes> {
    if plan.renewal_per_quarter <= 0.0 {
        return Arc::clone(before);
    }
    let mut after = Tastes::clone(before);
    for_each_shopper(plan, segment, &mut after, |shopper, usage, uses, tastes| {
        let key = |item| Key { purpose: Purpose::Renewal, shopper, day: quarter, occasion: 0, item };
        let renews = |item| f64::from(open_unit(draws.words(key(item))[0])) < plan.renewal_per_quarter;
        if renews(item::RENEW_USE) {
            draw_use(plan, draws, (shopper, quarter, usage), uses);
        }
        if renews(item::RENEW_TASTE) {
            draw_tastes(plan, draws, (shopper, quarter), tastes);
        }
    });
    Arc::new(after)
}

/// Hands every shopper with the relative use of the segment to `of`, and the shopper's own rows of use and tastes.
fn for_each_shopper(
    plan: &Blueprint,
    segment: &[u8],
    tastes: &mut Tastes,
    of: impl Fn(u32, f32, &mut [f32], &mut [f32]) + Sync,
) {
    let brands: usize = plan.categories.iter().map(|c| c.brands.len()).sum();
    let uses = tastes.use_per_day.par_chunks_mut(plan.categories.len().max(1));
    let rows = uses.zip(tastes.ln_taste.par_chunks_mut(brands.max(1))).zip(segment).enumerate();
    rows.with_min_len(SHARD_SHOPPERS).for_each(|(shopper, ((uses, tastes), segment))| {
        of(shopper as u32, plan.segments[usize::from(*segment)].usage as f32, uses, tastes);
    });
}

fn draw_use(plan: &Blueprint, draws: &Draws, (shopper, quarter, usage): (u32, u16, f32), uses: &mut [f32]) {
    for (per_day, category) in uses.iter_mut().zip(&plan.categories) {
        *per_day = use_rate(category, draws, shopper, quarter) * usage;
    }
}

fn draw_tastes(plan: &Blueprint, draws: &Draws, (shopper, quarter): (u32, u16), tastes: &mut [f32]) {
    let drawn = plan.categories.iter().flat_map(|category| brand_tastes(category, draws, shopper, quarter));
    tastes.iter_mut().zip(drawn).for_each(|(taste, drawn)| *taste = drawn);
}

/// Key of the quarter's own draw of a thing.
fn in_quarter(key: u32, quarter: u16) -> u32 {
    key.wrapping_add(u32::from(quarter).wrapping_mul(0x9E37_79B9))
}

fn use_rate(category: &CategoryPlan, draws: &Draws, shopper: u32, quarter: u16) -> f32 {
    let mut stream: KeyedStream = draws.stream(Purpose::Rate, shopper, in_quarter(category.key, quarter));
    (stream.unit_gamma(category.usage_shape) * category.units_per_day) as f32
}

/// Dirichlet tastes as logarithms, by gamma draws made in log space.
fn brand_tastes(
    category: &CategoryPlan,
    draws: &Draws,
    shopper: u32,
    quarter: u16,
) -> impl Iterator<Item = f32> + use<> {
    let mut logs: Vec<f64> = category
        .brands
        .iter()
        .map(|&(key, share)| {
            let alpha = (category.diversity * share).max(1e-4);
            draws.stream(Purpose::Taste, shopper, in_quarter(key, quarter)).ln_gamma(alpha)
        })
        .collect();
    let highest = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let total: f64 = logs.iter().map(|l| libm::exp(l - highest)).sum();
    let ln_total = highest + libm::log(total);
    logs.iter_mut().for_each(|l| *l = (*l - ln_total).max(LN_TASTE_FLOOR));
    logs.into_iter().map(|l| l as f32)
}
