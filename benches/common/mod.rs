//! The world that all benches run in: the scenario that `omnisim init` writes.

use criterion::Criterion;
use omnisim::engine::day::{draw_today, simulate_day};
use omnisim::engine::{Arm, World};
use omnisim::journey::Today;
use omnisim::scenario::Scenario;
use omnisim::scenario::load::from_text;
use omnisim::scenario::template::STARTER;
use std::time::Duration;

/// A day with ordinary deals, after pantries and habits have settled, before the first program.
pub const ORDINARY_DAY: u16 = 150;
/// A day on which the programs of the starter run.
pub const PROGRAM_DAY: u16 = 210;

/// Few samples and short times: the answers wanted are to a few per cent.
pub fn settings() -> Criterion {
    Criterion::default()
        .sample_size(10)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(2))
        .configure_from_args()
}

/// The starter with so many shoppers.
pub fn starter(shoppers: u32) -> Scenario {
    let mut scenario = from_text(STARTER).unwrap_or_else(|problem| panic!("{problem}"));
    scenario.shoppers = shoppers;
    scenario
}

/// The baseline on the morning of a day.
pub fn arm_on(world: &World, day: u16) -> Arm {
    let mut arm = Arm::baseline(world, false);
    for earlier in 0..day {
        simulate_day(world, &mut arm, &today_on(world, earlier), earlier);
    }
    arm
}

/// What a day brings to all arms alike.
pub fn today_on(world: &World, day: u16) -> Today {
    let mut today = Today::default();
    draw_today(world, &mut today, day, true);
    today
}
