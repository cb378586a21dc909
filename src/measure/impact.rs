//! Everything about one program in one future, as plain numbers.

use super::bridge::{self, ProfitBridge, UnitBridge, Uplift};
use super::daily::{self, DayPair, SideWeek};
use super::growth::{Growth, growth};
use super::instruments::{self, Reading};
use super::kpi;
use super::lens::{Frame, Twin};
use super::matrix::{self, Column};
use super::pnl::Pnl;
use super::supply::{self, SupplyReading};
use crate::ledger::{CarriedOut, Funnel, Given, Ledger, Line, Outlay, Party, Pick, WeekBook};
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};

/// Differences of one channel.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ChannelChange {
    /// Packs.
    pub units: f64,
    /// Value at prices paid, in ten-thousandths.
    pub value: f64,
    /// System profit, in ten-thousandths.
    pub profit: f64,
}

/// Differences of one week, in ten-thousandths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct WeekChange {
    /// System profit.
    pub profit: f64,
    /// What the home team reads that week.
    pub home_reading: f64,
}

/// The effect of a program in one future; money in ten-thousandths of the simulated shoppers.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Impact {
    /// Total system value.
    pub tsv: i128,
    /// Brand profit, all outlets.
    pub brand_profit: i128,
    /// Account profit.
    pub retailer_profit: i128,
    /// Outlay of brand and account.
    pub outlay: Outlay,
    /// Outlay of both by slot of the program's tactics.
    pub outlay_by_slot: Vec<i128>,
    /// Program cost that leaves brand and account other than as lower shelf revenue.
    pub system_cost: i128,
    /// What the brand side pays the account more than in the twin, by line.
    #[serde(deserialize_with = "known_payments")]
    pub payments: Vec<(&'static str, i128)>,
    /// Packs of promoted products at the account.
    pub incremental_units: i64,
    /// Home scorecard: the reading that its team reports.
    pub claim: Reading,
    /// Home scorecard after cost.
    pub scorecard_net: f64,
    /// All readings.
    pub readings: Vec<Reading>,
    /// What each of them should have read, in their order.
    pub truths: Vec<Uplift>,
    /// What the teams that take part claim together, in ten-thousandths.
    pub claimed: f64,
    /// Profit bridge.
    pub bridge: ProfitBridge,
    /// Unit bridges.
    pub units: Vec<UnitBridge>,
    /// Matrix row.
    pub matrix: Vec<(Column, i128)>,
    /// Growth tree.
    pub growth: Growth,
    /// By channel.
    pub channels: Vec<ChannelChange>,
    /// By week of the horizon.
    pub weeks: Vec<WeekChange>,
    /// `[from][to][lever]`: breaks.
    pub breaks: Vec<f64>,
    /// `[first touch][last touch][seller]`: purchase occasions.
    pub paths: Vec<f64>,
    /// Packs in pantries at the end.
    pub pantry_units: f64,
    /// Coupon funnels by slot.
    pub funnels: Vec<Funnel>,
    /// What shoppers got and what the brand paid towards it, by slot.
    pub given: Vec<Given>,
    /// Stores and hours by slot.
    pub carried_out: Vec<CarriedOut>,
    /// What brand and account spend, by slot.
    pub outlay_of: Vec<Outlay>,
    /// Days of which a record is kept.
    pub days: Vec<DayPair>,
    /// Weeks of the horizon by side, where days are kept.
    pub side_weeks: Vec<SideWeek>,
    /// Supply with the program and without it; `None` when nothing could run out.
    pub supply: Option<[SupplyReading; 2]>,
    /// Profit and loss of both sides, less that of the twin.
    pub pnl: Pnl,
}

/// Reads payments; their names are those of lines.
fn known_payments<'de, D: Deserializer<'de>>(source: D) -> Result<Vec<(&'static str, i128)>, D::Error> {
    let known = |name: &str| Line::ALL.iter().filter_map(|line| line.trade_payment()).find(|id| *id == name);
    let pair = |(name, value): (String, i128)| Some((known(&name)?, value));
    let pairs: Vec<(String, i128)> = Vec::deserialize(source)?;
    pairs.into_iter().map(|p| pair(p).ok_or_else(|| D::Error::custom("unknown payment"))).collect()
}

