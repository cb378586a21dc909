//! Turns the ledgers of the first future into plain rows.

use super::arms::Arms;
use super::estimate::Scale;
use super::results::records::{
    ChannelWeek, Names, OFFER_COUNTS, OfferWeek, Place, Posting, Records, Seen, Spend, Truth,
};
use crate::engine::FutureRun;
use crate::ledger::{Ledger, Line, Party, WeekBook};
use crate::market::Market;
use crate::units::Money;

/// Reads the baseline, programs and plans of a future; worlds with something left out are not among them.
pub(super) fn records(market: &Market, scale: &Scale, arms: &Arms, first: &FutureRun) -> Records {
    let twins = first.programs.iter().zip(arms.whole());
    let mut read = Reading { market, scale, records: Records { names: names(market, arms), ..Records::default() } };
    read.ledger(0, &first.baseline.ledger);
    for (world, (end, _)) in (1..).zip(twins) {
        read.ledger(world, &end.ledger);
        read.observed(world, &end.ledger);
        read.channels(world, &end.ledger);
        read.tactics(world, &end.ledger);
        read.truth(world, &end.ledger, &first.baseline.ledger);
    }
    read.records
}

fn names(market: &Market, arms: &Arms) -> Names {
    let whole = arms.whole();
    let mut baseline = String::from("baseline");
    while whole.iter().any(|p| p.id == baseline) {
        baseline.push('_');
    }
    let of_tactics = whole.iter().map(|p| p.tactics.iter().map(|t| t.id.clone()).collect());
    Names {
        worlds: std::iter::once(baseline).chain(whole.iter().map(|p| p.id.clone())).collect(),
        tactics: std::iter::once(Vec::new()).chain(of_tactics).collect(),
        channels: market.channels.iter().map(|c| c.id.clone()).collect(),
        products: market.products.iter().map(|p| p.id.clone()).collect(),
    }
}

/// Rows under construction.
struct Reading<'a> {
    market: &'a Market,
    scale: &'a Scale,
    records: Records,
}

