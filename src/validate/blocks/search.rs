//! A sponsored place in the app's list: what the platform credits to clicks against what it brings.

use super::clicks::{Clicks, units};
use crate::engine::run_branches;
use crate::ids::Day;
use crate::validate::lab::V0;
use crate::validate::plan::{Plan, Step, branch};
use crate::validate::tally::Purchase;
use crate::validate::{Block, Fault, Lab, Reading};

/// Facts of sponsored search.
pub const BLOCK: Block = Block { id: "sponsored search", facts: &["last-click-overcredit"], measure };

const SHOPPERS: u32 = 12_000;
/// Weeks before the places are bought (with warm-up: a year), weeks bought, and weeks followed.
const START: usize = 26;
const BOUGHT: usize = 20;
const FOLLOWED: usize = 24;
/// Brands that buy places, each in a world of its own.
const BRANDS: [&str; 3] = ["b1", "b3", "b5"];
const YEAR: Day = 364;

fn measure(lab: &Lab) -> Result<Vec<Reading>, Fault> {
    let mut plan = Plan::default();
    let audience = if lab.breaks("last-click-overcredit") { ", audience = \"non-buyers\"" } else { "" };
    for brand in BRANDS {
        let place = Step::week("{ sponsored-search = {} }", brand, "\"app\"", START);
        plan.add(&[Step { weeks: BOUGHT, delivery: audience, ..place }]);
    }
    // More of the trade online than in V0, so that a few percent of it can be told from nothing.
    let sets = [
        ("scenario.weeks", (START + FOLLOWED).to_string()),
        ("channel.app.trip_share", "30%".to_owned()),
        ("channel.store.trip_share", "20%".to_owned()),
        ("channel.gt.trip_share", "28%".to_owned()),
    ];
    let scenario = lab.scenario(V0, "", SHOPPERS, &sets)?;
    let world = lab.world(&scenario);
    let programs = lab.programs(V0, &plan, &sets, &world)?;
    let branches: Vec<_> = programs.iter().map(|p| branch(&world, p, (START, FOLLOWED), None)).collect();
    let (start, until) = (branches[0].from, branches[0].until);
    let before = start.saturating_sub(YEAR);
    let ((_, base), ends) = run_branches(&world, &branches, until, false, |place| {
        Clicks::on(if place.is_none() { before..until } else { start..until })
    });
    let mut found = Vec::new();
    for (brand, end) in BRANDS.iter().zip(ends) {
        let Some((_, with)) = end else { continue };
        let mine = |p: &Purchase| world.market.brands[world.market.products[usize::from(p.product)].brand].id == *brand;
        let mut buyer = vec![false; world.people.shoppers];
        base.purchases.list.iter().filter(|p| p.day < start && mine(p)).for_each(|p| buyer[p.shopper as usize] = true);
        found.push(Credit::of((&base, &with), start..until, mine, &buyer));
    }
    Ok(readings(&found))
}

/// Credited and incremental packs of new and existing buyers.
#[derive(Clone, Copy, Debug, Default)]
struct Credit {
    attributed: [f64; 2],
    incremental: [f64; 2],
}

impl Credit {
    fn of(
        (without, with): (&Clicks, &Clicks),
        days: std::ops::Range<Day>,
        mine: impl Fn(&Purchase) -> bool,
        buyer: &[bool],
    ) -> Self {
        let mut credit = Self::default();
        for group in [false, true] {
            let of_group = |p: &Purchase| mine(p) && buyer[p.shopper as usize] == group;
            let gain = units(&with.purchases.list, days.clone(), of_group)
                - units(&without.purchases.list, days.clone(), of_group);
            let credited = with.attributed.iter().zip(buyer).filter(|(_, b)| **b == group).map(|(units, _)| units);
            credit.attributed[usize::from(group)] = f64::from(credited.sum::<u32>());
            credit.incremental[usize::from(group)] = gain;
        }
        credit
    }
}

fn readings(found: &[Credit]) -> Vec<Reading> {
    let fact = "last-click-overcredit";
    let sum = |part: fn(&Credit) -> f64| found.iter().map(part).sum::<f64>();
    let [new, old] = [0, 1].map(|group| {
        let attributed: f64 = found.iter().map(|c| c.attributed[group]).sum();
        let incremental: f64 = found.iter().map(|c| c.incremental[group]).sum();
        (attributed, incremental)
    });
    vec![
        Reading::ratio(
            fact,
            "attributed_over_incremental",
            sum(|c| c.attributed.iter().sum()),
            sum(|c| c.incremental.iter().sum()),
        ),
        // (a₁ / i₁) / (a₀ / i₀) with the products pooled over seeds, because the packs gained on one seed may be few.
        Reading::ratio(fact, "existing_vs_new", old.0 * new.1, old.1 * new.0),
    ]
}
