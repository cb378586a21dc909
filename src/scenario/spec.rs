//! What a scenario file may say: the types behind the TOML format and its JSON Schema.
//!
//! Nothing here is checked beyond its shape; `check` does that and turns a spec into a
//! [`super::Scenario`] whose values cannot fail. Money is in the currency of the scenario, percentages
//! are text with their sign, other quantities carry their unit in the key.

use super::defaults::BehaviourSpec;
use super::values::{CalendarDate, Percent};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A whole scenario file.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ScenarioSpec {
    /// What is asked, for whom, over which weeks.
    pub scenario: HeaderSpec,
    /// Rhythm of the week and seasons.
    #[serde(default)]
    pub calendar: CalendarSpec,
    /// Kinds of households; their shares add up to 100%.
    pub segment: Vec<SegmentSpec>,
    /// Touchpoints: outlets where shoppers buy, and places where they are only met.
    pub channel: Vec<ChannelSpec>,
    /// How well the account's touchpoints work together.
    #[serde(default)]
    pub link: Vec<LinkSpec>,
    /// Categories with their brands and products.
    pub category: Vec<CategorySpec>,
    /// Points programme of the account.
    #[serde(default)]
    pub loyalty: Option<LoyaltySpec>,
    /// Behavioural constants that differ from their sourced defaults.
    #[serde(default)]
    pub behaviour: BehaviourSpec,
    /// Overrides of the built-in list of uncertain assumptions.
    #[serde(default)]
    pub assumption: Vec<AssumptionSpec>,
    /// Trade programs to compare.
    #[serde(default)]
    pub program: Vec<ProgramSpec>,
}

/// Head of the file.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HeaderSpec {
    /// Short name used in file names: lower-case letters, digits and hyphens.
    pub id: String,
    /// Name shown to people.
    pub name: String,
    /// Name in Vietnamese, when it differs.
    #[serde(default)]
    pub name_vi: Option<String>,
    /// The question that the scenario answers.
    #[serde(default)]
    pub question: Option<String>,
    /// ISO code of the currency, such as `VND` or `USD`.
    pub currency: String,
    /// How well the numbers are founded.
    pub evidence: Evidence,
    /// First day of the horizon.
    pub start: CalendarDate,
    /// Length of the horizon in weeks.
    pub weeks: u32,
    /// Weeks simulated before the horizon; default 26.
    #[serde(default)]
    pub warm_up_weeks: Option<u32>,
    /// Simulated shoppers (households); default 4,000.
    #[serde(default)]
    pub shoppers: Option<u64>,
    /// Households of the real market that the simulated ones stand for; default: as many as are simulated.
    #[serde(default)]
    pub households: Option<u64>,
    /// Seed of all random draws; default 1.
    #[serde(default)]
    pub seed: Option<u64>,
    /// Value-added tax inside shelf prices; default 0%.
    #[serde(default)]
    pub value_added_tax: Option<Percent>,
    /// Diagnostic codes whose warnings are silenced.
    #[serde(default)]
    pub allow: Vec<String>,
}

/// How well the numbers of a scenario are founded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Evidence {
    /// Default parameters: programs may be compared, volumes are not promised.
    Illustrative,
    /// Fitted to data of the market.
    Calibrated,
    /// Fitted, and its error on later data is known.
    BackTested,
}

/// Rhythm of the market.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CalendarSpec {
    /// Relative trip rate of Monday to Sunday (seven numbers with mean 1).
    #[serde(default)]
    pub weekday_trips: Option<[f64; 7]>,
    /// Seasons and holidays, such as Tết; overlapping seasons multiply.
    #[serde(default)]
    pub season: Vec<SeasonSpec>,
}

/// A stretch of days on which the market differs from usual.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SeasonSpec {
    /// Identifier.
    pub id: String,
    /// Name shown on charts.
    pub name: String,
    /// First day.
    pub from: CalendarDate,
    /// Last day, included.
    pub to: CalendarDate,
    /// Relative number of trips; default 1.
    #[serde(default)]
    pub trips_index: Option<f64>,
    /// Relative rest-of-basket spend; default 1.
    #[serde(default)]
    pub basket_index: Option<f64>,
    /// Relative use by category id; categories not named keep 1.
    #[serde(default)]
    pub demand_index: BTreeMap<String, f64>,
}

/// A kind of household.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SegmentSpec {
    /// Identifier.
    pub id: String,
    /// Name shown to people.
    pub name: String,
    /// Share of households.
    pub share: Percent,
    /// Mean shopping trips and online orders a week, all outlets together; at most one a day, so below 7.
    pub trips_per_week: f64,
    /// Category use relative to the mean of the market; default 1.
    #[serde(default)]
    pub usage_index: Option<f64>,
    /// Price sensitivity relative to the default; default 1.
    #[serde(default)]
    pub price_sensitivity: Option<f64>,
    /// Share of trips that are major; default 30%.
    #[serde(default)]
    pub major_trips: Option<Percent>,
    /// Share with the account's app; default 35%.
    #[serde(default)]
    pub app_users: Option<Percent>,
    /// Share in the account's loyalty programme; default 50% (0% without a programme).
    #[serde(default)]
    pub members: Option<Percent>,
    /// Share that reads the account's leaflet in a week; default 35%.
    #[serde(default)]
    pub leaflet_readers: Option<Percent>,
}

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
    /// Share of all trips and orders at base prices; the shares of all selling channels add up to 100%.
    /// Absent: nothing is sold here.
    #[serde(default)]
    pub trip_share: Option<Percent>,
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
    /// Extra units on a noticed deal (Poisson mean per unit of depth and root of target stock); default of the archetype.
    #[serde(default)]
    pub extra_units_per_deal: Option<f64>,
    /// Category trips that begin with a look online; default of the behaviour table.
    #[serde(default)]
    pub online_research: Option<Percent>,
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
}

