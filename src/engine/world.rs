//! The world of a future, shared by its twins, and an arm: the part that may differ.

use super::Assumptions;
use super::caps::Caps;
use super::daily::Kept;
use super::dues::Settled;
use super::supply::Supplied;
use crate::draws::Draws;
use crate::ids::Day;
use crate::journey::{DayPlan, Fading, ShardDay};
use crate::ledger::{ChannelDay, Funnel, Ledger, Shape, WeekBook};
use crate::market::deals::{DealWeek, draw_weeks};
use crate::market::stock::{Invoices, Stock};
use crate::market::{Calendar, Market, Media};
use crate::population::memory::{Room, joined};
use crate::population::{Blueprint, CategoryPlan, Joining, Memory, Place, Population, SegmentPlan, build};
use crate::program::{DayOffers, Program};
use crate::scenario::Scenario;
use crate::scenario::defaults::{Behaviour, format};
use crate::spread::Spread;
use crate::units::Money;
use std::sync::Arc;

/// Everything that the twins of a future share.
#[derive(Debug)]
pub struct World {
    /// The market under the assumptions of this future.
    pub market: Market,
    /// Behavioural constants under the assumptions of this future.
    pub behaviour: Behaviour,
    /// The assumptions drawn.
    pub assumptions: Assumptions,
    /// Shoppers.
    pub people: Population,
    /// Trips and contacts.
    pub plan: DayPlan,
    /// Ordinary deals by week.
    pub deals: Arc<Vec<DealWeek>>,
    /// The luck.
    pub draws: Draws,
    /// How states fade.
    pub fading: Fading,
    /// Ordinary media, and how advertising is remembered.
    pub media: Media,
    /// Logarithm of the chance that a product is found online: of brands not used before, and of those used.
    pub ln_found: [f32; 2],
    /// Share of leaflet readers by segment.
    pub leaflet_readers: Vec<f32>,
    /// Sizes of the books.
    pub shape: Arc<Shape>,
    /// Days of which a record is kept.
    pub kept: Kept,
    /// How shards and arms share the threads; no number depends on it.
    pub spread: Spread,
}

impl World {
    /// Draws the world of future number `future`; `fixed` holds the uncertain assumptions at their likely values.
    #[must_use]
    pub fn build(scenario: &Scenario, future: u32, fixed: bool) -> Self {
        let draws = Draws::new(scenario.seed, future);
        let assumptions = if fixed { Assumptions::likely() } else { Assumptions::draw(scenario, &draws) };
        let mut market = Market::build(scenario);
        let mut behaviour = scenario.behaviour;
        assumptions.apply(&mut market, &mut behaviour);
        let people = build::build(&blueprint(scenario, &market, &behaviour), &draws);
        let spec = &scenario.spec;
        let major = spec.segment.iter().map(|s| s.major_trips.map_or(format::MAJOR_TRIPS, |p| p.0) as f32);
        let readers = spec.segment.iter().map(|s| {
            let share = s.leaflet_readers.map_or(format::LEAFLET_READERS, |p| p.0);
            (share * assumptions.of("leaflet-readers")) as f32
        });
        Self {
            plan: DayPlan::new(&market, major.collect(), &draws),
            deals: Arc::new(draw_weeks(&market, &draws)),
            leaflet_readers: readers.collect(),
            media: Media::build(&market.brands, &behaviour),
            ln_found: [behaviour.search_found_other, behaviour.search_found_known].map(|p| crate::math::ln(p as f32)),
            shape: Arc::new(shape(&market)),
            kept: Kept::of(scenario, &market.calendar),
            fading: Fading::new(&behaviour, market.calendar.days),
            spread: Spread::default(),
            behaviour,
            assumptions,
            people,
            draws,
            market,
        }
    }
}

/// Sizes of the books of the world without a program.
pub(super) fn shape(market: &Market) -> Shape {
    Shape {
        at_account: market.channels.iter().map(crate::market::Channel::is_account).collect(),
        of_brand: market.products.iter().map(|p| market.brands[p.brand].ours).collect(),
        category: market.products.iter().map(|p| p.category as u8).collect(),
        categories: market.categories.len(),
        slots: 0,
        accruals: Vec::new(),
    }
}

