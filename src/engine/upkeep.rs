//! What a tactic costs every week that it runs, whatever is sold.

use super::fund::paid_in;
use super::world::World;
use crate::ids::Day;
use crate::ledger::{Line, WeekBook};
use crate::program::Program;
use crate::units::Money;

/// Books the weekly cost of tactics that leaves the system, on their first day and every seventh after it.
pub fn post_upkeep(world: &World, program: &Program, day: Day, book: &mut WeekBook) {
    for (slot, tactic) in program.tactics.iter().enumerate() {
        let cost = tactic.mechanic.cost_per_week();
        let since = i64::from(day) - tactic.from.max(i64::from(world.market.calendar.warm_up_days));
        if cost == Money::ZERO || since < 0 || since % 7 != 0 || tactic.to < i64::from(day) {
            continue;
        }
        let channel = paid_in(world, tactic);
        let brand = cost.part(tactic.funding.brand);
        book.post(Line::ThirdPartyBrand, channel, None, brand);
        book.post(Line::ThirdPartyAccount, channel, None, cost - brand);
        book.spend(slot, channel, brand, cost - brand);
    }
}
