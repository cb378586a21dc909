//! Units that must not be mixed: money and shares.

use serde::{Deserialize, Serialize};

/// Ten-thousandths of the currency unit that one currency unit holds.
pub const MONEY_SCALE: i64 = 10_000;

/// Amount in ten-thousandths of the scenario currency. Integer, so any order of adding gives the same total.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Money(pub i64);

impl Money {
    /// No money.
    pub const ZERO: Self = Self(0);

    /// Reads an amount in currency units; `None` when it is not finite or too large to hold.
    #[must_use]
    pub fn from_units(amount: f64) -> Option<Self> {
        let scaled = amount * MONEY_SCALE as f64;
        // Beyond 2^53 a float no longer names every ten-thousandth.
        (scaled.is_finite() && scaled.abs() < 9.0e15).then(|| Self(scaled.round() as i64))
    }

    /// The amount in currency units.
    #[must_use]
    pub fn units(self) -> f64 {
        self.0 as f64 / MONEY_SCALE as f64
    }

    /// The given share of the amount, rounded once to the nearest ten-thousandth (halves away from zero).
    #[must_use]
    pub fn part(self, share: f64) -> Self {
        // `f64::round` is a call on processors without an instruction for it; the cast saturates as it does.
        let exact = self.0 as f64 * share;
        let whole = exact as i64;
        let rest = exact - whole as f64;
        Self(whole.saturating_add(i64::from(rest >= 0.5) - i64::from(rest <= -0.5)))
    }

    /// The amount `count` times; saturates at the largest amount that can be held.
    #[must_use]
    pub fn times(self, count: u32) -> Self {
        Self(self.0.saturating_mul(i64::from(count)))
    }
}

impl std::ops::Add for Money {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl std::ops::Sub for Money {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

/// A fraction of a whole, from 0 to 1. Scenario files write it as text with a percent sign.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
pub struct Share(f64);

impl Share {
    /// Nothing of the whole.
    pub const NONE: Self = Self(0.0);
    /// The whole.
    pub const ALL: Self = Self(1.0);

    /// A share; `None` outside 0 to 1 or when not a number.
    #[must_use]
    pub fn new(fraction: f64) -> Option<Self> {
        (0.0..=1.0).contains(&fraction).then_some(Self(fraction))
    }

    /// The fraction, 0 to 1.
    #[must_use]
    pub const fn get(self) -> f64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_an_amount_round_once_to_the_nearest() {
        assert_eq!(Money(15).part(0.1), Money(2));
        assert_eq!(Money(-15).part(0.1), Money(-2));
        assert_eq!(Money::from_units(1.99).map(|m| m.part(0.2)), Some(Money(3_980)));
    }

    #[test]
    fn rounding_is_that_of_the_standard_library() {
        let halves = (-2_000..2_000).map(|n| f64::from(n) * 0.5);
        let beside = halves.flat_map(|h| [h.next_down(), h, h.next_up()]);
        let large = [0.499_999_999_999_999_94, 4.503_599_627_370_497e15, 9e15, 9.3e18, -9.3e18, 1e30, f64::NAN];
        for x in beside.chain(large) {
            assert_eq!(Money(1).part(x), Money(x.round() as i64), "{x}");
        }
    }

    #[test]
    fn amounts_that_cannot_be_held_are_refused() {
        for amount in [f64::NAN, f64::INFINITY, 1e13] {
            assert_eq!(Money::from_units(amount), None, "{amount}");
        }
    }
}
