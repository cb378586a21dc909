//! Turns numbers per future into the results document.

use super::arms::Arms;
use super::baseline::{Sample, baseline};
use super::estimate::Scale;
use super::plan_result::Parts;
use super::program_result::Builder;
use super::results::{
    ChannelInfo, DefaultUsed, Pair, ProgramResult, RESULTS_SCHEMA, Results, ScenarioHeader, SeasonInfo,
};
use super::{guardrails, verdict};
use crate::market::Market;
use crate::measure::{Frame, Impact};
use crate::scenario::{ChannelKind, Evidence, Owner, Scenario};

/// Builds the document from all futures.
#[must_use]
pub fn assemble(
    scenario: &Scenario,
    market: &Market,
    (arms, frames): (&Arms, &[Frame]),
    samples: &[Sample],
    fixed_assumptions: bool,
) -> Results {
    let scale = Scale::new(&scenario.spec.scenario.currency, market.households_per_shopper);
    let baseline = baseline(market, &scale, samples);
    let paths: Vec<&[f64]> = samples.iter().map(|s| s.baseline.paths.as_slice()).collect();
    let whole = arms.whole().iter().zip(frames).enumerate();
    let mut built: Vec<ProgramResult> = whole
        .map(|(index, (program, frame))| {
            let impacts: Vec<&Impact> = samples.iter().map(|s| &s.programs[index]).collect();
            Builder { scenario, market, scale: &scale, frame, impacts, before: &baseline.pnl, paths_before: &paths }
                .program(program)
        })
        .collect();
    let mut plans = built.split_off(arms.programs);
    rank_scorecards(&mut built);
    rank_scorecards(&mut plans);
    let (ranking, pairs) = ranked(&scale, &built, samples, 0);
    let (plan_ranking, plan_pairs) = ranked(&scale, &plans, samples, arms.programs);
    let parts = Parts { market, scale: &scale, arms, samples };
    let plans = plans.into_iter().zip(&arms.plans).enumerate();
    let plans = plans.map(|(place, (result, &at))| parts.plan(place, &scenario.spec.plan[at].programs, result, &built));
    Results {
        schema: RESULTS_SCHEMA.to_string(),
        scenario: header(scenario, market),
        seed: scenario.seed,
        futures: samples.len() as u32,
        interval: 0.90,
        fixed_assumptions,
        baseline,
        ranking,
        pairs,
        guardrails: guardrails::results(scenario, &scale, arms.whole(), samples),
        plans: plans.collect(),
        plan_ranking,
        plan_pairs,
        calendar: super::calendar::calendar(&scenario.spec, market, &arms.whole()[..arms.programs]),
        programs: built,
        defaults: defaults(scenario),
        breaks: None,
        silos: None,
        operations: None,
        terminal: None,
    }
}

/// Ids by total system value, best first, and neighbours compared; `first` is the place of the first among all arms.
fn ranked(scale: &Scale, built: &[ProgramResult], samples: &[Sample], first: usize) -> (Vec<String>, Vec<Pair>) {
    let mut order: Vec<usize> = (0..built.len()).collect();
    order.sort_by(|&a, &b| built[b].tsv.mean.total_cmp(&built[a].tsv.mean).then(a.cmp(&b)));
    let pairs = order.windows(2).map(|w| pair(scale, built, samples, (w[0], w[1]), first)).collect();
    (order.iter().map(|&i| built[i].id.clone()).collect(), pairs)
}

fn rank_scorecards(programs: &mut [ProgramResult]) {
    let nets: Vec<f64> = programs.iter().map(|p| p.scorecard.net.mean).collect();
    for program in programs {
        let ahead = nets.iter().filter(|n| **n > program.scorecard.net.mean).count();
        program.scorecard.rank = ahead as u32 + 1;
    }
}

fn pair(scale: &Scale, built: &[ProgramResult], samples: &[Sample], (a, b): (usize, usize), first: usize) -> Pair {
    let ahead = |s: &Sample| (s.programs[first + a].tsv - s.programs[first + b].tsv) as f64;
    let differences: Vec<f64> = samples.iter().map(ahead).collect();
    let p_better = verdict::p_ahead(&differences);
    let difference = scale.money_difference(&differences);
    // Within the simulation error of the mean, more futures could turn the order round.
    let within_error = difference.mc_error.is_some_and(|error| difference.mean.abs() <= error);
    Pair {
        better: built[a].id.clone(),
        worse: built[b].id.clone(),
        difference,
        p_better: super::estimate::tidy(p_better, 1e-4),
        verdict: if within_error { "too_close_to_call" } else { verdict::word(p_better) }.to_string(),
    }
}

fn header(scenario: &Scenario, market: &Market) -> ScenarioHeader {
    let head = &scenario.spec.scenario;
    ScenarioHeader {
        id: head.id.clone(),
        name: head.name.clone(),
        name_vi: head.name_vi.clone(),
        question: head.question.clone(),
        hash: scenario.hash(),
        currency: head.currency.clone(),
        start: head.start.0.to_string(),
        weeks: head.weeks,
        shoppers: u64::from(scenario.shoppers),
        households: scenario.households,
        evidence: match head.evidence {
            Evidence::Illustrative => "illustrative",
            Evidence::Calibrated => "calibrated",
            Evidence::BackTested => "back-tested",
        }
        .to_string(),
        channels: scenario.spec.channel.iter().map(channel_info).collect(),
        seasons: seasons(scenario, market),
    }
}

fn channel_info(spec: &crate::scenario::ChannelSpec) -> ChannelInfo {
    let kind = match spec.kind {
        ChannelKind::Store => "store",
        ChannelKind::Web => "web",
        ChannelKind::App => "app",
        ChannelKind::Marketplace => "marketplace",
        ChannelKind::Social => "social",
        ChannelKind::Loyalty => "loyalty",
        ChannelKind::Media => "media",
    };
    let owner = match spec.owner {
        Owner::Account => "account",
        Owner::Rival => "rival",
        Owner::Marketplace => "marketplace",
        Owner::GeneralTrade => "general-trade",
    };
    ChannelInfo {
        id: spec.id.clone(),
        name: spec.name.clone(),
        name_vi: spec.name_vi.clone(),
        kind: kind.to_string(),
        owner: owner.to_string(),
    }
}

fn seasons(scenario: &Scenario, market: &Market) -> Vec<SeasonInfo> {
    let weeks = i64::from(scenario.spec.scenario.weeks);
    let warm_up = i64::from(market.calendar.warm_up_days);
    let week = |date| (market.calendar.day_of(date) - warm_up).div_euclid(7) + 1;
    let inside = scenario.spec.calendar.season.iter().filter_map(|s| {
        let (from, to) = (week(s.from).max(1), week(s.to).min(weeks));
        (from <= to).then(|| SeasonInfo {
            name: s.name.clone(),
            name_vi: s.name_vi.clone(),
            from_week: from as u32,
            to_week: to as u32,
        })
    });
    inside.collect()
}

fn defaults(scenario: &Scenario) -> Vec<DefaultUsed> {
    let notes = scenario.defaults_used().into_iter();
    notes
        .map(|n| DefaultUsed { key: n.key, value: n.value, unit: n.unit.to_string(), source: n.source.to_string() })
        .collect()
}
