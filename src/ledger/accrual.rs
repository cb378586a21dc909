//! What is counted pack by pack and settled on totals: the funding of tactics with caps, plans and sums, and how far they
//! are carried out.

use super::books::WeekBook;
use crate::units::Money;
use serde::{Deserialize, Serialize};

/// A discount, points or samples of a tactic in a cell, before it is settled who pays.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Accrued {
    /// The whole of it, without tax.
    pub whole: Money,
    /// Part of the brand as agreed, before caps and plans; each posting is rounded once.
    pub brand: Money,
    /// Part of the brand as billed for every pack sold, for bill-backs.
    pub billed: Money,
    /// Packs with it.
    pub units: u64,
    /// Packs billed.
    pub billed_units: u64,
}

impl Accrued {
    /// Sum of two.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            whole: self.whole + other.whole,
            brand: self.brand + other.brand,
            billed: self.billed + other.billed,
            units: self.units + other.units,
            billed_units: self.billed_units + other.billed_units,
        }
    }
}

/// What shoppers got from a tactic, and what the brand paid towards it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Given {
    /// Money off, points and samples, without tax.
    pub to_shoppers: Money,
    /// What the brand paid for that, and took off invoices.
    pub by_brand: Money,
    /// Packs with it.
    pub units: u64,
}

impl Given {
    /// Sum of two.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            to_shoppers: self.to_shoppers + other.to_shoppers,
            by_brand: self.by_brand + other.by_brand,
            units: self.units + other.units,
        }
    }
}

/// Stores and hours of a tactic in a week.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CarriedOut {
    /// Store-weeks planned.
    pub planned: u32,
    /// Store-weeks in which it was up.
    pub executed: u32,
    /// Hours of the field force, in hundredths.
    pub hours: u32,
    /// Load of stores and field force, in ten-thousandths; the highest of those added.
    pub load: u32,
}

impl CarriedOut {
    /// Sum of two; of loads the higher.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            planned: self.planned + other.planned,
            executed: self.executed + other.executed,
            hours: self.hours.saturating_add(other.hours),
            load: self.load.max(other.load),
        }
    }
}

impl WeekBook {
    /// Cell of the accruals of a tactic; `None` when its funding is posted pack by pack.
    #[inline]
    pub fn accrued_at(&mut self, slot: usize, channel: usize, product: Option<usize>) -> Option<&mut Accrued> {
        let row = self.shape().accrual(slot)?;
        let (channels, products) = (self.shape().channels(), self.shape().products());
        let cell = (row * channels + channel) * (products + 1) + product.unwrap_or(products);
        self.accrued.get_mut(cell)
    }

    /// Notes what shoppers got from a tactic and what the brand paid towards it.
    #[inline]
    pub fn give(&mut self, slot: usize, given: Given) {
        self.given[slot] = self.given[slot].plus(given);
    }
}
