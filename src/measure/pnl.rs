//! Profit and loss of brand and account: every posting of a side stands in exactly one row, by channel.
//!
//! Rows are net receipts: what the side is paid counts up, what it pays counts down, so that all rows of a side add up
//! to its profit without a remainder.

use crate::ledger::{Ledger, Line, Party};
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// Whose profit and loss.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The brand side of the plan, in all outlets.
    Brand,
    /// The account.
    Retailer,
}

/// What stands in a place of a profit and loss account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Item {
    /// A row of postings.
    Row(&'static str),
    /// A sum of all rows from the one named to here.
    Sum(&'static str, &'static str),
}

/// Row of a posting line that the table below does not place; always empty, and a test holds that.
pub const UNPLACED: &str = "other_lines";

/// Rows of the brand side. The sell-in at list price comes first, and the last sum is `brand_profit`.
const BRAND: &[Item] = &[
    Item::Row("gross_sales"),
    Item::Row("off_invoice"),
    Item::Row("scan_back"),
    Item::Row("ordinary_deal_funding"),
    Item::Row("back_margin"),
    Item::Row("space_fee"),
    Item::Row("points_funding"),
    Item::Row("bill_back"),
    Item::Row("lump_sum"),
    Item::Row("rebate"),
    Item::Row("handling_fee"),
    Item::Row("otif_fine"),
    Item::Sum("trade_spend", "off_invoice"),
    Item::Sum("net_sales", "gross_sales"),
    Item::Row("cost_of_goods"),
    Item::Sum("gross_margin", "gross_sales"),
    Item::Row("third_party_cost"),
    Item::Row(UNPLACED),
    Item::Sum("brand_profit", "gross_sales"),
];

/// Rows of the account. Shelf sales at usual prices come first, and the last sum is `retailer_profit`.
const RETAILER: &[Item] = &[
    Item::Row("shelf_sales"),
    Item::Row("price_reductions"),
    Item::Row("coupon_reductions"),
    Item::Row("value_added_tax"),
    Item::Sum("net_sales", "shelf_sales"),
    Item::Row("purchase_cost"),
    Item::Row("off_invoice"),
    Item::Sum("front_margin", "shelf_sales"),
    Item::Row("scan_back"),
    Item::Row("ordinary_deal_funding"),
    Item::Row("back_margin"),
    Item::Row("space_fee"),
    Item::Row("points_funding"),
    Item::Row("bill_back"),
    Item::Row("lump_sum"),
    Item::Row("rebate"),
    Item::Row("handling_fee"),
    Item::Row("otif_fine"),
    Item::Sum("back_income", "scan_back"),
    Item::Sum("trading_margin", "shelf_sales"),
    Item::Row("handling_and_delivery"),
    Item::Row("delivery_fees"),
    Item::Row("points_issued"),
    Item::Row("waste"),
    Item::Sum("cost_to_serve", "handling_and_delivery"),
    Item::Row("program_points"),
    Item::Row("coupon_handling"),
    Item::Row("third_party_cost"),
    Item::Sum("own_program_cost", "program_points"),
    Item::Row("rest_sales"),
    Item::Row("rest_cost"),
    Item::Sum("rest_of_basket", "rest_sales"),
    Item::Row(UNPLACED),
    Item::Sum("retailer_profit", "shelf_sales"),
];

/// A posting line with its row at the brand and at the account; `None` where the side takes no part in it.
type Placed = (Line, Option<&'static str>, Option<&'static str>);

/// The row of every posting line, in any order.
const LINES: &[Placed] = &[
    (Line::ShelfSales, None, Some("shelf_sales")),
    (Line::PriceReduction, None, Some("price_reductions")),
    (Line::CouponReduction, None, Some("coupon_reductions")),
    (Line::ValueAddedTax, None, Some("value_added_tax")),
    (Line::PurchaseCost, Some("gross_sales"), Some("purchase_cost")),
    (Line::BackMargin, Some("back_margin"), Some("back_margin")),
    (Line::MarketDealFunding, Some("ordinary_deal_funding"), Some("ordinary_deal_funding")),
    (Line::ScanBack, Some("scan_back"), Some("scan_back")),
    (Line::OffInvoice, Some("off_invoice"), Some("off_invoice")),
    (Line::CostOfGoods, Some("cost_of_goods"), None),
    (Line::CostToServe, None, Some("handling_and_delivery")),
    (Line::DeliveryFee, None, Some("delivery_fees")),
    (Line::RestSales, None, Some("rest_sales")),
    (Line::RestCost, None, Some("rest_cost")),
    (Line::SpaceFee, Some("space_fee"), Some("space_fee")),
    (Line::ThirdPartyBrand, Some("third_party_cost"), None),
    (Line::ThirdPartyAccount, None, Some("third_party_cost")),
    (Line::PointsIssued, None, Some("points_issued")),
    (Line::PointsFunding, Some("points_funding"), Some("points_funding")),
    (Line::PointsRedeemed, None, None),
    (Line::CouponHandling, None, Some("coupon_handling")),
    (Line::ProgramPoints, None, Some("program_points")),
    // Packs that the account throws away were sold to it like all others.
    (Line::Waste, Some("gross_sales"), Some("waste")),
    (Line::OtifFine, Some("otif_fine"), Some("otif_fine")),
    (Line::BillBack, Some("bill_back"), Some("bill_back")),
    (Line::LumpSum, Some("lump_sum"), Some("lump_sum")),
    (Line::Rebate, Some("rebate"), Some("rebate")),
    (Line::HandlingFee, Some("handling_fee"), Some("handling_fee")),
];

