//! Who pays for what a tactic gives away: trade money, points and fees, each rounded once.

use super::world::World;
use crate::ids::Day;
use crate::journey::learn::points_earned;
use crate::journey::{Intent, Joined, Scene};
use crate::ledger::{Accrued, Given, Line, WeekBook};
use crate::market::Product;
use crate::market::stock::Invoice;
use crate::population::Memory;
use crate::program::{MARKET_DEAL, NO_SLOT, Offer, Program, Tactic};
use crate::scenario::FundingKind;
use crate::units::Money;

/// The maker's part of a shelf-price cut made `by` a tactic or an ordinary deal; `reduction` is without tax, as the tax falls with the price.
pub(super) fn fund_reduction(
    tactics: &[Tactic],
    (product, by): (&Product, u8),
    (channel, index, units, reduction): (usize, usize, u32, Money),
    book: &mut WeekBook,
) {
    if by == MARKET_DEAL {
        let share = product.deals.map_or(0.0, |d| d.brand_funding);
        book.post(Line::MarketDealFunding, channel, Some(index), reduction.part(share));
    } else if by != NO_SLOT && tactics[usize::from(by)].pays_on_invoice() {
        // Paid for by the money off the invoice; what the outlet keeps of that is its margin.
        book.program_discounts[channel] = book.program_discounts[channel].saturating_add(reduction.0);
        book.give(usize::from(by), Given { to_shoppers: reduction, ..Given::default() });
    } else if by != NO_SLOT {
        fund(tactics, usize::from(by), (channel, index, units, reduction), book);
    }
}

/// Money off the invoice of packs sold.
pub(super) fn fund_invoice(invoice: &Invoice, (channel, index, units): (usize, usize, u32), book: &mut WeekBook) {
    if invoice.by != NO_SLOT && invoice.off != Money::ZERO {
        let money = invoice.off.times(units);
        book.post(Line::OffInvoice, channel, Some(index), money);
        book.spend(usize::from(invoice.by), channel, money, Money::ZERO);
        let given = Given { by_brand: money, units: u64::from(units), ..Given::default() };
        book.give(usize::from(invoice.by), given);
    }
}

/// The discount that was agreed for every pack sold, where the account bills all of them; packs that another cut made
/// cheaper are not billed.
pub(super) fn bill_packs(
    scene: &Scene<'_>,
    tactics: &[Tactic],
    (offer, intent): (&Offer, &Intent),
    book: &mut WeekBook,
) {
    let (channel, index) = (usize::from(intent.channel), usize::from(intent.product));
    for (slot, tactic) in tactics.iter().enumerate() {
        let Some(depth) = tactic.funding.billed_depth.filter(|_| tactic.is_live(scene.day)) else { continue };
        let concerned = tactic.products >> index & 1 == 1 && tactic.channels >> channel & 1 == 1;
        let packs = billable(offer, intent, slot);
        if concerned && packs > 0 {
            let agreed = offer.usual.part(depth).times(packs);
            let untaxed = agreed.part(1.0 / (1.0 + scene.market.value_added_tax));
            if let Some(cell) = book.accrued_at(slot, channel, Some(index)) {
                cell.billed = cell.billed + untaxed.part(tactic.funding.discount);
                cell.billed_units += u64::from(packs);
            }
        }
    }
}

/// Packs of a purchase that no cut but that of a slot made cheaper.
fn billable(offer: &Offer, intent: &Intent, slot: usize) -> u32 {
    let beyond = intent.beyond.cut;
    let mine = |by: u8, packs: u32| if by == NO_SLOT || usize::from(by) == slot { packs } else { 0 };
    let rest = if offer.next_by == NO_SLOT { offer.cut_by } else { offer.next_by };
    mine(offer.cut_by, intent.units - beyond) + mine(rest, beyond)
}

