//! What is there to be sold. Supply is unlimited for now: every intent is served.
//!
//! The day asks [`Stock::left`] between choosing and posting, so a stock that runs out needs no change
//! of the journey: it names the cells that are short and how much they hold.

/// A cell of stock: a product in a store cluster or online warehouse.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cell {
    /// Store index, or [`ONLINE`] plus the channel index.
    pub place: u32,
    /// Product index.
    pub product: u16,
}

/// First place number of online warehouses.
pub const ONLINE: u32 = 1 << 16;

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
