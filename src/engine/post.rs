//! Fulfilments become postings (phase 6). Every discount rounds once, and its remainder stays with the account.

use super::world::World;
use crate::ids::Day;
use crate::journey::learn::points_earned;
use crate::journey::order::coupon_value;
use crate::journey::{Intent, Joined, Pass, Scene, ShardDay, Visit, Way};
use crate::ledger::{Line, WeekBook};
use crate::market::{Lever, Product};
use crate::population::Memory;
use crate::population::memory::NEVER;
use crate::program::{MARKET_DEAL, NO_SLOT, Offer, Program, Tactic};
use crate::scenario::FundingKind;
use crate::units::Money;

/// Posts the day of a shard into its book of the week.
pub fn post_shard(scene: &Scene<'_>, tactics: &[Tactic], memory: &Memory, day: &ShardDay, book: &mut WeekBook) {
    for (place, intent) in day.intents.iter().enumerate().filter(|(_, i)| i.units > 0) {
        let this_trip = day.intents[..place].iter().rev().take_while(|i| i.shopper == intent.shopper);
        let used_today = this_trip.into_iter().any(|i| i.coupon == intent.coupon && i.coupon_units > 0);
        post_purchase(scene, tactics, (memory, used_today), intent, book);
    }
    day.joined.iter().for_each(|joined| post_welcome(scene, tactics, joined, book));
    day.visits.iter().for_each(|visit| post_visit(scene, visit, &day.intents, book));
    for event in &day.breaks {
        book.count_break(usize::from(event.from), usize::from(event.to), event.lever as usize);
        if event.lever == Lever::Promotion && event.coupon != NO_SLOT {
            book.funnel[scene.coupons[usize::from(event.coupon)].slot].refused += 1;
        }
    }
    for event in &day.missing {
        book.count_missing(usize::from(event.channel), event.cause as usize, event.reaction as usize);
    }
    day.passes.iter().for_each(|pass| count_pass(scene, pass, &day.intents, book));
    book.funnel.iter_mut().zip(&day.funnel).for_each(|(week, today)| week.add(today));
    post_counts(scene, tactics, day, book);
}

/// What is paid by the piece: samples given out, and clicks on sponsored places.
fn post_counts(scene: &Scene<'_>, tactics: &[Tactic], day: &ShardDay, book: &mut WeekBook) {
    for sample in scene.samples.iter().filter(|s| day.funnel[s.slot].distributed > 0) {
        let cost = sample.unit_cost.times(day.funnel[sample.slot].distributed as u32);
        let brand = cost.part(tactics[sample.slot].funding.brand);
        let channel = sample.channels.trailing_zeros() as usize;
        book.post(Line::ThirdPartyBrand, channel, None, brand);
        book.post(Line::ThirdPartyAccount, channel, None, cost - brand);
        book.spend(sample.slot, channel, brand, cost - brand);
    }
    for ad in scene.ads.iter().filter(|a| day.funnel[a.slot].clicks > 0) {
        let fee = ad.per_click.times(day.funnel[ad.slot].clicks as u32);
        book.post(Line::SpaceFee, ad.channel, None, fee);
        book.spend(ad.slot, ad.channel, fee, Money::ZERO);
    }
}

/// Platforms credit a purchase at the account to every click on an ad for it within the click window.
fn attribute(scene: &Scene<'_>, memory: &Memory, intent: &Intent, book: &mut WeekBook) {
    let local = intent.shopper as usize - memory.first;
    for (index, ad) in scene.ads.iter().enumerate().filter(|(_, a)| a.products >> intent.product & 1 == 1) {
        let clicked = memory.clicks[local * memory.ads + index];
        let days = scene.day.saturating_sub(clicked);
        if clicked != NEVER && f64::from(days) <= scene.behaviour.attribution_days {
            book.funnel[ad.slot].attributed += u64::from(intent.units);
        }
    }
}

