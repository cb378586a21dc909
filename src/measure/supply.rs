//! Promise and delivery: what the account ordered, received, had on its shelves and forecast, for the products of the brand
//! side. Read off the stock movements of a ledger; nothing without supply.

use super::lens::Frame;
use crate::ledger::{Ledger, Line, Party, Pick};
use serde::{Deserialize, Serialize};

/// Supply of one week, brand side.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SupplyWeek {
    /// Packs that the account forecast to sell.
    pub forecast: f64,
    /// Sum over channels of |forecast − sold|.
    pub missed_by: f64,
    /// Packs sold to shoppers (sell-out).
    pub sell_out: f64,
    /// Packs delivered by the maker (sell-in).
    pub sell_in: f64,
    /// What they cost the account, in ten-thousandths.
    pub sell_in_value: f64,
    /// Order lines, and those on time and in full.
    pub lines: [f64; 2],
    /// Shelves looked at, with stock, and filled.
    pub shelves: [f64; 3],
    /// Packs in stock at the end of the week.
    pub stock: f64,
    /// What they cost the account, in ten-thousandths.
    pub stock_value: f64,
    /// Packs thrown away.
    pub wasted: f64,
}

/// Supply of a run over the horizon.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SupplyReading {
    /// By week of the horizon.
    pub weeks: Vec<SupplyWeek>,
    /// `[channel]`: shelves looked at, with stock, and filled.
    pub channels: Vec<[f64; 3]>,
    /// `[channel]`: packs delivered to it.
    pub shipped: Vec<f64>,
    /// Shoppers of the account who found the chosen product of any maker missing: shelf gap, delisted, out of stock.
    pub missing: [f64; 3],
    /// Fines received by the account from the brand side, in ten-thousandths.
    pub fines: f64,
    /// Weeks of the program, counted from the first of the horizon.
    pub weeks_of_window: std::ops::Range<usize>,
}

/// Reads the supply of a run; `None` when nothing could run out.
#[must_use]
pub fn supply(ledger: &Ledger, frame: &Frame) -> Option<SupplyReading> {
    if ledger.stock.is_empty() {
        return None;
    }
    let shape = &ledger.shape;
    let ours = |row: usize| shape.of_brand[row % shape.products()];
    let horizon = frame.horizon();
    let mut reading = SupplyReading {
        channels: vec![[0.0; 3]; shape.channels()],
        shipped: vec![0.0; shape.channels()],
        weeks_of_window: frame.window.start.saturating_sub(frame.warm_up)
            ..frame.window.end.saturating_sub(frame.warm_up),
        ..SupplyReading::default()
    };
    for number in horizon.clone() {
        let (Some(stock), Some(book)) = (ledger.stock.get(number), ledger.weeks.get(number)) else { continue };
        let of_brand =
            |counts: &[u64]| counts.iter().enumerate().filter(|(at, _)| ours(*at)).map(|(_, c)| *c).sum::<u64>() as f64;
        let money =
            |values: &[i64]| values.iter().enumerate().filter(|(at, _)| ours(*at)).map(|(_, v)| *v as f64).sum::<f64>();
        let mut week = SupplyWeek {
            sell_in: of_brand(&stock.sell_in),
            sell_in_value: money(&stock.sell_in_value),
            lines: [of_brand(&stock.lines), of_brand(&stock.on_time_in_full)],
            stock: of_brand(&stock.stock),
            stock_value: money(&stock.stock_value),
            wasted: of_brand(&stock.wasted),
            ..SupplyWeek::default()
        };
        for channel in (0..shape.channels()).filter(|&c| shape.at_account[c]) {
            let row = channel * shape.products()..(channel + 1) * shape.products();
            let mine = |counts: &[u64]| of_brand(&counts[row.clone()]);
            let looked = [mine(&stock.looks), mine(&stock.stocked), mine(&stock.full)];
            let sold: f64 =
                (0..shape.products()).filter(|&p| shape.of_brand[p]).map(|p| book.units(channel, p) as f64).sum();
            let forecast = money(&stock.forecast[row.clone()]) / 1_000.0;
            week.forecast += forecast;
            week.sell_out += sold;
            week.missed_by += (forecast - sold).abs();
            reading.shipped[channel] += mine(&stock.shipped);
            for (at, looked) in looked.into_iter().enumerate() {
                week.shelves[at] += looked;
                reading.channels[channel][at] += looked;
            }
            for (cause, count) in reading.missing.iter_mut().enumerate() {
                *count += book.missing(channel, cause).iter().sum::<u64>() as f64;
            }
        }
        reading.weeks.push(week);
    }
    reading.fines = fines(ledger, frame);
    Some(reading)
}

fn fines(ledger: &Ledger, frame: &Frame) -> f64 {
    let mut total = 0;
    for book in ledger.over(frame.horizon()) {
        for channel in 0..ledger.shape.channels() {
            for product in (0..ledger.shape.products()).filter(|&p| ledger.shape.of_brand[p]) {
                total += book.received(Line::OtifFine, channel, Some(product), Party::Account);
            }
        }
    }
    debug_assert!(total <= ledger.line(frame.horizon(), Line::OtifFine, Pick::default()));
    total as f64
}

impl SupplyReading {
    /// A sum over the weeks.
    #[must_use]
    pub fn sum(&self, value: impl Fn(&SupplyWeek) -> f64) -> f64 {
        self.weeks.iter().map(value).sum()
    }

    /// Order lines on time and in full; 1 when nothing was ordered.
    #[must_use]
    pub fn otif(&self) -> f64 {
        share(self.sum(|w| w.lines[1]), self.sum(|w| w.lines[0]))
    }

    /// On-shelf availability: shelves with stock and without a gap.
    #[must_use]
    pub fn osa(&self) -> f64 {
        share(self.sum(|w| w.shelves[2]), self.sum(|w| w.shelves[0]))
    }

    /// 1 − Σ|forecast − sold| ÷ Σ sold by week and channel, at least 0.
    #[must_use]
    pub fn forecast_accuracy(&self) -> f64 {
        let sold = self.sum(|w| w.sell_out);
        if sold > 0.0 { (1.0 - self.sum(|w| w.missed_by) / sold).max(0.0) } else { 0.0 }
    }

    /// Mean stock in days of mean sales.
    #[must_use]
    pub fn stock_days(&self) -> f64 {
        let sold = self.sum(|w| w.sell_out);
        if sold > 0.0 { 7.0 * self.sum(|w| w.stock) / sold } else { 0.0 }
    }

    /// Packs over the weeks of a program.
    #[must_use]
    pub fn in_window(&self, window: &std::ops::Range<usize>, value: impl Fn(&SupplyWeek) -> f64) -> f64 {
        let end = window.end.min(self.weeks.len());
        self.weeks[window.start.min(end)..end].iter().map(value).sum()
    }
}

/// Weeks after a program in which packs delivered for it may still be sold.
const TO_SELL: usize = 4;

/// Growth of sell-in beyond growth of sell-out over the weeks of a program and four more, as a share; positive: growth
/// on paper. Four weeks, so that stock that a promotion needs does not count.
#[must_use]
pub fn growth_on_paper(with: &SupplyReading, without: &SupplyReading) -> f64 {
    let window = &(with.weeks_of_window.start..with.weeks_of_window.end + TO_SELL);
    let growth = |value: fn(&SupplyWeek) -> f64| {
        let (now, before) = (with.in_window(window, value), without.in_window(window, value));
        if before > 0.0 { now / before - 1.0 } else { 0.0 }
    };
    growth(|w| w.sell_in) - growth(|w| w.sell_out)
}

fn share(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { part / whole } else { 1.0 }
}
