//! One future: the baseline, and a twin for every program that leaves it on its own first day.
//!
//! Twins share every draw, so everything before the first day on which a compiled day input differs is
//! simulated once. Running an arm alone gives the same bytes; a test holds that.

use super::day::{draw_noise, simulate_day};
use super::recorder::{ArmEnd, finish};
use super::world::{Arm, World};
use crate::journey::OutletNoise;
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
    let mut noise = OutletNoise::default();
    for day in 0..days {
        draw_noise(world, &mut noise, day);
        for (index, _) in starts.iter().enumerate().filter(|(_, start)| **start == Some(day)) {
            forks[index] = Some(baseline.fork(world, &programs[index]));
        }
        // Days of all arms go side by side: they share the noise of the day.
        let arms = forks.iter_mut().flatten().chain(std::iter::once(&mut baseline));
        arms.par_bridge().for_each(|arm| simulate_day(world, arm, &noise, day));
    }
    let ends: Vec<Option<ArmEnd>> = forks.into_par_iter().map(|fork| fork.map(|arm| finish(world, arm))).collect();
    let baseline = finish(world, baseline);
    // A program that never starts is the baseline itself, with empty books for its tactics.
    let unchanged = |slots: usize| ArmEnd { ledger: baseline.ledger.with_slots(slots), ..baseline.clone() };
    let programs = ends.into_iter().zip(programs).map(|(end, p)| end.unwrap_or_else(|| unchanged(p.tactics.len())));
    FutureRun { programs: programs.collect(), baseline: baseline.clone() }
}
