//! Stand-off: a conflict over terms in which goods stop. Online shelves are empty at once; stores sell what they still have.
//!
//! What shoppers do about it is what they do about a product taken off the shelf (E18); both sides lose, the retailer
//! the more where the brand is strong (Van der Maelen, Breugelmans & Cleeren 2017).

use super::Moment;
use crate::market::Market;
use crate::program::RunDown;
use crate::program::offers::Regular;
use crate::scenario::StandOffSpec;
use crate::scenario::defaults::format;

/// Goods that stop.
#[derive(Clone, Copy, Debug)]
pub struct StandOff {
    /// Online channels, bit each.
    online: u16,
    cover_days: f32,
}

impl StandOff {
    pub(super) fn read(spec: &StandOffSpec, market: &Market) -> Self {
        let online = market.channels.iter().enumerate().filter(|(_, c)| c.kind.is_online());
        Self {
            online: online.fold(0, |bits, (at, _)| bits | 1 << at),
            cover_days: spec.cover_days.unwrap_or(format::COVER_DAYS) as f32,
        }
    }

    pub(super) fn set_regular(self, moment: &Moment, regular: &mut Regular) {
        if self.online >> moment.channel & 1 == 1 {
            regular.listed = false;
        }
    }

    /// Shelves of stores that nobody fills.
    pub(super) const fn run_down(self, products: u64, channels: u16, days: i64) -> RunDown {
        RunDown { products, channels: channels & !self.online, days, cover_days: self.cover_days }
    }
}
