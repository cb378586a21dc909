//! Books of one week, and the ledger of a run that holds one book per week.

use super::accrual::{Accrued, CarriedOut, Given};
use super::daily::DayRecord;
use super::entry::Line;
use super::stock::StockWeek;
use crate::units::Money;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Sizes of the tables and what the indexes stand for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    /// Is the channel of the account.
    pub at_account: Vec<bool>,
    /// Is the product of the brand side.
    pub of_brand: Vec<bool>,
    /// Category of each product.
    pub category: Vec<u8>,
    /// Number of categories.
    pub categories: usize,
    /// Tactics of the program; 0 in the world without one.
    pub slots: usize,
    /// Row of accruals by tactic, [`NOT_ACCRUED`] for those that are paid pack by pack; may be shorter than `slots`.
    pub accruals: Vec<u8>,
}

/// A tactic whose funding is posted pack by pack.
pub const NOT_ACCRUED: u8 = u8::MAX;

impl Shape {
    /// Number of channels.
    #[must_use]
    pub fn channels(&self) -> usize {
        self.at_account.len()
    }

    /// Row of accruals of a tactic; `None` when its funding is posted pack by pack.
    #[inline]
    #[must_use]
    pub fn accrual(&self, slot: usize) -> Option<usize> {
        self.accruals.get(slot).filter(|row| **row != NOT_ACCRUED).map(|row| usize::from(*row))
    }

    /// Rows of accruals.
    #[must_use]
    pub fn accrual_rows(&self) -> usize {
        self.accruals.iter().filter(|row| **row != NOT_ACCRUED).count()
    }

    /// Number of products; the slot after the last one holds what belongs to no product.
    #[must_use]
    pub fn products(&self) -> usize {
        self.of_brand.len()
    }
}

/// What the payers of a tactic spend in one channel.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outlay {
    /// Paid by the brand side.
    pub brand: Money,
    /// Paid by the account.
    pub account: Money,
}

/// What became of the offers of a tactic, in shoppers unless said otherwise.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Funnel {
    /// Were handed the coupon or sample, read or not.
    pub distributed: u64,
    /// Pushes delivered.
    pub delivered: u64,
    /// Pushes opened.
    pub opened: u64,
    /// Turned pushes off.
    pub opted_out: u64,
    /// Saw the coupon for the first time.
    pub seen: u64,
    /// Of these, those who needed the category.
    pub needed: u64,
    /// Loaded it.
    pub loaded: u64,
    /// Redeemed it for the first time.
    pub redeemed: u64,
    /// Was refused at the till (attempts).
    pub refused: u64,
    /// Loaded it and did not use it in time.
    pub expired: u64,
    /// Contacts with advertising, or views of a sponsored slot.
    pub contacts: u64,
    /// Clicks.
    pub clicks: u64,
    /// Packs that a platform credits to a click.
    pub attributed: u64,
}

impl Funnel {
    /// Adds the counts of another.
    pub fn add(&mut self, other: &Self) {
        self.distributed += other.distributed;
        self.delivered += other.delivered;
        self.opened += other.opened;
        self.opted_out += other.opted_out;
        self.seen += other.seen;
        self.needed += other.needed;
        self.loaded += other.loaded;
        self.redeemed += other.redeemed;
        self.refused += other.refused;
        self.expired += other.expired;
        self.contacts += other.contacts;
        self.clicks += other.clicks;
        self.attributed += other.attributed;
    }
}

/// A display from passed to bought, in shopper visits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ShelfFunnel {
    /// Passed it.
    pub passed: u64,
    /// Stopped at it.
    pub stopped: u64,
    /// Understood it.
    pub understood: u64,
    /// Understood it and bought what it shows.
    pub bought: u64,
}

/// Causes for which a chosen product is not there.
const CAUSES: usize = 3;

