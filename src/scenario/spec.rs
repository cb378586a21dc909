//! What a scenario file may say: the types behind the TOML format and its JSON Schema.
//!
//! Nothing here is checked beyond its shape; `check` does that and turns a spec into a
//! [`super::Scenario`] whose values cannot fail. Money is in the currency of the scenario, percentages
//! are text with their sign, other quantities carry their unit in the key.

pub use super::spec_agreement::*;
pub use super::spec_caps::*;
pub use super::spec_delivery::*;
pub use super::spec_execution::*;
pub use super::spec_funding::*;
pub use super::spec_goods::*;
pub use super::spec_guardrail::*;
pub use super::spec_market::*;
pub use super::spec_mechanic::*;
pub use super::spec_plan::*;
pub use super::spec_program::*;
pub use super::spec_supply::*;
pub use super::spec_terms::*;
pub use super::spec_who::*;

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
    /// How the account is supplied; without it everything is always in stock.
    #[serde(default)]
    pub supply: Option<SupplySpec>,
    /// Behavioural constants that differ from their sourced defaults.
    #[serde(default)]
    pub behaviour: BehaviourSpec,
    /// Overrides of the built-in list of uncertain assumptions.
    #[serde(default)]
    pub assumption: Vec<AssumptionSpec>,
    /// Terms of brand and account that hold with and without any program.
    #[serde(default, skip_serializing_if = "TermsSpec::is_empty")]
    pub terms: TermsSpec,
    /// What stores and field force can carry out.
    #[serde(default, skip_serializing_if = "ExecutionSpec::is_empty")]
    pub execution: ExecutionSpec,
    /// Changes of the cost of goods during the run, with and without programs.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cost_shock: Vec<CostShockSpec>,
    /// Trade programs to compare.
    #[serde(default)]
    pub program: Vec<ProgramSpec>,
    /// Limits that every program is held against.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub guardrail: Vec<GuardrailSpec>,
    /// Programs that run together, each plan as one more arm of the comparison.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub plan: Vec<PlanSpec>,
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
    /// Name in Vietnamese, when it differs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name_vi: Option<String>,
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

/// Points programme of the account.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LoyaltySpec {
    /// Value of points earned, share of spend; default 1%.
    #[serde(default)]
    pub earn: Option<Percent>,
    /// Money value of points at which a reward can be taken.
    pub reward_at: f64,
    /// Weeks after which points that were not redeemed have lapsed (between half of it and all of it); default 52.
    #[serde(default)]
    pub points_live_weeks: Option<f64>,
    /// Points that are never redeemed, as booked when points are issued; default 25%.
    #[serde(default)]
    pub never_redeemed: Option<Percent>,
    /// Spend a week at the account, as far as members were recognised, from which a member belongs to the upper tier; the
    /// mean since the run began counts, on the day on which a program starts. Default: there is one tier.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub upper_tier_per_week: Option<f64>,
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
