//! Shoppers: what they are for a whole future, and what they remember from day to day.

pub mod blueprint;
pub mod build;
pub mod joining;
pub mod memory;

pub use blueprint::{Blueprint, CategoryPlan, Joining, Place, SegmentPlan};
pub use memory::{Adstock, Memory, OfferState};

use std::sync::Arc;

/// Shoppers of a shard: fixed by the scenario, never by the machine.
pub const SHARD_SHOPPERS: usize = 1_024;
/// Days after which tastes may be renewed.
pub const QUARTER_DAYS: u16 = 91;
/// No store: online channels, and channels out of reach.
pub const NO_STORE: u16 = u16::MAX;

/// Use and tastes, valid for one quarter.
#[derive(Clone, Debug)]
pub struct Tastes {
    /// `[shopper][category]`: units used a day before seasons.
    pub use_per_day: Vec<f32>,
    /// `[shopper][brand]`: logarithm of the share of the brand in the shopper's taste.
    pub ln_taste: Vec<f32>,
}

/// All shoppers of a future, in columns.
#[derive(Clone, Debug)]
pub struct Population {
    /// Number of shoppers.
    pub shoppers: usize,
    /// Number of channels, categories and brands: row lengths of the tables below.
    pub channels: usize,
    /// Number of categories.
    pub categories: usize,
    /// Number of brands.
    pub brands: usize,
    /// Segment of each shopper.
    pub segment: Vec<u8>,
    /// Trips and orders a day at an index of 1.
    pub trips_per_day: Vec<f32>,
    /// Price sensitivity relative to the category's coefficient.
    pub sensitivity: Vec<f32>,
    /// Bit per channel that the shopper can use; for the account's app: could use, with the app.
    pub reach: Vec<u16>,
    /// Has the account's app on day 0.
    pub app: Vec<bool>,
    /// Is a member of the account's loyalty programme on day 0.
    pub member: Vec<bool>,
    /// How readily the shopper joins what the account offers, relative to the mean shopper.
    pub joins: Vec<f32>,
    /// Utility that the account's other outlets lose to its app once ordering there is a habit, 0 or below.
    pub moves_to_app: Vec<f32>,
    /// `[shopper][channel]`: store index, or [`NO_STORE`].
    pub store: Vec<u16>,
    /// `[shopper][channel]`: base utility of the outlet (taste within nests, distance).
    pub outlet: Vec<f32>,
    /// Use and tastes by quarter.
    pub quarters: Vec<Arc<Tastes>>,
}

impl Population {
    /// Use and tastes in force on a day.
    #[must_use]
    pub fn tastes(&self, day: u16) -> &Tastes {
        let quarter = usize::from(day / QUARTER_DAYS).min(self.quarters.len() - 1);
        &self.quarters[quarter]
    }

    /// Bounds of the shards.
    pub fn shards(&self) -> impl Iterator<Item = std::ops::Range<usize>> + use<> {
        let all = self.shoppers;
        (0..all).step_by(SHARD_SHOPPERS).map(move |first| first..(first + SHARD_SHOPPERS).min(all))
    }
}
