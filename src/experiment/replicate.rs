//! Runs paired futures until the simulation error is small enough, and keeps what is finished when stopped.

use super::arms::{Arms, Credits};
use super::assemble::assemble;
use super::baseline::Sample;
use super::frame::empty_frame;
use super::results::Results;
use crate::engine::{FutureRun, World, run_future};
use crate::journey::JournalEvent;
use crate::market::Market;
use crate::measure::Frame;
use crate::program::Program;
use crate::scenario::Scenario;
use crate::stats;
use rayon::prelude::*;

/// Totals of futures at which `auto` looks at the simulation error. Fixed, so that the answer does not depend on speed.
pub const LOOKS: [u32; 12] = [16, 24, 32, 48, 64, 96, 128, 192, 256, 512, 1024, 2048];
/// Simulation error asked for by default, as a share of baseline system profit.
pub const PRECISION: f64 = 0.0002;

/// How many futures.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Reps {
    /// Exactly so many.
    Fixed(u32),
    /// Until the simulation error of every TSV is below `precision` × baseline system profit, at most `max`.
    Auto {
        /// Share of baseline system profit.
        precision: f64,
        /// Most futures.
        max: u32,
    },
}

/// What to run.
#[derive(Clone, Debug)]
pub struct Options {
    /// Number of futures.
    pub reps: Reps,
    /// Hold the uncertain assumptions at their likely values.
    pub fixed_assumptions: bool,
    /// Only these programs and plans; all when empty. A plan brings its programs along.
    pub programs: Vec<String>,
    /// Write journeys of followed shoppers down in the first future.
    pub journeys: bool,
}

/// State of a running experiment.
#[derive(Clone, Debug)]
pub struct Progress {
    /// Futures finished.
    pub done: u32,
    /// Futures of the current plan; `auto` may add more.
    pub planned: u32,
    /// Worlds that each future simulates side by side, the one without a program included.
    pub arms: u32,
    /// Program or plan id, mean TSV and its simulation error in currency units.
    pub estimates: Vec<(String, f64, Option<f64>)>,
}

/// Why an experiment gives no result.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ExperimentError {
    /// A program that the scenario does not have.
    #[error("unknown program `{id}`; known programs: {known}")]
    UnknownProgram {
        /// Id asked for.
        id: String,
        /// Ids of the scenario.
        known: String,
    },
    /// Stopped before the first future was finished.
    #[error("stopped before the first future was finished")]
    Stopped,
    /// No futures asked for.
    #[error("no futures asked for: `--reps` must be 1 or more")]
    NoFutures,
}

/// Results, and journeys by program (`None`: the baseline).
#[derive(Clone, Debug)]
pub struct Comparison {
    /// The document.
    pub results: Results,
    /// Journey logs of the first future.
    pub journeys: Vec<(Option<String>, Vec<JournalEvent>)>,
    /// Was the experiment stopped early.
    pub stopped: bool,
}

/// Runs programs against no program over paired futures.
///
/// * `report`: called after every few futures; returns `false` to stop and keep what is finished
///
/// # Errors
/// Unknown programs, no futures, or a stop before the first future is finished.
pub fn compare(
    scenario: &Scenario,
    options: &Options,
    report: &(dyn Fn(&Progress) -> bool + Sync),
) -> Result<Comparison, ExperimentError> {
    compare_with(scenario, options, Credits::default(), report)
}

/// The same, crediting parts of plans and programs by leaving each out.
///
/// Everything else is as [`compare`] gives it for the same futures: further arms change no other arm.
///
/// # Errors
/// As [`compare`].
pub fn compare_with(
    scenario: &Scenario,
    options: &Options,
    credits: Credits,
    report: &(dyn Fn(&Progress) -> bool + Sync),
) -> Result<Comparison, ExperimentError> {
    let (_, max) = plan(options.reps);
    if max == 0 {
        return Err(ExperimentError::NoFutures);
    }
    let market = Market::build(scenario);
    let arms = Arms::choose(&scenario.spec, &market, &options.programs, credits)?;
    let first = first_future(scenario, options, &arms.all);
    let (frames, spent_in) = (arms.frames(&market, &first), arms.spent_in(&market, &first));
    let empty = empty_frame(&market);
    let mut samples = vec![sample(&first, &arms, &frames, &empty)];
    let journeys = journals(first, arms.whole());
    let stopped = extend(scenario, options, (&arms, &frames, &empty), &mut samples, report);
    let results = assemble(scenario, &market, (&arms, &frames, &spent_in), &samples, options.fixed_assumptions);
    Ok(Comparison { results, journeys, stopped })
}

