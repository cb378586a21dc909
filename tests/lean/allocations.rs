//! Does a day allocate anything inside the loop over shoppers.

use crate::{FULL, world};
use allocation_counter::measure;
use omnisim::engine::day::{draw_today, simulate_day};
use omnisim::engine::post::post_shard;
use omnisim::engine::{Arm, World};
use omnisim::journey::learn::learn;
use omnisim::journey::walk::walk_shard;
use omnisim::journey::{Asked, Scene, ShardDay, Today, UsedUp};
use omnisim::program::{Layer, Program};
use omnisim::scenario::load::from_text;

/// Shoppers: four shards, the last one not full.
const SHOPPERS: u32 = 3_500;
/// A day with ordinary deals, before the first program.
const ORDINARY_DAY: u16 = 40;
/// A day in the middle of the programs.
const PROGRAM_DAY: u16 = 240;

/// Counts belong to a thread, so everything runs on one.
fn alone(run: impl FnOnce() + Send) {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("thread");
    pool.install(run);
}

/// The scene of a day whose tables `arm` holds, as `simulate_day` sets it.
fn scene<'a>(world: &'a World, arm: &'a Arm, today: &'a Today, day: u16) -> Scene<'a> {
    Scene {
        market: &world.market,
        behaviour: &world.behaviour,
        fading: &world.fading,
        people: &world.people,
        tastes: world.people.tastes(day),
        draws: &world.draws,
        offers: &arm.offers,
        today,
        coupons: &arm.program.coupons,
        ln_found: world.ln_found,
        media: &world.media,
        flights: &arm.program.flights,
        ads: &arm.program.ads,
        samples: &arm.program.samples,
        extras: &arm.program.extras,
        stock: &arm.stock,
        invoices: &arm.invoices,
        layers: &arm.layers,
        member_layers: arm.program.layers_that(Layer::asks_membership),
        app_layers: arm.program.layers_that(Layer::asks_app),
        asked: Asked::default(),
        leaflet_readers: &world.leaflet_readers,
        day,
        in_horizon: day >= world.market.calendar.warm_up_days,
        journal: false,
        used_up: UsedUp::default(),
        keeps_reasons: false,
    }
}

/// Phases of a day of one shard, with the allocations of each.
const PHASES: [&str; 3] = ["walk", "post", "learn"];

/// Allocations of a day of each shard by phase, in buffers that have served on this day before; and purchases seen.
fn allocations(world: &World, before: &Arm, day: u16) -> ([u64; 3], usize) {
    let mut today = Today::default();
    draw_today(world, &mut today, day, true);
    let mut after = before.clone();
    simulate_day(world, &mut after, &today, day);
    let scene = scene(world, &after, &today, day);
    let (mut counts, mut purchases) = ([0; 3], 0);
    for (shard, morning) in before.memories.iter().enumerate() {
        let mut left = ShardDay { funnel: after.days[shard].funnel.clone(), ..ShardDay::default() };
        let mut book = after.books[shard].clone();
        // The first round grows the buffers, the second one is counted.
        for counted in [false, true] {
            let mut memory = morning.clone();
            let walked = measure(|| {
                left.clear();
                walk_shard(&scene, &world.plan, &mut memory, &mut left);
            });
            let posted = measure(|| post_shard(&scene, &after.program.tactics, &memory, &left, &mut book));
            let learned = measure(|| learn(&scene, &mut memory, &left));
            let phases = [walked, posted, learned];
            if !counted {
                assert!(walked.count_total > 0, "new buffers grow");
            } else {
                counts.iter_mut().zip(phases).for_each(|(count, phase)| *count += phase.count_total);
                purchases += left.intents.len();
            }
        }
    }
    (counts, purchases)
}

/// The baseline on the morning of a day, with the world's own buffers.
fn morning_of(world: &World, day: u16) -> Arm {
    let (mut arm, mut today) = (Arm::baseline(world, false), Today::default());
    for earlier in 0..day {
        draw_today(world, &mut today, earlier, true);
        simulate_day(world, &mut arm, &today, earlier);
    }
    arm
}

#[test]
fn the_counter_counts_what_is_allocated_on_purpose() {
    let counted = measure(|| {
        std::hint::black_box(vec![1_u8; 100]);
    });
    assert_eq!((counted.count_total, counted.bytes_max), (1, 100));
    assert_eq!(measure(|| ()).count_total, 0);
}

#[test]
fn an_ordinary_day_allocates_nothing_in_the_loop_over_shoppers() {
    alone(|| {
        let world = world(SHOPPERS);
        let (counts, purchases) = allocations(&world, &morning_of(&world, ORDINARY_DAY), ORDINARY_DAY);
        assert!(purchases > 100, "{purchases} purchases");
        assert_eq!(counts, [0; 3], "{PHASES:?}");
    });
}

#[test]
fn a_day_of_programs_allocates_nothing_in_the_loop_over_shoppers() {
    alone(|| {
        let world = world(SHOPPERS);
        let scenario = from_text(FULL).unwrap_or_else(|problem| panic!("{problem}"));
        let baseline = morning_of(&world, PROGRAM_DAY);
        for spec in &scenario.spec.program {
            let twin = baseline.fork(&world, &Program::build(spec, &world.market));
            let (counts, purchases) = allocations(&world, &twin, PROGRAM_DAY);
            assert!(purchases > 100, "{purchases} purchases");
            assert_eq!(counts, [0; 3], "{}: {PHASES:?}", spec.id);
        }
    });
}

#[test]
fn drawing_a_day_allocates_nothing_in_tables_that_have_held_it() {
    alone(|| {
        let world = world(SHOPPERS);
        for all_contacts in [false, true] {
            let mut today = Today::default();
            let mut draw = || measure(|| draw_today(&world, &mut today, ORDINARY_DAY, all_contacts)).count_total;
            assert!(draw() > 0, "new tables are allocated");
            assert_eq!(draw(), 0);
        }
    });
}

/// The serial part of a day compiles offers; what it allocates does not grow with shoppers.
#[test]
fn what_a_whole_day_allocates_does_not_grow_with_shoppers() {
    let of = |shoppers| {
        let mut counted = 0;
        alone(|| {
            let world = world(shoppers);
            let mut arm = morning_of(&world, ORDINARY_DAY);
            let mut today = Today::default();
            draw_today(&world, &mut today, ORDINARY_DAY, true);
            simulate_day(&world, &mut arm, &today, ORDINARY_DAY);
            // The same day again: its buffers have their size.
            counted = measure(|| simulate_day(&world, &mut arm, &today, ORDINARY_DAY)).count_total;
        });
        counted
    };
    let (few, many) = (of(1_024), of(4 * 1_024));
    println!("allocations of a day: {few} for one shard, {many} for four");
    assert!(few < 200 && many <= few, "{few} allocations for one shard, {many} for four");
}
