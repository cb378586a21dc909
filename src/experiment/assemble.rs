//! Turns numbers per future into the results document.

use super::baseline::{Sample, baseline};
use super::estimate::Scale;
use super::program_result::Builder;
use super::results::{
    ChannelInfo, DefaultUsed, Pair, ProgramResult, RESULTS_SCHEMA, Results, ScenarioHeader, SeasonInfo,
};
use super::{guardrails, verdict};
use crate::market::Market;
use crate::measure::{Frame, Impact};
use crate::program::Program;
use crate::scenario::{ChannelKind, Evidence, Owner, Scenario};

/// Builds the document from all futures.
#[must_use]
pub fn assemble(
    scenario: &Scenario,
    market: &Market,
    (programs, frames): (&[Program], &[Frame]),
    samples: &[Sample],
    fixed_assumptions: bool,
) -> Results {
    let scale = Scale::new(&scenario.spec.scenario.currency, market.households_per_shopper);
    let mut built: Vec<ProgramResult> = programs
        .iter()
        .zip(frames)
        .enumerate()
        .map(|(index, (program, frame))| {
            let impacts: Vec<&Impact> = samples.iter().map(|s| &s.programs[index]).collect();
            Builder { scenario, market, scale: &scale, frame, impacts }.program(program)
        })
        .collect();
    rank_scorecards(&mut built);
    let mut order: Vec<usize> = (0..built.len()).collect();
    order.sort_by(|&a, &b| built[b].tsv.mean.total_cmp(&built[a].tsv.mean).then(a.cmp(&b)));
    Results {
        schema: RESULTS_SCHEMA.to_string(),
        scenario: header(scenario, market),
        seed: scenario.seed,
        futures: samples.len() as u32,
        interval: 0.90,
        fixed_assumptions,
        baseline: baseline(market, &scale, samples),
        ranking: order.iter().map(|&i| built[i].id.clone()).collect(),
        pairs: order.windows(2).map(|w| pair(&scale, &built, samples, (w[0], w[1]))).collect(),
        guardrails: guardrails::results(scenario, &scale, &built, samples),
        programs: built,
        defaults: defaults(scenario),
    }
}

fn rank_scorecards(programs: &mut [ProgramResult]) {
    let nets: Vec<f64> = programs.iter().map(|p| p.scorecard.net.mean).collect();
    for program in programs {
        let ahead = nets.iter().filter(|n| **n > program.scorecard.net.mean).count();
        program.scorecard.rank = ahead as u32 + 1;
    }
}

fn pair(scale: &Scale, built: &[ProgramResult], samples: &[Sample], (a, b): (usize, usize)) -> Pair {
    let differences: Vec<f64> = samples.iter().map(|s| (s.programs[a].tsv - s.programs[b].tsv) as f64).collect();
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
        (from <= to).then(|| SeasonInfo { name: s.name.clone(), from_week: from as u32, to_week: to as u32 })
    });
    inside.collect()
}

fn defaults(scenario: &Scenario) -> Vec<DefaultUsed> {
    let notes = scenario.defaults_used().into_iter();
    notes
        .map(|n| DefaultUsed { key: n.key, value: n.value, unit: n.unit.to_string(), source: n.source.to_string() })
        .collect()
}
