//! Statistics over futures: means, quantiles, Monte-Carlo error, exact rounding of parts.

use statrs::statistics::{Data, OrderStatistics};

/// Half-width factor of a 90% interval of a mean (normal approximation).
pub const NORMAL_90: f64 = 1.644_853_626_951_472_2;

/// Arithmetic mean; 0 for no values.
#[must_use]
pub fn mean(values: &[f64]) -> f64 {
    if values.is_empty() { 0.0 } else { values.iter().sum::<f64>() / values.len() as f64 }
}

/// Half-width of the 90% interval of the mean; `None` for fewer than two values.
#[must_use]
pub fn mean_error(values: &[f64]) -> Option<f64> {
    if values.len() < 2 {
        return None;
    }
    let centre = mean(values);
    let variance = values.iter().map(|v| (v - centre) * (v - centre)).sum::<f64>() / (values.len() - 1) as f64;
    Some(NORMAL_90 * (variance / values.len() as f64).sqrt())
}

/// Quantile between 0 and 1 (median-unbiased, Hyndman & Fan type 8); 0 for no values.
#[must_use]
pub fn quantile(values: &[f64], at: f64) -> f64 {
    if values.is_empty() {
        return 0.0;
    }
    Data::new(values.to_vec()).quantile(at)
}

/// Rounds parts to whole steps so that they add up to the rounded `total` (largest remainders).
///
/// * `total`: the sum of the parts as it is known elsewhere; both roundings then agree to the step
#[must_use]
pub fn round_to_sum(parts: &[f64], total: f64, step: f64) -> Vec<f64> {
    let scaled: Vec<f64> = parts.iter().map(|p| p / step).collect();
    let mut rounded: Vec<f64> = scaled.iter().map(|s| s.floor()).collect();
    let missing = ((total / step).round() - rounded.iter().sum::<f64>()).round();
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by(|a, b| (scaled[*b] - rounded[*b]).total_cmp(&(scaled[*a] - rounded[*a])).then(a.cmp(b)));
    if missing < 0.0 {
        order.reverse();
    }
    let steps = if parts.is_empty() { 0 } else { missing.abs().min(1e6) as usize };
    for &part in order.iter().cycle().take(steps) {
        rounded[part] += missing.signum();
    }
    rounded.iter().map(|r| r * step).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounded_parts_add_up_to_the_rounded_total() {
        let parts = [0.4, 0.4, 0.4, -1.9];
        let rounded = round_to_sum(&parts, -0.7, 1.0);
        assert_eq!(rounded.iter().sum::<f64>(), -1.0);
    }

    #[test]
    fn one_future_has_no_simulation_error() {
        assert_eq!(mean_error(&[3.0]), None);
        assert_eq!(quantile(&[3.0], 0.05), 3.0);
    }
}
