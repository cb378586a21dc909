//! From the scorecard to total system value, exact in every future.
//!
//! Every posting of the twin difference falls into exactly one part, by product × outlet × time × line.

use super::lens::{Frame, Twin, discounts, margin};
use crate::ledger::{Line, Pick, WeekBook};
use serde::{Deserialize, Serialize};

/// Ids of the profit parts behind the two claim parts, in the order of the bridge.
pub const PARTS: [&str; 9] = [
    "subsidy",
    "own_channels",
    "later_weeks",
    "own_products",
    "competitors_in_account",
    "rest_of_basket",
    "brand_at_rivals",
    "cost_to_serve",
    "system_cost",
];

/// Profit bridge of one future, in ten-thousandths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProfitBridge {
    /// True uplift of promoted products, home channel, program weeks, at prices paid.
    pub home_uplift: i128,
    /// The other parts in the order of [`PARTS`].
    pub parts: [i128; 9],
}

impl ProfitBridge {
    /// Total system value.
    #[must_use]
    pub fn total(&self) -> i128 {
        self.home_uplift + self.parts.iter().sum::<i128>()
    }
}

/// True effect of a program on promoted products in its weeks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Uplift {
    /// Packs more than in the twin.
    pub units: i64,
    /// Brand plus account margin on them at prices paid, in ten-thousandths: the difference from the twin without the discount
    /// on packs that the twin sold too, as a claim counts its packs.
    pub profit: i128,
}

/// What a reading of a channel should have read, or of all channels of the account (`None`).
///
/// For the home channel `profit` is [`ProfitBridge::home_uplift`].
#[must_use]
pub fn uplift(twin: &Twin<'_>, frame: &Frame, channel: Option<usize>) -> Uplift {
    let mut total = Uplift::default();
    let shape = &twin.with.shape;
    let channels = (0..shape.channels()).filter(|&c| shape.at_account[c] && channel.is_none_or(|only| only == c));
    let cells = channels.flat_map(|c| (0..shape.products()).map(move |p| (c, p)));
    let cells: Vec<(usize, usize)> = cells.filter(|(_, p)| frame.promoted >> p & 1 == 1).collect();
    for week in frame.window.clone() {
        let (Some(with), Some(without)) = (twin.with.weeks.get(week), twin.without.weeks.get(week)) else { continue };
        for &(channel, product) in &cells {
            total.units += with.units(channel, product) as i64 - without.units(channel, product) as i64;
            total.profit += margin(with, channel, product) - margin(without, channel, product);
            total.profit -= subsidy(frame.tax, (with, without), channel, product);
        }
    }
    total
}

/// Splits the system profit of a twin difference into its parts.
#[must_use]
pub fn profit(twin: &Twin<'_>, frame: &Frame) -> ProfitBridge {
    let mut bridge = ProfitBridge::default();
    let mut home_total = 0;
    for week in frame.horizon() {
        let (Some(with), Some(without)) = (twin.with.weeks.get(week), twin.without.weeks.get(week)) else { continue };
        home_total += add_products(&mut bridge, frame, week, (with, without));
        add_lines(&mut bridge, (with, without));
    }
    bridge.home_uplift = home_total - bridge.parts[0];
    bridge
}

/// Adds the margins of a week to their parts; returns what happened to promoted products at home in program weeks.
fn add_products(
    bridge: &mut ProfitBridge,
    frame: &Frame,
    week: usize,
    (with, without): (&WeekBook, &WeekBook),
) -> i128 {
    let shape = with.shape();
    let in_window = frame.window.contains(&week);
    let mut home_total = 0;
    for channel in 0..shape.channels() {
        for product in 0..shape.products() {
            let change = margin(with, channel, product) - margin(without, channel, product);
            let promoted = frame.promoted >> product & 1 == 1;
            let part = match (shape.at_account[channel], promoted, shape.of_brand[product]) {
                (false, _, _) => 6,
                (true, true, _) if in_window && channel == frame.home => {
                    bridge.parts[0] += subsidy(frame.tax, (with, without), channel, product);
                    home_total += change;
                    continue;
                }
                (true, true, _) if in_window => 1,
                (true, true, _) => 2,
                (true, false, true) => 3,
                (true, false, false) => 4,
            };
            bridge.parts[part] += change;
        }
    }
    home_total
}

