//! The part of the format that says how much the account's stores and the field force can carry out.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What stores and field force can carry out. Beyond it, every tactic is carried out in fewer stores.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExecutionSpec {
    /// Tactics at once that the account's stores carry out well; default: any number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comfortable_tactics: Option<f64>,
    /// Hours that the field force has in a week, for all stores of the file; default: any number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field_hours_per_week: Option<f64>,
    /// Hours that a tactic takes per store and week, by the name of its mechanic; defaults by kind.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub hours: BTreeMap<String, f64>,
    /// Price of an hour beyond those of the field force, of the real market. With it the brand buys the hours that lack;
    /// without it they lack. Default: none can be bought.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub overtime_cost_per_hour: Option<f64>,
    /// How fast the share of stores that carry out a tactic falls with the load above 100%: load^−this; default 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub overload_fall: Option<f64>,
}

impl ExecutionSpec {
    /// Is nothing of it stated.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
