//! The same programs under three ways to operate: nothing connected, as the scenario says, everything connected.
//!
//! Multichannel sets every lever of every link to 0, omnichannel every lever between two touchpoints of the account to 1; the
//! number of channels and everything else stays. Warm-up is spent in the same way of operating, so that shoppers know it.

use super::super::baseline::Sample;
use super::super::estimate::Scale;
use super::super::replicate::{ExperimentError, Options, Progress, Reps, Stage, Wanted, simulate};
use super::super::results::{Operation, OperationProgram, Operations};
use crate::market::Market;
use crate::scenario::{LinkSpec, Scenario};

/// Ids of the ways to operate, and the level of every lever; none is as the scenario says.
const WAYS: [(&str, Option<f64>); 3] = [("multichannel", Some(0.0)), ("as_is", None), ("omnichannel", Some(1.0))];

/// Simulates the programs under each way to operate in the first `futures` futures.
///
/// * `as_is`: futures of the experiment itself
///
/// Returns none when stopped.
///
/// # Errors
/// As the experiment's.
pub(in crate::experiment) fn operations(
    (scenario, options): (&Scenario, &Options),
    (market, scale): (&Market, &Scale),
    as_is: &[Sample],
    report: &(dyn Fn(&Progress) -> bool + Sync),
) -> Result<Option<Operations>, ExperimentError> {
    let options = Options { reps: Reps::Fixed(as_is.len() as u32), journeys: false, ..options.clone() };
    let told = |progress: &Progress| report(&Progress { stage: Stage::Probes, ..progress.clone() });
    let mut ids: Vec<String> = Vec::new();
    let mut worlds: Vec<Vec<Sample>> = Vec::new();
    for (_, level) in WAYS {
        let Some(level) = level else {
            worlds.push(as_is.to_vec());
            continue;
        };
        let scenario = at_level(scenario, market, level);
        let market = Market::build(&scenario);
        let simulated = simulate(&scenario, (&options, &market), Wanted::default(), &told)?;
        if simulated.stopped || simulated.samples.len() < as_is.len() {
            return Ok(None);
        }
        ids = simulated.arms.whole()[..simulated.arms.programs].iter().map(|p| p.id.clone()).collect();
        worlds.push(simulated.samples);
    }
    let profit = |w: usize| worlds[w].iter().map(|s| s.baseline.system_profit()).collect::<Vec<f64>>();
    let tsv = |w: usize, p: usize| worlds[w].iter().map(|s| s.programs[p].tsv as f64).collect::<Vec<f64>>();
    let less = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a - b).collect::<Vec<f64>>();
    let way = |(w, (id, _)): (usize, &(&str, Option<f64>))| Operation {
        id: (*id).to_string(),
        system_profit: scale.money_level(&profit(w)),
        difference: scale.money_difference(&less(&profit(w), &profit(1))),
        programs: ids
            .iter()
            .enumerate()
            .map(|(p, id)| OperationProgram {
                program: id.clone(),
                tsv: scale.money_difference(&tsv(w, p)),
                difference: scale.money_difference(&less(&tsv(w, p), &tsv(1, p))),
            })
            .collect(),
    };
    let ways = WAYS.iter().enumerate().map(way).collect();
    Ok(Some(Operations { futures: as_is.len() as u32, ways }))
}

/// The scenario with every lever of every link between two touchpoints of the account at one level.
fn at_level(scenario: &Scenario, market: &Market, level: f64) -> Scenario {
    let mut scenario = scenario.clone();
    let own = || market.channels.iter().filter(|c| c.is_account()).map(|c| c.id.clone());
    let pairs = own().flat_map(|from| own().map(move |to| (from.clone(), to))).filter(|(from, to)| from != to);
    let link = |(from, to)| LinkSpec {
        from,
        to,
        price: level,
        promotion: level,
        information: level,
        identity: level,
        stock: level,
    };
    scenario.spec.link = pairs.map(link).collect();
    scenario
}
