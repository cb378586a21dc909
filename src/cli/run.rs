//! `run`: simulate every program against no program, write the run folder, print the decision table.

use super::args::{Journeys, Matrix, RunArgs};
use super::journeys;
use super::like::{self, Request};
use super::machine::{Used, size, whole};
use super::progress::Meter;
use super::scenario::{INVALID, problems};
use super::terminal::Terminal;
use super::{Ending, Failure};
use crate::experiment::baseline::Sample;
use crate::experiment::results::GuardrailResult;
use crate::experiment::{
    Comparison, Credits, ExperimentError, LegMethod, Options, PRECISION, Probes, Reps, compare_from, count_worlds, kept,
};
use crate::report::run_folder::{self, Beside};
use crate::report::table;
use crate::scenario::Scenario;
use crate::scenario::load::{check_path, check_path_ignoring_guardrails};
use crate::scenario::render::Format;
use serde_json::{Value, json};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

/// Exit code of a run stopped with Ctrl-C whose finished futures were kept.
pub(super) const INTERRUPTED: u8 = 130;

/// Exit code for files.
const FILES: u8 = 5;

/// Exit code when results break a guardrail of level stop.
const GATE: u8 = 6;

/// Runs a scenario.
///
/// # Errors
/// Wrong usage (2), an invalid scenario (3), a run that gives nothing (4), files that cannot be written (5). The exit code is
/// 6 when results break a guardrail of level stop.
pub fn run(args: &RunArgs, terminal: &Terminal) -> Ending {
    let model = like::model(args, terminal)?;
    let model = model.as_ref().map(|(folder, request)| (folder.as_path(), request));
    let args = &model.map_or_else(|| args.clone(), |(_, request)| request.fill(args));
    let options = options(args)?;
    args.machine.start_threads()?;
    let loaded = load(args, model.map(|(_, request)| request), terminal)?;
    let scenario = &loaded.scenario;
    let credits = Credits { by_program: args.by_program, probes: probes(args) };
    if args.dry_run {
        return dry_run(scenario, &options, credits, terminal);
    }
    if args.by_program && scenario.spec.plan.is_empty() {
        terminal.note(terminal.lang.pick(
            "note: the scenario has no [[plan]], so --by-program has nothing to credit\n",
            "lưu ý: kịch bản không có [[plan]] nên --by-program không có gì để ghi công\n",
        ));
    }
    if let Some(dir) = args.out.as_deref().filter(|_| !args.no_report) {
        run_folder::check_target(dir, args.overwrite).map_err(|e| Failure::new(e.exit_code(), e))?;
    }
    let worlds = count_worlds(scenario, &options, credits).map_err(failure)?;
    args.machine.warn(&worlds, terminal);
    let kept = like::kept(args, model.map(|(folder, _)| folder), scenario, (&options, credits), terminal)?;
    let started = Instant::now();
    let comparison = simulate_from(kept, scenario, (&options, credits), &stop_on_interrupt(terminal), terminal)?;
    let seconds = started.elapsed().as_secs_f64();
    let used = Used::now(scenario, &worlds, &comparison);
    print(&comparison, args, terminal)?;
    if !args.no_report {
        let futures = kept::encode(scenario, &options, credits, &comparison.samples).map_err(|e| Failure::new(1, e))?;
        write_folder(&loaded, (&comparison, futures), args, (seconds, &used), terminal)?;
    }
    used.tell(terminal);
    if comparison.stopped {
        let kept = comparison.results.futures;
        terminal.note(&terminal.lang.pick(
            format!(
                "stopped: {kept} futures are kept; for more, run again with --resume RUN --reps N (the first ones stay the same)\n"
            ),
            format!(
                "đã dừng: giữ lại {kept} lần mô phỏng; muốn thêm, chạy lại với --resume LẦN-CHẠY --reps N (các lần đầu không đổi)\n"
            ),
        ));
        return Ok(ExitCode::from(INTERRUPTED));
    }
    // A broken rule of the file has refused the run before; what is left are limits on results.
    let broken = comparison.results.guardrails.iter().any(GuardrailResult::is_stop);
    Ok(if broken && !args.ignore_guardrails { ExitCode::from(GATE) } else { ExitCode::SUCCESS })
}

