//! The results document, `omnisim.results/1`: what `--json` prints and `results.json` holds.
//!
//! Money is in currency units of the scenario at market scale (simulated shoppers × households each
//! stands for), units are packs. Nothing here depends on clock, path or thread count.

mod guardrail;
mod head;
mod journeys;
pub mod paired;
mod probed;
mod reading;
pub mod records;
pub mod sheet;

pub use guardrail::GuardrailResult;
pub use head::{ChannelInfo, ScenarioHeader, SeasonInfo};
pub use journeys::{JourneyPath, Journeys, OTHER_PATHS, OmniGap};
pub use probed::{
    BreakPoint, BreakPoints, ChannelPick, Fix, LegBasis, Operation, OperationProgram, Operations, SiloPlan, Silos,
    Terminal, TerminalValue,
};
pub use reading::{ALL_CHANNELS, Claims, InstrumentReading};

pub use super::agreed::{TacticExecution, TacticFunding};
pub use super::results_days::{SideDay, SideWeek};
pub use super::results_plans::{CalendarEntry, Credit, Gains, Leg, PlanResult};
pub use super::results_pnl::{PnlLevel, PnlRow, Spread, WinWin};
pub use super::supply_result::{ChannelSupply, ProgramSupply, SupplyLevels, WeekSupply};
use serde::{Deserialize, Serialize};

/// Name and version of the document format.
pub const RESULTS_SCHEMA: &str = "omnisim.results/1";

/// An estimate over futures.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Estimate {
    /// Mean over futures.
    pub mean: f64,
    /// Fifth percentile over futures.
    pub p05: f64,
    /// Ninety-fifth percentile over futures.
    pub p95: f64,
    /// Share of futures above 0 (differences only).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub p_positive: Option<f64>,
    /// Half-width of the 90% interval of the mean due to simulation; absent for one future.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mc_error: Option<f64>,
    /// Unit: a currency code, `units`, `ratio`, `share`, `count`.
    pub unit: String,
}

/// The whole document.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Results {
    /// Always [`RESULTS_SCHEMA`].
    pub schema: String,
    /// What was simulated.
    pub scenario: ScenarioHeader,
    /// Seed of all draws.
    pub seed: u64,
    /// Paired futures behind every estimate.
    pub futures: u32,
    /// Coverage of the ranges (0.90).
    pub interval: f64,
    /// Were the uncertain assumptions held at their likely values.
    pub fixed_assumptions: bool,
    /// Levels without any program.
    pub baseline: Baseline,
    /// Programs in the order of the scenario.
    pub programs: Vec<ProgramResult>,
    /// Program ids by TSV, best first.
    pub ranking: Vec<String>,
    /// Paired comparisons of neighbours in the ranking.
    pub pairs: Vec<Pair>,
    /// Plans in the order of the scenario.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub plans: Vec<PlanResult>,
    /// Plan ids by TSV, best first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub plan_ranking: Vec<String>,
    /// Paired comparisons of neighbours in the ranking of plans.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub plan_pairs: Vec<Pair>,
    /// When, where and on what every tactic runs.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub calendar: Vec<CalendarEntry>,
    /// Values that the scenario did not set, with their sources.
    pub defaults: Vec<DefaultUsed>,
    /// Guardrails held against every program; absent when the scenario has none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub guardrails: Vec<GuardrailResult>,
    /// What breaks of journeys cost; absent when not asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub breaks: Option<BreakPoints>,
    /// Price of silos; absent when not asked for, or with fewer than two programs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub silos: Option<Silos>,
    /// Ways to operate; on demand only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub operations: Option<Operations>,
    /// Terminal values; on demand only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub terminal: Option<Terminal>,
}

/// Levels of the world without programs.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Baseline {
    /// Brand profit in all outlets plus account profit.
    pub system_profit: Estimate,
    /// Profit of the brand side.
    pub brand_profit: Estimate,
    /// Profit of the account.
    pub retailer_profit: Estimate,
    /// Sell-out of modelled products in the account.
    pub sell_out_value: Estimate,
    /// Sell-out of modelled products in the account, packs.
    pub sell_out_units: Estimate,
    /// Sell-out by channel, rivals included.
    pub by_channel: Vec<ChannelLevel>,
    /// What a panel of the account's shoppers would see, by category.
    pub panel: Vec<PanelCategory>,
    /// Trips to the account per household and week (stores and orders).
    pub trips_per_household_week: Estimate,
    /// Mean basket at the account, rest of basket included.
    pub basket: Estimate,
    /// Share of purchases (modelled categories, account) whose first touchpoint is not the selling channel.
    pub xch_share: Estimate,
    /// Share of category purchase occasions made outside the account.
    pub leakage: Estimate,
    /// Shoppers of several channels beside those of one; absent when one of the groups is empty.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub omni_gap: Option<OmniGap>,
    /// Orders, stock and shelves; absent without supply.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supply: Option<SupplyLevels>,
    /// Profit and loss of both sides, row by row and channel by channel.
    #[serde(default)]
    pub pnl: Vec<PnlLevel>,
}

