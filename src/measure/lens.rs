//! The frame of a measurement: which products, where, when; and the pair of twins it is taken on.

use crate::ledger::{Ledger, Line, Panel, Pick, Split, WeekBook};
use std::ops::Range;

/// What a program is measured on.
#[derive(Clone, Debug)]
pub struct Frame {
    /// Weeks before the horizon.
    pub warm_up: usize,
    /// Weeks in all.
    pub weeks: usize,
    /// Weeks with a tactic, within the horizon; empty when none falls into it.
    pub window: Range<usize>,
    /// Products of any tactic, bit each.
    pub promoted: u64,
    /// Home channel.
    pub home: usize,
    /// Instrument of the home scorecard.
    pub instrument: &'static str,
    /// Value-added tax, share of the price without tax.
    pub tax: f64,
    /// Is anything sold in the channel.
    pub sells: Vec<bool>,
    /// Channels of the account that are not stores: where last touch is read.
    pub touch_channels: Vec<usize>,
    /// Channel that each tactic's coupon is shown in, by slot; `None` for other tactics.
    pub coupon_channels: Vec<Option<usize>>,
    /// `[category][week]`: what the calendar expects to be used in a week, in weeks of mean use.
    pub season: Vec<Vec<f64>>,
    /// Are there members of a loyalty programme.
    pub has_members: bool,
    /// Channels of the account in which a tactic runs in some stores and not in others.
    pub split_channels: Vec<usize>,
    /// Channels of the account that take part in the program, with the instrument of their team.
    pub teams: Vec<(usize, &'static str)>,
}

impl Frame {
    /// The whole horizon.
    #[must_use]
    pub fn horizon(&self) -> Range<usize> {
        self.warm_up..self.weeks
    }
}

/// A world with a program and its twin without.
#[derive(Clone, Copy, Debug)]
pub struct Twin<'a> {
    /// Books with the program.
    pub with: &'a Ledger,
    /// Panel with the program.
    pub with_panel: &'a Panel,
    /// Members beside others and stores beside stores with the program.
    pub with_split: &'a Split,
    /// Books without it.
    pub without: &'a Ledger,
    /// Panel without it.
    pub without_panel: &'a Panel,
}

impl Twin<'_> {
    /// Difference of a sum over a ledger, with less without.
    pub fn difference(&self, value: impl Fn(&Ledger) -> i128) -> i128 {
        value(self.with) - value(self.without)
    }
}

/// Lines that make the margin of a product: what remains of the shelf price for brand and account.
pub const MARGIN_LINES: [Line; 9] = [
    Line::ShelfSales,
    Line::PriceReduction,
    Line::CouponReduction,
    Line::ValueAddedTax,
    Line::PurchaseCost,
    Line::BackMargin,
    Line::MarketDealFunding,
    Line::CostOfGoods,
    Line::ScanBack,
];

/// Brand plus account margin of a cell; transfers between the two cancel.
#[must_use]
pub fn margin(book: &WeekBook, channel: usize, product: usize) -> i128 {
    let lines = MARGIN_LINES.iter().chain(std::iter::once(&Line::OffInvoice));
    lines.map(|&line| book.system(line, channel, Some(product))).sum()
}

/// Brand plus account margin over cells and weeks, in ten-thousandths.
#[must_use]
pub fn margin_over(ledger: &Ledger, weeks: Range<usize>, pick: Pick) -> i128 {
    let mut total = 0;
    for book in ledger.over(weeks) {
        for channel in (0..book.shape().channels()).filter(|&c| pick.channel.is_none_or(|only| only == c)) {
            for product in (0..book.shape().products()).filter(|&p| pick.products.is_none_or(|m| m >> p & 1 == 1)) {
                total += margin(book, channel, product);
            }
        }
    }
    total
}

/// Money off for shoppers: shelf-price cuts and coupons, tax included.
#[must_use]
pub fn discounts(book: &WeekBook, channel: usize, product: usize) -> i128 {
    i128::from(book.amount(Line::PriceReduction, channel, Some(product)).0)
        + i128::from(book.amount(Line::CouponReduction, channel, Some(product)).0)
}

/// Value at prices paid over cells and weeks.
#[must_use]
pub fn paid_over(ledger: &Ledger, weeks: Range<usize>, pick: Pick) -> i128 {
    ledger.line(weeks.clone(), Line::ShelfSales, pick)
        - ledger.line(weeks.clone(), Line::PriceReduction, pick)
        - ledger.line(weeks, Line::CouponReduction, pick)
}
