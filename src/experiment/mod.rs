//! Experiments: paired futures, and the comparison of programs drawn from them.

pub mod arms;
pub mod assemble;
pub mod baseline;
pub mod calendar;
pub mod estimate;
pub mod frame;
pub mod plan_result;
pub mod pnl_result;
pub mod program_result;
pub mod replicate;
pub mod results;
mod results_plans;
mod results_pnl;
pub mod supply_result;
pub mod verdict;

pub use arms::Credits;
pub use replicate::{
    Comparison, ExperimentError, Options, PRECISION, Progress, Reps, compare, compare_with, count_arms,
};
