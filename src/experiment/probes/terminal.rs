//! Terminal value: what programs still do after the horizon, from the same worlds run on for some weeks.
//!
//! Full pantries, members, habits, trust and prices remembered live on in the states of shoppers; running on turns
//! them into money instead of guessing what they are worth. No further program starts, and the calendar has no season there unless the scenario
//! states one.

use super::super::baseline::Sample;
use super::super::estimate::Scale;
use super::super::replicate::{ExperimentError, Options, Progress, Reps, Stage, Wanted, simulate};
use super::super::results::{Terminal, TerminalValue};
use crate::market::Market;
use crate::scenario::Scenario;

/// Runs the first futures on for `weeks` weeks; none when stopped.
///
/// * `samples`: the same futures, up to the horizon
///
/// # Errors
/// As the experiment's.
pub(in crate::experiment) fn terminal(
    (scenario, options): (&Scenario, &Options),
    scale: &Scale,
    (samples, weeks): (&[Sample], u32),
    report: &(dyn Fn(&Progress) -> bool + Sync),
) -> Result<Option<Terminal>, ExperimentError> {
    let mut longer = scenario.clone();
    longer.spec.scenario.weeks += weeks;
    let market = Market::build(&longer);
    let options = Options { reps: Reps::Fixed(samples.len() as u32), journeys: false, ..options.clone() };
    let told = |progress: &Progress| report(&Progress { stage: Stage::Probes, ..progress.clone() });
    let run_on = simulate(&longer, (&options, &market), Wanted::default(), &told)?;
    if run_on.stopped || run_on.samples.len() < samples.len() {
        return Ok(None);
    }
    let program = |p: usize| {
        let of = |value: fn(&crate::measure::Impact) -> i128| {
            let pairs = run_on.samples.iter().zip(samples);
            scale.money_difference(
                &pairs.map(|(on, to)| (value(&on.programs[p]) - value(&to.programs[p])) as f64).collect::<Vec<_>>(),
            )
        };
        TerminalValue {
            program: run_on.arms.all[p].id.clone(),
            tsv: of(|i| i.tsv),
            brand_profit: of(|i| i.brand_profit),
            retailer_profit: of(|i| i.retailer_profit),
        }
    };
    let programs = (0..run_on.arms.programs).map(program).collect();
    Ok(Some(Terminal { futures: samples.len() as u32, weeks, programs }))
}