impl Side {
    /// Both sides.
    pub const ALL: [Self; 2] = [Self::Brand, Self::Retailer];

    /// Name in results.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Brand => "brand",
            Self::Retailer => "retailer",
        }
    }

    /// Whose receipts these are.
    #[must_use]
    pub const fn party(self) -> Party {
        match self {
            Self::Brand => Party::Brand,
            Self::Retailer => Party::Account,
        }
    }

    /// Rows and sums from top to bottom.
    #[must_use]
    pub const fn layout(self) -> &'static [Item] {
        match self {
            Self::Brand => BRAND,
            Self::Retailer => RETAILER,
        }
    }

    /// Rows without the sums, in the order of the layout.
    pub fn rows(self) -> impl Iterator<Item = &'static str> {
        self.layout().iter().filter_map(|item| match item {
            Item::Row(id) => Some(*id),
            Item::Sum(..) => None,
        })
    }

    /// Row of a posting line; `None` for lines in which the side takes no part.
    #[must_use]
    pub fn row_of(self, line: Line) -> Option<&'static str> {
        let placed = LINES.iter().find(|p| p.0 == line)?;
        match self {
            Self::Brand => placed.1,
            Self::Retailer => placed.2,
        }
    }

    /// Place of each posting line among the rows.
    fn places(self) -> [usize; Line::COUNT] {
        let place = |id: &str| self.rows().position(|row| row == id);
        let last = place(UNPLACED).unwrap_or(0);
        Line::ALL.map(|line| self.row_of(line).and_then(place).unwrap_or(last))
    }
}

/// Net receipts of both sides by row and channel, in ten-thousandths of the simulated shoppers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pnl {
    channels: usize,
    /// `[side][row × channels + channel]`.
    cells: [Vec<i128>; 2],
}

impl Pnl {
    /// Adds up the postings of some weeks.
    #[must_use]
    pub fn of(ledger: &Ledger, weeks: &Range<usize>) -> Self {
        let channels = ledger.shape.channels();
        let cells = Side::ALL.map(|side| {
            let places = side.places();
            let mut cells = vec![0; side.rows().count() * channels];
            for book in ledger.over(weeks.clone()) {
                for channel in 0..channels {
                    for product in (0..ledger.shape.products()).map(Some).chain([None]) {
                        for line in Line::ALL {
                            let amount = book.received(line, channel, product, side.party());
                            cells[places[line as usize] * channels + channel] += amount;
                        }
                    }
                }
            }
            cells
        });
        Self { channels, cells }
    }

    /// This less another.
    #[must_use]
    pub fn less(&self, other: &Self) -> Self {
        let minus = |at: usize| self.cells[at].iter().zip(&other.cells[at]).map(|(a, b)| a - b).collect();
        Self { channels: self.channels, cells: [minus(0), minus(1)] }
    }

    /// Receipts of a side through a row (its place among the rows) in a channel.
    #[must_use]
    pub fn cell(&self, side: Side, row: usize, channel: usize) -> i128 {
        self.cells[side as usize][row * self.channels + channel]
    }

    /// Number of channels.
    #[must_use]
    pub const fn channels(&self) -> usize {
        self.channels
    }

    /// Profit of a side: the sum of all its rows.
    #[must_use]
    pub fn total(&self, side: Side) -> i128 {
        self.cells[side as usize].iter().sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_stands_once_in_the_table_and_in_a_row_of_each_side_that_takes_part() {
        for line in Line::ALL {
            assert_eq!(LINES.iter().filter(|p| p.0 == line).count(), 1, "{line:?} needs one row in LINES");
            for side in Side::ALL {
                let cases = [(true, true), (true, false), (false, true), (false, false)];
                let takes_part = cases.iter().any(|&(at_account, of_brand)| {
                    let (payer, payee) = line.parties(at_account, of_brand);
                    payer == side.party() || payee == side.party()
                });
                let row = side.row_of(line);
                assert_eq!(row.is_some(), takes_part, "{line:?} at {side:?}");
                assert!(row.is_none_or(|id| id != UNPLACED && side.rows().any(|r| r == id)), "{line:?} at {side:?}");
            }
        }
    }

    #[test]
    fn every_row_has_a_line_and_every_sum_begins_at_a_row_above_it() {
        for side in Side::ALL {
            for id in side.rows().filter(|id| *id != UNPLACED) {
                assert!(Line::ALL.iter().any(|&line| side.row_of(line) == Some(id)), "{id} is always empty");
            }
            let mut above = Vec::new();
            for item in side.layout() {
                match item {
                    Item::Row(id) => above.push(*id),
                    Item::Sum(id, from) => assert!(above.contains(from), "{id} begins at {from}"),
                }
            }
            let whole = Item::Sum(if side == Side::Brand { "brand_profit" } else { "retailer_profit" }, above[0]);
            assert_eq!(side.layout().last(), Some(&whole), "the last sum is the profit");
        }
    }
}
