//! Profit and loss: every posting of a side in one row, rows and channels add up to its profit.

use crate::worlds::{compare_fixed, future_with, starter};
use omnisim::experiment::results::{Estimate, PnlRow};
use omnisim::measure::Pnl;
use omnisim::measure::pnl::{Side, UNPLACED};

#[test]
fn rows_add_up_to_the_profit_of_each_side_in_every_program_and_future() {
    for number in 0..3 {
        let run = future_with(&starter(&[]), number, false);
        for index in 0..run.programs.len() {
            let (impact, frame) = (run.impact(index), run.frame(index));
            assert_eq!(impact.pnl.total(Side::Brand), impact.brand_profit, "{}", run.programs[index].id);
            assert_eq!(impact.pnl.total(Side::Retailer), impact.retailer_profit, "{}", run.programs[index].id);
            for side in Side::ALL {
                let level = Pnl::of(&run.run.baseline.ledger, &frame.horizon());
                let balance = run.run.baseline.ledger.balance(frame.horizon(), side.party(), Default::default());
                assert_eq!(level.total(side), balance, "{side:?} of the baseline");
                let unplaced = side.rows().position(|r| r == UNPLACED).expect("a row for what has no place");
                assert!((0..level.channels()).all(|c| level.cell(side, unplaced, c) == 0));
                // Without the largest row, nothing adds up.
                let largest = (0..unplaced)
                    .map(|row| (0..level.channels()).map(|c| level.cell(side, row, c)).sum::<i128>())
                    .max_by_key(|v| v.abs());
                assert_ne!(level.total(side) - largest.unwrap_or(0), balance);
            }
        }
    }
}

/// Sum over rows of a side that are no sums, channel by channel.
fn parts(rows: &[PnlRow], side: &str, value: impl Fn(&PnlRow) -> f64) -> f64 {
    rows.iter().filter(|r| r.side == side && !r.subtotal && r.channel.is_some()).map(value).sum()
}

#[test]
fn published_rows_add_up_by_row_by_channel_and_to_the_published_profit() {
    for (currency, households) in [("VND", "400000"), ("USD", "123457")] {
        let scenario = starter(&[("scenario.households", households), ("scenario.currency", currency)]);
        let results = compare_fixed(&scenario, 3, &[]).results;
        let step = if currency == "VND" { 1.0 } else { 0.01 };
        let same = |a: f64, b: f64, what: &str| assert!((a - b).abs() < step / 2.0, "{what}: {a} and {b}");
        for program in &results.programs {
            let profit: [(&str, &Estimate, &Estimate); 2] = [
                ("brand", &program.brand_profit, &results.baseline.brand_profit),
                ("retailer", &program.retailer_profit, &results.baseline.retailer_profit),
            ];
            for (side, change, before) in profit {
                same(parts(&program.pnl, side, |r| r.difference.mean), change.mean, "difference");
                same(parts(&program.pnl, side, |r| r.before), before.mean, "before");
                same(parts(&program.pnl, side, |r| r.after), before.mean + change.mean, "after");
                let last = program.pnl.iter().rfind(|r| r.side == side && r.channel.is_none()).expect("profit");
                assert_eq!(last.row, format!("{side}_profit"));
                same(last.difference.mean, change.mean, "last sum");
                assert_eq!((last.difference.p05, last.difference.p95), (change.p05, change.p95));
            }
            for whole in program.pnl.iter().filter(|r| r.channel.is_none()) {
                let mine = program.pnl.iter().filter(|r| r.row == whole.row && r.side == whole.side);
                let channels: f64 = mine.filter(|r| r.channel.is_some()).map(|r| r.difference.mean).sum();
                same(channels, whole.difference.mean, &whole.row);
                same(whole.before + whole.difference.mean, whole.after, &whole.row);
            }
        }
        let levels = &results.baseline.pnl;
        let row = |side: &str, row: &str| {
            let found = levels.iter().find(|l| l.side == side && l.row == row && l.channel.is_none());
            found.map_or(0.0, |l| l.value.mean)
        };
        let net = row("retailer", "shelf_sales")
            + row("retailer", "price_reductions")
            + row("retailer", "coupon_reductions")
            + row("retailer", "value_added_tax");
        same(net, row("retailer", "net_sales"), "net sales");
        assert!(row("retailer", "handling_and_delivery") < 0.0 && row("brand", "gross_sales") > 0.0);
        same(row("brand", "net_sales") + row("brand", "cost_of_goods"), row("brand", "gross_margin"), "gross margin");
    }
}

#[test]
fn what_the_brand_pays_the_account_stands_on_both_sides_with_opposite_signs() {
    let run = future_with(&starter(&[]), 0, false);
    let account: Vec<usize> =
        (0..run.world.market.channels.len()).filter(|&c| run.world.market.channels[c].is_account()).collect();
    let mut seen = 0;
    for index in 0..run.programs.len() {
        let pnl = run.impact(index).pnl;
        for id in ["scan_back", "off_invoice", "space_fee", "points_funding"] {
            let of = |side: Side| {
                let row = side.rows().position(|r| r == id).expect("row");
                account.iter().map(|&c| pnl.cell(side, row, c)).sum::<i128>()
            };
            assert_eq!(of(Side::Brand), -of(Side::Retailer), "{id} of {}", run.programs[index].id);
            seen += usize::from(of(Side::Brand) != 0);
        }
    }
    assert!(seen >= 3, "only {seen} payments");
}
