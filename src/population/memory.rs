//! What a shard of shoppers remembers; everything that may differ between twins.

use crate::units::Money;

/// What a shopper knows of a coupon (E14), one byte per shopper and live coupon.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum OfferState {
    /// Never met.
    #[default]
    Unaware = 0,
    /// Met and left.
    Seen = 1,
    /// Loaded: intends to use it.
    Loaded = 2,
    /// Redeemed.
    Used = 3,
    /// Loaded and not redeemed in time.
    Expired = 4,
}

/// Pushes are turned off.
pub const OPTED_OUT: u8 = u8::MAX;

/// What is remembered of the advertising of a brand (E13).
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Adstock {
    /// Contacts, fading by the half-life of advertising.
    pub contacts: f32,
    /// Contacts of about eight weeks, for wear-out.
    pub recent: f32,
    /// First day whose contacts are not yet in.
    pub counted_to: u16,
}

/// No reward taken yet.
pub const NEVER_REWARDED: u16 = u16::MAX;

/// No channel or brand yet.
pub const NONE: u8 = u8::MAX;

/// What a shopper has joined, one bit each in [`Memory::joined`].
pub mod joined {
    /// Has the account's app.
    pub const APP: u8 = 1;
    /// Is a member of the account's loyalty programme.
    pub const MEMBER: u8 = 2;
}

/// Memory of one shard, in columns: 53 bytes per shopper, 13 per category, 24 per brand, 2 per coupon; 12 more per
/// brand when there is advertising, 2 per clickable ad, 1 when there are coupons, 2 when there are samples and 8 when the
/// loyalty programme has tiers.
#[derive(Clone, Debug, PartialEq)]
pub struct Memory {
    /// First shopper of the shard.
    pub first: usize,
    /// Shoppers in the shard.
    pub shoppers: usize,
    /// Row length of the category tables.
    pub categories: usize,
    /// Row length of the brand tables.
    pub brands: usize,
    /// Row length of the coupon tables.
    pub coupons: usize,
    /// What the shopper has joined, bits of [`joined`].
    pub joined: Vec<u8>,
    /// Channel visited last.
    pub last_outlet: Vec<u8>,
    /// `[shopper][owner]`: trust in the retailer on the day it was last touched, in utils.
    pub trust: Vec<[f32; 4]>,
    /// Day on which trust was last touched.
    pub trust_day: Vec<u16>,
    /// Value of points, in ten-thousandths of the currency unit.
    pub points: Vec<i64>,
    /// Part of `points` that lapses when the running period ends.
    pub old_points: Vec<i64>,
    /// Period up to which points have lapsed, modulo 256.
    pub points_period: Vec<u8>,
    /// Day of the last reward, or [`NEVER_REWARDED`].
    pub reward_day: Vec<u16>,
    /// `[shopper][owner]`: online orders so far, at most 255.
    pub orders: Vec<[u8; 4]>,
    /// Touchpoint clicked or opened last, and the first one since the last purchase.
    pub last_touch: Vec<u8>,
    /// Day of the last touch.
    pub last_touch_day: Vec<u16>,
    /// First touchpoint of the running journey.
    pub first_touch: Vec<u8>,
    /// Day of the first touch.
    pub first_touch_day: Vec<u16>,
    /// Trips and orders at the account in the horizon.
    pub account_trips: Vec<u16>,
    /// Purchase occasions of the brand side at the account in the horizon.
    pub own_occasions: Vec<u16>,
    /// Bit per channel of the account in which anything was bought in the horizon.
    pub bought_in: Vec<u16>,
    /// `[shopper][category]`: units at home on `pantry_day`.
    pub pantry: Vec<f32>,
    /// Day up to which use is taken off.
    pub pantry_day: Vec<u16>,
    /// Brand bought last, counted within the category.
    pub last_brand: Vec<u8>,
    /// Bit per brand of the category that was ever bought.
    pub tried: Vec<u16>,
    /// Purchase occasions at the account in the horizon.
    pub occasions: Vec<u16>,
    /// Day up to which experience has faded.
    pub experience_day: Vec<u16>,
    /// `[shopper][brand][owner]`: logarithm of the reference price relative to the base price.
    pub reference: Vec<[f32; 4]>,
    /// `[shopper][brand]`: experience beyond expectation, in utils.
    pub experience: Vec<f32>,
    /// `[shopper][coupon]`: what is known of it.
    pub offers: Vec<OfferState>,
    /// `[shopper][coupon]`: units bought with it.
    pub used_units: Vec<u8>,
    /// Pushes received this week, or [`OPTED_OUT`]; empty without coupons.
    pub pushes: Vec<u8>,
    /// `[shopper][brand]`: day of the last purchase that the account could tell to be this shopper's, and their number.
    pub seen_buying: Vec<(u16, u8)>,
    /// `[shopper][brand]`: advertising remembered; empty without any.
    pub adstock: Vec<Adstock>,
    /// Row length of the table of clicks.
    pub ads: usize,
    /// `[shopper][ad]`: day of the last click, or [`NEVER`].
    pub clicks: Vec<u16>,
    /// Spend at the account as a recognised member since the run began; empty where there is one tier.
    pub spent: Vec<Money>,
    /// Bit per sample received; empty without samples.
    pub sampled: Vec<u16>,
}

