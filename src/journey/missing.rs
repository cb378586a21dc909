//! What a shopper does when the chosen product is not there (E18): one keyed draw against the table of Gruen,
//! Corsten & Bharadwaj (2002), tilted by how much the shopper wants this brand, needs the category and can reach.

use super::arrive::{recognised, stand_at, visit};
use super::channel::{Among, choose_outlet};
use super::choose::{best_product, buy, is_refused};
use super::consider::{Handicap, Scores, Stand, score};
use super::knowledge::Knowledge;
use super::need::Need;
use super::scene::{Missing, Reaction, Scene, ShardDay, Stage};
use super::shelf::{Absence, absence};
use super::touch;
use crate::draws::{Purpose, open_unit};
use crate::market::Category;
use crate::math;
use crate::population::Memory;
use crate::program::OnShelf;

/// What was wanted and is not there.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wish {
    /// Place in the category.
    pub place: usize,
    /// Why it is not there.
    pub cause: Absence,
}

/// Lets the shopper react; a purchase that follows leaves its intent.
pub(super) fn react(
    scene: &Scene<'_>,
    memory: &mut Memory,
    day: &mut ShardDay,
    (category, stand, wish): (&Category, &Stand, Wish),
    (knowledge, handicap, need): (&Knowledge, &Handicap, &Need),
) {
    let product = &scene.market.products[category.products.start + wish.place];
    let words = scene.draws.words(scene.key(Purpose::GapReaction, stand.shopper, product.key));
    let mut choice = Choice { category, knowledge, need, handicap: *handicap };
    let outlet = choose_outlet(
        scene,
        memory,
        (stand.shopper, stand.local),
        (stand.major, knowledge, Among::Except(stand.channel)),
    );
    let is_online = scene.market.channels[stand.channel].kind.is_online();
    let mut reaction =
        drawn(&weights(scene, category, stand, (need, wish.place, outlet.is_some())), is_online, open_unit(words[0]));
    let substitute = is_online && f64::from(open_unit(words[1])) < scene.behaviour.substitute_accepted;
    if substitute || matches!(reaction, Reaction::SameBrand | Reaction::OtherBrand) {
        let wanted = if substitute { None } else { Some(reaction) };
        reaction = choice.instead(scene, memory, day, stand, (wish.place, wanted));
    } else if let Some(outlet) = outlet.filter(|_| reaction == Reaction::OtherStore) {
        reaction = choice.elsewhere(scene, memory, day, (stand, outlet));
    }
    note(scene, memory, day, (category, stand, wish), (need, reaction));
}

/// Writes down what was missed, and what the shopper did.
pub(super) fn note(
    scene: &Scene<'_>,
    memory: &mut Memory,
    day: &mut ShardDay,
    (category, stand, wish): (&Category, &Stand, Wish),
    (need, reaction): (&Need, Reaction),
) {
    let product = category.products.start + wish.place;
    if reaction == Reaction::Drop && scene.behaviour.pantry >= 0.5 {
        // The need is gone without a purchase: as if the packs had been used.
        let row = stand.local * memory.categories + scene.market.products[product].category;
        memory.pantry[row] += (need.target - need.pantry).max(1.0);
    }
    touch::note(scene, day, stand.shopper, stand.channel, Stage::Consider, "missing");
    day.missing.push(Missing {
        shopper: stand.shopper as u32,
        channel: stand.channel as u8,
        product: product as u16,
        cause: wish.cause,
        reaction,
    });
}

