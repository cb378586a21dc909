//! Runs paired futures until the simulation error is small enough, and keeps what is finished when stopped.

use super::arms::{Arms, Credits, twin};
use super::assemble::assemble;
use super::baseline::Sample;
use super::estimate::Scale;
use super::frame::empty_frame;
use super::guardrails;
use super::kept::{self, KeptError};
use super::probes::{self, Room, Setting};
use super::records::records;
use super::results::Results;
use super::results::records::Records;
use super::watch::{Pairs, Watch};
use crate::engine::{Footprint, FutureRun, World, run_future};
use crate::journey::JournalEvent;
use crate::market::Market;
use crate::measure::Frame;
use crate::program::Program;
use crate::scenario::Scenario;
use crate::spread::{Spread, in_order, side_by_side};
use crate::stats;
use std::sync::Mutex;

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
    /// Bytes that futures side by side may take; without it as many run as there are threads.
    pub memory: Option<u64>,
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
    /// What is being simulated.
    pub stage: Stage,
}

/// Part of an experiment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Programs and plans against no program.
    Programs,
    /// Further worlds that explain the result.
    Probes,
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
    /// Finished futures that are to be continued are of another make.
    #[error(transparent)]
    Kept(#[from] KeptError),
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
    /// The first future as rows for measurement teams.
    pub records: Records,
    /// Every future, the first ones without a gap.
    pub samples: Vec<Sample>,
    /// Was the experiment stopped early.
    pub stopped: bool,
    /// Most futures that were simulated side by side.
    pub side_by_side: usize,
    /// What a future of the worlds that explain the result takes; nothing without them.
    pub probed: Room,
    /// `[program][watch][future]`: levels asked for, with the program and without, as the ledgers have them.
    pub watched: Vec<Vec<Pairs>>,
}

/// Runs programs against no program over paired futures.
///
/// * `report`: called after every future, by one thread at a time; returns `false` to stop once those under way are finished
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
    compare_watching(scenario, options, (credits, &[]), report)
}

/// The same, keeping levels by future.
///
/// # Errors
/// As [`compare`].
pub fn compare_watching(
    scenario: &Scenario,
    options: &Options,
    asked: (Credits, &[Watch]),
    report: &(dyn Fn(&Progress) -> bool + Sync),
) -> Result<Comparison, ExperimentError> {
    experiment(scenario, options, Wanted { credits: asked.0, ..Wanted::default() }, asked.1, report)
}

/// The same, taking futures that are finished already from `kept`, the first one included; that one is simulated again, and its
/// books are kept as rows.
///
/// # Errors
/// As [`compare`], and when the first future is not what it was.
pub fn compare_from(
    scenario: &Scenario,
    options: &Options,
    (credits, asked): (Credits, &[Watch]),
    kept: Vec<Sample>,
    report: &(dyn Fn(&Progress) -> bool + Sync),
) -> Result<Comparison, ExperimentError> {
    experiment(scenario, options, Wanted { credits, kept, records: true, ..Wanted::default() }, asked, report)
}

/// Simulates programs, then what explains them.
fn experiment(
    scenario: &Scenario,
    options: &Options,
    wanted: Wanted<'_>,
    asked: &[Watch],
    report: &(dyn Fn(&Progress) -> bool + Sync),
) -> Result<Comparison, ExperimentError> {
    let credits = wanted.credits;
    let market = Market::build(scenario);
    let rules = guardrails::watches(scenario, &market);
    let watches: Vec<Watch> = rules.iter().chain(asked).copied().collect();
    let wanted = Wanted { watches: &watches, ..wanted };
    let simulated = simulate(scenario, (options, &market), wanted, report)?;
    let Simulated { arms, frames, spent_in, samples, journeys, records, had, mut stopped, most } = simulated;
    let mut results = assemble(scenario, &market, (&arms, &frames), &samples, options.fixed_assumptions);
    let mut probed = Room::default();
    if !stopped && !credits.probes.is_nothing() {
        let scale = Scale::new(&scenario.spec.scenario.currency, market.households_per_shopper);
        let futures = credits.probes.among(samples.len());
        let setting = Setting {
            scenario,
            options,
            market: &market,
            scale: &scale,
            arms: &arms,
            frames: &frames,
            spent_in: &spent_in,
            samples: &samples,
            futures,
        };
        let (answered, room) = probes::answer(&setting, &credits.probes, &mut results, report)?;
        (stopped, probed) = (!answered, room);
    }
    let watched = (0..arms.whole().len()).map(|p| {
        let of = |w: usize| samples.iter().map(|s| s.watched[p][w]).collect();
        (rules.len()..watches.len()).map(of).collect()
    });
    let watched = watched.collect();
    let side_by_side = side_by_side((samples.len() - 1).saturating_sub(had), most);
    Ok(Comparison { results, journeys, records, samples, stopped, side_by_side, watched, probed })
}

