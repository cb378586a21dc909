//! Statistics over futures: means, quantiles, Monte-Carlo error, exact rounding of parts.

use statrs::statistics::{Data, OrderStatistics};

/// Arithmetic mean; 0 for no values.
#[must_use]
pub fn mean(values: &[f64]) -> f64 {
    if values.is_empty() { 0.0 } else { values.iter().sum::<f64>() / values.len() as f64 }
}

/// Half-width of the 90% interval of the mean by Student's t; `None` for fewer than two values.
///
/// With the normal quantile instead, four values would claim an error that is a third too small.
#[must_use]
pub fn mean_error(values: &[f64]) -> Option<f64> {
    if values.len() < 2 {
        return None;
    }
    let centre = mean(values);
    let variance = values.iter().map(|v| (v - centre) * (v - centre)).sum::<f64>() / (values.len() - 1) as f64;
    Some(t_95((values.len() - 1) as f64) * (variance / values.len() as f64).sqrt())
}

/// Standard deviations of two series of the same futures, and their correlation (0 where one does not vary); `None` for fewer
/// than two values.
#[must_use]
pub fn spread_of_two(a: &[f64], b: &[f64]) -> Option<([f64; 2], f64)> {
    if a.len() < 2 || a.len() != b.len() {
        return None;
    }
    let (mean_a, mean_b, free) = (mean(a), mean(b), (a.len() - 1) as f64);
    let sum = |of: &dyn Fn(usize) -> f64| (0..a.len()).map(of).sum::<f64>() / free;
    let variance_a = sum(&|i| (a[i] - mean_a) * (a[i] - mean_a));
    let variance_b = sum(&|i| (b[i] - mean_b) * (b[i] - mean_b));
    let sides = [variance_a.sqrt(), variance_b.sqrt()];
    let product = sides[0] * sides[1];
    let correlation = if product > 0.0 { sum(&|i| (a[i] - mean_a) * (b[i] - mean_b)) / product } else { 0.0 };
    Some((sides, correlation.clamp(-1.0, 1.0)))
}

/// 95% quantile of Student's t, the factor of a 90% interval of a mean.
///
/// * `freedom`: degrees of freedom; below 1 they count as 1
///
/// From the same table and expansion as [`t_975`].
#[must_use]
pub fn t_95(freedom: f64) -> f64 {
    const TABLE: [f64; 10] = [6.314, 2.920, 2.353, 2.132, 2.015, 1.943, 1.895, 1.860, 1.833, 1.812];
    student(freedom, &TABLE, 1.644_853_626_951_472_2)
}

/// Factor of the usual 95% interval of a difference of means: 97.5% quantile of Student's t.
///
/// * `freedom`: degrees of freedom, which need not be whole; below 1 they count as 1
///
/// Tabled up to 10 (NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2), linear in the inverse between, and from there
/// the expansion around the normal quantile (Abramowitz & Stegun 26.7.5); off by less than 0.001 at whole numbers.
#[must_use]
pub fn t_975(freedom: f64) -> f64 {
    const TABLE: [f64; 10] = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228];
    student(freedom, &TABLE, 1.959_963_984_540_054)
}

/// A quantile of Student's t from its table for few degrees of freedom, and from the normal quantile `z` for more.
fn student(freedom: f64, table: &[f64; 10], z: f64) -> f64 {
    let freedom = if freedom >= 1.0 { freedom } else { 1.0 };
    if freedom < table.len() as f64 {
        let low = freedom as usize;
        let part = (1.0 / low as f64 - 1.0 / freedom) * (low * (low + 1)) as f64;
        return table[low - 1] + part * (table[low] - table[low - 1]);
    }
    let (z3, z5, z7) = (z * z * z, z * z * z * z * z, z * z * z * z * z * z * z);
    let terms = [
        (z3 + z) / 4.0,
        (5.0 * z5 + 16.0 * z3 + 3.0 * z) / 96.0,
        (3.0 * z7 + 19.0 * z5 + 17.0 * z3 - 15.0 * z) / 384.0,
    ];
    z + terms[0] / freedom + terms[1] / (freedom * freedom) + terms[2] / (freedom * freedom * freedom)
}

/// A sample as far as a comparison of two means needs it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Moments {
    /// Number of values.
    pub count: f64,
    /// Their mean.
    pub mean: f64,
    /// Their variance, divided by one less than their number; 0 for fewer than two values.
    pub variance: f64,
}

