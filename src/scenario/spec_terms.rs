//! The part of the format that holds the yearly terms of brand and account.

use super::values::Percent;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Terms that hold with and without any program.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TermsSpec {
    /// Rebates that the brand pays the account at the end of a period.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rebate: Vec<TermsRebateSpec>,
}

impl TermsSpec {
    /// Is nothing of it stated.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.rebate.is_empty()
    }
}

/// A rebate for what the account buys or sells of the brand side in all its channels.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TermsRebateSpec {
    /// Identifier.
    pub id: String,
    /// Brands that count; default: all of the brand side.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub brands: Vec<String>,
    /// Channels of the account that count; default: all that sell.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub channels: Vec<String>,
    /// How long is counted; default quarter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<RebatePeriod>,
    /// What is counted, and what it earns.
    pub when: RebateSpec,
}

/// Stretch of weeks over which a rebate is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RebatePeriod {
    /// 13 weeks, counted from the start of the horizon; thresholds of a shorter last one fall in proportion.
    Quarter,
    /// The whole horizon.
    Horizon,
}

/// What is counted for a rebate, and what it earns.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RebateSpec {
    /// Purchases of the account at the sell-in price less money off the invoice, or its sales at prices paid without tax;
    /// default sell-in. Without a `[supply]` the account buys what it sells; with one, purchases are deliveries to its
    /// distribution centre, for all channels together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<RebateBasis>,
    /// What thresholds are stated in; default value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measure: Option<RebateMeasure>,
    /// Value against which growth is measured, of the real market and a period of full length; default: the weeks before
    /// the horizon, up to 13, brought to the length of the period.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base: Option<f64>,
    /// Does the rate of the tier reached hold for everything, or each rate for what lies above its threshold; default
    /// everything.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<RebateOn>,
    /// Thresholds with their rates, from the lowest.
    pub tier: Vec<TierSpec>,
}

/// What a rebate is counted on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RebateBasis {
    /// What the account buys, at the sell-in price.
    SellIn,
    /// What the account sells, at prices paid without tax.
    SellOut,
}

/// What thresholds of a rebate are stated in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RebateMeasure {
    /// Money of the real market.
    Value,
    /// Packs of the real market.
    Units,
    /// Growth of the value against the base, as a number: 0.05 is 5%.
    Growth,
}

/// What the rate of a rebate holds for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RebateOn {
    /// The rate of the tier reached, for the whole value.
    Everything,
    /// Each rate for the part between its threshold and the next.
    Above,
}

/// A threshold and what it earns.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TierSpec {
    /// Threshold in the measure of the rebate.
    pub from: f64,
    /// Rebate as a share of the value counted.
    pub rate: Percent,
}
