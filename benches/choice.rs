//! What does one choice cost: of an outlet, and of a category with its products.

#[expect(dead_code, reason = "this bench uses a part")]
mod common;

use common::{ORDINARY_DAY, arm_on, settings, starter, today_on};
use criterion::{Criterion, Throughput};
use omnisim::engine::{Arm, World};
use omnisim::journey::channel::{Among, choose_outlet};
use omnisim::journey::choose::shop_category;
use omnisim::journey::consider::Stand;
use omnisim::journey::knowledge::Knowledge;
use omnisim::journey::{Asked, Scene, ShardDay, Today, UsedUp};
use std::hint::black_box;

fn scene<'a>(world: &'a World, arm: &'a Arm, today: &'a Today) -> Scene<'a> {
    Scene {
        market: &world.market,
        behaviour: &world.behaviour,
        fading: &world.fading,
        people: &world.people,
        tastes: world.people.tastes(ORDINARY_DAY),
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
        member_layers: 0,
        app_layers: 0,
        asked: Asked::default(),
        leaflet_readers: &world.leaflet_readers,
        day: ORDINARY_DAY,
        in_horizon: false,
        journal: false,
        used_up: UsedUp::default(),
        keeps_reasons: false,
    }
}

fn choices(criterion: &mut Criterion) {
    let world = World::build(&starter(1_000), 0, true);
    let arm = arm_on(&world, ORDINARY_DAY);
    let today = today_on(&world, ORDINARY_DAY);
    let scene = scene(&world, &arm, &today);
    let knowledge = Knowledge::default();
    let mut group = criterion.benchmark_group("choice");
    group.throughput(Throughput::Elements(1_000));
    group.bench_function("outlet", |bench| {
        bench.iter(|| {
            for shopper in 0..1_000 {
                black_box(choose_outlet(&scene, &arm.memories[0], (shopper, shopper), (true, &knowledge, Among::All)));
            }
        });
    });
    for (index, category) in world.market.categories.iter().enumerate() {
        let mut memory = arm.memories[0].clone();
        let mut day = ShardDay::default();
        group.bench_function(format!("category/{}", category.id), |bench| {
            bench.iter(|| {
                day.clear();
                for shopper in 0..1_000 {
                    let store = world.people.store[shopper * world.people.channels];
                    let stand = Stand {
                        shopper,
                        local: shopper,
                        channel: 0,
                        store,
                        mask: 0,
                        promised: 0,
                        recognised: false,
                        major: false,
                    };
                    shop_category(&scene, &mut memory, &mut day, index, &stand, &knowledge);
                }
                black_box(day.intents.len())
            });
        });
    }
    group.finish();
}

fn main() {
    let mut criterion = settings();
    choices(&mut criterion);
    criterion.final_summary();
}
