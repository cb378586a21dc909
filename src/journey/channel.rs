//! Choice of outlet (E4): nested by owner, Gumbel-max with keyed noise per outlet.

use super::Scene;
use super::extras;
use super::knowledge::{Knowledge, Wanted};
use super::loyalty::{self, Pull};
use crate::draws::{Key, Purpose};
use crate::market::{Channel, MAX_PRODUCTS, OWNERS};
use crate::math;
use crate::population::memory::NONE;
use crate::population::{Memory, OfferState};
use crate::program::{Offer, OnShelf};
use crate::scenario::Owner;

/// Orders by which the friction of ordering online falls to 1/e (Campo & Breugelmans 2015: direction).
pub(super) const PRACTICE_ORDERS: f32 = 3.0;

/// Outlets among which a shopper chooses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Among {
    /// All in reach.
    All,
    /// Online ones only: the shopper stands in a store and orders elsewhere.
    Online,
    /// All stores in reach but one: something was not there, and the shopper wants it today.
    Except(usize),
}

/// The outlet with the highest utility; `None` when nothing is in reach.
///
/// A re-run after research uses the same noise, so that only knowledge can change the outcome.
#[must_use]
pub fn choose_outlet(
    scene: &Scene<'_>,
    memory: &Memory,
    (shopper, local): (usize, usize),
    (major, knowledge, among): (bool, &Knowledge, Among),
) -> Option<usize> {
    let channels = &scene.market.channels;
    let trip = scene.today.trip(shopper)?;
    let bases = &scene.people.outlet[shopper * channels.len()..(shopper + 1) * channels.len()];
    let mut traveller = Traveller::new(scene, memory, (shopper, local), (major, knowledge));
    let allowed = match among {
        Among::All => u16::MAX,
        Among::Online => scene.market.online,
        Among::Except(left) => !(scene.market.online | 1 << left),
    };
    let locked = if memory.has_app(local) { 0 } else { scene.market.needs_app };
    let mut open = scene.market.outlets & scene.people.reach[shopper] & allowed & !locked;
    let deal_weight = scene.behaviour.deal_pull as f32;
    let mut best: Option<(f32, usize)> = None;
    while open != 0 {
        let index = open.trailing_zeros() as usize;
        open &= open - 1;
        let (base, channel) = (bases[index], &channels[index]);
        let utility = base
            + traveller.terms(index, channel)
            + deal_weight * traveller.deal_pull(index, channel)
            + trip.noise(index);
        if base != f32::NEG_INFINITY && best.is_none_or(|(highest, _)| utility > highest) {
            best = Some((utility, index));
        }
    }
    best.map(|(_, index)| index)
}

/// A shopper on the way: what is the same for all outlets, or for all of an owner, worked out once.
struct Traveller<'a> {
    scene: &'a Scene<'a>,
    memory: &'a Memory,
    knowledge: &'a Knowledge,
    shopper: usize,
    local: usize,
    major: bool,
    /// Audience mask.
    mask: usize,
    /// Channel visited last.
    last_outlet: usize,
    /// Trust by owner.
    trust: [f32; OWNERS],
    /// Friction of ordering online by owner.
    friction: [f32; OWNERS],
    /// Bit per owner of whose offers something may be known.
    informed: u8,
    /// Relative rest of basket today.
    basket: f64,
    /// What app and programme change at outlets of the account: at the app, and elsewhere.
    pull: Pull,
    /// Bit per product whose share of the category is worked out.
    known_shares: u64,
    /// Share of the category that the shopper gives to a product at base prices.
    shares: [f32; MAX_PRODUCTS],
}

