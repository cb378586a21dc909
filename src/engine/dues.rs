//! What is settled on totals at the end of a week: caps, plans, bills and contacts. Books of all shards are in the ledger
//! by then, cells are taken in their order, so that neither shards nor threads can move a unit of money.

use super::fund::paid_in;
use super::post::paid_for_contacts;
use super::world::{Arm, World, week};
use crate::ledger::{Accrued, Given, Ledger, Line};
use crate::program::mechanics::Mechanic;
use crate::program::{Funding, Tactic};
use crate::scenario::FundingKind;
use crate::units::Money;

/// What has been settled of a tactic so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Settled {
    /// Packs.
    units: u64,
    /// Paid by the brand.
    brand: Money,
    /// Contacts.
    contacts: u64,
    /// Charged for contacts.
    charged: Money,
}

/// Settles a finished week.
pub fn settle_week(world: &World, arm: &mut Arm, this_week: usize) {
    let Arm { program, ledger, settled, .. } = arm;
    for (slot, (tactic, so_far)) in program.tactics.iter().zip(settled.iter_mut()).enumerate() {
        if ledger.shape.accrual(slot).is_some() {
            let is_over = week_of_end(world, tactic) == this_week;
            if tactic.funding.how != FundingKind::BillBack {
                let cells = accrued(ledger, slot, this_week..this_week + 1, false);
                pay(ledger, (tactic, slot, this_week), cells, so_far);
            } else if is_over {
                let cells = accrued(ledger, slot, 0..this_week + 1, true);
                pay(ledger, (tactic, slot, this_week), cells, so_far);
            }
        }
        charge_contacts(world, ledger, (tactic, slot, this_week), so_far);
    }
}

/// Week in which a tactic ends, at the latest the last one.
pub(super) fn week_of_end(world: &World, tactic: &Tactic) -> usize {
    let last = i64::from(world.market.calendar.days) - 1;
    week(tactic.to.clamp(0, last) as u16)
}

/// A cell of accruals: channel, product and what is to be shared.
type Cell = (usize, Option<usize>, Accrued);

/// Cells of a tactic over some weeks, in the order of channels and products.
///
/// * `billed`: the brand's part as billed for all packs, instead of as agreed for those with the discount
fn accrued(ledger: &Ledger, slot: usize, weeks: std::ops::Range<usize>, billed: bool) -> Vec<Cell> {
    let shape = &ledger.shape;
    let (channels, products) = (shape.channels(), shape.products());
    let first = shape.accrual(slot).unwrap_or_default() * channels * (products + 1);
    let sum = |at: usize| {
        let all = ledger.over(weeks.clone()).map(|book| book.accrued[first + at]);
        let all = all.fold(Accrued::default(), Accrued::plus);
        if billed { Accrued { brand: all.billed, units: all.billed_units, ..all } } else { all }
    };
    let place = |at: usize| (at / (products + 1), Some(at % (products + 1)).filter(|p| *p < products));
    let cells = (0..channels * (products + 1)).map(|at| (place(at).0, place(at).1, sum(at)));
    cells.filter(|(.., cell)| *cell != Accrued::default()).collect()
}

/// Pays the brand's part of some cells: as agreed, beyond the plan as agreed for that, and never above the cap.
///
/// The account has carried everything so far, so that what the brand pays is taken off its outlay.
fn pay(
    ledger: &mut Ledger,
    (tactic, slot, this_week): (&Tactic, usize, usize),
    cells: Vec<Cell>,
    so_far: &mut Settled,
) {
    let funding = &tactic.funding;
    let beyond = beyond_plan(funding, so_far.units, cells.iter().map(|(.., cell)| cell.units).sum());
    for (channel, product, cell) in cells {
        let mut brand = with_plan(funding, &cell, beyond);
        if let Some(cap) = funding.cap {
            brand = brand.min((cap - so_far.brand).max(Money::ZERO));
        }
        so_far.units += cell.units;
        so_far.brand = so_far.brand + brand;
        let book = ledger.book(this_week);
        let line = line_of(tactic);
        book.post(line, channel, product, brand);
        if line == Line::ThirdPartyBrand {
            // Samples were posted as carried by the account.
            book.post(Line::ThirdPartyAccount, channel, product, Money::ZERO - brand);
        }
        book.spend(slot, channel, brand, Money::ZERO - brand);
        book.give(slot, Given { by_brand: brand, ..Given::default() });
    }
}

/// Line of the brand's part of what a tactic gives.
fn line_of(tactic: &Tactic) -> Line {
    match (&tactic.mechanic, tactic.funding.how) {
        (Mechanic::Sampling(_) | Mechanic::Gift(_) | Mechanic::Activation(_), _) => Line::ThirdPartyBrand,
        (Mechanic::PointsMultiplier(_) | Mechanic::EnrolmentDrive(_), _) => Line::PointsFunding,
        (_, FundingKind::BillBack) => Line::BillBack,
        (_, FundingKind::OffInvoice) => Line::OffInvoice,
        _ => Line::ScanBack,
    }
}

/// Share of some packs that lies beyond the plan; packs of a settlement count as alike.
fn beyond_plan(funding: &Funding, before: u64, now: u64) -> f64 {
    let (Some(planned), true) = (funding.planned_units, funding.over_plan.is_some() && now > 0) else { return 0.0 };
    let before = before as f64;
    ((before + now as f64 - planned.max(before)) / now as f64).clamp(0.0, 1.0)
}

/// The brand's part of a cell of which a share lies beyond the plan.
fn with_plan(funding: &Funding, cell: &Accrued, beyond: f64) -> Money {
    let Some(part) = funding.over_plan.filter(|_| beyond > 0.0) else { return cell.brand };
    // Of packs that got no discount only the bill is there to be shared.
    let whole = cell.whole.max(cell.brand);
    cell.brand - cell.brand.part(beyond) + whole.part(beyond).part(part)
}

/// Charges the contacts of a week; the sum of all weeks is rounded once.
fn charge_contacts(
    world: &World,
    ledger: &mut Ledger,
    (tactic, slot, this_week): (&Tactic, usize, usize),
    so_far: &mut Settled,
) {
    let price = tactic.funding.per_thousand;
    let book = ledger.book(this_week);
    if price == Money::ZERO || book.funnel[slot].contacts == 0 {
        return;
    }
    so_far.contacts += book.funnel[slot].contacts;
    let due = price.part(so_far.contacts as f64 / 1_000.0);
    let fee = due - so_far.charged;
    so_far.charged = due;
    let channel = paid_in(world, tactic);
    book.post(paid_for_contacts(&world.market, channel), channel, None, fee);
    book.spend(slot, channel, fee, Money::ZERO);
}