pub(super) fn fund(
    tactics: &[Tactic],
    slot: usize,
    (channel, index, units, amount): (usize, usize, u32, Money),
    book: &mut WeekBook,
) {
    let funding = &tactics[slot].funding;
    let line = if funding.how == FundingKind::OffInvoice { Line::OffInvoice } else { Line::ScanBack };
    let account = share(funding.discount, (slot, channel, Some(index)), (line, amount, units), book);
    book.spend(slot, channel, Money::ZERO, account);
    if funding.billed_depth.is_none()
        && let Some(cell) = book.accrued_at(slot, channel, Some(index))
    {
        cell.billed = cell.billed + amount.part(funding.discount);
        cell.billed_units += u64::from(units);
    }
    book.program_discounts[channel] = book.program_discounts[channel].saturating_add(amount.0);
}

/// Posts the brand's part of what a tactic gives, or notes it for settling on totals; returns what the account carries
/// for now: the rest.
pub(super) fn share(
    part: f64,
    (slot, channel, product): (usize, usize, Option<usize>),
    (line, amount, units): (Line, Money, u32),
    book: &mut WeekBook,
) -> Money {
    let brand = amount.part(part);
    let mut given = Given { to_shoppers: amount, by_brand: Money::ZERO, units: u64::from(units) };
    if let Some(cell) = book.accrued_at(slot, channel, product) {
        let one = Accrued { whole: amount, brand, units: u64::from(units), ..Accrued::default() };
        *cell = cell.plus(one);
        book.give(slot, given);
        return amount;
    }
    given.by_brand = brand;
    book.post(line, channel, product, brand);
    book.spend(slot, channel, brand, Money::ZERO);
    book.give(slot, given);
    amount - brand
}

/// Samples given out, paid to whoever makes and brings them.
pub(super) fn fund_samples(
    tactics: &[Tactic],
    (slot, channel): (usize, usize),
    (cost, count): (Money, u32),
    book: &mut WeekBook,
) {
    let account = share(tactics[slot].funding.brand, (slot, channel, None), (Line::ThirdPartyBrand, cost, count), book);
    book.post(Line::ThirdPartyAccount, channel, None, account);
    book.spend(slot, channel, Money::ZERO, account);
}

pub(super) fn fund_coupon(
    scene: &Scene<'_>,
    tactics: &[Tactic],
    (memory, used_today): (&Memory, bool),
    (intent, value): (&Intent, Money),
    book: &mut WeekBook,
) {
    if intent.coupon == NO_SLOT || intent.coupon_units == 0 {
        return;
    }
    let (channel, index) = (usize::from(intent.channel), usize::from(intent.product));
    let coupon = &scene.coupons[usize::from(intent.coupon)];
    let untaxed = value.part(1.0 / (1.0 + scene.market.value_added_tax));
    fund(tactics, coupon.slot, (channel, index, intent.coupon_units, untaxed), book);
    let handled = coupon.handling.part(tactics[coupon.slot].funding.handling);
    book.post(Line::CouponHandling, channel, Some(index), coupon.handling);
    book.post(Line::HandlingFee, channel, Some(index), handled);
    book.spend(coupon.slot, channel, handled, coupon.handling - handled);
    book.redeemed_units[coupon.slot] += u64::from(intent.coupon_units);
    let local = intent.shopper as usize - memory.first;
    let first = !used_today && memory.used_units[local * memory.coupons + usize::from(intent.coupon)] == 0;
    book.funnel[coupon.slot].redeemed += u64::from(first);
}

