//! What households spend with the account, as its own till data would show it.

use crate::engine::{Arm, Watch, World};
use crate::ids::Day;
use crate::journey::{Intent, ShardDay, Visit};
use std::ops::Range;

/// Watcher that adds up spend with the account by household over some periods.
#[derive(Clone, Debug)]
pub(super) struct Spend {
    /// Days of each period.
    pub periods: Vec<Range<Day>>,
    /// `[period][shopper]`: money spent with the account.
    pub amounts: Vec<Vec<f64>>,
    /// `[period][shopper]`: channels of the account that were used, bit each.
    pub used: Vec<Vec<u16>>,
    /// What each shopper has joined, bits as in memory, after the last day seen.
    pub joined: Vec<u8>,
}

impl Spend {
    pub(super) fn over(periods: &[Range<Day>], shoppers: usize) -> Self {
        Self {
            periods: periods.to_vec(),
            amounts: vec![vec![0.0; shoppers]; periods.len()],
            used: vec![vec![0; shoppers]; periods.len()],
            joined: vec![0; shoppers],
        }
    }

    /// Sum over some shoppers.
    pub(super) fn total(&self, period: usize, who: &[usize]) -> f64 {
        who.iter().map(|&s| self.amounts[period][s]).sum()
    }

    /// Mean over some shoppers; 0 without any.
    pub(super) fn mean(&self, period: usize, who: &[usize]) -> f64 {
        self.total(period, who) / who.len().max(1) as f64
    }
}

impl Watch for Spend {
    fn after_day(&mut self, world: &World, arm: &Arm, day: Day) {
        for period in (0..self.periods.len()).filter(|&p| self.periods[p].contains(&day)) {
            for visit in arm.days.iter().flat_map(|d| &d.visits) {
                let channel = usize::from(visit.channel);
                if world.market.channels[channel].is_account() {
                    self.amounts[period][visit.shopper as usize] += visit.rest.units();
                    self.used[period][visit.shopper as usize] |= 1 << channel;
                }
            }
            for intent in arm.days.iter().flat_map(|d| &d.intents) {
                if world.market.channels[usize::from(intent.channel)].is_account() {
                    self.amounts[period][intent.shopper as usize] += paid(arm, intent);
                }
            }
        }
        for memory in &arm.memories {
            self.joined[memory.first..memory.first + memory.shoppers].copy_from_slice(&memory.joined);
        }
    }
}

/// Price paid for a purchase, coupons left aside.
pub(super) fn paid(arm: &Arm, intent: &Intent) -> f64 {
    let offer = &arm.offers.row(usize::from(intent.mask), usize::from(intent.channel))[usize::from(intent.product)];
    offer.price.times(intent.units).units()
}

/// Value of an order: rest of basket and the modelled products.
pub(super) fn basket(arm: &Arm, day: &ShardDay, visit: &Visit) -> f64 {
    let first = day.intents.partition_point(|i| i.shopper < visit.shopper);
    let mine = day.intents[first..].iter().take_while(|i| i.shopper == visit.shopper);
    visit.rest.units() + mine.filter(|i| i.channel == visit.channel).map(|i| paid(arm, i)).sum::<f64>()
}

/// Thirds of some shoppers by an amount, lightest first; equal amounts in the order of shoppers.
pub(super) fn thirds(who: &[usize], amounts: &[f64]) -> [Vec<usize>; 3] {
    let mut ordered = who.to_vec();
    ordered.sort_by(|&a, &b| amounts[a].total_cmp(&amounts[b]).then(a.cmp(&b)));
    let third = ordered.len() / 3;
    let heavy = ordered.split_off(ordered.len() - third);
    let middle = ordered.split_off(third.min(ordered.len()));
    [ordered, middle, heavy]
}
