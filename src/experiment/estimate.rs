//! From numbers per future to estimates with a unit.

use super::results::Estimate;
use crate::stats;

/// Currencies without a minor unit in use; all others are shown to the hundredth.
const WHOLE: [&str; 8] = ["VND", "IDR", "JPY", "KRW", "CLP", "ISK", "UGX", "PYG"];

/// How numbers of a run are scaled and rounded.
#[derive(Clone, Debug)]
pub struct Scale {
    /// ISO currency code.
    pub currency: String,
    /// Households that one simulated shopper stands for.
    pub households: f64,
    /// Smallest amount shown, in currency units.
    pub step: f64,
}

impl Scale {
    /// Scale of a scenario.
    #[must_use]
    pub fn new(currency: &str, households: f64) -> Self {
        let step = if WHOLE.contains(&currency) { 1.0 } else { 0.01 };
        Self { currency: currency.to_string(), households, step }
    }

    /// Currency units of the market for an amount of the simulated shoppers in ten-thousandths.
    #[must_use]
    pub fn money(&self, ten_thousandths: f64) -> f64 {
        ten_thousandths / crate::units::MONEY_SCALE as f64 * self.households
    }

    /// A difference in money.
    #[must_use]
    pub fn money_difference(&self, values: &[f64]) -> Estimate {
        let values: Vec<f64> = values.iter().map(|v| self.money(*v)).collect();
        difference(&values, self.step, &self.currency)
    }

    /// A level in money.
    #[must_use]
    pub fn money_level(&self, values: &[f64]) -> Estimate {
        Estimate { p_positive: None, ..self.money_difference(values) }
    }

    /// Differences in money whose means add up to their rounded total; the last entry is the total.
    #[must_use]
    pub fn money_parts(&self, parts: &[Vec<f64>]) -> Vec<Estimate> {
        let mut estimates: Vec<Estimate> = parts.iter().map(|p| self.money_difference(p)).collect();
        let means: Vec<f64> = parts.iter().map(|p| self.money(stats::mean(p))).collect();
        for (estimate, mean) in estimates.iter_mut().zip(stats::round_to_sum(&means, self.step)) {
            estimate.mean = tidy(mean, self.step);
        }
        estimates
    }

    /// A number of packs of the market.
    #[must_use]
    pub fn packs(&self, values: &[f64]) -> Estimate {
        let values: Vec<f64> = values.iter().map(|v| v * self.households).collect();
        difference(&values, 1.0, "units")
    }

    /// A plain count of the market.
    #[must_use]
    pub fn count(&self, values: &[f64]) -> Estimate {
        Estimate { unit: String::from("count"), ..self.packs(values) }
    }
}

/// A difference over futures, rounded to `step`.
#[must_use]
pub fn difference(values: &[f64], step: f64, unit: &str) -> Estimate {
    let positive = values.iter().filter(|v| **v > 0.0).count();
    Estimate {
        mean: tidy(stats::mean(values), step),
        p05: tidy(stats::quantile(values, 0.05), step),
        p95: tidy(stats::quantile(values, 0.95), step),
        p_positive: Some(tidy(positive as f64 / values.len().max(1) as f64, 1e-4)),
        mc_error: stats::mean_error(values).map(|e| tidy(e, step)),
        unit: unit.to_string(),
    }
}

/// A level over futures, rounded to `step`.
#[must_use]
pub fn level(values: &[f64], step: f64, unit: &str) -> Estimate {
    Estimate { p_positive: None, ..difference(values, step, unit) }
}

/// Ratio of means with the spread of the numerator; `None` when the mean of the denominator is not above 0.
#[must_use]
pub fn ratio_of_means(part: &[f64], whole: &[f64]) -> Option<Estimate> {
    let base = stats::mean(whole);
    if base <= 0.0 {
        return None;
    }
    let ratios: Vec<f64> = part.iter().map(|p| p / base).collect();
    let ratio = stats::mean(&ratios);
    // First-order error of a ratio of means: that of part − ratio × whole.
    let rests: Vec<f64> = part.iter().zip(whole).map(|(p, w)| (p - ratio * w) / base).collect();
    let mut estimate = difference(&ratios, 1e-4, "ratio");
    estimate.mc_error = stats::mean_error(&rests).map(|e| tidy(e, 1e-4));
    Some(estimate)
}

/// Rounds to a step and removes what binary fractions add, and the sign of zero.
#[must_use]
pub fn tidy(value: f64, step: f64) -> f64 {
    let per_unit = (1.0 / step).round();
    let rounded = if step >= 1.0 { value.round() } else { (value * per_unit).round() / per_unit };
    if rounded == 0.0 || !rounded.is_finite() { 0.0 } else { rounded }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_an_estimate_add_up_to_the_rounded_total() {
        let scale = Scale::new("VND", 1.0);
        let parts = scale.money_parts(&[vec![4_000.0, 4_000.0], vec![4_000.0, 4_000.0], vec![4_000.0, 4_000.0]]);
        assert_eq!(parts.iter().map(|p| p.mean).sum::<f64>(), 1.0);
    }

    #[test]
    fn a_ratio_without_outlay_is_absent() {
        assert_eq!(ratio_of_means(&[1.0], &[0.0]), None);
    }

    #[test]
    fn zero_has_no_sign() {
        assert!(tidy(-0.2, 1.0).is_sign_positive());
    }
}
