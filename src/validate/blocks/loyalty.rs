//! A points programme launched at chain A of V0: whom it moves, and how buying quickens towards a reward.

use super::spend::{Spend, thirds};
use crate::engine::{Alter, Arm, Branch, Watch, World, run_branches};
use crate::ids::Day;
use crate::population::memory::joined;
use crate::validate::lab::{V0, programs};
use crate::validate::{Block, Fault, Lab, Reading};

/// Facts of the points programme.
pub const BLOCK: Block = Block { id: "points programme", facts: &["loyalty-lifts-light", "goal-gradient"], measure };

/// Households of the world.
const SHOPPERS: u32 = 10_000;
/// Weeks of the drive; effects are read from then on.
const DRIVE_WEEKS: u16 = 6;
/// Weeks of the horizon.
const WEEKS: u16 = 58;
/// A programme with a reward of one percent of about sixteen weeks' spend of a mean household.
const PROGRAMME: &str = r#"
[loyalty]
reward_at = 150
earn = "1%"

[[program]]
id = "P"
name = "Launch of the points programme"
home = "store"

[[program.tactic]]
id = "launch"
brands = ["b1"]
mechanic.enrolment-drive = { chance = "8%" }
delivery = { channels = ["store", "app"], from = 2024-01-01, to = 2024-02-11 }
"#;

fn measure(lab: &Lab) -> Result<Vec<Reading>, Fault> {
    let sets = [("scenario.weeks", WEEKS.to_string()), ("segment.households.members", "0%".to_owned())];
    let scenario = lab.scenario(V0, PROGRAMME, SHOPPERS, &sets)?;
    let world = lab.world(&scenario);
    let programs = programs(&scenario, &world);
    let program = programs.first().ok_or_else(|| Fault::Missing("launch".to_owned()))?;
    let start = world.market.calendar.warm_up_days;
    let (after, end) = (start + 7 * DRIVE_WEEKS, start + 7 * WEEKS);
    // With its control, every second household is a member from the start, whoever it is.
    let by_lot: &Alter = &enrol_by_lot;
    let alter = lab.breaks("loyalty-lifts-light").then_some(by_lot);
    let branch = Branch { program, from: start, until: end, alter };
    let periods = [0..start, after..end];
    let households = world.people.shoppers;
    let watch = |_| Both { spend: Spend::over(&periods, households), way: Way::new(households) };
    let ((_, base), ends) = run_branches(&world, &[branch], end, false, watch);
    let Some(Some((_, with))) = ends.into_iter().next() else { return Err(Fault::Missing("launch".to_owned())) };
    let mut found = uplift(&base.spend, &with.spend);
    found.extend(with.way.readings());
    Ok(found)
}

fn enrol_by_lot(_: &World, arm: &mut Arm) {
    for memory in &mut arm.memories {
        for local in 0..memory.shoppers {
            let drawn = ((memory.first + local) as u32).wrapping_mul(0x9E37_79B9) >> 31;
            memory.joined[local] |= if drawn == 1 { joined::MEMBER } else { 0 };
        }
    }
    arm.program.tactics.clear();
}

/// Members against their twins, and against those who did not join.
fn uplift(base: &Spend, with: &Spend) -> Vec<Reading> {
    let is_member = |s: &usize| with.joined[*s] & joined::MEMBER != 0;
    let members: Vec<usize> = (0..with.joined.len()).filter(is_member).collect();
    // Those who never set foot in the chain are no shoppers of it.
    let shops = |s: &usize| base.amounts[0][*s] > 0.0;
    let others: Vec<usize> = (0..with.joined.len()).filter(|s| !is_member(s) && shops(s)).collect();
    let [light, _, heavy] = thirds(&members, &base.amounts[0]);
    let gain = |who: &[usize]| with.total(1, who) - base.total(1, who);
    let relative = |who: &[usize]| gain(who) / base.total(1, who).max(1e-9);
    let causal = gain(&members) / members.len().max(1) as f64;
    let (joined_mean, other_mean) = (with.mean(1, &members), with.mean(1, &others));
    vec![
        Reading::mean("loyalty-lifts-light", "light_minus_heavy", relative(&light) - relative(&heavy)),
        Reading::mean("loyalty-lifts-light", "heavy_uplift", relative(&heavy)),
        Reading::ratio("loyalty-lifts-light", "raw_member_ratio", joined_mean, other_mean),
        Reading::ratio("loyalty-lifts-light", "causal_share", causal, joined_mean - other_mean),
    ]
}

