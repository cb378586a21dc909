//! Profit and loss accounts of the document: rounded so that rows, channels and sums add up to the profits.

use super::estimate::{Scale, tidy};
use super::results::{Estimate, PnlLevel, PnlRow};
use crate::market::Market;
use crate::measure::Pnl;
use crate::measure::pnl::{Item, Side};

/// A row or sum, in one channel or in all.
struct Line {
    side: Side,
    row: &'static str,
    channel: Option<usize>,
    subtotal: bool,
    value: Estimate,
}

/// The accounts without a program; `profits` are the published ones of brand and retailer.
#[must_use]
pub fn levels(market: &Market, scale: &Scale, pnls: &[&Pnl], profits: [&Estimate; 2]) -> Vec<PnlLevel> {
    let lines = Side::ALL.into_iter().flat_map(|side| lines(scale, pnls, side, profits[side as usize]));
    let level = |line: Line| PnlLevel {
        side: line.side.id().to_string(),
        row: line.row.to_string(),
        channel: line.channel.map(|c| market.channels[c].id.clone()),
        subtotal: line.subtotal,
        value: Estimate { p_positive: None, ..line.value },
    };
    lines.map(level).filter(|l| !is_nothing(&l.value)).collect()
}

/// The accounts before and after a program; `pnls` and `profits` are differences from the twin.
#[must_use]
pub fn rows(
    market: &Market,
    scale: &Scale,
    before: &[PnlLevel],
    pnls: &[&Pnl],
    profits: [&Estimate; 2],
) -> Vec<PnlRow> {
    let lines = Side::ALL.into_iter().flat_map(|side| lines(scale, pnls, side, profits[side as usize]));
    let row = |line: Line| {
        let channel = line.channel.map(|c| market.channels[c].id.clone());
        let is_mine = |l: &&PnlLevel| l.side == line.side.id() && l.row == line.row && l.channel == channel;
        let before = before.iter().find(is_mine).map_or(0.0, |l| l.value.mean);
        PnlRow {
            side: line.side.id().to_string(),
            row: line.row.to_string(),
            channel,
            subtotal: line.subtotal,
            before,
            after: tidy(before + line.value.mean, scale.step),
            difference: line.value,
        }
    };
    lines.map(row).filter(|r| r.before != 0.0 || !is_nothing(&r.difference)).collect()
}

fn is_nothing(value: &Estimate) -> bool {
    value.mean == 0.0 && value.p05 == 0.0 && value.p95 == 0.0
}

/// Rows and sums of a side from top to bottom, each for all channels and then channel by channel.
///
/// Only the cells of a row and a channel are rounded, to the profit; everything else adds rounded cells up.
fn lines(scale: &Scale, pnls: &[&Pnl], side: Side, profit: &Estimate) -> Vec<Line> {
    let channels = pnls.first().map_or(0, |p| p.channels());
    let count = side.rows().count();
    let futures = |value: &dyn Fn(&Pnl) -> i128| pnls.iter().map(|p| value(p) as f64).collect::<Vec<f64>>();
    let places = (0..count).flat_map(|row| (0..channels).map(move |channel| (row, channel)));
    let used = |place: &(usize, usize)| pnls.iter().any(|p| p.cell(side, place.0, place.1) != 0);
    let used: Vec<(usize, usize)> = places.filter(used).collect();
    let parts: Vec<Vec<f64>> = used.iter().map(|&(r, c)| futures(&|p| p.cell(side, r, c))).collect();
    let means: Vec<f64> = scale.money_parts(&parts, profit).iter().map(|e| e.mean).collect();
    let sum_of = |rows: std::ops::Range<usize>, channel: Option<usize>| {
        let takes = |r: usize, c: usize| rows.contains(&r) && channel.is_none_or(|only| only == c);
        let cells = used.iter().zip(&means).filter(|((r, c), _)| takes(*r, *c));
        let mean: f64 = cells.map(|(_, mean)| mean).sum();
        let of = |p: &Pnl| used.iter().filter(|(r, c)| takes(*r, *c)).map(|&(r, c)| p.cell(side, r, c)).sum();
        Estimate { mean: tidy(mean, scale.step), ..scale.money_difference(&futures(&of)) }
    };
    let mut lines = Vec::new();
    let mut above: Vec<&'static str> = Vec::new();
    for item in side.layout() {
        let (row, subtotal, rows) = match item {
            Item::Row(id) => {
                above.push(id);
                (*id, false, above.len() - 1..above.len())
            }
            Item::Sum(id, from) => (*id, true, above.iter().position(|r| r == from).unwrap_or(0)..above.len()),
        };
        for channel in std::iter::once(None).chain((0..channels).map(Some)) {
            lines.push(Line { side, row, channel, subtotal, value: sum_of(rows.clone(), channel) });
        }
    }
    lines
}
