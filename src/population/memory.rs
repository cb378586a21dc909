//! What a shard of shoppers remembers; everything that may differ between twins.

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

/// Memory of one shard, in columns: 53 bytes per shopper, 13 per category, 20 per brand, 2 per coupon.
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
        }
    }

    /// Has the shopper the account's app.
    #[inline]
    #[must_use]
    pub fn has_app(&self, local: usize) -> bool {
        self.joined[local] & joined::APP != 0
    }

    /// Is the shopper a member of the account's loyalty programme.
    #[inline]
    #[must_use]
    pub fn is_member(&self, local: usize) -> bool {
        self.joined[local] & joined::MEMBER != 0
    }

    /// Makes room for the coupons of a program; all unaware.
    pub fn add_coupons(&mut self, coupons: usize) {
        self.coupons = coupons;
        self.offers = vec![OfferState::Unaware; self.shoppers * coupons];
        self.used_units = vec![0; self.shoppers * coupons];
    }

    /// Bytes of memory held, without spare capacity.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let shopper = 1 + 1 + 16 + 2 + 8 + 8 + 1 + 2 + 4 + 1 + 2 + 1 + 2 + 2 + 2;
        let category = 4 + 2 + 1 + 2 + 2 + 2;
        self.shoppers * (shopper + self.categories * category + self.brands * 20 + self.coupons * 2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fresh_shopper_costs_few_bytes() {
        let memory = Memory::new(0..10, 3, &[[0.0; 4]; 12], (&[1.0; 30], vec![0; 10]));
        assert_eq!(memory.bytes(), 10 * (53 + 3 * 13 + 12 * 20));
    }
}
