//! The part of the format that describes the market: touchpoints, links, categories, brands and products.

use super::values::Percent;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A touchpoint of the market.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChannelSpec {
    /// Identifier.
    pub id: String,
    /// Name shown to people.
    pub name: String,
    /// Name in Vietnamese, when it differs.
    #[serde(default)]
    pub name_vi: Option<String>,
    /// What kind of touchpoint it is.
    pub kind: ChannelKind,
    /// Whose it is.
    pub owner: Owner,
    /// Share of all trips and orders at base prices and with links that hold; the shares of all selling channels
    /// add up to 100%. Breaks on links wear some of the account's share away.
    /// Absent: nothing is sold here.
    #[serde(default)]
    pub trip_share: Option<Percent>,
    /// Growth of its share of trips a year from the start of the horizon, such as 12% or -5%; the shares of the others
    /// give way. Default 0%.
    #[serde(default)]
    pub yearly_growth: Option<Percent>,
    /// Share of households that can use it; default 100% (for an app: those with the app).
    #[serde(default)]
    pub reach: Option<Percent>,
    /// Shelf price relative to the product's price; default 1.
    #[serde(default)]
    pub price_index: Option<f64>,
    /// Contacts of a household in reach a week without a purchase in mind (app opens, posts seen); default 0.
    #[serde(default)]
    pub contacts_per_week: Option<f64>,
    /// What else goes into the basket.
    #[serde(default)]
    pub rest_of_basket: Option<RestOfBasketSpec>,
    /// Cost of handling one unit, paid by the owner; default 0.
    #[serde(default)]
    pub handling_cost_per_unit: Option<f64>,
    /// Clusters of stores; a store channel without nodes is one node of one store.
    #[serde(default)]
    pub node: Vec<NodeSpec>,
    /// Ways to receive an online order; their shares add up to 100%.
    #[serde(default)]
    pub fulfilment: Vec<FulfilmentSpec>,
}

/// Kind of touchpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ChannelKind {
    /// Physical stores.
    Store,
    /// Web shop.
    Web,
    /// App.
    App,
    /// Marketplace.
    Marketplace,
    /// Social media.
    Social,
    /// Loyalty programme.
    Loyalty,
    /// Paid media.
    Media,
}

impl ChannelKind {
    /// Can an advertisement here be clicked.
    #[must_use]
    pub const fn can_be_clicked(self) -> bool {
        matches!(self, Self::Social | Self::App | Self::Web)
    }

    /// Is a purchase here an online order.
    #[must_use]
    pub const fn is_online(self) -> bool {
        matches!(self, Self::Web | Self::App | Self::Marketplace)
    }
}

/// Whose touchpoint it is; profit of owners other than the account lies outside the system.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Owner {
    /// The retailer that the plan is for.
    Account,
    /// Another chain.
    Rival,
    /// Marketplaces.
    Marketplace,
    /// General trade: street shops and wet markets.
    GeneralTrade,
}

/// Spend outside the modelled categories; it moves only with trips.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RestOfBasketSpec {
    /// Money on a major trip, tax included.
    pub major: f64,
    /// Money on a fill-in trip, tax included.
    pub fill_in: f64,
    /// Margin of the owner, share of spend.
    pub margin: Percent,
}

/// A cluster of similar stores.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NodeSpec {
    /// Identifier.
    pub id: String,
    /// Name shown to people.
    pub name: String,
    /// Store format, such as `hypermarket`; tactics may name it.
    pub format: String,
    /// Number of stores.
    pub stores: u32,
    /// Share of the channel's shoppers whose store lies here; shares add up to 100%.
    pub share: Percent,
    /// Mean distance from home in km; default 2.
    #[serde(default)]
    pub distance_km: Option<f64>,
}

/// One way to receive an online order.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FulfilmentSpec {
    /// Delivery or collection.
    pub kind: FulfilmentKind,
    /// Share of orders.
    pub share: Percent,
    /// Fee paid by the shopper per order; default 0.
    #[serde(default)]
    pub fee: Option<f64>,
    /// Basket from which the fee is waived; default: never.
    #[serde(default)]
    pub free_from: Option<f64>,
    /// Cost per order (picking, driving), paid by the owner.
    pub cost_per_order: f64,
}

/// How an online order reaches the shopper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FulfilmentKind {
    /// Brought home.
    Delivery,
    /// Collected in a store.
    ClickAndCollect,
}

/// How much carries over when a shopper goes from one touchpoint of the account to another, 0 to 1 each.
///
/// Price, information and stock act on links from where a shopper looked to where the shopper buys: from web and app, and
/// from a store in which an online order began. Promotion acts on links from the app, where coupons are, identity on
/// links from the loyalty programme. Levers of other links are rated but nothing crosses there yet.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LinkSpec {
    /// Channel id where the shopper comes from.
    pub from: String,
    /// Channel id where the shopper goes to.
    pub to: String,
    /// The price seen there is the price charged here.
    pub price: f64,
    /// An offer promised there is honoured here.
    pub promotion: f64,
    /// The product information is the same.
    pub information: f64,
    /// The member is recognised.
    pub identity: f64,
    /// The item shown there is there, and service continues.
    pub stock: f64,
}

