//! Experiments: paired futures, and the comparison of programs drawn from them.

pub mod assemble;
pub mod baseline;
pub mod estimate;
pub mod frame;
pub mod guardrails;
pub mod jbp;
pub mod program_result;
pub mod replicate;
pub mod results;
pub mod verdict;
pub mod watch;

pub use replicate::{Comparison, ExperimentError, Options, PRECISION, Progress, Reps, compare, compare_watching};
