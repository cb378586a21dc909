//! Ordinary promotions of the market: the same in both twins, drawn anew for each future.
//!
//! A product is on deal in a week with the share that its brand states; weeks are independent, as most
//! deals of the panel behind the quickstart last one to two weeks. Prices are uniform within an owner,
//! displays differ from store to store (The Complete Journey 2.0).

use super::{Market, OWNERS};
use crate::draws::{Draws, Key, Purpose, open_unit};
use crate::ids::Day;
use crate::scenario::defaults::format;
use crate::scenario::{MarketDealsSpec, Owner};

/// How often and how a brand is on deal.
#[derive(Clone, Copy, Debug)]
pub struct Deals {
    /// Share of weeks.
    pub weeks_on_deal: f32,
    /// Depth, share of the shelf price.
    pub depth: f64,
    /// Share of stores with a display in deal weeks and in others.
    pub display: [f32; 2],
    /// Share of deal weeks with a place in the leaflet.
    pub leaflet: f32,
    /// Part of the reduction paid by the brand.
    pub brand_funding: f64,
}

impl Deals {
    pub(super) fn read(spec: &MarketDealsSpec) -> Self {
        Self {
            weeks_on_deal: spec.weeks_on_deal.0 as f32,
            depth: spec.depth.0,
            display: [
                spec.display_otherwise.map_or(0.0, |p| p.0 as f32),
                spec.display_on_deal.map_or(0.0, |p| p.0 as f32),
            ],
            leaflet: spec.leaflet_on_deal.map_or(0.0, |p| p.0 as f32),
            brand_funding: spec.brand_funding.map_or(format::MARKET_DEAL_FUNDING, |p| p.0),
        }
    }
}

/// What is promoted in one week; a bit per product.
#[derive(Clone, Debug, Default)]
pub struct DealWeek {
    /// By owner: products on deal.
    pub on_deal: [u64; OWNERS],
    /// By owner: products in the leaflet.
    pub leaflet: [u64; OWNERS],
    /// By store: products on display.
    pub display: Vec<u64>,
}

/// Weeks after the run for which deals are planned: who moves a deal forward takes it from there.
const PLANNED_BEYOND: usize = 26;

/// Draws the ordinary deals of every week of a future, and those planned for the half-year after it.
#[must_use]
pub fn draw_weeks(market: &Market, draws: &Draws) -> Vec<DealWeek> {
    (0..market.calendar.weeks() + PLANNED_BEYOND).map(|week| draw_week(market, draws, week)).collect()
}

fn draw_week(market: &Market, draws: &Draws, week: usize) -> DealWeek {
    let mut drawn = DealWeek { display: vec![0; market.stores.len()], ..DealWeek::default() };
    for (index, product) in market.products.iter().enumerate() {
        let Some(deals) = product.deals else { continue };
        let key = |place: u32, occasion: u8| Key {
            purpose: Purpose::MarketDeal,
            shopper: place,
            day: week as Day,
            occasion,
            item: product.key,
        };
        for owner in [Owner::Account as usize, Owner::Rival as usize] {
            let words = draws.words(key(owner as u32, 0));
            if open_unit(words[0]) < deals.weeks_on_deal {
                drawn.on_deal[owner] |= 1 << index;
                if open_unit(words[1]) < deals.leaflet {
                    drawn.leaflet[owner] |= 1 << index;
                }
            }
        }
        for (store, place) in market.stores.iter().enumerate() {
            let owner = market.channels[place.channel].owner as usize;
            let on_deal = drawn.on_deal[owner] >> index & 1;
            let has_displays = owner == Owner::Account as usize || owner == Owner::Rival as usize;
            if has_displays && draws.uniform(key(place.key, 1)) < deals.display[on_deal as usize] {
                drawn.display[store] |= 1 << index;
            }
        }
    }
    drawn
}
