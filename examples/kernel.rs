//! A fixed amount of work in each kernel of the loop over shoppers, for counting instructions (`.ci/instructions`).
//!
//! No clock, one thread, the same numbers on every run: what changes the count is the code and the compiler. Each kernel is
//! a function of its own that is never inlined, so that a profiler can tell them apart by name.

#[expect(dead_code, reason = "this example uses a part")]
#[path = "../benches/toy/mod.rs"]
mod toy;

use omnisim::engine::day::{draw_today, simulate_day};
use omnisim::engine::{Arm, World};
use omnisim::journey::Today;
use omnisim::journey::contest::{Brands, ByProduct, Gains, Looker, attention, highest_sum, nested_sum, product_noise};
use omnisim::market::{Category, MAX_BRANDS, MAX_CATEGORY_PRODUCTS, OWNERS};
use omnisim::program::Glance;
use omnisim::scenario::load::from_text;
use std::hint::black_box;
use toy::{Rule, Toy};

/// Shoppers: a shard.
const SHOPPERS: u32 = 1_024;
/// Looks at a category.
const LOOKS: usize = 4_096;
/// Dissimilarity of packs of a brand.
const LAMBDA: f32 = 0.6;

/// Shoppers in front of the first category, which has ten products of five brands.
fn looks(world: &World, mut look: impl FnMut(&Looker<'_>, &Category)) {
    for shopper in 0..LOOKS {
        look(&Looker { shopper, day: 40, rounds: world.draws.rounds() }, &world.market.categories[0]);
    }
}

/// Trips and contacts of a shard on 56 days.
#[inline(never)]
fn kernel_plan(world: &World) {
    for day in 0..56 {
        black_box(world.plan.of(&world.people, day, 0..SHOPPERS as usize));
    }
}

/// The luck of a shard on 28 days: trips, contacts, and eight trips at a time.
#[inline(never)]
fn kernel_luck(world: &World, today: &mut Today) {
    for day in 0..28 {
        draw_today(world, today, day, false);
        black_box(&mut *today);
    }
}

#[inline(never)]
fn kernel_attention(world: &World) {
    looks(world, |looker, category| {
        let (mut noticed, mut found) = ([0.0; MAX_CATEGORY_PRODUCTS], [0.0; MAX_CATEGORY_PRODUCTS]);
        attention(looker, category, (&mut noticed, &mut found));
        black_box((noticed, found));
    });
}

#[inline(never)]
fn kernel_product_noise(world: &World) {
    looks(world, |looker, category| {
        let mut noise = [0.0; MAX_CATEGORY_PRODUCTS];
        product_noise(looker, category, LAMBDA, &mut noise);
        black_box(noise);
    });
}

#[inline(never)]
fn kernel_nested_sum(world: &World, utility: &ByProduct) {
    looks(world, |_, category| {
        black_box(nested_sum(black_box(category), utility, LAMBDA));
    });
}

#[inline(never)]
fn kernel_highest_sum(gains: &Gains, brands: &Brands<'_>) {
    for _ in 0..LOOKS {
        black_box(highest_sum(black_box(gains), brands, &[0.0; MAX_BRANDS]));
    }
}

/// The reference toy: a shard on 56 days, chance of a need 0.15.
#[inline(never)]
fn kernel_toy_inverse_choice(shard: &mut toy::Shard) {
    let toy = Toy::new(0.15, Rule::InverseChoice);
    (0..56).for_each(|day| toy.simulate_day(shard, day));
}

/// The same with Gumbel numbers.
#[inline(never)]
fn kernel_toy_gumbel_max(shard: &mut toy::Shard) {
    let toy = Toy::new(0.15, Rule::GumbelMax);
    (0..56).for_each(|day| toy.simulate_day(shard, day));
}

/// Four weeks of the baseline: all phases of the engine.
#[inline(never)]
fn kernel_days(world: &World, arm: &mut Arm, days: &[Today]) {
    for (day, today) in days.iter().enumerate() {
        simulate_day(world, arm, today, day as u16);
    }
}

fn main() {
    // The calling thread is the pool: no other thread adds instructions of its own.
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).use_current_thread().build_global();
    pool.unwrap_or_else(|problem| panic!("{problem}"));
    let text = include_str!("../benches/worlds/full.toml");
    let mut scenario = from_text(text).unwrap_or_else(|problem| panic!("{problem}"));
    scenario.shoppers = SHOPPERS;
    let world = World::build(&scenario, 0, true);
    let days: Vec<Today> = (0..28)
        .map(|day| {
            let mut today = Today::default();
            draw_today(&world, &mut today, day, false);
            today
        })
        .collect();
    let mut utility = [0.0; MAX_CATEGORY_PRODUCTS];
    utility.iter_mut().enumerate().for_each(|(place, utility)| *utility = 0.1 * place as f32);
    let glances = [Glance { felt_price: -0.2, leaflet: 0.0 }; 5];
    let gains = Gains { response: -2.5, slope: 3.0, curve: [0.05, 0.4, 0.3] };
    let (ln_taste, experience, reference) = ([-1.5; MAX_BRANDS], [0.1; MAX_BRANDS], [[0.0; OWNERS]; MAX_BRANDS]);
    let brands =
        Brands { ln_taste: &ln_taste, experience: &experience, reference: &reference, owner: 0, glances: &glances };
    kernel_plan(&world);
    kernel_luck(&world, &mut Today::default());
    kernel_attention(&world);
    kernel_product_noise(&world);
    kernel_nested_sum(&world, &utility);
    kernel_highest_sum(&gains, &brands);
    kernel_days(&world, &mut Arm::baseline(&world, false), &days);
    let shards = Toy::new(0.15, Rule::InverseChoice).shards(SHOPPERS as usize);
    kernel_toy_inverse_choice(&mut shards[0].clone());
    kernel_toy_gumbel_max(&mut shards[0].clone());
}
