//! Attention to price and utility of every product of a category in an outlet (E6, E7, E8), and the value
//! of the category there (E5).

use super::Scene;
use super::contest::{Gains, attention, nested_sum};
use super::extras::{Beside, beside};
use super::funnel::reach_of_display;
use super::knowledge::Knowledge;
use super::promoter::force;
use crate::market::{Category, MAX_CATEGORY_PRODUCTS};
use crate::math;
use crate::population::memory::NONE;
use crate::population::{Memory, NO_STORE, OfferState};
use crate::program::{NO_SLOT, Offer, OnShelf};

/// Utility of a product that cannot be bought.
pub const UNAVAILABLE: f32 = -1.0e9;

/// Where and as whom a shopper looks at a category.
#[derive(Clone, Copy, Debug)]
pub struct Stand {
    /// Shopper number.
    pub shopper: usize,
    /// Place in the shard.
    pub local: usize,
    /// Channel.
    pub channel: usize,
    /// Store, or [`NO_STORE`].
    pub store: u16,
    /// View of the offers: audience mask, and what the store carries out.
    pub mask: usize,
    /// View that the shopper counts on; other than `mask` where offers for members are not honoured.
    pub promised: usize,
    /// Member recognised.
    pub recognised: bool,
    /// Major mission.
    pub major: bool,
}

/// What went wrong on the way; a re-run of the choice knows it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Handicap {
    /// Bit per coupon that is not honoured.
    pub refused: u32,
    /// Bit per product of the category that is not there.
    pub missing: u32,
    /// Prices are higher than seen before, in log units.
    pub price_gap: f32,
    /// Bit per slot whose offer is used up.
    pub gone: u64,
}

/// Utilities of the products of a category, in file order.
#[derive(Clone, Debug)]
pub struct Scores {
    /// Deterministic utility; [`UNAVAILABLE`] when not listed or missing.
    pub utility: [f32; MAX_CATEGORY_PRODUCTS],
    /// Coupon that makes the price, or [`NO_SLOT`].
    pub coupon: [u8; MAX_CATEGORY_PRODUCTS],
    /// Logarithm of what is paid relative to the regular price, where noticed; 0 where not.
    pub ln_paid: [f32; MAX_CATEGORY_PRODUCTS],
    /// Bit per product whose price was noticed.
    pub noticed: u32,
    /// Packs of the lot that is taken when the product is, 0 for none.
    pub lot: [u8; MAX_CATEGORY_PRODUCTS],
    /// Strongest display or leaflet cue.
    pub cue: f32,
    /// Value of the category against base prices without deals (CV of E5).
    pub value: f32,
}

impl Scores {
    /// Gain of a product against the regular price where noticed, as a share of it.
    #[must_use]
    pub fn deal(&self, place: usize) -> f32 {
        (1.0 - math::exp(self.ln_paid[place])).max(0.0)
    }
}

impl Default for Scores {
    fn default() -> Self {
        Self {
            utility: [UNAVAILABLE; MAX_CATEGORY_PRODUCTS],
            coupon: [NO_SLOT; MAX_CATEGORY_PRODUCTS],
            ln_paid: [0.0; MAX_CATEGORY_PRODUCTS],
            noticed: 0,
            lot: [0; MAX_CATEGORY_PRODUCTS],
            cue: 0.0,
            value: 0.0,
        }
    }
}

/// Depth curve Z(x): steps below the threshold and above saturation count less (van Heerde et al. 2001).
#[inline(always)]
#[must_use]
pub fn depth_curve(step: f32, threshold: f32, saturation: f32, tail: f32) -> f32 {
    let middle = (step.min(saturation) - threshold).max(0.0);
    tail * step.min(threshold) + middle + tail * (step - saturation).max(0.0)
}

