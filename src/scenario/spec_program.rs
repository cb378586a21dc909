//! The part of the format that describes trade programs: mechanic × delivery × funding.

use super::spec_caps::WhenSpent;
use super::spec_delivery::{DeliverySpec, FundingSpec};
use super::spec_mechanic::MechanicSpec;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A trade program: tactics with one objective.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProgramSpec {
    /// Identifier, such as `A`.
    pub id: String,
    /// Name shown to people.
    pub name: String,
    /// Name in Vietnamese, when it differs.
    #[serde(default)]
    pub name_vi: Option<String>,
    /// Growth lever that the program promises.
    #[serde(default)]
    pub driver: Option<Driver>,
    /// Channel whose scorecard judges the program; default: the channel with the largest outlay.
    #[serde(default)]
    pub home: Option<String>,
    /// Money set aside; the results say which part of it is spent.
    #[serde(default)]
    pub budget: Option<f64>,
    /// Does the program only report the part of its budget that is spent, or do its discounts stop there; default report.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when_spent: Option<WhenSpent>,
    /// Sales that the plan promises the retailer; used by its orders when supply is simulated.
    #[serde(default)]
    pub forecast: Vec<super::spec_supply::ForecastSpec>,
    /// What is done.
    #[serde(default)]
    pub tactic: Vec<TacticSpec>,
}

/// Growth lever.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Driver {
    /// More households buy.
    Penetration,
    /// They buy more often.
    Frequency,
    /// They spend more each time.
    Basket,
}

/// One tactic: mechanic × delivery × funding.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TacticSpec {
    /// Identifier, unique within the program.
    pub id: String,
    /// What changes.
    pub mechanic: MechanicSpec,
    /// Products concerned; give this or `brands`.
    #[serde(default)]
    pub products: Vec<String>,
    /// Brands concerned (all their products).
    #[serde(default)]
    pub brands: Vec<String>,
    /// Where, when and to whom.
    pub delivery: DeliverySpec,
    /// Who pays, and how.
    #[serde(default)]
    pub funding: FundingSpec,
}
