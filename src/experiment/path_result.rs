//! Journeys of the document: the paths that lead to purchases, before and after.

use super::estimate::{Scale, difference, level};
use super::results::{Estimate, JourneyPath, Journeys, OTHER_PATHS};
use crate::market::Market;
use crate::measure::{Impact, kpi};
use crate::stats;

/// Paths listed because many purchases follow them.
const FREQUENT: usize = 40;
/// Paths listed because their purchases change most.
const CHANGED: usize = 6;

/// Journeys of a program.
///
/// * `before`: `[future][path]`: purchase occasions without it
#[must_use]
pub fn journeys(market: &Market, scale: &Scale, impacts: &[&Impact], before: &[&[f64]]) -> Journeys {
    let channels = market.channels.len();
    let of = |path: usize| (path / (channels * channels), path / channels % channels, path % channels);
    let levels = |path: usize| before.iter().map(|b| b[path]).collect::<Vec<f64>>();
    let changes = |path: usize| impacts.iter().map(|i| i.paths[path]).collect::<Vec<f64>>();
    let used: Vec<(usize, f64, f64)> = (0..channels.pow(3))
        .map(|path| (path, stats::mean(&levels(path)), stats::mean(&changes(path))))
        .filter(|(_, before, change)| *before > 0.0 || *change != 0.0)
        .collect();
    let most = |value: &dyn Fn(&(usize, f64, f64)) -> f64, count: usize| {
        let mut order: Vec<&(usize, f64, f64)> = used.iter().collect();
        order.sort_by(|a, b| value(b).total_cmp(&value(a)).then(a.0.cmp(&b.0)));
        order.into_iter().take(count).map(|p| p.0).collect::<Vec<usize>>()
    };
    let mut listed = most(&|p| p.1, FREQUENT);
    let changed = most(&|p| p.2.abs(), CHANGED);
    listed.extend(changed.into_iter().filter(|path| !listed.contains(path)).collect::<Vec<_>>());
    let id = |c: usize| market.channels[c].id.clone();
    let estimates = |members: &[usize]| {
        let sum = |columns: &dyn Fn(usize) -> Vec<f64>| {
            let mut total = vec![0.0; impacts.len()];
            members.iter().for_each(|m| total.iter_mut().zip(columns(*m)).for_each(|(t, v)| *t += v));
            total
        };
        let before = Estimate { p_positive: None, ..scale.count(&sum(&levels)) };
        (before, scale.count(&sum(&changes)))
    };
    let mut paths: Vec<JourneyPath> = Vec::new();
    for path in &listed {
        let (first, last, seller) = of(*path);
        let (before, change) = estimates(&[*path]);
        paths.push(JourneyPath { first: id(first), last: id(last), seller: id(seller), before, change });
    }
    let rest: Vec<usize> = used.iter().map(|p| p.0).filter(|path| !listed.contains(path)).collect();
    if !rest.is_empty() {
        let (before, change) = estimates(&rest);
        let other = || OTHER_PATHS.to_string();
        paths.push(JourneyPath { first: other(), last: other(), seller: other(), before, change });
    }
    let share = |counts: &dyn Fn(usize) -> f64| {
        let own = || (0..channels.pow(3)).filter(|path| market.channels[of(*path).2].is_account());
        let crossed = own().filter(|path| of(*path).0 != of(*path).2).map(counts).sum();
        kpi::ratio(crossed, own().map(counts).sum())
    };
    let futures = || before.iter().zip(impacts);
    let with: Vec<f64> = futures().map(|(b, i)| share(&|path| b[path] + i.paths[path])).collect();
    let without = before.iter().map(|b| share(&|path| b[path]));
    let changes: Vec<f64> = with.iter().zip(without).map(|(with, without)| with - without).collect();
    Journeys {
        cross_share: level(&with, 1e-4, "share"),
        cross_share_change: difference(&changes, 1e-4, "share"),
        paths,
    }
}
