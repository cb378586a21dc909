//! Orders: every place fills up to a level from the distribution centre, which fills up to a level from makers.

use super::{Delivery, Lot, Supplied};
use crate::draws::{Key, Purpose, open_unit};
use crate::engine::World;
use crate::ids::Day;
use crate::ledger::{Ledger, Line};
use crate::market::cost::cost_on;
use crate::market::supply::{Supply, weekly_capacity};
use crate::market::{Calendar, supply};
use crate::math;
use crate::program::{DayOffers, OnShelf};
use crate::units::Money;

/// Extra stock against chance, in standard deviations of a count of packs.
///
/// Assumption: 2, a service level of about 98%. A simulated place sees fewer packs than a real one, so that chance weighs
/// more there; the number of standard deviations is the same.
const CHANCE: f64 = 2.0;
/// Part of lines not on time and in full that are short; the rest comes late. Assumption: half each.
const SHORT: f32 = 0.5;
/// Part of a short line that is delivered, at least and at most. Assumption.
const DELIVERED: [f32; 2] = [0.4, 0.9];
/// Longest delay of a late line in days. Assumption: within the week.
const LATEST: f32 = 5.0;
/// Most weeks of sales that are bought ahead.
const MOST_AHEAD: f64 = 26.0;

impl Supplied {
    /// Orders of the day: places first, then the distribution centre.
    pub(super) fn review(&mut self, world: &World, terms: &Supply, ledger: &mut Ledger, offers: &DayOffers, day: Day) {
        for product in 0..self.products() {
            // Stores that a conflict cuts off get nothing; nobody orders what no channel may sell.
            let cut_off = |channel: usize| offers.run_down(channel, product).is_some();
            let sells = |channel: usize| offers.row(0, channel)[product].shelf == OnShelf::Listed && !cut_off(channel);
            if day.is_multiple_of(terms.store_review) {
                self.serve_places(world, terms, (product, &cut_off), day);
            }
            let is_wanted = !offers.is_in_conflict(product) || terms.places.iter().any(|p| sells(p.channel));
            if day.is_multiple_of(terms.review) && is_wanted {
                self.order(world, terms, ledger, product, day);
            }
        }
    }

    /// First stock, as if every order had been placed and delivered.
    pub(super) fn fill_up(&mut self, world: &World, terms: &Supply, day: Day) {
        let products = self.products();
        for product in 0..products {
            let invoice = self.plan.invoice(usize::from(day), product);
            for place in 0..terms.places.len() {
                let wanted = self.wanted_by_place(world, terms, (place, product), day);
                self.put(place * products + product, Lot::bought(wanted, &invoice), day);
            }
            let days = terms.lead_time + terms.review;
            let wanted = self.wanted_by_centre(world, terms, product, day, days);
            self.put(terms.places.len() * products + product, Lot::bought(wanted as u32, &invoice), day);
        }
    }

    /// Puts first stock into a cell; it is fresh.
    fn put(&mut self, cell: usize, lot: Lot, day: Day) {
        self.stock[cell] = lot;
        self.fresh[cell] = lot.units;
        self.arrivals.push((day, cell, lot.units));
    }

    /// Sales that the account expects at a place on the days after `day`.
    fn forecast(&self, world: &World, terms: &Supply, (place, product): (usize, usize), day: Day, days: Day) -> f64 {
        let channel = terms.places[place].channel;
        let level = self.level_of(world, (place, product));
        let next = (1..=usize::from(days)).map(|ahead| usize::from(day) + ahead);
        next.map(|d| {
            let (expected, promoted) = self.plan.expected(d, channel, product);
            expected * self.errors.of((channel, product), promoted, d / 7)
        })
        .sum::<f64>()
            * level
    }

    /// Packs a day at usual conditions; for a product never sold here, its usual share of the category.
    pub(super) fn level_of(&self, world: &World, (place, product): (usize, usize)) -> f64 {
        let products = self.products();
        let known = self.level[place * products + product];
        if known > 0.0 {
            return known;
        }
        let this = &world.market.products[product];
        let category = world.market.categories[this.category].products.clone();
        let sold: f64 = category.map(|p| self.level[place * products + p]).sum();
        sold * world.market.brands[this.brand].share * libm::exp(f64::from(this.ln_weight))
    }

    /// Level up to which a place fills: expected sales until the next order has come, safety days, and chance.
    fn wanted_by_place(&self, world: &World, terms: &Supply, (place, product): (usize, usize), day: Day) -> u32 {
        let days = terms.store_lead_time + terms.store_review;
        let sales = self.forecast(world, terms, (place, product), day, days);
        up_to(sales, sales / f64::from(days.max(1)) * terms.store_safety_days) as u32
    }