/// Points programme of the account.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LoyaltySpec {
    /// Value of points earned, share of spend; default 1%.
    #[serde(default)]
    pub earn: Option<Percent>,
    /// Money value of points at which a reward can be taken.
    pub reward_at: f64,
    /// Points that are never redeemed; default 25%.
    #[serde(default)]
    pub never_redeemed: Option<Percent>,
}

/// A triangular multiplier on an uncertain assumption: lowest, most likely (1) and highest.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AssumptionSpec {
    /// Name in the built-in list (`omnisim explain assumptions`).
    pub id: String,
    /// Lowest multiplier.
    pub low: f64,
    /// Highest multiplier.
    pub high: f64,
}

/// A trade program: tactics with one objective.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProgramSpec {
    /// Identifier, such as `A`.
    pub id: String,
    /// Name shown to people.
    pub name: String,
    /// Name in Vietnamese, when it differs.
    #[serde(default)]
    pub name_vi: Option<String>,
    /// Growth lever that the program promises.
    #[serde(default)]
    pub driver: Option<Driver>,
    /// Channel whose scorecard judges the program; default: the channel with the largest outlay.
    #[serde(default)]
    pub home: Option<String>,
    /// Money set aside; reported against what is spent.
    #[serde(default)]
    pub budget: Option<f64>,
    /// What is done.
    #[serde(default)]
    pub tactic: Vec<TacticSpec>,
}

/// Growth lever.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Driver {
    /// More households buy.
    Penetration,
    /// They buy more often.
    Frequency,
    /// They spend more each time.
    Basket,
}

/// One tactic: mechanic × delivery × funding.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TacticSpec {
    /// Identifier, unique within the program.
    pub id: String,
    /// What changes.
    pub mechanic: MechanicSpec,
    /// Products concerned; give this or `brands`.
    #[serde(default)]
    pub products: Vec<String>,
    /// Brands concerned (all their products).
    #[serde(default)]
    pub brands: Vec<String>,
    /// Where, when and to whom.
    pub delivery: DeliverySpec,
    /// Who pays, and how.
    #[serde(default)]
    pub funding: FundingSpec,
}

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
    /// Pushes a week to app users who opted in; default 0.
    #[serde(default)]
    pub pushes_per_week: Option<f64>,
    /// Is the coupon also offered by a QR code at the product's display in stores; default false.
    #[serde(default)]
    pub qr_at_display: bool,
    /// Cost of handling one redemption; default 0.
    #[serde(default)]
    pub handling_cost: Option<f64>,
}

/// A points event.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PointsMultiplierSpec {
    /// Points for the products named, as a multiple of the usual ones (3 = three times).
    pub times: f64,
}

/// Where, when and to whom.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DeliverySpec {
    /// Channels in which the tactic runs.
    pub channels: Vec<String>,
    /// First day.
    pub from: CalendarDate,
    /// Last day, included.
    pub to: CalendarDate,
    /// Who can use it; default everyone.
    #[serde(default)]
    pub audience: Option<Audience>,
    /// Share of the audience that the tactic reaches; default 100%.
    #[serde(default)]
    pub reach: Option<Percent>,
    /// Store formats; default all.
    #[serde(default)]
    pub formats: Vec<String>,
    /// Planned displays that really stand; default 45%.
    #[serde(default)]
    pub compliance: Option<Percent>,
}

/// Who can use an offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Audience {
    /// Every shopper.
    Everyone,
    /// Members of the loyalty programme.
    Members,
    /// Households with the app.
    AppUsers,
}

/// Who pays, and how. All money in the currency of the scenario.
#[derive(Clone, Copy, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FundingSpec {
    /// Part of discounts, points and fees to third parties that the brand pays; the account pays the rest. Default 100%.
    #[serde(default)]
    pub brand: Option<Percent>,
    /// How the brand's part of a discount reaches the account; default scan-back.
    #[serde(default)]
    pub how: Option<FundingKind>,
    /// One fee from the brand to the account (display or leaflet space); default 0.
    #[serde(default)]
    pub fee: Option<f64>,
    /// Fee from the brand to the account per store and week in which the tactic is planned; default 0.
    #[serde(default)]
    pub fee_per_store_week: Option<f64>,
    /// Money that leaves the system: agencies, media, material; default 0.
    #[serde(default)]
    pub third_party_cost: Option<f64>,
}

/// How a discount is funded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FundingKind {
    /// Paid back per unit scanned at the till.
    ScanBack,
    /// Taken off the invoice.
    OffInvoice,
}
