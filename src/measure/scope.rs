//! Levels of a part of the account: some channels, some products, one category. Read off one ledger and panel.

use super::kpi::ratio;
use super::lens::{Frame, paid_over};
use super::supply::supply;
use crate::ledger::{Ledger, Line, Panel, Party, Pick, StockWeek};

/// A part of the market.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scope {
    /// Channels, bit each.
    pub channels: u64,
    /// Products, bit each.
    pub products: u64,
    /// Category of counts by household; `None`: the brand side's products together.
    pub category: Option<usize>,
}

/// What is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Sell-out at prices paid.
    SellOutValue,
    /// Packs sold.
    SellOutUnits,
    /// Goods that the outlets buy at sell-in prices: what is delivered of the brand side's products in scope to the account
    /// where there is supply, else what is sold in scope.
    SellInValue,
    /// On-shelf availability; 1 while supply is unlimited.
    Osa,
    /// Order lines on time and in full; 1 while supply is unlimited.
    Otif,
    /// Packs on deal over packs sold.
    DealShare,
    /// Profit of the brand side, all outlets.
    BrandProfit,
    /// Profit of the account.
    RetailerProfit,
    /// Both together.
    SystemProfit,
    /// What the account keeps of the products before handling, over their value without tax.
    RetailerMargin,
    /// Handling of units and orders.
    RetailerOpex,
    /// Households that bought, share of all.
    Penetration,
    /// Purchase occasions per buying household.
    Frequency,
    /// Value of one trip or order, rest of basket included.
    Basket,
    /// Buying households that bought twice or more.
    RepeatRate,
    /// Trips and orders.
    Traffic,
    /// Purchase occasions of the category per trip or order.
    Conversion,
    /// Purchases whose first touchpoint is not the selling channel.
    CrossShare,
    /// Purchases made outside the account.
    Leakage,
    /// Money that brand and account spend on tactics.
    Outlay,
}

impl Scope {
    fn channels(self, ledger: &Ledger) -> impl Iterator<Item = usize> + '_ {
        (0..ledger.shape.channels()).filter(move |&c| self.channels >> c & 1 == 1)
    }

    fn over(self, ledger: &Ledger, value: impl Fn(Pick) -> i128) -> f64 {
        let pick = |c| Pick { channel: Some(c), products: Some(self.products) };
        self.channels(ledger).map(|c| value(pick(c))).sum::<i128>() as f64
    }

    fn trips(self, ledger: &Ledger, frame: &Frame) -> f64 {
        let all = ledger.over(frame.horizon()).flat_map(|book| self.channels(ledger).map(|c| book.trips[c]));
        all.sum::<u64>() as f64
    }

    fn occasions(self, ledger: &Ledger, frame: &Frame) -> f64 {
        let categories = ledger.shape.categories;
        let mine = |c: usize| {
            self.category.map_or(c * categories..(c + 1) * categories, |k| c * categories + k..c * categories + k + 1)
        };
        let books = ledger.over(frame.horizon());
        books.flat_map(|b| self.channels(ledger).map(move |c| b.occasions[mine(c)].iter().sum::<u64>())).sum::<u64>()
            as f64
    }

    /// Buyers, repeaters and occasions at the account.
    fn panel(self, panel: &Panel) -> [f64; 3] {
        match self.category.and_then(|at| panel.categories.get(at)) {
            Some(c) => [c.buyers as f64, c.repeaters as f64, c.occasions as f64],
            None => [panel.own_buyers as f64, 0.0, panel.own_occasions as f64],
        }
    }

    /// Value at sell-in prices of what is delivered to the account of the products of the brand side; whatever the channels,
    /// because goods go to warehouses.
    fn delivered(self, ledger: &Ledger, frame: &Frame) -> f64 {
        let mine = |p: &usize| self.products >> p & 1 == 1 && ledger.shape.of_brand[*p];
        let weeks = frame.horizon().filter_map(|week| ledger.stock.get(week));
        let of_week = |stock: &StockWeek| {
            let products = (0..stock.sell_in_value.len()).filter(mine);
            products.map(|p| i128::from(stock.sell_in_value[p])).sum::<i128>()
        };
        weeks.map(of_week).sum::<i128>() as f64
    }

    fn retailer_margin(self, ledger: &Ledger, frame: &Frame) -> f64 {
        let horizon = frame.horizon();
        let sold = |pick: Pick| {
            paid_over(ledger, horizon.clone(), pick) - ledger.line(horizon.clone(), Line::ValueAddedTax, pick)
        };
        let kept = |pick: Pick| {
            let handling = ledger.line(horizon.clone(), Line::CostToServe, pick);
            ledger.balance(horizon.clone(), Party::Account, pick) + handling
        };
        ratio(self.over(ledger, kept), self.over(ledger, sold))
    }
}

