//! Runs blocks over seeds and controls over broken worlds, and holds what they say against the bounds.

use super::document::{AlsoResult, ControlResult, Document, MetricResult, SCHEMA};
use super::facts::{Fact, Metric, facts};
use super::reading::pool;
use super::{Block, Control, Fault, Lab, Reading, blocks::blocks, controls::controls};
use crate::scenario::Scenario;
use rayon::prelude::*;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// Seeds on which constants may be tuned.
pub const TUNING_SEEDS: std::ops::RangeInclusive<u64> = 1..=8;
/// Seeds that nothing was tuned on: those of the report.
pub const HELD_OUT_SEEDS: std::ops::RangeInclusive<u64> = 101..=108;
/// Seeds of a first look.
const QUICK_SEEDS: usize = 2;

/// What to measure.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// Only these facts; all when empty.
    pub facts: Vec<String>,
    /// Smaller worlds, two seeds.
    pub quick: bool,
    /// Seeds instead of the held-out ones.
    pub seeds: Vec<u64>,
    /// Run the negative controls instead.
    pub controls: bool,
}

/// Why a request cannot be met.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RequestError {
    /// A fact that is not in the table.
    #[error("unknown fact `{id}`{hint}; `omnisim explain facts` lists all")]
    UnknownFact {
        /// What was asked for.
        id: String,
        /// A near one.
        hint: String,
    },
    /// Stopped before the end.
    #[error("stopped")]
    Stopped,
}

/// Parts finished, parts in all, and the part finished last.
pub type Report<'a> = dyn Fn(usize, usize, &str) -> bool + Sync + 'a;

impl Request {
    /// Seeds that are run.
    #[must_use]
    pub fn seeds(&self) -> Vec<u64> {
        let all: Vec<u64> = if self.seeds.is_empty() { HELD_OUT_SEEDS.collect() } else { self.seeds.clone() };
        let short = self.quick && self.seeds.is_empty();
        if short { all.into_iter().take(QUICK_SEEDS).collect() } else { all }
    }

    fn chosen(&self) -> Result<Vec<Fact>, RequestError> {
        let all = facts();
        let known = |id: &String| all.iter().any(|f| matches(f, id));
        if let Some(id) = self.facts.iter().find(|id| !known(id)) {
            let near = all.iter().map(|f| (strsim::jaro_winkler(&f.id, id), &f.id));
            let best = near.max_by(|a, b| a.0.total_cmp(&b.0)).filter(|(like, _)| *like > 0.7);
            let hint = best.map_or_else(String::new, |(_, near)| format!("; did you mean `{near}`?"));
            return Err(RequestError::UnknownFact { id: id.clone(), hint });
        }
        let wanted = |f: &Fact| self.facts.is_empty() || self.facts.iter().any(|id| matches(f, id));
        Ok(all.into_iter().filter(wanted).collect())
    }
}

fn matches(fact: &Fact, id: &str) -> bool {
    fact.id == id || fact.number.eq_ignore_ascii_case(id)
}

/// Measures facts over seeds, or runs their negative controls.
///
/// * `report`: called after every part; returns `false` to stop and keep what is measured (controls are not kept)
///
/// # Errors
/// Unknown facts, or controls that were stopped.
pub fn run(request: &Request, report: &Report<'_>) -> Result<Document, RequestError> {
    let wanted = request.chosen()?;
    let seeds = request.seeds();
    let mut document = Document {
        schema: SCHEMA,
        scenario: None,
        quick: request.quick,
        stopped: false,
        metrics: Vec::new(),
        also: Vec::new(),
        controls: Vec::new(),
        seeds,
    };
    if request.controls {
        document.controls = run_controls(request, &wanted, report)?;
        return Ok(document);
    }
    let needed: Vec<Block> =
        blocks().into_iter().filter(|b| b.facts.iter().any(|id| wanted.iter().any(|f| f.id == *id))).collect();
    let (results, stopped) = measure(&needed, &document.seeds, request.quick, report);
    document.stopped = stopped;
    document.metrics = wanted.iter().flat_map(|fact| judged(fact, &needed, &results)).collect();
    document.also = further(&wanted, &results);
    Ok(document)
}

