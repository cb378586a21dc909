//! The document of a validation run (`omnisim.validate/1`).

use super::facts::{Basis, Tier};
use serde::Serialize;

/// Name and version of the document.
pub const SCHEMA: &str = "omnisim.validate/1";

/// What a validation run found.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Document {
    /// [`SCHEMA`].
    pub schema: &'static str,
    /// The user's scenario, or nothing for the validation worlds.
    pub scenario: Option<String>,
    /// Seeds pooled.
    pub seeds: Vec<u64>,
    /// Smaller worlds and fewer seeds.
    pub quick: bool,
    /// Stopped before every seed was measured.
    pub stopped: bool,
    /// Every metric of the facts asked for.
    pub metrics: Vec<MetricResult>,
    /// Further readings of the same runs, such as the price facts in other archetypes; no verdict hangs on them.
    pub also: Vec<AlsoResult>,
    /// Negative controls, when asked for.
    pub controls: Vec<ControlResult>,
}

/// A metric against its bound.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MetricResult {
    /// Fact.
    pub fact: String,
    /// Metric.
    pub metric: String,
    /// Weight of the fact.
    pub tier: Tier,
    /// Pooled over seeds; absent when not run.
    pub value: Option<f64>,
    /// Standard deviation over single seeds.
    pub spread: Option<f64>,
    /// Lowest value that passes.
    pub lo: f64,
    /// Highest value that passes.
    pub hi: f64,
    /// Inside the bounds; absent when not run.
    pub pass: Option<bool>,
    /// Why it was not run.
    pub reason: Option<String>,
    /// Unit of the value.
    pub unit: String,
    /// Bound from a published number (`P`) or judged (`J`).
    pub basis: Basis,
    /// Published centre.
    pub centre: Option<f64>,
}

/// A further reading: a metric in a category of another archetype, or a number that no bound is published for.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AlsoResult {
    /// Archetype other than the default one.
    pub archetype: Option<String>,
    /// Fact.
    pub fact: String,
    /// Metric.
    pub metric: String,
    /// Pooled over seeds.
    pub value: Option<f64>,
    /// Standard deviation over single seeds.
    pub spread: Option<f64>,
}

/// A mechanism broken on purpose, and whether the fact noticed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ControlResult {
    /// Fact.
    pub fact: String,
    /// Metric that has to leave its bounds.
    pub metric: String,
    /// What was broken.
    pub broken: String,
    /// Its value in the broken world.
    pub value: Option<f64>,
    /// Did it leave its bounds.
    pub red: bool,
}

impl Document {
    /// Core metrics outside their bounds.
    pub fn failures(&self) -> impl Iterator<Item = &MetricResult> {
        self.metrics.iter().filter(|m| m.tier != Tier::Extended && m.pass == Some(false))
    }

    /// Extended metrics outside their bounds.
    pub fn warnings(&self) -> impl Iterator<Item = &MetricResult> {
        self.metrics.iter().filter(|m| m.tier == Tier::Extended && m.pass == Some(false))
    }

    /// Metrics that were not run.
    pub fn not_run(&self) -> impl Iterator<Item = &MetricResult> {
        self.metrics.iter().filter(|m| m.pass.is_none())
    }
}
