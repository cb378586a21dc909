//! Fulfilments become postings (phase 6). Every discount rounds once, and its remainder stays with the account.

use super::fund::{bill_packs, fund_coupon, fund_invoice, fund_reduction, fund_samples, post_points, post_welcome};
use super::goods::post_extras;
use crate::journey::order::coupon_value;
use crate::journey::{Intent, Pass, Scene, ShardDay, Visit, Way, extras, order};
use crate::ledger::{Line, WeekBook};
use crate::market::channel::Terms;
use crate::market::stock::{Cell, Invoice};
use crate::market::{Lever, Market, Product};
use crate::population::Memory;
use crate::population::memory::NEVER;
use crate::program::{NO_SLOT, Offer, Tactic};
use crate::scenario::ChannelKind;
use crate::units::Money;

/// Posts the day of a shard into its book of the week.
pub fn post_shard(scene: &Scene<'_>, tactics: &[Tactic], memory: &Memory, day: &ShardDay, book: &mut WeekBook) {
    for (place, intent) in day.intents.iter().enumerate().filter(|(_, i)| i.units > 0) {
        let this_trip = day.intents[..place].iter().rev().take_while(|i| i.shopper == intent.shopper);
        let used_today = this_trip.into_iter().any(|i| i.coupon == intent.coupon && i.coupon_units > 0);
        post_purchase(scene, tactics, (memory, used_today), (&day.intents, intent), book);
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
        let count = day.funnel[sample.slot].distributed as u32;
        let channel = sample.channels.trailing_zeros() as usize;
        fund_samples(tactics, (sample.slot, channel), (sample.unit_cost.times(count), count), book);
    }
    for ad in scene.ads.iter().filter(|a| day.funnel[a.slot].clicks > 0) {
        let unpaid = day.unpaid_clicks.get(ad.slot).copied().unwrap_or_default();
        let fee = ad.per_click.times((day.funnel[ad.slot].clicks - unpaid) as u32);
        book.post(paid_for_contacts(scene.market, ad.channel), ad.channel, None, fee);
        book.spend(ad.slot, ad.channel, fee, Money::ZERO);
    }
}

/// Line on which contacts and clicks are paid for: stores, app and site to the account, social and mass media to third
/// parties, whoever is behind the page.
pub(super) fn paid_for_contacts(market: &Market, channel: usize) -> Line {
    let place = &market.channels[channel];
    let is_own = place.is_account() && !matches!(place.kind, ChannelKind::Social | ChannelKind::Media);
    if is_own { Line::SpaceFee } else { Line::ThirdPartyBrand }
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
        let promoted = scene.extras.promoters.iter().find(|p| p.slot == pass.slot).map_or(0, |p| p.products);
        let shown = |i: &Intent| {
            let product = usize::from(i.product);
            let offer = &scene.offers.row(usize::from(i.mask), usize::from(i.channel))[product];
            let display = || scene.offers.display_at(usize::from(i.mask), usize::from(i.store), product, offer);
            let is_shown = || display().slot == pass.slot || promoted >> product & 1 == 1;
            i.units > 0 && i.channel == pass.channel && is_shown()
        };
        funnel.bought += u64::from(intents[first..].iter().take_while(|i| i.shopper == pass.shopper).any(shown));
    }
}

