//! The sheet of a joint business plan: runs the programs of the plan, each by itself and all together.

use super::arms::Credits;
use super::estimate::{Scale, difference, level, tidy};
use super::replicate::{Comparison, ExperimentError, Options, Progress, compare_watching};
use super::results::sheet::{
    AopSheet, CoverageCell, PlanHead, PlanProgram, QuarterRow, SHEET_SCHEMA, Sheet, TargetRow,
};
use super::results::{Estimate, ProgramResult, Results};
use super::watch::{Pairs, Watch, scope};
use crate::market::Market;
use crate::measure::scope::Measure;
use crate::scenario::guardrails::deals::day;
use crate::scenario::guardrails::fixed_cost;
use crate::scenario::jbp::{Jbp, Kpi, KpiUnit, PlanSide, QuarterSpec, Stage, TargetSpec, Wanted, coverage};
use crate::scenario::{ChannelKind, Owner, ProgramSpec};
use crate::stats;
use time::Duration;

/// Share of futures from which a target counts as reached; from half on it is close. The words of a likely difference.
const HIT: f64 = 0.8;
const NEAR: f64 = 0.5;

/// A sheet, and whether its run was stopped early.
#[derive(Clone, Debug)]
pub struct Printed {
    /// The sheet.
    pub sheet: Sheet,
    /// Was the run stopped early.
    pub stopped: bool,
}

/// Runs the plan and fills its sheet.
///
/// # Errors
/// As [`super::compare`].
pub fn run(
    jbp: &Jbp,
    options: &Options,
    report: &(dyn Fn(&Progress) -> bool + Sync),
) -> Result<Printed, ExperimentError> {
    let market = Market::build(&jbp.planned);
    let targets = jbp.spec.target.iter().map(|t| watch(t, &market));
    let quarters = jbp.spec.aop.iter().flat_map(|aop| &aop.quarter);
    let watches: Vec<Watch> = targets.chain(quarters.map(|q| outlay(q, jbp))).collect();
    let comparison = compare_watching(&jbp.planned, options, (Credits::default(), &watches), report)?;
    let scale = Scale::new(&jbp.planned.spec.scenario.currency, market.households_per_shopper);
    Ok(Printed { sheet: of_run(jbp, &comparison, &scale), stopped: comparison.stopped })
}

/// Fills the sheet from a results document of the same scenario: totals only, programs one by one.
#[must_use]
pub fn from_results(jbp: &Jbp, results: &Results) -> Sheet {
    let chosen: Vec<&ProgramResult> =
        programs(jbp).iter().filter_map(|p| results.programs.iter().find(|r| r.id == p.id)).collect();
    let targets = jbp.spec.target.iter().map(|t| row_of_results(t, results, &chosen)).collect();
    let plans = chosen.iter().map(|p| plan_program(p, None)).collect();
    let other = results.scenario.hash != jbp.scenario.hash();
    let mut sheet = blank(jbp, results, targets, plans);
    (sheet.from_results, sheet.other_scenario) = (true, other);
    sheet
}

/// Programs of the plan by themselves.
fn programs(jbp: &Jbp) -> &[ProgramSpec] {
    &jbp.planned.spec.program
}

fn blank(jbp: &Jbp, results: &Results, targets: Vec<TargetRow>, plans: Vec<PlanProgram>) -> Sheet {
    let head = &jbp.spec.jbp;
    let spec = &jbp.planned.spec;
    let last = spec.scenario.start.0.checked_add(Duration::days(i64::from(spec.scenario.weeks) * 7 - 1));
    let cells = coverage(&jbp.spec, spec, &programs(jbp).iter().collect::<Vec<_>>());
    let is_empty = |stage: &Stage| cells.iter().all(|cell| cell.stage != *stage);
    let empty_stages = Stage::ALL.into_iter().filter(is_empty).map(|s| s.id().to_owned()).collect();
    let own = spec.channel.iter().filter(|c| c.owner == Owner::Account);
    Sheet {
        schema: SHEET_SCHEMA.to_owned(),
        plan: PlanHead {
            id: head.id.clone(),
            name: head.name.clone(),
            name_vi: head.name_vi.clone(),
            account: head.account.clone(),
            brand: head.brand.clone(),
            account_people: head.account_people.clone(),
            brand_people: head.brand_people.clone(),
            from: spec.scenario.start.0.to_string(),
            to: last.unwrap_or(spec.scenario.start.0).to_string(),
        },
        scenario: results.scenario.clone(),
        seed: results.seed,
        futures: results.futures,
        from_results: false,
        other_scenario: false,
        targets,
        programs: plans,
        touchpoints: own.map(|c| c.id.clone()).collect(),
        empty_stages,
        aop: jbp.spec.aop.as_ref().map(|aop| AopSheet {
            target: aop.target.clone(),
            priorities: aop.priorities.clone(),
            quarters: aop.quarter.iter().map(|q| quarter(q, jbp)).collect(),
        }),
        guardrails: results.guardrails.clone(),
        coverage: cells
            .into_iter()
            .map(|cell| {
                let (program, tactic) = cell.tactic.unzip();
                CoverageCell {
                    stage: cell.stage.id().to_owned(),
                    touchpoint: cell.touchpoint,
                    program,
                    tactic,
                    what: cell.what,
                }
            })
            .collect(),
    }
}

