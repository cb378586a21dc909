//! What is counted at the end of a week: stock, shelves, and what the next week is forecast to sell.

use super::Supplied;
use crate::engine::World;
use crate::ids::Day;
use crate::journey::shelf::{Shelves, shops};
use crate::ledger::{Ledger, StockWeek};
use crate::market::supply::Supply;
use crate::market::{Calendar, Market};
use crate::program::{DayOffers, OnShelf};

/// Packs in stock by channel, and what they cost.
pub(super) fn count_stock(supplied: &Supplied, terms: &Supply, week: &mut StockWeek) {
    let products = supplied.products();
    let centre = week.stock.len() / products - 1;
    for (cell, lot) in supplied.stock.iter().enumerate() {
        let (place, product) = (cell / products, cell % products);
        let channel = terms.places.get(place).map_or(centre, |p| p.channel);
        let row = week.cell(channel, product);
        week.stock[row] += u64::from(lot.units);
        week.stock_value[product] += lot.list - lot.off;
    }
    // On the way to a store it is the account's already.
    for delivery in supplied.deliveries.iter().filter(|d| d.place < terms.places.len()) {
        let row = week.cell(centre, delivery.product);
        week.stock[row] += u64::from(delivery.lot.units);
        week.stock_value[delivery.product] += delivery.lot.list - delivery.lot.off;
    }
}

/// Writes down what the account expects to sell next week.
pub(super) fn forecast_next_week(supplied: &Supplied, world: &World, terms: &Supply, ledger: &mut Ledger, first: Day) {
    if first >= world.market.calendar.days {
        return;
    }
    let week = ledger.stock_week(Calendar::week_of(first));
    for (at, place) in terms.places.iter().enumerate() {
        for product in 0..supplied.products() {
            let level = supplied.level_of(world, (at, product));
            let days = usize::from(first)..usize::from(first) + 7;
            let packs: f64 = days
                .map(|d| {
                    let (expected, promoted) = supplied.plan.expected(d, place.channel, product);
                    expected * supplied.errors.of((place.channel, product), promoted, d / 7)
                })
                .sum();
            let row = week.cell(place.channel, product);
            week.forecast[row] += (level * packs * 1_000.0) as i64;
        }
    }
}

/// Looks at the shelves of all shops: is there stock, and is the shelf filled.
pub fn inspect(world: &World, offers: &DayOffers, supplied: &Supplied, week: &mut StockWeek, day: Day) {
    let Some(terms) = &world.market.supply else { return };
    let products = supplied.products();
    let shelves = Shelves { behaviour: &world.behaviour, draws: &world.draws, offers, day };
    let keys: Vec<u32> = world.market.products.iter().map(|p| p.key).collect();
    for (at, place) in terms.places.iter().enumerate() {
        let of_place = shops_of(&world.market, place.channel, place.place);
        let empty: Vec<u64> = of_place.iter().map(|shop| shelves.empty(*shop, (0, place.channel), &keys)).collect();
        for index in 0..products {
            if offers.row(0, place.channel)[index].shelf != OnShelf::Listed {
                continue;
            }
            let weight = (place.share * 1_000.0).round() as u64;
            let row = week.cell(place.channel, index);
            week.looks[row] += weight;
            if supplied.stock[at * products + index].units == 0 {
                continue;
            }
            week.stocked[row] += weight;
            let filled = empty.iter().filter(|empty| **empty >> index & 1 == 0);
            let filled = filled.count() as f64 / of_place.len().max(1) as f64;
            week.full[row] += (weight as f64 * filled).round() as u64;
        }
    }
}

/// Keys of the shops of a place.
fn shops_of(market: &Market, channel: usize, place: u32) -> Vec<u32> {
    let stores = market.channels[channel].stores.clone();
    if stores.len() > 1 {
        stores.filter(|&s| market.stores[s].place == place).map(|s| market.stores[s].key).collect()
    } else {
        shops(market, channel).collect()
    }
}
