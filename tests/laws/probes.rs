//! Further worlds that explain a result: legs of programs, breaks in money, the price of silos, ways to operate, terminal value.

use crate::worlds::{compare_fixed, market_text, program_text, read, starter, tactic};
use omnisim::experiment::results::{Estimate, ProgramResult, Results};
use omnisim::experiment::{Credits, LegMethod, Options, Probes, Reps, compare_with};
use omnisim::scenario::{
    CalendarDate, FundingSpec, LinkInvestmentSpec, MechanicSpec, ProgramSpec, Scenario, fits_together,
};

fn run(scenario: &Scenario, futures: u32, probes: Probes) -> Results {
    let options = Options {
        reps: Reps::Fixed(futures),
        fixed_assumptions: false,
        programs: Vec::new(),
        journeys: false,
        memory: None,
    };
    let credits = Credits { probes: Probes { futures: Some(futures), ..probes }, ..Credits::default() };
    compare_with(scenario, &options, credits, &|_| true).unwrap_or_else(|error| panic!("{error}")).results
}

fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).expect("JSON")
}

fn legs_by(method: LegMethod) -> Probes {
    Probes { legs: method, ..Probes::default() }
}

/// Two programs in a market of few shoppers: one of `count` price cuts that overlap, one of a single cut.
fn cuts(count: usize) -> Scenario {
    let during = "channels = [\"store\"], from = 2027-01-11, to = 2027-01-31";
    let app = "channels = [\"app\", \"web\"], from = 2027-01-18, to = 2027-02-07";
    let one = |at: usize| {
        let place = if at.is_multiple_of(2) { during } else { app };
        tactic(
            &format!("t{at}"),
            &format!("price-cut = {{ depth = \"{}%\" }}", 12 + at),
            place,
            "third_party_cost = 900",
        )
    };
    let all: String = (0..count).map(one).collect();
    let text = format!("{}{}{}", market_text(), program_text("P", &all), program_text("Q", &one(0)));
    read(&text, &[])
}

/// What must add up for the legs of a program.
fn expect_sums(program: &ProgramResult) {
    let basis = program.leg_basis.as_ref().expect("legs");
    let sum = |of: &dyn Fn(&omnisim::experiment::results::Leg) -> f64| program.legs.iter().map(of).sum::<f64>();
    assert_eq!(sum(&|l| l.tsv.mean), basis.tsv.mean, "legs of {}", program.id);
    assert_eq!(program.leg_matrix.iter().map(|c| c.profit.mean).sum::<f64>(), basis.tsv.mean, "{}", program.id);
    for cell in &program.matrix {
        let of_rows = program.leg_matrix.iter().filter(|c| c.changed_in == cell.changed_in);
        let rows: Vec<f64> = of_rows.map(|c| c.profit.mean).collect();
        assert!((rows.iter().sum::<f64>() - cell.profit.mean).abs() <= rows.len() as f64 + 1.0, "{}", cell.changed_in);
    }
}

#[test]
fn legs_add_up_a_single_leg_is_the_whole_and_nothing_else_moves() {
    let scenario = starter(&[("scenario.households", "400000")]);
    let (plain, results) =
        (compare_fixed(&scenario, 2, &[]).results, run(&scenario, 2, legs_by(LegMethod::LeaveOneOut)));
    for (program, before) in results.programs.iter().zip(&plain.programs) {
        expect_sums(program);
        let basis = program.leg_basis.as_ref().expect("legs");
        assert_eq!((basis.futures, &basis.tsv), (2, &program.tsv), "in all futures of a short run");
        assert_eq!(program.legs.iter().map(|l| l.cost.mean).sum::<f64>(), program.cost.mean, "money of {}", program.id);
        if program.legs.len() == 2 {
            assert_eq!(program.legs[0].tsv.mean, program.tsv.mean, "the only leg of {}", program.id);
            assert_eq!(program.legs[1].tsv.mean, 0.0, "nothing to interact with");
        }
        let mut same = program.clone();
        (same.legs, same.leg_matrix, same.leg_basis) = (Vec::new(), Vec::new(), None);
        assert_eq!(json(&same), json(before), "nothing else of {} moves", program.id);
    }
    assert!(results.programs.iter().any(|p| p.legs.len() > 2), "a program with several tactics");
}