/// Number of futures, or `auto` with its usual precision.
pub(super) fn reps(text: &str) -> Result<Reps, Failure> {
    /// Most futures of `auto`.
    const MOST: u32 = 2000;
    if text == "auto" {
        return Ok(Reps::Auto { precision: PRECISION, max: MOST });
    }
    let count = whole(text)
        .map_err(|_| Failure::new(2, format!("--reps is `{text}`, allowed are `auto` and whole numbers from 1")))?;
    Ok(Reps::Fixed(count))
}

/// What further worlds explain.
fn probes(args: &RunArgs) -> Probes {
    let legs = match args.matrix.unwrap_or_default() {
        Matrix::None => LegMethod::None,
        Matrix::LeaveOneOut => LegMethod::LeaveOneOut,
        Matrix::Shapley => LegMethod::Shapley,
    };
    let asked = Probes {
        operations: args.connectedness,
        terminal_weeks: args.terminal_weeks.unwrap_or(0),
        ..Probes::default()
    };
    match args.explain {
        Some(0) => asked,
        futures => Probes { legs, breaks: true, silos: true, futures, ..asked },
    }
}

fn options(args: &RunArgs) -> Result<Options, Failure> {
    let wanted = args.reps.as_deref().unwrap_or("auto");
    let reps = if wanted == "auto" {
        if !(args.precision > 0.0 && args.precision.is_finite()) {
            return Err(Failure::new(2, "--precision must be above 0, in percent of baseline system profit"));
        }
        Reps::Auto { precision: args.precision / 100.0, max: args.max_reps }
    } else {
        reps(wanted)?
    };
    Ok(Options {
        reps,
        fixed_assumptions: args.fix_assumptions,
        programs: args.programs.clone(),
        journeys: args.keep_journeys != Some(Journeys::None),
        memory: Some(args.machine.bytes()),
    })
}

/// A scenario as it is run.
struct Loaded {
    scenario: Scenario,
    /// Text of its file.
    text: String,
    /// Values set from outside, in their order.
    sets: Vec<(String, String)>,
}

/// Checks the scenario with the values set on the command line, after those of the run taken as a model; problems go to stderr.
fn load(args: &RunArgs, model: Option<&Request>, terminal: &Terminal) -> Result<Loaded, Failure> {
    let taken_over = pairs(model.map_or(&[], |request| &request.set))?;
    let mut own = pairs(&args.sets)?;
    let numbers = [
        ("scenario.shoppers", args.shoppers),
        ("scenario.weeks", args.weeks.map(u64::from)),
        ("scenario.seed", args.seed),
    ];
    own.extend(numbers.iter().filter_map(|(path, value)| value.map(|v| ((*path).to_string(), v.to_string()))));
    let check = if args.ignore_guardrails { check_path_ignoring_guardrails } else { check_path };
    let mut sets = [taken_over, own.clone()].concat();
    let mut checked = check(&args.scenario, &sets);
    let more = model.zip(checked.scenario.as_ref()).map(|(request, scenario)| request.still_to_set(scenario, &own));
    if let Some(more) = more.filter(|more| !more.is_empty()) {
        sets.extend(more);
        checked = check(&args.scenario, &sets);
    }
    let text = problems(&checked, Format::Text, terminal);
    match checked.scenario {
        Some(scenario) => {
            terminal.note(&text);
            model.into_iter().for_each(|request| request.warn(&scenario, terminal));
            Ok(Loaded { scenario, text: checked.text, sets })
        }
        None => {
            let unreadable = checked.text.is_empty() && !args.scenario.is_file() && !args.scenario.is_dir();
            Err(Failure { code: if unreadable { 5 } else { INVALID }, text })
        }
    }
}