/// Points are booked when earned, at the part that will be redeemed; the program's extra points may be funded.
pub(super) fn post_points(scene: &Scene<'_>, tactics: &[Tactic], intent: &Intent, offer: &Offer, book: &mut WeekBook) {
    let (Some(earned), Some(loyalty)) = (points_earned(scene, intent), scene.market.loyalty) else { return };
    let (channel, index) = (usize::from(intent.channel), usize::from(intent.product));
    let expected = earned.all.part(1.0 - loyalty.never_redeemed);
    let extra = if offer.points_by == NO_SLOT || offer.points <= 1.0 {
        Money::ZERO
    } else {
        let of_event = earned.multiplied.part(1.0 - loyalty.never_redeemed);
        of_event.part(1.0 - 1.0 / f64::from(offer.points))
    };
    book.post(Line::PointsIssued, channel, Some(index), expected - extra);
    if extra == Money::ZERO {
        return;
    }
    let slot = usize::from(offer.points_by);
    book.post(Line::ProgramPoints, channel, Some(index), extra);
    let account = share(
        tactics[slot].funding.brand,
        (slot, channel, Some(index)),
        (Line::PointsFunding, extra, intent.units),
        book,
    );
    book.spend(slot, channel, Money::ZERO, account);
}

/// Points given for joining, at the part that will be redeemed; the brand may fund them.
pub(super) fn post_welcome(scene: &Scene<'_>, tactics: &[Tactic], joined: &Joined, book: &mut WeekBook) {
    let drive = &scene.offers.drives[usize::from(joined.drive)];
    let Some(loyalty) = scene.market.loyalty.filter(|_| joined.welcome && drive.welcome_points != Money::ZERO) else {
        return;
    };
    let (channel, slot) = (usize::from(joined.channel), usize::from(drive.slot));
    let expected = drive.welcome_points.part(1.0 - loyalty.never_redeemed);
    book.post(Line::ProgramPoints, channel, None, expected);
    let account = share(tactics[slot].funding.brand, (slot, channel, None), (Line::PointsFunding, expected, 1), book);
    book.spend(slot, channel, Money::ZERO, account);
}

/// Fees and third-party cost of tactics: one-off ones on their first day in the horizon, store-week fees weekly.
pub fn post_fees(world: &World, program: &Program, day: Day, book: &mut WeekBook) {
    let horizon = i64::from(world.market.calendar.warm_up_days);
    for (slot, tactic) in program.tactics.iter().enumerate() {
        let first = tactic.from.max(horizon);
        if first > tactic.to || i64::from(day) < first || i64::from(day) > tactic.to {
            continue;
        }
        let channel = paid_in(world, tactic);
        if i64::from(day) == first {
            // The account pays no part of what is done at others' outlets only.
            let at_account = world.market.channels[channel].is_account();
            let brand = tactic.funding.third_party.part(if at_account { tactic.funding.brand } else { 1.0 });
            let account = tactic.funding.third_party - brand;
            book.post(Line::SpaceFee, channel, None, tactic.funding.fee);
            book.post(Line::ThirdPartyBrand, channel, None, brand);
            book.post(Line::ThirdPartyAccount, channel, None, account);
            book.spend(slot, channel, tactic.funding.fee + brand, account);
            // The account keeps what the discount leaves of it, and carries what the discount costs beyond it.
            let sum = tactic.funding.lump_sum;
            book.post(Line::LumpSum, channel, None, sum);
            book.spend(slot, channel, sum, Money::ZERO - sum);
            book.give(slot, Given { by_brand: sum, ..Given::default() });
        }
        if (i64::from(day) - first) % 7 == 0 {
            book.post(Line::SpaceFee, channel, None, tactic.funding.fee_per_week);
            book.spend(slot, channel, tactic.funding.fee_per_week, Money::ZERO);
        }
    }
}

/// Channel in which fees are booked: of the account before others, with stores in which the tactic is planned before
/// others, and then the first.
pub(super) fn paid_in(world: &World, tactic: &Tactic) -> usize {
    let market = &world.market;
    let with_stores = tactic.stores.iter().map(|&store| market.stores[store].channel);
    let all = (0..market.channels.len()).filter(|&c| tactic.channels >> c & 1 == 1);
    let candidates: Vec<usize> = with_stores.chain(all).collect();
    let own = candidates.iter().find(|&&c| market.channels[c].is_account());
    own.or(candidates.first()).copied().unwrap_or(0)
}
