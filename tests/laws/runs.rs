//! Runs: the same question has the same answer, byte for byte, however it is asked.

use crate::worlds::{compare_fixed, future, market_text, one_day, program, program_text, read, starter, tactic};
use omnisim::engine::recorder::finish;
use omnisim::engine::{Arm, ArmEnd, World, run_future};
use omnisim::experiment::replicate::LOOKS;
use omnisim::experiment::{Comparison, Credits, Options, Progress, Reps, compare, count_worlds};
use omnisim::population::Memory;
use omnisim::program::Program;
use omnisim::scenario::{ProgramSpec, Scenario};
use omnisim::spread::Spread;
use std::sync::Mutex;

fn json(comparison: &Comparison) -> String {
    serde_json::to_string(&comparison.results).expect("results are JSON")
}

fn on_threads<T: Send>(threads: usize, work: impl FnOnce() -> T + Send) -> T {
    rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads").install(work)
}

#[test]
fn results_are_the_same_bytes_on_one_and_two_threads_and_in_a_second_run() {
    // More than one shard, so that shards do run side by side.
    let scenario = starter(&[("scenario.shoppers", "1500"), ("scenario.households", "1500")]);
    let run = |threads| on_threads(threads, || json(&compare_fixed(&scenario, 3, &[])));
    let one = run(1);
    assert!(one == run(2), "two threads change the results");
    assert!(one == run(1), "a second run changes the results");
    let other = starter(&[("scenario.shoppers", "1500"), ("scenario.households", "1500"), ("scenario.seed", "2")]);
    assert!(one != on_threads(2, || json(&compare_fixed(&other, 3, &[]))), "another seed gives the same results");
}

#[test]
fn futures_side_by_side_give_what_shards_and_arms_side_by_side_give() {
    // Two shards, and shelves that run out, so that every phase of a day runs both ways.
    let supplied = format!("{}\n[supply]\n", include_str!("../../scenarios/quickstart.toml"));
    let sets = [("scenario.shoppers", "1500"), ("scenario.weeks", "10"), ("scenario.warm_up_weeks", "8")];
    let scenario = read(&supplied, &sets);
    let run = |spread, threads| {
        let world = World { spread, ..World::build(&scenario, 1, false) };
        let programs: Vec<Program> = scenario.spec.program.iter().map(|p| Program::build(p, &world.market)).collect();
        on_threads(threads, || run_future(&world, &programs, true))
    };
    let alone = run(Spread::Futures, 1);
    assert!(alone.baseline != alone.programs[0], "programs do something");
    for (spread, threads) in [(Spread::Parts, 1), (Spread::Parts, 2), (Spread::Parts, 8), (Spread::Futures, 3)] {
        assert!(run(spread, threads) == alone, "{spread:?} on {threads} threads");
    }
}

#[test]
fn neither_threads_nor_memory_change_a_byte_of_the_results() {
    let scenario = starter(&[("scenario.shoppers", "1100"), ("scenario.weeks", "8"), ("scenario.warm_up_weeks", "2")]);
    let run = |threads, memory| {
        let options = Options {
            reps: Reps::Fixed(5),
            fixed_assumptions: false,
            programs: vec!["B".to_owned()],
            journeys: false,
            memory,
        };
        on_threads(threads, || compare(&scenario, &options, &|_| true).expect("runs"))
    };
    let one = run(1, None);
    assert_eq!(one.side_by_side, 1);
    let needed = count_worlds(&scenario, &Options { programs: vec!["B".to_owned()], ..options() }, Credits::default());
    let needed = needed.expect("known program").bytes_per_future;
    for (threads, memory, side_by_side) in
        [(2, None, 2), (3, None, 3), (8, None, 4), (4, Some(2 * needed), 2), (4, Some(1), 1)]
    {
        let other = run(threads, memory);
        assert_eq!(other.side_by_side, side_by_side, "{threads} threads, {memory:?}");
        assert!(json(&other) == json(&one), "{threads} threads, {memory:?}");
    }
}

#[test]
fn a_run_stopped_on_several_threads_keeps_the_first_futures_without_a_gap() {
    let scenario = starter(&[("scenario.shoppers", "300"), ("scenario.weeks", "8"), ("scenario.warm_up_weeks", "2")]);
    let stop = |p: &Progress| p.done < 4;
    let stopped = on_threads(3, || compare(&scenario, &options(), &stop)).expect("finished futures are kept");
    let futures = stopped.results.futures;
    assert!(stopped.stopped && (4..=6).contains(&futures), "those under way are ended, none is begun: {futures}");
    assert_eq!(json(&stopped), json(&compare_fixed(&scenario, futures, &[])));
}

