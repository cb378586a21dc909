//! Runs that are continued: the futures of a shorter run stand in for those that a longer one would simulate again.

use crate::worlds::{compare_fixed, read, starter};
use omnisim::experiment::kept::{KeptError, decode, encode};
use omnisim::experiment::{Comparison, Credits, ExperimentError, LegMethod, Options, Probes, Reps, compare_from};
use omnisim::scenario::{PlanSpec, Scenario};
use std::sync::atomic::{AtomicU32, Ordering};

fn options(reps: Reps) -> Options {
    Options { reps, fixed_assumptions: false, programs: Vec::new(), journeys: false, memory: None }
}

/// Runs on from the bytes of a shorter run; also gives how many futures were finished at the first report.
fn run(
    scenario: &Scenario,
    reps: Reps,
    credits: Credits,
    kept: Option<&[u8]>,
) -> Result<(Comparison, u32), ExperimentError> {
    let options = options(reps);
    let kept = kept.map(|bytes| decode(scenario, &options, credits, bytes)).transpose()?;
    let first = AtomicU32::new(0);
    let report = |p: &omnisim::experiment::Progress| {
        let _ = first.compare_exchange(0, p.done, Ordering::SeqCst, Ordering::SeqCst);
        true
    };
    let comparison = compare_from(scenario, &options, (credits, &[]), kept.unwrap_or_default(), &report)?;
    Ok((comparison, first.into_inner()))
}

fn bytes(scenario: &Scenario, futures: u32, credits: Credits) -> Vec<u8> {
    let comparison = run(scenario, Reps::Fixed(futures), credits, None).expect("runs").0;
    encode(scenario, &options(Reps::Fixed(futures)), credits, &comparison.samples).expect("encodes")
}

fn json(comparison: &Comparison) -> String {
    serde_json::to_string(&comparison.results).expect("results are JSON")
}

#[test]
fn a_continued_run_gives_the_bytes_of_one_that_was_run_from_the_start() {
    // Supply, a plan, credits, and stand-offs with their days: everything that a future may hold.
    let stand_off = include_str!("../../scenarios/mechanics/stand-off.toml");
    let mut supplied = read(
        &format!("{}\n[supply]\n", include_str!("../../scenarios/quickstart.toml")),
        &[("scenario.warm_up_weeks", "8")],
    );
    supplied.spec.plan = vec![PlanSpec {
        id: "year".to_owned(),
        name: "Year".to_owned(),
        programs: vec!["A".to_owned(), "B".to_owned()],
        ..PlanSpec::default()
    }];
    for scenario in [supplied, read(stand_off, &[])] {
        let credits =
            Credits { by_program: true, probes: Probes { legs: LegMethod::LeaveOneOut, ..Probes::default() } };
        let kept = bytes(&scenario, 2, credits);
        let whole = run(&scenario, Reps::Fixed(3), credits, None).expect("runs").0;
        let (continued, done) = run(&scenario, Reps::Fixed(3), credits, Some(&kept)).expect("continues");
        assert_eq!(done, 2, "two futures were there");
        assert!(json(&continued) == json(&whole));
        assert!(
            encode(&scenario, &options(Reps::Fixed(3)), credits, &continued.samples).expect("encodes")
                == bytes(&scenario, 3, credits),
            "and can be continued itself"
        );
        // Fewer futures than are there: the first ones.
        assert!(
            json(&run(&scenario, Reps::Fixed(1), credits, Some(&kept)).expect("runs").0)
                == json(&run(&scenario, Reps::Fixed(1), credits, None).expect("runs").0)
        );
    }
}

#[test]
fn auto_stops_where_it_would_have_stopped_without_the_futures_that_are_there() {
    let scenario = starter(&[("scenario.shoppers", "100"), ("scenario.weeks", "5"), ("scenario.warm_up_weeks", "1")]);
    let auto = |precision| Reps::Auto { precision, max: 40 };
    let kept = bytes(&scenario, 20, Credits::default());
    for (precision, futures) in [(1e9, 16), (1e-12, 40)] {
        let continued = run(&scenario, auto(precision), Credits::default(), Some(&kept)).expect("runs").0;
        assert_eq!(continued.results.futures, futures);
        assert!(json(&continued) == json(&compare_fixed(&scenario, futures, &[])));
    }
}

#[test]
fn futures_of_another_question_or_make_are_refused() {
    let scenario = starter(&[]);
    let kept = bytes(&scenario, 1, Credits::default());
    let refused = |scenario: &Scenario, credits, bytes: &[u8]| match run(scenario, Reps::Fixed(2), credits, Some(bytes))
    {
        Err(ExperimentError::Kept(error)) => error,
        other => panic!("{:?}", other.map(|(c, _)| c.results.futures)),
    };
    let other = |what: &str, error: KeptError| {
        assert!(matches!(&error, KeptError::Other { what: found, .. } if *found == what), "{what}: {error}");
    };
    let none = Credits::default();
    other("seed", refused(&starter(&[("scenario.seed", "2")]), none, &kept));
    other("scenario", refused(&starter(&[("program.B.tactic.voucher.mechanic.app-coupon.depth", "11%")]), none, &kept));
    other("choice of credits", refused(&scenario, Credits { by_program: true, ..none }, &kept));
    for bytes in [&kept[..kept.len() - 1], b"", &b"omnisim futures 1\n"[..], &kept[1..]] {
        assert_eq!(refused(&scenario, none, bytes), KeptError::Damaged);
    }
    let longer = [kept.as_slice(), b"x"].concat();
    assert_eq!(refused(&scenario, none, &longer), KeptError::Damaged);
    // A build with other numbers and the same version: what is kept is not what is simulated now.
    let mut moved = decode(&scenario, &options(Reps::Fixed(1)), none, &kept).expect("reads");
    moved[0].programs[0].tsv += 1;
    let error = compare_from(&scenario, &options(Reps::Fixed(2)), (none, &[]), moved, &|_| true);
    assert_eq!(error.err(), Some(ExperimentError::Kept(KeptError::Moved)));
}
