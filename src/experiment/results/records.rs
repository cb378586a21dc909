//! The first future as plain rows: the ledger, what teams could see of it, and what they could not.
//!
//! Money is in currency units and packs, trips and counts are those of the market (simulated ones × households each shopper
//! stands for), never rounded. Weeks count from 1 in the horizon; 0 and below are the warm-up.

/// Rows of the first future, number 0.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Records {
    /// What the indexes of the rows stand for.
    pub names: Names,
    /// Who paid whom, by world.
    pub ledger: Vec<Posting>,
    /// Shelves of the account in the worlds of programs and plans, as a scanner would see them.
    pub observed: Vec<Seen>,
    /// Money spent on tactics.
    pub spend: Vec<Spend>,
    /// What became of the offers of tactics.
    pub offers: Vec<OfferWeek>,
    /// Trips to the account's channels.
    pub channels: Vec<ChannelWeek>,
    /// What each program or plan changed: no team can see it.
    pub truth: Vec<Truth>,
}

/// Names behind the indexes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Names {
    /// Worlds: the one without programs first, then programs, then plans.
    pub worlds: Vec<String>,
    /// `[world][slot]`: tactics.
    pub tactics: Vec<Vec<String>>,
    /// Channels.
    pub channels: Vec<String>,
    /// Products.
    pub products: Vec<String>,
}

/// Where and when a row belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Place in [`Names::worlds`].
    pub world: u16,
    /// Week of the horizon.
    pub week: i16,
    /// Place in [`Names::channels`].
    pub channel: u8,
    /// Place in [`Names::products`]; `None` for what belongs to no product.
    pub product: Option<u8>,
}

/// Money from one party to another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Posting {
    /// Where and when.
    pub place: Place,
    /// What for, such as `shelf_sales`.
    pub line: &'static str,
    /// Who pays, such as `shopper`.
    pub payer: &'static str,
    /// Who is paid.
    pub payee: &'static str,
    /// How much.
    pub amount: f64,
}

/// A product on a shelf of the account in a week; never read from the world without the program.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Seen {
    /// Where and when.
    pub place: Place,
    /// Packs sold.
    pub packs: f64,
    /// Value at prices paid, tax included.
    pub value: f64,
    /// Packs sold below the usual price.
    pub packs_on_deal: f64,
    /// Value at usual prices, tax included.
    pub usual_value: f64,
    /// Packs credited to this channel by last touch, wherever at the account they were bought.
    pub packs_credited: f64,
}

/// Money spent on a tactic in a channel in a week.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spend {
    /// Where and when; of no product.
    pub place: Place,
    /// Slot of the tactic.
    pub slot: u16,
    /// Paid by the brand side.
    pub brand: f64,
    /// Paid by the account.
    pub account: f64,
}

/// What became of the offer of a tactic in a week, as its owner can count it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OfferWeek {
    /// Place in [`Names::worlds`].
    pub world: u16,
    /// Week of the horizon.
    pub week: i16,
    /// Slot of the tactic.
    pub slot: u16,
    /// Counts in the order of [`OFFER_COUNTS`].
    pub counts: [f64; OFFER_COUNTS.len()],
}

/// What is counted of offers: shoppers, but `packs_with_coupon` and `packs_attributed` packs, `contacts` and `clicks` each one.
pub const OFFER_COUNTS: [&str; 10] = [
    "distributed",
    "delivered",
    "opened",
    "opted_out",
    "loaded",
    "redeemed",
    "packs_with_coupon",
    "contacts",
    "clicks",
    "packs_attributed",
];

/// A channel of the account in a week.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ChannelWeek {
    /// Where and when; of no product.
    pub place: Place,
    /// Trips and orders.
    pub trips: f64,
    /// Rest of baskets, tax included.
    pub rest_value: f64,
    /// Delivery fees paid by shoppers.
    pub delivery_fees: f64,
}

/// What a program or plan changed against the same future without it, rivals included.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Truth {
    /// Where and when.
    pub place: Place,
    /// Packs.
    pub packs: f64,
    /// Value at prices paid, tax included.
    pub value: f64,
    /// Profit of the brand side.
    pub brand_profit: f64,
    /// Profit of the account.
    pub retailer_profit: f64,
}
