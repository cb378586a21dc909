//! Instruments that compare: with the season or the year before, members with other shoppers, stores with the program with
//! stores without. Each as practitioners use it, flaws included, and only from the world with the program.

use super::instruments::{Reading, unit_margin};
use super::lens::Frame;
use crate::ledger::{Group, Ledger, Pick, Split, StoreSales, weeks_before};
use crate::stats::{Moments, welch};
use std::ops::Range;

/// Weeks from a week to the same one of the year before, on the same days of the week.
const YEAR: usize = 52;

/// Pre/post corrected for the time of year, in one channel.
///
/// `year_ago` where the run holds the same weeks of the year before: what was sold then, moved by how the weeks before the
/// program compare with the same weeks a year before. `season_adjusted` otherwise: the mean of the weeks before, moved by the
/// seasonal index of each product's category. Shoppers buy what they use with a delay and out of their pantries, so the index
/// may take out more than the season sold.
#[must_use]
pub fn seasonal(with: &Ledger, frame: &Frame, channel: usize) -> Reading {
    let before = weeks_before(&frame.window);
    let sold = |weeks: Range<usize>, products: u64| {
        with.units(weeks, Pick { channel: Some(channel), products: Some(products) }) as f64
    };
    let now = sold(frame.window.clone(), frame.promoted);
    let (id, expected) = match year_ago(&frame.window) {
        Some(then) => {
            let earlier =
                before.start.checked_sub(YEAR).map_or(0.0, |start| sold(start..before.end - YEAR, frame.promoted));
            let trend = if earlier > 0.0 { sold(before.clone(), frame.promoted) / earlier } else { 1.0 };
            ("year_ago", sold(then, frame.promoted) * trend)
        }
        None => {
            let of_product = |product: usize| {
                sold(before.clone(), 1 << product) * season(frame, with.shape.category[product].into(), &before)
            };
            let promoted = (0..with.shape.products()).filter(|p| frame.promoted >> p & 1 == 1);
            ("season_adjusted", promoted.map(of_product).sum())
        }
    };
    // Without a week before there is nothing to compare with.
    let units = if before.is_empty() || frame.window.is_empty() { 0.0 } else { now - expected };
    let profit = units * unit_margin(with, frame, Some(channel));
    Reading { id, channel: Some(channel), units, profit, interval: None }
}

/// The program weeks of the year before, when the run holds them and the program did not run in them.
#[must_use]
pub fn year_ago(window: &Range<usize>) -> Option<Range<usize>> {
    let start = window.start.checked_sub(YEAR)?;
    (window.len() <= YEAR).then(|| start..window.end - YEAR)
}

/// What a category should sell in the program weeks over what it should sell in the weeks before.
fn season(frame: &Frame, category: usize, before: &Range<usize>) -> f64 {
    let Some(index) = frame.season.get(category) else { return 0.0 };
    let sum = |weeks: &Range<usize>| index.get(weeks.clone()).map_or(0.0, |weeks| weeks.iter().sum::<f64>());
    let usual = sum(before);
    if usual > 0.0 { sum(&frame.window) / usual } else { 0.0 }
}

/// Members beside other shoppers of the account: packs per member less packs per other shopper in the program weeks, times
/// members.
#[must_use]
pub fn members_vs_others(with: &Ledger, split: &Split, frame: &Frame) -> Reading {
    let moments = |g: &Group| Moments::of_sums(g.shoppers as f64, g.during as f64, g.during_squares as f64);
    of_members("members_vs_others", (with, split, frame), moments)
}

/// The same on what each shopper bought more than in the weeks before (difference in differences).
#[must_use]
pub fn members_before_after(with: &Ledger, split: &Split, frame: &Frame) -> Reading {
    let before = weeks_before(&frame.window);
    let weeks = if before.is_empty() { 0.0 } else { frame.window.len() as f64 / before.len() as f64 };
    let moments = |g: &Group| {
        let sum = g.during as f64 - weeks * g.before as f64;
        let mixed = weeks * weeks * g.before_squares as f64 - 2.0 * weeks * g.products as f64;
        Moments::of_sums(g.shoppers as f64, sum, g.during_squares as f64 + mixed)
    };
    let reading = of_members("members_before_after", (with, split, frame), moments);
    if before.is_empty() { Reading { units: 0.0, profit: 0.0, interval: None, ..reading } } else { reading }
}