/// Scores every product of the category at the stand.
pub fn score(
    scene: &Scene<'_>,
    memory: &Memory,
    category: &Category,
    stand: &Stand,
    (knowledge, handicap): (&Knowledge, &Handicap),
    scores: &mut Scores,
) {
    let row = scene.offers.row(stand.mask, stand.channel);
    let shelf = Shelf::new(scene, memory, (category, category_index(scene, category)), stand, knowledge);
    *scores = Scores::default();
    let (mut of_price, mut of_list) = ([0.0; MAX_CATEGORY_PRODUCTS], [0.0; MAX_CATEGORY_PRODUCTS]);
    attention(&scene.looker(stand.shopper), category, (&mut of_price, &mut of_list));
    for (place, index) in category.products.clone().enumerate() {
        let product = &scene.market.products[index];
        let rest;
        let offer = if handicap.gone == 0 {
            &row[index]
        } else {
            rest = row[index].without(handicap.gone, product.base_price);
            &rest
        };
        if offer.shelf == OnShelf::Unlisted || handicap.missing >> place & 1 == 1 {
            continue;
        }
        let brand = product.brand - category.brands.start;
        if !shelf.finds(scene, brand, offer, of_list[place]) {
            continue;
        }
        let coupon = usable_coupon(scene, memory, stand, (offer, handicap.gone));
        let honoured = coupon != NO_SLOT && handicap.refused >> coupon & 1 == 0;
        let promised = if coupon == NO_SLOT { 0.0 } else { scene.coupons[usize::from(coupon)].depth as f32 };
        let ln_price = offer.felt_price() + if honoured { math::ln(1.0 - promised) } else { 0.0 } + handicap.price_gap;
        let displayed = shelf.displayed >> index & 1 == 1 && offer.shelf == OnShelf::Listed;
        let read = shelf.leaflet && offer.leaflet > 0.0;
        let understood = knowledge.understood >> index & 1 == 1;
        let noticed = understood || shelf.notices(scene, of_price[place], (displayed, read || coupon != NO_SLOT));
        let mut utility = shelf.brand_utility(scene, memory, stand, product.brand, brand as u8);
        utility += scene.behaviour.brand_nest as f32 * product.ln_weight;
        utility += shelf.advertised(knowledge, product.brand) - shelf.ln_found(brand);
        if noticed {
            // A refused coupon or a price gap is measured against what was promised.
            let promise = if coupon != NO_SLOT && !honoured { math::ln(1.0 - promised) } else { 0.0 };
            let step = shelf.reference(memory, stand, product.brand) + promise - ln_price;
            scores.noticed |= 1 << place;
            scores.ln_paid[place] = ln_price - offer.ln_usual + offer.content_felt;
            if offer.has_extra() {
                let mut beside = beside(scene, memory, category, stand, (knowledge, index, offer));
                beside.packs = if honoured { 0 } else { beside.packs };
                let below = offer.ln_usual - offer.content_felt - ln_price;
                utility += shelf.felt_beside(scene, category, (step, below), &beside, (place, scores));
            } else {
                utility += shelf.felt(scene, category, step);
            }
        }
        if displayed || understood || read {
            let own = math::exp(shelf.taste(scene, stand, product.brand) + product.ln_weight).sqrt();
            if displayed {
                utility += category.display_utility * shelf.visibility(scene, index, offer);
                scores.cue = scores.cue.max(category.display_cue * shelf.visibility(scene, index, offer) * own);
            }
            if understood {
                utility += category.display_utility * force(scene.behaviour);
                scores.cue = scores.cue.max(category.display_cue * force(scene.behaviour) * own);
            }
            if read {
                utility += scene.behaviour.leaflet_utility as f32 * offer.leaflet;
                scores.cue = scores.cue.max(scene.behaviour.leaflet_cue as f32 * offer.leaflet * own);
            }
        }
        if knowledge.tried_here >> index & 1 == 1 {
            scores.cue = scores.cue.max(scene.behaviour.sample_cue as f32);
        }
        if stand.recognised && offer.points > 1.0 {
            utility += shelf.points_value(scene, offer);
        }
        scores.utility[place] = utility;
        scores.coupon[place] = if honoured { coupon } else { NO_SLOT };
    }
    let total = nested_sum(category, &scores.utility, scene.behaviour.brand_nest as f32);
    let usual = shelf.usual_sum(scene, category, stand);
    scores.value = if total <= 0.0 { UNAVAILABLE } else { math::ln(total) - math::ln(usual) };
}

