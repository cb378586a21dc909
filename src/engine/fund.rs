//! Who pays for what a tactic gives away: trade money, points and fees, each rounded once.

use super::world::World;
use crate::ids::Day;
use crate::journey::learn::points_earned;
use crate::journey::{Intent, Joined, Scene};
use crate::ledger::{Line, WeekBook};
use crate::market::Product;
use crate::market::stock::Invoice;
use crate::population::Memory;
use crate::program::{MARKET_DEAL, NO_SLOT, Offer, Program, Tactic};
use crate::scenario::FundingKind;
use crate::units::Money;

/// The maker's part of a shelf-price cut; `reduction` is without tax, as the tax falls with the price.
pub(super) fn fund_reduction(
    tactics: &[Tactic],
    (product, offer): (&Product, &Offer),
    (channel, index, reduction): (usize, usize, Money),
    book: &mut WeekBook,
) {
    if offer.cut_by == MARKET_DEAL {
        let share = product.deals.map_or(0.0, |d| d.brand_funding);
        book.post(Line::MarketDealFunding, channel, Some(index), reduction.part(share));
    } else if offer.cut_by != NO_SLOT && tactics[usize::from(offer.cut_by)].pays_on_invoice() {
        // Paid for by the money off the invoice; what the outlet keeps of that is its margin.
        book.program_discounts[channel] = book.program_discounts[channel].saturating_add(reduction.0);
    } else if offer.cut_by != NO_SLOT {
        fund(tactics, usize::from(offer.cut_by), (channel, index, reduction), book);
    }
}

/// Money off the invoice of packs sold.
pub(super) fn fund_invoice(invoice: &Invoice, (channel, index, units): (usize, usize, u32), book: &mut WeekBook) {
    if invoice.by != NO_SLOT && invoice.off != Money::ZERO {
        let money = invoice.off.times(units);
        book.post(Line::OffInvoice, channel, Some(index), money);
        book.spend(usize::from(invoice.by), channel, money, Money::ZERO);
    }
}

pub(super) fn fund(
    tactics: &[Tactic],
    slot: usize,
    (channel, index, amount): (usize, usize, Money),
    book: &mut WeekBook,
) {
    let funding = &tactics[slot].funding;
    let brand = amount.part(funding.brand);
    let line = if funding.how == FundingKind::OffInvoice { Line::OffInvoice } else { Line::ScanBack };
    book.post(line, channel, Some(index), brand);
    book.spend(slot, channel, brand, amount - brand);
    book.program_discounts[channel] = book.program_discounts[channel].saturating_add(amount.0);
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
    fund(tactics, coupon.slot, (channel, index, untaxed), book);
    book.post(Line::CouponHandling, channel, Some(index), coupon.handling);
    book.spend(coupon.slot, channel, Money::ZERO, coupon.handling);
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
    let brand = extra.part(tactics[slot].funding.brand);
    book.post(Line::PointsFunding, channel, Some(index), brand);
    book.spend(slot, channel, brand, extra - brand);
}

/// Points given for joining, at the part that will be redeemed; the brand may fund them.
pub(super) fn post_welcome(scene: &Scene<'_>, tactics: &[Tactic], joined: &Joined, book: &mut WeekBook) {
    let drive = &scene.offers.drives[usize::from(joined.drive)];
    let Some(loyalty) = scene.market.loyalty.filter(|_| joined.welcome && drive.welcome_points != Money::ZERO) else {
        return;
    };
    let (channel, slot) = (usize::from(joined.channel), usize::from(drive.slot));
    let expected = drive.welcome_points.part(1.0 - loyalty.never_redeemed);
    let brand = expected.part(tactics[slot].funding.brand);
    book.post(Line::ProgramPoints, channel, None, expected);
    book.post(Line::PointsFunding, channel, None, brand);
    book.spend(slot, channel, brand, expected - brand);
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
        }
        if (i64::from(day) - first) % 7 == 0 {
            book.post(Line::SpaceFee, channel, None, tactic.funding.fee_per_week);
            book.spend(slot, channel, tactic.funding.fee_per_week, Money::ZERO);
        }
    }
}

/// Channel in which fees are booked: of the account before others, with stores in which the tactic is planned before
/// others, and then the first.
fn paid_in(world: &World, tactic: &Tactic) -> usize {
    let market = &world.market;
    let with_stores = tactic.stores.iter().map(|&store| market.stores[store].channel);
    let all = (0..market.channels.len()).filter(|&c| tactic.channels >> c & 1 == 1);
    let candidates: Vec<usize> = with_stores.chain(all).collect();
    let own = candidates.iter().find(|&&c| market.channels[c].is_account());
    own.or(candidates.first()).copied().unwrap_or(0)
}
