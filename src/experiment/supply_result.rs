//! Promise and delivery in the results document: products of the brand side at the account.

use super::estimate::{Scale, difference, level};
use super::results::Estimate;
use crate::market::Market;
use crate::measure::supply::{SupplyWeek, growth_on_paper};
use crate::measure::{Impact, SupplyReading};
use serde::{Deserialize, Serialize};

/// Difference of the growth of sell-in and sell-out from which growth is called growth on paper.
///
/// Assumption: ten points are more than safety stock for a promotion needs.
pub const ON_PAPER: f64 = 0.10;

/// Levels of a world with supply.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SupplyLevels {
    /// Order lines delivered on time and in full.
    pub otif: Estimate,
    /// On-shelf availability: shelves with stock and without a gap.
    pub osa: Estimate,
    /// 1 − Σ|forecast − sold| ÷ Σ sold, by week and channel.
    pub forecast_accuracy: Estimate,
    /// Mean stock of the account in days of sales, distribution centre included.
    pub stock_days: Estimate,
    /// Packs delivered by the brand side.
    pub sell_in_units: Estimate,
    /// What the account paid for them, money off the invoice taken off, without tax.
    pub sell_in_value: Estimate,
    /// Packs in stock at the end.
    pub stock_units: Estimate,
    /// What the account paid for them; to the system they are worth their cost of goods.
    pub stock_value: Estimate,
    /// Packs thrown away.
    pub waste_units: Estimate,
    /// Fines for late or short deliveries, received by the account from the brand side.
    pub fines: Estimate,
    /// Shoppers who found the chosen product of any maker out of stock at the account.
    pub out_of_stock: Estimate,
    /// Shoppers who found the shelf of the chosen product empty although the store had it.
    pub shelf_gaps: Estimate,
    /// By channel of the account.
    pub by_channel: Vec<ChannelSupply>,
    /// By week, counted from 1.
    pub by_week: Vec<WeekSupply>,
}

/// Supply of a program.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ProgramSupply {
    /// Levels with the program.
    #[serde(flatten)]
    pub with: SupplyLevels,
    /// Packs delivered by the brand side more than without it.
    pub extra_sell_in_units: Estimate,
    /// Packs of the brand side sold to shoppers of the account more than without it.
    pub extra_sell_out_units: Estimate,
    /// Packs in stock at the end more than without it.
    pub extra_stock_units: Estimate,
    /// Growth of sell-in less growth of sell-out over the weeks of the program and four more.
    pub growth_on_paper: Estimate,
    /// Is that above 10 points.
    pub on_paper: bool,
}

/// Shelves of one channel.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ChannelSupply {
    /// Channel id.
    pub channel: String,
    /// On-shelf availability.
    pub osa: Estimate,
    /// Share of places with stock, shelf gaps left aside.
    pub in_stock: Estimate,
    /// Packs delivered to its stores or warehouse.
    pub delivered_units: Estimate,
}

/// Means of one week.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct WeekSupply {
    /// Week, counted from 1.
    pub week: u32,
    /// Packs forecast.
    pub forecast_units: f64,
    /// Packs sold.
    pub sell_out_units: f64,
    /// Packs delivered by the maker.
    pub sell_in_units: f64,
    /// Packs in stock at the end of the week.
    pub stock_units: f64,
    /// Order lines on time and in full; absent when nothing was ordered in any future.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub otif: Option<f64>,
    /// On-shelf availability.
    pub osa: f64,
}

