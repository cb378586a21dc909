//! The part of the format that says what a tactic changes: one table per mechanic.

use super::defaults::format;
use super::spec_agreement::{LinkInvestmentSpec, PackSizeSpec, PriceGiveBackSpec, PricePhaseSpec, StandOffSpec};
use super::spec_goods::{ActivationSpec, BundleSpec, FlashSaleSpec, GiftSpec, MultibuySpec};
use super::values::Percent;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a tactic changes.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum MechanicSpec {
    /// Lower shelf price for everybody in the channels named.
    PriceCut(PriceCutSpec),
    /// Place in the leaflet or digital flyer.
    LeafletFeature(LeafletFeatureSpec),
    /// Second placement in stores, such as a gondola end.
    Display(DisplaySpec),
    /// Coupon in the app, redeemed where it says.
    AppCoupon(AppCouponSpec),
    /// More points for members.
    PointsMultiplier(PointsMultiplierSpec),
    /// Visitors asked to join the loyalty programme; in a market without members, its launch.
    EnrolmentDrive(EnrolmentDriveSpec),
    /// Visitors asked to take the account's app.
    AppInvite(AppInviteSpec),
    /// Orders of an online channel collected in stores of the account.
    ClickAndCollect(ClickAndCollectSpec),
    /// Another fee for bringing orders home.
    DeliveryFee(DeliveryFeeSpec),
    /// Contacts with advertising for the brands of the tactic.
    Media(MediaSpec),
    /// Top of the list in the online channels named.
    SponsoredSearch(SponsoredSearchSpec),
    /// Coupon printed in the leaflet, redeemed in the channels named.
    LeafletCoupon(LeafletCouponSpec),
    /// Free samples of a product, sent home or given out in stores.
    Sampling(SamplingSpec),
    /// Another regular price, in any channels that sell; it lasts to the last day of the delivery.
    PriceChange(PriceChangeSpec),
    /// Money off the invoice of the outlet, of which a part reaches the shelf.
    TradeDeal(TradeDealSpec),
    /// Products come onto the shelf of any channels that sell, to the last day of the delivery.
    Listing(ListingSpec),
    /// Products leave the shelf of any channels that sell, to the last day of the delivery.
    Delisting(ListingSpec),
    /// Another content of a pack at the given shelf price, in any channels that sell; it lasts to the last day of the delivery.
    PackSize(PackSizeSpec),
    /// Links between the account's touchpoints made better, such as prices aligned between channels.
    LinkInvestment(LinkInvestmentSpec),
    /// A conflict over terms: the account's online shelves are empty at once, and its stores get no replenishment.
    StandOff(StandOffSpec),
    /// A saving on several packs of one product: 3 for 2, 3 for a price, buy 2 get 1 free, the second at half price.
    Multibuy(MultibuySpec),
    /// Two products cheaper when bought on one trip.
    Bundle(BundleSpec),
    /// A gift with every pack.
    Gift(GiftSpec),
    /// Promoters in stores.
    Activation(ActivationSpec),
    /// A short deep cut in an online channel of the account, on top of the list and told beforehand.
    FlashSale(FlashSaleSpec),
}

impl MechanicSpec {
    /// Name of the mechanic, as files write it.
    #[must_use]
    pub fn name(&self) -> String {
        let written = serde_json::to_value(self).unwrap_or_default();
        written.as_object().and_then(|table| table.keys().next().cloned()).unwrap_or_default()
    }

    /// Is it done store by store, so that some stores may fail to do it.
    #[must_use]
    pub const fn is_done_in_stores(&self) -> bool {
        self.is_carried_out() || matches!(self, Self::Display(_))
    }

    /// Hours of the field force that it takes per store and week unless a scenario says otherwise.
    #[must_use]
    pub const fn field_hours(&self) -> f64 {
        match self {
            Self::Display(_) => format::HOURS_OF_DISPLAY,
            Self::Sampling(_) => format::HOURS_OF_SAMPLING,
            _ if self.is_carried_out() => format::HOURS_OF_PRICE,
            _ => 0.0,
        }
    }

    /// Does `delivery.executed` say in how many stores it is done; displays have their compliance.
    #[must_use]
    pub const fn is_carried_out(&self) -> bool {
        let of_price = matches!(self, Self::PriceCut(_) | Self::TradeDeal(_) | Self::LeafletFeature(_));
        of_price || matches!(self, Self::Listing(_) | Self::Sampling(_))
    }

    /// May it run at other retailers than the account.
    #[must_use]
    pub const fn is_for_any_outlet(&self) -> bool {
        matches!(self, Self::PriceChange(_) | Self::Listing(_) | Self::Delisting(_) | Self::PackSize(_))
    }
}

/// A shelf-price cut.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PriceCutSpec {
    /// Share taken off the shelf price.
    pub depth: Percent,
}

/// A leaflet feature.
#[derive(Clone, Copy, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LeafletFeatureSpec {
    /// Prominence relative to an ordinary place; default 1.
    #[serde(default)]
    pub prominence: Option<f64>,
}

/// A display.
#[derive(Clone, Copy, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DisplaySpec {
    /// Visibility relative to an ordinary display; default 1.
    #[serde(default)]
    pub visibility: Option<f64>,
    /// Quantity: how many ordinary displays it is in each store; more of them stop fewer and fewer further shoppers. Default 1.
    #[serde(default)]
    pub faces: Option<f64>,
    /// Quality: how well it explains, relative to an ordinary display; default 1.
    #[serde(default)]
    pub quality: Option<f64>,
}

