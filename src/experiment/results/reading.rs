//! What silo instruments claim in the results document, and how far they are from the truth.

use super::Estimate;
use serde::{Deserialize, Serialize};

/// Channel of a reading for all channels of the account.
pub const ALL_CHANNELS: &str = "all_channels";

/// One instrument in one channel.
///
/// Everything but the claim is absent in documents of earlier versions.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct InstrumentReading {
    /// `pre_post`, `season_adjusted` (or `year_ago` where the run holds the year before), `last_touch`, `coupon_redemption`,
    /// `members_vs_others`, `members_before_after`, `matched_stores`.
    pub id: String,
    /// Channel id, or [`ALL_CHANNELS`].
    pub channel: String,
    /// Units that it claims.
    pub incremental_units: Estimate,
    /// Profit that it claims (brand plus account margin).
    pub incremental_profit: Estimate,
    /// True units: promoted products in that channel in the program weeks, more than in the twin.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub true_units: Option<Estimate>,
    /// True profit of the same, counted as the claim is: at prices paid, before cost.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub true_profit: Option<Estimate>,
    /// Claimed profit less true profit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error_profit: Option<Estimate>,
    /// Mean claim over mean truth less 1, in percent; above 0 too much is claimed, for a true loss too. Absent where the sign
    /// of the truth is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error_percent: Option<f64>,
    /// Lower end of the instrument's own 95% interval, mean over futures, in currency units; absent where it has none.
    ///
    /// Its sample are the simulated shoppers, or the stores with what the simulated shoppers buy there: a team with more
    /// shoppers in its data would see a narrower one around the same error.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ci_low: Option<f64>,
    /// Upper end of the same.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ci_high: Option<f64>,
    /// Share of futures in which the interval leaves out 0; of those with an interval.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub significant: Option<f64>,
    /// Share of futures in which the interval holds the true profit of that future; of those with an interval.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub covers_truth: Option<f64>,
}

/// What the scorecards of all channels that take part claim together, beside the system.
///
/// A channel of the account takes part when it is the home channel, a tactic runs in it, or it shows a coupon of the program.
/// Its team counts as the home scorecard would: stores, web and marketplace by `pre_post`, the app by `coupon_redemption` when
/// it shows coupons, everything else by `last_touch`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Claims {
    /// Sum of the claims: profit before cost, at prices paid.
    pub total: Estimate,
    /// Total system value before cost: without system cost and without the discount on packs that the twin sold too.
    pub tsv_before_cost: Estimate,
    /// Claimed so many times what there is; absent where total system value before cost is not clearly positive.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub times: Option<f64>,
}
