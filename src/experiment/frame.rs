//! What a program is measured on: its weeks, products, home channel and instrument.

use crate::ledger::Ledger;
use crate::market::Market;
use crate::measure::Frame;
use crate::program::Program;
use crate::program::mechanics::Mechanic;
use crate::scenario::ChannelKind;

/// Frame of the world without programs.
#[must_use]
pub fn empty_frame(market: &Market) -> Frame {
    let calendar = &market.calendar;
    Frame {
        warm_up: calendar.warm_up_weeks(),
        weeks: calendar.weeks(),
        window: calendar.weeks()..calendar.weeks(),
        promoted: 0,
        home: (0..market.channels.len())
            .find(|&c| market.channels[c].sells && market.channels[c].is_account())
            .unwrap_or(0),
        instrument: "pre_post",
        tax: market.value_added_tax,
        sells: market.channels.iter().map(|c| c.sells).collect(),
        touch_channels: Vec::new(),
        coupon_channels: Vec::new(),
        season: season(market),
        has_members: market.loyalty.is_some(),
        split_channels: Vec::new(),
        teams: Vec::new(),
    }
}

/// Frame of a program; its home is the channel named, else that with the largest outlay in `books`.
#[must_use]
pub fn frame(market: &Market, program: &Program, books: &Ledger) -> Frame {
    let empty = empty_frame(market);
    let is_app = |c: &usize| market.channels[*c].is_account() && market.channels[*c].kind == ChannelKind::App;
    let app = (0..market.channels.len()).find(is_app);
    let coupon_channels: Vec<Option<usize>> = program
        .tactics
        .iter()
        .map(|t| match t.mechanic {
            Mechanic::LeafletCoupon(_) => Some(t.channels.trailing_zeros() as usize),
            Mechanic::AppCoupon(_) => app.or(Some(t.channels.trailing_zeros() as usize)),
            _ => None,
        })
        .collect();
    let touch = |c: &usize| market.channels[*c].is_account() && market.channels[*c].kind != ChannelKind::Store;
    let home = program.home.or_else(|| largest_outlay(books)).unwrap_or(empty.home);
    Frame {
        window: program.weeks(&market.calendar).unwrap_or_else(|| empty.window.clone()),
        promoted: program.promoted(),
        home,
        instrument: instrument_of(market, home, &coupon_channels),
        split_channels: program.split_channels(market),
        teams: teams(market, program, home, &coupon_channels),
        touch_channels: (0..market.channels.len()).filter(touch).collect(),
        coupon_channels,
        ..empty
    }
}

fn largest_outlay(books: &Ledger) -> Option<usize> {
    let channels = books.shape.channels();
    let mut spent = vec![0_i128; channels];
    for book in &books.weeks {
        for (cell, outlay) in book.outlay.iter().enumerate() {
            spent[cell % channels] += i128::from(outlay.brand.0) + i128::from(outlay.account.0);
        }
    }
    let largest = spent.iter().copied().max().filter(|m| *m > 0)?;
    spent.iter().position(|s| *s == largest)
}

/// Channel where most money of a tactic is spent in `books`; without money, the account's first channel that it runs in.
#[must_use]
pub fn spent_in(market: &Market, program: &Program, slot: usize, books: &Ledger) -> usize {
    let channels = books.shape.channels();
    let mut spent = vec![0_i128; channels];
    for book in &books.weeks {
        for (channel, sum) in spent.iter_mut().enumerate() {
            let outlay = book.outlay[slot * channels + channel];
            *sum += i128::from(outlay.brand.0) + i128::from(outlay.account.0);
        }
    }
    let largest = spent.iter().copied().max().filter(|m| *m > 0);
    let with_money = largest.and_then(|most| spent.iter().position(|s| *s == most));
    let runs_in = |c: &usize| program.tactics[slot].channels >> c & 1 == 1;
    let own = (0..channels).filter(|&c| market.channels[c].is_account()).find(runs_in);
    with_money.or(own).or_else(|| (0..channels).find(runs_in)).unwrap_or(0)
}

/// `[category][week]`: use that the calendar expects, in weeks of mean use.
fn season(market: &Market) -> Vec<Vec<f64>> {
    let of_week = |week: &[f32]| f64::from(week[7] - week[0]) / 7.0;
    let of_category = |use_before: &Vec<f32>| use_before.windows(8).step_by(7).map(of_week).collect();
    market.calendar.use_before.iter().map(of_category).collect()
}

/// Channels of the account whose teams would put the program on their scorecard, each once: the home channel, those in which a
/// tactic runs and those that show a coupon of it.
fn teams(
    market: &Market,
    program: &Program,
    home: usize,
    coupon_channels: &[Option<usize>],
) -> Vec<(usize, &'static str)> {
    let runs_in = program.tactics.iter().fold(0, |bits, t| bits | t.channels);
    let takes_part = |c: &usize| *c == home || runs_in >> c & 1 == 1 || coupon_channels.contains(&Some(*c));
    let own = (0..market.channels.len()).filter(|&c| market.channels[c].is_account());
    own.filter(takes_part).map(|c| (c, instrument_of(market, c, coupon_channels))).collect()
}

/// How teams of a channel usually judge a program: shops by pre/post sales, the app by redeemed coupons, others by last touch.
fn instrument_of(market: &Market, home: usize, coupon_channels: &[Option<usize>]) -> &'static str {
    match market.channels[home].kind {
        ChannelKind::App if coupon_channels.contains(&Some(home)) => "coupon_redemption",
        ChannelKind::Store | ChannelKind::Web | ChannelKind::Marketplace => "pre_post",
        ChannelKind::App | ChannelKind::Social | ChannelKind::Loyalty | ChannelKind::Media => "last_touch",
    }
}