/// Fifty futures of all programs.
fn options() -> Options {
    Options { reps: Reps::Fixed(50), fixed_assumptions: false, programs: Vec::new(), journeys: false, memory: None }
}

#[test]
fn a_program_run_alone_has_the_numbers_that_it_has_among_all() {
    let scenario = starter(&[]);
    let all = compare_fixed(&scenario, 3, &[]).results;
    for id in ["A", "B", "C", "D"] {
        let mut alone = compare_fixed(&scenario, 3, &[id]).results;
        let mut among = all.programs.iter().find(|p| p.id == id).expect("program").clone();
        // The rank among programs is the only number that may know of the others.
        (alone.programs[0].scorecard.rank, among.scorecard.rank) = (0, 0);
        let text = |p: &omnisim::experiment::results::ProgramResult| serde_json::to_string(p).expect("JSON");
        assert_eq!(text(&alone.programs[0]), text(&among), "{id}");
        assert_eq!(
            serde_json::to_string(&alone.baseline).expect("JSON"),
            serde_json::to_string(&all.baseline).expect("JSON")
        );
    }
}

#[test]
fn other_programs_in_the_file_and_their_order_change_no_number_of_a_program() {
    let mut scenario = starter(&[]);
    let before = future(&scenario, 1);
    scenario.spec.program.reverse();
    let more = program(
        &tactic(
            "more",
            "price-cut = { depth = \"15%\" }",
            "channels = [\"web\"], from = 2027-01-04, to = 2027-01-10",
            "",
        ),
        &[],
    );
    scenario.spec.program.insert(1, more.spec.program[0].clone());
    let after = future(&scenario, 1);
    assert!(before.run.baseline == after.run.baseline);
    for (index, program) in before.programs.iter().enumerate() {
        let place = after.programs.iter().position(|p| p.id == program.id).expect("program");
        assert!(before.run.programs[index] == after.run.programs[place], "{}", program.id);
    }
    assert!(before.run.programs[0] != before.run.programs[1], "programs differ from each other");
}

/// The arm of a program on its own, simulated from day 0.
fn alone(world: &World, program: &Program) -> ArmEnd {
    let mut arm = Arm::baseline(world, true).fork(world, program);
    (0..world.market.calendar.days).for_each(|day| one_day(world, &mut arm, day));
    finish(world, arm)
}

#[test]
fn twins_that_fork_late_end_as_if_each_had_been_run_alone() {
    let world = World::build(&starter(&[("scenario.shoppers", "1200")]), 3, false);
    let specs = starter(&[]).spec.program;
    let programs: Vec<Program> = specs.iter().map(|p| Program::build(p, &world.market)).collect();
    let run = run_future(&world, &programs, true);
    for (program, end) in programs.iter().zip(&run.programs) {
        assert!(program.first_day(world.market.calendar.days).is_some_and(|day| day > 28), "forks late");
        let alone = alone(&world, program);
        assert!(alone.ledger == end.ledger, "books of {}", program.id);
        assert!(alone.panel == end.panel, "panel of {}", program.id);
        assert!(!alone.journal.is_empty() && alone.journal == end.journal, "journeys of {}", program.id);
        assert!(alone.ledger != run.baseline.ledger.with_slots(program.tactics.len()), "{} does nothing", program.id);
    }
    let nothing = alone(&world, &Program::none());
    assert!(nothing == run.baseline);
}

/// What shoppers remember apart from the tables of a program, which another one has no column for.
fn without_coupons(memories: &[Memory]) -> Vec<Memory> {
    let strip = |memory: &Memory| Memory {
        coupons: 0,
        offers: Vec::new(),
        used_units: Vec::new(),
        pushes: Vec::new(),
        adstock: Vec::new(),
        ads: 0,
        clicks: Vec::new(),
        sampled: Vec::new(),
        ..memory.clone()
    };
    memories.iter().map(strip).collect()
}

/// Memories at the start of each day of the run.
fn diary(world: &World, program: &ProgramSpec) -> Vec<Vec<Memory>> {
    let mut arm = Arm::baseline(world, false).fork(world, &Program::build(program, &world.market));
    let one = |day| {
        let before = without_coupons(&arm.memories);
        one_day(world, &mut arm, day);
        before
    };
    (0..world.market.calendar.days).map(one).collect()
}

