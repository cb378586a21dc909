//! Experiments: paired futures, and the comparison of programs drawn from them.

pub mod agreed;
pub mod arms;
pub mod assemble;
pub mod baseline;
pub mod calendar;
pub mod daily_result;
pub mod estimate;
pub mod frame;
pub mod guardrails;
pub mod jbp;
pub mod kept;
pub mod paired;
pub mod path_result;
pub mod plan_result;
pub mod pnl_result;
pub mod probes;
pub mod program_result;
mod reading_result;
mod records;
pub mod replicate;
pub mod results;
mod results_days;
mod results_plans;
mod results_pnl;
pub mod supply_result;
pub mod verdict;
pub mod watch;

pub use arms::Credits;
pub use probes::{LegMethod, Probes};
pub use replicate::{
    Comparison, ExperimentError, Options, PRECISION, Progress, Reps, Stage, WorldCount, compare, compare_from,
    compare_watching, compare_with, count_worlds,
};
