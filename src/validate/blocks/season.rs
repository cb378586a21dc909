//! The shipped Vietnamese market over a year: the weeks before Tết against an average of four weeks.

use crate::engine::run_branches;
use crate::ledger::{Ledger, Line, WeekBook};
use crate::validate::{Block, Fault, Lab, Reading};

/// The fact of Tết.
pub const BLOCK: Block = Block { id: "Tết", facts: &["tet-season"], measure };

/// The market that is shipped as a case; its programs are not run.
const VIETNAM: &str = include_str!("../../../scenarios/cases/tet-shampoo.toml");
/// Households of the world.
const SHOPPERS: u32 = 6_000;
/// First day of the holidays in that scenario, as its calendar names it.
const FIRST_SEASON: &str = "tet-early";
/// Weeks before Tết.
const WEEKS: usize = 4;

fn measure(lab: &Lab) -> Result<Vec<Reading>, Fault> {
    let scenario = lab.scenario(VIETNAM, "", SHOPPERS, &[("scenario.weeks", "52".to_owned())])?;
    let first = scenario.spec.calendar.season.iter().find(|s| s.id == FIRST_SEASON);
    let first = first.map(|s| s.from).ok_or_else(|| Fault::Missing(format!("season `{FIRST_SEASON}`")))?;
    let world = lab.world(&scenario);
    let days = world.market.calendar.days;
    let ((end, ()), _) = run_branches(&world, &[], days, false, |_| ());
    let start = usize::from(world.market.calendar.warm_up_days) / 7;
    // The season begins on a Saturday: the week that holds most of its first days.
    let tet = (world.market.calendar.day_of(first).max(0) as usize + 3) / 7;
    let food: u64 = world
        .market
        .products
        .iter()
        .enumerate()
        .fold(0, |bits, (index, p)| bits | u64::from(world.market.categories[p.category].id != "shampoo") << index);
    let all = |book: &WeekBook| value(book, None) as f64;
    let eaten = |book: &WeekBook| value(book, Some(food)) as f64;
    let trips = |book: &WeekBook| book.trips.iter().sum::<u64>() as f64;
    let of = |weeks: std::ops::Range<usize>, what: &dyn Fn(&WeekBook) -> f64| mean(&end.ledger, weeks, what);
    let year = start..start + 52;
    Ok(vec![
        Reading::ratio("tet-season", "tet_index", of(tet..tet + WEEKS, &all), of(year.clone(), &all)),
        Reading::ratio("tet-season", "fnb_index", of(tet..tet + WEEKS, &eaten), of(year.clone(), &eaten)),
        Reading::ratio("tet-season", "last2_share", of(tet + 2..tet + WEEKS, &all), 2.0 * of(tet..tet + WEEKS, &all)),
        Reading::ratio("tet-season", "trip_index", of(tet..tet + WEEKS, &trips), of(year, &trips)),
    ])
}

/// Value at prices paid of some products, or of all products and the rest of the basket.
fn value(book: &WeekBook, products: Option<u64>) -> i64 {
    let shape = book.shape();
    let mut total = 0;
    for channel in 0..shape.channels() {
        for product in (0..shape.products()).filter(|p| products.is_none_or(|mask| mask >> p & 1 == 1)) {
            let paid = |line| book.amount(line, channel, Some(product)).0;
            total += paid(Line::ShelfSales) - paid(Line::PriceReduction) - paid(Line::CouponReduction);
        }
        if products.is_none() {
            total += book.amount(Line::RestSales, channel, None).0;
        }
    }
    total
}

fn mean(ledger: &Ledger, weeks: std::ops::Range<usize>, what: &dyn Fn(&WeekBook) -> f64) -> f64 {
    let values: Vec<f64> = ledger.over(weeks).map(what).collect();
    crate::stats::mean(&values)
}
