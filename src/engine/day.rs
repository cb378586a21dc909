//! One day of an arm. The order of the phases, and what each may read and write:
//!
//! | # | phase | where | reads → writes |
//! |---|---|---|---|
//! | 1 | open | serial | calendar, deliveries → stock, regular prices |
//! | 2 | activate | serial | tactics → shoppers picked for them, offer table (one table per audience mask); fees due → book |
//! | 3 | meet | per shard | offers, memory → touchpoints met, coupon states, needs, trip, channel |
//! | 4 | choose | per shard | offers of that channel → intents (product, units, offer) |
//! | 5 | settle | scarce cells | intents + stock → fulfilled, lost |
//! | 6 | post | per shard | fulfilments → book of the week; books absorbed in shard order |
//! | 7 | learn | per shard | fulfilments → pantry, habit, reference prices, points, trust, coupons used |
//!
//! Without supply, opening has nothing to do; with it, the day ends with orders (`super::supply`).

use super::daily::keep_day;
use super::dues::settle_week;
use super::execute::post_execution;
use super::fund::post_fees;
use super::goods::post_promoters;
use super::post::post_shard;
use super::rebate::post_rebates;
use super::settle::{Scarce, settle};
use super::supply::inspect;
use super::upkeep::post_upkeep;
use super::world::{Arm, World, week};
use crate::ids::Day;
use crate::journey::learn::learn;
use crate::journey::today::Source;
use crate::journey::walk::walk_shard;
use crate::journey::{Asked, Scene, Today, UsedUp};
use crate::program::Layer;
use rayon::prelude::*;

/// Simulates one day of an arm.
///
/// * `today`: what this day brings to all arms alike, see [`draw_today`]
pub fn simulate_day(world: &World, arm: &mut Arm, today: &Today, day: Day) {
    let this_week = week(day);
    arm.caps.open_day();
    arm.open_layers(world, day);
    arm.offers.compile(&world.market, &arm.deals[this_week], &arm.program, day);
    if let Some(supplied) = &mut arm.supplied {
        (arm.stock, arm.invoices) = supplied.open(world, &mut arm.ledger, day);
    }
    let scene = Scene {
        stock: &arm.stock,
        invoices: &arm.invoices,
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
        layers: &arm.layers,
        member_layers: arm.program.layers_that(Layer::asks_membership),
        app_layers: arm.program.layers_that(Layer::asks_app),
        asked: Asked {
            no_member: arm.program.layers_that(|l| l.rules.member == Some(false)),
            no_app: arm.program.layers_that(|l| l.rules.app == Some(false)),
            points: &arm.program.points_layers,
        },
        leaflet_readers: &world.leaflet_readers,
        day,
        in_horizon: day >= world.market.calendar.warm_up_days,
        journal: arm.journal,
        used_up: UsedUp::default(),
        keeps_reasons: arm.stock.is_limited() || arm.caps.live(&arm.program, day) != 0,
    };
    let opening = scene.before(&arm.stock, arm.caps.used_up());
    let shards = arm.memories.par_iter_mut().zip(&mut arm.days);
    world.spread.over(shards).for_each(|(memory, left)| {
        left.clear();
        walk_shard(&opening, &world.plan, memory, left);
    });
    let mut left = arm.stock.clone();
    let mut scarce = Scarce { stock: &mut left, caps: &mut arm.caps, tactics: &arm.program.tactics };
    settle(&scene, &mut scarce, (&mut arm.memories, &mut arm.days), world.spread);
    let tactics = &arm.program.tactics;
    let shards = arm.memories.par_iter_mut().zip(&arm.days).zip(&mut arm.books);
    world.spread.over(shards).for_each(|((memory, today), book)| {
        post_shard(&scene, tactics, memory, today, book);
        learn(&scene, memory, today);
    });
    post_fees(world, &arm.program, day, arm.ledger.book(this_week));
    post_upkeep(world, &arm.program, day, arm.ledger.book(this_week));
    post_promoters(world, &arm.program, day, arm.ledger.book(this_week));
    arm.close_offers(i64::from(day));
    if let Some(supplied) = &mut arm.supplied {
        supplied.close(world, &mut arm.ledger, &left, &arm.offers, day);
        if day % 7 == 3 {
            inspect(world, &arm.offers, supplied, arm.ledger.stock_week(this_week), day);
        }
    }
    arm.stock = left;
    if day % 7 == 6 {
        for book in &mut arm.books {
            arm.ledger.book(this_week).absorb(book);
        }
        post_execution(world, arm, this_week);
        settle_week(world, arm, this_week);
        post_rebates(world, arm, this_week);
    }
    keep_day(world, arm, day);
}

/// Draws what a day brings to all arms alike.
///
/// * `all_contacts`: also contacts of shoppers without a trip; nobody feels those unless coupons may be seen or journeys
///   are written down
pub fn draw_today(world: &World, today: &mut Today, day: Day, all_contacts: bool) {
    let source = Source {
        market: &world.market,
        behaviour: &world.behaviour,
        people: &world.people,
        plan: &world.plan,
        leaflet_readers: &world.leaflet_readers,
        draws: &world.draws,
        all_contacts,
        spread: world.spread,
    };
    today.draw(&source, day);
}
