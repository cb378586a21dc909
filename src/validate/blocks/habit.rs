//! Two worlds of the same luck, one with twice as many ordinary deals of the leader: what
//! frequent dealing does to its sales without a deal.

use crate::engine::{World, run_branches};
use crate::validate::lab::V0;
use crate::validate::tally::{Purchase, Purchases};
use crate::validate::{Block, Fault, Lab, Reading};

/// Facts of the long run of dealing.
pub const BLOCK: Block = Block { id: "deal habit", facts: &["promo-habit"], measure };

/// Households of each world.
const SHOPPERS: u32 = 14_000;
/// Days of a panel year.
const YEAR: u16 = 364;

fn measure(lab: &Lab) -> Result<Vec<Reading>, Fault> {
    let (usual, list) = year_two(lab, V0)?;
    // Deals are drawn as "below the share", so the weeks on deal of the usual world are on deal in the other one too.
    let (doubled, more) = year_two(lab, &V0.replacen("weeks_on_deal = \"10%\"", "weeks_on_deal = \"20%\"", 1))?;
    let of_brand = |p: &&Purchase| usual.market.products[usize::from(p.product)].brand == 0;
    let without =
        |list: &[Purchase]| list.iter().filter(of_brand).filter(|p| !is_deal_week(&doubled, p)).map(units).sum::<f64>();
    let on_deal = |list: &[Purchase]| list.iter().filter(of_brand).filter(|p| p.on_deal).map(units).sum::<f64>();
    let all = |list: &[Purchase]| list.iter().filter(of_brand).map(units).sum::<f64>();
    Ok(vec![
        Reading::ratio("promo-habit", "base_index", without(&more), without(&list)),
        Reading::ratio("promo-habit", "deal_share_ratio", on_deal(&more) / all(&more), on_deal(&list) / all(&list)),
    ])
}

fn units(purchase: &Purchase) -> f64 {
    f64::from(purchase.units)
}

fn year_two(lab: &Lab, text: &str) -> Result<(World, Vec<Purchase>), Fault> {
    let scenario = lab.scenario(text, "", SHOPPERS, &[("scenario.weeks", "104".to_owned())])?;
    let world = lab.world(&scenario);
    let start = world.market.calendar.warm_up_days;
    let end = start + 2 * YEAR;
    let ((_, purchases), _) = run_branches(&world, &[], end, false, |_| Purchases::on(start + YEAR..end));
    Ok((world, purchases.list))
}

/// Is any pack of the leader on deal anywhere in the week of a purchase, in the world with more deals.
fn is_deal_week(world: &World, purchase: &Purchase) -> bool {
    let week = &world.deals[crate::engine::world::week(purchase.day)];
    let products = (0..world.market.products.len()).filter(|&p| world.market.products[p].brand == 0);
    let own = products.fold(0_u64, |bits, p| bits | 1 << p);
    week.on_deal.iter().any(|on_deal| on_deal & own != 0)
}