fn of_members(
    id: &'static str,
    (with, split, frame): (&Ledger, &Split, &Frame),
    moments: impl Fn(&Group) -> Moments,
) -> Reading {
    let (members, others) = (moments(&split.members), moments(&split.others));
    // A group of nobody gives nothing to compare with.
    let is_there = members.count > 0.0 && others.count > 0.0;
    let units = if is_there { members.count * (members.mean - others.mean) } else { 0.0 };
    let half = welch(&members, &others).map(|half| half * members.count);
    claim((id, None), units, half, unit_margin(with, frame, None))
}

/// Stores with the program beside the other stores of their channel: what they sold above their own weeks before, moved by how
/// the other stores moved.
///
/// Sales of a store are expected at its weeks before × growth of the other stores. The interval is that of a difference of
/// means over stores, other stores weighted by size (ratio estimator, Cochran 1977, 6.4); for stores of one size it is Welch's.
#[must_use]
pub fn matched_stores(with: &Ledger, split: &Split, frame: &Frame, channel: usize) -> Reading {
    let here = |treated: bool| split.stores.iter().filter(move |s| s.channel == channel && s.treated == treated);
    let sum = |treated: bool| here(treated).fold((0, 0), |(b, d), s| (b + s.before, d + s.during));
    let ((before, _), (others_before, others_during)) = (sum(true), sum(false));
    let growth = if others_before > 0 { others_during as f64 / others_before as f64 } else { 0.0 };
    let beyond = |s: &StoreSales| s.during as f64 - growth * s.before as f64;
    let values = |treated: bool| here(treated).map(beyond).collect::<Vec<f64>>();
    let (treated, others) = (Moments::of(&values(true)), Moments::of(&values(false)));
    let margin = unit_margin(with, frame, Some(channel));
    if others_before == 0 || treated.count == 0.0 {
        return claim(("matched_stores", Some(channel)), 0.0, None, margin);
    }
    // Others weigh as the stores that they stand for: those with the program, by what these sold before.
    let weight = before as f64 / others_before as f64 * others.count / treated.count;
    let weighted = Moments { variance: others.variance * weight * weight, ..others };
    let half = welch(&treated, &weighted).map(|half| half * treated.count);
    claim(("matched_stores", Some(channel)), treated.count * treated.mean, half, margin)
}