/// What to simulate and to keep.
#[derive(Default)]
pub(super) struct Wanted<'a> {
    pub credits: Credits,
    pub watches: &'a [Watch],
    /// Futures that are finished already, the first one included.
    pub kept: Vec<Sample>,
    /// Are the books of the first future kept as rows.
    pub records: bool,
}

/// Futures of an experiment and what they were measured on.
pub(super) struct Simulated {
    pub arms: Arms,
    pub frames: Vec<Frame>,
    /// `[program][slot]`: channel where most money of a tactic is spent.
    pub spent_in: Vec<Vec<usize>>,
    pub samples: Vec<Sample>,
    pub journeys: Vec<(Option<String>, Vec<JournalEvent>)>,
    /// Books of the first future.
    pub records: Records,
    /// Futures after the first that were finished already.
    pub had: usize,
    pub stopped: bool,
    /// Most futures side by side.
    pub most: usize,
}

/// Simulates all futures.
///
/// # Errors
/// As [`compare`].
pub(super) fn simulate(
    scenario: &Scenario,
    (options, market): (&Options, &Market),
    wanted: Wanted<'_>,
    report: &(dyn Fn(&Progress) -> bool + Sync),
) -> Result<Simulated, ExperimentError> {
    let (_, max) = plan(options.reps);
    if max == 0 {
        return Err(ExperimentError::NoFutures);
    }
    let arms = Arms::choose(&scenario.spec, market, &options.programs, wanted.credits)?;
    let first = first_future(scenario, options, &arms.all);
    let (frames, spent_in) = (arms.frames(market, &first), arms.spent_in(market, &first));
    let empty = empty_frame(market);
    let fitting = Footprint::of(scenario, market, &arms.all);
    let most = options.memory.map_or(usize::MAX, |bytes| fitting.fitting(bytes));
    let reader = Reader { arms: &arms, frames: &frames, empty: &empty, watches: wanted.watches, most };
    let mut samples = vec![reader.sample(&first)];
    let kept = kept::after(&samples[0], wanted.kept)?;
    let had = kept.len();
    let scale = Scale::new(&scenario.spec.scenario.currency, market.households_per_shopper);
    let records = if wanted.records { records(market, &scale, &arms, &first) } else { Records::default() };
    let journeys = journals(first, arms.whole());
    let stopped = extend(scenario, options, &reader, (&mut samples, kept), report);
    Ok(Simulated { arms, frames, spent_in, samples, journeys, records, had, stopped, most })
}

/// How many worlds a future of an experiment simulates beside the one without a program, and what they take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WorldCount {
    /// Programs.
    pub programs: usize,
    /// Plans.
    pub plans: usize,
    /// Programs and plans with something left out.
    pub left_out: usize,
    /// Bytes of a future, estimated from the sizes of its tables.
    pub bytes_per_future: u64,
}

impl WorldCount {
    /// All worlds, the one without a program included.
    #[must_use]
    pub const fn all(&self) -> usize {
        self.programs + self.plans + self.left_out + 1
    }
}

