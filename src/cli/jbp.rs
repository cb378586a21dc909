//! `jbp`: write, check and print joint business plans.

use super::args::Form;
use super::args_jbp::{JbpCheckArgs, JbpCommand, JbpNewArgs, JbpPrintArgs};
use super::progress::Meter;
use super::run::{INTERRUPTED, failure, reps, stop_on_interrupt};
use super::scenario::{INVALID, form, problems};
use super::terminal::Terminal;
use super::{Ending, Failure};
use crate::experiment::results::Results;
use crate::experiment::results::sheet::{SHEET_SCHEMA, Sheet};
use crate::experiment::{Credits, Options, count_worlds, jbp as plan};
use crate::report::i18n::Lang;
use crate::report::{jbp as report, run_folder};
use crate::scenario::jbp::{Checked, Jbp, starter};
use crate::scenario::load::{check_jbp_path, check_path, read_text, write_new};
use crate::scenario::render::Format;
use std::path::Path;
use std::process::ExitCode;
use std::sync::atomic::Ordering;

/// Runs one of the commands.
///
/// # Errors
/// Wrong usage (2), an invalid plan or scenario (3), a run that gives nothing (4), files (5).
pub fn jbp(command: &JbpCommand, terminal: &Terminal) -> Ending {
    match command {
        JbpCommand::New(args) => new(args, terminal),
        JbpCommand::Check(args) => check(args, terminal),
        JbpCommand::Print(args) => print(args, terminal),
    }
}

fn new(args: &JbpNewArgs, terminal: &Terminal) -> Ending {
    let folder = args.file.parent().map(Path::to_path_buf).unwrap_or_default();
    let checked = check_path(&folder.join(&args.scenario), &[]);
    let Some(scenario) = &checked.scenario else {
        let unreadable = checked.text.is_empty();
        let text = problems(&checked, Format::Text, terminal);
        let hint = "hint: --scenario names the scenario of the plan, from the folder of the plan\n";
        return Err(Failure { code: if unreadable { 5 } else { INVALID }, text: format!("{text}{hint}") });
    };
    let name = args.scenario.display().to_string();
    let text = starter(scenario, &name, terminal.lang == Lang::Vi);
    write_new(&args.file, &text, args.force).map_err(|problem| {
        let hint = problem.hint.as_ref().map_or_else(String::new, |h| format!("\nhint: {h}"));
        Failure::new(5, format!("{}{hint}", problem.message))
    })?;
    let (done, next) = terminal.lang.pick(("Written", "Next"), ("Đã tạo", "Bước tiếp theo"));
    let file = args.file.display();
    terminal
        .result(&format!("{done}\n    {file}\n{next}\n    omnisim jbp check {file}\n    omnisim jbp print {file}\n"));
    Ok(ExitCode::SUCCESS)
}

fn check(args: &JbpCheckArgs, terminal: &Terminal) -> Ending {
    let mut failed = false;
    for path in &args.files {
        let checked = check_jbp_path(path, false);
        let errors = checked.report.diagnostics.iter().filter(|d| d.is_error()).count();
        let warnings = checked.report.diagnostics.len() - errors;
        failed |= errors > 0 || (args.strict && warnings > 0);
        terminal.result(&problems(&checked.report, form(args.format), terminal));
        if matches!(args.format, Form::Text | Form::Plain) {
            let what = checked.jbp.as_ref().map_or_else(String::new, |j| {
                format!("{} targets, scenario `{}`, ", j.spec.target.len(), j.scenario.spec.scenario.id)
            });
            let word = if errors > 0 { "invalid" } else { "ok" };
            terminal.result(&format!("{word}: {}: {what}{errors} errors, {warnings} warnings\n", path.display()));
        }
    }
    Ok(if failed { ExitCode::from(INVALID) } else { ExitCode::SUCCESS })
}

