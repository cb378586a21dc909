//! Who has the account's app and who is a member on day 0: heavy users and those who already shop at the account
//! join first (Leenheer et al. 2007; Meyer-Waarden), while the stated share of each segment holds.

use super::{Blueprint, Population, SegmentPlan};
use crate::draws::{Draws, Key, Purpose};
use crate::math;
use crate::scenario::Owner;

/// Bounds of the logarithm of relative use: beyond them a shopper is simply very light or very heavy.
const LN_USE: (f64, f64) = (-3.0, 3.0);
/// Halvings of the interval -20..20 in which the threshold of a segment lies.
const HALVINGS: u32 = 24;
/// Highest mean share of the account's trips that its users make in the app.
const MOST_IN_APP: f64 = 0.95;

/// What may be joined, with the item that keys its draw.
#[derive(Clone, Copy, Debug)]
enum Offer {
    App = 2,
    Programme = 3,
}

/// Settles who has joined what, and how readily each shopper would join.
///
/// * `weights`: `[shopper][place]` outlet weights, 0 out of reach
/// * `use_of`: use of a shopper relative to the mean
pub(super) fn assign(
    plan: &Blueprint,
    draws: &Draws,
    people: &mut Population,
    weights: &[f64],
    use_of: impl Fn(usize) -> f64,
) {
    let score = |shopper: usize| {
        let used = libm::log(use_of(shopper).max(1e-6)).clamp(LN_USE.0, LN_USE.1);
        let share = account_share(plan, &weights[shopper * plan.places.len()..(shopper + 1) * plan.places.len()]);
        (plan.joining.use_tilt * used + plan.joining.share_tilt * share) as f32
    };
    let scores: Vec<f32> = (0..plan.shoppers).map(score).collect();
    people.app = choose(plan, draws, (&people.segment, &scores), Offer::App);
    people.member = choose(plan, draws, (&people.segment, &scores), Offer::Programme);
    let tilts: Vec<f32> = scores.iter().map(|&s| math::exp(s)).collect();
    let mean = tilts.iter().map(|&t| f64::from(t)).sum::<f64>() / (tilts.len() as f64).max(1.0);
    people.joins = tilts.iter().map(|&t| (f64::from(t) / mean.max(1e-9)) as f32).collect();
}

/// Share of a shopper's outlet weights that belongs to the account.
fn account_share(plan: &Blueprint, weights: &[f64]) -> f64 {
    let own = |at: &usize| plan.places[*at].owner == Owner::Account as usize;
    let account: f64 = (0..weights.len()).filter(own).map(|at| weights[at]).sum();
    account / weights.iter().sum::<f64>().max(1e-12)
}

fn choose(plan: &Blueprint, draws: &Draws, (segment, scores): (&[u8], &[f32]), what: Offer) -> Vec<bool> {
    let thresholds: Vec<f32> = (0..plan.segments.len())
        .map(|index| {
            let mine: Vec<f32> =
                (0..scores.len()).filter(|&s| usize::from(segment[s]) == index).map(|s| scores[s]).collect();
            threshold(&mine, share(&plan.segments[index], what))
        })
        .collect();
    let joined = |shopper: usize| {
        let key = Key { purpose: Purpose::Identity, shopper: shopper as u32, day: 0, occasion: 0, item: what as u32 };
        draws.uniform(key) < math::logistic(scores[shopper] + thresholds[usize::from(segment[shopper])])
    };
    (0..scores.len()).map(joined).collect()
}

fn share(segment: &SegmentPlan, what: Offer) -> f64 {
    match what {
        Offer::App => segment.app,
        Offer::Programme => segment.members,
    }
}

/// Logit to add to every score so that the mean chance of joining is the stated share.
fn threshold(scores: &[f32], share: f64) -> f32 {
    if share <= 0.0 || scores.is_empty() {
        return f32::NEG_INFINITY;
    }
    if share >= 1.0 {
        return f32::INFINITY;
    }
    let (mut low, mut high) = (-20.0_f32, 20.0_f32);
    for _ in 0..HALVINGS {
        let middle = f32::midpoint(low, high);
        let mean = scores.iter().map(|&s| f64::from(math::logistic(s + middle))).sum::<f64>() / scores.len() as f64;
        if mean < share { low = middle } else { high = middle }
    }
    f32::midpoint(low, high)
}

/// Mean share of the account's trips that a household with the app makes there, so that the stated trip share of
/// the app is that of all households.
pub(super) fn mean_share_in_app(plan: &Blueprint, people: &Population, weights: &[f64]) -> f64 {
    let own = plan.places.iter().filter(|p| p.owner == Owner::Account as usize);
    let all: f64 = own.clone().map(|p| p.trip_share).sum();
    let in_app: f64 = own.filter(|p| p.needs_app).map(|p| p.trip_share).sum();
    let row = |shopper: usize| &weights[shopper * plan.places.len()..(shopper + 1) * plan.places.len()];
    let (mut of_all, mut of_users) = (0.0, 0.0);
    for shopper in 0..plan.shoppers {
        let share = account_share(plan, row(shopper));
        of_all += share;
        of_users += if people.app[shopper] { share } else { 0.0 };
    }
    if all <= 0.0 {
        return 0.0;
    }
    // Where nobody has it yet, those who adopt it later use it as if all had it.
    let over_users = if of_users > 0.0 { of_all / of_users } else { 1.0 };
    (in_app / all * over_users).min(MOST_IN_APP)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stated_share_joins_whatever_the_scores() {
        let scores: Vec<f32> = (0..1_000).map(|s| s as f32 * 0.004 - 2.0).collect();
        for share in [0.1, 0.5, 0.9] {
            let at = threshold(&scores, share);
            let mean = scores.iter().map(|&s| f64::from(math::logistic(s + at))).sum::<f64>() / 1_000.0;
            assert!((mean - share).abs() < 1e-3, "{share}: {mean}");
        }
        assert!(math::logistic(threshold(&scores, 0.0)) < 1e-30 && math::logistic(threshold(&scores, 1.0)) >= 1.0);
    }
}
