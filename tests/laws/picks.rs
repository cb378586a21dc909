//! When shoppers are picked for an audience by what they did: on the first day of the program that picks them, whatever
//! else runs and however early orders are placed.

use crate::worlds::{cells, market_text, program_text, read, tactic};
use omnisim::engine::{Arm, Branch, Watch, World, run_branches, run_future};
use omnisim::program::Program;
use omnisim::scenario::Scenario;

const SETS: [(&str, &str); 3] =
    [("scenario.shoppers", "1000"), ("scenario.households", "1000"), ("scenario.warm_up_weeks", "20")];
/// Nothing goes wrong, and there is plenty.
const PERFECT: [(&str, &str); 7] = [
    ("supply.otif", "100%"),
    ("supply.otif_of_others", "100%"),
    ("supply.forecast_error", "0%"),
    ("supply.promotion_forecast_error", "0%"),
    ("supply.recount_error", "0%"),
    ("supply.safety_days", "60"),
    ("supply.store_safety_days", "60"),
];

/// A cut for an audience during some days.
fn cut(id: &str, days: [&str; 2], audience: &str) -> String {
    let [from, to] = days;
    let delivery = format!("channels = [\"store\", \"app\"], from = {from}, to = {to}, {audience}");
    tactic(id, "price-cut = { depth = \"30%\" }", &delivery, "")
}

const EARLY: [&str; 2] = ["2026-12-28", "2027-01-03"];
const LATE: [&str; 2] = ["2027-02-01", "2027-02-14"];

/// Layers of every shopper, as they stand after the last day.
#[derive(Default)]
struct Picked(Vec<u8>);

impl Watch for Picked {
    fn after_day(&mut self, _: &World, arm: &Arm, _: u16) {
        self.0.clone_from(&arm.layers);
    }
}

/// Shoppers picked for the tactic `id`.
fn picked(world: &World, program: &Program, id: &str) -> Vec<bool> {
    picked_by(world, Branch::of(world, program).expect("it starts"), id)
}

fn picked_by(world: &World, branch: Branch<'_>, id: &str) -> Vec<bool> {
    let program = branch.program;
    let (_, ends) = run_branches(world, &[branch], 0, false, |_| Picked::default());
    let (_, Picked(layers)) = ends.into_iter().flatten().next().expect("an end");
    let layer = program.tactics.iter().find(|t| t.id == id).and_then(|t| t.layer).expect("a layer");
    layers.iter().map(|bits| bits >> layer & 1 == 1).collect()
}

fn count(of: &[bool]) -> usize {
    of.iter().filter(|one| **one).count()
}

fn programs(text: &str, sets: &[(&str, &str)]) -> (Scenario, World) {
    let sets: Vec<(&str, &str)> = SETS.iter().chain(sets).copied().collect();
    let scenario = read(&format!("{}{text}", market_text()), &sets);
    let world = World::build(&scenario, 0, true);
    (scenario, world)
}

#[test]
fn orders_placed_ahead_change_nobody_who_is_picked() {
    for audience in ["lapsed", "buyers"] {
        let text = program_text("P", &cut("one", LATE, &format!("audience = \"{audience}\"")));
        let [plenty, with] = [&[] as &[(&str, &str)], &PERFECT].map(|sets| {
            let (scenario, world) = programs(&text, sets);
            assert_eq!(world.market.supply.is_some(), !sets.is_empty());
            picked(&world, &Program::build(&scenario.spec.program[0], &world.market), "one")
        });
        assert!(count(&plenty) > 0 && count(&plenty) < plenty.len(), "{audience}: {}", count(&plenty));
        // Shelves are bare once in a while however much is in stock, so that a few were seen buying something else.
        let others = plenty.iter().zip(&with).filter(|(a, b)| a != b).count();
        assert!(100 * others < plenty.len(), "{audience}: {others} of {}", count(&plenty));
        // In the same market nobody differs from those picked when the program leaves the baseline on its first day.
        let (scenario, world) = programs(&text, &PERFECT);
        let program = Program::build(&scenario.spec.program[0], &world.market);
        let branch = Branch::of(&world, &program).expect("it starts");
        let from = program.first_day(u16::MAX).expect("a day");
        assert!(branch.from < from && picked_by(&world, Branch { from, ..branch }, "one") == with, "{audience}");
        // The control: on the day on which orders are first placed it would be for others.
        let text = program_text("P", &cut("one", ["2027-01-12", "2027-02-14"], &format!("audience = \"{audience}\"")));
        let (scenario, world) = programs(&text, &[]);
        let early = picked(&world, &Program::build(&scenario.spec.program[0], &world.market), "one");
        let others = plenty.iter().zip(&early).filter(|(a, b)| a != b).count();
        assert!(others > 0 && (audience == "buyers" || 100 * others > plenty.len()), "{audience}: {others}");
    }
}

