//! What do the world of a future and a whole future cost: time per shopper, and per simulated shopper-day.

#[expect(dead_code, reason = "this bench uses a part")]
mod common;

use common::{settings, starter};
use criterion::{Criterion, Throughput};
use omnisim::engine::{World, run_future};
use omnisim::program::Program;

/// Days that a future simulates: those of the baseline, and of each twin from its own first day.
fn days(world: &World, programs: &[Program]) -> u64 {
    let all = world.market.calendar.days;
    let of_twin = |p: &Program| p.first_day(all).map_or(0, |first| u64::from(all - first));
    u64::from(all) + programs.iter().map(of_twin).sum::<u64>()
}

fn worlds(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("world");
    for shoppers in [1_000, 4_000] {
        let scenario = starter(shoppers);
        group.throughput(Throughput::Elements(u64::from(shoppers)));
        group.bench_function(format!("build/{shoppers} shoppers"), |bench| {
            bench.iter(|| World::build(&scenario, 0, false));
        });
    }
    let scenario = starter(1_000);
    let world = World::build(&scenario, 0, true);
    let all: Vec<Program> = scenario.spec.program.iter().map(|p| Program::build(p, &world.market)).collect();
    for arms in [0, 1, 4] {
        let programs = &all[..arms];
        group.throughput(Throughput::Elements(1_000 * days(&world, programs)));
        group.bench_function(format!("future/{arms} programs"), |bench| {
            bench.iter(|| run_future(&world, programs, false));
        });
    }
    group.finish();
}

fn main() {
    let mut criterion = settings();
    worlds(&mut criterion);
    criterion.final_summary();
}
