//! How much of an offer there is, in packs and money of the simulated shoppers.

use crate::market::Market;
use crate::scenario::{CapsSpec, ProgramSpec, WhenSpent};
use crate::units::{MONEY_SCALE, Money};

/// Caps of a tactic in packs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Limits {
    /// For one shopper over the delivery.
    pub per_shopper: Option<u8>,
    /// For everybody on one day.
    pub per_day: Option<u64>,
    /// For everybody over the delivery.
    pub units: Option<u64>,
}

/// Money from which some tactics pay by the pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Purse {
    /// Tactics that pay from it, a bit per slot.
    pub slots: u64,
    /// Money in it before anything is paid.
    pub money: Money,
    /// Tactics whose fees are taken out first, a bit per slot.
    pub fees: u64,
}

impl Purse {
    /// The same purse for tactics that stand `by` slots further on.
    #[must_use]
    pub fn shifted(self, by: usize) -> Self {
        let moved = |bits: u64| bits.checked_shl(by as u32).unwrap_or(0);
        Self { slots: moved(self.slots), fees: moved(self.fees), ..self }
    }
}

/// Bit of a slot; none for what is no tactic.
#[inline]
#[must_use]
pub const fn bit(slot: u8) -> u64 {
    if slot < 64 { 1 << slot } else { 0 }
}

impl Limits {
    /// The part of the simulated shoppers in a cap of the real market, rounded down.
    #[must_use]
    pub fn of(caps: &CapsSpec, market: &Market) -> Self {
        let scaled = |units: u64| (units as f64 / market.households_per_shopper).floor() as u64;
        Self {
            per_shopper: caps.per_shopper.map(|units| units.min(250) as u8),
            per_day: caps.per_day.map(scaled),
            units: caps.units.map(scaled),
        }
    }

    /// Does anything limit the packs.
    #[must_use]
    pub fn any(&self) -> bool {
        *self != Self::default()
    }
}

/// Money of the real market in that of the simulated shoppers, rounded down.
fn scaled(amount: f64, market: &Market) -> Money {
    Money((amount / market.households_per_shopper * MONEY_SCALE as f64).floor() as i64)
}

/// Purses of a program: one per tactic with a budget, and one for all when the program stops at its budget.
#[must_use]
pub fn purses(spec: &ProgramSpec, market: &Market) -> Vec<Purse> {
    let by_pack = || spec.tactic.iter().enumerate().filter(|(_, tactic)| tactic.mechanic.is_paid_by_pack());
    let budgets = by_pack().filter_map(|(slot, tactic)| {
        let money = scaled(tactic.delivery.caps?.budget?, market);
        Some(Purse { slots: bit(slot as u8), money, fees: 0 })
    });
    let all = by_pack().fold(0, |bits, (slot, _)| bits | bit(slot as u8));
    let stops = spec.when_spent == Some(WhenSpent::Stop);
    let fees = (0..spec.tactic.len()).fold(0, |bits, slot| bits | bit(slot as u8));
    let whole = spec.budget.filter(|_| stops).map(|b| Purse { slots: all, money: scaled(b, market), fees });
    budgets.chain(whole).collect()
}