/// Measures a program on a pair of twins.
#[must_use]
pub fn impact(twin: &Twin<'_>, frame: &Frame) -> Impact {
    let horizon = frame.horizon();
    let all = Pick::default();
    let readings = instruments::readings(twin.with, twin.with_split, frame);
    let claim = home_claim(twin.with, frame, &readings);
    let outlay = outlay(twin.with, frame);
    let cost = outlay.brand.0 as f64 + outlay.account.0 as f64;
    let scope = (claim.id == "pre_post").then_some(frame.home);
    let discount = instruments::unit_discount(twin.with, frame, scope);
    let result = Impact {
        tsv: twin.difference(|l| l.system(horizon.clone(), all)),
        brand_profit: twin.difference(|l| l.balance(horizon.clone(), Party::Brand, all)),
        retailer_profit: twin.difference(|l| l.balance(horizon.clone(), Party::Account, all)),
        outlay_by_slot: outlay_by_slot(twin.with, frame),
        system_cost: system_cost(twin.with, frame),
        payments: payments(twin, frame),
        incremental_units: promoted_units(twin, frame),
        // The claim is at prices paid, so the program's discount on the claimed units is already off: not twice.
        scorecard_net: claim.profit + claim.units * discount - cost,
        bridge: bridge::profit(twin, frame),
        units: bridge::units(twin, frame),
        matrix: matrix::row(twin, frame),
        growth: growth(twin, frame),
        channels: channels(twin, frame),
        weeks: weeks(twin, frame),
        breaks: breaks(twin, frame),
        paths: super::paths::change(twin, frame),
        pantry_units: pantry(twin),
        funnels: funnels(twin.with),
        given: by_slot(twin.with, |book| &book.given, Given::plus),
        carried_out: by_slot(twin.with, |book| &book.carried_out, CarriedOut::plus),
        outlay_of: outlay_of(twin.with),
        days: daily::days(twin),
        side_weeks: daily::side_weeks(twin, frame),
        supply: supply::supply(twin.with, frame).zip(supply::supply(twin.without, frame)).map(|(a, b)| [a, b]),
        pnl: Pnl::of(twin.with, &horizon).less(&Pnl::of(twin.without, &horizon)),
        truths: readings.iter().map(|r| bridge::uplift(twin, frame, r.channel)).collect(),
        claimed: claimed(frame, &readings),
        outlay,
        claim,
        readings,
    };
    debug_assert_eq!(result.bridge.total(), result.tsv, "the parts of the bridge add up");
    result
}

/// The reading of the home scorecard's instrument; nothing when the program never runs.
fn home_claim(with: &Ledger, frame: &Frame, readings: &[Reading]) -> Reading {
    let mine = |r: &&Reading| r.id == frame.instrument && r.channel == Some(frame.home);
    let found = readings.iter().find(mine).copied();
    found.unwrap_or_else(|| instruments::pre_post(with, frame, frame.home))
}

/// Sum over the channels that take part of what the instrument of each team reads there; a channel is counted once.
fn claimed(frame: &Frame, readings: &[Reading]) -> f64 {
    let of_team = |(channel, id): &(usize, &str)| {
        readings.iter().find(|r| r.id == *id && r.channel == Some(*channel)).map_or(0.0, |r| r.profit)
    };
    frame.teams.iter().map(of_team).sum()
}

fn outlay(with: &Ledger, frame: &Frame) -> Outlay {
    let mut total = Outlay::default();
    for spent in with.over(frame.horizon()).flat_map(|b| &b.outlay) {
        total.brand = total.brand + spent.brand;
        total.account = total.account + spent.account;
    }
    total
}

fn outlay_by_slot(with: &Ledger, frame: &Frame) -> Vec<i128> {
    let channels = with.shape.channels();
    let mut total = vec![0; with.shape.slots];
    for book in with.over(frame.horizon()) {
        for (cell, spent) in book.outlay.iter().enumerate() {
            total[cell / channels] += i128::from(spent.brand.0) + i128::from(spent.account.0);
        }
    }
    total
}

fn system_cost(with: &Ledger, frame: &Frame) -> i128 {
    let lines = Line::ALL.iter().filter(|l| l.is_system_cost());
    lines.map(|&l| with.line(frame.horizon(), l, Pick::default())).sum()
}

