//! What blocks collect while an arm runs: purchases one by one, as a household panel would have them.

use crate::engine::{Arm, Watch, World};
use crate::ids::Day;
use std::ops::Range;

/// One purchase of a product.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Purchase {
    /// Who.
    pub shopper: u32,
    /// When.
    pub day: Day,
    /// Where.
    pub channel: u8,
    /// What.
    pub product: u8,
    /// Packs.
    pub units: u16,
    /// Was its price noticed.
    pub noticed: bool,
    /// Below the usual price.
    pub on_deal: bool,
    /// In the leaflet or on display.
    pub supported: bool,
}

/// Watcher that keeps the purchases of some days.
#[derive(Clone, Debug)]
pub struct Purchases {
    /// Days that are kept.
    pub days: Range<Day>,
    /// In the order of days, and of shoppers within a day.
    pub list: Vec<Purchase>,
}

impl Purchases {
    /// Keeps the purchases of `days`.
    #[must_use]
    pub const fn on(days: Range<Day>) -> Self {
        Self { days, list: Vec::new() }
    }
}

impl Watch for Purchases {
    fn after_day(&mut self, world: &World, arm: &Arm, day: Day) {
        if !self.days.contains(&day) {
            return;
        }
        for intent in arm.days.iter().flat_map(|d| &d.intents).filter(|i| i.units > 0) {
            let (channel, product) = (usize::from(intent.channel), usize::from(intent.product));
            let mask = usize::from(intent.mask);
            let offer = &arm.offers.row(mask, channel)[product];
            let place = product - world.market.categories[world.market.products[product].category].products.start;
            let store = usize::from(intent.store);
            let displayed =
                intent.store != crate::population::NO_STORE && arm.offers.on_display(mask, store) >> product & 1 == 1;
            self.list.push(Purchase {
                shopper: intent.shopper,
                day,
                channel: intent.channel,
                product: product as u8,
                units: intent.units.min(u32::from(u16::MAX)) as u16,
                noticed: intent.noticed >> place & 1 == 1,
                on_deal: offer.depth > 0.0,
                supported: displayed || offer.leaflet > 0.0,
            });
        }
    }
}

/// Purchase occasions of households by brand over some days.
#[derive(Clone, Debug)]
pub struct Year {
    /// `[shopper][brand]`.
    pub occasions: Vec<Vec<u32>>,
}

impl Year {
    /// Counts the purchases of a category on `days`.
    #[must_use]
    pub fn count(world: &World, category: usize, purchases: &[Purchase], days: Range<Day>) -> Self {
        let brands = world.market.categories[category].brands.clone();
        let mut occasions = vec![vec![0; brands.len()]; world.people.shoppers];
        for purchase in purchases.iter().filter(|p| days.contains(&p.day)) {
            let brand = world.market.products[usize::from(purchase.product)].brand;
            if brands.contains(&brand) {
                occasions[purchase.shopper as usize][brand - brands.start] += 1;
            }
        }
        Self { occasions }
    }

    /// Occasions of the category by household.
    #[must_use]
    pub fn category(&self) -> Vec<u32> {
        self.occasions.iter().map(|row| row.iter().sum()).collect()
    }

    /// Occasions of a brand by household.
    #[must_use]
    pub fn brand(&self, brand: usize) -> Vec<u32> {
        self.occasions.iter().map(|row| row[brand]).collect()
    }

    /// Share of households that bought a brand.
    #[must_use]
    pub fn penetration(&self, brand: usize) -> f64 {
        let buyers = self.occasions.iter().filter(|row| row[brand] > 0).count();
        buyers as f64 / self.occasions.len().max(1) as f64
    }

    /// Occasions of a brand per buyer of it.
    #[must_use]
    pub fn frequency(&self, brand: usize) -> f64 {
        let total: u32 = self.occasions.iter().map(|row| row[brand]).sum();
        f64::from(total) / self.occasions.iter().filter(|row| row[brand] > 0).count().max(1) as f64
    }
}

/// Pearson correlation; 0 when one side does not vary.
#[must_use]
pub fn correlation(pairs: &[(f64, f64)]) -> f64 {
    let xs: Vec<f64> = pairs.iter().map(|p| p.0).collect();
    let ys: Vec<f64> = pairs.iter().map(|p| p.1).collect();
    let (mx, my) = (crate::stats::mean(&xs), crate::stats::mean(&ys));
    let cross: f64 = pairs.iter().map(|(x, y)| (x - mx) * (y - my)).sum();
    let (sx, sy) =
        (xs.iter().map(|x| (x - mx) * (x - mx)).sum::<f64>(), ys.iter().map(|y| (y - my) * (y - my)).sum::<f64>());
    let scale = libm::sqrt(sx * sy);
    if scale > 0.0 { cross / scale } else { 0.0 }
}
