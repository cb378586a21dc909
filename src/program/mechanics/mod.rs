//! Mechanics: what a tactic changes. One file each; each changes cells of the offer table, or fills one of the
//! small tables beside it (coupons, flights, samples).

pub mod activation;
pub mod app_coupon;
pub mod app_invite;
pub mod bundle;
pub mod click_and_collect;
pub mod delivery_fee;
pub mod display;
pub mod enrolment_drive;
pub mod flash_sale;
pub mod gift;
pub mod leaflet_coupon;
pub mod leaflet_feature;
pub mod link_investment;
pub mod listing;
pub mod media;
pub mod multibuy;
pub mod pack_size;
pub mod points_multiplier;
pub mod price_change;
pub mod price_cut;
pub mod sampling;
pub mod sponsored_search;
pub mod stand_off;
pub mod trade_deal;

use super::offers::{Drive, Offer, Regular};
use super::run_down::RunDown;
use super::tactic::Tactic;
use crate::market::channel::Ways;
use crate::market::{Links, Market, Product};
use crate::scenario::MechanicSpec;
use crate::units::Money;

/// Where a mechanic is applied.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// Slot of the tactic.
    pub slot: u8,
    /// The product.
    pub product: &'a Product,
    /// Value-added tax, share of the price without tax.
    pub tax: f64,
    /// Is the channel one in which the tactic runs.
    pub runs_here: bool,
    /// Does the store carry it out.
    pub is_up: bool,
    /// Channel index.
    pub channel: usize,
    /// Coupon of the tactic, or [`super::NO_SLOT`].
    pub coupon: u8,
    /// Clickable ad of the tactic, or [`super::NO_SLOT`].
    pub ad: u8,
    /// Its entry in the table of lots, pairs or gifts, or [`super::NO_SLOT`].
    pub extra: u8,
}

