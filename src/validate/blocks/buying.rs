//! Three years of ordinary buying in V0: the regularities of Ehrenberg and others, state dependence, attention to deals.

use crate::engine::{World, run_branches};
use crate::validate::tally::{Purchase, Purchases, Year, correlation};
use crate::validate::{Block, Fault, Lab, Reading, lab::V0};

/// Facts of ordinary buying.
pub const BLOCK: Block = Block {
    id: "buying patterns",
    facts: &[
        "nbd-incidence",
        "double-jeopardy",
        "duplication-of-purchase",
        "pareto-60-20",
        "buyer-moderation",
        "repeat-erosion",
        "light-buyers",
        "natural-monopoly",
        "dirichlet-fit",
        "in-store-attention",
    ],
    measure,
};

/// Households of the world.
const SHOPPERS: u32 = 10_000;
/// Days of a panel year.
const YEAR: u16 = 364;

fn measure(lab: &Lab) -> Result<Vec<Reading>, Fault> {
    let scenario = lab.scenario(V0, "", SHOPPERS, &[("scenario.weeks", "104".to_owned())])?;
    let world = lab.world(&scenario);
    let start = world.market.calendar.warm_up_days;
    let end = start + 2 * YEAR;
    let ((_, purchases), _) = run_branches(&world, &[], end, false, |_| Purchases::on(start..end));
    let first = Year::count(&world, 0, &purchases.list, start..start + YEAR);
    let second = Year::count(&world, 0, &purchases.list, start + YEAR..end);
    Ok(patterns(&world, &first, &second, &purchases.list))
}

/// All metrics of a panel of two years.
#[must_use]
pub fn patterns(world: &World, first: &Year, second: &Year, purchases: &[Purchase]) -> Vec<Reading> {
    let mut found = incidence(first);
    found.extend(double_jeopardy(world, first));
    found.extend(duplication(first));
    found.extend(concentration(first));
    found.extend(moderation(first, second));
    found.extend(erosion(first, second));
    found.extend(light_buyers(first));
    found.push(Reading::mean("natural-monopoly", "corr_pen_catrate", monopoly(first)));
    found.push(Reading::mean("dirichlet-fit", "pen_mape", super::dirichlet::penetration_error(first)));
    found.push(unaware(world, purchases));
    found
}

fn incidence(year: &Year) -> Vec<Reading> {
    let counts: Vec<f64> = year.category().iter().map(|&c| f64::from(c)).collect();
    let mean = crate::stats::mean(&counts);
    let variance = counts.iter().map(|c| (c - mean) * (c - mean)).sum::<f64>() / counts.len().max(1) as f64;
    let shape = mean * mean / (variance - mean).max(1e-9);
    // Negative binomial by the method of moments (Ehrenberg 1959), classes 0 to 5 and the rest.
    let (mut term, mut rest, mut worst) = (libm::pow(1.0 + mean / shape, -shape), 1.0, 0.0_f64);
    for class in 0..6 {
        let seen = counts.iter().filter(|c| (**c - f64::from(class)).abs() < 0.5).count() as f64 / counts.len() as f64;
        worst = worst.max((seen - term).abs());
        rest -= term;
        term *= (shape + f64::from(class)) / f64::from(class + 1) * mean / (mean + shape);
    }
    let more = counts.iter().filter(|c| **c > 5.5).count() as f64 / counts.len() as f64;
    vec![
        Reading::mean("nbd-incidence", "var_over_mean", variance / mean),
        Reading::mean("nbd-incidence", "max_class_error", worst.max((more - rest).abs())),
    ]
}

fn brands(year: &Year) -> std::ops::Range<usize> {
    0..year.occasions.first().map_or(0, Vec::len)
}

fn spread(values: &[f64]) -> f64 {
    let (low, high) = values.iter().fold((f64::INFINITY, 0.0_f64), |(l, h), v| (l.min(*v), h.max(*v)));
    high / low
}

