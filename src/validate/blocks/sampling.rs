//! A try in the store (Chandukala et al. 2017) of brands that are better than expected.

use super::clicks::units;
use crate::engine::{Arm, Watch, World, run_branches};
use crate::ids::Day;
use crate::validate::lab::V0;
use crate::validate::plan::{Plan, Step, branch};
use crate::validate::tally::{Purchase, Purchases};
use crate::validate::{Block, Fault, Lab, Reading};

/// Facts of sampling.
pub const BLOCK: Block = Block { id: "sampling", facts: &["sampling-lasts"], measure };

const SHOPPERS: u32 = 12_000;
/// Weeks before the sample (with warm-up: a year), and weeks followed.
const START: usize = 26;
const FOLLOWED: usize = 26;
/// Weeks of the late effect, and weeks after that of the samples in which the category is counted.
const LATE: usize = 4;
const SOON: usize = 9;
/// Brands that give samples, each in a world of its own; what use of them adds to what was expected, in utils.
const BRANDS: [&str; 3] = ["b4", "b6", "b8"];
const QUALITY: f64 = 0.5;

/// Purchases, and who got a sample.
struct Sampled {
    purchases: Purchases,
    got: Vec<bool>,
}

impl Watch for Sampled {
    fn after_day(&mut self, world: &World, arm: &Arm, day: Day) {
        self.purchases.after_day(world, arm, day);
        self.got.resize(world.people.shoppers, false);
        for memory in arm.memories.iter().filter(|m| !m.sampled.is_empty()) {
            memory.sampled.iter().enumerate().for_each(|(local, bits)| self.got[memory.first + local] |= *bits != 0);
        }
    }
}

fn measure(lab: &Lab) -> Result<Vec<Reading>, Fault> {
    let mut plan = Plan::default();
    let mechanic = "{ sampling = { unit_cost = 5, per_visit = \"100%\", packs = 0 } }";
    for brand in BRANDS {
        plan.add(&[Step::week(mechanic, brand, "\"store\"", START)]);
    }
    let qualities: Vec<String> = BRANDS.iter().map(|b| format!("category.category.brand.{b}.quality")).collect();
    let mut sets = vec![("scenario.weeks", (START + FOLLOWED).to_string())];
    sets.extend(qualities.iter().map(|path| (path.as_str(), QUALITY.to_string())));
    let scenario = lab.scenario(V0, "", SHOPPERS, &sets)?;
    let world = lab.world(&scenario);
    let programs = lab.programs(V0, &plan, &sets, &world)?;
    let branches: Vec<_> = programs.iter().map(|p| branch(&world, p, (START, FOLLOWED), None)).collect();
    let (start, until) = (branches[0].from, branches[0].until);
    let days = |place: Option<usize>| if place.is_none() { 0..until } else { start..until };
    let watch = |place| Sampled { purchases: Purchases::on(days(place)), got: Vec::new() };
    let ((_, base), ends) = run_branches(&world, &branches, until, false, watch);
    let mut found = Vec::new();
    for (brand, end) in BRANDS.iter().zip(ends) {
        let Some((_, with)) = end else { continue };
        found.extend(readings(&world, brand, start, (&base, &with)));
    }
    Ok(found)
}

fn readings(world: &World, brand: &str, start: Day, (without, sampled): (&Sampled, &Sampled)) -> Vec<Reading> {
    let (without, with) = (&without.purchases.list, &sampled.purchases.list);
    let mine = |p: &Purchase| world.market.brands[world.market.products[usize::from(p.product)].brand].id == brand;
    let mut tried = vec![false; world.people.shoppers];
    without.iter().filter(|p| p.day < start && mine(p)).for_each(|p| tried[p.shopper as usize] = true);
    let new = |p: &Purchase| mine(p) && !tried[p.shopper as usize] && sampled.got[p.shopper as usize];
    let after = |weeks: usize| start + (7 * weeks) as Day;
    let late = after(LATE)..after(FOLLOWED);
    let soon = |list: &[Purchase], which: &dyn Fn(&Purchase) -> bool| units(list, start..after(SOON), which);
    let gain = |which: &dyn Fn(&Purchase) -> bool| soon(with, which) - soon(without, which);
    let fact = "sampling-lasts";
    vec![
        Reading::ratio(fact, "late_uplift", units(with, late.clone(), new), units(without, late, new)),
        Reading::ratio(fact, "category_gain", gain(&|_| true), gain(&mine)),
    ]
}
