//! The user's own market: facts of ordinary buying in the category of the plan, and of cuts of its brand's price.

use super::buying::patterns;
use crate::engine::{Branch, World, run_branches};
use crate::ids::Day;
use crate::ledger::{Ledger, Pick};
use crate::program::Program;
use crate::scenario::{ChannelKind, ProgramSpec, Scenario};
use crate::spread::Spread;
use crate::validate::tally::{Purchase, Purchases, Year};
use crate::validate::{Fault, Reading};

/// Days of a panel year.
const YEAR: Day = 364;
/// Weeks of an event and after it.
const FOLLOWED: usize = 9;
/// Events: cuts of the price of the plan's brand in a week each, months apart from each other in twins of their own.
const EVENTS: usize = 8;
/// Most households of a run.
const MOST_SHOPPERS: u32 = 10_000;

/// Facts that any market can be held against.
pub const FACTS: &[&str] = &[
    "nbd-incidence",
    "double-jeopardy",
    "duplication-of-purchase",
    "pareto-60-20",
    "buyer-moderation",
    "repeat-erosion",
    "light-buyers",
    "natural-monopoly",
    "dirichlet-fit",
    "promo-lift-tpr",
    "bump-decomposition",
    "post-promo-dip",
    "retailer-net",
];

/// The scenario as it is measured: its market for two years, at most 10,000 households, without its programs.
#[must_use]
pub fn prepared(scenario: &Scenario, quick: bool) -> Scenario {
    let mut own = scenario.clone();
    own.spec.scenario.weeks = 104;
    own.spec.program.clear();
    let most = if quick { MOST_SHOPPERS * 2 / 5 } else { MOST_SHOPPERS };
    own.shoppers = own.shoppers.min(most);
    own
}

/// Measures one future of a prepared scenario.
///
/// # Errors
/// When the brand side sells nothing in a store of the account.
pub fn measure(scenario: &Scenario, future: u32, spread: Spread) -> Result<Vec<Reading>, Fault> {
    let world = World { spread, ..World::build(scenario, future, true) };
    let market = &world.market;
    let stores =
        market.channels.iter().enumerate().filter(|(_, c)| c.sells && c.is_account() && c.kind == ChannelKind::Store);
    let store = stores.max_by(|a, b| a.1.trip_share.total_cmp(&b.1.trip_share)).map(|(index, _)| index);
    let store = store.ok_or_else(|| Fault::Missing("store of the account".to_owned()))?;
    let brand = (0..market.brands.len()).filter(|&b| market.brands[b].ours);
    let brand = brand.max_by(|&a, &b| market.brands[a].share.total_cmp(&market.brands[b].share));
    let brand = brand.ok_or_else(|| Fault::Missing("brand of the plan (`ours = true`)".to_owned()))?;
    let programs = events(&world, (brand, store))?;
    let start = market.calendar.warm_up_days;
    let branches: Vec<Branch<'_>> = programs
        .iter()
        .map(|program| {
            let from = program.tactics[0].from.max(0) as Day;
            Branch { program, from, until: from + 7 * FOLLOWED as Day, alter: None }
        })
        .collect();
    let watch = |place: Option<usize>| Purchases::on(if place.is_none() { start..start + 2 * YEAR } else { 0..0 });
    let ((base, seen), ends) = run_branches(&world, &branches, start + 2 * YEAR, false, watch);
    let category = market.brands[brand].category;
    let mine = |p: &&Purchase| market.products[usize::from(p.product)].category == category;
    let list: Vec<Purchase> = seen.list.iter().filter(mine).copied().collect();
    let first = Year::count(&world, category, &list, start..start + YEAR);
    let second = Year::count(&world, category, &list, start + YEAR..start + 2 * YEAR);
    let mut found = patterns(&world, &first, &second, &list);
    let ends: Vec<Ledger> = ends.into_iter().flatten().map(|(end, _)| end.ledger).collect();
    found.extend(cuts(&world, (&base.ledger, &ends), &programs, (brand, store)));
    found.retain(|r| FACTS.contains(&r.fact));
    Ok(found)
}

/// Cuts of 20% in the stores for a week, four weeks apart from the third month on.
fn events(world: &World, (brand, store): (usize, usize)) -> Result<Vec<Program>, Fault> {
    let market = &world.market;
    let text = format!(
        "id = \"cut\"\nname = \"Cut\"\n[[tactic]]\nid = \"cut\"\nmechanic = {{ price-cut = {{ depth = \"20%\" }} }}\n\
         brands = [\"{}\"]\ndelivery = {{ channels = [\"{}\"], from = 2024-01-01, to = 2024-01-07 }}\n",
        market.brands[brand].id, market.channels[store].id
    );
    let spec: ProgramSpec = toml::from_str(&text).map_err(|e| Fault::World(e.to_string()))?;
    let start = i64::from(market.calendar.warm_up_days);
    let at = |event: usize| {
        let mut program = Program::build(&spec, market);
        for tactic in &mut program.tactics {
            tactic.from = start + 7 * (9 + 5 * event as i64);
            tactic.to = tactic.from + 6;
        }
        program
    };
    Ok((0..EVENTS).map(at).collect())
}

fn cuts(
    world: &World,
    (base, ends): (&Ledger, &[Ledger]),
    programs: &[Program],
    (brand, store): (usize, usize),
) -> Vec<Reading> {
    let market = &world.market;
    let of = |keep: &dyn Fn(&crate::market::Product) -> bool| {
        market.products.iter().enumerate().filter(|(_, p)| keep(p)).fold(0_u64, |bits, (i, _)| bits | 1 << i)
    };
    let category = market.brands[brand].category;
    let (own, all) = (of(&|p| p.brand == brand), of(&|p| p.category == category));
    let [mut with, mut without, mut others, mut later, mut own_later, mut net] = [0.0; 6];
    for (end, program) in ends.iter().zip(programs) {
        let week = program.tactics[0].from.max(0) as usize / 7;
        let units = |ledger: &Ledger, weeks: std::ops::Range<usize>, channel, products| {
            ledger.units(week + weeks.start..week + weeks.end, Pick { channel, products: Some(products) }) as f64
        };
        let gained = |weeks: std::ops::Range<usize>, channel, products| {
            units(end, weeks.clone(), channel, products) - units(base, weeks, channel, products)
        };
        with += units(end, 0..1, Some(store), own);
        without += units(base, 0..1, Some(store), own);
        others -= gained(0..1, Some(store), all & !own);
        later -= gained(1..FOLLOWED, Some(store), all);
        own_later -= gained(1..FOLLOWED, Some(store), own);
        let account = (0..market.channels.len()).filter(|&c| market.channels[c].is_account());
        net += account.map(|c| gained(0..FOLLOWED, Some(c), all)).sum::<f64>();
    }
    let bump = with - without;
    vec![
        Reading::ratio("promo-lift-tpr", "tpr20_lift", with, without),
        Reading::ratio("bump-decomposition", "cross_brand", others, bump),
        Reading::ratio("bump-decomposition", "cross_period", later, bump),
        Reading::ratio("bump-decomposition", "expansion", bump - others - later, bump),
        Reading::ratio("post-promo-dip", "own_dip", own_later, bump),
        Reading::ratio("retailer-net", "retailer_net", net, bump),
    ]
}