/// Weights of the reactions in the order of [`Reaction`].
///
/// Shares of leaving (other store, no purchase) are those of the category's archetype. A strong preference raises other store
/// and same brand (Campo, Gijsbrechts & Nisol 2000; Sloot et al. 2005), a low pantry lowers waiting, and who can
/// reach no other outlet waits or takes another brand.
fn weights(
    scene: &Scene<'_>,
    category: &Category,
    stand: &Stand,
    (need, place, can_leave): (&Need, usize, bool),
) -> [f32; 5] {
    let b = scene.behaviour;
    let mut weights =
        [b.gap_other_store, b.gap_other_brand, b.gap_same_brand, b.gap_delay, b.gap_drop].map(|w| w as f32);
    let total: f32 = weights.iter().sum::<f32>().max(f32::MIN_POSITIVE);
    let leaves = ((weights[0] + weights[4]) / total).clamp(1e-3, 1.0 - 1e-3);
    let (leave, stay) = (category.gap_leave / leaves, (1.0 - category.gap_leave) / (1.0 - leaves));
    weights.iter_mut().enumerate().for_each(|(at, w)| *w *= if at == 0 || at == 4 { leave } else { stay });
    // Of the brand: packs of one brand are near substitutes.
    let wanted = brand_preference(scene, category, stand, place);
    let tilt = (1.0 + b.gap_preference_tilt as f32 * (wanted - TYPICAL_PREFERENCE)).max(0.1);
    weights[Reaction::OtherStore as usize] *= tilt;
    weights[Reaction::SameBrand as usize] *= tilt;
    let filled = (need.pantry / need.target).clamp(0.0, 1.0);
    weights[Reaction::Delay as usize] *= (1.0 - TYPICAL_PANTRY) + filled;
    if !has_other_pack(scene, category, stand, place) {
        // Who would take another pack wants the brand: without one, part of them look for it elsewhere.
        let stuck = std::mem::take(&mut weights[Reaction::SameBrand as usize]);
        weights[Reaction::OtherStore as usize] += stuck * wanted;
        weights[Reaction::OtherBrand as usize] += stuck * (1.0 - wanted);
    }
    if !can_leave {
        let stuck = std::mem::take(&mut weights[Reaction::OtherStore as usize]);
        weights[Reaction::Delay as usize] += stuck / 2.0;
        weights[Reaction::OtherBrand as usize] += stuck / 2.0;
    }
    weights
}

/// Share of the category that the shopper gives to the brand of a product at base prices.
fn brand_preference(scene: &Scene<'_>, category: &Category, stand: &Stand, place: usize) -> f32 {
    let brand = scene.market.products[category.products.start + place].brand;
    math::exp(scene.tastes.ln_taste[stand.shopper * scene.people.brands + brand])
}

/// Does the outlet list another pack of the brand.
fn has_other_pack(scene: &Scene<'_>, category: &Category, stand: &Stand, place: usize) -> bool {
    let row = scene.offers.row(stand.mask, stand.channel);
    let wanted = category.products.start + place;
    let same = |p: usize| scene.market.products[p].brand == scene.market.products[wanted].brand;
    category.products.clone().any(|p| p != wanted && same(p) && row[p].shelf == OnShelf::Listed)
}

/// Share of a shopper's taste that a bought product has on average; tilts leave the mean table alone there.
const TYPICAL_PREFERENCE: f32 = 0.5;
/// Pantry of a shopper who buys, in targets.
const TYPICAL_PANTRY: f32 = 0.2;

/// The reaction that a uniform draw picks; online the picker has offered a substitute already.
fn drawn(weights: &[f32; 5], is_online: bool, uniform: f32) -> Reaction {
    let open = |r: &Reaction| !is_online || !matches!(r, Reaction::SameBrand | Reaction::OtherBrand);
    let total: f32 = Reaction::ALL.iter().filter(|r| open(r)).map(|&r| weights[r as usize]).sum();
    let mut left = uniform * total;
    for &reaction in Reaction::ALL.iter().filter(|r| open(r)) {
        left -= weights[reaction as usize];
        if left < 0.0 {
            return reaction;
        }
    }
    Reaction::Drop
}

/// A purchase of the category that is already decided; only the product is open.
struct Choice<'a> {
    category: &'a Category,
    knowledge: &'a Knowledge,
    need: &'a Need,
    /// What went wrong before; which products are there is another matter at each outlet.
    handicap: Handicap,
}

