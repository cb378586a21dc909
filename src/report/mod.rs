//! The report: tables, sentences, charts and run folders from the results document.
//!
//! Reads results only and never runs anything. `run_folder` is the only file that writes files.

pub mod accounts;
pub mod cells;
pub mod changes;
pub mod chart;
pub mod charts;
pub mod csv;
mod csv_days;
mod csv_plans;
mod csv_probes;
mod csv_supply;
pub mod csv_tables;
pub mod explain;
pub mod export;
pub mod font;
pub mod guardrails;
pub mod html;
pub mod i18n;
pub mod jbp;
pub mod journeys;
pub mod names;
pub mod numbers;
pub mod paired;
pub mod parquet;
pub mod plans;
pub mod probed;
pub mod ranking;
pub mod records;
pub mod run_folder;
pub mod runs;
pub mod sentences;
pub mod side_by_side;
pub mod supplied;
pub mod svg;
pub mod table;
pub mod validation;
pub mod verdict;
pub mod xlsx;

#[cfg(test)]
mod sample;
#[cfg(test)]
mod stories;
#[cfg(test)]
mod stories_charts;