pub(super) fn post_purchase(
    scene: &Scene<'_>,
    tactics: &[Tactic],
    (memory, used_today): (&Memory, bool),
    (intents, intent): (&[Intent], &Intent),
    book: &mut WeekBook,
) {
    let (channel, index) = (usize::from(intent.channel), usize::from(intent.product));
    let product = &scene.market.products[index];
    let offer = &scene.offer_for(intent);
    let usual = offer.usual;
    let cut = intent.units - intent.beyond.cut;
    let extra = post_extras(scene, tactics, (intents, intent), offer, book);
    let taken = (usual - offer.price).times(cut);
    // Packs beyond the caps of the deepest cut are sold at the second deepest.
    let next = (usual - offer.next_price).times(intent.beyond.cut);
    let reduction = taken + next + extra;
    let mut post = |line, amount| book.post(line, channel, Some(index), amount);
    let coupon = coupon_value(scene, intent, offer);
    let paid = usual.times(intent.units) - reduction - coupon;
    let tax = scene.market.value_added_tax;
    post(Line::ShelfSales, usual.times(intent.units));
    post(Line::PriceReduction, reduction);
    post(Line::CouponReduction, coupon);
    post(Line::ValueAddedTax, paid.part(tax / (1.0 + tax)));
    let invoice = invoice_of(scene, intent, offer);
    post(Line::PurchaseCost, invoice.list.times(intent.units));
    post(Line::BackMargin, back_margin(product, invoice.list).times(intent.units));
    post(Line::CostOfGoods, offer.unit_cost.times(intent.units));
    post(Line::CostToServe, scene.market.channels[channel].handling.times(intent.units));
    let on_deal = if offer.price < usual { cut.max(intent.coupon_units) } else { intent.coupon_units };
    let all_on_deal = (intent.beyond.cut == 0 && on_deal > 0) || offer.next_price < usual || extra > Money::ZERO;
    let on_deal = if all_on_deal { intent.units } else { on_deal };
    // A team sees its own retailer's tills only.
    let at_account = scene.market.channels[channel].is_account();
    let credited = if at_account { usize::from(intent.credited) } else { channel };
    book.count_units(channel, index, on_deal, true, credited);
    book.count_units(channel, index, intent.units - on_deal, false, credited);
    let categories = scene.market.categories.len();
    book.occasions[channel * categories + product.category] += 1;
    if at_account {
        attribute(scene, memory, intent, book);
        book.crossed += u64::from(intent.first != intent.channel);
    }
    let path = [intent.first, intent.credited, intent.channel].map(usize::from);
    if at_account || scene.market.channels[path[0]].is_account() {
        book.count_path(path);
    }
    fund_invoice(&invoice, (channel, index, intent.units - intent.beyond.invoice), book);
    let untaxed = |amount: Money| amount.part(1.0 / (1.0 + tax));
    fund_reduction(tactics, (product, offer.cut_by), (channel, index, cut, untaxed(taken)), book);
    if intent.beyond.cut > 0 {
        fund_reduction(tactics, (product, offer.next_by), (channel, index, intent.beyond.cut, untaxed(next)), book);
    }
    bill_packs(scene, tactics, (offer, intent), book);
    fund_coupon(scene, tactics, (memory, used_today), (intent, coupon), book);
    post_points(scene, tactics, intent, offer, book);
}

/// What the outlet paid for a pack that is sold now: when it was ordered, or today where no stock is kept.
pub(super) fn invoice_of(scene: &Scene<'_>, intent: &Intent, offer: &Offer) -> Invoice {
    let cell = Cell::of(scene.market, (usize::from(intent.channel), intent.store), intent.product);
    scene.invoices.of(cell).unwrap_or_else(|| Invoice {
        list: offer.sell_in,
        off: offer.sell_in.part(f64::from(offer.off_invoice)),
        by: offer.invoice_by,
    })
}

/// Rebates of a unit: they keep their share of the sell-in price when that changes.
fn back_margin(product: &Product, sell_in: Money) -> Money {
    if sell_in == product.sell_in_price {
        return product.back_margin;
    }
    let share = product.back_margin.0 as f64 / product.sell_in_price.0.max(1) as f64;
    sell_in.part(share)
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
        // An order of which nothing could be served is not sent.
        let terms = if basket > Money::ZERO { terms } else { Terms::default() };
        book.post(Line::DeliveryFee, index, None, terms.fee_on(basket));
        book.post(Line::CostToServe, index, None, terms.cost);
    }
}

/// Value of the modelled products in an order; intents stand in the order of shoppers.
fn order_value(scene: &Scene<'_>, visit: &Visit, intents: &[Intent]) -> Money {
    order::goods(scene, extras::of_shopper(intents, visit.shopper), visit)
}
