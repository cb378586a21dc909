//! Guardrails that can be held against the file alone: a pure function from the spec to findings.
//!
//! Every rule is held against every program in its scope. What only a run can tell is in `experiment::guardrails`.

mod calendar;
pub mod deals;
mod effort;
mod money;

use super::spec::{GuardrailKind, GuardrailSpec, ProgramSpec, ScenarioSpec, TacticSpec};
use deals::{Scope, Stack, stacks};
pub use effort::{fixed_cost, stores_of};

/// What a rule gives for one program: the worst value that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// Index of the rule in the file.
    pub rule: usize,
    /// Id of the program.
    pub program: String,
    /// Is the limit kept.
    pub held: bool,
    /// The worst value; `None` when nothing of the program falls under the rule.
    pub value: Option<f64>,
    /// The limit.
    pub limit: f64,
    /// `share`, `weeks`, `days`, `count`, `units`, or the currency.
    pub unit: String,
    /// Where the worst value stands, in words.
    pub at: String,
    /// Its place in the document.
    pub path: String,
}

/// The worst value so far, where it stands in words and in the document.
#[derive(Clone, Debug)]
pub(super) struct Worst {
    pub value: f64,
    pub at: String,
    pub path: String,
}

/// Keeps the larger one.
pub(super) fn larger(worst: &mut Option<Worst>, value: f64, at: impl FnOnce() -> (String, String)) {
    if worst.as_ref().is_none_or(|w| value > w.value) {
        let (at, path) = at();
        *worst = Some(Worst { value, at, path });
    }
}

/// Keeps the smaller one.
pub(super) fn smaller(worst: &mut Option<Worst>, value: f64, at: impl FnOnce() -> (String, String)) {
    if worst.as_ref().is_none_or(|w| value < w.value) {
        let (at, path) = at();
        *worst = Some(Worst { value, at, path });
    }
}

/// Which side of the limit is allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    AtMost,
    AtLeast,
}

/// Limit, unit and allowed side of a rule, with the worst value of a program.
pub(super) struct Reading {
    pub worst: Option<Worst>,
    pub limit: f64,
    pub unit: &'static str,
    pub side: Side,
}

/// A program as rules see it.
pub(super) struct Arm<'a> {
    pub spec: &'a ScenarioSpec,
    pub program: &'a ProgramSpec,
    pub path: String,
    pub scope: Scope<'a>,
}

impl<'a> Arm<'a> {
    /// Tactics in the scope of the rule, with their place in the document.
    pub fn tactics(&self) -> impl Iterator<Item = (String, &'a TacticSpec)> + '_ {
        let all = self.program.tactic.iter().enumerate();
        let mine = all.filter(|(_, tactic)| self.scope.concerns(self.spec, tactic));
        mine.map(|(at, tactic)| (format!("{}.tactic[{at}]", self.path), tactic))
    }

    pub fn stacks(&self) -> Vec<Stack<'a>> {
        stacks(self)
    }
}

/// Unit of money in findings until the currency is filled in.
pub(super) const MONEY: &str = "money";

/// Holds every rule against every program; rules on results give nothing here.
#[must_use]
pub fn evaluate(spec: &ScenarioSpec) -> Vec<Finding> {
    let mut found = Vec::new();
    for (rule, guardrail) in spec.guardrail.iter().enumerate() {
        for (at, program) in spec.program.iter().enumerate() {
            if is_for(guardrail, program) {
                let arm = Arm { spec, program, path: format!("program[{at}]"), scope: Scope::of(guardrail) };
                found.extend(reading(&arm, &guardrail.kind).map(|read| finding(&arm, rule, read)));
            }
        }
    }
    found
}

/// Does a rule hold for a program.
#[must_use]
pub fn is_for(guardrail: &GuardrailSpec, program: &ProgramSpec) -> bool {
    guardrail.programs.is_empty() || guardrail.programs.contains(&program.id)
}

fn finding(arm: &Arm<'_>, rule: usize, read: Reading) -> Finding {
    // Binary fractions of percentages differ in the last digits.
    const DUST: f64 = 1e-9;
    let value = read.worst.as_ref().map(|w| w.value);
    let dust = DUST * read.limit.abs().max(1.0);
    let held = value.is_none_or(|v| match read.side {
        Side::AtMost => v <= read.limit + dust,
        Side::AtLeast => v >= read.limit - dust,
    });
    let unit = if read.unit == MONEY { &arm.spec.scenario.currency } else { read.unit };
    let (at, path) = read.worst.map_or((String::new(), arm.path.clone()), |w| (w.at, w.path));
    let (program, unit) = (arm.program.id.clone(), unit.to_owned());
    Finding { rule, program, held, value, limit: read.limit, unit, at, path }
}

fn reading(arm: &Arm<'_>, kind: &GuardrailKind) -> Option<Reading> {
    use GuardrailKind as K;
    Some(match kind {
        K::MaxDepth(limit) => money::depth(arm, limit.limit.0),
        K::MaxWeeksOnDeal(limit) => calendar::weeks(arm, limit),
        K::MinGap(limit) => calendar::gap(arm, limit.days),
        K::MaxDealLength(limit) => calendar::length(arm, limit.days),
        K::Blackout(limit) => calendar::blackout(arm, limit),
        K::Mandatory(limit) => calendar::mandatory(arm, limit),
        K::NeverTogether(limit) => calendar::together(arm, limit),
        K::MaxBudget(limit) => effort::budget(arm, limit.limit),
        K::MaxChannelBudget(limit) => effort::channel_budget(arm, limit.limit),
        K::MinBrandMargin(limit) => money::brand_margin(arm, limit.limit),
        K::MinRetailerMargin(limit) => money::retailer_margin(arm, limit.limit),
        K::MinPrice(limit) => money::price(arm, limit),
        K::MaxPriceGap(limit) => money::gap(arm, limit.limit.0),
        K::MaxTacticsAtOnce(limit) => effort::at_once(arm, limit.limit),
        K::MaxTactics(limit) => effort::tactics(arm, limit.limit),
        K::MinLeadTime(limit) => effort::lead(arm, limit),
        K::MaxPushes(limit) => effort::pushes(arm, limit.limit),
        K::MaxDealShare(_)
        | K::MinCategoryGrowth(_)
        | K::MinTsv(_)
        | K::MinBrandProfit(_)
        | K::MinRetailerProfit(_)
        | K::MinRoi(_) => return None,
    })
}
