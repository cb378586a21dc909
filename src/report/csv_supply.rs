//! Tables of promise and delivery: orders, stock and shelves of the brand side's products at the account.

use super::cells::{Builder, Cell, Kind, Table, maybe, number, text, whole};
use crate::experiment::results::{Results, SupplyLevels};

/// Name of the world without a program in tables.
const NO_PROGRAM: &str = "";

fn levels(results: &Results) -> impl Iterator<Item = (&str, &SupplyLevels)> {
    let programs = results.programs.iter().filter_map(|p| Some((p.id.as_str(), &p.supply.as_ref()?.with)));
    results.baseline.supply.iter().map(|s| (NO_PROGRAM, s)).chain(programs)
}

/// Measures over the horizon; the program is empty for the world without one.
pub(super) fn supply(results: &Results) -> Table {
    let mut table = Builder::new(&["program", "measure", "channel"]).estimates(&[""]);
    for (program, s) in levels(results) {
        let measures = [
            ("otif", &s.otif),
            ("osa", &s.osa),
            ("forecast_accuracy", &s.forecast_accuracy),
            ("stock_days", &s.stock_days),
            ("sell_in_units", &s.sell_in_units),
            ("sell_in_value", &s.sell_in_value),
            ("stock_units", &s.stock_units),
            ("stock_value", &s.stock_value),
            ("waste_units", &s.waste_units),
            ("fines", &s.fines),
            ("out_of_stock", &s.out_of_stock),
            ("shelf_gaps", &s.shelf_gaps),
        ];
        for (measure, value) in measures {
            table.row([text(program), text(measure), Cell::Empty], &[Some(value)]);
        }
        for c in &s.by_channel {
            let of_channel = [("osa", &c.osa), ("in_stock", &c.in_stock), ("delivered_units", &c.delivered_units)];
            of_channel.into_iter().for_each(|(measure, value)| {
                table.row([text(program), text(measure), text(&c.channel)], &[Some(value)])
            });
        }
    }
    for p in &results.programs {
        let Some(s) = &p.supply else { continue };
        let extra = [
            ("extra_sell_in_units", &s.extra_sell_in_units),
            ("extra_sell_out_units", &s.extra_sell_out_units),
            ("extra_stock_units", &s.extra_stock_units),
            ("growth_on_paper", &s.growth_on_paper),
        ];
        extra
            .into_iter()
            .for_each(|(measure, value)| table.row([text(&p.id), text(measure), Cell::Empty], &[Some(value)]));
    }
    table.finish("supply")
}

/// Forecast, sell-out, sell-in, stock, OTIF and shelves by week: means over futures.
pub(super) fn by_week(results: &Results) -> Table {
    let head = ["program", "week", "forecast_units", "sell_out_units", "sell_in_units", "stock_units", "otif", "osa"];
    let mut table = Builder::new(&head)
        .numbers(Kind::Whole, &["week"])
        .numbers(Kind::Packs, &["forecast_units", "sell_out_units", "sell_in_units", "stock_units"])
        .numbers(Kind::Share, &["otif", "osa"]);
    for (program, s) in levels(results) {
        for w in &s.by_week {
            let [forecast, sell_out, sell_in, stock] =
                [w.forecast_units, w.sell_out_units, w.sell_in_units, w.stock_units].map(number);
            let cells =
                [text(program), whole(w.week), forecast, sell_out, sell_in, stock, maybe(w.otif), number(w.osa)];
            table.row(cells, &[]);
        }
    }
    table.finish("supply_by_week")
}
