//! Levels read off one ledger. A KPI is one row here.

use super::lens::{Frame, paid_over};
use crate::ledger::{Ledger, Panel, Party, Pick};

/// Kind of a KPI's unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Money in ten-thousandths, of the simulated shoppers.
    Money,
    /// Packs of the simulated shoppers.
    Packs,
    /// Money per case, not scaled to the market.
    MoneyEach,
    /// A plain ratio.
    Ratio,
    /// A share of a whole.
    Share,
}

/// A level of a world over the horizon.
#[derive(Clone, Copy, Debug)]
pub struct Kpi {
    /// Id in results and in `omnisim explain`.
    pub id: &'static str,
    /// Unit of the value.
    pub unit: Unit,
    /// How it is read.
    pub value: fn(&Ledger, &Panel, &Frame) -> f64,
}

/// All levels, in the order of the results.
pub const KPIS: &[Kpi] = &[
    Kpi { id: "system_profit", unit: Unit::Money, value: |l, _, f| l.system(f.horizon(), Pick::default()) as f64 },
    Kpi { id: "brand_profit", unit: Unit::Money, value: |l, _, f| party(l, f, Party::Brand) },
    Kpi { id: "retailer_profit", unit: Unit::Money, value: |l, _, f| party(l, f, Party::Account) },
    Kpi { id: "sell_out_value", unit: Unit::Money, value: |l, _, f| at_account(l, |c| value(l, f, c)) },
    Kpi { id: "sell_out_units", unit: Unit::Packs, value: |l, _, f| at_account(l, |c| packs(l, f, c)) },
    Kpi { id: "trips_per_household_week", unit: Unit::Ratio, value: trips_per_household_week },
    Kpi { id: "basket", unit: Unit::MoneyEach, value: basket },
    Kpi {
        id: "xch_share",
        unit: Unit::Share,
        value: |l, _, f| ratio(crossed(l, f), at_account(l, |c| bought(l, f, c))),
    },
    Kpi { id: "leakage", unit: Unit::Share, value: leakage },
];

fn party(ledger: &Ledger, frame: &Frame, who: Party) -> f64 {
    ledger.balance(frame.horizon(), who, Pick::default()) as f64
}

fn at_account(ledger: &Ledger, value: impl Fn(usize) -> f64) -> f64 {
    (0..ledger.shape.channels()).filter(|&c| ledger.shape.at_account[c]).map(value).sum()
}

/// Modelled products at prices paid, one channel.
#[must_use]
pub fn value(ledger: &Ledger, frame: &Frame, channel: usize) -> f64 {
    paid_over(ledger, frame.horizon(), products_of(ledger, channel)) as f64
}

/// Packs sold in one channel.
#[must_use]
pub fn packs(ledger: &Ledger, frame: &Frame, channel: usize) -> f64 {
    ledger.units(frame.horizon(), products_of(ledger, channel)) as f64
}

fn products_of(ledger: &Ledger, channel: usize) -> Pick {
    let products = ledger.shape.products();
    let all = if products >= 64 { u64::MAX } else { (1 << products) - 1 };
    Pick { channel: Some(channel), products: Some(all) }
}

fn bought(ledger: &Ledger, frame: &Frame, channel: usize) -> f64 {
    let categories = ledger.shape.categories;
    let cells = channel * categories..(channel + 1) * categories;
    ledger.over(frame.horizon()).map(|b| b.occasions[cells.clone()].iter().sum::<u64>()).sum::<u64>() as f64
}

fn crossed(ledger: &Ledger, frame: &Frame) -> f64 {
    ledger.over(frame.horizon()).map(|b| b.crossed).sum::<u64>() as f64
}

fn trips_per_household_week(_: &Ledger, panel: &Panel, frame: &Frame) -> f64 {
    ratio(panel.account_trips as f64, panel.households as f64 * frame.horizon().len() as f64)
}

/// Modelled products and rest of basket per trip or order at the account.
fn basket(ledger: &Ledger, panel: &Panel, frame: &Frame) -> f64 {
    let rest = |c| {
        let pick = Pick { channel: Some(c), products: None };
        ledger.line(frame.horizon(), crate::ledger::Line::RestSales, pick) as f64
    };
    ratio(at_account(ledger, |c| value(ledger, frame, c) + rest(c)), panel.account_trips as f64)
}

fn leakage(ledger: &Ledger, _: &Panel, frame: &Frame) -> f64 {
    let own = at_account(ledger, |c| bought(ledger, frame, c));
    let all: f64 = (0..ledger.shape.channels()).map(|c| bought(ledger, frame, c)).sum();
    ratio(all - own, all)
}

/// A ratio that is 0 where nothing is divided.
#[must_use]
pub fn ratio(part: f64, whole: f64) -> f64 {
    if whole == 0.0 { 0.0 } else { part / whole }
}
