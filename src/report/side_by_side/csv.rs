//! A row for each program and account, for spreadsheets.

use super::{Cell, SideBySide};
use crate::experiment::results::Estimate;
use crate::report::cells::{Builder, Kind, maybe, number, text, whole};
use crate::report::csv::{self, Locale};

const WORDS: [&str; 10] =
    ["program", "name", "account", "path", "currency", "weeks", "households", "futures", "rank", "sign_changes"];
const ESTIMATES: [&str; 10] = [
    "tsv",
    "brand_profit",
    "retailer_profit",
    "cost",
    "roi_system",
    "roi_brand",
    "roi_retailer",
    "tsv_per_household",
    "brand_profit_per_household",
    "retailer_profit_per_household",
];

/// The programs as a table with plain numbers in currency units.
#[must_use]
pub fn csv(document: &SideBySide) -> String {
    let mut table =
        Builder::new(&WORDS).numbers(Kind::Whole, &["weeks", "households", "futures", "rank"]).estimates(&ESTIMATES);
    for program in &document.programs {
        for (account, cell) in document.accounts.iter().zip(&program.at) {
            let Some(cell) = cell else { continue };
            let cells = [
                text(&program.id),
                text(&program.name),
                text(&account.id),
                text(&account.path),
                text(&account.currency),
                whole(account.weeks),
                number(account.households as f64),
                whole(account.futures),
                maybe(cell.rank.map(|rank| rank as f64)),
                text(&program.sign_changes.join(" ")),
            ];
            table.row(cells, &estimates(cell));
        }
    }
    csv::text(&table.finish("side_by_side"), Locale::C)
}

fn estimates(cell: &Cell) -> [Option<&Estimate>; 10] {
    let each = &cell.per_household;
    [
        Some(&cell.tsv),
        Some(&cell.brand_profit),
        Some(&cell.retailer_profit),
        Some(&cell.cost),
        cell.roi_system.as_ref(),
        cell.roi_brand.as_ref(),
        cell.roi_retailer.as_ref(),
        Some(&each.tsv),
        Some(&each.brand_profit),
        Some(&each.retailer_profit),
    ]
}
