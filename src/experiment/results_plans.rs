//! The part of the results document about plans, who deserves credit in them, legs of programs, and the calendar.

use super::results::{Estimate, ProgramResult};
use serde::{Deserialize, Serialize};

/// Many programs run together: measured like one program, and held against its programs run alone.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PlanResult {
    /// The measures of a program; id and name are those of the plan.
    #[serde(flatten)]
    pub result: ProgramResult,
    /// Its programs, in the order of the scenario.
    pub programs: Vec<String>,
    /// Total system values of its programs run alone, added up.
    pub sum_alone: Estimate,
    /// `tsv` less `sum_alone`: what running them together adds or destroys.
    pub interaction: Estimate,
    /// Credit of each program by leaving it out; together with `not_credited` it adds up to the plan. On demand only.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub by_program: Vec<Credit>,
    /// What no program alone accounts for. On demand only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_credited: Option<Gains>,
}

/// Credit of one program of a plan.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Credit {
    /// Program id.
    pub program: String,
    /// Total system value of the program run alone.
    pub alone: Estimate,
    /// The plan less the plan without this program.
    pub credit: Gains,
}

/// Gains of the system and of both sides.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Gains {
    /// Total system value.
    pub tsv: Estimate,
    /// Brand profit.
    pub brand_profit: Estimate,
    /// Account profit.
    pub retailer_profit: Estimate,
}

/// One tactic of a program with its credit.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Leg {
    /// Tactic id; `interaction` for what no tactic alone accounts for.
    pub tactic: String,
    /// Channel id where most of its money is spent; absent for the interaction.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spent_in: Option<String>,
    /// Money spent on it in the whole program.
    pub cost: Estimate,
    /// Its credit by the method of `leg_basis`; legs and interaction add up to the program's value in the same futures.
    pub tsv: Estimate,
    /// The program with this tactic alone, where that was simulated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alone: Option<Estimate>,
}

/// When, where and on what a tactic runs.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CalendarEntry {
    /// Plans that the program belongs to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub plans: Vec<String>,
    /// Program id.
    pub program: String,
    /// Tactic id.
    pub tactic: String,
    /// Mechanic, as the scenario writes it.
    pub mechanic: String,
    /// First and last week within the horizon, counted from 1.
    pub weeks: (u32, u32),
    /// Product ids.
    pub products: Vec<String>,
    /// Channel ids.
    pub channels: Vec<String>,
}
