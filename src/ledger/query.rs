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
        let of_brand = product.is_some_and(|p| self.of_brand[p]);
        let (payer, payee) = line.parties(self.at_account[channel], of_brand);
        i128::from(payee == party) - i128::from(payer == party)
    }
}

impl WeekBook {
    /// Net amount received by a party through one cell, in ten-thousandths.
    #[must_use]
    pub fn received(&self, line: Line, channel: usize, product: Option<usize>, party: Party) -> i128 {
        self.shape().sign(line, channel, product, party) * i128::from(self.amount(line, channel, product).0)
    }

    /// Net amount received by brand and account together through one cell; transfers between them cancel.
    #[must_use]
    pub fn system(&self, line: Line, channel: usize, product: Option<usize>) -> i128 {
        self.received(line, channel, product, Party::Brand) + self.received(line, channel, product, Party::Account)
    }
}

impl Ledger {
    /// Net amount received by a party over some weeks, in ten-thousandths.
    #[must_use]
    pub fn balance(&self, weeks: Range<usize>, party: Party, pick: Pick) -> i128 {
        self.sum(weeks, pick, |book, line, channel, product| book.received(line, channel, product, party))
    }

    /// Profit of brand and account together.
    #[must_use]
    pub fn system(&self, weeks: Range<usize>, pick: Pick) -> i128 {
        self.sum(weeks, pick, WeekBook::system)
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

    fn sum(
        &self,
        weeks: Range<usize>,
        pick: Pick,
        value: impl Fn(&WeekBook, Line, usize, Option<usize>) -> i128,
    ) -> i128 {
        let mut total = 0;
        for book in self.over(weeks) {
            for (channel, product) in book.shape().columns(&pick) {
                total += Line::ALL.iter().map(|&line| value(book, line, channel, product)).sum::<i128>();
            }
        }
        total
    }
}