fn payments(twin: &Twin<'_>, frame: &Frame) -> Vec<(&'static str, i128)> {
    let more = |line: Line| twin.difference(|l| l.paid_to_account(frame.horizon(), line));
    Line::ALL.iter().filter_map(|&line| Some((line.trade_payment()?, more(line)))).collect()
}

fn promoted_units(twin: &Twin<'_>, frame: &Frame) -> i64 {
    let channels = (0..twin.with.shape.channels()).filter(|&c| twin.with.shape.at_account[c]);
    channels
        .map(|c| {
            let pick = Pick { channel: Some(c), products: Some(frame.promoted) };
            twin.difference(|l| i128::from(l.units(frame.horizon(), pick))) as i64
        })
        .sum()
}

fn channels(twin: &Twin<'_>, frame: &Frame) -> Vec<ChannelChange> {
    let of = |channel: usize| {
        let pick = Pick { channel: Some(channel), products: None };
        ChannelChange {
            units: kpi::packs(twin.with, frame, channel) - kpi::packs(twin.without, frame, channel),
            value: kpi::value(twin.with, frame, channel) - kpi::value(twin.without, frame, channel),
            profit: twin.difference(|l| l.system(frame.horizon(), pick)) as f64,
        }
    };
    (0..twin.with.shape.channels()).map(of).collect()
}

fn weeks(twin: &Twin<'_>, frame: &Frame) -> Vec<WeekChange> {
    let margin = instruments::unit_margin(twin.with, frame, Some(frame.home));
    let of = |week: usize| WeekChange {
        profit: twin.difference(|l| l.system(week..week + 1, Pick::default())) as f64,
        home_reading: if frame.window.contains(&week) {
            instruments::extra_in_week(twin.with, frame, frame.home, week) * margin
        } else {
            0.0
        },
    };
    frame.horizon().map(of).collect()
}

fn breaks(twin: &Twin<'_>, frame: &Frame) -> Vec<f64> {
    count_breaks(twin.with, frame).iter().zip(count_breaks(twin.without, frame)).map(|(a, b)| a - b).collect()
}

/// `[from][to][lever]`: breaks over the horizon.
#[must_use]
pub fn count_breaks(ledger: &Ledger, frame: &Frame) -> Vec<f64> {
    let mut total = vec![0.0; ledger.shape.channels() * ledger.shape.channels() * 5];
    for book in ledger.over(frame.horizon()) {
        total.iter_mut().zip(&book.breaks).for_each(|(t, b)| *t += *b as f64);
    }
    total
}

fn pantry(twin: &Twin<'_>) -> f64 {
    let sum = |panel: &crate::ledger::Panel| panel.categories.iter().map(|c| c.pantry).sum::<f64>();
    sum(twin.with_panel) - sum(twin.without_panel)
}

/// Sums over weeks by slot.
fn by_slot<T: Copy + Default>(with: &Ledger, of: impl Fn(&WeekBook) -> &Vec<T>, plus: impl Fn(T, T) -> T) -> Vec<T> {
    let mut total = vec![T::default(); with.shape.slots];
    for book in &with.weeks {
        total.iter_mut().zip(of(book)).for_each(|(sum, week)| *sum = plus(*sum, *week));
    }
    total
}

fn outlay_of(with: &Ledger) -> Vec<Outlay> {
    let channels = with.shape.channels().max(1);
    let all = by_cell(with);
    let sum = |a: Outlay, b: &Outlay| Outlay { brand: a.brand + b.brand, account: a.account + b.account };
    all.chunks(channels).map(|slot| slot.iter().fold(Outlay::default(), sum)).collect()
}

/// `[slot][channel]`: what is spent over all weeks.
fn by_cell(with: &Ledger) -> Vec<Outlay> {
    let mut total = vec![Outlay::default(); with.shape.slots * with.shape.channels()];
    for book in &with.weeks {
        for (sum, week) in total.iter_mut().zip(&book.outlay) {
            *sum = Outlay { brand: sum.brand + week.brand, account: sum.account + week.account };
        }
    }
    total
}

fn funnels(with: &Ledger) -> Vec<Funnel> {
    let mut total = vec![Funnel::default(); with.shape.slots];
    for book in &with.weeks {
        for (sum, week) in total.iter_mut().zip(&book.funnel) {
            sum.add(week);
        }
    }
    total
}
