//! The offer table: what a shopper of an audience meets for a product in a channel on a day.

mod coupon;
mod cuts;
mod glance;
mod views;

pub use coupon::{Carrier, Coupon, Drive};
pub use glance::{Glance, Pulling};
pub use views::Force;

use super::Program;
use super::run_down::RunDown;
use crate::ids::Day;
use crate::market::channel::Ways;
use crate::market::cost::cost_on;
use crate::market::deals::DealWeek;
use crate::market::{Links, Market};
use crate::math;
use crate::units::Money;

/// No tactic.
pub const NO_SLOT: u8 = u8::MAX;
/// The price cut of an ordinary deal of the market.
pub const MARKET_DEAL: u8 = u8::MAX - 1;

/// One cell of the offer table.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Offer {
    /// Shelf price after cuts, tax included.
    pub price: Money,
    /// Regular shelf price of the day, tax included.
    pub usual: Money,
    /// Price that the outlet pays to the maker, without tax.
    pub sell_in: Money,
    /// Logarithm of that price relative to the product's base price.
    pub ln_relative: f32,
    /// Logarithm of the regular shelf price relative to the product's base price.
    pub ln_usual: f32,
    /// Depth of the cut against the usual shelf price.
    pub depth: f32,
    /// Tactic behind the cut, [`MARKET_DEAL`] or [`NO_SLOT`].
    pub cut_by: u8,
    /// Price of the second deepest cut, at which packs beyond the caps of the deepest are sold; the usual one without any.
    pub next_price: Money,
    /// Depth of that cut against the usual shelf price.
    pub next_depth: f32,
    /// Tactic behind it, [`MARKET_DEAL`] or [`NO_SLOT`].
    pub next_by: u8,
    /// Prominence in the leaflet, 0 when absent.
    pub leaflet: f32,
    /// Visibility of a tactic's display where it stands, relative to an ordinary one; 0 without one.
    pub visibility: f32,
    /// Displays of it there, in ordinary ones.
    pub faces: f32,
    /// How well they explain, relative to an ordinary one.
    pub quality: f32,
    /// Tactic behind them, or [`NO_SLOT`].
    pub displayed_by: u8,
    /// Points as a multiple of the usual ones.
    pub points: f32,
    /// Tactic behind the extra points, or [`NO_SLOT`].
    pub points_by: u8,
    /// Coupon on this product here, or [`NO_SLOT`]; index into the coupons of the program.
    pub coupon: u8,
    /// Share of the sell-in price that the brand takes off the invoice.
    pub off_invoice: f32,
    /// Tactic behind it, or [`NO_SLOT`].
    pub invoice_by: u8,
    /// Ad that puts the product on top of the list online, or [`NO_SLOT`]; index into the ads of the program.
    pub on_top: u8,
    /// Saving on several packs, or [`NO_SLOT`]; index into the lots of the program.
    pub lot: u8,
    /// Saving together with another product, or [`NO_SLOT`]; index into the pairs of the program.
    pub pair: u8,
    /// Gift with every pack, or [`NO_SLOT`]; index into the gifts of the program.
    pub gift: u8,
    /// Saving on several packs as a share of the price of one; 0 without any.
    pub beyond: f32,
    /// Is it on the shelf.
    pub shelf: OnShelf,
    /// Cost of goods per pack.
    pub unit_cost: Money,
    /// Content of a pack relative to that before any program.
    pub content: f32,
    /// Logarithm of the content as far as shoppers feel it; 0 for the usual pack.
    pub content_felt: f32,
}

/// Does an outlet sell a product.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnShelf {
    /// It does.
    Listed,
    /// It never did.
    Unlisted,
    /// It did, and shoppers still look for it there.
    Delisted,
}

/// What a product regularly is at an outlet, before any promotion.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Regular {
    /// Shelf price, tax included.
    pub price: Money,
    /// Price that the outlet pays to the maker, without tax.
    pub sell_in: Money,
    /// Is it listed.
    pub listed: bool,
    /// Cost of goods per pack.
    pub unit_cost: Money,
    /// Content of a pack relative to that before any program.
    pub content: f32,
    /// Logarithm of the content as far as shoppers feel it.
    pub content_felt: f32,
}

impl Regular {
    /// What a product is without any program.
    fn of(market: &Market, channel: usize, index: usize, day: Day) -> Self {
        let product = &market.products[index];
        Self {
            price: product.shelf_price[channel],
            sell_in: product.sell_in_price,
            listed: product.listed >> channel & 1 == 1,
            unit_cost: cost_on(&market.cost_shocks, (index, product), day),
            content: 1.0,
            content_felt: 0.0,
        }
    }

