//! The first future as long tables for measurement teams, written as Parquet files only: hundreds of thousands of rows.
//!
//! Cells are made row by row when a file is written, so that the tables never stand in memory as text.

use super::cells::{Cell, Column, Kind, number, text};
use super::parquet::{self, LongTable};
use crate::experiment::results::records::{Names, OFFER_COUNTS, Place, Records};
use ::parquet::errors::Result;

/// Names of the tables, in the order in which they are listed.
pub const NAMES: [&str; 6] = ["ledger", "observed", "observed_channels", "observed_offers", "observed_spend", "truth"];

/// Parquet files of all tables by name, in the order of [`NAMES`].
///
/// # Errors
///
/// When the library cannot encode one.
pub fn files(records: &Records) -> Vec<(&'static str, Result<Vec<u8>>)> {
    let tables =
        [ledger(records), observed(records), channels(records), offers(records), spend(records), truth(records)];
    tables.iter().map(|table| (table.name, parquet::long_bytes(table))).collect()
}

const PLACE: [(&str, Kind); 4] =
    [("world", Kind::Text), ("week", Kind::Whole), ("channel", Kind::Text), ("product", Kind::Text)];

fn columns(of: &[(&str, Kind)]) -> Vec<Column> {
    of.iter().map(|(name, kind)| Column { name: (*name).to_owned(), kind: *kind }).collect()
}

/// The name at a place of a list; empty when it has none.
fn named(names: &[String], at: impl Into<usize>) -> Cell {
    names.get(at.into()).map_or(Cell::Empty, |name| text(name))
}

impl Names {
    /// Cells of the columns of [`PLACE`].
    fn cell(&self, place: &Place, column: usize) -> Cell {
        match column {
            0 => named(&self.worlds, place.world),
            1 => number(f64::from(place.week)),
            2 => named(&self.channels, place.channel),
            _ => place.product.map_or(Cell::Empty, |p| named(&self.products, p)),
        }
    }

    fn tactic(&self, world: u16, slot: u16) -> Cell {
        self.tactics.get(usize::from(world)).map_or(Cell::Empty, |tactics| named(tactics, slot))
    }
}

/// Every posting twice: as what the payer loses, and as what the payee gets.
fn ledger(records: &Records) -> LongTable<'_> {
    let columns =
        columns(&[&PLACE[..], &[("line", Kind::Text), ("party", Kind::Text), ("amount", Kind::Money)]].concat());
    let cell = |row: usize, column: usize| {
        let (posting, is_payee) = (&records.ledger[row / 2], row % 2 == 1);
        match column {
            0..4 => records.names.cell(&posting.place, column),
            4 => text(posting.line),
            5 => text(if is_payee { posting.payee } else { posting.payer }),
            _ => number(if is_payee { posting.amount } else { -posting.amount }),
        }
    };
    LongTable { name: "ledger", columns, rows: 2 * records.ledger.len(), cell: Box::new(cell) }
}

fn observed(records: &Records) -> LongTable<'_> {
    let more = [
        ("packs", Kind::Packs),
        ("value", Kind::Money),
        ("packs_on_deal", Kind::Packs),
        ("price_paid", Kind::Money),
        ("usual_price", Kind::Money),
        ("packs_credited", Kind::Packs),
    ];
    let cell = |row: usize, column: usize| {
        let seen = &records.observed[row];
        // No pack, no price: the division gives no number, and the cell stays empty.
        match column {
            0..4 => records.names.cell(&seen.place, column),
            4 => number(seen.packs),
            5 => number(seen.value),
            6 => number(seen.packs_on_deal),
            7 => number(seen.value / seen.packs),
            8 => number(seen.usual_value / seen.packs),
            _ => number(seen.packs_credited),
        }
    };
    let columns = columns(&[&PLACE[..], &more].concat());
    LongTable { name: "observed", columns, rows: records.observed.len(), cell: Box::new(cell) }
}

fn channels(records: &Records) -> LongTable<'_> {
    let more = [("trips", Kind::Plain), ("rest_of_basket_value", Kind::Money), ("delivery_fees", Kind::Money)];
    let cell = |row: usize, column: usize| {
        let week = &records.channels[row];
        match column {
            0..3 => records.names.cell(&week.place, column),
            3 => number(week.trips),
            4 => number(week.rest_value),
            _ => number(week.delivery_fees),
        }
    };
    let columns = columns(&[&PLACE[..3], &more].concat());
    LongTable { name: "observed_channels", columns, rows: records.channels.len(), cell: Box::new(cell) }
}