/// How many worlds a future of an experiment simulates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ArmCount {
    /// Programs.
    pub programs: usize,
    /// Plans.
    pub plans: usize,
    /// Programs and plans with something left out.
    pub left_out: usize,
}

/// Counts the worlds beside the one without a program.
///
/// # Errors
/// Unknown programs.
pub fn count_arms(scenario: &Scenario, options: &Options, credits: Credits) -> Result<ArmCount, ExperimentError> {
    let arms = Arms::choose(&scenario.spec, &Market::build(scenario), &options.programs, credits)?;
    Ok(ArmCount { programs: arms.programs, plans: arms.plans.len(), left_out: arms.outs.len() })
}

/// First look, and most futures.
fn plan(reps: Reps) -> (u32, u32) {
    match reps {
        Reps::Fixed(count) => (count, count),
        Reps::Auto { max, .. } => (LOOKS[0].min(max), max),
    }
}

fn first_future(scenario: &Scenario, options: &Options, programs: &[Program]) -> FutureRun {
    let world = World::build(scenario, 0, options.fixed_assumptions);
    run_future(&world, programs, options.journeys)
}

fn journals(run: FutureRun, programs: &[Program]) -> Vec<(Option<String>, Vec<JournalEvent>)> {
    let baseline = std::iter::once((None, run.baseline.journal));
    let others = run.programs.into_iter().zip(programs).map(|(end, p)| (Some(p.id.clone()), end.journal));
    baseline.chain(others).collect()
}

/// Runs further futures up to the plan; returns whether it was stopped.
fn extend(
    scenario: &Scenario,
    options: &Options,
    (arms, frames, empty): (&Arms, &[Frame], &Frame),
    samples: &mut Vec<Sample>,
    report: &(dyn Fn(&Progress) -> bool + Sync),
) -> bool {
    let (mut planned, max) = plan(options.reps);
    let scale = scenario.households as f64 / f64::from(scenario.shoppers) / crate::units::MONEY_SCALE as f64;
    loop {
        while (samples.len() as u32) < planned {
            if !report(&progress(arms, samples, planned, scale)) {
                return true;
            }
            let from = samples.len() as u32;
            let to = planned.min(from + rayon::current_num_threads().max(1) as u32);
            let next: Vec<Sample> = (from..to)
                .into_par_iter()
                .map(|future| {
                    let world = World::build(scenario, future, options.fixed_assumptions);
                    sample(&run_future(&world, &arms.all, false), arms, frames, empty)
                })
                .collect();
            samples.extend(next);
        }
        match options.reps {
            Reps::Auto { precision, .. } if planned < max && !is_precise(samples, precision) => {
                planned = LOOKS.iter().copied().find(|&l| l > planned).unwrap_or(max).min(max);
            }
            _ => {
                report(&progress(arms, samples, planned, scale));
                return false;
            }
        }
    }
}

fn sample(run: &FutureRun, arms: &Arms, frames: &[Frame], empty: &Frame) -> Sample {
    Sample::new(&run.baseline.ledger, &run.baseline.panel, arms.measure(run, frames), empty)
}

/// Is the simulation error of every program's TSV below the share of baseline system profit.
fn is_precise(samples: &[Sample], precision: f64) -> bool {
    let base: Vec<f64> = samples.iter().map(|s| s.baseline.system_profit()).collect();
    let limit = precision * stats::mean(&base).abs();
    let programs = samples.first().map_or(0, |s| s.programs.len());
    (0..programs).all(|p| {
        let values: Vec<f64> = samples.iter().map(|s| s.programs[p].tsv as f64).collect();
        stats::mean_error(&values).is_some_and(|error| error <= limit)
    })
}

fn progress(arms: &Arms, samples: &[Sample], planned: u32, scale: f64) -> Progress {
    let estimates = arms.whole().iter().enumerate().map(|(index, program)| {
        let values: Vec<f64> = samples.iter().map(|s| s.programs[index].tsv as f64 * scale).collect();
        (program.id.clone(), stats::mean(&values), stats::mean_error(&values))
    });
    let estimates = estimates.collect();
    Progress { done: samples.len() as u32, planned, arms: arms.all.len() as u32 + 1, estimates }
}