/// Sell-out of one channel.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ChannelLevel {
    /// Channel id.
    pub channel: String,
    /// Value at prices paid, tax included.
    pub sell_out_value: Estimate,
    /// Packs.
    pub sell_out_units: Estimate,
}

/// Panel measures of a category at the account over the horizon.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PanelCategory {
    /// Category id.
    pub category: String,
    /// Share of households that bought.
    pub penetration: Estimate,
    /// Purchase occasions per buyer.
    pub purchases_per_buyer: Estimate,
    /// Packs per occasion.
    pub units_per_purchase: Estimate,
    /// Share of packs bought on deal.
    pub deal_share: Estimate,
    /// Buyers with two or more occasions, share of buyers.
    pub repeat_rate: Estimate,
    /// Unit share of each brand.
    pub brand_shares: Vec<BrandShare>,
}

/// Unit share of a brand.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct BrandShare {
    /// Brand id.
    pub brand: String,
    /// Share of category packs.
    pub share: Estimate,
}

/// Everything about one program, as a difference from its twin without it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ProgramResult {
    /// Identifier.
    pub id: String,
    /// Name.
    pub name: String,
    /// Name in Vietnamese, when it differs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name_vi: Option<String>,
    /// First and last week with a tactic, counted from 1; absent when none falls into the horizon.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weeks: Option<(u32, u32)>,
    /// Money set aside for the program in the scenario, to hold against `cost`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub budget: Option<f64>,
    /// Cost over budget; above 1 the program spends more than was set aside. Absent without a budget.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub budget_used: Option<Estimate>,
    /// What the payers spend: discounts on all promoted units, fees, points, costs.
    pub cost: Estimate,
    /// Part of the cost that leaves brand and account, other than lower shelf revenue.
    pub system_cost: Estimate,
    /// What the brand pays the account more than in the twin, by way of paying; lines without a difference are left
    /// out. The sum cancels in `tsv`.
    #[serde(default)]
    pub payments: Vec<Payment>,
    /// Total system value: brand plus account profit against the twin.
    pub tsv: Estimate,
    /// Quartiles of it over futures: half of the futures lie between; absent for one future and in documents of earlier versions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tsv_middle: Option<[f64; 2]>,
    /// Brand profit, all outlets.
    pub brand_profit: Estimate,
    /// Account profit.
    pub retailer_profit: Estimate,
    /// Which of the two gains.
    #[serde(default)]
    pub win_win: WinWin,
    /// Packs of promoted products, account, whole horizon.
    pub incremental_units: Estimate,
    /// Home scorecard net over outlay.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub roi_silo: Option<Estimate>,
    /// Brand profit over brand outlay.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub roi_brand: Option<Estimate>,
    /// Account profit over account outlay.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub roi_retailer: Option<Estimate>,
    /// TSV over total outlay.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub roi_system: Option<Estimate>,
    /// Growth lever promised.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub driver: Option<String>,
    /// Home scorecard.
    pub scorecard: Scorecard,
    /// Home channel id.
    pub home: String,
    /// Readings of every silo instrument.
    pub instruments: Vec<InstrumentReading>,
    /// What the scorecards of all channels that take part add up to; absent in documents of earlier versions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub claimed_total: Option<Claims>,
    /// From the scorecard to TSV.
    pub bridge: Bridge,
    /// Where money is spent (the home channel) × where profit changes; all cells add up to `tsv`.
    pub matrix: Vec<MatrixCell>,
    /// How legs are credited; absent without them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub leg_basis: Option<LegBasis>,
    /// The matrix by the channel where money of the legs is spent, and `interaction`; all cells add up to `leg_basis.tsv`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub leg_matrix: Vec<MatrixCell>,
    /// Tactics with their credit; together they add up to `leg_basis.tsv`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub legs: Vec<Leg>,
    /// Contributions to the change of own-brand sales at the account.
    pub growth: Growth,
    /// Differences by channel.
    pub by_channel: Vec<ChannelDifference>,
    /// Differences by week, counted from 1.
    pub by_week: Vec<WeekDifference>,
    /// Journeys before and after; absent in documents of earlier versions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub journeys: Option<Journeys>,
    /// Breaks of links, difference from the twin.
    pub breaks: Vec<BreakCount>,
    /// Extra packs at the end in shoppers' pantries (reported, never valued).
    pub pantry_units: Estimate,
    /// Coupons: shown, loaded, redeemed by tactic.
    pub offers: Vec<OfferFunnel>,
    /// Tactics whose funding has a plan, a cap or an agreement on totals.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub funding: Vec<TacticFunding>,
    /// Promised against executed by tactic, where a capacity or a share of stores is stated.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub execution: Vec<TacticExecution>,
    /// Orders, stock and shelves with the program; absent without supply.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supply: Option<ProgramSupply>,
    /// Both ledgers on the days of its stand-offs, by day and channel; absent without a stand-off.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub by_day: Vec<SideDay>,
    /// Both ledgers by week, differences from the twin; absent without a stand-off.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sides_by_week: Vec<SideWeek>,
    /// Profit and loss of both sides before and after, row by row and channel by channel.
    #[serde(default)]
    pub pnl: Vec<PnlRow>,
}

