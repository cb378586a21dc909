//! Money set aside, and how much is done at a time.

use super::deals::{day, days, places};
use super::{Arm, MONEY, Reading, Side, Worst, larger, smaller};
use crate::scenario::spec::{LeadLimit, MechanicSpec, ScenarioSpec, TacticSpec};

/// Stores of a channel in which a tactic is planned; 1 for a channel with stores that the file describes as one place.
#[must_use]
pub fn stores_of(spec: &ScenarioSpec, tactic: &TacticSpec, channel: &str) -> f64 {
    let formats = &tactic.delivery.formats;
    let Some(found) = spec.channel.iter().find(|c| c.id == channel) else { return 0.0 };
    if found.node.is_empty() {
        return f64::from(u8::from(matches!(found.kind, crate::scenario::spec::ChannelKind::Store)));
    }
    let planned = found.node.iter().filter(|n| formats.is_empty() || formats.contains(&n.format));
    planned.map(|n| f64::from(n.stores)).sum()
}

/// What a tactic costs whatever is sold, in money of the market: fee, store-week fees and third-party cost; of the days from
/// `from` to `to` only, when given (one-off cost falls on the first day).
#[must_use]
pub fn fixed_cost(spec: &ScenarioSpec, tactic: &TacticSpec, within: Option<(i64, i64)>) -> f64 {
    let (first, last) = days(tactic);
    let within = within.unwrap_or((first, last));
    let one_off = if (within.0..=within.1).contains(&first) {
        tactic.funding.fee.unwrap_or(0.0) + tactic.funding.third_party_cost.unwrap_or(0.0)
    } else {
        0.0
    };
    let stores: f64 = tactic.delivery.channels.iter().map(|c| stores_of(spec, tactic, c)).sum();
    let begins = |from: i64, to: i64| if to < from { 0 } else { (to - from) / 7 + 1 };
    let before = if within.0 > first { begins(first, within.0 - 1) } else { 0 };
    let weeks = begins(first, within.1.min(last)) - before;
    one_off + tactic.funding.fee_per_store_week.unwrap_or(0.0) * stores * weeks.max(0) as f64
}

pub(super) fn budget(arm: &Arm<'_>, limit: f64) -> Reading {
    let fixed: f64 = arm.tactics().map(|(_, t)| fixed_cost(arm.spec, t, None)).sum();
    let set_aside = arm.budget();
    let (value, at) = if set_aside >= fixed {
        (set_aside, "the budget set aside".to_owned())
    } else {
        (fixed, "fees and third-party cost".to_owned())
    };
    let worst = Some(Worst { value, at, path: format!("{}.budget", arm.path) });
    Reading { worst, limit, unit: MONEY, side: Side::AtMost }
}

/// Fixed cost of a tactic in several channels is split evenly over them. Assumption: the file does not say more.
pub(super) fn channel_budget(arm: &Arm<'_>, limit: f64) -> Reading {
    let part = |t: &TacticSpec| {
        let all = &t.delivery.channels;
        let mine = all.iter().filter(|c| arm.scope.has_channel(c)).count();
        fixed_cost(arm.spec, t, None) * mine as f64 / all.len().max(1) as f64
    };
    let value = arm.all_tactics().map(|(_, t)| part(t)).sum();
    let worst = Some(Worst { value, at: "fees and third-party cost".to_owned(), path: arm.path.clone() });
    Reading { worst, limit, unit: MONEY, side: Side::AtMost }
}

pub(super) fn at_once(arm: &Arm<'_>, limit: u32) -> Reading {
    let mut worst = None;
    for (path, tactic) in arm.tactics() {
        let first = days(tactic).0;
        let count = arm.tactics().filter(|(_, t)| (days(t).0..=days(t).1).contains(&first)).count();
        larger(&mut worst, count as f64, || {
            (format!("on {}, when `{}` starts", tactic.delivery.from.0, tactic.id), format!("{path}.delivery.from"))
        });
    }
    Reading { worst, limit: f64::from(limit), unit: "count", side: Side::AtMost }
}

pub(super) fn tactics(arm: &Arm<'_>, limit: u32) -> Reading {
    let worst = Some(Worst { value: arm.tactics().count() as f64, at: String::new(), path: arm.path.clone() });
    Reading { worst, limit: f64::from(limit), unit: "count", side: Side::AtMost }
}

pub(super) fn lead(arm: &Arm<'_>, limit: &LeadLimit) -> Reading {
    let planned = day(limit.planned_on.unwrap_or(arm.spec.scenario.start).0);
    let mut worst = None;
    for (path, tactic) in arm.tactics() {
        smaller(&mut worst, (days(tactic).0 - planned) as f64, || {
            (format!("`{}` starts on {}", tactic.id, tactic.delivery.from.0), format!("{path}.delivery.from"))
        });
    }
    Reading { worst, limit: f64::from(limit.days), unit: "days", side: Side::AtLeast }
}

pub(super) fn pushes(arm: &Arm<'_>, limit: f64) -> Reading {
    let a_week = |t: &TacticSpec| match &t.mechanic {
        MechanicSpec::AppCoupon(coupon) => coupon.pushes_per_week.unwrap_or(0.0),
        _ => 0.0,
    };
    let mut worst = None;
    for (path, tactic) in arm.tactics().filter(|(_, t)| a_week(t) > 0.0 && !places(t).is_empty()) {
        let first = days(tactic).0;
        let live = arm.tactics().filter(|(_, t)| (days(t).0..=days(t).1).contains(&first));
        larger(&mut worst, live.map(|(_, t)| a_week(t)).sum(), || {
            (format!("on {}, when `{}` starts", tactic.delivery.from.0, tactic.id), format!("{path}.mechanic"))
        });
    }
    Reading { worst, limit, unit: "count", side: Side::AtMost }
}