/// What the shoppers of a scenario are drawn from.
#[must_use]
pub fn blueprint(scenario: &Scenario, market: &Market, behaviour: &Behaviour) -> Blueprint {
    let spec = &scenario.spec;
    let usage = |s: &crate::scenario::SegmentSpec| s.usage_index.unwrap_or(1.0);
    let mean_usage: f64 = spec.segment.iter().map(|s| s.share.0 * usage(s)).sum();
    let mut up_to = 0.0;
    let segments = spec.segment.iter().map(|s| {
        up_to += s.share.0;
        let members = s.members.map_or(format::MEMBERS, |p| p.0);
        SegmentPlan {
            up_to,
            trips_per_day: daily_rate(s.trips_per_week),
            usage: if mean_usage > 0.0 { usage(s) / mean_usage } else { 1.0 },
            sensitivity: s.price_sensitivity.unwrap_or(1.0),
            app: s.app_users.map_or(format::APP_USERS, |p| p.0),
            members: if market.loyalty.is_some() { members } else { 0.0 },
        }
    });
    let categories = market.categories.iter().map(|c| CategoryPlan {
        key: c.key,
        units_per_day: c.units_per_day,
        usage_shape: c.usage_shape,
        diversity: c.brand_diversity,
        brands: market.brands[c.brands.clone()].iter().map(|b| (b.key, b.share)).collect(),
    });
    let places = market.channels.iter().map(|c| Place {
        key: c.key,
        owner: c.owner as usize,
        trip_share: c.trip_share,
        reach: c.reach,
        needs_app: c.needs_app(),
        first_store: c.stores.start,
        store_shares: c.store_shares.clone(),
        distances_km: market.stores[c.stores.clone()].iter().map(|s| s.distance_km).collect(),
    });
    Blueprint {
        shoppers: scenario.shoppers as usize,
        days: market.calendar.days,
        segments: segments.collect(),
        categories: categories.collect(),
        places: places.collect(),
        outlet_diversity: behaviour.outlet_diversity,
        outlet_nest: behaviour.outlet_nest,
        distance_cost: behaviour.distance_cost,
        sensitivity_spread: behaviour.price_sensitivity_spread,
        renewal_per_quarter: behaviour.renewal_per_quarter,
        joining: Joining {
            use_tilt: behaviour.joining_use_tilt,
            share_tilt: behaviour.joining_share_tilt,
            app_convenience: behaviour.app_convenience,
        },
    }
}

/// Daily rate of trips that gives the stated mean per week when there is at most one trip a day.
///
/// Rates vary as a gamma of shape 3 with mean r, so the mean chance of a trip is 1 − (1 + r/3)^−3; solved for r.
fn daily_rate(trips_per_week: f64) -> f64 {
    let share_of_days = (trips_per_week / 7.0).clamp(0.0, 0.99);
    let shape = crate::population::build::TRIP_SHAPE;
    shape * (libm::pow(1.0 - share_of_days, -1.0 / shape) - 1.0)
}

/// One twin: memories, books and stock under one program.
#[derive(Clone, Debug)]
pub struct Arm {
    /// The program; empty for the baseline.
    pub program: Program,
    /// Audience layers of every shopper.
    pub layers: Vec<u8>,
    /// Layers for which nobody has been picked yet, bit each.
    pub unpicked: u8,
    /// The offer table, compiled anew each day.
    pub offers: DayOffers,
    /// Memory by shard.
    pub memories: Vec<Memory>,
    /// Buffers by shard.
    pub days: Vec<ShardDay>,
    /// Book of the running week by shard.
    pub books: Vec<WeekBook>,
    /// Finished weeks.
    pub ledger: Ledger,
    /// Ordinary deals by week: those of the world, with what rivals moved because of the program.
    pub deals: Arc<Vec<DealWeek>>,
    /// What is there today.
    pub stock: Stock,
    /// What was settled on totals, by tactic.
    pub settled: Vec<Settled>,
    /// What is left of offers that have an end.
    pub caps: Caps,
    /// What it cost.
    pub invoices: Invoices,
    /// Orders, deliveries and forecasts; `None` when nothing runs out.
    pub supplied: Option<Supplied>,
    /// Are journeys written down.
    pub journal: bool,
    /// Sums of the running week up to yesterday, on days around those of which a record is kept.
    pub running: Vec<ChannelDay>,
}

impl Arm {
    /// The baseline on day 0.
    #[must_use]
    pub fn baseline(world: &World, journal: bool) -> Self {
        let market = &world.market;
        let memories: Vec<Memory> = world.people.shards().map(|shard| fresh_memory(world, shard)).collect();
        Self {
            program: Program::none(),
            layers: vec![0; world.people.shoppers],
            unpicked: 0,
            offers: DayOffers::new(market, 0),
            days: vec![ShardDay::default(); memories.len()],
            books: vec![WeekBook::new(&world.shape); memories.len()],
            ledger: Ledger::new(&world.shape),
            deals: Arc::clone(&world.deals),
            stock: Stock::Unlimited,
            settled: Vec::new(),
            caps: Caps::default(),
            invoices: Invoices::default(),
            supplied: Supplied::new(world),
            memories,
            journal,
            running: Vec::new(),
        }
    }

