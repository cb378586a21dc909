//! What does a whole comparison cost, and how does the cost grow with shoppers and with programs.

#[expect(dead_code, reason = "this bench uses a part")]
mod common;

use common::{settings, starter};
use criterion::{Criterion, Throughput};
use omnisim::experiment::{Options, Reps, compare};
use omnisim::scenario::Scenario;

fn options(programs: &[&str]) -> Options {
    Options {
        reps: Reps::Fixed(2),
        fixed_assumptions: false,
        programs: programs.iter().map(|id| (*id).to_owned()).collect(),
        journeys: false,
        memory: None,
    }
}

/// A short horizon: two weeks of warm-up and the first six weeks.
fn short(shoppers: u32) -> Scenario {
    let mut scenario = starter(shoppers);
    scenario.warm_up_weeks = 2;
    scenario.spec.scenario.weeks = 6;
    scenario
}

fn comparisons(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("comparison");
    let mut bench = |name: String, scenario: &Scenario, programs: &[&str]| {
        // Baseline days of both futures; twins add to the time and not to this count.
        group.throughput(Throughput::Elements(2 * 56 * u64::from(scenario.shoppers)));
        group.bench_function(name, |bench| {
            bench.iter(|| compare(scenario, &options(programs), &|_| true));
        });
    };
    for shoppers in [500, 1_000, 2_000] {
        bench(format!("{shoppers} shoppers, 4 programs"), &short(shoppers), &[]);
    }
    for programs in [&["A"][..], &["A", "B"], &["A", "B", "C", "D"]] {
        bench(format!("1000 shoppers, programs {}", programs.join(" ")), &short(1_000), programs);
    }
    group.finish();
}

fn main() {
    let mut criterion = settings();
    comparisons(&mut criterion);
    criterion.final_summary();
}
