//! Rebates: what the brand pays the account at the end of a period for what it bought or sold.

use super::dues::week_of_end;
use super::world::{Arm, World, week};
use crate::ledger::{Ledger, Line, WeekBook};
use crate::market::rebate::QUARTER_WEEKS;
use crate::market::{Counted, Rebate};
use crate::scenario::{RebateBasis, RebateMeasure};
use crate::units::Money;
use std::ops::Range;

/// Posts the rebates whose period ends with this week: of the yearly terms, and of tactics.
pub fn post_rebates(world: &World, arm: &mut Arm, this_week: usize) {
    let first = usize::from(world.market.calendar.warm_up_days / 7);
    let last = week(world.market.calendar.days - 1);
    for (rebate, period) in &world.market.terms {
        let full = period.unwrap_or(last + 1 - first);
        let Some(done) = (this_week + 1).checked_sub(first) else { continue };
        if done > 0 && (done % full == 0 || this_week == last) {
            let length = (done - 1) % full + 1;
            pay(&mut arm.ledger, rebate, (this_week + 1 - length..this_week + 1, full), first, None);
        }
    }
    for (slot, tactic) in arm.program.tactics.iter().enumerate() {
        let runs = tactic.from <= tactic.to && tactic.to >= tactic.from.max(0);
        if runs && week_of_end(world, tactic) == this_week {
            let weeks = week(tactic.from.max(0) as u16)..this_week + 1;
            let full = weeks.len();
            for rebate in &tactic.rebates {
                pay(&mut arm.ledger, rebate, (weeks.clone(), full), first, Some(slot));
            }
        }
    }
}

/// Posts one rebate into the last of its weeks, cell by cell.
fn pay(ledger: &mut Ledger, rebate: &Rebate, (weeks, full): (Range<usize>, usize), first: usize, slot: Option<usize>) {
    let Some(last) = weeks.clone().next_back() else { return };
    let part = weeks.len() as f64 / full.max(1) as f64;
    let base =
        if rebate.measure == RebateMeasure::Growth { base(ledger, rebate, (first, weeks.len()), part) } else { 0.0 };
    let share = rebate.earned(count(ledger, rebate, weeks.clone()), base, part);
    if share <= 0.0 {
        return;
    }
    for (channel, product) in cells(ledger, rebate) {
        let value = ledger.over(weeks.clone()).fold(Money::ZERO, |sum, b| sum + value(b, rebate, channel, product));
        let money = value.part(share);
        let book = ledger.book(last);
        book.post(Line::Rebate, channel, Some(product), money);
        if let Some(slot) = slot {
            book.spend(slot, channel, money, Money::ZERO);
        }
    }
}

/// Value against which growth is measured: as agreed, or that of the weeks before the horizon, in the length of the period.
fn base(ledger: &Ledger, rebate: &Rebate, (first, weeks): (usize, usize), part: f64) -> f64 {
    let before = first.saturating_sub(QUARTER_WEEKS)..first;
    let counted = || count(ledger, rebate, before.clone()).value * weeks as f64 / before.len().max(1) as f64;
    rebate.base.map_or_else(counted, |base| base * part)
}

fn count(ledger: &Ledger, rebate: &Rebate, weeks: Range<usize>) -> Counted {
    let mut counted = Counted::default();
    for (channel, product) in cells(ledger, rebate) {
        for book in ledger.over(weeks.clone()) {
            counted.units += packs(book, rebate, channel, product) as f64;
            counted.value += value(book, rebate, channel, product).units();
        }
    }
    counted
}

/// Cells that count, in the order of channels and products.
fn cells(ledger: &Ledger, rebate: &Rebate) -> Vec<(usize, usize)> {
    let shape = &ledger.shape;
    let channels = (0..shape.channels()).filter(|c| rebate.channels >> c & 1 == 1);
    let products = |channel: usize| {
        (0..shape.products()).filter(|p| rebate.products >> p & 1 == 1 && shape.of_brand[*p]).map(move |p| (channel, p))
    };
    channels.flat_map(products).collect()
}

/// Packs on the basis of a rebate.
fn packs(book: &WeekBook, rebate: &Rebate, channel: usize, product: usize) -> u64 {
    match rebate.basis {
        RebateBasis::SellIn => bought_in(book, channel, product).0,
        RebateBasis::SellOut => book.units(channel, product),
    }
}

/// Value on the basis of a rebate.
fn value(book: &WeekBook, rebate: &Rebate, channel: usize, product: usize) -> Money {
    match rebate.basis {
        RebateBasis::SellIn => bought_in(book, channel, product).1,
        RebateBasis::SellOut => {
            let line = |line| book.amount(line, channel, Some(product));
            line(Line::ShelfSales)
                - line(Line::PriceReduction)
                - line(Line::CouponReduction)
                - line(Line::ValueAddedTax)
        }
    }
}

/// Packs and value at the sell-in price that the account bought of a product for a channel: what it sold there, while
/// supply is unlimited.
fn bought_in(book: &WeekBook, channel: usize, product: usize) -> (u64, Money) {
    (book.units(channel, product), book.amount(Line::PurchaseCost, channel, Some(product)))
}