#[test]
fn of_two_tactics_the_shapley_value_is_the_mean_of_first_and_last() {
    let results = run(&cuts(2), 2, legs_by(LegMethod::Shapley));
    let program = &results.programs[0];
    expect_sums(program);
    assert_eq!(program.legs.len(), 2, "no interaction is left over");
    let alone: Vec<f64> = program.legs.iter().map(|l| l.alone.as_ref().expect("simulated").mean).collect();
    let interaction = program.tsv.mean - alone.iter().sum::<f64>();
    assert_ne!(interaction, 0.0, "two cuts on the same products interact");
    for (leg, alone) in program.legs.iter().zip(&alone) {
        assert!((leg.tsv.mean - (alone + interaction / 2.0)).abs() <= 1.0, "{}: {} {alone}", leg.tactic, leg.tsv.mean);
    }
}

#[test]
fn shapley_values_add_up_whether_all_orders_are_there_or_those_of_a_ring() {
    for (tactics, method, orders) in [(3, "shapley", 6), (6, "shapley_sampled", 12)] {
        let results = run(&cuts(tactics), 1, legs_by(LegMethod::Shapley));
        let program = &results.programs[0];
        let basis = program.leg_basis.as_ref().expect("legs");
        assert_eq!((basis.method.as_str(), basis.orders, program.legs.len()), (method, Some(orders), tactics));
        expect_sums(program);
        assert!(program.legs.iter().all(|l| l.alone.is_some()), "each tactic alone is among the groups");
    }
}

#[test]
fn a_break_that_cannot_happen_costs_nothing_and_one_that_does_has_a_price() {
    let asked = Probes { breaks: true, ..Probes::default() };
    let results = run(&starter(&[]), 1, asked);
    let breaks = results.breaks.expect("asked for");
    let of_causes: Vec<_> = breaks.points.iter().filter(|p| p.from.is_none()).collect();
    assert!(!of_causes.is_empty() && of_causes.iter().all(|p| p.program.is_none() && p.count.mean > 0.0));
    assert!(breaks.points.iter().any(|p| p.fix.system_profit.mean != 0.0));
    assert!(breaks.points.iter().any(|p| p.program.is_some()), "a coupon is refused only when it is out");
    let mut perfect = starter(&[]);
    let pairs: Vec<(String, String)> = {
        let own = || perfect.spec.channel.iter().map(|c| c.id.clone()).collect::<Vec<_>>();
        own().into_iter().flat_map(|from| own().into_iter().map(move |to| (from.clone(), to))).collect()
    };
    let like = perfect.spec.link[0].clone();
    let link = |(from, to)| {
        let mut link = like.clone();
        (link.from, link.to) = (from, to);
        [link.price, link.promotion, link.information, link.identity, link.stock] = [1.0; 5];
        link
    };
    perfect.spec.link = pairs.into_iter().filter(|(from, to)| from != to).map(link).collect();
    assert!(run(&perfect, 1, asked).breaks.expect("asked for").points.is_empty(), "nothing breaks");
}

