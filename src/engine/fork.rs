//! One future: the baseline, and a twin for every program that leaves it on its own first day.
//!
//! Twins share every draw, so everything before the first day on which a compiled day input differs is
//! simulated once. Running an arm alone gives the same bytes; a test holds that.

use super::day::simulate_day;
use super::recorder::{ArmEnd, finish};
use super::world::{Arm, World};
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

/// Runs the baseline and all programs of a future.
#[must_use]
pub fn run_future(world: &World, programs: &[Program], journal: bool) -> FutureRun {
    let days = world.market.calendar.days;
    let starts: Vec<Option<u16>> = programs.iter().map(|p| p.first_day(days)).collect();
    let mut baseline = Arm::baseline(world, journal);
    let mut forks: Vec<Option<Arm>> = vec![None; programs.len()];
    for day in 0..days {
        for (index, _) in starts.iter().enumerate().filter(|(_, start)| **start == Some(day)) {
            forks[index] = Some(baseline.fork(world, &programs[index]));
        }
        simulate_day(world, &mut baseline, day);
    }
    let ends = forks.into_par_iter().zip(&starts).map(|(fork, start)| {
        let (mut arm, first) = (fork?, (*start)?);
        (first..days).for_each(|day| simulate_day(world, &mut arm, day));
        Some(finish(world, arm))
    });
    let ends: Vec<Option<ArmEnd>> = ends.collect();
    let baseline = finish(world, baseline);
    // A program that never starts is the baseline itself, with empty books for its tactics.
    let unchanged = |slots: usize| ArmEnd { ledger: baseline.ledger.with_slots(slots), ..baseline.clone() };
    let programs = ends.into_iter().zip(programs).map(|(end, p)| end.unwrap_or_else(|| unchanged(p.tactics.len())));
    FutureRun { programs: programs.collect(), baseline: baseline.clone() }
}
