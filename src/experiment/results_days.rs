//! The part of the results document about stand-offs: both ledgers by day, and by week.

use super::results::Estimate;
use serde::{Deserialize, Serialize};

/// What a channel sold and what the sides earned there on one day: the level with the program, and the difference from
/// the twin.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SideDay {
    /// The day, ISO.
    pub date: String,
    /// Channel id.
    pub channel: String,
    /// Packs of the brand side.
    pub brand_units: Estimate,
    /// Difference of these.
    pub brand_units_change: Estimate,
    /// Packs of other brands.
    pub other_units: Estimate,
    /// Difference of these.
    pub other_units_change: Estimate,
    /// Profit of the brand side there.
    pub brand_profit: Estimate,
    /// Difference of it.
    pub brand_profit_change: Estimate,
    /// Profit of the account there; 0 at other retailers.
    pub retailer_profit: Estimate,
    /// Difference of it.
    pub retailer_profit_change: Estimate,
}

/// Profit of both sides in one week, difference from the twin.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SideWeek {
    /// Week of the horizon, from 1.
    pub week: u32,
    /// Brand profit, all outlets.
    pub brand_profit: Estimate,
    /// Account profit.
    pub retailer_profit: Estimate,
}
