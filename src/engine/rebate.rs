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
            let weeks = this_week + 1 - length..this_week + 1;
            pay(world, &mut arm.ledger, rebate, (weeks, full), (first, None));
        }
    }
    for (slot, tactic) in arm.program.tactics.iter().enumerate() {
        let runs = tactic.from <= tactic.to && tactic.to >= tactic.from.max(0);
        if runs && week_of_end(world, tactic) == this_week {
            let weeks = week(tactic.from.max(0) as u16)..this_week + 1;
            let full = weeks.len();
            for rebate in &tactic.rebates {
                pay(world, &mut arm.ledger, rebate, (weeks.clone(), full), (first, Some(slot)));
            }
        }
    }
}

/// Posts one rebate into the last of its weeks, cell by cell.
fn pay(
    world: &World,
    ledger: &mut Ledger,
    rebate: &Rebate,
    (weeks, full): (Range<usize>, usize),
    (first, slot): (usize, Option<usize>),
) {
    let Some(last) = weeks.clone().next_back() else { return };
    let part = weeks.len() as f64 / full.max(1) as f64;
    let cells = cells(ledger, rebate);
    let total = |cells: &[Bought]| {
        let units = cells.iter().map(|b| b.units).sum::<u64>() as f64;
        Counted { units, value: cells.iter().fold(Money::ZERO, |sum, b| sum + b.value).units() }
    };
    let over = |weeks: Range<usize>| -> Vec<Bought> {
        cells.iter().map(|cell| bought(world, ledger, rebate, (weeks.clone(), *cell))).collect()
    };
    let counted = over(weeks.clone());
    // Growth is against what was agreed, or against the weeks before the horizon in the length of the period.
    let before = first.saturating_sub(QUARTER_WEEKS)..first;
    let before = match (rebate.measure, rebate.base) {
        (RebateMeasure::Growth, None) => {
            total(&over(before.clone())).value * weeks.len() as f64 / before.len().max(1) as f64
        }
        (_, base) => base.unwrap_or(0.0) * part,
    };
    let share = rebate.earned(total(&counted), before, part);
    if share <= 0.0 {
        return;
    }
    for ((channel, product), cell) in cells.into_iter().zip(counted) {
        let money = cell.value.part(share);
        let book = ledger.book(last);
        book.post(Line::Rebate, channel, Some(product), money);
        if let Some(slot) = slot {
            book.spend(slot, channel, money, Money::ZERO);
        }
    }
}

/// Cells that count, in the order of channels and products.
fn cells(ledger: &Ledger, rebate: &Rebate) -> Vec<(usize, usize)> {
    let shape = &ledger.shape;
    let channels = (0..shape.channels()).filter(|c| rebate.channels >> c & 1 == 1 && shape.at_account[*c]);
    let counts = |p: &usize| rebate.products >> p & 1 == 1 && shape.of_brand[*p];
    channels.flat_map(|channel| (0..shape.products()).filter(counts).map(move |p| (channel, p))).collect()
}

/// Packs and value on the basis of a rebate.
#[derive(Clone, Copy, Debug, Default)]
struct Bought {
    units: u64,
    value: Money,
}

fn bought(
    world: &World,
    ledger: &Ledger,
    rebate: &Rebate,
    (weeks, (channel, product)): (Range<usize>, (usize, usize)),
) -> Bought {
    let mut sum = Bought::default();
    for (week, book) in weeks.clone().zip(ledger.over(weeks)) {
        let one = match rebate.basis {
            RebateBasis::SellIn => sell_in(world, ledger, week, (channel, product)),
            RebateBasis::SellOut => sell_out(book, channel, product),
        };
        sum = Bought { units: sum.units + one.units, value: sum.value + one.value };
    }
    sum
}

/// What the account bought of a product in a week, at the sell-in price less money off the invoice.
///
/// With supply these are deliveries to the distribution centre; a channel counts for its part of what the centre passed
/// on that week, or of what was sold when nothing was passed on. Without, and before supply begins, the account buys what
/// it sells.
fn sell_in(world: &World, ledger: &Ledger, week: usize, (channel, product): (usize, usize)) -> Bought {
    let is_supplied = world.market.supply.as_ref().is_some_and(|terms| 7 * week >= usize::from(terms.start));
    let book = &ledger.weeks[week];
    let Some(stock) = ledger.stock.get(week).filter(|_| is_supplied) else {
        let line = |line| book.amount(line, channel, Some(product));
        return Bought {
            units: book.units(channel, product),
            value: line(Line::PurchaseCost) - line(Line::OffInvoice),
        };
    };
    let own = || (0..ledger.shape.channels()).filter(|&c| ledger.shape.at_account[c]);
    let passed_on = |c: usize| stock.shipped[stock.cell(c, product)];
    let all: u64 = own().map(passed_on).sum();
    let sold: u64 = own().map(|c| book.units(c, product)).sum();
    let (part, whole) = if all > 0 { (passed_on(channel), all) } else { (book.units(channel, product), sold) };
    let share = |amount: i128| amount * i128::from(part) / i128::from(whole.max(1));
    Bought {
        units: share(i128::from(stock.sell_in[product])) as u64,
        value: Money(share(i128::from(stock.sell_in_value[product])) as i64),
    }
}

/// What the account sold of a product in a week, at prices paid without tax.
fn sell_out(book: &WeekBook, channel: usize, product: usize) -> Bought {
    let line = |line| book.amount(line, channel, Some(product));
    let paid = line(Line::ShelfSales) - line(Line::PriceReduction) - line(Line::CouponReduction);
    Bought { units: book.units(channel, product), value: paid - line(Line::ValueAddedTax) }
}
