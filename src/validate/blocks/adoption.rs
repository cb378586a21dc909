//! The account's app in V0: who takes it and what it changes, and households that use several channels.

use super::spend::{Spend, thirds};
use crate::engine::{Alter, Arm, Branch, World, run_branches};
use crate::population::memory::joined;
use crate::program::Program;
use crate::validate::lab::{V0, programs};
use crate::validate::{Block, Fault, Lab, Reading};

/// Facts of app and channels.
pub const BLOCK: Block = Block { id: "app and channels", facts: &["multichannel-selection", "app-adoption"], measure };

/// Households of the world.
const SHOPPERS: u32 = 16_000;
/// Weeks before the invitation, of the invitation, and after it.
const BEFORE: u16 = 26;
const INVITED: u16 = 8;
const AFTER: u16 = 26;
const INVITATION: &str = r#"
[[program]]
id = "P"
name = "Invitation to the app"
home = "store"

[[program.tactic]]
id = "invitation"
brands = ["b1"]
mechanic.app-invite = { chance = "10%" }
delivery = { channels = ["store"], from = 2024-07-01, to = 2024-08-25 }
"#;

fn measure(lab: &Lab) -> Result<Vec<Reading>, Fault> {
    let weeks = BEFORE + INVITED + AFTER;
    let sets = [("scenario.weeks", weeks.to_string()), ("segment.households.app_users", "40%".to_owned())];
    let scenario = lab.scenario(V0, INVITATION, SHOPPERS, &sets)?;
    let world = lab.world(&scenario);
    let programs = programs(&scenario, &world);
    let invitation = programs.first().ok_or_else(|| Fault::Missing("invitation".to_owned()))?;
    let start = world.market.calendar.warm_up_days;
    let (invited, after) = (start + 7 * BEFORE, start + 7 * (BEFORE + INVITED));
    let end = start + 7 * weeks;
    let none = Program::none();
    let opened: &Alter = &open_by_lot;
    let branches = [
        Branch { program: invitation, from: invited, until: end, alter: None },
        Branch { program: &none, from: invited, until: end, alter: Some(opened) },
    ];
    let periods = [start..invited, after..end];
    let households = world.people.shoppers;
    let ((_, base), ends) = run_branches(&world, &branches, end, false, |_| Spend::over(&periods, households));
    let mut ends = ends.into_iter().flatten().map(|(_, spend)| spend);
    let (Some(with), Some(opened)) = (ends.next(), ends.next()) else {
        return Err(Fault::Missing("twins".to_owned()));
    };
    let mut found = adoption(&base, &with);
    found.extend(channels(lab, &world, &base, &opened));
    Ok(found)
}

fn households(world_size: usize, which: impl Fn(&usize) -> bool) -> Vec<usize> {
    (0..world_size).filter(which).collect()
}

/// Adopters before and after, against those who never took the app, and against their twins by size.
fn adoption(base: &Spend, with: &Spend) -> Vec<Reading> {
    let had = |s: &usize| base.joined[*s] & joined::APP != 0;
    let has = |s: &usize| with.joined[*s] & joined::APP != 0;
    let adopters = households(base.joined.len(), |s| has(s) && !had(s));
    let others = households(base.joined.len(), |s| !has(s));
    let growth = |who: &[usize]| with.mean(1, who) / base.mean(0, who).max(1e-9);
    let [light, _, heavy] = thirds(&adopters, &base.amounts[0]);
    let relative = |who: &[usize]| with.total(1, who) / base.total(1, who).max(1e-9) - 1.0;
    vec![
        Reading::mean("app-adoption", "did_spend", growth(&adopters) / growth(&others).max(1e-9) - 1.0),
        Reading::mean("app-adoption", "light_minus_heavy", relative(&light) - relative(&heavy)),
    ]
}

/// Half of the households: by a bit of the shopper's number scattered.
fn drawn(shopper: usize) -> bool {
    (shopper as u32).wrapping_mul(0x85EB_CA6B) >> 31 == 1
}

/// Opens the app to half of those who did not have it.
fn open_by_lot(_: &World, arm: &mut Arm) {
    for memory in &mut arm.memories {
        for local in (0..memory.shoppers).filter(|&l| drawn(memory.first + l)) {
            memory.joined[local] |= joined::APP;
        }
    }
}

/// Raw gap between households that use several channels and one, and what opening a second one really brings.
fn channels(lab: &Lab, world: &World, base: &Spend, opened: &Spend) -> Vec<Reading> {
    let had = |s: &usize| base.joined[*s] & joined::APP != 0;
    let reached = |s: &usize| {
        world.people.outlet[*s * world.people.channels..][..world.people.channels].iter().all(|v| v.is_finite())
    };
    let new = households(base.joined.len(), |s| !had(s) && drawn(*s) && reached(s));
    // With its control, the channels that a household has are handed out by lot: those just opened against the rest.
    let by_lot = lab.breaks("multichannel-selection");
    let seen = if by_lot { opened } else { base };
    let in_test = |s: &usize| !by_lot || !had(s);
    let several = households(base.joined.len(), |s| {
        in_test(s) && if by_lot { drawn(*s) } else { seen.used[1][*s].count_ones() > 1 }
    });
    let single = households(base.joined.len(), |s| {
        in_test(s) && if by_lot { !drawn(*s) } else { seen.used[1][*s].count_ones() == 1 }
    });
    let (many, one) = (seen.mean(1, &several), seen.mean(1, &single));
    let causal = opened.mean(1, &new) - base.mean(1, &new);
    vec![
        Reading::ratio("multichannel-selection", "raw_ratio", many, one),
        Reading::ratio("multichannel-selection", "causal_share", causal, many - one),
    ]
}
