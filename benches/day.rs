//! What does one day of 4,000 shoppers cost, without and with each program: time per shopper-day.

mod common;

use common::{ORDINARY_DAY, PROGRAM_DAY, arm_on, settings, starter, today_on};
use criterion::{BatchSize, Criterion, Throughput};
use omnisim::engine::day::{draw_today, simulate_day};
use omnisim::engine::{Arm, World};
use omnisim::journey::Today;
use omnisim::program::Program;

fn one_day(criterion: &mut Criterion) {
    let scenario = starter(4_000);
    let world = World::build(&scenario, 0, true);
    let mut group = criterion.benchmark_group("day");
    group.throughput(Throughput::Elements(4_000));
    group.bench_function("luck shared by all arms", |bench| {
        let mut today = Today::default();
        bench.iter(|| draw_today(&world, &mut today, ORDINARY_DAY, true));
    });
    let mut bench = |name: &str, arm: &Arm, day: u16| {
        let today = today_on(&world, day);
        group.bench_function(name, |bench| {
            let run = |mut twin: Arm| {
                simulate_day(&world, &mut twin, &today, day);
                twin
            };
            bench.iter_batched(|| arm.clone(), run, BatchSize::LargeInput);
        });
    };
    bench("ordinary", &arm_on(&world, ORDINARY_DAY), ORDINARY_DAY);
    let before = arm_on(&world, PROGRAM_DAY);
    for spec in &scenario.spec.program {
        let twin = before.fork(&world, &Program::build(spec, &world.market));
        bench(&format!("program {}", spec.id), &twin, PROGRAM_DAY);
    }
    group.finish();
}

fn main() {
    let mut criterion = settings();
    one_day(&mut criterion);
    criterion.final_summary();
}
