//! Experiments.
pub mod results;