    /// No product.
    pub const NOTHING: Self = Self {
        price: Money::ZERO,
        sell_in: Money::ZERO,
        listed: false,
        unit_cost: Money::ZERO,
        content: 1.0,
        content_felt: 0.0,
    };
}

impl Offer {
    /// The regular price and nothing else; `was_listed`: shoppers know the product here.
    #[must_use]
    pub fn plain(regular: &Regular, was_listed: bool, base: Money) -> Self {
        let price = regular.price;
        let ln_usual = math::ln((price.0.max(1) as f64 / base.0.max(1) as f64) as f32);
        Self {
            price,
            usual: price,
            sell_in: regular.sell_in,
            shelf: match (regular.listed, was_listed) {
                (true, _) => OnShelf::Listed,
                (false, true) => OnShelf::Delisted,
                (false, false) => OnShelf::Unlisted,
            },
            ln_relative: if base.0 <= 0 { 0.0 } else { ln_usual },
            ln_usual,
            depth: 0.0,
            cut_by: NO_SLOT,
            next_price: price,
            next_depth: 0.0,
            next_by: NO_SLOT,
            leaflet: 0.0,
            visibility: 0.0,
            faces: 1.0,
            quality: 1.0,
            displayed_by: NO_SLOT,
            points: 1.0,
            points_by: NO_SLOT,
            coupon: NO_SLOT,
            off_invoice: 0.0,
            invoice_by: NO_SLOT,
            on_top: NO_SLOT,
            lot: NO_SLOT,
            pair: NO_SLOT,
            gift: NO_SLOT,
            beyond: 0.0,
            unit_cost: regular.unit_cost,
            content: regular.content,
            content_felt: regular.content_felt,
        }
    }

    /// Is something given beside the price of one pack.
    #[inline]
    #[must_use]
    pub const fn has_extra(&self) -> bool {
        // All bits are set in an index of nothing.
        self.lot & self.pair & self.gift != NO_SLOT
    }

    /// Logarithm of the price per content, as far as its change is felt, relative to the product's base price.
    #[inline]
    #[must_use]
    pub fn felt_price(&self) -> f32 {
        self.ln_relative - self.content_felt
    }
}

/// Logarithm of an integer ratio; 0 for a base of nothing.
fn ln_ratio(price: Money, base: Money) -> f32 {
    if base.0 <= 0 { 0.0 } else { math::ln((price.0.max(1) as f64 / base.0 as f64) as f32) }
}

/// What is offered on one day.
#[derive(Clone, Debug)]
pub struct DayOffers {
    channels: usize,
    products: usize,
    stores: usize,
    masks: usize,
    /// `[variant][audience mask][channel][product]`; variant 0 is as planned, the others are stores that fail to carry
    /// out some tactics.
    cells: Vec<Offer>,
    brands: usize,
    /// `[view][channel][brand]`.
    glances: Vec<Glance>,
    /// `[audience mask][channel]`: offers that may draw shoppers there.
    pulling: Vec<Vec<Pulling>>,
    /// `[view][channel]`: products with a coupon, more than the usual points, or something given beside the price.
    special: Vec<u64>,
    /// `[store]`: tactics that the store fails to carry out, bit each; empty when all stores carry out all of them.
    absent: Vec<u64>,
    /// `[store]`: variant of its channel.
    variant: Vec<u16>,
    /// `[audience mask][store][product]`: tactic behind the display; empty unless two may stand side by side.
    displayed_by: Vec<u8>,
    /// `[slot]`: what displays look like; empty unless two may stand side by side.
    forces: Vec<Option<Force>>,
    /// `[audience mask][channel]`: products in the leaflet.
    pub leaflet: Vec<u64>,
    /// `[audience mask][channel]`: products below their usual price, or with something given beside it.
    cheaper: Vec<u64>,
    /// `[audience mask][channel]`: products with more than the usual points.
    bonus: Vec<u64>,
    has_bonus: bool,
    /// `[audience mask][channel]`: products on top of the list.
    on_top: Vec<u64>,
    /// `[audience mask][store]`: products on display.
    display: Vec<u64>,
    /// `[audience mask][store]`: products on display because of a tactic.
    own_display: Vec<u64>,
    /// `[audience mask][channel]`: products cheaper or in the leaflet, today and on the days before.
    promoted: Vec<[u64; PROMOTED_DAYS]>,
    /// Coupons live today, bit each.
    pub coupons: u32,
    /// What visitors are asked to join today.
    pub drives: Vec<Drive>,
    /// `[channel]`: ways to receive an order today.
    pub ways: Vec<Ways>,
    /// `[channel]`: utility of the channel today beyond that in its share of trips (drift, ways to receive an order).
    pub appeal: Vec<f32>,
    /// What carries over between touchpoints today.
    pub links: Links,
    /// Products of a conflict over terms today, bit each.
    frozen: u64,
    /// Shelves of stores that nobody fills today.
    run_downs: Vec<RunDown>,
}

