//! Audiences: which shoppers a tactic is for, from what the retailer can know of them (E17).

use crate::draws::{Draws, Key, Purpose};
use crate::ids::Day;
use crate::market::Market;
use crate::math;
use crate::scenario::{Audience, MechanicSpec, TacticSpec, WhereSpec};
use crate::units::Money;

/// Weeks in which a purchase makes a shopper a buyer, and after which one has lapsed (usual in loyalty analysis).
const BUYER_WEEKS: u16 = 26;
const LAPSED_WEEKS: u16 = 12;
/// Part of a reward from which a member is near it. Assumption: the last fifth of the way, where effort is highest
/// (Kivetz, Urminsky & Zheng 2006 find it to rise all along).
const NEAR: f64 = 0.8;

/// Shoppers that a layer of offers is for: an audience, or a random part of one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Layer {
    /// Audience.
    pub audience: Audience,
    /// Rules beside it.
    pub rules: WhereSpec,
    /// Bit per segment that it is for.
    pub segments: u8,
    /// Points from which members belong to it, in ten-thousandths; `None` when points do not matter.
    pub points: Option<i64>,
    /// Day on which shoppers are picked for it by what they did: the first one of its program; 0 when what they did
    /// does not matter.
    pub from: Day,
    /// Part of it that is reached.
    pub reach: f64,
    /// Key of the draw that decides who; the same for tactics of one name.
    pub key: u32,
    /// Bit per brand that the tactic concerns; 0 where neither audience nor rules depend on it.
    pub brands: u32,
    /// Utility of the tactic's money off, for the prediction of who responds.
    pub pull: f32,
}

/// What the retailer knows of a shopper on the day on which audiences are made.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// Shopper number.
    pub shopper: u32,
    /// Segment.
    pub segment: u8,
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
    ///
    /// * `first`: first day of its program
    #[must_use]
    pub fn of(tactic: &TacticSpec, market: &Market, (products, key): (u64, u32), first: Day) -> Option<Self> {
        let reach = tactic.delivery.reach.map_or(1.0, |p| p.0);
        let audience = tactic.delivery.audience.unwrap_or(Audience::Everyone);
        let rules = tactic.delivery.rules.unwrap_or_default();
        let segments = segment_bits(tactic, market);
        if audience == Audience::Everyone && reach >= 1.0 && rules == WhereSpec::default() && segments == u8::MAX {
            return None;
        }
        let by_purchases = audience.is_by_purchases() || rules.is_by_purchases();
        let of_tactic = |index: &usize| products >> index & 1 == 1;
        let brands = (0..market.products.len()).filter(of_tactic);
        let brands = brands.fold(0_u32, |bits, p| bits | 1 << market.products[p].brand);
        Some(Self {
            audience,
            rules,
            segments,
            points: points_of(audience, &rules, market),
            from: if by_purchases || audience == Audience::UpperTier { first } else { 0 },
            reach,
            key: if reach >= 1.0 { 0 } else { key },
            brands: if by_purchases { brands } else { 0 },
            pull: if audience == Audience::Likely { pull_of(tactic, market, brands) } else { 0.0 },
        })
    }

    /// Does a shopper belong to it.
    #[must_use]
    pub fn holds(&self, market: &Market, draws: &Draws, known: &Known<'_>) -> bool {
        let key = Key { purpose: Purpose::Identity, shopper: known.shopper, day: 1, occasion: 0, item: self.key };
        let reached = self.reach >= 1.0 || f64::from(draws.uniform(key)) < self.reach;
        reached
            && self.segments >> known.segment & 1 == 1
            && self.belongs(market, known)
            && self.meets_rules(market, known)
    }

    fn belongs(&self, market: &Market, known: &Known<'_>) -> bool {
        let (is_known, last) = (known.is_known, self.last_purchase(known));
        let within = |weeks: u16| last.is_some_and(|day| known.day.saturating_sub(day) <= 7 * weeks);
        match self.audience {
            // Whether a shopper has joined is asked each day.
            Audience::Everyone | Audience::Members | Audience::AppUsers | Audience::NearReward => true,
            Audience::UpperTier => market.loyalty.and_then(|l| l.upper_tier).is_some_and(|from| known.spends >= from),
            Audience::Buyers => is_known && within(BUYER_WEEKS),
            Audience::NonBuyers => is_known && last.is_none(),
            Audience::Lapsed => is_known && last.is_some() && !within(LAPSED_WEEKS),
            Audience::NewToBrand => is_known && last.is_none() && self.purchases(market, known) > 0,
            Audience::Likely => is_known && (0..market.brands.len()).any(|b| self.is_likely(market, known, b)),
        }
    }

    /// Day on which the shopper was last seen buying a brand of the tactic.
    fn last_purchase(&self, known: &Known<'_>) -> Option<u16> {
        let mine = known.seen_buying.iter().enumerate().filter(|(b, _)| self.brands >> b & 1 == 1);
        mine.filter(|(_, seen)| seen.1 > 0).map(|(_, seen)| seen.0).max()
    }

    /// Purchases seen of the categories of the tactic, of any brand.
    fn purchases(&self, market: &Market, known: &Known<'_>) -> u32 {
        let of_category = |category: usize| {
            let mut brands = market.brands.iter().enumerate().filter(|(b, _)| self.brands >> b & 1 == 1);
            brands.any(|(_, brand)| brand.category == category)
        };
        let seen = known.seen_buying.iter().zip(&market.brands).filter(|(_, brand)| of_category(brand.category));
        seen.map(|(seen, _)| u32::from(seen.1)).sum()
    }

    /// Do the rules on purchases hold; those on membership, app and points are asked each day.
    fn meets_rules(&self, market: &Market, known: &Known<'_>) -> bool {
        let rules = &self.rules;
        if !rules.is_by_purchases() {
            return true;
        }
        let last = self.last_purchase(known);
        let within = |weeks: u16| last.is_some_and(|day| known.day.saturating_sub(day) <= weeks.saturating_mul(7));
        let purchases = self.purchases(market, known);
        known.is_known
            && rules.bought_within_weeks.is_none_or(within)
            && rules.not_bought_within_weeks.is_none_or(|weeks| !within(weeks))
            && rules.purchases_from.is_none_or(|least| purchases >= least)
            && rules.purchases_to.is_none_or(|most| purchases <= most)
    }

    /// Does it need a recognised member today.
    #[must_use]
    pub fn asks_membership(&self) -> bool {
        matches!(self.audience, Audience::Members | Audience::UpperTier)
            || self.rules.member == Some(true)
            || self.points.is_some()
    }

    /// Does it need the app today.
    #[must_use]
    pub fn asks_app(&self) -> bool {
        self.audience == Audience::AppUsers || self.rules.app == Some(true)
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

/// Bit per segment that a tactic is for; all bits when it names none.
fn segment_bits(tactic: &TacticSpec, market: &Market) -> u8 {
    if tactic.delivery.segments.is_empty() {
        return u8::MAX;
    }
    let named = market.segments.iter().enumerate().filter(|(_, id)| tactic.delivery.segments.contains(id));
    named.fold(0, |bits, (index, _)| bits | 1 << index)
}

/// Points from which members belong to an audience.
fn points_of(audience: Audience, rules: &WhereSpec, market: &Market) -> Option<i64> {
    let near = (audience == Audience::NearReward).then_some(NEAR);
    let part = [near, rules.points_from.map(|p| p.0)].into_iter().flatten().reduce(f64::max)?;
    // Without a programme nobody has points.
    Some(market.loyalty.map_or(i64::MAX, |l| l.reward_at.part(part).0))
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
