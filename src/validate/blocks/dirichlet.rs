//! One Dirichlet for a category (Goodhardt, Ehrenberg & Chatfield 1984): mean rate and shape of category buying, brand
//! shares, and one diversity S for all brands. S is fitted to the sum of penetrations; how far each brand is off then says
//! whether one S fits all.

use crate::validate::tally::Year;

/// Most category purchases of a household that are told apart.
const MOST: usize = 400;

/// Mean absolute error of fitted brand penetrations, share of the penetration.
#[must_use]
pub fn penetration_error(year: &Year) -> f64 {
    let category = year.category();
    let households = category.len().max(1) as f64;
    let mean = category.iter().map(|&c| f64::from(c)).sum::<f64>() / households;
    let squares = category.iter().map(|&c| (f64::from(c) - mean) * (f64::from(c) - mean)).sum::<f64>();
    let shape = mean * mean / (squares / households - mean).max(1e-9);
    let chances = negative_binomial(mean, shape);
    let brands = year.occasions.first().map_or(0, Vec::len);
    let share = |b: usize| year.brand(b).iter().map(|&c| f64::from(c)).sum::<f64>() / (mean * households).max(1e-9);
    let shares: Vec<f64> = (0..brands).map(share).collect();
    let seen: Vec<f64> = (0..brands).map(|b| year.penetration(b)).collect();
    let fitted = |s: f64| shares.iter().map(|p| penetration(&chances, s, *p)).collect::<Vec<f64>>();
    let target: f64 = seen.iter().sum();
    // Penetration rises with S: halve the interval of ln S.
    let (mut low, mut high) = (libm::log(0.01), libm::log(100.0));
    for _ in 0..60 {
        let middle = (low + high) / 2.0;
        if fitted(libm::exp(middle)).iter().sum::<f64>() < target { low = middle } else { high = middle }
    }
    let best = fitted(libm::exp((low + high) / 2.0));
    let errors: Vec<f64> = best.iter().zip(&seen).map(|(f, s)| (f - s).abs() / s.max(1e-9)).collect();
    crate::stats::mean(&errors)
}

fn negative_binomial(mean: f64, shape: f64) -> Vec<f64> {
    let mut chances = vec![libm::pow(1.0 + mean / shape, -shape)];
    for n in 0..MOST {
        chances.push(chances[n] * (shape + n as f64) / (n + 1) as f64 * mean / (mean + shape));
    }
    chances
}

/// 1 − Σ P(n) P(brand not among n purchases), which is Π (S − α + i) / (S + i) for a Dirichlet with α = S × share.
fn penetration(chances: &[f64], s: f64, share: f64) -> f64 {
    let (mut none, mut without) = (0.0, 1.0);
    for (n, chance) in chances.iter().enumerate() {
        none += chance * without;
        without *= (s * (1.0 - share) + n as f64) / (s + n as f64);
    }
    1.0 - none
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_purchase_each_reaches_the_share_whatever_s() {
        for s in [0.1, 1.0, 10.0] {
            assert!((penetration(&[0.0, 1.0], s, 0.3) - 0.3).abs() < 1e-12);
        }
    }

    #[test]
    fn penetrations_of_the_toothpaste_panel_come_out_as_published() {
        // 56% buy 2.6 times a quarter: mean 1.46. Shares 25 and 2%, penetrations 20 and 2% (Goodhardt et al. 1984).
        let shape = 0.78;
        let chances = negative_binomial(1.46, shape);
        assert!((chances[0] - 0.44).abs() < 0.01, "{}", chances[0]);
        assert!((penetration(&chances, 1.3, 0.25) - 0.20).abs() < 0.02);
        assert!((penetration(&chances, 1.3, 0.02) - 0.02).abs() < 0.005);
    }
}