#[test]
fn a_cause_that_breaks_on_one_link_only_costs_what_that_link_costs() {
    let mut scenario = starter(&[]);
    for link in &mut scenario.spec.link {
        [link.price, link.promotion, link.information, link.identity, link.stock] = [1.0; 5];
        if (link.from.as_str(), link.to.as_str()) == ("app", "store") {
            link.information = 0.2;
        }
    }
    let own: Vec<String> = scenario.spec.link.iter().flat_map(|l| [l.from.clone(), l.to.clone()]).collect();
    let like = scenario.spec.link[0].clone();
    let is_there = |s: &Scenario, from: &str, to: &str| s.spec.link.iter().any(|l| l.from == from && l.to == to);
    for from in &own {
        for to in own.iter().filter(|to| *to != from) {
            if !is_there(&scenario, from, to) {
                let mut link = like.clone();
                (link.from, link.to, link.information) = (from.clone(), to.clone(), 1.0);
                scenario.spec.link.push(link);
            }
        }
    }
    scenario.spec.program.truncate(1);
    scenario.spec.program.push(repair(&scenario));
    let results = run(&scenario, 1, Probes { breaks: true, ..Probes::default() });
    let breaks = results.breaks.expect("asked for");
    let points: Vec<_> = breaks.points.iter().filter(|p| p.program.is_none()).collect();
    let cause = |all: bool| points.iter().find(|p| p.cause == "information" && p.from.is_none() == all);
    let (all, link) = (cause(true).expect("the cause"), cause(false).expect("the link"));
    assert_eq!(all.count, link.count);
    assert_eq!(json(&all.fix.system_profit), json(&link.fix.system_profit));
    // A program of the scenario that repairs the same link for the whole horizon at no cost is worth the same.
    let program = results.programs.last().expect("the repair");
    same(&link.fix.system_profit, &program.tsv, "the link repaired by a program");
    assert!(program.tsv.mean != 0.0, "what breaks so often has a price");
}

/// A program that makes information carry over from app to store for the whole horizon, and costs nothing.
fn repair(scenario: &Scenario) -> ProgramSpec {
    let mut program = scenario.spec.program[0].clone();
    program.id = "repair".to_owned();
    program.tactic.truncate(1);
    let tactic = &mut program.tactic[0];
    tactic.mechanic = MechanicSpec::LinkInvestment(LinkInvestmentSpec {
        from: vec!["app".to_owned()],
        to: vec!["store".to_owned()],
        price: None,
        promotion: None,
        information: Some(1.0),
        identity: None,
        stock: None,
        cost_per_week: None,
    });
    (tactic.products, tactic.brands, tactic.funding) = (Vec::new(), Vec::new(), FundingSpec::default());
    tactic.delivery.from = scenario.spec.scenario.start;
    let days = i64::from(scenario.spec.scenario.weeks) * 7 - 1;
    tactic.delivery.to = CalendarDate(scenario.spec.scenario.start.0 + time::Duration::days(days));
    program
}

fn same(a: &Estimate, b: &Estimate, what: &str) {
    assert_eq!(json(a), json(b), "{what}");
}

#[test]
fn silos_cost_nothing_when_scorecard_and_system_pick_alike_and_the_difference_of_two_plans_otherwise() {
    let results = run(&starter(&[]), 2, Probes { silos: true, ..Probes::default() });
    let silos = results.silos.as_ref().expect("several programs");
    assert_eq!(silos.price.mean, silos.by_system.tsv.mean - silos.by_scorecards.tsv.mean);
    for pick in &silos.picks {
        let best = |value: &dyn Fn(&ProgramResult) -> f64| {
            let at_home = results.programs.iter().filter(|p| p.home == pick.channel && value(p) > 0.0);
            at_home.max_by(|a, b| value(a).total_cmp(&value(b))).map(|p| p.id.clone())
        };
        assert_eq!(pick.by_scorecard, best(&|p| p.scorecard.net.mean), "{}", pick.channel);
        assert_eq!(pick.by_system, best(&|p| p.tsv.mean), "{}", pick.channel);
        for id in [&pick.by_scorecard, &pick.by_system].into_iter().flatten() {
            let program = results.programs.iter().find(|p| p.id == *id).expect("a program");
            assert_eq!(program.home, pick.channel);
        }
    }
    for plan in [&silos.by_scorecards, &silos.by_system] {
        match &plan.programs[..] {
            [] => assert_eq!(plan.tsv.mean, 0.0),
            [one] => same(&plan.tsv, &results.programs.iter().find(|p| p.id == *one).expect("program").tsv, one),
            _ => {}
        }
        assert!((plan.brand_profit.mean + plan.retailer_profit.mean - plan.tsv.mean).abs() <= 1.0);
    }
    let mut dear = starter(&[]);
    dear.spec.program.iter_mut().for_each(|p| p.tactic[0].funding.third_party_cost = Some(1e10));
    let alike = run(&dear, 2, Probes { silos: true, ..Probes::default() }).silos.expect("several programs");
    assert!(alike.by_scorecards.programs.is_empty() && alike.by_system.programs.is_empty(), "nothing pays back");
    assert_eq!((alike.price.mean, alike.price.p05, alike.verdict.as_str()), (0.0, 0.0, "same"));
}