/// Days for which it is known what was promoted: the longest shelf gap.
pub const PROMOTED_DAYS: usize = 8;

impl DayOffers {
    /// An empty table for a program with `layers` audience layers.
    #[must_use]
    pub fn new(market: &Market, layers: usize) -> Self {
        let (channels, products) = (market.channels.len(), market.products.len());
        let masks = 1 << layers;
        let nothing = Offer::plain(&Regular::NOTHING, false, Money::ZERO);
        Self {
            channels,
            products,
            stores: market.stores.len(),
            masks,
            absent: Vec::new(),
            variant: Vec::new(),
            displayed_by: Vec::new(),
            forces: Vec::new(),
            cells: vec![nothing; masks * channels * products],
            brands: market.brands.len(),
            glances: vec![Glance::default(); masks * channels * market.brands.len()],
            special: vec![0; masks * channels],
            pulling: vec![Vec::with_capacity(products); masks * channels],
            leaflet: vec![0; masks * channels],
            cheaper: vec![0; masks * channels],
            bonus: vec![0; masks * channels],
            has_bonus: false,
            on_top: vec![0; masks * channels],
            display: vec![0; masks * market.stores.len()],
            own_display: vec![0; masks * market.stores.len()],
            promoted: vec![[0; PROMOTED_DAYS]; masks * channels],
            coupons: 0,
            drives: Vec::new(),
            ways: vec![Ways::default(); channels],
            appeal: vec![0.0; channels],
            links: market.links.clone(),
            frozen: 0,
            run_downs: Vec::new(),
        }
    }

    /// An empty table for another program, with what was promoted so far for everyone.
    #[must_use]
    pub fn heir(&self, market: &Market, layers: usize) -> Self {
        let mut table = Self::new(market, layers);
        let before = &self.promoted[..self.channels];
        table.promoted.iter_mut().zip(before.iter().cycle()).for_each(|(now, then)| *now = *then);
        table
    }

    /// The row of a channel for shoppers of an audience mask or as they see a store, `[product]`.
    #[inline]
    #[must_use]
    pub fn row(&self, view: usize, channel: usize) -> &[Offer] {
        let first = (view * self.channels + channel) * self.products;
        &self.cells[first..first + self.products]
    }

    /// Products in the leaflet of a channel.
    #[inline]
    #[must_use]
    pub fn in_leaflet(&self, mask: usize, channel: usize) -> u64 {
        self.leaflet[(mask & (self.masks - 1)) * self.channels + channel]
    }

    /// Products below their usual price in a channel, or with something given beside it.
    #[inline]
    #[must_use]
    pub fn cheaper_in(&self, mask: usize, channel: usize) -> u64 {
        self.cheaper[(mask & (self.masks - 1)) * self.channels + channel]
    }

    /// Products that were promoted in a channel some days ago: cheaper or in the leaflet.
    #[inline]
    #[must_use]
    pub fn promoted(&self, mask: usize, channel: usize, days_ago: usize) -> u64 {
        self.promoted[(mask & (self.masks - 1)) * self.channels + channel][days_ago]
    }

    /// Products with more than the usual points in a channel.
    #[inline]
    #[must_use]
    pub fn with_bonus(&self, mask: usize, channel: usize) -> u64 {
        self.bonus[(mask & (self.masks - 1)) * self.channels + channel]
    }

    /// Does any channel give more than the usual points on anything.
    #[inline]
    #[must_use]
    pub const fn has_bonus(&self) -> bool {
        self.has_bonus
    }

    /// Products on top of the list of a channel.
    #[inline]
    #[must_use]
    pub fn on_top(&self, mask: usize, channel: usize) -> u64 {
        self.on_top[(mask & (self.masks - 1)) * self.channels + channel]
    }

    /// Products on display in a store for shoppers of an audience mask.
    #[inline]
    #[must_use]
    pub fn on_display(&self, mask: usize, store: usize) -> u64 {
        self.display[(mask & (self.masks - 1)) * self.stores + store]
    }

    /// Products on display because of a tactic.
    #[inline]
    #[must_use]
    pub fn on_own_display(&self, mask: usize, store: usize) -> u64 {
        self.own_display[(mask & (self.masks - 1)) * self.stores + store]
    }

