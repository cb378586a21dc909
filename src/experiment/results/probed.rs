//! The part of the results document that further worlds answer: breaks in money, the price of silos, ways to operate.

use super::Estimate;
use serde::{Deserialize, Serialize};

/// How legs were credited, and in which futures.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct LegBasis {
    /// `leave_one_out`, `shapley`, or `shapley_sampled` (orders on a ring instead of all).
    pub method: String,
    /// Futures behind legs and their matrix, the first ones of the run.
    pub futures: u32,
    /// Orders averaged over; absent for leave-one-out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub orders: Option<u32>,
    /// Total system value of the whole program in these futures: what legs and cells add up to.
    pub tsv: Estimate,
}

/// What breaks cost.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct BreakPoints {
    /// Futures behind the money, the first ones of the run; counts are of all futures.
    pub futures: u32,
    /// Causes on all links, then links, then of each program the most frequent break that does not happen without it.
    pub points: Vec<BreakPoint>,
}

/// One cause, on one link or on all of them.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct BreakPoint {
    /// Program in whose world it is fixed; absent for the world without one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub program: Option<String>,
    /// Channel id where the shopper came from; absent for all links.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// Channel id where it broke; absent for all links.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// `price`, `promotion`, `information`, `identity`, `stock`.
    pub cause: String,
    /// Breaks over the horizon; of a program, more than without it.
    pub count: Estimate,
    /// What fixing it gains.
    pub fix: Fix,
}

/// What a world gains in which a break no longer happens, over the horizon and before the cost of the fix.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Fix {
    /// Brand plus account.
    pub system_profit: Estimate,
    /// Brand profit, all outlets.
    pub brand_profit: Estimate,
    /// Account profit.
    pub retailer_profit: Estimate,
    /// Mean gain a week: a fix that costs less pays back.
    pub per_week: f64,
    /// Cheapest link investment of the scenario that lifts this lever on this link, money a week.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stated_cost_per_week: Option<f64>,
}

/// Each channel's own pick against the system's.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Silos {
    /// Futures behind the money, the first ones of the run; picks are of all futures.
    pub futures: u32,
    /// What is picked for each home channel.
    pub picks: Vec<ChannelPick>,
    /// The programs that scorecards pick, run together.
    pub by_scorecards: SiloPlan,
    /// The programs that total system value picks, run together.
    pub by_system: SiloPlan,
    /// Total system value of the second less the first.
    pub price: Estimate,
    /// `clear`, `likely`, `leaning`, `too_close_to_call`: is the second ahead; `same` when both are the same programs.
    pub verdict: String,
}

/// What one channel would run.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ChannelPick {
    /// Channel id.
    pub channel: String,
    /// Program with the highest scorecard net, if above 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by_scorecard: Option<String>,
    /// Program with the highest total system value, if above 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by_system: Option<String>,
}

/// Programs run together.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SiloPlan {
    /// Program ids; none when nothing is worth running.
    pub programs: Vec<String>,
    /// Total system value.
    pub tsv: Estimate,
    /// Brand profit.
    pub brand_profit: Estimate,
    /// Account profit.
    pub retailer_profit: Estimate,
}

/// What programs still do after the horizon.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Terminal {
    /// Futures behind the money, the first ones of the run.
    pub futures: u32,
    /// Weeks that the worlds ran on after the horizon.
    pub weeks: u32,
    /// By program.
    pub programs: Vec<TerminalValue>,
}

/// What one program does in the weeks after the horizon; not part of its total system value.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct TerminalValue {
    /// Program id.
    pub program: String,
    /// Brand plus account profit against the world without it.
    pub tsv: Estimate,
    /// Brand profit.
    pub brand_profit: Estimate,
    /// Account profit.
    pub retailer_profit: Estimate,
}

/// The same programs under three ways to operate the same channels.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Operations {
    /// Futures behind the money, the first ones of the run.
    pub futures: u32,
    /// `multichannel`, `as_is`, `omnichannel`.
    pub ways: Vec<Operation>,
}

/// One way to operate.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Operation {
    /// `multichannel` (no lever of any link carries anything over), `as_is`, `omnichannel` (everything carries over).
    pub id: String,
    /// System profit without a program.
    pub system_profit: Estimate,
    /// The same, less that of `as_is`.
    pub difference: Estimate,
    /// What every program is worth in this way.
    pub programs: Vec<OperationProgram>,
}

/// A program under one way to operate.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct OperationProgram {
    /// Program id.
    pub program: String,
    /// Total system value against the world without it, operated in the same way.
    pub tsv: Estimate,
    /// The same, less that of `as_is`.
    pub difference: Estimate,
}
