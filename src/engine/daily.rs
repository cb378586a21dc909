//! Days kept on their own: those of stand-offs, in all arms, so that both ledgers can be read day by day.

use super::world::{Arm, World, week};
use crate::ids::Day;
use crate::ledger::daily::since;
use crate::ledger::{ChannelDay, DayRecord};
use crate::market::Calendar;
use crate::scenario::{MechanicSpec, Scenario};

/// Which days are kept; empty when none is.
#[derive(Clone, Debug, Default)]
pub struct Kept(Vec<bool>);

impl Kept {
    /// Days of the horizon on which a stand-off of any program runs.
    #[must_use]
    pub fn of(scenario: &Scenario, calendar: &Calendar) -> Self {
        let tactics = scenario.spec.program.iter().flat_map(|p| &p.tactic);
        let stand_offs = tactics.filter(|t| matches!(t.mechanic, MechanicSpec::StandOff(_)));
        let stretches: Vec<(i64, i64)> =
            stand_offs.map(|t| (calendar.day_of(t.delivery.from), calendar.day_of(t.delivery.to))).collect();
        if stretches.is_empty() {
            return Self::default();
        }
        let is_kept =
            |day: Day| day >= calendar.warm_up_days && stretches.iter().any(|s| (s.0..=s.1).contains(&i64::from(day)));
        Self((0..calendar.days).map(is_kept).collect())
    }

    fn holds(&self, day: Day) -> bool {
        self.0.get(usize::from(day)).copied().unwrap_or(false)
    }
}

/// Keeps the day of an arm when it is one of those kept. The books of the shards move into that of the week earlier than
/// usual, which changes no sum.
pub(super) fn keep_day(world: &World, arm: &mut Arm, day: Day) {
    let is_kept = world.kept.holds(day);
    if !is_kept && !world.kept.holds(day + 1) {
        return;
    }
    let book = arm.ledger.book(week(day));
    arm.books.iter_mut().for_each(|shard| book.absorb(shard));
    let now = book.by_channel();
    if is_kept {
        let nothing = vec![ChannelDay::default(); now.len()];
        let before = if day.is_multiple_of(7) { &nothing } else { &arm.running };
        let channels = since(&now, if before.is_empty() { &nothing } else { before });
        arm.ledger.days.push(DayRecord { day, channels });
    }
    arm.running = now;
}
