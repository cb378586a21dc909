//! Tables beside the offer table: savings on several packs or on two products, gifts, promoters, and what is told
//! before a trip. Each entry belongs to one tactic; cells of the offer table point at them.

use super::mechanics::Mechanic;
use super::offers::NO_SLOT;
use super::tactic::Tactic;
use crate::draws::{Draws, Key, Purpose};
use crate::ids::Day;
use crate::market::Market;
use crate::units::Money;

/// All of them for one program.
#[derive(Clone, Debug, Default)]
pub struct Extras {
    /// Savings on several packs of a product.
    pub lots: Vec<Lot>,
    /// Savings on two products together.
    pub pairs: Vec<Pair>,
    /// Gifts.
    pub gifts: Vec<Gift>,
    /// Promoters in stores.
    pub promoters: Vec<Promoter>,
    /// Offers told before a trip.
    pub news: Vec<News>,
}

/// What makes a lot cheaper.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Saving {
    /// The lot has a price of its own.
    Price(Money),
    /// So many packs of the lot are not paid for.
    Packs(u32),
    /// Share off the last pack.
    Last(f64),
}

/// A saving on whole lots of one product (E10).
#[derive(Clone, Copy, Debug)]
pub struct Lot {
    /// Tactic behind it.
    pub slot: u8,
    /// Packs in a lot.
    pub packs: u32,
    /// What it saves.
    pub saving: Saving,
    /// Is it said as a number of packs and what they cost, and not as packs that are free.
    pub as_total: bool,
}

impl Lot {
    /// Money off one whole lot at a price of one pack; a lot never costs more than its packs.
    #[must_use]
    pub fn off(&self, price: Money) -> Money {
        let full = price.times(self.packs);
        match self.saving {
            Saving::Price(lot) => (full - lot).max(Money::ZERO),
            Saving::Packs(free) => price.times(free),
            Saving::Last(share) => price.part(share),
        }
    }

    /// Money off a number of packs: whole lots only.
    #[must_use]
    pub fn off_packs(&self, price: Money, packs: u32) -> Money {
        self.off(price).times(packs / self.packs.max(1))
    }

    /// The same as a share of the price.
    #[must_use]
    pub fn depth(&self, price: Money) -> f64 {
        self.off(price).0 as f64 / price.times(self.packs).0.max(1) as f64
    }
}

/// A saving on two products bought together.
#[derive(Clone, Copy, Debug)]
pub struct Pair {
    /// Tactic behind it.
    pub slot: u8,
    /// Products of one part, and of the other, bit each.
    pub parts: [u64; 2],
    /// Share taken off both packs.
    pub depth: f64,
}

impl Pair {
    /// Products with which a product makes a pair, bit each.
    #[must_use]
    pub const fn mates(&self, product: usize) -> u64 {
        if self.parts[0] >> product & 1 == 1 { self.parts[1] } else { self.parts[0] }
    }

    /// Products of the same part, bit each.
    #[must_use]
    pub const fn part_of(&self, product: usize) -> u64 {
        if self.parts[0] >> product & 1 == 1 { self.parts[0] } else { self.parts[1] }
    }
}

/// A gift with every pack.
#[derive(Clone, Copy, Debug)]
pub struct Gift {
    /// Tactic behind it.
    pub slot: u8,
    /// What it would cost in a shop.
    pub value: Money,
    /// What it costs.
    pub unit_cost: Money,
}

impl Gift {
    /// Its value as a share of a price, when cash counts in full.
    #[must_use]
    pub fn share(&self, price: Money) -> f64 {
        self.value.0 as f64 / price.0.max(1) as f64
    }
}

/// Promoters of one tactic.
#[derive(Clone, Debug)]
pub struct Promoter {
    /// Tactic behind them.
    pub slot: u8,
    /// Key of their draws.
    pub key: u32,
    /// Bit per product.
    pub products: u64,
    /// `[store]`: is there a team.
    pub stores: Vec<bool>,
    /// Share of the opening hours in which they are there.
    pub there: f32,
    /// Promoters in a store.
    pub heads: f32,
    /// How well they explain, relative to an ordinary one.
    pub quality: f32,
    /// Cost of a store and day, for one simulated shopper's share of the market.
    pub cost: Money,
    /// First day; negative before the run.
    pub from: i64,
    /// Last day, included.
    pub to: i64,
    /// Days of the week on which the tactic runs, bit each.
    pub days: u8,
    /// Audience layer, or `None` for everyone.
    pub layer: Option<u8>,
}

