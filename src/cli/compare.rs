//! `compare`: the same programs at several accounts, side by side; two runs of one market are paired (`cli/paired.rs`).

use super::args::CompareArgs;
use super::paired;
use super::run::{INTERRUPTED, failure, simulate, stop_on_interrupt};
use super::scenario::{INVALID, problems};
use super::terminal::Terminal;
use super::{Ending, Failure};
use crate::experiment::results::Results;
use crate::experiment::{Credits, Options, Reps, count_worlds};
use crate::report::run_folder::{self, ReadError};
use crate::report::side_by_side::{Source, csv, side_by_side, text};
use crate::scenario::load::check_path;
use crate::scenario::render::Format;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::AtomicBool;

/// Pairs two runs of one market; else reads or simulates every account and lays them side by side.
///
/// # Errors
/// Wrong usage, or two runs of one account that cannot be paired (2), an invalid scenario or document (3), a run that gives nothing (4), files that cannot be read (5).
pub fn compare(args: &CompareArgs, terminal: &Terminal) -> Ending {
    if let Some(written) = paired::paired(args, terminal)? {
        terminal.result(&written);
        return Ok(ExitCode::SUCCESS);
    }
    args.machine.start_threads()?;
    let stop = stop_on_interrupt(terminal);
    let load = |path: &PathBuf| {
        Ok(Source { path: path.display().to_string(), results: results(path, args, &stop, terminal)? })
    };
    let sources = args.accounts.iter().map(load).collect::<Result<Vec<Source>, Failure>>()?;
    let document = side_by_side(&sources);
    if document.programs.is_empty() {
        return Err(Failure::new(2, "there is no program to compare: none of the scenarios has one"));
    }
    let written = match (args.json, args.csv) {
        (true, _) => format!("{}\n", serde_json::to_string_pretty(&document).map_err(|e| Failure::new(1, e))?),
        (_, true) => csv(&document),
        _ => text(&document, terminal.lang),
    };
    terminal.result(&written);
    Ok(ExitCode::SUCCESS)
}

fn results(path: &Path, args: &CompareArgs, stop: &AtomicBool, terminal: &Terminal) -> Result<Results, Failure> {
    if let Some(file) = run_folder::results_file(path) {
        return run_folder::read(&file).map_err(|error| {
            let code = if matches!(error, ReadError::Read { .. }) { 5 } else { INVALID };
            Failure::new(code, error)
        });
    }
    let sets: Vec<(String, String)> =
        args.shoppers.iter().map(|n| ("scenario.shoppers".to_owned(), n.to_string())).collect();
    let checked = check_path(path, &sets);
    let found = problems(&checked, Format::Text, terminal);
    let Some(scenario) = checked.scenario else {
        let is_unreadable = checked.text.is_empty() && !path.is_file() && !path.is_dir();
        return Err(Failure { code: if is_unreadable { 5 } else { INVALID }, text: found });
    };
    terminal.note(&found);
    let options = Options {
        reps: Reps::Fixed(args.reps),
        fixed_assumptions: args.fix_assumptions,
        programs: Vec::new(),
        journeys: false,
        memory: Some(args.machine.bytes()),
    };
    let credits = Credits::default();
    args.machine.warn(&count_worlds(&scenario, &options, credits).map_err(failure)?, terminal);
    let comparison = simulate(&scenario, (&options, credits), stop, terminal)?;
    if comparison.stopped {
        return Err(Failure::new(INTERRUPTED, format!("stopped while `{}` was simulated", path.display())));
    }
    Ok(comparison.results)
}
