//! Weeks and days: how often, how long, when, and what at the same time.

use super::deals::{day, days, deals, overlap, places, products, word};
use super::{Arm, Reading, Side, larger, smaller};
use crate::scenario::spec::{MandatoryLimit, MechanicSpec, Need, PeriodLimit, TacticSpec, TogetherLimit, WeeksLimit};
use std::collections::{BTreeMap, BTreeSet};

/// Weeks that a rule on weeks on deal looks at when it does not say (a quarter).
const QUARTER: u32 = 13;

/// Days of the deals of a product, with the tactic and its place; by first day.
type Periods<'a> = BTreeMap<&'a str, Vec<((i64, i64), &'a str, String)>>;

fn periods<'a>(arm: &Arm<'a>) -> Periods<'a> {
    let mut found: Periods<'a> = BTreeMap::new();
    for deal in deals(arm).into_iter().filter(|d| d.given.is_for_shoppers()) {
        let period = (deal.days, deal.tactic.id.as_str(), deal.path.clone());
        found.entry(deal.product.id.as_str()).or_default().push(period);
    }
    found.values_mut().for_each(|all| {
        all.sort();
        all.dedup();
    });
    found
}

fn week(arm: &Arm<'_>, at: i64) -> i64 {
    (at - day(arm.spec.scenario.start.0)).div_euclid(7)
}

pub(super) fn weeks(arm: &Arm<'_>, limit: &WeeksLimit) -> Reading {
    let span = i64::from(limit.within_weeks.unwrap_or(QUARTER).max(1));
    let mut worst = None;
    for (product, all) in periods(arm) {
        // A deal of years would fill the set; further weeks than the stretch cannot change the answer.
        let within = |period: (i64, i64)| {
            let first = week(arm, period.0);
            first..=week(arm, period.1).min(first + 2 * span)
        };
        let on_deal: BTreeSet<i64> = all.iter().flat_map(|(period, ..)| within(*period)).collect();
        for &first in &on_deal {
            let count = on_deal.range(first..first + span).count() as f64;
            larger(&mut worst, count, || {
                let at = format!("`{product}` in weeks {} to {}", first + 1, first + span);
                (at, format!("{}.delivery", all[0].2))
            });
        }
    }
    Reading { worst, limit: f64::from(limit.limit), unit: "weeks", side: Side::AtMost }
}

pub(super) fn gap(arm: &Arm<'_>, limit: u32) -> Reading {
    let mut worst = None;
    for (product, all) in periods(arm) {
        let mut end = i64::MIN;
        let mut before = "";
        for ((from, to), tactic, path) in &all {
            if *from > end && end > i64::MIN {
                smaller(&mut worst, (from - end - 1) as f64, || {
                    let at = format!("`{product}` between `{before}` and `{tactic}`");
                    (at, format!("{path}.delivery.from"))
                });
            }
            if *to >= end {
                (end, before) = (*to, tactic);
            }
        }
    }
    Reading { worst, limit: f64::from(limit), unit: "days", side: Side::AtLeast }
}

pub(super) fn length(arm: &Arm<'_>, limit: u32) -> Reading {
    let mut worst = None;
    for (product, all) in periods(arm) {
        let mut open = (i64::MIN, i64::MIN);
        for ((from, to), tactic, path) in &all {
            // Deals that touch are one deal for the shopper.
            let joins = open.1 > i64::MIN && *from <= open.1 + 1;
            open = if joins { (open.0, open.1.max(*to)) } else { (*from, *to) };
            larger(&mut worst, (open.1 - open.0 + 1) as f64, || {
                (format!("`{product}` up to the end of `{tactic}`"), format!("{path}.delivery.to"))
            });
        }
    }
    Reading { worst, limit: f64::from(limit), unit: "days", side: Side::AtMost }
}

