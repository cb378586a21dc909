//! The part of the format that says what a plan may not do: limits with a name, a reason and a level.

use super::values::{CalendarDate, Percent};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A limit that both sides agreed on; every program is held against it by itself.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GuardrailSpec {
    /// Stable id of the rule, such as `KA-01`.
    pub id: String,
    /// What is limited, and to what.
    pub kind: GuardrailKind,
    /// Does a broken rule stop a run or only warn; default `stop`.
    #[serde(default)]
    pub level: Option<GuardrailLevel>,
    /// Reason of the rule in words.
    pub why: String,
    /// Reason in Vietnamese, when it differs.
    #[serde(default)]
    pub why_vi: Option<String>,
    /// Programs and plans that it holds for; default all.
    #[serde(default)]
    pub programs: Vec<String>,
    /// Brands that it holds for; default all.
    #[serde(default)]
    pub brands: Vec<String>,
    /// Products that it holds for; default all.
    #[serde(default)]
    pub products: Vec<String>,
    /// Channels that it holds for; default all.
    #[serde(default)]
    pub channels: Vec<String>,
}

/// What a broken rule does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum GuardrailLevel {
    /// The check fails and a run is refused; a limit on results fails the run.
    Stop,
    /// It is reported.
    Warn,
}

/// What is limited. The first seventeen are read off the file, the rest off the results of a run; the two on money spent off both.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum GuardrailKind {
    /// Deepest discount of a product, a shelf-price cut and a coupon on top of it taken together.
    MaxDepth(ShareLimit),
    /// Most weeks on deal of a product in any stretch of weeks.
    MaxWeeksOnDeal(WeeksLimit),
    /// Fewest days between two deals of a product.
    MinGap(DaysLimit),
    /// Most days that one deal of a product lasts.
    MaxDealLength(DaysLimit),
    /// No deal within these days.
    Blackout(PeriodLimit),
    /// Every week of these days has a deal or a display.
    Mandatory(MandatoryLimit),
    /// Products that are never on deal together in a channel; or, with `mechanics`, mechanics that never meet on a product.
    NeverTogether(TogetherLimit),
    /// Most money of a program: its budget (or its fixed cost, when that is larger) in the file, its outlay in the run.
    MaxBudget(MoneyLimit),
    /// Most money of a program in the channels named: fixed cost in the file, outlay in the run.
    MaxChannelBudget(MoneyLimit),
    /// What the brand keeps of a unit on deal: sell-in price less back margin, cost of goods and its part of the discount.
    MinBrandMargin(MoneyLimit),
    /// What the account keeps of a unit on deal: price paid without tax, back margin and the brand's part less sell-in price.
    MinRetailerMargin(MoneyLimit),
    /// Lowest price paid for a unit on deal, in money or as a share of the sell-in price (below-cost selling).
    MinPrice(PriceLimit),
    /// Largest difference of the price of a product between two channels, share of the higher one, while a deal runs.
    MaxPriceGap(ShareLimit),
    /// Most tactics that run on one day.
    MaxTacticsAtOnce(CountLimit),
    /// Most tactics of a program.
    MaxTactics(CountLimit),
    /// Fewest days between planning and start.
    MinLeadTime(LeadLimit),
    /// Most pushes a week to an app user, all coupons together.
    MaxPushes(NumberLimit),
    /// Largest share of units sold on deal, ordinary deals included.
    MaxDealShare(SureShareLimit),
    /// Smallest change of category sales at the account, such as `"-1%"`.
    MinCategoryGrowth(SureShareLimit),
    /// Smallest total system value.
    MinTsv(SureMoneyLimit),
    /// Smallest change of brand profit.
    MinBrandProfit(SureMoneyLimit),
    /// Smallest change of account profit.
    MinRetailerProfit(SureMoneyLimit),
    /// Smallest return on outlay: 0 breaks even.
    MinRoi(RoiLimit),
    /// Smallest on-shelf availability with the program; needs `[supply]`.
    MinOsa(SureShareLimit),
    /// Smallest share of order lines on time and in full with the program; needs `[supply]`.
    MinOtif(SureShareLimit),
    /// Largest growth of sell-in over growth of sell-out ("growth on paper"), in percentage points; needs `[supply]`.
    MaxPaperGrowth(SureShareLimit),
}

/// A limit that is a percentage.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ShareLimit {
    /// The limit.
    pub limit: Percent,
}

/// A limit in money of the market, in the currency of the scenario.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MoneyLimit {
    /// The limit.
    pub limit: f64,
}