fn offers(records: &Records) -> LongTable<'_> {
    let head = [("world", Kind::Text), ("week", Kind::Whole), ("tactic", Kind::Text)];
    let counts = OFFER_COUNTS.map(|name| (name, Kind::Plain));
    let cell = |row: usize, column: usize| {
        let week = &records.offers[row];
        match column {
            0 => named(&records.names.worlds, week.world),
            1 => number(f64::from(week.week)),
            2 => records.names.tactic(week.world, week.slot),
            _ => week.counts.get(column - 3).map_or(Cell::Empty, |count| number(*count)),
        }
    };
    let columns = columns(&[&head[..], &counts].concat());
    LongTable { name: "observed_offers", columns, rows: records.offers.len(), cell: Box::new(cell) }
}

fn spend(records: &Records) -> LongTable<'_> {
    let more = [("tactic", Kind::Text), ("brand_money", Kind::Money), ("account_money", Kind::Money)];
    let cell = |row: usize, column: usize| {
        let spent = &records.spend[row];
        match column {
            0..3 => records.names.cell(&spent.place, column),
            3 => records.names.tactic(spent.place.world, spent.slot),
            4 => number(spent.brand),
            _ => number(spent.account),
        }
    };
    let columns = columns(&[&PLACE[..3], &more].concat());
    LongTable { name: "observed_spend", columns, rows: records.spend.len(), cell: Box::new(cell) }
}

fn truth(records: &Records) -> LongTable<'_> {
    let more = [
        ("incremental_packs", Kind::Packs),
        ("incremental_value", Kind::Money),
        ("incremental_brand_profit", Kind::Money),
        ("incremental_account_profit", Kind::Money),
    ];
    let cell = |row: usize, column: usize| {
        let change = &records.truth[row];
        match column {
            0..4 => records.names.cell(&change.place, column),
            4 => number(change.packs),
            5 => number(change.value),
            6 => number(change.brand_profit),
            _ => number(change.retailer_profit),
        }
    };
    let columns = columns(&[&PLACE[..], &more].concat());
    LongTable { name: "truth", columns, rows: records.truth.len(), cell: Box::new(cell) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::results::records::{Posting, Seen};

    fn sample() -> Records {
        let place = Place { world: 1, week: -3, channel: 0, product: Some(0) };
        Records {
            names: Names {
                worlds: vec!["baseline".into(), "B".into()],
                tactics: vec![Vec::new(), vec!["cut".into()]],
                channels: vec!["store".into()],
                products: vec!["can".into()],
            },
            ledger: vec![Posting { place, line: "shelf_sales", payer: "shopper", payee: "account", amount: 2.5 }],
            observed: vec![Seen {
                place,
                packs: 0.0,
                value: 0.0,
                packs_on_deal: 0.0,
                usual_value: 0.0,
                packs_credited: 4.0,
            }],
            ..Records::default()
        }
    }

    #[test]
    fn a_posting_stands_in_the_table_for_both_parties() {
        let records = sample();
        let files = files(&records);
        assert_eq!(files.iter().map(|(name, _)| *name).collect::<Vec<_>>(), NAMES);
        let bytes = files.into_iter().next().expect("ledger").1.expect("encodes");
        let table = parquet::read("ledger", bytes).expect("reads");
        let written = super::super::csv::text(&table, super::super::csv::Locale::C);
        let head = "world,week,channel,product,line,party,amount\n";
        let rows = "B,-3,store,can,shelf_sales,shopper,-2.5\nB,-3,store,can,shelf_sales,account,2.5\n";
        assert_eq!(written, format!("{head}{rows}"));
    }

    #[test]
    fn a_week_without_a_sale_has_packs_and_no_price() {
        let records = sample();
        let table = observed(&records);
        assert_eq!(
            [4, 7, 8, 9].map(|column| (table.cell)(0, column)),
            [Cell::Number(0.0), Cell::Empty, Cell::Empty, Cell::Number(4.0)]
        );
    }
}
