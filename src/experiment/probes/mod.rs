//! Probes: further worlds that explain a result, simulated in the first futures of an experiment only.
//!
//! Each question asks for its arms, all of them are simulated beside the baseline of the same futures, and each question
//! reads its answer. Whole programs are not simulated again: their impacts in these futures are known. No probe changes a
//! number of the experiment itself.

mod breaks;
mod legs;
mod operations;
mod silos;
mod terminal;

use super::arms::{Arms, OutImpact, twin};
use super::baseline::Sample;
use super::estimate::Scale;
use super::replicate::{ExperimentError, Options, Progress, Stage};
use super::results::Results;
use crate::engine::{Footprint, World, run_future};
use crate::market::Market;
use crate::measure::Frame;
use crate::program::Program;
use crate::scenario::Scenario;
use crate::spread::{Spread, in_order, side_by_side};
use std::sync::Mutex;

/// Most futures in which probes are simulated, unless more are asked for.
pub const PROBED: u32 = 8;

/// Most arms of a future of probes; fewer where memory is short.
const ARMS: usize = 16;

/// How tactics are credited for the value of their program.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LegMethod {
    /// Not at all.
    #[default]
    None,
    /// The program less the program without the tactic; what is left over is interaction.
    LeaveOneOut,
    /// Shapley value: the mean of what a tactic adds over the orders in which tactics may join; nothing is left over.
    Shapley,
}

/// What is explained by further worlds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Probes {
    /// How each tactic of a program is credited.
    pub legs: LegMethod,
    /// What the breaks of journeys cost, by cause and link.
    pub breaks: bool,
    /// What it costs when every channel picks by its own scorecard.
    pub silos: bool,
    /// The same programs with nothing connected and with everything connected.
    pub operations: bool,
    /// Weeks that the worlds run on after the horizon, for terminal values; 0 leaves them out.
    pub terminal_weeks: u32,
    /// Futures to simulate them in; when absent half of the experiment's, at most [`PROBED`]; never more than there are.
    pub futures: Option<u32>,
}

impl Probes {
    /// What a run explains unless told otherwise: legs, breaks and the price of silos.
    #[must_use]
    pub const fn usual() -> Self {
        Self {
            legs: LegMethod::LeaveOneOut,
            breaks: true,
            silos: true,
            operations: false,
            terminal_weeks: 0,
            futures: None,
        }
    }

    /// Number of futures, from the first, in which they are simulated of an experiment with so many.
    #[must_use]
    pub fn among(&self, all: usize) -> usize {
        self.futures.map_or_else(|| all.div_ceil(2).min(PROBED as usize), |asked| asked as usize).min(all)
    }

    /// Is nothing asked for.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        matches!(self.legs, LegMethod::None)
            && !self.breaks
            && !self.silos
            && !self.operations
            && self.terminal_weeks == 0
    }
}

/// What a future of probes takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Room {
    /// Bytes, estimated.
    pub bytes: u64,
    /// Worlds, the one without a program included.
    pub worlds: usize,
}

/// What probes start from.
#[derive(Clone, Copy)]
pub(super) struct Setting<'a> {
    pub scenario: &'a Scenario,
    pub options: &'a Options,
    pub market: &'a Market,
    pub scale: &'a Scale,
    pub arms: &'a Arms,
    pub frames: &'a [Frame],
    /// `[program][slot]`: channel where most money of a tactic is spent.
    pub spent_in: &'a [Vec<usize>],
    /// All futures of the experiment.
    pub samples: &'a [Sample],
    /// Number of futures, from the first, in which probes are simulated.
    pub futures: usize,
}

impl Setting<'_> {
    /// The futures in which probes are simulated.
    fn probed(&self) -> &[Sample] {
        &self.samples[..self.futures]
    }
}

/// An arm that a question asks for.
struct Ask {
    program: Program,
    frame: Frame,
    /// Number of futures, from the first.
    futures: usize,
}

/// Arms that questions ask for.
#[derive(Default)]
struct Asked {
    arms: Vec<Ask>,
}

impl Asked {
    /// Place of an arm in the answers.
    fn arm(&mut self, program: Program, frame: &Frame, futures: usize) -> usize {
        self.arms.push(Ask { program, frame: frame.clone(), futures });
        self.arms.len() - 1
    }

    /// Futures to simulate, each with the places of at most `most` arms.
    fn jobs(&self, most: usize) -> Vec<(usize, Vec<usize>)> {
        let futures = self.arms.iter().map(|ask| ask.futures).max().unwrap_or(0);
        let of = |future: usize| {
            let arms: Vec<usize> = (0..self.arms.len()).filter(|&arm| self.arms[arm].futures > future).collect();
            arms.chunks(most).map(|chunk| (future, chunk.to_vec())).collect::<Vec<_>>()
        };
        (0..futures).flat_map(of).collect()
    }
}

