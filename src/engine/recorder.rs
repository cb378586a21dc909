//! What an arm leaves at its end: books, and counts read from memory.

use super::world::{Arm, World};
use crate::journey::JournalEvent;
use crate::journey::need::use_up;
use crate::ledger::{CategoryPanel, Ledger, Panel, Split};

/// The end of an arm.
#[derive(Clone, Debug, PartialEq)]
pub struct ArmEnd {
    /// Books of all weeks.
    pub ledger: Ledger,
    /// What a panel of the account's shoppers would have seen.
    pub panel: Panel,
    /// Members beside others and stores beside stores; empty without a program.
    pub split: Split,
    /// Journey log of the followed shoppers.
    pub journal: Vec<JournalEvent>,
}

/// Reads the end of an arm.
#[must_use]
pub fn finish(world: &World, mut arm: Arm) -> ArmEnd {
    let categories = world.market.categories.len();
    let mut panel = Panel { categories: vec![CategoryPanel::default(); categories], ..Panel::default() };
    for memory in &arm.memories {
        for local in 0..memory.shoppers {
            panel.own_buyers += u64::from(memory.own_occasions[local] > 0);
            panel.own_occasions += u64::from(memory.own_occasions[local]);
            panel.account_trips += u64::from(memory.account_trips[local]);
            let group = match memory.bought_in[local].count_ones() {
                0 => None,
                1 => Some(&mut panel.single),
                _ => Some(&mut panel.omni),
            };
            if let Some(group) = group {
                let mine = &memory.occasions[local * categories..][..categories];
                group.households += 1;
                group.occasions += mine.iter().map(|o| u64::from(*o)).sum::<u64>();
            }
            for (index, counts) in panel.categories.iter_mut().enumerate() {
                let row = local * categories + index;
                let occasions = memory.occasions[row];
                counts.buyers += u64::from(occasions > 0);
                counts.repeaters += u64::from(occasions > 1);
                counts.occasions += u64::from(occasions);
                counts.pantry += f64::from(last_pantry(world, memory, (local, index), row));
            }
        }
    }
    let mut journal: Vec<JournalEvent> = arm.days.iter_mut().flat_map(|d| std::mem::take(&mut d.journal)).collect();
    journal.sort_by_key(|e| (e.shopper, e.day));
    panel.households = world.people.shoppers as u64;
    ArmEnd { ledger: arm.ledger, panel, journal, split: Split::default() }
}

/// Pantry on the last day, use taken off.
fn last_pantry(world: &World, memory: &crate::population::Memory, (local, index): (usize, usize), row: usize) -> f32 {
    let category = &world.market.categories[index];
    let days = world.market.calendar.days;
    let per_day = world.people.tastes(days - 1).use_per_day[(memory.first + local) * world.people.categories + index];
    let target = (per_day * category.pantry_days).max(category.least_pantry);
    let used = &world.market.calendar.use_before[index];
    let since = usize::from(memory.pantry_day[row].min(days));
    use_up(memory.pantry[row], target, per_day, category.consumption_flexibility, &used[since..=usize::from(days)])
}
