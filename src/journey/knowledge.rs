//! What a shopper knows and wants on a trip.

use crate::market::{MAX_BRANDS, OWNERS};

/// What a shopper knows on a trip.
#[derive(Clone, Copy, Debug, Default)]
pub struct Knowledge {
    /// Leaflet of the owner read this week.
    pub leaflet: [bool; OWNERS],
    /// Prices and offers of the owner looked up before.
    pub researched: [bool; OWNERS],
    /// Account touchpoint of the look, or where the journey comes from.
    pub source: Option<usize>,
    /// Account touchpoint that made the shopper look, and the place looked at.
    pub prompted: Option<(usize, usize)>,
    /// The price is not what was seen before.
    pub price_broken: bool,
    /// The information is not what was seen before.
    pub misinformed: bool,
    /// The account's app was opened today.
    pub reminded: bool,
    /// Rest of basket on this trip relative to its mean.
    pub basket: f32,
    /// What is needed of each category.
    pub wanted: [Wanted; MAX_CATEGORIES],
    /// Bit per product that the shopper was given to try on this trip.
    pub tried_here: u64,
    /// Bit per product that a promoter made the shopper understand on this trip.
    pub understood: u64,
    /// Bit per product in the basket here; kept only where two products together are cheaper.
    pub in_basket: u64,
    /// Utility that advertising adds to each brand.
    pub advertised: [f32; MAX_BRANDS],
}

/// How much a shopper needs a category before the trip.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wanted {
    /// 0 with a pantry at target or above, 1 with an empty one.
    pub urgency: f32,
    /// Chance that the category is bought on a trip without any offer.
    pub chance: f32,
    /// Packs up to the pantry target, at least 1.
    pub packs: f32,
}

/// Most categories of a scenario.
pub const MAX_CATEGORIES: usize = 8;
