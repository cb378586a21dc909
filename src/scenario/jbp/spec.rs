//! What a joint business plan file may say.

use crate::scenario::values::{CalendarDate, Percent};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A joint business plan: who, what for, with which programs of a scenario.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct JbpSpec {
    /// Parties, scenario and programs.
    pub jbp: JbpHead,
    /// What each side wants to reach.
    #[serde(default)]
    pub target: Vec<TargetSpec>,
    /// What is done beside the programs.
    #[serde(default)]
    pub activity: Vec<ActivitySpec>,
    /// Annual operating plan.
    #[serde(default)]
    pub aop: Option<AopSpec>,
}

/// Head of the file.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct JbpHead {
    /// Short name used in file names.
    pub id: String,
    /// Name shown to people.
    pub name: String,
    /// Name in Vietnamese, when it differs.
    #[serde(default)]
    pub name_vi: Option<String>,
    /// Scenario file, from the folder of this file.
    pub scenario: String,
    /// The account.
    pub account: String,
    /// The brand side.
    pub brand: String,
    /// People of the account and what they answer for.
    #[serde(default)]
    pub account_people: Vec<String>,
    /// People of the brand side and what they answer for.
    #[serde(default)]
    pub brand_people: Vec<String>,
    /// Programs of the scenario that make the plan, run together; default all.
    #[serde(default)]
    pub programs: Vec<String>,
}

/// Whose target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PlanSide {
    /// The account.
    Retailer,
    /// The brand side.
    Brand,
    /// Both.
    Joint,
}

/// A level that is read off a run, over the whole horizon and at the account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Kpi {
    /// Sales of a category, all brands, at prices paid.
    CategorySales,
    /// Sales of the brand side, at prices paid.
    SellOut,
    /// The same in packs.
    SellOutUnits,
    /// Goods of the brand side at sell-in prices.
    SellIn,
    /// Profit of the brand side, all outlets.
    BrandProfit,
    /// Profit of the account.
    RetailerProfit,
    /// Both together.
    SystemProfit,
    /// What the account keeps of its sales before handling, share of sales without tax.
    RetailerMargin,
    /// Handling of units and orders at the account.
    RetailerOpex,
    /// Households that bought, share of all: the category named, else the brand side.
    Penetration,
    /// Purchase occasions per buying household: the category named, else the brand side.
    Frequency,
    /// Value of a trip or order, rest of basket included.
    Basket,
    /// Buying households of a category that bought twice or more.
    RepeatRate,
    /// Trips and orders in the channels named.
    Traffic,
    /// Orders in the account's app; opening it without an order is not counted.
    AppTraffic,
    /// Purchase occasions per trip or order in the channels named.
    Conversion,
    /// Purchases whose first touchpoint is not the selling channel.
    XchShare,
    /// Category purchases made outside the account.
    Leakage,
    /// Packs of the brand side sold on deal.
    DealShare,
    /// On-shelf availability; needs a scenario with supply.
    Osa,
    /// Order lines of the account on time and in full; needs a scenario with supply.
    Otif,
}

/// How numbers of a KPI are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KpiUnit {
    /// Money of the market.
    Money,
    /// Money of one trip.
    MoneyEach,
    /// Packs of the market.
    Units,
    /// A count of the market.
    Count,
    /// A plain number.
    Ratio,
    /// A percentage.
    Share,
}

impl Kpi {
    /// All of them.
    pub const ALL: [Self; 21] = [
        Self::CategorySales,
        Self::SellOut,
        Self::SellOutUnits,
        Self::SellIn,
        Self::BrandProfit,
        Self::RetailerProfit,
        Self::SystemProfit,
        Self::RetailerMargin,
        Self::RetailerOpex,
        Self::Penetration,
        Self::Frequency,
        Self::Basket,
        Self::RepeatRate,
        Self::Traffic,
        Self::AppTraffic,
        Self::Conversion,
        Self::XchShare,
        Self::Leakage,
        Self::DealShare,
        Self::Osa,
        Self::Otif,
    ];