fn of_run(jbp: &Jbp, comparison: &Comparison, scale: &Scale) -> Sheet {
    let results = &comparison.results;
    let single = programs(jbp).len();
    // The plan as a whole is the last arm; a plan of one program is that program.
    let whole = comparison.watched.last();
    let pairs = |arm: Option<&Vec<Pairs>>, at: usize| arm.and_then(|a| a.get(at)).cloned().unwrap_or_default();
    let targets: Vec<TargetRow> = jbp
        .spec
        .target
        .iter()
        .enumerate()
        .map(|(at, target)| {
            let alone: Vec<Pairs> = (0..single).map(|p| pairs(comparison.watched.get(p), at)).collect();
            row(target, &pairs(whole, at), &alone, scale)
        })
        .collect();
    let plans = results.programs.iter().take(single).enumerate();
    let plans = plans.map(|(at, p)| plan_program(p, alignment(&targets, at))).collect();
    let mut sheet = blank(jbp, results, targets, plans);
    let first = jbp.spec.target.len();
    for (at, quarter) in sheet.aop.iter_mut().flat_map(|aop| &mut aop.quarters).enumerate() {
        let spent: Vec<f64> = pairs(whole, first + at).iter().map(|(with, _)| *with).collect();
        quarter.outlay = Some(scale.money_level(&spent));
    }
    sheet
}

/// What a target is read from.
fn watch(target: &TargetSpec, market: &Market) -> Watch {
    let category = target.category.as_ref().and_then(|id| market.categories.iter().position(|c| c.id == *id));
    let in_category = |p: usize| category.is_none_or(|c| market.categories[c].products.contains(&p));
    let ours = |p: usize| market.brands[market.products[p].brand].ours;
    let everybody = matches!(target.kpi, Kpi::CategorySales | Kpi::RetailerMargin);
    let mut channels = target.channels.clone();
    if target.kpi == Kpi::AppTraffic && channels.is_empty() {
        let apps = market.channels.iter().filter(|c| c.is_account() && c.kind == ChannelKind::App);
        channels = apps.map(|c| c.id.clone()).collect();
    }
    let scope = scope(market, &channels, |p| in_category(p) && (everybody || ours(p)), category);
    Watch { measure: measure(target.kpi), scope, weeks: None }
}

const fn measure(kpi: Kpi) -> Measure {
    match kpi {
        Kpi::CategorySales | Kpi::SellOut => Measure::SellOutValue,
        Kpi::SellOutUnits => Measure::SellOutUnits,
        Kpi::SellIn => Measure::SellInValue,
        Kpi::BrandProfit => Measure::BrandProfit,
        Kpi::RetailerProfit => Measure::RetailerProfit,
        Kpi::SystemProfit => Measure::SystemProfit,
        Kpi::RetailerMargin => Measure::RetailerMargin,
        Kpi::RetailerOpex => Measure::RetailerOpex,
        Kpi::Penetration => Measure::Penetration,
        Kpi::Frequency => Measure::Frequency,
        Kpi::Basket => Measure::Basket,
        Kpi::RepeatRate => Measure::RepeatRate,
        Kpi::Traffic | Kpi::AppTraffic => Measure::Traffic,
        Kpi::Conversion => Measure::Conversion,
        Kpi::XchShare => Measure::CrossShare,
        Kpi::Leakage => Measure::Leakage,
        Kpi::DealShare => Measure::DealShare,
        Kpi::Osa => Measure::Osa,
        Kpi::Otif => Measure::Otif,
    }
}

