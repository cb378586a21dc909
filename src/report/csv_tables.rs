//! Tables for spreadsheets: plain numbers in currency units and packs, decimal points, ISO words, UTF-8.
//!
//! Text from the scenario that a spreadsheet would read as a formula gets a leading apostrophe.

use super::names::clean;
use crate::experiment::results::{Estimate, ProgramResult, Results};

/// A table by file name without extension.
#[derive(Clone, Debug)]
pub struct CsvTable {
    /// File name without extension.
    pub name: &'static str,
    /// The file.
    pub text: String,
}

/// Columns of an estimate, appended to a prefix.
const ESTIMATE: [&str; 6] = ["mean", "p05", "p95", "p_positive", "mc_error", "unit"];

/// A table under construction.
pub(super) struct Builder {
    head: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Builder {
    pub(super) fn new(head: &[&str]) -> Self {
        Self { head: head.iter().map(|h| (*h).to_owned()).collect(), rows: Vec::new() }
    }

    /// Columns of estimates with their prefixes; an empty prefix gives the bare names.
    pub(super) fn estimates(mut self, prefixes: &[&str]) -> Self {
        for prefix in prefixes {
            let join = if prefix.is_empty() { "" } else { "_" };
            self.head.extend(ESTIMATE.iter().map(|part| format!("{prefix}{join}{part}")));
        }
        self
    }

    pub(super) fn row(&mut self, words: &[&str], estimates: &[Option<&Estimate>]) {
        let mut row: Vec<String> = words.iter().map(|w| text_cell(w)).collect();
        for estimate in estimates {
            row.extend(estimate_cells(*estimate));
        }
        self.rows.push(row);
    }

    /// A row of cells that are ready.
    pub(super) fn add(&mut self, cells: Vec<String>) {
        self.rows.push(cells);
    }

    /// Puts further cells into the last row.
    pub(super) fn insert(&mut self, at: usize, cells: impl IntoIterator<Item = String>) {
        if let Some(row) = self.rows.last_mut() {
            row.splice(at..at, cells);
        }
    }

    pub(super) fn finish(self, name: &'static str) -> CsvTable {
        let mut text = String::new();
        for row in std::iter::once(&self.head).chain(&self.rows) {
            let fields: Vec<String> = row.iter().map(|f| quoted(f)).collect();
            text.push_str(&fields.join(","));
            text.push('\n');
        }
        CsvTable { name, text }
    }
}

fn quoted(field: &str) -> String {
    let needs = field.contains([',', '"', '\n', '\r', ';', '\t']) || field.starts_with('\'');
    if needs { format!("\"{}\"", field.replace('"', "\"\"")) } else { field.to_owned() }
}

/// Text that no spreadsheet runs as a formula.
#[must_use]
pub fn text_cell(text: &str) -> String {
    let text = clean(text);
    if text.starts_with(['=', '+', '-', '@', '\u{2212}']) { format!("'{text}") } else { text }
}

/// A number as programs read it; empty when it does not exist.
#[must_use]
pub fn number_cell(value: f64) -> String {
    let value = if value == 0.0 { 0.0 } else { value };
    if value.is_finite() { value.to_string() } else { String::new() }
}

fn estimate_cells(estimate: Option<&Estimate>) -> Vec<String> {
    let Some(e) = estimate else { return vec![String::new(); ESTIMATE.len()] };
    let maybe = |value: Option<f64>| value.map(number_cell).unwrap_or_default();
    let numbers = [number_cell(e.mean), number_cell(e.p05), number_cell(e.p95), maybe(e.p_positive), maybe(e.mc_error)];
    numbers.into_iter().chain([text_cell(&e.unit)]).collect()
}

/// Every table of a run, in a fixed order; all are present even when they have no rows, but for those of stand-offs.
#[must_use]
pub fn tables(results: &Results) -> Vec<CsvTable> {
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
    tables.extend(super::csv_days::tables(results));
    tables.extend(super::guardrails::csv(results));
    tables
}

/// A table of cells that have been made with [`text_cell`] and [`number_cell`].
#[must_use]
pub fn from_cells(name: &'static str, head: &[&str], rows: Vec<Vec<String>>) -> CsvTable {
    Builder { rows, ..Builder::new(head) }.finish(name)
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
const PROGRAM_ESTIMATES: [&str; 14] = [
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
];

fn programs(results: &Results) -> CsvTable {
    let mut table = Builder::new(&PROGRAM_WORDS).estimates(&PROGRAM_ESTIMATES);
    for p in &results.programs {
        let week = |end: fn((u32, u32)) -> u32| p.weeks.map(|w| end(w).to_string()).unwrap_or_default();
        let (first, last) = (week(|w| w.0), week(|w| w.1));
        let card = &p.scorecard;
        let (rank, percent) = (card.rank.to_string(), card.percent.map(number_cell).unwrap_or_default());
        let driver = p.driver.as_deref().unwrap_or_default();
        let words = [&p.id, &p.name, &p.home, &first, &last, driver, &card.channel, &card.instrument, &rank];
        let words: Vec<&str> = words.into_iter().chain([card.label.as_str(), percent.as_str()]).collect();
        let profits =
            [Some(&p.cost), Some(&p.system_cost), Some(&p.tsv), Some(&p.brand_profit), Some(&p.retailer_profit)];
        let returns = [&p.roi_silo, &p.roi_brand, &p.roi_retailer, &p.roi_system].map(Option::as_ref);
        let mut values = profits.to_vec();
        values.push(Some(&p.incremental_units));
        values.extend(returns);
        values.extend([Some(&card.claim), Some(&card.net), Some(&p.pantry_units), p.budget_used.as_ref()]);
        table.row(&words, &values);
    }
    table.finish("programs")
}

/// One table of rows per program and plan.
fn per_program(
    results: &Results,
    (name, head, prefixes): (&'static str, &[&str], &[&str]),
    fill: impl Fn(&ProgramResult, &mut Builder),
) -> CsvTable {
    let mut table = Builder::new(head).estimates(prefixes);
    for program in all_results(results) {
        fill(program, &mut table);
    }
    table.finish(name)
}

fn bridge(results: &Results) -> CsvTable {
    per_program(results, ("bridge", &["program", "kind", "category", "part", "subtotal"], &[""]), |p, table| {
        for part in &p.bridge.profit {
            let subtotal = part.subtotal.to_string();
            table.row(&[&p.id, "profit", "", &part.part, &subtotal], &[Some(&part.value)]);
        }
        for part in &p.bridge.units {
            let (subtotal, category) = (part.subtotal.to_string(), part.category.as_deref().unwrap_or(""));
            table.row(&[&p.id, "units", category, &part.part, &subtotal], &[Some(&part.value)]);
        }
    })
}

fn by_channel(results: &Results) -> CsvTable {
    let values = ["profit", "sell_out_value", "sell_out_units"];
    per_program(results, ("by_channel", &["program", "channel"], &values), |p, table| {
        for c in &p.by_channel {
            table.row(&[&p.id, &c.channel], &[Some(&c.profit), Some(&c.sell_out_value), Some(&c.sell_out_units)]);
        }
    })
}

fn by_week(results: &Results) -> CsvTable {
    let head = ["program", "week", "profit_p25", "profit_p75"];
    per_program(results, ("by_week", &head, &["profit", "home_profit", "cumulative"]), |p, table| {
        for w in &p.by_week {
            let values = [Some(&w.profit), Some(&w.home_profit), Some(&w.cumulative)];
            table.row(&[&p.id, &w.week.to_string()], &values);
            table.insert(2, [number_cell(w.p25), number_cell(w.p75)]);
        }
    })
}

fn matrix(results: &Results) -> CsvTable {
    per_program(results, ("matrix", &["program", "spent_in", "changed_in"], &["profit"]), |p, table| {
        for cell in &p.matrix {
            table.row(&[&p.id, &cell.spent_in, &cell.changed_in], &[Some(&cell.profit)]);
        }
    })
}

fn payments(results: &Results) -> CsvTable {
    per_program(results, ("payments", &["program", "line"], &["value"]), |p, table| {
        for payment in &p.payments {
            table.row(&[&p.id, &payment.line], &[Some(&payment.value)]);
        }
    })
}

fn instruments(results: &Results) -> CsvTable {
    let head =
        ["program", "instrument", "channel", "error_percent", "ci_low", "ci_high", "significant", "covers_truth"];
    let values = ["incremental_units", "incremental_profit", "true_units", "true_profit", "error_profit"];
    per_program(results, ("instruments", &head, &values), |p, table| {
        for i in &p.instruments {
            let truth = [i.true_units.as_ref(), i.true_profit.as_ref(), i.error_profit.as_ref()];
            let claim = [Some(&i.incremental_units), Some(&i.incremental_profit)];
            table.row(&[&p.id, &i.id, &i.channel], &[claim.as_slice(), &truth].concat());
            let numbers = [i.error_percent, i.ci_low, i.ci_high, i.significant, i.covers_truth];
            table.insert(3, numbers.map(|n| n.map(number_cell).unwrap_or_default()));
        }
    })
}

fn growth(results: &Results) -> CsvTable {
    let values = ["penetration", "frequency", "basket", "total"];
    per_program(results, ("growth", &["program"], &values), |p, table| {
        let g = &p.growth;
        table.row(&[&p.id], &[Some(&g.penetration), Some(&g.frequency), Some(&g.basket), Some(&g.total)]);
    })
}

fn pairs(results: &Results) -> CsvTable {
    let mut table = Builder::new(&["better", "worse", "p_better", "verdict"]).estimates(&["difference"]);
    for pair in &results.pairs {
        table.row(&[&pair.better, &pair.worse, &number_cell(pair.p_better), &pair.verdict], &[Some(&pair.difference)]);
    }
    table.finish("pairs")
}

fn breaks(results: &Results) -> CsvTable {
    per_program(results, ("breaks", &["program", "from", "to", "cause"], &["count"]), |p, table| {
        for b in &p.breaks {
            table.row(&[&p.id, &b.from, &b.to, &b.cause], &[Some(&b.count)]);
        }
    })
}

fn offers(results: &Results) -> CsvTable {
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
    per_program(results, ("offers", &["program", "tactic"], &values), |p, table| {
        for o in &p.offers {
            let coupon = [&o.seen, &o.needed, &o.loaded, &o.redeemed, &o.refused, &o.expired];
            let push = [&o.distributed, &o.delivered, &o.opened, &o.opted_out];
            let ad = [&o.contacts, &o.clicks, &o.attributed];
            let values: Vec<_> = push.into_iter().chain(coupon).chain(ad).map(Some).collect();
            table.row(&[&p.id, &o.tactic], &values);
        }
    })
}

fn baseline(results: &Results) -> CsvTable {
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
        table.row(&[measure], &[Some(value)]);
    }
    table.finish("baseline")
}

fn baseline_by_channel(results: &Results) -> CsvTable {
    let mut table = Builder::new(&["channel"]).estimates(&["sell_out_value", "sell_out_units"]);
    for level in &results.baseline.by_channel {
        table.row(&[&level.channel], &[Some(&level.sell_out_value), Some(&level.sell_out_units)]);
    }
    table.finish("baseline_by_channel")
}

fn panel(results: &Results) -> CsvTable {
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
            table.row(&[&c.category, measure, ""], &[Some(value)]);
        }
        for brand in &c.brand_shares {
            table.row(&[&c.category, "unit_share", &brand.brand], &[Some(&brand.share)]);
        }
    }
    table.finish("panel")
}

