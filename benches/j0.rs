//! What does a shopper-day of the reference toy cost, on one core and on two (`toy` says what it does).
//!
//! Time is the least of many repetitions: processor time per shopper-day, which other programs on the machine disturb
//! little, and for the gain of a second thread also the time on the clock. Before anything is timed, shares are held
//! against the closed-form logit, and one thread against two.

mod toy;

use cpu_time::ProcessTime;
use omnisim::ids::Day;
use rayon::ThreadPool;
use rayon::prelude::*;
use std::time::{Duration, Instant};
use toy::{ALTERNATIVES, ROW, Row, Rule, SHARD_SHOPPERS, Shard, Toy, checksum};

/// Shoppers of the timing: 64 shards.
const SHOPPERS: usize = 64 * SHARD_SHOPPERS;
/// Days before the clock starts: loyalties have found their level.
const SETTLING_DAYS: Day = 60;
/// Days of one repetition.
const DAYS: Day = 14;
/// Repetitions, of which the least counts.
const REPETITIONS: usize = 80;

const NEEDS: [f32; 3] = [0.05, 0.15, 0.40];

fn pool(threads: usize) -> ThreadPool {
    rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads")
}

/// Days one after the other, shards of a day side by side: as in the engine, where a day begins with its offers.
fn simulate(toy: &Toy, shards: &mut [Shard], days: std::ops::Range<Day>) {
    for day in days {
        shards.par_iter_mut().for_each(|shard| toy.simulate_day(shard, day));
    }
}

/// Logit shares of a shopper.
fn logit(utility: &[f64; ALTERNATIVES]) -> [f64; ALTERNATIVES] {
    let weight = utility.map(f64::exp);
    let total: f64 = weight.iter().sum();
    weight.map(|w| w / total)
}

/// Purchases of shoppers who learn nothing are within four standard errors of the closed form, for each alternative
/// and in all: with 50 such checks, a new seed would fail once in 320 times.
fn assert_shares_are_logit(rule: Rule) {
    let toy = Toy::new(0.40, rule).frozen();
    let mut shards = toy.shards(2 * SHARD_SHOPPERS + 3);
    let days = 100;
    simulate(&toy, &mut shards, 0..days);
    let (mut expected, mut variance) = ([0.0; ALTERNATIVES + 1], [0.0; ALTERNATIVES + 1]);
    for row in shards.iter().flat_map(|shard| &shard.rows) {
        let shares = logit(&toy.utility(row));
        for (place, share) in shares.into_iter().chain([1.0]).enumerate() {
            let chance = share * f64::from(toy.need);
            expected[place] += f64::from(days) * chance;
            variance[place] += f64::from(days) * chance * (1.0 - chance);
        }
    }
    let mut found = [0.0; ALTERNATIVES + 1];
    for (place, bought) in shards.iter().flat_map(|shard| shard.purchases.iter().enumerate()) {
        found[place] += f64::from(*bought);
        found[ALTERNATIVES] += f64::from(*bought);
    }
    for place in 0..=ALTERNATIVES {
        let error = variance[place].sqrt();
        let off = found[place] - expected[place];
        assert!(off.abs() < 4.0 * error, "{rule:?}: {} purchases for {}", found[place], expected[place]);
    }
}

fn assert_threads_change_nothing(rule: Rule) {
    let toy = Toy::new(0.15, rule);
    let run = |threads| {
        let mut shards = toy.shards(5 * SHARD_SHOPPERS + 3);
        pool(threads).install(|| simulate(&toy, &mut shards, 0..40));
        checksum(&shards)
    };
    let alone = run(1);
    assert_eq!(alone, run(2), "{rule:?}");
    assert_ne!(alone, checksum(&toy.shards(5 * SHARD_SHOPPERS + 3)), "{rule:?}: nothing was simulated");
}

/// Least processor time and least time on the clock of the repetitions so far.
#[derive(Clone, Copy)]
struct Least {
    processor: Duration,
    clock: Duration,
}

/// Times for one thread and for two, repetitions in turn.
fn time(toy: &Toy) -> [Least; 2] {
    let pools = [pool(1), pool(2)];
    let mut shards = toy.shards(SHOPPERS);
    pools[1].install(|| simulate(toy, &mut shards, 0..SETTLING_DAYS));
    let mut least = [Least { processor: Duration::MAX, clock: Duration::MAX }; 2];
    for repetition in 0..REPETITIONS {
        let first = SETTLING_DAYS + DAYS * (repetition as Day);
        for (pool, least) in pools.iter().zip(&mut least) {
            pool.install(|| {
                let (clock, processor) = (Instant::now(), ProcessTime::now());
                simulate(toy, &mut shards, first..first + DAYS);
                least.processor = least.processor.min(processor.elapsed());
                least.clock = least.clock.min(clock.elapsed());
            });
        }
    }
    least
}

fn main() {
    let rules = [Rule::InverseChoice, Rule::GumbelMax];
    rules.into_iter().for_each(assert_shares_are_logit);
    rules.into_iter().for_each(assert_threads_change_nothing);
    println!("shares are those of the closed-form logit; one thread and two give the same bits");
    println!(
        "{SHOPPERS} shoppers, {} bytes each ({ROW} numbers); least of {REPETITIONS} times {DAYS} days",
        size_of::<Row>()
    );
    println!();
    println!("| rule | chance of a need | 1 thread, processor ns per shopper-day | 2 threads | gain on the clock |");
    println!("|---|---|---|---|---|");
    for rule in rules {
        for need in NEEDS {
            let [one, two] = time(&Toy::new(need, rule));
            let per_day = |time: Duration| time.as_nanos() as f64 / (SHOPPERS as f64 * f64::from(DAYS));
            println!(
                "| {rule:?} | {need:.2} | {:.2} | {:.2} | {:.2} |",
                per_day(one.processor),
                per_day(two.processor),
                one.clock.as_secs_f64() / two.clock.as_secs_f64()
            );
        }
    }
}