/// Paths and values of `PATH=VALUE`.
fn pairs(sets: &[String]) -> Result<Vec<(String, String)>, Failure> {
    let pair = |set: &String| {
        let pair = set.split_once('=').map(|(path, value)| (path.trim().to_string(), value.trim().to_string()));
        pair.ok_or_else(|| Failure::new(2, format!("--set is `{set}`, expected PATH=VALUE")))
    };
    sets.iter().map(pair).collect()
}

/// A flag that Ctrl-C sets: the first lets what runs end, the second leaves at once.
pub(super) fn stop_on_interrupt(terminal: &Terminal) -> Arc<AtomicBool> {
    let stop = Arc::new(AtomicBool::new(false));
    let asked = Arc::clone(&stop);
    let handler = ctrlc::set_handler(move || {
        if asked.swap(true, Ordering::SeqCst) {
            std::process::exit(i32::from(INTERRUPTED));
        }
    });
    if handler.is_err() {
        terminal.note("note: Ctrl-C cannot be caught here; it would lose the run\n");
    }
    stop
}

/// Simulates a scenario with progress; `stop` ends it after the futures under way.
pub(super) fn simulate(
    scenario: &Scenario,
    (options, credits): (&Options, Credits),
    stop: &AtomicBool,
    terminal: &Terminal,
) -> Result<Comparison, Failure> {
    simulate_from(Vec::new(), scenario, (options, credits), stop, terminal)
}

/// The same after futures that are finished already.
fn simulate_from(
    kept: Vec<Sample>,
    scenario: &Scenario,
    (options, credits): (&Options, Credits),
    stop: &AtomicBool,
    terminal: &Terminal,
) -> Result<Comparison, Failure> {
    let meter = Meter::new(*terminal, &scenario.spec.scenario.currency);
    let report = |progress: &crate::experiment::Progress| {
        meter.show(progress);
        !stop.load(Ordering::SeqCst)
    };
    let outcome = compare_from(scenario, options, (credits, &[]), kept, &report);
    meter.finish();
    outcome.map_err(failure)
}

/// An experiment that gives no result, with its exit code.
pub(super) fn failure(error: ExperimentError) -> Failure {
    let code = match error {
        ExperimentError::Stopped => INTERRUPTED,
        ExperimentError::UnknownProgram { .. } | ExperimentError::NoFutures => 2,
        ExperimentError::Kept(_) => FILES,
    };
    Failure::new(code, error)
}

fn print(comparison: &Comparison, args: &RunArgs, terminal: &Terminal) -> Result<(), Failure> {
    let results = &comparison.results;
    let text = if args.json {
        format!("{}\n", serde_json::to_string_pretty(results).map_err(|e| Failure::new(1, e))?)
    } else if args.plain {
        table::decision_plain(results)
    } else {
        table::decision_text(results, terminal.lang)
    };
    terminal.result(&text);
    Ok(())
}