/// Weeks of the horizon that begin in a quarter, counted from 0.
fn weeks_in(quarter: &QuarterSpec, jbp: &Jbp) -> (usize, usize) {
    let head = &jbp.planned.spec.scenario;
    let start = day(head.start.0);
    let first = |at: i64| ((at - start + 6).div_euclid(7)).clamp(0, i64::from(head.weeks)) as usize;
    (first(day(quarter.from.0)), first(day(quarter.to.0) + 1))
}

fn outlay(quarter: &QuarterSpec, jbp: &Jbp) -> Watch {
    let scope = crate::measure::scope::Scope { channels: u64::MAX, products: u64::MAX, category: None };
    Watch { measure: Measure::Outlay, scope, weeks: Some(weeks_in(quarter, jbp)) }
}

fn quarter(quarter: &QuarterSpec, jbp: &Jbp) -> QuarterRow {
    let (from, to) = (day(quarter.from.0), day(quarter.to.0));
    let spec = &jbp.planned.spec;
    let tactics = programs(jbp).iter().flat_map(|p| &p.tactic);
    let (first, end) = weeks_in(quarter, jbp);
    QuarterRow {
        name: quarter.name.clone(),
        from: quarter.from.0.to_string(),
        to: quarter.to.0.to_string(),
        budget: quarter.budget,
        planned: tidy(tactics.map(|t| fixed_cost(spec, t, Some((from, to)))).sum(), 0.01),
        outlay: None,
        weeks: end.saturating_sub(first) as u32,
        weeks_in_all: ((to - from + 1).max(0) / 7) as u32,
    }
}

/// Levels by future in the unit of the KPI at market scale.
fn scaled(kpi: Kpi, values: impl Iterator<Item = f64>, scale: &Scale) -> Vec<f64> {
    let to = |v: f64| match kpi.unit() {
        KpiUnit::Money => scale.money(v),
        KpiUnit::MoneyEach => v / crate::units::MONEY_SCALE as f64,
        KpiUnit::Units | KpiUnit::Count => v * scale.households,
        KpiUnit::Ratio | KpiUnit::Share => v,
    };
    values.map(to).collect()
}

fn estimate(kpi: Kpi, values: &[f64], scale: &Scale, is_difference: bool) -> Estimate {
    let of = if is_difference { difference } else { level };
    match kpi.unit() {
        KpiUnit::Money | KpiUnit::MoneyEach => of(values, scale.step, &scale.currency),
        KpiUnit::Units => of(values, 1.0, "units"),
        KpiUnit::Count => of(values, 1.0, "count"),
        KpiUnit::Ratio => of(values, 1e-4, "ratio"),
        KpiUnit::Share => of(values, 1e-6, "share"),
    }
}

fn row(target: &TargetSpec, pairs: &Pairs, alone: &[Pairs], scale: &Scale) -> TargetRow {
    let kpi = target.kpi;
    let with = scaled(kpi, pairs.iter().map(|p| p.0), scale);
    let without = scaled(kpi, pairs.iter().map(|p| p.1), scale);
    let more: Vec<f64> = with.iter().zip(&without).map(|(a, b)| a - b).collect();
    let wanted = target.wanted().unwrap_or(Wanted::AtLeast(0.0));
    let p_hit = p_hit(wanted, &with, &without);
    let own = |arm: &Pairs| stats::mean(&scaled(kpi, arm.iter().map(|p| p.0 - p.1), scale));
    TargetRow {
        level: Some(tidy(wanted_level(wanted, stats::mean(&without)), 1e-6)),
        without: Some(estimate(kpi, &without, scale, false)),
        with: Some(estimate(kpi, &with, scale, false)),
        contribution: Some(estimate(kpi, &more, scale, true)),
        p_hit: Some(tidy(p_hit, 1e-4)),
        status: status(p_hit).to_owned(),
        by_program: alone.iter().map(|arm| tidy(own(arm), 1e-6)).collect(),
        ..empty_row(target, wanted)
    }
}

/// Share of futures in which a target is met. A future that falls short of a target falls short of every higher one.
#[must_use]
pub fn p_hit(wanted: Wanted, with: &[f64], without: &[f64]) -> f64 {
    let met = |(with, without): (&f64, &f64)| match wanted {
        Wanted::AtLeast(level) => *with >= level,
        Wanted::AtMost(level) => *with <= level,
        Wanted::Growth(growth) => with - without >= growth * without.abs(),
    };
    let count = with.iter().zip(without).filter(|pair| met(*pair)).count();
    count as f64 / with.len().max(1) as f64
}