/// Counts a display that was passed; intents stand in the order of shoppers.
fn count_pass(scene: &Scene<'_>, pass: &Pass, intents: &[Intent], book: &mut WeekBook) {
    let funnel = &mut book.displays[usize::from(pass.slot)];
    funnel.passed += 1;
    funnel.stopped += u64::from(pass.stopped);
    funnel.understood += u64::from(pass.understood);
    if pass.understood {
        let first = intents.partition_point(|i| i.shopper < pass.shopper);
        let shown = |i: &Intent| {
            let row = scene.offers.row(usize::from(i.mask), usize::from(i.channel));
            row[usize::from(i.product)].displayed_by == pass.slot && i.channel == pass.channel && i.units > 0
        };
        funnel.bought += u64::from(intents[first..].iter().take_while(|i| i.shopper == pass.shopper).any(shown));
    }
}

fn post_purchase(
    scene: &Scene<'_>,
    tactics: &[Tactic],
    (memory, used_today): (&Memory, bool),
    intent: &Intent,
    book: &mut WeekBook,
) {
    let (channel, index) = (usize::from(intent.channel), usize::from(intent.product));
    let product = &scene.market.products[index];
    let offer = &scene.offers.row(usize::from(intent.mask), channel)[index];
    let usual = offer.usual;
    let mut post = |line, amount| book.post(line, channel, Some(index), amount);
    let reduction = (usual - offer.price).times(intent.units);
    let coupon = coupon_value(scene, intent, offer);
    let paid = usual.times(intent.units) - reduction - coupon;
    let tax = scene.market.value_added_tax;
    post(Line::ShelfSales, usual.times(intent.units));
    post(Line::PriceReduction, reduction);
    post(Line::CouponReduction, coupon);
    post(Line::ValueAddedTax, paid.part(tax / (1.0 + tax)));
    post(Line::PurchaseCost, offer.sell_in.times(intent.units));
    post(Line::BackMargin, back_margin(product, offer).times(intent.units));
    post(Line::CostOfGoods, product.unit_cost.times(intent.units));
    post(Line::CostToServe, scene.market.channels[channel].handling.times(intent.units));
    let on_deal = offer.price < usual || intent.coupon_units > 0;
    // A team sees its own retailer's tills only.
    let at_account = scene.market.channels[channel].is_account();
    let credited = if at_account { usize::from(intent.credited) } else { channel };
    book.count_units(channel, index, intent.units, on_deal, credited);
    let categories = scene.market.categories.len();
    book.occasions[channel * categories + product.category] += 1;
    if at_account {
        attribute(scene, memory, intent, book);
        book.crossed += u64::from(intent.crossed);
    }
    fund_invoice(offer, (channel, index, intent.units), book);
    fund_reduction(tactics, (product, offer), (channel, index, reduction.part(1.0 / (1.0 + tax))), book);
    fund_coupon(scene, tactics, (memory, used_today), (intent, coupon), book);
    post_points(scene, tactics, intent, offer, book);
}

/// Rebates of a unit: they keep their share of the sell-in price when that changes.
fn back_margin(product: &Product, offer: &Offer) -> Money {
    if offer.sell_in == product.sell_in_price {
        return product.back_margin;
    }
    let share = product.back_margin.0 as f64 / product.sell_in_price.0.max(1) as f64;
    offer.sell_in.part(share)
}