struct Both {
    spend: Spend,
    way: Way,
}

impl Watch for Both {
    fn after_day(&mut self, world: &World, arm: &Arm, day: Day) {
        self.spend.after_day(world, arm, day);
        self.way.after_day(world, arm, day);
    }
}

/// Visits and days in the first and the last fifth of a way to a reward.
#[derive(Clone, Copy, Debug, Default)]
struct Fifths {
    first: [f64; 2],
    last: [f64; 2],
}

/// Follows every member from reward to reward.
struct Way {
    /// `[shopper]`: part of the way on the evening before; negative before the first day.
    progress: Vec<f32>,
    /// `[shopper]`: the running way, and the one before it when both began with a reward.
    running: Vec<Fifths>,
    before: Vec<Option<Fifths>>,
    rewarded: Vec<bool>,
    /// Over complete ways: first and last fifth of the same way, and last fifth with the first of the next.
    same: Fifths,
    next: Fifths,
}

impl Way {
    fn new(shoppers: usize) -> Self {
        Self {
            progress: vec![-1.0; shoppers],
            running: vec![Fifths::default(); shoppers],
            before: vec![None; shoppers],
            rewarded: vec![false; shoppers],
            same: Fifths::default(),
            next: Fifths::default(),
        }
    }

    fn reward(&mut self, shopper: usize) {
        let way = self.running[shopper];
        if self.rewarded[shopper] && way.first[1] > 0.0 && way.last[1] > 0.0 {
            add(&mut self.same.first, way.first);
            add(&mut self.same.last, way.last);
            if let Some(last) = self.before[shopper].filter(|b| b.last[1] > 0.0) {
                add(&mut self.next.first, way.first);
                add(&mut self.next.last, last.last);
            }
            self.before[shopper] = Some(way);
        } else {
            self.before[shopper] = None;
        }
        self.rewarded[shopper] = true;
        self.running[shopper] = Fifths::default();
    }

    fn readings(&self) -> [Reading; 2] {
        let rate = |f: [f64; 2]| f[0] / f[1];
        [
            Reading::ratio("goal-gradient", "last_over_first", rate(self.same.last), rate(self.same.first)),
            Reading::ratio("goal-gradient", "reset", rate(self.next.first), rate(self.next.last)),
        ]
    }
}

fn add(to: &mut [f64; 2], more: [f64; 2]) {
    to[0] += more[0];
    to[1] += more[1];
}

impl Watch for Way {
    fn after_day(&mut self, world: &World, arm: &Arm, _: Day) {
        let Some(loyalty) = world.market.loyalty else { return };
        for visit in arm.days.iter().flat_map(|d| &d.visits) {
            let shopper = visit.shopper as usize;
            if world.market.channels[usize::from(visit.channel)].is_account() {
                let progress = self.progress[shopper];
                let way = &mut self.running[shopper];
                way.first[0] += f64::from(u8::from((0.0..0.2).contains(&progress)));
                way.last[0] += f64::from(u8::from((0.8..1.0).contains(&progress)));
            }
        }
        for memory in &arm.memories {
            for local in (0..memory.shoppers).filter(|&l| memory.is_member(l)) {
                let shopper = memory.first + local;
                let progress = self.progress[shopper];
                let way = &mut self.running[shopper];
                way.first[1] += f64::from(u8::from((0.0..0.2).contains(&progress)));
                way.last[1] += f64::from(u8::from((0.8..1.0).contains(&progress)));
                self.progress[shopper] = memory.points[local] as f32 / loyalty.reward_at.0.max(1) as f32;
            }
        }
        let rewards = arm.days.iter().flat_map(|d| &d.visits).filter(|v| v.takes_reward);
        rewards.for_each(|v| self.reward(v.shopper as usize));
    }
}
