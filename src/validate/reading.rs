//! What one seed says about a metric, and how seeds are pooled.

/// A ratio measured on one seed; pooled over seeds, numerators and denominators add up before they are divided, so that
/// a seed with few events counts little.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reading {
    /// Fact.
    pub fact: &'static str,
    /// Metric of the fact.
    pub metric: &'static str,
    /// Archetype other than the default one, when the block is repeated for all four.
    pub archetype: Option<&'static str>,
    /// What is divided.
    pub numerator: f64,
    /// By what.
    pub denominator: f64,
}

impl Reading {
    /// A value of which the mean over seeds is taken.
    #[must_use]
    pub const fn mean(fact: &'static str, metric: &'static str, value: f64) -> Self {
        Self::ratio(fact, metric, value, 1.0)
    }

    /// A ratio pooled over seeds.
    #[must_use]
    pub const fn ratio(fact: &'static str, metric: &'static str, numerator: f64, denominator: f64) -> Self {
        Self { fact, metric, archetype: None, numerator, denominator }
    }

    /// The same reading taken in a category of another archetype.
    #[must_use]
    pub const fn of(mut self, archetype: Option<&'static str>) -> Self {
        self.archetype = archetype;
        self
    }
}

/// Pooled value of readings, and the standard deviation of the values of single seeds.
///
/// * `seeds`: readings of one metric, by seed
///
/// The value is absent when nothing was counted, the spread with fewer than two seeds.
#[must_use]
pub fn pool(seeds: &[Vec<Reading>]) -> (Option<f64>, Option<f64>) {
    let sum = |readings: &[Reading]| {
        let total = |part: fn(&Reading) -> f64| readings.iter().map(part).sum::<f64>();
        (total(|r| r.numerator), total(|r| r.denominator))
    };
    let sums: Vec<(f64, f64)> = seeds.iter().map(|s| sum(s)).collect();
    let all = sums.iter().fold((0.0, 0.0), |a, s| (a.0 + s.0, a.1 + s.1));
    let divide = |(n, d): (f64, f64)| Some(n / d).filter(|v| v.is_finite());
    let single: Vec<f64> = sums.iter().filter_map(|&s| divide(s)).collect();
    let mean = crate::stats::mean(&single);
    let squares: f64 = single.iter().map(|v| (v - mean) * (v - mean)).sum();
    let spread = (single.len() > 1).then(|| libm::sqrt(squares / (single.len() - 1) as f64));
    (divide(all), spread)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seeds_are_pooled_before_dividing_and_spread_is_over_single_seeds() {
        let seeds = vec![vec![Reading::ratio("f", "m", 1.0, 2.0)], vec![Reading::ratio("f", "m", 9.0, 6.0)]];
        let (value, spread) = pool(&seeds);
        assert_eq!(value, Some(10.0 / 8.0));
        assert!((spread.unwrap_or(0.0) - libm::sqrt(0.5)).abs() < 1e-12);
        assert_eq!(pool(&[vec![Reading::ratio("f", "m", 1.0, 0.0)]]), (None, None));
    }
}