fn double_jeopardy(_: &World, year: &Year) -> Vec<Reading> {
    let pairs: Vec<(f64, f64)> = brands(year).map(|b| (year.penetration(b), year.frequency(b))).collect();
    let (reach, often): (Vec<f64>, Vec<f64>) = pairs.iter().copied().unzip();
    let constant: Vec<f64> = pairs.iter().map(|(b, w)| w * (1.0 - b)).collect();
    let mean = crate::stats::mean(&constant);
    let apart: Vec<f64> = constant.iter().map(|c| (c - mean).abs() / mean).collect();
    vec![
        Reading::mean("double-jeopardy", "corr_pen_freq", correlation(&pairs)),
        Reading::mean("double-jeopardy", "pen_vs_freq_ratio", spread(&reach) / spread(&often)),
        Reading::mean("double-jeopardy", "w1b_mad", crate::stats::mean(&apart)),
    ]
}

fn duplication(year: &Year) -> Vec<Reading> {
    let reach: Vec<f64> = brands(year).map(|b| year.penetration(b)).collect();
    let shared = |i: usize, j: usize| {
        let buyers = year.occasions.iter().filter(|row| row[i] > 0);
        let (both, all) =
            buyers.fold((0.0, 0.0), |(both, all), row| (both + f64::from(u8::from(row[j] > 0)), all + 1.0));
        both / f64::max(all, 1.0)
    };
    let pairs: Vec<(usize, usize, f64)> = brands(year)
        .flat_map(|i| brands(year).filter(move |j| *j != i).map(move |j| (i, j)))
        .map(|(i, j)| (i, j, shared(i, j)))
        .collect();
    let coefficient = pairs.iter().map(|p| p.2).sum::<f64>() / pairs.iter().map(|p| reach[p.1]).sum::<f64>();
    let errors: Vec<f64> = pairs.iter().map(|p| 100.0 * (p.2 - coefficient * reach[p.1]).abs()).collect();
    let columns: Vec<(f64, f64)> = brands(year)
        .map(|j| {
            let into: Vec<f64> = pairs.iter().filter(|p| p.1 == j).map(|p| p.2).collect();
            (crate::stats::mean(&into), reach[j])
        })
        .collect();
    vec![
        Reading::mean("duplication-of-purchase", "d_coef", coefficient),
        Reading::mean("duplication-of-purchase", "mad_pts", crate::stats::mean(&errors)),
        Reading::mean("duplication-of-purchase", "corr_col_pen", correlation(&columns)),
    ]
}

/// Places of the heaviest fifth of buyers; equal ones in a fixed scattered order.
fn heaviest_fifth(counts: &[u32]) -> Vec<usize> {
    let mut buyers: Vec<usize> = (0..counts.len()).filter(|&i| counts[i] > 0).collect();
    let scattered = |i: usize| (i as u32).wrapping_mul(0x9E37_79B9);
    buyers.sort_by(|&a, &b| counts[b].cmp(&counts[a]).then(scattered(a).cmp(&scattered(b))));
    let count = (buyers.len() as f64 / 5.0).round() as usize;
    buyers.truncate(count);
    buyers
}

fn share_of(places: &[usize], counts: &[u32]) -> f64 {
    let total: u32 = counts.iter().sum();
    f64::from(places.iter().map(|&i| counts[i]).sum::<u32>()) / f64::from(total.max(1))
}

fn concentration(year: &Year) -> Vec<Reading> {
    let top = |counts: &[u32]| share_of(&heaviest_fifth(counts), counts);
    let by_brand: Vec<f64> = brands(year).map(|b| top(&year.brand(b))).collect();
    vec![
        Reading::mean("pareto-60-20", "brand_top20", crate::stats::mean(&by_brand)),
        Reading::mean("pareto-60-20", "cat_top20", top(&year.category())),
    ]
}

