//! The part of the format that says where, when and to whom a tactic goes, and who pays for it.

use super::spec_caps::CapsSpec;
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
    /// Members and app users predicted to take the offer, by what they were seen buying.
    Likely,
    /// Members of the upper tier of the loyalty programme, see `loyalty.upper_tier_per_week`.
    UpperTier,
}

impl Audience {
    /// Is it made from purchases that the account could tell to be a shopper's.
    #[must_use]
    pub const fn is_by_purchases(self) -> bool {
        matches!(self, Self::Buyers | Self::NonBuyers | Self::Lapsed | Self::Likely)
    }
}

/// Who pays, and how. All money in the currency of the scenario.
#[derive(Clone, Copy, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FundingSpec {
    /// Part of discounts, points and fees to third parties that the brand pays; the account pays the rest. Default 100%.
    #[serde(default)]
    pub brand: Option<Percent>,
    /// How the brand's part of a discount reaches the account; default scan-back.
    #[serde(default)]
    pub how: Option<FundingKind>,
    /// One fee from the brand to the account (display or leaflet space); default 0.
    #[serde(default)]
    pub fee: Option<f64>,
    /// Fee from the brand to the account per store and week in which the tactic is planned; default 0.
    #[serde(default)]
    pub fee_per_store_week: Option<f64>,
    /// Money that leaves the system: agencies, media, material; default 0.
    #[serde(default)]
    pub third_party_cost: Option<f64>,
}

/// How a discount is funded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FundingKind {
    /// Paid back per unit scanned at the till.
    ScanBack,
    /// Taken off the invoice.
    OffInvoice,
}
