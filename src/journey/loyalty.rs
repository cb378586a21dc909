//! The account's loyalty programme and app (E16): what they pull, points that lapse, rewards, and joining.

use super::scene::{Joined, Scene, ShardDay, Visit};
use crate::draws::{Key, Purpose};
use crate::ids::Day;
use crate::market::Loyalty;
use crate::population::Memory;
use crate::population::memory::{NEVER_REWARDED, joined};
use crate::scenario::Owner;

/// Mean of the squared way to a reward when every step of it is as likely: shares of trips hold that for members.
const MEAN_GRADIENT: f32 = 1.0 / 3.0;
/// Weeks after which the lift of a reward is no longer worth working out (six half-lives of eight weeks).
const GLOW_WEEKS: f32 = 48.0;

/// What app and programme change at outlets of the account, in utils.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pull {
    /// In the app.
    pub in_app: f32,
    /// At the other outlets: less for those who order in the app by habit.
    pub elsewhere: f32,
}

/// What app and programme change at outlets of the account; `reminded`: the app was opened today.
pub(super) fn pull(scene: &Scene<'_>, memory: &Memory, (shopper, local): (usize, usize), reminded: bool) -> Pull {
    let mut in_app = if reminded { scene.behaviour.app_reminder as f32 } else { 0.0 };
    if memory.is_member(local)
        && let Some(loyalty) = &scene.market.loyalty
    {
        in_app += programme(scene, memory, (shopper, local), loyalty);
    }
    let mut elsewhere = in_app;
    if memory.has_app(local) {
        let orders = usize::from(memory.orders[local][Owner::Account as usize]);
        elsewhere += scene.people.moves_to_app[shopper] * (1.0 - scene.fading.friction[orders]);
    }
    Pull { in_app, elsewhere }
}

/// Points_h,r = θ (B/L)² + felt value of what is earned + lift after a reward.
///
/// Members of day 0 are in the shares of trips with their mean pull; it is taken off, so that only those who join
/// later bring trips on top.
fn programme(scene: &Scene<'_>, memory: &Memory, (shopper, local): (usize, usize), loyalty: &Loyalty) -> f32 {
    let b = scene.behaviour;
    let progress = (memory.points[local] as f32 / loyalty.reward_at.0.max(1) as f32).clamp(0.0, 1.0);
    let (strength, felt) = (b.goal_gradient as f32, (b.points_pull * b.point_value_felt * loyalty.earn) as f32);
    let mut pull = strength * progress * progress + felt;
    let rewarded = memory.reward_day[local];
    if rewarded != NEVER_REWARDED {
        let weeks = f32::from(scene.day - rewarded) / 7.0;
        if weeks < GLOW_WEEKS {
            pull += b.reward_glow as f32 * scene.fading.glow[usize::from(scene.day - rewarded)];
        }
    }
    if scene.people.member[shopper] { pull - strength * MEAN_GRADIENT - felt } else { pull }
}

/// Takes off the points of a member that have lapsed: those left from the period before the last.
///
/// Periods are half of the life of a point and begin on a day of the shopper's own.
pub(super) fn lapse(scene: &Scene<'_>, memory: &mut Memory, (shopper, local): (usize, usize)) {
    let Some(loyalty) = &scene.market.loyalty else { return };
    let period = period(loyalty, shopper, scene.day);
    let begun = period.wrapping_sub(memory.points_period[local]);
    if begun == 0 {
        return;
    }
    memory.points_period[local] = period;
    memory.points[local] = if begun == 1 { memory.points[local] - memory.old_points[local] } else { 0 };
    memory.old_points[local] = memory.points[local];
}

fn period(loyalty: &Loyalty, shopper: usize, day: Day) -> u8 {
    let length = usize::from(loyalty.period_days).max(1);
    ((usize::from(day) + shopper * 37 % length) / length) as u8
}

/// Does a recognised member turn a full points account into money off on this trip.
pub(super) fn takes_reward(scene: &Scene<'_>, memory: &Memory, (shopper, local): (usize, usize)) -> bool {
    let full = scene.market.loyalty.is_some_and(|l| memory.points[local] >= l.reward_at.0.max(1));
    full && f64::from(scene.draws.uniform(Key { day: scene.day / 7, ..scene.key(Purpose::Points, shopper, 0) }))
        < scene.behaviour.reward_per_week
}

/// Takes the price of a reward off the account of points, the oldest first.
pub(super) fn spend_points(memory: &mut Memory, local: usize, price: i64, day: Day) {
    memory.points[local] -= price;
    memory.old_points[local] = (memory.old_points[local] - price).max(0);
    memory.reward_day[local] = day;
}

/// A shopper who visits a channel may join the programme or take the app where a tactic asks for it.
///
/// The chance rises with use and with the account's share of the shopper's trips (Leenheer et al. 2007).
pub(super) fn join(
    scene: &Scene<'_>,
    memory: &Memory,
    day: &mut ShardDay,
    (shopper, local): (usize, usize),
    channel: usize,
) {
    let mut has_joined = memory.joined[local];
    for (index, drive) in scene.offers.drives.iter().enumerate() {
        let has = has_joined & drive.joins != 0;
        let for_them = drive.layer.is_none_or(|l| scene.layers_of(memory, (shopper, local)) >> l & 1 == 1);
        if has || !for_them || drive.channels >> channel & 1 == 0 {
            continue;
        }
        let chance = drive.chance * scene.people.joins[shopper];
        if scene.uniform(Purpose::Joining, shopper, drive.key) < chance {
            has_joined |= drive.joins;
            day.joined.push(Joined {
                shopper: shopper as u32,
                channel: channel as u8,
                drive: index as u8,
                welcome: true,
            });
        }
    }
}

/// Writes what was joined today into memory.
pub(super) fn after_joining(scene: &Scene<'_>, memory: &mut Memory, event: &Joined) {
    let local = event.shopper as usize - memory.first;
    let drive = &scene.offers.drives[usize::from(event.drive)];
    if memory.joined[local] & drive.joins != 0 {
        return;
    }
    memory.joined[local] |= drive.joins;
    if drive.joins == joined::MEMBER
        && let Some(loyalty) = &scene.market.loyalty
    {
        memory.points_period[local] = period(loyalty, event.shopper as usize, scene.day);
        memory.points[local] += if event.welcome { drive.welcome_points.0 } else { 0 };
    }
}

/// Points and rewards of a visit.
pub(super) fn after_visit(scene: &Scene<'_>, memory: &mut Memory, visit: &Visit) {
    let Some(loyalty) = &scene.market.loyalty else { return };
    let local = visit.shopper as usize - memory.first;
    if visit.takes_reward {
        spend_points(memory, local, loyalty.reward_at.0, scene.day);
    }
    if visit.recognised {
        memory.count_spend(local, visit.rest);
        memory.points[local] += visit.rest.part(loyalty.earn).0;
    }
}
