//! Bytes that a future holds at once, from the sizes of its tables, so that it is known how many fit side by side.

use crate::journey::{Intent, Reason, Visit};
use crate::ledger::{Shape, WeekBook};
use crate::market::Market;
use crate::population::memory::Room;
use crate::population::{Memory, QUARTER_DAYS, SHARD_SHOPPERS};
use crate::program::{Limits, Offer, Program};
use crate::scenario::Scenario;
use std::mem::size_of;

/// Trips and orders on the busiest day, relative to a usual one; buffers keep the room of that day.
const BUSIEST_DAY: f64 = 1.5;
/// Bytes of the luck of a trip beside those by channel and category.
const TRIP_BYTES: usize = 3 * size_of::<f32>() + 2 * size_of::<u8>() + 3 * size_of::<u16>();
/// Purchases per trip. Assumption: one in three trips buys something of what is simulated.
const INTENTS_PER_TRIP: f64 = 1.0 / 3.0;
/// Room of a buffer relative to what is in it: doubled when full, so three quarters full on average.
const SPARE_ROOM: f64 = 1.35;

/// What one future takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Footprint {
    /// Shoppers and tables that its arms share, in bytes.
    pub shared: u64,
    /// Memories, books and offer tables of all arms, the baseline included, in bytes.
    pub arms: u64,
}

impl Footprint {
    /// Of a scenario under some programs, from the sizes of tables; nothing is built.
    #[must_use]
    pub fn of(scenario: &Scenario, market: &Market, programs: &[Program]) -> Self {
        let shoppers = scenario.shoppers as usize;
        let baseline = Program::none();
        let arms: usize = programs
            .iter()
            .chain([&baseline])
            .map(|p| shoppers * per_shopper(scenario, market, p) + fixed(scenario, market, p))
            .sum();
        // The books of the baseline are copied when a future ends.
        let arms = arms + books(market, &baseline, market.calendar.weeks());
        Self { shared: (shoppers * shared(scenario, market)) as u64, arms: arms as u64 }
    }

    /// All bytes of a future.
    #[must_use]
    pub const fn total(&self) -> u64 {
        self.shared + self.arms
    }

    /// How many futures fit into some bytes; one even if it does not.
    #[must_use]
    pub fn fitting(&self, bytes: u64) -> usize {
        usize::try_from(bytes / self.total().max(1)).unwrap_or(usize::MAX).max(1)
    }
}

/// Bytes per shopper of what the arms share.
fn shared(scenario: &Scenario, market: &Market) -> usize {
    let shopper = size_of::<(u8, bool, bool)>() + 4 * size_of::<f32>() + size_of::<u16>();
    let outlets = market.channels.len() * (size_of::<u16>() + size_of::<f32>());
    let renews = scenario.behaviour.renewal_per_quarter > 0.0;
    let quarters = if renews { market.calendar.days.div_ceil(QUARTER_DAYS) } else { 1 };
    let tastes = usize::from(quarters) * (market.categories.len() + market.brands.len()) * size_of::<f32>();
    // What the day brings: a few bytes of everybody, and the luck of each trip.
    let luck = TRIP_BYTES + (market.channels.len() + market.categories.len()) * size_of::<f32>();
    let today = 2 * size_of::<u16>() + (trips_per_day(scenario) * BUSIEST_DAY * luck as f64) as usize;
    shopper + outlets + tastes + today
}

/// Trips of the mean shopper on a usual day.
fn trips_per_day(scenario: &Scenario) -> f64 {
    scenario.spec.segment.iter().map(|s| s.share.0 * s.trips_per_week / 7.0).sum()
}

/// Bytes per shopper of an arm: memory, audience layers and the buffers of a day.
fn per_shopper(scenario: &Scenario, market: &Market, program: &Program) -> usize {
    let categories = market.categories.len();
    let mut one =
        Memory::new(0..1, categories, &vec![[0.0; 4]; market.brands.len()], (&vec![0.0; categories], vec![0]));
    one.make_room(Room {
        coupons: program.coupons.len(),
        ads: program.ads.len(),
        samples: program.samples.len(),
        media: !program.flights.is_empty() || market.brands.iter().any(|b| b.media_per_day > 0.0),
        day: 0,
    });
    let tiers = usize::from(market.loyalty.is_some_and(|l| l.upper_tier.is_some())) * 8;
    let capped = program.tactics.iter().filter(|t| t.limits.per_shopper.is_some()).count();
    let runs_out = market.supply.is_some() || program.tactics.iter().any(|t| t.limits != Limits::default());
    let trips = trips_per_day(scenario);
    let intent = size_of::<Intent>() + if runs_out { size_of::<Reason>() } else { 0 };
    let trip = size_of::<Visit>() as f64 + INTENTS_PER_TRIP * intent as f64;
    let notes = if market.loyalty.is_some() { super::split::BYTES_PER_SHOPPER } else { 0 };
    one.bytes() + tiers + capped + notes + size_of::<u8>() + (trips * BUSIEST_DAY * SPARE_ROOM * trip) as usize
}

/// Bytes of an arm that do not grow with every shopper: books and the offer table.
fn fixed(scenario: &Scenario, market: &Market, program: &Program) -> usize {
    let shards = (scenario.shoppers as usize).div_ceil(SHARD_SHOPPERS);
    let weeks = market.calendar.weeks();
    let rows = market.channels.len() * market.products.len();
    let masks = 1 << program.layers.len();
    books(market, program, shards + weeks) + rows * masks * (1 + views(market, program)) * size_of::<Offer>()
}

/// Bytes of some books of an arm.
fn books(market: &Market, program: &Program, count: usize) -> usize {
    let shape = Shape { slots: program.tactics.len(), ..super::world::shape(market) };
    count * WeekBook::new(&std::sync::Arc::new(shape)).bytes()
}

/// Most views of the offers beside the planned one: stores that fail to carry out different tactics.
fn views(market: &Market, program: &Program) -> usize {
    let stores = market.channels.iter().map(|c| c.stores.len()).max().unwrap_or(0);
    let failing = program.tactics.iter().filter(|t| t.is_carried_out && t.executed < 1.0).count();
    stores.min((1_usize << failing.min(16)) - 1)
}