#[test]
fn ways_to_operate_are_measured_against_the_scenario_as_it_is() {
    let mut scenario = starter(&[]);
    let results = run(&scenario, 2, Probes { operations: true, ..Probes::default() });
    let operations = results.operations.as_ref().expect("asked for");
    let way = |id: &str| operations.ways.iter().find(|w| w.id == id).expect(id);
    let as_is = way("as_is");
    same(&as_is.system_profit, &results.baseline.system_profit, "system profit as it is");
    for (program, there) in as_is.programs.iter().zip(&results.programs) {
        assert_eq!((&program.program, program.difference.mean), (&there.id, 0.0));
        same(&program.tsv, &there.tsv, &there.id);
    }
    assert!(
        way("omnichannel").system_profit.mean > way("multichannel").system_profit.mean,
        "breaks cost trust and sales"
    );
    // A scenario in which nothing is connected is its own multichannel world.
    scenario.spec.link.clear();
    let apart = run(&scenario, 2, Probes { operations: true, ..Probes::default() });
    let there = &apart.operations.as_ref().expect("asked for").ways[0];
    same(&there.system_profit, &apart.baseline.system_profit, "nothing connected");
    same(&there.system_profit, &way("multichannel").system_profit, "whatever the links were");
}

#[test]
fn terminal_value_is_what_the_same_worlds_do_when_they_run_on() {
    let scenario = starter(&[]);
    let results = run(&scenario, 2, Probes { terminal_weeks: 4, ..Probes::default() });
    let terminal = results.terminal.as_ref().expect("asked for");
    let mut longer = scenario;
    longer.spec.scenario.weeks += 4;
    let longer = compare_fixed(&longer, 2, &[]).results;
    for ((value, to), on) in terminal.programs.iter().zip(&results.programs).zip(&longer.programs) {
        assert!((value.tsv.mean - (on.tsv.mean - to.tsv.mean)).abs() <= 1.0, "{}", value.program);
        let weeks = to.by_week.len();
        assert_eq!(json(&to.by_week), json(&on.by_week[..weeks].to_vec()), "the weeks before are the same");
    }
    assert!(terminal.programs.iter().any(|p| p.tsv.mean != 0.0), "full pantries are eaten up");
}

#[test]
fn without_a_number_probes_take_half_of_the_futures_and_at_most_eight() {
    let among = |futures: Option<u32>, all: usize| Probes { futures, ..Probes::usual() }.among(all);
    assert_eq!([1, 2, 3, 16, 64].map(|all| among(None, all)), [1, 1, 2, 8, 8]);
    assert_eq!((among(Some(20), 64), among(Some(20), 5)), (20, 5));
}

#[test]
fn programs_that_are_too_many_for_one_plan_have_no_price_of_silos() {
    let scenario = cuts(16);
    let (start, full) = (scenario.spec.scenario.start, &scenario.spec.program[0]);
    assert!(fits_together(start, &[full; 4]) && !fits_together(start, &[full; 5]), "64 tactics in one plan");
    let of_some = |number: u32| {
        let mut program = full.clone();
        program.tactic.truncate(1);
        program.tactic[0].id = format!("only-{number}");
        program.tactic[0].delivery.reach = Some(omnisim::scenario::Percent(0.5));
        program
    };
    let groups: Vec<_> = (0..7).map(of_some).collect();
    let some = |count: usize| groups.iter().take(count).collect::<Vec<_>>();
    assert!(fits_together(start, &some(6)) && !fits_together(start, &some(7)), "six groups of shoppers in one plan");
}
