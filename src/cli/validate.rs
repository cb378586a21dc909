//! `validate`: published facts on simulated data.

use super::args::ValidateArgs;
use super::terminal::Terminal;
use super::{Ending, Failure};
use crate::report::validation;
use crate::validate::run::{Request, RequestError, run};
use std::process::ExitCode;
use std::sync::Mutex;
use std::time::Instant;

/// Exit code when a core metric is out of its bounds, or a control stays green.
const OUT_OF_BOUNDS: u8 = 6;

/// Measures facts, or runs their controls.
///
/// # Errors
/// Wrong usage (2), an interrupted run (130), a page that cannot be written (5). The exit code is 6 when a core metric is
/// out of its bounds or a control is not noticed.
pub fn validate(args: &ValidateArgs, terminal: &Terminal) -> Ending {
    if let Some(threads) = args.threads {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads.max(1)).build_global();
        pool.map_err(|e| Failure::new(2, format!("cannot use {threads} threads: {e}")))?;
    }
    let request = Request {
        facts: args.facts.clone(),
        quick: args.quick,
        seeds: args.seeds.as_deref().map_or(Ok(Vec::new()), seeds)?,
        controls: args.controls,
    };
    let started = Instant::now();
    let last = Mutex::new(started);
    let report = |done: usize, all: usize, name: &str| {
        if let Ok(mut last) = last.lock()
            && (last.elapsed().as_secs() >= 5 || done == all)
        {
            *last = Instant::now();
            let seconds = started.elapsed().as_secs();
            terminal.note(&format!("validate {done}/{all} ({name}) {seconds}s\n"));
        }
        true
    };
    let document = run(&request, &report).map_err(|error| {
        let code = if matches!(error, RequestError::UnknownFact { .. }) { 2 } else { 130 };
        Failure::new(code, error)
    })?;
    if args.json {
        let text = serde_json::to_string_pretty(&document).map_err(|e| Failure::new(1, e))?;
        terminal.result(&format!("{text}\n"));
    } else {
        terminal.result(&validation::text(&document));
    }
    let missed = document.failures().count() + document.controls.iter().filter(|c| !c.red).count();
    Ok(if missed > 0 { ExitCode::from(OUT_OF_BOUNDS) } else { ExitCode::SUCCESS })
}

/// Reads seeds such as `1-8` or `101,105`.
fn seeds(text: &str) -> Result<Vec<u64>, Failure> {
    let wrong = || Failure::new(2, format!("--seeds: `{text}` is not a list such as 1-8 or 101,105"));
    let mut found = Vec::new();
    for part in text.split(',') {
        let (from, to) = part.split_once('-').unwrap_or((part, part));
        let (from, to): (u64, u64) =
            (from.trim().parse().map_err(|_| wrong())?, to.trim().parse().map_err(|_| wrong())?);
        if from > to || to - from > 999 {
            return Err(wrong());
        }
        found.extend(from..=to);
    }
    Ok(found)
}
