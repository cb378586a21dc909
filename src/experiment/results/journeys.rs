//! The part of the results document about the paths that lead to purchases.

use super::Estimate;
use serde::{Deserialize, Serialize};

/// Stands for the touchpoints of all paths that are not listed.
pub const OTHER_PATHS: &str = "other_paths";

/// Paths from first touch to purchase.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Journeys {
    /// Share of purchases at the account whose first touchpoint is not the selling channel, with the program.
    pub cross_share: Estimate,
    /// The same, less that of the twin, in share points.
    pub cross_share_change: Estimate,
    /// The most frequent paths and those that change most, then all others together as [`OTHER_PATHS`].
    pub paths: Vec<JourneyPath>,
}

/// Purchases at the account, and purchases elsewhere of journeys that began at the account.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct JourneyPath {
    /// Channel id of the first touchpoint of the journey; the seller when nothing was touched before.
    pub first: String,
    /// Channel id of the account's touchpoint touched last within the click window; the seller when there is none.
    pub last: String,
    /// Channel id of the seller.
    pub seller: String,
    /// Purchase occasions over the horizon without the program.
    pub before: Estimate,
    /// More or fewer with it.
    pub change: Estimate,
}

/// Shoppers who bought in several channels of the account beside those who bought in one, without any program: a difference of
/// who they are, not of what channels do to them.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct OmniGap {
    /// Households with several channels, share of households that bought at the account.
    pub share: Estimate,
    /// Purchase occasions per household of one channel over the horizon.
    pub single: Estimate,
    /// Purchase occasions per household of several channels.
    pub omni: Estimate,
    /// The second over the first.
    pub ratio: Estimate,
}
