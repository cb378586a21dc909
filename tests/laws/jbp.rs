//! Joint business plans and guardrails: chances, contributions, and what a rule lets through.

use omnisim::experiment::jbp::{p_hit, run};
use omnisim::experiment::{Options, Reps, compare};
use omnisim::scenario::guardrails::evaluate;
use omnisim::scenario::jbp::{Jbp, Wanted, check_text};
use omnisim::scenario::load;
use omnisim::scenario::template::STARTER;

const SMALL: [(&str, &str); 4] = [
    ("scenario.shoppers", "300"),
    ("scenario.weeks", "8"),
    ("scenario.warm_up_weeks", "2"),
    ("scenario.households", "300000"),
];

fn options(futures: u32) -> Options {
    Options {
        reps: Reps::Fixed(futures),
        fixed_assumptions: false,
        programs: Vec::new(),
        journeys: false,
        memory: None,
    }
}

fn starter(sets: &[(&str, &str)]) -> load::Checked {
    let sets: Vec<(String, String)> =
        SMALL.iter().chain(sets).map(|(path, value)| ((*path).to_owned(), (*value).to_owned())).collect();
    load::check_text_with("starter.toml", STARTER, &sets)
}

fn plan(targets: &str, programs: &str, sets: &[(&str, &str)]) -> Jbp {
    let head = "[jbp]\nid = \"p\"\nname = \"P\"\nscenario = \"s\"\naccount = \"A\"\nbrand = \"B\"\n";
    let text = format!("{head}programs = [{programs}]\n{targets}");
    let checked = check_text("plan", &text, &|_| starter(sets));
    let problems: Vec<&str> = checked.report.diagnostics.iter().map(|d| d.message.as_str()).collect();
    checked.jbp.unwrap_or_else(|| panic!("{problems:?}"))
}

const TARGETS: &str = "
[[target]]
side = \"brand\"
kpi = \"sell_out\"
growth = \"0%\"
[[target]]
side = \"brand\"
kpi = \"sell_out\"
growth = \"+5%\"
[[target]]
side = \"brand\"
kpi = \"sell_out\"
growth = \"+200%\"
[[target]]
side = \"retailer\"
kpi = \"traffic\"
at_least = 0
";

#[test]
fn the_chance_of_reaching_a_target_never_rises_with_the_target() {
    let (with, without) = ([3.0, 1.0, 2.0, 7.0], [2.0, 2.0, 2.0, 2.0]);
    let mut before = [1.0; 3];
    for step in 0..100 {
        let level = f64::from(step) / 10.0 - 1.0;
        let wanted = [Wanted::AtLeast(level), Wanted::Growth(level), Wanted::AtMost(9.0 - level)];
        let chances = wanted.map(|w| p_hit(w, &with, &without));
        assert!(chances.iter().zip(&before).all(|(now, last)| now <= last), "{level}: {chances:?} after {before:?}");
        before = chances;
    }
    assert_eq!(p_hit(Wanted::AtLeast(2.0), &with, &without), 0.75);
    assert_eq!(p_hit(Wanted::Growth(0.5), &with, &without), 0.5);
}

#[test]
fn a_contribution_is_the_level_with_the_plan_less_the_level_without_it() {
    let jbp = plan(TARGETS, "\"A\", \"B\"", &[]);
    let sheet = run(&jbp, &options(3), &|_| true).expect("futures").sheet;
    assert_eq!((sheet.targets.len(), sheet.programs.len()), (4, 2));
    for row in &sheet.targets {
        let mean = |e: &Option<omnisim::experiment::results::Estimate>| e.as_ref().expect("there").mean;
        assert!((mean(&row.with) - mean(&row.without) - mean(&row.contribution)).abs() <= 2.0, "{row:?}");
    }
    let chances: Vec<f64> = sheet.targets.iter().filter_map(|t| t.p_hit).collect();
    assert!(
        chances[0] >= chances[1] && chances[1] >= chances[2] && chances[2] == 0.0 && chances[3] == 1.0,
        "{chances:?}"
    );
    assert!(sheet.targets[0].contribution.as_ref().is_some_and(|e| e.mean > 0.0), "two programs sell more");
}

#[test]
fn a_plan_that_changes_nothing_contributes_exactly_nothing() {
    let nothing = [
        ("program.B.tactic.voucher.mechanic.app-coupon.seen_in_app", "0%"),
        ("program.B.tactic.voucher.mechanic.app-coupon.pushes_per_week", "0"),
    ];
    let jbp = plan(TARGETS, "\"B\"", &nothing);
    let sheet = run(&jbp, &options(2), &|_| true).expect("futures").sheet;
    for row in &sheet.targets {
        let e = row.contribution.as_ref().expect("there");
        assert_eq!([e.mean, e.p05, e.p95], [0.0; 3], "{row:?}");
    }
    assert_eq!(sheet.targets[0].p_hit, Some(1.0), "growth of at least 0%");
}

#[test]
fn a_rule_is_broken_exactly_when_the_value_is_beyond_the_limit() {
    let rule = |kind: &str| {
        let text = format!("{STARTER}\n[[guardrail]]\nid = \"R\"\nlevel = \"warn\"\nwhy = \"w\"\nkind.{kind}\n");
        let scenario = load::from_text(&text).expect("sound");
        evaluate(&scenario.spec)
    };
    for (kind, at) in [("max-depth", 100.0), ("max-price-gap", 100.0)] {
        let value =
            rule(&format!("{kind} = {{ limit = \"100%\" }}")).iter().filter_map(|f| f.value).fold(0.0, f64::max) * at;
        let held = |limit: f64| rule(&format!("{kind} = {{ limit = \"{limit}%\" }}")).iter().all(|f| f.held);
        assert!(value > 0.0 && held(value + 0.5) && !held(value - 0.5), "{kind}: {value}");
    }
    let days = rule("max-deal-length = { days = 0 }");
    let longest = days.iter().filter_map(|f| f.value).fold(0.0, f64::max) as u32;
    assert!(longest > 0 && rule(&format!("max-deal-length = {{ days = {longest} }}")).iter().all(|f| f.held));
    assert!(rule(&format!("max-deal-length = {{ days = {} }}", longest - 1)).iter().any(|f| !f.held));
}

#[test]
fn rules_change_no_number_of_a_run_and_report_what_results_say() {
    let text = |rules: &str| format!("{STARTER}\n{rules}");
    let rules = "[[guardrail]]\nid = \"R\"\nwhy = \"w\"\nlevel = \"warn\"\nkind.max-deal-share = { limit = \"0%\" }\n\
                 [[guardrail]]\nid = \"S\"\nwhy = \"w\"\nlevel = \"warn\"\nkind.min-tsv = { limit = -800000000000 }\n";
    let run = |text: &str| {
        let sets: Vec<(String, String)> = SMALL.iter().map(|(p, v)| ((*p).to_owned(), (*v).to_owned())).collect();
        let scenario = load::check_text_with("t", text, &sets).scenario.expect("sound");
        compare(&scenario, &options(1), &|_| true).expect("futures").results
    };
    let (without, with) = (run(STARTER), run(&text(rules)));
    let programs = |r: &omnisim::experiment::results::Results| serde_json::to_string(&r.programs).expect("JSON");
    assert_eq!(programs(&without), programs(&with));
    assert!(without.guardrails.is_empty());
    let arms = with.programs.len() + with.plans.len();
    assert_eq!(with.guardrails.len(), 2 * arms);
    assert!(with.guardrails.iter().all(|g| g.held == (g.id == "S")), "{:?}", with.guardrails);
}