pub(super) fn blackout(arm: &Arm<'_>, limit: &PeriodLimit) -> Reading {
    let closed = (day(limit.from.0), day(limit.to.0));
    let mut worst = None;
    for (product, all) in periods(arm) {
        for ((from, to), tactic, path) in &all {
            let shared = (*to).min(closed.1) - (*from).max(closed.0) + 1;
            larger(&mut worst, shared.max(0) as f64, || {
                let at = format!("`{tactic}` on `{product}` between {} and {}", limit.from.0, limit.to.0);
                (at, format!("{path}.delivery"))
            });
        }
    }
    Reading { worst, limit: 0.0, unit: "days", side: Side::AtMost }
}

pub(super) fn mandatory(arm: &Arm<'_>, limit: &MandatoryLimit) -> Reading {
    let need = limit.need.unwrap_or(Need::Deal);
    let all = deals(arm);
    let serves = |tactic: &TacticSpec| match need {
        Need::Deal => all.iter().any(|d| d.given.depth > 0.0 && std::ptr::eq(d.tactic, tactic)),
        Need::Display => matches!(tactic.mechanic, MechanicSpec::Display(_)),
        Need::Any => true,
    };
    let wanted = week(arm, day(limit.from.0))..=week(arm, day(limit.to.0));
    let needed = (wanted.end() - wanted.start() + 1).max(0);
    let runs =
        |at: i64| arm.tactics().any(|(_, t)| serves(t) && (week(arm, days(t).0)..=week(arm, days(t).1)).contains(&at));
    let missing: Vec<i64> = wanted.filter(|&at| !runs(at)).collect();
    let what = match need {
        Need::Deal => "a deal",
        Need::Display => "a display",
        Need::Any => "a tactic",
    };
    let at =
        missing.first().map_or_else(String::new, |first| format!("week {} is the first without {what}", first + 1));
    let worst = Some(super::Worst { value: (needed - missing.len() as i64) as f64, at, path: arm.path.clone() });
    Reading { worst, limit: needed as f64, unit: "weeks", side: Side::AtLeast }
}

pub(super) fn together(arm: &Arm<'_>, limit: &TogetherLimit) -> Reading {
    let count =
        if limit.mechanics.is_empty() { products_together(arm) } else { mechanics_together(arm, &limit.mechanics) };
    let value = count.len() as f64;
    let worst = count.into_iter().next().map(|(at, path)| super::Worst { value, at, path });
    Reading { worst, limit: 0.0, unit: "count", side: Side::AtMost }
}

fn products_together(arm: &Arm<'_>) -> Vec<(String, String)> {
    let all: Vec<_> = deals(arm).into_iter().filter(|d| d.given.is_for_shoppers()).collect();
    let mut found = BTreeMap::new();
    for (at, a) in all.iter().enumerate() {
        for b in all[at + 1..]
            .iter()
            .filter(|b| b.product.id != a.product.id && b.channel.id == a.channel.id && overlap(a.days, b.days))
        {
            let (first, second) = if a.product.id < b.product.id { (a, b) } else { (b, a) };
            let pair = (first.product.id.as_str(), second.product.id.as_str());
            found.entry(pair).or_insert_with(|| {
                let at = format!("`{}` and `{}` in `{}`", pair.0, pair.1, a.channel.id);
                (at, format!("{}.delivery", b.path))
            });
        }
    }
    found.into_values().collect()
}

fn mechanics_together(arm: &Arm<'_>, words: &[String]) -> Vec<(String, String)> {
    let mine: Vec<_> = arm.tactics().map(|(path, t)| (path, t, word(&t.mechanic))).collect();
    let mut found = Vec::new();
    for (at, (_, a, a_word)) in mine.iter().enumerate().filter(|(_, (.., w))| words.contains(w)) {
        for (path, b, b_word) in mine[at + 1..].iter().filter(|(.., w)| words.contains(w)) {
            let product = products(arm.spec, a).any(|p| products(arm.spec, b).any(|q| q.id == p.id));
            let channel = places(a).iter().any(|c| places(b).contains(c));
            if a_word != b_word && product && channel && overlap(days(a), days(b)) {
                found.push((format!("`{}` ({a_word}) and `{}` ({b_word})", a.id, b.id), format!("{path}.mechanic")));
            }
        }
    }
    found
}