impl Moments {
    /// From a number of values, their sum and the sum of their squares.
    #[must_use]
    pub fn of_sums(count: f64, sum: f64, squares: f64) -> Self {
        if count < 1.0 {
            return Self::default();
        }
        let mean = sum / count;
        let variance = if count < 2.0 { 0.0 } else { ((squares - sum * mean) / (count - 1.0)).max(0.0) };
        Self { count, mean, variance }
    }

    /// From the values themselves.
    #[must_use]
    pub fn of(values: &[f64]) -> Self {
        let centre = mean(values);
        let squares: f64 = values.iter().map(|v| (v - centre) * (v - centre)).sum();
        let variance = if values.len() < 2 { 0.0 } else { squares / (values.len() - 1) as f64 };
        Self { count: values.len() as f64, mean: centre, variance }
    }
}

/// Half-width of the usual 95% interval of a difference of two means, after Welch (1947); `None` when a sample has fewer than
/// two values.
#[must_use]
pub fn welch(a: &Moments, b: &Moments) -> Option<f64> {
    if a.count < 2.0 || b.count < 2.0 {
        return None;
    }
    let (of_a, of_b) = (a.variance / a.count, b.variance / b.count);
    let squares = of_a * of_a / (a.count - 1.0) + of_b * of_b / (b.count - 1.0);
    let both = of_a + of_b;
    let freedom = if squares > 0.0 { both * both / squares } else { a.count + b.count - 2.0 };
    Some(t_975(freedom) * both.sqrt())
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
    fn quantiles_of_t_are_those_of_the_tables() {
        let tabled = [
            (1.0, 12.706),
            (2.0, 4.303),
            (5.0, 2.571),
            (10.0, 2.228),
            (12.0, 2.179),
            (20.0, 2.086),
            (30.0, 2.042),
            (120.0, 1.980),
        ];
        for (freedom, expected) in tabled {
            assert!((t_975(freedom) - expected).abs() < 1e-3, "{freedom}: {}", t_975(freedom));
        }
        let falling: Vec<f64> = (10..200).map(|d| t_975(f64::from(d) / 10.0)).collect();
        assert!(falling.windows(2).all(|w| w[0] >= w[1] - 5e-4), "it never rises with the freedom");
        assert_eq!(t_975(f64::NAN), 12.706);
        assert!((t_975(f64::INFINITY) - 1.96).abs() < 1e-3);
    }

    #[test]
    fn the_error_of_a_mean_of_few_values_is_as_wide_as_student_says() {
        for (freedom, expected) in
            [(1.0, 6.314), (3.0, 2.353), (7.0, 1.895), (15.0, 1.753), (30.0, 1.697), (120.0, 1.658)]
        {
            assert!((t_95(freedom) - expected).abs() < 1e-3, "{freedom}: {}", t_95(freedom));
        }
        // Four values with a standard deviation of 2: 2.353 × 2 ÷ √4.
        let error = mean_error(&[1.0, 1.0 + 12.0_f64.sqrt(), 1.0, 1.0 + 12.0_f64.sqrt()]).expect("several values");
        assert!((error - 2.353).abs() < 1e-3, "{error}");
    }

    #[test]
    fn what_moves_together_has_a_correlation_of_one() {
        let (sides, correlation) = spread_of_two(&[1.0, 2.0, 3.0], &[10.0, 20.0, 30.0]).expect("several values");
        assert_eq!((sides, correlation), ([1.0, 10.0], 1.0));
        assert_eq!(spread_of_two(&[1.0, 2.0, 3.0], &[3.0, 2.0, 1.0]).expect("several values").1, -1.0);
        assert_eq!(spread_of_two(&[1.0, 2.0], &[5.0, 5.0]).expect("several values").1, 0.0);
        assert_eq!(spread_of_two(&[1.0], &[5.0]), None);
    }

    #[test]
    fn a_welch_interval_is_that_of_the_textbook() {
        // Two samples of equal size and variance: t with 2 (n − 1) degrees of freedom.
        let (a, b) = (Moments::of(&[1.0, 2.0, 3.0]), Moments::of_sums(3.0, 15.0, 77.0));
        assert_eq!((a.mean, a.variance, b.mean, b.variance), (2.0, 1.0, 5.0, 1.0));
        let half = welch(&a, &b).expect("two samples");
        assert!((half - 2.776 * (2.0_f64 / 3.0).sqrt()).abs() < 1e-3, "{half}");
        assert_eq!(welch(&a, &Moments::of(&[1.0])), None, "one value has no spread");
        assert_eq!(welch(&Moments::of(&[1.0, 1.0]), &Moments::of(&[2.0, 2.0])), Some(0.0));
        assert_eq!(Moments::of_sums(0.0, 0.0, 0.0), Moments::default());
    }

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
