//! Guardrails in the results document.

use serde::{Deserialize, Serialize};

/// A guardrail held against a program.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GuardrailResult {
    /// Id of the rule.
    pub id: String,
    /// What it limits, such as `max-depth`.
    pub kind: String,
    /// `stop` or `warn`.
    pub level: String,
    /// Program id.
    pub program: String,
    /// Is the limit kept.
    pub held: bool,
    /// The worst value in the file, or the mean over futures; absent when nothing of the program falls under the rule.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<f64>,
    /// The limit.
    pub limit: f64,
    /// Unit of value and limit: a currency code, `share`, `weeks`, `days`, `count`, `ratio`.
    pub unit: String,
    /// `file` when the file alone decides, `run` when results do.
    pub from: String,
    /// Share of futures in which the limit is kept; for limits on results.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub futures_held: Option<f64>,
    /// Share of futures in which it must be kept, when the rule says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub futures_needed: Option<f64>,
    /// Where the worst value stands.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub at: String,
    /// Reason of the rule.
    pub reason: String,
    /// Reason in Vietnamese, when it differs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason_vi: Option<String>,
}

impl GuardrailResult {
    /// Is it a broken rule of level `stop`.
    #[must_use]
    pub fn is_stop(&self) -> bool {
        !self.held && self.level == "stop"
    }
}