    fn wanted_by_centre(&self, world: &World, terms: &Supply, product: usize, day: Day, days: Day) -> f64 {
        let places = 0..terms.places.len();
        let sales: f64 = places.map(|place| self.forecast(world, terms, (place, product), day, days)).sum();
        up_to(sales, sales / f64::from(days.max(1)) * terms.safety_days)
    }

    /// Orders of all places for one product; what is short is shared in proportion.
    fn serve_places(
        &mut self,
        world: &World,
        terms: &Supply,
        (product, cut_off): (usize, &impl Fn(usize) -> bool),
        day: Day,
    ) {
        let products = self.products();
        let asked: Vec<u32> = (0..terms.places.len())
            .map(|place| {
                let cell = place * products + product;
                if cut_off(terms.places[place].channel) {
                    return 0;
                }
                let wanted = self.wanted_by_place(world, terms, (place, product), day);
                let counted = recounted(world, terms, (place, product), self.stock[cell].units, day);
                wanted.saturating_sub(counted + self.coming[cell])
            })
            .collect();
        let all: u64 = asked.iter().map(|a| u64::from(*a)).sum();
        let centre = terms.places.len() * products + product;
        let there = u64::from(self.stock[centre].units);
        if all == 0 || there == 0 {
            return;
        }
        let mut left = there;
        // Whoever is first in turn gets what does not divide.
        let places = asked.len();
        for turn in 0..places {
            let place = (turn + usize::from(day)) % places;
            let fair = (u64::from(asked[place]) * there).div_ceil(all.max(there));
            let units = fair.min(u64::from(asked[place])).min(left) as u32;
            left -= u64::from(units);
            if units > 0 {
                let lot = self.stock[centre].split(units);
                let cell = place * products + product;
                self.coming[cell] += units;
                let arrives = day + terms.store_lead_time.max(1);
                self.deliveries.push(Delivery { arrives, place, product, lot });
            }
        }
    }

    /// The order of the distribution centre for one product.
    fn order(&mut self, world: &World, terms: &Supply, ledger: &mut Ledger, product: usize, day: Day) {
        let centre = terms.places.len() * self.products() + product;
        let wanted = self.wanted_by_centre(world, terms, product, day, terms.lead_time + terms.review);
        let ahead = self.bought_ahead(world, terms, product, day);
        let counted = recounted(world, terms, (terms.places.len(), product), self.stock[centre].units, day);
        let units = ((wanted + ahead) as u32).saturating_sub(counted + self.coming[centre]);
        if units == 0 {
            return;
        }
        self.ordered[product] += units;
        self.deliver(world, terms, ledger, (product, units), day);
    }

    /// Packs bought ahead because they will cost more at the next order (off-invoice deals, announced list prices).
    ///
    /// `forward_buying_weeks` of sales per 10% (Blattberg & Neslin 1990; Lee, Padmanabhan & Whang 1997).
    fn bought_ahead(&self, world: &World, terms: &Supply, product: usize, day: Day) -> f64 {
        let cost = |day: usize| {
            let invoice = self.plan.invoice(day, product);
            (invoice.list - invoice.off).0 as f64
        };
        let (now, next) = (cost(usize::from(day)), cost(usize::from(day + terms.review)));
        if now <= 0.0 || next <= now {
            return 0.0;
        }
        let weeks = (terms.forward_weeks * (1.0 - now / next) / 0.1).min(MOST_AHEAD);
        let usual: f64 = (0..terms.places.len()).map(|place| self.level_of(world, (place, product))).sum();
        usual * 7.0 * weeks
    }