/// Futures of the user's own market.
const OWN_FUTURES: u32 = 3;

/// Measures on a user's own market the facts that any market can be held against.
///
/// # Errors
/// Unknown facts, or a stop.
pub fn run_own(scenario: &Scenario, request: &Request, report: &Report<'_>) -> Result<Document, RequestError> {
    let asked = request.chosen()?;
    let own = super::blocks::own::prepared(scenario, request.quick);
    let futures = if request.quick { 1 } else { OWN_FUTURES };
    let done = AtomicUsize::new(0);
    let one = |future: u32| {
        let outcome = super::blocks::own::measure(&own, future);
        let finished = done.fetch_add(1, Ordering::SeqCst) + 1;
        if report(finished, futures as usize, "own market") { Ok(outcome) } else { Err(RequestError::Stopped) }
    };
    let outcomes: Result<Vec<Outcome>, RequestError> = (0..futures).into_par_iter().map(one).collect();
    let block = Block { id: "own market", facts: super::blocks::own::FACTS, measure: |_| Ok(Vec::new()) };
    let results = [outcomes?];
    let wanted: Vec<Fact> = asked.into_iter().filter(|f| block.facts.contains(&f.id.as_str())).collect();
    let mut metrics: Vec<MetricResult> = wanted.iter().flat_map(|f| judged(f, &[block], &results)).collect();
    // Left out: metrics that need an experiment prepared for them. A market that cannot be measured at all says why.
    if results[0].iter().any(Result::is_ok) {
        metrics.retain(|m| m.value.is_some());
    }
    Ok(Document {
        schema: SCHEMA,
        scenario: Some(scenario.spec.scenario.id.clone()),
        seeds: vec![scenario.seed],
        quick: request.quick,
        stopped: false,
        also: Vec::new(),
        controls: Vec::new(),
        metrics,
    })
}

/// What a block said for one seed.
type Outcome = Result<Vec<Reading>, Fault>;

/// `[block][seed]`, and whether it was stopped before all were measured.
fn measure(blocks: &[Block], seeds: &[u64], quick: bool, report: &Report<'_>) -> (Vec<Vec<Outcome>>, bool) {
    let (done, stopped) = (AtomicUsize::new(0), AtomicBool::new(false));
    let all = blocks.len() * seeds.len();
    let parts: Vec<(usize, u64)> = seeds.iter().flat_map(|&s| (0..blocks.len()).map(move |b| (b, s))).collect();
    let one = |&(block, seed): &(usize, u64)| {
        if stopped.load(Ordering::SeqCst) {
            return (block, Err(Fault::Stopped));
        }
        let outcome = (blocks[block].measure)(&Lab { seed, quick, broken: None });
        let finished = done.fetch_add(1, Ordering::SeqCst) + 1;
        let name = format!("{}, seed {seed}", blocks[block].id);
        if !report(finished, all, &name) {
            stopped.store(true, Ordering::SeqCst);
        }
        (block, outcome)
    };
    let outcomes: Vec<(usize, Outcome)> = parts.par_iter().map(one).collect();
    let mut by_block: Vec<Vec<Outcome>> = blocks.iter().map(|_| Vec::new()).collect();
    for (block, outcome) in outcomes {
        by_block[block].push(outcome);
    }
    (by_block, stopped.load(Ordering::SeqCst))
}

/// Readings of one metric by seed.
fn readings_of(outcomes: &[Outcome], fact: &str, metric: &str, archetype: Option<&str>) -> Vec<Vec<Reading>> {
    let of = |readings: &Vec<Reading>| {
        let mine = |r: &&Reading| r.fact == fact && r.metric == metric && r.archetype == archetype;
        readings.iter().filter(mine).copied().collect::<Vec<_>>()
    };
    outcomes.iter().filter_map(|o| o.as_ref().ok()).map(of).filter(|r| !r.is_empty()).collect()
}

