//! The part of the format that says where, when and to whom a tactic goes, and who pays for it.

use super::spec_caps::CapsSpec;
use super::spec_who::{Weekday, WhereSpec};
use super::values::{CalendarDate, Percent};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Where, when and to whom.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DeliverySpec {
    /// Channels in which the tactic runs.
    pub channels: Vec<String>,
    /// First day.
    pub from: CalendarDate,
    /// Last day, included.
    pub to: CalendarDate,
    /// Who can use it; default everyone.
    #[serde(default)]
    pub audience: Option<Audience>,
    /// Share of the audience that the tactic reaches; default 100%.
    #[serde(default)]
    pub reach: Option<Percent>,
    /// Store formats in which displays are planned; default all.
    #[serde(default)]
    pub formats: Vec<String>,
    /// Planned displays that really stand; default 45%.
    #[serde(default)]
    pub compliance: Option<Percent>,
    /// Days of the week on which the tactic runs; default all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub weekdays: Vec<Weekday>,
    /// Segments whose shoppers it is for; default all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub segments: Vec<String>,
    /// Rules that shoppers have to meet beside `audience`, such as `{ bought_within_weeks = 8, member = true }`.
    #[serde(default, rename = "where", skip_serializing_if = "Option::is_none")]
    pub rules: Option<WhereSpec>,
    /// Stores in which a price cut, a price card of the leaflet, a trade deal's shelf price, a listing or a sampling is
    /// really carried out; default 100%.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub executed: Option<Percent>,
    /// How much of the offer there is; default no end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub caps: Option<CapsSpec>,
}

/// Who can use an offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Audience {
    /// Every shopper.
    Everyone,
    /// Members of the loyalty programme.
    Members,
    /// Households with the app.
    AppUsers,
    /// Members and app users seen buying the brands of the tactic in the last 26 weeks.
    Buyers,
    /// Members and app users never seen buying the brands of the tactic.
    NonBuyers,
    /// Members and app users seen buying the brands of the tactic, but not in the last 12 weeks.
    Lapsed,
    /// Members and app users seen buying the categories of the tactic, but never its brands.
    NewToBrand,
    /// Members whose points are at least 80% of a reward; asked each day.
    NearReward,
    /// Members and app users predicted to take the offer, by what they were seen buying.
    Likely,
    /// Members of the upper tier of the loyalty programme, see `loyalty.upper_tier_per_week`.
    UpperTier,
}

impl Audience {
    /// Is it made from purchases that the account could tell to be a shopper's.
    #[must_use]
    pub const fn is_by_purchases(self) -> bool {
        matches!(self, Self::Buyers | Self::NonBuyers | Self::Lapsed | Self::NewToBrand | Self::Likely)
    }
}
