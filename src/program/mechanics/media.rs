//! Media: contacts with advertising for the brands of the tactic, on top of their ordinary media.
//!
//! It changes no cell of the offer table: shoppers meet flights ([`crate::program::Flight`]), one per brand.

use crate::market::Market;
use crate::program::ads::Flight;
use crate::program::tactic::Tactic;
use crate::scenario::MediaSpec;
use crate::scenario::defaults::format;

/// A media plan.
#[derive(Clone, Copy, Debug)]
pub struct Media {
    contacts_per_week: f32,
    reach: f32,
}

impl Media {
    pub(super) fn read(spec: &MediaSpec) -> Self {
        let reach = spec.reach.map_or(format::MEDIA_REACH, |p| p.0);
        Self { contacts_per_week: spec.contacts_per_week as f32, reach: reach as f32 }
    }

    /// One flight per brand of the tactic; `ad` is the index of its clicks when the channel can be clicked.
    pub(in crate::program) fn flights(
        &self,
        (slot, tactic): (usize, &Tactic),
        market: &Market,
        ad: Option<u8>,
    ) -> Vec<Flight> {
        let concerned = |brand: usize| {
            market
                .products
                .iter()
                .enumerate()
                .any(|(p, product)| product.brand == brand && tactic.products >> p & 1 == 1)
        };
        let flight = |brand: usize| Flight {
            slot,
            brand,
            key: tactic.key ^ market.brands[brand].key,
            per_day: self.contacts_per_week / 7.0,
            reach: self.reach,
            days: tactic.days,
            from: tactic.from,
            to: tactic.to,
            layer: tactic.layer,
            ad,
        };
        (0..market.brands.len()).filter(|&b| concerned(b)).map(flight).collect()
    }
}
