//! The tables of a run: plain numbers in currency units and packs, ISO words.

use super::cells::{Builder, Cell, Kind, Table, flag, maybe, number, text, whole};
use crate::experiment::results::{ProgramResult, Results};

/// Every table of a run, in a fixed order; all are present even when they have no rows, but for those of stand-offs.
#[must_use]
pub fn tables(results: &Results) -> Vec<Table> {
    let mut tables = vec![
        programs(results),
        bridge(results),
        by_channel(results),
        by_week(results),
        matrix(results),
        payments(results),
        instruments(results),
        growth(results),
        pairs(results),
        breaks(results),
        offers(results),
        baseline(results),
        baseline_by_channel(results),
        panel(results),
        super::csv_supply::supply(results),
        super::csv_supply::by_week(results),
        defaults(results),
    ];
    tables.extend(super::csv_plans::tables(results));
    tables.extend(super::csv_probes::tables(results));
    tables.extend(super::csv_days::tables(results));
    tables.extend(super::guardrails::csv(results));
    tables
}

/// Results of programs, then of plans.
pub(super) fn all_results(results: &Results) -> impl Iterator<Item = &ProgramResult> {
    results.programs.iter().chain(results.plans.iter().map(|p| &p.result))
}

const PROGRAM_WORDS: [&str; 11] = [
    "program",
    "name",
    "home",
    "first_week",
    "last_week",
    "driver",
    "scorecard_channel",
    "scorecard_instrument",
    "scorecard_rank",
    "scorecard_label",
    "scorecard_percent",
];
const PROGRAM_ESTIMATES: [&str; 16] = [
    "cost",
    "system_cost",
    "tsv",
    "brand_profit",
    "retailer_profit",
    "incremental_units",
    "roi_silo",
    "roi_brand",
    "roi_retailer",
    "roi_system",
    "scorecard_claim",
    "scorecard_net",
    "pantry_units",
    "budget_used",
    "claimed_total",
    "tsv_before_cost",
];

fn programs(results: &Results) -> Table {
    let mut table = Builder::new(&PROGRAM_WORDS)
        .numbers(Kind::Whole, &["first_week", "last_week", "scorecard_rank"])
        .numbers(Kind::Plain, &["scorecard_percent"])
        .estimates(&PROGRAM_ESTIMATES);
    for p in &results.programs {
        let week = |end: fn((u32, u32)) -> u32| maybe(p.weeks.map(|w| f64::from(end(w))));
        let card = &p.scorecard;
        let cells = [
            text(&p.id),
            text(&p.name),
            text(&p.home),
            week(|w| w.0),
            week(|w| w.1),
            text(p.driver.as_deref().unwrap_or_default()),
            text(&card.channel),
            text(&card.instrument),
            whole(card.rank),
            text(&card.label),
            maybe(card.percent),
        ];
        let profits =
            [Some(&p.cost), Some(&p.system_cost), Some(&p.tsv), Some(&p.brand_profit), Some(&p.retailer_profit)];
        let returns = [&p.roi_silo, &p.roi_brand, &p.roi_retailer, &p.roi_system].map(Option::as_ref);
        let mut values = profits.to_vec();
        values.push(Some(&p.incremental_units));
        values.extend(returns);
        values.extend([Some(&card.claim), Some(&card.net), Some(&p.pantry_units), p.budget_used.as_ref()]);
        let claims = p.claimed_total.as_ref();
        values.extend([claims.map(|c| &c.total), claims.map(|c| &c.tsv_before_cost)]);
        table.row(cells, &values);
    }
    table.finish("programs")
}

/// One table of rows per program and plan.
fn per_program(
    results: &Results,
    name: &'static str,
    mut table: Builder,
    fill: impl Fn(&ProgramResult, &mut Builder),
) -> Table {
    for program in all_results(results) {
        fill(program, &mut table);
    }
    table.finish(name)
}

