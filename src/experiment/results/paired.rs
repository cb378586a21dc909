//! The document of two runs of one market, `omnisim.paired/1`: what `omnisim compare RUN RUN --json` prints.
//!
//! Money is in currency units at market scale, as in the results document. A difference is the second run less the
//! first, future by future, so that the luck that both share is not in it.

use super::Estimate;
use serde::Serialize;

/// Name and version of the document format.
pub const PAIRED_SCHEMA: &str = "omnisim.paired/1";

/// What programs are ordered by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// Total system value.
    #[default]
    Tsv,
    /// Brand profit.
    Brand,
    /// Account profit.
    Retailer,
}

/// The whole document.
#[derive(Clone, Debug, Serialize)]
pub struct Paired {
    /// Always [`PAIRED_SCHEMA`].
    pub schema: &'static str,
    /// The runs in the order given.
    pub runs: [PairedRun; 2],
    /// Futures that both runs have; every estimate here is over these.
    pub futures: u32,
    /// Coverage of the ranges (0.90).
    pub interval: f64,
    /// ISO currency code of all money.
    pub currency: String,
    /// Horizon in weeks.
    pub weeks: u32,
    /// Were the uncertain assumptions held at their likely values.
    pub fixed_assumptions: bool,
    /// How well the numbers are founded: the weaker word of the two runs.
    pub evidence: String,
    /// Values of the scenarios that differ; absent when the scenarios cannot be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub changes: Option<Vec<Change>>,
    /// What programs are ordered by: that difference, largest first; those that are the same in both runs stand last.
    pub by: By,
    /// Programs and plans that both runs have.
    pub programs: Vec<PairedProgram>,
    /// Ids that only the first run has, and only the second.
    pub only: [Vec<String>; 2],
}

/// One of the two runs.
#[derive(Clone, Debug, Serialize)]
pub struct PairedRun {
    /// Name of its folder.
    pub name: String,
    /// Scenario id.
    pub scenario: String,
    /// Hash of the resolved inputs.
    pub hash: String,
    /// Futures that it has.
    pub futures: u32,
}

/// A value of the scenarios that differs.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Change {
    /// Where it stands, as `--set` writes it.
    pub path: String,
    /// Value in the first run; null when it is not set there.
    pub first: serde_json::Value,
    /// Value in the second run.
    pub second: serde_json::Value,
    /// Is it a value of a program, a plan or a guardrail, and not of the market.
    pub is_of_programs: bool,
}

/// One program or plan in both runs.
#[derive(Clone, Debug, Serialize)]
pub struct PairedProgram {
    /// Identifier.
    pub id: String,
    /// Name in the second run.
    pub name: String,
    /// Name in Vietnamese, when it differs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name_vi: Option<String>,
    /// Is it a plan of several programs.
    pub is_plan: bool,
    /// Total system value.
    pub tsv: Measure,
    /// Brand profit; with that of the account it adds up to the total, in both runs and in the difference.
    pub brand_profit: Measure,
    /// Account profit.
    pub retailer_profit: Measure,
}

impl PairedProgram {
    /// Is it the same in both runs, in every future.
    #[must_use]
    pub fn is_same(&self) -> bool {
        [&self.tsv, &self.brand_profit, &self.retailer_profit].iter().all(|m| m.verdict == "same")
    }
}

/// One amount in both runs.
#[derive(Clone, Debug, Serialize)]
pub struct Measure {
    /// In the first run, over the common futures.
    pub first: Estimate,
    /// In the second.
    pub second: Estimate,
    /// Second less first, future by future; its mean is that of the second less that of the first.
    pub difference: Estimate,
    /// Share of futures in which the run with the higher mean is ahead; ties count half.
    pub p_better: f64,
    /// Futures in which it is ahead.
    pub futures_ahead: u32,
    /// `same` in every future, `clear`, `likely`, `leaning`, or `too_close_to_call`: also within the simulation error, and
    /// for one future alone.
    pub verdict: String,
}

impl Measure {
    /// Is the second run known to be above (+1) or below the first (−1); 0 when neither is known.
    #[must_use]
    pub fn known_sign(&self) -> i8 {
        match self.verdict.as_str() {
            "clear" | "likely" if self.difference.mean > 0.0 => 1,
            "clear" | "likely" if self.difference.mean < 0.0 => -1,
            _ => 0,
        }
    }
}

/// Something in which two runs must be alike before they can be paired.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Apart {
    /// `currency`, `start`, `weeks`, `seed`, `shoppers`, `households`, `assumptions`.
    pub what: &'static str,
    /// In the first run.
    pub first: String,
    /// In the second run.
    pub second: String,
}