fn moderation(first: &Year, second: &Year) -> Vec<Reading> {
    // The heaviest fifth of a brand's buyers: the published turnover is that of single brands.
    let (mut stay, mut same) = (Vec::new(), Vec::new());
    for (before, after) in brands(first).map(|b| (first.brand(b), second.brand(b))) {
        let (heavy, heavy_after) = (heaviest_fifth(&before), heaviest_fifth(&after));
        let mut still = vec![false; before.len()];
        heavy_after.iter().for_each(|&i| still[i] = true);
        stay.push(heavy.iter().filter(|&&i| still[i]).count() as f64 / heavy.len().max(1) as f64);
        same.push(share_of(&heavy, &after) / share_of(&heavy, &before));
    }
    let newly: Vec<f64> = brands(first)
        .map(|b| {
            let (new, all) = first
                .occasions
                .iter()
                .zip(&second.occasions)
                .fold((0, 0), |(new, all), (x, y)| (new + if x[b] == 0 { y[b] } else { 0 }, all + y[b]));
            f64::from(new) / f64::from(all.max(1))
        })
        .collect();
    vec![
        Reading::mean("buyer-moderation", "stay_top20", crate::stats::mean(&stay)),
        Reading::mean("buyer-moderation", "same_people_ratio", crate::stats::mean(&same)),
        Reading::mean("buyer-moderation", "from_nonbuyers", crate::stats::mean(&newly)),
    ]
}

fn erosion(first: &Year, second: &Year) -> Vec<Reading> {
    let total: u32 = first.category().iter().sum();
    let by_brand: Vec<(f64, f64)> = brands(first)
        .map(|b| {
            let buyers = first.occasions.iter().zip(&second.occasions).filter(|(x, _)| x[b] > 0);
            let (gone, all) = buyers.fold((0.0, 0.0), |(g, a), (_, y)| (g + f64::from(u8::from(y[b] == 0)), a + 1.0));
            (gone / f64::max(all, 1.0), f64::from(first.brand(b).iter().sum::<u32>()) / f64::from(total.max(1)))
        })
        .collect();
    let lapse: Vec<f64> = by_brand.iter().map(|l| l.0).collect();
    vec![
        Reading::mean("repeat-erosion", "lapse_y2", crate::stats::mean(&lapse)),
        Reading::mean("repeat-erosion", "corr_lapse_share", correlation(&by_brand)),
    ]
}

fn light_buyers(year: &Year) -> Vec<Reading> {
    let sizes: Vec<u32> = brands(year).map(|b| year.brand(b).iter().sum()).collect();
    let leader = (0..sizes.len()).max_by_key(|&b| sizes[b]).unwrap_or(0);
    let smallest = (0..sizes.len()).min_by_key(|&b| sizes[b]).unwrap_or(0);
    let once = |brand: usize| {
        let buyers: Vec<u32> = year.brand(brand).into_iter().filter(|c| *c > 0).collect();
        buyers.iter().filter(|c| **c == 1).count() as f64 / buyers.len().max(1) as f64
    };
    vec![
        Reading::mean("light-buyers", "once_leader", once(leader)),
        Reading::mean("light-buyers", "once_smallest", once(smallest)),
        Reading::mean("light-buyers", "gap", once(smallest) - once(leader)),
    ]
}

/// Correlation over brands of penetration and category occasions per buyer of the brand.
fn monopoly(year: &Year) -> f64 {
    let category = year.category();
    let pairs: Vec<(f64, f64)> = brands(year)
        .map(|b| {
            let buyers = (0..category.len()).filter(|&i| year.occasions[i][b] > 0);
            let (sum, count) = buyers.fold((0.0, 0.0), |(s, c), i| (s + f64::from(category[i]), c + 1.0));
            (year.penetration(b), sum / f64::max(count, 1.0))
        })
        .collect();
    correlation(&pairs)
}

/// Packs bought in stores on a deal without leaflet or display by somebody who did not notice the price.
fn unaware(world: &World, purchases: &[Purchase]) -> Reading {
    let bare = |p: &&Purchase| {
        let in_store = !world.market.channels[usize::from(p.channel)].kind.is_online();
        in_store && p.on_deal && !p.supported
    };
    let (missed, all) = purchases.iter().filter(bare).fold((0.0, 0.0), |(m, a), p| {
        let units = f64::from(p.units);
        (m + if p.noticed { 0.0 } else { units }, a + units)
    });
    Reading::ratio("in-store-attention", "deal_unaware", missed, all)
}