fn print(args: &JbpPrintArgs, terminal: &Terminal) -> Ending {
    let kind = args.out.as_deref().map(|path| kind_of(path).ok_or_else(|| unknown_kind(path))).transpose()?;
    args.machine.start_threads()?;
    let jbp = load(args, terminal)?;
    let (sheet, stopped) = match &args.results {
        Some(path) => (sheet_of(&jbp, path)?, false),
        None => simulate(&jbp, args, terminal)?,
    };
    if let Some((path, kind)) = args.out.as_deref().zip(kind) {
        let text = match kind {
            Kind::Markdown => report::markdown(&sheet, terminal.lang),
            Kind::Page => report::page(&sheet, terminal.lang),
            Kind::Csv => report::csv(&sheet),
            Kind::Json => json(&sheet)?,
            Kind::Text => report::text(&sheet, terminal.lang),
        };
        run_folder::write_file(path, &text).map_err(|e| Failure::new(e.exit_code(), e))?;
        terminal.note(&format!("{} {}\n", terminal.lang.pick("Wrote", "Đã ghi"), path.display()));
    }
    if args.json {
        terminal.result(&json(&sheet)?);
    } else if args.out.is_none() {
        terminal.result(&report::text(&sheet, terminal.lang));
    }
    Ok(if stopped { ExitCode::from(INTERRUPTED) } else { ExitCode::SUCCESS })
}

/// Form of a written sheet.
#[derive(Clone, Copy)]
enum Kind {
    Markdown,
    Page,
    Csv,
    Json,
    Text,
}

fn kind_of(path: &Path) -> Option<Kind> {
    Some(match path.extension()?.to_str()? {
        "md" => Kind::Markdown,
        "html" | "htm" => Kind::Page,
        "csv" => Kind::Csv,
        "json" => Kind::Json,
        "txt" => Kind::Text,
        _ => return None,
    })
}

fn unknown_kind(path: &Path) -> Failure {
    Failure::new(2, format!("--out is `{}`, known endings are .md, .html, .csv, .json and .txt", path.display()))
}

fn json(sheet: &Sheet) -> Result<String, Failure> {
    serde_json::to_string_pretty(sheet).map(|text| format!("{text}\n")).map_err(|e| Failure::new(1, e))
}

/// Checks the plan; problems go to stderr.
fn load(args: &JbpPrintArgs, terminal: &Terminal) -> Result<Jbp, Failure> {
    let Checked { jbp, report } = check_jbp_path(&args.file, args.ignore_guardrails);
    let text = problems(&report, Format::Text, terminal);
    match jbp {
        Some(jbp) => {
            terminal.note(&text);
            Ok(jbp)
        }
        None => Err(Failure { code: if report.text.is_empty() { 5 } else { INVALID }, text }),
    }
}

/// The sheet in a file: one that was printed with `--json`, or filled from the results of a run.
fn sheet_of(jbp: &Jbp, path: &Path) -> Result<Sheet, Failure> {
    let text = read_text(path).map_err(|problem| Failure::new(5, problem.message))?;
    let wrong =
        |e: serde_json::Error| Failure::new(5, format!("`{}` is no results.json and no sheet: {e}", path.display()));
    let value: serde_json::Value = serde_json::from_str(&text).map_err(wrong)?;
    if value["schema"] == SHEET_SCHEMA {
        return serde_json::from_value(value).map_err(wrong);
    }
    let results: Results = serde_json::from_value(value).map_err(wrong)?;
    Ok(plan::from_results(jbp, &results))
}

fn simulate(jbp: &Jbp, args: &JbpPrintArgs, terminal: &Terminal) -> Result<(Sheet, bool), Failure> {
    let options = Options {
        reps: reps(&args.reps)?,
        fixed_assumptions: false,
        programs: Vec::new(),
        journeys: false,
        memory: Some(args.machine.bytes()),
    };
    args.machine.warn(&count_worlds(&jbp.planned, &options, Credits::default()).map_err(failure)?, terminal);
    let stop = stop_on_interrupt(terminal);
    let meter = Meter::new(*terminal, &jbp.scenario.spec.scenario.currency);
    let outcome = plan::run(jbp, &options, &|progress| {
        meter.show(progress);
        !stop.load(Ordering::SeqCst)
    });
    meter.finish();
    let printed = outcome.map_err(failure)?;
    Ok((printed.sheet, printed.stopped))
}
