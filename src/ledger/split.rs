//! What cards and tills of the account show of a program: members beside other shoppers, stores with it beside stores
//! without. Sums of whole packs, so any order of adding gives the same.

use std::ops::Range;

/// Weeks before a program with which its weeks are compared (practice: one to two months).
pub const PRE_WEEKS: usize = 8;

/// The weeks before a program with which its weeks are compared; fewer where the run begins later.
#[must_use]
pub fn weeks_before(window: &Range<usize>) -> Range<usize> {
    window.start.saturating_sub(PRE_WEEKS)..window.start
}

/// Sums over the shoppers of a group: packs of promoted products that each bought at the account.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// Shoppers who came to the account in the program weeks.
    pub shoppers: u64,
    /// Packs in the program weeks.
    pub during: u64,
    /// Sum of their squares.
    pub during_squares: u64,
    /// Packs of the same shoppers in the weeks before.
    pub before: u64,
    /// Sum of their squares.
    pub before_squares: u64,
    /// Sum of packs before times packs during.
    pub products: u64,
}

impl Group {
    /// Counts one shopper.
    pub const fn count(&mut self, before: u64, during: u64) {
        self.shoppers += 1;
        self.during += during;
        self.during_squares += during * during;
        self.before += before;
        self.before_squares += before * before;
        self.products += before * during;
    }
}

/// Packs of promoted products sold in a store.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StoreSales {
    /// Channel of the store.
    pub channel: usize,
    /// Did a tactic run there that did not run in every store.
    pub treated: bool,
    /// Packs in the weeks before the program.
    pub before: u64,
    /// Packs in the program weeks.
    pub during: u64,
}

/// Groups of shoppers and stores of a program; empty where there is nothing to compare.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Split {
    /// Shoppers who are members when the program ends.
    pub members: Group,
    /// All others.
    pub others: Group,
    /// Stores of the channels in which a tactic runs in some stores only.
    pub stores: Vec<StoreSales>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_holds_the_moments_of_its_shoppers() {
        let mut group = Group::default();
        group.count(2, 3);
        group.count(0, 1);
        let expected = Group { shoppers: 2, during: 4, during_squares: 10, before: 2, before_squares: 4, products: 6 };
        assert_eq!(group, expected);
    }

    #[test]
    fn weeks_before_a_program_end_where_the_run_begins() {
        assert_eq!(weeks_before(&(20..23)), 12..20);
        assert_eq!(weeks_before(&(3..5)), 0..3);
        assert!(weeks_before(&(0..5)).is_empty());
    }
}
