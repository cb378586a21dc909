//! One future: the baseline, and a twin for every program that leaves it on its own first day.
//!
//! Twins share every draw, so everything before the first day on which a compiled day input differs is
//! simulated once. Running an arm alone gives the same bytes; a test holds that.

use super::day::{draw_today, simulate_day};
use super::recorder::{ArmEnd, finish};
use super::split::SplitWatch;
use super::world::{Arm, World};
use crate::ids::Day;
use crate::journey::Today;
use crate::program::Program;
use rayon::prelude::*;

/// The ends of all arms of a future.
#[derive(Clone, Debug, PartialEq)]
pub struct FutureRun {
    /// The world without a program.
    pub baseline: ArmEnd,
    /// One end per program, in their order.
    pub programs: Vec<ArmEnd>,
}

/// Something done to a twin once, on the day it leaves the baseline: an experiment that no program can make.
pub type Alter<'a> = dyn Fn(&World, &mut Arm) + Sync + 'a;

/// A twin to run beside the baseline for some days.
#[derive(Clone, Copy)]
pub struct Branch<'a> {
    /// What it runs.
    pub program: &'a Program,
    /// Day on which it leaves the baseline.
    pub from: Day,
    /// Day after its last one.
    pub until: Day,
    /// Done to it when it leaves.
    pub alter: Option<&'a Alter<'a>>,
}

impl<'a> Branch<'a> {
    /// A program from its first day to the end of the run, or from the first day on which orders can be placed for it;
    /// `None` when it never starts.
    #[must_use]
    pub fn of(world: &World, program: &'a Program) -> Option<Self> {
        let days = world.market.calendar.days;
        let ahead = world.market.supply.as_ref().map_or(0, |s| s.looks_ahead());
        let starts = program.opening(days)?;
        Some(Self { program, from: starts.saturating_sub(ahead), until: days, alter: None })
    }
}

/// Looks at an arm after every day; what it sees cannot change the run.
pub trait Watch: Send {
    /// After day `day` of `arm`: its buffers hold the visits and purchases of that day.
    fn after_day(&mut self, world: &World, arm: &Arm, day: Day);
}

impl Watch for () {
    fn after_day(&mut self, _: &World, _: &Arm, _: Day) {}
}

/// The end of an arm with what its watcher saw.
pub type Seen<W> = (ArmEnd, W);

struct Running<W> {
    arm: Arm,
    watch: W,
    until: Day,
    place: usize,
}

/// Runs the baseline up to `until`, and every branch from its first day to its last.
///
/// * `watch`: makes the watcher of the baseline (`None`) and of each branch (its place)
///
/// Gives the end of the baseline, and the end of every branch in their order; `None` for one that never starts.
pub fn run_branches<W: Watch>(
    world: &World,
    branches: &[Branch<'_>],
    until: Day,
    journal: bool,
    watch: impl Fn(Option<usize>) -> W,
) -> (Seen<W>, Vec<Option<Seen<W>>>) {
    let last = branches.iter().map(|b| b.from.saturating_add(1)).max().unwrap_or(0).max(until);
    let last = last.min(world.market.calendar.days);
    let mut base = Running { arm: Arm::baseline(world, journal), watch: watch(None), until: last, place: usize::MAX };
    let mut running: Vec<Running<W>> = Vec::new();
    let mut ends: Vec<Option<Seen<W>>> = branches.iter().map(|_| None).collect();
    let mut today = Today::default();
    let all_contacts = journal || branches.iter().any(|b| !b.program.coupons.is_empty());
    let end = branches.iter().map(|b| b.until).max().unwrap_or(0).max(last).min(world.market.calendar.days);
    for day in 0..end {
        draw_today(world, &mut today, day, all_contacts);
        for (place, branch) in branches.iter().enumerate().filter(|(_, b)| b.from == day && b.until > day) {
            let mut arm = base.arm.fork_on(world, branch.program, day);
            if let Some(alter) = branch.alter {
                alter(world, &mut arm);
            }
            running.push(Running { arm, watch: watch(Some(place)), until: branch.until.min(end), place });
        }
        // Days of all arms go side by side: they share the luck of the day.
        let live = running.iter_mut().chain(std::iter::once(&mut base).filter(|b| day < b.until));
        let mut live: Vec<&mut Running<W>> = live.collect();
        world.spread.over(live.par_iter_mut()).for_each(|r| {
            simulate_day(world, &mut r.arm, &today, day);
            r.watch.after_day(world, &r.arm, day);
        });
        for done in running.extract_if(.., |r| r.until == day + 1) {
            ends[done.place] = Some((finish(world, done.arm), done.watch));
        }
    }
    ((finish(world, base.arm), base.watch), ends)
}

/// Runs the baseline and all programs of a future.
#[must_use]
pub fn run_future(world: &World, programs: &[Program], journal: bool) -> FutureRun {
    let days = world.market.calendar.days;
    // A program that never starts is the baseline itself, with empty books for its tactics.
    let branches = programs.iter().map(|program| Branch::of(world, program));
    let never = |program| Branch { program, from: days, until: days, alter: None };
    let branches: Vec<Branch<'_>> = branches.zip(programs).map(|(b, p)| b.unwrap_or_else(|| never(p))).collect();
    let watch = |place: Option<usize>| match place.and_then(|place| branches.get(place)) {
        None => SplitWatch::of_baseline(world, &branches),
        Some(branch) => SplitWatch::of_branch(world, branch),
    };
    let ((baseline, shared), ends) = run_branches(world, &branches, days, journal, watch);
    let unchanged = |slots: usize| ArmEnd { ledger: baseline.ledger.with_slots(slots), ..baseline.clone() };
    let noted = |place: usize, (end, own): Seen<SplitWatch>, p: &Program| {
        let split = own.split(&shared, place, world, &p.split_channels(&world.market));
        ArmEnd { split, ..end }
    };
    let programs = ends.into_iter().zip(programs).enumerate().map(|(place, (end, p))| match end {
        Some(end) => noted(place, end, p),
        None => unchanged(p.tactics.len()),
    });
    FutureRun { programs: programs.collect(), baseline: baseline.clone() }
}
