//! Laws of supply: packs are neither made nor lost, plenty is the same as no limit, and scarcity shows where it should.

use super::worlds::{Future, cells, future, program, starter, tactic};
use omnisim::engine::World;
use omnisim::ledger::{Ledger, Line, Pick, StockWeek};
use omnisim::scenario::Scenario;

/// Enough warm-up for supply to begin, and for the market to be at rest.
const WEEKS: (&str, &str) = ("scenario.warm_up_weeks", "10");
const SHOPPERS: (&str, &str) = ("scenario.shoppers", "2000");
const HOUSEHOLDS: (&str, &str) = ("scenario.households", "2000");
/// Nothing goes wrong, and there is plenty.
const PERFECT: [(&str, &str); 7] = [
    ("supply.otif", "100%"),
    ("supply.otif_of_others", "100%"),
    ("supply.forecast_error", "0%"),
    ("supply.promotion_forecast_error", "0%"),
    ("supply.recount_error", "0%"),
    ("supply.safety_days", "60"),
    ("supply.store_safety_days", "60"),
];
const DURING: &str = "channels = [\"store\"], from = 2027-01-04, to = 2027-01-31";

fn supplied<'a>(more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    [WEEKS, SHOPPERS, HOUSEHOLDS, ("supply.otif", "88%")].into_iter().chain(more.iter().copied()).collect()
}

fn cut(more: &[(&str, &str)]) -> Scenario {
    program(&tactic("cut", "price-cut = { depth = \"30%\" }", DURING, ""), &supplied(more))
}

fn sum(counts: &[u64], products: usize, product: usize) -> u64 {
    counts.iter().skip(product).step_by(products).sum()
}

fn sold(world: &World, ledger: &Ledger, week: usize, product: usize) -> u64 {
    let own = (0..world.market.channels.len()).filter(|&c| world.market.channels[c].is_account());
    own.map(|c| ledger.weeks[week].units(c, product)).sum()
}

/// Weeks in which stock was kept from first to last day.
fn kept(world: &World, ledger: &Ledger) -> std::ops::Range<usize> {
    usize::from(world.market.supply.as_ref().expect("supply").start) / 7 + 1..ledger.weeks.len()
}

#[test]
fn packs_are_neither_made_nor_lost() {
    let more = [("category.shampoo.shelf_life_days", "14")];
    let scenario = cut(&more);
    let run = future(&scenario, 1);
    let products = run.world.market.products.len();
    let mut thrown = 0;
    for end in run.ends() {
        for week in kept(&run.world, &end.ledger) {
            for product in 0..products {
                let of = |w: &StockWeek| sum(&w.stock, products, product);
                let (now, before) = (&end.ledger.stock[week], &end.ledger.stock[week - 1]);
                let wasted = sum(&now.wasted, products, product);
                let out = sold(&run.world, &end.ledger, week, product) + wasted;
                assert_eq!(of(now) + out, of(before) + now.sell_in[product], "week {week}, product {product}");
                thrown += wasted;
            }
        }
    }
    assert!(thrown > 0, "with so short a life something is thrown away");
    let first = &run.run.baseline.ledger.stock[kept(&run.world, &run.run.baseline.ledger).start - 1];
    assert_eq!(first.wasted.iter().sum::<u64>(), 0, "what is delivered first is fresh");
}

#[test]
fn a_place_never_sells_more_than_was_delivered_to_it() {
    let run = future(&cut(&[]), 1);
    let (products, channels) = (run.world.market.products.len(), run.world.market.channels.len());
    let ledger = &run.run.programs[0].ledger;
    let weeks = kept(&run.world, ledger);
    for channel in (0..channels).filter(|&c| run.world.market.channels[c].is_account()) {
        for product in 0..products {
            let row = channel * products + product;
            let mut there = ledger.stock[weeks.start - 1].stock[row];
            for week in weeks.clone() {
                there += ledger.stock[week].shipped[row];
                let sold = ledger.weeks[week].units(channel, product);
                assert!(sold <= there, "channel {channel}, product {product}, week {week}: {sold} of {there}");
                there -= sold;
            }
        }
    }
}

#[test]
fn plenty_of_stock_and_no_errors_are_the_same_as_no_limit() {
    let without = future(
        &program(&tactic("cut", "price-cut = { depth = \"30%\" }", DURING, ""), &[WEEKS, SHOPPERS, HOUSEHOLDS]),
        1,
    );
    let with = future(&cut(&PERFECT), 1);
    for (with, without) in with.ends().zip(without.ends()) {
        assert_eq!(cells(&with.ledger), cells(&without.ledger));
    }
    assert!(without.run.baseline.ledger.stock.is_empty());
    // The control: with what usually goes wrong, something is missing.
    let usual = future(&cut(&[]), 1);
    assert_ne!(cells(&usual.run.baseline.ledger), cells(&without.run.baseline.ledger));
}

