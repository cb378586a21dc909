//! `validate`: published facts on simulated data.

use super::args::ValidateArgs;
use super::run::INTERRUPTED;
use super::scenario::{INVALID, problems};
use super::terminal::Terminal;
use super::{Ending, Failure};
use crate::report::{run_folder, validation};
use crate::scenario::Scenario;
use crate::scenario::load::check_path;
use crate::scenario::render::Format;
use crate::validate::run::{Request, RequestError, run, run_own};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::Ordering;
use std::time::Instant;

/// Exit code when a core metric is out of its bounds, or a control stays green.
const OUT_OF_BOUNDS: u8 = 6;

/// Measures facts, or runs their controls.
///
/// # Errors
/// Wrong usage (2), an interrupted run (130), a page that cannot be written (5). The exit code is 6 when a core metric is
/// out of its bounds or a control is not noticed.
pub fn validate(args: &ValidateArgs, terminal: &Terminal) -> Ending {
    args.machine.start_threads()?;
    let request = Request {
        facts: args.facts.clone(),
        quick: args.quick,
        seeds: args.seeds.as_deref().map_or(Ok(Vec::new()), seeds)?,
        controls: args.controls,
        memory: Some(args.machine.bytes()),
    };
    let stop = super::run::stop_on_interrupt(terminal);
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
        !stop.load(Ordering::SeqCst)
    };
    let document = match &args.scenario {
        Some(path) => run_own(&load(path, terminal)?, &request, &report),
        None => run(&request, &report),
    };
    let document = document.map_err(|error| {
        let code = if matches!(error, RequestError::UnknownFact { .. }) { 2 } else { 130 };
        Failure::new(code, error)
    })?;
    if let Some(path) = &args.report {
        let is_markdown = path.extension().is_some_and(|e| e == "md");
        let page = if is_markdown { validation::markdown } else { validation::page };
        let written = run_folder::write_file(path, &page(&document, terminal.lang));
        written.map_err(|e| Failure::new(e.exit_code(), e))?;
        terminal.note(&format!("{} {}\n", terminal.lang.pick("Wrote", "Đã ghi"), path.display()));
    }
    if args.json {
        let text = serde_json::to_string_pretty(&document).map_err(|e| Failure::new(1, e))?;
        terminal.result(&format!("{text}\n"));
    } else {
        terminal.result(&validation::text(&document, terminal.lang));
    }
    if document.stopped {
        return Ok(ExitCode::from(INTERRUPTED));
    }
    // On the user's own market a difference is a warning.
    if args.scenario.is_some() {
        return Ok(ExitCode::SUCCESS);
    }
    let missed = document.failures().count() + document.controls.iter().filter(|c| !c.red).count();
    Ok(if missed > 0 { ExitCode::from(OUT_OF_BOUNDS) } else { ExitCode::SUCCESS })
}

/// Reads and checks the user's scenario.
fn load(path: &Path, terminal: &Terminal) -> Result<Scenario, Failure> {
    let checked = check_path(path, &[]);
    let text = problems(&checked, Format::Text, terminal);
    match checked.scenario {
        Some(scenario) => {
            terminal.note(&text);
            Ok(scenario)
        }
        None => {
            let unreadable = checked.text.is_empty() && !path.is_file() && !path.is_dir();
            Err(Failure { code: if unreadable { 5 } else { INVALID }, text })
        }
    }
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