/// Discount on the units that the twin sold too, without tax; negative.
fn subsidy(tax: f64, (with, without): (&WeekBook, &WeekBook), channel: usize, product: usize) -> i128 {
    let (sold, sold_anyway) = (with.units(channel, product), without.units(channel, product));
    let both = sold.min(sold_anyway);
    if both == 0 {
        return 0;
    }
    let per_unit = discounts(with, channel, product) as f64 / sold as f64
        - discounts(without, channel, product) as f64 / sold_anyway as f64;
    -((per_unit * both as f64 / (1.0 + tax)).round() as i128)
}

/// Adds the lines that are no margin: rest of basket, cost to serve, system cost.
fn add_lines(bridge: &mut ProfitBridge, (with, without): (&WeekBook, &WeekBook)) {
    let shape = with.shape();
    for line in Line::ALL {
        let part = match line {
            Line::RestSales | Line::RestCost => 5,
            Line::CostToServe | Line::DeliveryFee | Line::PointsIssued => 7,
            // Between brand and account these two cancel; with other makers they are a cost or gain of serving.
            Line::Waste | Line::OtifFine => 7,
            // Paid to a rival, such a fee leaves the system; at the account it cancels.
            Line::SpaceFee | Line::PointsFunding | Line::LumpSum | Line::HandlingFee => 8,
            Line::BillBack | Line::Rebate => 8,
            _ if line.is_system_cost() => 8,
            _ => continue,
        };
        for channel in 0..shape.channels() {
            for product in (0..shape.products()).map(Some).chain(std::iter::once(None)) {
                bridge.parts[part] += with.system(line, channel, product) - without.system(line, channel, product);
            }
        }
    }
}

/// Unit bridge of one category over the horizon.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitBridge {
    /// Category.
    pub category: usize,
    /// − Δ packs of competitors in the account.
    pub competitors_in_account: i64,
    /// − Δ packs of the category at rivals.
    pub category_at_rivals: i64,
    /// Δ packs of the category in the market.
    pub category_in_market: i64,
    /// Δ packs of the brand side in the account: the sum of the three.
    pub brand_units: i64,
}

/// Unit bridges of every category with a promoted product.
#[must_use]
pub fn units(twin: &Twin<'_>, frame: &Frame) -> Vec<UnitBridge> {
    let shape = &twin.with.shape;
    let promoted = |category: usize| {
        (0..shape.products()).any(|p| frame.promoted >> p & 1 == 1 && usize::from(shape.category[p]) == category)
    };
    (0..shape.categories).filter(|&c| promoted(c)).map(|c| unit_bridge(twin, frame, c)).collect()
}

fn unit_bridge(twin: &Twin<'_>, frame: &Frame, category: usize) -> UnitBridge {
    let shape = &twin.with.shape;
    let mut bridge = UnitBridge { category, ..UnitBridge::default() };
    for product in (0..shape.products()).filter(|&p| usize::from(shape.category[p]) == category) {
        for channel in 0..shape.channels() {
            let pick = Pick { channel: Some(channel), products: Some(1 << product) };
            let change = twin.difference(|l| i128::from(l.units(frame.horizon(), pick))) as i64;
            bridge.category_in_market += change;
            match (shape.at_account[channel], shape.of_brand[product]) {
                (true, true) => bridge.brand_units += change,
                (true, false) => bridge.competitors_in_account -= change,
                (false, _) => bridge.category_at_rivals -= change,
            }
        }
    }
    bridge
}
