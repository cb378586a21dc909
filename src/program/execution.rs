//! What of a program is really carried out, store by store: displays that stand, price cuts and cards that are up.
//!
//! A store carries out a tactic when its luck, one keyed draw for the whole delivery, lies below the share of stores that
//! do. Above 100% load that share falls: load^−x of what it would be. Shares of displays that stand: Quri,
//! Nielsen (36% to 58%); the fall with the load is an assumption.

use super::mechanics::Mechanic;
use super::tactic::{Program, Tactic};
use crate::draws::{Draws, Key, Purpose};
use crate::ids::Day;
use crate::market::Market;
use crate::market::capacity::carried_out;

/// What a program is carried out like in a future.
#[derive(Clone, Debug, Default)]
pub struct Execution {
    /// `[slot][store]`: luck of a store in which the tactic is planned, 0 elsewhere.
    luck: Vec<Vec<f32>>,
    /// `[slot]`: share of the planned stores that carry it out when nothing is overloaded.
    share: Vec<f64>,
    /// `[week]`: load of stores and field force.
    load: Vec<f64>,
    /// `[week]`: hours beyond those of the field force that are bought.
    overtime: Vec<f64>,
    /// Fall of the share with the load.
    fall: f64,
    /// Can a store fail to carry out a tactic other than a display.
    is_partial: bool,
    /// Can two displays of one product stand in one channel at once.
    shares_displays: bool,
}

impl Execution {
    /// Draws what stores carry out; `display` scales the share of displays that stand.
    pub(super) fn draw(tactics: &[Tactic], market: &Market, draws: &Draws, display: f64) -> Self {
        let fall = market.capacity.fall;
        let share = |t: &Tactic| if t.is_display() { t.compliance * display } else { t.executed };
        let (load, overtime) = weeks(tactics, market);
        let overloaded = load.iter().any(|load| *load > 1.0) && fall > 0.0;
        let may_fail = |t: &Tactic| t.is_carried_out && (t.executed < 1.0 || overloaded);
        Self {
            luck: tactics.iter().map(|tactic| luck(tactic, market, draws)).collect(),
            share: tactics.iter().map(share).collect(),
            is_partial: tactics.iter().any(may_fail),
            shares_displays: meet(tactics),
            load,
            overtime,
            fall,
        }
    }

    /// Does a store carry out a tactic in a week.
    #[must_use]
    pub fn is_up(&self, slot: usize, store: usize, week: usize) -> bool {
        f64::from(self.luck[slot][store]) < self.share[slot] * self.quality(week)
    }

    /// Is a tactic planned in a store and not carried out there in a week.
    fn fails(&self, slot: usize, store: usize, week: usize) -> bool {
        self.luck[slot][store].is_finite() && !self.is_up(slot, store, week)
    }

    fn quality(&self, week: usize) -> f64 {
        carried_out(self.load(week), self.fall)
    }

    /// Load of a week, share of what can be carried out.
    #[must_use]
    pub fn load(&self, week: usize) -> f64 {
        self.load.get(week).copied().unwrap_or_default()
    }

    /// Hours bought in a week.
    #[must_use]
    pub fn overtime(&self, week: usize) -> f64 {
        self.overtime.get(week).copied().unwrap_or_default()
    }

    /// Can a store fail to carry out a tactic other than a display.
    #[must_use]
    pub const fn is_partial(&self) -> bool {
        self.is_partial
    }

    /// Can two displays of one product stand in one channel at once.
    #[must_use]
    pub const fn shares_displays(&self) -> bool {
        self.shares_displays
    }
}

impl Program {
    /// Tactics of those that run which a store fails to carry out, bit each; displays are not among them.
    pub(super) fn absent(&self, live: &[usize], store: usize, day: Day) -> u64 {
        let week = crate::market::Calendar::week_of(day);
        let fails = |slot: &&usize| {
            let tactic = &self.tactics[**slot];
            tactic.is_carried_out && self.execution.fails(**slot, store, week)
        };
        live.iter().filter(fails).fold(0, |bits, slot| bits | 1 << slot)
    }

    /// What a display tactic looks like where it stands; `None` for other tactics.
    pub(super) fn display(&self, slot: usize) -> Option<super::offers::Force> {
        match &self.tactics[slot].mechanic {
            Mechanic::Display(display) => Some(display.force(slot as u8)),
            _ => None,
        }
    }
}

/// `[store]`: luck of the stores in which a tactic is planned.
fn luck(tactic: &Tactic, market: &Market, draws: &Draws) -> Vec<f32> {
    let mut luck = vec![f32::INFINITY; market.stores.len()];
    let purpose = if tactic.is_display() { Purpose::Display } else { Purpose::Execution };
    for &store in tactic.stores.iter().filter(|_| tactic.is_display() || tactic.is_carried_out) {
        let place = Key { purpose, shopper: market.stores[store].key, day: 0, occasion: 0, item: tactic.key };
        // Below 1 in any case: what all stores carry out does not hang on the luck of one.
        luck[store] = draws.uniform(place).min(0.999_999);
    }
    luck
}

/// `[week]`: load, and hours bought.
fn weeks(tactics: &[Tactic], market: &Market) -> (Vec<f64>, Vec<f64>) {
    if !market.capacity.is_stated {
        return (Vec::new(), Vec::new());
    }
    let weeks = usize::from(market.calendar.days).div_ceil(7);
    let one = |week: usize| {
        let busy = tactics.iter().filter(|t| t.takes_stores(market) && t.runs_in(week));
        let hours = busy.clone().map(|t| t.field_hours).sum();
        market.capacity.load(busy.count(), hours)
    };
    (0..weeks).map(one).unzip()
}

/// Can displays of two tactics show one product in one channel on one day.
fn meet(tactics: &[Tactic]) -> bool {
    let displays: Vec<&Tactic> = tactics.iter().filter(|t| t.is_display()).collect();
    let pairs = displays.iter().enumerate().flat_map(|(at, a)| displays[at + 1..].iter().map(move |b| (a, b)));
    pairs.into_iter().any(|(a, b)| {
        let same = a.products & b.products != 0 && a.channels & b.channels != 0;
        same && a.from <= b.to && b.from <= a.to
    })
}