/// All postings and counts of one week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeekBook {
    shape: Arc<Shape>,
    /// `[line][channel][product, then none]` in ten-thousandths.
    amounts: Vec<i64>,
    /// `[channel][product]`: packs sold.
    units: Vec<u64>,
    /// `[channel][product]`: packs sold below the usual price.
    deal_units: Vec<u64>,
    /// `[channel][product]`: packs by the channel that the shopper touched last within the click window.
    credited_units: Vec<u64>,
    /// `[channel]`: trips and orders.
    pub trips: Vec<u64>,
    /// `[channel][category]`: purchase occasions.
    pub occasions: Vec<u64>,
    /// Purchase occasions at the account whose first touchpoint is another one.
    pub crossed: u64,
    /// `[first touch][last touch][seller]`: purchase occasions at the account, and elsewhere of journeys that began at the account.
    paths: Vec<u32>,
    /// `[from][to][lever]`: breaks.
    pub breaks: Vec<u64>,
    /// `[channel][cause: gap, delisted, out of stock][reaction]`: chosen products that were not there; reactions are other store, other
    /// brand, same brand, delay, drop.
    pub missing: Vec<u64>,
    /// `[slot][channel]`: money spent.
    pub outlay: Vec<Outlay>,
    /// `[channel]`: money off that tactics gave, without tax; ordinary deals are not in it.
    pub program_discounts: Vec<i64>,
    /// `[slot]`: packs bought with a coupon.
    pub redeemed_units: Vec<u64>,
    /// `[slot]`: what became of the offers.
    pub funnel: Vec<Funnel>,
    /// `[slot]`: funnel of displays.
    pub displays: Vec<ShelfFunnel>,
    /// `[slot]`: what shoppers got, and what the brand paid towards it.
    pub given: Vec<Given>,
    /// `[slot]`: stores and hours.
    pub carried_out: Vec<CarriedOut>,
    /// `[row of accruals][channel][product, then none]`: discounts that are settled on totals.
    pub accrued: Vec<Accrued>,
}

impl WeekBook {
    /// An empty book.
    #[must_use]
    pub fn new(shape: &Arc<Shape>) -> Self {
        let (channels, products) = (shape.channels(), shape.products());
        Self {
            amounts: vec![0; Line::COUNT * channels * (products + 1)],
            units: vec![0; channels * products],
            deal_units: vec![0; channels * products],
            credited_units: vec![0; channels * products],
            trips: vec![0; channels],
            occasions: vec![0; channels * shape.categories],
            crossed: 0,
            paths: vec![0; channels.pow(3)],
            breaks: vec![0; channels * channels * 5],
            missing: vec![0; channels * CAUSES * 5],
            outlay: vec![Outlay::default(); shape.slots * channels],
            program_discounts: vec![0; channels],
            redeemed_units: vec![0; shape.slots],
            funnel: vec![Funnel::default(); shape.slots],
            displays: vec![ShelfFunnel::default(); shape.slots],
            given: vec![Given::default(); shape.slots],
            carried_out: vec![CarriedOut::default(); shape.slots],
            accrued: vec![Accrued::default(); shape.accrual_rows() * channels * (products + 1)],
            shape: Arc::clone(shape),
        }
    }

    /// What the indexes stand for.
    #[must_use]
    pub fn shape(&self) -> &Shape {
        &self.shape
    }

    /// Posts an amount for a product at a channel; `None` for what belongs to no product.
    #[inline]
    pub fn post(&mut self, line: Line, channel: usize, product: Option<usize>, amount: Money) {
        let products = self.shape.products();
        let column = product.unwrap_or(products);
        let cell = (line as usize * self.shape.channels() + channel) * (products + 1) + column;
        self.amounts[cell] = self.amounts[cell].saturating_add(amount.0);
    }

    /// Counts packs sold; `credited` is the channel touched last within the click window.
    #[inline]
    pub fn count_units(&mut self, channel: usize, product: usize, units: u32, on_deal: bool, credited: usize) {
        let cell = channel * self.shape.products() + product;
        self.units[cell] += u64::from(units);
        self.deal_units[cell] += if on_deal { u64::from(units) } else { 0 };
        self.credited_units[credited * self.shape.products() + product] += u64::from(units);
    }

