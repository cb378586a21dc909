//! Do deals make people use more: 20% cuts followed for half a year in the whole market, in a category that can be
//! eaten faster and in one that cannot.

use super::clean;
use crate::engine::{Branch, run_branches};
use crate::ledger::Pick;
use crate::validate::plan::{Plan, Step, branch};
use crate::validate::{Block, Fault, Lab, Reading};

/// The fact of flexible consumption.
pub const BLOCK: Block = Block { id: "flexible consumption", facts: &["consumption-flex"], measure };

/// Households of the worlds.
const SHOPPERS: u32 = 12_000;
/// Brands of V0.
const BRANDS: usize = 8;
/// Weeks of the event and after it.
const FOLLOWED: usize = 26;

fn measure(lab: &Lab) -> Result<Vec<Reading>, Fault> {
    let (flexible, flexible_bump) = net(lab, "snacks-drinks")?;
    let (rigid, rigid_bump) = net(lab, "home-care")?;
    Ok(vec![
        Reading::ratio("consumption-flex", "flex_net", flexible, flexible_bump),
        Reading::ratio("consumption-flex", "inflex_net", rigid, rigid_bump),
        Reading::mean("consumption-flex", "gap", flexible / flexible_bump - rigid / rigid_bump),
    ])
}

/// Extra packs of the category in the whole market over half a year, and packs of the bump.
fn net(lab: &Lab, archetype: &str) -> Result<(f64, f64), Fault> {
    let text = clean(Some(archetype));
    let sets = [("scenario.weeks", "34".to_owned())];
    let scenario = lab.scenario(&text, "", SHOPPERS, &sets)?;
    let world = lab.world(&scenario);
    let events: Vec<(usize, usize)> =
        (0..BRANDS).flat_map(|b| (0..lab.repeats(2)).map(move |r| (b, 1 + 3 * r))).collect();
    let mut plan = Plan::default();
    for (brand, week) in &events {
        let id = format!("b{}", brand + 1);
        plan.add(&[Step::week("{ price-cut = { depth = \"20%\" } }", &id, "\"store\"", *week)]);
    }
    let programs = lab.programs(&text, &plan, &sets, &world)?;
    let branches: Vec<Branch<'_>> =
        events.iter().zip(&programs).map(|((_, week), p)| branch(&world, p, (*week, FOLLOWED), None)).collect();
    let until = branches.iter().map(|b| b.until).max().unwrap_or(0);
    let ((base, ()), ends) = run_branches(&world, &branches, until, false, |_| ());
    let store = world.market.channel_index("store").ok_or_else(|| Fault::Missing("channel `store`".to_owned()))?;
    let warm_up = usize::from(world.market.calendar.warm_up_days) / 7;
    let (mut extra, mut bump) = (0.0, 0.0);
    for ((end, ()), ((_, week), program)) in ends.into_iter().flatten().zip(events.iter().zip(&programs)) {
        let first = warm_up + week;
        let gained = |weeks: std::ops::Range<usize>, pick: Pick| {
            end.ledger.units(weeks.clone(), pick) as f64 - base.ledger.units(weeks, pick) as f64
        };
        extra += gained(first..first + FOLLOWED, Pick::default());
        bump += gained(first..first + 1, Pick { channel: Some(store), products: Some(program.promoted()) });
    }
    Ok((extra, bump))
}
