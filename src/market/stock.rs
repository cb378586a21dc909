//! What is there to be sold, and what it cost the outlet. Without supply everything is always there.
//!
//! The day asks [`Stock::left`] between choosing and posting, so a stock that runs out needs no change
//! of the journey: it names the cells that are short and how much they hold.

use super::Market;
use crate::units::Money;

/// A cell of stock: a product in a store cluster or online warehouse.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cell {
    /// First store of a node, or [`ONLINE`] plus the channel index.
    pub place: u32,
    /// Product index.
    pub product: u16,
}

/// First place number of online warehouses.
pub const ONLINE: u32 = 1 << 16;

impl Cell {
    /// The cell that a purchase is served from; `store` is the index of the store or `u16::MAX` online.
    #[must_use]
    pub fn of(market: &Market, (channel, store): (usize, u16), product: u16) -> Self {
        let store = market.stores.get(usize::from(store));
        Self { place: store.map_or(ONLINE + channel as u32, |s| s.place), product }
    }
}

/// Stock of all cells.
#[derive(Clone, Debug, Default)]
pub enum Stock {
    /// Everything is always there.
    #[default]
    Unlimited,
    /// Units left by cell, in rising order of cells; cells not named are unlimited.
    Limited(Vec<(Cell, u32)>),
}

impl Stock {
    /// Units left in a cell; `None` where there is no limit.
    #[must_use]
    pub fn left(&self, cell: Cell) -> Option<u32> {
        match self {
            Self::Unlimited => None,
            Self::Limited(cells) => cells.binary_search_by(|(c, _)| c.cmp(&cell)).ok().map(|found| cells[found].1),
        }
    }

    /// Takes units out of a cell; more than it holds leaves it empty.
    pub fn take(&mut self, cell: Cell, units: u32) {
        if let Self::Limited(cells) = self
            && let Ok(found) = cells.binary_search_by(|(c, _)| c.cmp(&cell))
        {
            cells[found].1 = cells[found].1.saturating_sub(units);
        }
    }

    /// Can any cell run short.
    #[must_use]
    pub const fn is_limited(&self) -> bool {
        matches!(self, Self::Limited(_))
    }
}

/// What the outlet paid for a pack in stock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Invoice {
    /// Price on the list when it was ordered, without tax.
    pub list: Money,
    /// Money off the invoice.
    pub off: Money,
    /// Tactic that gave it, or `u8::MAX`.
    pub by: u8,
}

/// What packs in stock cost, by cell in rising order; empty without supply, when packs cost what they cost today.
#[derive(Clone, Debug, Default)]
pub struct Invoices(pub Vec<(Cell, Invoice)>);

impl Invoices {
    /// What the packs of a cell cost; `None` where no stock is kept.
    #[inline]
    #[must_use]
    pub fn of(&self, cell: Cell) -> Option<Invoice> {
        self.0.binary_search_by(|(c, _)| c.cmp(&cell)).ok().map(|found| self.0[found].1)
    }
}
