//! A year of ordinary buying in V0: how often shelves are empty, and what shoppers who find them so do.

use crate::engine::{Arm, Watch, World, run_branches};
use crate::ids::Day;
use crate::journey::Reaction;
use crate::journey::shelf::{Absence, Shelves, shops};
use crate::ledger::Ledger;
use crate::market::stock::Cell;
use crate::scenario::ChannelKind;
use crate::validate::blocks::supply::SUPPLY;
use crate::validate::{Block, Fault, Lab, Reading, lab::V0};

/// Facts of the shelf.
pub const BLOCK: Block = Block { id: "shelf gaps", facts: &["oos-response"], measure };

/// Households of the world.
const SHOPPERS: u32 = 6_000;
/// Days between two inspections of all shelves: most gaps are over by then.
const INSPECTED_EVERY: Day = 5;

/// Shelves looked at and found empty, without and with a promotion.
#[derive(Clone, Debug)]
struct Inspection {
    first: Day,
    looks: [f64; 2],
    empty: [f64; 2],
}

impl Watch for Inspection {
    fn after_day(&mut self, world: &World, arm: &Arm, day: Day) {
        if day < self.first || !day.is_multiple_of(INSPECTED_EVERY) {
            return;
        }
        let shelves = Shelves { behaviour: &world.behaviour, draws: &world.draws, offers: &arm.offers, day };
        for channel in stores(world) {
            let promoted = arm.offers.promoted(0, channel, 0);
            for shop in shops(&world.market, channel) {
                for (index, product) in world.market.products.iter().enumerate() {
                    let class = (promoted >> index & 1) as usize;
                    self.looks[class] += 1.0;
                    let none_left = arm.stock.left(cell_of(world, (channel, shop), index)) == Some(0);
                    let empty = none_left || shelves.is_empty(shop, (0, channel), (index, product.key));
                    self.empty[class] += f64::from(u8::from(empty));
                }
            }
        }
    }
}

/// The cell of stock behind a shop; one that the market does not supply for what is described as one place.
fn cell_of(world: &World, (channel, shop): (usize, u32), product: usize) -> Cell {
    let stores = world.market.channels[channel].stores.clone();
    let store = stores.clone().find(|&s| world.market.stores[s].key == shop).unwrap_or(stores.start);
    Cell::of(&world.market, (channel, store as u16), product as u16)
}

fn stores(world: &World) -> impl Iterator<Item = usize> + '_ {
    let is_store = |c: &usize| world.market.channels[*c].kind == ChannelKind::Store && world.market.channels[*c].sells;
    (0..world.market.channels.len()).filter(is_store)
}

fn measure(lab: &Lab) -> Result<Vec<Reading>, Fault> {
    let scenario = lab.scenario(V0, SUPPLY, SHOPPERS, &[("scenario.weeks", "52".to_owned())])?;
    let world = lab.world(&scenario);
    let days = world.market.calendar.days;
    let first = world.market.calendar.warm_up_days;
    let watch = Inspection { first, looks: [0.0; 2], empty: [0.0; 2] };
    let ((end, seen), _) = run_branches(&world, &[], days, false, |_| watch.clone());
    let mut found = reactions(&world, &end.ledger);
    let sum = |pair: [f64; 2]| pair[0] + pair[1];
    found.push(Reading::ratio("oos-response", "oos_rate", sum(seen.empty), sum(seen.looks)));
    let rate = |class: usize| seen.empty[class] / seen.looks[class].max(1.0);
    // Where no shelf is ever empty, promotions empty none either.
    let usual = if sum(seen.empty) > 0.0 { rate(0) } else { 1.0 };
    found.push(Reading::ratio("oos-response", "promo_oos_ratio", rate(1), usual));
    Ok(found)
}

/// Shares of what shoppers in stores do.
fn reactions(world: &World, ledger: &Ledger) -> Vec<Reading> {
    let mut counts = [0.0; 5];
    for book in ledger.over(world.market.calendar.warm_up_weeks()..world.market.calendar.weeks()) {
        for channel in stores(world) {
            for cause in [Absence::Gap, Absence::Stock] {
                let found = book.missing(channel, cause as usize);
                counts.iter_mut().zip(found).for_each(|(sum, count)| *sum += *count as f64);
            }
        }
    }
    // Where nothing is ever missing, nobody reacts: shares of nothing are 0.
    let all = counts.iter().sum::<f64>().max(1.0);
    let share = |metric, reaction: Reaction| Reading::ratio("oos-response", metric, counts[reaction as usize], all);
    vec![
        share("store_switch", Reaction::OtherStore),
        share("brand_switch", Reaction::OtherBrand),
        share("same_brand", Reaction::SameBrand),
        share("delay", Reaction::Delay),
        share("lost", Reaction::Drop),
    ]
}
