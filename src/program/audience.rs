//! Audiences: which shoppers a tactic is for, from what the retailer can know of them (E17).

use crate::draws::{Draws, Key, Purpose};
use crate::market::Market;
use crate::math;
use crate::scenario::{Audience, MechanicSpec, TacticSpec};
use crate::units::Money;

/// Weeks in which a purchase makes a shopper a buyer, and after which one has lapsed (usual in loyalty analysis).
const BUYER_WEEKS: u16 = 26;
const LAPSED_WEEKS: u16 = 12;

/// Shoppers that a layer of offers is for: an audience, or a random part of one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Layer {
    /// Audience.
    pub audience: Audience,
    /// Part of it that is reached.
    pub reach: f64,
    /// Key of the draw that decides who; the same for tactics of one name.
    pub key: u32,
    /// Bit per brand that the tactic concerns; 0 where the audience does not depend on it.
    pub brands: u32,
    /// Utility of the tactic's money off, for the prediction of who responds.
    pub pull: f32,
}

/// What the retailer knows of a shopper on the day on which audiences are made.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// Shopper number.
    pub shopper: u32,
    /// Is a member or has the app.
    pub is_known: bool,
    /// `[brand]`: day of the last purchase that could be told to be this shopper's, and how many there were.
    pub seen_buying: &'a [(u16, u8)],
    /// Spend a week at the account as a recognised member.
    pub spends: Money,
    /// Today.
    pub day: u16,
}

impl Layer {
    /// The layer of a tactic; `None` when it is for everyone.
    #[must_use]
    pub fn of(tactic: &TacticSpec, market: &Market, (products, key): (u64, u32)) -> Option<Self> {
        let reach = tactic.delivery.reach.map_or(1.0, |p| p.0);
        let audience = tactic.delivery.audience.unwrap_or(Audience::Everyone);
        if audience == Audience::Everyone && reach >= 1.0 {
            return None;
        }
        let of_tactic = |index: &usize| products >> index & 1 == 1;
        let brands = (0..market.products.len()).filter(of_tactic);
        let brands = brands.fold(0_u32, |bits, p| bits | 1 << market.products[p].brand);
        Some(Self {
            audience,
            reach,
            key: if reach >= 1.0 { 0 } else { key },
            brands: if audience.is_by_purchases() { brands } else { 0 },
            pull: if audience == Audience::Likely { pull_of(tactic, market, brands) } else { 0.0 },
        })
    }

    /// Does a shopper belong to it.
    #[must_use]
    pub fn holds(&self, market: &Market, draws: &Draws, known: &Known<'_>) -> bool {
        let key = Key { purpose: Purpose::Identity, shopper: known.shopper, day: 1, occasion: 0, item: self.key };
        let reached = self.reach >= 1.0 || f64::from(draws.uniform(key)) < self.reach;
        reached && self.belongs(market, known)
    }

    fn belongs(&self, market: &Market, known: &Known<'_>) -> bool {
        let is_known = known.is_known;
        let mine = known.seen_buying.iter().enumerate().filter(|(b, _)| self.brands >> b & 1 == 1);
        let last = mine.filter(|(_, seen)| seen.1 > 0).map(|(_, seen)| seen.0).max();
        let within = |weeks: u16| last.is_some_and(|day| known.day.saturating_sub(day) <= 7 * weeks);
        match self.audience {
            // Whether a shopper has joined is asked each day.
            Audience::Everyone | Audience::Members | Audience::AppUsers => true,
            Audience::UpperTier => market.loyalty.and_then(|l| l.upper_tier).is_some_and(|from| known.spends >= from),
            Audience::Buyers => is_known && within(BUYER_WEEKS),
            Audience::NonBuyers => is_known && last.is_none(),
            Audience::Lapsed => is_known && last.is_some() && !within(LAPSED_WEEKS),
            Audience::Likely => is_known && (0..market.brands.len()).any(|b| self.is_likely(market, known, b)),
        }
    }

    /// Is the brand, with the money off, the predicted choice of a shopper who was seen buying the category.
    ///
    /// Tastes are predicted as the mean of a Dirichlet given the purchases seen, (S × share + n) / (S + N) of each
    /// brand (Goodhardt, Ehrenberg & Chatfield 1984); the gap in utility to the best other brand has to be smaller
    /// than the pull of the offer.
    fn is_likely(&self, market: &Market, known: &Known<'_>, brand: usize) -> bool {
        if self.brands >> brand & 1 == 0 {
            return false;
        }
        let category = &market.categories[market.brands[brand].category];
        let taste =
            |b: usize| (category.brand_diversity * market.brands[b].share) as f32 + f32::from(known.seen_buying[b].1);
        let seen: u32 = category.brands.clone().map(|b| u32::from(known.seen_buying[b].1)).sum();
        let others = category.brands.clone().filter(|b| self.brands >> b & 1 == 0);
        let best = others.map(taste).fold(0.0, f32::max);
        seen > 0 && math::ln(taste(brand)) + self.pull > math::ln(best)
    }
}

/// Utility of the money off that a tactic gives, at the mean price response of its categories.
fn pull_of(tactic: &TacticSpec, market: &Market, brands: u32) -> f32 {
    let depth = match &tactic.mechanic {
        MechanicSpec::PriceCut(cut) => cut.depth.0,
        MechanicSpec::AppCoupon(coupon) => coupon.depth.0,
        MechanicSpec::LeafletCoupon(coupon) => coupon.depth.0,
        MechanicSpec::FlashSale(sale) => sale.depth.0,
        _ => 0.0,
    };
    let responses = market.brands.iter().enumerate().filter(|(b, _)| brands >> b & 1 == 1);
    let responses = responses.map(|(_, brand)| -market.categories[brand.category].price_response);
    responses.fold(0.0, f32::max) * -math::ln((1.0 - depth) as f32)
}