fn defaults(results: &Results) -> CsvTable {
    let mut table = Builder::new(&["key", "value", "unit", "source"]);
    for d in &results.defaults {
        table.rows.push(vec![text_cell(&d.key), number_cell(d.value), text_cell(&d.unit), text_cell(&d.source)]);
    }
    table.finish("defaults")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample;

    #[test]
    fn every_row_has_the_columns_of_its_head_and_no_formula() {
        for (name, results) in sample::all() {
            for table in tables(&results) {
                let mut reader = csv::Reader::from_reader(table.text.as_bytes());
                let width = reader.headers().expect("head").len();
                for row in reader.records() {
                    let row = row.expect("row");
                    assert_eq!(row.len(), width, "{name} {}", table.name);
                    let is_formula = |f: &str| f.starts_with(['=', '@', '+']) || f.contains("NaN") || f.contains("inf");
                    assert!(!row.iter().any(is_formula), "{name} {}: {row:?}", table.name);
                }
            }
        }
    }

    #[test]
    fn text_that_looks_like_a_formula_is_neutralised_and_numbers_are_not() {
        assert_eq!(text_cell("=cmd()"), "'=cmd()");
        assert_eq!(text_cell("\t@sum"), "'@sum");
        assert_eq!(number_cell(-4.5), "-4.5");
        assert_eq!(number_cell(f64::NAN), "");
        assert_eq!(number_cell(-0.0), "0");
        assert_eq!(quoted("a;\"b\""), "\"a;\"\"b\"\"\"");
    }
}
