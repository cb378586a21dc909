//! What a plan promises the retailer: sales of some days relative to usual ones.

use crate::ids::Day;
use crate::market::Market;
use crate::scenario::ForecastSpec;

/// A forecast of the plan with every name resolved.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Forecast {
    /// Bit per product.
    pub products: u64,
    /// Bit per channel.
    pub channels: u16,
    /// First day; negative before the run.
    pub from: i64,
    /// Last day, included.
    pub to: i64,
    /// Sales relative to usual ones.
    pub uplift: f64,
}

impl Forecast {
    pub(super) fn build(spec: &ForecastSpec, market: &Market) -> Self {
        let named = |p: &crate::market::Product| {
            spec.products.contains(&p.id) || spec.brands.contains(&market.brands[p.brand].id)
        };
        let products = market.products.iter().enumerate().filter(|(_, p)| named(p));
        let channels = market.channels.iter().enumerate();
        let channels =
            channels.filter(|(_, c)| c.is_account() && (spec.channels.is_empty() || spec.channels.contains(&c.id)));
        Self {
            products: products.fold(0, |bits, (at, _)| bits | 1 << at),
            channels: channels.fold(0, |bits, (at, _)| bits | 1 << at),
            from: market.calendar.day_of(spec.from),
            to: market.calendar.day_of(spec.to),
            uplift: spec.uplift,
        }
    }

    /// Is it about a product in a channel on a day.
    #[must_use]
    pub fn is_about(&self, day: Day, channel: usize, product: usize) -> bool {
        (self.from..=self.to).contains(&i64::from(day))
            && self.channels >> channel & 1 == 1
            && self.products >> product & 1 == 1
    }
}