    /// Counts one purchase occasion by where its journey began, the touchpoint before it, and the seller.
    #[inline]
    pub fn count_path(&mut self, [first, last, seller]: [usize; 3]) {
        let channels = self.shape.channels();
        self.paths[(first * channels + last) * channels + seller] += 1;
    }

    /// `[first touch][last touch][seller]`: purchase occasions.
    #[must_use]
    pub fn paths(&self) -> &[u32] {
        &self.paths
    }

    /// Counts one break of a link.
    #[inline]
    pub fn count_break(&mut self, from: usize, to: usize, lever: usize) {
        let cell = (from * self.shape.channels() + to) * 5 + lever;
        self.breaks[cell] += 1;
    }

    /// Counts a chosen product that was not there.
    #[inline]
    pub fn count_missing(&mut self, channel: usize, cause: usize, reaction: usize) {
        self.missing[(channel * CAUSES + cause) * 5 + reaction] += 1;
    }

    /// Chosen products that were not there in a channel, by reaction.
    #[must_use]
    pub fn missing(&self, channel: usize, cause: usize) -> &[u64] {
        let first = (channel * CAUSES + cause) * 5;
        &self.missing[first..first + 5]
    }

    /// Books money spent on a tactic.
    #[inline]
    pub fn spend(&mut self, slot: usize, channel: usize, brand: Money, account: Money) {
        let cell = &mut self.outlay[slot * self.shape.at_account.len() + channel];
        cell.brand = cell.brand + brand;
        cell.account = cell.account + account;
    }

    /// Amount posted.
    #[inline]
    #[must_use]
    pub fn amount(&self, line: Line, channel: usize, product: Option<usize>) -> Money {
        let products = self.shape.products();
        let column = product.unwrap_or(products);
        Money(self.amounts[(line as usize * self.shape.channels() + channel) * (products + 1) + column])
    }

    /// Amounts of a line at a channel, `[product, then none]`, in ten-thousandths.
    pub(super) fn row(&self, line: Line, channel: usize) -> &[i64] {
        let columns = self.shape.products() + 1;
        &self.amounts[(line as usize * self.shape.channels() + channel) * columns..][..columns]
    }

    /// Packs sold of a product at a channel.
    #[must_use]
    pub fn units(&self, channel: usize, product: usize) -> u64 {
        self.units[channel * self.shape.products() + product]
    }

    /// Packs sold below the usual price.
    #[must_use]
    pub fn deal_units(&self, channel: usize, product: usize) -> u64 {
        self.deal_units[channel * self.shape.products() + product]
    }

    /// Packs credited to a channel by last touch.
    #[must_use]
    pub fn credited_units(&self, channel: usize, product: usize) -> u64 {
        self.credited_units[channel * self.shape.products() + product]
    }

