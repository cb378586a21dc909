//! The table of facts: ids, bounds, marks, published centres and sources. It is data, in `facts.toml`.

use serde::Deserialize;

const TABLE: &str = include_str!("facts.toml");

/// How much a fact weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tier {
    /// Has to hold.
    Core,
    /// Has to hold in a Vietnamese market.
    CoreVn,
    /// Is reported, and warned about.
    Extended,
}

/// Where a bound comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, serde::Serialize)]
pub enum Basis {
    /// A number is published, and the bound surrounds it.
    P,
    /// Only the direction is published; the interval is a judgement.
    J,
}

/// One number that a fact is held against.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Metric {
    /// Identifier within the fact.
    pub id: String,
    /// What is measured.
    pub definition: String,
    /// The same in Vietnamese.
    pub definition_vi: String,
    /// Unit.
    pub unit: String,
    /// Lowest value that passes.
    pub lo: f64,
    /// Highest value that passes.
    pub hi: f64,
    /// Published or judged.
    pub basis: Basis,
    /// Published centre.
    pub centre: Option<f64>,
}

/// A published regularity of markets.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// Identifier.
    pub id: String,
    /// Number in the list, `A01` to `A44`.
    pub number: String,
    /// Weight.
    pub tier: Tier,
    /// The regularity.
    pub statement: String,
    /// The same in Vietnamese.
    pub statement_vi: String,
    /// What is published.
    pub published: String,
    /// By whom.
    pub source: String,
    /// How the publication was seen: `verified`, `verified-low`, `mixed` or `memory`.
    pub seen: String,
    /// What is broken on purpose to see the fact fail.
    pub control: String,
    /// Its metrics.
    #[serde(rename = "metric")]
    pub metrics: Vec<Metric>,
}

#[derive(Deserialize)]
struct Table {
    fact: Vec<Fact>,
}

/// All facts in the order of their numbers.
///
/// A table that cannot be read is a mistake of the build, and a test reads it; here it gives no facts.
#[must_use]
pub fn facts() -> Vec<Fact> {
    toml::from_str::<Table>(TABLE).map_or_else(|_| Vec::new(), |t| t.fact)
}
