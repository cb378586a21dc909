//! The sheet of a joint business plan, `omnisim.jbp/1`: what `omnisim jbp print --json` prints.
//!
//! Money is at market scale, as in the results document.

use super::{Estimate, Growth, GuardrailResult, ScenarioHeader};
use serde::{Deserialize, Serialize};

/// Name and version of the document format.
pub const SHEET_SCHEMA: &str = "omnisim.jbp/1";

/// The whole sheet.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Sheet {
    /// Always [`SHEET_SCHEMA`].
    pub schema: String,
    /// Who, with whom, about what.
    pub plan: PlanHead,
    /// What was simulated.
    pub scenario: ScenarioHeader,
    /// Seed of all draws.
    pub seed: u64,
    /// Paired futures behind every number.
    pub futures: u32,
    /// Was the plan read off a results document instead of being run; then levels by future are not known.
    pub from_results: bool,
    /// Are the fingerprints of the scenario and of the results different.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub other_scenario: bool,
    /// Targets in the order of the file.
    pub targets: Vec<TargetRow>,
    /// Programs of the plan, in the order of the scenario.
    pub programs: Vec<PlanProgram>,
    /// What the plan does where, by stage and touchpoint.
    pub coverage: Vec<CoverageCell>,
    /// Touchpoints of the account.
    pub touchpoints: Vec<String>,
    /// Stages at which the plan does nothing.
    pub empty_stages: Vec<String>,
    /// Annual operating plan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub aop: Option<AopSheet>,
    /// Guardrails of the scenario, held against the programs of the plan and the plan as a whole.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub guardrails: Vec<GuardrailResult>,
}

/// Head of a plan.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PlanHead {
    /// Identifier.
    pub id: String,
    /// Name.
    pub name: String,
    /// Name in Vietnamese, when it differs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name_vi: Option<String>,
    /// The account.
    pub account: String,
    /// The brand side.
    pub brand: String,
    /// People of the account.
    pub account_people: Vec<String>,
    /// People of the brand side.
    pub brand_people: Vec<String>,
    /// First day of the period, ISO.
    pub from: String,
    /// Last day of the period, ISO.
    pub to: String,
}

/// A target and what becomes of it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct TargetRow {
    /// `retailer`, `brand` or `joint`.
    pub side: String,
    /// Id of the KPI.
    pub kpi: String,
    /// Category, when it is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    /// Channels, when it is about some.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub channels: Vec<String>,
    /// `at_least`, `at_most` or `growth`.
    pub form: String,
    /// The level wanted, or the growth wanted.
    pub target: f64,
    /// Level wanted in the mean future: that of a growth target is worked out from the level without the plan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<f64>,
    /// Level without the plan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub without: Option<Estimate>,
    /// Level with the plan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub with: Option<Estimate>,
    /// Level with less level without, future by future.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contribution: Option<Estimate>,
    /// Share of futures in which the target is met; absent where levels by future are not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub p_hit: Option<f64>,
    /// `hit`, `near`, `miss`, or `unknown`.
    pub status: String,
    /// Mean contribution of each program by itself, in the order of the programs.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub by_program: Vec<f64>,
    /// Why it is wanted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

/// A program of the plan: the lever that it promised, and the one that was measured.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PlanProgram {
    /// Identifier.
    pub id: String,
    /// Name.
    pub name: String,
    /// Name in Vietnamese, when it differs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name_vi: Option<String>,
    /// Lever promised.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promised: Option<String>,
    /// Largest lever that raised sales in at least 80 of 100 futures; absent when none did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measured: Option<String>,
    /// Growth tree by itself.
    pub growth: Growth,
    /// Money spent by both sides.
    pub cost: Estimate,
    /// Brand profit.
    pub brand_profit: Estimate,
    /// Account profit.
    pub retailer_profit: Estimate,
    /// `shared` when it moves more targets forward than back on both sides, `conflict` when it does so on one side and the
    /// opposite on the other, `neutral` otherwise; absent without targets of both sides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alignment: Option<String>,
}

/// Something done at a stage and touchpoint.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CoverageCell {
    /// `discover`, `consider`, `buy`, `rebuy`.
    pub stage: String,
    /// Channel id.
    pub touchpoint: String,
    /// Program id; absent for an activity beside the programs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub program: Option<String>,
    /// Tactic id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tactic: Option<String>,
    /// Mechanic, or the words of the activity.
    pub what: String,
}

/// Annual operating plan against what the programs spend.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AopSheet {
    /// Target.
    pub target: String,
    /// Priorities.
    pub priorities: Vec<String>,
    /// Quarters.
    pub quarters: Vec<QuarterRow>,
}

/// Money of a quarter.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct QuarterRow {
    /// Name.
    pub name: String,
    /// First day, ISO.
    pub from: String,
    /// Last day, ISO.
    pub to: String,
    /// Money set aside.
    pub budget: f64,
    /// Fees and third-party cost that the file fixes.
    pub planned: f64,
    /// Outlay of the plan in the weeks that begin in the quarter; absent where it is not known by week.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outlay: Option<Estimate>,
    /// Weeks of the horizon that begin in the quarter.
    pub weeks: u32,
    /// Weeks that begin in the quarter.
    pub weeks_in_all: u32,
}
