//! The part of the format that describes plans: programs that run together.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A plan: programs that run together over the horizon, such as the year's calendar with an account.
///
/// It is simulated as one more arm and held against its programs run alone.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlanSpec {
    /// Identifier; no program may have the same.
    pub id: String,
    /// Name shown to people.
    pub name: String,
    /// Name in Vietnamese, when it differs.
    #[serde(default)]
    pub name_vi: Option<String>,
    /// Programs that run together, by id. Their order does not matter: they run in the order of the file.
    pub programs: Vec<String>,
    /// Money set aside for all of it, of the real market; default: what its programs set aside, when each says so.
    #[serde(default)]
    pub budget: Option<f64>,
    /// Channel whose scorecard judges the plan; default: the channel with the largest outlay.
    #[serde(default)]
    pub home: Option<String>,
}