    /// How the shelf of a product runs down in the stores of a channel; `None` while it is filled.
    #[inline]
    #[must_use]
    pub fn run_down(&self, channel: usize, product: usize) -> Option<&RunDown> {
        if self.frozen >> product & 1 == 0 {
            return None;
        }
        let mine = |r: &&RunDown| r.products >> product & 1 == 1 && r.channels >> channel & 1 == 1;
        self.run_downs.iter().filter(mine).max_by_key(|r| r.days)
    }

    /// Is the product part of a conflict over terms today.
    #[must_use]
    pub const fn is_in_conflict(&self, product: usize) -> bool {
        self.frozen >> product & 1 == 1
    }

    /// Compiles ordinary deals and the tactics of a program into the table of a day.
    pub fn compile(&mut self, market: &Market, week: &DealWeek, program: &Program, day: Day) {
        let live: Vec<usize> = program.live_tactics(day).collect();
        for (mask, own) in self.own_display.chunks_mut(self.stores.max(1)).enumerate() {
            program.displays(&live, mask, day, own);
        }
        let ordinary = week.display.iter().cycle();
        self.display.iter_mut().zip(&self.own_display).zip(ordinary).for_each(|((all, own), week)| *all = own | week);
        self.coupons = program.live_coupons(day);
        self.drives.clear();
        self.drives.extend(program.drives(&live));
        self.links.copy_from(&market.links);
        program.set_links(&live, &mut self.links);
        self.run_downs.clear();
        self.run_downs.extend(program.run_downs(&live, day));
        self.frozen = self.run_downs.iter().fold(0, |bits, run_down| bits | run_down.products);
        for (channel, place) in market.channels.iter().enumerate() {
            let ways = &mut self.ways[channel];
            *ways = place.ways;
            program.change_ways(&live, channel, ways);
            self.appeal[channel] = ways.appeal() - place.ways.appeal() + place.drift(&market.calendar, day);
        }
        for mask in 0..self.masks {
            for channel in (0..self.channels).filter(|&c| market.channels[c].sells) {
                self.compile_row(market, week, program, (&live, day, mask, channel));
            }
        }
        self.has_bonus = self.bonus.iter().any(|products| *products != 0);
        if program.execution.is_partial() {
            self.compile_stores(market, week, program, (&live, day));
        }
        if program.execution.shares_displays() {
            self.compile_displays(program, (&live, day));
        }
    }

    fn compile_row(
        &mut self,
        market: &Market,
        week: &DealWeek,
        program: &Program,
        (live, day, mask, channel): (&[usize], Day, usize, usize),
    ) {
        let first = (mask * self.channels + channel) * self.products;
        let (mut leaflet, mut cheaper, mut bonus, mut on_top) = (0, 0, 0, 0);
        for index in 0..self.products {
            let offer = offer(market, week, program, ((live, 0, day), mask, channel, index));
            leaflet |= u64::from(offer.leaflet > 0.0) << index;
            cheaper |= u64::from(offer.depth > 0.0 || offer.has_extra()) << index;
            bonus |= u64::from(offer.points > 1.0) << index;
            on_top |= u64::from(offer.on_top != NO_SLOT) << index;
            self.cells[first + index] = offer;
        }
        self.cheaper[mask * self.channels + channel] = cheaper;
        self.bonus[mask * self.channels + channel] = bonus;
        self.on_top[mask * self.channels + channel] = on_top;
        self.leaflet[mask * self.channels + channel] = leaflet;
        self.glance(market, mask, channel);
        self.list_pulling(market, mask * self.channels + channel);
        let promoted = &mut self.promoted[mask * self.channels + channel];
        promoted.copy_within(..PROMOTED_DAYS - 1, 1);
        promoted[0] = cheaper | leaflet;
    }
}

/// The cell of a product where all tactics that run are carried out but those `absent`, bit each.
fn offer(
    market: &Market,
    week: &DealWeek,
    program: &Program,
    ((live, absent, day), mask, channel, index): ((&[usize], u64, Day), usize, usize, usize),
) -> Offer {
    let (owner, product) = (market.channels[channel].owner as usize, &market.products[index]);
    let mut regular = Regular::of(market, channel, index, day);
    let was_listed = regular.listed;
    program.set_regular((live, absent, day), mask, channel, index, &mut regular);
    let mut offer = Offer::plain(&regular, was_listed, product.base_price);
    if !regular.listed {
        return offer;
    }
    if week.on_deal[owner] >> index & 1 == 1 {
        let depth = product.deals.map_or(0.0, |d| d.depth);
        offer.cut(product.base_price, depth, MARKET_DEAL);
    }
    offer.leaflet = (week.leaflet[owner] >> index & 1) as f32;
    program.apply((live, absent), mask, channel, index, market, &mut offer);
    offer
}
