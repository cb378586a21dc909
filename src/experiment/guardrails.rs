//! Guardrails held against a run: those that the file decides, and those on results.

use super::baseline::Sample;
use super::estimate::{Scale, tidy};
use super::results::GuardrailResult;
use super::watch::{Watch, scope};
use crate::market::Market;
use crate::measure::scope::{Measure, Scope};
use crate::measure::supply::growth_on_paper;
use crate::measure::{Impact, SupplyReading};
use crate::program::Program;
use crate::scenario::guardrails::{evaluate, is_for};
use crate::scenario::{GuardrailKind, GuardrailSpec, RoiSide, Scenario};
use crate::stats;

/// What the rules of a scenario need to be read in every future: one watch for each rule, in their order.
#[must_use]
pub fn watches(scenario: &Scenario, market: &Market) -> Vec<Watch> {
    let measure = |kind: &GuardrailKind| match kind {
        GuardrailKind::MaxDealShare(_) => Measure::DealShare,
        GuardrailKind::MinCategoryGrowth(_) => Measure::SellOutValue,
        _ => Measure::Outlay,
    };
    let rules = scenario.spec.guardrail.iter();
    rules.map(|rule| Watch { measure: measure(&rule.kind), scope: scope_of(rule, market), weeks: None }).collect()
}

fn scope_of(rule: &GuardrailSpec, market: &Market) -> Scope {
    let all = rule.brands.is_empty() && rule.products.is_empty();
    let named = |p: usize| {
        let product = &market.products[p];
        rule.products.contains(&product.id) || rule.brands.contains(&market.brands[product.brand].id)
    };
    match rule.kind {
        // The category of what is named, competitors included.
        GuardrailKind::MinCategoryGrowth(_) => {
            let of_category =
                |p: usize| market.categories.iter().any(|c| c.products.contains(&p) && c.products.clone().any(named));
            scope(market, &rule.channels, |p| all || of_category(p), None)
        }
        // Of the brand side when nothing is named.
        GuardrailKind::MaxDealShare(_) if all => {
            scope(market, &rule.channels, |p| market.brands[market.products[p].brand].ours, None)
        }
        // All outlets where no channel is named: money spent at others counts too.
        GuardrailKind::MaxBudget(_) => Scope { channels: u64::MAX, products: u64::MAX, category: None },
        _ => scope(market, &rule.channels, |p| all || named(p), None),
    }
}

/// Values of one rule by future, the side that is allowed, unit and limit.
struct Outcome {
    values: Vec<f64>,
    at_least: bool,
    limit: f64,
    unit: String,
    step: f64,
    needed: Option<f64>,
}

/// Every rule with every program, and then every plan, that it holds for.
#[must_use]
pub fn results(scenario: &Scenario, scale: &Scale, arms: &[Program], samples: &[Sample]) -> Vec<GuardrailResult> {
    let rules = &scenario.spec.guardrail;
    if rules.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<GuardrailResult> = Vec::new();
    let by_file = evaluate(&scenario.spec);
    for (at, rule) in rules.iter().enumerate() {
        for (index, program) in arms.iter().enumerate() {
            if !is_for(rule, &program.id) {
                continue;
            }
            let mine = by_file.iter().find(|f| f.rule == at && f.program == program.id);
            found.extend(mine.map(|f| {
                let (value, limit) = (f.value.map(|v| tidy(v, 1e-6)), tidy(f.limit, 1e-6));
                GuardrailResult {
                    held: f.held,
                    value,
                    limit,
                    unit: f.unit.clone(),
                    at: f.at.clone(),
                    ..blank(rule, &program.id, "file")
                }
            }));
            found.extend(outcome(rule, (at, index), scale, samples).map(|o| row(rule, &program.id, &o)));
        }
    }
    found
}

fn blank(rule: &GuardrailSpec, program: &str, from: &str) -> GuardrailResult {
    GuardrailResult {
        id: rule.id.clone(),
        kind: rule.kind.word().to_owned(),
        level: if rule.stops() { "stop" } else { "warn" }.to_owned(),
        program: program.to_owned(),
        held: true,
        value: None,
        limit: 0.0,
        unit: String::new(),
        from: from.to_owned(),
        futures_held: None,
        futures_needed: None,
        at: String::new(),
        reason: rule.why.clone(),
        reason_vi: rule.why_vi.clone(),
    }
}