fn judged(fact: &Fact, blocks: &[Block], results: &[Vec<Outcome>]) -> Vec<MetricResult> {
    let of = |metric: &Metric| {
        let seeds: Vec<Vec<Reading>> =
            results.iter().flat_map(|outcomes| readings_of(outcomes, &fact.id, &metric.id, None)).collect();
        let (value, spread) = pool(&seeds);
        let fault = blocks.iter().zip(results).filter(|(b, _)| b.facts.contains(&fact.id.as_str()));
        let fault = fault.flat_map(|(_, outcomes)| outcomes).find_map(|o| o.as_ref().err());
        let reason = match (value, fault) {
            (Some(_), _) => None,
            (None, Some(fault)) => Some(fault.to_string()),
            (None, None) if seeds.is_empty() => Some(super::blocks::not_measured(&fact.id)),
            (None, None) => Some("nothing happened that could be measured".to_owned()),
        };
        MetricResult {
            fact: fact.id.clone(),
            metric: metric.id.clone(),
            tier: fact.tier,
            pass: value.map(|v| (metric.lo..=metric.hi).contains(&v)),
            value,
            spread,
            lo: metric.lo,
            hi: metric.hi,
            reason,
            unit: metric.unit.clone(),
            basis: metric.basis,
            centre: metric.centre,
        }
    };
    fact.metrics.iter().map(of).collect()
}

/// Readings beside the metrics of the table, in the order in which blocks give them.
fn further(facts: &[Fact], results: &[Vec<Outcome>]) -> Vec<AlsoResult> {
    let known = |r: &Reading| {
        let fact = facts.iter().find(|f| f.id == r.fact);
        fact.is_some_and(|f| r.archetype.is_none() && f.metrics.iter().any(|m| m.id == r.metric))
    };
    let wanted = |r: &&Reading| facts.iter().any(|f| f.id == r.fact) && !known(r);
    let mut found = Vec::new();
    for outcomes in results {
        let Some(readings) = outcomes.iter().find_map(|o| o.as_ref().ok()) else { continue };
        for r in readings.iter().filter(wanted) {
            let (value, spread) = pool(&readings_of(outcomes, r.fact, r.metric, r.archetype));
            let (fact, metric) = (r.fact.to_owned(), r.metric.to_owned());
            found.push(AlsoResult { archetype: r.archetype.map(str::to_owned), fact, metric, value, spread });
        }
    }
    found
}

/// Every control of the facts, over the first seeds of the request, in small worlds.
fn run_controls(request: &Request, facts: &[Fact], report: &Report<'_>) -> Result<Vec<ControlResult>, RequestError> {
    let seeds: Vec<u64> = request.seeds().into_iter().take(QUICK_SEEDS).collect();
    let wanted: Vec<&Control> = controls().into_iter().filter(|c| facts.iter().any(|f| f.id == c.fact)).collect();
    let done = AtomicUsize::new(0);
    let one = |control: &&'static Control| {
        let block = blocks().into_iter().find(|b| b.facts.contains(&control.fact));
        let measured: Vec<Vec<Reading>> = block.map_or_else(Vec::new, |block| {
            let of = |&seed: &u64| (block.measure)(&Lab { seed, quick: true, broken: Some(*control) });
            let outcomes: Vec<Outcome> = seeds.par_iter().map(of).collect();
            readings_of(&outcomes, control.fact, control.metric, None)
        });
        let (value, _) = pool(&measured);
        let fact = facts.iter().find(|f| f.id == control.fact);
        let metric = fact.and_then(|f| f.metrics.iter().find(|m| m.id == control.metric));
        let red = metric.zip(value).is_some_and(|(m, v)| !(m.lo..=m.hi).contains(&v));
        let finished = done.fetch_add(1, Ordering::SeqCst) + 1;
        if !report(finished, wanted.len(), control.fact) {
            return Err(RequestError::Stopped);
        }
        Ok(ControlResult {
            fact: control.fact.to_owned(),
            metric: control.metric.to_owned(),
            broken: control.says.to_owned(),
            value,
            red,
        })
    };
    wanted.par_iter().map(one).collect()
}