    /// What a maker makes of an order line.
    fn deliver(
        &mut self,
        world: &World,
        terms: &Supply,
        ledger: &mut Ledger,
        (product, units): (usize, u32),
        day: Day,
    ) {
        let this = &world.market.products[product];
        let ours = world.market.brands[this.brand].ours;
        let capacity = weekly_capacity(this, world.market.households_per_shopper).unwrap_or(u32::MAX);
        let key = Key { purpose: Purpose::Delivery, shopper: 0, day, occasion: 0, item: this.key };
        let words = world.draws.words(key);
        let reliable = f64::from(open_unit(words[0])) < terms.otif_of(ours);
        let short = !reliable && open_unit(words[1]) < SHORT;
        let part = if short { DELIVERED[0] + (DELIVERED[1] - DELIVERED[0]) * open_unit(words[2]) } else { 1.0 };
        let late = if reliable || short { 0 } else { 1 + (open_unit(words[3]) * LATEST) as Day };
        let review_weeks = f64::from(terms.review) / 7.0;
        let able = (f64::from(capacity) * review_weeks).min(f64::from(u32::MAX)) as u32;
        let served = ((f64::from(units) * f64::from(part)) as u32).min(able);
        let week = ledger.stock_week(Calendar::week_of(day));
        week.lines[product] += 1;
        let is_good = served == units && late == 0;
        week.on_time_in_full[product] += u64::from(is_good);
        if !is_good {
            let bad = if late > 0 { units } else { units - served };
            fine(world, terms, ledger, (product, bad), day);
        }
        if served > 0 {
            let lot = Lot::bought(served, &self.plan.invoice(usize::from(day), product));
            let centre = terms.places.len();
            let cell = centre * self.products() + product;
            self.coming[cell] += served;
            self.deliveries.push(Delivery {
                arrives: day + terms.lead_time.max(1) + late,
                place: centre,
                product,
                lot,
            });
        }
    }
}

fn fine(world: &World, terms: &Supply, ledger: &mut Ledger, (product, bad): (usize, u32), day: Day) {
    let this = (product, &world.market.products[product]);
    let goods = cost_on(&world.market.cost_shocks, this, day).times(bad);
    let channel = terms.places.first().map_or(0, |p: &supply::Place| p.channel);
    ledger.book(Calendar::week_of(day)).post(Line::OtifFine, channel, Some(product), goods.part(terms.fine));
    debug_assert!(goods >= Money::ZERO);
}

/// Sales until the next order, safety, and room for chance.
fn up_to(sales: f64, safety: f64) -> f64 {
    if sales <= 0.0 { 0.0 } else { (sales + safety + CHANCE * sales.sqrt()).ceil() }
}

/// Forecast over truth, `[week][channel][product][ordinary, promoted]`: log-normal with mean 1, or 1 plus the bias of
/// promoted weeks. The same for all arms.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ForecastErrors {
    channels: usize,
    products: usize,
    factors: Vec<[f64; 2]>,
}

impl ForecastErrors {
    /// Errors of all weeks that orders of a run look at.
    pub(super) fn new(world: &World, terms: &Supply) -> Self {
        let (channels, products) = (world.market.channels.len(), world.market.products.len());
        let last = usize::from(world.market.calendar.days + terms.looks_ahead()) / 7 + 1;
        let mut factors = vec![[1.0; 2]; (last + 1) * channels * products];
        let mut own = vec![false; channels];
        terms.places.iter().for_each(|place| own[place.channel] = true);
        for (at, factor) in factors.iter_mut().enumerate() {
            let (week, channel, product) = (at / products / channels, at / products % channels, at % products);
            if own[channel] {
                *factor = forecast_error(world, terms, (channel, product), week);
            }
        }
        Self { channels, products, factors }
    }

    /// Forecast over truth of a week.
    pub(super) fn of(&self, (channel, product): (usize, usize), promoted: bool, week: usize) -> f64 {
        let last = self.factors.len() / (self.channels * self.products).max(1) - 1;
        let row = (week.min(last) * self.channels + channel) * self.products + product;
        self.factors[row][usize::from(promoted)]
    }
}

fn forecast_error(world: &World, terms: &Supply, (channel, product): (usize, usize), week: usize) -> [f64; 2] {
    let shopper = world.market.channels[channel].key;
    let item = world.market.products[product].key;
    let key = Key { purpose: Purpose::ForecastError, shopper, day: (week * 7) as Day, occasion: 0, item };
    let normal = f64::from(normal(world.draws.words(key)));
    let factor = |spread: f64, bias: f64| (1.0 + bias) * libm::exp(spread * normal - spread * spread / 2.0);
    [factor(terms.forecast_error[0], 0.0), factor(terms.forecast_error[1], terms.promotion_bias)]
}

/// Stock as the last count has it.
fn recounted(world: &World, terms: &Supply, (place, product): (usize, usize), units: u32, day: Day) -> u32 {
    let item = world.market.products[product].key;
    let key = Key { purpose: Purpose::Recount, shopper: place as u32, day: day / 7, occasion: 0, item };
    let error = terms.recount_error * f64::from(normal(world.draws.words(key)));
    (f64::from(units) * (1.0 + error)).round().max(0.0) as u32
}

/// A standard normal number (Box & Muller 1958).
fn normal(words: [u32; 4]) -> f32 {
    let radius = (-2.0 * math::ln(open_unit(words[0]))).sqrt();
    radius * libm::cosf(2.0 * std::f32::consts::PI * open_unit(words[1]))
}
