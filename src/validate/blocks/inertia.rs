//! What the last purchase does to the next one: forced trial, deal purchases, online lists.

use super::clean;
use crate::engine::{Alter, Arm, Branch, World, run_branches};
use crate::program::Program;
use crate::validate::tally::{Purchase, Purchases};
use crate::validate::{Block, Fault, Lab, Reading, lab::V0};

/// Facts about the last purchase.
pub const BLOCK: Block =
    Block { id: "the last purchase", facts: &["state-dependence", "online-loyal-less-price"], measure };

/// Households of the worlds.
const SHOPPERS: u32 = 10_000;
/// Days in which the next purchase is waited for.
const WAITED: u16 = 26 * 7;
/// Days of the panel behind repeat rates.
const PANEL: u16 = 104 * 7;

fn measure(lab: &Lab) -> Result<Vec<Reading>, Fault> {
    let mut found = forced_trial(lab)?;
    let scenario = lab.scenario(V0, "", SHOPPERS, &[("scenario.weeks", "104".to_owned())])?;
    let world = lab.world(&scenario);
    let start = world.market.calendar.warm_up_days;
    let ((_, seen), _) = run_branches(&world, &[], start + PANEL, false, |_| Purchases::on(start..start + PANEL));
    found.extend(repeats(&world, &seen.list));
    Ok(found)
}

/// Everybody is made to have bought a brand last, a different one for each household; how much more often is it
/// the next one bought.
fn forced_trial(lab: &Lab) -> Result<Vec<Reading>, Fault> {
    let scenario = lab.scenario(&clean(None), "", SHOPPERS, &[("scenario.weeks", "26".to_owned())])?;
    let world = lab.world(&scenario);
    let brands = world.market.brands.len();
    let force = |_: &World, arm: &mut Arm| {
        for memory in &mut arm.memories {
            for local in 0..memory.shoppers {
                memory.last_brand[local] = forced(memory.first + local, brands) as u8;
            }
        }
    };
    let (none, alter): (Program, &Alter<'_>) = (Program::none(), &force);
    let from = world.market.calendar.warm_up_days;
    let branch = Branch { program: &none, from, until: from + WAITED, alter: Some(alter) };
    let watch = |_| Purchases::on(from..from + WAITED);
    let ((_, without), ends) = run_branches(&world, &[branch], from + WAITED, false, watch);
    let with = ends.into_iter().flatten().map(|(_, seen)| seen.list).next().unwrap_or_default();
    let rate = |list: &[Purchase]| {
        let mut waiting = vec![true; world.people.shoppers];
        let (mut hits, mut all) = (0.0, 0.0);
        for purchase in list {
            let shopper = purchase.shopper as usize;
            if std::mem::take(&mut waiting[shopper]) {
                let brand = world.market.products[usize::from(purchase.product)].brand;
                hits += f64::from(u8::from(brand == forced(shopper, brands)));
                all += 1.0;
            }
        }
        hits / f64::max(all, 1.0)
    };
    Ok(vec![Reading::mean("state-dependence", "forced_trial", rate(&with) - rate(&without.list))])
}

/// Brand that a household is made to try.
const fn forced(shopper: usize, brands: usize) -> usize {
    shopper % brands
}

/// Repeat rates after deal and regular purchases, and in app and stores of the same households.
fn repeats(world: &World, list: &[Purchase]) -> Vec<Reading> {
    let brand_of = |p: &Purchase| world.market.products[usize::from(p.product)].brand;
    let mut last: Vec<Option<Purchase>> = vec![None; world.people.shoppers];
    // Repeats and chances to repeat: [after a regular purchase, after a deal], and [store, online] by household.
    let mut after = [[0.0; 2]; 2];
    let mut places = vec![[[0.0; 2]; 2]; world.people.shoppers];
    for purchase in list {
        let shopper = purchase.shopper as usize;
        if let Some(before) = last[shopper].replace(*purchase) {
            let repeat = f64::from(u8::from(brand_of(&before) == brand_of(purchase)));
            let cell = &mut after[usize::from(before.on_deal)];
            *cell = [cell[0] + repeat, cell[1] + 1.0];
            let online = world.market.channels[usize::from(purchase.channel)].kind.is_online();
            let cell = &mut places[shopper][usize::from(online)];
            *cell = [cell[0] + repeat, cell[1] + 1.0];
        }
    }
    let rate = |cell: [f64; 2]| cell[0] / cell[1];
    let both: Vec<&[[f64; 2]; 2]> = places.iter().filter(|p| p[0][1] > 0.0 && p[1][1] > 0.0).collect();
    // Each household counts once, so that heavy buyers of one place do not decide.
    let gap: Vec<f64> = both.iter().map(|p| rate(p[1]) - rate(p[0])).collect();
    vec![
        Reading::mean("state-dependence", "deal_minus_regular", rate(after[1]) - rate(after[0])),
        Reading::mean("online-loyal-less-price", "repeat_gap", crate::stats::mean(&gap)),
    ]
}
