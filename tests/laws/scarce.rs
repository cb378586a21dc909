//! What runs out: handed out exactly, by nothing but a draw, and those who got nothing react on the same day.

use crate::worlds::{one_day, starter};
use omnisim::engine::{Arm, World};
use omnisim::journey::{Intent, Missing, Reaction, ShardDay};
use omnisim::market::stock::{Cell, ONLINE, Stock};

const DAYS: u16 = 21;

/// The same number of packs in every store and warehouse, of every product below a number; of others there is no end.
fn stock_of(world: &World, units: u32, products: u16) -> Stock {
    let mut stores: Vec<u32> = world.market.stores.iter().map(|s| s.place).collect();
    stores.dedup();
    let places = stores.into_iter().chain((0..world.market.channels.len() as u32).map(|c| ONLINE + c));
    let cells = places.flat_map(|place| (0..products).map(move |product| (Cell { place, product }, units)));
    Stock::Limited(cells.collect())
}

/// An arm after some days, each of which begins with `units` packs everywhere; looks at every day.
fn run(threads: usize, units: Option<u32>, look: impl FnMut(&World, &Arm, &Stock) + Send) -> (World, Arm) {
    run_short_of(threads, (units, u16::MAX), look)
}

/// The same where only products below a number can run out.
fn run_short_of(
    threads: usize,
    (units, products): (Option<u32>, u16),
    mut look: impl FnMut(&World, &Arm, &Stock) + Send,
) -> (World, Arm) {
    let world = World::build(&starter(&[("scenario.shoppers", "2500")]), 0, true);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
    let arm = pool.install(|| {
        let mut arm = Arm::baseline(&world, true);
        for day in 0..DAYS {
            arm.stock = units.map_or(Stock::Unlimited, |units| {
                stock_of(&world, units, products.min(world.market.products.len() as u16))
            });
            let opening = arm.stock.clone();
            one_day(&world, &mut arm, day);
            look(&world, &arm, &opening);
        }
        arm
    });
    (world, arm)
}

fn nothing(_: &World, _: &Arm, _: &Stock) {}

fn cell_of(world: &World, intent: &Intent) -> Cell {
    Cell::of(&world.market, (usize::from(intent.channel), intent.store), intent.product)
}

#[test]
fn what_is_sold_is_what_left_the_stock() {
    run(2, Some(3), |world, arm, opening| {
        let Stock::Limited(cells) = opening else { panic!("a limited stock") };
        let intents = || arm.days.iter().flat_map(|d| &d.intents);
        for (cell, units) in cells {
            let sold: u32 = intents().filter(|i| cell_of(world, i) == *cell).map(|i| i.units).sum();
            assert_eq!(arm.stock.left(*cell), Some(units - sold), "{cell:?}");
        }
        assert!(intents().all(|i| i.units > 0), "what is not served is no purchase");
    });
}

#[test]
fn a_day_stays_in_the_order_of_shoppers_when_some_choose_again() {
    let mut again = 0;
    run(1, Some(2), |_, arm, _| {
        for day in &arm.days {
            assert!(day.intents.is_sorted_by_key(|i| i.shopper));
            assert!(day.visits.is_sorted_by_key(|v| v.shopper));
            assert_eq!(day.intents.len(), day.reasons.len());
            again += day.reasons.iter().filter(|r| r.late).count();
        }
    });
    assert!(again > 50, "{again} second choices were served");
}

#[test]
fn a_stock_that_never_runs_out_changes_nothing() {
    let ((_, without), (_, with)) = (run(1, None, nothing), run(1, Some(1_000_000), nothing));
    assert!(without.memories == with.memories && without.ledger == with.ledger);
}

#[test]
fn who_is_served_does_not_hang_on_threads() {
    let ((_, one), (_, two)) = (run(1, Some(2), nothing), run(2, Some(2), nothing));
    assert!(one.memories == two.memories && one.ledger == two.ledger);
    let missing = |arm: &Arm| arm.days.iter().flat_map(|d: &ShardDay| d.missing.clone()).collect::<Vec<Missing>>();
    assert_eq!(missing(&one), missing(&two));
}

#[test]
fn those_who_got_nothing_react_like_those_before_an_empty_shelf() {
    let mut counts = [[0_u32; 5]; 2];
    for (row, units) in [(0, None), (1, Some(1))] {
        run_short_of(2, (units, 2), |_, arm, _| {
            arm.days.iter().flat_map(|d| &d.missing).for_each(|m| counts[row][m.reaction as usize] += 1);
        });
    }
    let share = |row: usize, reaction: Reaction| {
        f64::from(counts[row][reaction as usize]) / f64::from(counts[row].iter().sum::<u32>())
    };
    assert!(counts[1].iter().sum::<u32>() > counts[0].iter().sum::<u32>() * 3 / 2, "{counts:?}");
    // Online, only a substitute, another outlet or waiting is open, and shoppers of one product are not those of all.
    for reaction in Reaction::ALL {
        let ratio = share(1, reaction) / share(0, reaction);
        assert!((0.5..2.0).contains(&ratio), "{reaction:?}: {counts:?}");
    }
}

#[test]
fn more_stock_sells_more_and_leaves_less_unserved() {
    let mut found = Vec::new();
    for units in [1, 2, 4, 8] {
        let (mut sold, mut unserved) = (0, 0);
        run(2, Some(units), |_, arm, _| {
            sold += arm.days.iter().flat_map(|d| &d.intents).map(|i| i.units).sum::<u32>();
            unserved += arm.days.iter().flat_map(|d| &d.unserved).map(|u| u.units).sum::<u32>();
        });
        found.push((sold, unserved));
    }
    assert!(found.is_sorted_by(|a, b| a.0 <= b.0 && a.1 >= b.1), "{found:?}");
}
