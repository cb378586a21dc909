//! What a platform sees beside a panel: who clicked, and which purchases it credits to the click.

use crate::engine::{Arm, Watch, World};
use crate::ids::Day;
use crate::population::memory::NEVER;
use crate::validate::tally::{Purchase, Purchases};
use std::ops::Range;

/// Watcher of purchases and clicks.
#[derive(Clone, Debug)]
pub struct Clicks {
    /// All purchases of the days.
    pub purchases: Purchases,
    /// `[shopper]`: clicked an ad at least once.
    pub clicked: Vec<bool>,
    /// `[shopper]`: packs bought at the account within the click window.
    pub attributed: Vec<u32>,
}

impl Clicks {
    /// Watches `days`.
    pub const fn on(days: Range<Day>) -> Self {
        Self { purchases: Purchases::on(days), clicked: Vec::new(), attributed: Vec::new() }
    }
}

impl Watch for Clicks {
    fn after_day(&mut self, world: &World, arm: &Arm, day: Day) {
        self.purchases.after_day(world, arm, day);
        if arm.program.ads.is_empty() {
            return;
        }
        self.clicked.resize(world.people.shoppers, false);
        self.attributed.resize(world.people.shoppers, 0);
        for (memory, today) in arm.memories.iter().zip(&arm.days) {
            for visit in &today.visits {
                let local = visit.shopper as usize - memory.first;
                let mine = &memory.clicks[local * memory.ads..(local + 1) * memory.ads];
                self.clicked[visit.shopper as usize] |= mine.iter().any(|&c| c != NEVER);
            }
            for intent in today.intents.iter().filter(|i| i.units > 0) {
                let local = intent.shopper as usize - memory.first;
                let at_account = world.market.channels[usize::from(intent.channel)].is_account();
                let fresh = |ad: usize| {
                    let click = memory.clicks[local * memory.ads + ad];
                    click != NEVER && f64::from(day.saturating_sub(click)) <= world.behaviour.attribution_days
                };
                let concerned = |ad: &usize| arm.program.ads[*ad].products >> intent.product & 1 == 1;
                if at_account && (0..memory.ads).filter(concerned).any(fresh) {
                    self.attributed[intent.shopper as usize] += intent.units;
                }
            }
        }
    }
}

/// Packs of the purchases that are asked for, over some days.
pub fn units(purchases: &[Purchase], days: Range<Day>, which: impl Fn(&Purchase) -> bool) -> f64 {
    let asked = purchases.iter().filter(|p| days.contains(&p.day) && which(p));
    f64::from(asked.map(|p| u32::from(p.units)).sum::<u32>())
}