/// A claim of packs with the half-width of its interval, in money at the margin of a unit.
fn claim((id, channel): (&'static str, Option<usize>), units: f64, half: Option<f64>, margin: f64) -> Reading {
    let interval = half.map(|half| {
        let ends = [(units - half) * margin, (units + half) * margin];
        // Where a unit loses money the higher number of packs is the lower profit.
        [ends[0].min(ends[1]), ends[0].max(ends[1])]
    });
    Reading { id, channel, units, profit: units * margin, interval }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::{Line, Shape};
    use crate::units::Money;
    use std::sync::Arc;

    /// One channel, one product of margin 1, so many packs a week.
    fn ledger(packs: &[u32]) -> Ledger {
        let shape = Arc::new(Shape {
            at_account: vec![true],
            of_brand: vec![true],
            category: vec![0],
            categories: 1,
            slots: 0,
            accruals: Vec::new(),
        });
        let mut ledger = Ledger::new(&shape);
        for (week, &count) in packs.iter().enumerate() {
            let book = ledger.book(week);
            book.count_units(0, 0, count, false, 0);
            book.post(Line::ShelfSales, 0, Some(0), Money(i64::from(count)));
        }
        ledger
    }

    fn frame(window: Range<usize>, season: Vec<f64>) -> Frame {
        Frame {
            warm_up: 0,
            weeks: window.end,
            window,
            promoted: 1,
            home: 0,
            instrument: "pre_post",
            tax: 0.0,
            sells: vec![true],
            touch_channels: Vec::new(),
            coupon_channels: Vec::new(),
            season: vec![season],
            has_members: true,
            split_channels: vec![0],
            teams: Vec::new(),
        }
    }

    #[test]
    fn a_season_that_the_index_holds_is_not_claimed() {
        let packs = [10, 10, 10, 10, 10, 10, 10, 10, 15, 15];
        let season = vec![1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.5, 1.5];
        let reading = seasonal(&ledger(&packs), &frame(8..10, season), 0);
        assert_eq!((reading.id, reading.units, reading.profit), ("season_adjusted", 0.0, 0.0));
        let flat = seasonal(&ledger(&packs), &frame(8..10, vec![1.0; 10]), 0);
        assert_eq!((flat.units, flat.profit), (10.0, 10.0), "without a season it is pre/post");
        let first = seasonal(&ledger(&packs), &frame(0..2, vec![1.0; 10]), 0);
        assert_eq!(first.units, 0.0, "no week before");
    }

    #[test]
    fn a_recorded_year_is_used_with_its_trend() {
        let mut packs = vec![10; 62];
        packs[8..10].fill(15);
        packs[52..60].fill(20);
        packs[60..62].fill(33);
        let reading = seasonal(&ledger(&packs), &frame(60..62, vec![1.0; 62]), 0);
        assert_eq!((reading.id, reading.units), ("year_ago", 66.0 - 30.0 * 2.0));
        assert_eq!(year_ago(&(51..53)), None, "a week of the year before is missing");
        assert_eq!(year_ago(&(60..120)), None, "the program would be its own year before");
    }

    #[test]
    fn members_who_buy_more_claim_the_difference() {
        let group = |packs: &[(u64, u64)]| {
            let mut group = Group::default();
            packs.iter().for_each(|(before, during)| group.count(*before, *during));
            group
        };
        let split = Split {
            members: group(&[(24, 6), (24, 6), (16, 5), (16, 5)]),
            others: group(&[(8, 2), (8, 2), (8, 3)]),
            stores: Vec::new(),
        };
        let (books, frame) = (ledger(&[10; 10]), frame(8..10, vec![1.0; 10]));
        let plain = members_vs_others(&books, &split, &frame);
        assert!((plain.units - 4.0 * (5.5 - 7.0 / 3.0)).abs() < 1e-9, "{plain:?}");
        let [low, high] = plain.interval.expect("two groups");
        assert!(
            low > 0.0 && low < plain.profit && plain.profit < high,
            "heavier buyers look like an effect: {plain:?}"
        );
        let change = members_before_after(&books, &split, &frame);
        assert!((change.units - 4.0 * (0.5 - 1.0 / 3.0)).abs() < 1e-9, "{change:?}");
        let nobody = members_vs_others(&books, &Split::default(), &frame);
        assert_eq!((nobody.units, nobody.profit, nobody.interval), (0.0, 0.0, None));
    }

    #[test]
    fn stores_are_matched_by_growth_whatever_their_size() {
        let store = |treated, before, during| StoreSales { channel: 0, treated, before, during };
        let grown = vec![
            store(true, 100, 30),
            store(true, 200, 60),
            store(false, 10, 3),
            store(false, 20, 6),
            store(false, 40, 12),
        ];
        let (books, frame) = (ledger(&[10; 10]), frame(8..10, vec![1.0; 10]));
        let read = |stores: Vec<StoreSales>| matched_stores(&books, &Split { stores, ..Split::default() }, &frame, 0);
        let nothing = read(grown.clone());
        assert!(nothing.units.abs() < 1e-9 && nothing.interval.is_some(), "{nothing:?}");
        let mut lifted = grown;
        lifted[0].during += 10;
        lifted[1].during += 20;
        let reading = read(lifted);
        assert!((reading.units - 30.0).abs() < 1e-9, "{reading:?}");
        let all = read(vec![store(true, 10, 10), store(true, 10, 10)]);
        assert_eq!((all.units, all.interval), (0.0, None), "no other store");
        assert_eq!(read(Vec::new()).interval, None);
    }
}