/// A coupon offered in the app.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AppCouponSpec {
    /// Share taken off the shelf price.
    pub depth: Percent,
    /// Channels that redeem it; they must belong to the account.
    pub redeem_in: Vec<String>,
    /// Units per shopper that the coupon covers; default 1.
    #[serde(default)]
    pub units_per_shopper: Option<u32>,
    /// Share of app users who see it when they open the app; default 60%.
    #[serde(default)]
    pub seen_in_app: Option<Percent>,
    /// Pushes a week to app users who opted in, sent by a fixed plan, several a day when there are more than 7; default 0.
    #[serde(default)]
    pub pushes_per_week: Option<f64>,
    /// Is the coupon also offered by a QR code at the product's display in stores; default false.
    #[serde(default)]
    pub qr_at_display: bool,
    /// Cost of handling one redemption; default 0.
    #[serde(default)]
    pub handling_cost: Option<f64>,
    /// A code that is read out or shown, as in a livestream, and that whoever saw it can use without the app; default false.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub code: bool,
}

/// A points event.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PointsMultiplierSpec {
    /// Points for the products named, as a multiple of the usual ones (3 = three times).
    pub times: f64,
}

/// A drive for members.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EnrolmentDriveSpec {
    /// Share of visits of a non-member of mean readiness on which he or she joins.
    pub chance: Percent,
    /// Value of the points given to those who join; default 0.
    #[serde(default)]
    pub welcome_points: Option<f64>,
}

/// An invitation to take the app.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AppInviteSpec {
    /// Share of visits of a shopper of mean readiness without the app on which he or she takes it.
    pub chance: Percent,
}

/// Collection of online orders in stores.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ClickAndCollectSpec {
    /// Share of orders collected at usual baskets and fees; default 15%.
    #[serde(default)]
    pub share: Option<Percent>,
    /// Fee paid by the shopper per order collected; default 0.
    #[serde(default)]
    pub fee: Option<f64>,
    /// Cost per order collected (picking, storing), paid by the account.
    pub cost_per_order: f64,
}

/// A delivery fee.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DeliveryFeeSpec {
    /// Fee paid by the shopper per order brought home.
    pub fee: f64,
    /// Basket from which the fee is waived; default: never.
    #[serde(default)]
    pub free_from: Option<f64>,
}

/// Advertising: online (and clickable) when the tactic runs in a social, app or web channel, else mass media.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MediaSpec {
    /// Contacts a week of a household that the plan reaches, on top of the brand's ordinary media.
    pub contacts_per_week: f64,
    /// Share of households that the plan reaches, those who use most media first; default 60%.
    #[serde(default)]
    pub reach: Option<Percent>,
}

/// A sponsored slot.
#[derive(Clone, Copy, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SponsoredSearchSpec {
    /// Fee from the brand to the account for each click; default 0.
    #[serde(default)]
    pub cost_per_click: Option<f64>,
}

/// A coupon in the leaflet.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LeafletCouponSpec {
    /// Share taken off the shelf price.
    pub depth: Percent,
    /// Units per shopper that the coupon covers; default 1.
    #[serde(default)]
    pub units_per_shopper: Option<u32>,
    /// Cost of handling one redemption; default 0.
    #[serde(default)]
    pub handling_cost: Option<f64>,
}

/// Free samples; `delivery.reach` is the share of the audience that can get one.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SamplingSpec {
    /// Cost of one sample, goods and delivery; split as `funding.brand` says.
    pub unit_cost: f64,
    /// Sent home on the first day; otherwise given out in the stores of the channels named. Default false.
    #[serde(default)]
    pub at_home: bool,
    /// Chance that a visitor of a store is given one; default 30%.
    #[serde(default)]
    pub per_visit: Option<Percent>,
    /// What a sample adds to the pantry, in packs; default 0.02, 0 for a taste on the spot.
    #[serde(default)]
    pub packs: Option<f64>,
}

/// A change of the regular price.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PriceChangeSpec {
    /// Change of the shelf price, such as `"+10%"` or `"-5%"`.
    pub change: Percent,
    /// Change of the price that the outlet pays to the brand; default: as the shelf price.
    #[serde(default)]
    pub sell_in_change: Option<Percent>,
    /// Later steps: from the day of each on, its changes hold instead of those before. Changes are always against the
    /// price before the tactic.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub phases: Vec<PricePhaseSpec>,
    /// A part of the change taken back from a day on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub give_back: Option<PriceGiveBackSpec>,
    /// Share of the change of the shelf price that the outlet makes; the rest it bears, or keeps when prices fall.
    /// Default 100%.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pass_through: Option<Percent>,
    /// Weeks by which the shelf price follows the price that the outlet pays, up and down; default 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shelf_lag_weeks: Option<f64>,
}

/// A deal with the outlet.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TradeDealSpec {
    /// Share taken off the sell-in price of packs sold while the deal runs; the brand pays all of it.
    pub off_invoice: Percent,
    /// Share of that money that reaches the shelf; default by the brand's share of its category.
    #[serde(default)]
    pub pass_through: Option<Percent>,
}

/// A listing or delisting: what and where stand in the tactic.
#[derive(Clone, Copy, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ListingSpec {}