#[test]
fn a_program_in_a_plan_is_for_the_same_shoppers_as_alone() {
    let nobody = program_text("A", &cut("one", EARLY, "where = { purchases_from = 250 }"));
    for audience in ["lapsed", "buyers"] {
        let text = nobody.clone() + &program_text("B", &cut("two", LATE, &format!("audience = \"{audience}\"")));
        let (scenario, world) = programs(&text, &[]);
        let [a, b] = [&scenario.spec.program[0], &scenario.spec.program[1]];
        let plan = Program::plan("both", None, &[a, b], &world.market);
        let alone = Program::build(b, &world.market);
        assert!(plan.first_day(u16::MAX) < alone.first_day(u16::MAX));
        let (in_plan, by_itself) = (picked(&world, &plan, "B.two"), picked(&world, &alone, "two"));
        assert!(in_plan == by_itself && count(&in_plan) > 0, "{audience}");
        let run = run_future(&world, &[plan, alone], false);
        assert_eq!(cells(&run.programs[0].ledger), cells(&run.programs[1].ledger), "{audience}");
        assert_ne!(cells(&run.programs[0].ledger), cells(&run.baseline.ledger), "{audience}");
        // The control: on the first day of the plan it would be for others.
        let early = program_text("B", &cut("two", EARLY, &format!("audience = \"{audience}\"")));
        let (scenario, world) = programs(&early, &[]);
        let early = picked(&world, &Program::build(&scenario.spec.program[0], &world.market), "two");
        assert_ne!(early, in_plan, "{audience}");
    }
}

#[test]
fn programs_of_a_plan_share_a_group_of_shoppers_only_when_they_pick_them_on_one_day() {
    for (audience, days, layers) in [("lapsed", LATE, 2), ("lapsed", EARLY, 1), ("members", LATE, 1)] {
        let audience = format!("audience = \"{audience}\"");
        let text = program_text("A", &cut("one", EARLY, &audience)) + &program_text("B", &cut("two", days, &audience));
        let (scenario, world) = programs(&text, &[]);
        let members: Vec<_> = scenario.spec.program.iter().collect();
        let plan = Program::plan("both", None, &members, &world.market);
        assert_eq!(plan.layers.len(), layers, "{audience} from {}", days[0]);
    }
}

#[test]
fn a_program_without_the_tactic_that_began_it_is_for_the_same_shoppers() {
    let text = program_text("P", &(cut("all", EARLY, "") + &cut("some", LATE, "audience = \"lapsed\"")));
    let (scenario, world) = programs(&text.replace(", , ", ", "), &[]);
    let spec = &scenario.spec.program[0];
    let whole = Program::build(spec, &world.market);
    let mut rest = spec.clone();
    rest.tactic.remove(0);
    let without = Program::build(&rest, &world.market).picking_with(&whole, world.market.calendar.days);
    assert!(whole.first_day(u16::MAX) < without.first_day(u16::MAX));
    let [with, without] = [&whole, &without].map(|program| picked(&world, program, "some"));
    assert!(with == without && count(&with) > 0);
}

#[test]
fn nobody_is_picked_before_the_day() {
    let text = program_text("P", &cut("one", LATE, "audience = \"buyers\""));
    let (scenario, world) = programs(&text, &PERFECT);
    let program = Program::build(&scenario.spec.program[0], &world.market);
    let (first, branch) = (program.first_day(u16::MAX).expect("a day"), Branch::of(&world, &program).expect("starts"));
    assert!(branch.from < first, "orders look ahead");
    for (until, some) in [(first, false), (first + 1, true)] {
        let (_, ends) = run_branches(&world, &[Branch { until, ..branch }], 0, false, |_| Picked::default());
        let (_, Picked(layers)) = ends.into_iter().flatten().next().expect("an end");
        assert_eq!(layers.contains(&1), some, "day {until}");
    }
}