/// Highest possible value and cue of the category here, product by product, without a draw or an exponential.
///
/// The value of a category is at most the largest advantage of one product over its own base utility: the sum
/// over products is at most e^(advantage) times the sum at base. A shopper who would not buy at this ceiling
/// does not buy, so most looks end before any product is scored; a test holds that no answer changes.
#[must_use]
pub fn ceiling(
    scene: &Scene<'_>,
    memory: &Memory,
    category: &Category,
    stand: &Stand,
    knowledge: &Knowledge,
) -> (f32, f32) {
    let row = scene.offers.row(stand.mask, stand.channel);
    let shelf = Shelf::new(scene, memory, (category, category_index(scene, category)), stand, knowledge);
    let (mut value, mut cue) = (UNAVAILABLE, 0.0_f32);
    for index in category.products.clone() {
        let product = &scene.market.products[index];
        let offer = &row[index];
        let coupon = usable_coupon(scene, memory, stand, (offer, 0));
        let promised =
            if coupon == NO_SLOT { 0.0 } else { math::ln(1.0 - scene.coupons[usize::from(coupon)].depth as f32) };
        let reference = shelf.reference(memory, stand, product.brand);
        let mut step = (reference - offer.felt_price() - promised).max(0.0);
        let mut anchor = 0.0;
        if offer.has_extra() {
            let beside = beside(scene, memory, category, stand, (knowledge, index, offer));
            step += beside.step + beside.lot_step;
            anchor = beside.anchor;
        }
        let mut advantage = shelf.response * reference
            + memory.experience[stand.local * memory.brands + product.brand]
            + shelf.advertised(knowledge, product.brand)
            - shelf.ln_found(product.brand - category.brands.start)
            + shelf.felt(scene, category, step).max(0.0)
            + anchor;
        if shelf.displayed >> index & 1 == 1 {
            advantage += category.display_utility * shelf.visibility(scene, index, offer);
            cue = cue.max(category.display_cue * shelf.visibility(scene, index, offer));
        }
        if knowledge.tried_here >> index & 1 == 1 {
            cue = cue.max(scene.behaviour.sample_cue as f32);
        }
        if knowledge.understood >> index & 1 == 1 {
            advantage += category.display_utility * force(scene.behaviour);
            cue = cue.max(category.display_cue * force(scene.behaviour));
        }
        if shelf.leaflet && offer.leaflet > 0.0 {
            advantage += scene.behaviour.leaflet_utility as f32 * offer.leaflet;
            cue = cue.max(scene.behaviour.leaflet_cue as f32 * offer.leaflet);
        }
        if stand.recognised && offer.points > 1.0 {
            advantage += shelf.points_value(scene, offer);
        }
        value = value.max(advantage);
    }
    (value, cue)
}

/// Coupon that the shopper may use on this cell.
fn usable_coupon(scene: &Scene<'_>, memory: &Memory, stand: &Stand, (offer, gone): (&Offer, u64)) -> u8 {
    if offer.coupon == NO_SLOT || (gone != 0 && gone >> scene.coupons[usize::from(offer.coupon)].slot & 1 == 1) {
        return NO_SLOT;
    }
    let index = usize::from(offer.coupon);
    let cell = stand.local * memory.coupons + index;
    let left = memory.used_units[cell] < scene.coupons[index].units;
    if memory.offers[cell] == OfferState::Loaded && left { offer.coupon } else { NO_SLOT }
}

/// What holds for all products of the shelf.
pub(super) struct Shelf {
    mask: usize,
    store: usize,
    /// Bit per product on display.
    pub displayed: u64,
    own_display: u64,
    /// Is the leaflet of the owner read.
    pub leaflet: bool,
    researched: bool,
    pub online: bool,
    pub owner: usize,
    /// Household and channel price response, below 0.
    response: f32,
    /// Extra pull of gains here against stores.
    gain_ratio: f32,
    pub inertia: f32,
    pub last_brand: u8,
    /// Bit per brand of the category that was used before.
    tried: u16,
    /// Logarithm of the chance that a product is found here, of brands not used before and of those used.
    ln_found: [f32; 2],
    /// Share of the effect of advertising that acts here.
    advertising: f32,
}

