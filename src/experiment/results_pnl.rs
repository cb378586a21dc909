//! The part of the results document about who earns what: profit and loss of both sides, and the win–win map.

use super::results::Estimate;
use serde::{Deserialize, Serialize};

/// A row of a profit and loss account without any program.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PnlLevel {
    /// `brand` or `retailer`.
    pub side: String,
    /// Row id; explained by `omnisim explain`.
    pub row: String,
    /// Channel id; absent for all channels together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<String>,
    /// Sums of rows above are not parts of the profit.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub subtotal: bool,
    /// Net receipts of the side: what it pays counts down.
    pub value: Estimate,
}

/// A row of a profit and loss account before and after a program.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PnlRow {
    /// `brand` or `retailer`.
    pub side: String,
    /// Row id; explained by `omnisim explain`.
    pub row: String,
    /// Channel id; absent for all channels together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<String>,
    /// Sums of rows above are not parts of the profit.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub subtotal: bool,
    /// Mean without the program.
    pub before: f64,
    /// Mean with it: `before` plus the mean of `difference`.
    pub after: f64,
    /// What the program changes.
    pub difference: Estimate,
}

/// Where a program stands on the win–win map: brand gain across, retailer gain up.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct WinWin {
    /// `win_win`, `brand_only`, `retailer_only`, `lose_lose`; `unclear` when the sign of a side is not known.
    pub label: String,
    /// Share of futures in which both sides gain.
    pub p_both: f64,
    /// How both profits spread over futures; absent for one future and in documents of earlier versions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spread: Option<Spread>,
}

/// Spread of the changes of both profits over futures, around their means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Spread {
    /// Standard deviation of the brand's, in currency units.
    pub brand: f64,
    /// Standard deviation of the account's.
    pub retailer: f64,
    /// Correlation of the two, -1 to 1.
    pub correlation: f64,
}
