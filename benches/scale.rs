//! What does a run cost against its size: shoppers, weeks, products, categories, tactics, arms, futures, threads, stock.
//!
//! One table. A row is the least of seven runs; the ratio is to the row before, and the exponent is the power of the size
//! with which the whole cost grows, not the one shown (least squares in logarithms). "ns per shopper-day" is over the days of
//! the baseline. Time is processor time on one thread, but for the questions about threads, which are answered by the clock.
//! The market is that of `benches/worlds/full.toml`.

#[path = "scale/choice.rs"]
mod choice;
#[path = "scale/markets.rs"]
mod markets;
#[path = "scale/table.rs"]
mod table;

use markets::{Programs, Sizes, WARM_UP_WEEKS};
use omnisim::engine::{World, run_future};
use omnisim::experiment::{Options, Reps, compare};
use omnisim::program::Program;
use omnisim::scenario::Scenario;
use std::rc::Rc;
use table::{Case, Question, ROUNDS, on_one_thread, on_threads, pool};

/// Nanoseconds of a second.
const SECOND: f64 = 1.0e9;

fn programs(scenario: &Scenario, world: &World) -> Vec<Program> {
    scenario.spec.program.iter().map(|program| Program::build(program, &world.market)).collect()
}

/// One future without the build of its world, over the shopper-days of its baseline.
fn future(sizes: Sizes, size: f64, label: String) -> Case {
    let scenario = sizes.scenario();
    let world = World::build(&scenario, 0, true);
    let programs = programs(&scenario, &world);
    Case {
        size,
        label,
        per: f64::from(sizes.shoppers) * f64::from(sizes.days()),
        run: Box::new(move || on_one_thread(|| run_future(&world, &programs, false))),
    }
}

/// A question about the cost of a future, by one of its sizes.
fn by_size<const N: usize>(name: &'static str, sizes: [usize; N], of: impl Fn(usize) -> Sizes) -> Question {
    let cases = sizes.map(|size| future(of(size), size as f64, size.to_string()));
    Question { name, unit: "ns per shopper-day", cases: cases.into() }
}

fn about_sizes() -> Vec<Question> {
    let like = Sizes::default;
    let shoppers = |n| Sizes { shoppers: n as u32, weeks: 4, ..like() };
    let weeks = |n| Sizes { weeks: n as u32 - WARM_UP_WEEKS, shoppers: 1_024, ..like() };
    let packs = |n| Sizes { packs: n / 5, ..like() };
    let categories = |n| Sizes { categories: n, ..like() };
    let tactics = |n| Sizes { programs: Programs::Tactics(n), ..like() };
    let arms = |n| Sizes { programs: Programs::Arms(n), ..like() };
    vec![
        by_size("shoppers", [1_024, 2_048, 4_096, 8_192], shoppers),
        by_size("weeks, those before the horizon included", [12, 24, 48], weeks),
        by_size("products of a category", [5, 10, 15, 20], packs),
        by_size("categories", [1, 2, 4, 6], categories),
        by_size("tactics of an arm beside the baseline", [1, 2, 4, 8], tactics),
        by_size("arms beside the baseline", [1, 2, 4, 8], arms),
    ]
}

/// Without and with stock, and what an arm costs on the days that it does not share.
fn about_stock_and_arms() -> Vec<Question> {
    let stock = [("off", false), ("on", true)]
        .map(|(label, stock)| future(Sizes { stock, ..Sizes::default() }, 0.0, label.to_owned()));
    let with_stock = [("off", false), ("on", true)].map(|(label, stock)| {
        let sizes = Sizes { stock, programs: Programs::Two, ..Sizes::default() };
        future(sizes, 0.0, format!("{label}, programs A and B"))
    });
    vec![
        Question { name: "stock", unit: "ns per shopper-day", cases: stock.into() },
        Question { name: "stock with programs", unit: "ns per shopper-day of the baseline", cases: with_stock.into() },
    ]
}

/// Cost of the baseline per day, and of each arm over the days from the one on which it leaves the baseline.
fn arm_days() -> String {
    let sizes = |arms| Sizes { programs: Programs::Arms(arms), ..Sizes::default() };
    let cases = [0, 1, 8].map(|arms| future(sizes(arms), 0.0, format!("{arms} arms")));
    let question = Question { name: "", unit: "", cases: cases.into() };
    // Differences of costs: they need more rounds than the costs themselves.
    let costs = question.costs_of(2 * ROUNDS);
    let scenario = sizes(1).scenario();
    let world = World::build(&scenario, 0, true);
    let days = f64::from(sizes(1).days());
    let first_day = programs(&scenario, &world)[0].first_day(sizes(1).days() as u16).map_or(days, f64::from);
    let per = f64::from(sizes(1).shoppers);
    let baseline = costs[0] / (per * days);
    let first = (costs[1] - costs[0]) / (per * (days - first_day));
    let further = (costs[2] - costs[1]) / (7.0 * per * (days - first_day));
    let row =
        |what: &str, ns: f64, ratio: String| format!("| a day of | {what} | {ns:.3} ns per shopper | {ratio} | |\n");
    [
        row("the baseline, with the luck that all arms share", baseline, String::new()),
        row("the first arm, on days that it does not share", first, format!("{:.2}", first / baseline)),
        row("each further arm, on days that it does not share", further, format!("{:.2}", further / first)),
    ]
    .concat()
}

