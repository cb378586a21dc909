//! Mechanics: what a tactic changes. One file each; each changes cells of the offer table, or fills one of the
//! small tables beside it (coupons, flights, samples).

pub mod app_coupon;
pub mod display;
pub mod leaflet_coupon;
pub mod leaflet_feature;
pub mod media;
pub mod points_multiplier;
pub mod price_change;
pub mod price_cut;
pub mod sampling;
pub mod sponsored_search;

use super::offers::{Offer, Regular};
use crate::market::Market;
use crate::scenario::MechanicSpec;
use crate::units::Money;

/// Where a mechanic is applied.
#[derive(Clone, Copy, Debug)]
pub struct Context {
    /// Slot of the tactic.
    pub slot: u8,
    /// Base price of the product.
    pub base: Money,
    /// Is the channel one in which the tactic runs.
    pub runs_here: bool,
    /// Channel index.
    pub channel: usize,
    /// Coupon of the tactic, or [`super::NO_SLOT`].
    pub coupon: u8,
    /// Clickable ad of the tactic, or [`super::NO_SLOT`].
    pub ad: u8,
}

/// A mechanic with every name resolved.
#[derive(Clone, Debug)]
pub enum Mechanic {
    /// Lower shelf price.
    PriceCut(price_cut::PriceCut),
    /// Place in the leaflet.
    LeafletFeature(leaflet_feature::LeafletFeature),
    /// Second placement.
    Display(display::Display),
    /// Coupon in the app.
    AppCoupon(app_coupon::AppCoupon),
    /// More points.
    PointsMultiplier(points_multiplier::PointsMultiplier),
    /// Advertising.
    Media(media::Media),
    /// Top of the list online.
    SponsoredSearch(sponsored_search::SponsoredSearch),
    /// Coupon in the leaflet.
    LeafletCoupon(leaflet_coupon::LeafletCoupon),
    /// Free samples.
    Sampling(sampling::Sampling),
    /// Another regular price.
    PriceChange(price_change::PriceChange),
}

impl Mechanic {
    /// Resolves the mechanic of a checked scenario.
    #[must_use]
    pub fn build(spec: &MechanicSpec, market: &Market) -> Self {
        match spec {
            MechanicSpec::PriceCut(s) => Self::PriceCut(price_cut::PriceCut::read(s)),
            MechanicSpec::LeafletFeature(s) => Self::LeafletFeature(leaflet_feature::LeafletFeature::read(s)),
            MechanicSpec::Display(s) => Self::Display(display::Display::read(s)),
            MechanicSpec::AppCoupon(s) => Self::AppCoupon(app_coupon::AppCoupon::read(s, market)),
            MechanicSpec::PointsMultiplier(s) => Self::PointsMultiplier(points_multiplier::PointsMultiplier::read(s)),
            MechanicSpec::Media(s) => Self::Media(media::Media::read(s)),
            MechanicSpec::SponsoredSearch(s) => Self::SponsoredSearch(sponsored_search::SponsoredSearch::read(s)),
            MechanicSpec::LeafletCoupon(s) => Self::LeafletCoupon(leaflet_coupon::LeafletCoupon::read(s)),
            MechanicSpec::Sampling(s) => Self::Sampling(sampling::Sampling::read(s)),
            MechanicSpec::PriceChange(s) => Self::PriceChange(price_change::PriceChange::read(s)),
        }
    }

    /// Changes a cell of the offer table.
    pub fn apply(&self, context: &Context, offer: &mut Offer) {
        match self {
            Self::PriceCut(m) => m.apply(context, offer),
            Self::LeafletFeature(m) => m.apply(context, offer),
            Self::Display(m) => m.apply(context, offer),
            Self::AppCoupon(m) => m.apply(context, offer),
            Self::PointsMultiplier(m) => m.apply(context, offer),
            Self::SponsoredSearch(m) => m.apply(context, offer),
            Self::LeafletCoupon(m) => m.apply(context, offer),
            // Met away from the cell: in tables of their own, and before any promotion.
            Self::Media(_) | Self::Sampling(_) | Self::PriceChange(_) => {}
        }
    }

    /// Changes what a product regularly is, before any promotion.
    pub fn set_regular(&self, regular: &mut Regular) {
        if let Self::PriceChange(m) = self {
            m.set_regular(regular);
        }
    }
}