fn wanted_level(wanted: Wanted, without: f64) -> f64 {
    match wanted {
        Wanted::AtLeast(level) | Wanted::AtMost(level) => level,
        Wanted::Growth(growth) => without + growth * without.abs(),
    }
}

fn status(p_hit: f64) -> &'static str {
    match p_hit {
        p if p >= HIT => "hit",
        p if p >= NEAR => "near",
        _ => "miss",
    }
}

fn empty_row(target: &TargetSpec, wanted: Wanted) -> TargetRow {
    let (form, value) = match wanted {
        Wanted::AtLeast(v) => ("at_least", v),
        Wanted::AtMost(v) => ("at_most", v),
        Wanted::Growth(v) => ("growth", v),
    };
    let side = match target.side {
        PlanSide::Retailer => "retailer",
        PlanSide::Brand => "brand",
        PlanSide::Joint => "joint",
    };
    TargetRow {
        side: side.to_owned(),
        kpi: target.kpi.id().to_owned(),
        category: target.category.clone(),
        channels: target.channels.clone(),
        form: form.to_owned(),
        target: tidy(value, 1e-9),
        level: None,
        without: None,
        with: None,
        contribution: None,
        p_hit: None,
        status: "unknown".to_owned(),
        by_program: Vec::new(),
        why: target.why.clone(),
    }
}

/// A results document holds means and quantiles only, so nothing is said about the chance of reaching a target, and
/// contributions of programs are added up without their interaction.
fn row_of_results(target: &TargetSpec, results: &Results, chosen: &[&ProgramResult]) -> TargetRow {
    let wanted = target.wanted().unwrap_or(Wanted::AtLeast(0.0));
    let blank = empty_row(target, wanted);
    type Of = fn(&ProgramResult) -> &Estimate;
    let (base, of): (&Estimate, Of) = match target.kpi {
        Kpi::BrandProfit => (&results.baseline.brand_profit, |p| &p.brand_profit),
        Kpi::RetailerProfit => (&results.baseline.retailer_profit, |p| &p.retailer_profit),
        Kpi::SystemProfit => (&results.baseline.system_profit, |p| &p.tsv),
        _ => return blank,
    };
    let only = if let [one] = chosen { Some(of(one).clone()) } else { None };
    let sum: f64 = chosen.iter().map(|p| of(p).mean).sum();
    TargetRow {
        level: Some(tidy(wanted_level(wanted, base.mean), 1e-6)),
        without: Some(base.clone()),
        contribution: only.or_else(|| Some(Estimate { mean: sum, p05: sum, p95: sum, ..base.clone() })),
        by_program: chosen.iter().map(|p| of(p).mean).collect(),
        ..blank
    }
}

fn plan_program(result: &ProgramResult, alignment: Option<&'static str>) -> PlanProgram {
    let growth = &result.growth;
    let levers = [("penetration", &growth.penetration), ("frequency", &growth.frequency), ("basket", &growth.basket)];
    let sure = levers.iter().filter(|(_, e)| e.mean > 0.0 && e.p_positive.is_none_or(|p| p >= HIT));
    let largest = sure.max_by(|a, b| a.1.mean.total_cmp(&b.1.mean));
    PlanProgram {
        id: result.id.clone(),
        name: result.name.clone(),
        name_vi: result.name_vi.clone(),
        promised: result.driver.clone(),
        measured: largest.map(|(lever, _)| (*lever).to_owned()),
        growth: growth.clone(),
        cost: result.cost.clone(),
        brand_profit: result.brand_profit.clone(),
        retailer_profit: result.retailer_profit.clone(),
        alignment: alignment.map(str::to_owned),
    }
}

/// Does a program move the targets of both sides forward.
fn alignment(targets: &[TargetRow], program: usize) -> Option<&'static str> {
    let forward = |row: &TargetRow| {
        let own = row.by_program.get(program).copied().unwrap_or(0.0);
        if row.form == "at_most" { -own } else { own }
    };
    // Targets moved forward less targets moved back.
    let side = |name: &str| {
        let mine: Vec<f64> = targets.iter().filter(|t| t.side == name).map(forward).collect();
        let score = |v: &f64| i64::from(*v > 0.0) - i64::from(*v < 0.0);
        (!mine.is_empty()).then(|| mine.iter().map(score).sum::<i64>())
    };
    let (brand, retailer) = (side("brand")?, side("retailer")?);
    Some(match (brand.signum(), retailer.signum()) {
        (1, 1) => "shared",
        (1, -1) | (-1, 1) => "conflict",
        _ => "neutral",
    })
}
