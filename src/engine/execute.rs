//! How far the tactics of a week were carried out, counted for the results, and the hours bought for them.

use super::fund::paid_in;
use super::world::{Arm, World};
use crate::ledger::{CarriedOut, Line};
use crate::units::Money;

/// Notes stores and hours of a finished week, and posts overtime: paid by the brand to those who work, split by hours.
pub fn post_execution(world: &World, arm: &mut Arm, this_week: usize) {
    let capacity = &world.market.capacity;
    let (program, book) = (&arm.program, arm.ledger.book(this_week));
    let busy = |slot: &usize| {
        let tactic = &program.tactics[*slot];
        tactic.runs_in(this_week) && tactic.takes_stores(&world.market)
    };
    let slots: Vec<usize> = (0..program.tactics.len()).filter(busy).collect();
    let hours: f64 = slots.iter().map(|&slot| program.tactics[slot].field_hours).sum();
    let overtime = program.execution.overtime(this_week);
    for slot in slots {
        let tactic = &program.tactics[slot];
        let up = tactic.stores.iter().filter(|store| program.execution.is_up(slot, **store, this_week));
        book.carried_out[slot] = CarriedOut {
            planned: tactic.stores.len() as u32,
            executed: up.count() as u32,
            hours: (tactic.field_hours * 100.0).round() as u32,
            load: (program.execution.load(this_week) * 10_000.0).round() as u32,
        };
        let Some(price) = capacity.overtime.filter(|_| overtime > 0.0 && hours > 0.0) else { continue };
        let cost = price.part(overtime * tactic.field_hours / hours);
        let channel = paid_in(world, tactic);
        book.post(Line::ThirdPartyBrand, channel, None, cost);
        book.spend(slot, channel, cost, Money::ZERO);
    }
}
