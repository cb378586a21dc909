//! Guardrails that can be held against the file alone: a pure function from the spec to findings.
//!
//! Every rule is held against every program in its scope. What only a run can tell is in `experiment::guardrails`.

mod calendar;
pub mod deals;
mod effort;
mod given;
mod money;

use super::spec::{GuardrailKind, GuardrailSpec, ProgramSpec, ScenarioSpec, TacticSpec};
use deals::{Scope, Stack, stacks};
pub use effort::{fixed_cost, stores_of};

/// What a rule gives for one program: the worst value that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// Index of the rule in the file.
    pub rule: usize,
    /// Id of the program or plan.
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

/// A program, or the programs of a plan together, as rules see it.
pub(super) struct Arm<'a> {
    pub spec: &'a ScenarioSpec,
    /// Id of the program or plan.
    pub id: &'a str,
    /// Programs with their places in the document.
    pub programs: Vec<(String, &'a ProgramSpec)>,
    pub path: String,
    pub scope: Scope<'a>,
}

impl<'a> Arm<'a> {
    /// All tactics with their place in the document.
    pub fn all_tactics(&self) -> impl Iterator<Item = (String, &'a TacticSpec)> + '_ {
        let of = |(path, program): &(String, &'a ProgramSpec)| {
            let (path, program) = (path.clone(), *program);
            program.tactic.iter().enumerate().map(move |(at, tactic)| (format!("{path}.tactic[{at}]"), tactic))
        };
        self.programs.iter().flat_map(of)
    }

    /// Those in the scope of the rule.
    pub fn tactics(&self) -> impl Iterator<Item = (String, &'a TacticSpec)> + '_ {
        self.all_tactics().filter(|(_, tactic)| self.scope.concerns(self.spec, tactic))
    }

    /// Money set aside for all of it: the budget of the plan, else those of its programs.
    pub fn budget(&self) -> f64 {
        let of_programs = self.programs.iter().filter_map(|(_, program)| program.budget).sum();
        self.spec.plan.iter().find(|plan| plan.id == self.id).and_then(|plan| plan.budget).unwrap_or(of_programs)
    }

    /// Every discount in scope, alone and with what it meets.
    pub fn stacks(&self) -> Vec<Stack<'a>> {
        stacks(self)
    }
}

/// Unit of money in findings until the currency is filled in.
pub(super) const MONEY: &str = "money";

/// Holds every rule against every program and every plan; rules on results give nothing here.
#[must_use]
pub fn evaluate(spec: &ScenarioSpec) -> Vec<Finding> {
    let mut found = Vec::new();
    for (rule, guardrail) in spec.guardrail.iter().enumerate() {
        for arm in arms(spec, guardrail).into_iter().filter(|arm| is_for(guardrail, arm.id)) {
            found.extend(reading(&arm, &guardrail.kind).map(|read| finding(&arm, rule, read)));
        }
    }
    found
}

fn arms<'a>(spec: &'a ScenarioSpec, guardrail: &'a GuardrailSpec) -> Vec<Arm<'a>> {
    let numbered = || spec.program.iter().enumerate().map(|(at, p)| (format!("program[{at}]"), p));
    let programs = numbered().map(|(path, program)| {
        let programs = vec![(path.clone(), program)];
        Arm { spec, id: &program.id, programs, path, scope: Scope::of(guardrail) }
    });
    let plans = spec.plan.iter().enumerate().map(|(at, plan)| {
        let programs = numbered().filter(|(_, p)| plan.programs.contains(&p.id)).collect();
        Arm { spec, id: &plan.id, programs, path: format!("plan[{at}]"), scope: Scope::of(guardrail) }
    });
    programs.chain(plans).collect()
}

/// Does a rule hold for the program or plan of this id.
#[must_use]
pub fn is_for(guardrail: &GuardrailSpec, id: &str) -> bool {
    guardrail.programs.is_empty() || guardrail.programs.iter().any(|p| p == id)
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
    let (program, unit) = (arm.id.to_owned(), unit.to_owned());
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
        | K::MinRoi(_)
        | K::MinOsa(_)
        | K::MinOtif(_)
        | K::MaxPaperGrowth(_) => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::defaults::format;
    use crate::scenario::load;
    use crate::scenario::template::STARTER;

    /// The finding of a rule for a program of one tactic on the small shampoo in stores.
    fn found(kind: &str, tactics: &[(&str, &str)]) -> Finding {
        let market = STARTER.split("[[program]]").next().unwrap_or_default();
        let mut text = format!("{market}[[program]]\nid = \"P\"\nname = \"P\"\nhome = \"store\"\n");
        for (number, (mechanic, funding)) in tactics.iter().enumerate() {
            let channel = if mechanic.starts_with("flash") { "app" } else { "store" };
            text += &format!(
                "[[program.tactic]]\nid = \"t{number}\"\nproducts = [\"an-350\"]\nmechanic.{mechanic}\n\
                 delivery = {{ channels = [\"{channel}\"], from = 2027-01-04, to = 2027-01-31 }}\nfunding = {{ {funding} }}\n"
            );
        }
        text += &format!("[[guardrail]]\nid = \"R\"\nlevel = \"warn\"\nwhy = \"w\"\nkind.{kind}\n");
        let scenario = load::from_text(&text).unwrap_or_else(|e| panic!("{e:?}"));
        let mut all = evaluate(&scenario.spec);
        assert_eq!(all.len(), 1);
        all.remove(0)
    }

    const PRICE: f64 = 89_000.0;
    const SELL_IN: f64 = 65_000.0;
    const COST: f64 = 33_000.0;
    const BACK: f64 = format::BACK_MARGIN;
    const TAX: f64 = 0.08;

    const ONE_FREE: &str = "multibuy = { packs = 2, free = 1 }";
    const INVOICE: &str = "trade-deal = { off_invoice = \"30%\", pass_through = \"0%\" }";
    const GIFT: &str = "gift = { value = 20000, unit_cost = 5000 }";
    const BUNDLE: &str = "bundle = { with = [\"xuan-6\"], depth = \"20%\" }";
    const DEPTH: &str = "max-depth = { limit = \"30%\" }";
    const BLACKOUT: &str = "blackout = { from = 2027-01-25, to = 2027-02-14 }";
    const MARGIN: &str = "min-brand-margin = { limit = 0 }";

    fn close(found: &Finding, value: f64) {
        assert!(found.value.is_some_and(|v| (v - value).abs() < 1e-6 * value.abs().max(1.0)), "{found:?} not {value}");
    }

    #[test]
    fn one_free_with_one_is_half_off() {
        let one = |mechanic| found(DEPTH, &[(mechanic, "")]);
        close(&one(ONE_FREE), 0.5);
        assert!(!one(ONE_FREE).held);
        close(&one("multibuy = { packs = 3, pay_for = 2 }"), 1.0 / 3.0);
        close(&one("multibuy = { packs = 2, last_off = \"50%\" }"), 0.25);
        close(&one("multibuy = { packs = 2, price = 120000 }"), 1.0 - 120_000.0 / (2.0 * PRICE));
        close(&one("flash-sale = { depth = \"40%\" }"), 0.4);
        assert_eq!(one(INVOICE).value, None, "nothing reaches shoppers");
        let cut = ("price-cut = { depth = \"20%\" }", "");
        close(&found(DEPTH, &[cut, (ONE_FREE, "")]), 0.6);
    }

    #[test]
    fn closed_days_are_closed_to_savings_on_lots_gifts_and_bundles() {
        let days = |mechanic| found(BLACKOUT, &[(mechanic, "")]);
        for mechanic in [ONE_FREE, GIFT, BUNDLE, "trade-deal = { off_invoice = \"30%\" }"] {
            close(&days(mechanic), 7.0);
            assert!(!days(mechanic).held, "{mechanic}");
        }
        assert_eq!(days(INVOICE).value, None, "no deal for shoppers");
        let second = found(&format!("{BLACKOUT}\nproducts = [\"xuan-6\"]"), &[(BUNDLE, "")]);
        close(&second, 7.0);
    }

    #[test]
    fn what_the_brand_keeps_pays_for_lots_invoices_and_gifts() {
        let kept = |tactics: &[(&str, &str)]| found(MARGIN, tactics);
        let usual = SELL_IN * (1.0 - BACK) - COST;
        let half = 0.5 * PRICE / (1.0 + TAX);
        close(&kept(&[(ONE_FREE, "brand = \"60%\"")]), usual - 0.6 * half);
        assert!(!kept(&[(ONE_FREE, "")]).held);
        close(&kept(&[(INVOICE, "")]), usual - 0.3 * SELL_IN);
        close(&kept(&[(GIFT, "brand = \"40%\"")]), usual - 0.4 * 5_000.0);
        let all = [(ONE_FREE, "brand = \"60%\""), (INVOICE, ""), (GIFT, "brand = \"40%\"")];
        close(&kept(&all), usual - 0.6 * half - 0.3 * SELL_IN - 2_000.0);
        let account = found("min-retailer-margin = { limit = 0 }", &[(GIFT, "brand = \"40%\"")]);
        close(&account, PRICE / (1.0 + TAX) + (BACK - 1.0) * SELL_IN - 3_000.0);
    }
}
