//! Tables about plans, legs, the calendar, profit and loss, and the win–win map.

use super::cells::{Builder, Kind, Table, flag, maybe, number, text, whole};
use super::csv_tables::all_results;
use super::numbers::week_start;
use crate::experiment::results::{CalendarEntry, Gains, Results};

/// Weeks that a calendar lists of one tactic, whatever a document says.
const MOST_WEEKS: usize = 520;

/// The tables, in a fixed order; all are present even when they have no rows.
pub(super) fn tables(results: &Results) -> Vec<Table> {
    vec![
        plans(results),
        plan_credits(results),
        legs(results),
        win_win(results),
        pnl(results),
        baseline_pnl(results),
        calendar(results),
    ]
}

fn plans(results: &Results) -> Table {
    let estimates = ["tsv", "brand_profit", "retailer_profit", "cost", "budget_used", "sum_alone", "interaction"];
    let mut table = Builder::new(&["plan", "name", "rank", "programs", "budget"])
        .numbers(Kind::Whole, &["rank"])
        .numbers(Kind::Money, &["budget"])
        .estimates(&estimates);
    for plan in &results.plans {
        let p = &plan.result;
        let place = results.plan_ranking.iter().position(|id| *id == p.id);
        let rank = maybe(place.map(|at| (at + 1) as f64));
        let sides = [Some(&p.tsv), Some(&p.brand_profit), Some(&p.retailer_profit), Some(&p.cost)];
        let rest = [p.budget_used.as_ref(), Some(&plan.sum_alone), Some(&plan.interaction)];
        let values: Vec<_> = sides.into_iter().chain(rest).collect();
        let cells = [text(&p.id), text(&p.name), rank, text(&plan.programs.join(" ")), maybe(p.budget)];
        table.row(cells, &values);
    }
    table.finish("plans")
}

fn plan_credits(results: &Results) -> Table {
    let estimates = ["tsv", "brand_profit", "retailer_profit", "alone"];
    let mut table = Builder::new(&["plan", "program"]).estimates(&estimates);
    for plan in &results.plans {
        let of = |g: &'_ Gains| [g.tsv.clone(), g.brand_profit.clone(), g.retailer_profit.clone()];
        for credit in &plan.by_program {
            let [tsv, brand, retailer] = of(&credit.credit);
            let values = [Some(&tsv), Some(&brand), Some(&retailer), Some(&credit.alone)];
            table.row([text(&plan.result.id), text(&credit.program)], &values);
        }
        if let Some(rest) = &plan.not_credited {
            let [tsv, brand, retailer] = of(rest);
            let cells = [text(&plan.result.id), text("not_credited")];
            table.row(cells, &[Some(&tsv), Some(&brand), Some(&retailer), None]);
        }
    }
    table.finish("plan_credits")
}

fn legs(results: &Results) -> Table {
    let mut table = Builder::new(&["program", "tactic", "spent_in", "method", "futures"])
        .numbers(Kind::Whole, &["futures"])
        .estimates(&["cost", "tsv", "alone"]);
    for program in &results.programs {
        let basis = program.leg_basis.as_ref();
        let (method, futures) = (basis.map_or("", |b| &b.method), basis.map(|b| f64::from(b.futures)));
        for leg in &program.legs {
            let spent_in = text(leg.spent_in.as_deref().unwrap_or_default());
            let cells = [text(&program.id), text(&leg.tactic), spent_in, text(method), maybe(futures)];
            table.row(cells, &[Some(&leg.cost), Some(&leg.tsv), leg.alone.as_ref()]);
        }
    }
    table.finish("legs")
}

fn win_win(results: &Results) -> Table {
    let head = ["program", "name", "label", "p_both"];
    let mut table =
        Builder::new(&head).numbers(Kind::Share, &["p_both"]).estimates(&["brand_profit", "retailer_profit"]);
    for program in all_results(results) {
        let (label, both) = (text(&program.win_win.label), number(program.win_win.p_both));
        table.row(
            [text(&program.id), text(&program.name), label, both],
            &[Some(&program.brand_profit), Some(&program.retailer_profit)],
        );
    }
    table.finish("win_win")
}

fn pnl(results: &Results) -> Table {
    let head = ["program", "side", "row", "channel", "subtotal", "before", "after"];
    let mut table = Builder::new(&head).numbers(Kind::Money, &["before", "after"]).estimates(&["difference"]);
    for program in all_results(results) {
        for row in &program.pnl {
            let cells = [
                text(&program.id),
                text(&row.side),
                text(&row.row),
                text(row.channel.as_deref().unwrap_or_default()),
                flag(row.subtotal),
                number(row.before),
                number(row.after),
            ];
            table.row(cells, &[Some(&row.difference)]);
        }
    }
    table.finish("pnl")
}

fn baseline_pnl(results: &Results) -> Table {
    let mut table = Builder::new(&["side", "row", "channel", "subtotal"]).estimates(&["value"]);
    for row in &results.baseline.pnl {
        let channel = text(row.channel.as_deref().unwrap_or_default());
        table.row([text(&row.side), text(&row.row), channel, flag(row.subtotal)], &[Some(&row.value)]);
    }
    table.finish("baseline_pnl")
}

/// One row per tactic, week, product and channel; tactics without products have one row per week and channel.
fn calendar(results: &Results) -> Table {
    let head = ["plans", "program", "tactic", "mechanic", "week", "week_start", "product", "channel"];
    let mut table = Builder::new(&head).numbers(Kind::Whole, &["week"]);
    for entry in &results.calendar {
        for week in (entry.weeks.0..=entry.weeks.1).take(MOST_WEEKS) {
            let start = week_start(&results.scenario.start, week).map(|d| d.to_string()).unwrap_or_default();
            for (product, channel) in places(entry) {
                let tactic = [&entry.plans.join(" "), &entry.program, &entry.tactic, &entry.mechanic].map(|w| text(w));
                let place = [whole(week), text(&start), text(product), text(channel)];
                table.row(tactic.into_iter().chain(place), &[]);
            }
        }
    }
    table.finish("calendar")
}

fn places(entry: &CalendarEntry) -> Vec<(&str, &str)> {
    let products: Vec<&str> = match entry.products.as_slice() {
        [] => vec![""],
        all => all.iter().map(String::as_str).collect(),
    };
    products.into_iter().flat_map(|p| entry.channels.iter().map(move |c| (p, c.as_str()))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{csv, sample};

    #[test]
    fn the_calendar_has_a_row_for_every_week_product_and_channel() {
        let tables = tables(&sample::with_plan());
        let rows = |name: &str| tables.iter().find(|t| t.name == name).map_or(0, |t| t.rows.len());
        assert_eq!(rows("calendar"), 4 * 2 * 2);
        assert_eq!((rows("plans"), rows("plan_credits"), rows("legs")), (1, 3, 3));
        assert_eq!(rows("win_win"), 5, "four programs and a plan");
        let calendar =
            tables.iter().find(|t| t.name == "calendar").map(|t| csv::text(t, csv::Locale::C)).unwrap_or_default();
        assert!(calendar.contains("year,B,voucher,app-coupon,3,2027-01-11,an-350,store"), "{calendar}");
    }
}