/// When and where a regular price is made.
#[derive(Clone, Copy, Debug)]
pub struct Moment {
    /// Today.
    pub day: i64,
    /// First day of the tactic.
    pub from: i64,
    /// Channel index.
    pub channel: usize,
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
    /// Shoppers asked to join the loyalty programme.
    EnrolmentDrive(enrolment_drive::EnrolmentDrive),
    /// Shoppers asked to take the app.
    AppInvite(app_invite::AppInvite),
    /// Orders collected in stores.
    ClickAndCollect(click_and_collect::ClickAndCollect),
    /// Another fee for delivery.
    DeliveryFee(delivery_fee::DeliveryFee),
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
    /// Money off the invoice.
    TradeDeal(trade_deal::TradeDeal),
    /// On the shelf, or off it.
    Listing(listing::Listing),
    /// Another content of a pack.
    PackSize(pack_size::PackSize),
    /// Links paid for.
    LinkInvestment(link_investment::LinkInvestment),
    /// Goods that stop.
    StandOff(stand_off::StandOff),
    /// A saving on several packs.
    Multibuy(multibuy::Multibuy),
    /// A saving on two products together.
    Bundle(bundle::Bundle),
    /// A gift with every pack.
    Gift(gift::Gift),
    /// Promoters in stores.
    Activation(activation::Activation),
    /// A short deep cut online.
    FlashSale(flash_sale::FlashSale),
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
            MechanicSpec::EnrolmentDrive(s) => Self::EnrolmentDrive(enrolment_drive::EnrolmentDrive::read(s)),
            MechanicSpec::AppInvite(s) => Self::AppInvite(app_invite::AppInvite::read(s)),
            MechanicSpec::ClickAndCollect(s) => Self::ClickAndCollect(click_and_collect::ClickAndCollect::read(s)),
            MechanicSpec::DeliveryFee(s) => Self::DeliveryFee(delivery_fee::DeliveryFee::read(s)),
            MechanicSpec::PointsMultiplier(s) => Self::PointsMultiplier(points_multiplier::PointsMultiplier::read(s)),
            MechanicSpec::TradeDeal(s) => Self::TradeDeal(trade_deal::TradeDeal::read(s)),
            MechanicSpec::Listing(_) => Self::Listing(listing::Listing::IN),
            MechanicSpec::Delisting(_) => Self::Listing(listing::Listing::OUT),
            MechanicSpec::Media(s) => Self::Media(media::Media::read(s)),
            MechanicSpec::SponsoredSearch(s) => Self::SponsoredSearch(sponsored_search::SponsoredSearch::read(s)),
            MechanicSpec::LeafletCoupon(s) => Self::LeafletCoupon(leaflet_coupon::LeafletCoupon::read(s)),
            MechanicSpec::Sampling(s) => Self::Sampling(sampling::Sampling::read(s)),
            MechanicSpec::PriceChange(s) => Self::PriceChange(price_change::PriceChange::read(s, &market.calendar)),
            MechanicSpec::PackSize(s) => Self::PackSize(pack_size::PackSize::read(s)),
            MechanicSpec::LinkInvestment(s) => Self::LinkInvestment(link_investment::LinkInvestment::read(s, market)),
            MechanicSpec::StandOff(s) => Self::StandOff(stand_off::StandOff::read(s, market)),
            MechanicSpec::Multibuy(s) => Self::Multibuy(multibuy::Multibuy::read(s, market)),
            MechanicSpec::Bundle(s) => Self::Bundle(bundle::Bundle::read(s, market)),
            MechanicSpec::Gift(s) => Self::Gift(gift::Gift::read(s)),
            MechanicSpec::Activation(s) => Self::Activation(activation::Activation::read(s, market)),
            MechanicSpec::FlashSale(s) => Self::FlashSale(flash_sale::FlashSale::read(s)),
        }
    }

    /// Changes a cell of the offer table.
    pub fn apply(&self, context: &Context<'_>, offer: &mut Offer) {
        match self {
            Self::PriceCut(m) => m.apply(context, offer),
            Self::LeafletFeature(m) => m.apply(context, offer),
            Self::Display(m) => m.apply(context, offer),
            Self::AppCoupon(m) => m.apply(context, offer),
            Self::PointsMultiplier(m) => m.apply(context, offer),
            Self::TradeDeal(m) => m.apply(context, offer),
            Self::SponsoredSearch(m) => m.apply(context, offer),
            Self::LeafletCoupon(m) => m.apply(context, offer),
            Self::FlashSale(m) => m.apply(context, offer),
            // Met away from the cell: in tables of their own, and before any promotion.
            Self::EnrolmentDrive(_) | Self::AppInvite(_) | Self::ClickAndCollect(_) | Self::DeliveryFee(_) => {}
            Self::Media(_) | Self::Sampling(_) | Self::PriceChange(_) | Self::Listing(_) => {}
            Self::PackSize(_) | Self::LinkInvestment(_) | Self::StandOff(_) => {}
            Self::Activation(_) => {}
            // What comes beside the price needs the price first.
            Self::Multibuy(_) | Self::Bundle(_) | Self::Gift(_) => {}
        }
    }

    /// Adds what comes beside the price of one pack, when that price is settled.
    pub fn add_extra(&self, context: &Context<'_>, offer: &mut Offer) {
        match self {
            Self::Multibuy(m) => m.add(context, offer),
            Self::Bundle(m) => m.add(context, offer),
            Self::Gift(m) => m.add(context, offer),
            _ => {}
        }
    }

    /// Does a competitor see an attack in it: money off, a coupon or a place in the leaflet.
    #[must_use]
    pub fn is_attack(&self) -> bool {
        match self {
            Self::PriceCut(m) => m.is_worth_something(),
            Self::TradeDeal(m) => m.is_worth_something(),
            Self::AppCoupon(m) => m.is_worth_something(),
            Self::LeafletCoupon(m) => m.is_worth_something(),
            Self::LeafletFeature(m) => m.is_worth_something(),
            Self::Multibuy(m) => m.is_worth_something(),
            Self::Bundle(m) => m.is_worth_something(),
            Self::FlashSale(m) => m.is_worth_something(),
            Self::Display(_) | Self::PointsMultiplier(_) | Self::PriceChange(_) | Self::Listing(_) => false,
            Self::EnrolmentDrive(_) | Self::AppInvite(_) | Self::ClickAndCollect(_) | Self::DeliveryFee(_) => false,
            Self::Media(_) | Self::SponsoredSearch(_) | Self::Sampling(_) => false,
            Self::PackSize(_) | Self::LinkInvestment(_) | Self::StandOff(_) => false,
            Self::Gift(_) | Self::Activation(_) => false,
        }
    }

    /// What visitors are asked to join.
    #[must_use]
    pub fn drive(&self, slot: u8, tactic: &Tactic) -> Option<Drive> {
        match self {
            Self::EnrolmentDrive(m) => Some(m.drive(slot, tactic)),
            Self::AppInvite(m) => Some(m.drive(slot, tactic)),
            _ => None,
        }
    }

    /// Changes the ways to receive an order.
    pub fn change_ways(&self, ways: &mut Ways) {
        match self {
            Self::ClickAndCollect(m) => m.change(ways),
            Self::DeliveryFee(m) => m.change(ways),
            _ => {}
        }
    }

    /// Changes what a product regularly is, before any promotion.
    pub fn set_regular(&self, moment: &Moment, regular: &mut Regular) {
        match self {
            Self::PriceChange(m) => m.set_regular(moment, regular),
            Self::Listing(m) => m.set_regular(regular),
            Self::PackSize(m) => m.set_regular(regular),
            Self::StandOff(m) => m.set_regular(moment, regular),
            _ => {}
        }
    }

    /// Changes what carries over between touchpoints.
    pub fn set_links(&self, links: &mut Links) {
        if let Self::LinkInvestment(m) = self {
            m.set(links);
        }
    }

    /// Shelves that nobody fills while the tactic runs.
    #[must_use]
    pub fn run_down(&self, tactic: &Tactic, day: i64) -> Option<RunDown> {
        match self {
            Self::StandOff(m) => Some(m.run_down(tactic.products, tactic.channels, day - tactic.from)),
            _ => None,
        }
    }

    /// Cost a week that leaves the system while the tactic runs.
    #[must_use]
    pub const fn cost_per_week(&self) -> Money {
        match self {
            Self::LinkInvestment(m) => m.cost_per_week,
            _ => Money::ZERO,
        }
    }

    /// Does it act on every shopper, whatever the audience.
    #[must_use]
    pub const fn is_for_everybody(&self) -> bool {
        matches!(self, Self::LinkInvestment(_) | Self::StandOff(_))
    }
}