impl Shelf {
    pub fn new(
        scene: &Scene<'_>,
        memory: &Memory,
        (category, index): (&Category, usize),
        stand: &Stand,
        knowledge: &Knowledge,
    ) -> Self {
        let channel = &scene.market.channels[stand.channel];
        let online = channel.kind.is_online();
        let owner = channel.owner as usize;
        let behaviour = scene.behaviour;
        let ratio = if online { behaviour.online_price_ratio as f32 } else { 1.0 };
        let row = stand.local * memory.categories + index;
        let (in_store, store) = (stand.store != NO_STORE, usize::from(stand.store));
        Self {
            mask: stand.mask,
            store,
            // What was just tried in the store stands out like a display (Heilman et al. 2011).
            displayed: if in_store { scene.offers.on_display(stand.mask, store) | knowledge.tried_here } else { 0 },
            own_display: if in_store { scene.offers.on_own_display(stand.mask, store) } else { 0 },
            leaflet: knowledge.leaflet[owner],
            researched: knowledge.researched[owner] && !knowledge.misinformed,
            online,
            owner,
            response: category.price_response * scene.people.sensitivity[stand.shopper] * ratio,
            gain_ratio: if online { behaviour.online_gain_ratio as f32 } else { 1.0 },
            inertia: category.inertia + if online { behaviour.online_inertia as f32 } else { 0.0 },
            last_brand: memory.last_brand[row],
            tried: memory.tried[row],
            ln_found: if online { scene.ln_found } else { [0.0; 2] },
            advertising: if online { 1.0 } else { behaviour.media_in_store as f32 },
        }
    }

    /// Utility of advertising for a brand here.
    #[inline]
    pub fn advertised(&self, knowledge: &Knowledge, brand: usize) -> f32 {
        self.advertising * knowledge.advertised[brand]
    }

    /// Logarithm of the ordinary chance that products of a brand, counted within the category, are found here.
    #[inline]
    pub fn ln_found(&self, brand: usize) -> f32 {
        self.ln_found[self.is_known(brand)]
    }

    /// Sum over brands of e^V at base prices without deals; tastes add up to 1.
    pub fn usual_sum(&self, scene: &Scene<'_>, category: &Category, stand: &Stand) -> f32 {
        let mut base = 1.0;
        if self.last_brand != NONE {
            let last = category.brands.start + usize::from(self.last_brand);
            base += math::exp(self.taste(scene, stand, last)) * (math::exp(self.inertia) - 1.0);
        }
        base
    }

    /// 1 for a brand that was used before, else 0.
    #[inline]
    fn is_known(&self, brand: usize) -> usize {
        usize::from(self.tried >> brand & 1)
    }

    /// Is the product come across in an online list (E15): its place moves this chance, and nothing else.
    ///
    /// What is found is liked as much more as it is seldom found (−ln of the ordinary chance in the utility), so that
    /// shares hold on average; a place on top adds to the chance and leaves that term alone.
    #[inline]
    fn finds(&self, scene: &Scene<'_>, brand: usize, offer: &Offer, uniform: f32) -> bool {
        if !self.online {
            return true;
        }
        let b = scene.behaviour;
        let usual = if self.is_known(brand) == 1 { b.search_found_known } else { b.search_found_other };
        let chance = if offer.on_top == NO_SLOT { usual } else { usual.max(b.search_found_top) };
        f64::from(uniform) < chance
    }

    /// Visibility of the display of a product: that of the tactic where its own display stands, else an ordinary one.
    #[inline]
    pub fn visibility(&self, scene: &Scene<'_>, index: usize, offer: &Offer) -> f32 {
        if self.own_display >> index & 1 == 0 {
            return 1.0;
        }
        let force = scene.offers.display_at(self.mask, self.store, index, offer);
        force.visibility * reach_of_display(scene.behaviour, &force)
    }