impl<'a> Traveller<'a> {
    fn new(
        scene: &'a Scene<'a>,
        memory: &'a Memory,
        (shopper, local): (usize, usize),
        (major, knowledge): (bool, &'a Knowledge),
    ) -> Self {
        let owners = 0..OWNERS;
        let reads = |owner: &usize| knowledge.leaflet[*owner] || knowledge.researched[*owner];
        let told = !scene.extras.news.is_empty() || !scene.coupons.is_empty();
        let read = owners.clone().filter(reads).fold(0, |bits, owner| bits | 1 << owner);
        let first = scene.behaviour.online_friction_first as f32;
        Self {
            mask: usize::from(scene.layers_of(memory, (shopper, local))),
            last_outlet: usize::from(memory.last_outlet[local]),
            trust: std::array::from_fn(|owner| trust(scene, memory, local, owner)),
            // Friction above that of a practised shopper, fading with a third of an order's weight (Campo & Breugelmans 2015).
            friction: memory.orders[local].map(|orders| first * scene.fading.friction[usize::from(orders)]),
            informed: if told || (scene.offers.has_bonus() && memory.is_member(local)) { u8::MAX } else { read },
            basket: scene.market.calendar.basket[usize::from(scene.day)] * f64::from(knowledge.basket),
            pull: loyalty::pull(scene, memory, (shopper, local), knowledge.reminded),
            known_shares: 0,
            shares: [0.0; MAX_PRODUCTS],
            scene,
            memory,
            knowledge,
            shopper,
            local,
            major,
        }
    }

    /// Habit, trust, friction, fees and points of an outlet, in utils.
    #[inline]
    fn terms(&self, index: usize, channel: &Channel) -> f32 {
        let (scene, behaviour) = (self.scene, self.scene.behaviour);
        let owner = channel.owner as usize;
        let mut terms = scene.offers.appeal[index] + self.trust[owner];
        if self.last_outlet == index {
            terms += behaviour.outlet_memory as f32;
        }
        if scene.market.online >> index & 1 == 1 {
            terms -= self.friction[owner];
            terms -= behaviour.fee_weight as f32 * self.fee_burden(index, channel);
        }
        if owner == Owner::Account as usize {
            terms += if scene.market.needs_app >> index & 1 == 1 { self.pull.in_app } else { self.pull.elsewhere };
        }
        terms
    }

    /// Fees as a part of this trip's basket beyond the usual mean: shares of trips already hold that.
    fn fee_burden(&self, index: usize, channel: &Channel) -> f32 {
        let ways = &self.scene.offers.ways[index];
        if !ways.has_fees() {
            return 0.0 - channel.usual_burden;
        }
        let basket = channel.rest_of_basket[usize::from(self.major)].part(self.basket);
        ways.burden(basket) - channel.usual_burden
    }

    /// Sum over offers that the shopper knows of depth × own preference × chance of buying × part of the trip's basket.
    ///
    /// Depth × preference is E4. The two further weights are ours: the calibration behind E4 knew one category and
    /// no rest of basket. A deal on what will not be bought today moves no trip, and money off a small part of a large basket
    /// moves it little. Without them, deals filled whole baskets: the rest of basket per lifted unit was an order
    /// of magnitude above the published halo of 0.16 unit (Ailawadi et al. 2006).
    fn deal_pull(&mut self, channel: usize, place: &Channel) -> f32 {
        let (scene, memory, mask) = (self.scene, self.memory, self.mask);
        let owner = place.owner as usize;
        if self.informed >> owner & 1 == 0 {
            return 0.0;
        }
        let mut known = if self.knowledge.leaflet[owner] { scene.offers.in_leaflet(mask, channel) } else { 0 };
        if self.knowledge.researched[owner] {
            known = scene.offers.cheaper_in(mask, channel);
        }
        known |= told(scene, memory, (self.shopper, self.local), (channel, mask));
        // Members know of points events; extra points pull by their felt value, as money off does.
        let mut bonus = if memory.is_member(self.local) { scene.offers.with_bonus(mask, channel) } else { 0 };
        if known | bonus == 0 && scene.coupons.is_empty() {
            return 0.0;
        }
        let rest = place.rest_of_basket[usize::from(self.major)].0 as f32;
        let row = scene.offers.row(mask, channel);
        let mut pull = 0.0;
        for offer in scene.offers.pulling(mask, channel).iter().filter(|o| known >> o.product & 1 == 1) {
            let product = usize::from(offer.product);
            let extra = if offer.has_extra { extras::known_depth(scene, &row[product]) } else { 0.0 };
            let depth = offer.depth + extra;
            if depth > 0.0 {
                let wanted = &self.knowledge.wanted[usize::from(offer.category)];
                pull += depth * weight(wanted, self.share(product), (offer.usual, rest));
            }
        }
        if bonus != 0 {
            let b = scene.behaviour;
            let earn = scene.market.loyalty.map_or(0.0, |l| l.earn);
            let felt = (earn * b.point_value_felt * b.points_pull / b.deal_pull.max(1e-9)) as f32;
            while bonus != 0 {
                let product = bonus.trailing_zeros() as usize;
                bonus &= bonus - 1;
                pull += (row[product].points - 1.0) * felt * self.weight(product, (row, rest));
            }
        }
        for (index, coupon) in scene.coupons.iter().enumerate() {
            let loaded = memory.offers[self.local * memory.coupons + index] == OfferState::Loaded;
            if loaded && coupon.redeem_in >> channel & 1 == 1 && coupon.is_live(scene.day) {
                let products = (0..scene.market.products.len()).filter(|p| coupon.products >> p & 1 == 1);
                let products = products.filter(|&p| row[p].shelf == OnShelf::Listed);
                let mut weights = 0.0;
                products.for_each(|p| weights += self.weight(p, (row, rest)));
                pull += coupon.depth as f32 * weights;
            }
        }
        pull
    }

    fn weight(&mut self, product: usize, (row, rest): (&[Offer], f32)) -> f32 {
        let wanted = &self.knowledge.wanted[self.scene.market.products[product].category];
        weight(wanted, self.share(product), (row[product].usual.0 as f32, rest))
    }

    /// Outlets of one owner carry the same deals, so shares are kept for the trip.
    fn share(&mut self, product: usize) -> f32 {
        if self.known_shares >> product & 1 == 0 {
            self.known_shares |= 1 << product;
            self.shares[product] = preference(self.scene, self.shopper, product);
        }
        self.shares[product]
    }
}

/// Chance of buying × preference × part of the trip's basket.
#[inline]
fn weight(wanted: &Wanted, share: f32, (usual, rest): (f32, f32)) -> f32 {
    let spend = wanted.packs * usual;
    wanted.chance * share * spend / (spend + rest).max(1.0)
}

/// Trust in an owner, faded since it was last touched (E19).
#[inline]
#[must_use]
pub fn trust(scene: &Scene<'_>, memory: &Memory, local: usize, owner: usize) -> f32 {
    let level = memory.trust[local][owner];
    if level == 0.0 { 0.0 } else { level * scene.fading.trust[usize::from(scene.day - memory.trust_day[local])] }
}

/// Products of offers in a channel that the shopper was told of, bit each; who hears of an offer is settled once.
fn told(scene: &Scene<'_>, memory: &Memory, (shopper, local): (usize, usize), (channel, mask): (usize, usize)) -> u64 {
    let mut products = 0;
    for news in scene.extras.news.iter().filter(|n| n.channels >> channel & 1 == 1 && n.is_live(scene.day)) {
        let for_them = news.layer.is_none_or(|l| scene.layers_of(memory, (shopper, local)) >> l & 1 == 1);
        let once = Key { day: 0, ..scene.key(Purpose::Announcement, shopper, news.key) };
        if for_them && scene.draws.uniform(once) < news.share {
            products |= news.products;
        }
    }
    products & scene.offers.cheaper_in(mask, channel)
}

/// Share of the category that a shopper gives to a product at base prices.
#[inline]
#[must_use]
pub fn preference(scene: &Scene<'_>, shopper: usize, product: usize) -> f32 {
    let item = &scene.market.products[product];
    math::exp(scene.tastes.ln_taste[shopper * scene.people.brands + item.brand] + item.ln_weight)
}

/// Online channel of the account that a shopper looks at before a trip: the app for its users, else the web shop.
#[must_use]
pub fn research_channel(scene: &Scene<'_>, memory: &Memory, who: (usize, usize)) -> Option<usize> {
    let in_reach = |index: &usize| {
        let channel = &scene.market.channels[*index];
        channel.is_account() && channel.kind.is_online() && scene.in_reach(memory, who, *index)
    };
    let is_app = |index: &usize| scene.market.channels[*index].kind == crate::scenario::ChannelKind::App;
    let mut reachable = (0..scene.market.channels.len()).filter(in_reach);
    let first = reachable.next()?;
    if is_app(&first) { Some(first) } else { reachable.find(is_app).or(Some(first)) }
}

/// Touchpoint of the account credited with a sale by last touch within the click window; without one, the seller.
#[must_use]
pub fn credited(scene: &Scene<'_>, memory: &Memory, local: usize, selling: usize) -> usize {
    let fresh = f64::from(scene.day.saturating_sub(memory.last_touch_day[local])) <= scene.behaviour.attribution_days;
    let touched = memory.last_touch[local];
    // A look in a rival's store is a touch too, but no team of the account sees it.
    let seen = touched != NONE && scene.market.channels[usize::from(touched)].is_account();
    if seen && fresh { usize::from(touched) } else { selling }
}