fn bridge(results: &Results) -> Table {
    let head = Builder::new(&["program", "kind", "category", "part", "subtotal"]).estimates(&[""]);
    per_program(results, "bridge", head, |p, table| {
        let kinds = [("profit", &p.bridge.profit), ("units", &p.bridge.units)];
        for (kind, part) in kinds.into_iter().flat_map(|(kind, parts)| parts.iter().map(move |part| (kind, part))) {
            let category = text(part.category.as_deref().unwrap_or_default());
            let cells = [text(&p.id), text(kind), category, text(&part.part), flag(part.subtotal)];
            table.row(cells, &[Some(&part.value)]);
        }
    })
}

fn by_channel(results: &Results) -> Table {
    let values = ["profit", "sell_out_value", "sell_out_units"];
    let head = Builder::new(&["program", "channel"]).estimates(&values);
    per_program(results, "by_channel", head, |p, table| {
        for c in &p.by_channel {
            let values = [Some(&c.profit), Some(&c.sell_out_value), Some(&c.sell_out_units)];
            table.row([text(&p.id), text(&c.channel)], &values);
        }
    })
}

fn by_week(results: &Results) -> Table {
    let head = Builder::new(&["program", "week", "profit_p25", "profit_p75"])
        .numbers(Kind::Whole, &["week"])
        .numbers(Kind::Money, &["profit_p25", "profit_p75"])
        .estimates(&["profit", "home_profit", "cumulative"]);
    per_program(results, "by_week", head, |p, table| {
        for w in &p.by_week {
            let values = [Some(&w.profit), Some(&w.home_profit), Some(&w.cumulative)];
            table.row([text(&p.id), whole(w.week), number(w.p25), number(w.p75)], &values);
        }
    })
}

fn matrix(results: &Results) -> Table {
    let head = Builder::new(&["program", "spent_in", "changed_in"]).estimates(&["profit"]);
    per_program(results, "matrix", head, |p, table| {
        for cell in &p.matrix {
            table.row([text(&p.id), text(&cell.spent_in), text(&cell.changed_in)], &[Some(&cell.profit)]);
        }
    })
}

fn payments(results: &Results) -> Table {
    let head = Builder::new(&["program", "line"]).estimates(&["value"]);
    per_program(results, "payments", head, |p, table| {
        for payment in &p.payments {
            table.row([text(&p.id), text(&payment.line)], &[Some(&payment.value)]);
        }
    })
}

fn instruments(results: &Results) -> Table {
    let values = ["incremental_units", "incremental_profit", "true_units", "true_profit", "error_profit"];
    let numbers = ["error_percent", "ci_low", "ci_high", "significant", "covers_truth"];
    let head = [&["program", "instrument", "channel"], &numbers[..]].concat();
    let head = Builder::new(&head)
        .numbers(Kind::Plain, &numbers[..1])
        .numbers(Kind::Money, &numbers[1..3])
        .numbers(Kind::Share, &numbers[3..])
        .estimates(&values);
    per_program(results, "instruments", head, |p, table| {
        for i in &p.instruments {
            let numbers = [i.error_percent, i.ci_low, i.ci_high, i.significant, i.covers_truth];
            let cells = [text(&p.id), text(&i.id), text(&i.channel)].into_iter().chain(numbers.map(maybe));
            let truth = [i.true_units.as_ref(), i.true_profit.as_ref(), i.error_profit.as_ref()];
            let claim = [Some(&i.incremental_units), Some(&i.incremental_profit)];
            table.row(cells, &[claim.as_slice(), &truth].concat());
        }
    })
}

fn growth(results: &Results) -> Table {
    let head = Builder::new(&["program"]).estimates(&["penetration", "frequency", "basket", "total"]);
    per_program(results, "growth", head, |p, table| {
        let g = &p.growth;
        table.row([text(&p.id)], &[Some(&g.penetration), Some(&g.frequency), Some(&g.basket), Some(&g.total)]);
    })
}

