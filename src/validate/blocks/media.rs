//! Advertising: half as much weight again for 26 weeks, and a campaign online for a business that sells in stores.

use super::clicks::{Clicks, units};
use crate::engine::{Branch, World, run_branches};
use crate::ids::Day;
use crate::validate::lab::V0;
use crate::validate::plan::{Plan, Step, branch};
use crate::validate::tally::Purchase;
use crate::validate::{Block, Fault, Lab, Reading};
use std::ops::Range;

/// Facts of advertising.
pub const BLOCK: Block = Block { id: "media", facts: &["ad-elasticity", "online-ads-sell-in-store"], measure };

const SHOPPERS: u32 = 8_000;
/// Week in which programs start, after the last week has settled media and habits.
const START: usize = 8;
/// Weeks of raised weight, of the measured period, and until the effect has died away.
const RAISED: usize = 26;
const PERIOD: usize = 4;
const FOLLOWED: usize = 48;
/// Weeks of the campaign online, and of what is followed.
const CAMPAIGN: usize = 8;
const CAMPAIGN_FOLLOWED: usize = 18;
/// Contacts a week of ordinary media, of a household that they reach.
const ORDINARY: f64 = 2.0;
/// The raised weight relative to the ordinary one.
const EXTRA: f64 = 0.5;
/// Brands whose advertising is raised, each in a world of its own.
const RAISED_BRANDS: [&str; 3] = ["b1", "b3", "b5"];
/// Brand of the campaign online.
const ONLINE_BRAND: &str = "b3";

const SOCIAL: &str = "
[[channel]]
id = \"social\"
name = \"Social media\"
kind = \"social\"
owner = \"account\"
";

fn measure(lab: &Lab) -> Result<Vec<Reading>, Fault> {
    let mut plan = Plan::default();
    let raise = format!("{{ media = {{ contacts_per_week = {} }} }}", ORDINARY * EXTRA);
    for brand in RAISED_BRANDS {
        plan.add(&[Step { weeks: RAISED, ..Step::week(&raise, brand, "\"social\"", START) }]);
    }
    let campaign = "{ media = { contacts_per_week = 4, reach = \"60%\" } }";
    plan.add(&[Step { weeks: CAMPAIGN, ..Step::week(campaign, ONLINE_BRAND, "\"social\"", START) }]);
    let mut sets = vec![("scenario.weeks", (START + FOLLOWED).to_string())];
    let ordinary: Vec<String> =
        RAISED_BRANDS.iter().map(|b| format!("category.category.brand.{b}.media_contacts_per_week")).collect();
    sets.extend(ordinary.iter().map(|path| (path.as_str(), ORDINARY.to_string())));
    let text = format!("{V0}{SOCIAL}");
    let scenario = lab.scenario(&text, "", SHOPPERS, &sets)?;
    let world = lab.world(&scenario);
    let programs = lab.programs(&text, &plan, &sets, &world)?;
    let last = programs.len() - 1;
    let weeks = |place: usize| if place == last { CAMPAIGN_FOLLOWED } else { FOLLOWED };
    let branches: Vec<Branch<'_>> =
        programs.iter().enumerate().map(|(at, p)| branch(&world, p, (START, weeks(at)), None)).collect();
    let start = branches[0].from;
    let until = branches[0].until;
    let ((_, base), ends) = run_branches(&world, &branches, until, false, |_| Clicks::on(start..until));
    let ends: Vec<Clicks> = ends.into_iter().flatten().map(|(_, watch)| watch).collect();
    let mut found = Vec::new();
    for (brand, watch) in RAISED_BRANDS.iter().zip(&ends) {
        found.extend(elasticity(&world, brand, start, (&base.purchases.list, &watch.purchases.list)));
    }
    if let Some(watch) = ends.last() {
        found.extend(online(&world, (&base, watch), start..start + (7 * CAMPAIGN_FOLLOWED) as Day));
    }
    Ok(found)
}

/// Current elasticity over the first weeks, and the whole effect of a point of weight relative to the current one.
fn elasticity(world: &World, brand: &str, start: Day, (without, with): (&[Purchase], &[Purchase])) -> Vec<Reading> {
    let mine = |p: &Purchase| world.market.brands[world.market.products[usize::from(p.product)].brand].id == *brand;
    let over = |list: &[Purchase], weeks: usize| units(list, start..start + (7 * weeks) as Day, mine);
    let gain = |weeks: usize| over(with, weeks) - over(without, weeks);
    let short = gain(PERIOD) / EXTRA;
    let current = short / over(without, PERIOD);
    let all = gain(FOLLOWED) / EXTRA / over(without, RAISED);
    vec![
        Reading::ratio("ad-elasticity", "short", short, over(without, PERIOD)),
        // Weighted by the current effect, so that seeds and brands are pooled as sums of effects.
        Reading::ratio("ad-elasticity", "long_over_short", all, current),
    ]
}

/// Where the extra units of a campaign online are sold, and to whom.
fn online(world: &World, (without, with): (&Clicks, &Clicks), days: Range<Day>) -> Vec<Reading> {
    let mine =
        |p: &Purchase| world.market.brands[world.market.products[usize::from(p.product)].brand].id == ONLINE_BRAND;
    let offline = |p: &Purchase| mine(p) && !world.market.channels[usize::from(p.channel)].kind.is_online();
    let silent = |p: &Purchase| mine(p) && !with.clicked[p.shopper as usize];
    let gain = |which: &dyn Fn(&Purchase) -> bool| {
        units(&with.purchases.list, days.clone(), which) - units(&without.purchases.list, days.clone(), which)
    };
    let all = gain(&mine);
    vec![
        Reading::ratio("online-ads-sell-in-store", "offline_share", gain(&offline), all),
        Reading::ratio("online-ads-sell-in-store", "nonclicker_share", gain(&silent), all),
    ]
}
