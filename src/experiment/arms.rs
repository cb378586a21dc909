//! Which worlds a future runs beside the one without a program: programs, plans, and either with something left out.

use super::frame::{frame, spent_in};
use super::probes::Probes;
use super::replicate::ExperimentError;
use crate::engine::FutureRun;
use crate::ledger::Party;
use crate::market::Market;
use crate::measure::matrix::{self, Column};
use crate::measure::{Frame, Impact, Twin, impact};
use crate::program::Program;
use crate::scenario::{PlanSpec, ProgramSpec, ScenarioSpec};
use serde::{Deserialize, Serialize};

/// What is credited by leaving it out; each needs arms of its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Credits {
    /// Every program of every plan.
    pub by_program: bool,
    /// What further worlds explain, in the first futures only.
    pub probes: Probes,
}

/// What an arm leaves out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    /// A program of a plan, by its place among those that run.
    Program(usize),
}

/// An arm that is the arm `of` without something.
#[derive(Clone, Debug)]
pub struct Out {
    /// Place of the whole arm.
    pub of: usize,
    /// What it does without.
    pub left: Left,
}

/// All arms of an experiment; the baseline is not among them.
#[derive(Clone, Debug)]
pub struct Arms {
    /// Programs, then plans, then arms with something left out.
    pub all: Vec<Program>,
    /// Number of programs.
    pub programs: usize,
    /// Places of the plans in the scenario.
    pub plans: Vec<usize>,
    /// Arms with something left out, in their order.
    pub outs: Vec<Out>,
}

impl Arms {
    /// The programs and plans asked for, all when `wanted` is empty; a plan brings its programs along.
    ///
    /// # Errors
    /// A name that is neither a program nor a plan.
    pub fn choose(
        spec: &ScenarioSpec,
        market: &Market,
        wanted: &[String],
        credits: Credits,
    ) -> Result<Self, ExperimentError> {
        let names = || spec.program.iter().map(|p| &p.id).chain(spec.plan.iter().map(|p| &p.id));
        if let Some(id) = wanted.iter().find(|id| !names().any(|name| name == *id)) {
            let known = names().map(String::as_str).collect::<Vec<_>>().join(", ");
            return Err(ExperimentError::UnknownProgram { id: id.clone(), known });
        }
        let is_wanted = |id: &String| wanted.is_empty() || wanted.contains(id);
        let plans: Vec<usize> = (0..spec.plan.len()).filter(|&at| is_wanted(&spec.plan[at].id)).collect();
        let in_a_plan = |id: &String| plans.iter().any(|&at| spec.plan[at].programs.contains(id));
        let programs: Vec<&ProgramSpec> =
            spec.program.iter().filter(|p| is_wanted(&p.id) || in_a_plan(&p.id)).collect();
        let mut arms = Self {
            all: programs.iter().map(|p| Program::build(p, market)).collect(),
            programs: programs.len(),
            plans,
            outs: Vec::new(),
        };
        for &at in &arms.plans {
            arms.all.push(plan(&spec.plan[at], &programs, None, market));
        }
        if credits.by_program {
            arms.leave_programs_out(spec, &programs, market);
        }
        Ok(arms)
    }

    /// Programs and plans: the arms that are measured in full.
    #[must_use]
    pub fn whole(&self) -> &[Program] {
        &self.all[..self.programs + self.plans.len()]
    }

    fn leave_programs_out(&mut self, spec: &ScenarioSpec, programs: &[&ProgramSpec], market: &Market) {
        for (place, &at) in self.plans.iter().enumerate() {
            let of = self.programs + place;
            for (index, program) in programs.iter().enumerate() {
                if spec.plan[at].programs.contains(&program.id) {
                    self.all.push(plan(&spec.plan[at], programs, Some(&program.id), market));
                    self.outs.push(Out { of, left: Left::Program(index) });
                }
            }
        }
    }

    /// Frames of the programs and plans, read off the first future.
    #[must_use]
    pub fn frames(&self, market: &Market, first: &FutureRun) -> Vec<Frame> {
        self.whole().iter().zip(&first.programs).map(|(p, end)| frame(market, p, &end.ledger)).collect()
    }

    /// Channel where most money of each tactic of a program is spent in the first future.
    #[must_use]
    pub fn spent_in(&self, market: &Market, first: &FutureRun) -> Vec<Vec<usize>> {
        let of = |(program, end): (&Program, &crate::engine::ArmEnd)| {
            (0..program.tactics.len()).map(|slot| spent_in(market, program, slot, &end.ledger)).collect()
        };
        self.all[..self.programs].iter().zip(&first.programs).map(of).collect()
    }

    /// Impacts of programs and plans, and of arms with something left out.
    #[must_use]
    pub fn measure(&self, run: &FutureRun, frames: &[Frame]) -> (Vec<Impact>, Vec<OutImpact>) {
        let twin = |at: usize| twin(run, at);
        let whole = frames.len();
        let impacts = frames.iter().enumerate().map(|(at, frame)| impact(&twin(at), frame)).collect();
        let outs = self.outs.iter().enumerate();
        let outs = outs.map(|(at, out)| OutImpact::of(&twin(whole + at), &frames[out.of])).collect();
        (impacts, outs)
    }
}

/// The world of an arm of a future, beside the one without a program.
pub(super) fn twin(run: &FutureRun, arm: usize) -> Twin<'_> {
    let with = &run.programs[arm];
    Twin {
        with: &with.ledger,
        with_panel: &with.panel,
        with_split: &with.split,
        without: &run.baseline.ledger,
        without_panel: &run.baseline.panel,
    }
}

/// All programs of a plan in one, in the order of the file, without one of them.
fn plan(spec: &PlanSpec, programs: &[&ProgramSpec], without: Option<&str>, market: &Market) -> Program {
    let takes = |p: &&&ProgramSpec| spec.programs.contains(&p.id) && without.is_none_or(|id| id != p.id);
    let members: Vec<&ProgramSpec> = programs.iter().filter(takes).copied().collect();
    Program::plan(&spec.id, spec.home.as_deref(), &members, market)
}

/// What an arm with something left out differs from the baseline, in ten-thousandths of the simulated shoppers.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct OutImpact {
    /// Total system value.
    pub tsv: i128,
    /// Brand profit, all outlets.
    pub brand_profit: i128,
    /// Account profit.
    pub retailer_profit: i128,
    /// System profit by column, in the frame of the whole arm.
    pub matrix: Vec<(Column, i128)>,
}

impl OutImpact {
    /// Reads a pair of twins.
    #[must_use]
    pub fn of(twin: &Twin<'_>, frame: &Frame) -> Self {
        let of = |party| twin.difference(|l| l.balance(frame.horizon(), party, crate::ledger::Pick::default()));
        let (brand_profit, retailer_profit) = (of(Party::Brand), of(Party::Account));
        Self { tsv: brand_profit + retailer_profit, brand_profit, retailer_profit, matrix: matrix::row(twin, frame) }
    }
}