#[test]
fn shelves_are_full_but_for_gaps_when_everything_is_delivered() {
    let share = |run: &Future, what: fn(&StockWeek) -> &Vec<u64>| {
        let weeks = kept(&run.world, &run.run.baseline.ledger);
        let all = |what: fn(&StockWeek) -> &Vec<u64>| {
            weeks.clone().map(|w| what(&run.run.baseline.ledger.stock[w]).iter().sum::<u64>()).sum::<u64>() as f64
        };
        all(what) / all(|w| &w.looks)
    };
    let perfect = future(&cut(&PERFECT), 1);
    assert_eq!(share(&perfect, |w| &w.stocked), 1.0);
    let full = share(&perfect, |w| &w.full);
    assert!((0.90..0.97).contains(&full), "{full}: gaps on shelves alone empty about 6%");
    let no_gaps = future(&cut(&[PERFECT.as_slice(), &[("behaviour.gap_hazard", "0")]].concat()), 1);
    assert_eq!(share(&no_gaps, |w| &w.full), 1.0);
    let usual =
        future(&cut(&[("supply.otif", "60%"), ("supply.safety_days", "0"), ("supply.store_safety_days", "0")]), 1);
    assert!(share(&usual, |w| &w.stocked) < 0.999);
}

#[test]
fn a_promotion_that_the_retailer_was_not_told_of_empties_shelves() {
    let promised = |uplift: &str| {
        let text = format!(
            "[[program.forecast]]\nproducts = [\"an-350\", \"an-650\"]\nfrom = 2027-01-04\nto = 2027-01-31\nuplift = {uplift}\n"
        );
        let tactics = text + &tactic("cut", "price-cut = { depth = \"30%\" }", DURING, "");
        let run = future(&program(&tactics, &supplied(&PERFECT[..5])), 1);
        let units = |l: &Ledger| l.units(0..l.weeks.len(), Pick { channel: Some(0), products: Some(0b110) });
        (units(&run.run.programs[0].ledger), units(&run.run.baseline.ledger))
    };
    let (told, base) = promised("3.5");
    let (silent, _) = promised("1.0");
    assert!(told > silent && silent > base, "{told}, {silent}, {base}");
}

#[test]
fn money_off_the_invoice_is_bought_ahead_and_kept_as_margin() {
    let deal = tactic("deal", "trade-deal = { off_invoice = \"20%\", pass_through = \"0%\" }", DURING, "");
    let run = |weeks: &str| {
        future(&program(&deal, &supplied(&[PERFECT.as_slice(), &[("supply.forward_buying_weeks", weeks)]].concat())), 1)
    };
    let (with, without) = (run("2"), run("0"));
    let sell_in = |l: &Ledger| l.stock.iter().map(|w| w.sell_in[1] + w.sell_in[2]).sum::<u64>();
    let sell_out = |l: &Ledger| l.units(0..l.weeks.len(), Pick { channel: None, products: Some(0b110) });
    let ledgers = [&with.run.programs[0].ledger, &without.run.programs[0].ledger];
    assert!(sell_in(ledgers[0]) > sell_in(ledgers[1]) + 20, "{} against {}", sell_in(ledgers[0]), sell_in(ledgers[1]));
    assert_eq!(sell_out(ledgers[0]), sell_out(ledgers[1]), "nothing reaches the shopper");
    let off = |l: &Ledger| l.line(0..l.weeks.len(), Line::OffInvoice, Pick::default());
    assert!(off(ledgers[0]) > off(ledgers[1]), "packs bought ahead are sold later, at the old invoice");
}

#[test]
fn nothing_changes_before_the_first_order_for_a_program() {
    let run = future(&cut(&[]), 1);
    let from = usize::from(run.programs[0].first_day(run.world.market.calendar.days).expect("it starts"));
    let ahead = usize::from(run.world.market.supply.as_ref().expect("supply").looks_ahead());
    let (with, without) = (&run.run.programs[0].ledger, &run.run.baseline.ledger);
    let weeks = (from - ahead) / 7;
    assert_eq!(with.stock[..weeks], without.stock[..weeks]);
    assert_ne!(with.stock[weeks..], without.stock[weeks..]);
}

#[test]
fn orders_swing_more_than_sales() {
    let run = future(&cut(&[]), 1);
    let ledger = &run.run.baseline.ledger;
    let weeks = kept(&run.world, ledger);
    let variance = |values: &[f64]| {
        let mean = values.iter().sum::<f64>() / values.len() as f64;
        values.iter().map(|v| (v - mean) * (v - mean)).sum::<f64>()
    };
    let (mut orders, mut sales) = (0.0, 0.0);
    for product in 0..run.world.market.products.len() {
        orders += variance(&weeks.clone().map(|w| ledger.stock[w].ordered[product] as f64).collect::<Vec<_>>());
        sales += variance(&weeks.clone().map(|w| sold(&run.world, ledger, w, product) as f64).collect::<Vec<_>>());
    }
    assert!(orders > 1.1 * sales, "{} times", orders / sales);
}

#[test]
fn a_market_without_supply_keeps_no_stock_books() {
    let run = future(&starter(&[]), 1);
    assert!(run.ends().all(|end| end.ledger.stock.is_empty()));
}