/// `[arm][future]`: what every arm asked for does.
type Answers = Vec<Vec<OutImpact>>;

/// Answers all questions in the document; says whether all were answered, or it was stopped and those without an answer are
/// left out, and the room that a future of probes takes.
///
/// # Errors
/// As the experiment's.
pub(super) fn answer(
    setting: &Setting<'_>,
    probes: &Probes,
    results: &mut Results,
    report: &(dyn Fn(&Progress) -> bool + Sync),
) -> Result<(bool, Room), ExperimentError> {
    let mut asked = Asked::default();
    let legs = legs::ask(setting, probes.legs, &mut asked);
    let breaks = probes.breaks.then(|| breaks::ask(setting, &mut asked));
    let silos = probes.silos.then(|| silos::ask(setting, results, &mut asked));
    let (answers, room) = simulate(setting, &asked, report);
    let Some(answers) = answers else { return Ok((false, room)) };
    legs::tell(setting, &legs, &answers, results);
    if let Some(breaks) = breaks {
        breaks.tell(setting, &answers, results);
    }
    if let Some(silos) = silos.flatten() {
        results.silos = Some(silos.tell(setting, &answers));
    }
    if probes.operations {
        let run = (setting.scenario, setting.options);
        results.operations = operations::operations(run, (setting.market, setting.scale), setting.probed(), report)?;
        if results.operations.is_none() {
            return Ok((false, room));
        }
    }
    if probes.terminal_weeks > 0 {
        let run = (setting.scenario, setting.options);
        let asked = (setting.probed(), probes.terminal_weeks);
        results.terminal = terminal::terminal(run, setting.scale, asked, report)?;
        return Ok((results.terminal.is_some(), room));
    }
    Ok((true, room))
}

/// Simulates all arms, none when stopped; and the room that a future takes.
fn simulate(
    setting: &Setting<'_>,
    asked: &Asked,
    report: &(dyn Fn(&Progress) -> bool + Sync),
) -> (Option<Answers>, Room) {
    let programs = |arms: &[usize]| arms.iter().map(|&arm| asked.arms[arm].program.clone()).collect::<Vec<Program>>();
    let memory = setting.options.memory.unwrap_or(u64::MAX);
    let of = |arms: &[usize]| Footprint::of(setting.scenario, setting.market, &programs(arms));
    // As many arms as fit when all threads are at work; any arm may be among them, so the first ones stand for all.
    let all: Vec<usize> = (0..asked.arms.len()).collect();
    let threads = side_by_side(usize::MAX, usize::MAX);
    let fits = |count: &usize| of(&all[..*count]).fitting(memory) >= threads;
    let wide = (1..=all.len().min(ARMS)).rev().find(fits).unwrap_or(1);
    let jobs = asked.jobs(wide);
    let Some(largest) = jobs.iter().map(|job| &job.1).max_by_key(|arms| arms.len()) else {
        return (Some(Vec::new()), Room::default());
    };
    let footprint = of(largest);
    let most = footprint.fitting(memory);
    let room = Room { bytes: footprint.total(), worlds: largest.len() + 1 };
    let finished: Mutex<Vec<Option<Vec<OutImpact>>>> = Mutex::new(vec![None; jobs.len()]);
    let told = |done: usize, arms: usize| {
        report(&Progress {
            done: done as u32,
            planned: jobs.len() as u32,
            arms: arms as u32 + 1,
            estimates: Vec::new(),
            stage: Stage::Probes,
        })
    };
    let job = |number: usize, spread: Spread| {
        let (future, arms) = &jobs[number];
        let fixed = setting.options.fixed_assumptions;
        let world = World { spread, ..World::build(setting.scenario, *future as u32, fixed) };
        let run = run_future(&world, &programs(arms), false);
        drop(world);
        let of = |(at, arm): (usize, &usize)| OutImpact::of(&twin(&run, at), &asked.arms[*arm].frame);
        let impacts = arms.iter().enumerate().map(of).collect();
        finished.lock().is_ok_and(|mut finished| {
            finished[number] = Some(impacts);
            told(finished.iter().flatten().count(), arms.len())
        })
    };
    if !told(0, largest.len()) {
        return (None, room);
    }
    in_order(jobs.len(), most, job);
    let finished: Option<Vec<Vec<OutImpact>>> = finished.into_inner().unwrap_or_default().into_iter().collect();
    let Some(finished) = finished.filter(|f| f.len() == jobs.len()) else { return (None, room) };
    let mut answers: Answers = vec![Vec::new(); asked.arms.len()];
    for ((_, arms), impacts) in jobs.iter().zip(finished) {
        arms.iter().zip(impacts).for_each(|(arm, impact)| answers[*arm].push(impact));
    }
    (Some(answers), room)
}
