//! The part of the format that says who pays for a tactic, and how.

use super::values::Percent;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Who pays, and how. All money in the currency of the scenario and of the real market: sums and caps are divided by the
/// households that one simulated shopper stands for.
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
    /// Fee from the brand to the account per product that a listing brings and per store or online channel that takes it;
    /// default 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub listing_fee: Option<f64>,
    /// Money that leaves the system: agencies, media, material; default 0.
    #[serde(default)]
    pub third_party_cost: Option<f64>,
    /// Price of a thousand contacts with advertising or views of a sponsored place (CPM): to the account in its
    /// stores, app and site, to third parties on social and mass media; the brand pays. Default 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cost_per_thousand: Option<f64>,
    /// Price of a click on advertising (CPC), paid like the contacts; a sponsored search states its own. Default 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cost_per_click: Option<f64>,
    /// What the brand pays for the whole discount when `how` is `lump-sum`; the account carries what the discount costs
    /// beyond it, and keeps what is left.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lump_sum: Option<f64>,
    /// Most that the brand pays of discounts, points and samples of the tactic; the account pays the rest. Default: no
    /// limit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub brand_cap: Option<f64>,
    /// Packs that the plan expects with the discount or the extra points.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub planned_units: Option<f64>,
    /// Who pays for packs beyond `planned_units`; default: as for the others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub over_plan: Option<Payer>,
    /// Share of the brand's trade money that shall reach shoppers, shown beside what does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub planned_pass_through: Option<Percent>,
    /// Who pays for the handling of coupons; default: the account.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handling: Option<Payer>,
}

/// How a discount is funded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FundingKind {
    /// Paid back per unit scanned at the till.
    ScanBack,
    /// Taken off the invoice.
    OffInvoice,
    /// Billed by the account when the delivery has ended: the brand's part of the agreed discount for every pack of the
    /// tactic's products sold in its channels on its days, whether or not the shopper got the discount; coupons are billed
    /// as redeemed.
    BillBack,
    /// One sum, whatever the discount costs.
    LumpSum,
}

/// Who pays for something that may fall to either side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Payer {
    /// The brand.
    Brand,
    /// The account.
    Account,
    /// Each a half.
    Split,
}

impl Payer {
    /// Part that the brand pays.
    #[must_use]
    pub const fn part_of_brand(self) -> f64 {
        match self {
            Self::Brand => 1.0,
            Self::Account => 0.0,
            Self::Split => 0.5,
        }
    }
}
