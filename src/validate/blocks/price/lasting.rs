//! Lasting changes of the regular price in all outlets: own and cross elasticities, rises against cuts.

use super::{BRANDS, Field, Kind};
use crate::validate::Reading;

/// Facts that are read from lasting changes alone.
pub const FACTS: &[&str] =
    &["regular-price-elasticity", "cross-price", "price-rise-asymmetry", "online-loyal-less-price"];
/// Weeks of a lasting change that are simulated; the second year is the settled one.
pub const WEEKS: usize = 104;
/// Weeks of the short run.
const SHORT: usize = 8;

/// Elasticity of brand `of` to a change of the price of `brand` over some weeks: ln of units over ln of price.
fn response(
    field: &Field,
    change: i8,
    (brand, of): (usize, usize),
    weeks: std::ops::Range<usize>,
    channel: Option<usize>,
) -> Option<f64> {
    let outcome = field.of(Kind::Lasting(change)).find(|o| o.event.brand == brand)?;
    let (with, without) = field.pair(outcome, weeks, channel, Some(field.products(of)));
    Some(libm::log(with / without) / libm::log(1.0 + f64::from(change) / 100.0))
}

/// Adds the metrics of lasting changes; gives the mean own elasticity of the second year.
pub fn readings(field: &Field, found: &mut Vec<Reading>) -> f64 {
    let changed: Vec<usize> = field.of(Kind::Lasting(10)).map(|o| o.event.brand).collect();
    let own = |change, weeks: std::ops::Range<usize>| -> Vec<f64> {
        changed.iter().filter_map(|&b| response(field, change, (b, b), weeks.clone(), None)).collect()
    };
    let late = WEEKS / 2..WEEKS;
    let mut settled = own(10, late.clone());
    settled.extend(own(-10, late.clone()));
    let mean = crate::stats::mean(&settled);
    found.push(Reading::mean("regular-price-elasticity", "mean_elasticity", mean));
    let steep = |change| own(change, 0..SHORT).iter().map(|e| e.abs()).sum::<f64>();
    found.push(Reading::ratio("price-rise-asymmetry", "asym_8wk", steep(10), steep(-10)));
    let cross: Vec<f64> = changed
        .iter()
        .flat_map(|&j| (0..BRANDS).filter(move |i| *i != j).map(move |i| (j, i)))
        .filter_map(|(j, i)| {
            let both = [10, -10].map(|change| response(field, change, (j, i), late.clone(), None));
            Some((both[0]? + both[1]?) / 2.0)
        })
        .collect();
    found.push(Reading::mean("cross-price", "mean_cross", crate::stats::mean(&cross)));
    let positive = cross.iter().filter(|e| **e > 0.0).count() as f64;
    found.push(Reading::ratio("cross-price", "share_positive", positive, cross.len() as f64));
    let in_channel = |channel| -> f64 {
        let both = changed.iter().flat_map(|&b| [(b, 10), (b, -10)]);
        both.filter_map(|(b, change)| response(field, change, (b, b), late.clone(), Some(channel))).map(f64::abs).sum()
    };
    let (online, stores) = (in_channel(field.app), in_channel(field.store));
    found.push(Reading::ratio("online-loyal-less-price", "elast_ratio", online, stores));
    mean
}