    /// The word, as the file writes it.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::CategorySales => "category_sales",
            Self::SellOut => "sell_out",
            Self::SellOutUnits => "sell_out_units",
            Self::SellIn => "sell_in",
            Self::BrandProfit => "brand_profit",
            Self::RetailerProfit => "retailer_profit",
            Self::SystemProfit => "system_profit",
            Self::RetailerMargin => "retailer_margin",
            Self::RetailerOpex => "retailer_opex",
            Self::Penetration => "penetration",
            Self::Frequency => "frequency",
            Self::Basket => "basket",
            Self::RepeatRate => "repeat_rate",
            Self::Traffic => "traffic",
            Self::AppTraffic => "app_traffic",
            Self::Conversion => "conversion",
            Self::XchShare => "xch_share",
            Self::Leakage => "leakage",
            Self::DealShare => "deal_share",
            Self::Osa => "osa",
            Self::Otif => "otif",
        }
    }

    /// Its unit.
    #[must_use]
    pub const fn unit(self) -> KpiUnit {
        match self {
            Self::CategorySales
            | Self::SellOut
            | Self::SellIn
            | Self::BrandProfit
            | Self::RetailerProfit
            | Self::SystemProfit
            | Self::RetailerOpex => KpiUnit::Money,
            Self::Basket => KpiUnit::MoneyEach,
            Self::SellOutUnits => KpiUnit::Units,
            Self::Traffic | Self::AppTraffic => KpiUnit::Count,
            Self::Frequency => KpiUnit::Ratio,
            Self::RetailerMargin
            | Self::Penetration
            | Self::RepeatRate
            | Self::Conversion
            | Self::XchShare
            | Self::Leakage
            | Self::DealShare
            | Self::Osa
            | Self::Otif => KpiUnit::Share,
        }
    }

    /// Does it mean nothing without a category.
    #[must_use]
    pub const fn needs_category(self) -> bool {
        matches!(self, Self::CategorySales | Self::RepeatRate)
    }

    /// Is it read for the whole account only, whatever channels are named.
    #[must_use]
    pub const fn is_of_whole_account(self) -> bool {
        matches!(
            self,
            Self::BrandProfit
                | Self::RetailerProfit
                | Self::SystemProfit
                | Self::Penetration
                | Self::Frequency
                | Self::RepeatRate
                | Self::XchShare
                | Self::Leakage
                | Self::Osa
                | Self::Otif
        )
    }

    /// Is it read for the whole account only where there is supply: goods go to its warehouses.
    #[must_use]
    pub const fn is_of_whole_account_with_supply(self) -> bool {
        matches!(self, Self::SellIn)
    }

    /// Does it mean nothing without supply in the scenario.
    #[must_use]
    pub const fn needs_supply(self) -> bool {
        matches!(self, Self::Osa | Self::Otif)
    }
}

/// A target: a KPI and exactly one of the five ways to say what is wanted of it.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TargetSpec {
    /// Whose target.
    pub side: PlanSide,
    /// What is counted.
    pub kpi: Kpi,
    /// Category that it is about.
    #[serde(default)]
    pub category: Option<String>,
    /// Channels of the account that it is about; default all.
    #[serde(default)]
    pub channels: Vec<String>,
    /// At least this level: money of the market, packs or a plain number.
    #[serde(default)]
    pub at_least: Option<f64>,
    /// At most this level.
    #[serde(default)]
    pub at_most: Option<f64>,
    /// At least this percentage, for KPIs that are shares.
    #[serde(default)]
    pub at_least_share: Option<Percent>,
    /// At most this percentage, for KPIs that are shares.
    #[serde(default)]
    pub at_most_share: Option<Percent>,
    /// At least this much above the level without the plan, such as `"+2%"` of that level.
    #[serde(default)]
    pub growth: Option<Percent>,
    /// Why it is wanted.
    #[serde(default)]
    pub why: Option<String>,
}

/// What a target asks for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Wanted {
    /// At least this level.
    AtLeast(f64),
    /// At most this level.
    AtMost(f64),
    /// At least this much above the level without the plan, as a share of it.
    Growth(f64),
}

impl TargetSpec {
    /// What is wanted; `None` unless exactly one way is used.
    #[must_use]
    pub fn wanted(&self) -> Option<Wanted> {
        let ways = [
            self.at_least.map(Wanted::AtLeast),
            self.at_most.map(Wanted::AtMost),
            self.at_least_share.map(|p| Wanted::AtLeast(p.0)),
            self.at_most_share.map(|p| Wanted::AtMost(p.0)),
            self.growth.map(|p| Wanted::Growth(p.0)),
        ];
        let mut given = ways.into_iter().flatten();
        given.next().filter(|_| given.next().is_none())
    }
}

/// Stage of the shopper journey.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// Gets to know.
    Discover,
    /// Weighs.
    Consider,
    /// Buys.
    Buy,
    /// Buys again.
    Rebuy,
}

impl Stage {
    /// In the order of the journey.
    pub const ALL: [Self; 4] = [Self::Discover, Self::Consider, Self::Buy, Self::Rebuy];

    /// The word.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Discover => "discover",
            Self::Consider => "consider",
            Self::Buy => "buy",
            Self::Rebuy => "rebuy",
        }
    }
}

/// Something that is done beside the programs; shown, not simulated.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ActivitySpec {
    /// Stage of the journey.
    pub stage: Stage,
    /// Channel of the account.
    pub touchpoint: String,
    /// What is done.
    pub what: String,
    /// Who does it.
    #[serde(default)]
    pub owner: Option<PlanSide>,
}

/// Annual operating plan.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AopSpec {
    /// What is to be reached in the period, in one sentence.
    pub target: String,
    /// Three priorities.
    pub priorities: Vec<String>,
    /// Money by quarter.
    #[serde(default)]
    pub quarter: Vec<QuarterSpec>,
}

/// Money of a quarter.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct QuarterSpec {
    /// Name, such as `Q1 2027`.
    pub name: String,
    /// First day.
    pub from: CalendarDate,
    /// Last day, included.
    pub to: CalendarDate,
    /// Money set aside by both sides.
    pub budget: f64,
}