#[test]
fn a_later_tactic_changes_no_shopper_before_its_first_day() {
    let cut = tactic(
        "cut",
        "price-cut = { depth = \"20%\" }",
        "channels = [\"store\"], from = 2027-01-04, to = 2027-01-17",
        "",
    );
    // First day: 28 days of warm-up and two weeks after 2026-12-28.
    let (dates, first) = ("from = 2027-01-11, to = 2027-01-31", 42);
    let later = [
        ("price-cut = { depth = \"30%\" }", "channels = [\"app\", \"web\"]"),
        (
            "app-coupon = { depth = \"30%\", redeem_in = [\"store\"], pushes_per_week = 3 }",
            "channels = [\"app\"], reach = \"70%\"",
        ),
        ("points-multiplier = { times = 5 }", "channels = [\"store\"], audience = \"members\""),
        ("display = {}", "channels = [\"store\"], compliance = \"100%\""),
        ("media = { contacts_per_week = 20 }", "channels = [\"social\"]"),
        ("sampling = { unit_cost = 1 }", "channels = [\"store\"]"),
    ];
    for (mechanic, place) in later {
        let more = tactic("later", mechanic, &format!("{place}, {dates}"), "");
        let world = World::build(&program(&cut, &[]), 0, true);
        let spec = |tactics: &str| program(tactics, &[]).spec.program[0].clone();
        let (one, both) = (diary(&world, &spec(&cut)), diary(&world, &spec(&format!("{more}{cut}"))));
        let parted = one.iter().zip(&both).position(|(a, b)| a != b).expect("the later tactic does something");
        assert!(parted > first, "{mechanic} changes a shopper on day {parted}, before its first day {first}");
    }
}

#[test]
fn auto_looks_only_at_fixed_totals_whatever_the_threads() {
    let text = format!(
        "{}{}",
        market_text(),
        program_text(
            "P",
            &tactic(
                "cut",
                "price-cut = { depth = \"20%\" }",
                "channels = [\"store\"], from = 2027-01-11, to = 2027-01-31",
                ""
            )
        )
    );
    let scenario =
        read(&text, &[("scenario.shoppers", "100"), ("scenario.weeks", "5"), ("scenario.warm_up_weeks", "1")]);
    let run = |precision, max, threads| {
        let plans = Mutex::new(Vec::new());
        let report = |p: &Progress| {
            plans.lock().expect("plans").push(p.planned);
            true
        };
        let options = Options {
            reps: Reps::Auto { precision, max },
            fixed_assumptions: false,
            programs: Vec::new(),
            journeys: false,
            memory: None,
        };
        let futures = on_threads(threads, || compare(&scenario, &options, &report)).expect("runs").results.futures;
        let mut plans = plans.into_inner().expect("plans");
        plans.dedup();
        (futures, plans)
    };
    let every: Vec<u32> = LOOKS.into_iter().filter(|look| *look < 40).chain([40]).collect();
    assert_eq!(run(1e9, 500, 1), (LOOKS[0], vec![LOOKS[0]]), "any answer is precise enough");
    assert_eq!(run(1e-12, 40, 1), (40, every), "none is: the most futures are run");
    // Somewhere between: the number does not depend on how many futures are finished at a time.
    let between = run(0.01, 200, 1);
    assert!(LOOKS.contains(&between.0) || between.0 == 200, "{between:?}");
    assert_eq!(between, run(0.01, 200, 2));
    assert_eq!(run(1e-12, 10, 2).0, 10, "fewer than the first look when no more are allowed");
}

#[test]
fn a_stopped_run_keeps_its_finished_futures_and_they_are_the_first_ones() {
    let scenario: Scenario = starter(&[]);
    let options = options();
    let stop = |p: &Progress| p.done < 3;
    let stopped = on_threads(1, || compare(&scenario, &options, &stop)).expect("finished futures are kept");
    assert!(stopped.stopped);
    assert_eq!(stopped.results.futures, 3);
    assert_eq!(json(&stopped), json(&compare_fixed(&scenario, 3, &[])));
    let never = compare(&scenario, &Options { reps: Reps::Fixed(2), ..options }, &|_| true).expect("runs");
    assert!(!never.stopped);
}
