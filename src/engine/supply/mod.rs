//! Supply of the account (E20): makers deliver to its distribution centre, which delivers to stores (by node) and online
//! warehouses. Forecasts are smoothed sales times planned uplift times an error; orders fill up to a level; makers deliver
//! with their reliability. Lee, Padmanabhan & Whang 1997; Corsten & Gruen 2003.
//!
//! | when | what |
//! |---|---|
//! | morning | deliveries arrive; old packs are thrown away; what is on the shelf is told to the day |
//! | evening | packs sold leave stock; places order from the distribution centre, which orders from makers |
//! | end of a week | forecasts learn; shelves and stock are counted |
//!
//! Until [`crate::market::Supply::start`] everything is there. Profit on a pack is booked when a shopper buys it, at what
//! the pack cost when it was ordered: stock that the account holds at the end is worth its cost of goods to the system.

mod lot;
mod plan;
mod review;
mod shelves;

pub use lot::Lot;
pub use plan::Plan;
pub use shelves::inspect;

use super::World;
use crate::ids::Day;
use crate::ledger::{Ledger, Line, StockWeek};
use crate::market::cost::cost_on;
use crate::market::stock::{Cell, Invoices, Stock};
use crate::market::{Calendar, supply};
use crate::program::DayOffers;
use crate::units::Money;
use review::ForecastErrors;
use std::sync::Arc;

/// A delivery on its way.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Delivery {
    /// Day on which it arrives.
    arrives: Day,
    /// Place number in [`supply::Supply::places`], or their count for the distribution centre.
    place: usize,
    product: usize,
    lot: Lot,
}

/// Stock, orders and forecasts of one arm. Cells are `[place][product]`, the distribution centre after the last place.
#[derive(Clone, Debug, PartialEq)]
pub struct Supplied {
    /// What each day is expected to be.
    plan: Arc<Plan>,
    errors: Arc<ForecastErrors>,
    stock: Vec<Lot>,
    /// Packs on their way to each cell.
    coming: Vec<u32>,
    deliveries: Vec<Delivery>,
    /// `[place][product]`: packs a day at usual conditions.
    level: Vec<f64>,
    /// `[place][product]`: packs sold this week, and the days of this week weighed by what was expected of them.
    sold: Vec<u32>,
    /// `[place][product]`: does today teach what usually sells.
    counts: Vec<bool>,
    exposure: Vec<f64>,
    /// `[cell]`: packs that came within the shelf life, and when; only for products that have one.
    fresh: Vec<u32>,
    arrivals: Vec<(Day, usize, u32)>,
    /// `[product]`: packs ordered from makers this week.
    ordered: Vec<u32>,
    /// Does stock count yet.
    running: bool,
}

impl Supplied {
    /// Before the first day; `None` for a market in which nothing runs out.
    #[must_use]
    pub fn new(world: &World) -> Option<Self> {
        let terms = world.market.supply.as_ref()?;
        let products = world.market.products.len();
        let places = terms.places.len() * products;
        let cells = places + products;
        let plan = Plan::new(world, &crate::program::Program::none(), &world.deals);
        Some(Self {
            plan: Arc::new(plan),
            errors: Arc::new(ForecastErrors::new(world, terms)),
            stock: vec![Lot::EMPTY; cells],
            coming: vec![0; cells],
            deliveries: Vec::new(),
            level: vec![0.0; places],
            sold: vec![0; places],
            counts: vec![false; places],
            exposure: vec![0.0; places],
            fresh: vec![0; cells],
            arrivals: Vec::new(),
            ordered: vec![0; products],
            running: false,
        })
    }

    /// The same stock under another calendar.
    pub fn set_plan(&mut self, plan: Plan) {
        self.plan = Arc::new(plan);
    }

    fn products(&self) -> usize {
        self.ordered.len()
    }

    /// Morning: deliveries arrive, and the day learns what is there and what it cost.
    pub fn open(&mut self, world: &World, ledger: &mut Ledger, day: Day) -> (Stock, Invoices) {
        let Some(terms) = &world.market.supply else { return (Stock::Unlimited, Invoices::default()) };
        if day < terms.start {
            return (Stock::Unlimited, Invoices::default());
        }
        if !self.running {
            self.begin(world, terms, ledger, day);
        }
        let week = ledger.stock_week(Calendar::week_of(day));
        self.receive(terms, week, day);
        self.throw_away(world, terms, ledger, day);
        self.look_at_shelves(terms, day);
        self.tell(terms)
    }

    /// Packs and invoices of every cell that sells.
    fn tell(&self, terms: &supply::Supply) -> (Stock, Invoices) {
        let products = self.products();
        let cells = terms.places.iter().enumerate().flat_map(|(at, place)| {
            (0..products)
                .map(move |product| (at * products + product, Cell { place: place.place, product: product as u16 }))
        });
        let (mut left, mut bills) = (Vec::with_capacity(self.level.len()), Vec::with_capacity(self.level.len()));
        for (at, cell) in cells {
            left.push((cell, self.stock[at].units));
            bills.push((cell, self.stock[at].invoice()));
        }
        (Stock::Limited(left), Invoices(bills))
    }

    /// First stock: what was sold while everything was there, spread over places by their share of shoppers.
    fn begin(&mut self, world: &World, terms: &supply::Supply, ledger: &Ledger, day: Day) {
        self.running = true;
        let products = self.products();
        let weeks = Calendar::week_of(day);
        for (at, place) in terms.places.iter().enumerate() {
            for product in 0..products {
                let sold: u64 = ledger.over(0..weeks).map(|b| b.units(place.channel, product)).sum();
                let expected: f64 =
                    (0..usize::from(day)).map(|d| self.plan.expected(d, place.channel, product).0).sum();
                self.level[at * products + product] =
                    if expected > 0.0 { sold as f64 * place.share / expected } else { 0.0 };
            }
        }
        self.fill_up(world, terms, day);
    }

