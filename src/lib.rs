//! Omnichannel shopper-journey simulator: compares trade programs by their total value for retailer and brand.
//!
//! `text → ScenarioSpec → Scenario → World → Run → Comparison → Report`; ARCHITECTURE.md has the map.

pub mod draws;
pub mod experiment;
pub mod ids;
pub mod math;
pub mod report;
pub mod scenario;
pub mod stats;
pub mod units;