/// The maker's part of a shelf-price cut; `reduction` is without tax, as the tax falls with the price.
fn fund_reduction(
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

/// Money off the invoice of packs sold under a deal with the outlet.
fn fund_invoice(offer: &Offer, (channel, index, units): (usize, usize, u32), book: &mut WeekBook) {
    if offer.invoice_by != NO_SLOT {
        let money = offer.sell_in.part(f64::from(offer.off_invoice)).times(units);
        book.post(Line::OffInvoice, channel, Some(index), money);
        book.spend(usize::from(offer.invoice_by), channel, money, Money::ZERO);
    }
}

fn fund(tactics: &[Tactic], slot: usize, (channel, index, amount): (usize, usize, Money), book: &mut WeekBook) {
    let funding = &tactics[slot].funding;
    let brand = amount.part(funding.brand);
    let line = if funding.how == FundingKind::OffInvoice { Line::OffInvoice } else { Line::ScanBack };
    book.post(line, channel, Some(index), brand);
    book.spend(slot, channel, brand, amount - brand);
    book.program_discounts[channel] = book.program_discounts[channel].saturating_add(amount.0);
}

fn fund_coupon(
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
fn post_points(scene: &Scene<'_>, tactics: &[Tactic], intent: &Intent, offer: &Offer, book: &mut WeekBook) {
    let (Some(points), Some(loyalty)) = (points_earned(scene, intent), scene.market.loyalty) else { return };
    let (channel, index) = (usize::from(intent.channel), usize::from(intent.product));
    let expected = points.part(1.0 - loyalty.never_redeemed);
    let extra = if offer.points_by == NO_SLOT || offer.points <= 1.0 {
        Money::ZERO
    } else {
        expected.part(1.0 - 1.0 / f64::from(offer.points))
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
fn post_welcome(scene: &Scene<'_>, tactics: &[Tactic], joined: &Joined, book: &mut WeekBook) {
    let drive = &scene.offers.drives[usize::from(joined.drive)];
    let Some(loyalty) = scene.market.loyalty.filter(|_| drive.welcome_points != Money::ZERO) else { return };
    let (channel, slot) = (usize::from(joined.channel), usize::from(drive.slot));
    let expected = drive.welcome_points.part(1.0 - loyalty.never_redeemed);
    let brand = expected.part(tactics[slot].funding.brand);
    book.post(Line::ProgramPoints, channel, None, expected);
    book.post(Line::PointsFunding, channel, None, brand);
    book.spend(slot, channel, brand, expected - brand);
}

fn post_visit(scene: &Scene<'_>, visit: &Visit, intents: &[Intent], book: &mut WeekBook) {
    let index = usize::from(visit.channel);
    let channel = &scene.market.channels[index];
    let rest = visit.rest;
    book.trips[index] += u64::from(visit.is_trip());
    book.post(Line::RestSales, index, None, rest);
    book.post(Line::RestCost, index, None, rest.part(1.0 - channel.rest_margin));
    if let Some(loyalty) = scene.market.loyalty.filter(|_| visit.recognised) {
        let earned = rest.part(loyalty.earn).part(1.0 - loyalty.never_redeemed);
        book.post(Line::PointsIssued, index, None, earned);
        if visit.takes_reward {
            book.post(Line::PointsRedeemed, index, None, loyalty.reward_at);
        }
    }
    let ways = &scene.offers.ways[index];
    let terms = match visit.way {
        Way::Trip | Way::Pickup => None,
        Way::Delivery => ways.delivery,
        Way::Collect => ways.collect,
    };
    if let Some(terms) = terms {
        let basket = rest + order_value(scene, visit, intents);
        book.post(Line::DeliveryFee, index, None, terms.fee_on(basket));
        book.post(Line::CostToServe, index, None, terms.cost);
    }
}

/// Value of the modelled products in an order; intents stand in the order of shoppers.
fn order_value(scene: &Scene<'_>, visit: &Visit, intents: &[Intent]) -> Money {
    let first = intents.partition_point(|i| i.shopper < visit.shopper);
    let mine = intents[first..].iter().take_while(|i| i.shopper == visit.shopper);
    mine.filter(|i| i.channel == visit.channel).fold(Money::ZERO, |sum, i| {
        let offer = &scene.offers.row(usize::from(i.mask), usize::from(i.channel))[usize::from(i.product)];
        sum + offer.price.times(i.units) - coupon_value(scene, i, offer)
    })
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