/// Money that the brand pays the account.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Payment {
    /// `back_margin`, `ordinary_deal_funding`, `scan_back`, `off_invoice`, `space_fee`, `points_funding`, `bill_back`,
    /// `lump_sum`, `rebate`, `handling_fee`.
    pub line: String,
    /// More or less than in the twin.
    pub value: Estimate,
}

/// What the home channel's own scorecard says.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Scorecard {
    /// Channel id.
    pub channel: String,
    /// Instrument behind it.
    pub instrument: String,
    /// Claimed profit before cost.
    pub claim: Estimate,
    /// Claimed profit after cost.
    pub net: Estimate,
    /// Rank among programs by net, 1 = best.
    pub rank: u32,
    /// `exact`, `missed`, `overstated`, `flips_to_negative`, `flips_to_positive`, `both_negative`, `unclear`.
    pub label: String,
    /// Percent missed or overstated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub percent: Option<f64>,
}

/// Decomposition that adds up exactly.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Bridge {
    /// Unit parts of every category with a promoted product: `competitors_in_account`, `category_at_rivals` and
    /// `category_in_market` add up to the subtotal `brand_units_in_account`.
    pub units: Vec<BridgePart>,
    /// Profit parts; those without `subtotal` add up to `tsv`.
    pub profit: Vec<BridgePart>,
}

/// A bar of a bridge.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct BridgePart {
    /// Fixed id.
    pub part: String,
    /// Category of a unit part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    /// Its value.
    pub value: Estimate,
    /// Subtotals and the total are not parts of the sum.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub subtotal: bool,
}

/// Profit changed in one place by money spent in another.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct MatrixCell {
    /// Channel id of the spending leg (the home channel for a whole program), or `interaction`.
    pub spent_in: String,
    /// Channel id, `later_weeks` or `other_retailers`.
    pub changed_in: String,
    /// System profit.
    pub profit: Estimate,
}

/// Log-mean split of the change of own-brand sales at the account, share of baseline sales.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Growth {
    /// More households buy.
    pub penetration: Estimate,
    /// They buy more often.
    pub frequency: Estimate,
    /// They spend more each time.
    pub basket: Estimate,
    /// The sum: change of sales.
    pub total: Estimate,
}

/// Difference of one channel.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ChannelDifference {
    /// Channel id.
    pub channel: String,
    /// Packs of all modelled products.
    pub sell_out_units: Estimate,
    /// Value at prices paid.
    pub sell_out_value: Estimate,
    /// System profit earned there.
    pub profit: Estimate,
}

/// Difference of one week.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct WeekDifference {
    /// Week of the horizon, from 1.
    pub week: u32,
    /// System profit.
    pub profit: Estimate,
    /// Home-channel profit of promoted products: what the team watches.
    pub home_profit: Estimate,
    /// System profit, quartiles over futures (lower).
    pub p25: f64,
    /// System profit, quartiles over futures (upper).
    pub p75: f64,
    /// Cumulative system profit.
    pub cumulative: Estimate,
}

/// Breaks on one link.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct BreakCount {
    /// Channel id where the shopper came from.
    pub from: String,
    /// Channel id where it broke.
    pub to: String,
    /// `price`, `promotion`, `information`, `identity`, `stock`.
    pub cause: String,
    /// More or fewer than in the twin.
    pub count: Estimate,
}

/// From handed out to redeemed, and from shown to clicked.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct OfferFunnel {
    /// Tactic id.
    pub tactic: String,
    /// Coupons or samples handed out, in shoppers.
    pub distributed: Estimate,
    /// Pushes delivered.
    pub delivered: Estimate,
    /// Pushes opened.
    pub opened: Estimate,
    /// Shoppers who turned pushes off.
    pub opted_out: Estimate,
    /// Shoppers who saw it.
    pub seen: Estimate,
    /// Of these, those who needed the category.
    pub needed: Estimate,
    /// Shoppers who loaded or clipped it.
    pub loaded: Estimate,
    /// Redemptions, in shoppers.
    pub redeemed: Estimate,
    /// Refused at the till.
    pub refused: Estimate,
    /// Loaded and not used in time, in shoppers.
    pub expired: Estimate,
    /// Contacts with advertising, or views of a sponsored place.
    pub contacts: Estimate,
    /// Clicks on it.
    pub clicks: Estimate,
    /// Packs that a platform credits to a click.
    pub attributed: Estimate,
}

/// Paired comparison of two programs.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Pair {
    /// Program id with the higher mean.
    pub better: String,
    /// The other program id.
    pub worse: String,
    /// TSV of the first minus that of the second.
    pub difference: Estimate,
    /// Share of futures in which the first is ahead; ties count half.
    pub p_better: f64,
    /// `clear`, `likely`, `leaning`, `too_close_to_call`.
    pub verdict: String,
}

/// A value that the scenario left to its default.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct DefaultUsed {
    /// Key.
    pub key: String,
    /// Value used.
    pub value: f64,
    /// Unit.
    pub unit: String,
    /// Source.
    pub source: String,
}