fn pairs(results: &Results) -> Table {
    let mut table = Builder::new(&["better", "worse", "p_better", "verdict"])
        .numbers(Kind::Share, &["p_better"])
        .estimates(&["difference"]);
    for pair in &results.pairs {
        let cells = [text(&pair.better), text(&pair.worse), number(pair.p_better), text(&pair.verdict)];
        table.row(cells, &[Some(&pair.difference)]);
    }
    table.finish("pairs")
}

fn breaks(results: &Results) -> Table {
    let head = Builder::new(&["program", "from", "to", "cause"]).estimates(&["count"]);
    per_program(results, "breaks", head, |p, table| {
        for b in &p.breaks {
            table.row([text(&p.id), text(&b.from), text(&b.to), text(&b.cause)], &[Some(&b.count)]);
        }
    })
}

fn offers(results: &Results) -> Table {
    let values = [
        "distributed",
        "delivered",
        "opened",
        "opted_out",
        "seen",
        "needed",
        "loaded",
        "redeemed",
        "refused",
        "expired",
        "contacts",
        "clicks",
        "attributed",
    ];
    let head = Builder::new(&["program", "tactic"]).estimates(&values);
    per_program(results, "offers", head, |p, table| {
        for o in &p.offers {
            let coupon = [&o.seen, &o.needed, &o.loaded, &o.redeemed, &o.refused, &o.expired];
            let push = [&o.distributed, &o.delivered, &o.opened, &o.opted_out];
            let ad = [&o.contacts, &o.clicks, &o.attributed];
            let values: Vec<_> = push.into_iter().chain(coupon).chain(ad).map(Some).collect();
            table.row([text(&p.id), text(&o.tactic)], &values);
        }
    })
}

fn baseline(results: &Results) -> Table {
    let mut table = Builder::new(&["measure"]).estimates(&[""]);
    let b = &results.baseline;
    let rows = [
        ("system_profit", &b.system_profit),
        ("brand_profit", &b.brand_profit),
        ("retailer_profit", &b.retailer_profit),
        ("sell_out_value", &b.sell_out_value),
        ("sell_out_units", &b.sell_out_units),
        ("trips_per_household_week", &b.trips_per_household_week),
        ("basket", &b.basket),
        ("xch_share", &b.xch_share),
        ("leakage", &b.leakage),
    ];
    for (measure, value) in rows {
        table.row([text(measure)], &[Some(value)]);
    }
    table.finish("baseline")
}

fn baseline_by_channel(results: &Results) -> Table {
    let mut table = Builder::new(&["channel"]).estimates(&["sell_out_value", "sell_out_units"]);
    for level in &results.baseline.by_channel {
        table.row([text(&level.channel)], &[Some(&level.sell_out_value), Some(&level.sell_out_units)]);
    }
    table.finish("baseline_by_channel")
}

fn panel(results: &Results) -> Table {
    let mut table = Builder::new(&["category", "measure", "brand"]).estimates(&[""]);
    for c in &results.baseline.panel {
        let measures = [
            ("penetration", &c.penetration),
            ("purchases_per_buyer", &c.purchases_per_buyer),
            ("units_per_purchase", &c.units_per_purchase),
            ("deal_share", &c.deal_share),
            ("repeat_rate", &c.repeat_rate),
        ];
        for (measure, value) in measures {
            table.row([text(&c.category), text(measure), Cell::Empty], &[Some(value)]);
        }
        for brand in &c.brand_shares {
            table.row([text(&c.category), text("unit_share"), text(&brand.brand)], &[Some(&brand.share)]);
        }
    }
    table.finish("panel")
}

fn defaults(results: &Results) -> Table {
    let mut table = Builder::new(&["key", "value", "unit", "source"]).numbers(Kind::InUnitOf(2), &["value"]);
    for d in &results.defaults {
        table.row([text(&d.key), number(d.value), text(&d.unit), text(&d.source)], &[]);
    }
    table.finish("defaults")
}