    /// Bytes of its tables.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let money = [&self.amounts, &self.program_discounts].map(|t| size_of_val(t.as_slice()));
        let counts = [
            &self.units,
            &self.deal_units,
            &self.credited_units,
            &self.trips,
            &self.occasions,
            &self.breaks,
            &self.missing,
            &self.redeemed_units,
        ];
        let counts = counts.map(|t| size_of_val(t.as_slice()));
        let slots = size_of_val(self.outlay.as_slice())
            + size_of_val(self.paths.as_slice())
            + size_of_val(self.funnel.as_slice())
            + size_of_val(self.displays.as_slice())
            + size_of_val(self.given.as_slice())
            + size_of_val(self.carried_out.as_slice())
            + size_of_val(self.accrued.as_slice());
        size_of::<Self>() + money.iter().chain(&counts).sum::<usize>() + slots
    }

    /// Adds another book of the same shape and empties it.
    pub fn absorb(&mut self, other: &mut Self) {
        add_up(&mut self.amounts, &mut other.amounts, i64::saturating_add);
        for (mine, theirs) in [
            (&mut self.units, &mut other.units),
            (&mut self.deal_units, &mut other.deal_units),
            (&mut self.credited_units, &mut other.credited_units),
            (&mut self.trips, &mut other.trips),
            (&mut self.occasions, &mut other.occasions),
            (&mut self.breaks, &mut other.breaks),
            (&mut self.missing, &mut other.missing),
            (&mut self.redeemed_units, &mut other.redeemed_units),
        ] {
            add_up(mine, theirs, |a, b| a + b);
        }
        add_up(&mut self.program_discounts, &mut other.program_discounts, i64::saturating_add);
        self.crossed += std::mem::take(&mut other.crossed);
        add_up(&mut self.paths, &mut other.paths, |a, b| a + b);
        add_up(&mut self.outlay, &mut other.outlay, |a, b| Outlay {
            brand: a.brand + b.brand,
            account: a.account + b.account,
        });
        self.funnel.iter_mut().zip(&mut other.funnel).for_each(|(mine, theirs)| mine.add(&std::mem::take(theirs)));
        add_up(&mut self.displays, &mut other.displays, |a, b| ShelfFunnel {
            passed: a.passed + b.passed,
            stopped: a.stopped + b.stopped,
            understood: a.understood + b.understood,
            bought: a.bought + b.bought,
        });
        add_up(&mut self.given, &mut other.given, Given::plus);
        add_up(&mut self.carried_out, &mut other.carried_out, CarriedOut::plus);
        add_up(&mut self.accrued, &mut other.accrued, Accrued::plus);
    }
}

fn add_up<T: Copy + Default>(mine: &mut [T], theirs: &mut [T], add: impl Fn(T, T) -> T) {
    for (a, b) in mine.iter_mut().zip(theirs) {
        *a = add(*a, std::mem::take(b));
    }
}

/// The books of a run, week by week from the start of warm-up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ledger {
    /// What the indexes stand for.
    pub shape: Arc<Shape>,
    /// One book per week begun.
    pub weeks: Vec<WeekBook>,
    /// Days of which a record is kept; none in most runs.
    pub days: Vec<DayRecord>,
    /// Stock movements by week; empty without supply.
    pub stock: Vec<StockWeek>,
}

impl Ledger {
    /// An empty ledger.
    #[must_use]
    pub fn new(shape: &Arc<Shape>) -> Self {
        Self { shape: Arc::clone(shape), weeks: Vec::new(), days: Vec::new(), stock: Vec::new() }
    }

    /// The book of a week; weeks up to it are opened.
    pub fn book(&mut self, week: usize) -> &mut WeekBook {
        while self.weeks.len() <= week {
            self.weeks.push(WeekBook::new(&self.shape));
        }
        &mut self.weeks[week]
    }

    /// Stock movements of a week; weeks up to it are opened.
    pub fn stock_week(&mut self, week: usize) -> &mut StockWeek {
        while self.stock.len() <= week {
            self.stock.push(StockWeek::new(&self.shape));
        }
        &mut self.stock[week]
    }

    /// The same books with room for the tactics of a program.
    #[must_use]
    pub fn with_slots(&self, slots: usize) -> Self {
        self.with_accruals(&vec![false; slots])
    }

    /// The same books with room for the tactics of a program.
    ///
    /// * `accrues`: is its funding settled on totals, by tactic
    #[must_use]
    pub fn with_accruals(&self, accrues: &[bool]) -> Self {
        let mut next = 0;
        let row = |accrues: &bool| {
            next += u8::from(*accrues);
            if *accrues { next - 1 } else { NOT_ACCRUED }
        };
        let accruals = accrues.iter().map(row).collect();
        let shape = Arc::new(Shape { slots: accrues.len(), accruals, ..Shape::clone(&self.shape) });
        let weeks = self.weeks.iter().map(|book| {
            let mut wider = WeekBook::new(&shape);
            let mut copy = book.clone();
            wider.absorb(&mut copy);
            wider
        });
        Self { weeks: weeks.collect(), days: self.days.clone(), shape, stock: self.stock.clone() }
    }
}
