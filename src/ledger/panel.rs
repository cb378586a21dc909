//! Counts per household over the horizon: what a panel of the account's shoppers would have seen.

/// Panel counts of a category at the account.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct CategoryPanel {
    /// Households that bought.
    pub buyers: u64,
    /// Households that bought twice or more.
    pub repeaters: u64,
    /// Purchase occasions.
    pub occasions: u64,
    /// Packs at home at the end, bought anywhere.
    pub pantry: f64,
}

/// Households of a kind, and what they bought.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Buyers {
    /// Households.
    pub households: u64,
    /// Purchase occasions of all categories at the account.
    pub occasions: u64,
}

/// Panel counts of an arm.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Panel {
    /// Households simulated.
    pub households: u64,
    /// By category.
    pub categories: Vec<CategoryPanel>,
    /// Households that bought the brand side at the account.
    pub own_buyers: u64,
    /// Purchase occasions of the brand side at the account.
    pub own_occasions: u64,
    /// Trips and orders at the account.
    pub account_trips: u64,
    /// Households that bought in one channel of the account only.
    pub single: Buyers,
    /// Households that bought in two or more.
    pub omni: Buyers,
}
