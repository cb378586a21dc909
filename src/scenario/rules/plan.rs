//! Plans: their programs, and what may clash when these run together.

use super::super::diagnostic::shown;
use super::super::spec::{MechanicSpec, PlanSpec, ProgramSpec, TacticSpec};
use super::super::values::CalendarDate;
use super::{Rules, lint_program::overlap};

const PLANS: usize = 8;
/// Tactics of all programs of a plan: the engine numbers them in a byte.
const TACTICS_PER_PLAN: usize = 64;

/// Can programs run together: the limits on plans that a scenario writes down hold for those that an experiment makes up.
#[must_use]
pub fn fits_together(start: CalendarDate, programs: &[&ProgramSpec]) -> bool {
    let tactics: usize = programs.iter().map(|p| p.tactic.len()).sum();
    tactics <= TACTICS_PER_PLAN && super::limits::groups_of(start, programs) <= super::limits::GROUPS_PER_PROGRAM
}

impl<'a> Rules<'a> {
    pub(super) fn plan_limits(&mut self) {
        let plans = &self.spec.plan;
        self.at_most("plan", "plans", plans.len(), PLANS);
        for (at, plan) in plans.iter().enumerate() {
            let path = format!("plan[{at}].programs");
            self.at_least_one(&path, "program", plan.programs.len());
            self.at_most(&path, "programs", plan.programs.len(), super::limits::PROGRAMS);
            let programs = self.programs_of(plan);
            let tactics: Vec<&TacticSpec> = programs.iter().flat_map(|p| &p.tactic).collect();
            self.at_most(&path, "tactics in one plan", tactics.len(), TACTICS_PER_PLAN);
            let groups = super::limits::groups_of(self.spec.scenario.start, &programs);
            let what = "groups of shoppers (audience and reach) in one plan";
            self.at_most(&path, what, groups, super::limits::GROUPS_PER_PROGRAM);
        }
    }

    pub(super) fn plans(&mut self) {
        let plans = &self.spec.plan;
        self.ids("plan", plans.iter().enumerate().map(|(at, p)| (format!("plan[{at}].id"), p.id.as_str())));
        let known: Vec<&str> = self.spec.program.iter().map(|p| p.id.as_str()).collect();
        for (at, plan) in plans.iter().enumerate() {
            let path = format!("plan[{at}]");
            let who = format!("plan `{}`", shown(&plan.id));
            if known.contains(&plan.id.as_str()) {
                let message = format!("{who} has the id of a program");
                self.error("duplicate-id", &format!("{path}.id"), message).hint =
                    Some("give the plan an id of its own".to_owned());
            }
            self.name(&format!("{path}.name"), &plan.name);
            self.name_if_set(&format!("{path}.name_vi"), plan.name_vi.as_deref());
            self.sum_if_set(&format!("{path}.budget"), plan.budget);
            if let Some(home) = &plan.home {
                self.account_channel(&format!("{path}.home"), &who, home);
            }
            for (number, id) in plan.programs.iter().enumerate() {
                self.known("unknown-program", &format!("{path}.programs[{number}]"), &who, id, &known);
            }
            self.twice(&format!("{path}.programs"), &who, &plan.programs);
        }
    }

    pub(super) fn plan_lints(&mut self) {
        for (at, plan) in self.spec.plan.iter().enumerate() {
            let path = format!("plan[{at}].programs");
            let programs = self.programs_of(plan);
            for (number, program) in programs.iter().enumerate() {
                for other in &programs[..number] {
                    self.same_tactics(&path, plan, (program, other));
                    self.clashing_cuts(&path, plan, (program, other));
                }
            }
        }
    }

    /// The programs of a plan in the order of the file.
    fn programs_of(&self, plan: &PlanSpec) -> Vec<&'a ProgramSpec> {
        self.spec.program.iter().filter(|p| plan.programs.contains(&p.id)).collect()
    }

    /// Tactics of one id share their draws, so that the same shoppers meet both.
    fn same_tactics(&mut self, path: &str, plan: &PlanSpec, (program, other): (&ProgramSpec, &ProgramSpec)) {
        for tactic in program.tactic.iter().filter(|t| other.tactic.iter().any(|o| o.id == t.id)) {
            let message = format!(
                "plan `{}` runs tactic `{}` of both `{}` and `{}`: one luck decides who meets either",
                shown(&plan.id),
                shown(&tactic.id),
                shown(&other.id),
                shown(&program.id)
            );
            self.warning("same-luck-in-plan", path, message).hint = Some("rename one of the tactics".to_owned());
        }
    }

    fn clashing_cuts(&mut self, path: &str, plan: &PlanSpec, (program, other): (&ProgramSpec, &ProgramSpec)) {
        let cuts = |p: &'a ProgramSpec| p.tactic.iter().filter(|t| matches!(t.mechanic, MechanicSpec::PriceCut(_)));
        let find = |p: &ProgramSpec| self.spec.program.iter().find(|one| one.id == p.id);
        let (Some(program), Some(other)) = (find(program), find(other)) else { return };
        for one in cuts(program) {
            for two in cuts(other).filter(|two| overlap(&one.delivery, &two.delivery)) {
                if let Some((product, channel)) = self.same_shelf(one, two) {
                    let message = format!(
                        "plan `{}`: programs `{}` and `{}` both cut product `{product}` in channel `{channel}` on the same days",
                        shown(&plan.id),
                        shown(&other.id),
                        shown(&program.id)
                    );
                    self.warning("overlapping-cuts", path, message);
                }
            }
        }
    }
}
