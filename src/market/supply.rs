//! Terms of supply: who delivers how reliably, how long it takes, and how the account orders (E20).

use super::stock::{Cell, ONLINE};
use super::{Market, Product};
use crate::ids::Day;
use crate::scenario::defaults::format;
use crate::scenario::{ScenarioSpec, SupplySpec};

/// Terms of supply of the account.
#[derive(Clone, Debug, PartialEq)]
pub struct Supply {
    /// Chance that an order line is delivered on time and in full: of other makers, and of the brand side.
    pub otif: [f64; 2],
    /// Fine, share of the cost of goods that came late or not at all.
    pub fine: f64,
    /// Days from an order of the distribution centre to its delivery.
    pub lead_time: Day,
    /// Days between two of its orders.
    pub review: Day,
    /// Days from an order of a place to its delivery.
    pub store_lead_time: Day,
    /// Days between two of them.
    pub store_review: Day,
    /// Safety stock of the distribution centre in days.
    pub safety_days: f64,
    /// Safety stock of a place in days.
    pub store_safety_days: f64,
    /// Standard deviation of the error of weekly forecasts: ordinary weeks, and promoted ones.
    pub forecast_error: [f64; 2],
    /// How much too high forecasts of promoted weeks are.
    pub promotion_bias: f64,
    /// Weight of the last week in forecasts.
    pub smoothing: f64,
    /// Standard deviation of the error of stock counts.
    pub recount_error: f64,
    /// Weeks bought ahead per 10% that a pack will cost more.
    pub forward_weeks: f64,
    /// Day on which stock begins; until then everything is there and sales are learnt.
    pub start: Day,
    /// Places that hold stock, in rising order of [`Place::place`].
    pub places: Vec<Place>,
}

/// Stores of a node, or the warehouse of an online channel.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// Number of the place in [`Cell`].
    pub place: u32,
    /// Channel index.
    pub channel: usize,
    /// Share of the channel's sales.
    pub share: f64,
}

impl Supply {
    /// Terms of a scenario; `None` when nothing can run out.
    #[must_use]
    pub(super) fn build(spec: &ScenarioSpec, market: &Market) -> Option<Self> {
        let supply: &SupplySpec = spec.supply.as_ref()?;
        let share = |set: Option<crate::scenario::values::Percent>, usual: f64| set.map_or(usual, |p| p.0);
        let days = |set: Option<u32>, usual: u32| set.unwrap_or(usual) as Day;
        Some(Self {
            otif: [share(supply.otif_of_others, format::OTIF), share(supply.otif, format::OTIF)],
            fine: share(supply.fine, format::FINE),
            lead_time: days(supply.lead_time_days, format::LEAD_TIME_DAYS),
            review: days(supply.review_days, format::REVIEW_DAYS).max(1),
            store_lead_time: days(supply.store_lead_time_days, format::STORE_LEAD_TIME_DAYS),
            store_review: days(supply.store_review_days, format::STORE_REVIEW_DAYS).max(1),
            safety_days: supply.safety_days.unwrap_or(format::SAFETY_DAYS),
            store_safety_days: supply.store_safety_days.unwrap_or(format::STORE_SAFETY_DAYS),
            forecast_error: [
                share(supply.forecast_error, format::FORECAST_ERROR),
                share(supply.promotion_forecast_error, format::PROMOTION_FORECAST_ERROR),
            ],
            promotion_bias: share(supply.promotion_bias, format::PROMOTION_BIAS),
            smoothing: share(supply.smoothing, format::SMOOTHING),
            recount_error: share(supply.recount_error, format::RECOUNT_ERROR),
            forward_weeks: supply.forward_buying_weeks.unwrap_or(format::FORWARD_BUYING_WEEKS),
            start: (format::LEARNING_WEEKS * 7) as Day,
            places: places(market),
        })
    }

    /// Days before the first day of a program on which an order can already be placed for it.
    #[must_use]
    pub fn looks_ahead(&self) -> Day {
        (self.lead_time + 2 * self.review).max(self.store_lead_time + self.store_review) + 1
    }

    /// Does the place number name a place whose stock is kept.
    #[must_use]
    pub fn place_at(&self, cell: Cell) -> Option<usize> {
        self.places.binary_search_by(|p| p.place.cmp(&cell.place)).ok()
    }

    /// On time and in full of the maker of a product.
    #[must_use]
    pub fn otif_of(&self, ours: bool) -> f64 {
        self.otif[usize::from(ours)]
    }
}

fn places(market: &Market) -> Vec<Place> {
    let mut found = Vec::new();
    for (channel, place) in market.channels.iter().enumerate().filter(|(_, c)| c.sells && c.is_account()) {
        if place.stores.is_empty() {
            found.push(Place { place: ONLINE + channel as u32, channel, share: 1.0 });
            continue;
        }
        let mut before = 0.0;
        for (store, up_to) in place.stores.clone().zip(&place.store_shares) {
            let (share, number) = (up_to - before, market.stores[store].place);
            before = *up_to;
            match found.last_mut() {
                Some(Place { place, share: all, .. }) if *place == number => *all += share,
                _ => found.push(Place { place: number, channel, share }),
            }
        }
    }
    found.sort_by_key(|p| p.place);
    found
}

/// Packs a week that a maker can deliver, for the simulated shoppers.
#[must_use]
pub fn weekly_capacity(product: &Product, households_per_shopper: f64) -> Option<u32> {
    product.capacity_per_week.map(|packs| (packs / households_per_shopper).min(1e9) as u32)
}