impl Choice<'_> {
    /// Takes another product here; of the same or another brand, or whichever is best. Waits when there is none.
    fn instead(
        &mut self,
        scene: &Scene<'_>,
        memory: &mut Memory,
        day: &mut ShardDay,
        stand: &Stand,
        (place, wanted): (usize, Option<Reaction>),
    ) -> Reaction {
        let brand = |at: usize| scene.market.products[self.category.products.start + at].brand;
        let of_brand = (0..self.category.products.len())
            .filter(|&at| brand(at) == brand(place))
            .fold(0_u32, |bits, at| bits | 1 << at);
        let barred = match wanted {
            Some(Reaction::SameBrand) => !of_brand,
            Some(_) => of_brand,
            None => 0,
        };
        for barred in [barred, of_brand] {
            if let Some(found) = self.buy_best(scene, memory, day, stand, barred | 1 << place) {
                return if of_brand >> found & 1 == 1 { Reaction::SameBrand } else { Reaction::OtherBrand };
            }
        }
        Reaction::Delay
    }

    /// Goes to another outlet on the same day, for this category only.
    fn elsewhere(
        &mut self,
        scene: &Scene<'_>,
        memory: &mut Memory,
        day: &mut ShardDay,
        (from, outlet): (&Stand, usize),
    ) -> Reaction {
        let who = (from.shopper, from.local);
        let recognised = recognised(scene, memory, day, who, outlet);
        let stand = stand_at(scene, memory, day, who, (outlet, from.major, recognised));
        // What was promised at the first outlet is no matter at the second.
        self.handicap.price_gap = 0.0;
        let elsewhere = Knowledge { in_basket: 0, understood: 0, ..*self.knowledge };
        let mut there = Choice { knowledge: &elsewhere, ..*self };
        if there.buy_best(scene, memory, day, &stand, 0).is_none() {
            return Reaction::Delay;
        }
        let mut today = day.visits.iter().rev().take_while(|v| v.shopper as usize == from.shopper);
        if !today.any(|v| usize::from(v.channel) == outlet) {
            visit(scene, memory, day, who, (outlet, from.major, false, recognised), 1.0);
        }
        Reaction::OtherStore
    }

    /// Buys the best product that is there and whose coupon is honoured; returns its place.
    fn buy_best(
        &mut self,
        scene: &Scene<'_>,
        memory: &mut Memory,
        day: &mut ShardDay,
        stand: &Stand,
        barred: u32,
    ) -> Option<usize> {
        let mut handicap = Handicap { missing: barred, ..self.handicap };
        let mut scores = Scores::default();
        loop {
            score(scene, memory, self.category, stand, (self.knowledge, &handicap), &mut scores);
            let place = best_product(scene, self.category, stand.shopper, &scores)?;
            if is_refused(scene, day, stand, scores.coupon[place], &mut handicap) {
                continue;
            }
            if absence(scene, stand, self.category.products.start + place).is_none() {
                let reason = (self.knowledge, &handicap, self.need);
                buy(scene, memory, day, (self.category, stand), (place, &scores), reason);
                return Some(place);
            }
            handicap.missing |= 1 << place;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reactions_come_in_proportion_to_their_weights() {
        let weights = [31.0, 26.0, 19.0, 15.0, 9.0];
        let mut counts = [0; 5];
        (0..1000).for_each(|at| counts[drawn(&weights, false, (at as f32 + 0.5) / 1000.0) as usize] += 1);
        assert_eq!(counts, [310, 260, 190, 150, 90]);
    }

    #[test]
    fn who_refused_the_substitute_of_an_order_takes_no_other_product() {
        let weights = [31.0, 26.0, 19.0, 15.0, 9.0];
        for at in 0..100 {
            let reaction = drawn(&weights, true, (at as f32 + 0.5) / 100.0);
            assert!(!matches!(reaction, Reaction::SameBrand | Reaction::OtherBrand), "{reaction:?}");
        }
    }
}
