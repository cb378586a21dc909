//! Sums over a ledger.

use super::{Ledger, Line, Party, Shape, WeekBook};
use std::ops::Range;

/// Which postings a sum takes.
#[derive(Clone, Copy, Debug, Default)]
pub struct Pick {
    /// Only this channel.
    pub channel: Option<usize>,
    /// Only products of this mask (bit per product); `None`: all, and what belongs to no product.
    pub products: Option<u64>,
}

impl Shape {
    fn columns(&self, pick: &Pick) -> impl Iterator<Item = (usize, Option<usize>)> + '_ {
        let pick = *pick;
        let channels = (0..self.channels()).filter(move |&c| pick.channel.is_none_or(|only| only == c));
        channels.flat_map(move |c| {
            let all = (0..self.products()).map(Some).chain(std::iter::once(None));
            all.filter(move |p| match (pick.products, p) {
                (None, _) => true,
                (Some(mask), Some(product)) => mask >> product & 1 == 1,
                (Some(_), None) => false,
            })
            .map(move |p| (c, p))
        })
    }

    /// +1 when the party is paid by such a posting, −1 when it pays, 0 otherwise.
    #[must_use]
    pub fn sign(&self, line: Line, channel: usize, product: Option<usize>, party: Party) -> i128 {
        sign(line, (self.at_account[channel], product.is_some_and(|p| self.of_brand[p])), party)
    }
}

impl WeekBook {
    /// Net amount received by a party through one cell, in ten-thousandths.
    #[inline]
    #[must_use]
    pub fn received(&self, line: Line, channel: usize, product: Option<usize>, party: Party) -> i128 {
        // Most cells are empty: lines that a world does not use, products that a channel does not sell.
        match self.amount(line, channel, product).0 {
            0 => 0,
            amount => self.shape().sign(line, channel, product, party) * i128::from(amount),
        }
    }

    /// Net amount received by brand and account together through one cell; transfers between them cancel.
    #[inline]
    #[must_use]
    pub fn system(&self, line: Line, channel: usize, product: Option<usize>) -> i128 {
        if self.amount(line, channel, product).0 == 0 {
            return 0;
        }
        self.received(line, channel, product, Party::Brand) + self.received(line, channel, product, Party::Account)
    }
}

impl Ledger {
    /// Net amount received by a party over some weeks, in ten-thousandths.
    #[must_use]
    pub fn balance(&self, weeks: Range<usize>, party: Party, pick: Pick) -> i128 {
        self.sum(weeks, pick, |line, at_account, of_brand| sign(line, (at_account, of_brand), party))
    }

    /// Profit of brand and account together.
    #[must_use]
    pub fn system(&self, weeks: Range<usize>, pick: Pick) -> i128 {
        self.sum(weeks, pick, |line, at_account, of_brand| {
            let of = |party| sign(line, (at_account, of_brand), party);
            of(Party::Brand) + of(Party::Account)
        })
    }

    /// What the brand side paid the account on one line.
    #[must_use]
    pub fn paid_to_account(&self, weeks: Range<usize>, line: Line) -> i128 {
        let paid = |book: &WeekBook, line, channel, product| {
            let from_brand = book.received(line, channel, product, Party::Brand) < 0;
            if from_brand { book.received(line, channel, product, Party::Account) } else { 0 }
        };
        self.over(weeks)
            .map(|b| b.shape().columns(&Pick::default()).map(|(c, p)| paid(b, line, c, p)).sum::<i128>())
            .sum()
    }

    /// Gross amount posted on one line.
    #[must_use]
    pub fn line(&self, weeks: Range<usize>, line: Line, pick: Pick) -> i128 {
        self.over(weeks)
            .map(|b| b.shape().columns(&pick).map(|(c, p)| i128::from(b.amount(line, c, p).0)).sum::<i128>())
            .sum()
    }

    /// Packs sold.
    #[must_use]
    pub fn units(&self, weeks: Range<usize>, pick: Pick) -> u64 {
        self.count(weeks, pick, WeekBook::units)
    }

    /// A count per channel and product, summed.
    #[must_use]
    pub fn count(&self, weeks: Range<usize>, pick: Pick, what: impl Fn(&WeekBook, usize, usize) -> u64) -> u64 {
        self.over(weeks)
            .map(|b| b.shape().columns(&pick).filter_map(|(c, p)| p.map(|p| what(b, c, p))).sum::<u64>())
            .sum()
    }

    /// The books of some weeks.
    pub fn over(&self, weeks: Range<usize>) -> impl Iterator<Item = &WeekBook> {
        let end = weeks.end.min(self.weeks.len());
        self.weeks[weeks.start.min(end)..end].iter()
    }

    /// Sum of all postings times the sign of each; `sign` is asked once per line, channel, and side of the product.
    fn sum(&self, weeks: Range<usize>, pick: Pick, sign: impl Fn(Line, bool, bool) -> i128) -> i128 {
        let mut total = 0;
        let channels: Vec<usize> =
            (0..self.shape.channels()).filter(|&c| pick.channel.is_none_or(|only| only == c)).collect();
        for book in self.over(weeks) {
            let shape = book.shape();
            for line in Line::ALL {
                for &channel in &channels {
                    let signs = [false, true].map(|of_brand| sign(line, shape.at_account[channel], of_brand));
                    if signs == [0, 0] {
                        continue;
                    }
                    for (product, amount) in book.row(line, channel).iter().enumerate() {
                        let is_picked = match pick.products {
                            Some(mask) => product < shape.products() && mask >> product & 1 == 1,
                            None => true,
                        };
                        if *amount != 0 && is_picked {
                            let of_brand = shape.of_brand.get(product).is_some_and(|of_brand| *of_brand);
                            total += signs[usize::from(of_brand)] * i128::from(*amount);
                        }
                    }
                }
            }
        }
        total
    }
}

/// +1 when the party is paid by a posting at an outlet of the account or not, for a product of the brand side or not; −1
/// when it pays, 0 otherwise.
fn sign(line: Line, (at_account, of_brand): (bool, bool), party: Party) -> i128 {
    let (payer, payee) = line.parties(at_account, of_brand);
    i128::from(payee == party) - i128::from(payer == party)
}