fn row(rule: &GuardrailSpec, program: &str, o: &Outcome) -> GuardrailResult {
    let keeps = |v: f64| if o.at_least { v >= o.limit } else { v <= o.limit };
    let share = o.values.iter().filter(|v| keeps(**v)).count() as f64 / o.values.len().max(1) as f64;
    let mean = stats::mean(&o.values);
    GuardrailResult {
        held: o.needed.map_or_else(|| keeps(mean), |needed| share >= needed),
        value: Some(tidy(mean, o.step)),
        limit: o.limit,
        unit: o.unit.clone(),
        futures_held: Some(tidy(share, 1e-4)),
        futures_needed: o.needed,
        ..blank(rule, program, "run")
    }
}

/// What results say to a rule; `None` for rules that the file alone decides, and without an outlay to divide by.
fn outcome(rule: &GuardrailSpec, (at, index): (usize, usize), scale: &Scale, samples: &[Sample]) -> Option<Outcome> {
    let watched =
        |value: &dyn Fn((f64, f64)) -> f64| samples.iter().map(|s| value(s.watched[index][at])).collect::<Vec<f64>>();
    let impact =
        |value: &dyn Fn(&Impact) -> f64| samples.iter().map(|s| value(&s.programs[index])).collect::<Vec<f64>>();
    let money = |values: Vec<f64>| values.into_iter().map(|v| scale.money(v)).collect::<Vec<f64>>();
    let in_money = |values, at_least, limit, needed| {
        let (unit, step) = (scale.currency.clone(), scale.step);
        Outcome { values: money(values), at_least, limit, unit, step, needed }
    };
    let share = |values, at_least, limit, needed| Outcome {
        values,
        at_least,
        limit,
        unit: "share".to_owned(),
        step: 1e-4,
        needed,
    };
    let of = |percent: Option<crate::scenario::Percent>| percent.map(|p| p.0);
    let supply = |value: &dyn Fn(&[SupplyReading; 2]) -> f64| {
        samples.iter().map(|s| s.programs[index].supply.as_ref().map(value)).collect::<Option<Vec<f64>>>()
    };
    Some(match &rule.kind {
        GuardrailKind::MaxBudget(l) | GuardrailKind::MaxChannelBudget(l) => {
            in_money(watched(&|(with, _)| with), false, l.limit, None)
        }
        GuardrailKind::MaxDealShare(l) => share(watched(&|(with, _)| with), false, l.limit.0, of(l.futures)),
        GuardrailKind::MinCategoryGrowth(l) => {
            let growth = |(with, without): (f64, f64)| if without == 0.0 { 0.0 } else { with / without - 1.0 };
            share(watched(&growth), true, l.limit.0, of(l.futures))
        }
        GuardrailKind::MinTsv(l) => in_money(impact(&|i| i.tsv as f64), true, l.limit, of(l.futures)),
        GuardrailKind::MinBrandProfit(l) => in_money(impact(&|i| i.brand_profit as f64), true, l.limit, of(l.futures)),
        GuardrailKind::MinRetailerProfit(l) => {
            in_money(impact(&|i| i.retailer_profit as f64), true, l.limit, of(l.futures))
        }
        GuardrailKind::MinRoi(l) => {
            let (brand, account) = (|i: &Impact| i.outlay.brand.0 as f64, |i: &Impact| i.outlay.account.0 as f64);
            let (gain, cost) = match l.side.unwrap_or(RoiSide::System) {
                RoiSide::System => (impact(&|i| i.tsv as f64), impact(&|i| brand(i) + account(i))),
                RoiSide::Brand => (impact(&|i| i.brand_profit as f64), impact(&brand)),
                RoiSide::Retailer => (impact(&|i| i.retailer_profit as f64), impact(&account)),
            };
            let spent = Some(stats::mean(&cost)).filter(|mean| *mean > 0.0)?;
            let values = gain.into_iter().map(|g| g / spent).collect();
            Outcome { values, at_least: true, limit: l.limit, unit: "ratio".to_owned(), step: 1e-4, needed: None }
        }
        GuardrailKind::MinOsa(l) => share(supply(&|[with, _]| with.osa())?, true, l.limit.0, of(l.futures)),
        GuardrailKind::MinOtif(l) => share(supply(&|[with, _]| with.otif())?, true, l.limit.0, of(l.futures)),
        GuardrailKind::MaxPaperGrowth(l) => {
            share(supply(&|[with, without]| growth_on_paper(with, without))?, false, l.limit.0, of(l.futures))
        }
        _ => return None,
    })
}