    /// Is the price noticed (E6): one keyed draw against the strongest cue.
    fn notices(&self, scene: &Scene<'_>, uniform: f32, (displayed, offered): (bool, bool)) -> bool {
        let b = scene.behaviour;
        let mut chance = b.attention_shelf;
        if self.online {
            chance = chance.max(b.attention_online);
        }
        if displayed {
            chance = chance.max(b.attention_display);
        }
        if offered {
            chance = chance.max(b.attention_offer);
        }
        if self.researched {
            chance = 1.0;
        }
        f64::from(uniform) < chance
    }

    #[inline]
    fn taste(&self, scene: &Scene<'_>, stand: &Stand, brand: usize) -> f32 {
        scene.tastes.ln_taste[stand.shopper * scene.people.brands + brand]
    }

    #[inline]
    pub fn reference(&self, memory: &Memory, stand: &Stand, brand: usize) -> f32 {
        memory.reference[stand.local * memory.brands + brand][self.owner]
    }

    /// Taste, inertia, level of the reference price and experience of a brand.
    #[inline]
    pub fn brand_utility(&self, scene: &Scene<'_>, memory: &Memory, stand: &Stand, brand: usize, place: u8) -> f32 {
        let habit = if self.last_brand == place { self.inertia } else { 0.0 };
        self.taste(scene, stand, brand)
            + habit
            + self.response * self.reference(memory, stand, brand)
            + memory.experience[stand.local * memory.brands + brand]
    }

    /// How gains against the reference price are felt here.
    pub fn gains(&self, scene: &Scene<'_>, category: &Category) -> Gains {
        let b = scene.behaviour;
        Gains {
            response: self.response,
            slope: -self.response + category.gain * self.gain_ratio,
            curve: [b.depth_threshold, b.depth_saturation, b.depth_tail_weight].map(|bend| bend as f32),
        }
    }

    /// Utility of a noticed step between reference price and price: G of E7.
    #[inline]
    pub fn felt(&self, scene: &Scene<'_>, category: &Category, step: f32) -> f32 {
        let b = scene.behaviour;
        if step > 0.0 {
            let felt =
                depth_curve(step, b.depth_threshold as f32, b.depth_saturation as f32, b.depth_tail_weight as f32);
            (-self.response + category.gain * self.gain_ratio) * felt
        } else {
            (-self.response + category.loss) * step
        }
    }

    /// The same with what is given beside the price; a whole lot is taken when it is worth more than one pack (E10).
    ///
    /// * `below`: log price below the usual one, from which extra packs follow
    fn felt_beside(
        &self,
        scene: &Scene<'_>,
        category: &Category,
        (step, below): (f32, f32),
        beside: &Beside,
        (place, scores): (usize, &mut Scores),
    ) -> f32 {
        let one = self.felt(scene, category, step + beside.step);
        let with_lot = self.felt(scene, category, step + beside.step + beside.lot_step);
        let gain = with_lot - one + beside.anchor - beside.holding;
        let takes = beside.packs > 0 && gain > 0.0;
        let lot_step = if takes { beside.lot_step } else { 0.0 };
        scores.ln_paid[place] = -below - beside.step - lot_step;
        scores.lot[place] = if takes { beside.packs.min(255) as u8 } else { 0 };
        if takes { one + gain } else { one }
    }

    /// Extra points felt as money off (E16).
    fn points_value(&self, scene: &Scene<'_>, offer: &Offer) -> f32 {
        let earn = scene.market.loyalty.map_or(0.0, |l| l.earn);
        let extra = f64::from(offer.points - 1.0) * earn * scene.behaviour.point_value_felt;
        -self.response * extra as f32
    }
}

fn category_index(scene: &Scene<'_>, category: &Category) -> usize {
    scene.market.brands[category.brands.start].category
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn depth_curve_has_the_published_bends() {
        let curve = |x| depth_curve(x, 0.05, 0.30, 0.3);
        assert!((curve(0.05) - 0.015).abs() < 1e-6);
        assert!((curve(0.30) - 0.265).abs() < 1e-6);
        assert!((curve(0.40) - 0.295).abs() < 1e-6);
    }
}
