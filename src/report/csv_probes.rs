//! Tables of what further worlds answer, and of journeys.

use super::cells::{Builder, Kind, Table, maybe, number, text, whole};
use crate::experiment::results::Results;

/// The tables, in a fixed order; all are present even when they have no rows.
pub(super) fn tables(results: &Results) -> Vec<Table> {
    vec![
        leg_matrix(results),
        break_points(results),
        silo_picks(results),
        silos(results),
        operations(results),
        terminal(results),
        journey_paths(results),
        omni_gap(results),
    ]
}

fn leg_matrix(results: &Results) -> Table {
    let head = ["program", "method", "futures", "spent_in", "changed_in"];
    let mut table = Builder::new(&head).numbers(Kind::Whole, &["futures"]).estimates(&["profit"]);
    for program in &results.programs {
        let Some(basis) = &program.leg_basis else { continue };
        for cell in &program.leg_matrix {
            let of = [text(&program.id), text(&basis.method), whole(basis.futures)];
            table.row(of.into_iter().chain([text(&cell.spent_in), text(&cell.changed_in)]), &[Some(&cell.profit)]);
        }
    }
    table.finish("leg_matrix")
}

fn break_points(results: &Results) -> Table {
    let head = ["program", "from", "to", "cause", "futures", "gain_per_week", "stated_cost_per_week"];
    let mut table = Builder::new(&head)
        .numbers(Kind::Whole, &["futures"])
        .numbers(Kind::Money, &["gain_per_week", "stated_cost_per_week"])
        .estimates(&["count", "system_profit", "brand_profit", "retailer_profit"]);
    for point in results.breaks.iter().flat_map(|b| &b.points) {
        let word = |value: &Option<String>| text(value.as_deref().unwrap_or_default());
        let futures = whole(results.breaks.as_ref().map_or(0, |b| b.futures));
        let fix = &point.fix;
        let money = [number(fix.per_week), maybe(fix.stated_cost_per_week)];
        let cells = [word(&point.program), word(&point.from), word(&point.to), text(&point.cause), futures];
        let values = [&point.count, &fix.system_profit, &fix.brand_profit, &fix.retailer_profit].map(Some);
        table.row(cells.into_iter().chain(money), &values);
    }
    table.finish("break_points")
}

fn silo_picks(results: &Results) -> Table {
    let mut table = Builder::new(&["channel", "by_scorecard", "by_system"]);
    for pick in results.silos.iter().flat_map(|s| &s.picks) {
        let word = |value: &Option<String>| text(value.as_deref().unwrap_or_default());
        table.row([text(&pick.channel), word(&pick.by_scorecard), word(&pick.by_system)], &[]);
    }
    table.finish("silo_picks")
}

fn silos(results: &Results) -> Table {
    let mut table = Builder::new(&["picked_by", "programs", "futures", "verdict"])
        .numbers(Kind::Whole, &["futures"])
        .estimates(&["tsv", "brand_profit", "retailer_profit"]);
    if let Some(silos) = &results.silos {
        for (name, plan) in [("scorecards", &silos.by_scorecards), ("system", &silos.by_system)] {
            let values = [&plan.tsv, &plan.brand_profit, &plan.retailer_profit].map(Some);
            table.row([text(name), text(&plan.programs.join(" ")), whole(silos.futures), text("")], &values);
        }
        let cells = [text("price_of_silos"), text(""), whole(silos.futures), text(&silos.verdict)];
        table.row(cells, &[Some(&silos.price), None, None]);
    }
    table.finish("silos")
}

fn operations(results: &Results) -> Table {
    let mut table = Builder::new(&["operation", "program", "futures"])
        .numbers(Kind::Whole, &["futures"])
        .estimates(&["value", "difference"]);
    if let Some(operations) = &results.operations {
        for way in &operations.ways {
            let cells = |program: &str| [text(&way.id), text(program), whole(operations.futures)];
            table.row(cells(""), &[Some(&way.system_profit), Some(&way.difference)]);
            for program in &way.programs {
                table.row(cells(&program.program), &[Some(&program.tsv), Some(&program.difference)]);
            }
        }
    }
    table.finish("operations")
}

fn terminal(results: &Results) -> Table {
    let mut table = Builder::new(&["program", "weeks_after", "futures"])
        .numbers(Kind::Whole, &["weeks_after", "futures"])
        .estimates(&["tsv", "brand_profit", "retailer_profit"]);
    if let Some(terminal) = &results.terminal {
        for p in &terminal.programs {
            let cells = [text(&p.program), whole(terminal.weeks), whole(terminal.futures)];
            table.row(cells, &[&p.tsv, &p.brand_profit, &p.retailer_profit].map(Some));
        }
    }
    table.finish("terminal_value")
}

fn journey_paths(results: &Results) -> Table {
    let head = ["program", "first_touch", "last_touch", "seller"];
    let mut table = Builder::new(&head).estimates(&["before", "change"]);
    for program in super::csv_tables::all_results(results) {
        for path in program.journeys.iter().flat_map(|j| &j.paths) {
            let cells = [text(&program.id), text(&path.first), text(&path.last), text(&path.seller)];
            table.row(cells, &[Some(&path.before), Some(&path.change)]);
        }
        if let Some(journeys) = &program.journeys {
            let cells = [text(&program.id), text("cross_share"), text(""), text("")];
            table.row(cells, &[Some(&journeys.cross_share), Some(&journeys.cross_share_change)]);
        }
    }
    table.finish("journey_paths")
}

fn omni_gap(results: &Results) -> Table {
    let mut table = Builder::new(&["measure"]).estimates(&[""]);
    if let Some(gap) = &results.baseline.omni_gap {
        let rows = [
            ("share_of_households", &gap.share),
            ("purchases_one_channel", &gap.single),
            ("purchases_several_channels", &gap.omni),
            ("ratio", &gap.ratio),
        ];
        rows.into_iter().for_each(|(name, value)| table.row([text(name)], &[Some(value)]));
    }
    table.finish("omni_gap")
}
