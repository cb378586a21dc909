//! Contacts with advertising and what is remembered of them (E13).
//!
//! Memory of a shopper is brought up to date on trips only: contacts are keyed by day, so nothing is lost.

use super::Scene;
use super::scene::ShardDay;
use super::touch;
use crate::draws::{Key, Purpose, open_unit, poisson};
use crate::ids::Day;
use crate::market::MAX_BRANDS;
use crate::math;
use crate::population::Memory;
use crate::program::Flight;

/// Occasion numbers of draws that are not the contacts themselves.
const REACHED: u8 = 1;
const CLICKED: u8 = 2;

/// Utility that advertising adds to each brand today: a (M − M of the base world).
#[must_use]
pub fn felt(
    scene: &Scene<'_>,
    memory: &mut Memory,
    day: &mut ShardDay,
    (shopper, local): (usize, usize),
) -> [f32; MAX_BRANDS] {
    let mut felt = [0.0; MAX_BRANDS];
    if memory.adstock.is_empty() {
        return felt;
    }
    let mut brands = scene.flights.iter().fold(scene.media.ordinary, |bits, f| bits | 1 << f.brand);
    while brands != 0 {
        let brand = brands.trailing_zeros() as usize;
        brands &= brands - 1;
        let level = remember(scene, memory, day, (shopper, local), brand);
        felt[brand] = scene.behaviour.media_response as f32 * (level - scene.media.mean[brand]);
    }
    felt
}

/// Takes in the contacts since the last trip: A ← kept × A + contacts, day by day; returns M.
fn remember(
    scene: &Scene<'_>,
    memory: &mut Memory,
    today: &mut ShardDay,
    (shopper, local): (usize, usize),
    brand: usize,
) -> f32 {
    let maker = &scene.market.brands[brand];
    let key = Key { day: 0, occasion: REACHED, ..scene.key(Purpose::Exposure, shopper, maker.key) };
    let place = scene.draws.uniform(key);
    let row = local * memory.brands + brand;
    let mut stock = memory.adstock[row];
    for day in stock.counted_to..=scene.day {
        let mut contacts = 0;
        if place < maker.media_reach {
            contacts += met(scene, shopper, day, (maker.key, maker.media_per_day));
        }
        for flight in scene.flights.iter().filter(|f| f.brand == brand && f.is_live(day) && place < f.reach) {
            if flight.layer.is_none_or(|l| scene.layers_of(memory, (shopper, local)) >> l & 1 == 1) {
                let shown = met(scene, shopper, day, (flight.key, flight.per_day));
                today.funnel[flight.slot].contacts += u64::from(shown);
                click(scene, memory, today, (shopper, local), (flight, day, shown));
                contacts += shown;
            }
        }
        stock.contacts = stock.contacts * scene.media.kept + contacts as f32;
        stock.recent = stock.recent * scene.media.recent_kept + contacts as f32;
    }
    stock.counted_to = scene.day + 1;
    memory.adstock[row] = stock;
    scene.media.memory(stock.contacts, stock.recent)
}

/// Contacts of a day: Poisson, four days to a draw.
fn met(scene: &Scene<'_>, shopper: usize, day: Day, (item, per_day): (u32, f32)) -> u32 {
    if per_day <= 0.0 {
        return 0;
    }
    let key = Key { purpose: Purpose::Exposure, shopper: shopper as u32, day: day / 4, occasion: 0, item };
    poisson(open_unit(scene.draws.words(key)[usize::from(day % 4)]), per_day)
}

/// Some contacts online are clicked, more by those who like the brand (a root, as with coupons); a click is a touch.
fn click(
    scene: &Scene<'_>,
    memory: &mut Memory,
    today: &mut ShardDay,
    (shopper, local): (usize, usize),
    (flight, day, contacts): (&Flight, Day, u32),
) {
    let Some(ad) = flight.ad.filter(|_| contacts > 0).map(usize::from) else { return };
    let key = Key { purpose: Purpose::Exposure, shopper: shopper as u32, day, occasion: CLICKED, item: flight.key };
    let taste = math::exp(scene.tastes.ln_taste[shopper * scene.people.brands + flight.brand]);
    let liking = touch::liking(taste, scene.market.brands[flight.brand].share as f32);
    let chance = scene.behaviour.ad_click as f32 * liking * contacts as f32;
    if scene.draws.uniform(key) < chance {
        record_click(scene, memory, today, local, (ad, day));
    }
}

/// A click on an ad: platforms credit sales to it for some days.
pub fn record_click(
    scene: &Scene<'_>,
    memory: &mut Memory,
    today: &mut ShardDay,
    local: usize,
    (ad, day): (usize, Day),
) {
    let clicked = &scene.ads[ad];
    memory.clicks[local * memory.ads + ad] = day;
    today.funnel[clicked.slot].clicks += 1;
    touch::meet_on(scene, memory, (local, day), clicked.channel);
}
