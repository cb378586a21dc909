//! How much a category can be worth to a shopper here at most: who would not buy at that does not buy, so most looks end
//! before any product is scored. A test holds that no answer changes.

use super::Scene;
use super::consider::{Shelf, Stand, ceiling};
use super::contest::{Brands, highest_sum};
use super::knowledge::Knowledge;
use super::promoter::force;
use crate::market::{Category, MAX_BRANDS};
use crate::math;
use crate::population::Memory;
use crate::population::memory::NONE;

/// Highest possible value and cue of the category here.
///
/// Each brand is as attractive as its cheapest pack would be with all that is beside any of its packs, its price noticed
/// where that helps; the packs of a brand share its taste by weights that add up to 1, so brands add up as in E5. Where packs
/// have coupons, extra points or something given beside the price, the bound is that of the single products.
#[must_use]
pub fn highest(
    scene: &Scene<'_>,
    memory: &Memory,
    (category, index): (&Category, usize),
    stand: &Stand,
    knowledge: &Knowledge,
) -> (f32, f32) {
    if scene.offers.special(stand.mask, stand.channel) & category.mask() != 0 {
        return ceiling(scene, memory, category, stand, knowledge);
    }
    let shelf = Shelf::new(scene, memory, (category, index), stand, knowledge);
    let (brands, first) = (category.brands.clone(), category.brands.start);
    let (mut level, mut cue) = ([0.0; MAX_BRANDS], 0.0_f32);
    if shelf.last_brand != NONE {
        level[usize::from(shelf.last_brand)] = shelf.inertia;
    }
    if shelf.online {
        (0..brands.len()).for_each(|brand| level[brand] -= shelf.ln_found(brand));
    }
    if !memory.adstock.is_empty() {
        brands.clone().for_each(|brand| level[brand - first] += shelf.advertised(knowledge, brand));
    }
    if shelf.displayed & category.mask() != 0 {
        for product in category.products.clone().filter(|p| shelf.displayed >> p & 1 == 1) {
            let offer = &scene.offers.row(stand.mask, stand.channel)[product];
            let visibility = shelf.visibility(scene, product, offer);
            level[scene.market.products[product].brand - first] += category.display_utility * visibility;
            cue = cue.max(category.display_cue * visibility);
        }
    }
    if knowledge.tried_here & category.mask() != 0 {
        cue = cue.max(scene.behaviour.sample_cue as f32);
    }
    if knowledge.understood & category.mask() != 0 {
        level[..category.brands.len()].iter_mut().for_each(|l| *l += category.display_utility * force(scene.behaviour));
        cue = cue.max(category.display_cue * force(scene.behaviour));
    }
    let glances = &scene.offers.glances(stand.mask, stand.channel)[brands.clone()];
    if shelf.leaflet {
        for (level, glance) in level.iter_mut().zip(glances).filter(|(_, g)| g.leaflet > 0.0) {
            *level += scene.behaviour.leaflet_utility as f32 * glance.leaflet;
            cue = cue.max(scene.behaviour.leaflet_cue as f32 * glance.leaflet);
        }
    }
    let (people, row) = (scene.people.brands, memory.brands);
    let tastes = Brands {
        ln_taste: &scene.tastes.ln_taste[stand.shopper * people + first..],
        experience: &memory.experience[stand.local * row + first..],
        reference: &memory.reference[stand.local * row + first..stand.local * row + brands.end],
        owner: shelf.owner,
        glances,
    };
    let total = highest_sum(&shelf.gains(scene, category), &tastes, &level);
    (math::ln(total / shelf.usual_sum(scene, category, stand)), cue)
}
