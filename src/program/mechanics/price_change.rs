//! Price change: another regular price, with the list price that the outlet pays, at once or in steps, and with a part
//! given back where that is agreed. Reference prices and loss aversion do the rest (E7, E11).

use super::Moment;
use crate::market::Calendar;
use crate::program::offers::Regular;
use crate::scenario::{PriceChangeSpec, PricePhaseSpec};

/// A change of the regular price.
#[derive(Clone, Debug)]
pub struct PriceChange {
    first: Step,
    /// Later steps by rising first day.
    later: Vec<(i64, Step)>,
    /// Day from which a part is taken back, and what is left.
    give_back: Option<(i64, f64)>,
    /// Share of the shelf price's change that the outlet makes.
    pass_through: f64,
    /// Days by which the shelf price follows.
    lag: i64,
}

/// Changes of the shelf price and of the price that the outlet pays, against those before the tactic.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Step {
    shelf: f64,
    sell_in: f64,
}

impl PriceChange {
    pub(super) fn read(spec: &PriceChangeSpec, calendar: &Calendar) -> Self {
        let later = |phase: &PricePhaseSpec| {
            let sell_in = phase.sell_in_change.unwrap_or(phase.change).0;
            (calendar.day_of(phase.from), Step { shelf: phase.change.0, sell_in })
        };
        Self {
            first: Step { shelf: spec.change.0, sell_in: spec.sell_in_change.unwrap_or(spec.change).0 },
            later: spec.phases.iter().map(later).collect(),
            give_back: spec.give_back.map(|back| (calendar.day_of(back.from), 1.0 - back.share.0)),
            pass_through: spec.pass_through.map_or(1.0, |p| p.0),
            lag: spec.shelf_lag_weeks.map_or(0, |weeks| (weeks * 7.0) as i64),
        }
    }

    /// What holds on a day; nothing before the first.
    fn on(&self, day: i64, from: i64) -> Step {
        if day < from {
            return Step { shelf: 0.0, sell_in: 0.0 };
        }
        let step = self.later.iter().rev().find(|(first, _)| *first <= day).map_or(self.first, |(_, step)| *step);
        match self.give_back {
            Some((first, left)) if first <= day => Step { shelf: step.shelf * left, sell_in: step.sell_in * left },
            _ => step,
        }
    }

    pub(super) fn set_regular(&self, moment: &Moment, regular: &mut Regular) {
        let shelf = self.on(moment.day - self.lag, moment.from).shelf * self.pass_through;
        let sell_in = self.on(moment.day, moment.from).sell_in;
        regular.price = regular.price + regular.price.part(shelf);
        regular.sell_in = regular.sell_in + regular.sell_in.part(sell_in);
    }
}
