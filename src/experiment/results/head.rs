//! What was simulated: the head of the results document.

use serde::{Deserialize, Serialize};

/// Identity of the scenario.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ScenarioHeader {
    /// Identifier.
    pub id: String,
    /// Name.
    pub name: String,
    /// Name in Vietnamese, when it differs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name_vi: Option<String>,
    /// The question asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub question: Option<String>,
    /// Hash of the resolved inputs.
    pub hash: String,
    /// ISO currency code.
    pub currency: String,
    /// First day of the horizon, ISO.
    pub start: String,
    /// Horizon in weeks.
    pub weeks: u32,
    /// Simulated shoppers.
    pub shoppers: u64,
    /// Households they stand for.
    pub households: u64,
    /// `illustrative`, `calibrated` or `back-tested`.
    pub evidence: String,
    /// Touchpoints, in file order.
    pub channels: Vec<ChannelInfo>,
    /// Seasons inside the horizon.
    pub seasons: Vec<SeasonInfo>,
}

/// A touchpoint as charts need it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ChannelInfo {
    /// Identifier.
    pub id: String,
    /// Name.
    pub name: String,
    /// Name in Vietnamese, when it differs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name_vi: Option<String>,
    /// `store`, `web`, `app`, `marketplace`, `social`, `loyalty`, `media`.
    pub kind: String,
    /// `account`, `rival`, `marketplace`, `general-trade`.
    pub owner: String,
}

/// A season as charts need it; weeks count from 1.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SeasonInfo {
    /// Name.
    pub name: String,
    /// Name in Vietnamese, when it differs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name_vi: Option<String>,
    /// First week.
    pub from_week: u32,
    /// Last week.
    pub to_week: u32,
}
