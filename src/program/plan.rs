//! A plan as one program: the tactics of many programs side by side, each with the luck and the purse that it has alone,
//! and for the shoppers whom it would pick on its own first day.

use super::caps::purses;
use super::tactic::Program;
use crate::market::Market;
use crate::scenario::{ProgramSpec, TacticSpec};

impl Program {
    /// All programs given in one, their tactics in the same order.
    ///
    /// * `home`: channel whose scorecard judges the plan
    #[must_use]
    pub fn plan(id: &str, home: Option<&str>, members: &[&ProgramSpec], market: &Market) -> Self {
        let merged = ProgramSpec {
            id: id.to_owned(),
            home: home.map(str::to_owned),
            forecast: members.iter().flat_map(|p| p.forecast.iter().cloned()).collect(),
            tactic: members.iter().flat_map(|p| p.tactic.iter().map(TacticSpec::clone)).collect(),
            ..ProgramSpec::default()
        };
        let counts: Vec<usize> = members.iter().map(|p| p.tactic.len()).collect();
        let mut plan = Self::of_members(&merged, &counts, market);
        plan.purses.clear();
        let mut first = 0;
        for member in members {
            let mine = first..first + member.tactic.len();
            let own = purses(member, market);
            // Bits beyond the last slot fall off; the check keeps plans within it.
            plan.purses.extend(own.into_iter().map(|purse| purse.shifted(first)));
            // Only the names: draws follow the ids within the programs, so that a tactic has the luck that it has alone.
            plan.tactics[mine.clone()].iter_mut().for_each(|t| t.id = format!("{}.{}", member.id, t.id));
            first = mine.end;
        }
        plan
    }
}