impl Reading<'_> {
    /// Books with their week, counted from 1 in the horizon.
    fn weeks<'l>(&self, ledger: &'l Ledger) -> impl Iterator<Item = (i16, &'l WeekBook)> + use<'l> {
        let warm_up = self.market.calendar.warm_up_weeks() as i16;
        (1 - warm_up..).zip(&ledger.weeks)
    }

    fn money(&self, amount: Money) -> f64 {
        self.scale.money(amount.0 as f64)
    }

    fn count(&self, simulated: u64) -> f64 {
        simulated as f64 * self.scale.households
    }

    /// Cells of a book in the order of channels, products, and what belongs to no product.
    fn cells(&self) -> impl Iterator<Item = (usize, Option<usize>)> + use<> {
        let products = self.market.products.len();
        (0..self.market.channels.len()).flat_map(move |c| (0..products).map(Some).chain([None]).map(move |p| (c, p)))
    }

    fn ledger(&mut self, world: u16, ledger: &Ledger) {
        for (week, book) in self.weeks(ledger) {
            for (channel, product) in self.cells() {
                for line in Line::ALL {
                    let amount = book.amount(line, channel, product);
                    if amount == Money::ZERO {
                        continue;
                    }
                    let of_brand = product.is_some_and(|p| ledger.shape.of_brand[p]);
                    let (payer, payee) = line.parties(ledger.shape.at_account[channel], of_brand);
                    let place = place(world, week, channel, product);
                    let amount = self.money(amount);
                    self.records.ledger.push(Posting {
                        place,
                        line: line.id(),
                        payer: payer.id(),
                        payee: payee.id(),
                        amount,
                    });
                }
            }
        }
    }

    /// Every week of every product that is sold or credited in a channel of the account at all, weeks without a sale included.
    fn observed(&mut self, world: u16, with: &Ledger) {
        let own = |channel: usize| with.shape.at_account[channel];
        let is_there = |(channel, product): &(usize, usize)| {
            with.weeks.iter().any(|b| b.units(*channel, *product) + b.credited_units(*channel, *product) > 0)
        };
        let cells: Vec<(usize, usize)> =
            self.cells().filter_map(|(c, p)| Some((c, p?))).filter(|cell| own(cell.0) && is_there(cell)).collect();
        for (week, book) in self.weeks(with) {
            for &(channel, product) in &cells {
                let seen = Seen {
                    place: place(world, week, channel, Some(product)),
                    packs: self.count(book.units(channel, product)),
                    value: self.money(paid(book, channel, Some(product))),
                    packs_on_deal: self.count(book.deal_units(channel, product)),
                    usual_value: self.money(book.amount(Line::ShelfSales, channel, Some(product))),
                    packs_credited: self.count(book.credited_units(channel, product)),
                };
                self.records.observed.push(seen);
            }
        }
    }

    fn channels(&mut self, world: u16, with: &Ledger) {
        let own: Vec<usize> =
            (0..with.shape.channels()).filter(|&c| with.shape.at_account[c] && self.market.channels[c].sells).collect();
        for (week, book) in self.weeks(with) {
            for &channel in &own {
                let row = ChannelWeek {
                    place: place(world, week, channel, None),
                    trips: self.count(book.trips[channel]),
                    rest_value: self.money(book.amount(Line::RestSales, channel, None)),
                    delivery_fees: self.money(book.amount(Line::DeliveryFee, channel, None)),
                };
                self.records.channels.push(row);
            }
        }
    }

    fn tactics(&mut self, world: u16, with: &Ledger) {
        let channels = with.shape.channels();
        for (week, book) in self.weeks(with) {
            for slot in 0..with.shape.slots {
                for (channel, spent) in book.outlay[slot * channels..][..channels].iter().enumerate() {
                    let (brand, account) = (self.money(spent.brand), self.money(spent.account));
                    if brand != 0.0 || account != 0.0 {
                        let place = place(world, week, channel, None);
                        self.records.spend.push(Spend { place, slot: slot as u16, brand, account });
                    }
                }
                let counts = offer_counts(book, slot).map(|c| self.count(c));
                if counts != [0.0; OFFER_COUNTS.len()] {
                    self.records.offers.push(OfferWeek { world, week, slot: slot as u16, counts });
                }
            }
        }
    }

    fn truth(&mut self, world: u16, with: &Ledger, without: &Ledger) {
        for ((week, book), twin) in self.weeks(with).zip(&without.weeks) {
            for (channel, product) in self.cells() {
                let packs = |b: &WeekBook| product.map_or(0, |p| b.units(channel, p)) as f64;
                let profit =
                    |party| (balance(book, channel, product, party) - balance(twin, channel, product, party)) as f64;
                let value = |b: &WeekBook| product.map_or(0, |_| paid(b, channel, product).0) as f64;
                let changes = [
                    packs(book) - packs(twin),
                    value(book) - value(twin),
                    profit(Party::Brand),
                    profit(Party::Account),
                ];
                if changes == [0.0; 4] {
                    continue;
                }
                let place = place(world, week, channel, product);
                let [packs, value, brand_profit, retailer_profit] = changes;
                self.records.truth.push(Truth {
                    place,
                    packs: packs * self.scale.households,
                    value: self.scale.money(value),
                    brand_profit: self.scale.money(brand_profit),
                    retailer_profit: self.scale.money(retailer_profit),
                });
            }
        }
    }
}

fn place(world: u16, week: i16, channel: usize, product: Option<usize>) -> Place {
    Place { world, week, channel: channel as u8, product: product.map(|p| p as u8) }
}

/// Value of a product at prices paid.
fn paid(book: &WeekBook, channel: usize, product: Option<usize>) -> Money {
    let of = |line| book.amount(line, channel, product);
    of(Line::ShelfSales) - of(Line::PriceReduction) - of(Line::CouponReduction)
}

fn balance(book: &WeekBook, channel: usize, product: Option<usize>, party: Party) -> i128 {
    Line::ALL.iter().map(|&line| book.received(line, channel, product, party)).sum()
}

/// In the order of [`OFFER_COUNTS`].
fn offer_counts(book: &WeekBook, slot: usize) -> [u64; OFFER_COUNTS.len()] {
    let f = &book.funnel[slot];
    [
        f.distributed,
        f.delivered,
        f.opened,
        f.opted_out,
        f.loaded,
        f.redeemed,
        book.redeemed_units[slot],
        f.contacts,
        f.clicks,
        f.attributed,
    ]
}