    fn receive(&mut self, terms: &supply::Supply, week: &mut StockWeek, day: Day) {
        let products = self.products();
        for delivery in self.deliveries.extract_if(.., |d| d.arrives <= day) {
            let cell = delivery.place * products + delivery.product;
            self.stock[cell].add(delivery.lot);
            self.coming[cell] = self.coming[cell].saturating_sub(delivery.lot.units);
            self.fresh[cell] = self.fresh[cell].saturating_add(delivery.lot.units);
            self.arrivals.push((day, cell, delivery.lot.units));
            let units = u64::from(delivery.lot.units);
            if let Some(place) = terms.places.get(delivery.place) {
                let cell = week.cell(place.channel, delivery.product);
                week.shipped[cell] += units;
            } else {
                week.sell_in[delivery.product] += units;
                week.sell_in_value[delivery.product] += delivery.lot.list - delivery.lot.off;
            }
        }
    }

    /// Packs older than the shelf life are written off: the oldest are sold first, so what is left of them is the stock
    /// less what came within the shelf life.
    fn throw_away(&mut self, world: &World, terms: &supply::Supply, ledger: &mut Ledger, day: Day) {
        let products = self.products();
        let lives: Vec<Option<u32>> = world.market.products.iter().map(|p| p.shelf_life_days).collect();
        if lives.iter().all(Option::is_none) {
            self.arrivals.clear();
            return;
        }
        for (came, cell, units) in self
            .arrivals
            .extract_if(.., |(came, cell, _)| lives[*cell % products].is_none_or(|life| u32::from(day - *came) >= life))
        {
            debug_assert!(came <= day);
            self.fresh[cell] = self.fresh[cell].saturating_sub(units);
        }
        for cell in (0..self.stock.len()).filter(|cell| lives[cell % products].is_some()) {
            let old = self.stock[cell].units.saturating_sub(self.fresh[cell]);
            if old > 0 {
                let lot = self.stock[cell].split(old);
                let (place, product) = (cell / products, cell % products);
                let channel = terms.places.get(place).map(|p| p.channel);
                write_off(world, ledger, day, (channel, product), lot);
            }
        }
    }

    /// Days count for the forecast as far as there was something to sell. Promoted days do not: what they would teach about
    /// usual sales depends on how well the uplift was guessed, so retailers leave them out of the base.
    fn look_at_shelves(&mut self, terms: &supply::Supply, day: Day) {
        let products = self.products();
        for (at, place) in terms.places.iter().enumerate() {
            for product in 0..products {
                let cell = at * products + product;
                let (expected, promoted) = self.plan.expected(usize::from(day), place.channel, product);
                self.counts[cell] = self.stock[cell].units > 0 && !promoted;
                self.exposure[cell] += if self.counts[cell] { expected } else { 0.0 };
            }
        }
    }

    /// Evening: what was sold leaves stock, and orders go out.
    ///
    /// * `left`: what the day left of the stock it was told
    /// * `offers`: what is listed today, and which shelves nobody fills
    pub fn close(&mut self, world: &World, ledger: &mut Ledger, left: &Stock, offers: &DayOffers, day: Day) {
        let (Some(terms), Stock::Limited(cells)) = (&world.market.supply, left) else { return };
        for (cell, (_, units)) in cells.iter().enumerate() {
            let sold = self.stock[cell].units - units;
            self.stock[cell].sell(sold);
            self.sold[cell] += if self.counts[cell] { sold } else { 0 };
        }
        self.review(world, terms, ledger, offers, day);
        if day % 7 == 6 {
            self.end_week(world, terms, ledger, day);
        }
    }

    /// Forecasts learn from the week, and stock is counted.
    fn end_week(&mut self, world: &World, terms: &supply::Supply, ledger: &mut Ledger, day: Day) {
        let week = ledger.stock_week(Calendar::week_of(day));
        for (level, (sold, exposure)) in self.level.iter_mut().zip(self.sold.iter_mut().zip(&mut self.exposure)) {
            // A week without stock or listing teaches nothing about demand.
            if *exposure > 0.0 {
                *level += terms.smoothing * (f64::from(*sold) / *exposure - *level);
            }
            (*sold, *exposure) = (0, 0.0);
        }
        shelves::count_stock(self, terms, week);
        let ordered = self.ordered.iter_mut().zip(&mut week.ordered);
        ordered.for_each(|(packs, total)| *total += u64::from(std::mem::take(packs)));
        shelves::forecast_next_week(self, world, terms, ledger, day + 1);
    }
}

/// Books packs thrown away: they were bought, and never sold.
fn write_off(world: &World, ledger: &mut Ledger, day: Day, (channel, product): (Option<usize>, usize), lot: Lot) {
    let week = Calendar::week_of(day);
    let own = world.market.channels.iter().position(|c| c.sells && c.is_account()).unwrap_or(0);
    let this = (product, &world.market.products[product]);
    let goods = cost_on(&world.market.cost_shocks, this, day).times(lot.units);
    let book = ledger.book(week);
    let at = channel.unwrap_or(own);
    book.post(Line::Waste, at, Some(product), Money(lot.list - lot.off));
    book.post(Line::CostOfGoods, at, Some(product), goods);
    let stock = ledger.stock_week(week);
    let row = stock.cell(channel.unwrap_or(world.market.channels.len()), product);
    stock.wasted[row] += u64::from(lot.units);
}
