//! A joint business plan run as a whole: each program keeps its budget and what it promises; goods delivered by category.

use omnisim::experiment::jbp::run;
use omnisim::experiment::results::sheet::TargetRow;
use omnisim::experiment::{Options, Reps, compare};
use omnisim::market::Market;
use omnisim::program::Program;
use omnisim::scenario::jbp::{Checked, Jbp, check_text};
use omnisim::scenario::load;
use omnisim::scenario::template::STARTER;
use omnisim::scenario::{PlanSpec, Scenario};

const SMALL: [(&str, &str); 4] = [
    ("scenario.shoppers", "300"),
    ("scenario.weeks", "8"),
    ("scenario.warm_up_weeks", "6"),
    ("scenario.households", "300000"),
];

fn options() -> Options {
    Options { reps: Reps::Fixed(2), fixed_assumptions: false, programs: Vec::new(), journeys: false, memory: None }
}

fn check(targets: &str, sets: &[(&str, &str)]) -> Checked {
    let head = "[jbp]\nid = \"p\"\nname = \"P\"\nscenario = \"s\"\naccount = \"A\"\nbrand = \"B\"\n";
    let sets: Vec<(String, String)> =
        SMALL.iter().chain(sets).map(|(path, value)| ((*path).to_owned(), (*value).to_owned())).collect();
    check_text("plan", &format!("{head}programs = [\"A\", \"B\"]\n{targets}"), &|_| {
        load::check_text_with("starter.toml", STARTER, &sets)
    })
}

fn plan(targets: &str, sets: &[(&str, &str)]) -> Jbp {
    let checked = check(targets, sets);
    let problems: Vec<&str> = checked.report.diagnostics.iter().map(|d| d.message.as_str()).collect();
    checked.jbp.unwrap_or_else(|| panic!("{problems:?}"))
}

/// The programs of a plan with a `[[plan]]` of both written in the scenario.
fn by_scenario(jbp: &Jbp) -> Scenario {
    let mut scenario = jbp.scenario.clone();
    scenario.spec.program.retain(|p| ["A", "B"].contains(&p.id.as_str()));
    scenario.spec.plan =
        vec![PlanSpec { id: "both".to_owned(), programs: vec!["A".to_owned(), "B".to_owned()], ..PlanSpec::default() }];
    scenario
}

fn mean(row: &TargetRow) -> f64 {
    row.contribution.as_ref().expect("a contribution").mean
}

const PROFIT: &str = "[[target]]\nside = \"brand\"\nkpi = \"brand_profit\"\ngrowth = \"0%\"\n";

#[test]
fn programs_together_are_the_plan_of_the_scenario_and_keep_budgets_of_their_own() {
    let stops = [("program.B.when_spent", "stop"), ("program.B.budget", "2000000")];
    let mut seen = Vec::new();
    for sets in [&stops as &[(&str, &str)], &[]] {
        let jbp = plan(PROFIT, sets);
        let sheet = run(&jbp, &options(), &|_| true).expect("futures").sheet;
        let results = compare(&by_scenario(&jbp), &options(), &|_| true).expect("futures").results;
        assert_eq!(sheet.programs.len(), 2);
        assert_eq!(mean(&sheet.targets[0]), results.plans[0].result.brand_profit.mean);
        seen.push(mean(&sheet.targets[0]));
    }
    assert_ne!(seen[0], seen[1], "a spent budget ends the offer of its own program");
}

#[test]
fn what_every_program_promises_is_known_to_orders() {
    let more = "[[program.forecast]]\nproducts = [\"an-350\"]\nfrom = 2027-01-11\nto = 2027-01-31\nuplift = 2.0\n";
    let text = STARTER.replace("[[program.tactic]]", &format!("{more}[[program.tactic]]"));
    let head = "[jbp]\nid = \"p\"\nname = \"P\"\nscenario = \"s\"\naccount = \"A\"\nbrand = \"B\"\n";
    let checked = check_text("plan", head, &|_| load::check_text_with("starter.toml", &text, &[]));
    let planned = checked.jbp.expect("sound").planned;
    let members: Vec<_> = planned.spec.program.iter().collect();
    let whole = Program::plan("all", None, &members, &Market::build(&planned));
    let promised: usize = members.iter().map(|p| p.forecast.len()).sum();
    assert!(promised >= members.len() && whole.forecasts.len() == promised, "{promised} promised");
    assert_eq!(planned.spec.plan[0].programs.len(), members.len());
}

const SUPPLY: (&str, &str) = ("supply.otif", "90%");

#[test]
fn goods_delivered_to_the_account_are_counted_by_category() {
    let target =
        |category: &str| format!("[[target]]\nside = \"brand\"\nkpi = \"sell_in\"\n{category}growth = \"0%\"\n");
    let all = target("") + &target("category = \"shampoo\"\n") + &target("category = \"drinks\"\n");
    for sets in [&[SUPPLY] as &[(&str, &str)], &[]] {
        let sheet = run(&plan(&all, sets), &options(), &|_| true).expect("futures").sheet;
        let without: Vec<f64> = sheet.targets.iter().map(|t| t.without.as_ref().expect("a level").mean).collect();
        assert!((without[0] - without[1] - without[2]).abs() <= 2.0, "{without:?}");
        assert!(without[0] > 0.0 && without[1] > 0.0, "{without:?}");
    }
}

#[test]
fn goods_delivered_to_the_account_are_of_no_single_channel() {
    let target = "[[target]]\nside = \"brand\"\nkpi = \"sell_in\"\nchannels = [\"store\"]\ngrowth = \"0%\"\n";
    let supplied = check(target, &[SUPPLY]);
    assert!(supplied.jbp.is_none());
    let found = &supplied.report.diagnostics;
    assert_eq!((found.len(), found[0].path.as_str()), (1, "target[0].channels"));
    assert!(check(target, &[]).jbp.is_some(), "without supply what is sold is bought");
}
