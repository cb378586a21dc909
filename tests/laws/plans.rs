//! Plans: programs run together, credited by leaving each out.

use crate::worlds::{market_text, program_text, read, starter, tactic};
use omnisim::experiment::results::{PlanResult, Results};
use omnisim::experiment::{Credits, Options, Reps, compare_with};
use omnisim::scenario::{PlanSpec, Scenario};

fn with_plans(mut scenario: Scenario, plans: &[(&str, &[&str])]) -> Scenario {
    let plan = |(id, programs): &(&str, &[&str])| PlanSpec {
        id: (*id).to_owned(),
        name: format!("Plan {id}"),
        programs: programs.iter().map(|p| (*p).to_owned()).collect(),
        ..PlanSpec::default()
    };
    scenario.spec.plan = plans.iter().map(plan).collect();
    scenario
}

fn run(scenario: &Scenario, futures: u32, credits: Credits) -> Results {
    let options = Options {
        reps: Reps::Fixed(futures),
        fixed_assumptions: false,
        programs: Vec::new(),
        journeys: false,
        memory: None,
    };
    compare_with(scenario, &options, credits, &|_| true).unwrap_or_else(|error| panic!("{error}")).results
}

fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).expect("JSON")
}

/// The measures of a plan under the names of a program.
fn as_program(plan: &PlanResult, like: &str) -> String {
    let mut result = plan.result.clone();
    result.id = like.to_owned();
    result.name.clear();
    result.offers.iter_mut().for_each(|o| o.tactic = o.tactic.split('.').next_back().unwrap_or_default().to_owned());
    json(&result)
}

#[test]
fn a_plan_of_one_program_is_that_program_and_changes_no_other_result() {
    let alone = run(&starter(&[]), 2, Credits::default());
    let scenario = with_plans(starter(&[]), &[("year", &["B"])]);
    let results = run(&scenario, 2, Credits { by_program: true, ..Credits::default() });
    assert_eq!(json(&results.programs), json(&alone.programs));
    let (plan, program) = (&results.plans[0], results.programs.iter().find(|p| p.id == "B").expect("B"));
    // Home and driver belong to the program, so that what is read off them is left out.
    for (a, b) in [
        (&plan.result.tsv, &program.tsv),
        (&plan.result.brand_profit, &program.brand_profit),
        (&plan.result.cost, &program.cost),
        (&plan.result.incremental_units, &program.incremental_units),
        (&plan.sum_alone, &program.tsv),
        (&plan.by_program[0].credit.tsv, &program.tsv),
    ] {
        assert_eq!(a, b);
    }
    assert_eq!(plan.interaction.mean, 0.0);
    assert_eq!(plan.not_credited.as_ref().map(|g| g.tsv.mean), Some(0.0));
    assert_eq!(json(&plan.result.pnl), json(&program.pnl));
}

#[test]
fn a_plan_of_two_programs_is_one_program_with_the_tactics_of_both() {
    let during = "channels = [\"store\"], from = 2027-01-11, to = 2027-01-31";
    let cut = tactic("cut", "price-cut = { depth = \"15%\" }", during, "");
    let late = "channels = [\"app\", \"web\"], from = 2027-01-25, to = 2027-02-07";
    let other = tactic("other", "price-cut = { depth = \"10%\" }", late, "third_party_cost = 1000");
    let text = format!(
        "{}{}{}{}",
        market_text(),
        program_text("P", &cut),
        program_text("Q", &other),
        program_text("PQ", &format!("{cut}{other}"))
    );
    let mut scenario = with_plans(read(&text, &[]), &[("both", &["Q", "P"])]);
    scenario.spec.plan[0].home = Some("store".to_owned());
    let results = run(&scenario, 2, Credits { by_program: true, ..Credits::default() });
    let mut whole = results.programs[2].clone();
    assert_ne!(whole.tsv.mean, 0.0);
    whole.name.clear();
    whole.scorecard.rank = 1;
    assert_eq!(as_program(&results.plans[0], "PQ"), json(&whole));
    assert_eq!(results.plans[0].programs, ["P", "Q"], "in the order of the file");
    // What is left without P is Q alone.
    let credit = &results.plans[0].by_program[0];
    assert_eq!(credit.program, "P");
    let q = &results.programs[1];
    assert!((credit.credit.tsv.mean - (results.plans[0].result.tsv.mean - q.tsv.mean)).abs() <= 1.0);
}

#[test]
fn credits_and_the_rest_add_up_to_the_plan() {
    let scenario = with_plans(
        starter(&[("scenario.households", "400000")]),
        &[("all", &["A", "B", "C", "D"]), ("two", &["D", "A"])],
    );
    let results = run(&scenario, 3, Credits { by_program: true, ..Credits::default() });
    assert_eq!((results.plan_ranking.len(), results.plan_pairs.len(), results.programs.len()), (2, 1, 4));
    for plan in &results.plans {
        let result = &plan.result;
        assert_eq!(plan.sum_alone.mean + plan.interaction.mean, result.tsv.mean);
        let alone: f64 = plan.by_program.iter().map(|c| c.alone.mean).sum();
        assert!((alone - plan.sum_alone.mean).abs() <= plan.programs.len() as f64, "rounded one by one");
        let rest = plan.not_credited.as_ref().expect("rest");
        let sum = |of: &dyn Fn(&omnisim::experiment::results::Gains) -> f64| {
            plan.by_program.iter().map(|c| of(&c.credit)).sum::<f64>() + of(rest)
        };
        assert_eq!(sum(&|g| g.tsv.mean), result.tsv.mean);
        assert_eq!(sum(&|g| g.brand_profit.mean), result.brand_profit.mean);
        assert_eq!(sum(&|g| g.retailer_profit.mean), result.retailer_profit.mean);
        assert!(plan.by_program.iter().any(|c| c.credit.tsv.mean != 0.0));
    }
    assert!(results.plans.iter().any(|p| p.interaction.mean != 0.0), "programs on the same shelves interact");
    assert!(results.calendar.iter().any(|e| e.plans == ["all", "two"]));
}