/// A product category.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CategorySpec {
    /// Identifier.
    pub id: String,
    /// Name shown to people.
    pub name: String,
    /// Name in Vietnamese, when it differs.
    #[serde(default)]
    pub name_vi: Option<String>,
    /// Archetype that sets the behavioural constants together.
    pub archetype: Archetype,
    /// Mean units a household uses a year, all outlets together; default of the archetype.
    #[serde(default)]
    pub units_per_year: Option<f64>,
    /// Shape K of the gamma distribution of use over households; default of the archetype.
    #[serde(default)]
    pub usage_shape: Option<f64>,
    /// Dirichlet S of brand tastes; default of the archetype.
    #[serde(default)]
    pub brand_diversity: Option<f64>,
    /// Coefficient of log price in the choice of brand, below 0; default of the archetype.
    #[serde(default)]
    pub price_response: Option<f64>,
    /// Extra pull of a price below the reference price, per log unit; default of the archetype, in proportion to
    /// `price_response`.
    #[serde(default)]
    pub gain: Option<f64>,
    /// Extra push of a price above the reference price, per log unit; default of the archetype, in proportion to
    /// `price_response`.
    #[serde(default)]
    pub loss: Option<f64>,
    /// Utility of the brand bought last; default of the archetype.
    #[serde(default)]
    pub inertia: Option<f64>,
    /// Response of category buying to the attractiveness of offers; default of the archetype.
    #[serde(default)]
    pub offer_response: Option<f64>,
    /// Days of own use that feel like a full pantry; default of the archetype.
    #[serde(default)]
    pub pantry_days: Option<f64>,
    /// Fewest units that feel like a full pantry, 1 or more (cups are bought by the handful); default 1.
    #[serde(default)]
    pub least_pantry_units: Option<f64>,
    /// Extra use when the pantry is above target, per target of excess; default of the archetype.
    #[serde(default)]
    pub consumption_flexibility: Option<f64>,
    /// Utility of a displayed product; default of the archetype.
    #[serde(default)]
    pub display_utility: Option<f64>,
    /// Extra chance of buying the category of a displayed product, in logits per root of own preference; default of
    /// the archetype.
    #[serde(default)]
    pub display_cue: Option<f64>,
    /// Extra units on a noticed deal (Poisson mean per unit of depth and root of target stock); default of the archetype.
    #[serde(default)]
    pub extra_units_per_deal: Option<f64>,
    /// Category trips that begin with a look online; default of the behaviour table.
    #[serde(default)]
    pub online_research: Option<Percent>,
    /// Days after which packs that were not sold are thrown away; default: never. Needs `[supply]`.
    #[serde(default)]
    pub shelf_life_days: Option<u32>,
    /// Brands; their shares add up to 100%.
    pub brand: Vec<BrandSpec>,
    /// Packs.
    pub product: Vec<ProductSpec>,
}

/// Kind of category; sets usage, loyalty, elasticity and search depth together (FACTS table of archetypes).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Archetype {
    /// Shampoo, toothpaste.
    PersonalCare,
    /// Drinks, yogurt, snacks, frozen snacks.
    SnacksDrinks,
    /// Detergent and other storable goods.
    HomeCare,
    /// Infant formula, skin care.
    HighInvolvement,
}

/// A brand within a category.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BrandSpec {
    /// Identifier.
    pub id: String,
    /// Name shown to people.
    pub name: String,
    /// Does it belong to the brand side of the negotiation; default false.
    #[serde(default)]
    pub ours: bool,
    /// Share of units at base prices and without deals.
    pub share: Percent,
    /// Experience after first use relative to what was expected, in utils; default 0.
    #[serde(default)]
    pub quality: Option<f64>,
    /// Contacts a week with ordinary advertising for the brand, of a household that it reaches; default 0.
    #[serde(default)]
    pub media_contacts_per_week: Option<f64>,
    /// Share of households that ordinary advertising for the brand reaches; default 60%.
    #[serde(default)]
    pub media_reach: Option<Percent>,
    /// Ordinary deals of the brand, in every world alike.
    #[serde(default)]
    pub deals: Option<MarketDealsSpec>,
}

/// Ordinary promotion at the account and at rival chains, the same in both twins.
///
/// Marketplaces and general trade have none (Kantar 2012: 2% of general-trade value is promoted).
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MarketDealsSpec {
    /// Share of weeks in which a product is on deal at an outlet.
    pub weeks_on_deal: Percent,
    /// Depth of a deal.
    pub depth: Percent,
    /// Share of stores with a display in a deal week; default 0%.
    #[serde(default)]
    pub display_on_deal: Option<Percent>,
    /// Share of stores with a display in other weeks; default 0%.
    #[serde(default)]
    pub display_otherwise: Option<Percent>,
    /// Share of deal weeks with a place in the leaflet; default 0%.
    #[serde(default)]
    pub leaflet_on_deal: Option<Percent>,
    /// Part of the price reduction that the brand pays back to the outlet; default 65%.
    #[serde(default)]
    pub brand_funding: Option<Percent>,
}

/// A pack that shoppers can buy.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProductSpec {
    /// Identifier, unique in the scenario.
    pub id: String,
    /// Name shown to people.
    pub name: String,
    /// Brand id within the category.
    pub brand: String,
    /// Usual shelf price, tax included.
    pub price: f64,
    /// Price that the outlet pays to the brand per unit, without tax (sell-in price).
    pub sell_in_price: f64,
    /// Cost of goods of the brand per unit.
    pub unit_cost: f64,
    /// Rebate and other back margin, share of the sell-in price; default 8%.
    #[serde(default)]
    pub back_margin: Option<Percent>,
    /// Ordinary deals of this product where they differ from those of its brand.
    #[serde(default)]
    pub deals: Option<MarketDealsSpec>,
    /// Weight within the brand at base prices; default 1.
    #[serde(default)]
    pub weight: Option<f64>,
    /// Channels that list it; default: all that sell.
    #[serde(default)]
    pub listed_in: Vec<String>,
    /// Packs a week that its maker can deliver to the account's whole market; default: any number. Needs `[supply]`.
    #[serde(default)]
    pub capacity_per_week: Option<f64>,
    /// Is it listed anywhere without a program; `false` for a product that only a `listing` tactic brings. Default true.
    #[serde(default)]
    pub listed: Option<bool>,
}
