//! Two runs of one market that differ in their programs: paired differences over the futures that both have.

use super::baseline::Sample;
use super::estimate::{Scale, tidy};
use super::results::paired::{Apart, By, Measure, PAIRED_SCHEMA, Paired, PairedProgram, PairedRun};
use super::results::{Estimate, ProgramResult, Results};
use super::verdict;
use crate::measure::Impact;

/// A run with its futures.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// Name of its folder.
    pub name: &'a str,
    /// What it found.
    pub results: &'a Results,
    /// Its futures, the first ones without a gap.
    pub samples: &'a [Sample],
}

/// What must be alike before futures of two runs are the same futures, and is not.
#[must_use]
pub fn apart(one: &Results, two: &Results) -> Vec<Apart> {
    let facts = |r: &Results| {
        [
            ("currency", r.scenario.currency.clone()),
            ("start", r.scenario.start.clone()),
            ("weeks", r.scenario.weeks.to_string()),
            ("seed", r.seed.to_string()),
            ("shoppers", r.scenario.shoppers.to_string()),
            ("households", r.scenario.households.to_string()),
            ("assumptions", if r.fixed_assumptions { "held" } else { "drawn" }.to_owned()),
        ]
    };
    let both = facts(one).into_iter().zip(facts(two));
    let differing = both.filter(|((_, first), (_, second))| first != second);
    differing.map(|((what, first), (_, second))| Apart { what, first, second }).collect()
}

/// Of the futures that both have, those whose world without a program is not the same.
#[must_use]
pub fn differing_worlds(one: &[Sample], two: &[Sample]) -> usize {
    // Bytes that cannot be made are equal to none.
    let differs = |(a, b): &(&Sample, &Sample)| match (world(a), world(b)) {
        (Some(a), Some(b)) => a != b,
        _ => true,
    };
    one.iter().zip(two).filter(differs).count()
}

fn world(sample: &Sample) -> Option<Vec<u8>> {
    postcard::to_stdvec(&sample.baseline).ok()
}

/// Do the futures hold exactly the programs and plans that the results name.
#[must_use]
pub fn belongs(side: &Side<'_>) -> bool {
    let arms = side.results.programs.len() + side.results.plans.len();
    !side.samples.is_empty() && side.samples.iter().all(|s| s.programs.len() == arms)
}

/// Paired differences of every program and plan that both runs have.
///
/// The runs must not be [`apart`], their common worlds not [differ](differing_worlds), and their futures
/// [belong](belongs) to their results. What differs between the scenarios is left for the caller to fill in.
#[must_use]
pub fn paired(sides: [&Side<'_>; 2], by: By) -> Paired {
    let head = &sides[0].results.scenario;
    let scale = Scale::new(&head.currency, head.households as f64 / head.shoppers.max(1) as f64);
    let futures = sides[0].samples.len().min(sides[1].samples.len());
    let [first, second] = sides.map(arms);
    let mut programs: Vec<PairedProgram> = Vec::new();
    for (place, arm) in first.iter().enumerate() {
        let Some(other) = second.iter().position(|b| b.id == arm.id) else { continue };
        let is_plan = other >= sides[1].results.programs.len();
        let impacts = [(sides[0], place), (sides[1], other)]
            .map(|(side, at)| side.samples[..futures].iter().map(|s| &s.programs[at]).collect::<Vec<&Impact>>());
        programs.push(program(&scale, second[other], is_plan, &impacts));
    }
    let value = |p: &PairedProgram| match by {
        By::Tsv => p.tsv.difference.mean,
        By::Brand => p.brand_profit.difference.mean,
        By::Retailer => p.retailer_profit.difference.mean,
    };
    programs.sort_by(|a, b| a.is_same().cmp(&b.is_same()).then(value(b).total_cmp(&value(a))));
    let only = |own: &[&ProgramResult], other: &[&ProgramResult]| {
        own.iter().filter(|p| other.iter().all(|o| o.id != p.id)).map(|p| p.id.clone()).collect()
    };
    Paired {
        schema: PAIRED_SCHEMA,
        runs: sides.map(run),
        futures: futures as u32,
        interval: sides[0].results.interval,
        currency: head.currency.clone(),
        weeks: head.weeks,
        fixed_assumptions: sides[0].results.fixed_assumptions,
        evidence: evidence(sides),
        changes: None,
        by,
        programs,
        only: [only(&first, &second), only(&second, &first)],
    }
}

fn run(side: &Side<'_>) -> PairedRun {
    PairedRun {
        name: side.name.to_owned(),
        scenario: side.results.scenario.id.clone(),
        hash: side.results.scenario.hash.clone(),
        futures: side.samples.len() as u32,
    }
}

/// The weaker of the two words; what is neither calibrated nor back-tested is illustrative.
fn evidence(sides: [&Side<'_>; 2]) -> String {
    let [one, two] = sides.map(|s| s.results.scenario.evidence.as_str());
    if one == two {
        one
    } else if [one, two].contains(&"illustrative") {
        "illustrative"
    } else {
        "calibrated"
    }
    .to_owned()
}

/// Programs, then plans: the order of the impacts of a sample.
fn arms<'a>(side: &Side<'a>) -> Vec<&'a ProgramResult> {
    side.results.programs.iter().chain(side.results.plans.iter().map(|p| &p.result)).collect()
}

