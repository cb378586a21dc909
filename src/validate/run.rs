//! Runs blocks over seeds and controls over broken worlds, and holds what they say against the bounds.

use super::blocks::{LARGEST, LONGEST, blocks};
use super::document::{AlsoResult, ControlResult, Document, MetricResult, SCHEMA};
use super::facts::{Fact, Metric, facts};
use super::reading::pool;
use super::{Block, Control, Fault, Lab, Reading, controls::controls};
use crate::engine::Footprint;
use crate::market::Market;
use crate::scenario::Scenario;
use crate::spread::{Spread, in_order};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

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
    /// Bytes that parts side by side may take; without it as many run as there are threads.
    pub memory: Option<u64>,
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

    /// Most parts side by side.
    fn most(&self) -> usize {
        let each = LARGEST[usize::from(self.quick)];
        self.memory.map_or(usize::MAX, |bytes| usize::try_from(bytes / each).unwrap_or(usize::MAX).max(1))
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
    let (results, stopped) = measure(&needed, request, &document.seeds, report);
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
    let futures: Vec<u32> = (0..futures).collect();
    let most = request.memory.map_or(usize::MAX, |bytes| own_footprint(&own).fitting(bytes));
    let outcomes = side_by_side(&futures, most, report, |&future, spread| {
        (super::blocks::own::measure(&own, future, spread), "own market".to_owned())
    });
    if outcomes.len() < futures.len() {
        return Err(RequestError::Stopped);
    }
    let block = Block { id: "own market", facts: super::blocks::own::FACTS, measure: |_| Ok(Vec::new()) };
    let results = [outcomes];
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

/// What a future of the user's own market takes; its events are followed one after the other.
fn own_footprint(own: &Scenario) -> Footprint {
    Footprint::of(own, &Market::build(own), &[crate::program::Program::none()])
}

/// What a block said for one seed.
type Outcome = Result<Vec<Reading>, Fault>;

/// `[block][seed]`, and whether it was stopped before all were measured.
fn measure(blocks: &[Block], request: &Request, seeds: &[u64], report: &Report<'_>) -> (Vec<Vec<Outcome>>, bool) {
    let mut parts: Vec<(usize, usize)> =
        (0..blocks.len()).flat_map(|b| (0..seeds.len()).map(move |s| (b, s))).collect();
    parts.sort_by_key(|(block, _)| turn(&blocks[*block]));
    let measured = side_by_side(&parts, request.most(), report, |&(block, seed), spread| {
        let lab = Lab { seed: seeds[seed], quick: request.quick, broken: None, spread };
        ((blocks[block].measure)(&lab), format!("{}, seed {}", blocks[block].id, seeds[seed]))
    });
    let mut by_block = vec![vec![Err(Fault::Stopped); seeds.len()]; blocks.len()];
    let stopped = measured.len() < parts.len();
    for ((block, seed), outcome) in parts.into_iter().zip(measured) {
        by_block[block][seed] = outcome;
    }
    (by_block, stopped)
}

/// Place of a block in the order of beginning: the longest ones first, the others as they stand.
fn turn(block: &Block) -> usize {
    LONGEST.iter().position(|id| *id == block.id).unwrap_or(LONGEST.len())
}

/// Works on parts side by side in their order; those that are measured are the first ones.
///
/// * `one`: measures a part, and names it
fn side_by_side<T: Sync, O: Send>(
    parts: &[T],
    most: usize,
    report: &Report<'_>,
    one: impl Fn(&T, Spread) -> (O, String) + Sync,
) -> Vec<O> {
    let done = AtomicUsize::new(0);
    let outcomes: Vec<Mutex<Option<O>>> = parts.iter().map(|_| Mutex::new(None)).collect();
    in_order(parts.len(), most, |place, spread| {
        let (outcome, name) = one(&parts[place], spread);
        if let Ok(mut slot) = outcomes[place].lock() {
            *slot = Some(outcome);
        }
        report(done.fetch_add(1, Ordering::SeqCst) + 1, parts.len(), &name)
    });
    outcomes.into_iter().map_while(|slot| slot.into_inner().ok().flatten()).collect()
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
    let all = blocks();
    let block_of = |control: &Control| all.iter().find(|b| b.facts.contains(&control.fact));
    let wanted: Vec<&Control> = controls().into_iter().filter(|c| facts.iter().any(|f| f.id == c.fact)).collect();
    let mut parts: Vec<(usize, usize)> =
        (0..wanted.len()).flat_map(|c| (0..seeds.len()).map(move |s| (c, s))).collect();
    parts.sort_by_key(|(control, _)| block_of(wanted[*control]).map_or(usize::MAX, turn));
    let small = Request { quick: true, ..request.clone() };
    let measured = side_by_side(&parts, small.most(), report, |&(control, seed), spread| {
        let lab = Lab { seed: seeds[seed], quick: true, broken: Some(wanted[control]), spread };
        let outcome = block_of(wanted[control]).map_or(Ok(Vec::new()), |block| (block.measure)(&lab));
        (outcome, wanted[control].fact.to_owned())
    });
    if measured.len() < parts.len() {
        return Err(RequestError::Stopped);
    }
    let mut outcomes = vec![vec![Err(Fault::Stopped); seeds.len()]; wanted.len()];
    for ((control, seed), outcome) in parts.into_iter().zip(measured) {
        outcomes[control][seed] = outcome;
    }
    Ok(wanted.into_iter().zip(&outcomes).map(|(control, outcomes)| noticed(control, outcomes, facts)).collect())
}

/// Is the value of a broken world out of the bounds of its fact.
fn noticed(control: &Control, outcomes: &[Outcome], facts: &[Fact]) -> ControlResult {
    let (value, _) = pool(&readings_of(outcomes, control.fact, control.metric, None));
    let fact = facts.iter().find(|f| f.id == control.fact);
    let metric = fact.and_then(|f| f.metrics.iter().find(|m| m.id == control.metric));
    ControlResult {
        fact: control.fact.to_owned(),
        metric: control.metric.to_owned(),
        broken: control.says.to_owned(),
        value,
        red: metric.zip(value).is_some_and(|(m, v)| !(m.lo..=m.hi).contains(&v)),
    }
}
