//! Tables beside the offer table: advertising and samples, which are met away from the shelf.

use crate::ids::Day;
use crate::units::Money;

/// Contacts with advertising for one brand (E13).
#[derive(Clone, Copy, Debug)]
pub struct Flight {
    /// Tactic behind it.
    pub slot: usize,
    /// Brand index in the market.
    pub brand: usize,
    /// Key of its draws.
    pub key: u32,
    /// Mean contacts a day of a household that it reaches.
    pub per_day: f32,
    /// Share of households that it reaches; heavier users of media are reached first.
    pub reach: f32,
    /// Days of a week of the run, bit each.
    pub days: u8,
    /// First day; negative before the run.
    pub from: i64,
    /// Last day, included.
    pub to: i64,
    /// Audience layer, or `None` for everyone.
    pub layer: Option<u8>,
    /// Index into the clickable ads of the program; `None` for mass media.
    pub ad: Option<u8>,
}

impl Flight {
    /// Does it run on this day.
    #[inline]
    #[must_use]
    pub fn is_live(&self, day: Day) -> bool {
        self.days >> (day % 7) & 1 == 1 && (self.from..=self.to).contains(&i64::from(day))
    }
}

/// Something that can be clicked, and to which a platform credits sales for some days after.
#[derive(Clone, Copy, Debug)]
pub struct Ad {
    /// Tactic behind it.
    pub slot: usize,
    /// Key of its draws.
    pub key: u32,
    /// Bit per product.
    pub products: u64,
    /// Channel where it is clicked.
    pub channel: usize,
    /// Fee from the brand to the account for each click.
    pub per_click: Money,
}

/// Free samples (E12).
#[derive(Clone, Copy, Debug)]
pub struct Sample {
    /// Tactic behind them.
    pub slot: usize,
    /// Key of their draws.
    pub key: u32,
    /// Bit per product; each shopper gets one of them.
    pub products: u64,
    /// Channels in whose stores they are given out, bit each.
    pub channels: u16,
    /// Sent home on the first day instead.
    pub at_home: bool,
    /// Chance that a visitor is given one.
    pub per_visit: f32,
    /// Size in packs.
    pub packs: f32,
    /// Cost of one sample, delivery included.
    pub unit_cost: Money,
    /// Days of a week of the run, bit each.
    pub days: u8,
    /// First day; negative before the run.
    pub from: i64,
    /// Last day, included.
    pub to: i64,
    /// Audience layer, or `None` for everyone.
    pub layer: Option<u8>,
}

impl Sample {
    /// Are they given out on this day.
    #[inline]
    #[must_use]
    pub fn is_live(&self, day: Day) -> bool {
        self.days >> (day % 7) & 1 == 1 && (self.from..=self.to).contains(&i64::from(day))
    }
}
