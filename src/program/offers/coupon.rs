//! What stands beside the cells: coupons, and what visitors are asked to join.

use crate::ids::Day;
use crate::units::Money;

/// Where a coupon lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Carrier {
    /// In the app, for its users.
    App,
    /// On the paper of the leaflet, for its readers.
    Leaflet,
    /// A code, for whoever saw it.
    Code,
}

/// A coupon of a program.
#[derive(Clone, Debug)]
pub struct Coupon {
    /// Tactic that offers it.
    pub slot: usize,
    /// Key of its draws.
    pub key: u32,
    /// Bit per product.
    pub products: u64,
    /// Where it lives.
    pub carrier: Carrier,
    /// Channels that redeem it, bit each.
    pub redeem_in: u16,
    /// Channels that show it, bit each.
    pub shown_in: u16,
    /// Share taken off the shelf price.
    pub depth: f64,
    /// Units per shopper.
    pub units: u8,
    /// Chance of seeing it on a contact with a channel that shows it.
    pub seen: f32,
    /// Pushes a week.
    pub pushes_per_week: f32,
    /// Is it sent to shoppers picked by what they bought; such pushes are opened more often.
    pub targeted: bool,
    /// Offered by a QR code at displays.
    pub qr_at_display: bool,
    /// Cost of one redemption.
    pub handling: Money,
    /// Days of a week of the run, bit each.
    pub days: u8,
    /// First and last day; negative before the run.
    pub from: i64,
    /// Last day, included.
    pub to: i64,
    /// Audience layer that can use it, or `None` for everyone.
    pub layer: Option<u8>,
}

impl Coupon {
    /// Can it be loaded and redeemed on this day.
    #[inline]
    #[must_use]
    pub fn is_live(&self, day: Day) -> bool {
        self.days >> (day % 7) & 1 == 1 && (self.from..=self.to).contains(&i64::from(day))
    }
}

/// Something that visitors are asked to join.
#[derive(Clone, Copy, Debug)]
pub struct Drive {
    /// Tactic that asks.
    pub slot: u8,
    /// Key of its draws.
    pub key: u32,
    /// What is joined, a bit of [`crate::population::memory::joined`].
    pub joins: u8,
    /// Channels in which visitors are asked, bit each.
    pub channels: u16,
    /// Audience layer that is asked, or `None` for everyone.
    pub layer: Option<u8>,
    /// Chance of a shopper of mean readiness on one visit.
    pub chance: f32,
    /// Value of the points given to those who join.
    pub welcome_points: Money,
}
