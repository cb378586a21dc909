//! Experiments: paired futures, and the comparison of programs drawn from them.

pub mod assemble;
pub mod baseline;
pub mod daily_result;
pub mod estimate;
pub mod frame;
pub mod program_result;
pub mod replicate;
pub mod results;
pub mod supply_result;
pub mod verdict;

pub use replicate::{Comparison, ExperimentError, Options, PRECISION, Progress, Reps, compare};
