//! The part of the format that says how much of an offer there is.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How much of an offer there is. Packs and money are of the real market: where a simulated shopper stands for many
/// households, each cap is divided by their number and rounded down, so that no cap is ever exceeded. `per_shopper` is of
/// one household and is not scaled.
#[derive(Clone, Copy, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CapsSpec {
    /// Packs with the offer that one shopper can have over the delivery; 1 to 250, default no cap.
    #[serde(default)]
    pub per_shopper: Option<u32>,
    /// Packs with the offer on one day, in all its channels; further ones that day go at the usual price. Default no cap.
    #[serde(default)]
    pub per_day: Option<u64>,
    /// Packs with the offer over the delivery (paid clicks and welcome gifts count as packs); default no cap.
    #[serde(default)]
    pub units: Option<u64>,
    /// Money that brand and account together may spend by the pack on discounts, points, coupons and clicks of the
    /// tactic; fees are not in it. The offer ends at the first pack that cannot be paid any more. Default no cap.
    #[serde(default)]
    pub budget: Option<f64>,
}

/// What happens when the budget of a program is spent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum WhenSpent {
    /// The program goes on; results say how much of the budget it used.
    #[default]
    Report,
    /// What is paid by the pack ends with the first pack that cannot be paid any more; all fees are set aside before.
    Stop,
}