/// No click yet.
pub const NEVER: u16 = u16::MAX;

/// What the tables of a program need in memory.
#[derive(Clone, Copy, Debug, Default)]
pub struct Room {
    /// Coupons.
    pub coupons: usize,
    /// Clickable ads.
    pub ads: usize,
    /// Free samples.
    pub samples: usize,
    /// Is there advertising.
    pub media: bool,
    /// First day of the program.
    pub day: u16,
}

impl Memory {
    /// Fresh memory of a shard: pantries full, prices known, nothing else.
    #[must_use]
    pub fn new(
        shard: std::ops::Range<usize>,
        categories: usize,
        reference: &[[f32; 4]],
        (pantry, joined): (&[f32], Vec<u8>),
    ) -> Self {
        let shoppers = shard.len();
        let brands = reference.len();
        Self {
            first: shard.start,
            shoppers,
            categories,
            brands,
            coupons: 0,
            joined,
            last_outlet: vec![NONE; shoppers],
            trust: vec![[0.0; 4]; shoppers],
            trust_day: vec![0; shoppers],
            points: vec![0; shoppers],
            old_points: vec![0; shoppers],
            points_period: vec![0; shoppers],
            reward_day: vec![NEVER_REWARDED; shoppers],
            orders: vec![[0; 4]; shoppers],
            last_touch: vec![NONE; shoppers],
            last_touch_day: vec![0; shoppers],
            first_touch: vec![NONE; shoppers],
            first_touch_day: vec![0; shoppers],
            account_trips: vec![0; shoppers],
            own_occasions: vec![0; shoppers],
            bought_in: vec![0; shoppers],
            pantry: pantry.to_vec(),
            pantry_day: vec![0; shoppers * categories],
            last_brand: vec![NONE; shoppers * categories],
            tried: vec![0; shoppers * categories],
            occasions: vec![0; shoppers * categories],
            experience_day: vec![0; shoppers * categories],
            reference: reference.iter().copied().cycle().take(shoppers * brands).collect(),
            experience: vec![0.0; shoppers * brands],
            offers: Vec::new(),
            used_units: Vec::new(),
            pushes: Vec::new(),
            seen_buying: vec![(0, 0); shoppers * brands],
            adstock: Vec::new(),
            ads: 0,
            clicks: Vec::new(),
            spent: Vec::new(),
            sampled: Vec::new(),
        }
    }

    /// Has the shopper the account's app.
    #[inline]
    #[must_use]
    pub fn has_app(&self, local: usize) -> bool {
        self.joined[local] & joined::APP != 0
    }

    /// Spend a week at the account as a recognised member, from the start of the run to a day.
    #[must_use]
    pub fn spends(&self, local: usize, day: u16) -> Money {
        let weeks = (f64::from(day) / 7.0).max(1.0);
        self.spent.get(local).map_or(Money::ZERO, |spent| spent.part(1.0 / weeks))
    }

    /// Adds to what a recognised member spent.
    #[inline]
    pub fn count_spend(&mut self, local: usize, amount: Money) {
        if let Some(spent) = self.spent.get_mut(local) {
            *spent = *spent + amount;
        }
    }

    /// Is the shopper a member of the account's loyalty programme.
    #[inline]
    #[must_use]
    pub fn is_member(&self, local: usize) -> bool {
        self.joined[local] & joined::MEMBER != 0
    }

    /// Makes room for the tables of a program; nothing of them is known yet.
    pub fn make_room(&mut self, room: Room) {
        let Room { coupons, ads, samples, media, day } = room;
        self.coupons = coupons;
        self.offers = vec![OfferState::Unaware; self.shoppers * coupons];
        self.used_units = vec![0; self.shoppers * coupons];
        self.pushes = vec![0; if coupons > 0 { self.shoppers } else { 0 }];
        self.ads = ads;
        self.clicks = vec![NEVER; self.shoppers * ads];
        self.sampled = vec![0; if samples > 0 { self.shoppers } else { 0 }];
        if media && self.adstock.is_empty() {
            self.adstock = vec![Adstock { counted_to: day, ..Adstock::default() }; self.shoppers * self.brands];
        }
    }

    /// Bytes of memory held, without spare capacity.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let shopper = 1 + 1 + 16 + 2 + 8 + 8 + 1 + 2 + 4 + 1 + 2 + 1 + 2 + 2 + 2;
        let category = 4 + 2 + 1 + 2 + 2 + 2;
        let tables = self.adstock.len() * 12 + self.clicks.len() * 2 + self.pushes.len() + self.sampled.len() * 2;
        let tables = tables + self.spent.len() * 8;
        self.shoppers * (shopper + self.categories * category + self.brands * 24 + self.coupons * 2) + tables
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fresh_shopper_costs_few_bytes() {
        let memory = Memory::new(0..10, 3, &[[0.0; 4]; 12], (&[1.0; 30], vec![0; 10]));
        assert_eq!(memory.bytes(), 10 * (53 + 3 * 13 + 12 * 24));
    }
}