    /// A twin that runs a program from its first day on, which is today; everything so far is shared history.
    #[must_use]
    pub fn fork(&self, world: &World, program: &Program) -> Self {
        self.fork_on(world, program, program.first_day(world.market.calendar.days).unwrap_or_default())
    }

    /// A twin that runs a program, from a day on or before its first one; everything so far is shared history.
    #[must_use]
    pub fn fork_on(&self, world: &World, program: &Program, today: Day) -> Self {
        let mut program = program.clone();
        let stand = world.assumptions.of("display-compliance");
        program.draw_execution(&world.market, &world.draws, stand);
        let day = program.first_day(world.market.calendar.days).unwrap_or_default();
        let ledger = self.ledger.with_accruals(&program.accruals());
        let wider = |book: &WeekBook| {
            let mut copy = WeekBook::new(&ledger.shape);
            copy.absorb(&mut book.clone());
            copy
        };
        let mut memories = self.memories.clone();
        let room = Room {
            coupons: program.coupons.len(),
            ads: program.ads.len(),
            samples: program.samples.len(),
            media: !program.flights.is_empty(),
            day,
        };
        memories.iter_mut().for_each(|m| m.make_room(room));
        let empty = ShardDay { funnel: vec![Funnel::default(); program.tactics.len()], ..ShardDay::default() };
        let journals = self.days.iter().map(|d| ShardDay { journal: d.journal.clone(), ..empty.clone() });
        let caps = Caps::new(world, &program, &ledger.shape);
        let mut arm = Self {
            offers: self.offers.heir(&world.market, program.layers.len()),
            books: self.books.iter().map(wider).collect(),
            days: journals.collect(),
            supplied: self.supplied.clone(),
            deals: Arc::clone(&world.deals),
            stock: self.stock.clone(),
            settled: vec![Settled::default(); program.tactics.len()],
            invoices: self.invoices.clone(),
            journal: self.journal,
            caps,
            layers: vec![0; world.people.shoppers],
            unpicked: program.layers_that(|_| true),
            program,
            ledger,
            memories,
            running: self.running.clone(),
        };
        arm.pick(world, today);
        arm.face_rivals(world);
        arm.close_offers(i64::from(day) - 1);
        arm
    }

    /// Takes offers that are used up for good out of the tables of the days after `day`.
    pub fn close_offers(&mut self, day: i64) {
        let closed = self.caps.closed();
        for slot in (0..self.program.tactics.len().min(64)).filter(|slot| closed >> slot & 1 == 1) {
            self.program.close(slot, day);
        }
    }
}

/// Memory on day 0: pantries at a random level up to target, reference prices at each owner's usual level.
fn fresh_memory(world: &World, shard: std::ops::Range<usize>) -> Memory {
    let market = &world.market;
    let mut usual = [0.0_f32; 4];
    for (owner, level) in usual.iter_mut().enumerate() {
        let outlets = market.channels.iter().filter(|c| c.sells && c.owner as usize == owner);
        let main = outlets.max_by(|a, b| a.trip_share.total_cmp(&b.trip_share).then(b.key.cmp(&a.key)));
        *level = main.map_or(0.0, |c| crate::math::ln(c.price_index as f32));
    }
    let reference = vec![usual; market.brands.len()];
    let tastes = world.people.tastes(0);
    let mut pantry = Vec::with_capacity(shard.len() * market.categories.len());
    for shopper in shard.clone() {
        for (index, category) in market.categories.iter().enumerate() {
            let per_day = tastes.use_per_day[shopper * world.people.categories + index];
            let key = crate::draws::Key {
                purpose: crate::draws::Purpose::Rounding,
                shopper: shopper as u32,
                day: 0,
                occasion: 0,
                item: category.key,
            };
            pantry.push((per_day * category.pantry_days).max(category.least_pantry) * world.draws.uniform(key));
        }
    }
    let people = &world.people;
    let joined =
        shard.clone().map(|s| (u8::from(people.app[s]) * joined::APP) | (u8::from(people.member[s]) * joined::MEMBER));
    let joined = joined.collect();
    let mut memory = Memory::new(shard, market.categories.len(), &reference, (&pantry, joined));
    if market.loyalty.is_some_and(|l| l.upper_tier.is_some()) {
        memory.spent = vec![Money::ZERO; memory.shoppers];
    }
    if world.media.ordinary != 0 {
        memory.make_room(Room { media: true, ..Room::default() });
    }
    memory
}

/// Week of a day, counted from the start of warm-up.
#[must_use]
pub fn week(day: u16) -> usize {
    Calendar::week_of(day)
}