/// A limit that is a number.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NumberLimit {
    /// The limit.
    pub limit: f64,
}

/// A limit that is a count.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CountLimit {
    /// The limit.
    pub limit: u32,
}

/// Weeks on deal.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WeeksLimit {
    /// Most weeks.
    pub limit: u32,
    /// Stretch of weeks that is looked at; default 13.
    #[serde(default)]
    pub within_weeks: Option<u32>,
}

/// A limit in days.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DaysLimit {
    /// The limit.
    pub days: u32,
}

/// Days in which nothing may run.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PeriodLimit {
    /// First day.
    pub from: CalendarDate,
    /// Last day, included.
    pub to: CalendarDate,
}

/// Days in which something must run.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MandatoryLimit {
    /// First day.
    pub from: CalendarDate,
    /// Last day, included.
    pub to: CalendarDate,
    /// What must run each week; default a deal.
    #[serde(default)]
    pub need: Option<Need>,
}

/// What must run in a mandatory week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Need {
    /// Money off for shoppers.
    Deal,
    /// A second placement.
    Display,
    /// Any tactic.
    Any,
}

/// What may not meet.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TogetherLimit {
    /// Mechanics of which no two run on one product in one channel on one day; default: products are looked at instead.
    #[serde(default)]
    pub mechanics: Vec<String>,
}

/// A floor of prices; give one of the two.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PriceLimit {
    /// Lowest price paid, tax included.
    #[serde(default)]
    pub limit: Option<f64>,
    /// Lowest price paid without tax, as a share of the sell-in price; `"100%"` forbids selling below it.
    #[serde(default)]
    pub of_sell_in: Option<Percent>,
}

/// Time between planning and start.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LeadLimit {
    /// Fewest days.
    pub days: u32,
    /// Day on which the plan is handed in; default the first day of the horizon.
    #[serde(default)]
    pub planned_on: Option<CalendarDate>,
}

/// A limit on a result that is a percentage.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SureShareLimit {
    /// The limit.
    pub limit: Percent,
    /// Share of futures in which it must hold; default: the mean over futures must hold.
    #[serde(default)]
    pub futures: Option<Percent>,
}

/// A limit on a result in money of the market.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SureMoneyLimit {
    /// The limit.
    pub limit: f64,
    /// Share of futures in which it must hold; default: the mean over futures must hold.
    #[serde(default)]
    pub futures: Option<Percent>,
}

/// A limit on the return on outlay.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RoiLimit {
    /// The limit: profit gained over money spent, both of that side.
    pub limit: f64,
    /// Whose money; default both sides together.
    #[serde(default)]
    pub side: Option<RoiSide>,
}

/// Whose return.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RoiSide {
    /// Both sides together.
    System,
    /// The brand.
    Brand,
    /// The account.
    Retailer,
}

impl GuardrailSpec {
    /// Does it stop a run.
    #[must_use]
    pub fn stops(&self) -> bool {
        self.level != Some(GuardrailLevel::Warn)
    }
}

impl GuardrailKind {
    /// The word of the kind, as the file writes it.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::MaxDepth(_) => "max-depth",
            Self::MaxWeeksOnDeal(_) => "max-weeks-on-deal",
            Self::MinGap(_) => "min-gap",
            Self::MaxDealLength(_) => "max-deal-length",
            Self::Blackout(_) => "blackout",
            Self::Mandatory(_) => "mandatory",
            Self::NeverTogether(_) => "never-together",
            Self::MaxBudget(_) => "max-budget",
            Self::MaxChannelBudget(_) => "max-channel-budget",
            Self::MinBrandMargin(_) => "min-brand-margin",
            Self::MinRetailerMargin(_) => "min-retailer-margin",
            Self::MinPrice(_) => "min-price",
            Self::MaxPriceGap(_) => "max-price-gap",
            Self::MaxTacticsAtOnce(_) => "max-tactics-at-once",
            Self::MaxTactics(_) => "max-tactics",
            Self::MinLeadTime(_) => "min-lead-time",
            Self::MaxPushes(_) => "max-pushes",
            Self::MaxDealShare(_) => "max-deal-share",
            Self::MinCategoryGrowth(_) => "min-category-growth",
            Self::MinTsv(_) => "min-tsv",
            Self::MinBrandProfit(_) => "min-brand-profit",
            Self::MinRetailerProfit(_) => "min-retailer-profit",
            Self::MinRoi(_) => "min-roi",
            Self::MinOsa(_) => "min-osa",
            Self::MinOtif(_) => "min-otif",
            Self::MaxPaperGrowth(_) => "max-paper-growth",
        }
    }
}
