//! Tables about stand-offs: both ledgers by day while they run, and by week.

use super::cells::{Builder, Kind, Table, text, whole};
use super::csv_tables::all_results;
use crate::experiment::results::Results;

/// The tables; none without a stand-off.
pub(super) fn tables(results: &Results) -> Vec<Table> {
    let any = all_results(results).any(|p| !p.by_day.is_empty());
    if any { vec![by_day(results), sides_by_week(results)] } else { Vec::new() }
}

fn by_day(results: &Results) -> Table {
    let mut table = Builder::new(&["program", "date", "channel"]).estimates(&[
        "brand_units",
        "brand_units_change",
        "other_units",
        "other_units_change",
        "brand_profit",
        "brand_profit_change",
        "retailer_profit",
        "retailer_profit_change",
    ]);
    for (program, day) in all_results(results).flat_map(|p| p.by_day.iter().map(move |d| (p, d))) {
        let estimates = [
            &day.brand_units,
            &day.brand_units_change,
            &day.other_units,
            &day.other_units_change,
            &day.brand_profit,
            &day.brand_profit_change,
            &day.retailer_profit,
            &day.retailer_profit_change,
        ];
        table.row([text(&program.id), text(&day.date), text(&day.channel)], &estimates.map(Some));
    }
    table.finish("by_day")
}

fn sides_by_week(results: &Results) -> Table {
    let mut table = Builder::new(&["program", "week"])
        .numbers(Kind::Whole, &["week"])
        .estimates(&["brand_profit", "retailer_profit"]);
    for (program, week) in all_results(results).flat_map(|p| p.sides_by_week.iter().map(move |w| (p, w))) {
        let cells = [text(&program.id), whole(week.week)];
        table.row(cells, &[Some(&week.brand_profit), Some(&week.retailer_profit)]);
    }
    table.finish("sides_by_week")
}
