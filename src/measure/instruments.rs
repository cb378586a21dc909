//! Silo instruments: what each team would claim, computed only from what it could see in the world with the program.
//!
//! Before and after, last touch and coupons stand here, those that compare with others in `comparisons`.

use super::comparisons;
use super::lens::{Frame, margin_over};
use crate::ledger::{Ledger, Pick, Split, weeks_before};
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};

/// Name of an instrument. Under a name of its own, because serde would ask for bytes that live as long as the program.
pub type Id = &'static str;

/// What an instrument claims in a channel.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// `pre_post`, `season_adjusted`, `year_ago`, `last_touch`, `coupon_redemption`, `members_vs_others`,
    /// `members_before_after` or `matched_stores`.
    #[serde(deserialize_with = "known_id")]
    pub id: Id,
    /// Channel; `None`: all channels of the account.
    pub channel: Option<usize>,
    /// Packs.
    pub units: f64,
    /// Brand plus account margin on them at prices paid, in ten-thousandths.
    pub profit: f64,
    /// Ends of its usual 95% interval of `profit`; `None` where it has none.
    pub interval: Option<[f64; 2]>,
}

/// Every instrument.
const IDS: [&str; 8] = [
    "pre_post",
    "season_adjusted",
    "year_ago",
    "last_touch",
    "coupon_redemption",
    "members_vs_others",
    "members_before_after",
    "matched_stores",
];

/// Reads the name of an instrument.
fn known_id<'de, D: Deserializer<'de>>(source: D) -> Result<&'static str, D::Error> {
    let name = String::deserialize(source)?;
    IDS.into_iter().find(|id| *id == name).ok_or_else(|| D::Error::custom("unknown instrument"))
}

/// All readings of a program: pre/post, as it is and for the time of year, where the account sells; last touch at its other
/// touchpoints; coupons where shown; members beside others where there are members; stores with it beside stores without
/// where a tactic runs in some only. The same ones in every future.
#[must_use]
pub fn readings(with: &Ledger, split: &Split, frame: &Frame) -> Vec<Reading> {
    let shape = &with.shape;
    let selling: Vec<usize> = (0..shape.channels()).filter(|&c| shape.at_account[c] && frame.sells[c]).collect();
    let mut found: Vec<Reading> = selling.iter().map(|&c| pre_post(with, frame, c)).collect();
    found.extend(frame.touch_channels.iter().map(|&c| last_touch(with, frame, c)));
    let mut coupon_channels: Vec<usize> = frame.coupon_channels.iter().flatten().copied().collect();
    coupon_channels.sort_unstable();
    coupon_channels.dedup();
    found.extend(coupon_channels.into_iter().map(|c| coupon_redemption(with, frame, c)));
    found.extend(selling.iter().map(|&c| comparisons::seasonal(with, frame, c)));
    if frame.has_members {
        found.push(comparisons::members_vs_others(with, split, frame));
        found.push(comparisons::members_before_after(with, split, frame));
    }
    found.extend(frame.split_channels.iter().map(|&c| comparisons::matched_stores(with, split, frame, c)));
    found
}

/// Units of the program weeks less the mean of the weeks before, promoted products, one channel.
#[must_use]
pub fn pre_post(with: &Ledger, frame: &Frame, channel: usize) -> Reading {
    let units = frame.window.clone().map(|week| extra_in_week(with, frame, channel, week)).sum();
    reading("pre_post", with, frame, channel, units)
}

/// Units of one week above the mean of the weeks before the program; 0 when there is no week before.
#[must_use]
pub fn extra_in_week(with: &Ledger, frame: &Frame, channel: usize, week: usize) -> f64 {
    let pick = Pick { channel: Some(channel), products: Some(frame.promoted) };
    let before = weeks_before(&frame.window);
    if before.is_empty() {
        return 0.0;
    }
    let usual = with.units(before.clone(), pick) as f64 / before.len().max(1) as f64;
    with.units(week..week + 1, pick) as f64 - usual
}

/// Every promoted unit of the program weeks whose buyer touched the channel last within the click window.
#[must_use]
pub fn last_touch(with: &Ledger, frame: &Frame, channel: usize) -> Reading {
    let pick = Pick { channel: Some(channel), products: Some(frame.promoted) };
    let units = with.count(frame.window.clone(), pick, crate::ledger::WeekBook::credited_units) as f64;
    let profit = units * account_margin(with, frame);
    Reading { id: "last_touch", channel: Some(channel), units, profit, interval: None }
}

/// Every unit bought with a coupon that the channel showed, counted as incremental.
#[must_use]
pub fn coupon_redemption(with: &Ledger, frame: &Frame, channel: usize) -> Reading {
    let shown_here = |slot: &usize| frame.coupon_channels[*slot] == Some(channel);
    let slots: Vec<usize> = (0..frame.coupon_channels.len()).filter(shown_here).collect();
    let redeemed = |b: &crate::ledger::WeekBook| slots.iter().map(|&s| b.redeemed_units[s]).sum::<u64>();
    let units = with.over(frame.horizon()).map(redeemed).sum::<u64>() as f64;
    let profit = units * account_margin(with, frame);
    Reading { id: "coupon_redemption", channel: Some(channel), units, profit, interval: None }
}

fn reading(id: &'static str, with: &Ledger, frame: &Frame, channel: usize, units: f64) -> Reading {
    let profit = units * unit_margin(with, frame, Some(channel));
    Reading { id, channel: Some(channel), units, profit, interval: None }
}

fn account_margin(with: &Ledger, frame: &Frame) -> f64 {
    unit_margin(with, frame, None)
}

/// Brand plus account margin of a promoted unit at prices paid in the program weeks; 0 when none was sold.
#[must_use]
pub fn unit_margin(with: &Ledger, frame: &Frame, channel: Option<usize>) -> f64 {
    per_unit(with, frame, channel, |pick| margin_over(with, frame.window.clone(), pick))
}

/// Money off that the program gave per promoted unit in its weeks, without tax; ordinary deals are not in it.
///
/// * `channel`: the scope of the margin behind the claim, see [`unit_margin`]
#[must_use]
pub fn unit_discount(with: &Ledger, frame: &Frame, channel: Option<usize>) -> f64 {
    let given = |place: usize| -> i128 {
        with.over(frame.window.clone()).map(|b| i128::from(b.program_discounts[place])).sum()
    };
    per_unit(with, frame, channel, |pick| pick.channel.map_or(0, given))
}

/// Sum over the account's channels (or one) divided by the units sold there.
fn per_unit(with: &Ledger, frame: &Frame, channel: Option<usize>, total: impl Fn(Pick) -> i128) -> f64 {
    let shape = &with.shape;
    let channels = (0..shape.channels()).filter(|&c| shape.at_account[c] && channel.is_none_or(|only| only == c));
    let (mut sum, mut units) = (0, 0);
    for place in channels {
        let pick = Pick { channel: Some(place), products: Some(frame.promoted) };
        sum += total(pick);
        units += with.units(frame.window.clone(), pick);
    }
    if units == 0 { 0.0 } else { sum as f64 / units as f64 }
}