/// Lines of [`Measure::Outlay`]: money spent on tactics in the channels of the scope.
fn outlay(ledger: &Ledger, frame: &Frame, scope: Scope) -> f64 {
    let channels = ledger.shape.channels().max(1);
    let spent = ledger.over(frame.horizon()).flat_map(|book| book.outlay.iter().enumerate());
    let mine = spent.filter(|(cell, _)| scope.channels >> (cell % channels) & 1 == 1);
    mine.map(|(_, o)| i128::from(o.brand.0) + i128::from(o.account.0)).sum::<i128>() as f64
}

/// Basket of the account, or of some of its channels.
fn basket(ledger: &Ledger, frame: &Frame, scope: Scope) -> f64 {
    let horizon = frame.horizon();
    let value = |c: usize| {
        let all = Pick { channel: Some(c), products: None };
        paid_over(ledger, horizon.clone(), all) + ledger.line(horizon.clone(), Line::RestSales, all)
    };
    ratio(scope.channels(ledger).map(value).sum::<i128>() as f64, scope.trips(ledger, frame))
}

fn crossed(ledger: &Ledger, frame: &Frame) -> f64 {
    ledger.over(frame.horizon()).map(|b| b.crossed).sum::<u64>() as f64
}

fn leakage(ledger: &Ledger, frame: &Frame, scope: Scope) -> f64 {
    let everywhere = Scope { channels: u64::MAX, ..scope };
    let own = (0..ledger.shape.channels()).filter(|&c| ledger.shape.at_account[c]).fold(0, |bits, c| bits | 1 << c);
    let all = everywhere.occasions(ledger, frame);
    ratio(all - Scope { channels: own, ..scope }.occasions(ledger, frame), all)
}

/// The level over the horizon; money in ten-thousandths of the simulated shoppers, counts of the simulated shoppers.
#[must_use]
pub fn read(measure: Measure, (ledger, panel): (&Ledger, &Panel), frame: &Frame, scope: Scope) -> f64 {
    let horizon = frame.horizon();
    let [buyers, repeaters, occasions] = scope.panel(panel);
    let units = |pick: Pick| i128::from(ledger.units(horizon.clone(), pick));
    match measure {
        Measure::SellOutValue => scope.over(ledger, |pick| paid_over(ledger, horizon.clone(), pick)),
        Measure::SellOutUnits => scope.over(ledger, units),
        Measure::SellInValue if ledger.stock.is_empty() => {
            scope.over(ledger, |pick| ledger.line(horizon.clone(), Line::PurchaseCost, pick))
        }
        Measure::SellInValue => scope.delivered(ledger, frame),
        Measure::Osa => supply(ledger, frame).map_or(1.0, |reading| reading.osa()),
        Measure::Otif => supply(ledger, frame).map_or(1.0, |reading| reading.otif()),
        Measure::DealShare => {
            let on_deal =
                |pick: Pick| i128::from(ledger.count(horizon.clone(), pick, crate::ledger::WeekBook::deal_units));
            ratio(scope.over(ledger, on_deal), scope.over(ledger, units))
        }
        Measure::BrandProfit => ledger.balance(horizon, Party::Brand, Pick::default()) as f64,
        Measure::RetailerProfit => ledger.balance(horizon, Party::Account, Pick::default()) as f64,
        Measure::SystemProfit => ledger.system(horizon, Pick::default()) as f64,
        Measure::RetailerMargin => scope.retailer_margin(ledger, frame),
        Measure::RetailerOpex => {
            let handling =
                |c: usize| ledger.line(horizon.clone(), Line::CostToServe, Pick { channel: Some(c), products: None });
            scope.channels(ledger).map(handling).sum::<i128>() as f64
        }
        Measure::Penetration => ratio(buyers, panel.households as f64),
        Measure::Frequency => ratio(occasions, buyers),
        Measure::Basket => basket(ledger, frame, scope),
        Measure::RepeatRate => ratio(repeaters, buyers),
        Measure::Traffic => scope.trips(ledger, frame),
        Measure::Conversion => ratio(scope.occasions(ledger, frame), scope.trips(ledger, frame)),
        Measure::CrossShare => ratio(crossed(ledger, frame), scope.occasions(ledger, frame)),
        Measure::Leakage => leakage(ledger, frame, scope),
        Measure::Outlay => outlay(ledger, frame, scope),
    }
}