/// Counts the worlds of a future.
///
/// # Errors
/// Unknown programs.
pub fn count_worlds(scenario: &Scenario, options: &Options, credits: Credits) -> Result<WorldCount, ExperimentError> {
    let market = Market::build(scenario);
    let arms = Arms::choose(&scenario.spec, &market, &options.programs, credits)?;
    Ok(WorldCount {
        programs: arms.programs,
        plans: arms.plans.len(),
        left_out: arms.outs.len(),
        bytes_per_future: Footprint::of(scenario, &market, &arms.all).total(),
    })
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
    reader: &Reader<'_>,
    (samples, mut kept): (&mut Vec<Sample>, std::vec::IntoIter<Sample>),
    report: &(dyn Fn(&Progress) -> bool + Sync),
) -> bool {
    let (mut planned, max) = plan(options.reps);
    loop {
        // Finished futures stand in for simulated ones look by look, so that `auto` stops where it would have without them.
        samples.extend(kept.by_ref().take(planned as usize - samples.len()));
        if !extend_to(planned, (scenario, options), reader, samples, report) {
            return true;
        }
        match options.reps {
            Reps::Auto { precision, .. } if planned < max && !is_precise(samples, precision) => {
                planned = LOOKS.iter().copied().find(|&l| l > planned).unwrap_or(max).min(max);
            }
            _ => return false,
        }
    }
}

/// Runs futures up to number `planned`, several side by side; returns whether all of them are there. Those that are there are
/// always the first ones.
fn extend_to(
    planned: u32,
    (scenario, options): (&Scenario, &Options),
    reader: &Reader<'_>,
    samples: &mut Vec<Sample>,
    report: &(dyn Fn(&Progress) -> bool + Sync),
) -> bool {
    let scale = scenario.households as f64 / f64::from(scenario.shoppers) / crate::units::MONEY_SCALE as f64;
    let missing = planned as usize - samples.len();
    let finished: Mutex<Vec<Option<Sample>>> = Mutex::new((0..missing).map(|_| None).collect());
    let tell = |later: &[Option<Sample>]| {
        let all: Vec<&Sample> = samples.iter().chain(later.iter().flatten()).collect();
        report(&progress(reader.arms, &all, planned, scale))
    };
    let job = |number: usize, spread: Spread| {
        let future = (samples.len() + number) as u32;
        let world = World { spread, ..World::build(scenario, future, options.fixed_assumptions) };
        let sample = reader.sample(&run_future(&world, &reader.arms.all, false));
        drop(world);
        finished.lock().is_ok_and(|mut finished| {
            finished[number] = Some(sample);
            tell(&finished)
        })
    };
    if tell(&[]) {
        in_order(missing, reader.most, job);
    }
    let finished = finished.into_inner().unwrap_or_default();
    samples.extend(finished.into_iter().map_while(|sample| sample));
    samples.len() == planned as usize
}

/// What is read off a future.
struct Reader<'a> {
    arms: &'a Arms,
    frames: &'a [Frame],
    empty: &'a Frame,
    watches: &'a [Watch],
    /// Most futures side by side.
    most: usize,
}

impl Reader<'_> {
    fn sample(&self, run: &FutureRun) -> Sample {
        let whole = self.frames.iter().enumerate().take(self.arms.whole().len());
        let watched = whole.map(|(at, frame)| {
            let twin = twin(run, at);
            self.watches.iter().map(|w| w.pair(&twin, frame)).collect()
        });
        let measured = self.arms.measure(run, self.frames);
        let sample = Sample::new(&run.baseline.ledger, &run.baseline.panel, measured, self.empty);
        Sample { watched: watched.collect(), ..sample }
    }
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

fn progress(arms: &Arms, samples: &[&Sample], planned: u32, scale: f64) -> Progress {
    let estimates = arms.whole().iter().enumerate().map(|(index, program)| {
        let values: Vec<f64> = samples.iter().map(|s| s.programs[index].tsv as f64 * scale).collect();
        (program.id.clone(), stats::mean(&values), stats::mean_error(&values))
    });
    let estimates = estimates.collect();
    Progress { done: samples.len() as u32, planned, arms: arms.all.len() as u32 + 1, estimates, stage: Stage::Programs }
}