fn program(scale: &Scale, result: &ProgramResult, is_plan: bool, impacts: &[Vec<&Impact>; 2]) -> PairedProgram {
    let column = |value: fn(&Impact) -> i128| {
        let of = |run: &[&Impact]| run.iter().map(|i| value(i)).collect::<Vec<i128>>();
        [of(&impacts[0]), of(&impacts[1])]
    };
    let amounts = [column(|i| i.tsv), column(|i| i.brand_profit), column(|i| i.retailer_profit)];
    let [tsv, brand_profit, retailer_profit] = measures(scale, &amounts);
    PairedProgram {
        id: result.id.clone(),
        name: result.name.clone(),
        name_vi: result.name_vi.clone(),
        is_plan,
        tsv,
        brand_profit,
        retailer_profit,
    }
}

/// Total, brand and account in both runs, `[amount][run][future]` in ten-thousandths; sides add up to the total.
fn measures(scale: &Scale, amounts: &[[Vec<i128>; 2]; 3]) -> [Measure; 3] {
    let levels = [0, 1].map(|run| {
        let [tsv, brand, retailer] = [0, 1, 2].map(|a| amounts[a][run].iter().map(|v| *v as f64).collect::<Vec<f64>>());
        let tsv = scale.money_difference(&tsv);
        let mut all = scale.money_parts(&[brand, retailer], &tsv);
        all.insert(0, tsv);
        all
    });
    [0, 1, 2].map(|a| {
        let [first, second] = &amounts[a];
        let differences: Vec<f64> = first.iter().zip(second).map(|(x, y)| (y - x) as f64).collect();
        measure(scale, &differences, levels[0][a].clone(), levels[1][a].clone())
    })
}

fn measure(scale: &Scale, differences: &[f64], first: Estimate, second: Estimate) -> Measure {
    let mut difference = scale.money_difference(differences);
    difference.mean = tidy(second.mean - first.mean, scale.step);
    let towards: Vec<f64> = differences.iter().map(|d| if difference.mean < 0.0 { -d } else { *d }).collect();
    let p_better = verdict::p_ahead(&towards);
    let word = match () {
        () if differences.iter().all(|d| *d == 0.0) => "same",
        // Within the simulation error of the mean, more futures could turn the sign round.
        () if difference.mc_error.is_none_or(|error| difference.mean.abs() <= error) => "too_close_to_call",
        () => verdict::word(p_better),
    };
    Measure {
        futures_ahead: towards.iter().filter(|d| **d > 0.0).count() as u32,
        p_better: tidy(p_better, 1e-4),
        verdict: word.to_owned(),
        first,
        second,
        difference,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Total, brand and account from the sides in both runs, in ten-thousandths.
    fn of(brand: [&[i128]; 2], retailer: [&[i128]; 2]) -> [Measure; 3] {
        let total = [0, 1].map(|run| brand[run].iter().zip(retailer[run]).map(|(b, r)| b + r).collect());
        measures(&Scale::new("VND", 1.0), &[total, brand.map(<[i128]>::to_vec), retailer.map(<[i128]>::to_vec)])
    }

    #[test]
    fn means_of_runs_differences_and_sides_all_add_up() {
        let [tsv, brand, retailer] = of(
            [&[14_000, 25_000, -7_000], &[33_000, 48_000, 9_000]],
            [&[4_000, 4_000, 5_000], &[-2_000, 1_000, 6_000]],
        );
        for measure in [&tsv, &brand, &retailer] {
            assert_eq!(measure.difference.mean, measure.second.mean - measure.first.mean);
        }
        let parts: [fn(&Measure) -> f64; 3] = [|m| m.first.mean, |m| m.second.mean, |m| m.difference.mean];
        for mean in parts {
            assert_eq!(mean(&brand) + mean(&retailer), mean(&tsv));
        }
        assert_eq!((brand.verdict.as_str(), brand.futures_ahead, brand.known_sign()), ("clear", 3, 1));
    }

    #[test]
    fn a_run_beside_itself_differs_by_nothing_at_all() {
        let same: &[i128] = &[10_000, 70_000, -30_000];
        for measure in of([same, same], [same, same]) {
            let Estimate { mean, p05, p95, mc_error, .. } = measure.difference;
            assert_eq!((mean, p05, p95, mc_error), (0.0, 0.0, 0.0, Some(0.0)));
            assert_eq!((measure.verdict.as_str(), measure.futures_ahead, measure.p_better), ("same", 0, 0.5));
        }
    }

    #[test]
    fn a_loss_is_counted_where_the_first_run_is_ahead() {
        let [_, brand, _] = of([&[90_000; 20], &[10_000; 20]], [&[0; 20], &[0; 20]]);
        assert_eq!((brand.futures_ahead, brand.p_better, brand.known_sign()), (20, 1.0, -1));
    }

    #[test]
    fn one_future_and_a_mean_within_its_error_are_too_close_to_call() {
        let verdict = |second: &[i128]| of([&vec![0; second.len()], second], [&[0; 4], &[0; 4]])[1].verdict.clone();
        assert_eq!(verdict(&[50_000]), "too_close_to_call");
        assert_eq!(verdict(&[900_000, -800_000, 10_000, 10_000]), "too_close_to_call");
        assert_eq!(verdict(&[50_000, 51_000, 52_000, 50_000]), "clear");
    }
}