fn about_worlds() -> Vec<Question> {
    let build = |with_future: bool| {
        move |shoppers: u32| {
            let sizes = Sizes { shoppers, weeks: 4, ..Sizes::default() };
            let scenario = sizes.scenario();
            let run = move || {
                on_one_thread(|| {
                    let world = World::build(&scenario, 0, true);
                    with_future.then(|| run_future(&world, &[], false))
                })
            };
            let label = shoppers.to_string();
            Case { size: f64::from(shoppers), label, per: f64::from(shoppers), run: Box::new(run) }
        }
    };
    let sizes = [1_024, 2_048, 4_096, 8_192];
    vec![
        Question {
            name: "shoppers: the build of a world",
            unit: "ns per shopper",
            cases: sizes.map(build(false)).into(),
        },
        Question {
            name: "shoppers: a world and 84 days of it",
            unit: "ns per shopper",
            cases: sizes.map(build(true)).into(),
        },
    ]
}

/// Most bytes held at once by a world, its baseline and two arms, on one thread.
fn about_memory() -> Question {
    let case = |shoppers: u32| {
        let sizes = Sizes { shoppers, programs: Programs::Two, ..Sizes::default() };
        let scenario = sizes.scenario();
        let work = move || {
            let world = World::build(&scenario, 0, true);
            std::hint::black_box(run_future(&world, &programs(&scenario, &world), false));
        };
        let run = move || pool(1).install(|| allocation_counter::measure(&work)).bytes_max as f64;
        let label = shoppers.to_string();
        Case { size: f64::from(shoppers), label, per: f64::from(shoppers), run: Box::new(run) }
    };
    let cases = [1_024, 2_048, 4_096, 8_192].map(case);
    Question { name: "shoppers: peak memory of world and 3 arms", unit: "bytes per shopper", cases: cases.into() }
}

fn comparison(scenario: &Scenario, futures: u32) {
    let options = Options {
        reps: Reps::Fixed(futures),
        fixed_assumptions: false,
        programs: Vec::new(),
        journeys: false,
        memory: None,
    };
    let done = compare(scenario, &options, &|_| true);
    std::hint::black_box(done.unwrap_or_else(|problem| panic!("{problem}")));
}

fn about_comparisons() -> Vec<Question> {
    let sizes = Sizes { shoppers: 1_024, programs: Programs::Two, ..Sizes::default() };
    let scenario = Rc::new(sizes.scenario());
    let futures = [2, 4, 8].map(|count| {
        let scenario = (*scenario).clone();
        let run = move || on_one_thread(|| comparison(&scenario, count));
        Case { size: f64::from(count), label: count.to_string(), per: SECOND, run: Box::new(run) }
    });
    let threads = [1, 2].map(|count| {
        let scenario = (*scenario).clone();
        let run = move || on_threads(count, || comparison(&scenario, 8));
        Case { size: count as f64, label: count.to_string(), per: SECOND, run: Box::new(run) }
    });
    let one = [1, 2].map(|count| {
        let sizes = Sizes { shoppers: 8_192, weeks: 4, ..Sizes::default() };
        let world = World::build(&sizes.scenario(), 0, true);
        let run = move || on_threads(count, || run_future(&world, &[], false));
        let per = f64::from(sizes.shoppers) * f64::from(sizes.days());
        Case { size: count as f64, label: count.to_string(), per, run: Box::new(run) }
    });
    vec![
        Question { name: "futures: a whole comparison of 1,024 shoppers, A and B", unit: "s", cases: futures.into() },
        Question { name: "threads, by the clock: that comparison with 8 futures", unit: "s", cases: threads.into() },
        Question { name: "threads, by the clock: one future", unit: "ns per shopper-day", cases: one.into() },
    ]
}

fn main() {
    println!("| question | size | cost | ratio | exponent |");
    println!("|---|---|---|---|---|");
    let show = |question: Question| print!("{}", question.rows(&question.costs()));
    choice::questions().into_iter().for_each(show);
    about_stock_and_arms().into_iter().for_each(show);
    print!("{}", arm_days());
    about_sizes().into_iter().for_each(show);
    about_worlds().into_iter().for_each(show);
    about_comparisons().into_iter().for_each(show);
    show(about_memory());
}
