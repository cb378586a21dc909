//! Omnichannel shopper-journey simulator: compares trade programs by their total value for retailer and brand.
//!
//! `text → ScenarioSpec → Scenario → World → Run → Comparison → Report`; ARCHITECTURE.md has the map.

pub mod cli;
pub mod draws;
pub mod engine;
pub mod experiment;
pub mod ids;
pub mod journey;
pub mod lanes;
pub mod ledger;
pub mod market;

pub mod math;
pub mod measure;
pub mod population;
pub mod program;
pub mod report;
pub mod scenario;
pub mod spread;
pub mod stats;
pub mod units;
pub mod validate;
