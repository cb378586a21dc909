//! When and where a program runs, as teams of the account see it: its weeks, and the stores that have it beside those that
//! do not.

use super::mechanics::Mechanic;
use super::tactic::{Program, Tactic};
use crate::market::{Calendar, Market};
use std::ops::Range;

impl Tactic {
    /// Share of the planned stores that are to have it.
    fn share_of_stores(&self) -> f64 {
        match self.mechanic {
            Mechanic::Display(_) | Mechanic::Activation(_) => self.compliance,
            _ if self.is_carried_out => self.executed,
            _ => 1.0,
        }
    }

    /// Does it run in some stores of a channel and not in others, by plan or because stores fail.
    fn splits(&self, market: &Market, channel: usize) -> bool {
        let stores = &market.channels[channel].stores;
        let planned = self.stores.iter().filter(|store| stores.contains(store)).count();
        planned > 0 && (planned < stores.len() || self.share_of_stores() < 1.0)
    }
}

impl Program {
    /// Weeks of the horizon in which a tactic runs; `None` when no tactic falls into it.
    #[must_use]
    pub fn weeks(&self, calendar: &Calendar) -> Option<Range<usize>> {
        let (first, last) = (i64::from(calendar.warm_up_days), i64::from(calendar.days) - 1);
        let live = self.tactics.iter().filter(|t| t.to >= first && t.from <= last && t.from <= t.to);
        let from = live.clone().map(|t| t.from.max(first) / 7).min()?;
        let to = live.map(|t| t.to.min(last) / 7).max()?;
        Some(from as usize..to as usize + 1)
    }

    /// Channels of the account in which a tactic runs in some stores and not in others.
    #[must_use]
    pub fn split_channels(&self, market: &Market) -> Vec<usize> {
        let splits = |c: &usize| market.channels[*c].is_account() && self.tactics.iter().any(|t| t.splits(market, *c));
        (0..market.channels.len()).filter(splits).collect()
    }

    /// Does a store have, in one of some weeks at least, a tactic that other stores of its channel do not have.
    ///
    /// Displays and price cards count where they stand and not where they were planned: teams check their stores.
    #[must_use]
    pub fn treats(&self, market: &Market, store: usize, weeks: &Range<usize>) -> bool {
        let channel = market.stores[store].channel;
        let has_it = |(slot, tactic): (usize, &Tactic)| match tactic.mechanic {
            _ if tactic.is_display() || tactic.is_carried_out => {
                weeks.clone().any(|week| tactic.runs_in(week) && self.execution.is_up(slot, store, week))
            }
            Mechanic::Activation(_) => {
                let mine = self.extras.promoters.iter().filter(|p| usize::from(p.slot) == slot);
                mine.into_iter().any(|p| p.stores.get(store).is_some_and(|there| *there))
            }
            _ => tactic.stores.contains(&store),
        };
        self.tactics.iter().enumerate().filter(|(_, t)| t.splits(market, channel)).any(has_it)
    }
}
