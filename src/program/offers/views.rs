//! The offer table store by store: stores that fail to carry out some tactics, and displays of several tactics side by side.

use super::{DayOffers, Glance, NO_SLOT, Offer, offer};
use crate::ids::Day;
use crate::market::Market;
use crate::market::deals::DealWeek;
use crate::program::Program;

/// What a display looks like where it stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Force {
    /// Visibility relative to an ordinary one; 0 without one.
    pub visibility: f32,
    /// Displays there, in ordinary ones.
    pub faces: f32,
    /// How well they explain, relative to an ordinary one.
    pub quality: f32,
    /// Tactic behind it, or [`NO_SLOT`].
    pub slot: u8,
}

impl Force {
    /// How much it is met and understood, before what each shopper makes of it.
    fn strength(&self) -> f32 {
        self.visibility * self.faces * self.quality
    }
}

impl DayOffers {
    /// How shoppers of an audience mask see a store: the mask, and what the store carries out.
    #[inline]
    #[must_use]
    pub fn view(&self, mask: usize, store: u16) -> usize {
        match self.variant.get(usize::from(store)) {
            Some(variant) => usize::from(*variant) * self.masks + mask,
            None => mask,
        }
    }

    /// Does a store carry out a tactic.
    #[inline]
    #[must_use]
    pub fn is_up(&self, slot: usize, store: u16) -> bool {
        self.absent.get(usize::from(store)).is_none_or(|absent| absent >> slot & 1 == 0)
    }

    /// The display of a tactic for a product in a store where one stands.
    #[inline]
    #[must_use]
    pub fn display_at(&self, view: usize, store: usize, product: usize, offer: &Offer) -> Force {
        let of_cell = Force {
            visibility: offer.visibility,
            faces: offer.faces,
            quality: offer.quality,
            slot: offer.displayed_by,
        };
        let cell = ((view & (self.masks - 1)) * self.stores + store) * self.products + product;
        let slot = self.displayed_by.get(cell).copied().unwrap_or(NO_SLOT);
        self.forces.get(usize::from(slot)).copied().flatten().unwrap_or(of_cell)
    }

    /// Rows of stores that fail to carry out some of the tactics, one for each set that is missing in a channel.
    pub(super) fn compile_stores(
        &mut self,
        market: &Market,
        week: &DealWeek,
        program: &Program,
        (live, day): (&[usize], Day),
    ) {
        self.absent.clear();
        self.absent.extend((0..market.stores.len()).map(|store| program.absent(live, store, day)));
        self.variant.clear();
        self.variant.resize(market.stores.len(), 0);
        for (channel, place) in market.channels.iter().enumerate().filter(|(_, c)| c.sells) {
            let mut sets = vec![0_u64];
            for store in place.stores.clone() {
                let absent = self.absent[store];
                let known = sets.iter().position(|set| *set == absent);
                self.variant[store] = known.unwrap_or(sets.len()) as u16;
                if known.is_none() {
                    sets.push(absent);
                    self.add_variant(market, week, program, ((live, day), absent, channel, sets.len() - 1));
                }
            }
        }
    }

    fn add_variant(
        &mut self,
        market: &Market,
        week: &DealWeek,
        program: &Program,
        ((live, day), absent, channel, variant): ((&[usize], Day), u64, usize, usize),
    ) {
        let of_variant = self.masks * self.channels * self.products;
        if self.cells.len() < (variant + 1) * of_variant {
            let plain = self.cells[0];
            self.cells.resize((variant + 1) * of_variant, plain);
            let rows = (variant + 1) * self.masks * self.channels;
            self.glances.resize(rows * self.brands, Glance::default());
            self.special.resize(rows, 0);
        }
        for mask in 0..self.masks {
            let first = ((variant * self.masks + mask) * self.channels + channel) * self.products;
            for index in 0..self.products {
                self.cells[first + index] = offer(market, week, program, ((live, absent, day), mask, channel, index));
            }
            self.glance(market, variant * self.masks + mask, channel);
        }
    }

    /// The strongest display of each product in each store, where several tactics may put one up.
    pub(super) fn compile_displays(&mut self, program: &Program, (live, day): (&[usize], Day)) {
        self.forces.clear();
        self.forces.extend((0..program.tactics.len()).map(|slot| program.display(slot)));
        self.displayed_by.clear();
        self.displayed_by.resize(self.masks * self.stores * self.products, NO_SLOT);
        for mask in 0..self.masks {
            for (slot, store) in program.standing(live, mask, day) {
                let strength = |slot: usize| self.forces[slot].map_or(-1.0, |force| force.strength());
                let first = (mask * self.stores + store) * self.products;
                for product in (0..self.products).filter(|p| program.tactics[slot].products >> p & 1 == 1) {
                    let now = self.displayed_by[first + product];
                    if now == NO_SLOT || strength(slot) > strength(usize::from(now)) {
                        self.displayed_by[first + product] = slot as u8;
                    }
                }
            }
        }
    }
}
