//! Notes taken beside an arm for readings of members and of stores. A note changes nothing: it is read off the purchases of a
//! day after they were made.
//!
//! Two bytes per shopper are kept for the weeks before each program, beside the arm without a program, and two for the
//! program weeks beside its own arm; two more for programs that begin within a week, or whose arm leaves weeks earlier.

use super::fork::{Branch, Watch};
use super::world::{Arm, World};
use crate::ids::Day;
use crate::ledger::{Split, StoreSales, weeks_before};
use std::ops::Range;

/// Bytes per shopper and program of the notes beside both arms.
pub const BYTES_PER_SHOPPER: usize = 2 * size_of::<u16>();

/// Set in [`Notes::came`] for members.
const MEMBER: u16 = 1 << 15;

/// Notes for one program.
#[derive(Debug, Default)]
struct Notes {
    /// Promoted products, bit each.
    promoted: u64,
    /// Channels of the account, bit each.
    account: u16,
    /// Days before the program that are noted here.
    before: Range<Day>,
    /// Days of the program weeks that are noted here.
    during: Range<Day>,
    /// `[shopper]`: packs bought before; empty when nobody asks.
    packs: Vec<u16>,
    /// `[shopper]`: 0 for who did not come to the account in the program weeks, else 1 + packs, and [`MEMBER`].
    came: Vec<u16>,
    /// `[store]`: packs before and during; empty when nobody asks.
    stores: Vec<[u64; 2]>,
    /// `[store]`: had a tactic that not every store had.
    treated: Vec<bool>,
    /// Weeks of the program.
    weeks: Range<usize>,
}

impl Notes {
    /// Notes for a branch on the days of `days`.
    fn of(world: &World, branch: &Branch<'_>, days: &Range<Day>) -> Self {
        let market = &world.market;
        let Some(weeks) = branch.program.weeks(&market.calendar) else { return Self::default() };
        let noted = |weeks: &Range<usize>| {
            let first = days.start.max((weeks.start * 7) as Day);
            first..days.end.min((weeks.end * 7) as Day).max(first)
        };
        let (before, during) = (noted(&weeks_before(&weeks)), noted(&weeks));
        let people = if market.loyalty.is_some() { world.people.shoppers } else { 0 };
        let column = |days: &Range<Day>| vec![0; if days.is_empty() { 0 } else { people }];
        let stores = if branch.program.split_channels(market).is_empty() { 0 } else { market.stores.len() };
        let account = market.channels.iter().enumerate().filter(|(_, c)| c.is_account());
        Self {
            promoted: branch.program.promoted(),
            account: account.fold(0, |bits, (c, _)| bits | 1 << c),
            packs: column(&before),
            came: column(&during),
            stores: vec![[0; 2]; stores],
            treated: vec![false; stores],
            before,
            during,
            weeks,
        }
    }

    fn note(&mut self, world: &World, arm: &Arm, day: Day) {
        let is_during = self.during.contains(&day);
        if !is_during && !self.before.contains(&day) {
            return;
        }
        for shard in &arm.days {
            if is_during && !self.came.is_empty() {
                let visits = shard.visits.iter().filter(|v| self.account >> v.channel & 1 == 1 && v.is_trip());
                visits.for_each(|v| self.came[v.shopper as usize] = self.came[v.shopper as usize].max(1));
            }
            for intent in shard.intents.iter().filter(|i| self.promoted >> i.product & 1 == 1 && i.units > 0) {
                if self.account >> intent.channel & 1 == 0 {
                    continue;
                }
                let packs = intent.units.min(u32::from(MEMBER)) as u16;
                // Online orders have the number of no store.
                if let Some(cell) = self.stores.get_mut(usize::from(intent.store)) {
                    cell[usize::from(is_during)] += u64::from(intent.units);
                }
                if is_during && let Some(came) = self.came.get_mut(intent.shopper as usize) {
                    *came = (*came).max(1).saturating_add(packs).min(MEMBER - 1);
                } else if let Some(before) = self.packs.get_mut(intent.shopper as usize).filter(|_| !is_during) {
                    *before = before.saturating_add(packs);
                }
            }
        }
        if is_during && day + 1 == self.during.end {
            self.close(world, arm);
        }
    }

    /// Notes who is a member and which stores had the program, on its last day.
    fn close(&mut self, world: &World, arm: &Arm) {
        if !self.came.is_empty() {
            for memory in &arm.memories {
                let members = (0..memory.shoppers).filter(|local| memory.is_member(*local));
                members.for_each(|local| self.came[memory.first + local] |= MEMBER);
            }
        }
        for (store, treated) in self.treated.iter_mut().enumerate() {
            *treated = arm.program.treats(&world.market, store, &self.weeks);
        }
    }
}

/// Takes notes beside an arm: of every program on days before it leaves the baseline, or of its own.
#[derive(Debug)]
pub(super) struct SplitWatch(Vec<Notes>);

impl SplitWatch {
    /// Beside the baseline, for all branches, on the days before each leaves.
    pub fn of_baseline(world: &World, branches: &[Branch<'_>]) -> Self {
        Self(branches.iter().map(|b| Notes::of(world, b, &(0..b.from))).collect())
    }

    /// Beside a branch, from the day on which it leaves.
    pub fn of_branch(world: &World, branch: &Branch<'_>) -> Self {
        Self(vec![Notes::of(world, branch, &(branch.from..branch.until))])
    }

    /// What is noted of the program at `place`: by the baseline up to its first day, and beside its own arm.
    pub fn split(&self, shared: &Self, place: usize, world: &World, channels: &[usize]) -> Split {
        let mut split = Split::default();
        let (Some(own), Some(shared)) = (self.0.first(), shared.0.get(place)) else { return split };
        let sum = |of: &dyn Fn(&Notes) -> Option<u16>| -> u64 {
            [shared, own].iter().filter_map(|notes| of(notes)).map(u64::from).sum()
        };
        for (shopper, came) in own.came.iter().enumerate() {
            let visited = |notes: &Notes| notes.came.get(shopper).map(|c| c & !MEMBER).filter(|c| *c > 0);
            if visited(shared).or(visited(own)).is_some() {
                let group = if came & MEMBER == 0 { &mut split.others } else { &mut split.members };
                let before = sum(&|notes| notes.packs.get(shopper).copied());
                group.count(before, sum(&|notes| visited(notes).map(|c| c - 1)));
            }
        }
        for (store, (a, b)) in shared.stores.iter().zip(&own.stores).enumerate() {
            let channel = world.market.stores[store].channel;
            if channels.contains(&channel) {
                let treated = own.treated[store];
                split.stores.push(StoreSales { channel, treated, before: a[0] + b[0], during: a[1] + b[1] });
            }
        }
        split
    }
}

impl Watch for SplitWatch {
    fn after_day(&mut self, world: &World, arm: &Arm, day: Day) {
        self.0.iter_mut().for_each(|notes| notes.note(world, arm, day));
    }
}
