//! The part of the format that says what is given for several packs, for two products together, or with a product.

use super::values::Percent;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A saving on several packs of one product. Give exactly one of `price`, `pay_for`, `free` and `last_off`.
///
/// Packs count per product: three packs of two products make no lot. Packs bought with a coupon do not count.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MultibuySpec {
    /// Packs in a lot, those given free included: 3 for "buy 2, get 1 free".
    pub packs: u32,
    /// "X for a price": what a lot costs.
    #[serde(default)]
    pub price: Option<f64>,
    /// "X for Y": packs of a lot that are paid for.
    #[serde(default)]
    pub pay_for: Option<u32>,
    /// "X + N free": packs of a lot that are free.
    #[serde(default)]
    pub free: Option<u32>,
    /// "The second at half price": share taken off the last pack of a lot.
    #[serde(default)]
    pub last_off: Option<Percent>,
}

/// Two products of two categories cheaper when bought on one trip; `products` or `brands` of the tactic name the first.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BundleSpec {
    /// Products of which one makes the second part.
    pub with: Vec<String>,
    /// Share taken off the price of both packs.
    pub depth: Percent,
}

/// A gift with every pack.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GiftSpec {
    /// What the gift would cost in a shop.
    pub value: f64,
    /// What one gift costs, goods and packing; split as `funding.brand` says.
    pub unit_cost: f64,
}

/// Promoters in stores: they speak to shoppers who pass, and explain better than a display.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ActivationSpec {
    /// Promoters in each store; default 1.
    #[serde(default)]
    pub promoters: Option<u32>,
    /// Hours a day that they are there; default 6 of the 14 that stores are open.
    #[serde(default)]
    pub hours: Option<f64>,
    /// How well they explain, relative to an ordinary promoter; default 1.
    #[serde(default)]
    pub quality: Option<f64>,
    /// Cost of one promoter and hour, staff and material; split as `funding.brand` says. Paid where they are there.
    pub cost_per_hour: f64,
}

/// A short deep cut in an online channel, on top of the list and told beforehand.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FlashSaleSpec {
    /// Share taken off the price.
    pub depth: Percent,
    /// Share of the audience that knows of it before choosing where to buy; default 30%.
    #[serde(default)]
    pub announced: Option<Percent>,
}
