//! Depth, prices and margins of units on deal.

use super::deals::{Deal, Stack, deals, is_sold, usual};
use super::{Arm, MONEY, Reading, Side, Worst, larger, smaller};
use crate::scenario::defaults::format;
use crate::scenario::spec::{ChannelSpec, Owner, PriceLimit};

pub(super) fn depth(arm: &Arm<'_>, limit: f64) -> Reading {
    let mut worst = None;
    for s in arm.stacks().into_iter().filter(|s| s.usual > 0.0 && s.paid < s.usual) {
        larger(&mut worst, 1.0 - s.paid / s.usual, || (s.at, format!("{}.mechanic", s.path)));
    }
    Reading { worst, limit, unit: "share", side: Side::AtMost }
}

fn lowest<'a>(arm: &Arm<'a>, value: impl Fn(&Stack<'a>) -> Option<f64>) -> Option<Worst> {
    let mut worst = None;
    for s in arm.stacks() {
        if let Some(value) = value(&s) {
            smaller(&mut worst, value, || (s.at, format!("{}.mechanic", s.path)));
        }
    }
    worst
}

/// Rebate of the sell-in price that the account gets later.
fn back_margin(stack: &Stack<'_>) -> f64 {
    stack.product.sell_in_price * stack.product.back_margin.map_or(format::BACK_MARGIN, |m| m.0)
}

pub(super) fn brand_margin(arm: &Arm<'_>, limit: f64) -> Reading {
    let ours = |brand: &str| arm.spec.category.iter().flat_map(|c| &c.brand).any(|b| b.ours && b.id == brand);
    let worst = lowest(arm, |s| {
        let kept = s.product.sell_in_price - back_margin(s) - s.product.unit_cost - s.brand - s.gift[0];
        ours(&s.product.brand).then_some(kept)
    });
    Reading { worst, limit, unit: MONEY, side: Side::AtLeast }
}

pub(super) fn retailer_margin(arm: &Arm<'_>, limit: f64) -> Reading {
    let untaxed = 1.0 / (1.0 + arm.spec.scenario.value_added_tax.map_or(0.0, |t| t.0));
    let worst =
        lowest(arm, |s| Some(s.paid * untaxed + s.brand + back_margin(s) - s.product.sell_in_price - s.gift[1]));
    Reading { worst, limit, unit: MONEY, side: Side::AtLeast }
}

pub(super) fn price(arm: &Arm<'_>, limit: &PriceLimit) -> Reading {
    let untaxed = 1.0 / (1.0 + arm.spec.scenario.value_added_tax.map_or(0.0, |t| t.0));
    match limit.of_sell_in {
        Some(share) => {
            let worst =
                lowest(arm, |s| (s.product.sell_in_price > 0.0).then(|| s.paid * untaxed / s.product.sell_in_price));
            Reading { worst, limit: share.0, unit: "share", side: Side::AtLeast }
        }
        None => {
            let worst = lowest(arm, |s| Some(s.paid));
            Reading { worst, limit: limit.limit.unwrap_or(0.0), unit: MONEY, side: Side::AtLeast }
        }
    }
}

/// Shelf prices of a product in the channels of the account (or those named) on the first day of each deal.
pub(super) fn gap(arm: &Arm<'_>, limit: f64) -> Reading {
    let all = deals(arm);
    let named = |c: &&ChannelSpec| c.owner == Owner::Account && arm.scope.has_channel(&c.id);
    let channels: Vec<&ChannelSpec> = arm.spec.channel.iter().filter(named).collect();
    let mut worst = None;
    for deal in all.iter().filter(|d| d.given.depth > 0.0) {
        let price = |channel: &ChannelSpec| {
            let live = |d: &&Deal<'_>| {
                d.product.id == deal.product.id
                    && d.channel.id == channel.id
                    && (d.days.0..=d.days.1).contains(&deal.days.0)
            };
            let deepest = all.iter().filter(live).map(|d| d.given.depth).fold(0.0, f64::max);
            usual(deal.product, channel) * (1.0 - deepest)
        };
        let sold = channels.iter().filter(|c| is_sold(deal.product, c));
        let prices: Vec<(f64, &str)> = sold.map(|c| (price(c), c.id.as_str())).collect();
        let high = prices.iter().max_by(|a, b| a.0.total_cmp(&b.0));
        let low = prices.iter().min_by(|a, b| a.0.total_cmp(&b.0));
        if let (Some(high), Some(low)) = (high.filter(|h| h.0 > 0.0), low) {
            larger(&mut worst, 1.0 - low.0 / high.0, || {
                let at = format!(
                    "`{}` costs {} in `{}` and {} in `{}`",
                    deal.product.id,
                    low.0.round(),
                    low.1,
                    high.0.round(),
                    high.1
                );
                (format!("{at} while `{}` runs", deal.tactic.id), format!("{}.mechanic", deal.path))
            });
        }
    }
    Reading { worst, limit, unit: "share", side: Side::AtMost }
}