/// Levels over futures; `None` without supply.
#[must_use]
pub fn levels(market: &Market, scale: &Scale, readings: &[&SupplyReading]) -> Option<SupplyLevels> {
    readings.first()?;
    let column = |value: &dyn Fn(&SupplyReading) -> f64| readings.iter().map(|r| value(r)).collect::<Vec<f64>>();
    let share = |value: fn(&SupplyReading) -> f64| level(&column(&value), 1e-4, "share");
    let packs = |value: &dyn Fn(&SupplyReading) -> f64| Estimate { p_positive: None, ..scale.packs(&column(value)) };
    let people = |value: &dyn Fn(&SupplyReading) -> f64| Estimate { p_positive: None, ..scale.count(&column(value)) };
    let money = |value: &dyn Fn(&SupplyReading) -> f64| scale.money_level(&column(value));
    let last = |r: &SupplyReading, value: fn(&SupplyWeek) -> f64| r.weeks.last().map_or(0.0, value);
    Some(SupplyLevels {
        otif: share(SupplyReading::otif),
        osa: share(SupplyReading::osa),
        forecast_accuracy: share(SupplyReading::forecast_accuracy),
        stock_days: level(&column(&SupplyReading::stock_days), 0.1, "days"),
        sell_in_units: packs(&|r| r.sum(|w| w.sell_in)),
        sell_in_value: money(&|r| r.sum(|w| w.sell_in_value)),
        stock_units: packs(&|r| last(r, |w| w.stock)),
        stock_value: money(&|r| last(r, |w| w.stock_value)),
        waste_units: packs(&|r| r.sum(|w| w.wasted)),
        fines: money(&|r| r.fines),
        out_of_stock: people(&|r| r.missing[2]),
        shelf_gaps: people(&|r| r.missing[0]),
        by_channel: by_channel(market, scale, readings),
        by_week: by_week(scale, readings),
    })
}

fn by_channel(market: &Market, scale: &Scale, readings: &[&SupplyReading]) -> Vec<ChannelSupply> {
    let stocked = |c: &usize| market.channels[*c].sells && market.channels[*c].is_account();
    let one = |c: usize| {
        let share = |part: usize| {
            let values: Vec<f64> = readings.iter().map(|r| r.channels[c][part] / r.channels[c][0].max(1.0)).collect();
            level(&values, 1e-4, "share")
        };
        let delivered: Vec<f64> = readings.iter().map(|r| r.shipped[c]).collect();
        ChannelSupply {
            channel: market.channels[c].id.clone(),
            osa: share(2),
            in_stock: share(1),
            delivered_units: Estimate { p_positive: None, ..scale.packs(&delivered) },
        }
    };
    (0..market.channels.len()).filter(stocked).map(one).collect()
}

fn by_week(scale: &Scale, readings: &[&SupplyReading]) -> Vec<WeekSupply> {
    let weeks = readings.iter().map(|r| r.weeks.len()).max().unwrap_or(0);
    let one = |at: usize| {
        let sum =
            |value: fn(&SupplyWeek) -> f64| readings.iter().filter_map(|r| r.weeks.get(at)).map(value).sum::<f64>();
        let packs = |value: fn(&SupplyWeek) -> f64| {
            super::estimate::tidy(sum(value) / readings.len().max(1) as f64 * scale.households, 1.0)
        };
        let share = |part: f64, whole: f64| (whole > 0.0).then(|| super::estimate::tidy(part / whole, 1e-4));
        WeekSupply {
            week: at as u32 + 1,
            forecast_units: packs(|w| w.forecast),
            sell_out_units: packs(|w| w.sell_out),
            sell_in_units: packs(|w| w.sell_in),
            stock_units: packs(|w| w.stock),
            otif: share(sum(|w| w.lines[1]), sum(|w| w.lines[0])),
            osa: share(sum(|w| w.shelves[2]), sum(|w| w.shelves[0])).unwrap_or(1.0),
        }
    };
    (0..weeks).map(one).collect()
}

/// Supply of a program over futures; `None` without supply.
#[must_use]
pub fn of_program(market: &Market, scale: &Scale, impacts: &[&Impact]) -> Option<ProgramSupply> {
    let pairs: Vec<&[SupplyReading; 2]> = impacts.iter().filter_map(|i| i.supply.as_ref()).collect();
    let with = levels(market, scale, &pairs.iter().map(|p| &p[0]).collect::<Vec<_>>())?;
    let extra = |value: fn(&SupplyReading) -> f64| {
        let values: Vec<f64> = pairs.iter().map(|[with, without]| value(with) - value(without)).collect();
        scale.packs(&values)
    };
    let paper: Vec<f64> = pairs.iter().map(|[with, without]| growth_on_paper(with, without)).collect();
    let growth_on_paper = difference(&paper, 1e-4, "share");
    Some(ProgramSupply {
        with,
        extra_sell_in_units: extra(|r| r.sum(|w| w.sell_in)),
        extra_sell_out_units: extra(|r| r.sum(|w| w.sell_out)),
        extra_stock_units: extra(|r| r.weeks.last().map_or(0.0, |w| w.stock)),
        on_paper: growth_on_paper.mean > ON_PAPER,
        growth_on_paper,
    })
}