impl Promoter {
    /// Are they in stores on this day.
    #[inline]
    #[must_use]
    pub fn is_live(&self, day: Day) -> bool {
        self.days >> (day % 7) & 1 == 1 && (self.from..=self.to).contains(&i64::from(day))
    }
}

/// An offer told to a part of its audience before a trip.
#[derive(Clone, Copy, Debug)]
pub struct News {
    /// Key of the draw that decides who hears it.
    pub key: u32,
    /// Bit per product.
    pub products: u64,
    /// Channels of the offer, bit each.
    pub channels: u16,
    /// Share of the audience that hears it.
    pub share: f32,
    /// First day; negative before the run.
    pub from: i64,
    /// Last day, included.
    pub to: i64,
    /// Days of the week on which the tactic runs, bit each.
    pub days: u8,
    /// Audience layer, or `None` for everyone.
    pub layer: Option<u8>,
}

impl News {
    /// Does the offer run on this day.
    #[inline]
    #[must_use]
    pub fn is_live(&self, day: Day) -> bool {
        self.days >> (day % 7) & 1 == 1 && (self.from..=self.to).contains(&i64::from(day))
    }
}

impl Extras {
    /// Decides in which planned stores promoters really are: with the compliance of displays, which `display` scales.
    pub(super) fn draw(&mut self, tactics: &[Tactic], market: &Market, draws: &Draws, display: f64) {
        for promoter in &mut self.promoters {
            let tactic = &tactics[usize::from(promoter.slot)];
            promoter.stores = vec![false; market.stores.len()];
            for &store in &tactic.stores {
                let shopper = market.stores[store].key;
                let place = Key { purpose: Purpose::Display, shopper, day: 0, occasion: 0, item: tactic.key };
                promoter.stores[store] = f64::from(draws.uniform(place)) < tactic.compliance * display;
            }
        }
    }

    /// Adds what a tactic has of them.
    pub(super) fn add(&mut self, slot: usize, tactic: &Tactic) {
        let at = slot as u8;
        match &tactic.mechanic {
            Mechanic::Multibuy(m) => self.lots.push(m.compile(at)),
            Mechanic::Bundle(m) => self.pairs.push(m.compile(at, tactic)),
            Mechanic::Gift(m) => self.gifts.push(m.compile(at)),
            Mechanic::Activation(m) => self.promoters.push(m.compile(at, tactic)),
            Mechanic::FlashSale(m) => self.news.push(m.compile(tactic)),
            _ => {}
        }
    }

    /// Place of a tactic's entry in its table of lots, pairs or gifts; [`NO_SLOT`] without one.
    pub(super) fn index_of(&self, slot: u8) -> u8 {
        let lot = self.lots.iter().position(|l| l.slot == slot);
        let pair = self.pairs.iter().position(|p| p.slot == slot);
        let gift = self.gifts.iter().position(|g| g.slot == slot);
        lot.or(pair).or(gift).map_or(NO_SLOT, |index| index as u8)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PRICE: Money = Money(99_0000);

    fn lot(packs: u32, saving: Saving) -> Lot {
        Lot { slot: 0, packs, saving, as_total: true }
    }

    #[test]
    fn only_whole_lots_save_and_each_as_much_as_the_first() {
        let three_for_two = lot(3, Saving::Packs(1));
        let off = |packs| three_for_two.off_packs(PRICE, packs);
        assert_eq!([2, 3, 4, 5, 6].map(off), [Money::ZERO, PRICE, PRICE, PRICE, PRICE.times(2)]);
        assert!((three_for_two.depth(PRICE) - 1.0 / 3.0).abs() < 1e-12);
    }

    #[test]
    fn a_lot_with_a_price_costs_it_and_never_more_than_its_packs() {
        let priced = lot(2, Saving::Price(Money(150_0000)));
        assert_eq!(priced.off(PRICE), Money(48_0000));
        assert_eq!(priced.off(Money(70_0000)), Money::ZERO);
    }

    #[test]
    fn the_second_at_half_price_rounds_once_a_lot() {
        let half = lot(2, Saving::Last(0.5));
        assert_eq!(half.off_packs(Money(15), 5), Money(8).times(2));
    }
}