fn write_folder(
    loaded: &Loaded,
    (comparison, futures): (&Comparison, Vec<u8>),
    args: &RunArgs,
    (seconds, used): (f64, &Used),
    terminal: &Terminal,
) -> Result<(), Failure> {
    let (results, scenario) = (&comparison.results, &loaded.scenario);
    let dir = args.out.clone().unwrap_or_else(|| run_folder::default_dir(Path::new("output"), results));
    let channels: Vec<String> = scenario.spec.channel.iter().map(|c| c.id.clone()).collect();
    let log = journeys::csv(&comparison.journeys, &channels);
    let log = (args.keep_journeys != Some(Journeys::None)).then_some(log.as_str());
    let manifest = json!({
        "scenario_file": args.scenario.display().to_string(),
        "scenario_text": loaded.text,
        "stopped_early": comparison.stopped,
        "threads": rayon::current_num_threads(),
        "memory": used.json(),
        "seconds": (seconds * 10.0).round() / 10.0,
        "arguments": std::env::args().skip(1).collect::<Vec<_>>(),
        "repeat": like::repeat(&dir),
    });
    let request = Request::of(args, &loaded.sets, scenario, results.futures);
    let manifest = joined(serde_json::to_value(request).map_err(|e| Failure::new(1, e))?, manifest);
    let text = loaded.text.clone().into_bytes();
    let files = vec![(run_folder::SCENARIO_FILE.to_owned(), text), (run_folder::FUTURES_FILE.to_owned(), futures)];
    let beside = Beside { journeys: log, records: Some(&comparison.records), files };
    // The same request has the same folder and the same results, so a default folder may be written again.
    let overwrite = args.overwrite || args.out.is_none();
    let written =
        run_folder::write(results, &beside, &manifest, &dir, overwrite).map_err(|e| Failure::new(e.exit_code(), e))?;
    if args.json || args.plain {
        return Ok(());
    }
    let (word, count) = (terminal.lang.pick("Wrote", "Đã ghi"), written.files.len());
    let bytes: u64 = written.files.iter().map(|f| f.1).sum();
    let megabytes = bytes as f64 / 1e6;
    terminal.result(&format!(
        "\n {word} {}/  ({count} {}, {megabytes:.1} MB)\n",
        written.dir.display(),
        terminal.lang.pick("files", "tệp")
    ));
    if !results.programs.is_empty() {
        terminal.result(terminal.lang.pick(
            "   report.html    open this first: Vietnamese and English, no network needed, prints on A4\n",
            "   report.html    mở tệp này trước: tiếng Việt và tiếng Anh, không cần mạng, in được trên A4\n",
        ));
    }
    let (own, other) = terminal.lang.pick(("en", "vi"), ("vi", "en"));
    terminal.result(&format!(
        "   results.xlsx  summary.txt  results.json  manifest.json  scenario.toml  tables/*.csv  data/*.parquet\n\
         \x20  charts/{own}/*.svg, *.png  charts/{other}/…\n"
    ));
    Ok(())
}

/// Two tables in one.
fn joined(mut one: Value, other: Value) -> Value {
    if let (Value::Object(one), Value::Object(other)) = (&mut one, other) {
        one.extend(other);
    }
    one
}

fn dry_run(scenario: &Scenario, options: &Options, credits: Credits, terminal: &Terminal) -> Ending {
    let worlds = count_worlds(scenario, options, credits).map_err(failure)?;
    let programs = worlds.programs;
    let more = [(worlds.plans, "plans"), (worlds.left_out, "worlds with a part left out")];
    let more: String =
        more.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!(" + {count} {what}")).collect();
    let futures = match options.reps {
        Reps::Fixed(count) => format!("{count} futures"),
        Reps::Auto { precision, max } => {
            format!("16 to {max} futures (auto, simulation error {}% of baseline profit)", precision * 100.0)
        }
    };
    let first = match options.reps {
        Reps::Fixed(count) => count,
        Reps::Auto { max, .. } => max.min(16),
    };
    let explained = if credits.probes.is_nothing() {
        String::new()
    } else {
        let futures = credits.probes.among(first as usize);
        format!(
            "Then: further worlds in the first {futures} futures explain the result (--explain 0 leaves them out)\n"
        )
    };
    let head = &scenario.spec.scenario;
    terminal.result(&format!(
        "Would run: no program + {programs} programs{more}, {} warm-up + {} weeks × {} shoppers, {futures}\n{explained}\
         Memory: about {} for each future side by side\n\
         Would write: output/{}-<id>/\n",
        scenario.warm_up_weeks,
        head.weeks,
        scenario.shoppers,
        size(worlds.bytes_per_future),
        head.id
    ));
    Ok(ExitCode::SUCCESS)
}
