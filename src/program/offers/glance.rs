//! What is seen of a row of the offer table at a glance: enough to tell most looks and trips that no offer changes.

use super::{DayOffers, NO_SLOT, Offer};
use crate::market::Market;

/// What a brand is at most in a channel: enough to tell most looks that end without a purchase.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Glance {
    /// Lowest felt price of its packs.
    pub felt_price: f32,
    /// Highest prominence of its packs in the leaflet.
    pub leaflet: f32,
}

/// An offer that may draw shoppers to a channel: a product below its usual price, or with something given beside it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pulling {
    /// Product.
    pub product: u8,
    /// Its category.
    pub category: u8,
    /// Regular shelf price, in ten-thousandths.
    pub usual: f32,
    /// Depth of the cut.
    pub depth: f32,
    /// Is something given beside the price.
    pub has_extra: bool,
}

impl DayOffers {
    /// What brands are at most in a channel, for shoppers of an audience mask or as they see a store, `[brand]`.
    #[inline]
    #[must_use]
    pub fn glances(&self, view: usize, channel: usize) -> &[Glance] {
        let first = (view * self.channels + channel) * self.brands;
        &self.glances[first..first + self.brands]
    }

    /// Offers of a channel that may draw shoppers there, by rising product.
    #[inline]
    #[must_use]
    pub fn pulling(&self, mask: usize, channel: usize) -> &[Pulling] {
        &self.pulling[(mask & (self.masks - 1)) * self.channels + channel]
    }

    /// Products with a coupon, more than the usual points, or something given beside the price.
    #[inline]
    #[must_use]
    pub fn special(&self, view: usize, channel: usize) -> u64 {
        self.special[view * self.channels + channel]
    }

    /// Lists what may draw shoppers to a row.
    pub(super) fn list_pulling(&mut self, market: &Market, row: usize) {
        let cells = &self.cells[row * self.products..(row + 1) * self.products];
        let pulls = |(_, offer): &(usize, &Offer)| offer.depth > 0.0 || offer.has_extra();
        let pulling = cells.iter().enumerate().filter(pulls).map(|(product, offer)| Pulling {
            product: product as u8,
            category: market.products[product].category as u8,
            usual: offer.usual.0 as f32,
            depth: offer.depth,
            has_extra: offer.has_extra(),
        });
        self.pulling[row].clear();
        self.pulling[row].extend(pulling);
    }

    /// Looks over the cells of a row.
    pub(super) fn glance(&mut self, market: &Market, view: usize, channel: usize) {
        let row = view * self.channels + channel;
        let cells = &self.cells[row * self.products..(row + 1) * self.products];
        let glances = &mut self.glances[row * self.brands..(row + 1) * self.brands];
        glances.fill(Glance { felt_price: f32::INFINITY, leaflet: 0.0 });
        let mut special = 0;
        for (index, (offer, product)) in cells.iter().zip(&market.products).enumerate() {
            let glance = &mut glances[product.brand];
            glance.felt_price = glance.felt_price.min(offer.felt_price());
            glance.leaflet = glance.leaflet.max(offer.leaflet);
            let is_special = offer.coupon != NO_SLOT || offer.points > 1.0 || offer.has_extra();
            special |= u64::from(is_special) << index;
        }
        self.special[row] = special;
    }
}
